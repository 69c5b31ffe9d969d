#include "sets.h"

#include <gsl/gsl_errno.h>

#include "stats/var.h"
#include "stats/var_lags.h"

static const gsize book_order[] = {1, 2, 3};

static Var *
fitted(const MadeSet *made, gsize lags, DeterministicPart part)
{
  GError *error = NULL;
  Var *var = var_fit(&made->set, lags, part, &error);

  assert_no_error(error);
  return var;
}

/* R 4.2.2, vars: VAR(E1, p = 2, type = "const"); the order here is the constant, then lag 1 of all, then lag 2 of all. Luetkepohl (2005),
 * equation 3.2.22, has the same to three decimals: -.017 .016 .013; -.320 .146 .961; .044 -.153 .289; -.002 .225 -.264 ... */
static const double coefficients[3][7] = {
    {-0.016721988077768125, -0.319630971580648793, 0.145988827066044713, 0.961219032460149170, -0.160551107536729548,
     0.114604982249935747, 0.934393757903467570},
    {0.015767188832148470, 0.043931061718678104, -0.152731907822284962, 0.288501636002416240, 0.050030844265709563,
     0.019165760234301468, -0.010204872385362615},
    {0.0129258558060039806, -0.0024226661299691556, 0.2248126706873573855, -0.2639675085500216567,
     0.0338804142424511193, 0.3549123653181257554, -0.0222301242791582733},
};

/* summary(v)$covres; the book has 21.30, .72, 1.23, 1.37, .61, .89, each e-4 */
static const double covariance[3][3] = {
    {2.1296289187146900e-03, 7.1616666903583532e-05, 1.2324036430940276e-04},
    {7.1616666903583532e-05, 1.3733772760941444e-04, 6.1458667534994817e-05},
    {1.2324036430940276e-04, 6.1458667534994817e-05, 8.9203513932846969e-05},
};

static const double roots[] = {0.57046889222536468, 0.55127444695148642, 0.55127444695148642,
                               0.49171940826255323, 0.49171940826255323, 0.37119060689681205};

static void
german_macro_data_as_in_the_book(void **state)
{
  (void)state;
  MadeSet made;
  made_germany(&made, book_order);
  g_autoptr(Var) var = fitted(&made, 2, REGRESS_CONSTANT);

  assert_int_equal(var->n, 73);
  assert_int_equal(var->k, 7);
  for (gsize i = 0; i < 3; i++) {
    for (gsize j = 0; j < 7; j++)
      assert_digits(gsl_matrix_get(var->coefficients, i, j), coefficients[i][j], 11);
    for (gsize j = 0; j < 3; j++) {
      assert_digits(gsl_matrix_get(var->covariance, i, j), covariance[i][j], 12);
      assert_digits(gsl_matrix_get(var->covariance_ml, i, j), covariance[i][j] * 66 / 73, 12);
    }
  }
  assert_digits(var->log_likelihood, 606.30696752706876, 13);
  for (gsize i = 0; i < 6; i++)
    assert_digits(var->moduli[i], roots[i], 11);
  assert_true(var->stable);
  /* AIC(v) and BIC(v) are -2 ln L + 2 m and -2 ln L + m ln n */
  const double constant = 3 * (1 + log(2 * G_PI));
  assert_digits(var->aic + constant, -1170.6139350541375 / 73, 13);
  assert_digits(var->bic + constant, -1122.5142867900213 / 73, 13);
}

/* logLik(), roots() and coef() of VAR(E1, p = 1, type = "both" and "none"): R counts its trend from 2, here it is from 0 */
static void
trend_and_no_constant(void **state)
{
  (void)state;
  MadeSet made;
  made_germany(&made, book_order);
  g_autoptr(Var) trend = fitted(&made, 1, REGRESS_TREND), none = fitted(&made, 1, REGRESS_NONE);

  assert_digits(trend->log_likelihood, 600.98018289987056, 13);
  assert_digits(trend->moduli[0], 0.35076344200755244, 11);
  assert_digits(trend->moduli[2], 0.14342856258153575, 11);
  assert_digits(gsl_matrix_get(trend->coefficients, 2, 1), 2.5767486498603297e-06, 9);
  assert_digits(gsl_matrix_get(trend->coefficients, 2, 3), 2.4015957193718590e-01, 11);
  assert_string_equal(trend->equations[2]->names[1], "trend");
  assert_string_equal(trend->equations[2]->names[3], "lag(income, 1)");
  assert_digits(none->log_likelihood, 580.61679771589252, 13);
  assert_int_equal(none->k, 3);
}

/* VARselect(E1, lag.max = 4, type = "const"); the book, table 4.5, also takes 2 by AIC and, up to lag 4, 1 by HQ and BIC from this sample */
static void
lags_over_a_common_sample(void **state)
{
  (void)state;
  static const double aic[] = {-2.4412466779264825e+01, -2.4509662603072684e+01, -2.4323133009860907e+01,
                               -2.4272968894299318e+01},
                      hq[] = {-2.4260388568015820e+01, -2.4243525733386928e+01, -2.3942937481738397e+01,
                              -2.3778714707740058e+01},
                      bic[] = {-2.4030042011314180e+01, -2.3840419259159056e+01, -2.3367071089984297e+01,
                               -2.3030088398459725e+01};
  MadeSet made;
  GError *error = NULL;
  made_germany(&made, book_order);
  g_autoptr(LagTable) table = var_select_lags(&made.set, REGRESS_CONSTANT, 4, &error);

  assert_no_error(error);
  assert_int_equal(table->n, 71);
  for (gsize i = 0; i < 4; i++) {
    assert_digits(table->values[CRITERION_AIC][i], aic[i], 12);
    assert_digits(table->values[CRITERION_HQ][i], hq[i], 12);
    assert_digits(table->values[CRITERION_BIC][i], bic[i], 12);
  }
  assert_int_equal(table->best[CRITERION_AIC], 2);
  assert_int_equal(table->best[CRITERION_HQ], 1);
  assert_int_equal(table->best[CRITERION_BIC], 1);
  made_gap(&made, 40);
  g_autoptr(LagTable) gap = var_select_lags(&made.set, REGRESS_CONSTANT, 4, NULL);
  assert_int_equal(gap->n, 66);
  assert_string_equal(criterion_name(CRITERION_HQ), "HQ");
}

/* The lag table of one lag only and the fit say the same. */
static void
table_and_fit_agree(void **state)
{
  (void)state;
  MadeSet made;
  made_germany(&made, book_order);
  made.set.n = 60;
  g_autoptr(Var) var = fitted(&made, 1, REGRESS_TREND);
  g_autoptr(LagTable) table = var_select_lags(&made.set, REGRESS_TREND, 1, NULL);

  assert_digits(table->values[CRITERION_AIC][0], var->aic, 12);
  assert_digits(table->values[CRITERION_HQ][0], var->hq, 12);
  assert_digits(table->values[CRITERION_BIC][0], var->bic, 12);
}

/* min(floor(12 (n / 100)^(1/4)), rows for three times the coefficients): 75 - p >= 3 (3 p + 1) gives 7; 17 - p >= 3 (2 p + 1) gives 2 */
static void
as_many_lags_as_the_rule_allows(void **state)
{
  (void)state;
  MadeSet made;
  made_germany(&made, book_order);

  assert_int_equal(var_most_lags(&made.set, REGRESS_CONSTANT), 7);
  made.set.k = 1;
  assert_int_equal(var_most_lags(&made.set, REGRESS_CONSTANT), 11);
  made.set.k = 2;
  made.set.n = 17;
  assert_int_equal(var_most_lags(&made.set, REGRESS_CONSTANT), 2);
  made.set.n = 2;
  assert_int_equal(var_most_lags(&made.set, REGRESS_CONSTANT), 1);
}

/* y_t = 1.02 y_(t-1) + errors grows; the root is found above 1. */
static void
what_grows_is_not_stable(void **state)
{
  (void)state;
  MadeSet made;
  double noise[REFERENCE_MOST];
  lehmer(noise, 120);
  made.names[0] = "x";
  made.names[1] = "y";
  for (gsize i = 0; i < 60; i++) {
    made.values[0][i] = i ? 1.02 * made.values[0][i - 1] + (noise[i] - 0.5) / 100 : 1;
    made.values[1][i] = noise[60 + i];
  }
  made_set(&made, 2, 60);
  g_autoptr(Var) var = fitted(&made, 1, REGRESS_CONSTANT);

  assert_false(var->stable);
  assert_digits(var->moduli[0], 1.02, 2);
}

static void
refused(const MadeSet *made, gsize lags, int code, const char *message)
{
  GError *error = NULL;

  assert_null(var_fit(&made->set, lags, REGRESS_CONSTANT, &error));
  assert_error(error, STATS_ERROR, code, message);
}

static void
errors_are_said(void **state)
{
  (void)state;
  MadeSet made;
  GError *error = NULL;

  made_germany(&made, book_order);
  refused(&made, 0, STATS_ERROR_DOMAIN, "0 lags: there must be 1 to 100");
  refused(&made, 18, STATS_ERROR_TOO_FEW, "57 observations with 18 lags before them, at least 58 are needed");
  assert_null(var_select_lags(&made.set, REGRESS_CONSTANT, 1000000, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "1000000 lags: there must be 1 to 100");
  for (gsize i = 0; i < GERMANY; i++)
    made.values[2][i] = made.values[0][i] - 2 * made.values[1][i];
  refused(&made, 1, STATS_ERROR_COLLINEAR,
          "collinear: lag(consumption, 1) depends on lag(investment, 1), lag(income, 1)");
  assert_null(var_select_lags(&made.set, REGRESS_CONSTANT, 1, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR,
               "with 1 lag a series, or a lag of it, follows from the others");
  made.set.k = 0;
  refused(&made, 1, STATS_ERROR_DOMAIN, "there is no series");
  made_germany(&made, book_order);
  for (gsize i = 1; i < GERMANY; i++) /* no lag depends on others, but errors of two equations are the same */
    made.values[2][i] = made.values[0][i] + made.values[1][i - 1] + (i % 2 ? 1e-3 : 0);
  made.values[2][0] = 0;
  made.set.k = 3;
  refused(&made, 2, STATS_ERROR_COLLINEAR,
          "the residuals of one equation follow from those of the others: a series is a combination of others");
}

static int
handler_off(void **state)
{
  (void)state;
  gsl_set_error_handler_off();
  return 0;
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(german_macro_data_as_in_the_book),
      cmocka_unit_test(trend_and_no_constant),
      cmocka_unit_test(lags_over_a_common_sample),
      cmocka_unit_test(table_and_fit_agree),
      cmocka_unit_test(as_many_lags_as_the_rule_allows),
      cmocka_unit_test(what_grows_is_not_stable),
      cmocka_unit_test(errors_are_said),
  };
  return cmocka_run_group_tests(tests, handler_off, NULL);
}
