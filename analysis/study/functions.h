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
