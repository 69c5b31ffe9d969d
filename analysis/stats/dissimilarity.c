#include "dissimilarity.h"

#include <math.h>

static double
known(double share)
{
  return isnan(share) ? 0.0 : share;
}

double
dissimilarity(const double *one, const double *other, gsize n)
{
  double sum = 0;
  for (gsize i = 0; i < n; i++)
    sum += fabs(known(one[i]) - known(other[i]));
  return n > 0 && isfinite(sum) ? sum / 2.0 : NAN;
}
