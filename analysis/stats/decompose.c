#include "decompose.h"

#include "filters.h"
#include "sum.h"

void
decomposition_free(Decomposition *decomposition)
{
  if (!decomposition)
    return;
  g_free(decomposition->trend);
  g_free(decomposition->seasonal);
  g_free(decomposition->remainder);
  g_free(decomposition->adjusted);
  g_free(decomposition->index);
  g_free(decomposition->count);
  g_free(decomposition);
}

/* What is left of x when a part is taken out. */
static double
without(const Decomposition *d, double x, double part)
{
  return d->multiplicative ? x / part : x - part;
}

/* The mean of what is left of the trend at each place of the cycle. */
static void
average_places(Decomposition *d, const double *x)
{
  for (gsize place = 0; place < d->season; place++) {
    Sum sum = {0};
    for (gsize i = place; i < d->n; i += d->season)
      if (!isnan(d->trend[i])) {
        sum_add(&sum, without(d, x[i], d->trend[i]));
        d->count[place]++;
      }
    d->index[place] = sum_value(&sum) / (double)d->count[place];
  }
}

static void
normalise(Decomposition *d)
{
  const double mean = mean_and_deviations(d->index, d->season, NULL);
  for (gsize place = 0; place < d->season; place++)
    d->index[place] = without(d, d->index[place], mean);
}

/* 1 - var(rest) / var(part and rest), of m values. */
static double
strength(double *rest, double *both, gsize m)
{
  mean_and_deviations(rest, m, rest);
  mean_and_deviations(both, m, both);
  const double variance = sum_products(both, both, m);
  return variance > 0 ? fmax(0, 1 - sum_products(rest, rest, m) / variance) : NAN;
}

static double
strength_of(const Decomposition *d, const double *part)
{
  g_autofree double *rest = g_new(double, d->n), *both = g_new(double, d->n);
  gsize m = 0;
  for (gsize i = 0; i < d->n; i++)
    if (!isnan(d->trend[i])) {
      rest[m] = d->multiplicative ? log(d->remainder[i]) : d->remainder[i];
      both[m] = rest[m] + (d->multiplicative ? log(part[i]) : part[i]);
      m++;
    }
  return strength(rest, both, m);
}

static gboolean
check(const double *x, gsize n, gsize season, gboolean multiplicative, GError **error)
{
  if (season < 2) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                "a season of %" G_GSIZE_FORMAT ": a cycle has 2 periods or more", season);
    return FALSE;
  }
  if (n / 2 < season) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
                "%" G_GSIZE_FORMAT " observation%s, less than two whole cycles of %" G_GSIZE_FORMAT, n,
                n == 1 ? "" : "s", season);
    return FALSE;
  }
  if (!stats_check_finite(x, n, "decomposition", error))
    return FALSE;
  for (gsize i = 0; multiplicative && i < n; i++)
    if (!(x[i] > 0)) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                  "multiplicative decomposition: observation %" G_GSIZE_FORMAT " is not above 0", i + 1);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_whole(const Decomposition *d)
{
  for (gsize i = 0; i < d->n; i++)
    if (!isfinite(d->adjusted[i]))
      return FALSE;
  return TRUE;
}

static gboolean
compute(Decomposition *d, const double *x, GError **error)
{
  if (!centred_average(x, d->n, d->season, d->trend, error))
    return FALSE;
  average_places(d, x);
  normalise(d);
  for (gsize i = 0; i < d->n; i++) {
    d->seasonal[i] = d->index[i % d->season];
    d->adjusted[i] = without(d, x[i], d->seasonal[i]);
    d->remainder[i] = without(d, d->adjusted[i], d->trend[i]);
  }
  d->trend_strength = strength_of(d, d->trend);
  d->season_strength = strength_of(d, d->seasonal);
  if (is_whole(d))
    return TRUE;
  g_set_error_literal(error, STATS_ERROR, STATS_ERROR_NUMERIC, "decomposition: numbers beyond the range of doubles");
  return FALSE;
}

Decomposition *
decompose(const double *x, gsize n, gsize season, gboolean multiplicative, GError **error)
{
  if (!check(x, n, season, multiplicative, error))
    return NULL;
  g_autoptr(Decomposition) d = g_new0(Decomposition, 1);
  d->multiplicative = multiplicative;
  d->n = n;
  d->season = season;
  d->trend = g_new(double, n);
  d->seasonal = g_new(double, n);
  d->remainder = g_new(double, n);
  d->adjusted = g_new(double, n);
  d->index = g_new(double, season);
  d->count = g_new0(gsize, season);
  return compute(d, x, error) ? g_steal_pointer(&d) : NULL;
}
