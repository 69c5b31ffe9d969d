#include "functions.h"

#include <math.h>

#include "unit_rules.h"

static void
clear_value(gpointer value)
{
  value_clear(value);
}

/* All arguments from the first on, of like unit and on one grid; NULL after an error. */
static GArray *
argument_values(Evaluator *evaluator, const Expr *call, guint first)
{
  g_autoptr(GArray) values = g_array_new(FALSE, TRUE, sizeof(Value));
  g_autoptr(GPtrArray) series = g_ptr_array_new();
  g_array_set_clear_func(values, clear_value);
  for (guint i = first; i < expr_n_arguments(call); i++) {
    Value value = {0};
    const gboolean fine = evaluate_value(evaluator, expr_argument(call, i), &value);
    g_array_append_val(values, value);
    if (!fine)
      return NULL;
    const Value *one = &g_array_index(values, Value, 0);
    for (guint j = 1; one->literal && j < values->len; j++)
      one = &g_array_index(values, Value, j);
    if (!check_like_units(evaluator, expr_argument(call, i), one, &value))
      return NULL;
    if (value.series)
      g_ptr_array_add(series, value.series);
    if (!check_like_periods(evaluator, expr_argument(call, i), (const Series *const *)series->pdata, series->len))
      return NULL;
  }
  return g_steal_pointer(&values);
}

static gint
compare_periods(gconstpointer a, gconstpointer b)
{
  return period_compare(*(const Period *)a, *(const Period *)b);
}

/* The periods of any of the series, in order, each once. */
static GArray *
periods_of(const GArray *values)
{
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Period));
  GArray *periods = g_array_new(FALSE, FALSE, sizeof(Period));
  for (guint j = 0; j < values->len; j++) {
    const Series *series = g_array_index(values, Value, j).series;
    for (gsize i = 0; series && i < series_length(series); i++)
      g_array_append_val(all, series_at(series, i)->period);
  }
  g_array_sort(all, compare_periods);
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || compare_periods(&g_array_index(all, Period, i - 1), &g_array_index(all, Period, i)) != 0)
      g_array_append_val(periods, g_array_index(all, Period, i));
  return periods;
}

static Observation
observation_of(const Value *value, Period period)
{
  const Observation *found = value->series ? series_find(value->series, period) : NULL;
  if (found)
    return *found;
  return value->series ? observation_missing(period, MISSING_NO_ROW) : observation_exact(period, value->number);
}

/* One number for each argument in a period; the result is missing when one of them is, or when they belong to two
 * published indices, which have no common scale. */
static Observation
gather(const GArray *values, Period period, double *numbers)
{
  Observation result = observation_exact(period, 0);
  for (guint j = 0; j < values->len; j++) {
    const Observation here = observation_of(&g_array_index(values, Value, j), period);
    numbers[j] = here.value;
    const Missing missing = here.missing                                               ? here.missing
                            : result.index && here.index && result.index != here.index ? MISSING_UNDEFINED
                                                                                       : MISSING_NO;
    const char *index = result.index ? result.index : here.index;
    const gint32 days = here.days_present < 0     ? result.days_present
                        : result.days_present < 0 ? here.days_present
                                                  : MIN(result.days_present, here.days_present);
    if (missing && !result.missing)
      result = observation_missing(period, missing);
    result.index = index;
    result.days_present = days;
  }
  return result;
}

typedef double (*Reduce)(const double *numbers, guint n);

static double
largest(const double *numbers, guint n)
{
  double result = -INFINITY;
  for (guint i = 0; i < n; i++)
    result = fmax(result, numbers[i]);
  return result;
}

static double
smallest(const double *numbers, guint n)
{
  double result = INFINITY;
  for (guint i = 0; i < n; i++)
    result = fmin(result, numbers[i]);
  return result;
}

static double
average(const double *numbers, guint n)
{
  double sum = 0, rest = 0;
  for (guint i = 0; i < n; i++)
    sum += numbers[i];
  for (guint i = 0; i < n; i++)
    rest += numbers[i] - sum / n;
  return sum / n + rest / n;
}

/* Place of the first among all in falling order; equals share the better place. */
static double
place(const double *numbers, guint n)
{
  double result = 1;
  for (guint i = 1; i < n; i++)
    result += numbers[i] > numbers[0] ? 1 : 0;
  return result;
}

static Reduce
reduce_of(const char *name)
{
  return g_str_equal(name, "max")    ? largest
         : g_str_equal(name, "min")  ? smallest
         : g_str_equal(name, "mean") ? average
                                     : place;
}

static const char *
common_unit(const GArray *values)
{
  for (guint j = 0; j < values->len; j++) {
    const Value *value = &g_array_index(values, Value, j);
    if (!value->literal)
      return value->series ? value->series->unit : value->unit;
  }
  return NULL;
}

static Series *
texts_of(const GArray *values)
{
  Series *result = NULL;
  for (guint j = 0; j < values->len; j++) {
    const Series *series = g_array_index(values, Value, j).series;
    if (series && result)
      join_texts(result, series);
    else if (series)
      result = series_like(series);
  }
  return result;
}

static gboolean
across(const Expr *call, const GArray *values, Value *value)
{
  g_autoptr(GArray) periods = periods_of(values);
  g_autofree double *numbers = g_new(double, values->len);
  const Reduce reduce = reduce_of(call->name);
  const char *unit = common_unit(values);
  Series *result = texts_of(values);
  if (!result) { /* numbers alone */
    for (guint j = 0; j < values->len; j++)
      numbers[j] = g_array_index(values, Value, j).number;
    *value = (Value){.number = reduce(numbers, values->len), .unit = g_strdup(unit), .literal = unit == NULL};
    return TRUE;
  }
  for (guint i = 0; i < periods->len; i++) {
    Observation observation = gather(values, g_array_index(periods, Period, i), numbers);
    if (!observation.missing)
      observation.value = observation.lower = observation.upper = reduce(numbers, values->len);
    series_add(result, observation);
  }
  return give_series(value, result, reduce == place ? NULL : unit);
}

/* What a number taken from a whole series does without is told. */
static void
enter_left_out(Evaluator *evaluator, const Expr *call, const Series *series)
{
  g_autofree char *subject = expr_source(evaluator->text, call);
  for (Missing reason = MISSING_NOT_PUBLISHED; reason <= MISSING_INTERVAL; reason++) {
    g_autoptr(GArray) lost = g_array_new(FALSE, FALSE, sizeof(Period));
    for (gsize i = 0; i < series_length(series); i++)
      if (series_at(series, i)->missing == reason)
        g_array_append_val(lost, series_at(series, i)->period);
    if (lost->len)
      ledger_add(evaluator->scope->ledger, subject, missing_text(reason), lost->len, (const Period *)(void *)lost->data,
                 lost->len);
  }
}

/* max, min, mean of one series: a number. */
static gboolean
over_series(Evaluator *evaluator, const Expr *call, const Series *series, Value *value)
{
  g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(double));
  const char *index = NULL;
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    if (here->missing)
      continue;
    if (index && here->index && here->index != index)
      return evaluator_fail(evaluator, call, DATA_ERROR_ALIGN,
                            "%s over two published indices, '%s' and '%s', which have no common scale", call->name,
                            index, here->index);
    index = here->index;
    g_array_append_val(numbers, here->value);
  }
  if (numbers->len == 0)
    return evaluator_fail(evaluator, call, DATA_ERROR_SCHEMA, "%s of a series without values", call->name);
  enter_left_out(evaluator, call, series);
  *value = (Value){.number = reduce_of(call->name)((const double *)(void *)numbers->data, numbers->len),
                   .unit = g_strdup(series->unit)};
  return TRUE;
}

gboolean
call_across(Evaluator *evaluator, const Expr *call, Value *value)
{
  g_autoptr(GArray) values = argument_values(evaluator, call, 0);
  if (!values)
    return FALSE;
  const Series *only = values->len == 1 ? g_array_index(values, Value, 0).series : NULL;
  return only ? over_series(evaluator, call, only, value) : across(call, values, value);
}

gboolean
call_rank(Evaluator *evaluator, const Expr *call, Value *value)
{
  g_autoptr(GArray) values = argument_values(evaluator, call, 0);
  if (values && !g_array_index(values, Value, 0).series)
    return evaluator_fail(evaluator, expr_argument(call, 0), DATA_ERROR_SCHEMA,
                          "a series is needed here, not a number");
  return values && across(call, values, value);
}

/* if(condition, a, b): each period chooses, so that a gap in the branch not taken does no harm. */
gboolean
call_if(Evaluator *evaluator, const Expr *call, Value *value)
{
  g_autoptr(Series) condition = evaluate_series(evaluator, expr_argument(call, 0));
  g_autoptr(GArray) branches = condition ? argument_values(evaluator, call, 1) : NULL;
  if (!branches)
    return FALSE;
  Series *result = series_like(condition);
  for (guint j = 0; j < 2; j++) {
    const Series *branch = g_array_index(branches, Value, j).series;
    const Series *both[] = {condition, branch};
    if (branch && !check_like_periods(evaluator, expr_argument(call, j + 1), both, 2)) {
      series_free(result);
      return FALSE;
    }
    if (branch)
      join_texts(result, branch);
  }
  for (gsize i = 0; i < series_length(condition); i++) {
    const Observation *test = series_at(condition, i);
    const Value *branch = &g_array_index(branches, Value, test->value != 0 ? 0 : 1);
    series_add(result,
               test->missing ? observation_missing(test->period, test->missing) : observation_of(branch, test->period));
  }
  return give_series(value, result, common_unit(branches));
}
