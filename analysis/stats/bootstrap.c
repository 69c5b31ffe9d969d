#include "bootstrap.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <math.h>

#include "grid.h"
#include "gsl_auto.h"
#include "scores.h"
#include "sum.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(gsl_rng, gsl_rng_free)

/* Reciprocal condition of a resample's cross products in the orthonormal basis, 1 for the sample itself: below it a column
 * has lost its variation but for rounding. */
#define RESAMPLE_SINGULAR 1e-10

typedef struct {
  const Fit *fit;
  const gint64 *period;
  const Basis *basis;
  const BootstrapOptions *options;
  gsl_rng *rng;
  guint64 span;      /* grid periods from the first observation to the last, both counted */
  gsize starts;      /* observations at which a moving block may begin */
  gsl_matrix *cross; /* k x k */
  gsl_vector *right; /* k, then the solution */
  gsl_vector *work;  /* 3 k */
} Sampler;

gsize
bootstrap_block_length(gsize n)
{
  return MAX(1, (gsize)floor(cbrt((double)n) + 0.5));
}

/* Observations at which a block of that many periods can begin without running over the end: the first one always can. */
static gsize
starts_of(const gint64 *period, gsize n, gsize block)
{
  gsize starts = n;

  while (starts > 1 && grid_apart(period, n - 1, starts - 1) + 1 < block)
    starts--;
  return starts;
}

/* Observation i drawn as the one numbered place of the resample. */
static void
add_row(Sampler *sampler, gsize i, gsize place)
{
  const gboolean rows = sampler->options->resampled == RESAMPLE_ROWS;
  const gsl_vector_const_view row = gsl_matrix_const_row(sampler->basis->basis, rows ? i : place);

  if (rows)
    gsl_blas_dsyr(CblasLower, 1, &row.vector, sampler->cross);
  gsl_blas_daxpy(gsl_vector_get(sampler->fit->residuals, i), &row.vector, sampler->right);
}

/* Rows from observation first on, over length grid periods, cut at room; returns how many. */
static gsize
add_stretch(Sampler *sampler, gsize first, guint64 length, gsize room)
{
  gsize i = first;

  for (; i - first < room && i < sampler->fit->n && grid_apart(sampler->period, i, first) < length; i++)
    add_row(sampler, i, sampler->fit->n - room + (i - first));
  return i - first;
}

static gsize
add_moving(Sampler *sampler, gsize room)
{
  const gsize start = gsl_rng_uniform_int(sampler->rng, sampler->starts);

  return add_stretch(sampler, start, sampler->options->block, room);
}

static gsize
add_stationary(Sampler *sampler, gsize room)
{
  const double stop = 1 / (double)sampler->options->block;
  const gsize start = gsl_rng_uniform_int(sampler->rng, sampler->fit->n);
  const guint64 to_end = sampler->span - grid_apart(sampler->period, start, 0);
  guint64 length = 1;

  while (length < sampler->span && gsl_rng_uniform(sampler->rng) >= stop)
    length++;
  const gsize added = add_stretch(sampler, start, length, room);
  return length > to_end ? added + add_stretch(sampler, 0, length - to_end, room - added) : added;
}

/* Coefficients of one resample, less those of the fit, in the basis: into right. */
static gboolean
resample(Sampler *sampler)
{
  double reciprocal = 0;

  gsl_matrix_set_zero(sampler->cross);
  gsl_vector_set_zero(sampler->right);
  for (gsize rows = 0; rows < sampler->fit->n;)
    rows += sampler->options->scheme == BLOCKS_MOVING ? add_moving(sampler, sampler->fit->n - rows)
                                                      : add_stationary(sampler, sampler->fit->n - rows);
  if (sampler->options->resampled == RESAMPLE_RESIDUALS)
    return TRUE; /* the basis is orthonormal */
  return gsl_linalg_cholesky_decomp1(sampler->cross) == GSL_SUCCESS &&
         gsl_linalg_cholesky_rcond(sampler->cross, &reciprocal, sampler->work) == GSL_SUCCESS &&
         reciprocal > RESAMPLE_SINGULAR && gsl_linalg_cholesky_svx(sampler->cross, sampler->right) == GSL_SUCCESS;
}

/* One row of deviations from the fit's coefficients for each resample. */
static gboolean
fill(Sampler *sampler, gsl_matrix *deviations, gsize *rejected, GError **error)
{
  for (gsize b = 0; b < deviations->size1;) {
    if (resample(sampler)) {
      gsl_vector_view row = gsl_matrix_row(deviations, b++);
      gsl_blas_dgemv(CblasNoTrans, 1, sampler->basis->root, sampler->right, 0, &row.vector);
    } else if (++*rejected > deviations->size1) {
      g_set_error(
          error, STATS_ERROR, STATS_ERROR_COLLINEAR,
          "bootstrap: in %zu of %zu resamples a column does not vary, or depends on others: it rests on too few "
          "observations",
          *rejected, *rejected + b);
      return FALSE;
    }
  }
  return TRUE;
}

static double
percentile(const double *ordered, gsize count, double share)
{
  const double place = fmin(fmax((double)(count + 1) * share, 1), (double)count);
  const gsize below = (gsize)floor(place + 1e-9); /* 1,999 resamples at 95 % give the 50th, not the 49.999...th */
  const double part = fmax(place - (double)below, 0);

  return below >= count ? ordered[count - 1] : ordered[below - 1] + part * (ordered[below] - ordered[below - 1]);
}

static void
summarise(const Fit *fit, gsl_matrix *deviations, Bootstrap *result)
{
  const gsize count = deviations->size1;
  const double outside = (1 - result->options.level) / 2;
  g_autoptr(gsl_matrix) turned = gsl_matrix_alloc(fit->k, count);

  gsl_matrix_transpose_memcpy(turned, deviations);
  for (gsize j = 0; j < fit->k; j++) {
    double *values = gsl_matrix_ptr(turned, j, 0);
    const double estimate = gsl_vector_get(fit->coefficients, j);
    gsl_sort(values, 1, count);
    result->lower[j] = estimate + percentile(values, count, outside);
    result->upper[j] = estimate + percentile(values, count, 1 - outside);
  }
  gsl_matrix_transpose_memcpy(turned, deviations);
  for (gsize j = 0; j < fit->k; j++)
    mean_and_deviations(gsl_matrix_ptr(turned, j, 0), count, gsl_matrix_ptr(turned, j, 0));
  gsl_blas_dgemm(CblasNoTrans, CblasTrans, 1 / (double)(count - 1), turned, turned, 0, result->covariance);
}

static gboolean
check_options(const BootstrapOptions *options, guint64 span, GError **error)
{
  const double needed = 2 / (1 - options->level) - 1;

  if (!stats_check_level(options->level, error))
    return FALSE;
  if (options->block > span) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                "bootstrap: blocks of %zu periods are longer than the %" G_GUINT64_FORMAT " periods observed",
                options->block, span);
    return FALSE;
  }
  if ((double)options->resamples < needed - 1e-6) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                "bootstrap: %zu resamples cannot give an interval of level %g, at least %.0f are needed",
                options->resamples, options->level, ceil(needed - 1e-6));
    return FALSE;
  }
  return TRUE;
}

static Bootstrap *
bootstrap_new(const Fit *fit, const BootstrapOptions *options)
{
  Bootstrap *result = g_new0(Bootstrap, 1);

  result->options = *options;
  if (!options->resamples)
    result->options.resamples = BOOTSTRAP_RESAMPLES;
  if (!options->block)
    result->options.block = bootstrap_block_length(fit->n);
  if (!options->seed)
    result->options.seed = BOOTSTRAP_SEED;
  result->covariance = gsl_matrix_calloc(fit->k, fit->k);
  result->lower = g_new0(double, fit->k);
  result->upper = g_new0(double, fit->k);
  return result;
}

Bootstrap *
bootstrap_coefficients(const Fit *fit, const gint64 *period, const BootstrapOptions *options, GError **error)
{
  if (!grid_check(period, fit->n, error))
    return NULL;

  g_autoptr(Bootstrap) result = bootstrap_new(fit, options);
  const guint64 span = grid_apart(period, fit->n - 1, 0) + 1;
  if (!check_options(&result->options, span, error))
    return NULL;

  g_autoptr(Basis) basis = basis_new(fit, error);
  if (!basis)
    return NULL;
  g_autoptr(gsl_rng) rng = gsl_rng_alloc(gsl_rng_mt19937);
  g_autoptr(gsl_matrix) cross = gsl_matrix_alloc(fit->k, fit->k);
  g_autoptr(gsl_vector) right = gsl_vector_alloc(fit->k);
  g_autoptr(gsl_vector) work = gsl_vector_alloc(3 * fit->k);
  g_autoptr(gsl_matrix) deviations = gsl_matrix_alloc(result->options.resamples, fit->k);
  const gsize starts = starts_of(period, fit->n, result->options.block);
  Sampler sampler = {fit, period, basis, &result->options, rng, span, starts, cross, right, work};

  gsl_rng_set(rng, result->options.seed);
  if (!fill(&sampler, deviations, &result->rejected, error))
    return NULL;
  summarise(fit, deviations, result);
  return g_steal_pointer(&result);
}

void
bootstrap_free(Bootstrap *bootstrap)
{
  if (!bootstrap)
    return;
  gsl_matrix_free(bootstrap->covariance);
  g_free(bootstrap->lower);
  g_free(bootstrap->upper);
  g_free(bootstrap);
}
