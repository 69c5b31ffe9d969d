#include "lag_pearson.h"

#include <math.h>
#include <stdlib.h>

/* Welford, B. P. (1962), Technometrics 4, 419-420: the window grows by a value, and nothing cancels. count includes it. */
static inline void
take(LagWindow *window, double value, gsize count)
{
  const double apart = value - window->mean;

  window->mean += apart / (double)count;
  window->squares += apart * (value - window->mean);
}

void
lag_windows(const double *values, gsize n, gsize lags, LagWindow *windows)
{
  LagWindow first = {0}, last = {0};

  for (gsize count = 1; count <= n; count++) {
    take(&first, values[count - 1], count);
    take(&last, values[n - count], count);
    if (n - count <= lags) {
      windows[lags - (n - count)] = last;
      windows[lags + (n - count)] = first; /* behind: at lag 0 they differ by their rounding */
    }
  }
}

/* Four sums side by side: an addition need not wait for the one before it. */
static double
products(const double *a, double a_mean, const double *b, double b_mean, gsize n)
{
  double sum[4] = {0};
  gsize i = 0;

  for (; i + 4 <= n; i += 4)
    for (gsize j = 0; j < 4; j++)
      sum[j] += (a[i + j] - a_mean) * (b[i + j] - b_mean);
  for (; i < n; i++)
    sum[0] += (a[i] - a_mean) * (b[i] - b_mean);
  return sum[0] + sum[1] + (sum[2] + sum[3]);
}

double
lag_pearson(const LagPair *pair, int lag)
{
  const gsize apart = (gsize)abs(lag), place = (gsize)((gint64)pair->lags + lag);
  const LagWindow *x = &pair->x_windows[place], *y = &pair->y_windows[2 * pair->lags - place];

  if (!(x->squares > 0 && y->squares > 0))
    return NAN;
  const double sum =
      products(pair->x + (lag < 0 ? apart : 0), x->mean, pair->y + (lag > 0 ? apart : 0), y->mean, pair->n - apart);
  return CLAMP(sum / (sqrt(x->squares) * sqrt(y->squares)), -1, 1);
}
