#include "stationary_bootstrap.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>

#include "bootstrap.h"
#include "stationary_blocks.h"
#include "sum.h"

static LagBootstrapOptions
fill_in(const LagBootstrapOptions *options, gsize n)
{
  return (LagBootstrapOptions){.resamples = options->resamples ? options->resamples : BOOTSTRAP_RESAMPLES,
                               .block = options->block ? options->block : bootstrap_block_length(n),
                               .seed = options->seed ? options->seed : BOOTSTRAP_SEED,
                               .level = options->level};
}

/* products: of two numbers, a resample. */
static gboolean
check_options(const LagBootstrapOptions *options, gsize n, double products, GError **error)
{
  if (!stats_check_level(options->level, error))
    return FALSE;
  const double needed = ceil(2 / (1 - options->level) - 1 - 1e-6),
               most = fmin(BOOTSTRAP_RESAMPLES_MOST, floor(BOOTSTRAP_PRODUCTS / products));
  if (options->block > n) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "bootstrap: blocks of %zu periods in %zu observations",
                options->block, n);
    return FALSE;
  }
  if ((double)options->resamples < needed || (double)options->resamples > most) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                "bootstrap: %zu resamples; level %g and %zu observations ask for %.0f to %.0f", options->resamples,
                options->level, n, needed, most);
    return FALSE;
  }
  return TRUE;
}

static gboolean
refuse_constant(gsize rejected, gsize kept, GError **error)
{
  g_set_error(error, STATS_ERROR, STATS_ERROR_CONSTANT,
              "bootstrap: in %zu of %zu resamples a series does not vary: too few of its values differ", rejected,
              rejected + kept);
  return FALSE;
}

/* Statistics of the resamples, with blocks of x and y drawn apart. */
static gboolean
null_statistics(const double *x, const double *y, LagMaximum *maximum, const LagBootstrapOptions *options,
                double *statistics, GError **error)
{
  gboolean done = TRUE;
  gsize rejected = 0;
  Blocks blocks;

  blocks_init(&blocks, maximum->n, options->block, options->seed);
  for (gsize b = 0; done && b < options->resamples;) {
    blocks_resample(&blocks, x, maximum->x);
    blocks_resample(&blocks, y, maximum->y);
    if (lag_maximum_take_x(maximum) && lag_maximum_take_y(maximum))
      statistics[b++] = lag_maximum_of(maximum, NULL, NULL, NULL);
    else if (++rejected > options->resamples)
      done = refuse_constant(rejected, b, error);
  }
  blocks_clear(&blocks);
  return done;
}

/* Puts the deviations of both into the arrays of maximum, too. */
static void
observe(const double *x, const double *y, LagMaximum *maximum, double *x_deviations, double *y_deviations,
        MaxBootstrap *result, double *effective)
{
  const gsize bytes = maximum->n * sizeof(double);

  scaled_deviations(x, maximum->n, x_deviations);
  scaled_deviations(y, maximum->n, y_deviations);
  memcpy(maximum->x, x_deviations, bytes);
  memcpy(maximum->y, y_deviations, bytes);
  lag_maximum_take_x(maximum);
  lag_maximum_take_y(maximum);
  result->statistic = lag_maximum_of(maximum, &result->best, &result->r, effective);
}

gboolean
max_bootstrap_test(const double *x, const double *y, gsize n, gsize lags, const LagBootstrapOptions *options,
                   MaxBootstrap *result, GError **error)
{
  if (!lag_maximum_check(x, y, n, lags, error))
    return FALSE;
  *result = (MaxBootstrap){.options = fill_in(options, n), .n = n, .lags = lags};
  if (!check_options(&result->options, n, (double)n * (double)(2 * (lags + OWN_LAGS) + 1), error))
    return FALSE;

  const gsize resamples = result->options.resamples;
  g_autoptr(LagMaximum) maximum = lag_maximum_new(n, lags);
  g_autofree double *own_x = g_new(double, n), *own_y = g_new(double, n), *statistics = g_new(double, resamples);
  double effective;
  observe(x, y, maximum, own_x, own_y, result, &effective);
  if (!null_statistics(own_x, own_y, maximum, &result->options, statistics, error))
    return FALSE;
  gsl_sort(statistics, 1, resamples);
  for (gsize b = resamples; b > 0 && statistics[b - 1] >= result->statistic; b--)
    result->reached++;
  result->p = (double)(1 + result->reached) / (double)(1 + resamples);
  const double needed = ranked_value(statistics, resamples, result->options.level) / sqrt(effective);
  result->needed = needed < 1 ? needed : NAN;
  return TRUE;
}

/* FALSE where one of them does not vary. */
static gboolean
pearson(double *x, double *y, gsize n, double *r)
{
  double xx = 0, xy = 0, yy = 0, x_mean = 0, y_mean = 0;

  for (gsize i = 0; i < n; i++) {
    x_mean += x[i];
    y_mean += y[i];
  }
  x_mean /= (double)n;
  y_mean /= (double)n;
  for (gsize i = 0; i < n; i++) {
    const double dx = x[i] - x_mean, dy = y[i] - y_mean;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  *r = CLAMP(xy / sqrt(xx * yy), -1, 1);
  return stats_check_varies(x, n, "x", NULL) && stats_check_varies(y, n, "y", NULL) && isfinite(*r);
}

/* x and y: deviations of the interval's pairs. */
static gboolean
interval(const double *x, const double *y, const LagBootstrapOptions *options, LagInterval *result, GError **error)
{
  const gsize n = result->n;
  g_autofree double *x_drawn = g_memdup2(x, n * sizeof *x), *y_drawn = g_memdup2(y, n * sizeof *y),
                    *r = g_new(double, options->resamples);
  gboolean done = TRUE;
  gsize rejected = 0;
  Blocks blocks;

  if (!pearson(x_drawn, y_drawn, n, &result->r))
    return refuse_constant(1, 0, error);
  blocks_init(&blocks, n, options->block, options->seed);
  for (gsize b = 0; done && b < options->resamples;) {
    blocks_resample_pairs(&blocks, x, y, x_drawn, y_drawn);
    if (pearson(x_drawn, y_drawn, n, &r[b]))
      b++;
    else if (++rejected > options->resamples)
      done = refuse_constant(rejected, b, error);
  }
  blocks_clear(&blocks);
  if (!done)
    return FALSE;
  gsl_sort(r, 1, options->resamples);
  result->lower = ranked_value(r, options->resamples, (1 - options->level) / 2);
  result->upper = ranked_value(r, options->resamples, (1 + options->level) / 2);
  return TRUE;
}

gboolean
lag_bootstrap_intervals(const double *x, const double *y, gsize n, const LagBootstrapOptions *options,
                        LagInterval *intervals, gsize count, GError **error)
{
  const LagBootstrapOptions filled = fill_in(options, n);
  g_autofree double *dx = g_new(double, n), *dy = g_new(double, n);

  if (!stats_check_count(n, LAG_MAXIMUM_LEAST, error) || !stats_check_finite(x, n, "x", error) ||
      !stats_check_finite(y, n, "y", error) || !stats_check_varies(x, n, "x", error) ||
      !stats_check_varies(y, n, "y", error) || !check_options(&filled, n, 3 * (double)n, error))
    return FALSE;
  scaled_deviations(x, n, dx);
  scaled_deviations(y, n, dy);
  for (gsize i = 0; i < count; i++) {
    LagInterval *at = &intervals[i];
    const gsize apart = (gsize)ABS((gint64)at->lag);
    at->n = apart < n ? n - apart : 0;
    if (!stats_check_count(at->n, LAG_MAXIMUM_LEAST, error))
      return FALSE;
    if (!interval(dx + (at->lag < 0 ? apart : 0), dy + (at->lag > 0 ? apart : 0), &filled, at, error))
      return FALSE;
  }
  return TRUE;
}
