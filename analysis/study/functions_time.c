#include "functions.h"

#include <math.h>

#include "datasets/convert.h"
#include "datasets/problems.h"

/* An observation of a result stands where another stood, with its index. */
static Observation
in_place_of(const Observation *here, Missing missing, double value)
{
  Observation observation =
      missing ? observation_missing(here->period, missing) : observation_exact(here->period, value);
  observation.index = here->index;
  return observation;
}

/* The series k steps back, on the periods of the series; what has no observation there is undefined. */
static Series *
shift(const Series *series, int k)
{
  Series *result = series_like(series);
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i), *there = series_before(series, i, k);
    Observation moved = there ? *there : in_place_of(here, MISSING_UNDEFINED, NAN);
    moved.period = here->period;
    series_add(result, moved);
  }
  return result;
}

static Series *
first_series(Evaluator *evaluator, const Expr *call)
{
  return evaluate_series(evaluator, expr_argument(call, 0));
}

static gboolean
argument_steps(Evaluator *evaluator, const Expr *call, int *steps)
{
  *steps = 1;
  return expr_n_arguments(call) < 2 || evaluate_whole(evaluator, expr_argument(call, 1), steps);
}

gboolean
call_lag(Evaluator *evaluator, const Expr *call, Value *value)
{
  int k;
  g_autoptr(Series) series = first_series(evaluator, call);
  if (!series || !argument_steps(evaluator, call, &k))
    return FALSE;
  return give_series(value, shift(series, g_str_equal(call->name, "lead") ? -k : k), series->unit);
}

/* The difference of logs: undefined where either value is not above 0. */
static gboolean
log_change(Evaluator *evaluator, const Expr *call, const Series *series, int k, Value *value)
{
  g_auto(Value) now = {.series = map_series(series, positive_log)};
  series_set(&now.series->unit, NULL);
  g_auto(Value) then = {.series = shift(now.series, k)};
  return combine(evaluator, call, OPERATOR_SUBTRACT, &now, &then, value);
}

/* x less x k periods before, or its percentage of it. */
static gboolean
change(Evaluator *evaluator, const Expr *call, const Series *series, int k, Value *value)
{
  g_auto(Value) now = {.series = series_copy(series)}, then = {.series = shift(series, k)}, ratio = {0};
  if (g_str_equal(call->name, "diff"))
    return combine(evaluator, call, OPERATOR_SUBTRACT, &now, &then, value);
  const Value one = {.number = 1, .literal = TRUE}, hundred = {.number = 100, .literal = TRUE};
  g_auto(Value) less = {0};
  if (!combine(evaluator, call, OPERATOR_DIVIDE, &now, &then, &ratio) ||
      !combine(evaluator, call, OPERATOR_SUBTRACT, &ratio, &one, &less) ||
      !combine(evaluator, call, OPERATOR_MULTIPLY, &less, &hundred, value))
    return FALSE;
  series_set(&value->series->unit, "percent");
  return TRUE;
}

gboolean
call_change(Evaluator *evaluator, const Expr *call, Value *value)
{
  int k;
  g_autoptr(Series) series = first_series(evaluator, call);
  if (!series || !argument_steps(evaluator, call, &k))
    return FALSE;
  return g_str_equal(call->name, "growth") ? log_change(evaluator, call, series, k, value)
                                           : change(evaluator, call, series, k, value);
}

gboolean
call_yoy(Evaluator *evaluator, const Expr *call, Value *value)
{
  g_autoptr(Series) series = first_series(evaluator, call);
  if (!series)
    return FALSE;
  const Frequency frequency = series_frequency(series);
  if (frequency == FREQUENCY_IRREGULAR || frequency == FREQUENCY_DAY)
    return evaluator_fail(evaluator, call, DATA_ERROR_ALIGN,
                          "yoy needs periods of a year or its whole parts, not %s ones", frequency_name(frequency));
  return change(evaluator, call, series, frequency_per_year(frequency), value);
}

/* Mean of the periods from ahead of the i-th to back behind it; missing where one of them is. */
static Observation
mean_around(const Series *series, gsize i, int ahead, int back)
{
  double sum = 0;
  Missing missing = MISSING_NO;
  for (int k = -ahead; k <= back && !missing; k++) {
    const Observation *there = series_before(series, i, k);
    missing = there ? there->missing : MISSING_UNDEFINED;
    sum += missing ? 0 : there->value;
  }
  return in_place_of(series_at(series, i), missing, sum / (ahead + back + 1));
}

/* Centred mean of width periods (odd), or trailing for an even width. */
gboolean
call_ma(Evaluator *evaluator, const Expr *call, Value *value)
{
  int width;
  g_autoptr(Series) series = first_series(evaluator, call);
  if (!series || !evaluate_whole(evaluator, expr_argument(call, 1), &width))
    return FALSE;
  if (width < 1)
    return evaluator_fail(evaluator, expr_argument(call, 1), DATA_ERROR_SCHEMA, "the width of ma must be 1 or more");
  const int ahead = width % 2 ? width / 2 : 0, back = width - 1 - ahead;
  Series *result = series_like(series);
  for (gsize i = 0; i < series_length(series); i++)
    series_add(result, mean_around(series, i, ahead, back));
  return give_series(value, result, series->unit);
}

/* Running sum; from the first gap on everything is missing. */
gboolean
call_cum(Evaluator *evaluator, const Expr *call, Value *value)
{
  g_autoptr(Series) series = first_series(evaluator, call);
  if (!series)
    return FALSE;
  Series *result = series_like(series);
  double sum = 0;
  Missing missing = MISSING_NO;
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    if (i > 0 && !missing && !series_before(series, i, 1))
      missing = MISSING_UNDEFINED;
    missing = missing ? missing : here->missing;
    sum += missing ? 0 : here->value;
    series_add(result, in_place_of(here, missing, sum));
  }
  return give_series(value, result, series->unit);
}

gboolean
divide_by_period(Evaluator *evaluator, const Expr *call, const Series *series, const Expr *at, const char *what,
                 Value *ratio)
{
  const Observation *base = series_find(series, at->period);
  g_autofree char *shown = period_print(at->period);
  if (!base || base->missing || base->value == 0)
    return evaluator_fail(evaluator, at, DATA_ERROR_PERIOD, "there is no %s in %s", what, shown);
  g_auto(Value) own = {.series = series_copy(series)}, divisor = {.series = series_like(series)};
  for (gsize i = 0; i < series_length(series); i++) {
    Observation constant = *base;
    constant.period = series_at(series, i)->period;
    series_add(divisor.series, constant);
  }
  return combine(evaluator, call, OPERATOR_DIVIDE, &own, &divisor, ratio);
}

/* Percent of the value in one period. */
gboolean
call_rebase(Evaluator *evaluator, const Expr *call, Value *value)
{
  g_autoptr(Series) series = first_series(evaluator, call);
  const Expr *at = expr_argument(call, 1);
  g_auto(Value) ratio = {0};
  const Value hundred = {.number = 100, .literal = TRUE};
  if (!series || !divide_by_period(evaluator, call, series, at, "value to rebase to", &ratio) ||
      !combine(evaluator, call, OPERATOR_MULTIPLY, &ratio, &hundred, value))
    return FALSE;
  g_autofree char *shown = period_print(at->period);
  g_autofree char *unit = g_strdup_printf("%s=100", shown);
  series_set(&value->series->unit, unit);
  return TRUE;
}

static const struct {
  const char *name;
  Frequency frequency;
} conversions[] = {{"annual", FREQUENCY_YEAR},
                   {"quarterly", FREQUENCY_QUARTER},
                   {"bimonthly", FREQUENCY_TWO_MONTH},
                   {"monthly", FREQUENCY_MONTH}};

static gboolean
is_word(const Expr *argument, const char *word)
{
  return argument->kind == EXPR_NAME && g_str_equal(argument->name, word);
}

static gboolean
convert(Evaluator *evaluator, const Expr *call, const Series *series, ConvertRule rule, gboolean partial, Value *value)
{
  g_autoptr(GError) error = NULL;
  gsize i = 0;
  while (!g_str_equal(conversions[i].name, call->name))
    i++;
  value->series = series_convert(series, conversions[i].frequency, rule, partial, evaluator->scope->ledger, &error);
  return value->series || evaluator_fail(evaluator, call, (DataError)error->code, "%s", error->message);
}

gboolean
call_convert(Evaluator *evaluator, const Expr *call, Value *value)
{
  const Expr *word = expr_argument(call, 1);
  const gboolean partial = expr_n_arguments(call) == 3;
  ConvertRule rule;
  if (word->kind != EXPR_NAME || !convert_rule_from_name(word->name, &rule))
    return evaluator_fail(evaluator, word, DATA_ERROR_NAME, "the rule of %s is sum, mean or last", call->name);
  if (partial && !is_word(expr_argument(call, 2), "partial"))
    return evaluator_fail(evaluator, expr_argument(call, 2), DATA_ERROR_NAME, "only 'partial' can stand here");
  g_autoptr(Series) series = first_series(evaluator, call);
  return series && convert(evaluator, call, series, rule, partial, value);
}
