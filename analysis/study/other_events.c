#include "other_events.h"

static void
other_event_free(gpointer data)
{
  OtherEvent *other = data;
  g_free(other->title);
  g_free(other);
}

/* Asked for by a day, the event is the one that begins on it; several of one day are named together. */
static gboolean
take_itself(EventStudy *study, Period span, const char *title)
{
  if (study->at.first != study->at.last || span.first != study->at.first)
    return FALSE;
  char *both = study->title ? g_strdup_printf("%s; %s", study->title, title) : g_strdup(title);
  g_free(study->title);
  study->title = both;
  return TRUE;
}

static void
add_other(EventStudy *study, Period span, const char *title)
{
  const Period first = study->periods[study->n_before];
  const gint32 last = study->shape == EVENT_PULSE ? MAX(first.last, study->at.last) : first.last;
  OtherEvent *other = g_new0(OtherEvent, 1);
  *other = (OtherEvent){.span = span, .title = g_strdup(title)};
  other->place = span.first > last ? OTHER_AFTER : span.first >= first.first ? OTHER_SAME_PERIOD : OTHER_BEFORE;
  g_ptr_array_add(study->others, other);
}

static gint
by_time(gconstpointer a, gconstpointer b)
{
  const OtherEvent *one = *(const OtherEvent *const *)a, *other = *(const OtherEvent *const *)b;
  return period_compare(one->span, other->span);
}

gboolean
find_other_events(EventStudy *study, const Scope *scope, gsize first, GError **error)
{
  GError *why = NULL;
  const Table *events = scope->events ? scope->events(scope->data, &why) : NULL;
  const Column *label = events ? table_role(events, ROLE_LABEL) : NULL;
  const Period window = {study->periods[first].first, study->periods[study->n - 1].last};
  study->others = g_ptr_array_new_with_free_func(other_event_free);
  if (why) {
    g_propagate_error(error, why);
    return FALSE;
  }
  study->has_events = label && events->spans;
  for (gsize row = 0; study->has_events && row < events->n_rows; row++) {
    const Period span = events->spans[row];
    const char *title = table_text(events, row, label);
    if (span.first <= window.last && span.last >= window.first && !take_itself(study, span, title))
      add_other(study, span, title);
  }
  g_ptr_array_sort(study->others, by_time);
  return TRUE;
}
