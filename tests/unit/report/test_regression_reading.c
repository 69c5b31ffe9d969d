#include "blocks.h"

#include "report/regression_reading.h"
#include "report/regression_words.h"

#define NORMAL                                                                                                           \
  " Of 12 tests of the assumptions 2 reject at 5 %: Jarque–Bera, Shapiro–Wilk against normal errors, so that t and " \
  "its intervals are rough."
#define TOGETHER " That they move together does not show that one moves the other."
#define X_WITHOUT_2005                                                                                                 \
  " smaller ones it mostly misses. Without 2005 the coefficient of x would be 2.10 instead of 1.94. The residual of "  \
  "2005 is larger than chance explains (studentised 10.4)." TOGETHER

#define assert_reading(time, formula, keys, want)                                                                      \
  do {                                                                                                                 \
    g_auto(Fitted) fitted_ = fit_small(time, formula, keys);                                                           \
    assert_no_error(fitted_.error);                                                                                    \
    g_autofree char *reading_ = read_regression(fitted_.model);                                                        \
    assert_text(reading_, want);                                                                                       \
  } while (0)

static void
the_whole_paragraph(void **state)
{
  (void)state;
  assert_reading(
      TRUE, "y ~ x", "",
      "One more unit of x goes with 1.939 more y (95 % interval 1.489 to 2.390). The term accounts for 75\u00a0% of "
      "the variance. The errors allow for unequal variances and for autocorrelation over up to 2 years." NORMAL
      " With n = 13 the test finds, four times in five, a coefficient of x from ±0.630 on;" X_WITHOUT_2005);
}

/* The Nile at Aswan: six of twelve tests reject, n is not small and no year is an outlier. */
static void
a_trend_of_a_hundred_years(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_csv(NILE, TRUE, "volume ~ trend", "errors=plain");
  assert_no_error(fitted.error);
  g_autofree char *reading = read_regression(fitted.model);
  assert_text(
      reading,
      "volume falls by 2.714 a year (95 % interval −3.749 to −1.679). The term accounts for 22\u00a0% of the variance. "
      "The errors take the observations to be independent and of one variance. Of 12 tests of the assumptions 6 "
      "reject at 5 %: Durbin–Watson, Breusch–Godfrey, Ljung–Box against independence over time, which the errors do "
      "not allow for: they may be too small; RESET, Harvey–Collier against a linear relation, so that the "
      "coefficients tell an average at best. Without 1964 the coefficient of trend would be −2.91 instead of "
      "−2.71. A trend describes the past; it shows no cause and is no forecast.");
}

static void
assert_begins(const char *formula, const char *keys, const char *want)
{
  g_auto(Fitted) fitted = fit_small(TRUE, formula, keys);
  assert_no_error(fitted.error);
  g_autofree char *reading = read_regression(fitted.model), *begin = g_strndup(reading, strlen(want));
  assert_text(begin, want);
}

static void
sizes_have_their_unit(void **state)
{
  (void)state;
  assert_begins("y ~ trend", "", "y rises by 0.9918 a year (95 % interval 0.7718 to 1.212). ");
  assert_begins("log(y) ~ trend", "errors=plain",
                "y rises by 6.36\u00a0% a year (95 % interval 4.02\u00a0% to 8.76\u00a0%). ");
  assert_begins("log(1/y) ~ trend", "",
                "1/y falls by 5.98\u00a0% a year (95 % interval −7.60\u00a0% to −4.34\u00a0%). ");
  assert_begins("log(y) ~ log(x)", "errors=hc3",
                "1 % more x goes with 0.4057 % more y (95 % interval 0.3497 to 0.4617). The term ");
  assert_begins("log(y) ~ x + step(2005)", "",
                "One more unit of x goes with +7.16\u00a0% in y (95 % interval 0.632\u00a0% to 14.1\u00a0%). From 2005 "
                "on y differs by "
                "+30.4\u00a0% (95 % interval 2.06\u00a0% to 66.5\u00a0%). ");
  assert_begins("-y ~ x", "", "One more unit of x goes with 1.939 less -y (95 % interval −2.390 to −1.489). ");
  assert_begins(
      "y ~ x + step(2005)", "errors=hc1",
      "One more unit of x goes with 1.230 more y (95 % interval −0.4854 to 2.945), which the data do not tell from "
      "zero. From 2005 on y differs by +3.678 (95 % interval −3.670 to 11.03), which the data do not tell from "
      "zero. The terms account for 80\u00a0% of the variance. ");
}

static void
powers_and_products_have_no_size_of_their_own(void **state)
{
  (void)state;
  const char *none = "Powers and products, and what they are made of, have no size of their own. The terms ";
  assert_begins("y ~ poly(x, 2, raw=TRUE)", "", none);
  assert_begins("y ~ x + g + x:g", "", none);
  assert_begins("y ~ w + x + g + x:g", "", "One more unit of w goes with ");
}

static void
without_a_slope_there_is_little_to_say(void **state)
{
  (void)state;
  assert_reading(
      TRUE, "y ~ 1", "",
      "The errors allow for unequal variances and for autocorrelation over up to 2 years. Of 8 tests of the "
      "assumptions 2 reject at 5 %: Durbin–Watson against independence over time, which the errors allow for as "
      "far as said (but Durbin–Watson is 0.628: even they are likely to be too small); Harvey–Collier against a "
      "linear relation, so that the coefficients tell an average at best. A mean does not tell what moves it.");
}

#define assert_allows(time, keys, want)                                                                                \
  do {                                                                                                                 \
    g_auto(Fitted) fitted_ = fit_small(time, "y ~ x", keys);                                                           \
    assert_no_error(fitted_.error);                                                                                    \
    g_autofree char *text_ = errors_allow(fitted_.model);                                                              \
    assert_text(text_, want);                                                                                          \
  } while (0)

static void
what_the_errors_allow_for(void **state)
{
  (void)state;
  assert_allows(TRUE, "errors=plain", "The errors take the observations to be independent and of one variance.");
  assert_allows(FALSE, "weights=w",
                "The errors take the observations to be independent and their variances to be as the weights say.");
  assert_allows(TRUE, "errors=hc3", "The errors allow for unequal variances, not for autocorrelation.");
  assert_allows(FALSE, "errors=hc3", "The errors allow for unequal variances, not for rows that depend on each other.");
  assert_allows(TRUE, "lag=0", "The errors allow for unequal variances, not for autocorrelation.");
  assert_allows(TRUE, "lag=1", "The errors allow for unequal variances and for autocorrelation over up to 1 year.");
  assert_allows(TRUE, "kernel=quadratic-spectral bandwidth=2",
                "The errors allow for unequal variances and for autocorrelation that fades with the distance.");
  assert_allows(
      FALSE, "errors=cluster:g",
      "The errors allow for any dependence within the 4 groups of g, not between them; with so few groups they "
      "tend to be too small.");
  assert_allows(TRUE, "errors=bootstrap resamples=99",
                "The errors allow for unequal variances and for dependence within blocks of 2 years.");
  assert_allows(TRUE, "estimator=prais-winsten",
                "The errors allow for autocorrelation of the first order, not for unequal variances.");
  assert_allows(TRUE, "estimator=robust",
                "Estimates and errors are guarded against outlying responses; the errors take the observations to be "
                "independent.");
}

static void
other_estimators_say_what_is_of_least_squares(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_small(TRUE, "y ~ x", "estimator=robust");
  assert_no_error(fitted.error);
  g_autofree char *reading = read_regression(fitted.model);
  assert_non_null(strstr(reading, "The term accounts for 75\u00a0% of the variance by least squares. "));
  assert_non_null(strstr(reading, "would be 2.10 instead of 1.94 (by least squares). "));
}

static void
a_perfect_fit_is_no_finding(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_small(TRUE, "2 * x ~ x", "errors=plain");
  assert_no_error(fitted.error);
  g_autofree char *reading = read_regression(fitted.model);
  assert_non_null(strstr(reading, " The fit is perfect: what is left is rounding, and errors, intervals and tests mean "
                                  "nothing. Such a relation is as a rule a definition, not a finding."));
  assert_null(strstr(reading, "tests of the assumptions"));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_whole_paragraph),
      cmocka_unit_test(a_trend_of_a_hundred_years),
      cmocka_unit_test(sizes_have_their_unit),
      cmocka_unit_test(powers_and_products_have_no_size_of_their_own),
      cmocka_unit_test(without_a_slope_there_is_little_to_say),
      cmocka_unit_test(what_the_errors_allow_for),
      cmocka_unit_test(a_perfect_fit_is_no_finding),
      cmocka_unit_test(other_estimators_say_what_is_of_least_squares),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
