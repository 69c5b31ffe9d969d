#include "events.h"

#include <math.h>

#include "text.h"

/* Widths to which words are shortened one after the other before numbers take their place. */
static const double widths[] = {INFINITY, 230.0, 200.0, 170.0};

#define FIRST_GROUP 12u /* pixels within which numbers share a label, doubled until they fit */

static void
event_clear(gpointer event)
{
  g_free(((PlannedEvent *)event)->text);
}

static int
compare_events(gconstpointer a, gconstpointer b)
{
  const PlannedEvent *x = a, *y = b;
  return (x->x > y->x) - (x->x < y->x);
}

/* The events within the axis, each with its whole text. */
static GArray *
collect_events(const Chart *chart, Extent x)
{
  GArray *events = g_array_new(FALSE, FALSE, sizeof(PlannedEvent));
  g_array_set_clear_func(events, event_clear);
  const ChartPanel *first = chart->panels->len ? g_ptr_array_index(chart->panels, 0) : NULL;
  for (guint i = 0; first && !first->own_x && i < chart->events->len; i++) {
    const ChartEvent *event = &g_array_index(chart->events, ChartEvent, i);
    const PlannedEvent planned = {.x = event->x, .text = text_clean(event->label)};
    if (event->x >= x.low && event->x <= x.high)
      g_array_append_val(events, planned);
    else
      g_free(planned.text);
  }
  g_array_sort(events, compare_events); /* stable */
  return events;
}

static double
pixel_of(Extent x, double left, double right, double at)
{
  return left + (at - x.low) / (x.high - x.low) * (right - left);
}

/* Places texts[i] (NULL or empty: no word) at the lines of the events; on success the plan takes them over. */
static gboolean
try_texts(EventPlan *plan, char **texts, Extent x, double left, double right)
{
  const guint n = plan->events->len;
  g_autofree EventWord *words = g_new0(EventWord, n + 1);
  g_autofree guint *of = g_new0(guint, n + 1);
  guint n_words = 0;
  for (guint i = 0; i < n; i++) {
    if (!texts[i] || !*texts[i])
      continue;
    words[n_words].x = pixel_of(x, left, right, g_array_index(plan->events, PlannedEvent, i).x);
    words[n_words].width = text_width(texts[i], TEXT_SMALL);
    of[n_words++] = i;
  }
  if (!place_events(words, n_words, left, right, &plan->n_rows))
    return FALSE;
  for (guint i = 0; i < n; i++)
    g_clear_pointer(&g_array_index(plan->events, PlannedEvent, i).text, g_free);
  for (guint w = 0; w < n_words; w++) {
    PlannedEvent *event = &g_array_index(plan->events, PlannedEvent, of[w]);
    event->text = g_steal_pointer(&texts[of[w]]);
    event->word = words[w];
  }
  return TRUE;
}

static void
free_texts(char **texts, guint n)
{
  for (guint i = 0; i < n; i++)
    g_free(texts[i]);
  g_free(texts);
}

static gboolean
try_words(EventPlan *plan, double width, Extent x, double left, double right)
{
  const guint n = plan->events->len;
  char **texts = g_new0(char *, n + 1);
  for (guint i = 0; i < n; i++)
    texts[i] = text_shorten(g_array_index(plan->events, PlannedEvent, i).text, TEXT_SMALL, width);
  const gboolean done = try_texts(plan, texts, x, left, right);
  free_texts(texts, n);
  return done;
}

/* "1 first · 2 second" over the events that have a text. */
static char *
numbered_list(const GArray *events)
{
  GString *list = g_string_new(NULL);
  guint number = 0;
  for (guint i = 0; i < events->len; i++) {
    const char *text = g_array_index(events, PlannedEvent, i).text;
    if (text && *text)
      g_string_append_printf(list, "%s%u\u00a0%s", number > 0 ? "\u00a0· " : "", number + 1, text), number++;
  }
  return g_string_free(list, FALSE);
}

/* Numbers at the lines; those nearer to each other than group pixels share one, such as "3–5", at the first. */
static gboolean
try_numbers(EventPlan *plan, double group, Extent x, double left, double right)
{
  const guint n = plan->events->len;
  char **texts = g_new0(char *, n + 1);
  guint number = 0, first = 0, head = 0;
  double last = -INFINITY;
  for (guint i = 0; i < n; i++) {
    const PlannedEvent *event = &g_array_index(plan->events, PlannedEvent, i);
    const double pixel = pixel_of(x, left, right, event->x);
    if (!event->text || !*event->text)
      continue;
    number++;
    if (pixel - last > group) {
      head = i;
      first = number;
    }
    g_free(texts[head]);
    texts[head] = first == number ? g_strdup_printf("%u", number) : g_strdup_printf("%u–%u", first, number);
    last = pixel;
  }
  const gboolean done = try_texts(plan, texts, x, left, right);
  free_texts(texts, n);
  return done;
}

EventPlan *
event_plan_new(const Chart *chart, Extent x, double left, double right)
{
  EventPlan *plan = g_new0(EventPlan, 1);
  plan->events = collect_events(chart, x);
  for (guint i = 0; i < G_N_ELEMENTS(widths); i++)
    if (try_words(plan, widths[i], x, left, right))
      return plan;
  plan->list = numbered_list(plan->events);
  for (guint group = FIRST_GROUP; group < 4u * (guint)THEME_WIDTH; group *= 2u)
    if (try_numbers(plan, group, x, left, right))
      break;
  return plan;
}

void
event_plan_free(EventPlan *plan)
{
  if (!plan)
    return;
  g_array_unref(plan->events);
  g_free(plan->list);
  g_free(plan);
}
