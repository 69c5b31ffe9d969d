#include "evaluated.h"

#include "study/design.h"

/* x: a series of n periods that begin with the first; the k-th value is k. */
static Series *
counting(const char *first, gsize n)
{
  Series *series = series_new("x");
  for (gsize i = 0; i < n; i++)
    series_add(series, observation_exact(period_step(period_of(first), (int)i), (double)i + 1));
  return series;
}

static const Series *
lookup_x(gpointer data, const char *name, GError **error)
{
  if (g_str_equal(name, "x"))
    return data;
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "there is no series '%s'", name);
  return NULL;
}

static Design *
design_of(const Series *x, const char *text, const char *sample, gboolean cross_section, gsize *offset, GError **error)
{
  const Scope scope = {.lookup = lookup_x, .data = (gpointer)x, .cross_section = cross_section};
  g_autoptr(Formula) formula = formula_parse(text, offset, error);
  Period range;
  const char *why;
  if (sample)
    assert_true(period_parse_range(sample, strlen(sample), &range, &why));
  const DesignOptions options = {.sample = sample ? &range : NULL};
  return formula ? design_new(&scope, "test", text, formula, &options, offset, error) : NULL;
}

/* Names and rows of the matrix, one line a row: "(Intercept) trend | 1 0 | 1 1". */
static char *
shown(const Design *design)
{
  GString *text = g_string_new(NULL);
  const char *const *names = model_matrix_names(design->model);
  gsl_matrix *matrix = model_matrix_rounded(design->model);
  for (gsize i = 0; i < design->model->k; i++)
    g_string_append_printf(text, "%s%s", i ? " " : "", names[i]);
  for (gsize row = 0; row < matrix->size1; row++) {
    g_string_append(text, " |");
    for (gsize column = 0; column < matrix->size2; column++)
      g_string_append_printf(text, " %g", gsl_matrix_get(matrix, row, column));
  }
  gsl_matrix_free(matrix);
  return g_string_free(text, FALSE);
}

static void
assert_design(const Series *x, const char *text, const char *sample, const char *wanted)
{
  GError *error = NULL;
  gsize offset;
  g_autoptr(Design) design = design_of(x, text, sample, FALSE, &offset, &error);
  assert_no_error(error);
  g_autofree char *got = shown(design);
  assert_string_equal(got, wanted);
}

#define assert_design_error(x, text, cross_section, at, code, message)                                                 \
  do {                                                                                                                 \
    GError *error_ = NULL;                                                                                             \
    gsize offset_ = 0;                                                                                                 \
    assert_null(design_of(x, text, NULL, cross_section, &offset_, &error_));                                           \
    assert_error(error_, DATA_ERROR, code, message);                                                                   \
    assert_string_equal((text) + offset_, at);                                                                         \
  } while (0)

static void
trends_count_the_grid(void **state)
{
  (void)state;
  g_autoptr(Series) x = counting("2000", 5);
  assert_design(x, "x ~ trend", NULL, "(Intercept) trend | 1 0 | 1 1 | 1 2 | 1 3 | 1 4");
  assert_design(x, "x ~ trend - 1", "2002..2003", "trend | 0 | 1");
  g_array_index(x->observations, Observation, 2) = observation_missing(period_of("2002"), MISSING_NOT_PUBLISHED);
  assert_design(x, "x ~ trend", NULL, "(Intercept) trend | 1 0 | 1 1 | 1 3 | 1 4");
  assert_design(x, "x ~ 1", NULL, "(Intercept) | 1 | 1 | 1 | 1");
}

static void
lags_and_arithmetic(void **state)
{
  (void)state;
  g_autoptr(Series) x = counting("2000", 5);
  assert_design(x, "x ~ lag(x, 0:2) - 1", NULL, "lag(x, 0) lag(x, 1) lag(x, 2) | 3 2 1 | 4 3 2 | 5 4 3");
  assert_design(x, "x ~ lag(log(x) / log(x), -1:0) - 1", NULL,
                "lag(log(x) / log(x), -1) lag(log(x) / log(x), 0) | 1 1 | 1 1 | 1 1");
  assert_design(x, "x ~ lag(x) + I( x^2 ) - 1", "2001..2002", "lag(x) I( x^2 ) | 1 4 | 2 9");
  assert_design(x, "x ~ I(-x + 1) - 1", "2001..2002", "I(-x + 1) | -1 | -2");
}

static void
steps_pulses_and_ramps(void **state)
{
  (void)state;
  g_autoptr(Series) x = counting("2000", 5);
  assert_design(x, "x ~ step(2002) + pulse(2002) + ramp(2002) - 1", NULL,
                "step(2002) pulse(2002) ramp(2002) | 0 0 0 | 0 0 0 | 1 1 0 | 1 0 1 | 1 0 2");
  /* a month stands for the year that contains it */
  assert_design(x, "x ~ step(2002-12) + pulse(2002-12) + ramp(2002-12) - 1", NULL,
                "step(2002-12) pulse(2002-12) ramp(2002-12) | 0 0 0 | 0 0 0 | 1 1 0 | 1 0 1 | 1 0 2");
  assert_design(x, "x ~ step(2002-05-06) - 1", NULL, "step(2002-05-06) | 0 | 0 | 1 | 1 | 1");
  /* a ramp that began before the sample is on its way */
  assert_design(x, "x ~ ramp(2001) - 1", "2003..2004", "ramp(2001) | 2 | 3");
  assert_design(x, "x ~ ramp(1990) - 1", "2003..2004", "ramp(1990) | 13 | 14");
  assert_design(x, "x ~ ramp(2020) - 1", NULL, "ramp(2020) | 0 | 0 | 0 | 0 | 0");
}

/* The ramp counts on where its first period is a gap. */
static void
a_ramp_over_a_gap(void **state)
{
  (void)state;
  g_autoptr(Series) x = counting("2000", 5);
  g_array_index(x->observations, Observation, 2) = observation_missing(period_of("2002"), MISSING_NOT_PUBLISHED);
  assert_design(x, "x ~ ramp(2002) - 1", NULL, "ramp(2002) | 0 | 0 | 1 | 2");
}

/* A year on a grid of quarters: the step begins in its first, the pulse lasts for four. */
static void
dates_longer_than_the_grid(void **state)
{
  (void)state;
  g_autoptr(Series) x = counting("2000-Q3", 7);
  assert_design(x, "x ~ step(2001) + pulse(2001) - 1", NULL,
                "step(2001) pulse(2001) | 0 0 | 0 0 | 1 1 | 1 1 | 1 1 | 1 1 | 1 0");
}

static void
seasons(void **state)
{
  (void)state;
  g_autoptr(Series) quarters = counting("2000-Q2", 4), halves = counting("2000-S1", 2),
                    pairs = counting("2000-12/P2M", 3);
  assert_design(quarters, "x ~ season", NULL,
                "(Intercept) season[2] season[3] season[4] | 1 1 0 0 | 1 0 1 0 | 1 0 0 1 | 1 0 0 0");
  assert_design(halves, "x ~ season - 1", NULL, "season[1] season[2] | 1 0 | 0 1"); /* as R without an intercept */
  assert_design(
      pairs, "x ~ season", NULL,
      "(Intercept) season[2] season[3] season[4] season[5] season[6] | 1 0 0 0 0 1 | 1 0 0 0 0 0 | 1 1 0 0 0 0");
}

static void
what_cannot_be_a_design(void **state)
{
  (void)state;
  g_autoptr(Series) x = counting("2000", 5);
  assert_design_error(x, "x ~ trend + season", FALSE, "season", DATA_ERROR_ALIGN,
                      "season needs several periods a year, and these are yearly");
  assert_design_error(x, "x ~ trend + y", FALSE, "y", DATA_ERROR_NAME, "there is no series 'y'");
  assert_design_error(x, "x ~ lag(y, 0:2)", FALSE, "lag(y, 0:2)", DATA_ERROR_NAME, "there is no series 'y'");
  assert_design_error(x, "x ~ lag(x, 3:1)", FALSE, "3:1)", DATA_ERROR_SCHEMA,
                      "a range of lags runs upwards, by at most 100");
  assert_design_error(x, "x ~ lag(x, 0:101)", FALSE, "0:101)", DATA_ERROR_SCHEMA,
                      "a range of lags runs upwards, by at most 100");
  assert_design_error(x, "x ~ lag(x, 0:x)", FALSE, "x)", DATA_ERROR_SCHEMA, "a whole number is needed here");
  assert_design_error(x, "x ~ step()", FALSE, "step()", DATA_ERROR_SCHEMA, "step, pulse and ramp take one period");
  assert_design_error(x, "x ~ I(x, x)", FALSE, "I(x, x)", DATA_ERROR_SCHEMA, "I() takes one expression");
  assert_design_error(x, "x ~ poly(x, 3)", FALSE, "poly(x, 3)", DATA_ERROR_SCHEMA,
                      "poly() gives plain powers, not orthogonal ones: write poly(x, 3, raw=TRUE)");
  assert_design_error(x, "x ~ lag(x, 9)", FALSE, "x ~ lag(x, 9)", DATA_ERROR_ALIGN,
                      "test: 'lag(x, 9)' has no value at all: leave it out");
  assert_design_error(x, "1 ~ x", FALSE, "1 ~ x", DATA_ERROR_SCHEMA, "a series is needed here, not a number");
}

static void
a_cross_section_has_no_time(void **state)
{
  (void)state;
  g_autoptr(Series) x = counting("2000-01-01", 5);
  assert_design_error(x, "x ~ trend", TRUE, "trend", DATA_ERROR_ALIGN, "trend needs periods, and this table has none");
  assert_design_error(x, "x ~ season", TRUE, "season", DATA_ERROR_ALIGN,
                      "season needs periods, and this table has none");
  assert_design_error(x, "x ~ step(2000)", TRUE, "step(2000)", DATA_ERROR_ALIGN,
                      "step needs periods, and this table has none");
  assert_design_error(x, "x ~ lag(x, 0:1)", TRUE, "lag(x, 0:1)", DATA_ERROR_ALIGN,
                      "lag needs periods, and this table has none");
}

static void
two_indices_are_no_column(void **state)
{
  const Case *one = *state;
  const Scope scope = results_scope(one->results);
  const char *text = "t ~ trend";
  gsize offset;
  g_autoptr(Formula) formula = formula_parse(text, &offset, NULL);
  GError *error = NULL;
  assert_null(design_new(&scope, "test", text, formula, &(DesignOptions){0}, &offset, &error));
  assert_error(
      error, DATA_ERROR, DATA_ERROR_ALIGN,
      "t holds two published indices, 'Old' and 'New', which have no common scale: choose one by 'where', or by "
      "'sample'");
  const Period late = period_of("2012");
  g_autoptr(Design) design =
      design_new(&scope, "test", text, formula, &(DesignOptions){.sample = &late}, &offset, &error);
  assert_no_error(error);
  g_autofree char *got = shown(design);
  assert_string_equal(got, "(Intercept) trend | 1 0 | 1 1 | 1 3");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(trends_count_the_grid),      cmocka_unit_test(lags_and_arithmetic),
      cmocka_unit_test(steps_pulses_and_ramps),     cmocka_unit_test(a_ramp_over_a_gap),
      cmocka_unit_test(dates_longer_than_the_grid), cmocka_unit_test(seasons),
      cmocka_unit_test(what_cannot_be_a_design),    cmocka_unit_test(a_cross_section_has_no_time),
      cmocka_unit_test(two_indices_are_no_column),
  };
  return cmocka_run_group_tests(tests, small_study, small_study_free);
}
