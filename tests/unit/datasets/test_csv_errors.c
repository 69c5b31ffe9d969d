#include "csv_text.h"

#define ASSERT_SYNTAX(text, message) assert_refused(text, sizeof text - 1, NULL, DATA_ERROR_SYNTAX, message)

static void
there_must_be_a_header(void **state)
{
  (void)state;
  static const char *const texts[] = {"", "\n", "\r\n\r\n", "\xEF\xBB\xBF"};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    assert_refused(texts[i], strlen(texts[i]), NULL, DATA_ERROR_SYNTAX, "trade.csv: empty file: there is no header");
  ASSERT_SYNTAX("\na,b\n1,2\n", "trade.csv:1:1: empty line before the header");
}

static void
all_wrong_field_counts_are_listed(void **state)
{
  (void)state;
  ASSERT_SYNTAX("a,b,c,d\n1,2,3\n1,2,3,4\n1,2,3,4,5\n1\n", "trade.csv:2:1: 3 fields, expected 4 as in the header\n"
                                                           "trade.csv:4:9: 5 fields, expected 4 as in the header\n"
                                                           "trade.csv:5:1: 1 field, expected 4 as in the header");
  ASSERT_SYNTAX("value\n1,5\n2,5\n", "trade.csv:2:3: 2 fields, expected 1 as in the header\n"
                                     "trade.csv:3:3: 2 fields, expected 1 as in the header");
}

static void
a_surplus_field_is_told_on_its_own_line(void **state)
{
  (void)state;
  ASSERT_SYNTAX("a,b\n1,\"x\ny\",\"z\n\"\n", "trade.csv:3:4: 3 fields, expected 2 as in the header");
}

static void
only_twenty_are_listed(void **state)
{
  (void)state;
  g_autoptr(GString) text = g_string_new("a,b\n1,2\n"), wanted = g_string_new(NULL);
  for (int i = 0; i < 25; i++)
    g_string_append(text, "1\n");
  for (int i = 0; i < 20; i++)
    g_string_append_printf(wanted, "trade.csv:%d:1: 1 field, expected 2 as in the header\n", i + 3);
  g_string_append(wanted, "and 5 more");
  assert_refused(text->str, text->len, NULL, DATA_ERROR_SYNTAX, wanted->str);
}

static void
an_empty_line_between_rows_is_an_error(void **state)
{
  (void)state;
  ASSERT_SYNTAX("a,b\n1,2\n\n3,4\n\n\n", "trade.csv:3:1: empty line");
  ASSERT_SYNTAX("a,b\r\n\r\n1,2\r\n", "trade.csv:2:1: empty line");
  ASSERT_SYNTAX("a,b\r\r1,2\r", "trade.csv:2:1: empty line");
  ASSERT_SYNTAX("a,b\n1,2\n  \n", "trade.csv:3:1: 1 field, expected 2 as in the header");
}

static void
an_unclosed_quote_is_told_where_it_opened(void **state)
{
  (void)state;
  ASSERT_SYNTAX("a,b\n1,2\n3,\"4\n5,6\n7,8\n", "trade.csv:3:3: quote is never closed");
  ASSERT_SYNTAX("a,b\n1\n3,\"4\n", "trade.csv:2:1: 1 field, expected 2 as in the header\n"
                                   "trade.csv:3:3: quote is never closed");
  ASSERT_SYNTAX("\"a", "trade.csv:1:1: quote is never closed");
  ASSERT_SYNTAX("\"a\";\"b\n1;2\n", "trade.csv:1:5: quote is never closed");
}

static void
a_stray_quote_is_told(void **state)
{
  (void)state;
  ASSERT_SYNTAX("a,b\n1,5\" pipe\n",
                "trade.csv:2:4: stray quote in a field that is not quoted (quote the field and double it: \"\")");
  ASSERT_SYNTAX("a,b\n1, \"x\"\n",
                "trade.csv:2:4: stray quote in a field that is not quoted (quote the field and double it: \"\")");
  ASSERT_SYNTAX("a,b\n1,\"the \"EU\" share\"\n",
                "trade.csv:2:8: stray quote in a field that is quoted (double it: \"\")");
  ASSERT_SYNTAX("a,b\n1,\"x\" \n", "trade.csv:2:5: stray quote in a field that is quoted (double it: \"\")");
  ASSERT_SYNTAX("a,b\n1,\"never\r\nclosed,\r\n3,\"x\"\n",
                "trade.csv:4:3: stray quote in a field that opened at line 2, column 3: was it never closed? "
                "(else double it: \"\")");
}

static void
a_field_over_one_mebibyte_is_refused(void **state)
{
  (void)state;
  g_autofree char *field = g_strnfill(CSV_FIELD_LIMIT + 1, 'x');
  g_autofree char *plain = g_strdup_printf("a,b\n1,%s\n", field), *quoted = g_strdup_printf("a,b\n1,\"%s\"", field);
  assert_refused(plain, strlen(plain), NULL, DATA_ERROR_SYNTAX, "trade.csv:2:3: field over 1 MiB");
  assert_refused(quoted, strlen(quoted), NULL, DATA_ERROR_SYNTAX,
                 "trade.csv:2:3: field over 1 MiB: is its quote never closed?");
}

static void
several_delimiters_are_refused(void **state)
{
  (void)state;
  ASSERT_SYNTAX("a,b;c\n1,2;3\n",
                "trade.csv: the delimiter may be comma (2 fields) or semicolon (2 fields): choose it by --delimiter");
  ASSERT_SYNTAX(
      "a,b;c;d\te\n1,2;3;4\t5\n",
      "trade.csv: the delimiter may be comma (2 fields), semicolon (3 fields) or tab (2 fields): choose it by "
      "--delimiter");
}

/* Rows that fit no delimiter are counted by the one that fits most. */
static void
faults_are_told_by_the_likeliest_delimiter(void **state)
{
  (void)state;
  ASSERT_SYNTAX("a,b;c\n1;2\n3;4\n5\n", "trade.csv:4:1: 1 field, expected 2 as in the header");
  ASSERT_SYNTAX("a,b;c\n1,2\n3,4\n5\n", "trade.csv:4:1: 1 field, expected 2 as in the header");
}

static void
some_bytes_cannot_be_the_delimiter(void **state)
{
  (void)state;
  static const struct {
    char delimiter;
    const char *message;
  } cases[] = {{'"', "trade.csv: '\"' cannot be the delimiter"},
               {'\n', "trade.csv: '\\x0A' cannot be the delimiter"},
               {'\r', "trade.csv: '\\x0D' cannot be the delimiter"},
               {'\xA6', "trade.csv: '\\xA6' cannot be the delimiter"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const CsvOptions options = {.delimiter = cases[i].delimiter};
    assert_refused("a\n", 2, &options, DATA_ERROR_SYNTAX, cases[i].message);
  }
}

#define ASSERT_ENCODING(text, encoding_name, message)                                                                  \
  do {                                                                                                                 \
    const CsvOptions options_ = {.encoding = encoding_name};                                                           \
    assert_refused(text, sizeof text - 1, &options_, DATA_ERROR_ENCODING, message);                                    \
  } while (0)

static void
bytes_that_are_not_utf8_have_a_place(void **state)
{
  (void)state;
#define NOT_UTF8 " is not UTF-8 (for another charset give --encoding, such as windows-1251)"
  ASSERT_ENCODING("a,b\n1,2\n2018,\xDD\xCF\n", NULL, "trade.csv:3:6: byte \\xDD" NOT_UTF8);
  ASSERT_ENCODING("\xEF\xBB\xBF\xCF,b\n", NULL, "trade.csv:1:1: byte \\xCF" NOT_UTF8);
  ASSERT_ENCODING("a,b\r\"1\rx\xC0\xAF\",2\r", NULL, "trade.csv:3:2: byte \\xC0" NOT_UTF8); /* overlong */
  ASSERT_ENCODING("a,\xED\xA0\x80\n", "UTF-8", "trade.csv:1:3: byte \\xED" NOT_UTF8);       /* a surrogate */
  ASSERT_ENCODING("a,\xD0", NULL, "trade.csv:1:3: byte \\xD0" NOT_UTF8);                    /* cut off */
}

static void
a_nul_byte_has_a_place(void **state)
{
  (void)state;
#define NUL_BYTE "NUL byte: no text, or of another charset (give --encoding, such as UTF-16LE)"
  ASSERT_ENCODING("a,b\n1,\0\n", NULL, "trade.csv:2:3: " NUL_BYTE);
  ASSERT_ENCODING("a\0,\0b\0\n\0", NULL, "trade.csv:1:2: " NUL_BYTE);
  ASSERT_ENCODING("a,b\n\xE3,\0\n", "windows-1251", "trade.csv:2:4: " NUL_BYTE);
}

static void
wide_charsets_are_refused_by_name(void **state)
{
  (void)state;
  ASSERT_ENCODING("\xFF\xFE"
                  "a\0,\0",
                  NULL, "trade.csv: it is UTF-16, not UTF-8: give --encoding UTF-16");
  ASSERT_ENCODING("\xFE\xFF\0a\0,", NULL, "trade.csv: it is UTF-16, not UTF-8: give --encoding UTF-16");
  ASSERT_ENCODING("\xFF\xFE\0\0a\0\0\0", NULL, "trade.csv: it is UTF-32, not UTF-8: give --encoding UTF-32");
  ASSERT_ENCODING("\xFF\xFE"
                  "a\0",
                  "windows-1251", "trade.csv: it is UTF-16, not windows-1251: give --encoding UTF-16");
  ASSERT_ENCODING("\xEF\xBB\xBF"
                  "a,b\n",
                  "windows-1251",
                  "trade.csv: it begins with the byte-order mark of UTF-8: leave out --encoding windows-1251");
}

static void
bytes_that_are_not_of_the_charset_have_a_place(void **state)
{
  (void)state;
  ASSERT_ENCODING("a,b\n\xE3,\x98\n", "windows-1251", "trade.csv:2:4: byte \\x98 is not windows-1251");
  ASSERT_ENCODING("\xFF\xFE"
                  "a\0\n\0b\0\0\xDC",
                  "UTF-16", "trade.csv:2:2: byte \\x00 is not UTF-16");
  ASSERT_ENCODING("\xFF\xFE"
                  "a\0,",
                  "UTF-16", "trade.csv:1:2: byte \\x2C is not UTF-16"); /* half a unit */
}

static void
an_unknown_charset_is_named(void **state)
{
  (void)state;
  ASSERT_ENCODING("a\n", "windows-9999", "trade.csv: 'windows-9999' is not a charset that iconv knows");
  ASSERT_ENCODING("a\n", "UTF-8//IGNORE", "trade.csv: 'UTF-8//IGNORE' is not a charset that iconv knows");
}

static void
a_file_over_the_limit_is_refused(void **state)
{
  (void)state;
  const CsvOptions exact = {.limit = 8}, over = {.limit = 7};
  g_autoptr(Csv) csv = read_with("a,b\n1,2\n", &exact);
  assert_int_equal(csv->n_records, 2);
  assert_refused("a,b\n1,2\n", 8, &over, DATA_ERROR_FILE, "trade.csv: over 7 bytes: split it");

  GError *error = NULL;
  const CsvOptions endless = {.limit = 100000};
  assert_null(csv_read("/dev/zero", &endless, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_FILE, "/dev/zero: over 100000 bytes: split it");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(there_must_be_a_header),
      cmocka_unit_test(all_wrong_field_counts_are_listed),
      cmocka_unit_test(a_surplus_field_is_told_on_its_own_line),
      cmocka_unit_test(only_twenty_are_listed),
      cmocka_unit_test(an_empty_line_between_rows_is_an_error),
      cmocka_unit_test(an_unclosed_quote_is_told_where_it_opened),
      cmocka_unit_test(a_stray_quote_is_told),
      cmocka_unit_test(a_field_over_one_mebibyte_is_refused),
      cmocka_unit_test(several_delimiters_are_refused),
      cmocka_unit_test(faults_are_told_by_the_likeliest_delimiter),
      cmocka_unit_test(some_bytes_cannot_be_the_delimiter),
      cmocka_unit_test(bytes_that_are_not_utf8_have_a_place),
      cmocka_unit_test(a_nul_byte_has_a_place),
      cmocka_unit_test(wide_charsets_are_refused_by_name),
      cmocka_unit_test(bytes_that_are_not_of_the_charset_have_a_place),
      cmocka_unit_test(an_unknown_charset_is_named),
      cmocka_unit_test(a_file_over_the_limit_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
