#include "quad.h"
#include "solve.h"

/* Columns and response times sqrt(w), one after the other, and the n roots of the weights (NULL: no weights). */
typedef struct {
  quad *columns, *root_weight;
  quad *upper;   /* k x (k + 1): R and the response's part along each column of Q */
  quad *inverse; /* k x k: R^-1 */
} Work;

static void
work_clear(Work *work)
{
  g_free(work->columns);
  g_free(work->root_weight);
  g_free(work->upper);
  g_free(work->inverse);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Work, work_clear)

static void
set_columns(Work *work, const double *y, const Fit *fit)
{
  const gsize n = fit->n, k = fit->k;

  work->columns = g_new(quad, n * (k + 1));
  for (gsize j = 0; j < k; j++)
    model_matrix_column(fit->model, j, work->columns + j * n);
  for (gsize i = 0; i < n; i++)
    work->columns[k * n + i] = y[i];
  if (!fit->weights)
    return;
  work->root_weight = g_new(quad, n);
  for (gsize i = 0; i < n; i++)
    work->root_weight[i] = quad_sqrt(fit->weights[i]);
  for (gsize j = 0; j <= k; j++)
    for (gsize i = 0; i < n; i++)
      work->columns[j * n + i] *= work->root_weight[i];
}

/* b = R^-1 z; the root of (X'WX)^-1 is R^-1. */
static void
set_coefficients(const Work *work, Fit *fit)
{
  const gsize k = fit->k;

  for (gsize i = 0; i < k; i++) {
    quad estimate = 0;
    for (gsize j = i; j < k; j++)
      estimate += work->inverse[i * k + j] * work->upper[j * (k + 1) + k];
    gsl_vector_set(fit->coefficients, i, (double)estimate);
    for (gsize j = 0; j < k; j++) {
      gsl_matrix_set(fit->root, i, j, (double)work->inverse[i * k + j]);
      gsl_matrix_set(fit->bread, i, j, (double)quad_dot(work->inverse + i * k, work->inverse + j * k, k));
    }
  }
}

static void
set_basis(const Work *work, Fit *fit)
{
  for (gsize i = 0; i < fit->n; i++) {
    quad leverage = 0;
    for (gsize j = 0; j < fit->k; j++) {
      const quad unit = work->columns[j * fit->n + i];
      gsl_matrix_set(fit->basis, i, j, (double)unit);
      leverage += unit * unit;
    }
    gsl_vector_set(fit->leverage, i, (double)leverage);
  }
}

/* The first column of Q is the constant, so that the response's part along it is no variation. */
static void
set_sums(const Work *work, Fit *fit)
{
  const gsize n = fit->n, k = fit->k;
  const quad *residuals = work->columns + k * n;
  const quad ssr = quad_dot(residuals, residuals, n);
  quad explained = 0;

  for (gsize j = fit->intercept ? 1 : 0; j < k; j++)
    explained += work->upper[j * (k + 1) + k] * work->upper[j * (k + 1) + k];
  fit->ssr = (double)ssr;
  fit->explained = (double)explained;
  fit->tss = (double)(explained + ssr);
  fit->r_squared = (double)(explained / (explained + ssr));
}

static void
set_residuals(Work *work, const double *y, Fit *fit)
{
  quad *residuals = work->columns + fit->k * fit->n;
  quad squares = 0, steps = 0;

  for (gsize i = 0; i < fit->n; i++) {
    if (work->root_weight)
      residuals[i] /= work->root_weight[i];
    gsl_vector_set(fit->residuals, i, (double)residuals[i]);
    gsl_vector_set(fit->fitted, i, (double)(y[i] - residuals[i]));
    squares += residuals[i] * residuals[i];
    if (i > 0)
      steps += (residuals[i] - residuals[i - 1]) * (residuals[i] - residuals[i - 1]);
  }
  fit->durbin_watson = (double)(steps / squares);
}

void
solve_quad(const double *y, Fit *fit)
{
  g_auto(Work) work = {0};

  set_columns(&work, y, fit);
  work.upper = g_new(quad, fit->k * (fit->k + 1));
  work.inverse = g_new(quad, fit->k * fit->k);
  quad_orthogonalise(work.columns, fit->n, fit->k, work.upper);
  quad_invert_upper(work.upper, fit->k, work.inverse);
  set_coefficients(&work, fit);
  set_basis(&work, fit);
  set_sums(&work, fit);
  set_residuals(&work, y, fit);
}
