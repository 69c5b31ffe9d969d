/* Figures as R 4.2.2 with lmtest 0.9-40 gives them: f <- lm(y ~ x); bgtest(f, 2), bptest(f), resettest(f), harvtest(f), dwtest(f,
 * alternative = "two.sided"), shapiro.test(resid(f)), cooks.distance(f), rstudent(f), hatvalues(f), coef(lm(y ~ x, d[-5, ])) */
#include "blocks.h"

#include "report/diagnostics_section.h"

#define MISSED "does not reject: n = 13 is small, so it could have missed it"
#define BG     "Breusch–Godfrey, 2 lags | the errors have no autocorrelation up to this order | "
#define BP     "the variance of the errors does not depend on the regressors | "

static void
all_tests_stand_in_one_table(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_small(TRUE, "y ~ x", "");
  assert_no_error(fitted.error);
  g_autoptr(Document) document = document_new("");
  section_diagnostics(document, fitted.model);
  const Block *table = table_of(document, "Tests of the assumptions");
  assert_heads(table, "Test | Null | Statistic | Law | p | Verdict");
  assert_int_equal(table->rows->len, 12);
  assert_row(table, 0,
             "Durbin–Watson | the errors have no first-order autocorrelation | 2.269 | exact | 0.867 | " MISSED);
  assert_row(table, 1, BG "0.8626 | χ²(2) | 0.650 | " MISSED);
  assert_row(table, 2, BG "0.3198 | F(2, 9) | 0.734 | " MISSED);
  assert_row(table, 6, "Breusch–Pagan (Koenker) | " BP "0.3644 | χ²(1) | 0.546 | " MISSED);
  assert_row(table, 8,
             "RESET, powers 2–3 | powers of the fitted values add nothing | 0.6240 | F(2, 9) | 0.557 | " MISSED);
  assert_row(table, 9,
             "Harvey–Collier | the relation is linear: recursive residuals have mean zero | 0.8334 | t(10) | "
             "0.424 | " MISSED);
  assert_row(table, 11,
             "Shapiro–Wilk | the values are a sample from a normal distribution | 0.6191 | normal | < 0.0001 | "
             "rejects at 1 %");
  assert_true(
      g_str_has_prefix(block_of(document, BLOCK_PARAGRAPH, 0)->text, "12 tests were run, 2 of which reject at 5 %."));
}

static void
rows_without_time_are_not_tested_in_time(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_small(FALSE, "y ~ x", "");
  assert_no_error(fitted.error);
  g_autoptr(Document) document = document_new("");
  section_diagnostics(document, fitted.model);
  const Block *table = table_of(document, "Tests of the assumptions");
  assert_row(table, 0, "Durbin–Watson |  |  |  |  | not run: rows without time have no order");
  assert_row(table, 5, "Breusch–Pagan | " BP "1.450 | χ²(1) | 0.228 | " MISSED);
  assert_true(g_str_has_prefix(block_of(document, BLOCK_PARAGRAPH, 0)->text, "6 tests were run, "));
}

static void
each_coefficient_without_the_observation_that_moves_it_most(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_small(TRUE, "y ~ x", "");
  assert_no_error(fitted.error);
  g_autoptr(Document) document = document_new("");
  section_influence(document, fitted.model);
  const Block *table = table_of(document, "Without one observation");
  assert_heads(table, "Term | Estimate | Without | It would be | Change");
  assert_row(table, 0, "(Intercept) | 9.633 | 2005 | 8.390 | −12.9\u00a0%");
  assert_row(table, 1, "x | 1.939 | 2005 | 2.101 | +8.3\u00a0%");
  assert_text(block_of(document, BLOCK_PARAGRAPH, 0)->text,
              "Largest leverage 0.297 (2013); 0 of 13 lie above twice the mean, 0.308. Largest Cook’s distance 0.542 "
              "(2005). Largest studentised residual 10.44 (2005).");
}

static void
rows_are_named_by_their_number(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_small(FALSE, "y ~ x", "");
  assert_no_error(fitted.error);
  g_autoptr(Document) document = document_new("");
  section_influence(document, fitted.model);
  assert_row(table_of(document, "Without one observation"), 1, "x | 1.939 | row 5 | 2.101 | +8.3\u00a0%");
}

static void
other_estimators_say_whose_residuals_are_tested(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_small(TRUE, "y ~ x", "estimator=prais-winsten");
  assert_no_error(fitted.error);
  g_autoptr(Document) document = document_new("");
  section_diagnostics(document, fitted.model);
  section_influence(document, fitted.model);
  assert_non_null(table_of(document, "Tests of the assumptions, on the transformed observations"));
  assert_row(table_of(document, "Without one observation, by least squares"), 1,
             "x | 1.939 | 2005 | 2.101 | +8.3\u00a0%");
}

/* A dummy for one year has that year to itself: without it there is no coefficient. */
static void
an_observation_with_a_coefficient_to_itself(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_small(TRUE, "y ~ x + pulse(2005)", "");
  assert_no_error(fitted.error);
  g_autoptr(Document) document = document_new("");
  section_influence(document, fitted.model);
  const char *text = block_of(document, BLOCK_PARAGRAPH, 0)->text;
  assert_true(g_str_has_prefix(text, "Largest leverage 1.00 (2005); "));
  assert_null(strstr(text, "residual ∞"));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(all_tests_stand_in_one_table),
      cmocka_unit_test(rows_without_time_are_not_tested_in_time),
      cmocka_unit_test(each_coefficient_without_the_observation_that_moves_it_most),
      cmocka_unit_test(rows_are_named_by_their_number),
      cmocka_unit_test(other_estimators_say_whose_residuals_are_tested),
      cmocka_unit_test(an_observation_with_a_coefficient_to_itself),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
