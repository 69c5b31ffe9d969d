#include "figure_agreement.h"

#include <math.h>

#include "agreement_words.h"
#include "figure_parts.h"

#define ROOM 0.12 /* of the values' range, beyond the outermost on either side */

static char *
named_with_unit(const char *label, const char *unit)
{
  return unit ? g_strdup_printf("%s, %s", label, unit) : g_strdup(label);
}

static gboolean
is_published(const Series *series)
{
  for (gsize i = 0; i < series_length(series); i++)
    if (series_at(series, i)->index || observation_is_range(series_at(series, i)))
      return TRUE;
  return FALSE;
}

/* A series cut to the periods that compare, where there are any. */
static void
add_series(Chart *chart, const AgreementStudy *study, const Series *whole, Tone tone)
{
  g_autoptr(Series) series = series_copy(whole);
  g_autofree char *title = named_with_unit(series_label(whole), whole->unit);
  ChartPanel *panel = chart_add_panel(chart, title);
  if (study->common->len) {
    const Period first = g_array_index(study->common, CommonPeriod, 0).period,
                 last = g_array_index(study->common, CommonPeriod, study->common->len - 1).period;
    series_cut(series, (Period){first.first, last.last});
  }
  if (is_published(series)) {
    figure_add_index(panel, series, tone, 1);
    return;
  }
  figure_add_series(panel, LAYER_BARS, series, tone, 1);
  ChartLayer *layer = g_ptr_array_index(panel->layers, 0);
  layer->signed_tone = TRUE;
  g_clear_pointer(&layer->label, g_free);
}

/* Fields in both panels, the first of them named. */
static void
shade_opposite(Chart *chart, const AgreementStudy *study)
{
  gboolean named = FALSE;
  for (guint i = 0; i < study->common->len; i++) {
    const CommonPeriod *here = &g_array_index(study->common, CommonPeriod, i);
    if (here->signs != SIGNS_OPPOSITE)
      continue;
    for (guint p = 0; p < chart->panels->len; p++)
      panel_add_span(g_ptr_array_index(chart->panels, p), figure_start(here->period), figure_end(here->period),
                     p == 0 && !named ? "opposite signs" : NULL);
    named = TRUE;
  }
}

static void
draw_over_time(Chart *chart, const AgreementStudy *study)
{
  const ComparedPair *pair = g_ptr_array_index(study->pairs, 0);
  const Series *both[] = {pair->x_series, pair->y_series};
  add_series(chart, study, both[0], TONE_BLUE);
  add_series(chart, study, both[1], TONE_TEAL);
  shade_opposite(chart, study);
  for (gsize i = 0; i < G_N_ELEMENTS(both); i++)
    figure_add_source(chart, both[i]->source);
}

typedef struct {
  double low, high;
} Reach;

static void
widen(Reach *reach, double value)
{
  reach->low = fmin(reach->low, value);
  reach->high = fmax(reach->high, value);
}

/* One colour for each answer; exact values only. */
static void
add_points(ChartPanel *panel, const AgreementStudy *study, PairSigns signs, Tone tone, const char *label, Reach *x,
           Reach *y)
{
  ChartLayer *points = panel_add_layer(panel, LAYER_POINTS, label, tone);
  for (guint i = 0; i < study->common->len; i++) {
    const CommonPeriod *here = &g_array_index(study->common, CommonPeriod, i);
    if (here->signs != signs || !observation_is_exact(&here->x) || !observation_is_exact(&here->y))
      continue;
    g_autofree char *name = common_words(study, here);
    layer_add_labelled(points, here->x.value, here->x.value, here->y.value, name);
    widen(x, here->x.value);
    widen(y, here->y.value);
  }
}

/* The axes show zero and all points with room around them. */
static Reach
with_room(Reach reach)
{
  const double room = ROOM * (reach.high - reach.low);
  return (Reach){reach.low < 0 ? reach.low - room : reach.low, reach.high > 0 ? reach.high + room : reach.high};
}

static void
draw_pooled(Chart *chart, const AgreementStudy *study)
{
  ChartPanel *panel = chart_add_panel(chart, NULL);
  ChartLayer *quarters = panel_add_layer(panel, LAYER_RANGES, NULL, TONE_RUST);
  const ComparedPair *first = g_ptr_array_index(study->pairs, 0);
  g_autofree char *x_label = named_with_unit(study->x, first->x_series->unit);
  Reach x = {0, 0}, y = {0, 0};
  add_points(panel, study, SIGNS_SAME, TONE_BLUE, "same sign", &x, &y);
  add_points(panel, study, SIGNS_OPPOSITE, TONE_RUST, "opposite sign", &x, &y);
  x = with_room(x);
  y = with_room(y);
  quarters->pale = TRUE;
  layer_add_range(quarters, x.low, 0, 0, y.high);
  layer_add_range(quarters, 0, x.high, y.low, 0);
  panel->y_min = y.low;
  panel->y_max = y.high;
  panel_own_axis(panel, AXIS_NUMBER, x_label);
  panel->x_min = x.low;
  panel->x_max = x.high;
  chart->y_label = named_with_unit(study->y, first->y_series->unit);
  for (guint i = 0; i < study->pairs->len; i++) {
    const ComparedPair *pair = g_ptr_array_index(study->pairs, i);
    figure_add_source(chart, pair->x_series->source);
    figure_add_source(chart, pair->y_series->source);
  }
}

/* What the picture cannot show by itself. */
static void
add_words(Chart *chart, const AgreementStudy *study)
{
  const SignAgreement *signs = &study->on[ON_LEVELS].signs;
  g_autofree char *why = study->common->len ? NULL : apart_words(g_ptr_array_index(study->pairs, 0));
  if (!chart->title)
    chart->title = g_strdup_printf("Do %s and %s agree?", study->x, study->y);
  if (chart->subtitle)
    return;
  chart->subtitle =
      why ? g_strdup_printf("Nothing to compare: %s", why)
          : g_strdup_printf("%u periods in common: same sign in %" G_GSIZE_FORMAT ", opposite in %" G_GSIZE_FORMAT
                            ", undecided in %" G_GSIZE_FORMAT "%s",
                            study->common->len, signs->same, signs->opposite, signs->undecided + signs->zero,
                            study->pairs->len > 1           ? "; drawn are exact values"
                            : study->n < study->common->len ? "; fields: bounds, between which a value lies"
                                                            : "");
}

gboolean
figure_agreement(const Analysis *analysis, Chart *chart, GError **error)
{
  const AgreementStudy *study = analysis->result;
  if (study->cross_section) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s: a table without periods is not drawn", analysis->name);
    return FALSE;
  }
  if (study->pairs->len > 1)
    draw_pooled(chart, study);
  else
    draw_over_time(chart, study);
  add_words(chart, study);
  return TRUE;
}
