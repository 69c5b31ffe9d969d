/* reading_parts.h - words and numbers that all readings share */
#pragma once

#include "study/model.h"

/* Decimals of a percentage and its limits: two significant digits of the largest, at least one decimal. */
int percent_decimals(double share, double lower, double upper);
/* "+10.5 %", "−4.3 %", "0.0 %" (transfer full). */
char *signed_percent(double share, int decimals);
/* Four significant digits with their sign: "+640.4" (transfer full). */
char *signed_number(double value);

/* "a year", "every two months", "a period" (transfer none). */
const char *every_period(Frequency frequency);

/* The interval tells the coefficient's sign. */
gboolean is_told(const Coefficient *coefficient);

/* A sentence where the residuals are so autocorrelated that the errors are in doubt, with a blank before it. */
void append_autocorrelation(GString *text, const Regression *regression);
