#include "sets.h"

#include <gsl/gsl_errno.h>

#include "stats/bootstrap.h"
#include "stats/impulse.h"

#define STEPS 8

static const gsize book_order[] = {1, 2, 3};

static Impulse *
followed(const MadeSet *made, gsize lags, const ImpulseOptions *options)
{
  GError *error = NULL;
  g_autoptr(Var) var = var_fit(&made->set, lags, REGRESS_CONSTANT, &error);
  assert_no_error(error);
  Impulse *impulse = impulse_responses(&made->set, var, options, &error);

  assert_no_error(error);
  return impulse;
}

/* R 4.2.2, vars: v <- VAR(E1, p = 2, type = "const"); irf(v, n.ahead = 8, boot = FALSE, ortho = TRUE): steps 0, 1, 2 and 8; then the
 * cumulative response at step 8. [shock][response]. The book shows responses in figures only. */
static const double responses[4][3][3] = {
    {{0.04614790264697508221, 1.5518942962899278e-03, 2.6705517963009958e-03},
     {0, 1.1615909422105410e-02, 4.9341167662084046e-03},
     {0, 0, 7.5977732773189251e-03}},
    {{-0.01195675451764083297, 2.5607611450229563e-03, -4.6785436346188350e-04},
     {6.4385599358988289e-03, -3.5061924785093871e-04, 1.3089571099750333e-03},
     {7.3031242784760740e-03, 2.1919700204819496e-03, -2.0055652825418093e-03}},
    {{-0.00099001407276343286, 1.2599495191361364e-03, 2.7830869620806479e-03},
     {5.0906938263991421e-03, 8.8631549120546057e-04, 3.5729995816946563e-03},
     {3.1572228274226325e-03, -6.7009293153147040e-04, 8.3559422920606358e-04}},
    {{0.00003784712889123722, 5.0929471895045331e-05, 9.1114116018498677e-06},
     {-3.3135295481800866e-05, 1.0178571181562786e-04, 2.6439160077272539e-05},
     {1.3087842100031544e-05, 8.7811963993902519e-06, 4.9237671975101061e-05}},
};

static const double cumulative[3][3] = {
    {0.0395606858542995599, 0.0060440034875935446, 0.0057314221034118545},
    {0.015864062535252726, 0.014159022636237837, 0.010558821769386894},
    {0.0097844962603491400, 0.0025835093591373634, 0.0073177241391133184},
};

/* fevd(v, n.ahead = 8): 1, 2 and 8 periods ahead, [response][shock]; the book's table 2.4 is of other figures. */
static const double shares[3][3][3] = {
    {{1, 0, 0},
     {0.017536156661238634, 0.98246384333876136, 0},
     {0.079950290995211060, 0.27292095556803248, 0.64712875343675635}},
    {{0.95995972969795951, 0.017510915626725340, 0.022529354675315152},
     {0.060245258290367740, 0.90746983905462031, 0.032284902655012153},
     {0.077247627919004011, 0.27384833513431622, 0.64890403694667975}},
    {{0.93775111776210796, 0.030738822603012174, 0.031510059634879906},
     {0.069227758791892940, 0.89114891174806410, 0.039623329460043058},
     {0.128704060838916418, 0.33968216577119809, 0.53161377338988547}},
};

static void
german_macro_data_as_in_r(void **state)
{
  (void)state;
  static const gsize steps[] = {0, 1, 2, 8}, ahead[] = {0, 1, 7};
  MadeSet made;
  made_germany(&made, book_order);
  const ImpulseOptions options = {.steps = STEPS};
  g_autoptr(Impulse) impulse = followed(&made, 2, &options);

  for (gsize i = 0; i < 3; i++)
    for (gsize shock = 0; shock < 3; shock++) {
      for (gsize s = 0; s < 4; s++)
        assert_digits(impulse->response.value[impulse_at(impulse, steps[s], i, shock)], responses[s][shock][i], 10);
      assert_digits(impulse->cumulative.value[impulse_at(impulse, STEPS, i, shock)], cumulative[shock][i], 11);
      for (gsize h = 0; h < 3; h++)
        assert_digits(impulse->share[impulse_at(impulse, ahead[h], i, shock)], shares[h][i][shock], 11);
      assert_true(isnan(impulse->response.lower[impulse_at(impulse, 1, i, shock)]));
    }
  assert_digits(impulse->shock[1], responses[0][1][1], 12);
  gsize step;
  assert_false(impulse_last_told(impulse, 0, 0, &step)); /* no band */
}

/* Percentile intervals of R's vars::irf(v, n.ahead = 8, runs = 4999, seed = 1), which draws otherwise; the response of consumption to
 * income. Both are samples of one law: their limits differ by about a twentieth of the width. */
static void
bands_as_wide_as_in_r(void **state)
{
  (void)state;
  static const double lower[] = {0.0021065, -0.0008328, 0.0011489, -0.0022358, -0.0003761},
                      upper[] = {0.0074315, 0.0033607, 0.0054826, 0.0006786, 0.0022541};
  MadeSet made;
  made_germany(&made, book_order);
  const ImpulseOptions options = {STEPS, 1999, BOOTSTRAP_SEED, 0.95};
  g_autoptr(Impulse) impulse = followed(&made, 2, &options);

  for (gsize s = 0; s <= 4; s++) {
    const gsize at = impulse_at(impulse, s, 2, 1);
    const double width = upper[s] - lower[s];
    assert_true(fabs(impulse->response.lower[at] - lower[s]) < 0.08 * width);
    assert_true(fabs(impulse->response.upper[at] - upper[s]) < 0.08 * width);
    assert_true(impulse->cumulative.lower[at] < impulse->cumulative.upper[at]);
  }
  assert_true(impulse->response.upper[impulse_at(impulse, 0, 0, 2)] == 0); /* by the order, in each resample */
  assert_int_equal(impulse->rejected, 0);
  gsize step = 99;
  assert_true(impulse_last_told(impulse, 2, 1, &step));
  assert_int_equal(step, 2);
  assert_false(impulse_last_told(impulse, 0, 2, &step));
}

static void
one_seed_makes_one_band(void **state)
{
  (void)state;
  MadeSet made;
  made_germany(&made, book_order);
  ImpulseOptions options = {STEPS, 199, 7, 0.9};
  g_autoptr(Impulse) a = followed(&made, 1, &options), b = followed(&made, 1, &options);
  options.seed = 8;
  g_autoptr(Impulse) other = followed(&made, 1, &options);
  const gsize cells = (STEPS + 1) * 9;

  assert_memory_equal(a->response.lower, b->response.lower, cells * sizeof(double));
  assert_memory_equal(a->cumulative.upper, b->cumulative.upper, cells * sizeof(double));
  assert_true(memcmp(a->response.lower, other->response.lower, cells * sizeof(double)) != 0);
}

/* Units scale responses and bands, a gap and its shift leave them whole. */
static void
units_scale_responses_and_bands(void **state)
{
  (void)state;
  MadeSet made;
  made_germany(&made, book_order);
  made_gap(&made, 30);
  const ImpulseOptions options = {3, 199, 7, 0.9};
  g_autoptr(Impulse) before = followed(&made, 1, &options);
  for (gsize i = 0; i < made.set.n; i++) {
    made.values[0][i] = 100 * made.values[0][i] + 3;
    made.period[i] += 1000;
  }
  g_autoptr(Impulse) after = followed(&made, 1, &options);

  for (gsize s = 0; s <= 3; s++) {
    const gsize at = impulse_at(before, s, 0, 1);
    assert_digits(after->response.value[at], 100 * before->response.value[at], s ? 9 : 0);
    assert_digits(after->response.lower[at], 100 * before->response.lower[at], s ? 8 : 0);
    assert_digits(after->share[at], before->share[at], s ? 9 : 0);
  }
}

/* Shares of one response add up to 1. */
static void
shares_add_up(void **state)
{
  (void)state;
  MadeSet made;
  made_germany(&made, book_order);
  const ImpulseOptions options = {.steps = 20};
  g_autoptr(Impulse) impulse = followed(&made, 3, &options);

  for (gsize s = 0; s <= 20; s++)
    for (gsize i = 0; i < 3; i++)
      assert_digits(impulse->share[impulse_at(impulse, s, i, 0)] + impulse->share[impulse_at(impulse, s, i, 1)] +
                        impulse->share[impulse_at(impulse, s, i, 2)],
                    1, 14);
}

static void
refused(const ImpulseOptions *options, int code, const char *message)
{
  MadeSet made;
  GError *error = NULL;
  made_germany(&made, book_order);
  g_autoptr(Var) var = var_fit(&made.set, 1, REGRESS_CONSTANT, NULL);

  assert_null(impulse_responses(&made.set, var, options, &error));
  assert_error(error, STATS_ERROR, code, message);
}

static void
errors_are_said(void **state)
{
  (void)state;
  refused(&(ImpulseOptions){.steps = 0}, STATS_ERROR_DOMAIN, "0 steps after a shock: there must be 1 to 1000");
  refused(&(ImpulseOptions){.steps = 1000000}, STATS_ERROR_DOMAIN,
          "1000000 steps after a shock: there must be 1 to 1000");
  refused(&(ImpulseOptions){5, 38, 1, 0.95}, STATS_ERROR_DOMAIN,
          "bootstrap: 38 resamples cannot give a band of level 0.95, at least 39 are needed");
  refused(&(ImpulseOptions){5, 1000000000, 1, 0.95}, STATS_ERROR_DOMAIN,
          "bootstrap: 1000000000 resamples of 54 responses are too many, at most 370370 resamples can be held");
  refused(&(ImpulseOptions){5, 99, 1, 95}, STATS_ERROR_DOMAIN, "level 95 is not between 0 and 1");
}

/* A root of 2.5 passes the largest double within 1,000 steps. */
static void
responses_may_leave_all_numbers(void **state)
{
  (void)state;
  MadeSet made;
  GError *error = NULL;
  double noise[REFERENCE_MOST];
  lehmer(noise, 60);
  made.names[0] = "x";
  for (gsize i = 0; i < 30; i++)
    made.values[0][i] = i ? 2.5 * made.values[0][i - 1] + noise[i] : 1;
  made_set(&made, 1, 30);
  g_autoptr(Var) var = var_fit(&made.set, 1, REGRESS_CONSTANT, &error);
  assert_no_error(error);

  assert_null(impulse_responses(&made.set, var, &(ImpulseOptions){.steps = 1000}, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NUMERIC,
               "the responses grow beyond all numbers within 1000 steps: the largest root is 2.5");
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
      cmocka_unit_test(german_macro_data_as_in_r),
      cmocka_unit_test(bands_as_wide_as_in_r),
      cmocka_unit_test(one_seed_makes_one_band),
      cmocka_unit_test(units_scale_responses_and_bands),
      cmocka_unit_test(shares_add_up),
      cmocka_unit_test(errors_are_said),
      cmocka_unit_test(responses_may_leave_all_numbers),
  };
  return cmocka_run_group_tests(tests, handler_off, NULL);
}
