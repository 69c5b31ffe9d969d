#include "intensity.h"

#include <float.h>

#include "rank.h"

#define DAYS_PER_WEEK 7
#define THIN_SHARE    0.5 /* of the median */

static const double powers[INTENSITY_DECIMALS + 1] = {1, 1e1, 1e2, 1e3, 1e4};

/* The decimals that a value is written with; INTENSITY_DECIMALS + 1 when there are more. */
static int
decimals_of(double value)
{
  for (int decimals = 0; decimals <= INTENSITY_DECIMALS; decimals++) {
    const double scaled = value * powers[decimals];
    if (fabs(scaled - rint(scaled)) <= 2 * DBL_EPSILON * fabs(scaled))
      return decimals;
  }
  return INTENSITY_DECIMALS + 1;
}

/* A sum without the digits that its terms do not have. */
static double
decimal_sum(const Intensity *intensity, double sum)
{
  if (intensity->decimals > INTENSITY_DECIMALS)
    return sum;
  const double power = powers[intensity->decimals], scaled = sum * power;
  return fabs(scaled) < 1 / DBL_EPSILON ? rint(scaled) / power : sum;
}

void
intensity_add(Intensity *intensity, double score, double share)
{
  const double value = score * share;
  const int decimals = decimals_of(value);
  sum_add(score < 0 ? &intensity->negative : &intensity->positive, value);
  intensity->events += share;
  intensity->decimals = MAX(intensity->decimals, decimals);
}

double
intensity_positive(const Intensity *intensity)
{
  return decimal_sum(intensity, sum_value(&intensity->positive));
}

double
intensity_negative(const Intensity *intensity)
{
  return decimal_sum(intensity, sum_value(&intensity->negative));
}

double
intensity_balance(const Intensity *intensity)
{
  return decimal_sum(intensity, intensity_positive(intensity) + intensity_negative(intensity));
}

double
intensity_absolute(const Intensity *intensity)
{
  return decimal_sum(intensity, intensity_positive(intensity) - intensity_negative(intensity));
}

double
intensity_mean(const Intensity *intensity)
{
  return intensity->events > 0 ? intensity_balance(intensity) / intensity->events : NAN;
}

double
intensity_polarity(const Intensity *intensity)
{
  const double absolute = intensity_absolute(intensity);
  return absolute > 0 ? intensity_balance(intensity) / absolute : NAN;
}

/* Missing is NaN; infinite is an error. */
static gboolean
check_flows(const double *values, gsize n, const char *label, GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (isinf(values[i])) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "%s: observation %zu is not finite", label, i + 1);
      return FALSE;
    }
  return TRUE;
}

gboolean
intensity_stock(const double *flow, gsize n, double half_life, double *stock, GError **error)
{
  if (!(half_life > 0) || isinf(half_life)) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "half-life %g is not above 0", half_life);
    return FALSE;
  }
  if (!check_flows(flow, n, "flow", error))
    return FALSE;

  const double lambda = exp2(-1 / half_life);
  double held = 0;
  for (gsize i = 0; i < n; i++) {
    const double added = flow[i];
    held = lambda * held + (isnan(added) ? 0 : added);
    stock[i] = isnan(added) ? NAN : held;
    if (!isfinite(held)) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "the stock leaves the range of doubles at observation %zu",
                  i + 1);
      return FALSE;
    }
  }
  return TRUE;
}

gboolean
intensity_level(const double *positive, const double *negative, gsize n, double bound, double start, double *level,
                gsize *held, GError **error)
{
  *held = 0;
  if (!(bound > 0) || isinf(bound) || !(fabs(start) <= bound)) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                "a level on -N to N needs N above 0 and a start within, not %g and %g", bound, start);
    return FALSE;
  }
  if (!check_flows(positive, n, "positive", error) || !check_flows(negative, n, "negative", error))
    return FALSE;

  double before = start;
  for (gsize i = 0; i < n; i++) {
    if (isnan(positive[i]) || isnan(negative[i])) {
      level[i] = NAN;
      continue;
    }
    const double free = before + positive[i] * ((bound - before) / bound) + negative[i] * ((bound + before) / bound);
    before = CLAMP(free, -bound, bound);
    *held += before != free ? 1 : 0;
    level[i] = before;
  }
  return TRUE;
}

void
intensity_thin_days(const double *rows, gsize n, gsize reach, gsize least, gboolean *thin)
{
  reach = MIN(reach, n / DAYS_PER_WEEK + 1);
  g_autofree double *same = g_new(double, 2 * reach + 1);
  for (gsize day = 0; day < n; day++) {
    gsize found = 0;
    for (gsize week = 1; week <= reach; week++) {
      const gsize apart = week * DAYS_PER_WEEK;
      if (day >= apart && !isnan(rows[day - apart]))
        same[found++] = rows[day - apart];
      if (apart < n - day && !isnan(rows[day + apart]))
        same[found++] = rows[day + apart];
    }
    thin[day] = !isnan(rows[day]) && found > 0 && found >= least && rows[day] < THIN_SHARE * median_of(same, found);
  }
}
