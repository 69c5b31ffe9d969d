#include "summary.h"

#include <math.h>

static gsize
count_gaps(const Series *series)
{
  const gsize n = series_length(series);
  if (n < 2 || series_frequency(series) == FREQUENCY_IRREGULAR)
    return 0;
  const gint64 first = period_index(series_at(series, 0)->period),
               last = period_index(series_at(series, n - 1)->period);
  return (gsize)(last - first + 1) - n;
}

/* The exact values with their places in time, from 0. */
static gsize
exact_values(const Series *series, double *time, double *values)
{
  const gboolean regular = series_frequency(series) != FREQUENCY_IRREGULAR;
  gsize n = 0;
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *observation = series_at(series, i);
    if (observation->missing)
      continue;
    time[n] =
        regular ? (double)(period_index(observation->period) - period_index(series_at(series, 0)->period)) : (double)i;
    values[n++] = observation->value;
  }
  return n;
}

/* Values of two published indices have no common scale. */
static gboolean
is_one_index(const Series *series)
{
  for (gsize i = 1; i < series_length(series); i++)
    if (series_at(series, i)->index != series_at(series, 0)->index)
      return FALSE;
  return TRUE;
}

/* No period was converted from less than all its days: what grew would be the coverage. */
static gboolean
is_whole(const Series *series)
{
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    if (!here->missing && here->days_present >= 0 && here->days_present < period_days(here->period))
      return FALSE;
  }
  return TRUE;
}

SeriesSummary
summarize(const Series *series)
{
  SeriesSummary summary = {.gaps = count_gaps(series),
                           .description = {.mean = NAN,
                                           .median = NAN,
                                           .standard_deviation = NAN,
                                           .minimum = NAN,
                                           .maximum = NAN,
                                           .autocorrelation = NAN},
                           .growth = {.cagr = NAN, .average = NAN}};
  g_autofree double *time = g_new(double, MAX(series_length(series), 1)),
                    *values = g_new(double, MAX(series_length(series), 1));
  for (gsize i = 0; i < series_length(series); i++) {
    summary.ranges += observation_is_range(series_at(series, i)) ? 1 : 0;
    summary.missing += series_at(series, i)->missing && !observation_is_range(series_at(series, i)) ? 1 : 0;
  }
  summary.n = exact_values(series, time, values);
  if (!is_one_index(series))
    return summary;
  if (summary.n && !describe(values, summary.n, &summary.description, NULL))
    summary.n = 0;
  if (series_frequency(series) == FREQUENCY_IRREGULAR || !is_whole(series) ||
      !growth_rates(time, values, summary.n, &summary.growth, NULL))
    summary.growth = (Growth){.cagr = NAN, .average = NAN};
  return summary;
}

char *
summary_span(const Series *series)
{
  const gsize n = series_length(series);
  if (n == 0)
    return g_strdup("");
  g_autofree char *first = period_print(series_at(series, 0)->period),
                  *last = period_print(series_at(series, n - 1)->period);
  return n == 1 ? g_steal_pointer(&first) : g_strdup_printf("%s–%s", first, last);
}
