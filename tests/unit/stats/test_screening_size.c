#include "../test.h"

#include <gsl/gsl_randist.h>

#include "stats/screening.h"

/* Parts that have nothing to do with the index, with few observations: how often is one of them a finding, and how often is p below 5 %? */
#define SCREENINGS 200
#define PARTS      100
#define N_MOST     21
#define LAGS_MOST  10

typedef struct {
  gsize n, lags;
  double memory;
} Case;

typedef struct {
  gsize tests, below, zero, screenings; /* the last: those with a finding */
} Count;

static void
autoregressive(const gsl_rng *rng, const Case *at, double *values)
{
  double value = gsl_ran_gaussian(rng, 1) / sqrt(1 - at->memory * at->memory);

  for (gsize t = 0; t < at->n; t++) {
    values[t] = value;
    value = at->memory * value + gsl_ran_gaussian(rng, 1);
  }
}

static void
screen_noise(const gsl_rng *rng, const Case *at, Count *count)
{
  double index[N_MOST], values[PARTS][N_MOST];
  const double *series[PARTS];
  ScreenedCell cells[PARTS * (2 * LAGS_MOST + 1)];
  gsize tests, found = 0;

  autoregressive(rng, at, index);
  for (gsize i = 0; i < PARTS; i++) {
    autoregressive(rng, at, values[i]);
    series[i] = values[i];
  }
  assert_true(screen_lags(index, series, PARTS, at->n, at->lags, 1, cells, &tests, NULL));
  for (gsize i = 0; i < PARTS * (2 * at->lags + 1); i++) {
    count->below += cells[i].p < 0.05 ? 1 : 0;
    count->zero += cells[i].p == 0 ? 1 : 0;
    found += cells[i].adjusted < 0.05 ? 1 : 0;
  }
  count->tests += tests;
  count->screenings += found > 0 ? 1 : 0;
}

/* Of r n / (n - |k|), cut to 1, up to 1 % of the p would be 0, and 33 to 91 % of the screenings would have a finding. Rates of 200
 * screenings have a standard error of 1.5 percentage points at 5 %. */
static void
noise_has_no_findings(void **state)
{
  (void)state;
  const Case cases[] = {{8, 1, 0}, {8, 3, 0}, {12, 5, 0}, {21, 10, 0}, {8, 3, 0.5}, {12, 3, 0.5}, {21, 10, 0.5}};
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);

  gsl_rng_set(rng, 2);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    Count count = {0};
    for (guint j = 0; j < SCREENINGS; j++)
      screen_noise(rng, &cases[i], &count);
    const double size = (double)count.below / (double)count.tests;
    print_message("n = %zu, %zu lags, memory %g: %.2f %% of the tests, %zu of %d screenings\n", cases[i].n,
                  cases[i].lags, cases[i].memory, 100 * size, count.screenings, SCREENINGS);
    assert_int_equal(count.zero, 0);
    assert_true(size > 0.03 && size < 0.05);
    assert_in_range(count.screenings, 0, SCREENINGS * 5 / 100);
  }
  gsl_rng_free(rng);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(noise_has_no_findings)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
