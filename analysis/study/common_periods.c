#include "common_periods.h"

#include <math.h>

void
compared_pair_free(gpointer data)
{
  ComparedPair *pair = data;
  if (!pair)
    return;
  series_free(pair->x_series);
  series_free(pair->y_series);
  g_free(pair->x);
  g_free(pair->y);
  g_array_unref(pair->uneven);
  g_free(pair);
}

ValueRange
observation_value_range(const Observation *observation)
{
  return (ValueRange){observation->lower, observation->upper, observation->lower_open, observation->upper_open};
}

static gboolean
is_known(const Observation *observation)
{
  return observation && (observation_is_exact(observation) || observation_is_range(observation));
}

/* Counts what is known of a series, and over which days. */
static gsize
measure(const Series *series, Period *span)
{
  gsize n = 0;
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    if (!is_known(here))
      continue;
    *span = (Period){n ? span->first : here->period.first, here->period.last};
    n++;
  }
  return n;
}

/* The first observation of a series, from *at on, that is known and ends on that day or later. */
static const Observation *
reach(const Series *series, gsize *at, gint32 day)
{
  while (*at < series_length(series) &&
         (series_at(series, *at)->period.last < day || !is_known(series_at(series, *at))))
    ++*at;
  return *at < series_length(series) ? series_at(series, *at) : NULL;
}

/* Enters the known periods of one series over which the other has no value. */
static void
enter_rest(const Series *series, const Series *other, const char *subject, Ledger *ledger)
{
  g_autoptr(GArray) rest = g_array_new(FALSE, FALSE, sizeof(Period));
  g_autofree char *reason = g_strdup_printf("%s: no value over the same days", other->name);
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    if (is_known(here) && !is_known(series_find(other, here->period)))
      g_array_append_val(rest, here->period);
  }
  if (rest->len)
    ledger_add(ledger, subject, reason, rest->len, (const Period *)(void *)rest->data, rest->len);
}

ComparedPair *
common_periods(const Series *x, const Series *y, guint pair, GArray *common, const char *subject, Ledger *ledger)
{
  ComparedPair *compared = g_new0(ComparedPair, 1);
  gsize at = 0;
  compared->x = g_strdup(series_label(x));
  compared->y = g_strdup(series_label(y));
  compared->x_series = series_copy(x);
  compared->y_series = series_copy(y);
  compared->n_x = measure(x, &compared->x_span);
  compared->n_y = measure(y, &compared->y_span);
  compared->uneven = g_array_new(FALSE, FALSE, sizeof(Period));
  for (gsize i = 0; i < series_length(x); i++) {
    const Observation *here = series_at(x, i), *there = reach(y, &at, here->period.first);
    if (!is_known(here) || !there || there->period.first > here->period.last)
      continue;
    if (!period_equal(here->period, there->period)) {
      g_array_append_val(compared->uneven, here->period);
      continue;
    }
    const ValueRange a = observation_value_range(here), b = observation_value_range(there);
    const CommonPeriod both = {here->period, pair, *here, *there, range_signs(&a, &b), NAN};
    g_array_append_val(common, both);
    compared->common++;
  }
  enter_rest(x, y, subject, ledger);
  enter_rest(y, x, subject, ledger);
  return compared;
}

gboolean
pair_overlaps(const ComparedPair *pair)
{
  return pair->n_x && pair->n_y && pair->x_span.first <= pair->y_span.last && pair->y_span.first <= pair->x_span.last;
}
