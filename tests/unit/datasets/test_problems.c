#include "../test.h"

#include "datasets/problems.h"

static void
no_problem_is_no_error(void **state)
{
  (void)state;
  g_autoptr(Problems) problems = problems_new();
  g_autoptr(GError) error = NULL;
  assert_true(problems_raise(problems, &error));
  assert_null(error);
  assert_int_equal(problems_count(problems), 0);
  problems_free(NULL);
}

static void
the_place_is_told_as_far_as_it_is_known(void **state)
{
  (void)state;
  g_autoptr(Problems) problems = problems_new();
  problems_add(problems, DATA_ERROR_NUMBER, "trade.csv", 12, 34, "'%s' is not a number", "1.2.3");
  problems_add(problems, DATA_ERROR_SCHEMA, "trade.csv", 12, 0, "a");
  problems_add(problems, DATA_ERROR_FILE, "trade.csv", 0, 7, "b");
  problems_add(problems, DATA_ERROR_NAME, "", 0, 0, "c");
  assert_string_equal(problems_message(problems, 0), "trade.csv:12:34: '1.2.3' is not a number");
  assert_string_equal(problems_message(problems, 1), "trade.csv:12: a");
  assert_string_equal(problems_message(problems, 2), "trade.csv: b");
  assert_string_equal(problems_message(problems, 3), "c");

  GError *error = NULL;
  assert_false(problems_raise(problems, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_NUMBER,
               "trade.csv:12:34: '1.2.3' is not a number\ntrade.csv:12: a\ntrade.csv: b\nc");
}

static void
twenty_are_kept_and_the_others_counted(void **state)
{
  (void)state;
  g_autoptr(Problems) problems = problems_new();
  g_autoptr(GString) wanted = g_string_new(NULL);
  GError *error = NULL;
  for (guint i = 1; i <= 20; i++) {
    problems_add(problems, DATA_ERROR_PERIOD, "f", i, 1, "bad");
    g_string_append_printf(wanted, "%sf:%u:1: bad", i > 1 ? "\n" : "", i);
  }
  assert_false(problems_raise(problems, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_PERIOD, wanted->str);

  for (guint i = 0; i < 214; i++)
    problems_add(problems, DATA_ERROR_UNIT, "f", 99, 1, "more");
  g_string_append(wanted, "\nand 214 more");
  assert_int_equal(problems_count(problems), 234);
  assert_false(problems_raise(problems, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_PERIOD, wanted->str);
}

static void
assert_visible(const char *text, gsize length, const char *wanted)
{
  g_autofree char *shown = visible_text(text, length);
  assert_string_equal(shown, wanted);
}

static void
control_bytes_and_bad_bytes_are_made_visible(void **state)
{
  (void)state;
  assert_visible("", 0, "");
  assert_visible("a\\b", 3, "a\\b");
  assert_visible("\x1B[31m\t\n\x7F", 8, "\\x1B[31m\\x09\\x0A\\x7F");
  assert_visible("a\0b", 3, "a\\x00b");
  assert_visible("\xCF\xF0", 2, "\\xCF\\xF0");          /* windows-1251 */
  assert_visible("a\xD0", 2, "a\\xD0");                 /* a character cut off */
  assert_visible("\xC2\x9B", 2, "\\xC2\\x9B");          /* the control sequence introducer of C1 */
  assert_visible("\xE2\x80\xAE", 3, "\\xE2\\x80\\xAE"); /* right-to-left override */
  assert_visible("экспорт", strlen("экспорт"), "экспорт");
}

static void
long_text_is_clipped_at_a_character(void **state)
{
  (void)state;
  g_autoptr(GString) forty = g_string_new(NULL);
  for (int i = 0; i < 40; i++)
    g_string_append(forty, "я");
  assert_visible(forty->str, forty->len, forty->str);

  g_autofree char *clipped = g_strconcat(forty->str, "...", NULL);
  g_string_append(forty, "ю");
  assert_visible(forty->str, forty->len, clipped);
}

static void
the_nearest_name_is_found(void **state)
{
  (void)state;
  const char *const names[] = {"exports", "imports", "turnover", "импорт", "GDP", NULL};
  assert_string_equal(nearest_name("export", names), "exports");
  assert_string_equal(nearest_name("improts", names), "imports");
  assert_string_equal(nearest_name("turn-over", names), "turnover");
  assert_string_equal(nearest_name("импрот", names), "импорт");
  assert_string_equal(nearest_name("gdp", names), "GDP");
  assert_string_equal(nearest_name("exports", names), "exports");
}

static void
a_third_of_the_letters_may_differ(void **state)
{
  (void)state;
  const char *const names[] = {"abcdef", NULL}, *const none[] = {NULL};
  assert_string_equal(nearest_name("abcdxy", names), "abcdef");
  assert_null(nearest_name("abcxyz", names));
  assert_null(nearest_name("", names));
  assert_null(nearest_name("abcdef", none));
  assert_null(nearest_name("abcde\xFF", names));
}

static void
the_first_of_equally_near_names_is_taken(void **state)
{
  (void)state;
  const char *const names[] = {"rate-a", "rate-b", NULL};
  assert_string_equal(nearest_name("rate-c", names), "rate-a");
  assert_string_equal(nearest_name("rate-b", names), "rate-b");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(no_problem_is_no_error),
      cmocka_unit_test(the_place_is_told_as_far_as_it_is_known),
      cmocka_unit_test(twenty_are_kept_and_the_others_counted),
      cmocka_unit_test(control_bytes_and_bad_bytes_are_made_visible),
      cmocka_unit_test(long_text_is_clipped_at_a_character),
      cmocka_unit_test(the_nearest_name_is_found),
      cmocka_unit_test(a_third_of_the_letters_may_differ),
      cmocka_unit_test(the_first_of_equally_near_names_is_taken),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
