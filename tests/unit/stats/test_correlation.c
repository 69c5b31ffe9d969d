#include "reference.h"

#include <gsl/gsl_errno.h>

#include "stats/correlation.h"

static Correlation
correlation_of(CorrelationMethod method, const double *x, const double *y, gsize n)
{
  GError *error = NULL;
  Correlation result;

  correlate(method, x, y, n, 0.95, &result, &error);
  assert_no_error(error);
  return result;
}

/* R 4.2.2: cor.test(1:100, Nile); n_effective from the formula in base R. */
static void
pearson_on_nile(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];

  read_nile(time, flow);
  const Correlation got = correlation_of(CORRELATION_PEARSON, time, flow, NILE);
  assert_int_equal(got.n, NILE);
  assert_digits(got.r, -0.465326557001, 12);
  assert_digits(got.p, 1.07169488632501e-06, 11);
  assert_int_equal(got.p_method, P_T);
  assert_digits(got.lower, -0.606327234646, 12);
  assert_digits(got.upper, -0.295958634209, 12);
  assert_true(got.ties);
  assert_digits(got.n_effective, 11.3671384356966, 13);
  assert_digits(got.p_effective, 0.140758590406266, 12);
  assert_digits(got.lower_effective, -0.827976565629098, 12);
  assert_digits(got.upper_effective, 0.171769975364216, 12);
}

/* R 4.2.2: cor.test(method = "spearman" / "kendall"), with ties. */
static void
ranks_on_nile(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];

  read_nile(time, flow);
  const Correlation spearman = correlation_of(CORRELATION_SPEARMAN, time, flow, NILE);
  const Correlation kendall = correlation_of(CORRELATION_KENDALL, time, flow, NILE);
  assert_digits(spearman.r, -0.437449930079709, 14);
  assert_digits(spearman.p, 5.33919305332999e-06, 12);
  assert_int_equal(spearman.p_method, P_T);
  assert_digits(spearman.n_effective, 12.7136192769189, 13); /* by the formulas in base R, as those below */
  assert_digits(spearman.p_effective, 0.140372277190027, 12);
  assert_digits(spearman.lower_effective, -0.806358283273875, 12);
  assert_digits(spearman.upper_effective, 0.176515121312377, 12);
  assert_digits(kendall.r, -0.280741334724613, 14);
  assert_digits(kendall.p, 3.61117991948162e-05, 12);
  assert_int_equal(kendall.p_method, P_NORMAL);
  assert_true(isnan(kendall.lower) && isnan(kendall.upper));
  assert_true(isnan(kendall.lower_effective) && isnan(kendall.upper_effective));
  assert_true(isnan(kendall.p_effective));
  assert_digits(kendall.n_effective, spearman.n_effective, 17);
}

/* Ties in both series; R 4.2.2: cor.test(), exact = FALSE. */
static void
ties_in_both_series(void **state)
{
  (void)state;
  const double x[] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3}, y[] = {2, 7, 1, 8, 2, 8, 1, 8, 2, 8};
  const Correlation pearson = correlation_of(CORRELATION_PEARSON, x, y, 10);
  const Correlation spearman = correlation_of(CORRELATION_SPEARMAN, x, y, 10);
  const Correlation kendall = correlation_of(CORRELATION_KENDALL, x, y, 10);

  assert_digits(pearson.r, 0.104922842877359, 14);
  assert_digits(pearson.p, 0.772991361562726, 13);
  assert_digits(spearman.r, 0.134715062810913, 14);
  assert_digits(spearman.p, 0.710600880522383, 13);
  assert_digits(kendall.r, 0.130410132739325, 14);
  assert_digits(kendall.p, 0.632520292188468, 13);

  const double threes[] = {3, 1, 3, 1, 5, 9, 1, 6, 5, 3}; /* and groups of three */
  const Correlation tripled = correlation_of(CORRELATION_KENDALL, threes, y, 10);
  assert_digits(tripled.r, 0.246783823698187, 14);
  assert_digits(tripled.p, 0.379649376149438, 13);
}

/* Thirteen pairs: S = 420 and T = 36. R 4.2.2 gives Kendall's p; its Spearman p, 0.61679117, is the Edgeworth series. */
static void
thirteen_pairs_without_ties(void **state)
{
  (void)state;
  const double x[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13};
  const double y[] = {11, 7, 13, 1, 4, 6, 8, 5, 9, 3, 12, 10, 2};
  const Correlation spearman = correlation_of(CORRELATION_SPEARMAN, x, y, 13);
  const Correlation kendall = correlation_of(CORRELATION_KENDALL, x, y, 13);

  assert_digits(spearman.r, -0.153846153846154, 14);
  assert_digits(spearman.p, 0.616701515756, 11);
  assert_int_equal(spearman.p_method, P_EXACT);
  assert_false(spearman.ties);
  assert_digits(spearman.lower, tanh(atanh(-2.0 / 13) - 1.959963984540054 * sqrt(1.06 / 10)), 13);
  assert_digits(spearman.upper, tanh(atanh(-2.0 / 13) + 1.959963984540054 * sqrt(1.06 / 10)), 13);
  assert_digits(kendall.r, -0.0769230769230769, 14);
  assert_digits(kendall.p, 0.7650248459103, 12);
  assert_int_equal(kendall.p_method, P_EXACT);
}

/* A pair of series with r = -0.319644698314: the y that is a mixture of the trend and what is orthogonal to it. R 4.2.2: pt() and
 * tanh(atanh(r) + c(-1, 1) * qnorm(0.975) / sqrt(10)). */
static void
pearson_of_a_given_size(void **state)
{
  (void)state;
  const double r = -0.319644698314;
  double x[13], y[13];

  for (gsize i = 0; i < 13; i++) {
    const double t = (double)i - 6, square = t * t - 14; /* orthogonal to each other and to a constant */
    x[i] = t;
    y[i] = r * t / sqrt(182) + sqrt(1 - r * r) * square / sqrt(2002);
  }
  const Correlation got = correlation_of(CORRELATION_PEARSON, x, y, 13);
  assert_digits(got.r, r, 14);
  assert_digits(got.p, 0.2870463725887, 12);
  assert_digits(got.lower, -0.7402563920322, 12);
  assert_digits(got.upper, 0.2807938922358, 12);
}

/* Where the exact distributions end: R 4.2.2, cor.test() on its own generator's numbers; Spearman exact = FALSE. */
static void
limits_of_the_exact_distributions(void **state)
{
  (void)state;
  double numbers[200];

  lehmer(numbers, 200);
  const Correlation sixteen = correlation_of(CORRELATION_SPEARMAN, numbers, numbers + 100, 16);
  const Correlation seventeen = correlation_of(CORRELATION_SPEARMAN, numbers, numbers + 100, 17);
  const Correlation below = correlation_of(CORRELATION_KENDALL, numbers, numbers + 100, 49);
  const Correlation at = correlation_of(CORRELATION_KENDALL, numbers, numbers + 100, 50);

  assert_int_equal(sixteen.p_method, P_EXACT);
  assert_int_equal(seventeen.p_method, P_T);
  assert_digits(seventeen.p, 0.164657973316417, 12);
  assert_int_equal(below.p_method, P_EXACT);
  assert_digits(below.p, 0.066158546480467, 12);
  assert_int_equal(at.p_method, P_NORMAL);
  assert_digits(at.p, 0.0598233899261878, 12);
}

/* R 4.2.2: cor.test() on ChickEgg; effective pairs from the formula in base R. */
static void
effective_pairs_of_chickens_and_eggs(void **state)
{
  (void)state;
  double chicken[CHICKEGG], egg[CHICKEGG];

  read_chickegg(chicken, egg);
  const Correlation pearson = correlation_of(CORRELATION_PEARSON, chicken, egg, CHICKEGG);
  const Correlation spearman = correlation_of(CORRELATION_SPEARMAN, chicken, egg, CHICKEGG);
  assert_digits(pearson.r, -0.194876472034024, 14);
  assert_digits(pearson.p, 0.157916060276, 11);
  assert_digits(pearson.lower, -0.4396937061589947, 13);
  assert_digits(pearson.upper, 0.0768965621749336, 13);
  assert_digits(pearson.n_effective, 8.73113037726828, 13);
  assert_digits(pearson.p_effective, 0.622710081395738, 12);
  assert_digits(spearman.n_effective, 9.50633785982865, 13);

  for (gsize i = 0; i + 1 < CHICKEGG; i++) {
    chicken[i] = chicken[i + 1] - chicken[i];
    egg[i] = egg[i + 1] - egg[i];
  }
  assert_digits(effective_pairs(chicken, egg, CHICKEGG - 1), 47.9707190779152, 13);
}

/* Independent numbers keep nearly all pairs, the count never leaves [3, n], and a step in both series leaves the fewest. */
static void
effective_pairs_are_clipped(void **state)
{
  (void)state;
  double numbers[400], step[60], zigzag[60];

  lehmer(numbers, 400);
  for (gsize i = 0; i < 60; i++) {
    step[i] = i < 30 ? 0 : 1;
    zigzag[i] = i % 2 ? 1 : -1;
  }
  assert_digits(effective_pairs(numbers, numbers + 200, 200), 200, 17); /* 204.4 by the formula */
  assert_true(effective_pairs(numbers, numbers + 200, 100) > 80);
  assert_true(effective_pairs(step, step, 60) < 6);
  assert_digits(effective_pairs(zigzag, zigzag, 60), 3, 17);
  assert_digits(effective_pairs(numbers, numbers + 9, 4), 4, 17); /* no lag is looked at */
  assert_true(isnan(effective_pairs((const double[]){1, 1, 1, 1, 1}, numbers, 5)));
}

static void
perfect_and_short_series(void **state)
{
  (void)state;
  const double x[] = {1, 2, 3, 4, 5}, y[] = {-10, -20, -30, -40, -50};
  const Correlation pearson = correlation_of(CORRELATION_PEARSON, x, y, 5);
  const Correlation three = correlation_of(CORRELATION_PEARSON, x, (const double[]){1, 2, 4}, 3);
  const Correlation kendall = correlation_of(CORRELATION_KENDALL, x, y, 5);

  assert_digits(pearson.r, -1, 17);
  assert_digits(pearson.p, 0, 17);
  assert_digits(pearson.lower, -1, 17);
  assert_digits(pearson.upper, -1, 17);
  assert_true(isnan(three.lower) && isnan(three.upper) && isnan(three.upper_effective));
  assert_digits(three.n_effective, 3, 17);
  assert_digits(kendall.r, -1, 17);
  assert_digits(kendall.p, 2.0 / 120, 15);
  /* Five ranks in full agreement: no t makes them surer than their 120 orders do. */
  const Correlation spearman = correlation_of(CORRELATION_SPEARMAN, x, y, 5);
  assert_digits(spearman.p, 2.0 / 120, 15);
  assert_digits(spearman.p_effective, 2.0 / 120, 15);
  assert_true(isnan(spearman.lower) && isnan(spearman.upper_effective));
}

/* Scale, sign and origin, exchange of the series, and for ranks any rising function. */
static void
scale_shift_and_exchange(void **state)
{
  (void)state;
  double chicken[CHICKEGG], egg[CHICKEGG], other[CHICKEGG];

  read_chickegg(chicken, egg);
  for (CorrelationMethod method = CORRELATION_PEARSON; method <= CORRELATION_KENDALL; method++) {
    const Correlation base = correlation_of(method, chicken, egg, CHICKEGG);
    const Correlation exchanged = correlation_of(method, egg, chicken, CHICKEGG);
    for (gsize i = 0; i < CHICKEGG; i++)
      other[i] = 1e7 - 1e200 * egg[i];
    const Correlation turned = correlation_of(method, chicken, other, CHICKEGG);
    assert_digits(exchanged.r, base.r, 14);
    assert_digits(exchanged.p, base.p, 13);
    assert_digits(turned.r, -base.r, 13);
    assert_digits(turned.p, base.p, 12);
    assert_digits(turned.n_effective, base.n_effective, 12);
    for (gsize i = 0; i < CHICKEGG; i++)
      other[i] = log(egg[i]);
    const Correlation logs = correlation_of(method, chicken, other, CHICKEGG);
    if (method == CORRELATION_PEARSON)
      assert_true(fabs(logs.r - base.r) > 1e-6);
    else
      assert_digits(logs.r, base.r, 17);
  }
}

/* The order of pairs matters to the effective number alone. */
static void
order_of_pairs(void **state)
{
  (void)state;
  double chicken[CHICKEGG], egg[CHICKEGG], first[CHICKEGG], second[CHICKEGG];

  read_chickegg(chicken, egg);
  for (gsize i = 0; i < CHICKEGG; i++) {
    first[i] = chicken[(i * 23 + 5) % CHICKEGG];
    second[i] = egg[(i * 23 + 5) % CHICKEGG];
  }
  for (CorrelationMethod method = CORRELATION_PEARSON; method <= CORRELATION_KENDALL; method++) {
    const Correlation base = correlation_of(method, chicken, egg, CHICKEGG);
    const Correlation mixed = correlation_of(method, first, second, CHICKEGG);
    assert_digits(mixed.r, base.r, 13);
    assert_digits(mixed.p, base.p, 12);
    assert_true(mixed.n_effective > 1.5 * base.n_effective);
  }
}

/* Three pairs say nothing about the size; more make the interval narrower; alpha 0.05 with 13 pairs as in tables, 0.5529. */
static void
intervals_by_pairs(void **state)
{
  (void)state;
  double lower, upper, closer_lower, closer_upper;

  correlation_interval(0.4, 3, 1, 0.95, &lower, &upper);
  assert_digits(lower, -1, 17);
  assert_digits(upper, 1, 17);
  correlation_interval(1, 3, 1, 0.95, &lower, &upper);
  assert_digits(lower, -1, 17);
  correlation_interval(0.4, 8.5, 1, 0.95, &lower, &upper);
  assert_digits(lower, tanh(atanh(0.4) - 1.959963984540054 / sqrt(5.5)), 14);
  correlation_interval(0.4, 30, 1, 0.95, &closer_lower, &closer_upper);
  assert_true(closer_lower > lower && closer_upper < upper);
  assert_digits(correlation_p(0.5, 13), correlation_p(-0.5, 13), 17);
  assert_digits(correlation_needed(13, 0.05), 0.552943, 5);
  assert_digits(correlation_p(correlation_needed(8.6, 0.05), 8.6), 0.05, 12);
  assert_true(isnan(correlation_needed(2, 0.05)) && isnan(correlation_needed(NAN, 0.05)));
}

static void
names_of_methods(void **state)
{
  (void)state;
  assert_string_equal(correlation_name(CORRELATION_PEARSON), "Pearson");
  assert_string_equal(correlation_name(CORRELATION_SPEARMAN), "Spearman");
  assert_string_equal(correlation_name(CORRELATION_KENDALL), "Kendall");
}

static void
correlation_errors(void **state)
{
  (void)state;
  const double good[] = {1, 3, 2, 5}, same[] = {7, 7, 7, 7}, missing[] = {1, 2, NAN, 4};
  GError *error = NULL;
  Correlation result;

  assert_false(correlate(CORRELATION_PEARSON, good, good, 2, 0.95, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "2 observations, at least 3 are needed");
  assert_false(correlate(CORRELATION_KENDALL, missing, good, 4, 0.95, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "x: observation 3 is not finite");
  assert_false(correlate(CORRELATION_SPEARMAN, good, missing, 4, 0.95, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "y: observation 3 is not finite");
  assert_false(correlate(CORRELATION_SPEARMAN, same, good, 4, 0.95, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "x: all 4 observations are equal");
  assert_false(correlate(CORRELATION_PEARSON, good, same, 4, 0.95, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "y: all 4 observations are equal");
  assert_false(correlate(CORRELATION_PEARSON, good, good, 4, 95, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "level 95 is not between 0 and 1");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pearson_on_nile),
      cmocka_unit_test(ranks_on_nile),
      cmocka_unit_test(ties_in_both_series),
      cmocka_unit_test(thirteen_pairs_without_ties),
      cmocka_unit_test(pearson_of_a_given_size),
      cmocka_unit_test(limits_of_the_exact_distributions),
      cmocka_unit_test(effective_pairs_of_chickens_and_eggs),
      cmocka_unit_test(effective_pairs_are_clipped),
      cmocka_unit_test(perfect_and_short_series),
      cmocka_unit_test(scale_shift_and_exchange),
      cmocka_unit_test(order_of_pairs),
      cmocka_unit_test(intervals_by_pairs),
      cmocka_unit_test(names_of_methods),
      cmocka_unit_test(correlation_errors),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
