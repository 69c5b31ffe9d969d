#include "autocorrelation_study.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "datasets/problems.h"
#include "model.h"
#include "stats/acf.h"
#include "stats/serial.h"

/* Fewer values have no correlogram to speak of. */
#define FEWEST 6

#define LAGS_WIDEST 1000 /* beyond them nobody reads on */

void
autocorrelation_free(gpointer data)
{
  AutocorrelationStudy *study = data;
  if (!study)
    return;
  for (gsize i = 0; i < study->k; i++) {
    Correlogram *one = &study->series[i];
    g_free(one->label);
    g_free(one->why);
    g_free(one->r);
    g_free(one->partial);
    g_free(one->band);
    g_free(one->ljung_box);
  }
  g_free(study->series);
  g_free(study);
}

static gboolean
check_options(const AnalysisOptions *options, GError **error)
{
  if (options->lag_choice == LAGS_AIC || options->lag_choice == LAGS_BIC) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                        "lags is a number or 'rule': aic and bic choose the order of a model, not a window");
    return FALSE;
  }
  if (options->lag_choice == LAGS_GIVEN && options->lags == 0) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA, "lags is 1 or more, not 0");
    return FALSE;
  }
  return TRUE;
}

static gboolean
choose_lags(const AnalysisOptions *options, gsize n, gsize *lags, GError **error)
{
  if (!stats_check_count(n, FEWEST, error))
    return FALSE;
  *lags = options->lag_choice == LAGS_GIVEN ? options->lags : MIN((gsize)floor(10 * log10((double)n)), n / 3);
  if (*lags <= MIN(n - 2, LAGS_WIDEST))
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
              "lags %" G_GSIZE_FORMAT ": %" G_GSIZE_FORMAT " observations allow at most %" G_GSIZE_FORMAT, *lags, n,
              MIN(n - 2, LAGS_WIDEST));
  return FALSE;
}

/* Ljung-Box up to each lag: its sum grows by one term; names and null as portmanteau_test has them. */
static gboolean
test_each(Correlogram *one, const double *x, GError **error)
{
  const double n = (double)one->n;
  double sum = 0;
  TestResult first;
  if (!portmanteau_test(x, NULL, one->n, 1, 0, PORTMANTEAU_LJUNG_BOX, &first, error))
    return FALSE;
  one->ljung_box = g_new(TestResult, one->lags);
  for (gsize j = 0; j < one->lags; j++) {
    sum += one->r[j] * one->r[j] / (n - (double)(j + 1));
    one->ljung_box[j] = test_chi_square(first.name, first.null, one->n, j + 1, n * (n + 2) * sum, j + 1);
  }
  return TRUE;
}

static gboolean
compute(Correlogram *one, const double *x, GError **error)
{
  const double z = gsl_cdf_ugaussian_Qinv((1 - CONFIDENCE_LEVEL) / 2), n = (double)one->n;
  double squares = 0;
  one->r = g_new(double, one->lags);
  one->partial = g_new(double, one->lags);
  one->band = g_new(double, one->lags);
  if (!autocorrelations(x, NULL, one->n, one->lags, one->r, error))
    return FALSE;
  partial_autocorrelations(one->r, one->lags, one->partial, NULL, NULL);
  one->white = z / sqrt(n);
  for (gsize j = 0; j < one->lags; j++) {
    one->band[j] = z * sqrt((1 + 2 * squares) / n);
    squares += one->r[j] * one->r[j];
  }
  return test_each(one, x, error);
}

static gboolean
run_one(const AnalysisInput *input, const Series *series, Correlogram *one, GError **error)
{
  gsize first = 0;
  g_autofree double *x = analysis_run_of(input, series, &first, &one->n, error);
  if (!x || !choose_lags(&input->def->options, one->n, &one->lags, error) || !compute(one, x, error))
    return FALSE;
  one->first = series_at(series, first)->period;
  one->last = series_at(series, first + one->n - 1)->period;
  return TRUE;
}

gpointer
autocorrelation_run(const AnalysisInput *input, GError **error)
{
  if (!check_options(&input->def->options, error))
    return NULL;
  AutocorrelationStudy *study = g_new0(AutocorrelationStudy, 1);
  g_autoptr(GError) first = NULL;
  gsize computed = 0;
  study->by_rule = input->def->options.lag_choice != LAGS_GIVEN;
  study->k = input->of->len;
  study->series = g_new0(Correlogram, study->k);
  for (guint i = 0; i < input->of->len; i++) {
    const Series *series = g_ptr_array_index(input->of, i);
    g_autoptr(GError) problem = NULL;
    study->series[i].label = g_strdup(series_label(series));
    study->series[i].frequency = series_frequency(series);
    if (run_one(input, series, &study->series[i], &problem)) {
      computed++;
      continue;
    }
    study->series[i].why = g_strdup(problem->message);
    if (!first)
      first = g_steal_pointer(&problem);
  }
  if (computed)
    return study;
  g_propagate_error(error, g_steal_pointer(&first));
  autocorrelation_free(study);
  return NULL;
}
