#include "screening.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "correlation.h"
#include "lag_maximum.h"
#include "multiple_testing.h"
#include "sum.h"

/* One thread's share: every step-th series from first on. */
typedef struct {
  const double *index; /* deviations */
  const double *const *series;
  gsize n_series, n, lags, first, step;
  ScreenedCell *cells;
} Share;

static double
student_p(double r, double pairs)
{
  if (pairs < SCREENING_PAIRS)
    return NAN;
  if (fabs(r) == 1)
    return 0;
  const double t = fabs(r) * sqrt((pairs - 2) / ((1 - r) * (1 + r)));
  return 2 * gsl_cdf_tdist_Q(t, pairs - 2);
}

static void
fill_row(const LagMaximum *maximum, double effective, ScreenedCell *row)
{
  const double n = (double)maximum->n, scale = sqrt(maximum->x_own[0] * maximum->y_own[0]);

  for (gsize j = 0; j <= 2 * maximum->lags; j++) {
    const double share = (n - fabs((double)j - (double)maximum->lags)) / n;
    row[j].r = maximum->cross[j] / scale;
    row[j].p = student_p(CLAMP(row[j].r / share, -1, 1), effective * share);
  }
}

/* A row for the index that maximum holds; returns the effective pairs. */
static double
screen_row(LagMaximum *maximum, const double *series, ScreenedCell *row)
{
  double effective;

  scaled_deviations(series, maximum->n, maximum->y);
  lag_maximum_take_y(maximum);
  lag_maximum_of(maximum, NULL, NULL, &effective);
  fill_row(maximum, effective, row);
  return effective;
}

static gpointer
screen_share(gpointer data)
{
  const Share *share = data;
  g_autoptr(LagMaximum) maximum = lag_maximum_new(share->n, share->lags);

  memcpy(maximum->x, share->index, share->n * sizeof(double));
  lag_maximum_take_x(maximum);
  for (gsize i = share->first; i < share->n_series; i += share->step)
    screen_row(maximum, share->series[i], share->cells + i * (2 * share->lags + 1));
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
  g_autoptr(LagMaximum) maximum = lag_maximum_new(n, lags);

  scaled_deviations(index, n, maximum->x);
  lag_maximum_take_x(maximum);
  *effective = screen_row(maximum, series, cells);
  for (gsize j = 0; j <= 2 * lags; j++)
    cells[j].adjusted = NAN;
  return TRUE;
}

CellInterval
screening_interval(const ScreenedCell *cell, int lag, gsize n, double effective, double level)
{
  const double share = ((double)n - abs(lag)) / (double)n;
  CellInterval interval = {.r = CLAMP(cell->r / share, -1, 1)};

  correlation_interval(interval.r, effective * share, 1, level, &interval.lower, &interval.upper);
  return interval;
}
