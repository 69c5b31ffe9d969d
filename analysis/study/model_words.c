#include "model_words.h"

const char *const error_words[] = {"plain", "hc0", "hc1", "hc2", "hc3", "newey-west", "cluster", "bootstrap", NULL};
const char *const kernel_words[] = {"bartlett", "parzen", "quadratic-spectral", NULL};
const char *const rule_words[] = {"rule", "cube-root", "newey-west-1994", "andrews", NULL};
const char *const preset_words[] = {"R", "stata", "gretl", NULL};
const char *const estimator_words[] = {"ols", "prais-winsten", "robust", NULL};

const char *
errors_name(ErrorsKind kind)
{
  return kind == ERRORS_DEFAULT || kind >= N_ERRORS ? "default" : error_words[kind - ERRORS_PLAIN];
}

const char *
kernel_name(HacKernel kernel)
{
  return kernel_words[kernel];
}

const char *
bandwidth_rule_name(HacRule rule)
{
  return rule == BANDWIDTH_FIXED ? "given" : rule_words[rule - BANDWIDTH_RULE];
}

const char *
preset_name(HacPreset preset)
{
  return preset == HAC_OWN ? NULL : preset_words[preset - HAC_LIKE_R];
}

const char *
estimator_name(Estimator estimator)
{
  return estimator_words[estimator];
}
