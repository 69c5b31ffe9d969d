#include "json.h"

#include <math.h>

#include "analysis_reports.h"
#include "claims_section.h"
#include "json_points.h"
#include "json_regression.h"
#include "json_value.h"
#include "correlation_reading.h"
#include "summary.h"
#include "warnings.h"

static void
add_series(cJSON *list, const Series *series)
{
  const SeriesSummary summary = summarize(series);
  cJSON *item = json_item(list);
  json_text(item, "name", series->name);
  json_text(item, "label", series_label(series));
  json_text(item, "unit", series->unit);
  json_text(item, "valuation", series->valuation);
  json_text(item, "composition", series->composition);
  if (series->range)
    json_text(item, "range", series->range);
  json_text(item, "source", series->source);
  json_text(item, "frequency", frequency_name(series_frequency(series)));
  json_count(item, "n", summary.n);
  json_count(item, "missing", summary.missing);
  json_count(item, "ranges", summary.ranges);
  json_count(item, "gaps", summary.gaps);
  json_number(item, "mean", summary.description.mean);
  json_number(item, "median", summary.description.median);
  json_number(item, "standard_deviation", summary.description.standard_deviation);
  json_number(item, "average_growth", summary.growth.average);
  json_number(item, "cagr", summary.growth.cagr);
  g_autofree char *points = json_points(series);
  cJSON_AddRawToObject(item, "points", points);
}

static void
add_trend(cJSON *list, const Trend *trend)
{
  cJSON *item = json_item(list);
  json_text(item, "name", trend->name);
  json_text(item, "of", trend->of);
  json_text(item, "unit", trend->series->unit);
  json_count(item, "n", trend->n);
  json_number(item, "mean", trend->description.mean);
  json_number(item, "median", trend->description.median);
  json_number(item, "standard_deviation", trend->description.standard_deviation);
  json_number(item, "cagr", trend->growth.cagr);
  json_number(item, "average_growth", trend->growth.average);
  json_regression(cJSON_AddObjectToObject(item, "linear"), trend->linear);
  if (trend->log_linear)
    json_regression(cJSON_AddObjectToObject(item, "log_linear"), trend->log_linear);
  else
    cJSON_AddNullToObject(item, "log_linear");
  cJSON *sen = cJSON_AddObjectToObject(item, "theil_sen");
  json_number(sen, "slope", trend->theil_sen.slope);
  json_number(sen, "intercept", trend->theil_sen.intercept);
  json_number(sen, "ci_low", trend->theil_sen.lower);
  json_number(sen, "ci_high", trend->theil_sen.upper);
  cJSON *kendall = cJSON_AddObjectToObject(item, "mann_kendall");
  json_number(kendall, "s", (double)trend->mann_kendall.s);
  json_number(kendall, "variance", trend->mann_kendall.variance);
  json_number(kendall, "z", trend->mann_kendall.z);
  json_number(kendall, "p", trend->mann_kendall.p);
  json_number(kendall, "tau", trend->mann_kendall.tau);
  json_text(kendall, "null", "no monotonic trend, periods independent");
  cJSON *corrected = cJSON_AddObjectToObject(item, "hamed_rao");
  json_count(corrected, "lags", trend->hamed_rao.lags);
  json_count(corrected, "longest_lag", trend->hamed_rao.longest);
  json_number(corrected, "bound", trend->hamed_rao.bound);
  json_number(corrected, "factor", trend->hamed_rao.factor);
  json_number(corrected, "variance", trend->hamed_rao.variance);
  json_number(corrected, "z", trend->hamed_rao.z);
  json_number(corrected, "p", trend->hamed_rao.p);
  json_number(corrected, "ar1", trend->hamed_rao.r1);
  json_number(corrected, "ar1_factor", trend->hamed_rao.ar_factor);
  json_number(corrected, "ar1_variance", trend->hamed_rao.ar_variance);
  json_number(corrected, "ar1_z", trend->hamed_rao.ar_z);
  json_number(corrected, "ar1_p", trend->hamed_rao.ar_p);
  json_text(corrected, "null", "no monotonic trend, periods autocorrelated as the detrended ranks are");
}

static void
add_resampled(cJSON *item, const ResampledP *resampled)
{
  const gboolean blocks = resampled->resamples > 0;
  json_number(item, "p_shift", resampled->p_shift);
  json_number(item, "shifts", resampled->shifts ? (double)resampled->shifts : NAN);
  json_number(item, "p_bootstrap", resampled->p_bootstrap);
  json_number(item, "resamples", blocks ? (double)resampled->resamples : NAN);
  json_number(item, "block", blocks ? (double)resampled->block : NAN);
  json_number(item, "seed", resampled->seed ? (double)resampled->seed : NAN);
}

static void
add_correlation(cJSON *list, const CorrelationReport *report, const CorrelatedPair *pair, const Correlation *c)
{
  static const char *const methods[] = {"pearson", "spearman", "kendall"};
  g_autofree char *how = describe_p(c);
  cJSON *item = json_item(list);
  json_text(item, "name", report->name);
  json_text(item, "method", methods[c->method]);
  json_text(item, "on", pair->on == ON_LEVELS ? "levels" : "changes");
  json_text(item, "x", report->x);
  json_text(item, "y", report->y);
  json_text(item, "source", report->source);
  json_count(item, "n", c->n);
  json_number(item, "r", c->r);
  json_number(item, "p", c->p);
  json_text(item, "p_method", how);
  json_number(item, "ci_low", c->lower);
  json_number(item, "ci_high", c->upper);
  json_number(item, "n_effective", c->n_effective);
  json_number(item, "p_effective", c->p_effective);
  json_number(item, "ci_low_effective", c->lower_effective);
  json_number(item, "ci_high_effective", c->upper_effective);
  add_resampled(item, &pair->resampled[c->method]);
  json_number(item, "detectable", c->method == CORRELATION_PEARSON ? pair->detectable : NAN);
  json_text(item, "null", "no association");
  g_autoptr(GPtrArray) warnings = pair->on == ON_LEVELS ? warn_correlation(report) : warnings_of(NULL, NULL);
  json_warnings(item, warnings);
}

static void
add_correlations(cJSON *list, const CorrelationReport *report)
{
  for (CorrelatedOn on = ON_LEVELS; on < N_ON; on++)
    for (CorrelationMethod method = CORRELATION_PEARSON; report->on[on].n && method <= CORRELATION_KENDALL; method++)
      add_correlation(list, report, &report->on[on], &report->on[on].results[method]);
}

static void
add_ledger(cJSON *document, const Ledger *ledger)
{
  cJSON *list = json_array(document, "ledger");
  for (guint i = 0; ledger && i < ledger->entries->len; i++) {
    const LedgerEntry *entry = g_ptr_array_index(ledger->entries, i);
    cJSON *item = json_item(list);
    json_text(item, "subject", entry->subject);
    json_text(item, "reason", entry->reason);
    json_count(item, "count", entry->count);
    json_text(item, "periods", entry->periods);
  }
}

static cJSON *
document_start(const char *title)
{
  cJSON *document = cJSON_CreateObject();
  json_text(document, "title", title);
  json_text(document, "version", BYTRADE_VERSION);
  json_number(document, "confidence_level", CONFIDENCE_LEVEL);
  return document;
}

/* Comparisons by the names of their models. */
static void
add_comparisons(cJSON *document, const Results *results)
{
  cJSON *list = json_array(document, "comparisons");
  for (guint i = 0; i < results->comparisons->len; i++) {
    const Comparison *comparison = g_ptr_array_index(results->comparisons, i);
    cJSON *item = json_item(list);
    json_text(item, "name", comparison->name);
    cJSON *models = json_array(item, "models");
    for (gsize j = 0; j < comparison->n; j++)
      cJSON_AddItemToArray(models, cJSON_CreateString(comparison->models[j]->name));
  }
}

/* name NULL: what only the whole study has. */
static gboolean
is_wanted(const char *const *names, const char *name)
{
  return !names || !names[0] || (name && g_strv_contains(names, name));
}

/* One list: each says its kind. */
static void
add_analyses(cJSON *document, const Results *results, const char *const *names)
{
  cJSON *list = json_array(document, "analyses");
  for (guint i = 0; i < results->analyses->len; i++) {
    const Analysis *analysis = g_ptr_array_index(results->analyses, i);
    if (is_wanted(names, analysis->name))
      json_analysis(json_item(list), analysis);
  }
}

/* Those of the whole study, or of a table of claims that is asked for. */
static void
add_claims(cJSON *document, const Results *results, const char *const *names)
{
  cJSON *list = json_array(document, "claims");
  gboolean shown = is_wanted(names, NULL);
  for (guint i = 0; names && i < results->study->tables->len; i++) {
    const TableDef *table = g_ptr_array_index(results->study->tables, i);
    shown |= table->kind && g_str_equal(table->kind->word, "claims") && is_wanted(names, table->name);
  }
  if (shown && results->claims)
    json_claims(list, (const Claim *const *)results->claims->pdata, results->claims->len);
}

char *
report_json(const Results *results, const char *const *names)
{
  cJSON *document = document_start(results->study->title);
  cJSON *series = json_array(document, "series"), *trends = json_array(document, "trends"),
        *regressions = json_array(document, "regressions"), *correlations = json_array(document, "correlations");
  for (guint i = 0; !(names && names[0]) && i < results->series->len; i++)
    add_series(series, g_ptr_array_index(results->series, i));
  for (guint i = 0; i < results->trends->len; i++) {
    const Trend *trend = g_ptr_array_index(results->trends, i);
    if (is_wanted(names, trend->name))
      add_trend(trends, trend);
  }
  for (guint i = 0; i < results->regressions->len; i++) {
    const Regression *regression = g_ptr_array_index(results->regressions, i);
    if (is_wanted(names, regression->name))
      json_regression(json_item(regressions), regression);
  }
  for (guint i = 0; i < results->correlations->len; i++) {
    const CorrelationReport *report = g_ptr_array_index(results->correlations, i);
    if (is_wanted(names, report->name))
      add_correlations(correlations, report);
  }
  add_comparisons(document, results);
  add_analyses(document, results, names);
  add_claims(document, results, names);
  add_ledger(document, results->ledger);
  return json_print(document);
}

char *
regressions_json(const Regression *const *regressions, gsize n, const Ledger *ledger)
{
  cJSON *document = document_start(regressions[0]->formula);
  cJSON *list = json_array(document, "regressions");
  for (gsize i = 0; i < n; i++)
    json_regression(json_item(list), regressions[i]);
  add_ledger(document, ledger);
  return json_print(document);
}

char *
correlation_json(const CorrelationReport *report, const Ledger *ledger)
{
  g_autofree char *title = g_strdup_printf("%s and %s", report->x, report->y);
  cJSON *document = document_start(title);
  add_correlations(json_array(document, "correlations"), report);
  add_ledger(document, ledger);
  return json_print(document);
}

char *
analysis_json(const Analysis *analysis, const Ledger *ledger)
{
  cJSON *document = document_start(analysis->name);
  json_analysis(json_item(json_array(document, "analyses")), analysis);
  add_ledger(document, ledger);
  return json_print(document);
}

char *
series_json(const Series *series, const Ledger *ledger)
{
  cJSON *document = document_start(series->name);
  add_series(json_array(document, "series"), series);
  add_ledger(document, ledger);
  return json_print(document);
}

char *
claims_json(const Results *results, const Claim *const *claims, gsize n)
{
  cJSON *document = cJSON_CreateObject();
  json_text(document, "title", results->study->title);
  json_text(document, "version", BYTRADE_VERSION);
  json_claims(json_array(document, "claims"), claims, n);
  add_ledger(document, results->ledger);
  return json_print(document);
}
