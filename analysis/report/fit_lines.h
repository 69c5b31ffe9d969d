/* fit_lines.h - the lines above and below a table of coefficients: method, head, fit, estimator */
#pragma once

#include "document.h"
#include "study/model.h"

/* "Least squares: log(y) ~ trend; 1992–2020, yearly, n = 29. Newey–West errors (...); p is of the null that ..." (transfer full). */
char *method_line(const Regression *regression);
/* "n = 29, 27 degrees of freedom, condition number 3.8, computed in quadruple precision" (transfer full). */
char *table_head(const Regression *regression);
/* R-squared, F plain and under the errors, log-likelihood, criteria, Durbin-Watson; and what the estimator found. */
void say_fit(Document *document, const Regression *regression);
