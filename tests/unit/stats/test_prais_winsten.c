#include "fits.h"

#include <gsl/gsl_errno.h>

#include "stats/prais_winsten.h"

static ModelMatrix *
line_on(const double *x, gsize n, gboolean intercept)
{
  ModelMatrix *model = model_matrix_new(n);

  if (intercept)
    model_matrix_add_column(model, "const", NULL, 0);
  const BasePower whole = {model_matrix_add_base(model, x), 1};
  model_matrix_add_column(model, "x", &whole, 1);
  return model;
}

/* rho, estimates and errors of a constant and a slope. */
static void
check_line(const PraisWinsten *got, const double *want, double digits)
{
  owned_matrix *covariance = ols_covariance(got->fit);

  assert_digits(got->rho, want[0], digits);
  for (gsize j = 0; j < 2; j++) {
    const Coefficient line = coefficient_inference(got->fit, covariance, j, 0.95);
    assert_digits(line.estimate, want[1 + j], digits);
    assert_digits(line.standard_error, want[3 + j], digits);
  }
}

/* R 4.2.2: the definition iterated to a change of 1e-14 with lm() on transformed columns. gretl 2022c, ar1 volume 0 time
 * --pwe, stops at 1e-6 or so and has 0.375392572424, 1058.54735711972, -2.75387848301193, 44.3481589800, 0.7601570772324. */
static void
nile_on_trend(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  GError *error = NULL;
  const double want[] = {0.375392572464547, 1058.54735712007, -2.75387848301854, 44.348158982692, 0.760157077278984};
  const double gretl[] = {0.375392572424371, 1058.54735711972, -2.75387848301193, 44.3481589799537, 0.760157077232436};

  read_nile(time, flow);
  g_autoptr(ModelMatrix) model = line_on(time, NILE, TRUE);
  g_autoptr(PraisWinsten) got = prais_winsten(flow, model, NULL, TRUE, &error);
  assert_no_error(error);
  check_line(got, want, 10);
  check_line(got, gretl, 9);
  assert_digits(got->fit->sigma, 139.534178914635, 11);
  assert_digits(got->fit->ssr, 1908039.13436738, 11);
  assert_digits(got->r_squared, 0.216528804650116, 11);
  assert_true(got->iterations > 3);
  for (gsize i = 0; i < NILE; i++)
    assert_digits(got->fitted[i] + got->residuals[i], flow[i], 14);
}

/* gretl 2022c: ar1 chicken 0 egg --pwe, where rho settles slowly, to what its tolerance gives. */
static void
chickens_on_eggs_as_in_gretl(void **state)
{
  (void)state;
  double chicken[CHICKEGG], egg[CHICKEGG];
  const double want[] = {0.966380554279769, 43586.9394748734, 78.0506504796595, 97959.3477737458, 16.248541512451};

  read_chickegg(chicken, egg);
  g_autoptr(ModelMatrix) model = line_on(egg, CHICKEGG, TRUE), bare = line_on(egg, CHICKEGG, FALSE);
  g_autoptr(PraisWinsten) got = prais_winsten(chicken, model, NULL, TRUE, NULL);
  assert_non_null(got);
  check_line(got, want, 5);
  g_autoptr(PraisWinsten) without = prais_winsten(chicken, bare, NULL, FALSE, NULL);
  assert_non_null(without);
  assert_digits(without->rho, 0.957305693692505, 5);
  assert_digits(gsl_vector_get(without->fit->coefficients, 0), 83.3666503339022, 5);
}

/* The Nile without seven years. R 4.2.2: the same iteration; the estimates are those of generalised least squares with the whole
 * matrix rho^|s - t| of the years that are left. */
static void
gaps_are_not_closed_up(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  gint64 period[NILE];
  gsize n = 0;
  const double want[] = {0.397392642773931, 1067.64103894773, -2.87529609060447, 47.2599643344421, 0.801482633037473};

  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++) {
    const gsize year = i + 1;
    if ((year >= 5 && year <= 7) || year == 30 || year == 31 || year == 60 || year == 88)
      continue;
    time[n] = time[i];
    flow[n] = flow[i];
    period[n++] = (gint64)year;
  }
  g_autoptr(ModelMatrix) model = line_on(time, n, TRUE);
  g_autoptr(PraisWinsten) got = prais_winsten(flow, model, period, TRUE, NULL);
  assert_non_null(got);
  check_line(got, want, 10);
  assert_digits(got->fit->sigma, 138.462806846296, 10);
  assert_digits(got->r_squared, 0.220444723406147, 10);
}

#define FEW 5

/* Fits y on t = 1 ... 5, which must fail. */
static GError *
refused(const double *y, const gint64 *period)
{
  const double time[FEW] = {1, 2, 3, 4, 5};
  g_autoptr(ModelMatrix) model = line_on(time, FEW, FALSE);
  GError *error = NULL;

  assert_null(prais_winsten(y, model, period, FALSE, &error));
  return error;
}

static void
what_is_refused(void **state)
{
  (void)state;
  const double y[FEW] = {1, 3, 2, 5, 4}, perfect[FEW] = {2, 4, 6, 8, 10}, missing[FEW] = {1, NAN, 3, 4, 5};
  const double explosive[FEW] = {-1, 2, -4, 8, -16};
  const gint64 backwards[FEW] = {1, 2, 2, 3, 4}, sparse[FEW] = {1, 2, 5, 9, 20};
  GError *error = refused(y, backwards);

  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "period: observation 3 is not after observation 2");
  error = refused(y, sparse);
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
               "1 pair of neighbouring periods, at least 2 are needed to estimate rho");
  error = refused(missing, NULL);
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "response: observation 2 is not finite");
  error = refused(perfect, NULL);
  assert_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "the residuals are zero, so that rho is not defined");
  error = refused(explosive, NULL);
  assert_error(error, STATS_ERROR, STATS_ERROR_NUMERIC,
               "rho is -1.62: the errors do not return to their mean, take differences");
  prais_winsten_free(NULL);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nile_on_trend),
      cmocka_unit_test(chickens_on_eggs_as_in_gretl),
      cmocka_unit_test(gaps_are_not_closed_up),
      cmocka_unit_test(what_is_refused),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
