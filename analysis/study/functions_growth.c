#include "functions.h"

#include <math.h>

#include "datasets/problems.h"
#include "stats/sum.h"
#include "unit_rules.h"

#define DAYS_PER_YEAR 365.2425 /* of the Gregorian calendar; for days and periods of no grid */

/* The exact values of a series, with their time in years from the first. */
typedef struct {
  gsize n;
  Period *periods;
  double *years, *values;
} Path;

static void
path_clear(Path *path)
{
  g_free(path->periods);
  g_free(path->years);
  g_free(path->values);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Path, path_clear)

static double
years_between(Period first, Period last, Frequency frequency)
{
  if (frequency == FREQUENCY_IRREGULAR || frequency == FREQUENCY_DAY)
    return (period_middle(last) - period_middle(first)) / DAYS_PER_YEAR;
  return (double)(period_index(last) - period_index(first)) / frequency_per_year(frequency);
}

/* FALSE where values of two published indices meet. */
static gboolean
take_path(const Series *series, Path *path)
{
  const gsize most = MAX(series_length(series), 1);
  const Frequency frequency = series_frequency(series);
  const char *index = NULL;
  path->periods = g_new(Period, most);
  path->years = g_new(double, most);
  path->values = g_new(double, most);
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    if (!observation_is_exact(here))
      continue;
    if (path->n > 0 && here->index != index)
      return FALSE;
    index = here->index;
    path->periods[path->n] = here->period;
    path->years[path->n] = years_between(path->periods[0], here->period, frequency);
    path->values[path->n++] = here->value;
  }
  return TRUE;
}

static gboolean
check_positive(Evaluator *evaluator, const Expr *call, const Path *path, gsize i)
{
  if (path->values[i] > 0)
    return TRUE;
  g_autofree char *source = expr_source(evaluator->text, expr_argument(call, 0)),
                  *period = period_print(path->periods[i]);
  return evaluator_fail(evaluator, expr_argument(call, 0), DATA_ERROR_SCHEMA,
                        "%s needs values above 0, and %s is %g in %s", call->name, source, path->values[i], period);
}

static gboolean
compound_growth(Evaluator *evaluator, const Expr *call, const Path *path, double *rate)
{
  const gsize last = path->n - 1;
  if (!check_positive(evaluator, call, path, 0) || !check_positive(evaluator, call, path, last))
    return FALSE;
  *rate = 100 * expm1((log(path->values[last]) - log(path->values[0])) / path->years[last]);
  return TRUE;
}

static gboolean
slope_of_logs(Evaluator *evaluator, const Expr *call, const Path *path, double *slope)
{
  g_autofree double *logs = g_new(double, path->n), *time = g_new(double, path->n);
  for (gsize i = 0; i < path->n; i++) {
    if (!check_positive(evaluator, call, path, i))
      return FALSE;
    logs[i] = log(path->values[i]);
  }
  mean_and_deviations(logs, path->n, logs);
  mean_and_deviations(path->years, path->n, time);
  *slope = sum_products(time, logs, path->n) / sum_products(time, time, path->n);
  return TRUE;
}

gboolean
call_growth_rate(Evaluator *evaluator, const Expr *call, Value *value)
{
  const Expr *argument = expr_argument(call, 0);
  const gboolean compound = g_str_equal(call->name, "cagr");
  g_autoptr(Series) series = evaluate_series(evaluator, argument);
  g_auto(Path) path = {0};
  double rate;
  if (!series)
    return FALSE;
  if (!take_path(series, &path))
    return evaluator_fail(evaluator, argument, DATA_ERROR_ALIGN,
                          "%s over two published indices, which have no common scale", call->name);
  if (path.n < 2) {
    g_autofree char *source = expr_source(evaluator->text, argument);
    return evaluator_fail(evaluator, argument, DATA_ERROR_SCHEMA, "%s needs two values, and %s has %" G_GSIZE_FORMAT,
                          call->name, source, path.n);
  }
  if (!(compound ? compound_growth : slope_of_logs)(evaluator, call, &path, &rate))
    return FALSE;
  *value = (Value){.number = rate, .unit = compound ? g_strdup("percent") : NULL};
  return isfinite(rate) || evaluator_fail(evaluator, call, DATA_ERROR_SCHEMA, "the result is not a finite number");
}

/* "constant 2015 USD million"; of plain numbers "constant 2015 prices". */
static char *
real_unit(const char *unit, Period at)
{
  g_autofree char *period = period_print(at);
  return g_strdup_printf(CONSTANT_PRICES "%s %s", period, unit && *unit ? unit : "prices");
}

/* What is not above zero is no price, and undefined as its logarithm is. */
static double
price_of(double value)
{
  return value > 0 ? value : NAN;
}

gboolean
call_real(Evaluator *evaluator, const Expr *call, Value *value)
{
  const Expr *argument = expr_argument(call, 0), *at = expr_argument(call, 2);
  g_auto(Value) nominal = {.series = evaluate_series(evaluator, argument)}, level = {0};
  g_autoptr(Series) stated = nominal.series ? evaluate_series(evaluator, expr_argument(call, 1)) : NULL;
  g_autoptr(Series) price = stated ? map_series(stated, price_of) : NULL;
  if (!price)
    return FALSE;
  const char *unit = nominal.series->unit;
  if (unit && g_str_has_prefix(unit, CONSTANT_PRICES))
    return evaluator_fail(evaluator, argument, DATA_ERROR_UNIT, "this is in constant prices already, '%s'", unit);
  g_autofree char *real = real_unit(unit, at->period);
  if (!divide_by_period(evaluator, call, price, at, "price to compare with", &level) ||
      !combine(evaluator, call, OPERATOR_DIVIDE, &nominal, &level, value))
    return FALSE;
  series_set(&value->series->unit, real);
  return TRUE;
}
