#include "panels.h"

/* R 4.2.2, sandwich 3.0-2: m <- lm(inv ~ value + capital + factor(firm) + factor(year)); vcovCL(m, cluster = firm, type = "HC0",
 * cadjust = TRUE) (n - 1) / (n - K), K = 2 + 20, 3, 22, 3; within R-squared: plm 2.6-2. Baltagi (2013), tables 2.1 and 3.1: 0.110, 0.310 with
 * firm effects; 0.1177, 0.3579 with both. */
static const struct {
  PanelGrouping effects;
  double want[3][3], within;
  gsize k, parameters, counted;
} grunfeld[] = {{PANEL_BOTH,
                 {{0.117715855082606, 0.0108244294768636, 0.0137512830036482},
                  {0.357916273073427, 0.0478483965925889, 0.0227190108825725}},
                 0.720145212924406,
                 2,
                 31,
                 22},
                {PANEL_ENTITY,
                 {{0.110123804120718, 0.0151944939427173, 0.0118566942140438},
                  {0.310065341300139, 0.0527517717587759, 0.0173545027755526}},
                 0.76675758374814,
                 2,
                 12,
                 3},
                {PANEL_PERIOD,
                 {{0.116797792110671, 0.0180385491146063, 0.00633130242813142},
                  {0.219706578450729, 0.103934224575592, 0.0322961073169041}},
                 0.803811183755475,
                 2,
                 22,
                 22},
                {PANEL_NONE,
                 {{-42.7143694365594, 20.4252029284739, 9.51167603142387},
                  {0.115562156360552, 0.0158943366870588, 0.00583570955722063},
                  {0.23067848873197, 0.0849671126355401, 0.0254758014765089}},
                 0.812408012544728,
                 3,
                 3,
                 3}};

static void
grunfeld_by_effects(void **state)
{
  (void)state;
  const Sheet sheet = read_grunfeld(FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS(grunfeld); i++) {
    g_autoptr(Panel) panel = fit_well(&sheet, PANEL_OLS, grunfeld[i].effects);
    assert_coefficients(panel, grunfeld[i].want, grunfeld[i].k, 11);
    assert_digits(panel->within, grunfeld[i].within, 12);
    assert_int_equal(panel->parameters, grunfeld[i].parameters);
    assert_int_equal(panel->counted, grunfeld[i].counted);
    assert_int_equal(panel->n, 200);
    assert_int_equal(panel->entities, 10);
    assert_int_equal(panel->periods, 20);
    assert_int_equal(panel->sets, 1);
    assert_string_equal(panel->names[panel->k - 1], "capital");
  }
}

/* The same, lm's sigma and r.squared; t with 9 degrees of freedom: qt(0.975, 9) = 2.26215716279820. */
static void
figures_beside_the_coefficients(void **state)
{
  (void)state;
  const Sheet sheet = read_grunfeld(FALSE);
  g_autoptr(Panel) panel = fit_well(&sheet, PANEL_OLS, PANEL_BOTH);
  const Coefficient *value = &panel->clustered[0];
  assert_digits(panel->scale, 51.7245246662197, 12);
  assert_digits(panel->r_squared, 0.951693399681222, 13);
  assert_digits((value->upper - value->estimate) / value->standard_error, 2.26215716279820, 12);
  assert_digits(value->t, 0.117715855082606 / 0.0108244294768636, 11);
}

static void
rows_left_out(void **state)
{
  (void)state;
  static const double want[2][3] = {{0.121904565847821, 0.0141015827732587, 0.0161987760674495},
                                    {0.373854230836479, 0.0496660110741962, 0.0251032575772499}};
  const Sheet sheet = read_grunfeld(TRUE);
  g_autoptr(Panel) panel = fit_well(&sheet, PANEL_OLS, PANEL_BOTH);
  assert_int_equal(panel->n, 171);
  assert_coefficients(panel, want, 2, 11);
  assert_digits(panel->scale, 54.1511735752679, 12);
  assert_digits(panel->r_squared, 0.952685058641903, 13);
}

/* Against columns of dummies through ols.h, with which these effects have nothing in common. */
static void
as_with_dummies(void **state)
{
  (void)state;
  enum { K = 2 + 10 + 19 };
  const Sheet sheet = read_grunfeld(TRUE);
  owned_matrix *design = gsl_matrix_calloc(sheet.n, K);
  char *names[K];
  GError *error = NULL;
  for (gsize j = 0; j < K; j++)
    names[j] = g_strdup_printf("c%" G_GSIZE_FORMAT, j);
  for (gsize i = 0; i < sheet.n; i++) {
    gsl_matrix_set(design, i, 0, sheet.x[2 * i]);
    gsl_matrix_set(design, i, 1, sheet.x[2 * i + 1]);
    gsl_matrix_set(design, i, 2 + sheet.entity[i], 1);
    if (sheet.period[i])
      gsl_matrix_set(design, i, 11 + sheet.period[i], 1);
  }
  g_autoptr(Fit) fit = ols_fit(sheet.y, design, (const char *const *)names, FALSE, &error);
  assert_no_error(error);
  g_autoptr(Panel) panel = fit_well(&sheet, PANEL_OLS, PANEL_BOTH);
  owned_matrix *covariance = ols_covariance(fit);
  for (gsize j = 0; j < 2; j++) {
    const Coefficient line = coefficient_inference(fit, covariance, j, 0.95);
    assert_digits(panel->plain[j].estimate, line.estimate, 13);
    assert_digits(panel->plain[j].standard_error, line.standard_error, 13);
    assert_digits(panel->plain[j].upper, line.upper, 13);
  }
  for (gsize j = 0; j < K; j++)
    g_free(names[j]);
}

/* Another unit, another order, other effects in the response: nothing of it moves the coefficients. */
static void
invariances(void **state)
{
  (void)state;
  const Sheet sheet = read_grunfeld(TRUE);
  Sheet other = {.n = sheet.n};
  for (gsize i = 0; i < sheet.n; i++) {
    const gsize to = (i * 50 + 3) % sheet.n; /* 171 and 50 have no common divisor */
    other.entity[to] = 3 * (9 - sheet.entity[i]);
    other.period[to] = sheet.period[i] + 4;
    other.y[to] = 1000 * sheet.y[i] + 7e5 * (double)sheet.entity[i] - 3e4 * (double)(sheet.period[i] % 5);
    other.x[2 * to] = sheet.x[2 * i];
    other.x[2 * to + 1] = sheet.x[2 * i + 1] + 40 * (double)sheet.period[i];
  }
  g_autoptr(Panel) one = fit_well(&sheet, PANEL_OLS, PANEL_BOTH);
  g_autoptr(Panel) two = fit_well(&other, PANEL_OLS, PANEL_BOTH);
  for (gsize j = 0; j < 2; j++) {
    assert_digits(two->clustered[j].estimate, 1000 * one->clustered[j].estimate, 11);
    assert_digits(two->clustered[j].standard_error, 1000 * one->clustered[j].standard_error, 11);
    assert_digits(two->clustered[j].p, one->clustered[j].p, 9);
  }
  assert_digits(two->within, one->within, 11);
}

/* A firm alone in a year, and a year left with one firm by that: both go, and the rest is as without them. */
static void
singletons_in_a_chain(void **state)
{
  (void)state;
  const Sheet sheet = read_grunfeld(TRUE);
  Sheet more = read_grunfeld(TRUE);
  const gsize added[][2] = {{10, 20}, {3, 20}};
  for (gsize i = 0; i < 2; i++) {
    more.entity[more.n] = added[i][0];
    more.period[more.n] = added[i][1];
    more.y[more.n] = 77;
    more.x[2 * more.n] = more.x[2 * more.n + 1] = 5;
    more.n++;
  }
  g_autoptr(Panel) one = fit_well(&sheet, PANEL_OLS, PANEL_BOTH);
  g_autoptr(Panel) two = fit_well(&more, PANEL_OLS, PANEL_BOTH);
  assert_int_equal(two->given, 173);
  assert_int_equal(two->singletons, 2);
  assert_int_equal(two->n, 171);
  assert_false(two->used[171] || two->used[172]);
  assert_true(two->used[170]);
  assert_digits(two->clustered[0].estimate, one->clustered[0].estimate, 15);
  g_autoptr(Panel) firms = fit_well(&more, PANEL_OLS, PANEL_ENTITY);
  assert_int_equal(firms->singletons, 1);
  g_autoptr(Panel) pooled = fit_well(&more, PANEL_OLS, PANEL_NONE);
  assert_int_equal(pooled->singletons, 0);
}

/* Firms 1 to 5 only until 1944, the others only after: two sets, and one effect fewer. */
static void
two_sets(void **state)
{
  (void)state;
  const Sheet all = read_grunfeld(FALSE);
  Sheet sheet = {0};
  for (gsize i = 0; i < all.n; i++)
    if ((all.entity[i] < 5) == (all.period[i] < 10)) {
      sheet.entity[sheet.n] = all.entity[i];
      sheet.period[sheet.n] = all.period[i];
      sheet.y[sheet.n] = all.y[i];
      sheet.x[2 * sheet.n] = all.x[2 * i];
      sheet.x[2 * sheet.n + 1] = all.x[2 * i + 1];
      sheet.n++;
    }
  g_autoptr(Panel) panel = fit_well(&sheet, PANEL_OLS, PANEL_BOTH);
  /* R: lm(inv ~ value + capital + factor(firm) + factor(year)) with one coefficient NA; vcovCL as above, K = 2 + 19. */
  static const double want[2][3] = {{0.0682402892662149, 0.0154016192575505, 0.0152199017789824},
                                    {-0.0799724330405157, 0.189038307560045, 0.114179689613233}};
  assert_int_equal(panel->n, 100);
  assert_int_equal(panel->sets, 2);
  assert_int_equal(panel->parameters, 2 + 10 + 20 - 2);
  assert_coefficients(panel, want, 2, 11);
}

static void
refused(void **state)
{
  (void)state;
  Sheet sheet = read_grunfeld(FALSE);
  assert_sheet_error(&sheet, 0, PANEL_OLS, PANEL_BOTH, STATS_ERROR_DOMAIN, "the model has no columns");
  for (gsize i = 0; i < sheet.n; i++)
    sheet.x[2 * i + 1] = 0.1 * (double)sheet.entity[i];
  assert_sheet_error(&sheet, 2, PANEL_OLS, PANEL_BOTH, STATS_ERROR_CONSTANT,
                     "capital: does not change within any entity, so that the entity effects take it out whole");
  for (gsize i = 0; i < sheet.n; i++)
    sheet.x[2 * i + 1] = 1.7 * (double)(sheet.period[i] * sheet.period[i]);
  assert_sheet_error(
      &sheet, 2, PANEL_OLS, PANEL_PERIOD, STATS_ERROR_CONSTANT,
      "capital: is the same for all entities in each period, so that the period effects take it out whole");
  for (gsize i = 0; i < sheet.n; i++)
    sheet.x[2 * i + 1] += 0.1 * (double)sheet.entity[i];
  assert_sheet_error(&sheet, 2, PANEL_OLS, PANEL_BOTH, STATS_ERROR_CONSTANT,
                     "capital: is a sum of entity and period effects, which take it out whole");
  for (gsize i = 0; i < sheet.n; i++)
    sheet.x[2 * i + 1] += 2 * sheet.x[2 * i];
  assert_sheet_error(&sheet, 2, PANEL_OLS, PANEL_BOTH, STATS_ERROR_COLLINEAR, "collinear: capital depends on value");
  sheet.x[3] = NAN;
  assert_sheet_error(&sheet, 2, PANEL_OLS, PANEL_BOTH, STATS_ERROR_NOT_FINITE, "capital: observation 2 is not finite");
  for (gsize i = 0; i < sheet.n; i++)
    sheet.y[i] = 3 + (double)sheet.entity[i] / 7;
  assert_sheet_error(&sheet, 1, PANEL_OLS, PANEL_ENTITY, STATS_ERROR_CONSTANT,
                     "response: does not change within any entity, so that the entity effects take it out whole");
  sheet.y[4] = INFINITY;
  assert_sheet_error(&sheet, 1, PANEL_OLS, PANEL_BOTH, STATS_ERROR_NOT_FINITE, "response: observation 5 is not finite");
}

static void
sizes_and_fits_without_a_rest(void **state)
{
  (void)state;
  Sheet sheet = read_grunfeld(FALSE);
  for (gsize i = 0; i < sheet.n; i++)
    sheet.y[i] = 2 * sheet.x[2 * i];
  assert_sheet_error(&sheet, 1, PANEL_OLS, PANEL_BOTH, STATS_ERROR_CONSTANT,
                     "the terms give the response exactly, so that there is nothing to estimate");
  for (gsize i = 0; i < sheet.n; i++)
    sheet.y[i] *= 1e-200;
  assert_sheet_error(&sheet, 1, PANEL_PPML, PANEL_BOTH, STATS_ERROR_NUMERIC,
                     "response: its squares are outside the range of doubles, rescale it");
  for (gsize i = 0; i < sheet.n; i++)
    sheet.x[2 * i] *= 1e200;
  assert_sheet_error(&sheet, 1, PANEL_OLS, PANEL_NONE, STATS_ERROR_NUMERIC,
                     "response: its squares are outside the range of doubles, rescale it");
  for (gsize i = 0; i < sheet.n; i++)
    sheet.y[i] *= 1e200;
  assert_sheet_error(&sheet, 1, PANEL_OLS, PANEL_NONE, STATS_ERROR_NUMERIC,
                     "value: its squares are outside the range of doubles, rescale it");
}

static void
too_few(void **state)
{
  (void)state;
  Sheet sheet = read_grunfeld(FALSE);
  sheet.n = 20;
  assert_sheet_error(&sheet, 2, PANEL_OLS, PANEL_ENTITY, STATS_ERROR_TOO_FEW,
                     "all observations are in one cluster, at least 2 are needed");
  assert_sheet_error(&sheet, 2, PANEL_OLS, PANEL_PERIOD, STATS_ERROR_TOO_FEW,
                     "no observation is left once those that an effect fits by itself are out");
  for (gsize i = 0; i < 6; i++) {
    sheet.entity[i] = i / 2;
    sheet.period[i] = i % 2;
  }
  sheet.n = 6;
  assert_sheet_error(&sheet, 2, PANEL_OLS, PANEL_BOTH, STATS_ERROR_TOO_FEW,
                     "6 observations for 6 coefficients and effects, at least 7 are needed");
  sheet.n = 1;
  assert_sheet_error(&sheet, 2, PANEL_OLS, PANEL_BOTH, STATS_ERROR_TOO_FEW, "1 observation, at least 2 are needed");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(grunfeld_by_effects),
      cmocka_unit_test(figures_beside_the_coefficients),
      cmocka_unit_test(rows_left_out),
      cmocka_unit_test(as_with_dummies),
      cmocka_unit_test(invariances),
      cmocka_unit_test(singletons_in_a_chain),
      cmocka_unit_test(two_sets),
      cmocka_unit_test(refused),
      cmocka_unit_test(sizes_and_fits_without_a_rest),
      cmocka_unit_test(too_few),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
