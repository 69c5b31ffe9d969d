#include <math.h>

#include "agreement_section.h"
#include "agreement_words.h"
#include "json_value.h"
#include "warnings.h"

#define WORST_LISTED 5

static void
json_rank(cJSON *item, const AgreementStudy *study, const char *key, const Correlation *c)
{
  cJSON *object = cJSON_AddObjectToObject(item, key);
  const gboolean time = !agreement_is_unordered(study);
  json_number(object, "r", c->r);
  json_number(object, "p", c->p);
  json_number(object, "ci_low", c->lower);
  json_number(object, "ci_high", c->upper);
  json_number(object, "n_effective", time ? c->n_effective : NAN);
  json_number(object, "p_effective", time ? c->p_effective : NAN);
  json_number(object, "ci_low_effective", time ? c->lower_effective : NAN);
  json_number(object, "ci_high_effective", time ? c->upper_effective : NAN);
}

static void
json_on(cJSON *list, const AgreementStudy *study, CorrelatedOn on)
{
  const AgreedOn *agreed = &study->on[on];
  if (agreed->n == 0)
    return;
  cJSON *item = json_item(list);
  json_text(item, "on", on == ON_LEVELS ? "levels" : "changes");
  json_count(item, "n", agreed->n);
  json_rank(item, study, "spearman", &agreed->spearman);
  json_rank(item, study, "kendall", &agreed->kendall);
  json_count(item, "same_sign", agreed->signs.same);
  json_count(item, "opposite_sign", agreed->signs.opposite);
  json_count(item, "with_zero", agreed->signs.zero);
  json_number(item, "same_sign_share", agreed->signs.share);
  json_number(item, "same_sign_expected", agreed->signs.expected);
}

static void
json_bounds(cJSON *object, const char *key, const Bounds *plain, const Bounds *allowed)
{
  cJSON *item = cJSON_AddObjectToObject(object, key);
  json_number(item, "value", plain->value);
  json_number(item, "ci_low", plain->lower);
  json_number(item, "ci_high", plain->upper);
  json_number(item, "ci_low_effective", allowed ? allowed->lower : NAN);
  json_number(item, "ci_high_effective", allowed ? allowed->upper : NAN);
}

static void
json_differences(cJSON *object, const AgreementStudy *study)
{
  const Agreement *a = &study->agreement;
  const gboolean time = !agreement_is_unordered(study);
  if (study->no_difference) {
    json_text(object, "differences", NULL);
    return;
  }
  cJSON *item = cJSON_AddObjectToObject(object, "differences");
  json_number(item, "sd", a->sd);
  json_number(item, "r1", time ? a->r1 : NAN);
  json_number(item, "n_effective", time ? a->allowed.pairs : NAN);
  json_bounds(item, "bias", &a->independent.bias, time ? &a->allowed.bias : NULL);
  json_bounds(item, "limit_low", &a->independent.low, time ? &a->allowed.low : NULL);
  json_bounds(item, "limit_high", &a->independent.high, time ? &a->allowed.high : NULL);
  json_bounds(item, "concordance", &a->concordance, NULL);
  json_number(item, "smallest_difference", study->smallest);
}

/* Of the whole: what the signs say, ranges among them. */
static void
json_signs(cJSON *object, const AgreementStudy *study)
{
  const SignAgreement *signs = &study->on[ON_LEVELS].signs;
  json_count(object, "same", signs->same);
  json_count(object, "opposite", signs->opposite);
  json_count(object, "undecided", signs->undecided + signs->zero);
  json_number(object, "share_same", signs->share);
  json_number(object, "spearman", study->on[ON_LEVELS].n ? study->on[ON_LEVELS].spearman.r : NAN);
  json_text(object, "spearman_why_not", study->on[ON_LEVELS].why);
}

static void
json_known(cJSON *object, const char *key, const Observation *observation)
{
  cJSON *item = cJSON_AddObjectToObject(object, key);
  json_number(item, "value", observation_is_exact(observation) ? observation->value : NAN);
  json_number(item, "lower", observation->lower);
  json_number(item, "upper", observation->upper);
  cJSON_AddBoolToObject(item, "strict", observation->lower_open || observation->upper_open);
  json_number(item, "days_present", observation->days_present >= 0 ? (double)observation->days_present : NAN);
  json_number(item, "days", period_days(observation->period));
}

static void
json_common(cJSON *item, const AgreementStudy *study, const CommonPeriod *common)
{
  json_period(item, "period", common->period);
  json_text(item, "pair", pair_word(study, common->pair));
  json_known(item, "x", &common->x);
  json_known(item, "y", &common->y);
  json_text(item, "signs", signs_word(common->signs));
  json_number(item, "rank_difference", common->rank_difference);
}

static void
json_pairs(cJSON *object, const AgreementStudy *study)
{
  cJSON *pairs = json_array(object, "pairs"), *common = json_array(object, "periods_in_common"),
        *worst = json_array(object, "furthest_apart");
  const CommonPeriod *apart[WORST_LISTED];
  const gsize n = agreement_worst(study, apart, WORST_LISTED);
  for (guint i = 0; i < study->pairs->len; i++) {
    const ComparedPair *pair = g_ptr_array_index(study->pairs, i);
    g_autofree char *why = apart_words(pair),
                    *uneven = pair->uneven->len
                                  ? periods_print((const Period *)(void *)pair->uneven->data, pair->uneven->len)
                                  : NULL;
    cJSON *item = json_item(pairs);
    json_text(item, "x", pair->x);
    json_text(item, "y", pair->y);
    json_count(item, "n_x", pair->n_x);
    json_count(item, "n_y", pair->n_y);
    json_count(item, "common", pair->common);
    json_text(item, "unlike_spans", uneven);
    json_text(item, "nothing_in_common", why);
  }
  for (guint i = 0; i < study->common->len; i++)
    json_common(json_item(common), study, &g_array_index(study->common, CommonPeriod, i));
  for (gsize i = 0; i < n; i++)
    json_common(json_item(worst), study, apart[i]);
}

void
json_agreement(cJSON *object, const Analysis *analysis)
{
  const AgreementStudy *study = analysis->result;
  g_autofree char *periods = agreement_is_unordered(study) ? NULL : periods_print(study->periods, study->n);
  g_autoptr(GPtrArray) warnings = agreement_warnings(study);
  json_text(object, "x", study->x);
  json_text(object, "y", study->y);
  json_text(object, "unit", study->unit);
  json_count(object, "n", study->n);
  json_text(object, "periods", periods);
  json_signs(object, study);
  json_text(object, "null", "no association of the ranks");
  cJSON *results = json_array(object, "results");
  for (CorrelatedOn on = ON_LEVELS; on < N_ON; on++)
    json_on(results, study, on);
  json_differences(object, study);
  if (!study->cross_section)
    json_pairs(object, study);
  json_warnings(object, warnings);
}
