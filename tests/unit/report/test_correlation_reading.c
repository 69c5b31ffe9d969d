#include "../test.h"

#include "report/correlation_reading.h"
#include "report/correlation_words.h"

/* Pearson of levels over n pairs: r, its interval for independent pairs, and n, p and interval allowing for autocorrelation. */
static CorrelationReport
made(gsize n, double r, const double interval[2], double n_effective, double p_effective, const double effective[2])
{
  CorrelationReport report = {.n = n, .frequency = FREQUENCY_YEAR};
  for (guint on = 0; on < N_ON; on++) {
    report.on[on].wander[0] = report.on[on].wander[1] = (Wander){.trend_p = NAN};
    report.on[on].resampled[CORRELATION_PEARSON] = no_resampled_p();
  }
  report.on[ON_LEVELS].n = n;
  report.on[ON_LEVELS].results[CORRELATION_PEARSON] = (Correlation){.n = n,
                                                                    .r = r,
                                                                    .p = 0.2,
                                                                    .lower = interval[0],
                                                                    .upper = interval[1],
                                                                    .n_effective = n_effective,
                                                                    .p_effective = p_effective,
                                                                    .lower_effective = effective[0],
                                                                    .upper_effective = effective[1]};
  return report;
}

static CorrelationReport
weak(void)
{
  return made(200, 0.25, (const double[]){0.12, 0.38}, 150.04, 0.002, (const double[]){0.09, 0.39});
}

static CorrelationReport
not_told(void)
{
  return made(13, -0.32, (const double[]){-0.74, 0.28}, 8.6, 0.417, (const double[]){-0.82, 0.46});
}

#define END " A correlation says neither which moves first nor that one causes the other."

#define assert_reading(report, wanted)                                                                                 \
  do {                                                                                                                 \
    g_autofree char *text_ = read_correlation(report);                                                                 \
    assert_string_equal(text_, wanted END);                                                                            \
  } while (0)

static void
an_association_that_is_told(void **state)
{
  (void)state;
  CorrelationReport report = weak();
  assert_reading(&report,
                 "Pearson’s correlation over 200 pairs is 0.25. Allowing for autocorrelation the pairs count as "
                 "150.0 independent ones (95 % interval 0.09 to 0.39, p = 0.00200): a weak positive association. "
                 "Were the pairs of levels independent, their interval would be 0.12 to 0.38.");
  report = made(30, 0.9961, (const double[]){0.9917, 0.9982}, 30, 0.00001, (const double[]){0.9917, 0.9982});
  assert_reading(&report,
                 "Pearson’s correlation over 30 pairs is 0.9961. Allowing for autocorrelation the pairs count as "
                 "30.0 independent ones (95 % interval 0.99 to 0.9982, p < 0.0001): a strong positive "
                 "association.");
}

static void
one_that_is_not(void **state)
{
  (void)state;
  CorrelationReport report = not_told();
  report.on[ON_LEVELS].resampled[CORRELATION_PEARSON] =
      (ResampledP){.p_shift = 0.167, .shifts = 41, .p_bootstrap = 0.361, .resamples = 1999, .block = 2, .seed = 7};
  report.on[ON_CHANGES].n = 12;
  report.on[ON_CHANGES].results[CORRELATION_PEARSON] = (Correlation){.n = 12, .r = -0.27, .p_effective = 0.522};
  assert_reading(&report,
                 "Pearson’s correlation over 13 pairs is −0.32. Allowing for autocorrelation the pairs count as 8.6 "
                 "independent ones (95 % interval −0.82 to 0.46, p = 0.417): the data do not tell it from zero. "
                 "Circular shifts give p = 0.167, a block bootstrap p = 0.361. Of the changes: r = −0.27, n = 12, "
                 "p = 0.522. Were the pairs of levels independent, their interval would be −0.74 to 0.28.");
}

/* p_effective finds it, another test does not; a test that could not have found it has no say. */
static void
tests_that_disagree(void **state)
{
  (void)state;
  CorrelationReport report = weak();
  ResampledP *resampled = &report.on[ON_LEVELS].resampled[CORRELATION_PEARSON];
  resampled->shifts = 4000;
  resampled->p_shift = 0.08;
  assert_reading(&report,
                 "Pearson’s correlation over 200 pairs is 0.25. Allowing for autocorrelation the pairs count as "
                 "150.0 independent ones (95 % interval 0.09 to 0.39, p = 0.00200): a weak positive association, "
                 "which other tests do not confirm. Circular shifts give p = 0.0800. Were the pairs of levels "
                 "independent, their interval would be 0.12 to 0.38.");
  resampled->shifts = 15;
  resampled->p_shift = 0.0625;
  resampled->resamples = 1999;
  resampled->p_bootstrap = 0.012;
  assert_reading(&report,
                 "Pearson’s correlation over 200 pairs is 0.25. Allowing for autocorrelation the pairs count as "
                 "150.0 independent ones (95 % interval 0.09 to 0.39, p = 0.00200): a weak positive association. "
                 "Circular shifts give p = 0.0625, a block bootstrap p = 0.0120. Were the pairs of levels "
                 "independent, their interval would be 0.12 to 0.38.");
  resampled->p_bootstrap = 0.05;
  g_autofree char *text = read_correlation(&report);
  assert_non_null(strstr(text, ", which other tests do not confirm."));
}

static void
three_pairs_and_rows(void **state)
{
  (void)state;
  const double none[] = {NAN, NAN};
  CorrelationReport report = made(3, 0.51, none, 3, 0.66, none);
  assert_reading(&report,
                 "Pearson’s correlation over 3 pairs is 0.51. Allowing for autocorrelation the pairs count as 3.0 "
                 "independent ones (p = 0.660): the data do not tell it from zero.");
  report.cross_section = TRUE;
  assert_reading(&report, "Pearson’s correlation over 3 pairs is 0.51 (p = 0.200): the data do not tell it from zero.");
  report = made(40, -0.7, (const double[]){-0.83, -0.5}, 9, 0.2, none);
  report.cross_section = TRUE;
  report.on[ON_LEVELS].results[CORRELATION_PEARSON].p = 0.0001;
  assert_reading(&report,
                 "Pearson’s correlation over 40 pairs is −0.70 (95 % interval −0.83 to −0.50, p = 0.000100): a strong "
                 "negative association.");
}

#define assert_warnings(report, ...)                                                                                   \
  do {                                                                                                                 \
    static const char *const wanted_[] = {__VA_ARGS__};                                                                \
    g_autoptr(GPtrArray) warnings_ = warn_correlation(report);                                                         \
    assert_int_equal(warnings_->len, G_N_ELEMENTS(wanted_));                                                           \
    for (guint i_ = 0; i_ < warnings_->len; i_++)                                                                      \
      assert_string_equal(g_ptr_array_index(warnings_, i_), wanted_[i_]);                                              \
  } while (0)

/* t(0.975, 17) = 2.10982: 2.10982/sqrt(17 + 2.10982^2) = 0.4555. */
static void
few_pairs(void **state)
{
  (void)state;
  CorrelationReport report = not_told();
  report.on[ON_LEVELS].n = 20;
  g_autoptr(GPtrArray) none = warn_correlation(&report);
  assert_int_equal(none->len, 0);
  report.on[ON_LEVELS].n = 19;
  assert_warnings(&report,
                  "With only 19 pairs a correlation weaker than ±0.46 cannot be told from none; as autocorrelation "
                  "leaves 8.6 independent ones, ±0.68.");
  report.cross_section = TRUE;
  assert_warnings(&report, "With only 19 pairs a correlation weaker than ±0.46 cannot be told from none.");
}

#define INTEGRATED "look integrated (ADF does not reject a unit root, KPSS rejects that there is none)"

static void
levels_that_are_expected(void **state)
{
  (void)state;
  CorrelationReport report = weak();
  CorrelatedPair *levels = &report.on[ON_LEVELS], *changes = &report.on[ON_CHANGES];
  levels->wander[0].trend_p = 0.00001;
  levels->wander[1].trend_p = 0.049;
  changes->why = (char *)"1 observation, at least 3 are needed";
  assert_warnings(&report,
                  "Both series trend (Mann–Kendall p: < 0.0001 and 0.0490): correlation of levels is expected here; "
                  "see changes: they cannot be computed (1 observation, at least 3 are needed).");
  changes->n = 199;
  changes->results[CORRELATION_PEARSON] = (Correlation){.r = 0.02, .n = 199, .p_effective = 0.78};
  assert_warnings(&report,
                  "Both series trend (Mann–Kendall p: < 0.0001 and 0.0490): correlation of levels is expected here; "
                  "see changes: r = 0.02, n = 199, p = 0.780.");
  for (guint i = 0; i < 2; i++)
    levels->wander[i].tested = levels->wander[i].integrated = TRUE;
  assert_warnings(&report, "Both series trend (Mann–Kendall p: < 0.0001 and 0.0490) and " INTEGRATED
                           ": correlation of levels is expected here; see changes: r = 0.02, n = 199, p = 0.780.");
  levels->wander[0].trend_p = 0.3;
  assert_warnings(&report, "Both series " INTEGRATED
                           ": correlation of levels is expected here; see changes: r = 0.02, n = 199, p = 0.780.");
  levels->wander[1].integrated = FALSE;
  g_autoptr(GPtrArray) one = warn_correlation(&report);
  assert_int_equal(one->len, 0);
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

#define assert_resampling(report, wanted)                                                                              \
  do {                                                                                                                 \
    g_autofree char *text_ = describe_resampling(report);                                                              \
    assert_string_equal(text_, wanted);                                                                                \
  } while (0)

static void
how_resamples_were_made(void **state)
{
  (void)state;
  CorrelationReport report = not_told();
  ResampledP *levels = &report.on[ON_LEVELS].resampled[CORRELATION_PEARSON],
             *changes = &report.on[ON_CHANGES].resampled[CORRELATION_PEARSON];
  assert_resampling(&report, "");
  *levels = (ResampledP){.shifts = 41, .resamples = 1999, .block = 2, .seed = 19870603};
  *changes = (ResampledP){.shifts = 35, .resamples = 1999, .block = 2, .seed = 19870603};
  assert_resampling(&report,
                    " p by shifts: the halves of the second series are turned round within themselves (41 for "
                    "levels, 35 for changes). p by blocks: stationary bootstrap of both series apart from each "
                    "other, 1999 resamples, mean block in periods 2. Seed 19870603.");
  levels->shifts = changes->shifts = 4000;
  levels->drawn = changes->drawn = TRUE;
  levels->block = 5;
  changes->block = 4;
  assert_resampling(&report,
                    " p by shifts: the halves of the second series are turned round within themselves (4000, drawn "
                    "at random). p by blocks: stationary bootstrap of both series apart from each other, 1999 "
                    "resamples, mean block in periods 5 for levels, 4 for changes. Seed 19870603.");
  *levels = *changes = no_resampled_p();
  report.gaps = TRUE;
  assert_resampling(&report, " Nothing is resampled over gaps.");
}

static void
words(void **state)
{
  (void)state;
  static const struct {
    double r;
    const char *words;
  } cases[] = {{0.29, "a weak positive association"},
               {-0.3, "a moderate negative association"},
               {0.6, "a strong positive association"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = association_words(cases[i].r);
    assert_string_equal(text, cases[i].words);
  }
  g_autofree char *one = r_words(1), *nearly = r_words(-0.9951), *range = interval_words(-0.5, 0.996);
  assert_string_equal(one, "1.00");
  assert_string_equal(nearly, "−0.9951");
  assert_string_equal(range, "−0.50 to 0.9960");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_association_that_is_told),
      cmocka_unit_test(one_that_is_not),
      cmocka_unit_test(tests_that_disagree),
      cmocka_unit_test(three_pairs_and_rows),
      cmocka_unit_test(few_pairs),
      cmocka_unit_test(levels_that_are_expected),
      cmocka_unit_test(how_p_was_computed),
      cmocka_unit_test(how_resamples_were_made),
      cmocka_unit_test(words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
