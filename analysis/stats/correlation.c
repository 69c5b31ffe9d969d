#include "correlation.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "rank.h"
#include "sum.h"

#define SPEARMAN_VARIANCE 1.06 /* Fieller, Hartley and Pearson (1957), Biometrika 44, 470-481 */

const char *
correlation_name(CorrelationMethod method)
{
  switch (method) {
  case CORRELATION_PEARSON:
    return "Pearson";
  case CORRELATION_SPEARMAN:
    return "Spearman";
  case CORRELATION_KENDALL:
    return "Kendall";
  }
  return NULL;
}

static double
pearson(const double *x, const double *y, gsize n)
{
  g_autofree double *dx = g_new(double, n);
  g_autofree double *dy = g_new(double, n);

  scaled_deviations(x, n, dx);
  scaled_deviations(y, n, dy);
  const double r = sum_products(dx, dy, n) / sqrt(sum_products(dx, dx, n) * sum_products(dy, dy, n));
  return CLAMP(r, -1, 1);
}

double
correlation_p(double r, double pairs)
{
  const double t = r * sqrt((pairs - 2) / ((1 - r) * (1 + r)));

  return 2 * gsl_cdf_tdist_Q(fabs(t), pairs - 2);
}

void
correlation_interval(double r, double pairs, double variance, double level, double *lower, double *upper)
{
  const double reach = pairs > 3 ? gsl_cdf_ugaussian_Qinv((1 - level) / 2) * sqrt(variance / (pairs - 3)) : INFINITY;

  *lower = fabs(r) < 1 || pairs > 3 ? tanh(atanh(r) - reach) : -1;
  *upper = fabs(r) < 1 || pairs > 3 ? tanh(atanh(r) + reach) : 1;
}

static guint64
squared_rank_differences(const double *x, const double *y, gsize n)
{
  double sum = 0; /* whole numbers: exact */

  for (gsize i = 0; i < n; i++)
    sum += (x[i] - y[i]) * (x[i] - y[i]);
  return (guint64)sum;
}

static void
set_spearman(Correlation *result, const double *x_rank, const double *y_rank)
{
  const gsize n = result->n;

  result->r = pearson(x_rank, y_rank, n);
  if (!result->ties && n <= SPEARMAN_EXACT) {
    result->p_method = P_EXACT;
    result->p = spearman_exact_p(n, squared_rank_differences(x_rank, y_rank, n));
  } else {
    result->p_method = P_T;
    result->p = correlation_p(result->r, (double)n);
  }
}

/* Kendall (1970), Rank Correlation Methods, section 4: the variance of S when both series have ties. */
static double
tied_score_variance(double n, Ties x, Ties y)
{
  return (n * (n - 1) * (2 * n + 5) - x.variance - y.variance) / 18 + 2 * x.pairs * y.pairs / (n * (n - 1)) +
         x.triples * y.triples / (9 * n * (n - 1) * (n - 2));
}

static void
set_kendall(Correlation *result, const double *x, const double *y, Ties x_ties, Ties y_ties)
{
  const double n = (double)result->n;
  const double pairs = n * (n - 1) / 2;
  const gint64 score = kendall_score(x, y, result->n);

  result->r = (double)score / sqrt((pairs - x_ties.pairs) * (pairs - y_ties.pairs));
  if (!result->ties && result->n < KENDALL_EXACT) {
    result->p_method = P_EXACT;
    result->p = kendall_exact_p(result->n, score);
  } else {
    result->p_method = P_NORMAL;
    result->p = 2 * gsl_cdf_ugaussian_Q(fabs((double)score) / sqrt(tied_score_variance(n, x_ties, y_ties)));
  }
}

/* Intervals and the p-value that allows for autocorrelation; x and y are ranks for the rank correlations. */
static void
set_inference(Correlation *result, const double *x, const double *y)
{
  const double variance = result->method == CORRELATION_SPEARMAN ? SPEARMAN_VARIANCE : 1;

  result->n_effective = effective_pairs(x, y, result->n);
  if (result->method == CORRELATION_KENDALL)
    return;
  result->p_effective = fmax(correlation_p(result->r, result->n_effective), result->p); /* exact for few ranks */
  if (result->n < 4 || (result->method == CORRELATION_SPEARMAN && fabs(result->r) == 1))
    return;
  correlation_interval(result->r, (double)result->n, variance, result->level, &result->lower, &result->upper);
  correlation_interval(result->r, result->n_effective, variance, result->level, &result->lower_effective,
                       &result->upper_effective);
}

static gboolean
check_pairs(const double *x, const double *y, gsize n, double level, GError **error)
{
  return stats_check_count(n, 3, error) && stats_check_finite(x, n, "x", error) &&
         stats_check_finite(y, n, "y", error) && stats_check_varies(x, n, "x", error) &&
         stats_check_varies(y, n, "y", error) && stats_check_level(level, error);
}

gboolean
correlate(CorrelationMethod method, const double *x, const double *y, gsize n, double level, Correlation *result,
          GError **error)
{
  if (!check_pairs(x, y, n, level, error))
    return FALSE;

  g_autofree double *x_rank = g_new(double, n);
  g_autofree double *y_rank = g_new(double, n);
  const Ties x_ties = ties_and_ranks(x, n, x_rank), y_ties = ties_and_ranks(y, n, y_rank);

  *result = (Correlation){.method = method, .n = n, .level = level, .lower = NAN, .upper = NAN};
  result->lower_effective = result->upper_effective = result->p_effective = NAN;
  result->ties = x_ties.pairs > 0 || y_ties.pairs > 0;
  switch (method) {
  case CORRELATION_PEARSON:
    result->r = pearson(x, y, n);
    result->p_method = P_T;
    result->p = correlation_p(result->r, (double)n);
    set_inference(result, x, y);
    break;
  case CORRELATION_SPEARMAN:
    set_spearman(result, x_rank, y_rank);
    set_inference(result, x_rank, y_rank);
    break;
  case CORRELATION_KENDALL:
    set_kendall(result, x, y, x_ties, y_ties);
    set_inference(result, x_rank, y_rank);
    break;
  }
  return TRUE;
}

double
effective_pairs(const double *x, const double *y, gsize n)
{
  g_autofree double *dx = g_new(double, n);
  g_autofree double *dy = g_new(double, n);
  const double size = (double)n;
  Sum sum = {0};

  scaled_deviations(x, n, dx);
  scaled_deviations(y, n, dy);
  const double squares = sum_products(dx, dx, n) * sum_products(dy, dy, n);
  if (squares == 0)
    return NAN;
  for (gsize lag = 1; lag <= n / 5; lag++) {
    const double weight = size / (size - (double)lag);
    sum_add(&sum,
            weight * weight * sum_products(dx, dx + lag, n - lag) * sum_products(dy, dy + lag, n - lag) / squares);
  }
  const double inverse = (1 + 2 * sum_value(&sum)) / size;
  return inverse > 0 ? CLAMP(1 / inverse, 3, size) : size;
}

double
correlation_needed(double pairs, double alpha)
{
  if (!(pairs >= 3))
    return NAN;
  const double df = pairs - 2.0, t = gsl_cdf_tdist_Qinv(alpha / 2.0, df);
  return t / sqrt(df + t * t);
}
