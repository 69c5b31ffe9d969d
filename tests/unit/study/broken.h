/* broken.h - analyses of breaks over the columns of a CSV, as 'bytrade analyse' asks for them */
#pragma once

#include "fitted.h"
#include "study/breaks_study.h"

typedef struct {
  TableScope *table;
  AnalysisDef *def;
  YamlNode formula;  /* its text is the test's */
  GPtrArray *of;     /* Series */
  Analysis analysis; /* result NULL: error says why */
  GError *error;
} Broken;

static inline void
broken_clear(Broken *broken)
{
  breaks_free(broken->analysis.result);
  broken->analysis.result = NULL;
  analysis_def_free(broken->def);
  g_ptr_array_unref(broken->of);
  table_scope_free(broken->table);
  g_clear_error(&broken->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Broken, broken_clear)

/* options: keys and values in turn, "terms=trend at=1898". */
static inline void
broken_options(Broken *broken, const char *options)
{
  g_auto(GStrv) pairs = g_strsplit(options, " ", -1);
  analysis_options_init(&broken->def->options);
  for (char **pair = pairs; *pair && **pair; pair++) {
    char *sign = strchr(*pair, '=');
    *sign = '\0';
    analysis_options_set(&broken->def->options, *pair, sign + 1, &broken->error);
    assert_no_error(broken->error);
  }
}

static inline void
broken_series(Broken *broken, const Scope *scope, char *text)
{
  gsize offset = 0;
  g_autoptr(Expr) expr = expr_parse(text, &offset, &broken->error);
  assert_no_error(broken->error);
  g_ptr_array_add(broken->of, evaluate(scope, text, expr, &offset, &broken->error));
  assert_no_error(broken->error);
}

/* text: an expression, or a formula where a tilde is in it; sample: "1900..1950", or NULL. */
static inline void
broken_run(Broken *broken, const char *path, char *text, const char *sample, const char *options)
{
  const GuessOptions guess = {0};
  const char *why = NULL;
  gsize offset = 0;
  *broken = (Broken){.of = g_ptr_array_new_with_free_func((GDestroyNotify)series_free)};
  broken->table = table_scope_new(path, &guess, &broken->error);
  assert_no_error(broken->error);
  const Scope scope = table_scope(broken->table);
  broken->def = g_new0(AnalysisDef, 1);
  *broken->def = (AnalysisDef){
      .kind = analysis_kind("breaks"), .name = g_strdup("item"), .of = g_ptr_array_new(), .given = g_ptr_array_new()};
  broken_options(broken, options);
  broken->def->has_sample = sample && period_parse_range(sample, strlen(sample), &broken->def->sample, &why);
  if (strchr(text, '~')) {
    broken->formula.text = text;
    broken->def->formula_node = &broken->formula;
    broken->def->formula = formula_parse(text, &offset, &broken->error);
    assert_no_error(broken->error);
  } else
    broken_series(broken, &scope, text);
  if (broken->def->has_sample && broken->of->len)
    series_cut(g_ptr_array_index(broken->of, 0), broken->def->sample);
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func(g_free);
  const AnalysisInput input = {.def = broken->def,
                               .scope = &scope,
                               .of = broken->of,
                               .given = broken->of,
                               .sources = sources,
                               .offset = &offset};
  broken->analysis = (Analysis){.kind = broken->def->kind, .name = broken->def->name};
  broken->analysis.result = breaks_run(&input, &broken->error);
}

/* The same for one that must go through. */
static inline const BreaksStudy *
broken_good(Broken *broken, const char *path, const char *text, const char *sample, const char *options)
{
  g_autofree char *copy = g_strdup(text);
  broken_run(broken, path, copy, sample, options);
  assert_no_error(broken->error);
  return broken->analysis.result;
}

/* And for one that must not. */
#define assert_broken_error(path, text, sample, options, domain, code, message)                                        \
  do {                                                                                                                 \
    g_auto(Broken) broken_ = {0};                                                                                      \
    g_autofree char *copy_ = g_strdup(text);                                                                           \
    broken_run(&broken_, path, copy_, sample, options);                                                                \
    assert_null(broken_.analysis.result);                                                                              \
    assert_error(broken_.error, domain, code, message);                                                                \
  } while (0)
