/* Figures as R 4.2.2 with sandwich 3.0-2 gives them: f <- lm(y ~ x); coeftest(f, NeweyWest(f, lag = 2, prewhite = FALSE, adjust =
 * TRUE)), summary(f), logLik(f); AIC counts k coefficients, as gretl does, R one more. */
#include "blocks.h"

#include "report/regression_section.h"

static Document *
section_of(const Regression *regression)
{
  Document *document = document_new("");
  section_regression(document, regression);
  return document;
}

#define HEAD "n = 13, 11 degrees of freedom, condition number 4.4, computed in quadruple precision"
#define BY_T "; p is of the null that the coefficient is zero, by Student’s t with 11 degrees of freedom."

static void
method_and_coefficients(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_small(TRUE, "y ~ x", "");
  assert_no_error(fitted.error);
  g_autoptr(Document) document = section_of(fitted.model);
  assert_text(block_of(document, BLOCK_METHOD, 0)->text,
              "Least squares: y ~ x; 2001–2013, yearly, n = 13. Newey–West errors (Bartlett kernel, lag 2 by the rule "
              "floor(4 (n/100)^(2/9)), factor n/(n−k) = 1.182)" BY_T);
  const Block *table = table_of(document, HEAD);
  assert_heads(table, "Term | Estimate | Std. error | t | p | Low 95 % | High 95 % | Plain error");
  assert_row(table, 0, "(Intercept) | 9.633 | 1.259 | 7.65 | < 0.0001 | 6.861 | 12.41 | 1.500");
  assert_row(table, 1, "x | 1.939 | 0.2047 | 9.47 | < 0.0001 | 1.489 | 2.390 | 0.3401");
  assert_text(
      block_of(document, BLOCK_PARAGRAPH, 0)->text,
      "R² 0.7472 (adjusted 0.7242), residual standard error 2.337, F(1, 11) = 32.51 (p 0.000138) under plain "
      "errors, F(1, 11) = 89.72 (p < 0.0001) under these errors, log-likelihood −28.395, AIC 60.79, BIC 61.92, HQ "
      "60.56, Durbin–Watson 2.2686.");
  assert_int_equal(count_of(document, BLOCK_READING), 1);
  const Block *last = g_ptr_array_index(document->blocks, document->blocks->len - 1);
  assert_int_equal(last->kind, BLOCK_READING);
}

static void
sizes(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_small(TRUE, "y ~ x + trend", "");
  assert_no_error(fitted.error);
  g_autoptr(Document) document = section_of(fitted.model);
  const Block *table = table_of(document, "Sizes");
  assert_heads(table, "Term | Standardised | Elasticity | VIF | Smallest detectable");
  assert_int_equal(table->rows->len, 2);
  const GPtrArray *x = g_ptr_array_index(table->rows, 0), *trend = g_ptr_array_index(table->rows, 1);
  assert_true(*(const char *)g_ptr_array_index(x, 2) != '\0');
  assert_text(g_ptr_array_index(trend, 2), "");                      /* time has no elasticity */
  assert_text(g_ptr_array_index(x, 3), g_ptr_array_index(trend, 3)); /* of two terms both are inflated alike */
}

/* Between logarithms the coefficient is the elasticity; to one of them there is none at the means. */
static void
elasticities_of_logarithms(void **state)
{
  (void)state;
  g_auto(Fitted) both = fit_small(TRUE, "log(y) ~ log(x)", ""), one = fit_small(TRUE, "log(y) ~ x", "");
  assert_no_error(both.error);
  assert_no_error(one.error);
  g_autoptr(Document) of_both = section_of(both.model), of_one = section_of(one.model);
  const GPtrArray *row = g_ptr_array_index(table_of(of_both, "Sizes")->rows, 0),
                  *coefficient = g_ptr_array_index(block_of(of_both, BLOCK_TABLE, 0)->rows, 1);
  assert_text(g_ptr_array_index(row, 2), g_ptr_array_index(coefficient, 1));
  row = g_ptr_array_index(table_of(of_one, "Sizes")->rows, 0);
  assert_text(g_ptr_array_index(row, 2), "");
}

#define assert_method(time, formula, keys, wanted)                                                                     \
  do {                                                                                                                 \
    g_auto(Fitted) fitted_ = fit_small(time, formula, keys);                                                           \
    assert_no_error(fitted_.error);                                                                                    \
    g_autoptr(Document) document_ = section_of(fitted_.model);                                                         \
    const char *text_ = block_of(document_, BLOCK_METHOD, 0)->text;                                                    \
    const char *from_ = strstr(text_, "n = 13. "), *to_ = strstr(text_, "; p is of the null");                         \
    assert_non_null(from_);                                                                                            \
    assert_non_null(to_);                                                                                              \
    g_autofree char *errors_ = g_strndup(from_ + strlen("n = 13. "), (gsize)(to_ - from_) - strlen("n = 13. "));       \
    assert_text(errors_, wanted);                                                                                      \
  } while (0)

static void
every_kind_of_errors_says_how_it_was_made(void **state)
{
  (void)state;
  assert_method(TRUE, "y ~ x", "errors=plain", "Plain errors (independent, equal variance)");
  assert_method(TRUE, "y ~ x", "errors=hc3", "HC3 errors (independent, variances may differ)");
  assert_method(TRUE, "y ~ x", "lag=1 factor=no", "Newey–West errors (Bartlett kernel, lag 1, no small-sample factor)");
  assert_method(TRUE, "y ~ x", "like=gretl",
                "Newey–West errors (Bartlett kernel, lag 1 by the rule floor(0.75 n^(1/3)), no small-sample factor, as "
                "gretl’s --robust)");
  assert_method(TRUE, "y ~ x", "kernel=parzen lag=3 prewhiten=yes",
                "Newey–West errors (Parzen kernel, lag 3, prewhitened, factor n/(n−k) = 1.182)");
  assert_method(TRUE, "y ~ x", "kernel=quadratic-spectral bandwidth=1.5",
                "Newey–West errors (quadratic spectral kernel, bandwidth 1.500, factor n/(n−k) = 1.182)");
  assert_method(FALSE, "y ~ x", "errors=cluster:g", "Errors clustered by g (4 groups, factor 1.455)");
  assert_method(TRUE, "y ~ x", "errors=bootstrap resamples=99 block=3 seed=7",
                "Block bootstrap errors (99 resamples of rows in moving blocks of 3 years, seed 7)");
  assert_method(FALSE, "y ~ x", "weights=w", "Plain errors (independent, variance inverse to the weights)");
  assert_method(TRUE, "y ~ x", "estimator=robust",
                "Errors of the M-estimator (independent, equal variance but for outliers)");
  assert_method(TRUE, "y ~ x", "estimator=prais-winsten",
                "Errors of the model itself (first-order autocorrelation, innovations of equal variance)");
}

static void
plain_errors_need_no_second_column(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_small(TRUE, "y ~ x", "errors=plain");
  assert_no_error(fitted.error);
  g_autoptr(Document) document = section_of(fitted.model);
  assert_heads(table_of(document, HEAD), "Term | Estimate | Std. error | t | p | Low 95 % | High 95 %");
  assert_null(strstr(block_of(document, BLOCK_PARAGRAPH, 0)->text, "under these errors"));
}

static void
the_bootstrap_shows_its_percentiles(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_small(TRUE, "y ~ x", "errors=bootstrap resamples=99 seed=7");
  assert_no_error(fitted.error);
  g_autoptr(Document) document = section_of(fitted.model);
  assert_heads(table_of(document, HEAD),
               "Term | Estimate | Std. error | t | p | Low 95 % | High 95 % | Low, percentiles | "
               "High, percentiles | Plain error");
}

static void
other_estimators_stand_beside_least_squares(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_small(TRUE, "y ~ x", "estimator=robust");
  assert_no_error(fitted.error);
  g_autoptr(Document) document = section_of(fitted.model);
  const Block *table = table_of(document, HEAD);
  assert_heads(table, "Term | Estimate | Std. error | t | p | Low 95 % | High 95 % | Least squares | Plain error");
  const GPtrArray *slope = g_ptr_array_index(table->rows, 1);
  assert_text(g_ptr_array_index(slope, 7), "1.939");
  assert_true(g_str_has_prefix(block_of(document, BLOCK_PARAGRAPH, 0)->text,
                               "M-estimator: 1 of 13 observations silenced, scale "));
  assert_true(g_str_has_prefix(block_of(document, BLOCK_PARAGRAPH, 1)->text, "Least squares: R² 0.7472"));
  g_auto(Fitted) other = fit_small(TRUE, "y ~ x", "estimator=prais-winsten");
  assert_no_error(other.error);
  g_autoptr(Document) of_other = section_of(other.model);
  assert_true(g_str_has_prefix(block_of(of_other, BLOCK_PARAGRAPH, 0)->text, "Prais–Winsten: rho −0."));
}

static void
what_was_left_out_is_said(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_small(TRUE, "y ~ x + I(2*x) + lag(x)", "drop-collinear=yes errors=plain");
  assert_no_error(fitted.error);
  g_autoptr(Document) document = section_of(fitted.model);
  assert_text(block_of(document, BLOCK_WARNING, 0)->text,
              "Columns left out because they depend on the others: I(2*x).");
  const char *text = block_of(document, BLOCK_PARAGRAPH, 1)->text;
  assert_true(g_str_has_prefix(text, "Left out: "));
  assert_non_null(strstr(text, ", 2001 (1)"));
  assert_null(strstr(text, "term "));
}

static void
without_an_intercept_r_squared_is_about_zero(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_small(TRUE, "y ~ x - 1", "");
  assert_no_error(fitted.error);
  g_autoptr(Document) document = section_of(fitted.model);
  assert_non_null(strstr(block_of(document, BLOCK_PARAGRAPH, 0)->text, ") about zero, residual standard error "));
}

static void
predictions_and_forecast(void **state)
{
  (void)state;
  char *path = write_table(SMALL);
  g_auto(Fitted) fitted = fit_csv(path, TRUE, "y ~ trend", "steps=2 levels=50,95 errors=plain");
  assert_no_error(fitted.error);
  assert_true(regression_predict(fitted.model, "trend=13", &fitted.offset, &fitted.error));
  remove_table(path);
  g_autoptr(Document) document = section_of(fitted.model);
  const Block *table = table_of(document, "Forecast of y"), *points = table_of(document, "Predictions");
  assert_heads(table, "Period | Forecast | Low 50 % | High 50 % | Low 95 % | High 95 %");
  assert_heads(points, "At | Mean | Low 95 % | High 95 % | New, low 95 % | New, high 95 %");
  const GPtrArray *ahead = g_ptr_array_index(table->rows, 0), *point = g_ptr_array_index(points->rows, 0);
  assert_int_equal(table->rows->len, 2);
  assert_text(g_ptr_array_index(ahead, 0), "2014");
  assert_text(g_ptr_array_index(point, 0), "trend=13");
  assert_text(g_ptr_array_index(ahead, 1), g_ptr_array_index(point, 1)); /* the same place, by two ways */
  assert_text(g_ptr_array_index(ahead, 4), g_ptr_array_index(point, 4));
  assert_text(g_ptr_array_index(ahead, 5), g_ptr_array_index(point, 5));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(method_and_coefficients),
      cmocka_unit_test(sizes),
      cmocka_unit_test(elasticities_of_logarithms),
      cmocka_unit_test(every_kind_of_errors_says_how_it_was_made),
      cmocka_unit_test(plain_errors_need_no_second_column),
      cmocka_unit_test(the_bootstrap_shows_its_percentiles),
      cmocka_unit_test(other_estimators_stand_beside_least_squares),
      cmocka_unit_test(what_was_left_out_is_said),
      cmocka_unit_test(without_an_intercept_r_squared_is_about_zero),
      cmocka_unit_test(predictions_and_forecast),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
