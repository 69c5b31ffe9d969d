/* Keys of regressions: what they set, what contradicts, and the study file's way of writing them. */
#include "fitted.h"
#include "studies.h"

static void
assert_refused(const char *keys, const char *message)
{
  g_auto(ModelOptions) options;
  GError *error = NULL;
  assert_false(options_of(keys, &options, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, message);
}

static void
values_that_are_none_are_refused(void **state)
{
  (void)state;
  assert_refused("errors=hc5",
                 "is one of plain, hc0, hc1, hc2, hc3, newey-west, cluster:COLUMN or bootstrap, not 'hc5'");
  assert_refused("errors=cluster:",
                 "is one of plain, hc0, hc1, hc2, hc3, newey-west, cluster:COLUMN or bootstrap, not 'cluster:'");
  assert_refused("like=sas", "is one of R, stata or gretl, not 'sas'");
  assert_refused("kernel=box", "is one of bartlett, parzen or quadratic-spectral, not 'box'");
  assert_refused("bandwidth=-1",
                 "is a number, 0 or more, or one of rule, cube-root, newey-west-1994 or andrews, not '-1'");
  assert_refused("lag=1.5", "is a whole number, 0 or more, not '1.5'");
  assert_refused("prewhiten=perhaps", "is yes or no, not 'perhaps'");
  assert_refused("estimator=gmm", "is one of ols, prais-winsten or robust, not 'gmm'");
  assert_refused("steps=0", "is a whole number, 1 or more, not '0'");
  assert_refused("seed=0", "is a whole number from 1 to 4294967295, not '0'");
  assert_refused("steps=2 levels=80,50", "lists up to 8 rising percentages between 0 and 100, not '80,50'");
  assert_refused("tuning=3", "is no key of a regression, not '3'");
}

static void
keys_that_contradict_are_refused(void **state)
{
  (void)state;
  assert_refused("errors=plain lag=2", "belongs to newey-west errors, not to others");
  assert_refused("errors=hc1 like=R", "belongs to newey-west errors, not to others");
  assert_refused("seed=7", "belongs to bootstrap errors, not to others");
  assert_refused("lag=2 bandwidth=3", "and bandwidth exclude each other");
  assert_refused("lag=2 kernel=quadratic-spectral",
                 "does not exist with the quadratic-spectral kernel: give a bandwidth");
  assert_refused("levels=80", "belongs to a forecast, which needs a number of steps");
  assert_refused("estimator=robust errors=hc1",
                 "belongs to least squares: prais-winsten and robust bring errors of their own");
  assert_refused("estimator=robust weights=w", "belongs to least squares, not to another estimator");
  assert_refused("estimator=robust steps=3", "belongs to least squares, not to another estimator");
}

static void
presets_yield_to_what_is_given(void **state)
{
  (void)state;
  GError *error = NULL;
  g_auto(ModelOptions) options;
  assert_true(options_of("kernel=parzen like=R prewhiten=no", &options, &error));
  assert_int_equal(options.errors.kind, ERRORS_NEWEY_WEST);
  assert_int_equal(options.errors.hac.kernel, KERNEL_PARZEN);
  assert_int_equal(options.errors.hac.rule, BANDWIDTH_NEWEY_WEST);
  assert_false(options.errors.hac.prewhiten);
  assert_false(options.errors.hac.small_sample);
}

#define SERIES "series:\n  - { name: m, from: months }\n"

static void
a_study_asks_by_the_same_keys(void **state)
{
  (void)state;
  Case *one = case_new(SERIES "trends:\n"
                              "  - { name: t, of: m, lag: 3, forecast: { steps: 2, levels: [ 80, 95 ] } }\n"
                              "regressions:\n"
                              "  - name: r\n    formula: m ~ trend + season\n"
                              "    errors: { like: gretl, kernel: parzen, bandwidth: 2 }\n    forecast: 1\n"
                              "  - { name: s, formula: m ~ trend, errors: hc3 }\n"
                              "compare:\n  - { name: all, models: [ r, s, t ] }\n");
  assert_no_error(one->error);
  const Regression *r = g_ptr_array_index(one->results->regressions, 0);
  const Trend *t = g_ptr_array_index(one->results->trends, 0);
  const Comparison *all = g_ptr_array_index(one->results->comparisons, 0);
  assert_int_equal(r->hac.options.kernel, KERNEL_PARZEN);
  assert_int_equal(r->preset, HAC_LIKE_GRETL);
  assert_int_equal(r->forecast->fan->steps, 1);
  assert_int_equal(t->linear->lag, 3);
  assert_int_equal(t->log_linear->forecast->fan->levels, 2);
  assert_int_equal(all->n, 3);
  assert_ptr_equal(all->models[0], r);
  assert_int_equal(all->models[1]->errors, ERRORS_HC3);
  assert_ptr_equal(all->models[2], t->log_linear);
  case_free(one);
}

static void
a_study_tells_the_place_of_a_wrong_key(void **state)
{
  (void)state;
  assert_study_error_at(SERIES "regressions:\n  - { name: r, formula: m ~ trend, errors: hc7 }\n", DATA_ERROR_SCHEMA, 5,
                        44, "  - { name: r, formula: m ~ trend, errors: hc7 }",
                        "'errors' is one of plain, hc0, hc1, hc2, hc3, newey-west, cluster:COLUMN or bootstrap, not "
                        "'hc7'");
  assert_study_error_at(SERIES "regressions:\n  - { name: r, formula: m ~ trend, errors: plain, lag: 2 }\n",
                        DATA_ERROR_SCHEMA, 5, 56, "  - { name: r, formula: m ~ trend, errors: plain, lag: 2 }",
                        "'lag' belongs to newey-west errors, not to others");
  assert_study_error_at(SERIES "regressions:\n  - { name: r, formula: m ~ trend, forecast: { steps: none } }\n",
                        DATA_ERROR_SCHEMA, 5, 55, "  - { name: r, formula: m ~ trend, forecast: { steps: none } }",
                        "'steps' is a whole number, 1 or more, not 'none'");
  assert_study_error_at(SERIES "regressions:\n  - { name: r, formula: m ~ trend }\n"
                               "compare:\n  - { name: c, models: [ r, s ] }\n",
                        DATA_ERROR_NAME, 7, 29, "  - { name: c, models: [ r, s ] }",
                        "there is no regression or trend 's'");
  assert_study_error_at(SERIES "regressions:\n  - { name: r, formula: m ~ trend }\n"
                               "compare:\n  - { name: c, models: r }\n",
                        DATA_ERROR_SCHEMA, 7, 24, "  - { name: c, models: r }",
                        "a comparison needs 'models', two or more names of regressions or trends");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_that_are_none_are_refused),       cmocka_unit_test(keys_that_contradict_are_refused),
      cmocka_unit_test(presets_yield_to_what_is_given),         cmocka_unit_test(a_study_asks_by_the_same_keys),
      cmocka_unit_test(a_study_tells_the_place_of_a_wrong_key),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
