#include "sub_periods.h"

#include <math.h>

#include "stats_error.h"
#include "sum.h"

static double
pearson_of(const double *x, const double *y, gsize n)
{
  g_autofree double *dx = g_new(double, n), *dy = g_new(double, n);

  if (n < SUB_PERIOD_LEAST || !stats_check_varies(x, n, "x", NULL) || !stats_check_varies(y, n, "y", NULL))
    return NAN;
  scaled_deviations(x, n, dx);
  scaled_deviations(y, n, dy);
  return CLAMP(sum_products(dx, dy, n) / sqrt(sum_products(dx, dx, n) * sum_products(dy, dy, n)), -1, 1);
}

void
lag_sub_periods(const double *x, const double *y, gsize n, int lag, gsize count, SubPeriod *parts)
{
  const gsize apart = MIN(n, (gsize)ABS((gint64)lag)), pairs = n - apart;
  const double *from = lag < 0 ? x + apart : x, *to = lag > 0 ? y + apart : y;

  for (gsize i = 0; i < count; i++) {
    const gsize first = i * pairs / count, end = (i + 1) * pairs / count;
    parts[i] = (SubPeriod){first, end - first, pearson_of(from + first, to + first, end - first)};
  }
}
