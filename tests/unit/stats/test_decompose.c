#include "seasonal.h"

#include "stats/decompose.h"

static Decomposition *
decomposed(const double *x, gsize n, gsize season, gboolean multiplicative)
{
  GError *error = NULL;
  Decomposition *d = decompose(x, n, season, multiplicative, &error);
  assert_no_error(error);
  return d;
}

/* R 4.2.2: d <- decompose(window(co2, end = c(1968, 12))): d$figure, d$trend, d$random; co2 - d$seasonal; the strengths by their
 * definition, 1 - var(random) / var(random + trend) and (random + seasonal) where there is a trend. */
static void
additive_on_co2(void **state)
{
  (void)state;
  static const double index[] = {-0.062719907407409, 0.502789351851851,  1.167789351851871,  2.272372685185182,
                                 2.830289351851862,  2.270798611111103,  0.859548611111095,  -1.170358796296317,
                                 -2.750312499999970, -3.073136574074069, -1.901701388888904, -0.945358796296294};
  double air[CO2];

  read_co2(air);
  g_autoptr(Decomposition) d = decomposed(air, CO2, 12, FALSE);
  for (gsize i = 0; i < 12; i++) {
    assert_digits(d->index[i], index[i], 10);
    assert_int_equal(d->count[i], 9);
  }
  assert_digits(d->trend[49], 318.688333333333389, 14);
  assert_digits(d->remainder[49], -0.271122685185219, 11);
  assert_digits(d->adjusted[0], 315.482719907407443, 14);
  assert_digits(d->adjusted[119], 323.685358796296327, 14);
  assert_true(isnan(d->trend[5]) && isnan(d->remainder[5]) && isnan(d->trend[114]) && !isnan(d->trend[113]));
  assert_digits(d->trend_strength, 0.984844261065943, 11);
  assert_digits(d->season_strength, 0.984621459674715, 11);
}

/* As above, type = "multiplicative", on UKgas; the strengths of the logarithms. */
static void
multiplicative_on_gas(void **state)
{
  (void)state;
  double gas[UKGAS];

  read_ukgas(gas);
  g_autoptr(Decomposition) d = decomposed(gas, UKGAS, 4, TRUE);
  assert_digits(d->index[0], 1.453710655826259, 13);
  assert_digits(d->index[1], 0.955932592312157, 13);
  assert_digits(d->index[2], 0.558444080734706, 13);
  assert_digits(d->index[3], 1.031912671126878, 13);
  assert_digits(d->trend[49], 250.3375, 14);
  assert_digits(d->remainder[49], 0.963202829869537, 13);
  assert_digits(d->adjusted[0], 110.131957386666102, 13);
  assert_digits(d->adjusted[107], 758.591324540244386, 13);
  assert_digits(d->trend_strength, 0.914406441795082, 11);
  assert_digits(d->season_strength, 0.812456194100259, 11);
}

/* R as above, window(co2, end = c(1961, 7)): the last cycle is not whole. */
static void
a_cycle_that_is_not_whole(void **state)
{
  (void)state;
  double air[CO2];

  read_co2(air);
  g_autoptr(Decomposition) d = decomposed(air, 31, 12, FALSE);
  assert_digits(d->index[0], -0.260381944444447, 11);
  assert_digits(d->index[6], 0.874201388888878, 11);
  assert_digits(d->index[7], -1.183715277777793, 11);
  assert_digits(d->index[11], -0.954548611111079, 11);
  assert_digits(d->adjusted[30], 317.545798611111, 13);
  assert_int_equal(d->count[0], 2);
  assert_int_equal(d->count[6], 2);
  assert_int_equal(d->count[1], 1);
}

/* Indices: mean 0, or mean 1; a line and a scale do nothing to what is left. */
static void
indices_under_line_and_scale(void **state)
{
  (void)state;
  double gas[UKGAS], other[UKGAS];
  double sum = 0, product = 0;

  read_ukgas(gas);
  g_autoptr(Decomposition) d = decomposed(gas, UKGAS, 4, FALSE);
  g_autoptr(Decomposition) factors = decomposed(gas, UKGAS, 4, TRUE);
  for (gsize i = 0; i < 4; i++) {
    sum += d->index[i];
    product += factors->index[i];
  }
  assert_true(fabs(sum) < 1e-11);
  assert_digits(product, 4, 14);
  for (gsize i = 0; i < UKGAS; i++)
    other[i] = 2 * gas[i] + 5 * (double)i;
  g_autoptr(Decomposition) moved = decomposed(other, UKGAS, 4, FALSE);
  for (gsize i = 0; i < 4; i++)
    assert_digits(moved->index[i], 2 * d->index[i], 11);
  for (gsize i = 0; i < UKGAS; i++)
    other[i] = 2 * gas[i];
  g_autoptr(Decomposition) scaled = decomposed(other, UKGAS, 4, TRUE);
  assert_digits(scaled->index[2], factors->index[2], 15);
  assert_digits(scaled->season_strength, factors->season_strength, 11);
}

/* A season and nothing else. */
static void
strengths_at_their_ends(void **state)
{
  (void)state;
  const double pure[] = {1, 2, 1, 2, 1, 2, 1, 2}, flat[] = {3, 3, 3, 3};
  g_autoptr(Decomposition) d = decomposed(pure, 8, 2, FALSE), none = decomposed(flat, 4, 2, FALSE);

  assert_digits(d->season_strength, 1, 15);
  assert_true(isnan(d->trend_strength));
  assert_digits(d->index[1], 0.5, 15);
  assert_true(isnan(none->season_strength) && isnan(none->trend_strength));
}

static void
refused(void **state)
{
  (void)state;
  double x[] = {1, 2, 1, NAN, 1, 2}, huge[] = {1.7e308, 1.7e308, -1.7e308, -1.7e308};
  GError *error = NULL;

  assert_null(decompose(x, 6, 1, FALSE, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "a season of 1: a cycle has 2 periods or more");
  assert_null(decompose(x, 6, 4, FALSE, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "6 observations, less than two whole cycles of 4");
  assert_null(decompose(x, 6, G_MAXSIZE, FALSE, &error));
  assert_true(g_error_matches(error, STATS_ERROR, STATS_ERROR_TOO_FEW));
  g_clear_error(&error);
  assert_null(decompose(x, 6, 2, FALSE, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "decomposition: observation 4 is not finite");
  x[3] = 0;
  assert_null(decompose(x, 6, 2, TRUE, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "multiplicative decomposition: observation 4 is not above 0");
  assert_null(decompose(huge, 4, 2, FALSE, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "decomposition: numbers beyond the range of doubles");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(additive_on_co2),           cmocka_unit_test(multiplicative_on_gas),
      cmocka_unit_test(a_cycle_that_is_not_whole), cmocka_unit_test(indices_under_line_and_scale),
      cmocka_unit_test(strengths_at_their_ends),   cmocka_unit_test(refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
