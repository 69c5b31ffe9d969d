/* analysed.h - analyses of the series on a shelf, asked for as on the command line */
#pragma once

#include "reference_series.h"
#include "study/analysis.h"

static inline YamlNode *
text_node(char *text)
{
  YamlNode *node = g_new0(YamlNode, 1);
  node->kind = YAML_SCALAR;
  node->text = text;
  return node;
}

static inline void
set_options(AnalysisDef *def, const char *options)
{
  GError *error = NULL;
  g_auto(GStrv) words = g_strsplit(options, " ", -1);
  for (char **word = words; *word && **word; word++) {
    char *sign = strchr(*word, '=');
    const char *why = NULL;
    *sign = '\0';
    if (g_str_equal(*word, "sample"))
      def->has_sample = period_parse_range(sign + 1, strlen(sign + 1), &def->sample, &why);
    else
      analysis_options_set(&def->options, *word, sign + 1, &error);
    assert_no_error(error);
  }
}

/* One expression, or a formula; options as "method=holt season=4 sample=1900..1950" (transfer full; NULL after an error). */
static inline Analysis *
analysed(Shelf *shelf, const char *key, const char *of, const char *options, GError **error)
{
  const Scope scope = shelf_scope(shelf);
  const YamlNode *fault = NULL;
  gsize offset = 0;
  g_autofree char *text = g_strdup(of);
  g_autofree YamlNode *node = text_node(text);
  AnalysisDef *def = g_new0(AnalysisDef, 1);
  def->kind = analysis_kind(key);
  def->name = g_strdup("item");
  def->of = g_ptr_array_new_with_free_func(phrase_free);
  def->given = g_ptr_array_new_with_free_func(phrase_free);
  analysis_options_init(&def->options);
  set_options(def, options);
  if (strchr(of, '~')) {
    def->formula_node = node;
    def->formula = formula_parse(text, &offset, NULL);
  } else {
    Phrase *phrase = g_new0(Phrase, 1);
    phrase->node = node;
    phrase->expr = expr_parse(text, &offset, NULL);
    g_ptr_array_add(def->of, phrase);
  }
  Analysis *analysis = analysis_run(&scope, def, &fault, &offset, error);
  analysis_def_free(def);
  return analysis;
}

/* The same where it must go through. */
static inline Analysis *
analysed_well(Shelf *shelf, const char *key, const char *of, const char *options)
{
  GError *error = NULL;
  Analysis *analysis = analysed(shelf, key, of, options, &error);
  assert_no_error(error);
  return analysis;
}

#define assert_analysis_error(shelf, key, of, options, domain, code, message)                                          \
  do {                                                                                                                 \
    GError *error_ = NULL;                                                                                             \
    assert_null(analysed(shelf, key, of, options, &error_));                                                           \
    assert_error(error_, domain, code, message);                                                                       \
  } while (0)

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Analysis, analysis_free)
