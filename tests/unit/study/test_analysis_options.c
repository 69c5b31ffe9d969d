#include "study/analysis_options.h"

#include "../test.h"
#include "datasets/problems.h"

static void
refused(const char *key, const char *value, const char *text)
{
  AnalysisOptions options;
  GError *error = NULL;
  analysis_options_init(&options);
  assert_false(analysis_options_set(&options, key, value, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, text);
  analysis_options_clear(&options);
}

static void
take(AnalysisOptions *options, const char *key, const char *value)
{
  GError *error = NULL;
  analysis_options_set(options, key, value, &error);
  assert_no_error(error);
}

static void
nothing_is_set_at_first(void **state)
{
  (void)state;
  AnalysisOptions o;
  analysis_options_init(&o);
  assert_int_equal(o.lag_choice, LAGS_DEFAULT);
  assert_int_equal(o.terms, TERMS_DEFAULT);
  const gsize counts[] = {o.lags, o.max_lags, o.max_breaks, o.window, o.block, o.resamples, o.steps, o.season};
  for (gsize i = 0; i < G_N_ELEMENTS(counts); i++)
    assert_true(counts[i] == OPTION_UNSET);
  assert_true(isnan(o.trimming) && isnan(o.difference));
  assert_false(o.has_at || o.covered);
  assert_null(o.method);
  assert_null(o.frequencies);
}

static void
each_key_sets_its_field(void **state)
{
  (void)state;
  AnalysisOptions o;
  analysis_options_init(&o);
  static const char *const given[][2] = {{"lags", "0"},
                                         {"max-lags", "7"},
                                         {"terms", "trend"},
                                         {"at", "2020-07"},
                                         {"max-breaks", "3"},
                                         {"trimming", "0.1"},
                                         {"window", "9"},
                                         {"block", "4"},
                                         {"resamples", "999"},
                                         {"seed", "12"},
                                         {"steps", "6"},
                                         {"season", "12"},
                                         {"smallest-difference", "2"},
                                         {"correction", "bh"},
                                         {"method", "sum"},
                                         {"frequencies", "annual, monthly"},
                                         {"covered", "yes"}};
  for (gsize i = 0; i < G_N_ELEMENTS(given); i++)
    take(&o, given[i][0], given[i][1]);
  assert_int_equal(o.lag_choice, LAGS_GIVEN);
  assert_int_equal(o.lags, 0);
  assert_int_equal(o.max_lags, 7);
  assert_int_equal(o.terms, TERMS_TREND);
  g_autofree char *at = period_print(o.at);
  assert_string_equal(at, "2020-07");
  assert_int_equal(o.max_breaks, 3);
  assert_digits(o.trimming, 0.1, 15);
  assert_int_equal(o.window, 9);
  assert_int_equal(o.block, 4);
  assert_int_equal(o.resamples, 999);
  assert_int_equal(o.seed, 12);
  assert_int_equal(o.steps, 6);
  assert_int_equal(o.season, 12);
  assert_digits(o.difference, 2, 15);
  assert_int_equal(o.correction, CORRECTION_BH);
  assert_string_equal(o.method, "sum");
  assert_string_equal(o.frequencies[1], "monthly");
  assert_true(o.covered);
  analysis_options_clear(&o);
  assert_null(o.method);
}

static void
a_criterion_takes_the_place_of_a_number(void **state)
{
  (void)state;
  AnalysisOptions o;
  analysis_options_init(&o);
  take(&o, "lags", "3");
  take(&o, "lags", "bic");
  assert_int_equal(o.lag_choice, LAGS_BIC);
  assert_true(o.lags == OPTION_UNSET);
}

static void
wrong_values_are_refused(void **state)
{
  (void)state;
  refused("lags", "two", "is a whole number, 0 or more, or one of rule, aic or bic, not 'two'");
  refused("lags", "-1", "is a whole number, 0 or more, or one of rule, aic or bic, not '-1'");
  refused("max-lags", "0", "is a whole number, 1 or more, not '0'");
  refused("window", "1", "is a whole number, 2 or more, not '1'");
  refused("resamples", "10", "is a whole number, 99 or more, not '10'");
  refused("resamples", "2000000", "is a whole number, 99 or more, at most 1000000, not '2000000'");
  refused("terms", "season", "is one of none, constant or trend, not 'season'");
  refused("at", "soon",
          "is a period such as 2008 or 2020-07, or a range such as 2013..2016, not 'soon' (no year of four digits)");
  refused("at", "2016..2013",
          "is a period such as 2008 or 2020-07, or a range such as 2013..2016, not '2016..2013' (it ends before it "
          "begins)");
  refused("trimming", "0.5", "is a share between 0 and 0.5, not '0.5'");
  refused("trimming", "nan", "is a share between 0 and 0.5, not 'nan'");
  refused("smallest-difference", "0", "is a number above 0, not '0'");
  refused("seed", "0", "is a whole number from 1 to 4294967295, not '0'");
  refused("correction", "bonferroni", "is one of holm or bh, not 'bonferroni'");
  refused("method", "", "is a word, not ''");
  refused("frequencies", "annual, weekly", "is one of annual, quarterly, bimonthly or monthly, not 'weekly'");
  refused("periods", "", "lists periods such as 1995, 2005, not ''");
  refused("periods", "1995,", "lists periods such as 1995, 2005, not '1995,'");
  refused("frequencies", "", "lists frequencies such as annual, monthly, not ''");
  refused("covered", "", "is yes or no, not ''");
  refused("colour", "red", "is no option of an analysis");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_is_set_at_first),
      cmocka_unit_test(each_key_sets_its_field),
      cmocka_unit_test(a_criterion_takes_the_place_of_a_number),
      cmocka_unit_test(wrong_values_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
