#include "concentration_bootstrap.h"

#include <math.h>
#include <gsl/gsl_sort_double.h>

#include "bootstrap.h"
#include "concentration.h"
#include "stationary_blocks.h"

static gboolean refuse(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

static gboolean
refuse(GError **error, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_set_error_literal(error, STATS_ERROR, STATS_ERROR_DOMAIN, text);
  return FALSE;
}

static gboolean
check(gsize n, gsize k, const ConcentrationBootstrap *options, gsize resamples, GError **error)
{
  if (!stats_check_count(n, 2, error) || !stats_check_level(options->level, error))
    return FALSE;
  /* half a resample for what 2 / (1 - 0.95) has behind the point */
  const double needed = 2 / (1 - options->level) - 1, additions = (double)resamples * (double)n * (double)k;
  if (options->block < 1 || options->block > n)
    return refuse(error, "block: %" G_GSIZE_FORMAT " is not between 1 and the %" G_GSIZE_FORMAT " periods resampled",
                  options->block, n);
  if ((double)resamples + 0.5 < needed)
    return refuse(error, "resamples: %" G_GSIZE_FORMAT " are too few for an interval of %g %%, which needs %.0f",
                  resamples, 100 * options->level, ceil(needed - 0.5));
  if ((double)resamples > CONCENTRATION_RESAMPLES_MOST || additions > CONCENTRATION_ADDITIONS)
    return refuse(error,
                  "resamples: %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " periods with %" G_GSIZE_FORMAT
                  " parts take too long, at most %.0f",
                  resamples, n, k,
                  fmin(CONCENTRATION_RESAMPLES_MOST, floor(CONCENTRATION_ADDITIONS / ((double)n * (double)k))));
  return TRUE;
}

/* The parts of a resampled year: months that were drawn k times count k times. */
static void
add_months(const double *values, gsize n, gsize k, const double *months, double *sums)
{
  for (gsize i = 0; i < k; i++)
    sums[i] = 0;
  for (gsize t = 0; t < n; t++) {
    const double *month = values + (gsize)months[t] * k;
    for (gsize i = 0; i < k; i++)
      sums[i] += isnan(month[i]) ? 0 : month[i];
  }
}

gboolean
concentration_interval(const double *values, gsize n, gsize k, const ConcentrationBootstrap *options, double *lower,
                       double *upper, GError **error)
{
  const gsize resamples = options->resamples ? options->resamples : CONCENTRATION_RESAMPLES;
  if (!check(n, k, options, resamples, error))
    return FALSE;
  g_autofree double *places = g_new(double, n), *months = g_new(double, n), *sums = g_new(double, MAX(k, 1)),
                    *indices = g_new(double, resamples);
  Blocks blocks;
  gsize kept = 0;
  for (gsize t = 0; t < n; t++)
    places[t] = (double)t;
  blocks_init(&blocks, n, options->block, options->seed ? options->seed : BOOTSTRAP_SEED);
  for (gsize b = 0; b < resamples; b++) {
    blocks_resample(&blocks, places, months);
    add_months(values, n, k, months, sums);
    indices[kept] = concentration_hhi(sums, k);
    kept += isnan(indices[kept]) ? 0 : 1;
  }
  blocks_clear(&blocks);
  gsl_sort(indices, 1, kept);
  const gboolean enough = 2 * kept > resamples;
  *lower = enough ? ranked_value(indices, kept, (1 - options->level) / 2) : NAN;
  *upper = enough ? ranked_value(indices, kept, (1 + options->level) / 2) : NAN;
  return TRUE;
}
