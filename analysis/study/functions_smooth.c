#include "functions.h"

#include <math.h>

#include "datasets/problems.h"
#include "stats/decompose.h"
#include "stats/filters.h"

/* A series from its first to its last exact value: filters see one stretch without a gap. */
typedef struct {
  Series *series;
  gsize first, n;
  double *values; /* n */
} Stretch;

static void
stretch_clear(Stretch *stretch)
{
  series_free(stretch->series);
  g_free(stretch->values);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Stretch, stretch_clear)

static gboolean
refuse_gap(Evaluator *evaluator, const Expr *call, Period period, const char *why)
{
  g_autofree char *source = expr_source(evaluator->text, expr_argument(call, 0)), *shown = period_print(period);
  return evaluator_fail(evaluator, expr_argument(call, 0), DATA_ERROR_SCHEMA,
                        "%s allows no gap, and %s has no value in %s (%s)", call->name, source, shown, why);
}

/* Observation i goes on where the one before ended, with an exact value of the same index. */
static gboolean
check_goes_on(Evaluator *evaluator, const Expr *call, const Series *series, gsize i)
{
  const Observation *here = series_at(series, i), *last = series_at(series, i - 1);
  if (here->missing)
    return refuse_gap(evaluator, call, here->period, missing_text(here->missing));
  if (here->index != last->index)
    return evaluator_fail(evaluator, expr_argument(call, 0), DATA_ERROR_ALIGN,
                          "%s over two published indices, which have no common scale", call->name);
  return series_before(series, i, 1) || refuse_gap(evaluator, call, period_step(last->period, 1), "no row");
}

/* The argument of call as one stretch. */
static gboolean
take_stretch(Evaluator *evaluator, const Expr *call, Stretch *stretch)
{
  const Series *series = stretch->series = evaluate_series(evaluator, expr_argument(call, 0));
  if (!series)
    return FALSE;
  if (series_frequency(series) == FREQUENCY_IRREGULAR)
    return evaluator_fail(evaluator, call, DATA_ERROR_ALIGN, "%s needs periods of one length, not irregular ones",
                          call->name);
  gsize end = series_length(series);
  while (end > 0 && !observation_is_exact(series_at(series, end - 1)))
    end--;
  while (stretch->first < end && !observation_is_exact(series_at(series, stretch->first)))
    stretch->first++;
  stretch->n = end - stretch->first;
  stretch->values = g_new(double, stretch->n);
  for (gsize i = stretch->first; i < end; i++) {
    if (i > stretch->first && !check_goes_on(evaluator, call, series, i))
      return FALSE;
    stretch->values[i - stretch->first] = series_at(series, i)->value;
  }
  return TRUE;
}

/* The stretch with new values; NaN is undefined. */
static gboolean
give_stretch(const Stretch *stretch, const double *values, Value *value)
{
  Series *result = series_like(stretch->series);
  for (gsize i = 0; i < series_length(stretch->series); i++) {
    const Observation *here = series_at(stretch->series, i);
    const gboolean inside = i >= stretch->first && i < stretch->first + stretch->n;
    const double new_value = inside ? values[i - stretch->first] : NAN;
    const Missing why = here->missing ? here->missing : MISSING_UNDEFINED;
    Observation observation =
        isnan(new_value) ? observation_missing(here->period, why) : observation_exact(here->period, new_value);
    observation.index = here->index;
    observation.source = here->source;
    series_add(result, observation);
  }
  return give_series(value, result, stretch->series->unit);
}

static gboolean
fail_as(Evaluator *evaluator, const Expr *call, GError *error)
{
  evaluator_fail(evaluator, call, DATA_ERROR_SCHEMA, "%s: %s", call->name, error->message);
  g_error_free(error);
  return FALSE;
}

/* What a filter is by default follows from the periods of a year; days have no such rule. */
static gboolean
check_default(Evaluator *evaluator, const Expr *call, Frequency frequency, const char *what)
{
  return frequency != FREQUENCY_DAY ||
         evaluator_fail(evaluator, call, DATA_ERROR_SCHEMA, "%s of daily values needs %s", call->name, what);
}

static gboolean
take_lambda(Evaluator *evaluator, const Expr *call, Frequency frequency, double *lambda)
{
  if (expr_n_arguments(call) < 2) {
    *lambda = hodrick_prescott_lambda(frequency_per_year(frequency));
    return check_default(evaluator, call, frequency, "a lambda, as in hp_trend(x, 1600)");
  }
  const Expr *argument = expr_argument(call, 1);
  g_auto(Value) value = {0};
  if (!evaluate_value(evaluator, argument, &value))
    return FALSE;
  *lambda = value.number;
  return !value.series || evaluator_fail(evaluator, argument, DATA_ERROR_SCHEMA, "lambda is a number, not a series");
}

/* hp_trend(x, lambda) and hp_cycle(x, lambda), what is left of x. */
gboolean
call_hp(Evaluator *evaluator, const Expr *call, Value *value)
{
  g_auto(Stretch) stretch = {0};
  GError *error = NULL;
  double lambda;
  if (!take_stretch(evaluator, call, &stretch) ||
      !take_lambda(evaluator, call, series_frequency(stretch.series), &lambda))
    return FALSE;
  g_autofree double *trend = g_new(double, stretch.n);
  if (!hodrick_prescott(stretch.values, stretch.n, lambda, trend, &error))
    return fail_as(evaluator, call, error);
  for (gsize i = 0; g_str_equal(call->name, "hp_cycle") && i < stretch.n; i++)
    trend[i] = stretch.values[i] - trend[i];
  return give_stretch(&stretch, trend, value);
}

static gboolean
take_order(Evaluator *evaluator, const Expr *call, guint place, const char *name, gsize *order)
{
  int number = 0;
  if (place >= expr_n_arguments(call))
    return TRUE;
  const Expr *argument = expr_argument(call, place);
  if (!evaluate_whole(evaluator, argument, &number))
    return FALSE;
  if (number < 1)
    return evaluator_fail(evaluator, argument, DATA_ERROR_SCHEMA, "%s of %s must be 1 or more", name, call->name);
  *order = (gsize)number;
  return TRUE;
}

/* hamilton_cycle(x, h, p): what a forecast h periods ahead from p values misses. */
gboolean
call_hamilton(Evaluator *evaluator, const Expr *call, Value *value)
{
  g_auto(Stretch) stretch = {0};
  GError *error = NULL;
  gsize horizon, lags;
  if (!take_stretch(evaluator, call, &stretch))
    return FALSE;
  const Frequency frequency = series_frequency(stretch.series);
  hamilton_orders((gsize)frequency_per_year(frequency), &horizon, &lags);
  if ((expr_n_arguments(call) < 3 &&
       !check_default(evaluator, call, frequency, "h and p, as in hamilton_cycle(x, 730, 7)")) ||
      !take_order(evaluator, call, 1, "h", &horizon) || !take_order(evaluator, call, 2, "p", &lags))
    return FALSE;
  g_autofree double *cycle = g_new(double, stretch.n);
  if (!hamilton_cycle(stretch.values, stretch.n, horizon, lags, cycle, &error))
    return fail_as(evaluator, call, error);
  return give_stretch(&stretch, cycle, value);
}

/* seasonal_adjust(x): x less the additive season of classical decomposition. */
gboolean
call_seasonal_adjust(Evaluator *evaluator, const Expr *call, Value *value)
{
  g_auto(Stretch) stretch = {0};
  GError *error = NULL;
  if (!take_stretch(evaluator, call, &stretch))
    return FALSE;
  const Frequency frequency = series_frequency(stretch.series);
  if (frequency == FREQUENCY_YEAR || frequency == FREQUENCY_DAY)
    return evaluator_fail(evaluator, call, DATA_ERROR_ALIGN,
                          "%s needs half-yearly, quarterly, two-month or monthly values, not %s ones", call->name,
                          frequency_name(frequency));
  g_autoptr(Decomposition) parts =
      decompose(stretch.values, stretch.n, (gsize)frequency_per_year(frequency), FALSE, &error);
  if (!parts)
    return fail_as(evaluator, call, error);
  return give_stretch(&stretch, parts->adjusted, value);
}
