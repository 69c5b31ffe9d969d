#include "breaks_section.h"

#include <math.h>

#include "breaks_words.h"
#include "json_value.h"

static cJSON *
add_test(cJSON *object, const char *key, double statistic, double p, const char *null)
{
  cJSON *item = cJSON_AddObjectToObject(object, key);
  json_number(item, "statistic", statistic);
  json_number(item, "p", p);
  json_text(item, "null", null);
  return item;
}

static void
add_date(cJSON *object, const char *key, const BreaksStudy *study, gsize observation)
{
  json_period(object, key, study->periods[observation - 1]);
}

static void
add_bootstrap(cJSON *object, const BreaksStudy *study)
{
  if (study->lagged_response) {
    cJSON_AddNullToObject(object, "bootstrap");
    return;
  }
  cJSON *item = add_test(object, "bootstrap", study->sup_f->sup, study->bootstrap.p, NO_BREAK_AR);
  json_number(item, "rho", study->bootstrap.rho);
  json_number(item, "critical_5_percent", study->bootstrap.critical);
  json_count(item, "resamples", study->bootstrap.resamples);
  json_count(item, "seed", study->bootstrap.seed);
}

static void
add_one_break(cJSON *object, const BreaksStudy *study)
{
  const SupF *f = study->sup_f;
  cJSON *sup = add_test(object, "sup_f", f->sup, f->sup_p, NO_BREAK);
  add_date(sup, "at", study, f->at);
  json_number(sup, "critical_5_percent", f->critical);
  add_test(object, "ave_f", f->ave, f->ave_p, NO_BREAK);
  add_test(object, "exp_f", f->exp, f->exp_p, NO_BREAK);
  add_bootstrap(object, study);
  cJSON *array = json_array(object, "f_statistics");
  for (gsize at = f->first; at <= f->last; at++) {
    cJSON *item = json_item(array);
    add_date(item, "at", study, at);
    json_number(item, "f", f->f[at - f->first]);
  }
}

static void
add_partitions(cJSON *object, const BreaksStudy *study)
{
  cJSON *array = json_array(object, "partitions");
  for (gsize m = 0; m < study->partitions->count; m++) {
    const Partition *partition = &study->partitions->partitions[m];
    cJSON *item = json_item(array);
    json_count(item, "breaks", m);
    json_number(item, "rss", partition->rss);
    json_number(item, "bic", partition->bic);
    json_number(item, "lwz", partition->lwz);
    cJSON *dates = json_array(item, "at");
    for (gsize b = 0; b < m; b++) {
      g_autofree char *date = breaks_date(study, partition->at[b]);
      cJSON_AddItemToArray(dates, cJSON_CreateString(date));
    }
  }
  json_count(object, "breaks_by_bic", study->partitions->by_bic);
  json_count(object, "breaks_by_lwz", study->partitions->by_lwz);
}

/* A limit outside the sample is null, and so is one that is not known. */
static void
add_limit(cJSON *object, const char *key, const BreaksStudy *study, double limit)
{
  if (limit >= 1 && limit <= (double)study->n)
    add_date(object, key, study, (gsize)limit);
  else
    cJSON_AddNullToObject(object, key);
}

static void
add_breaks(cJSON *object, const BreaksStudy *study)
{
  cJSON *array = json_array(object, "breaks");
  for (gsize b = 0; b < breaks_count(study); b++) {
    const BreakInterval *interval = &study->intervals[b];
    cJSON *item = json_item(array);
    add_date(item, "at", study, study->regimes->regimes[b + 1].first);
    add_limit(item, "lower", study, interval->lower);
    add_limit(item, "upper", study, interval->upper);
    cJSON_AddBoolToObject(item, "interval_known", interval->known);
  }
}

static void
add_regimes(cJSON *object, const BreaksStudy *study)
{
  cJSON *array = json_array(object, "regimes");
  for (gsize r = 0; r < study->regimes->count; r++) {
    const Regime *regime = &study->regimes->regimes[r];
    cJSON *item = json_item(array);
    add_date(item, "first", study, regime->first + 1);
    add_date(item, "last", study, regime->first + regime->n);
    json_count(item, "n", regime->n);
    json_number(item, "rss", regime->ssr);
    cJSON *coefficients = cJSON_AddObjectToObject(item, "coefficients");
    for (gsize j = 0; j < study->fit->k; j++)
      json_number(coefficients, study->fit->names[j], regime->coefficients[j]);
  }
  json_number(object, "residual_autocorrelation", study->regimes->autocorrelation);
}

static void
add_cusum(cJSON *object, const char *key, const BreaksStudy *study, const Cusum *cusum)
{
  cJSON *item = add_test(object, key, cusum->statistic, cusum->p, NO_DRIFT);
  add_date(item, "at", study, cusum->at);
  cJSON *array = json_array(item, "process");
  for (gsize i = 0; i < cusum->count; i++) {
    cJSON *value = json_item(array);
    add_date(value, "period", study, cusum->observation[i]);
    json_number(value, "value", cusum->process[i]);
    json_number(value, "boundary_5_percent", cusum->boundary[i]);
  }
}

static cJSON *
add_chow(cJSON *object, const char *key, const TestResult *test, const char *null)
{
  if (test->n == 0) {
    cJSON_AddNullToObject(object, key);
    return NULL;
  }
  cJSON *item = add_test(object, key, test->statistic, test->p, null);
  json_number(item, "df1", test->df1);
  json_number(item, "df2", test->df2);
  return item;
}

static void
add_chows(cJSON *object, const BreaksStudy *study)
{
  if (!study->has_chow) {
    cJSON_AddNullToObject(object, "chow");
    return;
  }
  cJSON *item = cJSON_AddObjectToObject(object, "chow");
  add_date(item, "at", study, study->chow.at);
  add_chow(item, "f", &study->chow.f, NO_CHANGE);
  add_chow(item, "hc3", &study->chow.robust, NO_CHANGE_VARIANCE);
  cJSON *hac = add_chow(item, "newey_west", &study->chow.hac, NO_CHANGE_HAC);
  if (hac)
    json_count(hac, "lag", study->chow.lag);
}

void
json_breaks(cJSON *object, const Analysis *analysis)
{
  const BreaksStudy *study = analysis->result;
  json_text(object, study->terms == TERMS_DEFAULT ? "formula" : "of", study->of);
  json_text(object, "terms",
            study->terms == TERMS_CONSTANT ? "constant"
            : study->terms == TERMS_TREND  ? "trend"
                                           : NULL);
  json_text(object, "unit", study->unit);
  json_text(object, "frequency", frequency_name(study->frequency));
  json_count(object, "n", study->n);
  add_date(object, "first", study, 1);
  add_date(object, "last", study, study->n);
  json_text(object, "break_is", "the last period of the old regime");
  json_number(object, "trimming", study->trimming);
  json_count(object, "shortest_regime", study->segment);
  add_one_break(object, study);
  add_partitions(object, study);
  add_breaks(object, study);
  add_regimes(object, study);
  add_cusum(object, "ols_cusum", study, study->ols_cusum);
  add_cusum(object, "recursive_cusum", study, study->recursive_cusum);
  add_chows(object, study);
}
