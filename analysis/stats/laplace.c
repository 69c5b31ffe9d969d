#include "laplace.h"

#include <math.h>

double
laplace_probability(LaplaceTransform transform, const void *data, double x, int points)
{
  const double scale = 2 * points / x;
  double sum = 0;

  for (int k = 0; k < points; k++) {
    const double angle = M_PI * (k + 0.5) / points;
    const complex double s = scale * (0.1309 - 0.1194 * angle * angle + 0.25 * angle * I),
                         slope = scale * (-2 * 0.1194 * angle + 0.25 * I);
    sum += cimag(cexp(s * x) * transform(s, data) / s * slope);
  }
  return sum / points;
}
