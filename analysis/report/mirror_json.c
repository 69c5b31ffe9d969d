#include <math.h>

#include "json_value.h"
#include "mirror_section.h"
#include "stats/modified_z.h"

static const char *
valuation_key(MirrorValuation valuation)
{
  static const char *const keys[] = {NULL, "alike", "fob_against_cif", "cif_against_fob"};
  return keys[valuation];
}

static void
add_side(cJSON *object, const char *key, const Breakdown *side, double share, gsize alone)
{
  cJSON *item = cJSON_AddObjectToObject(object, key);
  json_text(item, "name", side->name);
  json_text(item, "label", side->label);
  json_text(item, "valuation", side->valuation);
  json_text(item, "composition", side->composition);
  json_text(item, "source", side->source);
  json_count(item, "alone", alone);
  json_number(item, "share_alone", share);
}

static void
add_sum(cJSON *item, const MirrorSum *sum)
{
  json_count(item, "n", sum->n);
  json_number(item, "reported", sum->n ? sum->reported : NAN);
  json_number(item, "mirrored", sum->n ? sum->mirrored : NAN);
  json_number(item, "ratio", mirror_quotient(sum->reported, sum->mirrored));
  json_number(item, "excess", sum->n ? sum->excess : NAN);
  json_number(item, "gross", sum->n ? sum->gross : NAN);
  json_number(item, "one_way", sum->one_way);
  json_count(item, "above", sum->above);
  json_count(item, "below", sum->below);
  json_number(item, "p_sign", sum->p);
}

static void
add_periods(cJSON *object, const MirrorStudy *study)
{
  cJSON *rows = json_array(object, "periods");
  for (gsize t = 0; t < study->n; t++) {
    const MirrorTotal *total = &study->totals[t];
    cJSON *item = json_item(rows);
    json_period(item, "period", study->periods[t]);
    json_count(item, "pairs", total->pairs);
    json_number(item, "reported", total->pairs ? total->reported : NAN);
    json_number(item, "mirrored", total->pairs ? total->mirrored : NAN);
    json_number(item, "ratio", total->ratio);
    json_number(item, "low", total->low);
    json_number(item, "high", total->high);
    json_number(item, "excess", total->pairs ? total->excess : NAN);
    json_count(item, "only_reported", total->alone_x);
    json_count(item, "only_mirrored", total->alone_y);
    json_number(item, "all_reported", total->all_x);
    json_number(item, "all_mirrored", total->all_y);
  }
}

static void
add_partners(cJSON *object, const MirrorStudy *study)
{
  cJSON *rows = json_array(object, "partners");
  for (gsize i = 0; i < study->k; i++) {
    const MirrorPartner *partner = &study->partners[study->order[i]];
    cJSON *item = json_item(rows);
    json_text(item, "code", partner->code);
    json_text(item, "label", partner->label);
    add_sum(item, &partner->sum);
    json_count(item, "outliers", partner->outliers);
  }
}

static void
add_pairs(cJSON *object, const MirrorStudy *study)
{
  cJSON *rows = json_array(object, "pairs");
  for (gsize t = 0; t < study->n; t++)
    for (gsize i = 0; i < study->k; i++) {
      const gsize at = mirror_place(study, t, i);
      if (isnan(study->x[at]) && isnan(study->y[at]))
        continue;
      cJSON *item = json_item(rows);
      json_period(item, "period", study->periods[t]);
      json_text(item, "code", study->partners[i].code);
      json_number(item, "reported", study->x[at]);
      json_number(item, "mirrored", study->y[at]);
      json_number(item, "log_ratio", study->log_ratio[at]);
      json_number(item, "excess", mirror_excess(study, at));
      json_number(item, "z_among_periods", study->over_periods[at]);
      json_number(item, "z_in_period", study->over_partners[at]);
    }
}

static void
add_given(cJSON *object, const MirrorStudy *study)
{
  static const char *const names[] = {"levels", "changes"};
  cJSON *rows = json_array(object, "log_ratio_and_given");
  for (guint on = 0; study->given && on < N_ON; on++) {
    const MirrorOn *one = &study->on[on];
    const Correlation *c = one->why ? NULL : &one->correlation;
    cJSON *item = json_item(rows);
    json_text(item, "on", names[on]);
    json_text(item, "null", "no correlation");
    json_text(item, "why_not", one->why);
    json_count(item, "n", one->n);
    json_number(item, "r", c ? c->r : NAN);
    json_number(item, "lower", c ? c->lower_effective : NAN);
    json_number(item, "upper", c ? c->upper_effective : NAN);
    json_number(item, "n_effective", c ? c->n_effective : NAN);
    json_number(item, "p", c ? c->p_effective : NAN);
  }
}

void
json_mirror(cJSON *object, const Analysis *analysis)
{
  const MirrorStudy *study = analysis->result;
  json_text(object, "unit", study->reported->unit);
  add_side(object, "reported", study->reported, study->share_x, study->alone_x);
  add_side(object, "mirrored", study->mirrored, study->share_y, study->alone_y);
  json_text(object, "valuation", valuation_key(study->valuation));
  json_number(object, "allowance", study->allowance);
  json_number(object, "expected_ratio", study->expected);
  json_text(object, "sum_is", study->sum_code);
  json_count(object, "n_pairs", study->pairs);
  json_count(object, "likely_estimates", study->estimates);
  json_text(object, "null_of_p_sign", "an excess above zero is as likely as one below, each period on its own");
  json_number(object, "outlier_beyond", MODIFIED_Z_OUTLIER);
  add_sum(cJSON_AddObjectToObject(object, "sum"), &study->sum);
  json_text(object, "given", study->given);
  add_given(object, study);
  add_periods(object, study);
  add_partners(object, study);
  add_pairs(object, study);
}
