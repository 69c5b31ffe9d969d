#include "cusum.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "auxiliary.h"
#include "recursion.h"
#include "root.h"
#include "sum.h"

#define LEVEL 0.05 /* of the boundary */

void
cusum_free(Cusum *cusum)
{
  if (!cusum)
    return;
  g_free(cusum->observation);
  g_free(cusum->process);
  g_free(cusum->boundary);
  g_free(cusum);
}

double
cusum_bridge_p(double x)
{
  const double certain = 0.2; /* below it p is 1 to the last digit */
  double p = 0, term = 1;

  if (x < certain)
    return 1;
  for (int i = 1; term > 0; i++) {
    term = exp(-2.0 * i * i * x * x);
    p += i % 2 ? term : -term;
  }
  return 2 * p;
}

double
cusum_motion_p(double x)
{
  if (x < 0.3)
    return 1 - 0.1465 * x;
  return 2 * (gsl_cdf_ugaussian_Q(3 * x) + exp(-4 * x * x) * (gsl_cdf_ugaussian_P(x) - gsl_cdf_ugaussian_Q(5 * x)) -
              exp(-16 * x * x) * gsl_cdf_ugaussian_Q(x));
}

static double
bridge(double x, gconstpointer data)
{
  (void)data;
  return cusum_bridge_p(x);
}

static double
motion(double x, gconstpointer data)
{
  (void)data;
  return cusum_motion_p(x);
}

static Cusum *
cusum_new(gsize count)
{
  Cusum *cusum = g_new0(Cusum, 1);

  cusum->count = count;
  cusum->observation = g_new(gsize, count);
  cusum->process = g_new(double, count);
  cusum->boundary = g_new(double, count);
  return cusum;
}

/* process holds residuals, boundary its shape: cumulates the former over scale and finds where it stands out most. */
static void
cumulate(Cusum *cusum, double scale, double critical)
{
  Sum sum = {0};

  for (gsize i = 0; i < cusum->count; i++) {
    sum_add(&sum, cusum->process[i]);
    cusum->process[i] = sum_value(&sum) / scale;
    const double height = fabs(cusum->process[i]) / cusum->boundary[i];
    if (height > cusum->statistic) {
      cusum->statistic = height;
      cusum->at = cusum->observation[i];
    }
    cusum->boundary[i] *= critical;
  }
}

Cusum *
cusum_ols(const Fit *fit, GError **error)
{
  if (!auxiliary_check_residuals(fit, error))
    return NULL;
  Cusum *cusum = cusum_new(fit->n);

  for (gsize i = 0; i < fit->n; i++) {
    cusum->observation[i] = i + 1;
    cusum->process[i] = gsl_vector_get(fit->residuals, i);
    cusum->boundary[i] = 1;
  }
  cumulate(cusum, fit->sigma * sqrt((double)fit->n), root_of_falling(bridge, NULL, LEVEL, 0, 10));
  cusum->p = cusum_bridge_p(cusum->statistic);
  return cusum;
}

/* Into process, with their observations. */
static void
take_recursive_residuals(const Fit *fit, Cusum *cusum)
{
  g_autoptr(Recursion) recursion = recursion_new(fit);

  cusum->count = 0;
  for (gsize i = 0; i < fit->n; i++) {
    const double residual = recursion_add(recursion, i);
    if (isnan(residual))
      continue;
    cusum->observation[cusum->count] = i + 1;
    cusum->process[cusum->count++] = residual;
  }
}

Cusum *
cusum_recursive(const Fit *fit, GError **error)
{
  if (!auxiliary_check_residuals(fit, error) || !stats_check_count(fit->n, fit->k + 2, error))
    return NULL;
  g_autoptr(Cusum) cusum = cusum_new(fit->n);
  g_autofree double *deviation = g_new(double, fit->n);

  take_recursive_residuals(fit, cusum);
  const double count = (double)cusum->count;
  mean_and_deviations(cusum->process, cusum->count, deviation);
  const double squares = sum_products(deviation, deviation, cusum->count);
  if (!(squares > recursion_rounding(fit))) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_CONSTANT, "the recursive residuals are all equal");
    return NULL;
  }
  for (gsize i = 0; i < cusum->count; i++)
    cusum->boundary[i] = 1 + 2 * (double)(i + 1) / count;
  cumulate(cusum, sqrt(squares / (count - 1) * count), root_of_falling(motion, NULL, LEVEL, 0, 10));
  cusum->p = cusum_motion_p(cusum->statistic);
  return g_steal_pointer(&cusum);
}
