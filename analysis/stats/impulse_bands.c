#include "impulse_bands.h"

#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>

#include "gsl_auto.h"
#include "lagged_triangle.h"
#include "sum.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(gsl_rng, gsl_rng_free)

/* Sum over the lags of A_j times the responses so many steps before. */
static double
step_on(const ResponseShape *shape, const gsl_matrix *coefficients, const double *response, gsize step, gsize i,
        gsize shock)
{
  const gsize m = shape->series;
  double sum = 0;

  for (gsize lag = 1; lag <= MIN(shape->lags, step); lag++)
    for (gsize j = 0; j < m; j++)
      sum += gsl_matrix_get(coefficients, i, shape->first_lag + (lag - 1) * m + j) *
             response[((step - lag) * m + j) * m + shock];
  return sum;
}

gboolean
responses_of(const ResponseShape *shape, const gsl_matrix *coefficients, const gsl_matrix *root, double *response,
             double *cumulative)
{
  const gsize m = shape->series;

  for (gsize step = 0; step <= shape->steps; step++)
    for (gsize i = 0; i < m; i++)
      for (gsize shock = 0; shock < m; shock++) {
        const gsize at = (step * m + i) * m + shock;
        response[at] = step ? step_on(shape, coefficients, response, step, i, shock) : gsl_matrix_get(root, i, shock);
        if (cumulative)
          cumulative[at] = response[at] + (step ? cumulative[at - m * m] : 0);
        if (!isfinite(response[at]) || (cumulative && !isfinite(cumulative[at])))
          return FALSE;
      }
  return TRUE;
}

typedef struct {
  const SeriesSet *set;
  const Var *var;
  gsl_matrix *residuals; /* less their mean */
  double **values;       /* series: the observations, rows replaced in each resample */
  Triangle *triangle;
  gsl_matrix *coefficients, *root;
  gsl_rng *rng;
  ResponseShape shape;
} Resampler;

/* What row r has beside the errors: column c of the design. */
static double
regressor(const Resampler *sampler, gsize r, gsize c)
{
  const gsize fixed = deterministic_columns(sampler->var->part), m = sampler->var->series;

  if (c < fixed)
    return gsl_matrix_get(sampler->var->equations[0]->design, r, c);
  return sampler->values[(c - fixed) % m][sampler->var->rows[r] - 1 - (c - fixed) / m];
}

/* A row that begins a stretch has lags that are no rows: they keep what was observed. */
static void
rebuild(Resampler *sampler)
{
  const Var *var = sampler->var;
  gsl_matrix *work = sampler->triangle->work;

  for (gsize r = 0; r < var->n; r++) {
    const gsize drawn = gsl_rng_uniform_int(sampler->rng, var->n);
    for (gsize c = 0; c < var->k; c++)
      gsl_matrix_set(work, r, c, regressor(sampler, r, c));
    for (gsize i = 0; i < var->series; i++) {
      double value = gsl_matrix_get(sampler->residuals, drawn, i);
      for (gsize c = 0; c < var->k; c++)
        value += gsl_matrix_get(var->coefficients, i, c) * gsl_matrix_get(work, r, c);
      gsl_matrix_set(work, r, var->k + i, value);
    }
    for (gsize i = 0; i < var->series; i++)
      sampler->values[i][var->rows[r]] = gsl_matrix_get(work, r, var->k + i);
  }
}

static gboolean
resample(Resampler *sampler, double *response, double *cumulative)
{
  rebuild(sampler);
  if (!triangle_factor(sampler->triangle))
    return FALSE;
  triangle_solve(sampler->triangle, (double)(sampler->var->n - sampler->var->k), sampler->coefficients, sampler->root);
  return responses_of(&sampler->shape, sampler->coefficients, sampler->root, response, cumulative);
}

static void
set_bands(double *draws, gsize cells, const ImpulseOptions *options, Responses *responses)
{
  const double outside = (1 - options->level) / 2;

  for (gsize cell = 0; cell < cells; cell++) {
    double *values = draws + cell * options->resamples;
    gsl_sort(values, 1, options->resamples);
    responses->lower[cell] = gsl_stats_quantile_from_sorted_data(values, 1, options->resamples, outside);
    responses->upper[cell] = gsl_stats_quantile_from_sorted_data(values, 1, options->resamples, 1 - outside);
  }
}

static gboolean
draw_all(Resampler *sampler, Impulse *impulse, GError **error)
{
  const gsize count = impulse->options.resamples, m = impulse->series;
  const gsize cells = (impulse->options.steps + 1) * m * m;
  g_autofree double *response = g_new(double, cells), *cumulative = g_new(double, cells);
  g_autofree double *draws = g_new(double, cells *count), *sums = g_new(double, cells *count);

  for (gsize b = 0; b < count;) {
    if (resample(sampler, response, cumulative)) {
      for (gsize cell = 0; cell < cells; cell++) {
        draws[cell * count + b] = response[cell];
        sums[cell * count + b] = cumulative[cell];
      }
      b++;
    } else if (++impulse->rejected > count) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR,
                  "bootstrap: %zu of %zu resamples could not be fitted: there are too few observations",
                  impulse->rejected, impulse->rejected + b);
      return FALSE;
    }
  }
  set_bands(draws, cells, &impulse->options, &impulse->response);
  set_bands(sums, cells, &impulse->options, &impulse->cumulative);
  return TRUE;
}

static gsl_matrix *
centred(const gsl_matrix *residuals)
{
  gsl_matrix *result = gsl_matrix_alloc(residuals->size1, residuals->size2);
  g_autofree double *column = g_new(double, residuals->size1);

  for (gsize j = 0; j < residuals->size2; j++) {
    for (gsize r = 0; r < residuals->size1; r++)
      column[r] = gsl_matrix_get(residuals, r, j);
    mean_and_deviations(column, residuals->size1, column);
    for (gsize r = 0; r < residuals->size1; r++)
      gsl_matrix_set(result, r, j, column[r]);
  }
  return result;
}

gboolean
impulse_bands(const SeriesSet *set, const Var *var, Impulse *impulse, GError **error)
{
  const gsize m = var->series;
  g_autoptr(gsl_matrix) residuals = centred(var->residuals);
  g_autoptr(gsl_matrix) coefficients = gsl_matrix_alloc(m, var->k);
  g_autoptr(gsl_matrix) root = gsl_matrix_alloc(m, m);
  g_autoptr(Triangle) triangle = triangle_new(var->n, var->k, m);
  g_autoptr(gsl_rng) rng = gsl_rng_alloc(gsl_rng_mt19937);
  g_autofree double *store = g_new(double, m * set->n);
  g_autofree double **values = g_new(double *, m);
  Resampler sampler = {set,    var,      residuals,
                       values, triangle, coefficients,
                       root,   rng,      {m, var->lags, deterministic_columns(var->part), impulse->options.steps}};

  for (gsize j = 0; j < m; j++) {
    values[j] = store + j * set->n;
    memcpy(values[j], set->values[j], set->n * sizeof(double));
  }
  gsl_rng_set(rng, impulse->options.seed);
  return draw_all(&sampler, impulse, error);
}
