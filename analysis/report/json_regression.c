#include "json_regression.h"

#include <math.h>

#include "json_value.h"

static void
add_term(cJSON *terms, const Regression *regression, gsize i)
{
  const Coefficient *c = &regression->coefficients[i], *plain = &regression->plain[i];
  const Effect *effect = &regression->effects[i];
  cJSON *term = json_item(terms);
  json_text(term, "term", regression->fit->names[i]);
  json_number(term, "estimate", c->estimate);
  json_number(term, "std_error", c->standard_error);
  json_number(term, "t", c->t);
  json_number(term, "p", c->p);
  json_number(term, "ci_low", c->lower);
  json_number(term, "ci_high", c->upper);
  json_number(term, "std_error_plain", plain->standard_error);
  json_number(term, "p_plain", plain->p);
  json_number(term, "estimate_ols", plain->estimate);
  json_number(term, "standardised", effect->standardised);
  json_number(term, "elasticity", effect->elasticity);
  json_number(term, "vif", effect->inflation);
  json_number(term, "detectable", effect->detectable);
  if (regression->bootstrap) {
    json_number(term, "percentile_low", regression->bootstrap->lower[i]);
    json_number(term, "percentile_high", regression->bootstrap->upper[i]);
  }
}

static void
add_hac(cJSON *errors, const Regression *regression)
{
  const gboolean hac = regression->errors == ERRORS_NEWEY_WEST;
  const HacOptions *options = &regression->hac.options;
  json_text(errors, "kernel", hac ? kernel_name(options->kernel) : NULL);
  if (hac)
    json_count(errors, "lag", regression->lag);
  else
    cJSON_AddNullToObject(errors, "lag");
  json_text(errors, "lag_rule",
            !hac                              ? NULL
            : options->rule == BANDWIDTH_RULE ? "floor(4 (n/100)^(2/9))"
                                              : bandwidth_rule_name(options->rule));
  json_number(errors, "bandwidth", hac ? regression->hac.bandwidth : NAN);
  json_text(errors, "bandwidth_rule", hac ? bandwidth_rule_name(options->rule) : NULL);
  json_number(errors, "bandwidth_selected", hac ? regression->hac.selected : NAN);
  if (hac)
    cJSON_AddBoolToObject(errors, "prewhiten", options->prewhiten);
  else
    cJSON_AddNullToObject(errors, "prewhiten");
  json_text(errors, "preset", hac ? preset_name(regression->preset) : NULL);
}

static void
add_count_or_null(cJSON *object, const char *key, gboolean there, gsize count)
{
  if (there)
    json_count(object, key, count);
  else
    cJSON_AddNullToObject(object, key);
}

static void
add_errors(cJSON *item, const Regression *regression)
{
  const Bootstrap *bootstrap = regression->bootstrap;
  cJSON *errors = cJSON_AddObjectToObject(item, "errors");
  json_text(errors, "method", errors_name(regression->errors));
  cJSON_AddBoolToObject(errors, "by_default", regression->by_default);
  add_hac(errors, regression);
  json_number(errors, "factor", regression->errors == ERRORS_PLAIN ? NAN : regression->factor);
  json_text(errors, "cluster", regression->cluster);
  add_count_or_null(errors, "groups", regression->groups > 0, regression->groups);
  add_count_or_null(errors, "seed", bootstrap != NULL, bootstrap ? bootstrap->options.seed : 0);
  add_count_or_null(errors, "resamples", bootstrap != NULL, bootstrap ? bootstrap->options.resamples : 0);
  add_count_or_null(errors, "block", bootstrap != NULL, bootstrap ? bootstrap->options.block : 0);
  json_count(errors, "df", regression->freedom);
}

static void
add_result(cJSON *object, const TestResult *result)
{
  json_number(object, "statistic", result->statistic);
  json_number(object, "df1", result->df1);
  json_number(object, "df2", result->df2);
  json_number(object, "p", result->p);
}

static void
add_diagnostics(cJSON *item, const Regression *regression)
{
  const Diagnostics *diagnostics = regression->diagnostics;
  json_count(item, "tests_run", diagnostics->run);
  json_count(item, "tests_rejected", diagnostics->rejected);
  cJSON *list = json_array(item, "diagnostics");
  for (DiagnosticKind kind = 0; kind < N_DIAGNOSTICS; kind++) {
    const Diagnostic *test = &diagnostics->tests[kind];
    cJSON *object = json_item(list);
    json_text(object, "name", test->key);
    json_text(object, "null", test->run ? test->result.null : NULL);
    if (test->run)
      add_result(object, &test->result);
    add_count_or_null(object, "order", test->run && test->result.order, test->result.order);
    json_text(object, "verdict", !test->run ? "not run" : test->rejected ? "rejected at 5 %" : "not rejected at 5 %");
    json_text(object, "why", test->why);
  }
}

/* An observation by its period, or by its number from 1 where there is none. */
static void
add_observation(cJSON *object, const char *key, const Regression *regression, gsize at)
{
  if (at >= regression->n)
    cJSON_AddNullToObject(object, key);
  else if (regression->cross_section)
    json_count(object, key, (gsize)regression->periods[at].first + 1);
  else
    json_period(object, key, regression->periods[at]);
}

static void
add_influence(cJSON *item, const Regression *regression)
{
  const InfluenceReport *report = regression->influence;
  cJSON *influence = cJSON_AddObjectToObject(item, "influence");
  json_number(influence, "leverage", report->leverage);
  add_observation(influence, "leverage_at", regression, report->leverage_at);
  json_number(influence, "leverage_limit", report->leverage_limit);
  json_count(influence, "above_limit", report->above_limit);
  json_number(influence, "cook", report->cook);
  add_observation(influence, "cook_at", regression, report->cook_at);
  json_number(influence, "studentised", report->studentised);
  add_observation(influence, "studentised_at", regression, report->studentised_at);
  cJSON *list = json_array(influence, "leave_one_out");
  for (gsize j = 0; j < regression->k; j++) {
    cJSON *object = json_item(list);
    json_text(object, "term", regression->fit->names[j]);
    add_observation(object, "strongest", regression, report->strongest[j]);
    json_number(object, "estimate_without", report->without[j]);
  }
}

static void
add_dropped(cJSON *item, const Regression *regression)
{
  cJSON *dropped = json_array(item, "dropped"), *left_out = json_array(item, "left_out");
  for (char **name = regression->dropped; *name; name++)
    cJSON_AddItemToArray(dropped, cJSON_CreateString(*name));
  for (guint i = 0; i < regression->left_out->entries->len; i++) {
    const LedgerEntry *entry = g_ptr_array_index(regression->left_out->entries, i);
    cJSON *object = json_item(left_out);
    json_text(object, "reason", entry->reason);
    json_count(object, "count", entry->count);
    json_text(object, "periods", entry->periods);
  }
}

static void
add_predictions(cJSON *item, const Regression *regression)
{
  cJSON *list = json_array(item, "predictions");
  for (guint i = 0; i < regression->predictions->len; i++) {
    const PredictedPoint *point = g_ptr_array_index(regression->predictions, i);
    const Prediction *p = &point->prediction;
    cJSON *object = json_item(list);
    json_text(object, "at", point->at);
    json_number(object, "mean", p->mean);
    json_number(object, "std_error", p->standard_error);
    json_number(object, "mean_low", p->mean_lower);
    json_number(object, "mean_high", p->mean_upper);
    json_number(object, "prediction_error", p->prediction_error);
    json_number(object, "prediction_low", p->prediction_lower);
    json_number(object, "prediction_high", p->prediction_upper);
  }
}

static void
add_forecast(cJSON *item, const Regression *regression)
{
  const Forecast *forecast = regression->forecast;
  cJSON *list = json_array(item, "forecast");
  for (gsize step = 0; forecast && step < forecast->fan->steps; step++) {
    const Fan *fan = forecast->fan;
    cJSON *object = json_item(list);
    json_period(object, "period", forecast->periods[step]);
    json_number(object, "mean", fan->mean[step]);
    json_number(object, "prediction_error", fan->error[step]);
    cJSON *intervals = json_array(object, "intervals");
    for (gsize l = 0; l < fan->levels; l++) {
      cJSON *interval = json_item(intervals);
      json_number(interval, "level", fan->level[l]);
      json_number(interval, "low", fan->lower[step * fan->levels + l]);
      json_number(interval, "high", fan->upper[step * fan->levels + l]);
    }
  }
}

/* What least squares alone has is null for another estimator. */
static void
add_quality(cJSON *item, const Regression *regression)
{
  const Fit *fit = regression->fit;
  const gboolean ols = regression->estimator == ESTIMATOR_OLS;
  const PraisWinsten *prais_winsten = regression->prais_winsten;
  json_number(item, "r_squared", ols ? fit->r_squared : prais_winsten ? prais_winsten->r_squared : NAN);
  json_number(item, "adjusted_r_squared", ols ? fit->adjusted : NAN);
  json_number(item, "sigma", ols ? fit->sigma : prais_winsten ? prais_winsten->fit->sigma : regression->robust->sigma);
  json_number(item, "f", ols ? fit->f : NAN);
  json_number(item, "f_p", ols ? fit->f_p : NAN);
  json_number(item, "log_likelihood", ols ? fit->log_likelihood : NAN);
  json_number(item, "aic", ols ? fit->aic : NAN);
  json_number(item, "bic", ols ? fit->bic : NAN);
  json_number(item, "hq", ols ? fit->hq : NAN);
  json_number(item, "condition", fit->condition);
  cJSON_AddBoolToObject(item, "quadruple_precision", fit->quadruple);
  json_number(item, "durbin_watson", fit->durbin_watson);
}

static void
add_estimator(cJSON *item, const Regression *regression)
{
  json_text(item, "estimator", estimator_name(regression->estimator));
  json_text(item, "weights", regression->weights);
  if (regression->prais_winsten) {
    json_number(item, "rho", regression->prais_winsten->rho);
    json_count(item, "iterations", regression->prais_winsten->iterations);
  }
  if (regression->robust) {
    json_count(item, "silenced", regression->robust->silenced);
    json_count(item, "iterations", regression->robust->iterations);
  }
}

void
json_regression(cJSON *item, const Regression *regression)
{
  const Fit *fit = regression->fit;
  json_text(item, "name", regression->name);
  json_text(item, "formula", regression->formula);
  json_text(item, "response_unit", regression->response_unit);
  json_text(item, "source", regression->source);
  json_count(item, "n", regression->n);
  json_count(item, "df", fit->n - fit->k);
  json_text(item, "frequency", regression->cross_section ? NULL : frequency_name(regression->frequency));
  if (!regression->cross_section) {
    json_period(item, "first", regression->periods[0]);
    json_period(item, "last", regression->periods[regression->n - 1]);
  }
  cJSON *terms = json_array(item, "terms");
  for (gsize i = 0; i < fit->k; i++)
    add_term(terms, regression, i);
  add_quality(item, regression);
  add_estimator(item, regression);
  add_errors(item, regression);
  json_text(item, "null", "the coefficient is zero");
  cJSON *slopes = cJSON_AddObjectToObject(item, "slopes");
  add_result(slopes, &regression->slopes);
  json_text(slopes, "null", "all slopes are zero");
  add_diagnostics(item, regression);
  add_influence(item, regression);
  add_dropped(item, regression);
  add_predictions(item, regression);
  add_forecast(item, regression);
}
