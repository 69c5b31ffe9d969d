#include "modified_z.h"

#include <math.h>

#include "rank.h"

/* Quantile of the standard normal distribution at 3/4. */
#define NORMAL_MAD 0.6745

gsize
modified_z(const double *values, gsize n, gsize stride, double *scores)
{
  g_autofree double *known = g_new(double, MAX(n, 1));
  gsize count = 0, outliers = 0;
  for (gsize i = 0; i < n; i++) {
    scores[i * stride] = NAN;
    if (!isnan(values[i * stride]))
      known[count++] = values[i * stride];
  }
  if (count < MODIFIED_Z_FEWEST)
    return 0;
  const double median = median_of(known, count);
  for (gsize i = 0; i < count; i++)
    known[i] = fabs(known[i] - median);
  const double mad = median_of(known, count);
  for (gsize i = 0; mad > 0 && i < n; i++) {
    scores[i * stride] = NORMAL_MAD * (values[i * stride] - median) / mad;
    outliers += fabs(scores[i * stride]) > MODIFIED_Z_OUTLIER ? 1 : 0;
  }
  return outliers;
}
