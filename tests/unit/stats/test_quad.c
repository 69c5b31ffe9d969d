#include "../test.h"

#include "stats/quad.h"

#define EPSILON 0x1p-112 /* of quadruple precision */

static double
magnitude(quad value)
{
  return (double)(value < 0 ? -value : value);
}

static void
roots_square_to_the_value(void **state)
{
  (void)state;
  const double values[] = {2, 3, 0.1, 1e-300, 1e300, 12345.6789, 4e-308, 0x1.fffffffffffffp1023};

  for (gsize i = 0; i < G_N_ELEMENTS(values); i++) {
    const quad root = quad_sqrt(values[i]);
    assert_true(magnitude(root * root / values[i] - 1) < 4 * EPSILON);
  }
  assert_true(quad_sqrt(0) == 0);
  assert_true(quad_sqrt(144) == 12);
}

/* Products of doubles that no double can hold. */
static void
roots_outside_the_range_of_doubles(void **state)
{
  (void)state;
  const quad tiny = (quad)3e-300 * 1e-300, huge = (quad)7e300 * 1e300;

  assert_true(magnitude(quad_sqrt(tiny) * quad_sqrt(tiny) / tiny - 1) < 4 * EPSILON);
  assert_true(magnitude(quad_sqrt(huge) * quad_sqrt(huge) / huge - 1) < 4 * EPSILON);
}

#define ROWS 12
#define SIZE 7

/* Powers 0 ... 6 of 1 ... 12 and the response 7. */
static void
fill(quad *columns)
{
  for (gsize i = 0; i < ROWS; i++) {
    quad power = 1;
    for (gsize j = 0; j <= SIZE; j++) {
      columns[j * ROWS + i] = power;
      power *= (double)(i + 1);
    }
  }
}

static void
factors_are_orthonormal(void **state)
{
  (void)state;
  quad columns[(SIZE + 1) * ROWS], upper[SIZE * (SIZE + 1)], given[(SIZE + 1) * ROWS];

  fill(columns);
  fill(given);
  quad_orthogonalise(columns, ROWS, SIZE, upper);
  for (gsize a = 0; a < SIZE; a++)
    for (gsize b = 0; b <= SIZE; b++) {
      const quad product = quad_dot(columns + a * ROWS, columns + b * ROWS, ROWS);
      assert_true(magnitude(product - (a == b)) < 1e-20 * (b == SIZE ? 1e8 : 1));
    }
  for (gsize i = 0; i < ROWS; i++) { /* y = Q z + residuals, x = Q R */
    quad response = columns[SIZE * ROWS + i], last = 0;
    for (gsize j = 0; j < SIZE; j++) {
      response += columns[j * ROWS + i] * upper[j * (SIZE + 1) + SIZE];
      last += columns[j * ROWS + i] * upper[j * (SIZE + 1) + SIZE - 1];
    }
    assert_true(magnitude(response / given[SIZE * ROWS + i] - 1) < 1e-24);
    assert_true(magnitude(last / given[(SIZE - 1) * ROWS + i] - 1) < 1e-24);
  }
}

static void
inverse_of_a_triangle(void **state)
{
  (void)state;
  /* rows of R and a last column that does not belong to it */
  const quad upper[] = {2, 1, -3, 9, 0, 4, 5, 9, 0, 0, 8, 9};
  const double want[] = {0.5, -0.125, 0.265625, 0, 0.25, -0.15625, 0, 0, 0.125};
  quad inverse[9];

  quad_invert_upper(upper, 3, inverse);
  for (gsize i = 0; i < 9; i++)
    assert_true((double)inverse[i] == want[i]);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(roots_square_to_the_value),
      cmocka_unit_test(roots_outside_the_range_of_doubles),
      cmocka_unit_test(factors_are_orthonormal),
      cmocka_unit_test(inverse_of_a_triangle),
  };

  return cmocka_run_group_tests(tests, NULL, NULL);
}
