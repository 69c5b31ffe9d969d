#include "../test.h"

#include <gsl/gsl_errno.h>

#include "stats/model_matrix.h"

#define ROWS 3

static const double first[ROWS] = {3, -2, 0.1};
static const double second[ROWS] = {5, 7, 1e200};

/* constant, a, a^3, a:b, b^2 */
static ModelMatrix *
example(void)
{
  ModelMatrix *matrix = model_matrix_new(ROWS);
  const gsize a = model_matrix_add_base(matrix, first), b = model_matrix_add_base(matrix, second);

  assert_int_equal(a, 0);
  assert_int_equal(b, 1);
  model_matrix_add_column(matrix, "const", NULL, 0);
  model_matrix_add_column(matrix, "a", (const BasePower[]){{a, 1}}, 1);
  model_matrix_add_column(matrix, "a^3", (const BasePower[]){{a, 3}}, 1);
  model_matrix_add_column(matrix, "a:b", (const BasePower[]){{a, 1}, {b, 1}}, 2);
  model_matrix_add_column(matrix, "b^2", (const BasePower[]){{b, 2}}, 1);
  return matrix;
}

static void
products_of_bases(void **state)
{
  (void)state;
  g_autoptr(ModelMatrix) matrix = example();
  gsl_matrix *rounded = model_matrix_rounded(matrix);
  const double want[ROWS][5] = {{1, 3, 27, 15, 25}, {1, -2, -8, -14, 49}, {1, 0.1, 1e-3, 1e199, INFINITY}};

  for (gsize i = 0; i < ROWS; i++)
    for (gsize j = 0; j < 5; j++)
      assert_digits(gsl_matrix_get(rounded, i, j), want[i][j], 15.5);
  gsl_matrix_free(rounded);
}

/* Names can be used as a list that ends in NULL. */
static void
names_and_sizes(void **state)
{
  (void)state;
  g_autoptr(ModelMatrix) matrix = example();
  const char *const *names = model_matrix_names(matrix);

  assert_int_equal(matrix->n, ROWS);
  assert_int_equal(matrix->k, 5);
  assert_int_equal(matrix->bases, 2);
  assert_string_equal(names[0], "const");
  assert_string_equal(names[4], "b^2");
  assert_null(names[5]);
}

/* 0.1 as a double is 3602879701896397 / 2^55. Its cube times 2^155 is not a double: what lies below is 53 bits further down, and is
 * there. */
static void
powers_keep_what_doubles_lose(void **state)
{
  (void)state;
  g_autoptr(ModelMatrix) matrix = example();
  quad values[ROWS];

  model_matrix_column(matrix, 2, values);
  const double rounded = (double)values[2];
  const double below = (double)(values[2] - rounded);
  const quad tenth = 0.1;
  assert_true(below != 0);
  assert_true(fabs(below) < 1e-19);
  assert_digits(below, (double)(tenth * tenth * tenth - rounded), 15);
}

static void
new_rows(void **state)
{
  (void)state;
  g_autoptr(ModelMatrix) matrix = example();
  const double bases[] = {-4, 0.5}, want[] = {1, -4, -64, -2, 0.25};
  double row[5];

  model_matrix_row(matrix, bases, row);
  for (gsize j = 0; j < 5; j++)
    assert_digits(row[j], want[j], 17);
}

static void
selected_columns(void **state)
{
  (void)state;
  g_autoptr(ModelMatrix) matrix = example();
  const gboolean keep[] = {TRUE, FALSE, TRUE, FALSE, TRUE};
  g_autoptr(ModelMatrix) some = model_matrix_select(matrix, keep), all = model_matrix_select(matrix, NULL);
  gsl_matrix *rounded = model_matrix_rounded(some);

  assert_int_equal(some->k, 3);
  assert_int_equal(all->k, 5);
  assert_string_equal(model_matrix_names(some)[1], "a^3");
  assert_string_equal(model_matrix_names(all)[3], "a:b");
  assert_digits(gsl_matrix_get(rounded, 0, 1), 27, 17);
  assert_digits(gsl_matrix_get(rounded, 1, 2), 49, 17);
  gsl_matrix_free(rounded);
}

static void
each_column_of_doubles_is_a_base(void **state)
{
  (void)state;
  const double cells[] = {1, 2, 3, 4, 5, 6};
  const gsl_matrix_const_view design = gsl_matrix_const_view_array(cells, 3, 2);
  const char *const names[] = {"u", "v"};
  g_autoptr(ModelMatrix) matrix = model_matrix_of_design(&design.matrix, names);
  gsl_matrix *rounded = model_matrix_rounded(matrix);

  assert_int_equal(matrix->bases, 2);
  assert_string_equal(model_matrix_names(matrix)[1], "v");
  for (gsize i = 0; i < 6; i++)
    assert_digits(rounded->data[i], cells[i], 17);
  gsl_matrix_free(rounded);
  model_matrix_free(NULL);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(products_of_bases),
      cmocka_unit_test(names_and_sizes),
      cmocka_unit_test(powers_keep_what_doubles_lose),
      cmocka_unit_test(new_rows),
      cmocka_unit_test(selected_columns),
      cmocka_unit_test(each_column_of_doubles_is_a_base),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
