#include "impulse.h"

#include <gsl/gsl_linalg.h>
#include <math.h>

#include "gsl_auto.h"
#include "impulse_bands.h"

gsize
impulse_at(const Impulse *impulse, gsize step, gsize response, gsize shock)
{
  return (step * impulse->series + response) * impulse->series + shock;
}

gboolean
impulse_last_told(const Impulse *impulse, gsize response, gsize shock, gsize *step)
{
  for (gsize s = impulse->options.steps + 1; s-- > 0;) {
    const gsize at = impulse_at(impulse, s, response, shock);
    if (impulse->response.lower[at] > 0 || impulse->response.upper[at] < 0) {
      *step = s;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
check_steps(const ImpulseOptions *options, GError **error)
{
  if (options->steps >= 1 && options->steps <= IMPULSE_STEPS_MOST)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "%zu steps after a shock: there must be 1 to %d", options->steps,
              IMPULSE_STEPS_MOST);
  return FALSE;
}

static gboolean
check_resamples(const Var *var, const ImpulseOptions *options, GError **error)
{
  const gsize cells = (options->steps + 1) * var->series * var->series;
  const double needed = 2 / (1 - options->level) - 1;

  if (!stats_check_level(options->level, error))
    return FALSE;
  if ((double)options->resamples < needed - 1e-6) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                "bootstrap: %zu resamples cannot give a band of level %g, at least %.0f are needed", options->resamples,
                options->level, ceil(needed - 1e-6));
    return FALSE;
  }
  if (options->resamples <= IMPULSE_VALUES_MOST / cells)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
              "bootstrap: %zu resamples of %zu responses are too many, at most %zu resamples can be held",
              options->resamples, cells, IMPULSE_VALUES_MOST / cells);
  return FALSE;
}

/* Shares of the mean squared error of forecasts: the squared responses to a shock, summed over the steps. */
static void
set_shares(Impulse *impulse)
{
  const gsize m = impulse->series;
  g_autofree double *sums = g_new0(double, m *m);

  for (gsize step = 0; step <= impulse->options.steps; step++)
    for (gsize i = 0; i < m; i++) {
      double total = 0;
      for (gsize shock = 0; shock < m; shock++) {
        const double value = impulse->response.value[impulse_at(impulse, step, i, shock)];
        sums[i * m + shock] += value * value;
        total += sums[i * m + shock];
      }
      for (gsize shock = 0; shock < m; shock++)
        impulse->share[impulse_at(impulse, step, i, shock)] = sums[i * m + shock] / total;
    }
}

static void
responses_init(Responses *responses, gsize cells)
{
  *responses = (Responses){g_new(double, cells), g_new(double, cells), g_new(double, cells)};
  for (gsize cell = 0; cell < cells; cell++)
    responses->lower[cell] = responses->upper[cell] = NAN;
}

static Impulse *
impulse_new(const Var *var, const ImpulseOptions *options)
{
  const gsize m = var->series, cells = (options->steps + 1) * m * m;
  Impulse *impulse = g_new0(Impulse, 1);

  impulse->series = m;
  impulse->options = *options;
  impulse->shock = g_new(double, m);
  impulse->share = g_new(double, cells);
  responses_init(&impulse->response, cells);
  responses_init(&impulse->cumulative, cells);
  return impulse;
}

/* The Cholesky factor of the covariance; var_fit has seen that it is regular. */
static gsl_matrix *
root_of(const gsl_matrix *covariance, GError **error)
{
  g_autoptr(gsl_matrix) root = gsl_matrix_alloc(covariance->size1, covariance->size2);

  gsl_matrix_memcpy(root, covariance);
  if (!stats_check_gsl(gsl_linalg_cholesky_decomp1(root), error))
    return NULL;
  for (gsize i = 0; i < root->size1; i++)
    for (gsize j = i + 1; j < root->size2; j++)
      gsl_matrix_set(root, i, j, 0);
  return g_steal_pointer(&root);
}

Impulse *
impulse_responses(const SeriesSet *set, const Var *var, const ImpulseOptions *options, GError **error)
{
  if (!check_steps(options, error) || (options->resamples && !check_resamples(var, options, error)))
    return NULL;

  g_autoptr(gsl_matrix) root = root_of(var->covariance, error);
  if (!root)
    return NULL;
  g_autoptr(Impulse) impulse = impulse_new(var, options);
  const ResponseShape shape = {var->series, var->lags, deterministic_columns(var->part), options->steps};
  for (gsize j = 0; j < var->series; j++)
    impulse->shock[j] = gsl_matrix_get(root, j, j);
  if (!responses_of(&shape, var->coefficients, root, impulse->response.value, impulse->cumulative.value)) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_NUMERIC,
                "the responses grow beyond all numbers within %zu steps: the largest root is %.3g", options->steps,
                var->moduli[0]);
    return NULL;
  }
  set_shares(impulse);
  if (options->resamples && !impulse_bands(set, var, impulse, error))
    return NULL;
  return g_steal_pointer(&impulse);
}

void
impulse_free(Impulse *impulse)
{
  if (!impulse)
    return;
  for (guint i = 0; i < 2; i++) {
    Responses *responses = i ? &impulse->cumulative : &impulse->response;
    g_free(responses->value);
    g_free(responses->lower);
    g_free(responses->upper);
  }
  g_free(impulse->shock);
  g_free(impulse->share);
  g_free(impulse);
}
