#include "causality_study.h"

#include "datasets/problems.h"

/* Series of yearly to monthly trade are integrated of order one at most, in logs or levels. */
#define EXTRA_LAGS 1

void
causality_free(gpointer data)
{
  Causality *causality = data;
  if (!causality)
    return;
  lagged_model_free(causality->model);
  g_free(causality);
}

const char *
causality_from(const Causality *causality, CausalDirection direction)
{
  return causality->model->labels[direction == X_TO_Y ? 0 : 1];
}

const char *
causality_to(const Causality *causality, CausalDirection direction)
{
  return causality->model->labels[direction == X_TO_Y ? 1 : 0];
}

static gboolean
choose_method(Causality *causality, const char *method, GError **error)
{
  static const char *const words[] = {"auto", "levels", "toda-yamamoto", NULL};
  if (method && !g_strv_contains(words, method)) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "method is one of auto, levels or toda-yamamoto, not '%s'",
                method);
    return FALSE;
  }
  causality->asked = method && !g_str_equal(method, "auto");
  const gboolean augmented =
      causality->asked ? g_str_equal(method, "toda-yamamoto") : lagged_model_integrated(causality->model);
  causality->extra = augmented ? EXTRA_LAGS : 0;
  return TRUE;
}

/* The series that is forecast, the one whose lags are tested, then the others. */
static gboolean
test_direction(Causality *causality, CausalDirection direction, GError **error)
{
  const LaggedModel *model = causality->model;
  g_autofree const double **values = g_new(const double *, model->k);
  g_autofree const char **names = g_new(const char *, model->k);
  for (gsize j = 0; j < model->k; j++) {
    const gsize from = j < 2 && direction == X_TO_Y ? 1 - j : j;
    values[j] = model->frame->columns[from];
    names[j] = model->labels[from];
  }
  const SeriesSet set = {model->k, model->frame->n, values, names, model->grid};
  const GrangerOptions options = {model->lags, causality->extra, model->part};
  return granger_test(&set, &options, &causality->directions[direction], error);
}

gpointer
causality_run(const AnalysisInput *input, GError **error)
{
  Causality *causality = g_new0(Causality, 1);
  causality->model = lagged_model_new(input, error);
  if (causality->model && choose_method(causality, input->def->options.method, error) &&
      test_direction(causality, X_TO_Y, error) && test_direction(causality, Y_TO_X, error)) {
    const gsize lags = causality->model->lags + causality->extra;
    causality->descriptive = causality->directions[X_TO_Y].descriptive;
    causality->in_gaps = lagged_model_in_gaps(causality->model, lags);
    lagged_model_ledger(causality->model, input, lags);
    return causality;
  }
  causality_free(causality);
  return NULL;
}
