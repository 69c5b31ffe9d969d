#include "dfgls.h"

#include <math.h>

#include "sum.h"

/* n = 50, 100, 200 and without end. */
#define SIZES 4
static const double inverse_sizes[SIZES] = {0.02, 0.01, 0.005, 0};
static const double with_trend[N_CRITICAL][SIZES] = {
    {-3.77, -3.58, -3.46, -3.48}, {-3.19, -3.03, -2.93, -2.89}, {-2.89, -2.74, -2.64, -2.57}};

static double
interpolate(const double values[SIZES], double inverse)
{
  int i = 1;

  if (inverse >= inverse_sizes[0])
    return values[0];
  while (inverse < inverse_sizes[i])
    i++;
  const double share = (inverse - inverse_sizes[i]) / (inverse_sizes[i - 1] - inverse_sizes[i]);
  return values[i] + share * (values[i - 1] - values[i]);
}

/* Value t of a column less ratio times the one before it. */
static double
quasi_difference(const double *x, gsize t, double ratio)
{
  return t == 0 ? x[0] : x[t] - ratio * x[t - 1];
}

/* Takes from x its constant, fitted to quasi-differences. */
static void
remove_constant(double *x, gsize n, double ratio)
{
  Sum product = {0, 0};

  for (gsize t = 0; t < n; t++)
    sum_add(&product, quasi_difference(x, t, ratio) * (t == 0 ? 1 : 1 - ratio));
  const double mean = sum_value(&product) / (1 + (double)(n - 1) * (1 - ratio) * (1 - ratio));
  for (gsize t = 0; t < n; t++)
    x[t] -= mean;
}

/* Likewise a constant and a trend, by the two normal equations: the trend is counted so that its quasi-differences are orthogonal to
 * those of the constant. */
static void
remove_trend(double *x, gsize n, double ratio)
{
  g_autofree double *time = g_new(double, n);
  Sum product = {0, 0}, square = {0, 0};

  for (gsize t = 0; t < n; t++)
    time[t] = (double)(t + 1) / (double)n;
  remove_constant(time, n, ratio);
  remove_constant(x, n, ratio);
  for (gsize t = 0; t < n; t++) {
    const double step = quasi_difference(time, t, ratio);
    sum_add(&product, step * quasi_difference(x, t, ratio));
    sum_add(&square, step * step);
  }
  const double slope = sum_value(&product) / sum_value(&square);
  for (gsize t = 0; t < n; t++)
    x[t] -= slope * time[t];
}

gboolean
dfgls_test(const double *x, gsize n, const UnitRootOptions *options, UnitRootTest *result, GError **error)
{
  const gboolean trend = options->terms == DF_TREND;
  const double ratio = 1 - (trend ? 13.5 : 7.0) / (double)n;
  UnitRootOptions plain = *options;

  if (options->terms == DF_NONE) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_DOMAIN, "DF-GLS: there is no term to take out");
    return FALSE;
  }
  if (!stats_check_finite(x, n, "values", error) || !stats_check_varies(x, n, "values", error))
    return FALSE;
  g_autofree double *rest = g_new(double, n);
  scaled_deviations(x, n, rest);
  (trend ? remove_trend : remove_constant)(rest, n, ratio);
  plain.terms = DF_NONE;
  /* As many as ADF on the series itself would try. */
  if (plain.choice == UNIT_ROOT_RULE)
    plain = (UnitRootOptions){DF_NONE, UNIT_ROOT_GIVEN, unit_root_most_lags(n, options->terms)};
  else if (plain.choice != UNIT_ROOT_GIVEN && plain.lags == G_MAXSIZE)
    plain.lags = unit_root_most_lags(n, options->terms);
  if (!adf_test(rest, n, &plain, result, error)) {
    g_prefix_error(error, "DF-GLS: ");
    return FALSE;
  }
  result->terms = options->terms;
  if (!trend)
    return TRUE;
  result->p = NAN;
  for (int level = 0; level < N_CRITICAL; level++)
    result->critical[level] = interpolate(with_trend[level], 1 / (double)n);
  return TRUE;
}
