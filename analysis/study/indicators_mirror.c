#include "indicators_mirror.h"

#include "stats/mirror.h"

double
indicator_mirror_ratio(const IndicatorInput *input, const double *x, const double *y)
{
  return mirror_ratio(x, y, input->k);
}
