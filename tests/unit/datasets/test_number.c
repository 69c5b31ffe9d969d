#include "../test.h"

#include <float.h>
#include <locale.h>

#include "datasets/number.h"

static const NumberFormat plain = {.decimal = '.'};
static const NumberFormat comma = {.decimal = ','};
static const NumberFormat grouped = {.decimal = '.', .grouped = TRUE};
static const NumberFormat grouped_comma = {.decimal = ',', .grouped = TRUE};
static const NumberFormat flagged = {.decimal = '.', .flags = TRUE};

/* The text is followed by digits, so that a reader that goes past the length is found out. */
static Number
read_number(const NumberFormat *format, const char *text)
{
  g_autofree char *longer = g_strconcat(text, "99", NULL);
  Number number;
  const char *why = "nothing";
  if (!number_parse(longer, strlen(text), format, &number, &why))
    fail_msg("'%s' is not read: %s", text, why);
  return number;
}

static void
assert_number(const NumberFormat *format, const char *text, double wanted)
{
  const Number number = read_number(format, text);
  assert_int_equal(number.missing, MISSING_NO);
  assert_string_equal(number.flag, "");
  if (number.value != wanted)
    fail_msg("'%s' is %.17g, not %.17g", text, number.value, wanted);
}

static void
assert_no_number(const NumberFormat *format, const char *text, const char *wanted)
{
  Number number;
  const char *why = NULL;
  if (number_parse(text, strlen(text), format, &number, &why))
    fail_msg("'%s' is read as %.17g", text, number.value);
  if (g_strcmp0(why, wanted) != 0)
    fail_msg("'%s': '%s', not '%s'", text, why, wanted);
}

static void
assert_missing(const NumberFormat *format, const char *text, Missing reason, const char *flag)
{
  const Number number = read_number(format, text);
  assert_true(isnan(number.value));
  assert_int_equal(number.missing, reason);
  assert_string_equal(number.flag, flag);
}

static void
plain_numbers(void **state)
{
  (void)state;
  assert_number(&plain, "0", 0);
  assert_number(&plain, "12", 12);
  assert_number(&plain, "-12.5", -12.5);
  assert_number(&plain, "+5", 5);
  assert_number(&plain, ".5", 0.5);
  assert_number(&plain, "5.", 5);
  assert_number(&plain, "1e5", 1e5);
  assert_number(&plain, "1E+5", 1e5);
  assert_number(&plain, "2.5e-3", 2.5e-3);
  assert_number(&plain, "0101", 101);
  assert_number(&plain, "0.000", 0);
  assert_number(&plain, "0e9", 0);
  assert_number(&plain, "  7\t", 7);
  assert_number(&plain,
                "\xC2\xA0"
                "7\xE2\x80\xAF",
                7);
  assert_number(&plain,
                "\xE2\x88\x92"
                "5.25",
                -5.25); /* U+2212 */
  assert_number(&plain,
                "1e\xE2\x88\x92"
                "2",
                0.01);
  assert_number(&comma, "1,5", 1.5);
  assert_number(&comma, ",5", 0.5);
  assert_number(&comma, "1,234", 1.234);
}

/* Correct rounding: halfway cases and the ends of the range, from D. M. Gay (1990) and the IEEE 754 format itself. */
static void
numbers_are_rounded_correctly(void **state)
{
  (void)state;
  assert_number(&plain, "0.1", 0x1.999999999999ap-4);
  assert_number(&plain, "9007199254740993", 0x1p53);           /* 2^53 + 1, to even */
  assert_number(&plain, "9007199254740993.00001", 0x1p53 + 2); /* just above */
  assert_number(&plain, "1.7976931348623157e308", DBL_MAX);
  assert_number(&plain, "1.7976931348623158e308", DBL_MAX);
  assert_number(&plain, "2.2250738585072011e-308", 0x0.fffffffffffffp-1022);
  assert_number(&plain, "5e-324", 0x1p-1074);
  assert_number(&plain, "100000000000000000000000", 0x1.52d02c7e14af6p76);
}

static void
long_numbers_are_read_whole(void **state)
{
  (void)state;
  g_autofree char *zeros = g_strnfill(5000, '0');
  g_autofree char *long_one = g_strconcat("0.", zeros, "1e5001", NULL), *long_zero = g_strconcat("0.", zeros, NULL);
  assert_number(&plain, long_one, 1);
  assert_number(&plain, long_zero, 0);
  for (gsize n = 60; n < 70; n++) { /* about the size of the buffer on the stack */
    g_autofree char *ones = g_strnfill(n, '0');
    g_autofree char *text = g_strconcat("7.", ones, NULL);
    assert_number(&plain, text, 7);
  }
}

static void
what_is_no_number_is_told_why(void **state)
{
  (void)state;
  assert_no_number(&plain, "1.2.3", "two decimal signs");
  assert_no_number(&plain, "1..2", "two decimal signs");
  assert_no_number(&plain, "--5", "two signs");
  assert_no_number(&plain, "+-5", "two signs");
  assert_no_number(&plain, "-", "no digits");
  assert_no_number(&plain, "+.", "no digits");
  assert_no_number(&plain, "\xE2\x88\x92", "no digits");
  assert_no_number(&plain, "- 5", "text where digits belong");
  assert_no_number(&plain, "abc", "text where digits belong");
  assert_no_number(&plain, "e5", "text where digits belong");
  assert_no_number(&plain, "inf", "text where digits belong");
  assert_no_number(&plain, "-Infinity", "text where digits belong");
  assert_no_number(&plain, "(5)", "text where digits belong");
  assert_no_number(&plain, "0x10", "hexadecimal digits are not read");
  assert_no_number(&plain, "1_000", "a group sign that is not allowed");
  assert_no_number(&plain, "1e", "an exponent without digits");
  assert_no_number(&plain, "1e+", "an exponent without digits");
  assert_no_number(&plain, "1e5.5", "a decimal sign in a wrong place");
  assert_no_number(&plain, "5-", "text behind the number");
  assert_no_number(&plain, "12%", "text behind the number");
  assert_no_number(&plain, "12 p", "a blank inside");
  assert_no_number(&plain, "12p", "text behind the number");
  assert_no_number(&plain, "1\xEF\xBC\x92", "text behind the number"); /* U+FF12, a full-width digit */
}

/* The scale from 1e309 on and below half of 2^-1074 would be infinity and zero. */
static void
what_does_not_fit_a_double_is_refused(void **state)
{
  (void)state;
  assert_no_number(&plain, "1e400", "too large for a double");
  assert_no_number(&plain, "-1.8e308", "too large for a double");
  assert_no_number(&plain, "1e99999999999999999999", "too large for a double");
  assert_no_number(&plain, "1e-400", "too small for a double");
  assert_no_number(&plain, "2e-324", "too small for a double");
}

static void
signs_of_another_format_are_refused(void **state)
{
  (void)state;
  assert_no_number(&plain, "1,2", "a comma where the decimal sign is a point");
  assert_no_number(&plain, "1,234", "a comma where the decimal sign is a point");
  assert_no_number(&comma, "1.2", "a point where the decimal sign is a comma");
  assert_no_number(&plain, "29 000", "a blank inside");
  assert_no_number(&plain,
                   "29\xC2\xA0"
                   "000",
                   "a blank inside");
  assert_no_number(&plain, "29'000", "a group sign that is not allowed");
}

static void
groups_are_read(void **state)
{
  (void)state;
  assert_number(&grouped, "1,234", 1234);
  assert_number(&grouped, "-12,345,678.5", -12345678.5);
  assert_number(&grouped, "29 000", 29000);
  assert_number(&grouped,
                "29\xC2\xA0"
                "000",
                29000); /* U+00A0 */
  assert_number(&grouped,
                "1\xE2\x80\xAF"
                "029\xE2\x80\xAF"
                "000",
                1029000); /* U+202F */
  assert_number(&grouped,
                "29\xE2\x80\x89"
                "000.25",
                29000.25); /* U+2009 */
  assert_number(&grouped, "1'234'567", 1234567);
  assert_number(&grouped,
                "1\xE2\x80\x99"
                "234",
                1234); /* U+2019 */
  assert_number(&grouped, "1234.5", 1234.5);
  assert_number(&grouped_comma, "1.234", 1234);
  assert_number(&grouped_comma, "1.234.567,8", 1234567.8);
  assert_number(&grouped_comma, "1 234,5", 1234.5);
}

static void
groups_are_checked(void **state)
{
  (void)state;
  assert_no_number(&grouped, "1,2", "a group of 1 digit");
  assert_no_number(&grouped, "1,23", "a group of 2 digits");
  assert_no_number(&grouped, "12,34,567", "a group of 2 digits");
  assert_no_number(&grouped, "1,2345", "a group of 4 digits or more");
  assert_no_number(&grouped, "1234,567", "a group of 4 digits or more");
  assert_no_number(&grouped, "1,,234", "a group of no digits");
  assert_no_number(&grouped, "1,234,", "a group of no digits");
  assert_no_number(&grouped, ",234", "a group of no digits");
  assert_no_number(&grouped, "0,123", "a group behind a leading zero");
  assert_no_number(&grouped, "1 234,567", "two kinds of group signs");
  assert_no_number(&grouped,
                   "1 234\xC2\xA0"
                   "567",
                   "two kinds of group signs");
  assert_no_number(&grouped, "1.234,567", "a group sign behind the decimal sign");
  assert_no_number(&grouped, "1.234 567", "a group sign behind the decimal sign");
  assert_no_number(&grouped, "1,234e5", "an exponent behind group signs");
  assert_no_number(&grouped_comma, "1,234,567", "two decimal signs");
}

static void
markers_are_missing_values(void **state)
{
  (void)state;
  static const char *const usual[] = {"",    "  ",   ":",    ".",   "..",  "...",  "\xE2\x80\xA6", "NA",  "N/A",
                                      "n/a", "n.a.", "#N/A", "NaN", "nan", "null", "NULL",         " : ", "\xC2\xA0"};
  for (gsize i = 0; i < G_N_ELEMENTS(usual); i++)
    assert_missing(&plain, usual[i], MISSING_NOT_PUBLISHED, "");
  assert_no_number(&plain, "::", "text where digits belong");
  assert_no_number(&plain, "na", "text where digits belong");
}

static void
declared_markers_replace_the_usual_ones(void **state)
{
  (void)state;
  char dash[] = "-", nines[] = "-999", star[] = "*", cross[] = "x y";
  const MissingMarker markers[] = {{dash, MISSING_NOT_APPLICABLE},
                                   {nines, MISSING_UNREADABLE},
                                   {star, MISSING_CONFIDENTIAL},
                                   {cross, MISSING_NOT_PUBLISHED},
                                   {NULL, MISSING_NO}};
  const NumberFormat format = {.decimal = '.', .markers = markers};
  assert_missing(&format, "-", MISSING_NOT_APPLICABLE, "");
  assert_missing(&format, " -999 ", MISSING_UNREADABLE, "");
  assert_missing(&format, "*", MISSING_CONFIDENTIAL, "");
  assert_missing(&format, "x y", MISSING_NOT_PUBLISHED, "");
  assert_number(&format, "-999.0", -999);
  assert_no_number(&format, ":", "text where digits belong");
  assert_no_number(&format, "", "no digits");
}

static void
assert_flag(const char *text, double value, const char *flag)
{
  const Number number = read_number(&flagged, text);
  assert_true(number.value == value);
  assert_int_equal(number.missing, MISSING_NO);
  assert_string_equal(number.flag, flag);
}

static void
flags_are_split_off_and_kept(void **state)
{
  (void)state;
  assert_flag("12 p", 12, "p");
  assert_flag("12p", 12, "p");
  assert_flag("12.5\xC2\xA0"
              "bep ",
              12.5, "bep");
  assert_flag("12e", 12, "e"); /* estimated */
  assert_flag("1e5", 1e5, "");
  assert_flag("1e5 c", 1e5, "c"); /* a value that is there stays */
  assert_flag("12", 12, "");
  assert_missing(&flagged, ":", MISSING_NOT_PUBLISHED, "");
  assert_missing(&flagged, ": c", MISSING_CONFIDENTIAL, "c");
  assert_missing(&flagged, ":c", MISSING_CONFIDENTIAL, "c");
  assert_missing(&flagged, ": cd", MISSING_CONFIDENTIAL, "cd");
  assert_missing(&flagged, ": z", MISSING_NOT_APPLICABLE, "z");
  assert_missing(&flagged, ": u", MISSING_NOT_PUBLISHED, "u");
  assert_missing(&flagged, "NA", MISSING_NOT_PUBLISHED, "");
}

static void
not_all_letters_are_flags(void **state)
{
  (void)state;
  assert_no_number(&flagged, "p", "text where digits belong");
  assert_no_number(&flagged, "abc", "text where digits belong");
  assert_no_number(&flagged, "12abcd", "text behind the number");
  assert_no_number(&flagged, "0xab", "hexadecimal digits are not read");
  assert_no_number(&flagged, "1.2.3 p", "two decimal signs");
}

static void
missing_reasons_have_texts(void **state)
{
  (void)state;
  static const char *const texts[] = {"",       "not published", "confidential", "not applicable", "unreadable",
                                      "no row", "incomplete",    "undefined",    "interval"};
  for (int reason = MISSING_NO; reason <= MISSING_INTERVAL; reason++) {
    assert_string_equal(missing_text((Missing)reason), texts[reason]);
    assert_int_equal(missing_from_text(texts[reason]), reason);
  }
  assert_int_equal(missing_from_text("lost"), MISSING_NO);
}

/* A locale whose decimal sign is a comma, where there is one. */
static void
the_locale_plays_no_part(void **state)
{
  (void)state;
  static const char *const locales[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "ru_RU.UTF-8", "be_BY.UTF-8"};
  for (gsize i = 0; i < G_N_ELEMENTS(locales); i++)
    if (setlocale(LC_ALL, locales[i]))
      break;
  assert_number(&plain, "1.5", 1.5);
  assert_number(&comma, "1,5", 1.5);
  assert_no_number(&plain, "1,5", "a comma where the decimal sign is a point");
  setlocale(LC_ALL, "C");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plain_numbers),
      cmocka_unit_test(numbers_are_rounded_correctly),
      cmocka_unit_test(long_numbers_are_read_whole),
      cmocka_unit_test(what_is_no_number_is_told_why),
      cmocka_unit_test(what_does_not_fit_a_double_is_refused),
      cmocka_unit_test(signs_of_another_format_are_refused),
      cmocka_unit_test(groups_are_read),
      cmocka_unit_test(groups_are_checked),
      cmocka_unit_test(markers_are_missing_values),
      cmocka_unit_test(declared_markers_replace_the_usual_ones),
      cmocka_unit_test(flags_are_split_off_and_kept),
      cmocka_unit_test(not_all_letters_are_flags),
      cmocka_unit_test(missing_reasons_have_texts),
      cmocka_unit_test(the_locale_plays_no_part),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
