#include "figure_mirror.h"

#include <math.h>
#include <string.h>

#include "datasets/unit.h"
#include "figure_parts.h"
#include "format.h"
#include "mirror_words.h"

#define ROWS_MOST  30u  /* more cannot be read */
#define RANGE_HALF 0.09 /* half the thickness of a range, of a row */
#define ROOM_LEFT  0.08 /* of the axis: for labels of small amounts */
#define ROOM_RIGHT 0.09
#define SUMS_SHARE 0.9 /* height of the panel of sums */

#define TONE_REPORTED TONE_BLUE
#define TONE_MIRRORED TONE_OCHRE

typedef struct {
  const MirrorStudy *study;
  Chart *chart;
  double factor; /* to the unit of the chart */
  char *unit;    /* NULL: a plain number */
} Drawing;

/* What a row of the lower panel holds. */
typedef struct {
  gsize partner;
  double reported, mirrored;
} Row;

static double
largest_sum(const MirrorStudy *study)
{
  double most = 0;
  for (gsize t = 0; t < study->n; t++)
    most = fmax(most, fmax(study->totals[t].reported, study->totals[t].mirrored));
  return most;
}

/* The unit with another word for its size: "USD million" with "billion" is "USD billion"; with "" there is none. */
static char *
unit_of_size(const char *unit, const char *size)
{
  static const char *const sizes[] = {" thousand", " million", " billion"};
  for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
    const char *at = strstr(unit, sizes[i]);
    if (at)
      return g_strdup_printf("%.*s%s%s", (int)(at - unit), unit, size, at + strlen(sizes[i]));
  }
  return g_strdup_printf("%s%s", unit, size);
}

/* The largest unit in which the largest sum is one at least; as it is where its text takes no other size. */
static void
choose_unit(Drawing *drawing)
{
  static const char *const sizes[] = {" billion", " million", " thousand"};
  const char *unit = drawing->study->reported->unit;
  const double most = largest_sum(drawing->study);
  drawing->factor = 1;
  drawing->unit = g_strdup(unit);
  for (gsize i = 0; unit && i < G_N_ELEMENTS(sizes); i++) {
    g_autofree char *larger = unit_of_size(unit, sizes[i]);
    double factor;
    if (!unit_rescale(unit, larger, &factor) || factor * most < 1)
      continue;
    if (factor >= 1) /* no smaller unit than that of the data */
      return;
    drawing->factor = factor;
    g_free(drawing->unit);
    drawing->unit = g_steal_pointer(&larger);
    return;
  }
}

/* The sums */

static void
add_sums(const Drawing *drawing)
{
  const MirrorStudy *study = drawing->study;
  ChartPanel *panel = chart_add_panel(drawing->chart, NULL);
  ChartLayer *band = panel_add_layer(panel, LAYER_BAND, NULL, TONE_STONE),
             *mirrored = panel_add_layer(panel, LAYER_LINE, mirror_label(study->mirrored), TONE_MIRRORED),
             *reported = panel_add_layer(panel, LAYER_LINE, mirror_label(study->reported), TONE_REPORTED);
  g_autofree char *parts = mirror_parts(study);
  panel->title = g_strdup_printf("Sums over %s that both sides report", parts);
  panel->weight = SUMS_SHARE;
  panel->y_min = 0;
  for (gsize t = 0; t < study->n; t++) {
    const MirrorTotal *total = &study->totals[t];
    const double start = figure_start(study->periods[t]), end = figure_end(study->periods[t]),
                 x = total->pairs ? total->reported * drawing->factor : NAN,
                 y = total->pairs ? total->mirrored * drawing->factor : NAN;
    layer_add_range(band, start, end, total->pairs ? fmin(x, y) : NAN, total->pairs ? fmax(x, y) : NAN);
    layer_add(mirrored, start, end, y);
    layer_add(reported, start, end, x);
  }
}

/* The partners */

/* Of the chosen period, or over all. */
static Row *
rows_of(const Drawing *drawing, gsize *n)
{
  const MirrorStudy *study = drawing->study;
  g_autofree gsize *order = study->asked ? mirror_order_in(study, study->chosen[0], n) : NULL;
  Row *rows = g_new(Row, MAX(study->k, 1));
  gsize count = 0;
  for (gsize i = 0; i < (order ? *n : study->k) && count < MIN(study->top, ROWS_MOST); i++) {
    const gsize partner = order ? order[i] : study->order[i];
    const MirrorSum *sum = &study->partners[partner].sum;
    const gsize at = order ? mirror_place(study, study->chosen[0], partner) : 0;
    if (sum->n)
      rows[count++] = (Row){partner, drawing->factor * (order ? study->x[at] : sum->reported),
                            drawing->factor * (order ? study->y[at] : sum->mirrored)};
  }
  *n = count;
  return rows;
}

/* Two decimals where numbers are of the size that they tell something. */
static char *
amount_label(double amount, double most)
{
  return most >= 1 && most < 100 ? format_decimals(amount, 2) : format_significant(amount, 3);
}

static char *
rows_title(const MirrorStudy *study, gsize n)
{
  g_autofree char *span = study->asked ? period_print(study->periods[study->chosen[0]]) : mirror_span(study),
                  *parts = mirror_parts(study);
  if (n == 1)
    return g_strdup_printf("%s%s", span, study->asked || study->n == 1 ? "" : ", sum");
  if (study->asked || study->n == 1)
    return g_strdup_printf("%s: the %" G_GSIZE_FORMAT " %s with the largest differences", span, n, parts);
  return g_strdup_printf("%s, sums: the %" G_GSIZE_FORMAT " %s with the largest differences, signs aside", span, n,
                         parts);
}

static void
add_rows(const Drawing *drawing)
{
  const MirrorStudy *study = drawing->study;
  gsize n = 0;
  g_autofree Row *rows = rows_of(drawing, &n);
  g_autofree char *title = rows_title(study, n);
  ChartPanel *panel = chart_add_panel(drawing->chart, title);
  ChartLayer *range = panel_add_layer(panel, LAYER_RANGES, NULL, TONE_STONE),
             *mirrored = panel_add_layer(panel, LAYER_POINTS, mirror_label(study->mirrored), TONE_MIRRORED),
             *reported = panel_add_layer(panel, LAYER_POINTS, mirror_label(study->reported), TONE_REPORTED);
  double most = 0;
  panel_own_axis(panel, AXIS_NUMBER, drawing->unit);
  for (gsize i = 0; i < n; i++)
    most = fmax(most, fmax(rows[i].reported, rows[i].mirrored));
  for (gsize i = 0; i < n; i++) {
    const double at = -(double)i, x = rows[i].reported, y = rows[i].mirrored;
    g_autofree char *x_label = amount_label(x, most), *y_label = amount_label(y, most);
    panel_add_row(panel, study->partners[rows[i].partner].label);
    layer_add_range(range, fmin(x, y), fmax(x, y), at - RANGE_HALF, at + RANGE_HALF);
    layer_add_labelled(mirrored, y, y, at, y_label);
    layer_add_labelled(reported, x, x, at, x_label);
  }
  if (most > 0) {
    panel->x_min = -ROOM_LEFT * most;
    panel->x_max = (1 + ROOM_RIGHT) * most;
  }
}

static void
add_words(const Drawing *drawing)
{
  const MirrorStudy *study = drawing->study;
  Chart *chart = drawing->chart;
  g_autofree char *expected = mirror_ratio_words(study->expected), *allowance = format_percent(study->allowance, 0);
  if (!chart->title)
    chart->title = g_strdup_printf("%s: reported and mirrored", mirror_label(study->reported));
  if (!chart->subtitle) {
    g_autofree char *unit = figure_unit_text(drawing->unit, study->reported->composition);
    chart->subtitle = g_strdup_printf("%s%sgrey: the difference", unit ? unit : "", unit ? "; " : "");
  }
  const gboolean allowed = study->valuation == MIRROR_FOB_CIF || study->valuation == MIRROR_CIF_FOB;
  g_autofree char *cost = allowed ? g_strdup_printf(" (freight and insurance: %s)", allowance) : g_strdup("");
  g_autofree char *note = g_strdup_printf("Reported over mirrored is expected to be %s%s.%s%s", expected, cost,
                                          chart->note ? " " : "", chart->note ? chart->note : "");
  g_free(chart->note);
  chart->note = g_steal_pointer(&note);
}

gboolean
figure_mirror(const Analysis *analysis, Chart *chart, GError **error)
{
  Drawing drawing = {.study = analysis->result, .chart = chart};
  (void)error; /* drawn from what is there */
  choose_unit(&drawing);
  if (drawing.study->n > 1)
    add_sums(&drawing);
  add_rows(&drawing);
  add_words(&drawing);
  figure_add_source(chart, drawing.study->reported->source);
  figure_add_source(chart, drawing.study->mirrored->source);
  g_free(drawing.unit);
  return TRUE;
}
