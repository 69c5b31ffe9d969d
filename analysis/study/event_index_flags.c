#include "event_index_builder.h"

#include <math.h>

/* A weekday is compared with the same one of eight weeks before and behind: near enough for the growth of a source, and
 * enough for a median. Fewer than three of them prove nothing. */
#define THIN_WEEKS 8
#define THIN_LEAST 3

/* Of GDELT: the day from which its files hold the day's finds, not the day's events; the steps of its volume; the day
 * whose rows are dated 1920. Days since 1970. */
#define COUNTS_CHANGE 15796 /* 2013-04-01 */
#define SLIP_DAY      18262 /* 2020-01-01 */
static const gint32 volume_steps[] = {9496 /* 1996-01-01 */, 13149 /* 2006-01-01 */};

/* Days for which GDELT 1.0 has no file, as found by its users. */
static const Period lacking[] = {{16093, 16095} /* 2014-01-23 to 25 */,
                                 {16148, 16148} /* 2014-03-19 */,
                                 {19306, 19306} /* 2022-11-10 */,
                                 {19439, 19439} /* 2023-03-23 */,
                                 {20253, 20270} /* 2025-06-14 to 07-01 */};

static gboolean
is_lacking(gint32 day)
{
  for (gsize i = 0; i < G_N_ELEMENTS(lacking); i++)
    if (lacking[i].first <= day && day <= lacking[i].last)
      return TRUE;
  return FALSE;
}

static gboolean
crosses(Period span, gint32 day)
{
  return span.first < day && day <= span.last;
}

static gboolean
is_gdelt(EventFamily family)
{
  return family == EVENTS_GDELT_1 || family == EVENTS_GDELT_2;
}

static void
flag_missing(IndexBuilder *builder)
{
  EventIndex *index = builder->index;
  const Period span = index->by_rows ? index->span : index->covered;
  for (gint32 day = span.first; day <= span.last; day++) {
    if (index_builder_present(builder, day))
      continue;
    const Period missing = {day, day};
    g_array_append_val(index->flags.missing, missing);
    index->flags.known_missing += is_gdelt(index->family) && is_lacking(day) ? 1 : 0;
  }
}

static void
flag_thin(IndexBuilder *builder)
{
  const EventIndex *index = builder->index;
  const gsize n = (gsize)period_days(index->span);
  g_autofree double *rows = g_new(double, n);
  g_autofree gboolean *thin = g_new(gboolean, n);
  for (gsize i = 0; i < n; i++) {
    const guint32 found = event_days_rows(builder->days, index->span.first + (gint32)i);
    rows[i] = found > 0 ? (double)found : NAN;
  }
  intensity_thin_days(rows, n, THIN_WEEKS, THIN_LEAST, thin);
  for (gsize i = 0; i < n; i++) {
    const gint32 day = index->span.first + (gint32)i;
    const Period period = {day, day};
    if (thin[i])
      g_array_append_val(index->flags.thin, period);
  }
}

static gboolean
has_layout(const EventIndex *index, const char *beginning)
{
  for (guint i = 0; i < index->files->len; i++)
    if (g_str_has_prefix(((const IndexFile *)g_ptr_array_index(index->files, i))->layout, beginning))
      return TRUE;
  return FALSE;
}

void
index_builder_flags(IndexBuilder *builder)
{
  EventIndex *index = builder->index;
  IndexFlags *flags = &index->flags;
  flag_missing(builder);
  if (!index->has_actors)
    return; /* who keeps a catalogue by hand leaves out what did not happen */
  flag_thin(builder);
  flags->weekly_cycle = index->frequency == FREQUENCY_DAY;
  if (!is_gdelt(index->family))
    return;
  flags->counts_change = crosses(index->span, COUNTS_CHANGE);
  for (gsize i = 0; i < G_N_ELEMENTS(volume_steps); i++)
    flags->volume_steps = flags->volume_steps || crosses(index->span, volume_steps[i]);
  flags->two_versions = has_layout(index, "GDELT 1.0") && has_layout(index, "GDELT 2.0");
  flags->slip_day = index->counts.slipped > 0 || event_days_rows(builder->days, SLIP_DAY) > 0;
}
