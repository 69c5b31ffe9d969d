#include "ledger.h"

#define RUNS_SHOWN 8

static void
entry_free(gpointer data)
{
  LedgerEntry *entry = data;
  g_free(entry->subject);
  g_free(entry->reason);
  g_free(entry->periods);
  g_free(entry);
}

Ledger *
ledger_new(void)
{
  Ledger *ledger = g_new0(Ledger, 1);
  ledger->entries = g_ptr_array_new_with_free_func(entry_free);
  return ledger;
}

void
ledger_free(Ledger *ledger)
{
  if (!ledger)
    return;
  g_ptr_array_unref(ledger->entries);
  g_free(ledger);
}

static gboolean
follows(Period earlier, Period later)
{
  return period_frequency(earlier) != FREQUENCY_IRREGULAR && period_same_grid(earlier, later) &&
         period_index(later) == period_index(earlier) + 1;
}

char *
periods_print(const Period *periods, gsize n)
{
  GString *text = g_string_new(NULL);
  gsize runs = 0, hidden = 0;
  for (gsize i = 0; i < n;) {
    gsize last = i;
    while (last + 1 < n && follows(periods[last], periods[last + 1]))
      last++;
    if (runs++ >= RUNS_SHOWN) {
      hidden += last - i + 1;
    } else {
      g_autofree char *from = period_print(periods[i]), *to = period_print(periods[last]);
      g_string_append_printf(text, "%s%s", text->len ? ", " : "", from);
      if (last > i)
        g_string_append_printf(text, "%s%s", last > i + 1 ? "–" : ", ", to);
    }
    i = last + 1;
  }
  if (hidden)
    g_string_append_printf(text, " and %" G_GSIZE_FORMAT " more", hidden);
  return g_string_free(text, FALSE);
}

void
ledger_add(Ledger *ledger, const char *subject, const char *reason, gsize count, const Period *periods, gsize n)
{
  if (!ledger)
    return;
  g_autofree char *text = periods && n ? periods_print(periods, n) : NULL;
  for (guint i = 0; i < ledger->entries->len; i++) {
    const LedgerEntry *entry = g_ptr_array_index(ledger->entries, i);
    if (g_str_equal(entry->subject, subject) && g_str_equal(entry->reason, reason) && entry->count == count &&
        g_strcmp0(entry->periods, text) == 0)
      return;
  }
  LedgerEntry *entry = g_new0(LedgerEntry, 1);
  entry->subject = g_strdup(subject);
  entry->reason = g_strdup(reason);
  entry->count = count;
  entry->periods = g_steal_pointer(&text);
  g_ptr_array_add(ledger->entries, entry);
}
