#include "evaluated.h"

/* a: 10 11 12 13 15 USD million from 2000 to 2004. */
static void
compound_growth(void **state)
{
  const Case *one = *state;
  assert_value(one, "cagr(a) + 0 * pct(a)", "2003", 100 * (pow(1.5, 0.25) - 1));
  assert_value(one, "cagr(3 * a) + 0 * pct(a)", "2003", 100 * (pow(1.5, 0.25) - 1));    /* scale plays no part */
  assert_value(one, "cagr(c) + 0 * pct(c)", "2001", 100 * (pow(1.3, 1.0 / 3) - 1));     /* 40 to 52; 2004 is missing */
  assert_value(one, "cagr(m) + 0 * pct(m)", "2001-01", 100 * (pow(24, 12.0 / 23) - 1)); /* 23 months; a gap inside */
  assert_unit(one, "cagr(a) + 0 * pct(a)", "percent");
}

/* Between the ends nothing counts for cagr; all values count for log_slope. */
static void
slopes_of_logs(void **state)
{
  const Case *one = *state;
  const double mean = (log(10) + log(11) + log(12) + log(13) + log(15)) / 5;
  const double slope = (-2 * (log(10) - mean) - (log(11) - mean) + (log(13) - mean) + 2 * (log(15) - mean)) / 10;
  assert_value(one, "log_slope(a) + 0 * growth(a)", "2002", slope);
  assert_value(one, "log_slope(1000 * a) + 0 * growth(a)", "2002", slope);
  assert_value(one, "log_slope(exp(0.1 * cum(a / a))) + 0 * growth(a)", "2002", 0.1);
  assert_value(one, "log_slope(lag(a)) + 0 * growth(a)", "2002",
               (-1.5 * log(10) - 0.5 * log(11) + 0.5 * log(12) + 1.5 * log(13)) / 5);
  assert_unit(one, "log_slope(a) + 0 * growth(a)", "none");
}

/* Months are parts of a year, whatever the grid. */
static void
time_is_in_years(void **state)
{
  const Case *one = *state;
  assert_value(one, "log_slope(exp(0.01 * cum(m / m))) + 0 * growth(m)", "2000-12", 0.12);
}

static void
prices_of_one_year(void **state)
{
  const Case *one = *state;
  assert_value(one, "real(a, c, 2000)", "2000", 10);
  assert_value(one, "real(a, c, 2002)", "2000", 10 * 48.0 / 40);
  assert_value(one, "real(a, c, 2002)", "2003", 13 * 48.0 / 52);
  assert_value(one, "real(a, 7 * c, 2002)", "2003", 13 * 48.0 / 52); /* the price's own scale plays no part */
  assert_missing(one, "real(a, c, 2002)", "2004", MISSING_NOT_PUBLISHED);
  assert_unit(one, "real(a, c, 2002)", "constant 2002 USD million");
  assert_unit(one, "real(bn, c, 2002)", "constant 2002 USD billion");
  assert_unit(one, "real(a / c, c, 2002)", "constant 2002 prices");
  assert_unit(one, "real(a, c, 2002) + real(c, a, 2002)", "constant 2002 USD million");
  assert_unit(one, "real(a, c, 2002) / real(c, a, 2002)", "none");
  assert_unit(one, "growth(real(a, c, 2002))", "none");
  assert_value(one, "share(real(a, c, 2002), real(bn, c, 2002))", "2001",
               11.0 / 1500); /* rescaled as USD million are */
}

/* c - 44 is -4, 0, 4 and 8 from 2000 on. */
static void
a_price_is_above_zero(void **state)
{
  const Case *one = *state;
  assert_value(one, "real(a, c - 44, 2002)", "2003", 13 * 4.0 / 8);
  assert_missing(one, "real(a, c - 44, 2002)", "2000", MISSING_UNDEFINED);
  assert_missing(one, "real(a, c - 44, 2002)", "2001", MISSING_UNDEFINED);
  assert_evaluate_error(one, "real(a, c - 44, 2000)", "2000)", DATA_ERROR_PERIOD,
                        "there is no price to compare with in 2000");
  assert_evaluate_error(one, "real(a, -c, 2002)", "2002)", DATA_ERROR_PERIOD,
                        "there is no price to compare with in 2002");
}

static void
real_values_stay_with_their_like(void **state)
{
  const Case *one = *state;
#define TOGETHER "amounts in constant prices of one year go together: take both so by real(), or neither"
  assert_evaluate_error(one, "real(a, c, 2002) + a", "a", DATA_ERROR_UNIT,
                        "unlike units, 'constant 2002 USD million' and 'USD million': " TOGETHER);
  assert_evaluate_error(one, "real(a, c, 2002) + real(a, c, 2001)", "real(a, c, 2001)", DATA_ERROR_UNIT,
                        "unlike units, 'constant 2002 USD million' and 'constant 2001 USD million': " TOGETHER);
  assert_evaluate_error(one, "real(real(a, c, 2002), c, 2001)", "real(a, c, 2002), c, 2001)", DATA_ERROR_UNIT,
                        "this is in constant prices already, 'constant 2002 USD million'");
  assert_evaluate_error(one, "real(a, c, 1999)", "1999)", DATA_ERROR_PERIOD,
                        "there is no price to compare with in 1999");
  assert_evaluate_error(one, "real(a, c, 2004)", "2004)", DATA_ERROR_PERIOD,
                        "there is no price to compare with in 2004");
  assert_evaluate_error(one, "real(a, c, USA)", "USA)", DATA_ERROR_SYNTAX,
                        "'USA' is not a period (no year of four digits)");
}

static void
what_has_no_growth(void **state)
{
  const Case *one = *state;
  assert_evaluate_error(one, "cagr(a - 10)", "a - 10)", DATA_ERROR_SCHEMA,
                        "cagr needs values above 0, and a - 10 is 0 in 2000");
  assert_evaluate_error(one, "cagr(14 - a)", "14 - a)", DATA_ERROR_SCHEMA,
                        "cagr needs values above 0, and 14 - a is -1 in 2004");
  assert_evaluate_error(one, "log_slope(abs(a - 12))", "abs(a - 12))", DATA_ERROR_SCHEMA,
                        "log_slope needs values above 0, and abs(a - 12) is 0 in 2002");
  assert_evaluate_error(one, "cagr(lag(a, 4))", "lag(a, 4))", DATA_ERROR_SCHEMA,
                        "cagr needs two values, and lag(a, 4) has 1");
  assert_evaluate_error(one, "log_slope(log(-a))", "log(-a))", DATA_ERROR_SCHEMA,
                        "log_slope needs two values, and log(-a) has 0");
  assert_evaluate_error(one, "cagr(t)", "t)", DATA_ERROR_ALIGN,
                        "cagr over two published indices, which have no common scale");
  assert_evaluate_error(one, "cagr(3)", "3)", DATA_ERROR_SCHEMA, "a series is needed here, not a number");
  assert_evaluate_error(one, "cagr(a)", "cagr(a)", DATA_ERROR_SCHEMA, "a series is needed here, not a number");
  assert_evaluate_error(one, "cagr(a, c)", "cagr(a, c)", DATA_ERROR_SCHEMA, "cagr takes 1 argument, not 2");
}

/* A share brings both sides to one scale, and only that. */
static void
shares_of_amounts_in_two_scales(void **state)
{
  const Case *one = *state;
  assert_value(one, "share(a, bn)", "2002", 12.0 / 2000);
  assert_value(one, "share(bn, a)", "2002", 2000.0 / 12);
  assert_unit(one, "share(a, bn)", "none");
  assert_evaluate_error(
      one, "share(a, eur)", "eur)", DATA_ERROR_UNIT,
      "unlike units, 'USD million' and 'EUR million': convert one of them by the series in EUR per USD "
      "(from: rates, where: { series: eur_per_usd })");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(compound_growth),
      cmocka_unit_test(slopes_of_logs),
      cmocka_unit_test(time_is_in_years),
      cmocka_unit_test(prices_of_one_year),
      cmocka_unit_test(a_price_is_above_zero),
      cmocka_unit_test(what_has_no_growth),
      cmocka_unit_test(real_values_stay_with_their_like),
      cmocka_unit_test(shares_of_amounts_in_two_scales),
  };
  return cmocka_run_group_tests(tests, small_study, small_study_free);
}
