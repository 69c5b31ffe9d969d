#include "frame.h"

#include <math.h>

#include "problems.h"

void
frame_free(Frame *frame)
{
  if (!frame)
    return;
  for (gsize i = 0; frame->columns && i < frame->k; i++)
    g_free(frame->columns[i]);
  g_free(frame->columns);
  g_free(frame->periods);
  g_free(frame);
}

static const char *
conversion_to(Frequency frequency)
{
  switch (frequency) {
  case FREQUENCY_YEAR:
    return "annual";
  case FREQUENCY_QUARTER:
    return "quarterly";
  case FREQUENCY_TWO_MONTH:
    return "bimonthly";
  case FREQUENCY_MONTH:
    return "monthly";
  default:
    return NULL;
  }
}

static void
advise(const Series *a, const Series *b, GError **error)
{
  const Frequency one = series_frequency(a), other = series_frequency(b);
  const char *longer = conversion_to(MIN(one, other)), *shorter = one > other ? a->name : b->name;
  const gboolean nested = longer && !(MIN(one, other) == FREQUENCY_QUARTER && MAX(one, other) == FREQUENCY_TWO_MONTH);
  if (nested)
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
                "%s is %s and %s is %s: convert the shorter one, %s(%s, sum) or %s(%s, mean)", a->name,
                frequency_name(one), b->name, frequency_name(other), longer, shorter, longer, shorter);
  else
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
                "%s is %s and %s is %s: convert both, annual(%s, sum) and annual(%s, sum)", a->name,
                frequency_name(one), b->name, frequency_name(other), a->name, b->name);
}

static gboolean
refuse_mix(const Series *a, const Series *b, GError **error)
{
  const Frequency one = series_frequency(a), other = series_frequency(b);
  if (one == FREQUENCY_IRREGULAR || other == FREQUENCY_IRREGULAR)
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
                "%s (%s) and %s (%s) do not have equal periods, and irregular ones are converted only where each lies "
                "inside a longer one",
                a->name, frequency_name(one), b->name, frequency_name(other));
  else if (one == other)
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
                "%s and %s are both %s, but the periods of one begin in odd months and those of the other in even ones",
                a->name, b->name, frequency_name(one));
  else
    advise(a, b, error);
  return FALSE;
}

gboolean
series_same_frequency(const Series *const *series, gsize k, GError **error)
{
  const Series *first = NULL;
  for (gsize i = 0; i < k; i++) {
    if (series_length(series[i]) == 0)
      continue;
    if (!first) {
      first = series[i];
      continue;
    }
    const Frequency one = series_frequency(first), other = series_frequency(series[i]);
    if (one != other ||
        (one != FREQUENCY_IRREGULAR && !period_same_grid(series_at(first, 0)->period, series_at(series[i], 0)->period)))
      return refuse_mix(first, series[i], error);
  }
  return TRUE;
}

static gint
compare_periods(gconstpointer a, gconstpointer b)
{
  const Period *one = a, *other = b;
  return period_compare(*one, *other);
}

/* Every period of any series inside range, once, in order. */
static GArray *
all_periods(const Series *const *series, gsize k, const Period *range)
{
  GArray *periods = g_array_new(FALSE, FALSE, sizeof(Period));
  for (gsize i = 0; i < k; i++)
    for (gsize j = 0; j < series_length(series[i]); j++)
      if (!range || period_within(series_at(series[i], j)->period, *range))
        g_array_append_val(periods, series_at(series[i], j)->period);
  g_array_sort(periods, compare_periods);
  guint kept = 0;
  for (guint i = 0; i < periods->len; i++)
    if (kept == 0 || !period_equal(g_array_index(periods, Period, kept - 1), g_array_index(periods, Period, i)))
      g_array_index(periods, Period, kept++) = g_array_index(periods, Period, i);
  g_array_set_size(periods, kept);
  return periods;
}

static Missing
missing_at(const Series *series, Period period)
{
  const Observation *observation = series_find(series, period);
  return observation ? observation->missing : MISSING_NO_ROW;
}

/* For each series and reason, the periods that it takes from an inner frame. */
static void
enter_left_out(const Series *series, const GArray *periods, const char *subject, Ledger *ledger)
{
  GArray *lost[MISSING_INTERVAL + 1];
  for (Missing reason = MISSING_NO; reason <= MISSING_INTERVAL; reason++)
    lost[reason] = g_array_new(FALSE, FALSE, sizeof(Period));
  for (guint i = 0; i < periods->len; i++) {
    const Period period = g_array_index(periods, Period, i);
    g_array_append_val(lost[missing_at(series, period)], period);
  }
  for (Missing reason = MISSING_NO; reason <= MISSING_INTERVAL; reason++) {
    g_autofree char *text = g_strdup_printf("%s: %s", series->name, missing_text(reason));
    if (reason != MISSING_NO && lost[reason]->len)
      ledger_add(ledger, subject, text, lost[reason]->len, (const Period *)(void *)lost[reason]->data,
                 lost[reason]->len);
    g_array_unref(lost[reason]);
  }
}

static gboolean
complete_at(const Series *const *series, gsize k, Period period)
{
  for (gsize i = 0; i < k; i++)
    if (missing_at(series[i], period) != MISSING_NO)
      return FALSE;
  return TRUE;
}

static Frame *
frame_fill(const Series *const *series, gsize k, const GArray *periods)
{
  Frame *frame = g_new0(Frame, 1);
  frame->n = periods->len;
  frame->k = k;
  frame->periods = g_new(Period, MAX(periods->len, 1));
  frame->columns = g_new0(double *, MAX(k, 1));
  for (guint i = 0; i < periods->len; i++)
    frame->periods[i] = g_array_index(periods, Period, i);
  for (gsize j = 0; j < k; j++) {
    frame->columns[j] = g_new(double, MAX(periods->len, 1));
    for (guint i = 0; i < periods->len; i++) {
      const Observation *observation = series_find(series[j], frame->periods[i]);
      frame->columns[j][i] = observation ? observation->value : NAN;
    }
  }
  return frame;
}

/* The first series that is missing throughout, or NULL. */
static const Series *
without_value(const Series *const *series, gsize k)
{
  for (gsize i = 0; i < k; i++) {
    gsize j = 0;
    while (j < series_length(series[i]) && !observation_is_exact(series_at(series[i], j)))
      j++;
    if (j == series_length(series[i]))
      return series[i];
  }
  return NULL;
}

Frame *
frame_new(const Series *const *series, gsize k, FrameJoin join, const Period *range, const char *subject,
          Ledger *ledger, GError **error)
{
  if (!series_same_frequency(series, k, error))
    return NULL;
  g_autoptr(GArray) periods = all_periods(series, k, range);
  if (join == FRAME_OUTER)
    return frame_fill(series, k, periods);
  g_autoptr(GArray) kept = g_array_new(FALSE, FALSE, sizeof(Period));
  for (guint i = 0; i < periods->len; i++)
    if (complete_at(series, k, g_array_index(periods, Period, i)))
      g_array_append_val(kept, g_array_index(periods, Period, i));
  for (gsize i = 0; i < k; i++)
    enter_left_out(series[i], periods, subject, ledger);
  if (kept->len == 0) {
    const Series *empty = without_value(series, k);
    if (empty)
      g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s: '%s' has no value at all: leave it out", subject,
                  empty->name);
    else
      g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s: there is no period in which every series has a value",
                  subject);
    return NULL;
  }
  return frame_fill(series, k, kept);
}

gint64 *
frame_grid(const Frame *frame)
{
  gint64 *grid = g_new(gint64, MAX(frame->n, 1));
  gboolean regular = TRUE;
  for (gsize i = 0; i < frame->n; i++)
    regular = regular && period_frequency(frame->periods[i]) != FREQUENCY_IRREGULAR &&
              period_same_grid(frame->periods[0], frame->periods[i]);
  for (gsize i = 0; i < frame->n; i++)
    grid[i] = regular ? period_index(frame->periods[i]) - period_index(frame->periods[0]) : (gint64)i;
  return grid;
}
