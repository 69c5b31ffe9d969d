#include "breaks_study.h"

#include <math.h>

#include "datasets/problems.h"
#include "design.h"
#include "model.h"

void
breaks_free(gpointer data)
{
  BreaksStudy *study = data;
  if (!study)
    return;
  g_free(study->of);
  g_free(study->label);
  g_free(study->unit);
  g_free(study->periods);
  g_free(study->response);
  fit_free(study->fit);
  sup_f_free(study->sup_f);
  bai_perron_free(study->partitions);
  regimes_free(study->regimes);
  g_free(study->intervals);
  cusum_free(study->ols_cusum);
  cusum_free(study->recursive_cusum);
  g_free(study);
}

static void
describe_response(BreaksStudy *study, const Series *series)
{
  study->label = g_strdup(series_label(series));
  study->unit = g_strdup(series->unit);
}

/* Value on a constant, and on the places 0, 1, 2 ... of its periods. */
static ModelMatrix *
model_of_time(const BreaksStudy *study)
{
  ModelMatrix *model = model_matrix_new(study->n);
  g_autofree double *time = g_new(double, study->n);
  for (gsize i = 0; i < study->n; i++)
    time[i] = (double)i;
  model_matrix_add_column(model, "(Intercept)", NULL, 0);
  if (study->terms == TERMS_TREND) {
    const BasePower trend = {model_matrix_add_base(model, time), 1};
    model_matrix_add_column(model, "trend", &trend, 1);
  }
  return model;
}

static gboolean
fit_expression(BreaksStudy *study, const AnalysisInput *input, GError **error)
{
  const Series *series = g_ptr_array_index(input->of, 0);
  gsize first = 0;
  study->terms = input->def->options.terms == TERMS_TREND ? TERMS_TREND : TERMS_CONSTANT;
  if (input->def->options.terms == TERMS_NONE) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA, "'terms' is constant or trend for breaks");
    return FALSE;
  }
  study->response = analysis_run_of(input, series, &first, &study->n, error);
  if (!study->response)
    return FALSE;
  study->of = g_strdup(series->name);
  study->periods = g_new(Period, study->n);
  for (gsize i = 0; i < study->n; i++)
    study->periods[i] = series_at(series, first + i)->period;
  describe_response(study, series);
  g_autoptr(ModelMatrix) model = model_of_time(study);
  study->fit = ols_fit_model(study->response, model, NULL, TRUE, error);
  return study->fit != NULL;
}

static gboolean
check_gaps(const Design *design, GError **error)
{
  for (gsize i = 1; i < design->frame->n; i++) {
    if (design->grid[i] == design->grid[i - 1] + 1)
      continue;
    g_autofree char *before = period_print(design->frame->periods[i - 1]);
    g_autofree char *after = period_print(design->frame->periods[i]);
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
                "periods are missing between %s and %s: breaks need a sample that ends before or begins after them",
                before, after);
    return FALSE;
  }
  return TRUE;
}

static gboolean
fit_formula(BreaksStudy *study, const AnalysisInput *input, GError **error)
{
  const AnalysisDef *def = input->def;
  const DesignOptions options = {.sample = def->has_sample ? &def->sample : NULL};
  if (def->options.terms != TERMS_DEFAULT) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA, "'terms' stands beside 'of': a formula has its own");
    return FALSE;
  }
  g_autoptr(Design) design =
      design_new(input->scope, def->name, def->formula_node->text, def->formula, &options, input->offset, error);
  if (!design || !check_gaps(design, error))
    return FALSE;
  study->of = g_strdup(def->formula_node->text);
  analysis_add_source(input, design->source);
  study->lagged_response = design->lagged_response;
  study->n = design->frame->n;
  study->periods = g_memdup2(design->frame->periods, study->n * sizeof *study->periods);
  study->response = g_memdup2(design->frame->columns[0], study->n * sizeof *study->response);
  describe_response(study, design->response);
  study->fit = ols_fit_model(study->response, design->model, NULL, design->intercept, error);
  return study->fit != NULL;
}

/* The period that ends with the one asked for. */
static gboolean
run_chow(BreaksStudy *study, Period at, GError **error)
{
  for (gsize i = 0; i < study->n; i++)
    if (study->periods[i].last == at.last) {
      study->has_chow = TRUE;
      return chow_test(study->fit, i + 1, &study->chow, error);
    }
  g_autofree char *asked = period_print(at), *first = period_print(study->periods[0]),
                  *last = period_print(study->periods[study->n - 1]);
  g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD, "at: no period of %s to %s ends with %s", first, last, asked);
  return FALSE;
}

static gboolean
run_one_break(BreaksStudy *study, const AnalysisOptions *options, GError **error)
{
  const gsize resamples = options->resamples == OPTION_UNSET ? 0 : options->resamples;
  study->trimming = isnan(options->trimming) ? BREAK_TRIMMING : options->trimming;
  if (!segment_of_trimming(study->n, study->fit->k, study->trimming, &study->segment, error))
    return FALSE;
  study->sup_f = sup_f_test(study->fit, study->segment, error);
  return study->sup_f && (study->lagged_response || sup_f_bootstrap(study->fit, study->sup_f, resamples, options->seed,
                                                                    &study->bootstrap, error));
}

static gboolean
run_several_breaks(BreaksStudy *study, const AnalysisOptions *options, GError **error)
{
  const gsize most =
      options->max_breaks == OPTION_UNSET ? bai_perron_default(study->n, study->segment) : options->max_breaks;
  study->partitions = bai_perron(study->fit, study->segment, most, error);
  if (!study->partitions)
    return FALSE;
  const Partition *best = &study->partitions->partitions[study->partitions->by_bic];
  study->regimes = regimes_fit(study->fit, best->at, best->breaks, error);
  if (!study->regimes)
    return FALSE;
  study->intervals = g_new0(BreakInterval, best->breaks + 1);
  for (gsize b = 0; b < best->breaks; b++)
    if (!break_interval(study->fit, study->regimes, b, CONFIDENCE_LEVEL, &study->intervals[b], error))
      return FALSE;
  return TRUE;
}

static gboolean
run_drift(BreaksStudy *study, GError **error)
{
  study->ols_cusum = cusum_ols(study->fit, error);
  study->recursive_cusum = study->ols_cusum ? cusum_recursive(study->fit, error) : NULL;
  return study->recursive_cusum != NULL;
}

gpointer
breaks_run(const AnalysisInput *input, GError **error)
{
  const AnalysisOptions *options = &input->def->options;
  BreaksStudy *study = g_new0(BreaksStudy, 1);
  if ((input->def->formula ? fit_formula(study, input, error) : fit_expression(study, input, error)) &&
      run_one_break(study, options, error) && run_several_breaks(study, options, error) && run_drift(study, error) &&
      (!options->has_at || run_chow(study, options->at, error))) {
    study->frequency = period_frequency(study->periods[0]);
    return study;
  }
  breaks_free(study);
  return NULL;
}
