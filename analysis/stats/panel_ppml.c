#include <math.h>

#include "gsl_auto.h"
#include "panel_sample.h"
#include "sum.h"

#define MOST_STEPS 200
/* Of the linear predictor: as steps shrink quadratically, what is left after a smaller one is rounding. */
#define STEP_TOLERANCE 1e-9
/* A step that makes the fit worse is halved so often at most. */
#define MOST_HALVINGS 30
/* Of the deviance: a rise by less is rounding. */
#define RISE_TOLERANCE 1e-12

void
ppml_fit_free(PpmlFit *fit)
{
  if (!fit)
    return;
  fit_free(fit->fit);
  g_free(fit->fitted);
  g_free(fit);
}

static double
deviance_of(const double *y, const double *mean, gsize n)
{
  Sum sum = {0};
  for (gsize i = 0; i < n; i++)
    sum_add(&sum, 2 * ((y[i] > 0 ? y[i] * log(y[i] / mean[i]) : 0) - (y[i] - mean[i])));
  return sum_value(&sum);
}

/* Means of a linear predictor; FALSE where one is out of the range of doubles. */
static gboolean
means_of(const double *predictor, double *mean, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    mean[i] = exp(predictor[i]);
    if (!isnormal(mean[i]))
      return FALSE;
  }
  return TRUE;
}

/* What the effects alone, or a constant, make of the working response. */
static void
fit_effects(const PanelSample *sample, const PanelEffects *effects, const double *working, const double *mean,
            double *residual)
{
  Sum sum = {0}, whole = {0};
  for (gsize i = 0; i < sample->n; i++) {
    residual[i] = working[i];
    sum_add(&sum, mean[i] * working[i]);
    sum_add(&whole, mean[i]);
  }
  panel_effects_remove(effects, residual);
  for (gsize i = 0; sample->intercept && i < sample->n; i++)
    residual[i] -= sum_value(&sum) / sum_value(&whole);
}

/* One step: the predictor that weighted least squares gives. fit receives the solution (NULL without slopes). */
static gboolean
step(const PanelSample *sample, gboolean slopes, const double *mean, double *predictor, Fit **fit, GError **error)
{
  const gsize n = sample->n;
  g_autofree double *working = g_new(double, n), *residual = g_new(double, n);
  g_autoptr(PanelEffects) effects = panel_effects_new(sample->effects, sample->entity, sample->period, mean, n, error);
  if (!effects)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    working[i] = predictor[i] + (sample->y[i] - mean[i]) / mean[i];
  g_clear_pointer(fit, fit_free);
  if (!slopes)
    fit_effects(sample, effects, working, mean, residual);
  else if (!(*fit = panel_within_fit(sample, effects, working, mean, error)))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    predictor[i] = working[i] - (slopes ? gsl_vector_get((*fit)->residuals, i) / sqrt(mean[i]) : residual[i]);
  return TRUE;
}

/* Goes back towards the old predictor until the deviance no longer rises; mean receives the means. FALSE when it cannot. */
static gboolean
settle(const PanelSample *sample, const double *old, double *predictor, double *mean, double *deviance)
{
  for (guint halving = 0; halving < MOST_HALVINGS; halving++) {
    if (means_of(predictor, mean, sample->n)) {
      const double now = deviance_of(sample->y, mean, sample->n);
      if (now <= *deviance + RISE_TOLERANCE * (1 + fabs(*deviance))) {
        *deviance = now;
        return TRUE;
      }
    }
    for (gsize i = 0; i < sample->n; i++)
      predictor[i] = (predictor[i] + old[i]) / 2;
  }
  return FALSE;
}

static gboolean
has_converged(const double *old, const double *predictor, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!(fabs(predictor[i] - old[i]) <= STEP_TOLERANCE * fmax(1, fabs(predictor[i]))))
      return FALSE;
  return TRUE;
}

/* Means half-way between each response and their mean, so that none is zero. */
static void
start(const PanelSample *sample, double *predictor, double *mean)
{
  const double middle = mean_and_deviations(sample->y, sample->n, NULL);
  for (gsize i = 0; i < sample->n; i++) {
    mean[i] = (sample->y[i] + middle) / 2;
    predictor[i] = log(mean[i]);
  }
}

PpmlFit *
ppml_fit(const PanelSample *sample, gboolean slopes, GError **error)
{
  const gsize n = sample->n;
  g_autoptr(PpmlFit) result = g_new0(PpmlFit, 1);
  g_autofree double *predictor = g_new(double, n), *old = g_new(double, n);
  double *mean = result->fitted = g_new(double, n);
  result->deviance = INFINITY; /* the first step may rise: its means are no model's */
  start(sample, predictor, mean);
  while (result->steps < MOST_STEPS) {
    for (gsize i = 0; i < n; i++)
      old[i] = predictor[i];
    result->steps++;
    if (!step(sample, slopes, mean, predictor, &result->fit, error))
      return NULL;
    if (!settle(sample, old, predictor, mean, &result->deviance))
      break;
    if (has_converged(old, predictor, n))
      return g_steal_pointer(&result);
  }
  g_set_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "PPML has not converged after %u step%s", result->steps,
              result->steps == 1 ? "" : "s");
  return NULL;
}
