/* panels.h - panels that several tests start from
 *
 * tests/data/reference/grunfeld.csv: Grunfeld, Y. (1958), The Determinants of Corporate Investment, as in Baltagi, B. H. (2013), Econometric
 * Analysis of Panel Data, 5th ed., and R's plm: investment, value and capital of 10 firms, 1935-1954, in million USD. */
#pragma once

#include "fits.h"

#include <gsl/gsl_errno.h>

#include "stats/panel.h"

#define GRUNFELD  200
#define PANEL_TWO 2 /* terms: value and capital */

typedef struct {
  gsize n;
  gsize entity[GRUNFELD], period[GRUNFELD];
  double y[GRUNFELD], x[GRUNFELD * PANEL_TWO];
} Sheet;

/* unbalanced: without row i, from 1, where 17 i mod 7 is 3. */
static inline Sheet
read_grunfeld(gboolean unbalanced)
{
  Sheet sheet = {0};
  g_autofree char *text = NULL;
  GError *error = NULL;
  g_file_get_contents("tests/data/reference/grunfeld.csv", &text, NULL, &error);
  assert_no_error(error);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (gsize i = 1; lines[i] && lines[i][0]; i++) {
    g_auto(GStrv) cells = g_strsplit(lines[i], ",", -1);
    if (unbalanced && i * 17 % 7 == 3)
      continue;
    const gsize row = sheet.n++;
    assert_true(row < GRUNFELD);
    sheet.entity[row] = (gsize)g_ascii_strtoull(cells[0], NULL, 10) - 1;
    sheet.period[row] = (gsize)g_ascii_strtoull(cells[1], NULL, 10) - 1935;
    sheet.y[row] = g_ascii_strtod(cells[2], NULL);
    sheet.x[2 * row] = g_ascii_strtod(cells[3], NULL);
    sheet.x[2 * row + 1] = g_ascii_strtod(cells[4], NULL);
  }
  return sheet;
}

/* The first k columns of x, which has PANEL_TWO a row. */
static inline Panel *
fit_sheet(const Sheet *sheet, gsize k, PanelMethod method, PanelGrouping effects, GError **error)
{
  static const char *const names[] = {"value", "capital"};
  const gsl_matrix_const_view view = gsl_matrix_const_view_array_with_tda(sheet->x, sheet->n, MAX(k, 1), PANEL_TWO);
  const PanelData data = {.n = sheet->n,
                          .k = k,
                          .entity = sheet->entity,
                          .period = sheet->period,
                          .y = sheet->y,
                          .design = &view.matrix,
                          .names = names};
  const PanelOptions options = {.method = method, .effects = effects, .intercept = TRUE, .level = 0.95};
  gsl_set_error_handler_off();
  return panel_fit(&data, &options, error);
}

static inline Panel *
fit_well(const Sheet *sheet, PanelMethod method, PanelGrouping effects)
{
  GError *error = NULL;
  Panel *panel = fit_sheet(sheet, PANEL_TWO, method, effects, &error);
  assert_no_error(error);
  return panel;
}

#define assert_sheet_error(sheet, k, method, effects, code, message)                                                   \
  do {                                                                                                                 \
    GError *error_ = NULL;                                                                                             \
    assert_null(fit_sheet(sheet, k, method, effects, &error_));                                                        \
    assert_error(error_, STATS_ERROR, code, message);                                                                  \
  } while (0)

/* Estimate, clustered and plain standard error of the coefficients. */
static inline void
assert_coefficients(const Panel *panel, const double (*want)[3], gsize k, double digits)
{
  assert_int_equal(panel->k, k);
  for (gsize j = 0; j < k; j++) {
    assert_digits(panel->clustered[j].estimate, want[j][0], digits);
    assert_digits(panel->clustered[j].standard_error, want[j][1], digits);
    assert_digits(panel->plain[j].standard_error, want[j][2], digits);
  }
}
