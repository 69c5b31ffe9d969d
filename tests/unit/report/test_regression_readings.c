#include "../study/studies.h"
#include "report/readings.h"

#define NBSP     "\xC2\xA0"
#define TREND    " A trend describes the past; it shows no cause and is no forecast."
#define TOGETHER " A regression tells what goes together, not what causes what."

#define SERIES                                                                                                         \
  "series:\n"                                                                                                          \
  "  - { name: a, label: Alpha, from: trade, where: { partner: AAA, flow: export } }\n"                                \
  "  - { name: b, from: trade, where: { partner: AAA, flow: import } }\n"                                              \
  "  - { name: bn, from: billions }\n"                                                                                 \
  "  - { name: m, from: months }\n"

/* What the only regression of a study says. */
static char *
reading_of(const char *formula)
{
  g_autofree char *text =
      g_strdup_printf(SERIES "regressions:\n  - { name: fit, errors: plain, formula: \"%s\" }\n", formula);
  g_autoptr(Case) one = case_good(text);
  return read_regression(g_ptr_array_index(one->results->regressions, 0));
}

#define assert_reading(formula, wanted)                                                                                \
  do {                                                                                                                 \
    g_autofree char *text_ = reading_of(formula);                                                                      \
    assert_string_equal(text_, wanted);                                                                                \
  } while (0)

#define AUTOCORRELATED(statistic)                                                                                      \
  " The residuals are strongly autocorrelated (Durbin–Watson " statistic "): they stay on one side of zero for long, " \
  "so that plain errors, which take them to be independent, are likely to be too small."

static void
trends(void **state)
{
  (void)state;
  assert_reading("a ~ trend", "Each further year goes with a change of +1.200 USD million in Alpha (95 % interval "
                              "+0.8325 to +1.567). The term accounts for 97" NBSP "% of the variance of Alpha." TREND);
  assert_reading("log(a) ~ trend",
                 "Each further year goes with a change of +10.3" NBSP "% in a (95 % interval +8.1" NBSP
                 "% to +12.5" NBSP "%). The term accounts for 99" NBSP "% of the variance of log(a)." TREND);
  assert_reading("bimonthly(m, sum, partial) ~ trend",
                 "Each further two-month period goes with a change of +3.685 USD million in bimonthly(m, sum, partial) "
                 "(95 % interval +2.694 to +4.676). The term accounts for 87" NBSP
                 "% of the variance of bimonthly(m, sum, "
                 "partial)." TREND);
}

static void
without_an_intercept(void **state)
{
  (void)state;
  assert_reading(
      "m ~ trend - 1",
      "Each further month goes with a change of +1.064 USD million in m (95 % interval +1.047 to +1.082). The "
      "term accounts for 99.86" NBSP "% of the sum of squares of m about zero, as there is no "
      "intercept." AUTOCORRELATED("0.0162") TREND);
}

static void
the_intercept_alone(void **state)
{
  (void)state;
  g_autofree char *text = reading_of("a ~ 1");
  assert_true(g_str_has_prefix(text, "The residuals are strongly autocorrelated (Durbin–Watson 0.473)"));
  assert_true(g_str_has_suffix(text, "too small." TOGETHER));
}

static void
units_and_logarithms(void **state)
{
  (void)state;
  assert_reading("a ~ b",
                 "Each further unit of b goes with a change of +1.500 USD million in Alpha (95 % interval "
                 "−2.670 to +5.670), which the data do not tell from zero. The term accounts for 30" NBSP "% of the "
                 "variance of Alpha." AUTOCORRELATED("0.752") TOGETHER);
  assert_reading("log(a) ~ log(b)",
                 "Each 1 % more of b goes with a change of +0.5" NBSP "% in a (95 % interval −1.3" NBSP "% to +2.3" NBSP
                 "%), which the data do not tell from zero. The term accounts for 21" NBSP "% of the variance of "
                 "log(a)." AUTOCORRELATED("0.677") TOGETHER);
  assert_reading("a ~ log(b) + trend",
                 "Each 1 % more of b goes with a change of +0.01685 USD million in Alpha (95 % interval −0.03465 to "
                 "+0.06836), which the data do not tell from zero. Each further year goes with a change of +1.138 USD "
                 "million in Alpha (95 % interval +0.6675 to +1.609). Each of these holds with the other terms "
                 "unchanged. Together the terms account for 99" NBSP "% of the variance of Alpha." TOGETHER);
}

/* A change that multiplies by more than e is left as a logarithm. */
static void
large_changes_of_logarithms(void **state)
{
  (void)state;
  assert_reading("log(bn) ~ step(2002)",
                 "The time from 2002 on, compared with the time before, goes with a change of +0.7000 in log(bn) (95 % "
                 "interval +0.01929 to +1.381). The term accounts for 78" NBSP
                 "% of the variance of log(bn)." TOGETHER);
}

#define assert_begins(formula, beginning)                                                                              \
  do {                                                                                                                 \
    g_autofree char *text_ = reading_of(formula);                                                                      \
    if (!g_str_has_prefix(text_, beginning))                                                                           \
      fail_msg("'%s' does not begin with: %s", text_, beginning);                                                      \
  } while (0)

static void
dummies_and_seasons(void **state)
{
  (void)state;
  assert_begins("a ~ pulse(2001) + b",
                "2001, compared with the other periods, goes with a change of −1.500 USD million");
  assert_begins("log(a) ~ ramp(2001)", "Each further year from 2001 on goes with a change of +12.3" NBSP "% in a (95");
  assert_begins("m ~ season", "Season 2, compared with season 1, goes with a change of +1.000 USD million in m (95");
  assert_begins("m ~ season - 1", "Season 1 goes with a change of +7.000 USD million in m (95");
  g_autofree char *seasons = reading_of("m ~ season");
  assert_null(strstr(seasons, "holds with the other terms"));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(trends),
      cmocka_unit_test(without_an_intercept),
      cmocka_unit_test(the_intercept_alone),
      cmocka_unit_test(units_and_logarithms),
      cmocka_unit_test(large_changes_of_logarithms),
      cmocka_unit_test(dummies_and_seasons),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
