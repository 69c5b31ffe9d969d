#include "event_index_words.h"

#include "datasets/event_countries.h"

#define PERIODS_SHOWN 6

static void warn(GPtrArray *warnings, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void
warn(GPtrArray *warnings, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_ptr_array_add(warnings, g_strdup_vprintf(format, arguments));
  va_end(arguments);
}

/* Periods of which days are missing: those of the first partner are those of all. */
static void
warn_of_coverage(GPtrArray *warnings, const EventIndex *index)
{
  g_autoptr(GString) text = g_string_new(NULL);
  gsize partly = 0;
  for (gsize i = 0; i < index->n_periods; i++) {
    const IndexRow *row = event_index_row(index, 0, i);
    if (row->days_present == row->days)
      continue;
    g_autofree char *period = period_print(row->period);
    if (partly++ < PERIODS_SHOWN)
      g_string_append_printf(text, "%s%s (%d of %d)", partly > 1 ? ", " : "", period, row->days_present, row->days);
  }
  if (partly > PERIODS_SHOWN)
    g_string_append_printf(text, " and %" G_GSIZE_FORMAT " more", partly - PERIODS_SHOWN);
  if (partly > 0)
    warn(warnings, "%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " period%s lack%s days: %s. Compare by the day present.",
         partly, index->n_periods, index->n_periods == 1 ? "" : "s", partly == 1 ? "s" : "", text->str);
}

static void
warn_of_days(GPtrArray *warnings, const EventIndex *index)
{
  const GArray *missing = index->flags.missing, *thin = index->flags.thin;
  g_autofree char *gone = periods_print((const Period *)(void *)missing->data, missing->len),
                  *few = periods_print((const Period *)(void *)thin->data, thin->len);
  g_autofree char *known =
      index->flags.known_missing
          ? g_strdup_printf("; %" G_GSIZE_FORMAT " of them the source itself lacks", index->flags.known_missing)
          : g_strdup("");
  if (missing->len > 0)
    warn(warnings, "%u day%s within the files' span without a row: %s%s. Missing is not zero.", missing->len,
         missing->len == 1 ? " is" : "s are", gone, known);
  if (thin->len > 0)
    warn(
        warnings,
        "%u day%s less than half of the rows that the median of the same weekday has within 8 weeks: %s. The files may "
        "be incomplete there.",
        thin->len, thin->len == 1 ? " has" : "s have", few);
}

static void
warn_of_gdelt(GPtrArray *warnings, const EventIndex *index)
{
  const IndexFlags *flags = &index->flags;
  if (flags->counts_change)
    warn(warnings, "GDELT changes at 2013-04-01: until then a file holds the events of its days, from then on what was "
                   "found on its days, and the rows of the world fall from 2.85 to 0.98 million a month. Compare means "
                   "or shares across it, never sums.");
  if (flags->volume_steps)
    warn(warnings,
         "The volume of GDELT has steps at 1996 and 2006-01: compare means or shares across them, never sums.");
  if (flags->two_versions)
    warn(warnings, "GDELT 1.0 reads English sources, 2.0 machine translations too: where one follows the other the "
                   "regime changes.");
  if (flags->slip_day)
    warn(warnings,
         "GDELT dates nearly all rows of 2020-01-01 as 1920-01-01: %" G_GUINT64_FORMAT
         " rows added on that day are left out, and what is left of the day is thin.",
         index->counts.slipped);
}

static void
warn_of_regions(GPtrArray *warnings, const EventIndex *index)
{
  const gboolean cameo = index->family == EVENTS_GDELT_1 || index->family == EVENTS_GDELT_2 ||
                         index->family == EVENTS_PHOENIX || index->family == EVENTS_CLINE;
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; cameo && i < index->partners->len; i++) {
    const EventPartner *partner = g_ptr_array_index(index->partners, i);
    if (!partner->bloc && partner->second < 0 && event_country_is_region(event_text_of(partner->name)))
      g_string_append_printf(names, "%s%s", names->len ? ", " : "", partner->name);
  }
  if (names->len > 0)
    warn(warnings, "%s: in CAMEO the name of a region, not of a country.", names->str);
}

static void
warn_of_events(GPtrArray *warnings, const EventIndex *index)
{
  const IndexCounts *counts = &index->counts;
  if (counts->doubts > 0)
    warn(
        warnings,
        "Files out of the order of days: %" G_GUINT64_FORMAT
        " rows are of days whose earlier rows were no longer remembered, and repeats among them may have been counted.",
        counts->doubts);
  if (counts->long_spans > 0)
    warn(warnings,
         "%" G_GUINT64_FORMAT
         " event%s longer than the period in which %s, or %s known to the month only; %s there alone.",
         counts->long_spans, counts->long_spans == 1 ? " is" : "s are",
         counts->long_spans == 1 ? "it begins" : "they begin", counts->long_spans == 1 ? "is" : "are",
         counts->long_spans == 1 ? "it counts" : "they count");
  if (counts->over_many > 0)
    warn(warnings, "%" G_GUINT64_FORMAT " rows name more than %d countries on a side; the others are passed over.",
         counts->over_many, ACTOR_COUNTRIES);
  if (index->held > 0)
    warn(warnings,
         "%" G_GSIZE_FORMAT " step%s of the level would pass its bound and end%s there: the events outweigh N.",
         index->held, index->held == 1 ? "" : "s", index->held == 1 ? "s" : "");
  if (index->flags.weekly_cycle)
    warn(warnings, "News have a week: Saturdays and Sundays have some two thirds of the rows of a Wednesday, and daily "
                   "values follow it.");
}

static void
warn_of_files(GPtrArray *warnings, const EventIndex *index)
{
  for (guint i = 0; i < index->files->len; i++) {
    const IndexFile *file = g_ptr_array_index(index->files, i);
    for (char **note = file->notes; *note; note++)
      warn(warnings, "%s", *note);
  }
}

GPtrArray *
event_index_warnings(const EventIndex *index)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func(g_free);
  warn_of_coverage(warnings, index);
  warn_of_days(warnings, index);
  warn_of_gdelt(warnings, index);
  warn_of_regions(warnings, index);
  warn_of_events(warnings, index);
  warn_of_files(warnings, index);
  return warnings;
}
