/* csv-spectrum (github.com/maxogden/csv-spectrum, BSD-2-Clause): each file against its JSON, in every chunk size. */
#include "csv_text.h"

#include <cjson/cJSON.h>

#define SPECTRUM "tests/data/csv-spectrum"

static const char *const names[] = {"comma_in_quotes",
                                    "empty",
                                    "empty_crlf",
                                    "escaped_quotes",
                                    "json",
                                    "newlines",
                                    "newlines_crlf",
                                    "quotes_and_newlines",
                                    "simple",
                                    "simple_crlf",
                                    "utf8"};

static char *
read_file(const char *folder, const char *name, const char *ending, gsize *n)
{
  g_autofree char *path = g_strdup_printf(SPECTRUM "/%s/%s.%s", folder, name, ending);
  g_autoptr(GError) error = NULL;
  char *text = NULL;
  assert_true(g_file_get_contents(path, &text, n, &error));
  assert_no_error(error);
  return text;
}

static void
assert_is_json(const Csv *csv, const cJSON *rows)
{
  assert_int_equal(csv->n_records, cJSON_GetArraySize(rows) + 1);
  for (gsize record = 1; record < csv->n_records; record++) {
    const cJSON *row = cJSON_GetArrayItem(rows, (int)record - 1);
    assert_int_equal(csv->n_columns, cJSON_GetArraySize(row));
    for (gsize column = 0; column < csv->n_columns; column++) {
      const cJSON *value = cJSON_GetObjectItemCaseSensitive(row, csv_cell(csv, 0, column).text);
      assert_true(cJSON_IsString(value));
      assert_string_equal(csv_cell(csv, record, column).text, value->valuestring);
      assert_int_equal(csv_cell(csv, record, column).length, strlen(value->valuestring));
    }
  }
}

static void
spectrum_is_its_json(void **state)
{
  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    gsize n, n_json;
    g_autofree char *text = read_file("csvs", names[i], "csv", &n);
    g_autofree char *json = read_file("json", names[i], "json", &n_json);
    cJSON *rows = cJSON_ParseWithLength(json, n_json);
    assert_true(cJSON_IsArray(rows));
    for (gsize chunk = 1; chunk <= n; chunk++) {
      g_autoptr(GError) error = NULL;
      g_autoptr(Csv) csv = read_chunks(text, n, chunk, NULL, &error);
      assert_no_error(error);
      assert_is_json(csv, rows);
    }
    cJSON_Delete(rows);
  }
}

static void
assert_same(const Csv *got, const Csv *wanted)
{
  assert_int_equal(got->delimiter, wanted->delimiter);
  assert_int_equal(got->n_columns, wanted->n_columns);
  assert_int_equal(got->n_records, wanted->n_records);
  assert_int_equal(got->n_bytes, wanted->n_bytes);
  assert_string_equal(got->sha256, wanted->sha256);
  for (gsize i = 0; i < wanted->n_records * wanted->n_columns; i++) {
    const CsvCell one = csv_cell(got, i / wanted->n_columns, i % wanted->n_columns),
                  other = csv_cell(wanted, i / wanted->n_columns, i % wanted->n_columns);
    assert_int_equal(one.length, other.length);
    assert_memory_equal(one.text, other.text, other.length + 1);
    assert_int_equal(one.line, other.line);
    assert_int_equal(one.column, other.column);
    assert_int_equal(one.quoted, other.quoted);
  }
}

/* The result, or the error, is that of the whole text in one piece. */
static void
assert_same_in_every_chunk_size(const char *text, gsize n)
{
  g_autoptr(GError) wanted_error = NULL;
  g_autoptr(Csv) wanted = read_chunks(text, n, n, NULL, &wanted_error);
  assert_true((wanted == NULL) == (wanted_error != NULL));
  for (gsize chunk = 1; chunk <= n; chunk++) {
    GError *error = NULL;
    g_autoptr(Csv) csv = read_chunks(text, n, chunk, NULL, &error);
    if (wanted) {
      assert_no_error(error);
      assert_same(csv, wanted);
    } else {
      assert_error(error, wanted_error->domain, wanted_error->code, wanted_error->message);
    }
  }
}

static void
chunks_make_no_difference(void **state)
{
  (void)state;
  static const char *const hostile[] = {
      "\xEF\xBB\xBF"
      "a;b\r\n\"x\r\n\ry\";\"\"\"\"\r\n1;2",
      "a,b\r\r1,2\r",
      "a|b\n1|\"2\n3|4\n",
      "a,b\n1,2,3\n\n4\n\"5\"6,7\n",
      "a,b\n1,\"2\"\"\n",
      "a,b\n1,\xD1\x8D\xD1\n",
      "\xFF\xFE"
      "a",
      "a,b;c\n1,2;3\n",
      "v\n\n\"\"\n\n\n",
      "\"\"\n",
      "\"a\"\"\"\"\",b\n\"\"\"\"\"\",\"\n\"",
      ",\n,\n",
      "\n\r\n\r",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(hostile); i++)
    assert_same_in_every_chunk_size(hostile[i], strlen(hostile[i]));
  assert_same_in_every_chunk_size("a,b\n1,\0\n", 8);
}

/* Random rows of the given columns, plain and with every cell in quotes. */
static void
add_random_rows(GRand *random, guint n_columns, const char *line_end, GString *plain, GString *quoted)
{
  for (int rows = g_rand_int_range(random, 1, 8); rows > 0; rows--)
    for (guint i = 0; i < n_columns; i++) {
      static const char *const cells[] = {"", "x", " ", "12.5", "Бр", "a b", "\t"};
      const char *cell = i == 0 ? "c" : cells[g_rand_int_range(random, 0, G_N_ELEMENTS(cells))];
      const char *behind = i + 1 < n_columns ? "," : line_end;
      g_string_append_printf(plain, "%s%s", cell, behind);
      g_string_append_printf(quoted, "\"%s\"%s", cell, behind);
    }
}

/* Lines without quotes are fed to libcsv at one go and their places follow from the texts; those with quotes go byte by byte. */
static void
lines_without_quotes_are_as_those_with_them(void **state)
{
  (void)state;
  static const char *const line_ends[] = {"\n", "\r\n", "\r"};
  g_autoptr(GRand) random = g_rand_new_with_seed(20240229);
  const CsvOptions comma = {.delimiter = ','};
  for (int i = 0; i < 3000; i++) {
    g_autoptr(GString) plain = g_string_new(NULL), quoted = g_string_new(NULL);
    const guint n_columns = (guint)g_rand_int_range(random, 1, 6);
    for (int part = 0; part < 3; part++)
      add_random_rows(random, n_columns, line_ends[g_rand_int_range(random, 0, 3)], plain, quoted);
    g_autoptr(Csv) one = read_with(plain->str, &comma), other = read_with(quoted->str, &comma);
    assert_int_equal(one->n_records, other->n_records);
    assert_int_equal(one->n_columns, other->n_columns);
    for (gsize record = 0; record < one->n_records; record++)
      for (gsize column = 0; column < n_columns; column++) {
        const CsvCell cell = csv_cell(other, record, column);
        assert_cell(one, record, column, cell.text, cell.line, cell.column - 2 * column);
        assert_true(cell.quoted && !csv_cell(one, record, column).quoted);
      }
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(spectrum_is_its_json),
      cmocka_unit_test(chunks_make_no_difference),
      cmocka_unit_test(lines_without_quotes_are_as_those_with_them),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
