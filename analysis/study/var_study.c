#include "var_study.h"

#include <math.h>

#include "model.h"
#include "stats/granger.h"

void
var_study_free(gpointer data)
{
  VectorAutoregression *result = data;
  if (!result)
    return;
  lagged_model_free(result->model);
  var_free(result->var);
  impulse_free(result->impulse);
  g_free(result);
}

gsize
var_steps(Frequency frequency)
{
  switch (frequency) {
  case FREQUENCY_YEAR:
    return 6;
  case FREQUENCY_HALF_YEAR:
    return 8;
  case FREQUENCY_MONTH:
    return 24;
  case FREQUENCY_DAY:
    return 30;
  case FREQUENCY_QUARTER:
  case FREQUENCY_TWO_MONTH:
  case FREQUENCY_IRREGULAR:
    break;
  }
  return 12;
}

double
var_same_period(const Var *var, gsize a, gsize b)
{
  return gsl_matrix_get(var->covariance, a, b) / sqrt(gsl_matrix_get(var->covariance, a, a)) /
         sqrt(gsl_matrix_get(var->covariance, b, b));
}

static ImpulseOptions
options_of(const VectorAutoregression *result, const AnalysisOptions *options)
{
  return (ImpulseOptions){.steps =
                              options->steps == OPTION_UNSET ? var_steps(result->model->frequency) : options->steps,
                          .resamples = result->descriptive                  ? 0
                                       : options->resamples == OPTION_UNSET ? BOOTSTRAP_RESAMPLES
                                                                            : options->resamples,
                          .seed = options->seed ? options->seed : BOOTSTRAP_SEED,
                          .level = CONFIDENCE_LEVEL};
}

gpointer
var_run(const AnalysisInput *input, GError **error)
{
  VectorAutoregression *result = g_new0(VectorAutoregression, 1);
  LaggedModel *model = result->model = lagged_model_new(input, error);
  result->var = model ? var_fit(&model->set, model->lags, model->part, error) : NULL;
  if (result->var) {
    result->descriptive = result->var->n < CAUSAL_LEAST;
    const ImpulseOptions options = options_of(result, &input->def->options);
    result->impulse = impulse_responses(&model->set, result->var, &options, error);
    result->in_gaps = lagged_model_in_gaps(model, model->lags);
  }
  if (result->impulse) {
    lagged_model_ledger(model, input, model->lags);
    return result;
  }
  var_study_free(result);
  return NULL;
}
