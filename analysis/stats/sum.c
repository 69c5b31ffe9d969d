#include "sum.h"

double
sum_products(const double *a, const double *b, gsize n)
{
  Sum sum = {0};

  for (gsize i = 0; i < n; i++)
    sum_add(&sum, a[i] * b[i]);
  return sum_value(&sum);
}

double
mean_and_deviations(const double *values, gsize n, double *deviation)
{
  Sum sum = {0}, rest = {0};

  for (gsize i = 0; i < n; i++)
    sum_add(&sum, values[i]);
  const double mean = sum_value(&sum) / (double)n;

  for (gsize i = 0; i < n; i++)
    sum_add(&rest, values[i] - mean);
  const double correction = sum_value(&rest) / (double)n;

  for (gsize i = 0; deviation && i < n; i++)
    deviation[i] = (values[i] - mean) - correction;
  return mean + correction;
}

void
scaled_deviations(const double *values, gsize n, double *deviation)
{
  double largest = 0;
  int exponent = 0;

  mean_and_deviations(values, n, deviation);
  for (gsize i = 0; i < n; i++)
    largest = fmax(largest, fabs(deviation[i]));
  frexp(largest, &exponent);
  for (gsize i = 0; i < n; i++)
    deviation[i] = ldexp(deviation[i], -exponent);
}
