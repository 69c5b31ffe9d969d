#include "../stats/reference.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "stats/correlation.h"
#include "study/pairs.h"

/* A frame of yearly columns, which may leave out years. */
static Frame *
frame_of(const double *const *columns, gsize k, const int *years, gsize n)
{
  Frame *frame = g_new0(Frame, 1);
  frame->n = n;
  frame->k = k;
  frame->periods = g_new(Period, n);
  frame->columns = g_new(double *, k);
  for (gsize i = 0; i < n; i++)
    frame->periods[i] = period_of_months(years[i], 1, 12);
  for (gsize j = 0; j < k; j++)
    frame->columns[j] = g_memdup2(columns[j], n * sizeof(double));
  return frame;
}

static void
changes_over_adjoining_periods(void **state)
{
  (void)state;
  const double x[] = {1, 4, 9, 16, 25}, y[] = {5, 3, 2, 2, 7};
  const int years[] = {2001, 2002, 2003, 2006, 2007}, whole[] = {2001, 2002, 2003, 2004, 2005};
  g_autoptr(Frame) frame = frame_of((const double *const[]){x, y}, 2, years, 5),
                   gapless = frame_of((const double *const[]){x, y}, 2, whole, 5), changes = frame_changes(frame),
                   all = frame_changes(gapless);
  assert_false(frame_adjoins(frame));
  assert_true(frame_adjoins(gapless));
  assert_int_equal(changes->n, 3);
  assert_int_equal(changes->k, 2);
  assert_true(changes->columns[0][0] == 3 && changes->columns[0][1] == 5 && changes->columns[0][2] == 9);
  assert_true(changes->columns[1][2] == 5);
  assert_true(period_equal(changes->periods[1], period_of_months(2003, 1, 12)));
  assert_true(period_equal(changes->periods[2], period_of_months(2007, 1, 12)));
  assert_false(frame_adjoins(changes));
  assert_int_equal(all->n, 4);
  assert_true(frame_adjoins(all));
}

static void
a_frame_of_one_period_has_no_changes(void **state)
{
  (void)state;
  const double x[] = {1};
  g_autoptr(Frame) one = frame_of((const double *const[]){x}, 1, (const int[]){2001}, 1), none = frame_changes(one),
                   again = frame_changes(none);
  assert_int_equal(none->n, 0);
  assert_int_equal(again->n, 0);
  assert_true(frame_adjoins(none));
}

/* A sum of independent steps wanders; the steps do not. */
static void
who_wanders(void **state)
{
  (void)state;
  double steps[200], walk[200];
  lehmer(steps, 200);
  for (gsize i = 0; i < 200; i++)
    walk[i] = (i ? walk[i - 1] : 0) + steps[i] - 0.5;
  const Wander wandering = wander_of(walk, 200, TRUE), still = wander_of(steps, 200, TRUE),
               gaps = wander_of(walk, 200, FALSE), few = wander_of(walk, 5, TRUE), two = wander_of(walk, 2, TRUE);
  assert_true(wandering.tested && wandering.integrated);
  assert_true(still.tested && !still.integrated);
  assert_true(!gaps.tested && !gaps.integrated && gaps.trend_p == wandering.trend_p);
  assert_false(few.tested);
  assert_true(isnan(two.trend_p));
  assert_true(both_integrated(&wandering, &wandering));
  assert_false(both_integrated(&wandering, &still));
  assert_false(both_integrated(&wandering, &gaps));
}

static void
a_trend_in_both(void **state)
{
  (void)state;
  const Wander sure = {.trend_p = 0.049}, not = {.trend_p = 0.05}, unknown = {.trend_p = NAN};
  assert_true(both_trend(&sure, &sure));
  assert_false(both_trend(&sure, &not ));
  assert_false(both_trend(&unknown, &sure));
}

/* Chickens and eggs: levels that drift apart, changes that go together. The same seed gives the same p. */
static void
p_by_resampling(void **state)
{
  (void)state;
  double x[CHICKEGG], y[CHICKEGG], dx[CHICKEGG - 1], dy[CHICKEGG - 1];
  read_chickegg(x, y);
  for (gsize i = 1; i < CHICKEGG; i++) {
    dx[i - 1] = x[i] - x[i - 1];
    dy[i - 1] = y[i] - y[i - 1];
  }
  const ResampledP levels = resampled_p(x, y, CHICKEGG, 0.95), again = resampled_p(x, y, CHICKEGG, 0.95),
                   changes = resampled_p(dx, dy, CHICKEGG - 1, 0.95);
  assert_true(levels.p_shift > 0.3 && levels.p_bootstrap > 0.3);
  assert_true(changes.p_shift < 0.01 && changes.p_bootstrap < 0.01);
  assert_true(levels.p_bootstrap == again.p_bootstrap && levels.p_shift == again.p_shift);
  assert_int_equal(levels.shifts, 27 * 27 - 1); /* every turn of both halves but the one that turns nothing */
  assert_false(levels.drawn);
  assert_int_equal(levels.resamples, 1999);
  assert_int_equal(levels.block, 4);
  assert_int_equal(levels.seed, 19870603);
}

static void
too_short_for_resampling(void **state)
{
  (void)state;
  const double x[] = {1, 3, 2, 5, 4, 6, 8}, y[] = {2, 1, 4, 3, 6, 5, 7};
  const ResampledP short_one = resampled_p(x, y, 7, 0.95), none = no_resampled_p();
  assert_true(isnan(short_one.p_shift) && isnan(short_one.p_bootstrap));
  assert_int_equal(short_one.shifts + short_one.resamples + short_one.seed, 0);
  assert_true(isnan(none.p_shift) && isnan(none.p_bootstrap));
}

/* Two series with nothing to do with each other, x(t) = 0.8 x(t - 1) + e(t), seventeen values: where pairs that are taken to be
 * independent give p < 0.05 in about a quarter of all draws, ours keep near one in twenty (1000 draws: 5.3, 5.4 and 6.3 %). */
static void
two_series_with_nothing_in_common(void **state)
{
  (void)state;
  enum { DRAWS = 300, N = 17, BEFORE = 50 };
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  double x[N], y[N];
  int plain = 0, effective = 0, shift = 0, bootstrap = 0;
  gsl_rng_set(rng, 4);
  for (int draw = 0; draw < DRAWS; draw++) {
    double u = 0, v = 0;
    for (int i = -BEFORE; i < N; i++) {
      u = 0.8 * u + gsl_ran_ugaussian(rng);
      v = 0.8 * v + gsl_ran_ugaussian(rng);
      if (i >= 0) {
        x[i] = u;
        y[i] = v;
      }
    }
    Correlation pearson;
    correlate(CORRELATION_PEARSON, x, y, N, 0.95, &pearson, NULL);
    const ResampledP p = resampled_p(x, y, N, 0.95);
    plain += pearson.p < TOLD_P;
    effective += pearson.p_effective < TOLD_P;
    shift += p.p_shift < TOLD_P;
    bootstrap += p.p_bootstrap < TOLD_P;
  }
  gsl_rng_free(rng);
  assert_true(plain > DRAWS * 0.18);
  assert_true(effective < DRAWS * 0.09 && shift < DRAWS * 0.09 && bootstrap < DRAWS * 0.1);
  assert_true(effective > 0 && shift > 0 && bootstrap > 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(changes_over_adjoining_periods),
      cmocka_unit_test(a_frame_of_one_period_has_no_changes),
      cmocka_unit_test(who_wanders),
      cmocka_unit_test(a_trend_in_both),
      cmocka_unit_test(p_by_resampling),
      cmocka_unit_test(too_short_for_resampling),
      cmocka_unit_test(two_series_with_nothing_in_common),
  };
  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
