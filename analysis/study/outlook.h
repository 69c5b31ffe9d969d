/* outlook.h - what a regression says about periods and values beyond its data */
#pragma once

#include "model.h"

/* Sets regression->forecast. Errors: DATA_ERROR_ALIGN when periods stand on no grid, DATA_ERROR_SCHEMA when a term is not known
 * ahead (only trend, season, step, pulse, ramp and their powers and products are) or the estimator is not least squares; those of
 * forecast_fan. */
gboolean regression_forecast(Regression *regression, const ForecastOptions *options, GError **error);

/* Adds a PredictedPoint: "x = 1, z = 2" gives every variable of the formula its value, factors their text; what stands in no
 * time, such as lag(x, 1), is given by its whole text. Errors: DATA_ERROR_SYNTAX, DATA_ERROR_NAME, with the place in at in *offset; those
 * of predict_row. */
gboolean regression_predict(Regression *regression, const char *at, gsize *offset, GError **error);
