#include "fits.h"

#include <gsl/gsl_errno.h>

#include "stats/columns.h"

#define ROWS 6

static const double rising[ROWS] = {1, 2, 3, 4, 5, 6};
static const double curved[ROWS] = {1, 4, 9, 16, 25, 36};
static const double zeros[ROWS] = {0};
static const double twos[ROWS] = {2, 2, 2, 2, 2, 2};
static const char *const names[] = {"const", "a", "b", "c", "d", "e"};

/* Flags of a constant and k - 1 columns as a text of + and -. */
static void
assert_kept(gsize k, const double *const *columns, gboolean intercept, const char *want)
{
  owned_matrix *design = design_of(ROWS, k, columns);
  GError *error = NULL;
  g_autofree gboolean *keep = columns_independent(design, names, intercept, &error);
  g_autoptr(GString) got = g_string_new(NULL);

  assert_no_error(error);
  for (gsize j = 0; j < k; j++)
    g_string_append_c(got, keep[j] ? '+' : '-');
  assert_string_equal(got->str, want);
}

static void
dependent_columns_are_left_out(void **state)
{
  (void)state;
  double sum[ROWS], shifted[ROWS];

  for (gsize i = 0; i < ROWS; i++) {
    sum[i] = rising[i] / 3 - curved[i] / 7;
    shifted[i] = 1e5 - 7 * curved[i];
  }
  assert_kept(3, (const double *const[]){rising, curved}, TRUE, "+++");
  assert_kept(6, (const double *const[]){rising, zeros, curved, sum, shifted}, TRUE, "++-+--");
  assert_kept(3, (const double *const[]){twos, rising}, TRUE, "+-+");
  assert_kept(3, (const double *const[]){twos, rising}, FALSE, "+-+");
}

/* What is kept can be fitted: near the tolerance too, where pivoting and going from left to right may differ. */
static void
what_is_left_can_be_factored(void **state)
{
  (void)state;
  double close[ROWS], closer[ROWS];

  for (gint exponent = -16; exponent <= -10; exponent++) {
    for (gsize i = 0; i < ROWS; i++) {
      close[i] = rising[i] + pow(10, exponent) * curved[i] * (i % 2 ? 1 : -1);
      closer[i] = close[i] + pow(10, exponent) * (i % 3 ? 1 : -3);
    }
    owned_matrix *design = design_of(ROWS, 4, (const double *const[]){rising, close, closer});
    g_autofree gboolean *keep = columns_independent(design, names, TRUE, NULL);
    assert_non_null(keep);
    assert_true(keep[0] && keep[1]);
    g_autoptr(ModelMatrix) all = model_matrix_of_design(design, names), some = model_matrix_select(all, keep);
    owned_matrix *kept = model_matrix_rounded(some);
    g_autoptr(Factor) factor = columns_factor(kept, model_matrix_names(some), NULL);
    assert_non_null(factor);
    assert_true(exponent > -15 || some->k == 2);
    assert_true(exponent < -10 || some->k == 4);
  }
}

static void
what_cannot_be_told(void **state)
{
  (void)state;
  const double missing[ROWS] = {1, 2, NAN, 4, 5, 6};
  const double huge[ROWS] = {1e170, 2e170, 3, 4, 5, 6};
  owned_matrix *first = design_of(ROWS, 2, (const double *const[]){missing});
  owned_matrix *second = design_of(ROWS, 2, (const double *const[]){huge});
  GError *error = NULL;

  assert_null(columns_independent(first, names, TRUE, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "a: observation 3 is not finite");
  assert_null(columns_independent(second, names, TRUE, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "a: its squares are outside the range of doubles, rescale it");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(dependent_columns_are_left_out),
      cmocka_unit_test(what_is_left_can_be_factored),
      cmocka_unit_test(what_cannot_be_told),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
