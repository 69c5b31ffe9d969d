#include "analysis.h"

#include <string.h>

#include "datasets/problems.h"
#include "one_index.h"
#include "stats/stats_error.h"

const AnalysisKind *
analysis_kind(const char *key)
{
  for (const AnalysisKind *kind = analysis_kinds; kind->key; kind++)
    if (g_str_equal(kind->key, key))
      return kind;
  return NULL;
}

const AnalysisKind *
analysis_kind_of_chart(const char *chart)
{
  for (const AnalysisKind *kind = analysis_kinds; kind->key; kind++)
    for (gsize i = 0; i < G_N_ELEMENTS(kind->charts) && kind->charts[i]; i++)
      if (g_str_equal(kind->charts[i], chart))
        return kind;
  return NULL;
}

static char *
count_in_words(guint n)
{
  static const char *const words[] = {"no", "one", "two", "three", "four"};
  return n < G_N_ELEMENTS(words) ? g_strdup(words[n]) : g_strdup_printf("%u", n);
}

char *
analysis_kind_wants(const AnalysisKind *kind)
{
  g_autofree char *least = count_in_words(kind->least);
  const char *plural = kind->least == 1 && kind->most == 1 ? "" : "s";
  const char *range = kind->least == kind->most ? "" : " or more";
  if (kind->most == 0)
    return g_strdup("a formula such as y ~ x");
  return g_strdup_printf("%s%s %s%s%s", least, range, kind->parts ? "breakdown" : "expression", plural,
                         kind->formula ? ", or a formula" : "");
}

void
analysis_def_free(gpointer data)
{
  AnalysisDef *def = data;
  if (!def)
    return;
  g_free(def->name);
  g_ptr_array_unref(def->of);
  g_ptr_array_unref(def->given);
  g_strfreev(def->breakdowns);
  formula_free(def->formula);
  analysis_options_clear(&def->options);
  g_free(def);
}

void
analysis_free(gpointer data)
{
  Analysis *analysis = data;
  if (!analysis)
    return;
  analysis->kind->free(analysis->result);
  g_free(analysis->name);
  g_free(analysis->source);
  g_free(analysis);
}

/* Evaluates phrases and cuts the series to the sample. */
static GPtrArray *
evaluate_all(const Scope *scope, const AnalysisDef *def, const GPtrArray *phrases, const YamlNode **fault,
             gsize *offset, GError **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)series_free);
  for (guint i = 0; i < phrases->len; i++) {
    const Phrase *phrase = g_ptr_array_index(phrases, i);
    Series *series = evaluate(scope, phrase->node->text, phrase->expr, offset, error);
    if (!series) {
      *fault = phrase->node;
      return NULL;
    }
    if (def->has_sample)
      series_cut(series, def->sample);
    g_ptr_array_add(all, series);
  }
  return g_steal_pointer(&all);
}

void
analysis_add_source(const AnalysisInput *input, const char *source)
{
  if (source && !g_ptr_array_find_with_equal_func(input->sources, source, g_str_equal, NULL))
    g_ptr_array_add(input->sources, g_strdup(source));
}

static void
add_sources(const AnalysisInput *input, const GPtrArray *series)
{
  for (guint i = 0; i < series->len; i++)
    analysis_add_source(input, ((const Series *)g_ptr_array_index(series, i))->source);
}

/* A breakdown cut to the sample. */
static Breakdown *
cut_breakdown(const Scope *scope, const AnalysisDef *def, const char *name, GError **error)
{
  const Breakdown *whole = scope->breakdown(scope->data, name, error);
  const Period all = {G_MININT32, G_MAXINT32};
  Breakdown *cut = whole ? breakdown_cut(whole, def->has_sample ? def->sample : all) : NULL;
  if (!cut || cut->k > 0)
    return cut;
  g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD, "breakdown '%s' has no value in the sample", name);
  breakdown_free(cut);
  return NULL;
}

Breakdown *
analysis_breakdown(const AnalysisInput *input, const char *name, GError **error)
{
  Breakdown *breakdown = cut_breakdown(input->scope, input->def, name, error);
  if (breakdown)
    analysis_add_source(input, breakdown->source);
  return breakdown;
}

static GPtrArray *
cut_breakdowns(const Scope *scope, const AnalysisDef *def, GError **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)breakdown_free);
  for (char **name = def->breakdowns; name && *name; name++) {
    Breakdown *breakdown = cut_breakdown(scope, def, *name, error);
    if (!breakdown)
      return NULL;
    g_ptr_array_add(all, breakdown);
  }
  return g_steal_pointer(&all);
}

static char *
join_sources(GPtrArray *sources)
{
  if (sources->len == 0)
    return NULL;
  g_ptr_array_add(sources, NULL);
  return g_strjoinv("; ", (char **)sources->pdata);
}

Analysis *
analysis_run(const Scope *scope, const AnalysisDef *def, const YamlNode **fault, gsize *offset, GError **error)
{
  *fault = NULL;
  *offset = 0;
  if (scope->cross_section && !def->kind->cross_section) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s needs periods, and the table has none", def->kind->key);
    return NULL;
  }
  g_autoptr(GPtrArray) of = evaluate_all(scope, def, def->of, fault, offset, error);
  g_autoptr(GPtrArray) given = of ? evaluate_all(scope, def, def->given, fault, offset, error) : NULL;
  g_autoptr(GPtrArray) breakdowns = given ? cut_breakdowns(scope, def, error) : NULL;
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func(g_free);
  if (!breakdowns)
    return NULL;
  const AnalysisInput input = {.def = def,
                               .scope = scope,
                               .of = of,
                               .given = given,
                               .breakdowns = breakdowns,
                               .sources = sources,
                               .offset = offset};
  for (guint i = 0; i < breakdowns->len; i++)
    analysis_add_source(&input, ((const Breakdown *)g_ptr_array_index(breakdowns, i))->source);
  add_sources(&input, of);
  add_sources(&input, given);
  gpointer result = def->kind->run(&input, error);
  if (!result) {
    *fault = def->formula ? def->formula_node : NULL;
    return NULL;
  }
  Analysis *analysis = g_new0(Analysis, 1);
  *analysis =
      (Analysis){.kind = def->kind, .name = g_strdup(def->name), .source = join_sources(sources), .result = result};
  return analysis;
}

Frame *
analysis_frame(const AnalysisInput *input, const Series *const *series, gsize n, GError **error)
{
  g_autoptr(Frame) frame = frame_new(series, n, FRAME_INNER, NULL, input->def->name, input->scope->ledger, error);
  return frame && frame_check_index(frame, series, error) ? g_steal_pointer(&frame) : NULL;
}

/* Whether observation i goes on from the one before it. */
static gboolean
goes_on(const Series *series, gsize i)
{
  const Observation *here = series_at(series, i), *before = series_at(series, i - 1);
  return before->period.last + 1 == here->period.first && before->index == here->index;
}

/* The longest run of exact values, the earliest of equals: its first place and its length. */
static gsize
find_run(const Series *series, gsize *first)
{
  gsize longest = 0, length = 0;
  for (gsize i = 0; i < series_length(series); i++) {
    const gboolean exact = observation_is_exact(series_at(series, i));
    length = !exact ? 0 : length && goes_on(series, i) ? length + 1 : 1;
    if (length > longest) {
      longest = length;
      *first = i + 1 - length;
    }
  }
  return longest;
}

double *
analysis_run_of(const AnalysisInput *input, const Series *series, gsize *first, gsize *n, GError **error)
{
  *n = find_run(series, first);
  if (*n == 0) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "%s: there are no exact values", series->name);
    return NULL;
  }
  g_autoptr(GArray) outside = g_array_new(FALSE, FALSE, sizeof(Period));
  double *values = g_new(double, *n);
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    if (i >= *first && i < *first + *n)
      values[i - *first] = here->value;
    else if (observation_is_exact(here))
      g_array_append_val(outside, here->period);
  }
  if (outside->len) {
    g_autofree char *reason = g_strdup_printf("%s: outside the longest run without a gap", series->name);
    ledger_add(input->scope->ledger, input->def->name, reason, outside->len, (const Period *)(void *)outside->data,
               outside->len);
  }
  return values;
}
