#include "power.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>

/* Poisson weights so far from their mean, in standard deviations, no longer show in a double. */
#define POISSON_REACH 40.0

/* Above it no test here is asked; the effect is then as good as 1. */
#define LAMBDA_MOST 1e6

/* Halvings of an interval that leave nothing of a double. */
#define HALVINGS 200

double
noncentral_f_tail(double f, double df1, double df2, double lambda)
{
  if (!(f >= 0) || !(df1 > 0) || !(df2 > 0) || !(lambda >= 0) || lambda > LAMBDA_MOST)
    return NAN;
  if (lambda == 0)
    return gsl_cdf_fdist_Q(f, df1, df2);

  const double mean = lambda / 2, reach = POISSON_REACH * (1 + sqrt(mean));
  const double share = df1 * f / (df1 * f + df2);
  double tail = 0;
  const unsigned int first = (unsigned int)fmax(0, floor(mean - reach)), last = (unsigned int)(mean + reach);
  for (unsigned int j = first; j <= last; j++)
    tail += gsl_ran_poisson_pdf(j, mean) * gsl_cdf_beta_Q(share, df1 / 2 + j, df2 / 2);
  return tail;
}

double
detectable_partial_r2(gsize n, gsize df1, gsize df2, double alpha, double power)
{
  if (n == 0 || df1 == 0 || df2 == 0 || !(alpha > 0 && alpha < power && power < 1))
    return NAN;

  const double u = (double)df1, v = (double)df2, critical = gsl_cdf_fdist_Qinv(alpha, u, v);
  double low = 0, high = 1;
  while (high < LAMBDA_MOST / 2 && noncentral_f_tail(critical, u, v, high) < power)
    high *= 2;
  for (guint i = 0; i < HALVINGS && high - low > 1e-15 * high; i++) {
    const double middle = (low + high) / 2;
    if (noncentral_f_tail(critical, u, v, middle) < power)
      low = middle;
    else
      high = middle;
  }
  return high / (high + (double)n);
}
