#include "event_index_section.h"

#include <math.h>

#include "format.h"
#include "event_index_words.h"
#include "model_sections.h"
#include "warnings.h"

#define DIGITS 3 /* of means */

static char *
decimals(double value, int places)
{
  return isnan(value) ? NULL : format_decimals(value, places);
}

static char *
events_text(double events)
{
  return isnan(events) ? NULL : format_shortest(events);
}

static void
index_row(Block *table, const EventIndex *index, const IndexRow *row, int places)
{
  const gboolean one = index->partners->len == 1;
  g_autofree char *days = g_strdup_printf("%d of %d", row->days_present, row->days);
  char *cells[] = {one ? NULL : g_strdup(event_index_partner(index, row->partner)),
                   period_print(row->period),
                   decimals(row->balance, places),
                   decimals(row->positive, places),
                   decimals(row->negative, places),
                   events_text(row->events),
                   decimals(row->absolute, places),
                   decimals(row->mean, DIGITS),
                   decimals(row->polarity, DIGITS),
                   isnan(row->per_day) ? NULL : format_significant(row->per_day, DIGITS),
                   g_steal_pointer(&days)};
  table_row_take(table, cells + (one ? 1 : 0), G_N_ELEMENTS(cells) - (one ? 1 : 0));
}

static void
add_table(Document *document, const EventIndex *index)
{
  static const char *const heads[] = {"<Partner", "<Period", "Balance",  "Positive", "Negative", "Events",
                                      "Absolute", "Mean",    "Polarity", "Per day",  "Days"};
  const gsize skipped = index->partners->len == 1 ? 1 : 0;
  const int places = event_index_decimals(index);
  Block *table = document_table_v(document, skipped ? event_index_partner(index, 0) : NULL, heads + skipped,
                                  G_N_ELEMENTS(heads) - skipped);
  for (guint i = 0; i < index->rows->len; i++)
    index_row(table, index, &g_array_index(index->rows, IndexRow, i), places);
}

static char *
extra_head(const char *name)
{
  if (g_str_has_prefix(name, "stock_"))
    return g_strdup_printf("Stock, h = %s", name + strlen("stock_"));
  if (g_str_has_prefix(name, "per_1000_"))
    return g_strdup_printf("Per 1000, %s", name + strlen("per_1000_"));
  return g_strdup("Level");
}

/* Shares, stocks and level, in a table of their own: side by side with the others they are wider than a page. */
static void
add_extras(Document *document, const EventIndex *index)
{
  g_auto(GStrv) names = event_index_extra_names(index);
  const gsize n = g_strv_length(names);
  if (n == 0)
    return;
  g_autoptr(GPtrArray) heads = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(heads, g_strdup("<Partner"));
  g_ptr_array_add(heads, g_strdup("<Period"));
  for (gsize j = 0; j < n; j++)
    g_ptr_array_add(heads, extra_head(names[j]));
  Block *table = document_table_v(document, "Shares, stocks and level", (const char *const *)heads->pdata, heads->len);
  for (guint i = 0; i < index->rows->len; i++) {
    const IndexRow *row = &g_array_index(index->rows, IndexRow, i);
    g_autofree double *values = event_index_extra_values(index, row);
    g_autofree char **cells = g_new0(char *, n + 2);
    cells[0] = g_strdup(event_index_partner(index, row->partner));
    cells[1] = period_print(row->period);
    for (gsize j = 0; j < n; j++)
      cells[j + 2] = isnan(values[j]) ? NULL : format_significant(values[j], DIGITS + 1);
    table_row_take(table, cells, n + 2);
  }
}

static char *
print_days(const TopEvent *event)
{
  return period_print((Period){event->first, event->last});
}

/* The host of an address, which is long; JSON and CSV have it whole. */
static char *
shown_reference(const char *reference)
{
  const char *host = strstr(reference, "://");
  return host ? g_strndup(host + 3, strcspn(host + 3, "/?#")) : g_strdup(reference);
}

static void
top_row(Block *table, const EventIndex *index, const TopEvent *event)
{
  g_autofree char *date = print_days(event), *score = format_significant(event->score, DIGITS),
                  *moved = format_significant(event->moved, DIGITS),
                  *rows = g_strdup_printf("%" G_GUINT64_FORMAT, event->rows),
                  *reference = shown_reference(event->reference);
  const char *partner = event_index_partner(index, event->partner), *label = event_index_label(index, event);
  if (index->has_actors)
    table_row(table, partner, date, event->source, event->target, event->code, label, score, moved, rows, reference,
              NULL);
  else
    table_row(table, partner, date, label, score, moved, rows, reference, NULL);
}

static void
add_top(Document *document, const EventIndex *index)
{
  if (!index->top)
    return;
  g_autofree char *period = period_print(index->explain), *title = g_strdup_printf("What moved %s", period);
  document_heading(document, 1, title);
  document_say(
      document, BLOCK_METHOD,
      "The events that moved the balance most. Rows: how often an event stands in the files, repeats that do not "
      "count included.");
  Block *table = index->has_actors ? document_table(document, NULL, "<Partner", "<Date", "<Source", "<Target", "<Code",
                                                    "<Event", "Score", "Moved", "Rows", "<Reference", NULL)
                                   : document_table(document, NULL, "<Partner", "<Date", "<Event", "Score", "Moved",
                                                    "Rows", "<Reference", NULL);
  for (guint i = 0; i < index->top->len; i++)
    top_row(table, index, g_ptr_array_index(index->top, i));
}

Document *
event_index_document(const EventIndex *index)
{
  g_autofree char *title = event_index_title(index), *reading = event_index_reading(index);
  Document *document = document_new(title);
  event_index_say_rules(document, index);
  add_table(document, index);
  add_extras(document, index);
  g_autoptr(GPtrArray) warnings = event_index_warnings(index);
  say_warnings(document, warnings);
  document_say(document, BLOCK_READING, "%s", reading);
  add_top(document, index);
  section_ledger(document, index->ledger);
  return document;
}
