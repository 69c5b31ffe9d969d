#include <math.h>
#include <string.h>

#include "datasets/convert.h"
#include "datasets/problems.h"
#include "datasets/unit.h"
#include "evaluator.h"

static Series *
argument_series(Evaluator *evaluator, const Expr *call, guint i)
{
  return evaluate_series(evaluator, expr_argument(call, i));
}

static gboolean
give(Value *value, Series *series, const char *unit)
{
  if (!series)
    return FALSE;
  series_set(&series->unit, unit);
  value->series = series;
  return TRUE;
}

/* Each exact value through a function; a range loses its limits, since the language knows only their sums. */
static Series *
map(const Series *series, double (*function)(double))
{
  Series *result = series_like(series);
  for (gsize i = 0; i < series_length(series); i++) {
    Observation observation = *series_at(series, i);
    const double value = observation.missing ? NAN : function(observation.value);
    Observation mapped = observation.missing ? observation_missing(observation.period, observation.missing)
                         : isfinite(value)   ? observation_exact(observation.period, value)
                                             : observation_missing(observation.period, MISSING_UNDEFINED);
    mapped.days_present = observation.days_present;
    mapped.index = observation.index;
    series_add(result, mapped);
  }
  return result;
}

static double
positive_log(double value)
{
  return value > 0 ? log(value) : NAN;
}

static gboolean
call_map(Evaluator *evaluator, const Expr *call, Value *value)
{
  static const struct {
    const char *name;
    double (*function)(double);
    gboolean keeps_unit;
  } maps[] = {{"log", positive_log, FALSE}, {"exp", exp, FALSE}, {"sqrt", sqrt, FALSE}, {"abs", fabs, TRUE}};
  g_autoptr(Series) series = argument_series(evaluator, call, 0);
  for (gsize i = 0; series && i < G_N_ELEMENTS(maps); i++)
    if (g_str_equal(maps[i].name, call->name))
      return give(value, map(series, maps[i].function), maps[i].keeps_unit ? series->unit : NULL);
  return FALSE;
}

/* The series k steps back, on the periods of the series; what has no observation there is undefined. */
static Series *
shift(const Series *series, int k)
{
  Series *result = series_like(series);
  for (gsize i = 0; i < series_length(series); i++) {
    const Period period = series_at(series, i)->period;
    const Observation *before = series_before(series, i, k);
    Observation here = before ? *before : observation_missing(period, MISSING_UNDEFINED);
    here.period = period;
    series_add(result, here);
  }
  return result;
}

static gboolean
argument_steps(Evaluator *evaluator, const Expr *call, guint i, int *steps)
{
  *steps = 1;
  return expr_n_arguments(call) <= i || evaluate_whole(evaluator, expr_argument(call, i), steps);
}

static gboolean
call_lag(Evaluator *evaluator, const Expr *call, Value *value)
{
  int k;
  g_autoptr(Series) series = argument_series(evaluator, call, 0);
  if (!series || !argument_steps(evaluator, call, 1, &k))
    return FALSE;
  return give(value, shift(series, g_str_equal(call->name, "lead") ? -k : k), series->unit);
}

/* x - lag(x, k), or a function of the two; the unit is that of x, percent, or none. */
static gboolean
change(Evaluator *evaluator, const Expr *call, const Series *series, int k, Value *value)
{
  g_auto(Value) now = {.series = series_copy(series)}, before = {.series = shift(series, k)}, ratio = {0};
  if (g_str_equal(call->name, "diff"))
    return combine(evaluator, call, OPERATOR_SUBTRACT, &now, &before, value);
  if (!combine(evaluator, call, OPERATOR_DIVIDE, &now, &before, &ratio))
    return FALSE;
  if (g_str_equal(call->name, "growth"))
    return give(value, map(ratio.series, positive_log), NULL);
  const Value one = {.number = 1, .literal = TRUE}, hundred = {.number = 100, .literal = TRUE};
  g_auto(Value) less = {0};
  if (!combine(evaluator, call, OPERATOR_SUBTRACT, &ratio, &one, &less) ||
      !combine(evaluator, call, OPERATOR_MULTIPLY, &less, &hundred, value))
    return FALSE;
  series_set(&value->series->unit, "percent");
  return TRUE;
}

static gboolean
call_change(Evaluator *evaluator, const Expr *call, Value *value)
{
  int k;
  g_autoptr(Series) series = argument_series(evaluator, call, 0);
  return series && argument_steps(evaluator, call, 1, &k) && change(evaluator, call, series, k, value);
}

static gboolean
call_yoy(Evaluator *evaluator, const Expr *call, Value *value)
{
  g_autoptr(Series) series = argument_series(evaluator, call, 0);
  if (!series)
    return FALSE;
  const Frequency frequency = series_frequency(series);
  if (frequency == FREQUENCY_IRREGULAR || frequency == FREQUENCY_DAY)
    return evaluator_fail(evaluator, call, DATA_ERROR_ALIGN,
                          "yoy needs periods of a year or its whole parts, not %s ones", frequency_name(frequency));
  return change(evaluator, call, series, frequency_per_year(frequency), value);
}

/* Centred mean of width periods (odd), or trailing for an even width; missing where one of them is. */
static gboolean
call_ma(Evaluator *evaluator, const Expr *call, Value *value)
{
  int width;
  g_autoptr(Series) series = argument_series(evaluator, call, 0);
  if (!series || !evaluate_whole(evaluator, expr_argument(call, 1), &width))
    return FALSE;
  if (width < 1)
    return evaluator_fail(evaluator, expr_argument(call, 1), DATA_ERROR_SCHEMA, "the width of ma must be 1 or more");
  const int ahead = width % 2 ? width / 2 : 0, back = width - 1 - ahead;
  Series *result = series_like(series);
  for (gsize i = 0; i < series_length(series); i++) {
    double sum = 0;
    Missing missing = MISSING_NO;
    for (int k = -ahead; k <= back && !missing; k++) {
      const Observation *there = series_before(series, i, k);
      missing = there ? there->missing : MISSING_UNDEFINED;
      sum += missing ? 0 : there->value;
    }
    const Period period = series_at(series, i)->period;
    series_add(result, missing ? observation_missing(period, missing) : observation_exact(period, sum / width));
  }
  return give(value, result, series->unit);
}

/* Running sum; from the first gap on everything is missing. */
static gboolean
call_cum(Evaluator *evaluator, const Expr *call, Value *value)
{
  g_autoptr(Series) series = argument_series(evaluator, call, 0);
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
    series_add(result, missing ? observation_missing(here->period, missing) : observation_exact(here->period, sum));
  }
  return give(value, result, series->unit);
}

static gboolean
call_rebase(Evaluator *evaluator, const Expr *call, Value *value)
{
  g_auto(Value) series = {.series = argument_series(evaluator, call, 0)};
  if (!series.series)
    return FALSE;
  const Expr *at = expr_argument(call, 1);
  const Observation *base = series_find(series.series, at->period);
  if (!base || base->missing || base->value == 0) {
    g_autofree char *shown = period_print(at->period);
    return evaluator_fail(evaluator, at, DATA_ERROR_PERIOD, "there is no value to rebase to in %s", shown);
  }
  g_autofree char *shown = period_print(at->period);
  g_autofree char *unit = g_strdup_printf("%s=100", shown);
  const Value factor = {.number = 100.0 / base->value, .literal = TRUE};
  if (!combine(evaluator, call, OPERATOR_MULTIPLY, &series, &factor, value))
    return FALSE;
  series_set(&value->series->unit, unit);
  return TRUE;
}

static gboolean
call_share(Evaluator *evaluator, const Expr *call, Value *value)
{
  g_auto(Value) part = {.series = argument_series(evaluator, call, 0)};
  g_auto(Value) whole = {.series = part.series ? argument_series(evaluator, call, 1) : NULL};
  if (!whole.series)
    return FALSE;
  if (!unit_equal(part.series->unit, whole.series->unit))
    return evaluator_fail(evaluator, call, DATA_ERROR_UNIT, "a share needs like units, not '%s' and '%s'",
                          part.series->unit ? part.series->unit : "plain number",
                          whole.series->unit ? whole.series->unit : "plain number");
  return combine(evaluator, call, OPERATOR_DIVIDE, &part, &whole, value);
}

static double
extreme(const char *name, double a, double b)
{
  return g_str_equal(name, "max") ? fmax(a, b) : g_str_equal(name, "min") ? fmin(a, b) : a + b;
}

/* max, min, mean of one series: a number. */
static gboolean
over_series(const char *name, const Series *series, Value *value)
{
  double result = 0;
  gsize n = 0;
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    if (here->missing)
      continue;
    result = n++ ? extreme(name, result, here->value) : here->value;
  }
  *value = (Value){.number = g_str_equal(name, "mean") ? result / (double)n : result, .unit = g_strdup(series->unit)};
  return n > 0;
}

/* All arguments as series of like unit; NULL after an error. */
static GPtrArray *
argument_list(Evaluator *evaluator, const Expr *call)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)series_free);
  for (guint i = 0; i < expr_n_arguments(call); i++) {
    Series *series = argument_series(evaluator, call, i);
    if (!series)
      return NULL;
    g_ptr_array_add(list, series);
    const Series *first = g_ptr_array_index(list, 0);
    if (!unit_equal(first->unit, series->unit)) {
      evaluator_fail(evaluator, expr_argument(call, i), DATA_ERROR_UNIT, "unlike units, '%s' and '%s'",
                     first->unit ? first->unit : "plain number", series->unit ? series->unit : "plain number");
      return NULL;
    }
  }
  return g_steal_pointer(&list);
}

/* The i-th observation of the first series, and those of the others in its period: missing when one is. */
static Missing
missing_among(const GPtrArray *list, Period period)
{
  for (guint j = 0; j < list->len; j++) {
    const Observation *here = series_find(g_ptr_array_index(list, j), period);
    if (!here)
      return MISSING_NO_ROW;
    if (here->missing)
      return here->missing;
  }
  return MISSING_NO;
}

static double
extreme_at(const char *name, const GPtrArray *list, Period period)
{
  double result = series_find(g_ptr_array_index(list, 0), period)->value;
  for (guint j = 1; j < list->len; j++)
    result = extreme(name, result, series_find(g_ptr_array_index(list, j), period)->value);
  return g_str_equal(name, "mean") ? result / list->len : result;
}

/* Place of the first among all in falling order; equals share the better place. */
static double
rank_at(const GPtrArray *list, Period period)
{
  const double own = series_find(g_ptr_array_index(list, 0), period)->value;
  double rank = 1;
  for (guint j = 1; j < list->len; j++)
    rank += series_find(g_ptr_array_index(list, j), period)->value > own ? 1 : 0;
  return rank;
}

static gboolean
call_across(Evaluator *evaluator, const Expr *call, Value *value)
{
  g_autoptr(GPtrArray) list = argument_list(evaluator, call);
  if (!list)
    return FALSE;
  const Series *first = g_ptr_array_index(list, 0);
  const gboolean rank = g_str_equal(call->name, "rank");
  if (list->len == 1 && !rank)
    return over_series(call->name, first, value) ||
           evaluator_fail(evaluator, call, DATA_ERROR_SCHEMA, "%s of a series without values", call->name);
  Series *result = series_like(first);
  for (guint j = 1; j < list->len; j++)
    join_texts(result, g_ptr_array_index(list, j));
  for (gsize i = 0; i < series_length(first); i++) {
    const Period period = series_at(first, i)->period;
    const Missing missing = missing_among(list, period);
    series_add(result, missing ? observation_missing(period, missing)
                               : observation_exact(period, rank ? rank_at(list, period)
                                                                : extreme_at(call->name, list, period)));
  }
  return give(value, result, rank ? NULL : first->unit);
}

/* if(condition, a, b): condition * a + (1 - condition) * b would spoil a missing branch, so each period chooses. */
static gboolean
call_if(Evaluator *evaluator, const Expr *call, Value *value)
{
  g_autoptr(Series) condition = argument_series(evaluator, call, 0);
  g_auto(Value) yes = {0}, no = {0};
  if (!condition || !evaluate_value(evaluator, expr_argument(call, 1), &yes) ||
      !evaluate_value(evaluator, expr_argument(call, 2), &no))
    return FALSE;
  const char *unit = yes.series ? yes.series->unit : no.series ? no.series->unit : NULL;
  if (yes.series && no.series && !unit_equal(yes.series->unit, no.series->unit))
    return evaluator_fail(evaluator, call, DATA_ERROR_UNIT, "both results of if() must have one unit");
  Series *result = series_like(condition);
  for (gsize i = 0; i < series_length(condition); i++) {
    const Observation *test = series_at(condition, i);
    const Value *branch = test->value != 0 ? &yes : &no;
    const Observation *there = branch->series ? series_find(branch->series, test->period) : NULL;
    series_add(result, test->missing     ? observation_missing(test->period, test->missing)
                       : !branch->series ? observation_exact(test->period, branch->number)
                       : there           ? *there
                                         : observation_missing(test->period, MISSING_NO_ROW));
  }
  return give(value, result, unit);
}

static gboolean
argument_word(const Expr *call, guint i, const char *word)
{
  const Expr *argument = expr_argument(call, i);
  return argument->kind == EXPR_NAME && g_str_equal(argument->name, word);
}

static Frequency
frequency_of_function(const char *name)
{
  return g_str_equal(name, "annual")      ? FREQUENCY_YEAR
         : g_str_equal(name, "quarterly") ? FREQUENCY_QUARTER
         : g_str_equal(name, "bimonthly") ? FREQUENCY_TWO_MONTH
                                          : FREQUENCY_MONTH;
}

static gboolean
call_convert(Evaluator *evaluator, const Expr *call, Value *value)
{
  g_autoptr(Series) series = argument_series(evaluator, call, 0);
  const Expr *word = expr_argument(call, 1);
  ConvertRule rule;
  if (!series)
    return FALSE;
  if (word->kind != EXPR_NAME || !convert_rule_from_name(word->name, &rule))
    return evaluator_fail(evaluator, word, DATA_ERROR_NAME, "the rule of %s is sum, mean or last", call->name);
  const gboolean partial = expr_n_arguments(call) == 3;
  if (partial && !argument_word(call, 2, "partial"))
    return evaluator_fail(evaluator, expr_argument(call, 2), DATA_ERROR_NAME, "only 'partial' can stand here");
  GError *error = NULL;
  value->series =
      series_convert(series, frequency_of_function(call->name), rule, partial, evaluator->scope->ledger, &error);
  if (value->series)
    return TRUE;
  evaluator_fail(evaluator, call, (DataError)error->code, "%s", error->message);
  g_error_free(error);
  return FALSE;
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
                                   {"share", 2, 2, FALSE, call_share},
                                   {"max", 1, 32, FALSE, call_across},
                                   {"min", 1, 32, FALSE, call_across},
                                   {"mean", 1, 32, FALSE, call_across},
                                   {"rank", 2, 32, FALSE, call_across},
                                   {"if", 3, 3, FALSE, call_if},
                                   {"annual", 2, 3, TRUE, call_convert},
                                   {"quarterly", 2, 3, TRUE, call_convert},
                                   {"bimonthly", 2, 3, TRUE, call_convert},
                                   {"monthly", 2, 3, TRUE, call_convert},
                                   {NULL, 0, 0, FALSE, NULL}};
