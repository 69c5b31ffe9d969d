#include "series.h"

#include <math.h>

/* Days: 0.55 of 20 days is 11, not what the product of the two doubles says. */
#define ROUNDING 1e-6

Series *
series_new(const char *name)
{
  Series *series = g_new0(Series, 1);
  series->name = g_strdup(name);
  series->observations = g_array_new(FALSE, FALSE, sizeof(Observation));
  return series;
}

Series *
series_like(const Series *series)
{
  Series *like = series_new(series->name);
  like->label = g_strdup(series->label);
  like->unit = g_strdup(series->unit);
  like->valuation = g_strdup(series->valuation);
  like->source = g_strdup(series->source);
  like->composition = g_strdup(series->composition);
  return like;
}

Series *
series_copy(const Series *series)
{
  Series *copy = series_like(series);
  copy->range = g_strdup(series->range);
  g_array_append_vals(copy->observations, series->observations->data, series->observations->len);
  return copy;
}

void
series_free(Series *series)
{
  if (!series)
    return;
  g_free(series->name);
  g_free(series->label);
  g_free(series->unit);
  g_free(series->valuation);
  g_free(series->source);
  g_free(series->composition);
  g_free(series->range);
  g_array_unref(series->observations);
  g_free(series);
}

void
series_set(char **field, const char *text)
{
  char *copy = g_strdup(text);
  g_free(*field);
  *field = copy;
}

gsize
series_length(const Series *series)
{
  return series->observations->len;
}

const Observation *
series_at(const Series *series, gsize i)
{
  return &g_array_index(series->observations, Observation, i);
}

const char *
series_label(const Series *series)
{
  return series->label ? series->label : series->name;
}

Observation
observation_exact(Period period, double value)
{
  return (Observation){
      .period = period, .value = value, .lower = value, .upper = value, .days_present = -1, .low = NAN, .high = NAN};
}

Observation
observation_missing(Period period, Missing reason)
{
  return (Observation){.period = period,
                       .value = NAN,
                       .lower = NAN,
                       .upper = NAN,
                       .missing = reason,
                       .days_present = -1,
                       .low = NAN,
                       .high = NAN};
}

Observation
observation_range(Period period, double lower, double upper, gboolean lower_open, gboolean upper_open)
{
  return (Observation){.period = period,
                       .value = NAN,
                       .lower = lower,
                       .upper = upper,
                       .lower_open = lower_open,
                       .upper_open = upper_open,
                       .missing = MISSING_INTERVAL,
                       .days_present = -1,
                       .low = NAN,
                       .high = NAN};
}

gboolean
observation_is_exact(const Observation *observation)
{
  return observation->missing == MISSING_NO;
}

gboolean
observation_is_range(const Observation *observation)
{
  return observation->missing == MISSING_INTERVAL && !isnan(observation->lower);
}

void
series_add(Series *series, Observation observation)
{
  g_array_append_val(series->observations, observation);
}

/* Place of the first observation that does not precede period. */
static gsize
lower_bound(const Series *series, Period period)
{
  gsize from = 0, to = series_length(series);
  while (from < to) {
    const gsize middle = from + (to - from) / 2;
    if (period_compare(series_at(series, middle)->period, period) < 0)
      from = middle + 1;
    else
      to = middle;
  }
  return from;
}

const Observation *
series_find(const Series *series, Period period)
{
  const gsize i = lower_bound(series, period);
  return i < series_length(series) && period_equal(series_at(series, i)->period, period) ? series_at(series, i) : NULL;
}

/* Whether all observations from one to another (their places, in either order) stand on one grid and in one index. */
static gboolean
is_one_run(const Series *series, gsize i, gsize j)
{
  const Observation *first = series_at(series, MIN(i, j));
  for (gsize k = MIN(i, j) + 1; k <= MAX(i, j); k++) {
    const Observation *next = series_at(series, k);
    if (next->index != first->index || !period_same_grid(first->period, next->period))
      return FALSE;
  }
  return TRUE;
}

/* The observation whose span adjoins the i-th on the side that step (-1 or 1) points to. */
static const Observation *
adjoining(const Series *series, gsize i, int step)
{
  if (step < 0 ? i == 0 : i + 1 >= series_length(series))
    return NULL;
  const Observation *here = series_at(series, i), *there = series_at(series, step < 0 ? i - 1 : i + 1);
  const Observation *earlier = step < 0 ? there : here, *later = step < 0 ? here : there;
  return earlier->period.last + 1 == later->period.first && earlier->index == later->index ? there : NULL;
}

/* Asks only about the spans on the way, never about the whole series: a lag of a daily series is one pass. */
const Observation *
series_before(const Series *series, gsize i, int k)
{
  const Observation *here = series_at(series, i);
  if (k == 0)
    return here;
  if (k == G_MININT) /* has no positive */
    return NULL;
  if (period_frequency(here->period) != FREQUENCY_IRREGULAR) {
    const Period wanted = period_step(here->period, -k);
    const gsize j = lower_bound(series, wanted);
    if (j < series_length(series) && period_equal(series_at(series, j)->period, wanted) && is_one_run(series, i, j))
      return series_at(series, j);
  }
  const int step = k > 0 ? -1 : 1;
  for (int taken = 0; taken < ABS(k); taken++) {
    here = adjoining(series, i, step);
    if (!here)
      return NULL;
    i = step < 0 ? i - 1 : i + 1;
  }
  return here;
}

Frequency
series_frequency(const Series *series)
{
  if (series_length(series) == 0)
    return FREQUENCY_IRREGULAR;
  const Period first = series_at(series, 0)->period;
  const Frequency frequency = period_frequency(first);
  for (gsize i = 1; i < series_length(series); i++)
    if (!period_on_grid(series_at(series, i)->period, first, frequency))
      return FREQUENCY_IRREGULAR;
  return frequency;
}

void
series_cut(Series *series, Period range)
{
  GArray *kept = g_array_new(FALSE, FALSE, sizeof(Observation));
  for (gsize i = 0; i < series_length(series); i++)
    if (period_within(series_at(series, i)->period, range))
      g_array_append_val(kept, *series_at(series, i));
  g_array_unref(series->observations);
  series->observations = kept;
}

void
series_require_coverage(Series *series, double share, Ledger *ledger)
{
  g_autoptr(GArray) left_out = g_array_new(FALSE, FALSE, sizeof(Period));
  for (gsize i = 0; i < series_length(series); i++) {
    Observation *observation = &g_array_index(series->observations, Observation, i);
    const double wanted = share * (double)period_days(observation->period);
    if (observation->days_present < 0 || observation->missing || observation->days_present >= wanted - ROUNDING)
      continue;
    observation->value = observation->lower = observation->upper = NAN;
    observation->missing = MISSING_INCOMPLETE;
    g_array_append_val(left_out, observation->period);
  }
  g_autofree char *reason = g_strdup_printf("fewer than %g %% of the days present", 100 * share);
  if (left_out->len)
    ledger_add(ledger, series->name, reason, left_out->len, (const Period *)(void *)left_out->data, left_out->len);
}
