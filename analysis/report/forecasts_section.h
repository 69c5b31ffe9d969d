/* forecasts_section.h - what a forecast by exponential smoothing says */
#pragma once

#include "analysis_reports.h"
#include "study/forecasts_study.h"

void section_forecasts(Document *document, const Analysis *analysis);
void json_forecasts(cJSON *object, const Analysis *analysis);

/* (transfer full) */
char *read_forecasts(const ForecastsStudy *study);
/* "Holt–Winters with additive season of 12" (transfer full). */
char *smoothing_words(const HoltWinters *fit);
