/* structure_case.h - structures of small tables written down in a test, and of the trade of Belarus */
#pragma once

#include "folder_study.h"

#include "stats/stats_error.h"
#include "study/structure_study.h"

/* t: yearly values by code, with a stated total WLD; m: what the others report, in another unit; p: months. */
static const char structure_package[] =
    "resources:\n"
    "  - name: t\n"
    "    path: t.csv\n"
    "    unit: USD million\n"
    "    valuation: FOB\n"
    "    sources: [{title: Customs}]\n"
    "    schema: {fields: [{name: year, type: year, role: period},\n"
    "      {name: code, role: key, aggregates: [WLD]}, {name: value, type: number}]}\n"
    "  - name: m\n"
    "    path: m.csv\n"
    "    unit: EUR million\n"
    "    sources: [{title: Partners}]\n"
    "    schema: {fields: [{name: year, type: year, role: period}, {name: code, role: key}, "
    "{name: value, type: number}]}\n"
    "  - name: p\n"
    "    path: p.csv\n"
    "    unit: EUR\n"
    "    sources: [{title: Eurostat}]\n"
    "    schema: {fields: [{name: period, type: period, role: period},\n"
    "      {name: code, role: key, aggregates: [WLD]}, {name: value, type: number}]}\n";

#define STRUCTURE_BREAKDOWNS                                                                                           \
  "breakdowns:\n  - { name: b, label: Exports, from: t, by: code }\n  - { name: mirrored, from: m, by: code }\n"       \
  "  - { name: monthly, label: Monthly exports, from: p, by: code }\n"

#define ANY_M "year,code,value\n2001,DEU,1\n"
#define ANY_P "period,code,value\n2001-01,DEU,1\n"

/* A study over these tables; items: "indicators:\n  - ..." and what else it holds. NULL: a table that does not matter. */
static inline FolderStudy *
structure_case(const char *t, const char *m, const char *p, const char *items)
{
  const char *const files[] = {"datapackage.json", structure_package, "t.csv",       t ? t : ANY_M, "m.csv",
                               m ? m : ANY_M,      "p.csv",           p ? p : ANY_P, NULL};
  g_autofree char *text = g_strconcat(STRUCTURE_BREAKDOWNS, items, NULL);
  FolderStudy *one = folder_study_new(files, text);
  assert_no_error(one->error);
  return one;
}

static inline const Analysis *
structure_analysis(FolderStudy *one, const char *name)
{
  GError *error = NULL;
  const Analysis *analysis = results_analysis(one->results, name, &error);
  assert_no_error(error);
  return analysis;
}

static inline const StructureStudy *
structure_named(FolderStudy *one, const char *name)
{
  return structure_analysis(one, name)->result;
}

/* Where a part stands. */
static inline gsize
part_named(const StructureStudy *study, const char *code)
{
  const gsize place = breakdown_find(study->breakdown, code);
  assert_true(place != G_MAXSIZE);
  return place;
}

/* A study over the tables that come with the program. */
static inline FolderStudy *
belarus_study(const char *items)
{
  FolderStudy *one = g_new0(FolderStudy, 1);
  one->folder = g_dir_make_tmp("bytrade-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(one->folder, "study.yaml", NULL), *here = g_get_current_dir();
  g_autofree char *text = g_strdup_printf("data: %s/datasets/belarus-eu/datapackage.json\n%s", here, items);
  assert_true(g_file_set_contents(path, text, -1, NULL));
  one->study = study_read(path, &one->error);
  assert_no_error(one->error);
  one->results = results_new(one->study);
  return one;
}
