#include "functions.h"

/* low(x) and high(x): the range that goes with an indicator, as series of their own. */
gboolean
call_range(Evaluator *evaluator, const Expr *call, Value *value)
{
  const Expr *argument = expr_argument(call, 0);
  const gboolean low = g_str_equal(call->name, "low");
  g_autoptr(Series) series = evaluate_series(evaluator, argument);
  if (!series)
    return FALSE;
  if (argument->kind != EXPR_NAME || !series->range)
    return evaluator_fail(evaluator, argument, DATA_ERROR_SCHEMA,
                          "%s() takes the name of an indicator that has a range, such as hhi", call->name);
  Series *limits = series_like(series);
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    const double limit = low ? here->low : here->high;
    series_add(limits, limit == limit ? observation_exact(here->period, limit)
                                      : observation_missing(here->period, MISSING_UNDEFINED));
  }
  return give_series(value, limits, series->unit);
}
