/* composed.h - studies of compositions over small tables written down here */
#pragma once

#include "folder_study.h"

#include "stats/stats_error.h"
#include "study/composition_study.h"

static const char composed_package[] =
    "resources:\n"
    "  - name: trade\n"
    "    path: trade.csv\n"
    "    unit: USD million\n"
    "    valuation: {by: flow, export: FOB, import: CIF}\n"
    "    sources: [{title: Customs}]\n"
    "    schema:\n"
    "      fields:\n"
    "        - {name: year, type: year, role: period}\n"
    "        - {name: flow, role: key}\n"
    "        - {name: product, role: key, aggregates: [TOTAL], categories: [{value: A, label: Food},\n"
    "           {value: B, label: Fuels}, {value: C, label: Machines}]}\n"
    "        - {name: value, type: number}\n"
    "  - name: odd\n"
    "    path: odd.csv\n"
    "    schema: {fields: [{name: year, type: year, role: period}, {name: set, role: key}, {name: part, role: key},\n"
    "      {name: value, type: number}]}\n";

/* Exports: 2001 all in parts, 2002 a tenth unspecified, 2003 without food. Imports: parts alone, none in 2002. */
static const char composed_trade[] = "year,flow,product,value\n"
                                     "2001,export,TOTAL,100\n2001,export,A,50\n2001,export,B,30\n2001,export,C,20\n"
                                     "2002,export,TOTAL,200\n2002,export,A,60\n2002,export,B,100\n2002,export,C,20\n"
                                     "2003,export,TOTAL,400\n2003,export,B,300\n2003,export,C,100\n"
                                     "2001,import,C,60\n2001,import,D,20\n2003,import,C,30\n2003,import,D,10\n";

static const char composed_odd[] =
    "year,set,part,value\n2001,minus,A,5\n2001,minus,B,-1\n2001,zero,A,0\n2001,zero,B,0\n"
    "2001,huge,A,1.5e308\n2001,huge,B,1.5e308\n2002,late,A,1\n2001,full,A,4\n2002,full,A,5\n2003,full,A,6\n2004,full,A,"
    "7\n";

#define COMPOSED_FILES                                                                                                 \
  (const char *const[])                                                                                                \
  {                                                                                                                    \
    "datapackage.json", composed_package, "trade.csv", composed_trade, "odd.csv", composed_odd, NULL                   \
  }

#define COMPOSED_BREAKDOWNS                                                                                            \
  "breakdowns:\n"                                                                                                      \
  "  - { name: exports, label: Exports, from: trade, where: { flow: export }, by: product }\n"                         \
  "  - { name: imports, from: trade, where: { flow: import }, by: product }\n"                                         \
  "  - { name: minus, from: odd, where: { set: minus }, by: part }\n"                                                  \
  "  - { name: zero, from: odd, where: { set: zero }, by: part }\n"                                                    \
  "  - { name: huge, from: odd, where: { set: huge }, by: part }\n"                                                    \
  "  - { name: late, from: odd, where: { set: late }, by: part }\n"                                                    \
  "  - { name: full, from: odd, where: { set: full }, by: part }\n"

#define COMPOSED(item) COMPOSED_BREAKDOWNS "indicators:\n  - { name: made, kind: composition, " item " }\n"

/* The analysis "made" of a study; NULL with an error (transfer none). */
static inline const Analysis *
composed(FolderStudy *one, GError **error)
{
  assert_no_error(one->error);
  return results_analysis(one->results, "made", error);
}

static inline const CompositionStudy *
composed_well(FolderStudy *one)
{
  GError *error = NULL;
  const Analysis *analysis = composed(one, &error);
  assert_no_error(error);
  return analysis->result;
}
