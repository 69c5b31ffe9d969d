/* model_words.h - what estimators, errors, kernels, rules and presets are called, each list in the order of its enumeration and
 * ended by NULL */
#pragma once

#include "model_options.h"

extern const char *const error_words[];     /* from ERRORS_PLAIN */
extern const char *const kernel_words[];    /* HacKernel */
extern const char *const rule_words[];      /* from BANDWIDTH_RULE */
extern const char *const preset_words[];    /* from HAC_LIKE_R */
extern const char *const estimator_words[]; /* Estimator */
