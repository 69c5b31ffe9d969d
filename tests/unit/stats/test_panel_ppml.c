#include "panels.h"

typedef struct {
  PanelGrouping effects;
  gboolean unbalanced;
  double want[3][3], scale, within, r_squared;
} Reference;

/* R 4.2.2, sandwich 3.0-2: m <- glm(inv ~ value + capital + factor(firm) + factor(year), quasipoisson, control =
 * glm.control(epsilon = 1e-300, maxit = 14)); vcovCL(m, cluster = firm); dispersion; 1 - deviance / that without value and
 * capital; cor(fitted, inv)^2. */
static const Reference references[] = {{PANEL_BOTH,
                                        FALSE,
                                        {{0.000173861071307945, 4.50292498810005e-05, 3.46464729378463e-05},
                                         {0.000105240212562729, 7.66758806874776e-05, 5.10668585992559e-05}},
                                        4.22846849433634,
                                        0.24414226615799,
                                        0.978589413014638},
                                       {PANEL_BOTH,
                                        TRUE,
                                        {{0.000197027772108706, 4.65262533723223e-05, 3.957967401368e-05},
                                         {0.000121807513650075, 6.06431321340447e-05, 5.52552823156182e-05}},
                                        4.35391639628683,
                                        0.278984252730383,
                                        0.978910951816812},
                                       {PANEL_NONE,
                                        FALSE,
                                        {{3.98696164076172, 0.31540640798307, 0.0798145169052525},
                                         {0.000501823713446774, 5.87243606685373e-05, 3.03475638747476e-05},
                                         {0.000260699992338555, 9.93452298371308e-05, 0.000100012026621399}},
                                        67.4130851911207,
                                        0.733220076472898,
                                        0.742288696793536}};

static void
grunfeld_by_effects(void **state)
{
  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(references); i++) {
    const Reference *reference = &references[i];
    const Sheet sheet = read_grunfeld(reference->unbalanced);
    g_autoptr(Panel) panel = fit_well(&sheet, PANEL_PPML, reference->effects);
    assert_coefficients(panel, reference->want, reference->effects == PANEL_NONE ? 3 : 2, 11);
    assert_digits(panel->scale, reference->scale, 12);
    assert_digits(panel->within, reference->within, 10);
    assert_digits(panel->r_squared, reference->r_squared, 11);
    assert_int_equal(panel->n, sheet.n);
    assert_int_equal(panel->singletons + panel->only_zero + panel->separated, 0);
    assert_in_range(panel->steps, 3, 12);
  }
}

/* Investment below 25 as zero, the rest rounded; the tenth firm then has only zeros. R as above, without it. */
static void
zeros_and_a_firm_of_zeros(void **state)
{
  (void)state;
  static const double want[2][3] = {{0.000168478025416126, 4.66062504307572e-05, 4.28241892196618e-05},
                                    {8.73741071738171e-05, 8.65693744571742e-05, 6.31651119737814e-05}};
  Sheet sheet = read_grunfeld(FALSE);
  for (gsize i = 0; i < sheet.n; i++)
    sheet.y[i] = sheet.y[i] < 25 ? 0 : nearbyint(sheet.y[i]);
  g_autoptr(Panel) panel = fit_well(&sheet, PANEL_PPML, PANEL_BOTH);
  assert_int_equal(panel->only_zero, 20);
  assert_int_equal(panel->n, 180);
  assert_int_equal(panel->entities, 9);
  assert_false(panel->used[199]);
  assert_coefficients(panel, want, 2, 11);
  assert_digits(panel->scale, 6.39061817755062, 12);
  assert_digits(panel->within, 0.145863414694784, 10);
}

/* Firms 1 to 5 until 1944, the others after it; and zeros of firm 1 in 1950, of firm 7 in 1936. */
static Sheet
two_eras(gboolean first, gboolean second)
{
  const Sheet all = read_grunfeld(FALSE);
  Sheet sheet = {0};
  for (gsize i = 0; i < all.n; i++) {
    const gboolean zero =
        (first && all.entity[i] == 0 && all.period[i] == 15) || (second && all.entity[i] == 6 && all.period[i] == 1);
    if (!zero && (all.entity[i] < 5) != (all.period[i] < 10))
      continue;
    sheet.entity[sheet.n] = all.entity[i];
    sheet.period[sheet.n] = all.period[i];
    sheet.y[sheet.n] = zero ? 0 : all.y[i];
    sheet.x[2 * sheet.n] = all.x[2 * i];
    sheet.x[2 * sheet.n + 1] = all.x[2 * i + 1];
    sheet.n++;
  }
  return sheet;
}

/* One zero alone links the two eras: effects of the later one without bound tell it without error. Two that pull in opposite directions are
 * ordinary observations (R as above, value alone). */
static void
zeros_that_effects_separate(void **state)
{
  (void)state;
  const Sheet none = two_eras(FALSE, FALSE), one = two_eras(TRUE, FALSE), both = two_eras(TRUE, TRUE);
  static const double want[1][3] = {{0.000120803428478581, 4.01229179017591e-05, 8.61383553845578e-05}};
  GError *error = NULL;
  g_autoptr(Panel) a = fit_well(&none, PANEL_PPML, PANEL_BOTH);
  g_autoptr(Panel) b = fit_well(&one, PANEL_PPML, PANEL_BOTH);
  g_autoptr(Panel) c = fit_sheet(&both, 1, PANEL_PPML, PANEL_BOTH, &error);
  assert_no_error(error);
  assert_int_equal(a->separated, 0);
  assert_int_equal(b->separated, 1);
  assert_int_equal(b->n, 100);
  assert_int_equal(b->sets, 2);
  for (gsize j = 0; j < 2; j++)
    assert_digits(b->clustered[j].estimate, a->clustered[j].estimate, 13);
  assert_int_equal(c->separated, 0);
  assert_int_equal(c->n, 102);
  assert_int_equal(c->sets, 1);
  assert_coefficients(c, want, 1, 11);
}

/* Entities 1 to 3 trade in periods 1 and 2, the others in the third: effects make part of what the search shrinks from round to round, and
 * nothing is separated. R as above. */
static void
zeros_that_nothing_separates(void **state)
{
  (void)state;
  static const double y[] = {7, 10, 0, 14, 10, 0, 3, 13, 0, 0, 0, 10, 0, 0, 21};
  static const double x[] = {0, 5, 3, 5, 6, 3, 3, 0, 1, 3, 4, 5, 2, 0, 2};
  static const double want[1][3] = {{0.239779250386016, 0.302740873953746, 0.337618775096200}};
  Sheet sheet = {.n = G_N_ELEMENTS(y)};
  GError *error = NULL;
  for (gsize i = 0; i < sheet.n; i++) {
    sheet.entity[i] = i / 3;
    sheet.period[i] = i % 3;
    sheet.y[i] = y[i];
    sheet.x[2 * i] = x[i];
  }
  g_autoptr(Panel) panel = fit_sheet(&sheet, 1, PANEL_PPML, PANEL_BOTH, &error);
  assert_no_error(error);
  assert_int_equal(panel->separated, 0);
  assert_int_equal(panel->only_zero, 0);
  assert_int_equal(panel->n, sheet.n);
  assert_coefficients(panel, want, 1, 10);
  assert_digits(panel->scale, 13.9005072723812, 10);
  assert_digits(panel->within, 0.0636327534417274, 10);
}

/* A term that is positive for one zero and zero for all others has no finite coefficient. */
static void
zeros_that_a_term_separates(void **state)
{
  (void)state;
  Sheet sheet = read_grunfeld(FALSE);
  for (gsize i = 0; i < sheet.n; i++)
    sheet.x[2 * i + 1] = 0;
  sheet.y[44] = sheet.y[97] = 0;
  sheet.x[2 * 44 + 1] = 3;
  assert_sheet_error(&sheet, 2, PANEL_PPML, PANEL_BOTH, STATS_ERROR_CONSTANT,
                     "without the 1 zero that the terms tell from the rest without error: capital: does not change "
                     "within any entity, so that the entity effects take it out whole");
  sheet.x[2 * 97 + 1] = -2; /* the other way: now both are needed, and it has one */
  g_autoptr(Panel) panel = fit_well(&sheet, PANEL_PPML, PANEL_BOTH);
  assert_int_equal(panel->separated, 0);
  assert_int_equal(panel->n, 200);
}

/* The response in another unit moves no slope; one entity's in another unit only its effect, and the means with it. */
static void
invariances(void **state)
{
  (void)state;
  const Sheet sheet = read_grunfeld(TRUE);
  Sheet other = sheet;
  for (gsize i = 0; i < sheet.n; i++) {
    other.y[i] *= 1e-7;
    other.x[2 * i + 1] += 1000 * (double)sheet.entity[i] + 30 * (double)sheet.period[i];
  }
  g_autoptr(Panel) one = fit_well(&sheet, PANEL_PPML, PANEL_BOTH);
  g_autoptr(Panel) two = fit_well(&other, PANEL_PPML, PANEL_BOTH);
  for (gsize j = 0; j < 2; j++) {
    assert_digits(two->clustered[j].estimate, one->clustered[j].estimate, 10);
    assert_digits(two->clustered[j].standard_error, one->clustered[j].standard_error, 10);
  }
  assert_digits(two->scale, 1e-7 * one->scale, 10);
}

static void
refused(void **state)
{
  (void)state;
  Sheet sheet = read_grunfeld(FALSE);
  sheet.y[6] = -0.5;
  assert_sheet_error(&sheet, 2, PANEL_PPML, PANEL_BOTH, STATS_ERROR_DOMAIN,
                     "response: observation 7 is -0.5, PPML takes no number below zero");
  for (gsize i = 0; i < sheet.n; i++)
    sheet.y[i] = 0;
  assert_sheet_error(&sheet, 2, PANEL_PPML, PANEL_NONE, STATS_ERROR_CONSTANT,
                     "response: all 200 observations are zero");
}

/* A response over 400 powers of ten has means that doubles do not hold beside one another. */
static void
what_does_not_converge(void **state)
{
  (void)state;
  Sheet sheet = read_grunfeld(FALSE);
  for (gsize i = 0; i < sheet.n; i++)
    sheet.y[i] = i % 7 == 0 ? 1e150 : i % 3 == 0 ? 1e-300 : 0;
  assert_sheet_error(&sheet, 2, PANEL_PPML, PANEL_NONE, STATS_ERROR_NUMERIC, "PPML has not converged after 1 step");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(grunfeld_by_effects),
      cmocka_unit_test(zeros_and_a_firm_of_zeros),
      cmocka_unit_test(zeros_that_effects_separate),
      cmocka_unit_test(zeros_that_nothing_separates),
      cmocka_unit_test(zeros_that_a_term_separates),
      cmocka_unit_test(invariances),
      cmocka_unit_test(refused),
      cmocka_unit_test(what_does_not_converge),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
