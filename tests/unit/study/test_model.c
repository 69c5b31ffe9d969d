#include "evaluated.h"

/* R 4.2.2 with sandwich 3.0-2, from the values below: lm, NeweyWest(prewhite = FALSE, adjust = TRUE), vcovHC(type = "HC1"),
 * cor; Theil and Sen's slope and Kendall's S by their definitions; R_GAP is the
 * sandwich of lag 1 without the product across 2004. */
#define R_SLOPE           0.050947191222684
#define R_NEWEY_WEST      0.01707527677703
#define R_PLAIN           0.019759621818816
#define R_WHITE           0.22480104987972
#define R_TREND           1.422574385511
#define R_LOG_TREND       0.076492890987853
#define R_GAP             0.10324628887476
#define R_THEIL_SEN       1.4375
#define R_KENDALL_S       51
#define R_PEARSON         0.94876002832055
#define R_PEARSON_CHANGES 0.70784233895588
#define R_KENDALL         0.84848484848485

/* Twelve years of two made-up series. */
static const double y_values[] = {12.1, 13.4, 13.0, 15.2, 17.9, 16.8, 18.8, 21.5, 20.1, 24.9, 25.0, 28.3};
static const double x_values[] = {3.2, 3.1, 3.9, 4.0, 5.2, 4.1, 5.5, 5.9, 5.1, 7.3, 6.4, 8.8};

typedef struct {
  Series *x, *y, *z;
  Ledger *ledger;
} Pair;

static Series *
yearly(const char *name, const double *values, gsize n)
{
  Series *series = series_new(name);
  series->label = g_strdup_printf("Label of %s", name);
  series->source = g_strdup_printf("Source of %s", name);
  series->unit = g_strdup("USD million");
  for (gsize i = 0; i < n; i++)
    series_add(series, observation_exact(period_of_months(2000 + (int)i, 1, 12), values[i]));
  return series;
}

static int
make_pair(void **state)
{
  Pair *pair = g_new0(Pair, 1);
  pair->x = yearly("x", x_values, G_N_ELEMENTS(x_values));
  pair->y = yearly("y", y_values, G_N_ELEMENTS(y_values));
  pair->z = yearly("z", y_values, G_N_ELEMENTS(y_values));
  g_array_index(pair->z->observations, Observation, 4) = observation_missing(period_of("2004"), MISSING_CONFIDENTIAL);
  pair->ledger = ledger_new();
  *state = pair;
  return 0;
}

static int
free_pair(void **state)
{
  Pair *pair = *state;
  series_free(pair->x);
  series_free(pair->y);
  series_free(pair->z);
  ledger_free(pair->ledger);
  g_free(pair);
  return 0;
}

static const Series *
lookup_pair(gpointer data, const char *name, GError **error)
{
  const Pair *pair = data;
  const Series *all[] = {pair->x, pair->y, pair->z};
  for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
    if (g_str_equal(all[i]->name, name))
      return all[i];
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "there is no series '%s'", name);
  return NULL;
}

static Scope
scope_of(Pair *pair)
{
  return (Scope){.lookup = lookup_pair, .data = pair, .ledger = pair->ledger};
}

static void
model_options_of(ModelOptions *options, ErrorsKind errors, int lag, const char *sample)
{
  const char *why, *key;
  model_options_init(options);
  if (errors != ERRORS_DEFAULT)
    assert_true(model_options_set(options, "errors", errors_name(errors), NULL));
  g_autofree char *number = g_strdup_printf("%d", lag);
  if (lag >= 0)
    assert_true(model_options_set(options, "lag", number, NULL));
  assert_true(model_options_finish(options, &key, NULL));
  options->has_sample = sample != NULL;
  if (sample)
    assert_true(period_parse_range(sample, strlen(sample), &options->sample, &why));
}

static Regression *
regress(Pair *pair, const char *text, ErrorsKind errors, int lag, const char *sample, GError **error)
{
  const Scope scope = scope_of(pair);
  gsize offset;
  g_autoptr(Formula) formula = formula_parse(text, &offset, NULL);
  g_auto(ModelOptions) options;
  model_options_of(&options, errors, lag, sample);
  return regression_run(&scope, "model", text, formula, &options, &offset, error);
}

static void
a_regression_under_both_kinds_of_errors(void **state)
{
  GError *error = NULL;
  Regression *newey = regress(*state, "log(y) ~ x + trend", ERRORS_NEWEY_WEST, -1, NULL, &error);
  assert_no_error(error);
  Regression *plain = regress(*state, "log(y) ~ x + trend", ERRORS_PLAIN, -1, NULL, &error);
  assert_no_error(error);
  assert_int_equal(newey->n, 12);
  assert_int_equal(newey->lag, 2); /* floor(4 (12/100)^(2/9)) */
  assert_true(newey->lag_by_rule);
  assert_digits(newey->factor, 12.0 / 9, 15);
  assert_digits(newey->coefficients[1].estimate, R_SLOPE, 11);
  assert_digits(newey->coefficients[1].standard_error, R_NEWEY_WEST, 11);
  assert_digits(newey->plain[1].standard_error, R_PLAIN, 11);
  assert_digits(plain->coefficients[1].standard_error, R_PLAIN, 11);
  assert_string_equal(newey->response_label, "log(y)");
  assert_null(newey->response_unit);
  assert_string_equal(newey->source, "Source of y; Source of x");
  assert_string_equal(newey->formula, "log(y) ~ x + trend");
  assert_int_equal(newey->frequency, FREQUENCY_YEAR);
  assert_int_equal(newey->grid[11], 11);
  regression_free(newey);
  regression_free(plain);
}

static void
a_lag_that_is_asked_for(void **state)
{
  GError *error = NULL;
  Regression *zero = regress(*state, "y ~ x", ERRORS_NEWEY_WEST, 0, NULL, &error);
  assert_no_error(error);
  assert_int_equal(zero->lag, 0);
  assert_false(zero->lag_by_rule);
  assert_digits(zero->coefficients[1].standard_error, R_WHITE, 11);
  assert_string_equal(zero->response_label, "Label of y");
  assert_string_equal(zero->response_unit, "USD million");
  regression_free(zero);
  assert_null(regress(*state, "y ~ x", ERRORS_NEWEY_WEST, 12, NULL, &error));
  assert_true(g_error_matches(error, STATS_ERROR, STATS_ERROR_DOMAIN));
  g_clear_error(&error);
}

/* Scores across the gap are two years apart: hac_covariance gets the grid. */
static void
a_gap_is_not_closed_up(void **state)
{
  Pair *pair = *state;
  GError *error = NULL;
  Regression *gap = regress(pair, "z ~ trend", ERRORS_NEWEY_WEST, 1, NULL, &error);
  assert_no_error(error);
  assert_int_equal(gap->n, 11);
  assert_int_equal(gap->grid[4], 5);
  assert_true(period_equal(gap->periods[4], period_of("2005")));
  assert_digits(gap->coefficients[1].standard_error, R_GAP, 11);
  assert_ledger(pair->ledger, "model", "z: confidential", 1, "2004");
  regression_free(gap);
}

static void
what_cannot_be_fitted(void **state)
{
  GError *error = NULL;
  assert_null(regress(*state, "y ~ x + trend", ERRORS_PLAIN, -1, "2000..2002", &error));
  assert_true(g_error_matches(error, STATS_ERROR, STATS_ERROR_TOO_FEW));
  g_clear_error(&error);
  assert_null(regress(*state, "y ~ x + I(2 * x)", ERRORS_PLAIN, -1, NULL, &error));
  assert_true(g_error_matches(error, STATS_ERROR, STATS_ERROR_COLLINEAR));
  assert_non_null(strstr(error->message, "I(2 * x)"));
  g_clear_error(&error);
  assert_null(regress(*state, "y ~ step(1990)", ERRORS_PLAIN, -1, NULL, &error));
  assert_true(g_error_matches(error, STATS_ERROR, STATS_ERROR_CONSTANT));
  g_clear_error(&error);
}

static Trend *
trend_of(Pair *pair, const char *text, const char *sample, GError **error)
{
  const Scope scope = scope_of(pair);
  gsize offset;
  g_autoptr(Expr) expr = expr_parse(text, &offset, NULL);
  g_auto(ModelOptions) options;
  model_options_of(&options, ERRORS_DEFAULT, -1, sample);
  return trend_run(&scope, "trend", text, expr, &options, &offset, error);
}

static void
a_trend(void **state)
{
  Pair *pair = *state;
  GError *error = NULL;
  Trend *trend = trend_of(pair, "z", NULL, &error);
  assert_no_error(error);
  assert_int_equal(trend->n, 11);
  assert_true(trend->positive);
  assert_digits(trend->linear->coefficients[1].estimate, R_TREND, 11);
  assert_digits(trend->log_linear->coefficients[1].estimate, R_LOG_TREND, 11);
  assert_digits(trend->growth.average, expm1(R_LOG_TREND), 11);
  assert_digits(trend->growth.cagr, pow(28.3 / 12.1, 1.0 / 11) - 1, 12); /* eleven years apart, the gap among them */
  assert_digits(trend->theil_sen.slope, R_THEIL_SEN, 11);
  assert_int_equal(trend->mann_kendall.s, R_KENDALL_S);
  assert_string_equal(trend->of, "z");
  assert_string_equal(trend->linear->formula, "z ~ trend");
  assert_string_equal(trend->log_linear->formula, "log(z) ~ trend");
  assert_string_equal(trend->linear->response_label, "Label of z");
  assert_string_equal(trend->log_linear->response_label, "log(Label of z)");
  assert_ledger(pair->ledger, "trend", "z: confidential", 1, "2004");
  assert_null(ledger_entry(pair->ledger, "trend", "y"));
  trend_free(trend);
}

static void
a_trend_of_what_is_not_positive(void **state)
{
  GError *error = NULL;
  Trend *trend = trend_of(*state, "diff(y)", "2001..2008", &error);
  assert_no_error(error);
  assert_int_equal(trend->n, 8);
  assert_false(trend->positive);
  assert_null(trend->log_linear);
  assert_true(isnan(trend->growth.cagr));
  trend_free(trend);
  assert_null(trend_of(*state, "y", "2000..2001", &error));
  assert_true(g_error_matches(error, STATS_ERROR, STATS_ERROR_TOO_FEW));
  g_clear_error(&error);
  assert_null(trend_of(*state, "y", "1990..1999", &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "trend: 'y' has no value at all: leave it out");
}

static CorrelationReport *
correlate_texts(const Scope *scope, const char *x, const char *y, guint *at, gsize *offset, GError **error)
{
  const char *const texts[] = {x, y};
  g_autoptr(Expr) first = expr_parse(x, offset, NULL), second = expr_parse(y, offset, NULL);
  const Expr *const exprs[] = {first, second};
  return correlation_run(scope, "pair", texts, exprs, NULL, at, offset, error);
}

static void
a_correlation_of_levels_and_changes(void **state)
{
  const Scope scope = scope_of(*state);
  GError *error = NULL;
  guint at;
  gsize offset;
  CorrelationReport *report = correlate_texts(&scope, "x", "log(y)", &at, &offset, &error);
  assert_no_error(error);
  const CorrelatedPair *levels = &report->on[ON_LEVELS], *changes = &report->on[ON_CHANGES];
  assert_int_equal(levels->n, 12);
  assert_int_equal(changes->n, 11);
  assert_digits(levels->results[CORRELATION_PEARSON].r, R_PEARSON, 11);
  assert_digits(changes->results[CORRELATION_PEARSON].r, R_PEARSON_CHANGES, 11);
  assert_digits(levels->results[CORRELATION_KENDALL].r, R_KENDALL, 11);
  assert_true(both_trend(&levels->wander[0], &levels->wander[1]));
  assert_false(both_trend(&changes->wander[0], &changes->wander[1]));
  assert_string_equal(report->x_label, "Label of x");
  assert_string_equal(report->y_label, "log(y)");
  assert_string_equal(report->source, "Source of x; Source of y");
  assert_true(report->x_values[0] == 3.2);
  assert_false(report->gaps);
  assert_digits(levels->detectable, correlation_needed(levels->results[CORRELATION_PEARSON].n_effective, 0.05), 12);
  assert_int_equal(levels->resampled[CORRELATION_PEARSON].shifts, 6 * 6 - 1);
  assert_int_equal(changes->resampled[CORRELATION_SPEARMAN].shifts, 5 * 6 - 1);
  assert_int_equal(changes->resampled[CORRELATION_SPEARMAN].resamples, 1999);
  assert_true(isnan(levels->resampled[CORRELATION_KENDALL].p_shift));
  correlation_report_free(report);
}

/* No change is taken across a gap; 2004 is one, so neither 2004 nor 2005 has a change. */
static void
changes_stop_at_gaps(void **state)
{
  const Scope scope = scope_of(*state);
  GError *error = NULL;
  guint at;
  gsize offset;
  CorrelationReport *report = correlate_texts(&scope, "x", "z", &at, &offset, &error);
  assert_no_error(error);
  assert_int_equal(report->on[ON_LEVELS].n, 11);
  assert_int_equal(report->on[ON_CHANGES].n, 9);
  assert_true(report->gaps);
  assert_true(isnan(report->on[ON_LEVELS].resampled[CORRELATION_PEARSON].p_shift));
  assert_false(report->on[ON_LEVELS].wander[0].tested);
  correlation_report_free(report);
}

static void
a_correlation_that_fails_says_where(void **state)
{
  const Scope scope = scope_of(*state);
  GError *error = NULL;
  guint at = 9;
  gsize offset = 9;
  assert_null(correlate_texts(&scope, "x", "x + w", &at, &offset, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_NAME, "there is no series 'w'");
  assert_int_equal(at, 1);
  assert_int_equal(offset, 4);
}

static void
changes_never_cross_two_indices(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good(SMALL_STUDY);
  const Scope scope = results_scope(one->results);
  GError *error = NULL;
  guint at;
  gsize offset;
  assert_null(correlate_texts(&scope, "t", "t * t", &at, &offset, &error));
  assert_error(
      error, DATA_ERROR, DATA_ERROR_ALIGN,
      "t holds two published indices, 'Old' and 'New', which have no common scale: choose one by 'where', or by "
      "'sample'");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_regression_under_both_kinds_of_errors),
      cmocka_unit_test(a_lag_that_is_asked_for),
      cmocka_unit_test(a_gap_is_not_closed_up),
      cmocka_unit_test(what_cannot_be_fitted),
      cmocka_unit_test(a_trend),
      cmocka_unit_test(a_trend_of_what_is_not_positive),
      cmocka_unit_test(a_correlation_of_levels_and_changes),
      cmocka_unit_test(changes_stop_at_gaps),
      cmocka_unit_test(a_correlation_that_fails_says_where),
      cmocka_unit_test(changes_never_cross_two_indices),
  };
  return cmocka_run_group_tests(tests, make_pair, free_pair);
}
