#include <math.h>

#include "format.h"
#include "json_value.h"
#include "lead_lag_section.h"
#include "lead_lag_words.h"
#include "warnings.h"

static void
json_lags(cJSON *object, const LeadLagSide *side)
{
  cJSON *list = json_array(object, "lags");
  for (int lag = -(int)side->lags; lag <= (int)side->lags; lag++) {
    cJSON *item = json_item(list);
    json_number(item, "lag", lag);
    json_count(item, "n", side->n - (gsize)ABS(lag));
    json_number(item, "r", cross_correlation_at(side->correlation, lag));
    json_number(item, "band", cross_correlation_band(side->correlation, lag));
    json_number(item, "prewhitened_r",
                side->prewhitened ? cross_correlation_at(side->prewhitened->correlation, lag) : NAN);
  }
}

static void
append_number(cJSON *array, double value)
{
  g_autofree char *digits = format_shortest(value);
  cJSON_AddItemToArray(array, cJSON_CreateRaw(digits));
}

static void
json_prewhitened(cJSON *object, const Prewhitened *white)
{
  if (!white) {
    cJSON_AddNullToObject(object, "prewhitened");
    return;
  }
  cJSON *item = cJSON_AddObjectToObject(object, "prewhitened"), *coefficients;
  json_count(item, "order", white->order);
  json_count(item, "n", white->correlation->n);
  json_number(item, "band", white->correlation->naive);
  coefficients = json_array(item, "coefficients");
  for (gsize i = 0; i < white->order; i++)
    append_number(coefficients, white->coefficients[i]);
}

static void
json_best(cJSON *object, const LeadLagSide *side)
{
  const LagInterval *at = &side->at_best;
  cJSON *best = cJSON_AddObjectToObject(object, "best");
  json_number(best, "lag", side->shift.best);
  json_number(best, "r", side->shift.r);
  json_number(best, "p_shifts", side->shift.p);
  json_count(best, "shifts", side->shift.shifts);
  cJSON_AddBoolToObject(best, "shifts_drawn", side->shift.drawn);
  json_number(best, "smallest_p_shifts", side->shift.smallest);
  json_number(best, "p_bootstrap", side->bootstrap.p);
  json_count(best, "resamples", side->bootstrap.options.resamples);
  json_count(best, "block", side->bootstrap.options.block);
  json_count(best, "seed", side->bootstrap.options.seed);
  json_count(best, "n_pairs", side->n - (gsize)ABS(side->shift.best));
  json_number(best, "r_pairs", at->n ? at->r : NAN);
  json_number(best, "ci_low_bootstrap", at->n ? at->lower : NAN);
  json_number(best, "ci_high_bootstrap", at->n ? at->upper : NAN);
}

static void
json_parts(cJSON *object, const LeadLagSide *side)
{
  cJSON *list = json_array(object, "parts");
  const gsize apart = (gsize)ABS(side->shift.best);
  for (guint i = 0; i < LEAD_LAG_PARTS; i++) {
    const SubPeriod *part = &side->parts[i];
    if (part->n == 0)
      continue;
    cJSON *item = json_item(list);
    json_period(item, "first", side->periods[part->first]);
    json_period(item, "last", side->periods[part->first + part->n - 1 + apart]);
    json_count(item, "n", part->n);
    json_number(item, "r", part->r);
  }
}

static void
json_side(cJSON *list, const LeadLagSide *side)
{
  cJSON *item = json_item(list);
  json_text(item, "on", side->on == ON_LEVELS ? "levels" : "changes");
  json_text(item, "why_not", side->why);
  if (side->why)
    return;
  json_count(item, "n", side->n);
  json_period(item, "first", side->periods[0]);
  json_period(item, "last", side->periods[side->n - 1]);
  json_number(item, "n_effective", side->correlation->effective);
  json_count(item, "lags_tried", 2 * side->lags + 1);
  json_lags(item, side);
  json_prewhitened(item, side->prewhitened);
  json_best(item, side);
  json_number(item, "r_needed_one_lag", side->needed);
  json_number(item, "r_needed_one_lag_effective", side->needed_effective);
  json_number(item, "r_needed_best_lag", side->bootstrap.needed);
  json_parts(item, side);
}

void
json_lead_lag(cJSON *object, const Analysis *analysis)
{
  const LeadLagStudy *study = analysis->result;
  g_autoptr(GPtrArray) warnings = warnings_of(warn_lead_lag_levels(study), warn_lead_lag_few(study));
  json_text(object, "x", study->x);
  json_text(object, "y", study->y);
  json_text(object, "convention", "lag k > 0: x leads y by k periods");
  json_text(object, "null", "the series have nothing to do with each other at any of these lags");
  cJSON_AddBoolToObject(object, "lags_by_rule", study->by_rule);
  cJSON *sides = json_array(object, "results");
  for (guint i = 0; i < N_ON; i++)
    json_side(sides, &study->on[i]);
  json_warnings(object, warnings);
}
