#include "indicators_concentration.h"

#include <math.h>

#include "stats/concentration.h"

double
indicator_hhi(const IndicatorInput *input, const double *x, const double *y)
{
  (void)y;
  return concentration_hhi(x, input->k);
}

double
indicator_hhi_normalised(const IndicatorInput *input, const double *x, const double *y)
{
  (void)y;
  return concentration_normalised(x, input->k);
}

double
indicator_effective_number(const IndicatorInput *input, const double *x, const double *y)
{
  (void)y;
  return concentration_effective_number(x, input->k);
}

double
indicator_entropy(const IndicatorInput *input, const double *x, const double *y)
{
  (void)y;
  return concentration_entropy(x, input->k);
}

double
indicator_concentration_ratio(const IndicatorInput *input, const double *x, const double *y)
{
  (void)y;
  return concentration_ratio(x, input->k, input->top);
}

double
indicator_largest_share(const IndicatorInput *input, const double *x, const double *y)
{
  (void)y;
  return concentration_ratio(x, input->k, 1);
}

double
indicator_diversification(const IndicatorInput *input, const double *x, const double *y)
{
  return concentration_dissimilarity(x, y, input->k);
}

void
indicator_hhi_without(const IndicatorInput *input, const double *x, const double *y, double *values)
{
  (void)y;
  concentration_hhi_without(x, input->k, values);
}

void
indicator_hhi_normalised_without(const IndicatorInput *input, const double *x, const double *y, double *values)
{
  (void)y;
  const gsize parts = concentration_parts(x, input->k);
  concentration_hhi_without(x, input->k, values);
  for (gsize i = 0; i < input->k; i++) {
    const double n = (double)(x[i] > 0 ? parts - 1 : parts);
    values[i] = n > 1 ? (values[i] - 1 / n) / (1 - 1 / n) : NAN;
  }
}

void
indicator_effective_number_without(const IndicatorInput *input, const double *x, const double *y, double *values)
{
  (void)y;
  concentration_hhi_without(x, input->k, values);
  for (gsize i = 0; i < input->k; i++)
    values[i] = 1 / values[i];
}

void
indicator_entropy_without(const IndicatorInput *input, const double *x, const double *y, double *values)
{
  (void)y;
  concentration_entropy_without(x, input->k, values);
}

void
indicator_concentration_ratio_without(const IndicatorInput *input, const double *x, const double *y, double *values)
{
  (void)y;
  concentration_ratio_without(x, input->k, input->top, values);
}

void
indicator_largest_share_without(const IndicatorInput *input, const double *x, const double *y, double *values)
{
  (void)y;
  concentration_ratio_without(x, input->k, 1, values);
}
