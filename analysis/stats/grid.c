#include "grid.h"

gboolean
grid_check(const gint64 *period, gsize n, GError **error)
{
  for (gsize i = 1; period && i < n; i++)
    if (period[i] <= period[i - 1]) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "period: observation %zu is not after observation %zu", i + 1,
                  i);
      return FALSE;
    }
  return TRUE;
}

guint64
grid_apart(const gint64 *period, gsize later, gsize earlier)
{
  return period ? (guint64)period[later] - (guint64)period[earlier] : later - earlier;
}

gboolean
grid_before(const gint64 *period, gsize i, gsize lag, gsize *before)
{
  for (gsize s = i + 1; s-- > 0;) {
    const guint64 apart = grid_apart(period, i, s);
    if (apart == lag) {
      *before = s;
      return TRUE;
    }
    if (apart > lag)
      break;
  }
  return FALSE;
}

gsize
grid_pairs(const gint64 *period, gsize n, gsize lag)
{
  gsize pairs = 0, before = 0;

  for (gsize i = 0; i < n; i++)
    pairs += grid_before(period, i, lag, &before) ? 1 : 0;
  return pairs;
}
