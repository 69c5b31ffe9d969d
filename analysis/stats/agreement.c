#include "agreement.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "acf.h"
#include "correlation.h"
#include "hac.h"
#include "sum.h"

#define FEWEST 4 /* Lin's interval needs n > 3 to be one */

void
sign_shares(SignAgreement *result, gsize x_above, gsize y_above)
{
  const double signs = (double)(result->same + result->opposite);
  const double a = (double)x_above / signs, b = (double)y_above / signs;

  result->share = signs > 0 ? (double)result->same / signs : NAN;
  result->expected = signs > 0 ? a * b + (1 - a) * (1 - b) : NAN;
}

void
sign_agreement(const double *x, const double *y, gsize n, SignAgreement *result)
{
  gsize x_above = 0, y_above = 0;

  *result = (SignAgreement){.share = NAN, .expected = NAN};
  for (gsize i = 0; i < n; i++) {
    if (x[i] == 0 || y[i] == 0) {
      result->zero++;
      continue;
    }
    const gboolean same = (x[i] > 0) == (y[i] > 0);
    result->same += same ? 1 : 0;
    result->opposite += same ? 0 : 1;
    x_above += x[i] > 0 ? 1 : 0;
    y_above += y[i] > 0 ? 1 : 0;
  }
  sign_shares(result, x_above, y_above);
}

static Bounds
bounds(double value, double reach)
{
  return (Bounds){value, value - reach, value + reach};
}

static Differences
differences_of(double bias, const Agreement *a, double pairs, double squares)
{
  const double t = gsl_cdf_tdist_Qinv((1 - a->level) / 2, pairs - 1), width = a->z * a->sd;
  const double limit_error = a->sd * sqrt(1 / pairs + a->z * a->z / (2 * (squares - 1)));

  return (Differences){.pairs = pairs,
                       .squares = squares,
                       .bias = bounds(bias, t * a->sd / sqrt(pairs)),
                       .low = bounds(bias - width, t * limit_error),
                       .high = bounds(bias + width, t * limit_error)};
}

/* Independent values whose mean is as uncertain as that of these n; at least 2, so that t has a degree of freedom. */
static double
pairs_of_mean(const double *difference, gsize n, double *r1)
{
  const gsize lags = MAX(1, MIN(hac_default_lag(n), n - 1));
  g_autofree double *r = g_new(double, lags);
  double inflation = 1;

  *r1 = NAN;
  if (!autocorrelations(difference, NULL, n, lags, r, NULL))
    return (double)n;
  *r1 = r[0];
  for (gsize j = 1; j <= lags; j++)
    inflation += 2 * (1 - (double)j / (double)(lags + 1)) * r[j - 1];
  return inflation > 1 ? fmax((double)n / inflation, 2) : (double)n;
}

/* Lin's interval: atanh of the coefficient is about normal with this variance. */
static Bounds
concordance_interval(double c, double r, double shift, gsize n, double z)
{
  const double u = shift * shift, apart = (1 - c) * (1 + c);

  if (r == 0 || apart <= 0)
    return (Bounds){c, NAN, NAN};
  const double variance = ((1 - r * r) * c * c / (apart * r * r) + 2 * c * c * c * (1 - c) * u / (r * apart * apart) -
                           c * c * c * c * u * u / (2 * r * r * apart * apart)) /
                          (double)(n - 2);
  if (!(variance >= 0))
    return (Bounds){c, NAN, NAN};
  const double reach = z * sqrt(variance);
  return (Bounds){c, tanh(atanh(c) - reach), tanh(atanh(c) + reach)};
}

static Bounds
concordance(const double *x, const double *y, gsize n, double z)
{
  g_autofree double *dx = g_new(double, n), *dy = g_new(double, n);
  const double apart = mean_and_deviations(x, n, dx) - mean_and_deviations(y, n, dy), size = (double)n;
  const double xx = sum_products(dx, dx, n) / size, yy = sum_products(dy, dy, n) / size,
               xy = sum_products(dx, dy, n) / size;
  const double c = 2 * xy / (xx + yy + apart * apart);

  return concordance_interval(c, xy / sqrt(xx * yy), apart / sqrt(sqrt(xx * yy)), n, z);
}

static gboolean
check(const double *x, const double *y, gsize n, double level, GError **error)
{
  return stats_check_level(level, error) && stats_check_count(n, FEWEST, error) &&
         stats_check_finite(x, n, "x", error) && stats_check_finite(y, n, "y", error) &&
         stats_check_varies(x, n, "x", error) && stats_check_varies(y, n, "y", error);
}

gboolean
agree(const double *x, const double *y, gsize n, double level, Agreement *result, GError **error)
{
  if (!check(x, y, n, level, error))
    return FALSE;
  g_autofree double *difference = g_new(double, n), *deviation = g_new(double, n);
  for (gsize i = 0; i < n; i++)
    difference[i] = x[i] - y[i];
  const double bias = mean_and_deviations(difference, n, deviation);

  *result = (Agreement){.n = n, .level = level, .z = gsl_cdf_ugaussian_Qinv((1 - level) / 2)};
  result->sd = sqrt(sum_products(deviation, deviation, n) / (double)(n - 1));
  result->concordance = concordance(x, y, n, result->z);
  if (!isfinite(result->sd) || !isfinite(result->concordance.value)) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_NUMERIC,
                        "agreement: numbers too large or too small for their squares");
    return FALSE;
  }
  const double pairs = pairs_of_mean(difference, n, &result->r1), squares = effective_pairs(difference, difference, n);
  result->independent = differences_of(bias, result, (double)n, (double)n);
  result->allowed = differences_of(bias, result, pairs, isnan(squares) ? (double)n : squares);
  return TRUE;
}
