#include <math.h>
#include <string.h>

#include "datasets/frame.h"
#include "datasets/problems.h"
#include "unit_rules.h"

static gboolean
is_comparison(Operator operator)
{
  return operator>= OPERATOR_LESS;
}

/* Each part of other that is not a part of *into yet. */
static void
join_text(char **into, const char *other, const char *sign)
{
  g_auto(GStrv) parts = g_strsplit(other ? other : "", sign, -1);
  for (char **part = parts; *part; part++) {
    g_auto(GStrv) known = g_strsplit(*into ? *into : "", sign, -1);
    if (g_strv_contains((const char *const *)known, *part))
      continue;
    g_autofree char *joined = *into ? g_strdup_printf("%s%s%s", *into, sign, *part) : g_strdup(*part);
    series_set(into, joined);
  }
}

/* Of one observation, as of a series: an interned text, or NULL where the series' source holds. */
static const char *
join_sources(const char *a, const char *b)
{
  if (!a || !b || a == b)
    return a ? a : b;
  g_autofree char *joined = g_strdup(a);
  join_text(&joined, b, "; ");
  return g_intern_string(joined);
}

void
join_texts(Series *into, const Series *other)
{
  join_text(&into->source, other->source, "; ");
  join_text(&into->valuation, other->valuation, " and ");
  join_text(&into->composition, other->composition, "; ");
}

/* Limits of a + b or a - b; infinite limits stay so. */
static Observation
add_ranges(const Observation *a, const Observation *b, gboolean minus)
{
  const double lower = a->lower + (minus ? -b->upper : b->lower), upper = a->upper + (minus ? -b->lower : b->upper);
  const gboolean lower_open = a->lower_open || (minus ? b->upper_open : b->lower_open);
  const gboolean upper_open = a->upper_open || (minus ? b->lower_open : b->upper_open);
  if (isinf(lower) && isinf(upper))
    return observation_missing(a->period, MISSING_INTERVAL);
  return observation_range(a->period, lower, upper, lower_open, upper_open);
}

static Observation
scale_range(const Observation *range, double factor)
{
  const gboolean turned = factor < 0;
  const double lower = (turned ? range->upper : range->lower) * factor;
  const double upper = (turned ? range->lower : range->upper) * factor;
  if (factor == 0)
    return observation_exact(range->period, 0);
  if (isinf(lower) && isinf(upper))
    return observation_missing(range->period, MISSING_UNDEFINED);
  return observation_range(range->period, lower, upper, turned ? range->upper_open : range->lower_open,
                           turned ? range->lower_open : range->upper_open);
}

/* Whether a range lies wholly below zero (-1), wholly above (1), or undecided (0); or_equal counts zero itself in. */
static int
side_of_zero(const Observation *range, gboolean or_equal_below, gboolean or_equal_above)
{
  if (range->upper < 0 || (range->upper == 0 && (range->upper_open || or_equal_below)))
    return -1;
  if (range->lower > 0 || (range->lower == 0 && (range->lower_open || or_equal_above)))
    return 1;
  return 0;
}

/* A comparison of ranges holds, or fails, when it does so for every pair of values in them. */
static Observation
compare_ranges(Operator operator, const Observation * a, const Observation *b)
{
  const Observation difference = add_ranges(a, b, TRUE);
  const gboolean equal_below = operator== OPERATOR_LESS_EQUAL || operator== OPERATOR_GREATER;
  const gboolean equal_above = operator== OPERATOR_LESS || operator== OPERATOR_GREATER_EQUAL;
  const int side = observation_is_range(&difference) ? side_of_zero(&difference, equal_below, equal_above) : 0;
  if (side == 0)
    return observation_missing(a->period, MISSING_INTERVAL);
  switch (operator) {
  case OPERATOR_LESS:
  case OPERATOR_LESS_EQUAL:
    return observation_exact(a->period, side < 0);
  case OPERATOR_GREATER:
  case OPERATOR_GREATER_EQUAL:
    return observation_exact(a->period, side > 0);
  default: /* apart from each other, so never equal */
    return observation_exact(a->period, operator== OPERATOR_UNEQUAL);
  }
}

static Observation
combine_ranges(Operator operator, const Observation * a, const Observation *b)
{
  if (operator== OPERATOR_ADD || operator== OPERATOR_SUBTRACT)
    return add_ranges(a, b, operator== OPERATOR_SUBTRACT);
  if (operator== OPERATOR_MULTIPLY && observation_is_exact(a))
    return scale_range(b, a->value);
  if (operator== OPERATOR_MULTIPLY && observation_is_exact(b))
    return scale_range(a, b->value);
  if (operator== OPERATOR_DIVIDE && observation_is_exact(b) && b->value != 0)
    return scale_range(a, 1.0 / b->value);
  if (is_comparison(operator))
    return compare_ranges(operator, a, b);
  return observation_missing(a->period, MISSING_INTERVAL);
}

static double
combine_numbers(Operator operator, double a, double b)
{
  switch (operator) {
  case OPERATOR_ADD:
    return a + b;
  case OPERATOR_SUBTRACT:
    return a - b;
  case OPERATOR_MULTIPLY:
    return a * b;
  case OPERATOR_DIVIDE:
    return b == 0 ? NAN : a / b;
  case OPERATOR_POWER:
    return pow(a, b);
  case OPERATOR_LESS:
    return a < b;
  case OPERATOR_LESS_EQUAL:
    return a <= b;
  case OPERATOR_GREATER:
    return a > b;
  case OPERATOR_GREATER_EQUAL:
    return a >= b;
  case OPERATOR_EQUAL:
    return a == b;
  case OPERATOR_UNEQUAL:
    return a != b;
  }
  return NAN;
}

static Observation
combine_observations(Operator operator, const Observation * a, const Observation *b)
{
  Observation result;
  if (a->missing && !observation_is_range(a))
    result = observation_missing(a->period, a->missing);
  else if (b->missing && !observation_is_range(b))
    result = observation_missing(a->period, b->missing);
  else if (a->index && b->index && a->index != b->index)
    result = observation_missing(a->period, MISSING_UNDEFINED); /* two published indices have no common scale */
  else if (a->missing || b->missing)
    result = combine_ranges(operator, a, b);
  else {
    const double value = combine_numbers(operator, a->value, b->value);
    result = isfinite(value) ? observation_exact(a->period, value) : observation_missing(a->period, MISSING_UNDEFINED);
  }
  /* Truth has a scale of its own. */
  result.index = is_comparison(operator) ? NULL : a->index ? a->index : b->index;
  result.source = join_sources(a->source, b->source);
  result.days_present = a->days_present < 0   ? b->days_present
                        : b->days_present < 0 ? a->days_present
                                              : MIN(a->days_present, b->days_present);
  return result;
}

static Series *
combine_with_number(Operator operator, const Series * series, double number, gboolean number_first)
{
  Series *result = series_like(series);
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *observation = series_at(series, i);
    const Observation constant = observation_exact(observation->period, number);
    series_add(result, number_first ? combine_observations(operator, & constant, observation)
                                    : combine_observations(operator, observation, &constant));
  }
  return result;
}

/* Over the periods of both: where one has no row the result is missing for that reason. */
static Series *
combine_series(Operator operator, const Series * a, const Series *b)
{
  Series *result = series_like(a);
  gsize i = 0, j = 0;
  join_texts(result, b);
  while (i < series_length(a) || j < series_length(b)) {
    const int order = i == series_length(a)   ? 1
                      : j == series_length(b) ? -1
                                              : period_compare(series_at(a, i)->period, series_at(b, j)->period);
    if (order == 0)
      series_add(result, combine_observations(operator, series_at(a, i), series_at(b, j)));
    else
      series_add(result,
                 observation_missing(order < 0 ? series_at(a, i)->period : series_at(b, j)->period, MISSING_NO_ROW));
    i += order <= 0 ? 1 : 0;
    j += order >= 0 ? 1 : 0;
  }
  return result;
}

static gboolean
share_a_span(const Series *a, const Series *b)
{
  for (gsize i = 0; i < series_length(a); i++)
    if (series_find(b, series_at(a, i)->period))
      return TRUE;
  return FALSE;
}

gboolean
check_like_periods(Evaluator *evaluator, const Expr *at, const Series *const *series, gsize k)
{
  for (gsize i = 1; i < k; i++) {
    g_autoptr(GError) error = NULL;
    const Series *both[] = {series[0], series[i]};
    if (series_same_frequency(both, 2, &error))
      continue;
    const gboolean irregular =
        series_frequency(series[0]) == FREQUENCY_IRREGULAR || series_frequency(series[i]) == FREQUENCY_IRREGULAR;
    if (!irregular || !share_a_span(series[0], series[i]))
      return evaluator_fail(evaluator, at, (DataError)error->code, "%s", error->message);
  }
  return TRUE;
}

gboolean
combine(Evaluator *evaluator, const Expr *at, Operator operator, const Value * a, const Value *b, Value *result)
{
  g_autofree char *unit = NULL;
  if (!combine_units(evaluator, at, operator, a, b, &unit))
    return FALSE;
  if (!a->series && !b->series) {
    *result = (Value){.number = combine_numbers(operator, a->number, b->number),
                      .unit = g_steal_pointer(&unit),
                      .literal = a->literal && b->literal};
    return isfinite(result->number) ||
           evaluator_fail(evaluator, at, DATA_ERROR_SCHEMA, "the result is not a finite number");
  }
  if (a->series && b->series) {
    const Series *both[] = {a->series, b->series};
    if (!check_like_periods(evaluator, at, both, 2))
      return FALSE;
    result->series = combine_series(operator, a->series, b->series);
  } else {
    result->series = a->series ? combine_with_number(operator, a->series, b->number, FALSE)
                               : combine_with_number(operator, b->series, a->number, TRUE);
  }
  series_set(&result->series->unit, unit);
  return TRUE;
}
