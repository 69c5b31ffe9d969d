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

/* Across several series, period by period; max, min and mean of one series run over it and are a number. */
gboolean call_across(Evaluator *evaluator, const Expr *call, Value *value);
gboolean call_rank(Evaluator *evaluator, const Expr *call, Value *value);
gboolean call_if(Evaluator *evaluator, const Expr *call, Value *value);
