#include "indicator_section.h"

#include <math.h>

#include "format.h"
#include "output.h"

#define DIGITS 4 /* of values: shares and indices are seldom known to more */

/* What the reading tells of a series. */
typedef struct {
  const Observation *last, *highest, *lowest; /* NULL where nothing is exact */
  gsize n, missing;
} Extremes;

static Extremes
find_extremes(const Series *series)
{
  Extremes found = {.last = NULL};
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    if (!observation_is_exact(here)) {
      found.missing++;
      continue;
    }
    found.n++;
    found.last = here;
    found.highest = !found.highest || here->value > found.highest->value ? here : found.highest;
    found.lowest = !found.lowest || here->value < found.lowest->value ? here : found.lowest;
  }
  return found;
}

/* The range of a period behind the reading, or nothing. */
static char *
range_words(const Series *series, const Observation *observation)
{
  if (!series->range || isnan(observation->low) || isnan(observation->high))
    return g_strdup("");
  g_autofree char *low = format_significant(observation->low, DIGITS),
                  *high = format_significant(observation->high, DIGITS);
  g_autofree char *at = period_print(observation->period);
  return g_strdup_printf(" In %s, %s, it is between %s and %s: no confidence interval, since the parts are all there "
                         "are, and no sample.",
                         at, series->range, low, high);
}

static void
say_reading_of(Document *document, const Series *series)
{
  const Extremes found = find_extremes(series);
  if (found.n == 0) {
    document_say(document, BLOCK_READING, "%s is undefined in every period.", series->name);
    return;
  }
  g_autofree char *last = format_significant(found.last->value, DIGITS),
                  *highest = format_significant(found.highest->value, DIGITS),
                  *lowest = format_significant(found.lowest->value, DIGITS), *at = period_print(found.last->period),
                  *top = period_print(found.highest->period), *bottom = period_print(found.lowest->period),
                  *range = range_words(series, found.last);
  g_autofree char *extremes =
      found.n > 1 ? g_strdup_printf("; of %" G_GSIZE_FORMAT " periods it was highest in %s (%s) and lowest in %s (%s)",
                                    found.n, top, highest, bottom, lowest)
                  : g_strdup("");
  g_autofree char *missing = found.missing ? g_strdup_printf(" In %" G_GSIZE_FORMAT " period%s it is undefined.",
                                                             found.missing, found.missing == 1 ? "" : "s")
                                           : g_strdup("");
  document_say(document, BLOCK_READING, "%s is %s%s%s in %s%s.%s%s", series->name, last, series->unit ? " " : "",
               series->unit ? series->unit : "", at, extremes, range, missing);
}

static void
add_table(Document *document, const Series *series)
{
  g_autofree char *head =
      g_strdup_printf("%s%s%s", series->name, series->unit ? ", " : "", series->unit ? series->unit : "");
  Block *table = series->range ? document_table(document, NULL, "<Period", head, "Low", "High", NULL)
                               : document_table(document, NULL, "<Period", head, NULL);
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    const gboolean exact = observation_is_exact(here);
    g_autofree char *period = period_print(here->period),
                    *value = exact ? format_significant(here->value, DIGITS) : NULL,
                    *low = exact && !isnan(here->low) ? format_significant(here->low, DIGITS) : NULL,
                    *high = exact && !isnan(here->high) ? format_significant(here->high, DIGITS) : NULL;
    if (series->range)
      table_row(table, period, value ? value : "", low ? low : "", high ? high : "", NULL);
    else
      table_row(table, period, value ? value : "", NULL);
  }
}

void
section_indicator(Document *document, const IndicatorKind *kind, const Series *series, const char *of,
                  const char *against)
{
  document_say(document, BLOCK_METHOD, "%s: %s; of %s%s%s.%s%s%s", kind->word, kind->summary, of,
               against ? " against " : "", against ? against : "", series->range ? " Low and high: " : "",
               series->range ? series->range : "", series->range ? "." : "");
  if (series->composition)
    document_say(document, BLOCK_PARAGRAPH, "Composition: %s.", series->composition);
  if (series->source)
    document_say(document, BLOCK_PARAGRAPH, "Source: %s.", series->source);
  add_table(document, series);
  say_reading_of(document, series);
}

char *
indicator_csv(const Series *series)
{
  GString *out = g_string_new("period,value,low,high\n");
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    const double values[] = {here->value, here->low, here->high};
    g_autofree char *period = period_print(here->period);
    csv_append_text(out, period);
    for (gsize j = 0; j < G_N_ELEMENTS(values); j++) {
      g_string_append_c(out, ',');
      csv_append_number(out, isfinite(values[j]) ? values[j] : NAN);
    }
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}
