#include "figure_composition.h"

#include <math.h>

#include "composition_words.h"
#include "format.h"
#include "study/composition_study.h"

#define MOST_COLUMNS 3u  /* panels beside each other */
#define HEIGHT       2.0 /* their weight: as high as small multiples may be, for the names at their side */

/* Neighbours in a stack differ in lightness, so that they are told apart in grey. */
static const Tone tones[COMPOSITION_NAMED] = {TONE_BLUE, TONE_OCHRE, TONE_PLUM, TONE_TEAL,
                                              TONE_INK,  TONE_SKY,   TONE_RUST};

static double
largest_share(const CompositionStudy *study, gsize part)
{
  double most = 0;
  for (guint f = 0; f < study->flows->len; f++)
    for (gsize t = 0; t < study->n; t++)
      most = fmax(most, composition_share(composition_flow(study, f), t, part));
  return most;
}

/* Parts by name, the heaviest first (transfer full, *n of them). */
static gsize *
named_parts(const CompositionStudy *study, gsize *n)
{
  gsize *parts = g_new(gsize, COMPOSITION_NAMED);
  *n = 0;
  for (gsize i = 0; i < study->top && *n < COMPOSITION_NAMED; i++)
    if (study->top_given || largest_share(study, i) >= COMPOSITION_SEEN)
      parts[(*n)++] = i;
  return parts;
}

static gboolean
any_unspecified(const CompositionStudy *study)
{
  for (guint f = 0; f < study->flows->len; f++)
    for (gsize t = 0; t < study->n; t++)
      if (composition_unspecified(composition_flow(study, f), t) > 0)
        return TRUE;
  return FALSE;
}

/* A bar's field; its share is written into it. */
static void
add_field(ChartLayer *layer, gsize t, double share)
{
  const double percent = isnan(share) ? 0.0 : 100.0 * share;
  g_autofree char *label = percent > 0 ? format_decimals(percent, 0) : NULL;
  layer_add_labelled(layer, (double)t, (double)t, percent, label);
}

static gboolean
is_named(const gsize *named, gsize n, gsize part)
{
  for (gsize i = 0; i < n; i++)
    if (named[i] == part)
      return TRUE;
  return FALSE;
}

/* The share of all parts that have no name in the chart. */
static double
rest_of(const CompositionStudy *study, const CompositionFlow *flow, gsize t, const gsize *named, gsize n)
{
  double sum = 0;
  for (gsize i = 0; i < study->parts->len; i++) {
    const double share = composition_share(flow, t, i);
    sum += isnan(share) || is_named(named, n, i) ? 0.0 : share;
  }
  return sum;
}

static void
add_panel(Chart *chart, const CompositionStudy *study, const CompositionFlow *flow, const gsize *named, gsize n,
          const char *others, gboolean unspecified)
{
  ChartPanel *panel = chart_add_panel(chart, study->flows->len > 1 ? composition_label(flow) : NULL);
  panel->weight = HEIGHT;
  panel->y_min = 0;
  panel->y_max = 100;
  for (gsize i = 0; i < n; i++)
    panel_add_layer(panel, LAYER_BARS, composition_part(study, named[i])->label, tones[i]);
  ChartLayer *rest = others ? panel_add_layer(panel, LAYER_BARS, others, TONE_STONE) : NULL,
             *unknown = unspecified ? panel_add_layer(panel, LAYER_BARS, "Unspecified", TONE_STONE) : NULL;
  for (gsize t = 0; t < study->n; t++) {
    for (gsize i = 0; i < n; i++)
      add_field(g_ptr_array_index(panel->layers, i), t, composition_share(flow, t, named[i]));
    if (rest)
      add_field(rest, t, rest_of(study, flow, t, named, n));
    if (unknown)
      add_field(unknown, t, composition_unspecified(flow, t) / composition_whole(flow, t));
  }
  for (guint l = 0; l < panel->layers->len; l++)
    ((ChartLayer *)g_ptr_array_index(panel->layers, l))->stacked = l > 0;
  if (unknown)
    unknown->pale = TRUE;
}

/* "Others (4)", or the name of a lone one; NULL: all are named. */
static char *
others_label(const CompositionStudy *study, const gsize *named, gsize n)
{
  gsize left = 0, lone = 0;
  for (gsize i = 0; i < study->parts->len; i++)
    if (composition_part(study, i)->weight > 0 && !is_named(named, n, i)) {
      left++;
      lone = i;
    }
  return left == 0   ? NULL
         : left == 1 ? g_strdup(composition_part(study, lone)->label)
                     : g_strdup_printf("Others (%" G_GSIZE_FORMAT ")", left);
}

static void
add_words(Chart *chart, const CompositionStudy *study, gboolean unspecified)
{
  if (!chart->title) {
    g_autofree char *periods = composition_periods(study);
    chart->title = study->flows->len == 1
                       ? g_strdup_printf("%s: %s", composition_label(composition_flow(study, 0)), periods)
                       : g_strdup_printf("What flows are made of, %s", periods);
  }
  if (!chart->subtitle)
    chart->subtitle = g_strdup_printf("Share of the whole in percent%s",
                                      unspecified ? "; unspecified: in the stated total but in no part" : "");
}

gboolean
figure_composition(const Analysis *analysis, Chart *chart, GError **error)
{
  const CompositionStudy *study = analysis->result;
  gsize n;
  g_autofree gsize *named = named_parts(study, &n);
  g_autofree char *others = others_label(study, named, n);
  const gboolean unspecified = any_unspecified(study);
  (void)error; /* drawn from what is there */
  for (gsize t = 0; t < study->n; t++)
    g_ptr_array_add(chart->categories, period_print(study->periods[t]));
  for (guint f = 0; f < study->flows->len; f++)
    add_panel(chart, study, composition_flow(study, f), named, n, others, unspecified);
  chart->columns = study->flows->len == 4 ? 2 : MIN(study->flows->len, MOST_COLUMNS);
  chart->shared_y = chart->ends_named = TRUE;
  add_words(chart, study, unspecified);
  return TRUE;
}
