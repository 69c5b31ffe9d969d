#include "aggregation_study.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"
#include "stats/stats_error.h"

static const struct {
  const char *word;
  Frequency frequency;
} frequencies[MOST_FREQUENCIES] = {{"monthly", FREQUENCY_MONTH},
                                   {"bimonthly", FREQUENCY_TWO_MONTH},
                                   {"quarterly", FREQUENCY_QUARTER},
                                   {"annual", FREQUENCY_YEAR}};

static void
aggregated_series_free(gpointer data)
{
  AggregatedSeries *series = data;
  g_free(series->name);
  g_free(series->label);
  g_free(series->unit);
  g_free(series);
}

void
aggregation_study_free(gpointer data)
{
  AggregationStudy *study = data;
  if (!study)
    return;
  g_free(study->formula);
  g_ptr_array_unref(study->series);
  for (gsize i = 0; i < study->n; i++) {
    regression_free(study->models[i].model);
    g_free(study->models[i].why);
  }
  g_free(study);
}

/* A scope in whose place names mean the converted series. */
typedef struct {
  const Scope *outer;
  Frequency target;
  AggregationStudy *study;
  GHashTable *converted; /* Series by name */
  gboolean finer;        /* a series has longer periods than the target */
} Conversion;

static gboolean
has_fractions(const Series *series)
{
  for (gsize i = 0; i < series_length(series); i++) {
    const double value = series_at(series, i)->value;
    if (isfinite(value) && value != floor(value))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_rate(const Series *series)
{
  const char *unit = series->unit;
  return unit ? strstr(unit, "percent") || strstr(unit, "=100") || strstr(unit, " per ") : has_fractions(series);
}

static void
note_series(AggregationStudy *study, const char *name, const Series *series)
{
  for (guint i = 0; i < study->series->len; i++)
    if (g_str_equal(((AggregatedSeries *)g_ptr_array_index(study->series, i))->name, name))
      return;
  AggregatedSeries *noted = g_new(AggregatedSeries, 1);
  *noted = (AggregatedSeries){.name = g_strdup(name),
                              .label = g_strdup(series_label(series)),
                              .unit = g_strdup(series->unit),
                              .frequency = series_frequency(series),
                              .rate = is_rate(series)};
  g_ptr_array_add(study->series, noted);
}

static const Series *
convert(Conversion *conversion, const char *name, const Series *series, GError **error)
{
  const Frequency own = series_frequency(series);
  if (own == conversion->target)
    return series;
  if (own != FREQUENCY_IRREGULAR && own < conversion->target) {
    conversion->finer = TRUE;
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s is %s", name, frequency_name(own));
    return NULL;
  }
  Series *longer =
      series_convert(series, conversion->target, conversion->study->rule, FALSE, conversion->outer->ledger, error);
  if (longer)
    g_hash_table_insert(conversion->converted, g_strdup(name), longer);
  return longer;
}

static const Series *
lookup_converted(gpointer data, const char *name, GError **error)
{
  Conversion *conversion = data;
  const Series *known = g_hash_table_lookup(conversion->converted, name);
  const Series *series = known ? NULL : conversion->outer->lookup(conversion->outer->data, name, error);
  if (!series)
    return known;
  note_series(conversion->study, name, series);
  return convert(conversion, name, series, error);
}

static char *
rate_of_outer(gpointer data, const char *unit)
{
  const Scope *outer = ((Conversion *)data)->outer;
  return outer->rate ? outer->rate(outer->data, unit) : NULL;
}

/* What stands against one frequency, and not against the model. */
static gboolean
is_of_frequency(const GError *error)
{
  return error->domain == STATS_ERROR || g_error_matches(error, DATA_ERROR, DATA_ERROR_ALIGN);
}

/* Runs the model at one frequency; FALSE after an error that ends all. A frequency that is finer than the data is passed over unless it
 * was asked for. */
static gboolean
run_at(AggregationStudy *study, const AnalysisInput *input, Frequency frequency, GError **error)
{
  g_autoptr(GHashTable) converted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)series_free);
  Conversion conversion = {.outer = input->scope, .target = frequency, .study = study, .converted = converted};
  const Scope scope = {
      .lookup = lookup_converted, .data = &conversion, .ledger = input->scope->ledger, .rate = rate_of_outer};
  g_auto(ModelOptions) options;
  g_autoptr(GError) own = NULL;
  g_autofree char *name = g_strdup_printf("%s, %s", input->def->name, frequency_name(frequency));
  model_options_init(&options);
  options.has_sample = input->def->has_sample;
  options.sample = input->def->sample;
  Regression *model = regression_run(&scope, name, study->formula, input->def->formula, &options, input->offset, &own);
  if (!model && !is_of_frequency(own)) {
    g_propagate_error(error, g_steal_pointer(&own));
    return FALSE;
  }
  if (!model && conversion.finer && !input->def->options.frequencies)
    return TRUE;
  if (model)
    analysis_add_source(input, model->source);
  study->models[study->n++] =
      (AggregatedModel){.frequency = frequency, .model = model, .why = model ? NULL : g_strdup(own->message)};
  return TRUE;
}

static gboolean
is_asked(const AnalysisOptions *options, const char *word)
{
  return !options->frequencies || g_strv_contains((const char *const *)options->frequencies, word);
}

static gboolean
has_model(const AggregationStudy *study)
{
  for (gsize i = 0; i < study->n; i++)
    if (study->models[i].model)
      return TRUE;
  return FALSE;
}

static gboolean
compute(AggregationStudy *study, const AnalysisInput *input, GError **error)
{
  const AnalysisOptions *options = &input->def->options;
  if (options->method && !convert_rule_from_name(options->method, &study->rule)) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "the method of an aggregation is sum, mean or last, not '%s'",
                options->method);
    return FALSE;
  }
  for (gsize i = 0; i < MOST_FREQUENCIES; i++)
    if (is_asked(options, frequencies[i].word) && !run_at(study, input, frequencies[i].frequency, error))
      return FALSE;
  if (has_model(study))
    return TRUE;
  const AggregatedModel *last = study->n ? &study->models[study->n - 1] : NULL;
  g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "the model can be computed at no frequency%s%s", last ? ": " : "",
              last ? last->why : "");
  return FALSE;
}

gpointer
aggregation_run(const AnalysisInput *input, GError **error)
{
  AggregationStudy *study = g_new0(AggregationStudy, 1);
  study->formula = g_strdup(input->def->formula_node->text);
  study->rule = CONVERT_SUM;
  study->series = g_ptr_array_new_with_free_func(aggregated_series_free);
  if (compute(study, input, error))
    return study;
  aggregation_study_free(study);
  return NULL;
}
