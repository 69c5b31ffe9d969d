#include "regimes.h"

#include <math.h>

#include "recursion.h"

void
regimes_free(Regimes *regimes)
{
  if (!regimes)
    return;
  for (gsize r = 0; r < regimes->count; r++) {
    g_free(regimes->regimes[r].coefficients);
    g_free(regimes->regimes[r].turned);
  }
  g_free(regimes->regimes);
  g_free(regimes->fitted);
  g_free(regimes->residuals);
  g_free(regimes);
}

/* Coefficients on the design from those on the basis. */
static void
set_coefficients(const Fit *fit, Regime *regime)
{
  for (gsize j = 0; j < fit->k; j++) {
    regime->coefficients[j] = gsl_vector_get(fit->coefficients, j);
    for (gsize l = 0; l < fit->k; l++)
      regime->coefficients[j] += gsl_matrix_get(fit->root, j, l) * regime->turned[l];
  }
}

static void
set_residuals(const Fit *fit, const Regime *regime, Regimes *regimes)
{
  for (gsize i = regime->first; i < regime->first + regime->n; i++) {
    double shift = 0;
    for (gsize l = 0; l < fit->k; l++)
      shift += gsl_matrix_get(fit->basis, i, l) * regime->turned[l];
    regimes->fitted[i] = gsl_vector_get(fit->fitted, i) + shift;
    regimes->residuals[i] = gsl_vector_get(fit->residuals, i) - shift;
  }
}

static gboolean
fit_regime(const Fit *fit, Recursion *recursion, Regime *regime, GError **error)
{
  recursion_restart(recursion);
  for (gsize i = 0; i < regime->n; i++)
    recursion_add(recursion, regime->first + i);
  if (recursion->rank < fit->k) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR,
                "the regressors are dependent in the regime of observations %zu to %zu", regime->first + 1,
                regime->first + regime->n);
    return FALSE;
  }
  regime->coefficients = g_new(double, fit->k);
  regime->turned = g_new(double, fit->k);
  regime->ssr = recursion->ssr;
  recursion_solve(recursion, regime->turned);
  set_coefficients(fit, regime);
  return TRUE;
}

static double
autocorrelation_within(const Regimes *regimes)
{
  const double *e = regimes->residuals;
  double products = 0, squares = 0;

  for (gsize r = 0; r < regimes->count; r++) {
    const Regime *regime = &regimes->regimes[r];
    for (gsize i = regime->first; i < regime->first + regime->n; i++) {
      squares += e[i] * e[i];
      products += i > regime->first ? e[i] * e[i - 1] : 0;
    }
  }
  return products / squares;
}

Regimes *
regimes_fit(const Fit *fit, const gsize *at, gsize breaks, GError **error)
{
  g_autoptr(Regimes) regimes = g_new0(Regimes, 1);
  g_autoptr(Recursion) recursion = recursion_new(fit);

  *regimes = (Regimes){.n = fit->n,
                       .k = fit->k,
                       .count = breaks + 1,
                       .regimes = g_new0(Regime, breaks + 1),
                       .fitted = g_new(double, fit->n),
                       .residuals = g_new(double, fit->n)};
  for (gsize r = 0; r <= breaks; r++) {
    Regime *regime = &regimes->regimes[r];
    regime->first = r ? at[r - 1] : 0;
    regime->n = (r < breaks ? at[r] : fit->n) - regime->first;
    if (!fit_regime(fit, recursion, regime, error))
      return NULL;
    set_residuals(fit, regime, regimes);
    regimes->ssr += regime->ssr;
  }
  regimes->autocorrelation = regimes->ssr > recursion_rounding(fit) ? autocorrelation_within(regimes) : NAN;
  return g_steal_pointer(&regimes);
}
