#include <math.h>

#include "format.h"
#include "event_index_words.h"
#include "reading_parts.h"

#define PARTNERS_TOLD 3
#define FEW_EVENTS    10 /* a period's: one event more or less moves the balance by a tenth of the volume */

/* What the rows of one partner amount to. */
typedef struct {
  const char *name;
  gsize with_days, above, below, few;
  double events;
  const IndexRow *highest, *lowest; /* per day present; NULL without any */
} Story;

static Story
story_of(const EventIndex *index, guint partner)
{
  const char *name = event_index_partner(index, partner);
  Story story = {.name = g_str_equal(name, ALL_PARTNERS) ? "all partners" : name};
  for (gsize i = 0; i < index->n_periods; i++) {
    const IndexRow *row = event_index_row(index, partner, i);
    if (row->days_present == 0)
      continue;
    story.with_days++;
    story.events += row->events;
    story.above += row->balance > 0 ? 1 : 0;
    story.below += row->balance < 0 ? 1 : 0;
    story.few += row->events < FEW_EVENTS ? 1 : 0;
    if (!story.highest || row->per_day > story.highest->per_day)
      story.highest = row;
    if (!story.lowest || row->per_day < story.lowest->per_day)
      story.lowest = row;
  }
  return story;
}

static void
append_only_period(GString *text, const Story *story)
{
  const IndexRow *row = story->highest;
  g_autofree char *period = period_print(row->period), *balance = signed_number(row->balance),
                  *events = format_shortest(row->events);
  g_string_append_printf(text, "With %s the balance of %s is %s from %s event%s on %d of %d days.", story->name, period,
                         balance, events, row->events == 1 ? "" : "s", row->days_present, row->days);
}

static void
append_story(GString *text, const Story *story)
{
  if (text->len > 0)
    g_string_append_c(text, ' ');
  if (!story->highest || !(story->events > 0)) {
    g_string_append_printf(text, "With %s no event counts.", story->name);
    return;
  }
  if (story->with_days == 1) {
    append_only_period(text, story);
    return;
  }
  g_autofree char *high = period_print(story->highest->period), *low = period_print(story->lowest->period),
                  *most = signed_number(story->highest->per_day), *least = signed_number(story->lowest->per_day);
  g_string_append_printf(text,
                         "With %s the balance is above zero in %" G_GSIZE_FORMAT " and below zero in %" G_GSIZE_FORMAT
                         " of %" G_GSIZE_FORMAT " periods.",
                         story->name, story->above, story->below, story->with_days);
  if (story->highest->per_day > story->lowest->per_day)
    g_string_append_printf(text, " Per day present it is highest in %s (%s) and lowest in %s (%s).", high, most, low,
                           least);
  if (story->few > 0)
    g_string_append_printf(text,
                           " %" G_GSIZE_FORMAT " period%s on fewer than %d events, where one more or less weighs much.",
                           story->few, story->few == 1 ? " rests" : "s rest", FEW_EVENTS);
}

static gint
most_events_first(gconstpointer a, gconstpointer b)
{
  const EventPartner *one = *(EventPartner *const *)a, *two = *(EventPartner *const *)b;
  return (one->events < two->events) - (one->events > two->events);
}

/* The partners with most events, in the order of their number. */
static GPtrArray *
told_partners(const EventIndex *index)
{
  GPtrArray *told = g_ptr_array_new();
  for (guint i = 0; i < index->partners->len; i++)
    g_ptr_array_add(told, index->partners->pdata[i]);
  if (told->len > PARTNERS_TOLD) {
    g_ptr_array_sort(told, most_events_first);
    g_ptr_array_set_size(told, PARTNERS_TOLD);
  }
  return told;
}

char *
event_index_reading(const EventIndex *index)
{
  GString *text = g_string_new(NULL);
  g_autoptr(GPtrArray) told = told_partners(index);
  for (guint i = 0; i < told->len; i++) {
    guint place = 0;
    g_ptr_array_find(index->partners, told->pdata[i], &place);
    const Story story = story_of(index, place);
    append_story(text, &story);
  }
  if (index->partners->len > PARTNERS_TOLD)
    g_string_append_printf(text, " These are the %d of %u partners with most events.", PARTNERS_TOLD,
                           index->partners->len);
  g_string_append_printf(text,
                         " A sum of events is a flow that grows with what is %s: it says what was %s, not why, and "
                         "the level of a relation only as far as that goes.",
                         index->has_actors ? "reported" : "written down",
                         index->has_actors ? "reported" : "held worth noting");
  return g_string_free(text, FALSE);
}
