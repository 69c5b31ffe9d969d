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

static gboolean
refuse_mix(const Series *a, const Series *b, GError **error)
{
  const Frequency one = series_frequency(a), other = series_frequency(b);
  const Series *shorter = one > other ? a : b;
  const char *function = conversion_to(MIN(one, other));
  if (one != FREQUENCY_IRREGULAR && other != FREQUENCY_IRREGULAR && one != other && function)
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
                "%s is %s and %s is %s: convert the shorter one, %s(%s, sum) or %s(%s, mean)", a->name,
                frequency_name(one), b->name, frequency_name(other), function, shorter->name, function, shorter->name);
  else
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s (%s) and %s (%s) do not have equal periods", a->name,
                frequency_name(one), b->name, frequency_name(other));
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
enter_left_out(const Series *const *series, gsize k, const GArray *periods, const char *subject, Ledger *ledger)
{
  for (gsize i = 0; i < k; i++)
    for (Missing reason = MISSING_NOT_PUBLISHED; reason <= MISSING_INTERVAL; reason++) {
      g_autoptr(GArray) lost = g_array_new(FALSE, FALSE, sizeof(Period));
      for (guint j = 0; j < periods->len; j++)
        if (missing_at(series[i], g_array_index(periods, Period, j)) == reason)
          g_array_append_val(lost, g_array_index(periods, Period, j));
      g_autofree char *text = g_strdup_printf("%s: %s", series[i]->name, missing_text(reason));
      if (lost->len)
        ledger_add(ledger, subject, text, lost->len, (const Period *)(void *)lost->data, lost->len);
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
  frame->columns = g_new0(double *, k);
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
  enter_left_out(series, k, periods, subject, ledger);
  if (kept->len == 0) {
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
