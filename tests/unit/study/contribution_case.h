/* contribution_case.h - exports of five years by partner, with members of a bloc that join, leave, and do not trade
 *
 *            DEU  FRA  GBR  POL  RUS   WLD
 *     2001    50    5   10   20  100   200
 *     2002    60        10   25   90   190
 *     2003    40        12   30  110   200
 *     2004    50             44  120   220
 *     2005    70        16   50   80
 *
 * EU: Germany and France from 1958, the United Kingdom until the end of 2004, Poland and Malta from May 2004. */
#pragma once

#include "folder_study.h"

#include "study/contributions_study.h"
#include "study/enlargement_study.h"

static const char *const contribution_files[] = {
    "datapackage.json",
    "resources:\n"
    "  - name: trade\n"
    "    path: trade.csv\n"
    "    unit: USD million\n"
    "    sources: [{title: Customs}]\n"
    "    schema:\n"
    "      fields:\n"
    "        - {name: year, type: year, role: period}\n"
    "        - {name: partner, role: key, aggregates: [WLD]}\n"
    "        - {name: value, type: number}\n"
    "  - name: shares\n"
    "    path: shares.csv\n"
    "    schema: {fields: [{name: year, type: year, role: period}, {name: kind, role: key}, {name: value, type: "
    "number}]}\n"
    "  - name: totals\n"
    "    path: totals.csv\n"
    "    schema: {fields: [{name: year, type: year, role: period},\n"
    "      {name: partner, role: key, aggregates: [WLD]}, {name: value, type: number}]}\n"
    "  - name: sizes\n"
    "    path: sizes.csv\n"
    "    schema: {fields: [{name: year, type: year, role: period}, {name: kind, role: key}, {name: value, type: "
    "number}]}\n"
    "  - name: letters\n"
    "    path: letters.csv\n"
    "    schema: {fields: [{name: code, role: key}, {name: joined, type: date, role: start}]}\n"
    "  - name: members\n"
    "    path: members.csv\n"
    "    schema: {fields: [{name: code, role: key}, {name: name, role: label}, {name: joined, type: date, role: "
    "start},\n"
    "      {name: left, type: date, role: until}]}\n",
    "trade.csv",
    "year,partner,value\n2001,DEU,50\n2001,FRA,5\n2001,GBR,10\n2001,POL,20\n2001,RUS,100\n2001,WLD,200\n"
    "2002,DEU,60\n2002,GBR,10\n2002,POL,25\n2002,RUS,90\n2002,WLD,190\n"
    "2003,DEU,40\n2003,GBR,12\n2003,POL,30\n2003,RUS,110\n2003,WLD,200\n"
    "2004,DEU,50\n2004,POL,44\n2004,RUS,120\n2004,WLD,220\n"
    "2005,DEU,70\n2005,GBR,16\n2005,POL,50\n2005,RUS,80\n",
    "shares.csv",
    "year,kind,value\n2001,a,2\n2001,b,-3\n2002,a,4\n2002,b,3\n2004,a,5\n2004,b,2.5\n2005,b,7.5\n",
    "sizes.csv",
    "year,kind,value\n2001,c,2e-10\n2002,c,3e-10\n2001,d,1e9\n2002,d,1000000001\n",
    "letters.csv",
    "code,joined\na,2003-01-01\nb,1990-01-01\n",
    "totals.csv",
    "year,partner,value\n2004,WLD,9\n2004,DEU,8\n2005,WLD,9\n",
    "members.csv",
    "code,name,joined,left\nGBR,United Kingdom,1973-01-01,2005-01-01\nDEU,Germany,1958-01-01,\nFRA,France,1958-01-01,\n"
    "POL,Poland,2004-05-01,\nMLT,Malta,2004-05-01,\n",
    NULL};

#define CONTRIBUTION_STUDY                                                                                             \
  "blocs: { EU: { members: members, as-of: in-force }, AB: { members: letters, as-of: in-force } }\n"                  \
  "breakdowns:\n"                                                                                                      \
  "  - { name: exports, label: Exports, from: trade, by: partner }\n"                                                  \
  "  - { name: eu, from: trade, where: { partner: EU }, by: partner }\n"                                               \
  "  - { name: kinds, from: shares, by: kind }\n"                                                                      \
  "  - { name: lone, from: totals, by: partner }\n"                                                                    \
  "  - { name: small, from: sizes, where: { kind: c }, by: kind }\n"                                                   \
  "  - { name: still, from: sizes, where: { kind: d }, by: kind }\n"

/* A study with the items behind "indicators:". */
static inline FolderStudy *
contribution_case(const char *items)
{
  g_autofree char *text = g_strconcat(CONTRIBUTION_STUDY, items, NULL);
  FolderStudy *one = folder_study_new(contribution_files, text);
  assert_no_error(one->error);
  return one;
}

#define ITEM(keys) "indicators:\n  - { name: item, " keys " }\n"

/* The item of a study that has no other (transfer none). */
static inline const Analysis *
item_of(FolderStudy *one)
{
  GError *error = NULL;
  const Analysis *analysis = results_analysis(one->results, "item", &error);
  assert_no_error(error);
  return analysis;
}

/* It must be refused so, with the place of the item in the study. */
#define assert_item_error(keys, wanted_domain, code, message)                                                          \
  do {                                                                                                                 \
    g_autoptr(FolderStudy) one_ = contribution_case(ITEM(keys));                                                       \
    g_autoptr(GError) error_ = NULL;                                                                                   \
    assert_null(results_analysis(one_->results, "item", &error_));                                                     \
    g_autofree char *text_ = folder_study_message(one_, error_);                                                       \
    assert_string_equal(text_, "study.yaml:11:5: item: " message "\n      - { name: item, " keys " }\n        ^");     \
    assert_true(g_error_matches(error_, wanted_domain, code));                                                         \
  } while (0)
