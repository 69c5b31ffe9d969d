#include "csv_text.h"

#include <unistd.h>

static void
cells_have_their_places(void **state)
{
  (void)state;
  g_autoptr(Csv) csv = read_text("year,note,value\n2018,\"a \"\"b\"\",\nc\",5\n2019,экспорт,6");
  assert_int_equal(csv->n_records, 3);
  assert_int_equal(csv->n_columns, 3);
  assert_cell(csv, 0, 0, "year", 1, 1);
  assert_cell(csv, 0, 2, "value", 1, 11);
  assert_cell(csv, 1, 1, "a \"b\",\nc", 2, 6);
  assert_cell(csv, 1, 2, "5", 3, 4);
  assert_cell(csv, 2, 1, "экспорт", 4, 6);
  assert_cell(csv, 2, 2, "6", 4, 21); /* seven letters of two bytes */
  assert_true(csv_cell(csv, 1, 1).quoted);
  assert_false(csv_cell(csv, 1, 2).quoted);
}

static void
blanks_are_data(void **state)
{
  (void)state;
  g_autoptr(Csv) csv = read_text(" a ,\tb\n  ,c \n\" d \",e\t");
  assert_cell(csv, 0, 0, " a ", 1, 1);
  assert_cell(csv, 0, 1, "\tb", 1, 5);
  assert_cell(csv, 1, 0, "  ", 2, 1);
  assert_cell(csv, 1, 1, "c ", 2, 4);
  assert_cell(csv, 2, 0, " d ", 3, 1);
  assert_cell(csv, 2, 1, "e\t", 3, 7);
}

static void
every_line_end_counts_once(void **state)
{
  (void)state;
  static const char *const ends[] = {"\n", "\r\n", "\r"};
  for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
    g_autofree char *text =
        g_strdup_printf("a,b%s1,\"x%sy%s%sz\"%s3,4%s", ends[i], ends[i], ends[i], ends[i], ends[i], ends[i]);
    g_autofree char *quoted = g_strdup_printf("x%sy%s%sz", ends[i], ends[i], ends[i]);
    g_autoptr(Csv) csv = read_text(text);
    assert_int_equal(csv->n_records, 3);
    assert_cell(csv, 1, 1, quoted, 2, 3);
    assert_cell(csv, 2, 0, "3", 6, 1);
    assert_cell(csv, 2, 1, "4", 6, 3);
  }
  g_autoptr(Csv) mixed = read_text("a,b\r1,2\r\n3,4\n5,6\r\n\n\r\r\n");
  assert_int_equal(mixed->n_records, 4);
  assert_cell(mixed, 3, 1, "6", 4, 3);
}

static void
empty_fields_are_cells(void **state)
{
  (void)state;
  g_autoptr(Csv) csv = read_text("a,b,c\n,,\n\"\",2,\"\"");
  assert_int_equal(csv->n_records, 3);
  assert_cell(csv, 1, 0, "", 2, 1);
  assert_cell(csv, 1, 1, "", 2, 2);
  assert_cell(csv, 1, 2, "", 2, 3);
  assert_cell(csv, 2, 0, "", 3, 1);
  assert_cell(csv, 2, 2, "", 3, 6);
  assert_true(csv_cell(csv, 2, 2).quoted);

  g_autoptr(Csv) last = read_text("a,b\n1,");
  assert_cell(last, 1, 1, "", 2, 3);
  g_autoptr(Csv) behind_quotes = read_text("a,b\n\"1\",");
  assert_cell(behind_quotes, 1, 1, "", 2, 5);
  assert_false(csv_cell(behind_quotes, 1, 1).quoted);
}

static void
an_empty_line_in_one_column_is_an_empty_cell(void **state)
{
  (void)state;
  g_autoptr(Csv) csv = read_text("value\n1\n\n\"\"\n3\n\n\n");
  assert_int_equal(csv->n_columns, 1);
  assert_int_equal(csv->n_records, 5);
  assert_int_equal(csv->delimiter, ',');
  assert_cell(csv, 2, 0, "", 3, 1);
  assert_cell(csv, 3, 0, "", 4, 1);
  assert_cell(csv, 4, 0, "3", 5, 1);
}

static void
the_byte_order_mark_is_skipped(void **state)
{
  (void)state;
  g_autoptr(Csv) csv = read_text("\xEF\xBB\xBF\"year\",value\n2018,\xEF\xBB\xBF\n");
  assert_cell(csv, 0, 0, "year", 1, 1);
  assert_cell(csv, 0, 1, "value", 1, 8);
  assert_cell(csv, 1, 1, "\xEF\xBB\xBF", 2, 6); /* inside it is a character like others */
  assert_int_equal(csv->n_bytes, 25);
}

static void
the_delimiter_is_decided_over_all_rows(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    char delimiter;
    gsize n_columns;
  } cases[] = {
      {"a,b\n1,2\n", ',', 2},
      {"year;value\n2018;1,5\n2019;2,5\n", ';', 2},
      {"year;exports, USD\n2018;1.5\n", ';', 2},
      {"a\tb\tc\n1\t2,5\t3\n", '\t', 3},
      {"a|b\n1|2;3\n", '|', 2},
      {"\"a,x\";b\n\"1,2\";3\n", ';', 2},
      {"a,b\n1,x;y\n2,z\n", ',', 2},
      {"a,b;c\n1,2;3\n2,3\n", ',', 2},
      {"value\n1;5\n2;5\n", ',', 1},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Csv) csv = read_text(cases[i].text);
    assert_int_equal(csv->delimiter, cases[i].delimiter);
    assert_int_equal(csv->n_columns, cases[i].n_columns);
    assert_true(csv->decided);
  }
}

static void
the_given_delimiter_is_used(void **state)
{
  (void)state;
  const CsvOptions comma = {.delimiter = ','}, colon = {.delimiter = ':'};
  g_autoptr(Csv) ambiguous = read_with("a,b;c\n1,2;3\n", &comma);
  assert_int_equal(ambiguous->n_columns, 2);
  assert_false(ambiguous->decided);
  assert_cell(ambiguous, 1, 1, "2;3", 2, 3);

  g_autoptr(Csv) other = read_with("a:b\n1,5:2\n", &colon);
  assert_cell(other, 1, 0, "1,5", 2, 1);

  g_autoptr(Csv) one = read_with("a;b\n1;2\n", &comma);
  assert_int_equal(one->n_columns, 1);
}

static void
delimiters_have_names(void **state)
{
  (void)state;
  static const struct {
    char delimiter;
    const char *name;
  } cases[] = {{',', "comma"},        {';', "semicolon"}, {'\t', "tab"},
               {'|', "vertical bar"}, {':', "':'"},       {'\x01', "'\\x01'"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *name = csv_delimiter_name(cases[i].delimiter);
    assert_string_equal(name, cases[i].name);
  }
}

static void
other_charsets_are_converted(void **state)
{
  (void)state;
  const CsvOptions cyrillic = {.encoding = "windows-1251"}, named = {.encoding = "utf-8"};
  g_autoptr(Csv) csv = read_with("\xE3\xEE\xE4,b\n2018,\xFD\n", &cyrillic);
  assert_cell(csv, 0, 0, "год", 1, 1);
  assert_cell(csv, 0, 1, "b", 1, 8); /* bytes of UTF-8 */
  assert_cell(csv, 1, 1, "э", 2, 6);
  assert_int_equal(csv->n_bytes, 13);

  g_autoptr(Csv) plain = read_with("год,b\n1,2\n", &named);
  assert_cell(plain, 0, 1, "b", 1, 8);
}

static void
utf16_is_read_when_it_is_said(void **state)
{
  (void)state;
  static const char little[] = "\xFF\xFE"
                               "a\0,\0b\0\n\0"
                               "1\0,\0\x33\x04"; /* U+0433 */
  static const char big[] = "\xFE\xFF\0a\0,\0b\0\n\0"
                            "1\0,\x04\x33";
  const CsvOptions options[] = {{.encoding = "UTF-16"}, {.encoding = "UTF-16LE"}, {.encoding = "UTF-16"}};
  for (gsize i = 0; i < G_N_ELEMENTS(options); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Csv) csv = read_chunks(i < 2 ? little : big, sizeof little - 1, 5, &options[i], &error);
    assert_no_error(error);
    assert_int_equal(csv->n_records, 2);
    assert_cell(csv, 0, 0, "a", 1, 1);
    assert_cell(csv, 1, 1, "г", 2, 3);
  }
}

/* printf 'a,b\n1,2\n' | sha256sum */
#define SHA256_OF_TWO_ROWS "492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470"

static void
bytes_are_counted_and_hashed_as_read(void **state)
{
  (void)state;
  g_autoptr(Csv) csv = read_text("a,b\n1,2\n");
  assert_int_equal(csv->n_bytes, 8);
  assert_string_equal(csv->sha256, SHA256_OF_TWO_ROWS);
  assert_string_equal(csv->path, "trade.csv");
}

static void
a_field_of_one_mebibyte_is_read(void **state)
{
  (void)state;
  g_autofree char *field = g_strnfill(CSV_FIELD_LIMIT, 'x');
  g_autofree char *plain = g_strdup_printf("a,b\n1,%s\n", field), *quoted = g_strdup_printf("a,b\n1,\"%s\"", field);
  const char *const texts[] = {plain, quoted};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autoptr(Csv) csv = read_text(texts[i]);
    assert_int_equal(csv_cell(csv, 1, 1).length, CSV_FIELD_LIMIT);
  }
}

static void
files_are_read(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autoptr(Csv) csv = csv_read("tests/data/csv-spectrum/csvs/simple_crlf.csv", NULL, &error);
  assert_no_error(error);
  assert_string_equal(csv->path, "tests/data/csv-spectrum/csvs/simple_crlf.csv");
  assert_cell(csv, 1, 2, "3", 2, 5);
}

/* More than one chunk, and a kind of file that cannot be sought in. */
static void
standard_input_is_a_pipe(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) text = g_string_new("a,b\n");
  for (int i = 0; text->len < 60000; i++)
    g_string_append_printf(text, "%d,%d\n", i, i * i);
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  assert_int_equal(write(ends[1], text->str, text->len), (gssize)text->len); /* a pipe holds 64 KiB */
  close(ends[1]);
  assert_true(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
  close(ends[0]);

  g_autoptr(Csv) csv = csv_read("-", NULL, &error);
  assert_no_error(error);
  assert_string_equal(csv->path, "standard input");
  assert_int_equal(csv->n_bytes, text->len);
}

static void
what_cannot_be_read_is_named(void **state)
{
  (void)state;
  GError *error = NULL;
  assert_null(csv_read("tests/no-such.csv", NULL, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_FILE, "tests/no-such.csv: No such file or directory");
  assert_null(csv_read("tests/data", NULL, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_FILE, "tests/data: Is a directory");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cells_have_their_places),
      cmocka_unit_test(blanks_are_data),
      cmocka_unit_test(every_line_end_counts_once),
      cmocka_unit_test(empty_fields_are_cells),
      cmocka_unit_test(an_empty_line_in_one_column_is_an_empty_cell),
      cmocka_unit_test(the_byte_order_mark_is_skipped),
      cmocka_unit_test(the_delimiter_is_decided_over_all_rows),
      cmocka_unit_test(the_given_delimiter_is_used),
      cmocka_unit_test(delimiters_have_names),
      cmocka_unit_test(other_charsets_are_converted),
      cmocka_unit_test(utf16_is_read_when_it_is_said),
      cmocka_unit_test(bytes_are_counted_and_hashed_as_read),
      cmocka_unit_test(a_field_of_one_mebibyte_is_read),
      cmocka_unit_test(files_are_read),
      cmocka_unit_test(standard_input_is_a_pipe),
      cmocka_unit_test(what_cannot_be_read_is_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
