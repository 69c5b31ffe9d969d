/* lagged_case.h - analyses on lags over the columns of a CSV, as 'bytrade analyse' runs them */
#pragma once

#include "fitted.h"
#include "study/analysis.h"

typedef struct {
  TableScope *table;
  AnalysisDef def;
  GPtrArray *of, *given; /* Series */
  Analysis analysis;     /* result NULL: error says why */
  GError *error;
} LaggedCase;

static inline void
lagged_case_clear(LaggedCase *one)
{
  if (one->analysis.kind)
    one->analysis.kind->free(one->analysis.result);
  analysis_options_clear(&one->def.options);
  if (one->of)
    g_ptr_array_unref(one->of);
  if (one->given)
    g_ptr_array_unref(one->given);
  table_scope_free(one->table);
  g_clear_error(&one->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(LaggedCase, lagged_case_clear)

/* Copies of columns, "a b c". */
static inline GPtrArray *
columns_named(const Scope *scope, const char *names)
{
  GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)series_free);
  g_auto(GStrv) words = g_strsplit(names, " ", -1);
  for (char **word = words; *word; word++)
    if (**word) {
      GError *error = NULL;
      const Series *series = scope->lookup(scope->data, *word, &error);
      assert_no_error(error);
      g_ptr_array_add(all, series_copy(series));
    }
  return all;
}

/* sample: "2001..2013" or NULL; options: "lags=2 terms=trend". */
static inline void
lagged_case(LaggedCase *one, const char *path, const char *kind, const char *of, const char *given, const char *sample,
            const char *options)
{
  const GuessOptions guess = {.no_period = FALSE};
  g_auto(GStrv) pairs = g_strsplit(options, " ", -1);
  *one = (LaggedCase){0};
  one->table = table_scope_new(path, &guess, &one->error);
  assert_no_error(one->error);
  const Scope scope = table_scope(one->table);
  one->of = columns_named(&scope, of);
  one->given = columns_named(&scope, given);
  one->def.kind = analysis_kind(kind);
  one->def.name = (char *)"item";
  analysis_options_init(&one->def.options);
  for (char **pair = pairs; *pair && **pair; pair++) {
    char *sign = strchr(*pair, '=');
    *sign = '\0';
    analysis_options_set(&one->def.options, *pair, sign + 1, &one->error);
    assert_no_error(one->error);
  }
  const char *why = NULL;
  Period range;
  if (sample && !period_parse_range(sample, strlen(sample), &range, &why))
    fail_msg("%s: %s", sample, why);
  for (guint i = 0; sample && i < one->of->len; i++)
    series_cut(g_ptr_array_index(one->of, i), range);
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func(g_free);
  gsize offset = 0;
  const AnalysisInput input = {
      .def = &one->def, .scope = &scope, .of = one->of, .given = one->given, .sources = sources, .offset = &offset};
  one->analysis = (Analysis){.kind = one->def.kind, .name = one->def.name};
  one->analysis.result = one->def.kind->run(&input, &one->error);
}

#define CHICKEGG_CSV "tests/data/reference/chickegg.csv"
#define GERMANY_CSV  "tests/data/reference/wgmacro.csv"

/* A yearly table of a and b without trend: columns from Lehmer's generator, b following a by a year; rows whose years are in without are
 * left out. */
static inline char *
write_pair(gsize n, const int *without, gsize missing)
{
  GString *text = g_string_new("year,a,b\n");
  guint64 x = 12345;
  double before = 0.5;
  for (gsize i = 0; i < n; i++) {
    gboolean skip = FALSE;
    for (gsize m = 0; m < missing; m++)
      skip = skip || without[m] == 1950 + (int)i;
    x = x * 16807 % 2147483647;
    const double a = (double)x / 2147483647;
    x = x * 16807 % 2147483647;
    const double b = before + 0.3 * (double)x / 2147483647;
    before = a;
    if (!skip)
      g_string_append_printf(text, "%d,%.6f,%.6f\n", 1950 + (int)i, a, b);
  }
  char *path = write_table(text->str);
  g_string_free(text, TRUE);
  return path;
}
