#include <math.h>

#include "claims_section.h"
#include "claims_words.h"
#include "json_value.h"
#include "output.h"

static double
finite_or_nan(double value)
{
  return isfinite(value) ? value : NAN;
}

static double
found_value(const Claim *claim)
{
  return claim->has_decisive ? claim->decisive.value : NAN;
}

/* A limit, where limits are what is known. */
static double
found_limit(const Claim *claim, double limit)
{
  return claim->has_decisive && claim->decisive.missing ? finite_or_nan(limit) : NAN;
}

static char *
found_period(const Claim *claim)
{
  return claim->has_decisive ? period_print(claim->decisive.period) : NULL;
}

static void
json_doubts(cJSON *object, const Claim *claim)
{
  static const char *const keys[] = {"not_covered",  "across_edge", "without_value",
                                     "days_missing", "own_source",  "open_limits"};
  cJSON *doubts = cJSON_AddObjectToObject(object, "doubts");
  for (ClaimDoubt doubt = 0; doubt < N_CLAIM_DOUBTS; doubt++) {
    cJSON *list = json_array(doubts, keys[doubt]);
    for (guint i = 0; i < claim->doubts[doubt]->len; i++) {
      g_autofree char *period = period_print(g_array_index(claim->doubts[doubt], Period, i));
      cJSON_AddItemToArray(list, cJSON_CreateString(period));
    }
  }
}

static void
json_claim(cJSON *object, const Claim *claim)
{
  g_autofree char *reason = claim_reason(claim), *period = found_period(claim);
  const Observation *found = &claim->decisive;
  const gboolean limits = claim->has_decisive && found->missing;
  json_text(object, "id", claim->id);
  json_text(object, "verdict", claim_verdict_text(claim->verdict));
  json_text(object, "statement", claim->statement);
  json_text(object, "expression", claim->expr);
  json_text(object, "at", claim->at);
  json_text(object, "relation", relation_text(claim->relation));
  json_number(object, "stated", claim->value);
  json_number(object, "tolerance", claim->tolerance);
  json_text(object, "unit", claim->unit);
  json_number(object, "found", found_value(claim));
  json_number(object, "found_lower", found_limit(claim, found->lower));
  json_number(object, "found_upper", found_limit(claim, found->upper));
  cJSON_AddBoolToObject(object, "lower_open", limits && found->lower_open);
  cJSON_AddBoolToObject(object, "upper_open", limits && found->upper_open);
  json_text(object, "found_period", period);
  json_number(object, "difference", claim->difference);
  json_text(object, "reason", reason);
  json_count(object, "periods", claim->n);
  json_count(object, "holding", claim->holding);
  json_count(object, "failing", claim->failing);
  json_doubts(object, claim);
  json_text(object, "source", claim->source);
  json_text(object, "data_source", claim->data_source);
  json_text(object, "found_source", claim->has_decisive ? claim->decisive.source : NULL);
  json_text(object, "composition", claim->composition);
}

void
json_claims(cJSON *array, const Claim *const *claims, gsize n)
{
  for (gsize i = 0; i < n; i++)
    json_claim(json_item(array), claims[i]);
}

static void
append_claim(GString *out, const Claim *claim)
{
  g_autofree char *reason = claim_reason(claim), *period = found_period(claim);
  csv_append_text(out, claim->id);
  csv_next_text(out, claim->statement);
  csv_next_text(out, claim->expr);
  csv_next_text(out, claim->at);
  g_string_append_printf(out, ",%s", relation_text(claim->relation)); /* a lone sign, and none that parts cells */
  csv_next_number(out, claim->value);
  csv_next_number(out, claim->tolerance);
  csv_next_text(out, claim->unit);
  csv_next_number(out, found_value(claim));
  csv_next_number(out, found_limit(claim, claim->decisive.lower));
  csv_next_number(out, found_limit(claim, claim->decisive.upper));
  csv_next_text(out, period);
  csv_next_number(out, claim->difference);
  csv_next_text(out, claim_verdict_text(claim->verdict));
  csv_next_text(out, reason);
  csv_next_number(out, (double)claim->n);
  csv_next_number(out, (double)claim->holding);
  csv_next_number(out, (double)claim->failing);
  csv_next_text(out, claim->source);
  csv_next_text(out, claim->data_source);
  csv_next_text(out, claim->has_decisive ? claim->decisive.source : NULL);
  g_string_append_c(out, '\n');
}

char *
claims_csv(const Claim *const *claims, gsize n)
{
  GString *out = g_string_new("id,statement,expression,at,relation,stated,tolerance,unit,found,found_lower,found_upper,"
                              "found_period,difference,verdict,reason,periods,holding,failing,source,data_source,"
                              "found_source\n");
  for (gsize i = 0; i < n; i++)
    append_claim(out, claims[i]);
  return g_string_free(out, FALSE);
}
