/* forecasts_study.h - kind "forecasts": exponential smoothing ahead, with what it would have missed before */
#pragma once

#include "regular_run.h"
#include "stats/hold_out.h"

/* Whole cycles from which on a season is smoothed by default, and values from which on a trend is. */
#define FORECAST_CYCLES 3
#define FORECAST_TREND  10

typedef struct {
  RegularRun run;
  gsize season;        /* periods a cycle of the series, 1 without */
  gboolean by_default; /* nobody named the method */
  HoltWinters *fit;
  Period *ahead;     /* fan->steps: the periods forecast */
  Fan *fan;          /* 50, 80 and 95 % */
  HoldOut *held_out; /* NULL where it could not be computed: then why says the reason */
  char *why;
} ForecastsStudy;

/* method: simple | holt | holt-winters | holt-winters-multiplicative; by default with a season from FORECAST_CYCLES cycles on, with a trend
 * from FORECAST_TREND values on. steps: by default one year of periods, of years three, of days a week. Errors: those of regular_run, holt_winters
 * and holt_winters_forecast; DATA_ERROR_SCHEMA (another method; more steps than values), DATA_ERROR_ALIGN (a season of yearly values that
 * nobody gave). */
gpointer forecasts_run(const AnalysisInput *input, GError **error);
void forecasts_study_free(gpointer study); /* safe on NULL */
