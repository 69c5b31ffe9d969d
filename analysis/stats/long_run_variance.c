#include "long_run_variance.h"

#include <math.h>

#include "sum.h"

double
long_run_variance(const double *x, gsize n, gsize lags)
{
  double sum = sum_products(x, x, n);

  for (gsize j = 1; j <= lags; j++)
    sum += 2 * (1 - (double)j / (double)(lags + 1)) * sum_products(x + j, x, n - j);
  return fmax(sum, 0) / (double)n;
}

gsize
long_run_lags(gsize n)
{
  return MIN((gsize)(4 * pow((double)n / 100, 0.25)), n - 1);
}
