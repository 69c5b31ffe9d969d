#include "studies.h"

/* The default study. Trade figures are sums of trade-annual.csv over the members of eu-members.csv, trends, regressions and
 * correlations by R 4.2.2 with sandwich 3.0-2 from the same files; the exact p of Spearman by enumeration. */

static int
compute_default(void **state)
{
  g_autoptr(GError) error = NULL;
  Case *one = g_new0(Case, 1);
  one->path = g_strdup("analysis/belarus-eu.yaml");
  one->study = study_read(one->path, &error);
  assert_no_error(error);
  one->results = results_new(one->study);
  results_series(one->results, &error);
  assert_no_error(error);
  results_models(one->results, NULL, &error);
  assert_no_error(error);
  *state = one;
  return 0;
}

static int
free_default(void **state)
{
  Case *one = *state;
  results_free(one->results);
  study_free(one->study);
  g_free(one->path);
  g_free(one);
  return 0;
}

/* The value of an expression over the study. */
static double
evaluated_at(const Case *one, const char *text, const char *period)
{
  const Scope scope = results_scope(one->results);
  g_autoptr(GError) error = NULL;
  gsize offset;
  g_autoptr(Expr) expr = expr_parse(text, &offset, &error);
  assert_no_error(error);
  g_autoptr(Series) series = evaluate(&scope, text, expr, &offset, &error);
  assert_no_error(error);
  return value_at(series, period);
}

static void
turnover_with_the_eu_of_2007(void **state)
{
  const Case *one = *state;
  assert_digits(value_of(one, "turnover", "1992"), 939.079, 12);
  assert_digits(value_of(one, "turnover", "2000"), 3945.771301, 12);
  assert_digits(value_of(one, "turnover", "2005"), 10736.067497, 12);
  assert_digits(value_of(one, "turnover", "2008"), 22712.082599, 12);
  assert_digits(value_of(one, "turnover", "2009"), 15841.647397, 12);
  assert_digits(value_of(one, "turnover", "2010"), 15161.7484, 12);
  assert_digits(value_of(one, "turnover", "2011"), 24384.0765, 12);
  assert_digits(evaluated_at(one, "pct(turnover)", "2010"), -4.2918452857924, 11);
  assert_digits(value_of(one, "balance", "2010"), 61.6474, 10);
  assert_digits(value_of(one, "balance", "2011"), 7008.8105, 12);
  assert_digits(value_of(one, "exports", "2018"), 10161.7408, 12);
  assert_digits(evaluated_at(one, "pct(exports)", "2018"), 29.721913522348, 11);
  assert_digits(value_of(one, "share_eu", "2012"), 29.009178966302, 11);
  assert_digits(evaluated_at(one, "rank(turnover, turnover_rus, turnover_ukr, turnover_chn, turnover_usa)", "2012"), 2,
                15);
  const Series *turnover = series_named(one->results, "turnover");
  assert_int_equal(series_length(turnover), 29);
  assert_string_equal(turnover->unit, "USD million");
  assert_string_equal(turnover->valuation, "FOB and CIF");
  assert_string_equal(turnover->composition, "EU as composed on 1 July 2007");
}

static void
turnover_under_other_compositions(void **state)
{
  const Case *one = *state;
  assert_digits(value_of(one, "turnover_1995", "2000"), 1987.4411, 12);
  assert_digits(value_of(one, "turnover_1995", "2019"), 9776.3637, 12);
  assert_digits(value_of(one, "turnover_2004", "2000"), 3891.608801, 12);
  assert_digits(value_of(one, "turnover_2013", "2019"), 15723.6245, 12);
  assert_digits(value_of(one, "turnover_2020", "2019"), 13129.8012, 12);
  assert_digits(value_of(one, "turnover_2007", "2011"), 24384.0765, 12);
  assert_digits(value_of(one, "turnover_in_force", "1994"), 735.09, 12);
  assert_digits(value_of(one, "turnover_in_force", "2004"), 8210.692398, 12);
  assert_digits(value_of(one, "turnover_in_force", "2019"), 15723.6245, 12);
  assert_digits(value_of(one, "turnover_in_force", "2020"), 11933.0769, 12);
}

static void
absent_members_are_in_the_ledger(void **state)
{
  const Case *one = *state;
  const Ledger *ledger = one->results->ledger;
  assert_ledger(ledger, "exports", "member MLT (Malta) has no row", 12, "1992–2002, 2009");
  assert_ledger(ledger, "imports", "member MLT (Malta) has no row", 3, "1992–1994");
  assert_ledger(ledger, "exports", "member BEL (Belgium) has no row", 5, "1992–1996");
  assert_ledger(ledger, "cooperation_eu", "member CZE (Czechia) is not in the table at all", 1, "");
  assert_ledger(ledger, "cooperation_eu", "member MLT (Malta) is not in the table at all", 1, "");
  assert_null(ledger_entry(ledger, "cooperation_eu", "member DEU"));
  assert_null(ledger_entry(ledger, "turnover_rus", ""));
}

static const Regression *
regression_named(const Results *results, const char *name)
{
  for (guint i = 0; i < results->regressions->len; i++) {
    const Regression *regression = g_ptr_array_index(results->regressions, i);
    if (g_str_equal(regression->name, name))
      return regression;
  }
  fail_msg("there is no regression %s", name);
  return NULL;
}

static void
the_trend_of_turnover(void **state)
{
  const Case *one = *state;
  const Regression *all = regression_named(one->results, "turnover-trend"),
                   *late = regression_named(one->results, "turnover-trend-since-1998");
  assert_int_equal(all->n, 29);
  assert_int_equal(all->lag, 3);
  assert_digits(all->coefficients[1].estimate, 0.0997739931795724, 11);
  assert_digits(all->plain[1].standard_error, 0.0106793442445032, 11);
  assert_digits(all->coefficients[1].standard_error, 0.0185404632505, 11);
  assert_digits(all->coefficients[1].standard_error / sqrt(all->factor), 0.0178897167473, 11);
  assert_digits(all->fit->r_squared, 0.763750982868, 11);
  assert_digits(all->fit->durbin_watson, 0.260780004468, 11);
  assert_int_equal(late->n, 23);
  assert_digits(late->coefficients[1].estimate, 0.0734612782352, 11);
  assert_digits(late->coefficients[1].standard_error, 0.0207842416535, 11);
}

static void
trends_agree_with_regressions(void **state)
{
  const Case *one = *state;
  const Trend *trend = g_ptr_array_index(one->results->trends, 0);
  assert_string_equal(trend->name, "turnover-all");
  assert_int_equal(trend->n, 29);
  assert_digits(trend->log_linear->coefficients[1].estimate, 0.0997739931795724, 11);
  assert_digits(trend->growth.average, expm1(0.0997739931795724), 11);
  assert_digits(trend->growth.cagr, pow(12911.0154 / 939.079, 1.0 / 28) - 1, 11);
}

static void
polarity_of_events(void **state)
{
  const Case *one = *state;
  assert_digits(value_of(one, "polarity_eu", "2002"), 0.715976331361, 11);
  assert_digits(value_of(one, "polarity_eu", "2005"), 0.170833333333, 11);
  assert_digits(value_of(one, "polarity_eu", "2009"), 0.952, 11);
  assert_digits(value_of(one, "polarity_eu", "2012"), 0.131054131054, 11);
  assert_digits(value_of(one, "polarity_eu", "2014"), 0.6953125, 11);
  assert_int_equal(series_length(series_named(one->results, "polarity_eu")), 13);
  assert_null(series_named(one->results, "polarity_eu")->unit);
}

static const CorrelationReport *
correlation_named(const Results *results, const char *name)
{
  for (guint i = 0; i < results->correlations->len; i++) {
    const CorrelationReport *report = g_ptr_array_index(results->correlations, i);
    if (g_str_equal(report->name, name))
      return report;
  }
  fail_msg("there is no correlation %s", name);
  return NULL;
}

static void
growth_and_polarity(void **state)
{
  const Case *one = *state;
  const CorrelationReport *report = correlation_named(one->results, "growth-and-polarity");
  const Correlation *levels = report->on[ON_LEVELS].results;
  assert_int_equal(report->n, 13);
  assert_true(period_equal(report->periods[0], period_of("2002")));
  assert_digits(levels[CORRELATION_PEARSON].r, -0.319644698314, 11);
  assert_digits(levels[CORRELATION_PEARSON].p, 0.287046372589, 6);
  assert_digits(levels[CORRELATION_PEARSON].lower, -0.740256392032, 9);
  assert_digits(levels[CORRELATION_PEARSON].upper, 0.280793892236, 9);
  assert_digits(levels[CORRELATION_SPEARMAN].r, -0.153846153846, 11);
  assert_digits(levels[CORRELATION_SPEARMAN].p, 0.616701515756, 6);
  assert_digits(levels[CORRELATION_KENDALL].r, -0.0769230769231, 11);
  assert_digits(levels[CORRELATION_KENDALL].p, 0.76502484591, 6);
  assert_digits(report->on[ON_CHANGES].results[CORRELATION_PEARSON].r, -0.268527668329, 11);
  assert_int_equal(report->on[ON_CHANGES].n, 12);
}

static void
growth_on_polarity(void **state)
{
  const Case *one = *state;
  const Regression *regression = regression_named(one->results, "growth-on-polarity");
  assert_int_equal(regression->n, 13);
  assert_digits(regression->coefficients[0].estimate, 0.303464586028752, 11);
  assert_digits(regression->coefficients[1].estimate, -0.292937264910393, 11);
  assert_digits(regression->coefficients[1].standard_error, 0.221615623226188, 11);
}

static void
events_by_two_months(void **state)
{
  const Case *one = *state;
  const Series *sums = series_named(one->results, "gdelt_eu_2m"), *means = series_named(one->results, "gdelt_eu_mean");
  assert_digits(value_at(sums, "2018-01/P2M"), 1310.698, 10);
  assert_digits(value_at(sums, "2021-11/P2M"), -6984.5037, 10);
  assert_digits(value_at(sums, "2023-03/P2M"), 293.3832, 10);
  assert_int_equal(observation_at(sums, "2018-01/P2M")->days_present, 59);
  assert_int_equal(observation_at(sums, "2021-11/P2M")->days_present, 61);
  assert_int_equal(observation_at(sums, "2023-03/P2M")->days_present, 35);
  assert_digits(value_at(means, "2018-01/P2M"), 1310.698 / 59, 10);
  assert_int_equal(observation_at(means, "2023-03/P2M")->missing, MISSING_INCOMPLETE);
  assert_ledger(one->results->ledger, "gdelt_eu_mean", "fewer than 80 % of the days present", 3,
                "2023-01/P2M–2023-05/P2M");
}

static void
two_month_trade_and_events(void **state)
{
  const Case *one = *state;
  const CorrelationReport *report = correlation_named(one->results, "two-month-trade-and-gdelt");
  assert_int_equal(report->n, 17);
  assert_int_equal(report->frequency, FREQUENCY_TWO_MONTH);
  assert_digits(value_of(one, "turnover_m", "2020-01"), 748515895, 12);
  assert_digits(report->on[ON_LEVELS].results[CORRELATION_PEARSON].r, -0.659078375829, 10);
  assert_digits(report->on[ON_LEVELS].results[CORRELATION_PEARSON].p, 0.00400615935373, 6);
  assert_digits(report->on[ON_LEVELS].results[CORRELATION_SPEARMAN].r, -0.529411764706, 10);
}

/* BISS's index is known below 0 in 2011 (its first issue covers three months) and as 22 in autumn 2014; no issue of it precedes
 * the first of the Minsk Barometer. */
static void
the_published_index(void **state)
{
  const Case *one = *state;
  const Series *index = series_named(one->results, "index_eu");
  const Observation *first = observation_at(index, "2011-01/P3M"), *exact = observation_at(index, "2014-09/P2M"),
                    *other = observation_at(index, "2018-01/P2M");
  assert_true(observation_is_range(first) && first->upper == 0 && first->upper_open);
  assert_true(observation_is_exact(exact) && exact->value == 22);
  assert_string_equal(exact->index, "BFPI");
  assert_string_equal(other->index, "Minsk Barometer");
  assert_string_equal(index->unit, "points");
  assert_digits(evaluated_at(one, "index_eu < 0", "2011-06/P3M"), 1, 15);
  assert_digits(evaluated_at(one, "index_eu > index_rus", "2016-09/P2M"), 1, 15);
}

/* R 4.2.2: lm(log(T) ~ t + step + pulse + ramp); lm(g ~ three lags of g); lm(T ~ e + I(e^2) - 1); lm(log(m) ~ t + factor(month)) */
static void
assert_slope(const Case *one, const char *text, guint at, const char *name, double wanted)
{
  const Scope scope = results_scope(one->results);
  g_autoptr(GError) error = NULL;
  gsize offset;
  g_autoptr(Formula) formula = formula_parse(text, &offset, &error);
  assert_no_error(error);
  Regression *fit = regression_run(&scope, "fit", text, formula, NULL, &offset, &error);
  assert_no_error(error);
  assert_string_equal(fit->fit->names[at], name);
  assert_digits(fit->coefficients[at].estimate, wanted, 10);
  regression_free(fit);
}

static void
formulas_as_in_r(void **state)
{
  const Case *one = *state;
  const char *dated = "log(turnover) ~ trend + step(2010-12) + pulse(2015) + ramp(2014)";
  assert_slope(one, dated, 0, "(Intercept)", 7.06642116751);
  assert_slope(one, dated, 1, "trend", 0.165315547509);
  assert_slope(one, dated, 2, "step(2010-12)", -0.504249708752);
  assert_slope(one, dated, 3, "pulse(2015)", -0.489936133804);
  assert_slope(one, dated, 4, "ramp(2014)", -0.303935169565);
  assert_slope(one, "growth(turnover) ~ lag(growth(turnover), 1:3)", 2, "lag(growth(turnover), 2)", -0.192517578284);
  assert_slope(one, "turnover ~ exports + I(exports^2) - 1", 1, "I(exports^2)", -2.8564329815e-05);
  assert_slope(one, "log(turnover_m) ~ trend + season", 1, "trend", -0.00182205216036);
  assert_slope(one, "log(turnover_m) ~ trend + season", 12, "season[12]", 0.269583147289);
  assert_slope(one, "log(turnover_m) ~ trend + season - 1", 12, "season[12]", 20.7907255303 - 0.00182205216036);
}

static void
every_table_has_its_frame(void **state)
{
  const Case *one = *state;
  g_autoptr(GError) error = NULL;
  const TableDef *trade = study_table(one->study, "trade");
  GPtrArray *columns = NULL;
  g_autoptr(Frame) frame = results_table(one->results, trade, &columns, &error);
  assert_no_error(error);
  assert_int_equal(frame->n, 29);
  assert_int_equal(frame->k, 6);
  assert_int_equal(columns->len, 6);
  assert_string_equal(((const Series *)g_ptr_array_index(columns, 4))->name, "turnover_pct");
  assert_true(isnan(frame->columns[4][0]));
  assert_digits(frame->columns[4][18], -4.2918452857924, 11);
  g_ptr_array_unref(columns);
  for (guint i = 0; i < one->study->tables->len; i++) {
    const TableDef *table = g_ptr_array_index(one->study->tables, i);
    if (table->kind)
      continue;
    g_autoptr(Frame) each = results_table(one->results, table, NULL, &error);
    assert_no_error(error);
    assert_true(each->n > 0);
  }
}

static void
chosen_models_only(void **state)
{
  const Case *one = *state;
  g_autoptr(GError) error = NULL;
  g_autoptr(Results) results = results_new(one->study);
  const char *const names[] = {"turnover-trend", "growth-and-polarity", NULL};
  assert_true(results_models(results, names, &error));
  assert_true(results_models(results, names, &error)); /* twice is once */
  assert_int_equal(results->trends->len, 0);
  assert_int_equal(results->regressions->len, 1);
  assert_int_equal(results->correlations->len, 1);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(turnover_with_the_eu_of_2007),
      cmocka_unit_test(turnover_under_other_compositions),
      cmocka_unit_test(absent_members_are_in_the_ledger),
      cmocka_unit_test(the_trend_of_turnover),
      cmocka_unit_test(trends_agree_with_regressions),
      cmocka_unit_test(polarity_of_events),
      cmocka_unit_test(growth_and_polarity),
      cmocka_unit_test(growth_on_polarity),
      cmocka_unit_test(events_by_two_months),
      cmocka_unit_test(two_month_trade_and_events),
      cmocka_unit_test(the_published_index),
      cmocka_unit_test(formulas_as_in_r),
      cmocka_unit_test(every_table_has_its_frame),
      cmocka_unit_test(chosen_models_only),
  };
  return cmocka_run_group_tests(tests, compute_default, free_default);
}
