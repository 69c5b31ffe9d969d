#include "cointegration_study.h"

#include <math.h>

#include "datasets/problems.h"
#include "longest_run.h"

static gboolean
check(const AnalysisInput *input, GError **error)
{
  if (!check_lags(&input->def->options, error))
    return FALSE;
  if (input->def->options.terms == TERMS_NONE) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                        "terms is constant or trend, not 'none': without a constant no critical values are known");
    return FALSE;
  }
  if (input->of->len <= MACKINNON_MOST)
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "%u series are more than %d, for which critical values are known",
              input->of->len, MACKINNON_MOST);
  return FALSE;
}

/* A trend where any of the series has one. */
static void
choose(Cointegration *result, const AnalysisOptions *options, const double *const *columns)
{
  for (gsize i = 0; i < result->k; i++) {
    const TermsChoice choice = choose_terms(options, columns[i], result->n);
    if (i > 0 && !(choice.trend_p < result->choice.trend_p) && !isnan(result->choice.trend_p))
      continue;
    result->choice = choice;
    g_free(result->trending);
    result->trending = g_strdup(result->series[i].label);
  }
}

static void
run_all(Cointegration *result, const AnalysisOptions *options, const double *const *columns)
{
  const UnitRootOptions lags = unit_root_options(options, result->choice.terms);
  g_autofree const char **names = g_new(const char *, result->k);

  for (gsize i = 0; i < result->k; i++)
    names[i] = result->series[i].label;
  for (gsize i = 0; i < result->k; i++) {
    GError *error = NULL;
    gboolean integrated = FALSE;
    CointegrationOf *of = &result->series[i];
    if (looks_integrated(columns[i], result->n, &integrated, NULL))
      of->integrated = integrated ? INTEGRATED_YES : INTEGRATED_NO;
    of->test = engle_granger_test(columns, names, result->k, result->n, i, &lags, &error);
    if (!of->test)
      of->why = g_strdup(error->message);
    g_clear_error(&error);
  }
}

gpointer
cointegration_run(const AnalysisInput *input, GError **error)
{
  const gsize k = input->of->len;
  const Series *const *series = (const Series *const *)(void *)input->of->pdata;
  g_autoptr(Frame) all = check(input, error) ? analysis_frame(input, series, k, error) : NULL;
  if (!all)
    return NULL;
  g_autoptr(Frame) frame = frame_longest_run(input, all);
  const double *const *columns = (const double *const *)frame->columns;
  Cointegration *result = g_new0(Cointegration, 1);
  *result = (Cointegration){.n = frame->n,
                            .k = k,
                            .first = frame->periods[0],
                            .last = frame->periods[frame->n - 1],
                            .frequency = series_frequency(series[0]),
                            .lag_choice = unit_root_options(&input->def->options, DF_CONSTANT).choice,
                            .series = g_new0(CointegrationOf, k)};
  for (gsize i = 0; i < k; i++)
    result->series[i].label = g_strdup(series_label(series[i]));
  choose(result, &input->def->options, columns);
  run_all(result, &input->def->options, columns);
  return result;
}

void
cointegration_free(gpointer data)
{
  Cointegration *result = data;

  if (!result)
    return;
  for (gsize i = 0; i < result->k; i++) {
    g_free(result->series[i].label);
    g_free(result->series[i].why);
    engle_granger_free(result->series[i].test);
  }
  g_free(result->series);
  g_free(result->trending);
  g_free(result);
}
