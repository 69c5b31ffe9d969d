#include "prais_winsten.h"

#include <math.h>

#include "gsl_auto.h"
#include "sum.h"

#define RHO_TOLERANCE 1e-12 /* change of rho at which it has settled */
#define MOST_ROUNDS   500

/* What stays the same from round to round. */
typedef struct {
  const double *y;
  const gint64 *period;
  const gsl_matrix *design;
  const char *const *names;
} Problem;

static double
periods_apart(const gint64 *period, gsize i)
{
  return period ? (double)(period[i] - period[i - 1]) : 1;
}

static gboolean
check_periods(const gint64 *period, gsize n, GError **error)
{
  gsize pairs = 0;

  for (gsize i = 1; i < n; i++) {
    if (period && period[i] <= period[i - 1]) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "period: observation %zu is not after observation %zu", i + 1,
                  i);
      return FALSE;
    }
    pairs += !period || period[i] - period[i - 1] == 1;
  }
  if (pairs >= 2)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
              "%zu pair%s of neighbouring periods, at least 2 are needed to estimate rho", pairs,
              pairs == 1 ? "" : "s");
  return FALSE;
}

/* From pairs of neighbouring periods. */
static gboolean
estimate_rho(const double *residuals, const gint64 *period, gsize n, double *rho, GError **error)
{
  Sum products = {0}, squares = {0};

  for (gsize i = 1; i < n; i++) {
    if (periods_apart(period, i) > 1)
      continue;
    sum_add(&products, residuals[i] * residuals[i - 1]);
    sum_add(&squares, residuals[i - 1] * residuals[i - 1]);
  }
  if (sum_value(&squares) == 0) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_NUMERIC, "the residuals are zero, so that rho is not defined");
    return FALSE;
  }
  *rho = sum_value(&products) / sum_value(&squares);
  if (fabs(*rho) < 1)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_NUMERIC,
              "rho is %.3g: the errors do not return to their mean, take differences", *rho);
  return FALSE;
}

/* The first observation stands for all before it. */
static double
transformed(double before, double now, double apart, double rho, gboolean first)
{
  const double decay = first ? 0 : pow(rho, apart);

  return (now - decay * before) * sqrt((1 - rho * rho) / (1 - decay * decay));
}

static Fit *
fit_transformed(const Problem *problem, double rho, GError **error)
{
  const gsl_matrix *design = problem->design;
  g_autoptr(gsl_matrix) changed = gsl_matrix_alloc(design->size1, design->size2);
  g_autofree double *response = g_new(double, design->size1);

  for (gsize i = 0; i < design->size1; i++) {
    const gsize before = i > 0 ? i - 1 : 0;
    const double apart = i > 0 ? periods_apart(problem->period, i) : 0;
    response[i] = transformed(problem->y[before], problem->y[i], apart, rho, i == 0);
    for (gsize j = 0; j < design->size2; j++)
      gsl_matrix_set(changed, i, j,
                     transformed(gsl_matrix_get(design, before, j), gsl_matrix_get(design, i, j), apart, rho, i == 0));
  }
  return ols_fit(response, changed, problem->names, FALSE, error);
}

static void
set_residuals(const Problem *problem, PraisWinsten *result)
{
  const gsl_matrix *design = problem->design;

  for (gsize i = 0; i < design->size1; i++) {
    result->fitted[i] =
        sum_products(gsl_matrix_const_ptr(design, i, 0), result->fit->coefficients->data, design->size2);
    result->residuals[i] = problem->y[i] - result->fitted[i];
  }
}

static gboolean
iterate(const Problem *problem, PraisWinsten *result, GError **error)
{
  const gsize n = problem->design->size1;
  double last;

  if (!estimate_rho(result->residuals, problem->period, n, &result->rho, error))
    return FALSE;
  for (result->iterations = 1; result->iterations <= MOST_ROUNDS; result->iterations++) {
    last = result->rho;
    g_clear_pointer(&result->fit, fit_free);
    result->fit = fit_transformed(problem, last, error);
    if (!result->fit)
      return FALSE;
    set_residuals(problem, result);
    if (!estimate_rho(result->residuals, problem->period, n, &result->rho, error))
      return FALSE;
    if (fabs(result->rho - last) < RHO_TOLERANCE)
      return TRUE;
  }
  g_set_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "rho did not settle in %d rounds", MOST_ROUNDS);
  return FALSE;
}

static double
squared_correlation(const double *a, const double *b, gsize n)
{
  g_autofree double *first = g_new(double, n), *second = g_new(double, n);

  mean_and_deviations(a, n, first);
  mean_and_deviations(b, n, second);
  const double both = sum_products(first, second, n);
  return both / sum_products(first, first, n) * both / sum_products(second, second, n);
}

PraisWinsten *
prais_winsten(const double *y, const ModelMatrix *model, const gint64 *period, gboolean intercept, GError **error)
{
  g_autoptr(Fit) start = ols_fit_model(y, model, NULL, intercept, error);
  if (!start || !check_periods(period, model->n, error))
    return NULL;

  const Problem problem = {y, period, start->design, (const char *const *)start->names};
  g_autoptr(PraisWinsten) result = g_new0(PraisWinsten, 1);
  result->fitted = g_memdup2(start->fitted->data, start->n * sizeof *y);
  result->residuals = g_memdup2(start->residuals->data, start->n * sizeof *y);
  if (!iterate(&problem, result, error))
    return NULL;
  result->r_squared = squared_correlation(y, result->fitted, start->n);
  return g_steal_pointer(&result);
}

void
prais_winsten_free(PraisWinsten *result)
{
  if (!result)
    return;
  fit_free(result->fit);
  g_free(result->fitted);
  g_free(result->residuals);
  g_free(result);
}
