#include "blocks.h"

#include "../study/lagged_case.h"
#include "plots/gnuplot.h"
#include "report/analysis_reports.h"
#include "report/figure_impulse.h"
#include "report/var_reading.h"

#define NBSP "\xC2\xA0"
#define KIND "vector-autoregression"

static Document *
section_of(const LaggedCase *one)
{
  assert_no_error(one->error);
  Document *document = document_new("t");
  analysis_report(one->analysis.kind)->section(document, &one->analysis);
  return document;
}

static const char *
last_text(const Document *document)
{
  const Block *block = g_ptr_array_index(document->blocks, document->blocks->len - 1);
  assert_int_equal(block->kind, BLOCK_READING);
  return block->text;
}

#define RESPONSES  "Responses to a shock of one standard deviation [95 % band]"
#define SHARES     "Variance of the errors of forecasts (shares without bands)"
#define DELIBERATE " Responses show what followed on average; they do not show what a deliberate change would bring."

static void
two_series(void **state)
{
  (void)state;
  char *path = write_pair(60, NULL, 0);
  g_auto(LaggedCase) one;
  lagged_case(&one, path, KIND, "a b", "", NULL, "resamples=499 steps=4");
  remove_table(path);
  g_autoptr(Document) document = section_of(&one);
  assert_text(
      block_of(document, BLOCK_METHOD, 0)->text,
      "Vector autoregression of a and b; 1950–2009, yearly, 60 periods, 59 rows with 1 lag before them. Each equation "
      "by "
      "least squares on a constant and the lags of both series: 1 lag, chosen by BIC among 1 to 8 over 52 common "
      "rows. A shock is one standard deviation of an error, orthogonalised by the Cholesky factor in the order a, "
      "b: the first is moved in the same period by no other shock. 95 % bands: percentiles of 499 resamples of "
      "the residuals, seed 19870603, without Kilian’s correction for bias.");
  assert_row(table_of(document, "Errors of the same period"), 0, "a and b | 0.145");
  assert_heads(
      table_of(document, RESPONSES),
      "Shock → response | At once | Largest, years after | Largest response | Sum up to 4 after | Told from zero");
  assert_row(
      table_of(document, RESPONSES), 1,
      "a → b | 0.0123 [−0.00787, 0.0331] | 1 | 0.317 [0.268, 0.345] | 0.361 [0.209, 0.485] | up to 1 year after");
  assert_row(table_of(document, RESPONSES), 2,
             "b → a | 0 by the order | 1 | 0.00791 [−0.0161, 0.0237] | 0.00868 [−0.0128, 0.0316] | never");
  assert_heads(table_of(document, SHARES), "Forecast of | years ahead | by shocks to a | by shocks to b");
  assert_row(table_of(document, SHARES), 5, "b | 4 | 93.5" NBSP "% | 6.5" NBSP "%");
  assert_null(block_of(document, BLOCK_WARNING, 0));
  assert_text(
      last_text(document),
      "After a shock to a of one standard deviation (0.308) b moves most 1 year after, by +0.3170 (95 % band +0.2681 "
      "to "
      "+0.3451); the response is no longer told from zero from 2 years after on. Its sum up to 4 years after is "
      "+0.3614 (95 % band +0.2095 to +0.4851); shocks to a make up 93.5" NBSP
      "% of the variance of the errors when b is forecast 4 years ahead. After a shock to b of one standard "
      "deviation (0.0835) a moves most 1 year after, by +0.007909 (95 % band −0.01614 to +0.02366); the response "
      "is told from zero in no period. Its sum up to 4 years after is +0.008675 (95 % band −0.01283 to "
      "+0.03158); shocks to b make up 0.1" NBSP
      "% of the variance of the errors when a is forecast 4 years ahead. A band is for one response in one "
      "period: of the 9 between series fewer than one would leave zero out by chance. The largest root is 0.314: "
      "shocks die out. Errors of the same period are hardly correlated (at most 0.15), so the order matters "
      "little." DELIBERATE);
}

static void
three_series_in_levels(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  lagged_case(&one, GERMANY_CSV, KIND, "investment income consumption", "", "1960-Q1..1978-Q4",
              "lags=1 resamples=199 steps=8");
  g_autoptr(Document) document = section_of(&one);
  assert_text(block_of(document, BLOCK_WARNING, 0)->text, "The largest root is 1.01, not below 1: as estimated, shocks "
                                                          "never die out, and responses far ahead mean little.");
  assert_text(block_of(document, BLOCK_WARNING, 1)->text,
              "In levels investment, income and consumption looked integrated: shocks need not die out, and bands far "
              "ahead are unreliable. The same of changes is safer.");
  assert_text(
      last_text(document),
      "After a shock to investment of one standard deviation (16.2) consumption moves most 8 quarters after (24 "
      "months), by "
      "+5.804 (95 % band −0.3397 to +11.24); the response is no longer told from zero from 1 quarter after (3 "
      "months) on. Its sum up to 8 quarters after (24 months) is +29.21 (95 % band −1.193 to +58.10); shocks to "
      "investment make up 9.7" NBSP
      "% of the variance of the errors when consumption is forecast 8 quarters ahead. After a shock to income of "
      "one standard deviation (12.6) consumption moves most 8 quarters after (24 months), by +11.27 (95 % band "
      "+7.335 to +14.91); the response is still told from zero 8 quarters after (24 months). Its sum up to 8 "
      "quarters after (24 months) is +80.07 (95 % band +56.79 to +102.9); shocks to income make up 79.2" NBSP
      "% of the variance of the errors when consumption is forecast 8 quarters ahead. No other response between "
      "series is told from zero in any period. A band is for one response in one period: of the 51 between series "
      "about 3 would leave zero out by chance. The largest root is 1.01: as estimated, shocks do not die out. "
      "Errors of the same period are correlated (0.54 for income and consumption), so another order than this, "
      "with investment first, would give other responses." DELIBERATE);
}

static void
few_rows(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  lagged_case(&one, CHICKEGG_CSV, KIND, "egg chicken", "", "1930..1940", "steps=2");
  g_autoptr(Document) document = section_of(&one);
  assert_true(g_str_has_suffix(block_of(document, BLOCK_METHOD, 0)->text, " No bands: there are too few rows."));
  assert_text(block_of(document, BLOCK_WARNING, 0)->text,
              "10 rows for an equation are fewer than 20: the results are descriptive, and responses have no bands. "
              "Without bands there is no smallest detectable response either.");
  assert_row(table_of(document, "Responses to a shock of one standard deviation"), 1,
             "egg → chicken | 7243 | 0 | 7243 | 18533 | –");
  assert_text(
      last_text(document),
      "With 10 rows for an equation, fewer than 20, the responses describe these periods and no more. After a shock to "
      "egg "
      "of one standard deviation (101) chicken moves most in the same year, by +7243; the response is shown "
      "without a band. Its sum up to 2 years after is +18533; shocks to egg make up 19.5" NBSP
      "% of the variance of the errors when chicken is forecast 2 years ahead. After a shock to chicken of one "
      "standard deviation (18965) egg moves most 2 years after, by −104.6; the response is shown without a band. "
      "Its sum up to 2 years after is −185.3; shocks to chicken make up 29.4" NBSP
      "% of the variance of the errors when egg is forecast 2 years ahead. The largest root is 0.675: shocks die "
      "out. Errors of the same period are correlated (0.36 for egg and chicken), so another order than this, with "
      "egg first, would give other responses." DELIBERATE);
}

static void
words_for_steps(void **state)
{
  (void)state;
  LaggedModel model = {.frequency = FREQUENCY_TWO_MONTH};
  const VectorAutoregression v = {.model = &model};
  g_autofree char *same = var_step(&v, 0), *one = var_step(&v, 1), *three = var_step(&v, 3);
  assert_text(same, "in the same two months");
  assert_text(one, "1 two-month period after (2 months)");
  assert_text(three, "3 two-month periods after (6 months)");
  model.frequency = FREQUENCY_MONTH;
  g_autofree char *month = var_step(&v, 0), *months = var_step(&v, 5);
  assert_text(month, "in the same month");
  assert_text(months, "5 months after");
  model.frequency = FREQUENCY_IRREGULAR;
  g_autofree char *period = var_step(&v, 2);
  assert_text(period, "2 periods after");
}

static const ChartPanel *
panel_at(const Chart *chart, guint p)
{
  assert_true(chart->panels->len > p);
  return g_ptr_array_index(chart->panels, p);
}

static void
a_panel_for_each_shock_and_response(void **state)
{
  (void)state;
  g_auto(LaggedCase) one, few;
  GError *error = NULL;
  lagged_case(&one, GERMANY_CSV, KIND, "investment income consumption", "", NULL, "lags=1 resamples=199 steps=5");
  lagged_case(&few, CHICKEGG_CSV, KIND, "egg chicken", "", "1930..1940", "");
  g_autoptr(Chart) chart = chart_new("c", AXIS_NUMBER), bare = chart_new("c", AXIS_NUMBER);
  bare->note = g_strdup("Note.");
  assert_true(figure_impulse(&one.analysis, chart, &error));
  assert_true(figure_impulse(&few.analysis, bare, &error));
  assert_int_equal(chart->panels->len, 9);
  assert_int_equal(chart->columns, 3);
  assert_text(chart->subtitle,
              "Shock → response; shocks of one standard deviation, in the order: 1 investment, 2 income, 3 "
              "consumption");
  assert_text(chart->note, "Field: 95 % band from 199 resamples of the residuals, seed 19870603.");
  const ChartPanel *panel = panel_at(chart, 5); /* the second response, the third shock */
  assert_text(panel->title, "3 → 2");
  assert_text(panel->x_label, "quarters after the shock");
  const VectorAutoregression *v = one.analysis.result;
  const ChartLayer *band = g_ptr_array_index(panel->layers, 0), *line = g_ptr_array_index(panel->layers, 1);
  assert_int_equal(band->kind, LAYER_BAND);
  assert_int_equal(line->points->len, 6);
  const ChartPoint *at = &g_array_index(line->points, ChartPoint, 2),
                   *limits = &g_array_index(band->points, ChartPoint, 2);
  const gsize cell = impulse_at(v->impulse, 2, 1, 2);
  assert_true(at->x0 == 2 && at->y == v->impulse->response.value[cell]);
  assert_true(limits->low == v->impulse->response.lower[cell] && limits->high == v->impulse->response.upper[cell]);
  assert_text(panel_at(bare, 0)->title, "egg → itself");
  assert_text(panel_at(bare, 1)->title, "chicken → egg");
  assert_int_equal(panel_at(bare, 1)->layers->len, 1);
  assert_text(bare->note, "n = 10: too few rows for bands, the responses are descriptive. Note.");
  g_autofree char *script = gnuplot_script(chart, &error);
  assert_no_error(error);
  assert_non_null(script);
}

static double
number_in(const cJSON *object, const char *key)
{
  const cJSON *item = cJSON_GetObjectItem(object, key);
  assert_non_null(item);
  return g_ascii_strtod(cJSON_IsRaw(item) ? item->valuestring : "nan", NULL);
}

static void
json_has_all_digits(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  lagged_case(&one, CHICKEGG_CSV, KIND, "egg chicken", "", NULL, "lags=1 resamples=199 steps=3");
  assert_no_error(one.error);
  const VectorAutoregression *v = one.analysis.result;
  cJSON *object = cJSON_CreateObject();
  analysis_report(one.analysis.kind)->json(object, &one.analysis);
  const cJSON *response = cJSON_GetArrayItem(cJSON_GetObjectItem(object, "responses"), 1),
              *step = cJSON_GetArrayItem(cJSON_GetObjectItem(response, "steps"), 2);
  const gsize at = impulse_at(v->impulse, 2, 1, 0);
  assert_string_equal(cJSON_GetObjectItem(response, "shock")->valuestring, "egg");
  assert_string_equal(cJSON_GetObjectItem(response, "response")->valuestring, "chicken");
  assert_true(number_in(step, "response") == v->impulse->response.value[at]);
  assert_true(number_in(step, "ci_low") == v->impulse->response.lower[at]);
  assert_true(number_in(step, "cumulative_high") == v->impulse->cumulative.upper[at]);
  assert_true(number_in(step, "variance_share") == v->impulse->share[at]);
  assert_digits(number_in(object, "seed"), 19870603, 15);
  assert_digits(number_in(object, "log_likelihood"), v->var->log_likelihood, 15);
  const cJSON *equation = cJSON_GetArrayItem(cJSON_GetObjectItem(object, "equations"), 1),
              *term = cJSON_GetArrayItem(cJSON_GetObjectItem(equation, "terms"), 1);
  assert_string_equal(cJSON_GetObjectItem(term, "term")->valuestring, "lag(egg, 1)");
  assert_true(number_in(term, "estimate") == gsl_matrix_get(v->var->coefficients, 1, 1));
  assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(object, "root_moduli")), 2);
  assert_true(cJSON_IsFalse(cJSON_GetObjectItem(object, "descriptive")));
  cJSON_Delete(object);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(two_series),
      cmocka_unit_test(three_series_in_levels),
      cmocka_unit_test(few_rows),
      cmocka_unit_test(words_for_steps),
      cmocka_unit_test(a_panel_for_each_shock_and_response),
      cmocka_unit_test(json_has_all_digits),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
