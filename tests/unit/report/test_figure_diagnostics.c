#include "blocks.h"

#include "plots/gnuplot.h"
#include "report/csv_tables.h"
#include "report/figure_models.h"

static const ChartPanel *
panel_at(const Chart *chart, guint p)
{
  assert_true(chart->panels->len > p);
  return g_ptr_array_index(chart->panels, p);
}

static const ChartLayer *
layer_at(const ChartPanel *panel, guint l)
{
  assert_true(panel->layers->len > l);
  return g_ptr_array_index(panel->layers, l);
}

static const ChartPoint *
point_at(const ChartLayer *layer, guint i)
{
  assert_true(layer->points->len > i);
  return &g_array_index(layer->points, ChartPoint, i);
}

/* Words at the points of a layer: "2005 2013". */
static char *
names_in(const ChartLayer *layer)
{
  GString *names = g_string_new(NULL);
  for (guint i = 0; i < layer->points->len; i++)
    if (point_at(layer, i)->label)
      g_string_append_printf(names, "%s%s", names->len ? " " : "", point_at(layer, i)->label);
  return g_string_free(names, FALSE);
}

static void
assert_draws(const Chart *chart)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *script = gnuplot_script(chart, &error);
  assert_no_error(error);
  assert_non_null(script);
}

/* R 4.2.2: rstudent(f), hatvalues(f), acf(resid(f)), qnorm(ppoints(13)) */
static void
four_panels_over_time(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_small(TRUE, "y ~ x", "");
  assert_no_error(fitted.error);
  g_autoptr(Chart) chart = chart_new("d", AXIS_TIME);
  assert_true(diagnostics_panels(fitted.model, chart, &fitted.error));
  assert_int_equal(chart->panels->len, 4);
  assert_int_equal(chart->columns, 2);
  assert_text(chart->subtitle, "y ~ x; 2001–2013, yearly, n = 13");
  assert_text(chart->note,
              "Dashes: the line of a normal sample; ±1.96/√n, within which 95 % of the autocorrelations of "
              "independent errors lie; ±2 and twice the mean leverage.");
  const ChartPanel *time = panel_at(chart, 0), *normal = panel_at(chart, 1), *lags = panel_at(chart, 2),
                   *leverage = panel_at(chart, 3);
  assert_text(time->title, "Residuals over time");
  assert_int_equal(time->x_axis, AXIS_TIME);
  assert_digits(point_at(layer_at(time, 0), 4)->y, 7.0485, 4);
  const ChartPoint *outlier = point_at(layer_at(normal, 1), 12);
  assert_digits(outlier->x0, 1.768825038518706, 14);
  assert_digits(outlier->y, 10.43887, 6);
  assert_text(outlier->label, "2005");
  assert_text(lags->x_label, "lag in years");
  assert_digits(point_at(layer_at(lags, 0), 0)->y, 1.959963984540054 / sqrt(13), 14);
  assert_digits(point_at(layer_at(lags, 2), 0)->y, -0.15202195674802335, 12);
  assert_digits(point_at(layer_at(lags, 2), 2)->y, -0.00772321910474745, 10);
  assert_int_equal(layer_at(lags, 2)->kind, LAYER_BARS);
  const ChartPoint *last = point_at(layer_at(leverage, 3), 12);
  assert_digits(last->x0, 0.2969982, 6);
  g_autofree char *names = names_in(layer_at(leverage, 3));
  assert_text(names, "2005");
  assert_draws(chart);
}

static void
rows_have_no_order(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_small(FALSE, "y ~ x", "");
  assert_no_error(fitted.error);
  g_autoptr(Chart) chart = chart_new("d", AXIS_TIME);
  assert_true(diagnostics_panels(fitted.model, chart, &fitted.error));
  assert_text(panel_at(chart, 0)->title, "Residuals by fitted value");
  assert_text(panel_at(chart, 2)->title, "Size of studentised residuals, square root");
  assert_int_equal(panel_at(chart, 0)->x_axis, AXIS_NUMBER);
  assert_text(chart->note, "Dashes: the line of a normal sample; ±2 and twice the mean leverage.");
  const double size = point_at(layer_at(panel_at(chart, 2), 0), 4)->y;
  assert_digits(size * size, 10.43887, 6);
  assert_draws(chart);
  g_autofree char *csv = chart_csv(chart);
  assert_non_null(strstr(csv, "Studentised residuals by leverage,"));
}

static void
other_estimators_say_whose_residuals(void **state)
{
  (void)state;
  g_auto(Fitted) ar = fit_small(TRUE, "y ~ x", "estimator=prais-winsten"),
                 robust = fit_small(TRUE, "y ~ x", "estimator=robust");
  g_autoptr(Chart) of_ar = chart_new("d", AXIS_TIME), of_robust = chart_new("d", AXIS_TIME);
  of_ar->note = g_strdup("Note.");
  assert_true(diagnostics_panels(ar.model, of_ar, &ar.error));
  assert_true(diagnostics_panels(robust.model, of_robust, &robust.error));
  assert_true(g_str_has_suffix(of_ar->note, " leverage. Residuals of the transformed observations. Note."));
  assert_true(g_str_has_suffix(of_robust->note, " leverage. Residuals of least squares."));
}

static void
one_term_stands_by_model(void **state)
{
  (void)state;
  g_auto(Fitted) a = fit_small(TRUE, "y ~ x", ""), b = fit_small(TRUE, "y ~ x", "errors=hc3"),
                 other = fit_small(TRUE, "w ~ x", "");
  const Regression *models[] = {a.model, b.model}, *unlike[] = {a.model, other.model};
  g_autoptr(Chart) chart = chart_new("c", AXIS_CATEGORY), chart_of_names = chart_new("c", AXIS_CATEGORY);
  coefficients_panel(models, 2, chart);
  coefficients_panel(unlike, 2, chart_of_names);
  assert_text(chart->subtitle, "Coefficient of x with its 95 % interval; by kind of errors");
  assert_text(g_ptr_array_index(chart->categories, 0), "Newey–West, lag 2");
  assert_text(g_ptr_array_index(chart->categories, 1), "HC3");
  assert_text(g_ptr_array_index(chart_of_names->categories, 1), "fit");
  const ChartPoint *range = point_at(layer_at(panel_at(chart, 0), 0), 0),
                   *dot = point_at(layer_at(panel_at(chart, 0), 1), 0);
  assert_true(range->low == a.model->coefficients[1].lower && range->high == a.model->coefficients[1].upper);
  assert_true(dot->y == a.model->coefficients[1].estimate);
  assert_true(panel_at(chart, 0)->y_min == 0); /* zero is seen */
  assert_draws(chart);
}

/* sd(x) / sd(y) of the data */
static void
several_terms_are_standardised(void **state)
{
  (void)state;
  g_auto(Fitted) a = fit_small(TRUE, "y ~ x + step(2005)", ""), b = fit_small(TRUE, "y ~ x", "");
  const Regression *models[] = {a.model, b.model};
  g_autoptr(Chart) chart = chart_new("c", AXIS_CATEGORY);
  coefficients_panel(models, 2, chart);
  assert_true(g_str_has_prefix(chart->subtitle, "Standardised coefficients with their 95 % intervals; errors: "));
  assert_text(g_ptr_array_index(chart->categories, 0), "x");
  assert_text(g_ptr_array_index(chart->categories, 1), "step(2005)");
  const ChartPanel *panel = panel_at(chart, 0);
  assert_int_equal(layer_at(panel, 1)->points->len, 2);
  assert_int_equal(layer_at(panel, 3)->points->len, 1); /* the short model has no step */
  const ChartPoint *dot = point_at(layer_at(panel, 3), 0);
  assert_digits(dot->y, sqrt(b.model->fit->r_squared), 12); /* of one regressor it is the correlation */
  assert_draws(chart);
}

static void
a_forecast_is_a_fan_from_a_mark(void **state)
{
  (void)state;
  g_auto(Fitted) log = fit_small(TRUE, "log(y) ~ trend", "steps=3 errors=plain"),
                 level = fit_small(TRUE, "y ~ trend", "steps=1 levels=90 errors=plain");
  assert_no_error(log.error);
  assert_no_error(level.error);
  g_autoptr(Chart) chart = chart_new("f", AXIS_TIME), single = chart_new("f", AXIS_TIME);
  forecast_panel(log.model, NULL, chart);
  forecast_panel(level.model, NULL, single);
  const Fan *fan = log.model->forecast->fan;
  const ChartPanel *panel = panel_at(chart, 0);
  assert_text(layer_at(panel, 0)->label, "95 %"); /* the widest lies lowest */
  assert_text(layer_at(panel, 2)->label, "50 %");
  assert_text(layer_at(panel, 4)->label, "Median");
  assert_true(layer_at(panel, 4)->dashed);
  assert_digits(point_at(layer_at(panel, 0), 2)->high, exp(fan->upper[2 * 3 + 2]), 14);
  assert_digits(point_at(layer_at(panel, 4), 0)->y, exp(fan->mean[0]), 14);
  assert_digits(point_at(layer_at(panel, 5), 4)->y, 22.5, 14);
  const ChartEvent *mark = &g_array_index(chart->events, ChartEvent, 0);
  assert_text(mark->label, "forecast");
  assert_true(mark->x == point_at(layer_at(panel, 0), 0)->x0);
  assert_text(chart->subtitle, "y");
  panel = panel_at(single, 0);
  assert_int_equal(layer_at(panel, 0)->kind, LAYER_RANGES); /* a band of one period would have no width */
  assert_text(layer_at(panel, 0)->label, "90 %");
  assert_text(layer_at(panel, 2)->label, "Forecast");
  assert_draws(chart);
  assert_draws(single);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(four_panels_over_time),
      cmocka_unit_test(rows_have_no_order),
      cmocka_unit_test(other_estimators_say_whose_residuals),
      cmocka_unit_test(one_term_stands_by_model),
      cmocka_unit_test(several_terms_are_standardised),
      cmocka_unit_test(a_forecast_is_a_fan_from_a_mark),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
