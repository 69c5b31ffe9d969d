#include "lagged_case.h"
#include "studies.h"

#include "stats/bootstrap.h"
#include "study/var_study.h"

static const VectorAutoregression *
autoregression(const LaggedCase *one)
{
  assert_no_error(one->error);
  return one->analysis.result;
}

static void
defaults_are_told(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  lagged_case(&one, CHICKEGG_CSV, "vector-autoregression", "egg chicken", "", NULL, "lags=2");
  const VectorAutoregression *v = autoregression(&one);
  assert_int_equal(v->var->n, 52);
  assert_int_equal(v->impulse->options.steps, 6);
  assert_int_equal(v->impulse->options.resamples, BOOTSTRAP_RESAMPLES);
  assert_int_equal(v->impulse->options.seed, BOOTSTRAP_SEED);
  assert_true(v->impulse->options.level == 0.95);
  assert_false(v->descriptive);
  assert_true(v->model->integrated[0]);
  assert_ledger(one.table->ledger, "item", "no lags yet at the start of the sample", 2, "1930, 1931");
}

static void
options_are_taken(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  lagged_case(&one, GERMANY_CSV, "vector-autoregression", "income consumption investment", "", NULL,
              "lags=aic max-lags=3 steps=4 resamples=199 seed=11 terms=trend");
  const VectorAutoregression *v = autoregression(&one);
  assert_int_equal(v->impulse->options.steps, 4);
  assert_int_equal(v->impulse->options.resamples, 199);
  assert_int_equal(v->impulse->options.seed, 11);
  assert_int_equal(v->model->table->most, 3);
  assert_int_equal(v->var->part, REGRESS_TREND);
  assert_string_equal(v->model->labels[2], "investment");
  const double covariance = gsl_matrix_get(v->var->covariance, 0, 1);
  assert_digits(var_same_period(v->var, 0, 1) * v->var->equations[0]->sigma * v->var->equations[1]->sigma, covariance,
                12);
}

static void
few_rows_have_no_bands(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  lagged_case(&one, GERMANY_CSV, "vector-autoregression", "income consumption", "", "1962..1965", "resamples=999");
  const VectorAutoregression *v = autoregression(&one);
  assert_true(v->descriptive);
  assert_int_equal(v->impulse->options.resamples, 0);
  assert_int_equal(v->impulse->options.steps, 12);
  assert_true(isnan(v->impulse->response.lower[0]));
  assert_true(v->impulse->response.value[0] > 0);
}

static void
gaps_are_not_closed_up(void **state)
{
  (void)state;
  static const int without[] = {1960, 1975};
  char *path = write_pair(40, without, 2);
  g_auto(LaggedCase) one;
  lagged_case(&one, path, "vector-autoregression", "a b", "", NULL, "lags=1 resamples=199");
  remove_table(path);
  assert_int_equal(autoregression(&one)->var->n, 35);
  assert_int_equal(autoregression(&one)->in_gaps, 2);
  assert_ledger(one.table->ledger, "item", "a lag falls into a gap", 2, "1961, 1976");
}

/* Months of a table that begin in any: periods of 5 months have no grid, and count as neighbours where they adjoin. */
static void
periods_without_a_grid(void **state)
{
  (void)state;
  GString *text = g_string_new("period,a,b\n");
  int month = 0;
  for (int i = 0; i < 30; i++, month += 5) {
    const Period period = period_of_months(2000 + month / 12, month % 12 + 1, 5);
    g_autofree char *name = period_print(period);
    if (i != 12)
      g_string_append_printf(text, "%s,%d,%d\n", name, i * i * 7 % 31, i * i * 5 % 37);
  }
  char *path = write_table(text->str);
  g_string_free(text, TRUE);
  g_auto(LaggedCase) one;
  lagged_case(&one, path, "vector-autoregression", "a b", "", NULL, "lags=1 resamples=199");
  remove_table(path);
  const VectorAutoregression *v = autoregression(&one);
  assert_int_equal(v->model->frequency, FREQUENCY_IRREGULAR);
  assert_int_equal(v->model->frame->n, 29);
  assert_int_equal(v->var->n, 27);
  assert_int_equal(v->in_gaps, 1);
}

static void
steps_by_frequency(void **state)
{
  (void)state;
  assert_int_equal(var_steps(FREQUENCY_YEAR), 6);
  assert_int_equal(var_steps(FREQUENCY_HALF_YEAR), 8);
  assert_int_equal(var_steps(FREQUENCY_QUARTER), 12);
  assert_int_equal(var_steps(FREQUENCY_TWO_MONTH), 12);
  assert_int_equal(var_steps(FREQUENCY_MONTH), 24);
  assert_int_equal(var_steps(FREQUENCY_DAY), 30);
  assert_int_equal(var_steps(FREQUENCY_IRREGULAR), 12);
}

#define refused(of, options, code, message)                                                                            \
  do {                                                                                                                 \
    g_auto(LaggedCase) one_;                                                                                           \
    lagged_case(&one_, CHICKEGG_CSV, "vector-autoregression", of, "", NULL, options);                                  \
    assert_error(one_.error, STATS_ERROR, code, message);                                                              \
  } while (0)

static void
errors_are_said(void **state)
{
  (void)state;
  refused("egg chicken", "lags=200", STATS_ERROR_DOMAIN, "200 lags: there must be 1 to 100");
  refused("egg chicken", "lags=18", STATS_ERROR_TOO_FEW,
          "36 observations with 18 lags before them, at least 39 are needed");
  refused("egg chicken", "lags=1 steps=5000", STATS_ERROR_DOMAIN, "5000 steps after a shock: there must be 1 to 1000");
  refused("egg chicken", "lags=1 resamples=1000000", STATS_ERROR_DOMAIN,
          "bootstrap: 1000000 resamples of 28 responses are too many, at most 714285 resamples can be held");
  refused("egg egg", "lags=1", STATS_ERROR_COLLINEAR, "collinear: lag(egg, 1) depends on lag(egg, 1)");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(defaults_are_told),      cmocka_unit_test(options_are_taken),
      cmocka_unit_test(few_rows_have_no_bands), cmocka_unit_test(gaps_are_not_closed_up),
      cmocka_unit_test(periods_without_a_grid), cmocka_unit_test(steps_by_frequency),
      cmocka_unit_test(errors_are_said),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
