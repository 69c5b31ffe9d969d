#include "lagged_case.h"
#include "studies.h"

#include "study/causality_study.h"

static const Causality *
causal(const LaggedCase *one)
{
  assert_no_error(one->error);
  return one->analysis.result;
}

/* lmtest::grangertest(order = 2), see stats/test_granger.c */
static void
levels_as_asked(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  lagged_case(&one, CHICKEGG_CSV, "causality", "egg chicken", "", NULL, "lags=2 method=levels");
  const Causality *c = causal(&one);
  assert_digits(c->directions[X_TO_Y].f.statistic, 8.81747280331767, 10);
  assert_digits(c->directions[Y_TO_X].f.statistic, 0.879984447115899, 10);
  assert_string_equal(causality_from(c, X_TO_Y), "egg");
  assert_string_equal(causality_to(c, X_TO_Y), "chicken");
  assert_string_equal(causality_from(c, Y_TO_X), "chicken");
  assert_true(c->asked);
  assert_int_equal(c->extra, 0);
  assert_false(c->descriptive);
  assert_null(c->model->table);
  assert_ledger(one.table->ledger, "item", "no lags yet at the start of the sample", 2, "1930, 1931");
}

/* Eggs look integrated: one more lag, as in stats/test_granger.c. */
static void
integrated_series_get_a_lag_that_is_not_tested(void **state)
{
  (void)state;
  g_auto(LaggedCase) one, asked;
  lagged_case(&one, CHICKEGG_CSV, "causality", "egg chicken", "", NULL, "lags=2");
  lagged_case(&asked, CHICKEGG_CSV, "causality", "egg chicken", "", NULL, "lags=2 method=toda-yamamoto");
  const Causality *c = causal(&one);
  assert_true(c->model->integrated[0]);
  assert_int_equal(c->extra, 1);
  assert_false(c->asked);
  assert_digits(c->directions[X_TO_Y].f.statistic, 5.40146087970291, 10);
  assert_digits(causal(&asked)->directions[X_TO_Y].f.statistic, 5.40146087970291, 10);
  assert_true(causal(&asked)->asked);
}

/* R, vars: VARselect(cbind(egg, chicken), lag.max = 4)$selection and with 7 lags: 2 by AIC and BIC */
static void
lags_by_a_criterion(void **state)
{
  (void)state;
  g_auto(LaggedCase) aic, bic, most;
  lagged_case(&aic, CHICKEGG_CSV, "causality", "egg chicken", "", NULL, "lags=aic max-lags=4 method=levels");
  lagged_case(&bic, CHICKEGG_CSV, "causality", "egg chicken", "", NULL, "method=levels");
  lagged_case(&most, CHICKEGG_CSV, "causality", "egg chicken", "", NULL, "lags=bic max-lags=1 method=levels");
  assert_int_equal(causal(&aic)->model->table->n, 50);
  assert_false(causal(&aic)->model->most_by_rule);
  assert_int_equal(causal(&aic)->model->lags, 2);
  assert_int_equal(causal(&bic)->model->lags, 2);
  assert_int_equal(causal(&aic)->directions[X_TO_Y].n, 52);
  assert_int_equal(causal(&bic)->model->criterion, CRITERION_BIC);
  assert_true(causal(&bic)->model->most_by_rule);
  assert_int_equal(causal(&bic)->model->table->most, 7); /* 54 - p >= 3 (2 p + 1) */
  assert_int_equal(causal(&most)->model->lags, 1);
}

/* The years 1960, 1961 and 1975 are not there: their followers have no lag. */
static void
gaps_are_not_closed_up(void **state)
{
  (void)state;
  static const int without[] = {1960, 1961, 1975};
  char *path = write_pair(40, without, 3);
  g_auto(LaggedCase) one, whole;
  lagged_case(&one, path, "causality", "a b", "", NULL, "lags=2");
  remove_table(path);
  path = write_pair(40, NULL, 0);
  lagged_case(&whole, path, "causality", "a b", "", NULL, "lags=2");
  remove_table(path);
  const Causality *c = causal(&one);
  assert_int_equal(c->model->frame->n, 37);
  assert_int_equal(c->directions[X_TO_Y].n, 31);
  assert_int_equal(c->in_gaps, 4);
  assert_int_equal(causal(&whole)->in_gaps, 0);
  assert_int_equal(causal(&whole)->directions[X_TO_Y].n, 38);
  assert_ledger(one.table->ledger, "item", "a lag falls into a gap", 4, "1962, 1963, 1976, 1977");
  assert_null(c->model->not_judged);
}

static void
few_rows_describe(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  lagged_case(&one, CHICKEGG_CSV, "causality", "egg chicken", "", "1930..1940", "");
  const Causality *c = causal(&one);
  assert_true(c->descriptive);
  assert_int_equal(c->model->lags, 1);
  assert_true(isnan(c->directions[X_TO_Y].f.p));
  assert_string_equal(c->model->not_judged, "egg: 11 observations, at least 12 are needed");
}

#define refused(options, domain, code, message)                                                                        \
  do {                                                                                                                 \
    g_auto(LaggedCase) one_;                                                                                           \
    lagged_case(&one_, CHICKEGG_CSV, "causality", "egg chicken", "", NULL, options);                                   \
    assert_error(one_.error, domain, code, message);                                                                   \
  } while (0)

static void
errors_are_said(void **state)
{
  (void)state;
  refused("lags=rule", DATA_ERROR, DATA_ERROR_SCHEMA, "lags are a number here, or aic or bic; there is no rule");
  refused("lags=2 max-lags=4", DATA_ERROR, DATA_ERROR_SCHEMA,
          "max-lags is for lags: aic and lags: bic; here lags is a number");
  refused("method=guess", DATA_ERROR, DATA_ERROR_SCHEMA, "method is one of auto, levels or toda-yamamoto, not 'guess'");
  refused("lags=1000000", STATS_ERROR, STATS_ERROR_DOMAIN, "1000001 lags: there must be 1 to 100");
  refused("lags=bic max-lags=1000000", STATS_ERROR, STATS_ERROR_DOMAIN, "1000000 lags: there must be 1 to 100");
  refused("lags=0", STATS_ERROR, STATS_ERROR_DOMAIN, "there must be at least one lag");
  refused("lags=30", STATS_ERROR, STATS_ERROR_TOO_FEW,
          "23 observations with 31 lags before them, at least 64 are needed");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(levels_as_asked),     cmocka_unit_test(integrated_series_get_a_lag_that_is_not_tested),
      cmocka_unit_test(lags_by_a_criterion), cmocka_unit_test(gaps_are_not_closed_up),
      cmocka_unit_test(few_rows_describe),   cmocka_unit_test(errors_are_said),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
