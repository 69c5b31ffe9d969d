#include "segments.h"

#include <math.h>

/* Hansen's p-values go no further. */
#define LEAST_TRIMMING 0.01
#define MOST_TRIMMING  0.49

gboolean
segment_of_trimming(gsize n, gsize k, double trimming, gsize *segment, GError **error)
{
  if (!(trimming >= LEAST_TRIMMING && trimming <= MOST_TRIMMING)) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "trimming %g is not between %g and %g", trimming,
                LEAST_TRIMMING, MOST_TRIMMING);
    return FALSE;
  }
  *segment = MAX((gsize)floor(trimming * (double)n), k + 2);
  return segment_check(n, k, *segment, error);
}

gboolean
segment_check(gsize n, gsize k, gsize segment, GError **error)
{
  if (segment > k && segment <= n / 2)
    return TRUE;
  if (segment <= k)
    g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
                "regimes of %zu observation%s for %zu coefficient%s, at least %zu are needed", segment,
                segment == 1 ? "" : "s", k, k == 1 ? "" : "s", k + 1);
  else
    g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
                "%zu observation%s for two regimes of at least %zu, at least %zu are needed", n, n == 1 ? "" : "s",
                segment, 2 * segment);
  return FALSE;
}
