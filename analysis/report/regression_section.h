/* regression_section.h - one regression as blocks of a report, without a heading */
#pragma once

#include "document.h"
#include "study/model.h"

/* Method, coefficients, sizes, fit, estimator, what was left out, predictions, forecast, tests, influence, reading. */
void section_regression(Document *document, const Regression *regression);
/* The periods that follow with their fan; nothing where there is no forecast. */
void section_forecast(Document *document, const Regression *regression);
