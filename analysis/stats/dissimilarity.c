#include "dissimilarity.h"

#include <math.h>

#include "sum.h"

double
dissimilarity(const double *one, const double *other, gsize n)
{
  double sum = 0;
  for (gsize i = 0; i < n; i++)
    sum += fabs(known_or_zero(one[i]) - known_or_zero(other[i]));
  return n > 0 && isfinite(sum) ? sum / 2.0 : NAN;
}
