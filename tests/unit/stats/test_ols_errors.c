#include "fits.h"

#include <gsl/gsl_errno.h>

#define ROWS 6

static const double rising[ROWS] = {1, 2, 3, 4, 5, 6};
static const double curved[ROWS] = {1, 4, 9, 16, 25, 36};
static const double response[ROWS] = {3, 1, 4, 1, 5, 9};

/* Fits y on a constant and the columns, which must fail. */
static GError *
refused(const double *y, gsize n, gsize k, const double *const *columns, const char *const *names)
{
  owned_matrix *design = design_of(n, k, columns);
  GError *error = NULL;

  assert_null(ols_fit(y, design, names, TRUE, &error));
  return error;
}

static void
too_few_observations(void **state)
{
  (void)state;
  const char *const names[] = {"const", "a", "b"};
  GError *error = refused(response, 3, 3, (const double *const[]){rising, curved}, names);

  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "3 observations for 3 coefficients, at least 4 are needed");
  error = refused(response, 1, 1, NULL, names);
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "1 observation for 1 coefficient, at least 2 are needed");
}

static void
values_that_are_not_finite(void **state)
{
  (void)state;
  const char *const names[] = {"const", "price", "gdp"};
  const double missing[ROWS] = {1, 2, 3, NAN, 5, 6}, infinite[ROWS] = {3, 1, 4, 1, 5, -INFINITY};
  GError *error = refused(response, ROWS, 3, (const double *const[]){rising, missing}, names);

  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "gdp: observation 4 is not finite");
  error = refused(infinite, ROWS, 2, (const double *const[]){rising}, names);
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "response: observation 6 is not finite");
}

static void
columns_without_variation(void **state)
{
  (void)state;
  const char *const names[] = {"const", "a", "dummy"};
  const double ones[ROWS] = {2, 2, 2, 2, 2, 2}, zeros[ROWS] = {0};
  GError *error = refused(response, ROWS, 3, (const double *const[]){rising, ones}, names);

  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "dummy: all 6 observations are equal, as in the intercept");
  error = refused(response, ROWS, 3, (const double *const[]){rising, zeros}, names);
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "dummy: all 6 observations are zero");
  error = refused(ones, ROWS, 2, (const double *const[]){rising}, names);
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "response: all 6 observations are equal");
}

/* Without an intercept a constant column, or a constant response, is like any other. */
static void
constants_without_an_intercept(void **state)
{
  (void)state;
  const char *const names[] = {"level", "a"};
  const double twos[ROWS] = {2, 2, 2, 2, 2, 2}, zeros[ROWS] = {0};
  owned_matrix *design = design_of(ROWS, 2, (const double *const[]){rising});
  gsl_matrix_const_view slope = gsl_matrix_const_view_array(rising, ROWS, 1);
  GError *error = NULL;

  g_autoptr(Fit) level = ols_fit(response, design, names, FALSE, &error);
  assert_no_error(error);
  assert_false(level->intercept);
  g_autoptr(Fit) flat = ols_fit(twos, &slope.matrix, names, FALSE, &error);
  assert_no_error(error);
  assert_digits(gsl_vector_get(flat->coefficients, 0), 42.0 / 91, 15);
  assert_null(ols_fit(zeros, &slope.matrix, names, FALSE, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "response: all 6 observations are zero");
}

static void
collinear_columns_are_named(void **state)
{
  (void)state;
  const char *const names[] = {"const", "exports", "other", "imports", "balance", "doubled"};
  const double other[ROWS] = {7, -1, 2, 0.5, 3, 1};
  double balance[ROWS], doubled[ROWS];

  for (gsize i = 0; i < ROWS; i++) {
    balance[i] = rising[i] / 3 - curved[i] / 7;
    doubled[i] = 2 * other[i] + 1e5;
  }
  GError *error = refused(response, ROWS, 5, (const double *const[]){rising, other, curved, balance}, names);
  assert_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR, "collinear: balance depends on exports, imports");

  const char *const few[] = {"const", "other", "doubled", "imports", "tripled"};
  double tripled[ROWS];
  for (gsize i = 0; i < ROWS; i++)
    tripled[i] = -3e-7 * curved[i];
  error = refused(response, ROWS, 5, (const double *const[]){other, doubled, curved, tripled}, few);
  assert_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR,
               "collinear: doubled depends on const, other; tripled depends on imports");
}

/* Twelve months' dummies beside a constant. */
static void
one_dummy_too_many(void **state)
{
  (void)state;
  const char *const names[] = {"const", "spring", "autumn"};
  const double spring[ROWS] = {1, 0, 1, 0, 1, 0}, autumn[ROWS] = {0, 1, 0, 1, 0, 1};
  GError *error = refused(response, ROWS, 3, (const double *const[]){spring, autumn}, names);

  assert_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR, "collinear: autumn depends on const, spring");
}

/* Columns that differ in the twelfth digit are still two columns; in the fifteenth they are one. */
static void
rank_tolerance(void **state)
{
  (void)state;
  const char *const names[] = {"const", "a", "b"};
  double close[ROWS], closer[ROWS];
  GError *error = NULL;

  for (gsize i = 0; i < ROWS; i++) {
    close[i] = rising[i] * (1 + 1e-11 * response[i]);
    closer[i] = rising[i] * (1 + 1e-15 * response[i]);
  }
  owned_matrix *design = design_of(ROWS, 3, (const double *const[]){rising, close});
  g_autoptr(Fit) fit = ols_fit(response, design, names, TRUE, &error);
  assert_no_error(error);
  assert_true(fit->condition > 1e10);
  error = refused(response, ROWS, 3, (const double *const[]){rising, closer}, names);
  assert_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR, "collinear: b depends on a");
}

static void
numbers_beyond_the_range_of_squares(void **state)
{
  (void)state;
  const char *const names[] = {"const", "gdp"};
  double tiny[ROWS], huge[ROWS];

  for (gsize i = 0; i < ROWS; i++) {
    tiny[i] = rising[i] * 1e-170;
    huge[i] = response[i] * 1e170;
  }
  GError *error = refused(response, ROWS, 2, (const double *const[]){tiny}, names);
  assert_error(error, STATS_ERROR, STATS_ERROR_NUMERIC,
               "gdp: its squares are outside the range of doubles, rescale it");
  error = refused(response, ROWS, 2, (const double *const[]){huge}, names);
  assert_error(error, STATS_ERROR, STATS_ERROR_NUMERIC,
               "gdp: its squares are outside the range of doubles, rescale it");
  error = refused(huge, ROWS, 2, (const double *const[]){rising}, names);
  assert_error(error, STATS_ERROR, STATS_ERROR_NUMERIC,
               "response: its squares are outside the range of doubles, rescale it");
  error = refused(tiny, ROWS, 2, (const double *const[]){curved}, names);
  assert_error(error, STATS_ERROR, STATS_ERROR_NUMERIC,
               "response: its squares are outside the range of doubles, rescale it");
}

static void
status_of_gsl(void **state)
{
  (void)state;
  GError *error = NULL;

  assert_true(stats_check_gsl(GSL_SUCCESS, &error));
  assert_no_error(error);
  assert_false(stats_check_gsl(GSL_EMAXITER, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "linear algebra: exceeded max number of iterations");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(too_few_observations),
      cmocka_unit_test(values_that_are_not_finite),
      cmocka_unit_test(columns_without_variation),
      cmocka_unit_test(constants_without_an_intercept),
      cmocka_unit_test(collinear_columns_are_named),
      cmocka_unit_test(one_dummy_too_many),
      cmocka_unit_test(rank_tolerance),
      cmocka_unit_test(numbers_beyond_the_range_of_squares),
      cmocka_unit_test(status_of_gsl),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
