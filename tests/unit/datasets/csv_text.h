/* csv_text.h - CSV given as text in a test */
#pragma once

#include "../test.h"

#include "datasets/csv.h"

/* Reads n bytes that arrive chunk by chunk. */
static inline Csv *
read_chunks(const char *text, gsize n, gsize chunk, const CsvOptions *options, GError **error)
{
  CsvBuilder *builder = csv_builder_new("trade.csv", options);
  for (gsize at = 0; at < n; at += chunk)
    csv_builder_feed(builder, text + at, MIN(chunk, n - at));
  return csv_builder_finish(builder, error);
}

static inline Csv *
read_with(const char *text, const CsvOptions *options)
{
  g_autoptr(GError) error = NULL;
  Csv *csv = read_chunks(text, strlen(text), 64, options, &error);
  assert_no_error(error);
  assert_non_null(csv);
  return csv;
}

static inline Csv *
read_text(const char *text)
{
  return read_with(text, NULL);
}

/* The bytes are refused with exactly that error. */
static inline void
assert_refused(const char *text, gsize n, const CsvOptions *options, DataError code, const char *message)
{
  GError *error = NULL;
  g_autoptr(Csv) csv = read_chunks(text, n, 64, options, &error);
  assert_null(csv);
  assert_error(error, DATA_ERROR, (int)code, message);
}

static inline void
assert_cell(const Csv *csv, gsize record, gsize column, const char *text, gsize line, gsize byte_column)
{
  assert_in_range(record, 0, csv->n_records - 1);
  assert_in_range(column, 0, csv->n_columns - 1);
  const CsvCell cell = csv_cell(csv, record, column);
  assert_string_equal(cell.text, text);
  assert_int_equal(cell.length, strlen(text));
  assert_int_equal(cell.line, line);
  assert_int_equal(cell.column, byte_column);
}
