#include "interrupted.h"

#include <math.h>

#include "auxiliary.h"
#include "effects.h"
#include "gsl_auto.h"
#include "wald.h"

#define NO_CHANGE "the event changed neither level nor slope"

void
interrupted_free(Interrupted *result)
{
  if (!result)
    return;
  fit_free(result->fit);
  gsl_matrix_free(result->covariance);
  g_free(result);
}

static void
add_column(ModelMatrix *model, const char *name, const double *values)
{
  const BasePower whole = {model_matrix_add_base(model, values), 1};

  model_matrix_add_column(model, name, &whole, 1);
}

static ModelMatrix *
with_event(const ModelMatrix *controls, const gint64 *period, const EventTerms *event)
{
  ModelMatrix *model = model_matrix_select(controls, NULL);
  g_autofree double *values = g_new(double, controls->n);

  if (event_has_level(event->shape)) {
    event_level(event, controls->n, values);
    add_column(model, "level", values);
  }
  if (event_has_slope(event->shape)) {
    event_slope(event, period, controls->n, values);
    add_column(model, "slope", values);
  }
  return model;
}

static gboolean
set_covariance(Interrupted *result, const gint64 *period, const EventTerms *event, GError **error)
{
  const HacOptions options = hac_preset(HAC_OWN);

  result->plain = event->shape == EVENT_PULSE;
  result->covariance =
      result->plain ? ols_covariance(result->fit) : hac_estimate(result->fit, period, &options, &result->hac, error);
  return result->covariance != NULL;
}

static gboolean
set_joint(Interrupted *result, GError **error)
{
  const gsize k = result->fit->k, which[] = {k - 2, k - 1};

  if (!wald_test(result->fit, result->covariance, which, G_N_ELEMENTS(which), result->fit->n - k, &result->joint,
                 error))
    return FALSE;
  result->joint.null = NO_CHANGE;
  return TRUE;
}

static void
set_detectable(Interrupted *result, gsize column)
{
  g_autoptr(gsl_matrix) plain = ols_covariance(result->fit);

  result->detectable_error =
      sqrt(fmax(gsl_matrix_get(result->covariance, column, column), gsl_matrix_get(plain, column, column)));
  result->detectable = detectable_effect(result->detectable_error, (double)(result->fit->n - result->fit->k),
                                         EFFECT_ALPHA, EFFECT_POWER);
}

static void
set_effects(Interrupted *result, EventShape shape, double confidence)
{
  const Coefficient none = {NAN, NAN, NAN, NAN, NAN, NAN};
  const gsize k = result->fit->k, columns = shape == EVENT_LEVEL_AND_SLOPE ? 2 : 1;

  result->level =
      event_has_level(shape) ? coefficient_inference(result->fit, result->covariance, k - columns, confidence) : none;
  result->slope =
      event_has_slope(shape) ? coefficient_inference(result->fit, result->covariance, k - 1, confidence) : none;
  set_detectable(result, k - columns);
}

Interrupted *
interrupted_fit(const double *y, const ModelMatrix *controls, gboolean intercept, const gint64 *period,
                const EventTerms *event, double confidence, GError **error)
{
  if (!stats_check_level(confidence, error) || !event_check(event, controls->n, error) ||
      !grid_check(period, controls->n, error))
    return NULL;
  g_autoptr(ModelMatrix) model = with_event(controls, period, event);
  g_autoptr(Interrupted) result = g_new0(Interrupted, 1);
  result->fit = ols_fit_model(y, model, NULL, intercept, error);
  if (!result->fit || !auxiliary_check_residuals(result->fit, error) || !set_covariance(result, period, event, error))
    return NULL;
  set_effects(result, event->shape, confidence);
  if (event->shape == EVENT_LEVEL_AND_SLOPE && !set_joint(result, error))
    return NULL;
  return g_steal_pointer(&result);
}
