#include "screening.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "correlation.h"
#include "lag_maximum.h"
#include "lag_pearson.h"
#include "multiple_testing.h"
#include "sum.h"

/* One thread's share: every step-th series from first on. */
typedef struct {
  const double *index; /* deviations */
  const double *const *series;
  gsize n_series, n, lags, first, step;
  ScreenedCell *cells;
} Share;

/* The index, and room for one series after another. */
typedef struct {
  LagMaximum *maximum;
  LagWindow *x_windows, *y_windows;
} Screen;

/* For an index that was checked. */
static Screen *
screen_new(const double *deviations, gsize n, gsize lags)
{
  Screen *screen = g_new(Screen, 1);
  screen->maximum = lag_maximum_new(n, lags);
  screen->x_windows = g_new(LagWindow, 2 * lags + 1);
  screen->y_windows = g_new(LagWindow, 2 * lags + 1);
  memcpy(screen->maximum->x, deviations, n * sizeof(double));
  lag_maximum_take_x(screen->maximum);
  lag_windows(screen->maximum->x, n, lags, screen->x_windows);
  return screen;
}

static void
screen_free(Screen *screen)
{
  lag_maximum_free(screen->maximum);
  g_free(screen->x_windows);
  g_free(screen->y_windows);
  g_free(screen);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Screen, screen_free)

static double
pairs_left(double effective, int lag, gsize n)
{
  return effective * ((double)n - abs(lag)) / (double)n;
}

/* Returns the effective pairs. */
static double
screen_row(Screen *screen, const double *series, ScreenedCell *row)
{
  LagMaximum *maximum = screen->maximum;
  const gsize n = maximum->n;
  const int lags = (int)maximum->lags;
  const LagPair pair = {maximum->x, maximum->y, screen->x_windows, screen->y_windows, n, maximum->lags};

  scaled_deviations(series, n, maximum->y);
  lag_maximum_take_y(maximum);
  lag_windows(maximum->y, n, maximum->lags, screen->y_windows);
  const double effective = lag_maximum_pairs(maximum);
  for (int lag = -lags; lag <= lags; lag++) {
    const double r = lag_pearson(&pair, lag), pairs = pairs_left(effective, lag, n);
    row[lags + lag].r = r;
    row[lags + lag].p = !isnan(r) && pairs >= SCREENING_PAIRS ? correlation_p(r, pairs) : NAN;
  }
  return effective;
}

static gpointer
screen_share(gpointer data)
{
  const Share *share = data;
  g_autoptr(Screen) screen = screen_new(share->index, share->n, share->lags);

  for (gsize i = share->first; i < share->n_series; i += share->step)
    screen_row(screen, share->series[i], share->cells + i * (2 * share->lags + 1));
  return NULL;
}

/* The first share is this thread's own. */
static void
screen_all(const Share *whole, guint threads)
{
  Share shares[SCREENING_THREADS_MOST];
  GThread *running[SCREENING_THREADS_MOST] = {NULL};

  for (guint i = 0; i < threads; i++) {
    shares[i] = *whole;
    shares[i].first = i;
    shares[i].step = threads;
  }
  for (guint i = 1; i < threads; i++)
    running[i] = g_thread_try_new("screening", screen_share, &shares[i], NULL);
  for (guint i = 0; i < threads; i++)
    if (!running[i])
      screen_share(&shares[i]);
  for (guint i = 1; i < threads; i++)
    if (running[i])
      g_thread_join(running[i]);
}

gsize
screening_adjust(ScreenedCell *cells, gsize count)
{
  g_autofree double *p = g_new(double, count);
  gsize tests = 0;

  for (gsize i = 0; i < count; i++) {
    p[i] = cells[i].p;
    tests += isnan(p[i]) ? 0 : 1;
  }
  adjust_bh(p, count, p);
  for (gsize i = 0; i < count; i++)
    cells[i].adjusted = p[i];
  return tests;
}

static gboolean
check(const double *index, const double *const *series, gsize n_series, gsize n, gsize lags, GError **error)
{
  if (!lag_window_check(n, lags, error) || !stats_check_finite(index, n, "index", error) ||
      !stats_check_varies(index, n, "index", error))
    return FALSE;
  for (gsize i = 0; i < n_series; i++) {
    g_autofree char *label = g_strdup_printf("series %zu", i + 1);
    if (!stats_check_finite(series[i], n, label, error) || !stats_check_varies(series[i], n, label, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
screen_lags(const double *index, const double *const *series, gsize n_series, gsize n, gsize lags, guint threads,
            ScreenedCell *cells, gsize *tests, GError **error)
{
  if (!check(index, series, n_series, n, lags, error))
    return FALSE;
  g_autofree double *deviations = g_new(double, n);
  const Share whole = {deviations, series, n_series, n, lags, 0, 1, cells};

  scaled_deviations(index, n, deviations);
  screen_all(&whole, CLAMP(threads ? threads : g_get_num_processors(), 1, SCREENING_THREADS_MOST));
  *tests = screening_adjust(cells, n_series * (2 * lags + 1));
  return TRUE;
}

gboolean
screen_series(const double *index, const double *series, gsize n, gsize lags, ScreenedCell *cells, double *effective,
              GError **error)
{
  if (!lag_window_check(n, lags, error) || !stats_check_finite(index, n, "index", error) ||
      !stats_check_varies(index, n, "index", error) || !stats_check_finite(series, n, "series", error) ||
      !stats_check_varies(series, n, "series", error))
    return FALSE;
  g_autofree double *deviations = g_new(double, n);

  scaled_deviations(index, n, deviations);
  g_autoptr(Screen) screen = screen_new(deviations, n, lags);
  *effective = screen_row(screen, series, cells);
  for (gsize j = 0; j <= 2 * lags; j++)
    cells[j].adjusted = NAN;
  return TRUE;
}

CellInterval
screening_interval(const ScreenedCell *cell, int lag, gsize n, double effective, double level)
{
  CellInterval interval = {.r = cell->r, .lower = NAN, .upper = NAN};

  if (!isnan(cell->r))
    correlation_interval(cell->r, pairs_left(effective, lag, n), 1, level, &interval.lower, &interval.upper);
  return interval;
}
