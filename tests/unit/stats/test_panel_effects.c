#include "panels.h"

#include "stats/panel_effects.h"

static PanelEffects *
effects_well(PanelGrouping grouping, const gsize *entity, const gsize *period, const double *weights, gsize n)
{
  GError *error = NULL;
  PanelEffects *effects = panel_effects_new(grouping, entity, period, weights, n, &error);
  assert_no_error(error);
  return effects;
}

/* The largest weighted sum of a level, which is zero for what effects have left. */
static double
largest_sum(const gsize *level, const double *weights, const double *values, gsize n)
{
  double sums[64] = {0}, largest = 0;
  for (gsize i = 0; i < n; i++)
    sums[level[i]] += weights[i] * values[i];
  for (gsize j = 0; j < 64; j++)
    largest = fmax(largest, fabs(sums[j]));
  return largest;
}

/* What is left is orthogonal to every effect; a sum of effects leaves nothing; what is left stays when taken again. */
static void
projection(void **state)
{
  (void)state;
  const Sheet sheet = read_grunfeld(TRUE);
  const gsize n = sheet.n;
  double weights[GRUNFELD], left[GRUNFELD], again[GRUNFELD], sum[GRUNFELD];
  for (gsize i = 0; i < n; i++) {
    weights[i] = 0.001 + (double)(i * i % 101);
    left[i] = sheet.y[i];
    sum[i] = 1e6 * (double)(sheet.entity[i] * sheet.entity[i]) - 3.7 * (double)sheet.period[i];
  }
  g_autoptr(PanelEffects) effects = effects_well(PANEL_BOTH, sheet.entity, sheet.period, weights, n);
  panel_effects_remove(effects, left);
  assert_true(largest_sum(sheet.entity, weights, left, n) < 1e-9);
  assert_true(largest_sum(sheet.period, weights, left, n) < 1e-9);
  memcpy(again, left, n * sizeof *left);
  panel_effects_remove(effects, again);
  panel_effects_remove(effects, sum);
  for (gsize i = 0; i < n; i++) {
    assert_true(fabs(again[i] - left[i]) < 1e-11);
    assert_true(fabs(sum[i]) < 1e-7);
  }
  assert_int_equal(panel_effects_rank(effects), 10 + 20 - 1);
  assert_int_equal(panel_effects_sets(effects), 1);
}

/* By hand: two entities over two periods, x = 1 2 / 3 8. */
static void
two_by_two(void **state)
{
  (void)state;
  static const gsize entity[] = {0, 0, 1, 1}, period[] = {0, 1, 0, 1};
  static const struct {
    PanelGrouping grouping;
    gsize rank;
    double left[4];
  } cases[] = {{PANEL_NONE, 0, {1, 2, 3, 8}},
               {PANEL_ENTITY, 2, {-0.5, 0.5, -2.5, 2.5}},
               {PANEL_PERIOD, 2, {-1, -3, 1, 3}},
               {PANEL_BOTH, 3, {1, -1, -1, 1}}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    double values[] = {1, 2, 3, 8};
    g_autoptr(PanelEffects) effects = effects_well(cases[i].grouping, entity, period, NULL, 4);
    panel_effects_remove(effects, values);
    assert_all_digits(values, cases[i].left, 4, 15);
    assert_int_equal(panel_effects_rank(effects), cases[i].rank);
  }
}

/* More periods than entities, numbers with gaps, and three sets. */
static void
sets(void **state)
{
  (void)state;
  static const gsize entity[] = {5, 5, 5, 2, 2, 9, 9, 9}, period[] = {0, 3, 7, 1, 4, 11, 12, 13};
  double values[] = {1, 5, 2, 8, 3, 4, 4, 1};
  g_autoptr(PanelEffects) effects = effects_well(PANEL_BOTH, entity, period, NULL, 8);
  assert_int_equal(panel_effects_sets(effects), 3);
  assert_int_equal(panel_effects_rank(effects), 3 + 8 - 3);
  panel_effects_remove(effects, values);
  for (gsize i = 0; i < 8; i++)
    assert_true(fabs(values[i]) < 1e-14);
}

static void
too_many_levels(void **state)
{
  (void)state;
  enum { N = PANEL_SMALLER_MOST + 1 };
  g_autofree gsize *level = g_new(gsize, N);
  GError *error = NULL;
  for (gsize i = 0; i < N; i++)
    level[i] = i;
  assert_null(panel_effects_new(PANEL_BOTH, level, level, NULL, N, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
               "2001 effects on one side and 2001 on the other: the smaller number is at most 2000");
  g_autoptr(PanelEffects) one = effects_well(PANEL_PERIOD, level, level, NULL, N);
  assert_int_equal(panel_effects_rank(one), N);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(projection),
      cmocka_unit_test(two_by_two),
      cmocka_unit_test(sets),
      cmocka_unit_test(too_many_levels),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
