#include "lag_maximum.h"

#include <math.h>
#include <string.h>

#include "lag_products.h"

LagMaximum *
lag_maximum_new(gsize n, gsize lags)
{
  LagMaximum *maximum = g_new0(LagMaximum, 1);
  maximum->n = n;
  maximum->lags = lags;
  maximum->own = MIN(n / 5, OWN_LAGS);
  const gsize own = lag_room(maximum->own + 1), cross = lag_room(2 * lags + 1);
  maximum->x = g_new0(double, n + own);
  maximum->y = g_new0(double, lags + n + MAX(own, cross)) + lags;
  maximum->x_own = g_new0(double, own);
  maximum->y_own = g_new0(double, own);
  maximum->cross = g_new0(double, cross);
  return maximum;
}

void
lag_maximum_free(LagMaximum *maximum)
{
  if (!maximum)
    return;
  g_free(maximum->x);
  g_free(maximum->y - maximum->lags);
  g_free(maximum->x_own);
  g_free(maximum->y_own);
  g_free(maximum->cross);
  g_free(maximum);
}

gboolean
lag_window_check(gsize n, gsize lags, GError **error)
{
  if (!stats_check_count(n, LAG_MAXIMUM_LEAST, error))
    return FALSE;
  if (lags <= lags_most(n))
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "lags %zu: %zu observations allow 0 to %zu", lags, n,
              lags_most(n));
  return FALSE;
}

gboolean
lag_maximum_check(const double *x, const double *y, gsize n, gsize lags, GError **error)
{
  return lag_window_check(n, lags, error) && stats_check_finite(x, n, "x", error) &&
         stats_check_finite(y, n, "y", error) && stats_check_varies(x, n, "x", error) &&
         stats_check_varies(y, n, "y", error);
}

/* Four sums side by side: an addition need not wait for the one before it. */
static double
mean_of(const double *values, gsize n)
{
  double sum[4] = {0};
  gsize i = 0;

  for (; i + 4 <= n; i += 4)
    for (gsize j = 0; j < 4; j++)
      sum[j] += values[i + j];
  for (; i < n; i++)
    sum[0] += values[i];
  return (sum[0] + sum[1] + (sum[2] + sum[3])) / (double)n;
}

static gboolean
varies(const double *values, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (values[i] != values[0])
      return TRUE;
  return FALSE;
}

static gboolean
take(double *values, double *own, const LagMaximum *maximum)
{
  const double mean = mean_of(values, maximum->n);

  if (!varies(values, maximum->n))
    return FALSE;
  for (gsize i = 0; i < maximum->n; i++)
    values[i] -= mean;
  lag_products(values, values, maximum->n, maximum->own + 1, own);
  return own[0] > 0;
}

gboolean
lag_maximum_take_x(LagMaximum *maximum)
{
  return take(maximum->x, maximum->x_own, maximum);
}

gboolean
lag_maximum_take_y(LagMaximum *maximum)
{
  return take(maximum->y, maximum->y_own, maximum);
}

double
lag_maximum_pairs(const LagMaximum *maximum)
{
  const double n = (double)maximum->n, squares = maximum->x_own[0] * maximum->y_own[0];
  double sum = 0;

  for (gsize j = 1; j <= maximum->own; j++) {
    const double weight = n / (n - (double)j);
    sum += weight * weight * maximum->x_own[j] * maximum->y_own[j];
  }
  return n / fmax(1, 1 + 2 * sum / squares);
}

double
lag_maximum_of(const LagMaximum *maximum, int *best, double *r, double *effective)
{
  const double squares = maximum->x_own[0] * maximum->y_own[0], pairs = lag_maximum_pairs(maximum);
  const double *zero = maximum->cross + maximum->lags;
  int at = 0;

  lag_products(maximum->x, maximum->y - maximum->lags, maximum->n, 2 * maximum->lags + 1, maximum->cross);
  double largest = fabs(*zero);
  for (int k = 1; k <= (int)maximum->lags; k++)
    for (int lag = k; lag >= -k; lag -= 2 * k)
      if (fabs(zero[lag]) > largest) {
        largest = fabs(zero[lag]);
        at = lag;
      }
  if (best)
    *best = at;
  if (r)
    *r = zero[at] / sqrt(squares);
  if (effective)
    *effective = pairs;
  return largest * sqrt(pairs / squares);
}
