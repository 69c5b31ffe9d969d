#include "timeline.h"

#include <math.h>

#include "text.h"

#define PITCH         22.0  /* pixels from one line of words to the next */
#define WORDS_GAP     9.0   /* from a stem to its words */
#define CLEAR         5.0   /* between words, and from words to another stem */
#define WORDS_MOST    360.0 /* width at which words are shortened, unless there is room for all of them in the end */
#define WORDS_LEAST   150.0 /* narrower they are left out */
#define ROOM          0.7   /* lines left free beyond the outermost */
#define BARE          0.5   /* height of a stem without words */
#define LEVELS_MOST   14u   /* lines on one side of one panel */
#define PANEL_COST    4.0   /* what one more panel costs, in lines: its axis and the gap */
#define LOSS_COST     6.0   /* the same for an event without words */
#define EVENTS_MOST   100u  /* in a panel, with words: beyond, stems alone can be drawn */
#define PLACES_MOST   80u   /* at which panels may be cut: of more each second, third ... */
#define LONGEST_MONTH 31.0  /* days */
#define SPAN_HEIGHT   0.16  /* half the thickness of the mark of an event with a span */

/* Width of a panel without names at its vertical axis, as page_measure makes it. */
static double
panel_width(void)
{
  return THEME_WIDTH - 2.0 * THEME_EDGE - text_width("2000", TEXT_BODY) / 2.0;
}

typedef struct {
  TimelineEvent *event;
  double x; /* pixels */
} Stem;

/* The stems above the line and on it, or those below. */
typedef struct {
  GArray *stems; /* Stem, by x */
  double width;  /* of the panel */
} Side;

static Stem *
stem_at(const Side *side, guint i)
{
  return &g_array_index(side->stems, Stem, i);
}

/* What the words of a stem take on that side. */
static void
words_span(const Stem *stem, gboolean left, double *from, double *to)
{
  *from = left ? stem->x - WORDS_GAP - stem->event->width : stem->x + WORDS_GAP;
  *to = *from + stem->event->width;
}

/* Whether the words of stem i have room at a level, where all stems without a level yet will reach beyond it. */
static gboolean
has_room(const Side *side, guint i, guint level, gboolean left)
{
  double from, to;
  words_span(stem_at(side, i), left, &from, &to);
  if (from < 0 || to > side->width)
    return FALSE;
  for (guint k = 0; k < side->stems->len; k++) {
    const Stem *other = stem_at(side, k);
    double other_from, other_to;
    const gboolean reaches = other->event->level == 0 || other->event->level >= level;
    if (k == i)
      continue;
    if (reaches && other->x > from - CLEAR && other->x < to + CLEAR)
      return FALSE;
    if (other->event->level != level)
      continue;
    words_span(other, other->event->left, &other_from, &other_to);
    if (from < other_to + CLEAR && other_from < to + CLEAR)
      return FALSE;
  }
  return TRUE;
}

/* Takes as many stems into a level as have room there, from the right. */
static guint
fill_level(const Side *side, guint level)
{
  guint n = 0;
  for (guint i = side->stems->len; i-- > 0;) {
    TimelineEvent *event = stem_at(side, i)->event;
    for (int left = 0; left < 2 && event->level == 0; left++)
      if (has_room(side, i, level, left)) {
        event->level = level;
        event->left = left;
        n++;
      }
  }
  return n;
}

/* The first or the last stem without a level, or -1. */
static int
outermost_open(const Side *side, gboolean last)
{
  int found = -1;
  for (guint i = 0; i < side->stems->len; i++)
    if (stem_at(side, i)->event->level == 0 && (found < 0 || last))
      found = (int)i;
  return found;
}

/* Where no stem finds a place the words of the outermost do not fit between them and the edge of the panel: they are shortened, or left
 * out. */
static void
yield_at_edge(const Side *side)
{
  const guint first = (guint)outermost_open(side, FALSE), last = (guint)outermost_open(side, TRUE);
  const double before = stem_at(side, first)->x - WORDS_GAP, behind = side->width - stem_at(side, last)->x - WORDS_GAP;
  const guint at = behind >= before ? last : first;
  TimelineEvent *event = stem_at(side, at)->event;
  const double room = floor(fmax(before, behind));
  if (room >= WORDS_LEAST && room < event->width)
    event->width = room;
  else
    g_array_remove_index(side->stems, at);
}

/* Words that were shortened are given in full where the place beside them is free. */
static void
widen_words(const Side *side)
{
  for (guint i = 0; i < side->stems->len; i++) {
    TimelineEvent *event = stem_at(side, i)->event;
    const double shortened = event->width;
    event->width = text_width(event->text, TEXT_SMALL);
    if (event->width > shortened && !has_room(side, i, event->level, event->left))
      event->width = shortened;
  }
}

/* From the lowest level up: a stem finds its level when nothing higher stands where its words would be. Beyond the last level they go
 * without words. */
static guint
arrange_side(const Side *side)
{
  guint level = 1;
  while (outermost_open(side, FALSE) >= 0 && level <= LEVELS_MOST)
    if (fill_level(side, level) == 0)
      yield_at_edge(side);
    else
      level++;
  for (int open = outermost_open(side, FALSE); open >= 0; open = outermost_open(side, FALSE))
    g_array_remove_index(side->stems, (guint)open);
  widen_words(side);
  return level - 1;
}

/* End of what the stem stands in the middle of: the month that is known, or the first day of what lasts. */
static double
stem_end(const TimelineEvent *event)
{
  return event->x1 - event->x0 > LONGEST_MONTH ? event->x0 + 1.0 : event->x1;
}

static double
stem_place(const TimelineEvent *event)
{
  return (event->x0 + stem_end(event)) / 2.0;
}

void
timeline_arrange(TimelineEvent *events, gsize n, double low, double high, guint *above, guint *below)
{
  guint *most[] = {above, below};
  for (int under = 0; under < 2; under++) {
    g_autoptr(GArray) stems = g_array_new(FALSE, FALSE, sizeof(Stem));
    const Side side = {stems, panel_width()};
    for (gsize i = 0; i < n; i++) {
      const Stem stem = {&events[i], (stem_place(&events[i]) - low) / (high - low) * side.width};
      if ((events[i].side < 0) != under)
        continue;
      events[i].level = 0;
      events[i].width = fmin(text_width(events[i].text, TEXT_SMALL), WORDS_MOST);
      if (n <= EVENTS_MOST)
        g_array_append_val(stems, stem);
    }
    *most[under] = arrange_side(&side);
  }
}

/* Events from the first on that begin before a place. */
static gsize
count_before(const TimelineEvent *events, gsize n, double place)
{
  gsize count = 0;
  while (count < n && stem_place(&events[count]) < place)
    count++;
  return count;
}

typedef struct {
  gsize first, last; /* events [first, last) */
  double low, high;
} Stretch;

static double
cost_of(TimelineEvent *events, Stretch part)
{
  guint above, below, lost = 0; /* levels, and events without words */
  timeline_arrange(events + part.first, part.last - part.first, part.low, part.high, &above, &below);
  for (gsize i = part.first; i < part.last; i++)
    lost += events[i].level == 0;
  return PANEL_COST + above + below + LOSS_COST * lost;
}

static Stretch
stretch_of(const TimelineEvent *events, gsize n, const double *places, gsize from, gsize to)
{
  return (Stretch){count_before(events, n, places[from]), count_before(events, n, places[to]), places[from],
                   places[to]};
}

/* For each place the one before it at which the panel that ends there best begins: the least cost of all up to it. */
static void
find_cuts(TimelineEvent *events, gsize n, const double *places, gsize n_places, gsize *before)
{
  g_autofree double *least = g_new0(double, n_places);
  for (gsize to = 1; to < n_places; to++) {
    least[to] = INFINITY;
    for (gsize from = 0; from < to; from++) {
      const Stretch part = stretch_of(events, n, places, from, to);
      const double cost = least[from] + (part.first == part.last ? 0.0 : cost_of(events, part));
      if (cost < least[to]) {
        least[to] = cost;
        before[to] = from;
      }
    }
  }
}

static void
add_point(ChartLayer *layer, const TimelineEvent *event)
{
  const double height = event->level ? event->level : BARE, sign = event->side < 0 ? -1.0 : 1.0;
  layer_add_labelled(layer, event->x0, stem_end(event), event->side ? sign * height : 0.0, event->text);
  ChartPoint *point = &g_array_index(layer->points, ChartPoint, layer->points->len - 1);
  point->low = event->level ? sign * event->level : NAN;
  point->high = event->left ? -event->width : event->width;
}

/* A bar on the line for each event that is longer than a day, as far as it lies in the panel. */
static void
add_spans(ChartPanel *panel, const TimelineEvent *events, Stretch part, const char *name)
{
  ChartLayer *spans = panel_add_layer(panel, LAYER_RANGES, name, TONE_INK);
  for (gsize i = part.first; i < part.last; i++) {
    if (!(events[i].x1 - events[i].x0 > 1))
      continue;
    layer_add_range(spans, fmax(events[i].x0, part.low), fmin(events[i].x1, part.high), -SPAN_HEIGHT, SPAN_HEIGHT);
    g_array_index(spans->points, ChartPoint, spans->points->len - 1).label = g_strdup(events[i].text);
  }
}

static void
add_panel(Chart *chart, TimelineEvent *events, Stretch part, const TimelineNames *names)
{
  static const Tone tones[] = {TONE_BLUE, TONE_STONE, TONE_RUST};
  const char *const labels[] = {names->above, names->on, names->below};
  guint above, below;
  ChartPanel *panel = chart_add_panel(chart, NULL);
  timeline_arrange(events + part.first, part.last - part.first, part.low, part.high, &above, &below);
  panel->timeline = TRUE;
  panel_own_axis(panel, AXIS_TIME, NULL);
  panel->x_min = part.low;
  panel->x_max = part.high;
  panel->y_min = -(below + ROOM);
  panel->y_max = above + ROOM;
  add_spans(panel, events, part, names->span);
  for (int place = 0; place < 3; place++) {
    ChartLayer *layer = panel_add_layer(panel, LAYER_STEMS, labels[place], tones[place]);
    for (gsize i = part.first; i < part.last; i++)
      if (events[i].side == 1 - place)
        add_point(layer, &events[i]);
  }
}

/* Each step-th place from the end, and the first. */
static GArray *
thin_places(const double *places, gsize n_places)
{
  GArray *kept = g_array_new(FALSE, FALSE, sizeof(double));
  const gsize step = (n_places + PLACES_MOST - 1) / PLACES_MOST;
  for (gsize i = 0; i < n_places; i++)
    if (i == 0 || (n_places - 1 - i) % step == 0)
      g_array_append_val(kept, places[i]);
  return kept;
}

gsize
chart_add_timeline(Chart *chart, TimelineEvent *events, gsize n, const double *places, gsize n_places,
                   const TimelineNames *names)
{
  g_autoptr(GArray) kept = thin_places(places, n_places);
  const double *at = (const double *)(void *)kept->data;
  g_autofree gsize *before = g_new0(gsize, MAX(kept->len, 1)), *cuts = g_new0(gsize, MAX(kept->len, 1));
  gsize n_cuts = 0, named = 0;
  find_cuts(events, n, at, kept->len, before);
  for (gsize to = kept->len ? kept->len - 1 : 0; to > 0; to = before[to])
    cuts[n_cuts++] = to;
  while (n_cuts-- > 0) {
    const Stretch part = stretch_of(events, n, at, before[cuts[n_cuts]], cuts[n_cuts]);
    if (part.first < part.last)
      add_panel(chart, events, part, names);
  }
  for (gsize i = 0; i < n; i++)
    named += events[i].level > 0;
  return named;
}

double
timeline_height(const ChartPanel *model)
{
  return (model->y_max - model->y_min) * PITCH;
}

/* An event on the line is joined to words that stand higher than just above it. */
static void
add_leader(PanelLayout *panel, double x, double y, guint32 color)
{
  const Mark leader = {MARK_LINE, {x, layout_y(panel, 0.0), x, y}, color, 0.8};
  g_array_append_val(panel->marks, leader);
}

static void
place_words(PanelLayout *panel, const ChartLayer *layer, const ChartPoint *point)
{
  const double x = layout_x(panel, shape_middle(point)), y = layout_y(panel, point->low);
  const gboolean left = point->high < 0;
  const guint32 color = theme_word_color(layer->tone);
  g_autofree char *text = text_shorten(point->label, TEXT_SMALL, fabs(point->high));
  words_add(panel->words, text, x + (left ? -WORDS_GAP : WORDS_GAP), y, left ? ALIGN_RIGHT : ALIGN_LEFT, TEXT_SMALL,
            color);
  if (point->y == 0)
    add_leader(panel, x, y, color);
}

void
timeline_place_labels(const ChartPanel *model, PanelLayout *panel)
{
  for (guint l = 0; l < model->layers->len; l++) {
    const ChartLayer *layer = g_ptr_array_index(model->layers, l);
    for (guint i = 0; layer->kind == LAYER_STEMS && i < layer->points->len; i++) {
      const ChartPoint *point = &g_array_index(layer->points, ChartPoint, i);
      if (point->label && !isnan(point->low))
        place_words(panel, layer, point);
    }
  }
}
