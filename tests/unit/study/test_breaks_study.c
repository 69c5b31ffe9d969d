#include "broken.h"

#include "datasets/ledger.h"

static char *
year_text(const BreaksStudy *study, gsize observation)
{
  return period_print(study->periods[observation - 1]);
}

#define assert_year(study, observation, wanted)                                                                        \
  do {                                                                                                                 \
    g_autofree char *year_ = year_text(study, observation);                                                            \
    assert_string_equal(year_, wanted);                                                                                \
  } while (0)

/* The figures of strucchange stand in tests/unit/stats; here they must have come through with their dates. */
static void
nile(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  const BreaksStudy *study = broken_good(&broken, NILE, "volume", NULL, "at=1898");

  assert_int_equal(study->n, 100);
  assert_int_equal(study->segment, 15);
  assert_int_equal(study->terms, TERMS_CONSTANT);
  assert_int_equal(study->frequency, FREQUENCY_YEAR);
  assert_string_equal(study->of, "volume");
  assert_digits(study->sup_f->sup, 75.92976943, 9);
  assert_year(study, study->sup_f->at, "1898");
  assert_digits(study->bootstrap.p, 0.0005, 12);
  assert_int_equal(study->partitions->by_bic, 1);
  assert_digits(study->partitions->partitions[1].bic, 1270.08373573957, 12);
  assert_int_equal(study->regimes->count, 2);
  assert_year(study, (gsize)study->intervals[0].at, "1898");
  assert_year(study, (gsize)study->intervals[0].lower, "1895");
  assert_year(study, (gsize)study->intervals[0].upper, "1902");
  assert_digits(study->ols_cusum->statistic, 2.951766103, 9);
  assert_digits(study->recursive_cusum->statistic, 2.066920889, 9);
  assert_true(study->has_chow);
  assert_digits(study->chow.f.statistic, 75.92976943, 9);
}

/* A trend from 'terms' and the same from a formula. */
static void
trend_and_formula(void **state)
{
  (void)state;
  g_auto(Broken) one;
  g_auto(Broken) other;
  const BreaksStudy *trend = broken_good(&one, NILE, "volume", NULL, "terms=trend resamples=99");
  const BreaksStudy *formula = broken_good(&other, NILE, "volume ~ trend", NULL, "resamples=99");

  assert_digits(trend->sup_f->sup, 38.9479012687287, 12);
  assert_digits(formula->sup_f->sup, trend->sup_f->sup, 13);
  assert_true(formula->bootstrap.p == trend->bootstrap.p);
  assert_int_equal(trend->terms, TERMS_TREND);
  assert_int_equal(formula->terms, TERMS_DEFAULT);
  assert_string_equal(formula->of, "volume ~ trend");
  assert_string_equal(formula->fit->names[1], "trend");
  assert_string_equal(trend->fit->names[1], "trend");
  assert_false(trend->has_chow);
}

static void
options_are_heard(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  const BreaksStudy *study =
      broken_good(&broken, NILE, "volume", "1901..1970", "trimming=0.2 max-breaks=2 resamples=199 seed=7");

  assert_int_equal(study->n, 70);
  assert_year(study, 1, "1901");
  assert_int_equal(study->segment, 14);
  assert_digits(study->trimming, 0.2, 15);
  assert_int_equal(study->partitions->count, 3);
  assert_int_equal(study->bootstrap.resamples, 199);
  assert_int_equal(study->bootstrap.seed, 7);
}

static void
lags_of_the_response_have_no_bootstrap(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  const BreaksStudy *study = broken_good(&broken, NILE, "volume ~ lag(volume)", NULL, "");

  assert_true(study->lagged_response);
  assert_int_equal(study->n, 99);
  assert_true(study->bootstrap.resamples == 0);
}

/* Forty months, the eighth and the thirtieth without a value: months 9 to 29 are the longest run. */
static char *
write_months(void)
{
  g_autoptr(GString) text = g_string_new("month,y,x\n");
  for (int i = 0; i < 40; i++)
    g_string_append_printf(text, "%d-%02d,%s%d,%d\n", 2010 + i / 12, 1 + i % 12, i == 7 || i == 29 ? "" : "1",
                           i == 7 || i == 29 ? 0 : (i * 37) % 11 + (i > 18 ? 30 : 0), (i * 13) % 7);
  g_string_replace(text, "-08,0,", "-08,,", 1);
  g_string_replace(text, "-06,0,", "-06,,", 1);
  return write_table(text->str);
}

static void
the_longest_run_is_taken(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  char *path = write_months();
  const BreaksStudy *study = broken_good(&broken, path, "y", NULL, "at=2011-07 max-breaks=1 resamples=99");

  remove_table(path);
  assert_int_equal(study->n, 21);
  assert_year(study, 1, "2010-09");
  assert_year(study, 21, "2012-05");
  assert_year(study, study->sup_f->at, "2011-07");
  assert_int_equal(study->chow.at, 11);
  assert_int_equal(broken.table->ledger->entries->len, 1);
}

/* A year stands for its last month. */
static void
at_is_where_a_period_ends(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  char *path = write_months();
  const BreaksStudy *study = broken_good(&broken, path, "y", NULL, "at=2011 max-breaks=1 resamples=99");

  remove_table(path);
  assert_year(study, study->chow.at, "2011-12");
}

static void
gaps_in_a_formula(void **state)
{
  (void)state;
  char *path = write_months();

  assert_broken_error(
      path, "y ~ x", NULL, "", DATA_ERROR, DATA_ERROR_ALIGN,
      "periods are missing between 2010-07 and 2010-09: breaks need a sample that ends before or begins "
      "after them");
  g_auto(Broken) broken;
  const BreaksStudy *study = broken_good(&broken, path, "y ~ x", "2010-09..2012-05", "resamples=99 max-breaks=1");
  assert_int_equal(study->n, 21);
  remove_table(path);
}

static void
breaks_errors(void **state)
{
  (void)state;
  assert_broken_error(NILE, "volume", NULL, "terms=none", DATA_ERROR, DATA_ERROR_SCHEMA,
                      "'terms' is constant or trend for breaks");
  assert_broken_error(NILE, "volume ~ trend", NULL, "terms=trend", DATA_ERROR, DATA_ERROR_SCHEMA,
                      "'terms' stands beside 'of': a formula has its own");
  assert_broken_error(NILE, "volume", NULL, "at=1999", DATA_ERROR, DATA_ERROR_PERIOD,
                      "at: no period of 1871 to 1970 ends with 1999");
  assert_broken_error(NILE, "volume", NULL, "at=1871", STATS_ERROR, STATS_ERROR_TOO_FEW,
                      "a break after observation 1 of 100: at least 2 are needed on either side");
  assert_broken_error(NILE, "volume", "1871..1875", "", STATS_ERROR, STATS_ERROR_TOO_FEW,
                      "5 observations for two regimes of at least 3, at least 6 are needed");
  assert_broken_error(NILE, "volume", NULL, "max-breaks=1000000", STATS_ERROR, STATS_ERROR_DOMAIN,
                      "1000000 breaks of 100 observations with at least 15 in a regime: from 1 to 5 can be looked for");
  assert_broken_error(NILE, "0 * volume + 3", NULL, "", STATS_ERROR, STATS_ERROR_CONSTANT,
                      "response: all 100 observations are equal");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nile),
      cmocka_unit_test(trend_and_formula),
      cmocka_unit_test(options_are_heard),
      cmocka_unit_test(lags_of_the_response_have_no_bootstrap),
      cmocka_unit_test(the_longest_run_is_taken),
      cmocka_unit_test(at_is_where_a_period_ends),
      cmocka_unit_test(gaps_in_a_formula),
      cmocka_unit_test(breaks_errors),
  };

  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
