#include "hac.h"

#include <gsl/gsl_blas.h>
#include <math.h>

#include "gsl_auto.h"
#include "hac_bandwidth.h"
#include "prewhiten.h"
#include "scores.h"

gsize
hac_default_lag(gsize n)
{
  return (gsize)floor(4 * pow((double)n / 100, 2.0 / 9));
}

HacOptions
hac_preset(HacPreset preset)
{
  static const HacOptions presets[] = {
      [HAC_OWN] = {.kernel = KERNEL_BARTLETT, .rule = BANDWIDTH_RULE, .small_sample = TRUE},
      [HAC_LIKE_R] = {.kernel = KERNEL_BARTLETT, .rule = BANDWIDTH_NEWEY_WEST, .prewhiten = TRUE},
      [HAC_LIKE_STATA] = {.kernel = KERNEL_BARTLETT, .rule = BANDWIDTH_RULE, .small_sample = TRUE},
      [HAC_LIKE_GRETL] = {.kernel = KERNEL_BARTLETT, .rule = BANDWIDTH_CUBE_ROOT},
  };

  return presets[preset];
}

/* 3 (sin y / y - cos y) / y^2, by its series near zero, where the difference would lose all digits. */
static double
quadratic_spectral(double x)
{
  const double y = 6 * M_PI * x / 5, square = y * y;

  if (y < 0.1)
    return 1 - square / 10 * (1 - square / 28 * (1 - square / 54 * (1 - square / 88)));
  return 3 / square * (sin(y) / y - cos(y));
}

static double
kernel_weight(HacKernel kernel, double x)
{
  if (kernel == KERNEL_QUADRATIC_SPECTRAL)
    return quadratic_spectral(x);
  if (x >= 1)
    return 0;
  if (kernel == KERNEL_BARTLETT)
    return 1 - x;
  return x < 0.5 ? 1 - 6 * x * x * (1 - x) : 2 * pow(1 - x, 3);
}

static double
lag_weight(const HacUsed *used, guint64 lag)
{
  return lag == 0 ? 1 : kernel_weight(used->options.kernel, (double)lag / used->bandwidth);
}

/* Adds u_t v' + v u_t' for each row t, with v = u_t / 2 plus the weighted rows before it. */
static void
set_meat(gsl_matrix *meat, const gsl_matrix *scores, const gint64 *period, const HacUsed *used)
{
  const gsize k = scores->size2;
  const guint64 farthest = used->options.kernel == KERNEL_QUADRATIC_SPECTRAL && used->lags ? G_MAXUINT64 : used->lags;
  g_autoptr(gsl_vector) weighted = gsl_vector_alloc(k);
  g_autofree double *weight = g_new(double, scores->size1);

  for (gsize lag = 0; lag < scores->size1; lag++)
    weight[lag] = lag_weight(used, lag);
  for (gsize t = 0; t < scores->size1; t++) {
    const gsl_vector_const_view row = gsl_matrix_const_row(scores, t);
    gsl_vector_memcpy(weighted, &row.vector);
    gsl_vector_scale(weighted, 0.5);
    for (gsize s = t; s-- > 0;) {
      const guint64 apart = grid_apart(period, t, s);
      if (apart > farthest)
        break;
      const gsl_vector_const_view before = gsl_matrix_const_row(scores, s);
      gsl_blas_daxpy(apart < scores->size1 ? weight[apart] : lag_weight(used, apart), &before.vector, weighted);
    }
    gsl_blas_dger(1, &row.vector, weighted, meat);
    gsl_blas_dger(1, weighted, &row.vector, meat);
  }
}

/* Scores of the columns as they were given, whose bandwidth R and the literature mean: those in the basis times Q'X. */
static int
set_given_scores(const Fit *fit, const Basis *basis, const gsl_matrix *scores, gsl_matrix *given)
{
  g_autoptr(gsl_matrix) change = gsl_matrix_calloc(fit->k, fit->k);
  const int status = gsl_blas_dgemm(CblasTrans, CblasNoTrans, 1, basis->basis, fit->design, 0, change);

  return status ? status : gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, scores, change, 0, given);
}

static gboolean
select_from_data(const Fit *fit, const Basis *basis, const gsl_matrix *scores, const gint64 *period, HacUsed *used,
                 GError **error)
{
  g_autoptr(gsl_matrix) given = gsl_matrix_calloc(scores->size1, fit->k);
  const BandwidthInput input = {given, period, fit->n, fit->intercept, used->options.prewhiten};

  if (!stats_check_gsl(set_given_scores(fit, basis, scores, given), error))
    return FALSE;
  return used->options.rule == BANDWIDTH_NEWEY_WEST
             ? bandwidth_newey_west(&input, used->options.kernel, &used->selected, error)
             : bandwidth_andrews(&input, used->options.kernel, &used->selected, error);
}

/* The kernel's S from a number of lags, or from what was chosen. */
static void
set_bandwidth(HacUsed *used, gsize n)
{
  const HacOptions *options = &used->options;
  const double number = options->rule == BANDWIDTH_FIXED ? options->bandwidth : used->selected;

  if (options->kernel == KERNEL_QUADRATIC_SPECTRAL || options->rule == BANDWIDTH_ANDREWS)
    used->bandwidth = number;
  else
    used->bandwidth = (options->rule == BANDWIDTH_FIXED ? number : floor(number)) + 1;
  if (options->kernel == KERNEL_QUADRATIC_SPECTRAL)
    used->lags = used->bandwidth > 0 ? n - 1 : 0;
  else
    used->lags = MIN((gsize)fmax(ceil(used->bandwidth) - 1, 0), n - 1);
}

static gboolean
choose_bandwidth(const Fit *fit, const Basis *basis, const gsl_matrix *scores, const gint64 *period, HacUsed *used,
                 GError **error)
{
  const double n = (double)fit->n;

  switch (used->options.rule) {
  case BANDWIDTH_FIXED:
    break;
  case BANDWIDTH_RULE:
    used->selected = fmin((double)hac_default_lag(fit->n), n - 1);
    break;
  case BANDWIDTH_CUBE_ROOT:
    used->selected = floor(0.75 * cbrt(n));
    break;
  case BANDWIDTH_NEWEY_WEST:
  case BANDWIDTH_ANDREWS:
    if (!select_from_data(fit, basis, scores, period, used, error))
      return FALSE;
  }
  if (used->selected >= n) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                "automatic bandwidth %.4g is not below the number of observations, %zu: give a bandwidth",
                used->selected, fit->n);
    return FALSE;
  }
  set_bandwidth(used, fit->n);
  return TRUE;
}

static gboolean
check_bandwidth(const Fit *fit, const HacOptions *options, GError **error)
{
  if (options->rule != BANDWIDTH_FIXED || (options->bandwidth >= 0 && options->bandwidth < (double)fit->n))
    return TRUE;
  if (options->bandwidth >= (double)fit->n)
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "bandwidth %g is not below the number of observations, %zu",
                options->bandwidth, fit->n);
  else
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "bandwidth %g is not 0 or more", options->bandwidth);
  return FALSE;
}

/* D meat D' with D that puts the dynamics of the VAR(1) back, raised for the rows that gaps have cost. */
static int
recolour(const Whitened *whitened, gsize n, gsl_matrix *meat)
{
  const double raised = (double)(n - 1) / (double)whitened->scores->size1;
  g_autoptr(gsl_matrix) half = gsl_matrix_calloc(meat->size1, meat->size1);
  const int status = gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, raised, whitened->colour, meat, 0, half);

  return status ? status : gsl_blas_dgemm(CblasNoTrans, CblasTrans, 1, half, whitened->colour, 0, meat);
}

gsl_matrix *
hac_estimate(const Fit *fit, const gint64 *period, const HacOptions *options, HacUsed *used, GError **error)
{
  HacUsed done = {.options = *options,
                  .selected = NAN,
                  .factor = options->small_sample ? (double)fit->n / (double)(fit->n - fit->k) : 1};

  if (!check_bandwidth(fit, options, error) || !grid_check(period, fit->n, error))
    return NULL;

  g_autoptr(Basis) basis = basis_new(fit, error);
  if (!basis)
    return NULL;
  g_autoptr(gsl_matrix) plain = basis_scores(basis, fit);
  g_autoptr(gsl_matrix) meat = gsl_matrix_calloc(fit->k, fit->k);
  g_autoptr(Whitened) whitened = options->prewhiten ? prewhiten(plain, period, error) : NULL;
  if (options->prewhiten && !whitened)
    return NULL;

  const gsl_matrix *scores = whitened ? whitened->scores : plain;
  const gint64 *place = whitened ? whitened->period : period;
  done.n = scores->size1;
  if (!choose_bandwidth(fit, basis, scores, place, &done, error))
    return NULL;
  set_meat(meat, scores, place, &done);
  if (whitened && !stats_check_gsl(recolour(whitened, fit->n, meat), error))
    return NULL;
  if (used)
    *used = done;
  return basis_sandwich(basis, meat, done.factor, error);
}

gsl_matrix *
hac_covariance(const Fit *fit, const gint64 *period, gsize lag, gboolean small_sample, GError **error)
{
  const HacOptions options = {
      .kernel = KERNEL_BARTLETT, .rule = BANDWIDTH_FIXED, .bandwidth = (double)lag, .small_sample = small_sample};

  if (lag >= fit->n) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "lag %zu is not below the number of observations, %zu", lag,
                fit->n);
    return NULL;
  }
  return hac_estimate(fit, period, &options, NULL, error);
}
