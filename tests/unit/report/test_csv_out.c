#include "../test.h"
#include "report/output.h"

static void
assert_field(const char *text, const char *wanted)
{
  g_autoptr(GString) line = g_string_new(NULL);
  csv_append_text(line, text);
  assert_string_equal(line->str, wanted);
}

static void
plain_text_stays_as_it_is(void **state)
{
  (void)state;
  assert_field("Trade turnover", "Trade turnover");
  assert_field("Беларусь; Польшча", "Беларусь; Польшча");
  assert_field("it's a-b +c =d @e", "it's a-b +c =d @e");
  assert_field("", "");
  assert_field(NULL, "");
}

static void
separators_are_quoted(void **state)
{
  (void)state;
  assert_field("a,b", "\"a,b\"");
  assert_field("the \"best\" year", "\"the \"\"best\"\" year\"");
  assert_field("two\nlines", "\"two\nlines\"");
  assert_field("two\r\nlines", "\"two\r\nlines\"");
  assert_field(" indented", "\" indented\"");
  assert_field("open ", "\"open \"");
}

static void
formulas_are_guarded(void **state)
{
  (void)state;
  assert_field("=1+1", "'=1+1");
  assert_field("+375 17", "'+375 17");
  assert_field("-x", "'-x");
  assert_field("@SUM(A1)", "'@SUM(A1)");
  assert_field("\tx", "'\tx");
  assert_field("\rx", "\"'\rx\"");
  assert_field("=HYPERLINK(\"h\",\"x\")", "\"'=HYPERLINK(\"\"h\"\",\"\"x\"\")\"");
  assert_field("=", "'=");
  assert_field("@", "'@");
}

static void
lone_signs_are_left_alone(void **state)
{
  (void)state;
  assert_field("-", "-");
  assert_field("+", "+");
  assert_field("--", "'--");
}

static void
numbers_are_never_guarded(void **state)
{
  (void)state;
  g_autoptr(GString) line = g_string_new("x,");
  csv_append_number(line, -4.3);
  g_string_append_c(line, ',');
  csv_append_number(line, (double)NAN);
  assert_string_equal(line->str, "x,-4.3,");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plain_text_stays_as_it_is), cmocka_unit_test(separators_are_quoted),
      cmocka_unit_test(formulas_are_guarded),      cmocka_unit_test(lone_signs_are_left_alone),
      cmocka_unit_test(numbers_are_never_guarded),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
