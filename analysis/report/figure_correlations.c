#include "figure_correlations.h"

#include <math.h>

#include "figure_parts.h"
#include "format.h"
#include "matrix_section.h"

/* The half below the diagonal: rows are the series from the second on, columns those up to the last but one. */
static void
add_panel(const MatrixStudy *study, CorrelatedOn on, const char *title, Chart *chart)
{
  ChartPanel *panel = chart_add_panel(chart, title);
  ChartLayer *cells = panel_add_layer(panel, LAYER_CELLS, "Correlation", TONE_BLUE);
  panel->y_min = -1;
  panel->y_max = 1;
  for (gsize i = 1; i < study->k; i++) {
    panel_add_row(panel, study->labels[i]);
    panel_add_column(panel, study->labels[i - 1]);
  }
  for (gsize i = 0; i < study->n_pairs; i++) {
    const MatrixPair *pair = &study->on[on].pairs[i];
    g_autofree char *r = pair->why ? NULL : format_decimals(pair->correlation.r, 2),
                    *label = r ? g_strconcat(r, pair->adjusted < TOLD_P ? "*" : "", NULL) : NULL;
    layer_add_cell(cells, (guint)pair->column, (guint)pair->row - 1, pair->why ? NAN : pair->correlation.r, label);
  }
}

static void
add_words(const MatrixStudy *study, Chart *chart)
{
  g_autofree char *sizes = study->fewest == study->most
                               ? g_strdup_printf("%" G_GSIZE_FORMAT, study->most)
                               : g_strdup_printf("%" G_GSIZE_FORMAT " to %" G_GSIZE_FORMAT, study->fewest, study->most);
  if (!chart->subtitle)
    chart->subtitle = g_strdup_printf("%s’s correlation of each pair over the periods both have, n = %s",
                                      correlation_name(study->method), sizes);
  const gsize levels = study->on[ON_LEVELS].tests, changes = study->on[ON_CHANGES].tests;
  g_autofree char *tests = study->cross_section || levels == changes
                               ? g_strdup_printf("%" G_GSIZE_FORMAT " tests", levels)
                               : g_strdup_printf("%" G_GSIZE_FORMAT " and %" G_GSIZE_FORMAT " tests", levels, changes);
  g_autofree char *note = g_strdup_printf(
      "* told apart from zero at 5 %%: p %s, adjusted by %s over %s%s.%s%s%s",
      study->cross_section ? "of independent rows" : "allows for autocorrelation", correction_name(study->correction),
      tests, study->cross_section ? "" : " of each panel",
      study->cross_section ? "" : " Levels that trend correlate whether or not they have to do with each other.",
      chart->note ? " " : "", chart->note ? chart->note : "");
  g_free(chart->note);
  chart->note = g_steal_pointer(&note);
}

gboolean
figure_correlations(const Analysis *analysis, Chart *chart, GError **error)
{
  const MatrixStudy *study = analysis->result;
  (void)error; /* drawn from what is there */
  add_panel(study, ON_LEVELS, study->cross_section ? NULL : "Levels", chart);
  if (!study->cross_section) {
    add_panel(study, ON_CHANGES, "Changes", chart);
    chart->columns = 2;
    chart->shared_y = TRUE;
  }
  add_words(study, chart);
  figure_add_source(chart, analysis->source);
  return TRUE;
}
