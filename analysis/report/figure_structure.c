#include "figure_structure.h"

#include <math.h>
#include <string.h>

#include "figure_parts.h"
#include "format.h"
#include "structure_parts.h"

#define CELL_NUMBERS 12u /* columns of a heatmap whose cells have room for a number */

/* "partner"; "part" where two columns make one. */
static const char *
part_word(const StructureStudy *study)
{
  return strstr(study->breakdown->by, " and ") ? "part" : study->breakdown->by;
}

static void
add_note(Chart *chart, const char *text)
{
  char *note = chart->note ? g_strdup_printf("%s %s", text, chart->note) : g_strdup(text);
  g_free(chart->note);
  chart->note = note;
}

/* Places of a layer that are not there break its line. */
static void
break_before(ChartLayer *layer, const Period *periods, gsize t)
{
  if (t > 0 && periods[t - 1].last + 1 != periods[t].first) {
    const double from = figure_end(periods[t - 1]), to = figure_start(periods[t]);
    layer_add_range(layer, from, to, NAN, NAN);
  }
}

/* hhi */

static void
add_band(ChartPanel *panel, const StructureStudy *study)
{
  ChartLayer *band = panel_add_layer(panel, LAYER_BAND, NULL, TONE_BLUE);
  for (gsize t = 0; t < study->n; t++) {
    break_before(band, study->periods, t);
    layer_add_range(band, figure_start(study->periods[t]), figure_end(study->periods[t]), study->rows[t].low,
                    study->rows[t].high);
  }
}

static double
index_of(const StructureRow *row)
{
  return row->hhi;
}

static double
lower_of(const StructureRow *row)
{
  return row->lower;
}

static double
upper_of(const StructureRow *row)
{
  return row->upper;
}

/* Where it lacks large parts it is the index of something else. */
static double
mirror_of(const StructureRow *row)
{
  return row->uncovered >= UNCOVERED_TOLD ? NAN : row->mirror;
}

static ChartLayer *
add_line(ChartPanel *panel, const StructureStudy *study, const char *label, Tone tone,
         double (*value)(const StructureRow *row))
{
  ChartLayer *line = panel_add_layer(panel, LAYER_LINE, label, tone);
  for (gsize t = 0; t < study->n; t++) {
    break_before(line, study->periods, t);
    layer_add(line, figure_start(study->periods[t]), figure_end(study->periods[t]), value(&study->rows[t]));
  }
  return line;
}

static void
note_uncovered(Chart *chart, const StructureStudy *study)
{
  g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(Period));
  for (gsize t = 0; t < study->n; t++)
    if (study->rows[t].uncovered >= UNCOVERED_TOLD)
      g_array_append_val(periods, study->periods[t]);
  if (periods->len == 0)
    return;
  g_autofree char *when = periods_print((const Period *)(void *)periods->data, periods->len),
                  *share = format_percent(UNCOVERED_TOLD, 0),
                  *note = g_strdup_printf(
                      "The mirror is not drawn where it lacks parts with %s of the sum or more: %s.", share, when);
  add_note(chart, note);
}

static gboolean
has_intervals(const StructureStudy *study)
{
  for (gsize t = 0; t < study->n; t++)
    if (!isnan(study->rows[t].lower) && !isnan(study->rows[t].upper))
      return TRUE;
  return FALSE;
}

gboolean
figure_hhi(const Analysis *analysis, Chart *chart, GError **error)
{
  const StructureStudy *study = analysis->result;
  ChartPanel *panel = chart_add_panel(chart, NULL);
  const gboolean intervals = has_intervals(study);
  (void)error; /* drawn from what is there */
  add_band(panel, study);
  if (intervals)
    add_line(panel, study, NULL, TONE_OCHRE, lower_of)->dashed = TRUE;
  if (intervals)
    add_line(panel, study, NULL, TONE_OCHRE, upper_of)->dashed = TRUE;
  if (study->mirror)
    add_line(panel, study, study->mirror->label ? study->mirror->label : "Mirror", TONE_STONE, mirror_of)->dashed =
        TRUE;
  add_line(panel, study, structure_label(study), TONE_BLUE, index_of);
  panel->y_min = 0;
  if (!chart->title)
    chart->title = g_strdup_printf("How concentrated: %s", structure_label(study));
  if (!chart->subtitle)
    chart->subtitle = g_strdup_printf(
        "Herfindahl–Hirschman index, sum of squared shares (1: one %s has all); pale: with each %s left out in turn, "
        "the smallest and the largest value, which is no confidence interval%s",
        part_word(study), part_word(study),
        intervals ? "; dashed: the middle 95 % of resamples of the year's months" : "");
  if (study->mirror)
    note_uncovered(chart, study);
  return TRUE;
}

/* heatmap */

static double
value_of(const StructureStudy *study, gsize t, gsize rank)
{
  return study->values[t * study->breakdown->k + study->order[rank]];
}

/* The least and the most that the drawn parts have together. */
static void
note_coverage(Chart *chart, const StructureStudy *study, gsize drawn)
{
  double least = INFINITY, most = -INFINITY;
  for (gsize t = 0; t < study->n; t++) {
    double sum = 0;
    for (gsize i = 0; i < drawn; i++)
      sum += isnan(value_of(study, t, i)) ? 0.0 : value_of(study, t, i);
    const double share = sum / structure_whole(study, t);
    if (isfinite(share)) {
      least = fmin(least, share);
      most = fmax(most, share);
    }
  }
  if (!(least <= most) || drawn == study->breakdown->k)
    return;
  g_autofree char *low = format_percent(least, 0), *high = format_percent(most, 0),
                  *range = g_str_equal(low, high) ? g_strdup_printf("%s in each", low)
                                                  : g_strdup_printf("%s to %s", low, high),
                  *note = g_strdup_printf("The %" G_GSIZE_FORMAT " largest of %" G_GSIZE_FORMAT
                                          " over all periods together; of the whole they have %s.",
                                          drawn, study->breakdown->k, range);
  add_note(chart, note);
}

gboolean
figure_heatmap(const Analysis *analysis, Chart *chart, GError **error)
{
  const StructureStudy *study = analysis->result;
  const gsize drawn = MIN(study->top, HEATMAP_ROWS);
  ChartPanel *panel = chart_add_panel(chart, NULL);
  ChartLayer *cells = panel_add_layer(panel, LAYER_CELLS, "Share, %", TONE_BLUE);
  (void)error; /* drawn from what is there */
  for (gsize t = 0; t < study->n; t++)
    g_ptr_array_add(chart->categories, period_print(study->periods[t]));
  for (gsize i = 0; i < drawn; i++) {
    panel_add_row(panel, breakdown_part(study->breakdown, study->order[i])->label);
    for (gsize t = 0; t < study->n; t++) {
      const double percent = 100.0 * value_of(study, t, i) / structure_whole(study, t);
      g_autofree char *label = study->n <= CELL_NUMBERS && isfinite(percent) ? format_decimals(percent, 1) : NULL;
      layer_add_cell(cells, (guint)t, (guint)i, isfinite(percent) ? percent : NAN, label);
    }
  }
  panel->root_colors = TRUE; /* one large partner would leave all others white */
  panel->y_min = 0;
  if (!chart->title)
    chart->title = g_strdup_printf("%s: shares of the largest", structure_label(study));
  if (!chart->subtitle)
    chart->subtitle = g_strdup_printf("Share of %s in percent, the colour by its square root; – : no value",
                                      study->breakdown->total_code ? "the stated total" : "the sum of the parts");
  note_coverage(chart, study, drawn);
  return TRUE;
}

/* members */

static guint
columns_for(gsize n)
{
  return n <= 3 ? (guint)MAX(n, 1) : n <= 8 ? 4 : n <= 15 ? 5 : 6;
}

static void
add_member(Chart *chart, const StructureStudy *study, gsize rank)
{
  ChartPanel *panel = chart_add_panel(chart, breakdown_part(study->breakdown, study->order[rank])->label);
  ChartLayer *line = panel_add_layer(panel, LAYER_LINE, NULL, TONE_BLUE);
  for (gsize t = 0; t < study->n; t++) {
    break_before(line, study->periods, t);
    layer_add(line, figure_start(study->periods[t]), figure_end(study->periods[t]), value_of(study, t, rank));
  }
  panel->y_min = 0;
}

gboolean
figure_members(const Analysis *analysis, Chart *chart, GError **error)
{
  const StructureStudy *study = analysis->result;
  const gsize drawn = MIN(study->top, MEMBERS_MOST);
  (void)error; /* drawn from what is there */
  for (gsize i = 0; i < drawn; i++)
    add_member(chart, study, i);
  chart->columns = columns_for(drawn);
  chart->shared_y = TRUE;
  if (!chart->title)
    chart->title = g_strdup_printf("%s: the largest", structure_label(study));
  if (!chart->subtitle) {
    g_autofree char *unit = figure_unit_text(study->breakdown->unit, study->breakdown->composition);
    chart->subtitle = g_strdup_printf("%s%sone scale, the largest first", unit ? unit : "", unit ? "; " : "");
  }
  note_coverage(chart, study, drawn);
  return TRUE;
}
