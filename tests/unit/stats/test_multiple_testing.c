#include "reference.h"

#include "stats/multiple_testing.h"

#define N 8

static const double tests_p[N] = {0.01, 0.04, NAN, 0.03, 0.005, 0.6, 0.04, 0.9};

/* R 4.2.2: p.adjust(c(0.01, 0.04, NA, 0.03, 0.005, 0.6, 0.04, 0.9), "holm") and "BH". */
static void
as_p_adjust(void **state)
{
  (void)state;
  static const double holm[N] = {0.060, 0.160, NAN, 0.150, 0.035, 1, 0.160, 1},
                      bh[N] = {0.035, 0.056, NAN, 0.056, 0.035, 0.7, 0.056, 0.9};
  double got[N];

  adjust_holm(tests_p, N, got);
  for (gsize i = 0; i < N; i++)
    if (isnan(holm[i]))
      assert_true(isnan(got[i]));
    else
      assert_digits(got[i], holm[i], 15);
  adjust_bh(tests_p, N, got);
  for (gsize i = 0; i < N; i++)
    if (isnan(bh[i]))
      assert_true(isnan(got[i]));
    else
      assert_digits(got[i], bh[i], 15);
}

/* The 15 tests of Benjamini and Hochberg (1995), section 4.1: their procedure rejects four at 0.05, Holm's three. */
static void
thrombolysis(void **state)
{
  (void)state;
  static const double p[] = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                             0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
  double holm[15], bh[15];

  adjust_holm(p, 15, holm);
  adjust_bh(p, 15, bh);
  for (gsize i = 0; i < 15; i++) {
    assert_true((holm[i] <= 0.05) == (i < 3));
    assert_true((bh[i] <= 0.05) == (i < 4));
  }
}

/* In place, in any order, and a test that could not be made is as one that is not there. */
static void
place_and_order(void **state)
{
  (void)state;
  double turned[N], shorter[N - 1], wanted[N];

  for (int method = 0; method < 2; method++) {
    void (*const adjust)(const double *, gsize, double *) = method ? adjust_bh : adjust_holm;
    adjust(tests_p, N, wanted);
    for (gsize i = 0; i < N; i++)
      turned[i] = tests_p[N - 1 - i];
    adjust(turned, N, turned);
    memcpy(shorter, tests_p, 2 * sizeof *shorter);
    memcpy(shorter + 2, tests_p + 3, 5 * sizeof *shorter);
    adjust(shorter, N - 1, shorter);
    for (gsize i = 0; i < N; i++)
      if (!isnan(wanted[i])) {
        assert_digits(turned[N - 1 - i], wanted[i], 17);
        assert_digits(shorter[i < 2 ? i : i - 1], wanted[i], 17);
        assert_true(wanted[i] >= tests_p[i] && wanted[i] <= 1);
      }
  }
}

static void
one_test_or_none(void **state)
{
  (void)state;
  double one = 0.03, none = NAN;

  adjust_holm(&one, 1, &one);
  assert_digits(one, 0.03, 17);
  adjust_bh(&one, 1, &one);
  assert_digits(one, 0.03, 17);
  adjust_bh(&none, 1, &none);
  assert_true(isnan(none));
  adjust_holm(&one, 0, &one);
  adjust_bh(&one, 0, &one);
  assert_digits(one, 0.03, 17);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(as_p_adjust),
      cmocka_unit_test(thrombolysis),
      cmocka_unit_test(place_and_order),
      cmocka_unit_test(one_test_or_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
