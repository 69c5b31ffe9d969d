#include "normality.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_poly.h>
#include <gsl/gsl_sort.h>
#include <math.h>

#include "sum.h"

static const char *const null_normal = "the values are a sample from a normal distribution";

static gboolean
check_sample(const double *x, gsize n, const char *label, GError **error)
{
  return stats_check_count(n, 3, error) && stats_check_finite(x, n, label, error) &&
         stats_check_varies(x, n, label, error);
}

typedef struct {
  double skewness, kurtosis; /* m3 / m2^1.5 and m4 / m2^2 */
} Shape;

static Shape
shape_of(const double *x, gsize n)
{
  g_autofree double *deviation = g_new(double, n);
  Sum second = {0}, third = {0}, fourth = {0};

  scaled_deviations(x, n, deviation);
  for (gsize i = 0; i < n; i++) {
    const double square = deviation[i] * deviation[i];
    sum_add(&second, square);
    sum_add(&third, square * deviation[i]);
    sum_add(&fourth, square * square);
  }
  const double m2 = sum_value(&second) / (double)n;
  return (Shape){sum_value(&third) / (double)n / pow(m2, 1.5), sum_value(&fourth) / (double)n / (m2 * m2)};
}

gboolean
jarque_bera_test(const double *x, gsize n, const char *label, TestResult *result, GError **error)
{
  if (!check_sample(x, n, label, error))
    return FALSE;

  const Shape shape = shape_of(x, n);
  const double excess = shape.kurtosis - 3;
  const double statistic = (double)n / 6 * (shape.skewness * shape.skewness + excess * excess / 4);
  *result = test_chi_square("Jarque-Bera", null_normal, n, 0, statistic, 2);
  return TRUE;
}

/* Upper half of the antisymmetric coefficients a[0] for the largest value downwards, Royston's equations for the two outermost;
 * the rest are proportional to expected normal order statistics (Blom). */
static double *
royston_coefficients(gsize n)
{
  static const double last[] = {0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056},
                      next[] = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};
  const gsize half = n / 2, fixed = n > 5 ? 2 : 1;
  const double u = 1 / sqrt((double)n);
  double *a = g_new(double, half);
  Sum squares = {0};

  if (n == 3) {
    a[0] = M_SQRT1_2;
    return a;
  }
  for (gsize i = 0; i < half; i++) {
    a[i] = gsl_cdf_ugaussian_Qinv(((double)i + 0.625) / ((double)n + 0.25));
    sum_add(&squares, 2 * a[i] * a[i]);
  }
  const double length = sqrt(sum_value(&squares));
  double rest = sum_value(&squares), left = 1;
  for (gsize i = 0; i < fixed; i++) {
    rest -= 2 * a[i] * a[i];
    a[i] = a[i] / length + gsl_poly_eval(i == 0 ? last : next, 6, u);
    left -= 2 * a[i] * a[i];
  }
  for (gsize i = fixed; i < half; i++)
    a[i] *= sqrt(left / rest);
  return a;
}

/* 1 - W, whose digits count. */
static double
shapiro_complement(const double *x, gsize n)
{
  g_autofree double *ordered = g_new(double, n), *a = royston_coefficients(n);
  Sum fitted = {0}, length = {0}, rest = {0};

  scaled_deviations(x, n, ordered);
  gsl_sort(ordered, 1, n);
  for (gsize i = 0; i < n / 2; i++) {
    sum_add(&fitted, a[i] * (ordered[n - 1 - i] - ordered[i]));
    sum_add(&length, 2 * a[i] * a[i]);
  }
  const double slope = sum_value(&fitted) / sum_value(&length);
  for (gsize i = 0; i < n; i++) {
    const double weight = 2 * i + 1 == n ? 0 : i < n / 2 ? -a[i] : a[n - 1 - i];
    const double residual = ordered[i] - slope * weight;
    sum_add(&rest, residual * residual);
  }
  return sum_value(&rest) / sum_products(ordered, ordered, n);
}

static double
shapiro_p(double complement, gsize n)
{
  static const double gamma[] = {-2.273, 0.459}, small_mean[] = {0.544, -0.39978, 0.025054, -0.0006714},
                      small_log[] = {1.3822, -0.77857, 0.062767, -0.0020322},
                      mean[] = {-1.5861, -0.31082, -0.083751, 0.0038915},
                      log_deviation[] = {-0.4803, -0.082676, 0.0030302};
  const double size = (double)n;

  if (n == 3)
    return fmax(0, 6 / M_PI * (asin(sqrt(1 - complement)) - asin(sqrt(0.75))));
  if (n <= 11) {
    const double limit = gsl_poly_eval(gamma, 2, size), y = log(complement);
    if (y >= limit)
      return 0;
    return gsl_cdf_ugaussian_Q((-log(limit - y) - gsl_poly_eval(small_mean, 4, size)) /
                               exp(gsl_poly_eval(small_log, 4, size)));
  }
  return gsl_cdf_ugaussian_Q((log(complement) - gsl_poly_eval(mean, 4, log(size))) /
                             exp(gsl_poly_eval(log_deviation, 3, log(size))));
}

gboolean
shapiro_wilk_test(const double *x, gsize n, const char *label, TestResult *result, GError **error)
{
  if (!check_sample(x, n, label, error))
    return FALSE;
  if (n > SHAPIRO_WILK_MOST) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "Shapiro-Wilk holds for up to %d observations, not %zu",
                SHAPIRO_WILK_MOST, n);
    return FALSE;
  }

  const double complement = shapiro_complement(x, n);
  *result = (TestResult){.name = "Shapiro-Wilk",
                         .null = null_normal,
                         .n = n,
                         .law = TEST_NORMAL,
                         .statistic = 1 - complement,
                         .df1 = NAN,
                         .df2 = NAN,
                         .p = shapiro_p(complement, n)};
  return TRUE;
}
