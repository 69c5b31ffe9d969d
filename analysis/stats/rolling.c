#include "rolling.h"

#include <math.h>

#include "correlation.h"

#define WINDOW_COST 2000 /* of a window besides its products: memory and time as those of so many */

static guint64
span_of(const gint64 *period, gsize n)
{
  return n ? grid_apart(period, n - 1, 0) + 1 : 0;
}

gsize
rolling_default_window(const gint64 *period, gsize n)
{
  return (gsize)CLAMP(span_of(period, n) / 3, ROLLING_SHORT, ROLLING_LONG);
}

static gboolean
check_work(guint64 span, gsize window, gsize n, GError **error)
{
  const double held = (double)MIN(window, n), lags = held / 5 + 1;
  const double work = (double)(span - window + 1) * (held * lags + WINDOW_COST);

  if (work <= ROLLING_WORK)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
              "window: %zu periods over a span of %" G_GUINT64_FORMAT
              " are too much work; take a shorter window or longer periods",
              window, span);
  return FALSE;
}

static gboolean
check_window(const double *x, const double *y, const gint64 *period, gsize n, gsize window, GError **error)
{
  if (!stats_check_count(n, ROLLING_FEWEST, error) || !grid_check(period, n, error) ||
      !stats_check_finite(x, n, "x", error) || !stats_check_finite(y, n, "y", error))
    return FALSE;
  const guint64 span = span_of(period, n);
  if (window < ROLLING_FEWEST) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "window: %zu period%s, at least %d are needed", window,
                window == 1 ? "" : "s", ROLLING_FEWEST);
    return FALSE;
  }
  if (window > span) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                "window: %zu periods, but the series span only %" G_GUINT64_FORMAT, window, span);
    return FALSE;
  }
  return check_work(span, window, n, error);
}

/* A window that cannot be computed stays without numbers: that is no error of the whole. */
static gboolean
compute(RollingWindow *window, const double *x, const double *y, double level)
{
  Correlation pearson;

  window->r = window->n_effective = window->p_effective = window->lower = window->upper = NAN;
  if (window->n < ROLLING_FEWEST ||
      !correlate(CORRELATION_PEARSON, x + window->first, y + window->first, window->n, level, &pearson, NULL))
    return FALSE;
  window->r = pearson.r;
  window->n_effective = pearson.n_effective;
  window->p_effective = pearson.p_effective;
  window->lower = pearson.lower_effective;
  window->upper = pearson.upper_effective;
  return TRUE;
}

static void
note_extremes(Rolling *rolling, gsize i)
{
  const RollingWindow *w = rolling->windows;

  if (rolling->computed == 0)
    rolling->lowest = rolling->highest = i;
  if (w[i].r < w[rolling->lowest].r)
    rolling->lowest = i;
  if (w[i].r > w[rolling->highest].r)
    rolling->highest = i;
  rolling->computed++;
}

Rolling *
rolling_correlation(const double *x, const double *y, const gint64 *period, gsize n, gsize window, double level,
                    GError **error)
{
  if (!stats_check_level(level, error) || !check_window(x, y, period, n, window, error))
    return NULL;
  const guint64 span = span_of(period, n);
  g_autoptr(Rolling) rolling = g_new0(Rolling, 1);
  *rolling =
      (Rolling){.window = window, .level = level, .n = (gsize)(span - window + 1), .apart = (gsize)(span / window)};
  rolling->windows = g_new0(RollingWindow, rolling->n);

  gsize first = 0, end = 0; /* observations first to end - 1 stand in the window */
  for (gsize i = 0; i < rolling->n; i++) {
    while (first < n && grid_apart(period, first, 0) < i)
      first++;
    while (end < n && grid_apart(period, end, 0) < i + window)
      end++;
    rolling->windows[i] = (RollingWindow){.first = first, .last = end - 1, .n = end - first};
    if (compute(&rolling->windows[i], x, y, level))
      note_extremes(rolling, i);
  }
  if (rolling->computed)
    return g_steal_pointer(&rolling);
  g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "no window of %zu periods has %d pairs that vary", window,
              ROLLING_FEWEST);
  return NULL;
}

void
rolling_free(Rolling *rolling)
{
  if (!rolling)
    return;
  g_free(rolling->windows);
  g_free(rolling);
}
