/* functions.h - the functions of the expression language, by what they run over */
#pragma once

#include "evaluator.h"

/* log, NaN where there is none. */
double positive_log(double value);

/* Along time. */
gboolean call_lag(Evaluator *evaluator, const Expr *call, Value *value);
gboolean call_change(Evaluator *evaluator, const Expr *call, Value *value);
gboolean call_yoy(Evaluator *evaluator, const Expr *call, Value *value);
gboolean call_ma(Evaluator *evaluator, const Expr *call, Value *value);
gboolean call_cum(Evaluator *evaluator, const Expr *call, Value *value);
gboolean call_rebase(Evaluator *evaluator, const Expr *call, Value *value);
gboolean call_convert(Evaluator *evaluator, const Expr *call, Value *value);

/* A series over its value in the period that at names; values of another published index cannot be such and are missing. "there is no
 * WHAT in 2010" where there is no exact value other than zero. */
gboolean divide_by_period(Evaluator *evaluator, const Expr *call, const Series *series, const Expr *at,
                          const char *what, Value *ratio);

/* Growth over the whole of a series, as a number: what shows its change, period by period, is growth() or pct(). Gaps inside are allowed.
 * cagr(x): compound annual growth in percent between the first and the last exact value, by the years from one to the other; both must be
 * above zero, and only these two count. log_slope(x): the slope by least squares of log x on time in years, in logs a year; all values
 * must be above zero. It is a description: for its uncertainty, with errors that allow for autocorrelation, ask for a trend. */
gboolean call_growth_rate(Evaluator *evaluator, const Expr *call, Value *value);
/* real(x, price, 2015): x / price times the price in 2015; its unit says "constant 2015 USD million", so that it is rescaled as USD million
 * are, and added only to its like. A price must be above zero: where it is not the value is undefined, and there is none to compare with. */
gboolean call_real(Evaluator *evaluator, const Expr *call, Value *value);

/* Filters, over the stretch from the first to the last exact value, in which no period may lack one; in the unit of the series.
 * hp_trend(x, lambda) and hp_cycle(x, lambda): Hodrick and Prescott, lambda by the frequency. hamilton_cycle(x, h, p): two years ahead
 * by one year of lags. seasonal_adjust(x): additive; exp(seasonal_adjust(log(x))) takes the season as a factor. */
gboolean call_hp(Evaluator *evaluator, const Expr *call, Value *value);
gboolean call_hamilton(Evaluator *evaluator, const Expr *call, Value *value);
gboolean call_seasonal_adjust(Evaluator *evaluator, const Expr *call, Value *value);

/* Across several series, period by period; max, min and mean of one series run over it and are a number. */
gboolean call_across(Evaluator *evaluator, const Expr *call, Value *value);
gboolean call_rank(Evaluator *evaluator, const Expr *call, Value *value);
gboolean call_if(Evaluator *evaluator, const Expr *call, Value *value);

/* Of an indicator (indicator.h). */
gboolean call_range(Evaluator *evaluator, const Expr *call, Value *value);
