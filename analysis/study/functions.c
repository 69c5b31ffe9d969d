#include "functions.h"

#include <math.h>

#include "datasets/problems.h"
#include "datasets/unit.h"
#include "unit_rules.h"

gboolean
give_series(Value *value, Series *series, const char *unit)
{
  if (!series)
    return FALSE;
  series_set(&series->unit, unit);
  value->series = series;
  return TRUE;
}

Series *
map_series(const Series *series, double (*function)(double))
{
  Series *result = series_like(series);
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    const double value = here->missing ? NAN : function(here->value);
    Observation mapped = here->missing     ? observation_missing(here->period, here->missing)
                         : isfinite(value) ? observation_exact(here->period, value)
                                           : observation_missing(here->period, MISSING_UNDEFINED);
    mapped.days_present = here->days_present;
    mapped.index = here->index;
    mapped.source = here->source;
    series_add(result, mapped);
  }
  return result;
}

double
positive_log(double value)
{
  return value > 0 ? log(value) : NAN;
}

typedef enum { UNIT_NONE, UNIT_SAME, UNIT_ROOT } MapUnit;

static const struct {
  const char *name;
  double (*function)(double);
  MapUnit unit;
} maps[] = {
    {"log", positive_log, UNIT_NONE}, {"exp", exp, UNIT_NONE}, {"sqrt", sqrt, UNIT_ROOT}, {"abs", fabs, UNIT_SAME}};

static gboolean
map_number(Evaluator *evaluator, const Expr *call, double (*function)(double), Value *number)
{
  number->number = function(number->number);
  return isfinite(number->number) ||
         evaluator_fail(evaluator, call, DATA_ERROR_SCHEMA, "%s of this number is not defined", call->name);
}

static gboolean
call_map(Evaluator *evaluator, const Expr *call, Value *value)
{
  g_auto(Value) argument = {0};
  gsize i = 0;
  while (!g_str_equal(maps[i].name, call->name))
    i++;
  if (!evaluate_value(evaluator, expr_argument(call, 0), &argument))
    return FALSE;
  const char *own = argument.series ? argument.series->unit : argument.unit;
  g_autofree char *unit = maps[i].unit == UNIT_NONE ? NULL : unit_power(own, maps[i].unit == UNIT_ROOT ? 0.5 : 1);
  if (argument.series)
    return give_series(value, map_series(argument.series, maps[i].function), unit);
  *value = (Value){.number = argument.number, .unit = g_steal_pointer(&unit), .literal = argument.literal};
  return map_number(evaluator, call, maps[i].function, value);
}

/* USD million as USD, where the other side is in USD; left alone where the units differ in more than scale. */
static gboolean
bring_to_scale(Evaluator *evaluator, const Expr *at, Value *value, const char *unit)
{
  double factor;
  g_auto(Value) scaled = {0};
  if (!unit_rescale(value->series->unit, unit, &factor) || factor == 1)
    return TRUE;
  const Value by = {.number = factor, .literal = TRUE};
  if (!combine(evaluator, at, OPERATOR_MULTIPLY, value, &by, &scaled))
    return FALSE;
  series_free(value->series);
  value->series = g_steal_pointer(&scaled.series);
  series_set(&value->series->unit, unit);
  return TRUE;
}

static gboolean
call_share(Evaluator *evaluator, const Expr *call, Value *value)
{
  const Expr *second = expr_argument(call, 1);
  g_auto(Value) part = {.series = evaluate_series(evaluator, expr_argument(call, 0))};
  g_auto(Value) whole = {.series = part.series ? evaluate_series(evaluator, second) : NULL};
  return whole.series && bring_to_scale(evaluator, second, &part, whole.series->unit) &&
         check_like_units(evaluator, second, &part, &whole) &&
         combine(evaluator, second, OPERATOR_DIVIDE, &part, &whole, value);
}

const Function function_table[] = {{"log", 1, 1, FALSE, call_map},
                                   {"exp", 1, 1, FALSE, call_map},
                                   {"sqrt", 1, 1, FALSE, call_map},
                                   {"abs", 1, 1, FALSE, call_map},
                                   {"lag", 1, 2, TRUE, call_lag},
                                   {"lead", 1, 2, TRUE, call_lag},
                                   {"diff", 1, 2, TRUE, call_change},
                                   {"pct", 1, 2, TRUE, call_change},
                                   {"growth", 1, 2, TRUE, call_change},
                                   {"yoy", 1, 1, TRUE, call_yoy},
                                   {"ma", 2, 2, TRUE, call_ma},
                                   {"cum", 1, 1, TRUE, call_cum},
                                   {"rebase", 2, 2, TRUE, call_rebase},
                                   {"real", 3, 3, TRUE, call_real},
                                   {"cagr", 1, 1, TRUE, call_growth_rate},
                                   {"log_slope", 1, 1, TRUE, call_growth_rate},
                                   {"hp_trend", 1, 2, TRUE, call_hp},
                                   {"hp_cycle", 1, 2, TRUE, call_hp},
                                   {"hamilton_cycle", 1, 3, TRUE, call_hamilton},
                                   {"seasonal_adjust", 1, 1, TRUE, call_seasonal_adjust},
                                   {"share", 2, 2, FALSE, call_share},
                                   {"max", 1, 32, FALSE, call_across},
                                   {"min", 1, 32, FALSE, call_across},
                                   {"mean", 1, 32, FALSE, call_across},
                                   {"rank", 2, 32, FALSE, call_rank},
                                   {"if", 3, 3, FALSE, call_if},
                                   {"low", 1, 1, FALSE, call_range},
                                   {"high", 1, 1, FALSE, call_range},
                                   {"annual", 2, 3, TRUE, call_convert},
                                   {"quarterly", 2, 3, TRUE, call_convert},
                                   {"bimonthly", 2, 3, TRUE, call_convert},
                                   {"monthly", 2, 3, TRUE, call_convert},
                                   {NULL, 0, 0, FALSE, NULL}};
