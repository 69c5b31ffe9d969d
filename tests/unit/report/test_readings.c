#include "../study/studies.h"
#include "report/readings.h"

#define NBSP "\xC2\xA0"

/* A trend with the numbers that a reading tells; slopes of the log-linear one are logarithms. */
typedef struct {
  Fit fit;
  Coefficient coefficients[2];
  Regression regression;
  Trend trend;
} MadeTrend;

static MadeTrend *
made_trend(Series *series, Frequency frequency, gboolean log, const double slope[3])
{
  MadeTrend *made = g_new0(MadeTrend, 1);
  made->fit.durbin_watson = 1.7;
  made->coefficients[1] = (Coefficient){.estimate = slope[0], .lower = slope[1], .upper = slope[2]};
  made->regression = (Regression){.fit = &made->fit,
                                  .errors = ERRORS_NEWEY_WEST,
                                  .coefficients = made->coefficients,
                                  .frequency = frequency,
                                  .lag = 2};
  made->trend = (Trend){.series = series,
                        .linear = log ? NULL : &made->regression,
                        .log_linear = log ? &made->regression : NULL,
                        .growth = {.cagr = 0.0412, .average = expm1(slope[0])},
                        .theil_sen = {.slope = 12.25},
                        .mann_kendall = {.p = 0.0034},
                        .hamed_rao = {.ar_p = NAN}};
  return made;
}

static Series *
made_series(const char *label, const char *unit)
{
  Series *series = series_new("y");
  series_set(&series->label, label);
  series_set(&series->unit, unit);
  return series;
}

static void
growth_that_is_told(void **state)
{
  (void)state;
  g_autoptr(Series) series = made_series("Turnover", "USD million");
  const double slope[] = {log(1.105), log(1.064), log(1.148)};
  g_autofree MadeTrend *made = made_trend(series, FREQUENCY_YEAR, TRUE, slope);
  g_autofree char *text = read_trend(&made->trend);
  assert_string_equal(
      text, "Turnover changed by +10.5" NBSP "% a year on average (95 % interval +6.4" NBSP "% to +14.8" NBSP
            "% by Newey–West errors); the first and the last value alone give +4.1" NBSP
            "%. The median slope between two periods is +12.25 USD million a year (Theil–Sen); the Mann–Kendall "
            "test of no trend, which takes the periods to be independent, gives p = 0.00340. Changes of prices are "
            "part of it, unless the series was corrected for them. A trend describes the past; it shows no cause and "
            "is no forecast.");
}

static void
growth_that_is_not_told(void **state)
{
  (void)state;
  g_autoptr(Series) series = made_series("Oil", "USD per barrel");
  const double slope[] = {log(0.997), log(0.985), log(1.009)};
  g_autofree MadeTrend *made = made_trend(series, FREQUENCY_TWO_MONTH, TRUE, slope);
  made->trend.growth.cagr = -0.0041;
  made->trend.theil_sen.slope = -0.125;
  made->trend.mann_kendall.p = 0.00001;
  made->trend.hamed_rao.ar_p = 0.11;
  made->fit.durbin_watson = 0.514;
  g_autofree char *text = read_trend(&made->trend);
  assert_string_equal(
      text,
      "Oil changed by −0.3" NBSP "% every two months on average (95 % interval −1.5" NBSP "% to +0.9" NBSP
      "% by Newey–West errors), which the data do not tell from no change; the first and the last value alone "
      "give −0.41" NBSP
      "%. The median slope between two periods is −0.1250 USD per barrel every two months (Theil–Sen); the "
      "Mann–Kendall test of no trend, which takes the periods to be independent, gives p < 0.0001, and p = 0.110 once "
      "autocorrelation is allowed for (AR(1)). The residuals "
      "are strongly autocorrelated (Durbin–Watson 0.514): they stay on one side of zero for long, so that even "
      "these errors are likely to be too small. A trend describes the past; it shows no cause and is no "
      "forecast.");
}

static void
trend_of_values_below_zero(void **state)
{
  (void)state;
  g_autoptr(Series) series = made_series("Balance", NULL);
  const double slope[] = {-1.5, -2.25, -0.75};
  g_autofree MadeTrend *made = made_trend(series, FREQUENCY_QUARTER, FALSE, slope);
  made->regression.errors = ERRORS_PLAIN;
  made->fit.durbin_watson = 0.9;
  made->trend.mann_kendall.p = 0.9999;
  g_autofree char *text = read_trend(&made->trend);
  assert_string_equal(
      text,
      "Balance changed by −1.500 a quarter on average (95 % interval −2.250 to −0.7500 by plain errors); not all "
      "values are above zero, so no rate of growth can be given. The median slope between two periods is +12.25 a "
      "quarter (Theil–Sen); the Mann–Kendall test of no trend, which takes the periods to be independent, gives "
      "p > 0.999. The residuals are strongly autocorrelated (Durbin–Watson 0.900): they stay on one side of zero "
      "for long, so that plain errors, which take them to be independent, are likely to be too small. A trend "
      "describes the past; it shows no cause and is no forecast.");
}

static void
every_frequency_has_its_words(void **state)
{
  (void)state;
  static const struct {
    Frequency frequency;
    const char *words;
  } cases[] = {
      {FREQUENCY_YEAR, "+0.02000 points a year on"},       {FREQUENCY_HALF_YEAR, "+0.02000 points a half-year on"},
      {FREQUENCY_QUARTER, "+0.02000 points a quarter on"}, {FREQUENCY_TWO_MONTH, "+0.02000 points every two months on"},
      {FREQUENCY_MONTH, "+0.02000 points a month on"},     {FREQUENCY_DAY, "+0.02000 points a day on"},
      {FREQUENCY_IRREGULAR, "+0.02000 points a period on"}};
  g_autoptr(Series) series = made_series("Y", "points");
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const double slope[] = {0.02, -0.01, 0.05};
    g_autofree MadeTrend *made = made_trend(series, cases[i].frequency, FALSE, slope);
    g_autofree char *text = read_trend(&made->trend);
    if (!strstr(text, cases[i].words))
      fail_msg("'%s' is not in: %s", cases[i].words, text);
  }
}

/* Growth of 0.03 % a day is not rounded to 0.0 %. */
static void
small_rates_keep_their_digits(void **state)
{
  (void)state;
  g_autoptr(Series) series = made_series("Y", NULL);
  const double slope[] = {0.0003, 0.0001, 0.0005};
  g_autofree MadeTrend *made = made_trend(series, FREQUENCY_DAY, TRUE, slope);
  g_autofree char *text = read_trend(&made->trend);
  assert_true(g_str_has_prefix(text, "Y changed by +0.030" NBSP "% a day on average (95 % interval +0.010" NBSP
                                     "% to +0.050" NBSP "% by Newey–West errors); "));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(growth_that_is_told),           cmocka_unit_test(growth_that_is_not_told),
      cmocka_unit_test(trend_of_values_below_zero),    cmocka_unit_test(every_frequency_has_its_words),
      cmocka_unit_test(small_rates_keep_their_digits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
