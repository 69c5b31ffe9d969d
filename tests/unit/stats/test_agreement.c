#include "reference.h"

#include <gsl/gsl_errno.h>

#include "stats/agreement.h"
#include "stats/correlation.h"

#define SUBJECTS 17

/* Peak expiratory flow, l/min, first measurements by a large and a mini Wright meter: Bland and Altman (1986), table 1. */
static const double large[SUBJECTS] = {494, 395, 516, 434, 476, 557, 413, 442, 650,
                                       433, 417, 656, 267, 478, 178, 423, 427};
static const double mini[SUBJECTS] = {512, 430, 520, 428, 500, 600, 364, 380, 658,
                                      445, 432, 626, 260, 477, 259, 350, 451};

static Agreement
agreement_of(const double *x, const double *y, gsize n)
{
  GError *error = NULL;
  Agreement result;

  agree(x, y, n, 0.95, &result, &error);
  assert_no_error(error);
  return result;
}

/* Within half a unit of the last published digit. */
static void
assert_published(double got, double published)
{
  if (!(fabs(got - published) <= 0.0501))
    fail_msg("%.17g is not %g in one decimal", got, published);
}

/* Bland and Altman (1986): bias -2.1 (-22.0 to 17.8), sd 38.8, limits with 2 sd -79.7 and 75.5, where 2 x 38.8 was taken. */
static void
peak_flow_as_published(void **state)
{
  (void)state;
  const Agreement got = agreement_of(large, mini, SUBJECTS);
  const Bounds bias = got.independent.bias;

  assert_published(bias.value, -2.1);
  assert_published(bias.lower, -22.0);
  assert_published(bias.upper, 17.8);
  assert_published(got.sd, 38.8);
  assert_true(fabs(bias.value - 2 * got.sd + 79.7) < 0.1);
  assert_true(fabs(bias.value + 2 * got.sd - 75.5) < 0.1);
}

/* The same in R 4.2.2 with 1.96 and the errors of the limits of 1999; Lin's coefficient and interval by his formulas. */
static void
peak_flow_in_all_digits(void **state)
{
  (void)state;
  const Agreement got = agreement_of(large, mini, SUBJECTS);
  const Differences *plain = &got.independent;

  assert_int_equal(got.n, SUBJECTS);
  assert_digits(got.sd, 38.7651298736074, 13);
  assert_digits(plain->pairs, 17, 17);
  assert_digits(plain->squares, 17, 17);
  assert_digits(plain->bias.value, -2.11764705882353, 13);
  assert_digits(plain->bias.lower, -22.0488376966452, 12);
  assert_digits(plain->bias.upper, 17.8135435789981, 12);
  assert_digits(plain->low.value, -78.0959054671117, 12);
  assert_digits(plain->low.lower, -112.851553139311, 12);
  assert_digits(plain->low.upper, -43.3402577949126, 12);
  assert_digits(plain->high.value, 73.8606113494646, 12);
  assert_digits(plain->high.lower, 39.1049636772655, 12);
  assert_digits(plain->high.upper, 108.616259021664, 12);
  assert_digits(got.concordance.value, 0.942742431427484, 13);
  assert_digits(got.concordance.lower, 0.850491873168561, 12);
  assert_digits(got.concordance.upper, 0.978726279170122, 12);
}

/* The Nile's first fifty years less its last fifty, in reverse order; R 4.2.2 by the formulas of the header. */
static void
differences_that_are_autocorrelated(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], back[50];

  read_nile(time, flow);
  for (gsize i = 0; i < 50; i++)
    back[i] = flow[99 - i];
  const Agreement got = agreement_of(flow, back, 50);
  assert_digits(got.independent.bias.value, 129.94, 13);
  assert_digits(got.sd, 214.518008377775, 12);
  assert_digits(got.r1, 0.345828227143286, 12);
  assert_digits(got.allowed.pairs, 29.012581735458, 12);
  assert_digits(got.allowed.squares, 30.4719271169524, 12);
  assert_digits(got.allowed.bias.lower, 48.361059372265, 11);
  assert_digits(got.allowed.bias.upper, 211.518940627735, 11);
  assert_digits(got.allowed.low.lower, -429.210799799478, 11);
  assert_digits(got.allowed.low.upper, -151.804341111924, 11);
  assert_digits(got.allowed.high.lower, 411.684341111924, 11);
  assert_digits(got.allowed.high.upper, 689.090799799478, 11);
  assert_digits(got.allowed.low.value, got.independent.low.value, 17);
}

/* Alternating differences do not earn more pairs than there are, a single long swing keeps at least two. */
static void
pairs_are_clipped(void **state)
{
  (void)state;
  double x[40], zigzag[40], step[40];

  for (gsize i = 0; i < 40; i++) {
    x[i] = (double)(i * i % 17);
    zigzag[i] = x[i] - (i % 2 ? 1 : -1);
    step[i] = x[i] - (i < 20 ? 0 : 1);
  }
  const Agreement turning = agreement_of(x, zigzag, 40), stepping = agreement_of(x, step, 40),
                  four = agreement_of((const double[]){0, 0, 1, 1}, (const double[]){0, 0.5, 1, 3}, 4);
  assert_digits(turning.allowed.pairs, 40, 17);
  assert_true(turning.r1 < -0.9);
  assert_true(stepping.allowed.pairs < 20 && stepping.allowed.pairs >= 2);
  assert_true(stepping.allowed.squares >= 3);
  assert_true(four.allowed.pairs >= 2);
}

/* Lin's coefficient is 1 on the diagonal alone; a shift leaves the correlation and lowers it. */
static void
the_same_series_and_a_shift(void **state)
{
  (void)state;
  double shifted[SUBJECTS];

  for (gsize i = 0; i < SUBJECTS; i++)
    shifted[i] = large[i] + 64;
  const Agreement same = agreement_of(large, large, SUBJECTS), moved = agreement_of(large, shifted, SUBJECTS);
  assert_digits(same.concordance.value, 1, 17);
  assert_true(isnan(same.concordance.lower));
  assert_true(isnan(same.r1));
  assert_digits(same.sd, 0, 17);
  assert_digits(moved.independent.bias.value, -64, 17);
  assert_digits(moved.independent.bias.lower, -64, 17);
  assert_digits(moved.allowed.low.value, -64, 17);
  assert_true(moved.concordance.value < 0.9);
}

/* Exchange turns the differences; scale goes through; a common shift of both changes nothing. */
static void
scale_shift_and_exchange(void **state)
{
  (void)state;
  double x[SUBJECTS], y[SUBJECTS];
  const Agreement base = agreement_of(large, mini, SUBJECTS), turned = agreement_of(mini, large, SUBJECTS);

  for (gsize i = 0; i < SUBJECTS; i++) {
    x[i] = 1000 + 0.25 * large[i];
    y[i] = 1000 + 0.25 * mini[i];
  }
  const Agreement moved = agreement_of(x, y, SUBJECTS);
  assert_digits(turned.independent.low.lower, -base.independent.high.upper, 13);
  assert_digits(turned.allowed.bias.value, -base.allowed.bias.value, 13);
  assert_digits(turned.concordance.lower, base.concordance.lower, 12);
  assert_digits(moved.independent.high.lower, base.independent.high.lower / 4, 12);
  assert_digits(moved.concordance.upper, base.concordance.upper, 11);
}

static void
signs(void **state)
{
  (void)state;
  const double x[] = {1, -2, 3, -4, 0, 6, 7, -1}, y[] = {2, -1, -3, -4, 5, 0, 9, 2};
  SignAgreement got;

  sign_agreement(x, y, 8, &got);
  assert_int_equal(got.same, 4);
  assert_int_equal(got.opposite, 2);
  assert_int_equal(got.zero, 2);
  assert_digits(got.share, 4.0 / 6, 15);
  assert_digits(got.expected, 0.5, 15); /* 3 of 6 and 3 of 6 above zero: 1/4 + 1/4 */
  sign_agreement(x, y, 0, &got);
  assert_true(isnan(got.share) && isnan(got.expected));
  sign_agreement((const double[]){0, 0}, y, 2, &got);
  assert_int_equal(got.zero, 2);
  assert_true(isnan(got.share));
}

static void
errors(void **state)
{
  (void)state;
  const double good[] = {1, 3, 2, 5}, same[] = {7, 7, 7, 7}, missing[] = {1, 2, 3, INFINITY},
               huge[] = {1e300, -1e300, 2e300, 1};
  GError *error = NULL;
  Agreement r;

  assert_false(agree(good, good, 4, 95, &r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "level 95 is not between 0 and 1");
  assert_false(agree(good, good, 3, 0.95, &r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "3 observations, at least 4 are needed");
  assert_false(agree(missing, good, 4, 0.95, &r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "x: observation 4 is not finite");
  assert_false(agree(good, missing, 4, 0.95, &r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "y: observation 4 is not finite");
  assert_false(agree(same, good, 4, 0.95, &r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "x: all 4 observations are equal");
  assert_false(agree(good, same, 4, 0.95, &r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "y: all 4 observations are equal");
  assert_false(agree(good, huge, 4, 0.95, &r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "agreement: numbers too large or too small for their squares");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(peak_flow_as_published),
      cmocka_unit_test(peak_flow_in_all_digits),
      cmocka_unit_test(differences_that_are_autocorrelated),
      cmocka_unit_test(pairs_are_clipped),
      cmocka_unit_test(the_same_series_and_a_shift),
      cmocka_unit_test(scale_shift_and_exchange),
      cmocka_unit_test(signs),
      cmocka_unit_test(errors),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
