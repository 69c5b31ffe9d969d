/* lags.c - times resamples of the largest cross-correlation, and a screening of many series: one number in milliseconds each
 *
 * lags resamples COUNT   max_bootstrap_test, n = 120, lags -12 ... 12, one core
 * lags screening COUNT   screen_lags of so many series, n = 120, lags -12 ... 12, two threads; of several runs the fastest */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/screening.h"
#include "stats/stationary_bootstrap.h"

#define N    120
#define LAGS 12
#define RUNS 5

/* Lehmer's generator, with a memory of one half. */
static void
fill(double *values, gsize n, guint64 *seed)
{
  double value = 0;

  for (gsize i = 0; i < n; i++) {
    *seed = *seed * 16807 % 2147483647;
    value = 0.5 * value + (double)*seed / 2147483647 - 0.5;
    values[i] = value;
  }
}

static double
since(gint64 start)
{
  return (double)(g_get_monotonic_time() - start) / 1000;
}

static gboolean
time_resamples(gsize count, double *elapsed, GError **error)
{
  const LagBootstrapOptions options = {.resamples = count, .level = 0.95};
  guint64 seed = 12345;
  double x[N], y[N];
  MaxBootstrap result;

  fill(x, N, &seed);
  fill(y, N, &seed);
  const gint64 start = g_get_monotonic_time();
  if (!max_bootstrap_test(x, y, N, LAGS, &options, &result, error))
    return FALSE;
  *elapsed = since(start);
  return TRUE;
}

static gboolean
time_screening(gsize count, double *elapsed, GError **error)
{
  g_autofree double *values = g_new(double, (count + 1) * N);
  g_autofree const double **series = g_new(const double *, count);
  g_autofree ScreenedCell *cells = g_new(ScreenedCell, count * (2 * LAGS + 1));
  guint64 seed = 12345;
  gsize tests;

  for (gsize i = 0; i <= count; i++)
    fill(values + i * N, N, &seed);
  for (gsize i = 0; i < count; i++)
    series[i] = values + (i + 1) * N;
  *elapsed = G_MAXDOUBLE;
  for (guint run = 0; run < RUNS; run++) {
    const gint64 start = g_get_monotonic_time();
    if (!screen_lags(values, series, count, N, LAGS, 2, cells, &tests, error))
      return FALSE;
    *elapsed = MIN(*elapsed, since(start));
  }
  return TRUE;
}

int
main(int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  double elapsed = 0;
  const gsize count = argc == 3 ? (gsize)g_ascii_strtoull(argv[2], NULL, 10) : 0;

  if (count == 0 || !(g_str_equal(argv[1], "resamples") || g_str_equal(argv[1], "screening"))) {
    fputs("usage: lags resamples|screening COUNT\n", stderr);
    return 2;
  }
  if (!(g_str_equal(argv[1], "resamples") ? time_resamples(count, &elapsed, &error)
                                          : time_screening(count, &elapsed, &error))) {
    fprintf(stderr, "lags: %s\n", error->message);
    return 1;
  }
  printf("%.1f\n", elapsed);
  return 0;
}
