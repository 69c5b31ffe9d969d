#include "sup_f_bootstrap.h"

#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <math.h>

#include "bootstrap.h"
#include "recursion.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(gsl_rng, gsl_rng_free)

#define LEAST_RESAMPLES 99
#define LEVEL           0.05
#define MOST_RHO        0.98 /* a root of 1 has no law to start from */
#define BURN_IN         200  /* 0.98^200 is below 2 % */

typedef struct {
  gsl_rng *rng;
  gsize n;
  double rho;
  double *innovations; /* n - 1, with mean 0 */
} Process;

static double
estimate_rho(const Fit *fit)
{
  const double n = (double)fit->n, k = (double)fit->k;
  double products = 0, squares = 0;

  for (gsize i = 1; i < fit->n; i++) {
    const double before = gsl_vector_get(fit->residuals, i - 1);
    products += before * gsl_vector_get(fit->residuals, i);
    squares += before * before;
  }
  const double rho = squares > 0 ? products / squares : 0;
  return CLAMP(rho + (k + (k + 2) * rho) / n, -MOST_RHO, MOST_RHO);
}

static void
set_innovations(const Fit *fit, Process *process)
{
  const gsize count = process->n - 1;
  double mean = 0;

  for (gsize i = 0; i < count; i++) {
    process->innovations[i] = gsl_vector_get(fit->residuals, i + 1) - process->rho * gsl_vector_get(fit->residuals, i);
    mean += process->innovations[i] / (double)count;
  }
  for (gsize i = 0; i < count; i++)
    process->innovations[i] -= mean;
}

static void
draw(const Process *process, double *errors)
{
  double error = 0;

  for (gsize i = 0; i < BURN_IN + process->n; i++) {
    error = process->rho * error + process->innovations[gsl_rng_uniform_int(process->rng, process->n - 1)];
    if (i >= BURN_IN)
      errors[i - BURN_IN] = error;
  }
}

static double
largest(const double *values, gsize n)
{
  double most = values[0];

  for (gsize i = 1; i < n; i++)
    most = fmax(most, values[i]);
  return most;
}

/* sup receives the largest F of each resample. */
static gboolean
resample(const Fit *fit, const SupF *observed, const Process *process, double *sup, gsize resamples, GError **error)
{
  g_autoptr(Recursion) recursion = recursion_new(fit);
  const gsize dates = observed->last - observed->first + 1;
  g_autofree double *errors = g_new(double, fit->n), *f = g_new(double, dates);

  recursion->response = errors;
  for (gsize b = 0; b < resamples; b++) {
    draw(process, errors);
    if (!sup_f_statistics(recursion, observed->first, observed->last, f, error))
      return FALSE;
    sup[b] = largest(f, dates);
  }
  return TRUE;
}

static gboolean
check_work(const Fit *fit, gsize resamples, GError **error)
{
  const double each = (double)fit->n * (double)fit->k * (double)fit->k;

  if (resamples < LEAST_RESAMPLES)
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "%zu resamples, at least %d are needed", resamples,
                LEAST_RESAMPLES);
  else if ((double)resamples * each > SUP_F_MOST_WORK)
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                "%zu resamples of %zu observations and %zu coefficient%s are too many, at most %.0f can be drawn",
                resamples, fit->n, fit->k, fit->k == 1 ? "" : "s", floor(SUP_F_MOST_WORK / each));
  else
    return TRUE;
  return FALSE;
}

gboolean
sup_f_bootstrap(const Fit *fit, const SupF *observed, gsize resamples, gulong seed, SupFBootstrap *result,
                GError **error)
{
  *result = (SupFBootstrap){.resamples = resamples ? resamples : SUP_F_RESAMPLES,
                            .seed = seed ? seed : BOOTSTRAP_SEED,
                            .rho = estimate_rho(fit)};
  if (!check_work(fit, result->resamples, error))
    return FALSE;
  g_autoptr(gsl_rng) rng = gsl_rng_alloc(gsl_rng_mt19937);
  g_autofree double *innovations = g_new(double, fit->n - 1), *sup = g_new(double, result->resamples);
  Process process = {.rng = rng, .n = fit->n, .rho = result->rho, .innovations = innovations};
  gsize reached = 0;

  gsl_rng_set(rng, result->seed);
  set_innovations(fit, &process);
  if (!resample(fit, observed, &process, sup, result->resamples, error))
    return FALSE;
  for (gsize b = 0; b < result->resamples; b++)
    reached += sup[b] >= observed->sup ? 1 : 0;
  result->p = (1 + (double)reached) / (1 + (double)result->resamples);
  gsl_sort(sup, 1, result->resamples);
  result->critical = sup[MIN((gsize)ceil((1 - LEVEL) * (1 + (double)result->resamples)), result->resamples) - 1];
  return TRUE;
}
