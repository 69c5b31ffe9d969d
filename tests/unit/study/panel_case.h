/* panel_case.h - exports to six partners over six years and events with them, and panels of both
 *
 * CCC has no row in 2004, FFF one row in all, BBB a zero in 2004; the events never name EEE. */
#pragma once

#include "folder_study.h"

#include <gsl/gsl_errno.h>

#include "study/panel_study.h"
#include "study/panel_zeros.h"

#define PANEL_PACKAGE                                                                                                  \
  "resources:\n"                                                                                                       \
  "  - name: trade\n    path: trade.csv\n    unit: USD million\n    sources: [{title: Customs}]\n"                     \
  "    schema: {fields: [{name: year, type: year, role: period}, {name: partner, role: key, aggregates: [WLD]},\n"     \
  "      {name: value, type: number}]}\n"                                                                              \
  "  - name: events\n    path: events.csv\n    unit: events\n    absent: zero\n    sources: [{title: Wires}]\n"        \
  "    schema: {fields: [{name: year, type: year, role: period}, {name: source, role: actor},\n"                       \
  "      {name: target, role: actor}, {name: good, type: number}, {name: bad, type: number}]}\n"                       \
  "  - name: months\n    path: months.csv\n    schema: {fields: [{name: month, type: yearmonth, role: period},\n"      \
  "      {name: partner, role: key}, {name: value, type: number}]}\n"                                                  \
  "  - name: oil\n    path: oil.csv\n    sources: [{title: Exchange}]\n"                                               \
  "    schema: {fields: [{name: year, type: year, role: period}, {name: value, type: number}]}\n"                      \
  "  - name: scores\n    path: scores.csv\n    schema: {fields: [{name: year, type: year, role: period},\n"            \
  "      {name: index, role: index}, {name: value, type: number}]}\n"

#define PANEL_TRADE                                                                                                    \
  "year,partner,value\n2001,AAA,100\n2002,AAA,110\n2003,AAA,125\n2004,AAA,130\n2005,AAA,150\n2006,AAA,165\n"           \
  "2001,BBB,20\n2002,BBB,26\n2003,BBB,24\n2004,BBB,0\n2005,BBB,30\n2006,BBB,41\n"                                      \
  "2001,CCC,300\n2002,CCC,280\n2003,CCC,310\n2005,CCC,390\n2006,CCC,400\n"                                             \
  "2001,DDD,5\n2002,DDD,7\n2003,DDD,6\n2004,DDD,9\n2005,DDD,12\n2006,DDD,10\n"                                         \
  "2001,EEE,50\n2002,EEE,48\n2003,EEE,55\n2004,EEE,60\n2005,EEE,58\n2006,EEE,70\n2003,FFF,3\n2001,WLD,480\n"
#define PANEL_EVENTS                                                                                                   \
  "year,source,target,good,bad\n2001,AAA,BLR,3,1\n2002,BLR,AAA,2,0\n2002,AAA,BLR,3,0\n2003,BLR,AAA,6,0\n"              \
  "2003,AAA,BLR,3,2\n2004,BLR,AAA,5,0\n2004,AAA,BLR,3,0\n2005,BLR,AAA,9,0\n2005,AAA,BLR,3,1\n2006,BLR,AAA,12,0\n"      \
  "2006,AAA,BLR,3,0\n2001,BBB,BLR,1,0\n2002,BBB,BLR,2,2\n2004,BBB,BLR,0,5\n2005,BBB,BLR,1,1\n2006,BLR,BBB,1,0\n"       \
  "2006,BBB,BLR,3,0\n2001,BLR,CCC,17,0\n2001,CCC,BLR,3,4\n2002,BLR,CCC,11,0\n2002,CCC,BLR,3,9\n2003,BLR,CCC,15,0\n"    \
  "2003,CCC,BLR,3,3\n2004,BLR,CCC,19,0\n2004,CCC,BLR,3,1\n2005,BLR,CCC,22,0\n2005,CCC,BLR,3,2\n2006,BLR,CCC,27,0\n"    \
  "2006,CCC,BLR,3,0\n2002,DDD,BLR,0,1\n2003,DDD,BLR,1,0\n2005,DDD,BLR,2,0\n2006,DDD,BLR,0,3\n2003,FFF,BLR,2,1\n"       \
  "2003,RUS,UKR,9,9\n"

#define PANEL_MONTHS                                                                                                   \
  "month,partner,value\n2001-01,AAA,4\n2001-02,AAA,5\n2002-01,AAA,6\n2003-01,AAA,6\n2003-02,AAA,1\n2004-02,AAA,9\n"    \
  "2001-01,BBB,6\n2001-02,BBB,8\n2002-02,BBB,8\n2003-02,BBB,7\n2004-01,BBB,3\n2001-01,CCC,2\n2001-02,CCC,\n"           \
  "2002-01,CCC,4\n"

#define PANEL_FILES                                                                                                    \
  (const char *const[])                                                                                                \
  {                                                                                                                    \
    "datapackage.json", PANEL_PACKAGE, "trade.csv", PANEL_TRADE, "events.csv", PANEL_EVENTS, "months.csv",             \
        PANEL_MONTHS, "oil.csv", "year,value\n2001,24\n2002,25\n2003,29\n2004,38\n2005,55\n2006,65\n", "scores.csv",   \
        "year,index,value\n2001,old,1\n2002,old,2\n2003,old,4\n2004,new,3\n2005,new,5\n2006,new,1\n", NULL             \
  }

#define PANEL_BREAKDOWNS                                                                                               \
  "breakdowns:\n"                                                                                                      \
  "  - { name: exports, label: Exports, from: trade, by: partner }\n"                                                  \
  "  - { name: good, from: events, actor: BLR, value: good }\n"                                                        \
  "  - { name: bad, from: events, actor: BLR, value: bad }\n"                                                          \
  "  - { name: monthly_exports, from: months, by: partner }\n"                                                         \
  "  - { name: broken, from: trade, by: parter }\n"                                                                    \
  "  - { name: milder, from: events, actor: BLR, value: good, without: [ DDD ] }\n"                                    \
  "  - { name: unnamed, from: trade, by: partner, without: [ AAA, BBB, CCC, DDD, FFF ] }\n"                            \
  "series:\n"                                                                                                          \
  "  - { name: oil, from: oil }\n"                                                                                     \
  "  - { name: score, from: scores }\n"

/* keys: of the one item, as "formula: log(exports) ~ good". more: further lists. */
static inline FolderStudy *
panel_case(const char *keys, const char *more)
{
  g_autofree char *text =
      g_strdup_printf(PANEL_BREAKDOWNS "indicators:\n  - { name: made, kind: panel, %s }\n%s", keys, more);
  gsl_set_error_handler_off();
  return folder_study_new(PANEL_FILES, text);
}

static inline const Analysis *
panel_analysis(FolderStudy *one)
{
  GError *error = NULL;
  assert_no_error(one->error);
  const Analysis *analysis = results_analysis(one->results, "made", &error);
  assert_no_error(error);
  return analysis;
}

static inline const PanelStudy *
panel_of(FolderStudy *one)
{
  return panel_analysis(one)->result;
}

/* The item fails, or the study does, with that message on the first line; below it stands the source. */
#define assert_panel_error(keys, message)                                                                              \
  do {                                                                                                                 \
    g_autoptr(FolderStudy) case_ = panel_case(keys, "");                                                               \
    g_autoptr(GError) error_ = NULL;                                                                                   \
    if (!case_->error)                                                                                                 \
      results_analysis(case_->results, "made", &error_);                                                               \
    g_autofree char *got_ = folder_study_message(case_, case_->error ? case_->error : error_);                         \
    if (strchr(got_, '\n'))                                                                                            \
      *strchr(got_, '\n') = '\0';                                                                                      \
    assert_string_equal(got_, message);                                                                                \
  } while (0)
