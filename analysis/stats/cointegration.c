#include "cointegration.h"

#include "gsl_auto.h"

static gboolean
check(gsize k, DickeyFullerTerms terms, GError **error)
{
  if (k >= 2 && k <= MACKINNON_MOST && terms != DF_NONE)
    return TRUE;
  if (terms == DF_NONE)
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                        "Engle-Granger: without a constant no critical values are known");
  else
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "Engle-Granger: %zu variables are not from 2 to %d", k,
                MACKINNON_MOST);
  return FALSE;
}

static Fit *
fit_response(const double *const *variables, const char *const *names, gsize k, gsize n, gsize response, gboolean trend,
             GError **error)
{
  const gsize begin = trend ? 2 : 1;
  g_autoptr(gsl_matrix) design = gsl_matrix_alloc(n, begin + k - 1);
  g_autofree const char **columns = g_new0(const char *, begin + k);
  gsize j = begin;

  columns[0] = "(Intercept)";
  if (trend)
    columns[1] = "trend";
  for (gsize i = 0; i < n; i++) {
    gsl_matrix_set(design, i, 0, 1);
    if (trend)
      gsl_matrix_set(design, i, 1, (double)i);
  }
  for (gsize v = 0; v < k; v++)
    if (v != response) {
      columns[j] = names[v];
      const gsl_vector_const_view values = gsl_vector_const_view_array(variables[v], n);
      gsl_matrix_set_col(design, j++, &values.vector);
    }
  return ols_fit(variables[response], design, columns, TRUE, error);
}

EngleGranger *
engle_granger_test(const double *const *variables, const char *const *names, gsize k, gsize n, gsize response,
                   const UnitRootOptions *options, GError **error)
{
  g_autoptr(EngleGranger) result = g_new0(EngleGranger, 1);
  UnitRootOptions plain = *options;

  if (!check(k, options->terms, error) || !stats_check_count(n, k + 2, error))
    return NULL;
  result->response = response;
  result->fit = fit_response(variables, names, k, n, response, options->terms == DF_TREND, error);
  if (!result->fit)
    return NULL;
  plain.terms = DF_NONE;
  if (!adf_test(result->fit->residuals->data, n, &plain, &result->test, error)) {
    g_prefix_error(error, "residuals: ");
    return NULL;
  }
  result->test.terms = options->terms;
  result->test.p = mackinnon_p(k, options->terms, result->test.statistic);
  mackinnon_critical(k, options->terms, result->test.n, result->test.critical);
  return g_steal_pointer(&result);
}

void
engle_granger_free(gpointer result)
{
  EngleGranger *test = result;

  if (!test)
    return;
  fit_free(test->fit);
  g_free(test);
}
