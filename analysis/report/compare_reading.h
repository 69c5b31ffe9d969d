/* compare_reading.h - what several models show side by side, by fixed rules */
#pragma once

#include "study/model.h"

/* How far the coefficients that all models share lie apart, or, where the models differ in their errors alone, the errors; and what
 * forbids comparing them: other responses, other observations (transfer full). */
char *read_comparison(const Regression *const *models, gsize n);
