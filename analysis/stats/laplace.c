#include "laplace.h"

#include <math.h>

#define POINTS 14 /* on the upper half of the path; the lower one is its mirror. The error falls by 2.85^2 a point. */

double
laplace_probability(LaplaceTransform transform, const void *data, double x)
{
  const double scale = 2 * POINTS / x;
  double sum = 0;

  for (int k = 0; k < POINTS; k++) {
    const double angle = M_PI * (k + 0.5) / POINTS;
    const complex double s = scale * (0.1309 - 0.1194 * angle * angle + 0.25 * angle * I),
                         slope = scale * (-2 * 0.1194 * angle + 0.25 * I);
    sum += cimag(cexp(s * x) * transform(s, data) / s * slope);
  }
  return sum / POINTS;
}
