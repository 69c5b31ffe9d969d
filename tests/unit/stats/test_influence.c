#include "fits.h"

#include <gsl/gsl_errno.h>

#include "stats/influence.h"

/* R 4.2.2, m <- lm(TOTEMP ~ GNP + POP + ARMED, longley): hatvalues, rstandard, rstudent, cooks.distance, dfbetas and
 * lm.influence(m)$sigma of 1947, 1951 and 1962. */
static void
longley_as_in_r(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_longley(3, FALSE, TRUE);
  g_autoptr(Influence) influence = influence_of(fit);
  const gsize years[] = {0, 4, 15};
  const double leverage[] = {0.283260306297545, 0.21613118801264, 0.346550203661681};
  const double standardised[] = {1.378551603765, -1.16728317878299, -0.147794662518267};
  const double studentised[] = {1.43869051651216, -1.18700843263019, -0.141631578978763};
  const double cook[] = {0.187763135053115, 0.0939218240128755, 0.00289608590833486};
  const double dfbetas[] = {-0.307173538498333, -0.265519809302941, 0.30522316098508, -0.0840963689548833};

  for (gsize y = 0; y < 3; y++) {
    assert_digits(gsl_vector_get(fit->leverage, years[y]), leverage[y], 12);
    assert_digits(influence->standardised[years[y]], standardised[y], 11);
    assert_digits(influence->studentised[years[y]], studentised[y], 11);
    assert_digits(influence->cook[years[y]], cook[y], 11);
  }
  assert_all_digits(gsl_matrix_const_ptr(influence->dfbetas, 4, 0), dfbetas, 4, 11);
  assert_digits(influence->sigma[0], 483.133944769861, 11);
  assert_digits(influence->sigma[4], 495.831744240745, 11);
}

/* R 4.2.2: coef(lm(TOTEMP ~ GNP + POP + ARMED, longley[-i, ])) for i = 5 and 16; the largest change of each coefficient is made
 * by observations 10, 10, 10 and 13. */
static void
coefficients_without_an_observation(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_longley(3, FALSE, TRUE);
  g_autoptr(Influence) influence = influence_of(fit);
  const double fifth[] = {114634.710160002, 0.0834627475952571, -0.684667129032614, -0.475003767561316};
  const double last[] = {108561.260709148, 0.0793513039596318, -0.619268136106353, -0.493321134363169};
  const gsize strongest[] = {9, 9, 9, 12};

  assert_all_digits(gsl_matrix_const_ptr(influence->without, 4, 0), fifth, 4, 11);
  assert_all_digits(gsl_matrix_const_ptr(influence->without, 15, 0), last, 4, 11);
  for (gsize j = 0; j < 4; j++)
    assert_int_equal(influence_strongest(influence, fit, j), strongest[j]);
}

/* R 4.2.2, lm(TOTEMP ~ GNP + POP, longley, weights = 1:16); the coefficients are those of coef(m) - dfbeta(m)[16, ]. */
static void
weighted_as_in_r(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_longley(2, TRUE, TRUE);
  g_autoptr(Influence) influence = influence_of(fit);
  const double first[] = {-0.129316512222436, -0.160609323353997, 0.138665570426752};
  const double without[] = {100467.558032644, 0.0742320312708655, -0.54495398432915};

  assert_digits(influence->standardised[0], 0.773126798574285, 11);
  assert_digits(influence->studentised[15], -0.452151699276944, 11);
  assert_digits(influence->cook[15], 0.0491433200408877, 11);
  assert_digits(influence->sigma[15], 1498.17389656509, 11);
  assert_all_digits(gsl_matrix_const_ptr(influence->dfbetas, 0, 0), first, 3, 11);
  assert_all_digits(gsl_matrix_const_ptr(influence->without, 15, 0), without, 3, 11);
}

/* A dummy for one observation fits it exactly: there is no coefficient without it. The others go on. */
static void
an_observation_with_a_dummy_of_its_own(void **state)
{
  (void)state;
  const double dummy[] = {0, 0, 1, 0, 0}, y[] = {1, 2, 50, 4, 9};
  g_autoptr(Fit) fit = fit_on(y, dummy, 5);
  g_autoptr(Influence) influence = influence_of(fit);

  assert_true(isnan(influence->standardised[2]));
  assert_true(isnan(influence->cook[2]));
  assert_true(isnan(gsl_matrix_get(influence->without, 2, 1)));
  assert_digits(gsl_matrix_get(influence->without, 4, 0), 7.0 / 3, 15);
  assert_int_equal(influence_strongest(influence, fit, 0), 4);
}

/* Two coefficients of three observations: without one of them nothing is left to estimate a sigma from. */
static void
no_degree_of_freedom_to_spare(void **state)
{
  (void)state;
  const double x[] = {1, 2, 4}, y[] = {1, 3, 4};
  g_autoptr(Fit) fit = fit_on(y, x, 3);
  g_autoptr(Influence) influence = influence_of(fit);

  assert_true(isnan(influence->studentised[0]));
  assert_true(isnan(influence->sigma[1]));
  assert_digits(fabs(influence->standardised[0]), 1, 13);
  assert_digits(gsl_matrix_get(influence->without, 0, 1), 0.5, 13);
  influence_free(NULL);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(longley_as_in_r),
      cmocka_unit_test(coefficients_without_an_observation),
      cmocka_unit_test(weighted_as_in_r),
      cmocka_unit_test(an_observation_with_a_dummy_of_its_own),
      cmocka_unit_test(no_degree_of_freedom_to_spare),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
