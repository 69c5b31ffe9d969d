#include "evaluated.h"

static void
arithmetic_goes_period_by_period(void **state)
{
  const Case *one = *state;
  assert_value(one, "a + c", "2003", 65);
  assert_value(one, "c - a - a", "2001", 22);
  assert_value(one, "a * 2 + 1", "2004", 31);
  assert_value(one, "1 - a", "2000", -9);
  assert_value(one, "-a^2", "2000", -100);
  assert_value(one, "a * 0 - 2^2", "2000", -4);
  assert_value(one, "a * 0 + -2^2", "2000", -4);
  assert_value(one, "a * 0 + 2^3^2", "2000", 512);
  assert_value(one, "a / c", "2000", 0.25);
  assert_value(one, "a ^ 0.5", "2000", 3.1622776601683793);
}

static void
comparisons_are_one_or_zero(void **state)
{
  const Case *one = *state;
  assert_value(one, "a > 12", "2002", 0);
  assert_value(one, "a >= 12", "2002", 1);
  assert_value(one, "12 > a", "2001", 1);
  assert_value(one, "a == 12", "2002", 1);
  assert_value(one, "a != 12", "2002", 0);
  assert_value(one, "a < c", "2002", 1);
  assert_value(one, "a <= -5", "2002", 0);
  assert_unit(one, "a < c", "none");
}

static void
a_missing_input_makes_the_result_missing(void **state)
{
  const Case *one = *state;
  assert_missing(one, "a + c", "2004", MISSING_NOT_PUBLISHED);
  assert_missing(one, "c * 0", "2004", MISSING_NOT_PUBLISHED);
  assert_missing(one, "a / (a - a)", "2000", MISSING_UNDEFINED);
  assert_missing(one, "(a - 12) ^ 0.5", "2000", MISSING_UNDEFINED);
  assert_missing(one, "a * 1e308 * 1e10", "2000", MISSING_UNDEFINED);
  assert_missing(one, "a + oil * 0 / oil * a", "2004", MISSING_NO_ROW); /* the rates end in 2002 */
}

static void
names_and_texts_go_along(void **state)
{
  const Case *one = *state;
  g_autoptr(Series) bare = evaluated(one, " a "), sum = evaluated(one, " a + c "), mixed = evaluated(one, "a / eur");
  assert_string_equal(bare->name, "a");
  assert_string_equal(series_label(bare), "Alpha");
  assert_string_equal(sum->name, "a + c");
  assert_string_equal(series_label(sum), "a + c");
  assert_string_equal(sum->source, "Customs");
  assert_string_equal(sum->valuation, "FOB");
  assert_string_equal(mixed->source, "Customs; Eurostat");
}

static void
unknown_names_are_pointed_at(void **state)
{
  const Case *one = *state;
  assert_evaluate_error(one, "a + eurr", "eurr", DATA_ERROR_NAME, "there is no series 'eurr', did you mean 'eur'?");
  assert_evaluate_error(one, "a + zzz", "zzz", DATA_ERROR_NAME, "there is no series 'zzz'");
  assert_evaluate_error(one, "a + lgo(a)", "lgo(a)", DATA_ERROR_NAME,
                        "there is no function 'lgo', did you mean 'log'?");
  assert_evaluate_error(one, "frobnicate(a)", "frobnicate(a)", DATA_ERROR_NAME, "there is no function 'frobnicate'");
  assert_evaluate_error(one, "a * step(2001)", "step(2001)", DATA_ERROR_NAME,
                        "step() is a term of a formula and cannot stand in an expression");
}

static void
arguments_are_counted(void **state)
{
  const Case *one = *state;
  assert_evaluate_error(one, "log(a, c)", "log(a, c)", DATA_ERROR_SCHEMA, "log takes 1 argument, not 2");
  assert_evaluate_error(one, "ma(a)", "ma(a)", DATA_ERROR_SCHEMA, "ma takes 2 arguments, not 1");
  assert_evaluate_error(one, "lag()", "lag()", DATA_ERROR_SCHEMA, "lag takes 1 to 2 arguments, not 0");
  assert_evaluate_error(one, "lag(a, c)", "c)", DATA_ERROR_SCHEMA, "a whole number is needed here");
  assert_evaluate_error(one, "lag(a, 1.5)", "1.5)", DATA_ERROR_SCHEMA, "a whole number is needed here");
  assert_evaluate_error(one, "diff(2)", "2)", DATA_ERROR_SCHEMA, "a series is needed here, not a number");
  assert_evaluate_error(one, "1 + 2", "1 + 2", DATA_ERROR_SCHEMA, "a series is needed here, not a number");
  assert_evaluate_error(one, "lag(a, 0:2)", "0:2)", DATA_ERROR_SCHEMA, "a whole number is needed here");
  assert_evaluate_error(one, "log(1:2)", "1:2)", DATA_ERROR_SYNTAX, "a range a:b stands only in lag() of a formula");
  assert_evaluate_error(one, "a + 1 / 0", "0", DATA_ERROR_SCHEMA, "the result is not a finite number");
}

static void
frequencies_are_not_mixed(void **state)
{
  const Case *one = *state;
  assert_evaluate_error(one, "a + m", "m", DATA_ERROR_ALIGN,
                        "a is yearly and m is monthly: convert the shorter one, annual(m, sum) or annual(m, mean)");
  assert_evaluate_error(one, "max(a, m)", "m)", DATA_ERROR_ALIGN,
                        "a is yearly and m is monthly: convert the shorter one, annual(m, sum) or annual(m, mean)");
  assert_evaluate_error(one, "if(a > 1, m, a)", "a)", DATA_ERROR_ALIGN,
                        "m is monthly and a is yearly: convert the shorter one, annual(m, sum) or annual(m, mean)");
  assert_evaluate_error(one, "if(a > 1, m, 0)", "m, 0)", DATA_ERROR_ALIGN,
                        "a is yearly and m is monthly: convert the shorter one, annual(m, sum) or annual(m, mean)");
  assert_value(one, "a + annual(m, sum)", "2000", 88);
}

/* A scope without time, as a table without periods makes one. */
static const Series *
lookup_row(gpointer data, const char *name, GError **error)
{
  (void)name;
  (void)error;
  return data;
}

static void
functions_of_time_need_periods(void **state)
{
  (void)state;
  g_autoptr(Series) rows = series_new("x");
  for (gint32 i = 0; i < 3; i++)
    series_add(rows, observation_exact((Period){i, i}, i + 1));
  const Scope scope = {.lookup = lookup_row, .data = rows, .cross_section = TRUE};
  GError *error = NULL;
  gsize offset;
  g_autoptr(Expr) lag = expr_parse("1 + lag(x)", &offset, NULL), log = expr_parse("log(x)", &offset, NULL);
  assert_null(evaluate(&scope, "1 + lag(x)", lag, &offset, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "lag needs periods, and this table has none");
  assert_int_equal(offset, 4);
  g_autoptr(Series) logs = evaluate(&scope, "log(x)", log, &offset, &error);
  assert_no_error(error);
  assert_digits(series_at(logs, 2)->value, 1.0986122886681098, 15);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(arithmetic_goes_period_by_period),
      cmocka_unit_test(comparisons_are_one_or_zero),
      cmocka_unit_test(a_missing_input_makes_the_result_missing),
      cmocka_unit_test(names_and_texts_go_along),
      cmocka_unit_test(unknown_names_are_pointed_at),
      cmocka_unit_test(arguments_are_counted),
      cmocka_unit_test(frequencies_are_not_mixed),
      cmocka_unit_test(functions_of_time_need_periods),
  };
  return cmocka_run_group_tests(tests, small_study, small_study_free);
}
