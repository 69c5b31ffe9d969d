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
                        .mann_kendall = {.p = 0.0034}};
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
  made->fit.durbin_watson = 0.514;
  g_autofree char *text = read_trend(&made->trend);
  assert_string_equal(
      text, "Oil changed by −0.3" NBSP "% every two months on average (95 % interval −1.5" NBSP "% to +0.9" NBSP
            "% by Newey–West errors), which the data do not tell from no change; the first and the last value alone "
            "give −0.41" NBSP
            "%. The median slope between two periods is −0.1250 USD per barrel every two months (Theil–Sen); the "
            "Mann–Kendall test of no trend, which takes the periods to be independent, gives p < 0.0001. The residuals "
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

static CorrelationReport
made_correlation(gsize n, double r, double lower, double upper, double n_effective, double p_effective)
{
  CorrelationReport report = {.n = n, .frequency = FREQUENCY_YEAR};
  report.on[ON_LEVELS] = (CorrelatedPair){.n = n, .trend_p = {NAN, NAN}};
  report.on[ON_LEVELS].results[CORRELATION_PEARSON] = (Correlation){
      .n = n, .r = r, .p = 0.2, .lower = lower, .upper = upper, .n_effective = n_effective, .p_effective = p_effective};
  return report;
}

#define assert_correlation(report, wanted)                                                                             \
  do {                                                                                                                 \
    g_autofree char *text_ = read_correlation(report);                                                                 \
    assert_string_equal(text_, wanted " A correlation says neither which moves first nor that one causes the other."); \
  } while (0)

static void
correlations_weak_to_strong(void **state)
{
  (void)state;
  CorrelationReport report = made_correlation(200, 0.25, 0.12, 0.38, 150.04, 0.002);
  assert_correlation(
      &report, "Pearson’s correlation over 200 pairs is 0.25 (95 % interval 0.12 to 0.38 for independent pairs): a "
               "weak positive association. Allowing for autocorrelation the pairs count as 150.0 independent "
               "ones, and p = 0.00200.");
  report = made_correlation(60, -0.45, -0.63, -0.22, 60, 0.00001);
  assert_correlation(&report,
                     "Pearson’s correlation over 60 pairs is −0.45 (95 % interval −0.63 to −0.22 for independent "
                     "pairs): a moderate negative association. Allowing for autocorrelation the pairs count as 60.0 "
                     "independent ones, and p < 0.0001.");
  report = made_correlation(30, 0.9961, 0.9917, 0.9982, 25, 0.00001);
  assert_correlation(&report,
                     "Pearson’s correlation over 30 pairs is 0.9961 (95 % interval 0.99 to 0.9982 for independent "
                     "pairs): a strong positive association. Allowing for autocorrelation the pairs count as 25.0 "
                     "independent ones, and p < 0.0001.");
}

static void
correlations_that_are_not_told(void **state)
{
  (void)state;
  CorrelationReport report = made_correlation(13, -0.32, -0.74, 0.28, 8.6, 0.417);
  assert_correlation(
      &report, "Pearson’s correlation over 13 pairs is −0.32 (95 % interval −0.74 to 0.28 for independent pairs): "
               "the data do not tell it from zero. Allowing for autocorrelation the pairs count as 8.6 "
               "independent ones, and p = 0.417.");
  report = made_correlation(29, 0.62, 0.33, 0.8, 5.1, 0.24);
  assert_correlation(
      &report, "Pearson’s correlation over 29 pairs is 0.62 (95 % interval 0.33 to 0.80 for independent pairs): a "
               "strong positive association if the pairs were independent. Allowing for autocorrelation the pairs "
               "count as 5.1 independent ones, and p = 0.240: the data do not tell it from zero.");
}

static void
correlations_without_interval_or_time(void **state)
{
  (void)state;
  CorrelationReport report = made_correlation(3, 0.51, NAN, NAN, 3, NAN);
  assert_correlation(&report, "Pearson’s correlation over 3 pairs is 0.51: the data do not tell it from zero.");
  report.on[ON_LEVELS].results[CORRELATION_PEARSON].p = 0.01;
  assert_correlation(&report, "Pearson’s correlation over 3 pairs is 0.51: a moderate positive association.");
  report = made_correlation(40, 0.7, 0.5, 0.83, 9, 0.2);
  report.cross_section = TRUE;
  assert_correlation(&report, "Pearson’s correlation over 40 pairs is 0.70 (95 % interval 0.50 to 0.83 for independent "
                              "pairs): a strong positive association.");
}

static void
warnings_of_correlations(void **state)
{
  (void)state;
  CorrelationReport report = made_correlation(20, 0.9, 0.8, 0.95, 10, 0.01);
  assert_null(warn_correlation(&report));
  report.on[ON_LEVELS].n = 19;
  g_autofree char *few = warn_correlation(&report);
  /* t(0.975, 17) = 2.10982: 2.10982/sqrt(17 + 2.10982^2) = 0.4555. */
  assert_string_equal(few, "With only 19 pairs a correlation weaker than ±0.46 cannot be told from none.");
  report.on[ON_LEVELS].trend_p[0] = 0.00001;
  report.on[ON_LEVELS].trend_p[1] = 0.049;
  g_autofree char *alone = warn_correlation(&report);
  assert_string_equal(alone,
                      "Both series trend (Mann–Kendall p: < 0.0001 and 0.0490), so a correlation of them is to be "
                      "expected whether or not they have to do with each other.");
  report.on[ON_CHANGES].n = 18;
  g_autofree char *both = warn_correlation(&report);
  assert_string_equal(both,
                      "Both series trend (Mann–Kendall p: < 0.0001 and 0.0490), so a correlation of them is to be "
                      "expected whether or not they have to do with each other. See that of the changes.");
  report.cross_section = TRUE;
  g_autofree char *rows = warn_correlation(&report);
  assert_string_equal(rows, few);
}

static void
how_p_was_computed(void **state)
{
  (void)state;
  static const char *const wanted[] = {[P_EXACT] = "exact", [P_T] = "t, 11 d.f.", [P_NORMAL] = "normal"};
  for (PValueMethod method = P_EXACT; method <= P_NORMAL; method++) {
    const Correlation correlation = {.n = 13, .p_method = method};
    g_autofree char *text = describe_p(&correlation);
    assert_string_equal(text, wanted[method]);
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(growth_that_is_told),
      cmocka_unit_test(growth_that_is_not_told),
      cmocka_unit_test(trend_of_values_below_zero),
      cmocka_unit_test(every_frequency_has_its_words),
      cmocka_unit_test(small_rates_keep_their_digits),
      cmocka_unit_test(correlations_weak_to_strong),
      cmocka_unit_test(correlations_that_are_not_told),
      cmocka_unit_test(correlations_without_interval_or_time),
      cmocka_unit_test(warnings_of_correlations),
      cmocka_unit_test(how_p_was_computed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
