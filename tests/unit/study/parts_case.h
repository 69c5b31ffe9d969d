/* parts_case.h - a study of parts beside an index, both made of noise, of which part AAA follows the index after a year */
#pragma once

#include "../stats/deaths.h"
#include "folder_study.h"

#include "study/parts_screening_study.h"

#define PARTS_YEARS 24 /* 2001 to 2024 */

static const char parts_package[] =
    "resources:\n"
    "  - name: t\n"
    "    path: t.csv\n"
    "    unit: USD million\n"
    "    sources: [{title: Customs}]\n"
    "    schema: {fields: [{name: year, type: year, role: period},\n"
    "      {name: partner, role: key, categories: [{value: AAA, label: Alpha}, {value: BBB, label: Beta}, "
    "{value: EEE, label: Epsilon}]},\n"
    "      {name: value, type: number}]}\n"
    "  - name: i\n"
    "    path: i.csv\n"
    "    sources: [{title: Newspapers}]\n"
    "    schema: {fields: [{name: year, type: year, role: period}, {name: value, type: number}]}\n"
    "  - name: q\n"
    "    path: q.csv\n"
    "    schema: {fields: [{name: period, type: period, role: period}, {name: value, type: number}]}\n";

/* Index, and logs of the parts AAA, BBB and EEE. */
typedef struct {
  double index[PARTS_YEARS], logs[3][PARTS_YEARS];
} PartsNoise;

static inline PartsNoise
parts_noise(void)
{
  PartsNoise noise = {0};
  double values[4 * PARTS_YEARS];
  lehmer(values, 4 * PARTS_YEARS);
  for (gsize t = 0; t < PARTS_YEARS; t++) {
    noise.index[t] = values[t];
    noise.logs[1][t] = values[PARTS_YEARS + t];
    noise.logs[2][t] = values[2 * PARTS_YEARS + t];
    if (t > 0)
      noise.logs[0][t] = noise.logs[0][t - 1] + values[t - 1] + 0.3 * values[3 * PARTS_YEARS + t];
  }
  return noise;
}

/* CCC has six years, DDD never changes, EEE is 0 in 2010. */
static inline FolderStudy *
parts_study(const char *item)
{
  const PartsNoise noise = parts_noise();
  g_autoptr(GString) trade = g_string_new("year,partner,value\n"), index = g_string_new("year,value\n");
  for (int t = 0; t < PARTS_YEARS; t++) {
    const int year = 2001 + t;
    g_string_append_printf(index, "%d,%.17g\n", year, noise.index[t]);
    g_string_append_printf(trade, "%d,AAA,%.17g\n%d,BBB,%.17g\n%d,DDD,5\n%d,EEE,%.17g\n", year, exp(noise.logs[0][t]),
                           year, exp(noise.logs[1][t]), year, year, year == 2010 ? 0 : exp(noise.logs[2][t]));
    if (t < 6)
      g_string_append_printf(trade, "%d,CCC,%d\n", year, t * t + 1);
  }
  const char *const files[] = {"datapackage.json",
                               parts_package,
                               "t.csv",
                               trade->str,
                               "i.csv",
                               index->str,
                               "q.csv",
                               "period,value\n2001-Q1,1\n2001-Q2,2\n",
                               NULL};
  g_autofree char *text =
      g_strdup_printf("breakdowns:\n  - { name: b, label: Exports, from: t, by: partner }\nseries:\n"
                      "  - { name: tone, label: Tone, from: i }\n  - { name: q, from: q }\n"
                      "indicators:\n  - { name: s, kind: parts-screening, of: b%s }\n",
                      item);
  return folder_study_new(files, text);
}

/* The computed item; NULL after an error. */
static inline const Analysis *
parts_analysis(FolderStudy *one, GError **error)
{
  assert_no_error(one->error);
  return results_analysis(one->results, "s", error);
}

static inline const Analysis *
parts_analysis_well(FolderStudy *one)
{
  GError *error = NULL;
  const Analysis *analysis = parts_analysis(one, &error);
  assert_no_error(error);
  return analysis;
}
