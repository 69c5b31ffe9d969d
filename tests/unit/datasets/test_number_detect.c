#include "../test.h"

#include "datasets/number.h"

#define MOST_CELLS 8

/* A column, and what it proves. */
typedef struct {
  const char *cells[MOST_CELLS];
  ColumnKind kind;
  char decimal;
  gboolean grouped, flags;
} Column;

static NumberEvidence
gather(const char *const *cells)
{
  NumberEvidence evidence = {0};
  for (gsize i = 0; i < MOST_CELLS && cells[i]; i++)
    number_gather(&evidence, cells[i], strlen(cells[i]));
  return evidence;
}

static void
assert_columns(const Column *columns, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    const NumberEvidence evidence = gather(columns[i].cells);
    NumberFormat format;
    const ColumnKind kind = number_decide(&evidence, &format);
    if (kind != columns[i].kind)
      fail_msg("column of '%s': %d, not %d", columns[i].cells[0], (int)kind, (int)columns[i].kind);
    if (kind != COLUMN_NUMBERS)
      continue;
    if (format.decimal != columns[i].decimal || format.grouped != columns[i].grouped ||
        format.flags != columns[i].flags)
      fail_msg("column of '%s': '%c' grouped %d flags %d", columns[i].cells[0], format.decimal, format.grouped,
               format.flags);
    assert_null(format.markers);
  }
}

/* Where a column is decided, each of its cells is read by the format. */
static void
assert_cells_are_read(const Column *columns, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    const NumberEvidence evidence = gather(columns[i].cells);
    NumberFormat format;
    if (number_decide(&evidence, &format) != COLUMN_NUMBERS)
      continue;
    for (gsize j = 0; j < MOST_CELLS && columns[i].cells[j]; j++) {
      Number number;
      const char *why = NULL, *cell = columns[i].cells[j];
      if (!number_parse(cell, strlen(cell), &format, &number, &why))
        fail_msg("'%s' is not read by the format of its column: %s", cell, why);
    }
  }
}

static void
columns_prove_their_format(void **state)
{
  (void)state;
  static const Column columns[] = {
      {{"1", "-2", "", "+3"}, COLUMN_NUMBERS, '.', FALSE, FALSE},
      {{"1.5", "2"}, COLUMN_NUMBERS, '.', FALSE, FALSE},
      {{"1,5", "2"}, COLUMN_NUMBERS, ',', FALSE, FALSE},
      {{"1,5", "1,234"}, COLUMN_NUMBERS, ',', FALSE, FALSE},
      {{"1,5", "1.234"}, COLUMN_NUMBERS, ',', TRUE, FALSE},
      {{"1.5", "1,234"}, COLUMN_NUMBERS, '.', TRUE, FALSE},
      {{"1.5", "1.234"}, COLUMN_NUMBERS, '.', FALSE, FALSE},
      {{"1,234.5"}, COLUMN_NUMBERS, '.', TRUE, FALSE},
      {{"1.234,5"}, COLUMN_NUMBERS, ',', TRUE, FALSE},
      {{"1,234,567", "1,234"}, COLUMN_NUMBERS, '.', TRUE, FALSE},
      {{"1.234.567", "1.234"}, COLUMN_NUMBERS, ',', TRUE, FALSE},
      {{"0.123", "1.234"}, COLUMN_NUMBERS, '.', FALSE, FALSE},
      {{"0,123", "1,234"}, COLUMN_NUMBERS, ',', FALSE, FALSE},
      {{"1234,567", "1,234"}, COLUMN_NUMBERS, ',', FALSE, FALSE},
      {{".5"}, COLUMN_NUMBERS, '.', FALSE, FALSE},
      {{"5,"}, COLUMN_NUMBERS, ',', FALSE, FALSE},
      {{"29 000", "1"}, COLUMN_NUMBERS, '.', TRUE, FALSE},
      {{"29\xC2\xA0"
        "000",
        "1 000,5"},
       COLUMN_NUMBERS,
       ',',
       TRUE,
       FALSE},
      {{"1'234", "1\xE2\x80\xAF"
                 "234"},
       COLUMN_NUMBERS,
       '.',
       TRUE,
       FALSE},
      {{"\xE2\x88\x92"
        "1,234",
        "1,5"},
       COLUMN_NUMBERS,
       ',',
       FALSE,
       FALSE},
      {{"1e5", "2E-3"}, COLUMN_NUMBERS, '.', FALSE, FALSE},
      {{"1,234e5", "1,234"}, COLUMN_NUMBERS, ',', FALSE, FALSE},
  };
  assert_columns(columns, G_N_ELEMENTS(columns));
  assert_cells_are_read(columns, G_N_ELEMENTS(columns));
}

/* Thousandths with a point are usual, with a comma they may be thousands. */
static void
three_digits_behind_a_sign(void **state)
{
  (void)state;
  static const Column columns[] = {
      {{"1.234", "5.678"}, COLUMN_NUMBERS, '.', FALSE, FALSE},
      {{"1.234", "5", "1 234"}, COLUMN_NUMBERS, '.', TRUE, FALSE},
      {{"1,234", "5,678"}, COLUMN_AMBIGUOUS, 0, FALSE, FALSE},
      {{"1,234", "5", "12345"}, COLUMN_AMBIGUOUS, 0, FALSE, FALSE},
      {{"1,234", "5.678"}, COLUMN_AMBIGUOUS, 0, FALSE, FALSE},
      {{"1,234 p"}, COLUMN_AMBIGUOUS, 0, FALSE, FALSE},
  };
  assert_columns(columns, G_N_ELEMENTS(columns));
  assert_cells_are_read(columns, G_N_ELEMENTS(columns));
}

static void
columns_that_are_not_numbers(void **state)
{
  (void)state;
  static const Column columns[] = {
      {{"1.5", "1,5"}, COLUMN_MIXED, 0, FALSE, FALSE},  {{"1.234.567", "1,234,567"}, COLUMN_MIXED, 0, FALSE, FALSE},
      {{"", ":", "NA"}, COLUMN_EMPTY, 0, FALSE, FALSE}, {{NULL}, COLUMN_EMPTY, 0, FALSE, FALSE},
      {{"1", "two"}, COLUMN_TEXT, 0, FALSE, FALSE},     {{"1", "-"}, COLUMN_TEXT, 0, FALSE, FALSE},
      {{"0101", "2204"}, COLUMN_TEXT, 0, FALSE, FALSE}, {{"-01"}, COLUMN_TEXT, 0, FALSE, FALSE},
      {{"12 kg"}, COLUMN_TEXT, 0, FALSE, FALSE},        {{"7A", "8B"}, COLUMN_TEXT, 0, FALSE, FALSE},
      {{"0x10"}, COLUMN_TEXT, 0, FALSE, FALSE},         {{"1_000"}, COLUMN_TEXT, 0, FALSE, FALSE},
      {{"--5"}, COLUMN_TEXT, 0, FALSE, FALSE},          {{"1.2.3"}, COLUMN_TEXT, 0, FALSE, FALSE},
      {{"12,34,567"}, COLUMN_TEXT, 0, FALSE, FALSE},    {{"2018-01-31"}, COLUMN_TEXT, 0, FALSE, FALSE},
  };
  assert_columns(columns, G_N_ELEMENTS(columns));
}

static void
flags_are_recognised(void **state)
{
  (void)state;
  static const Column columns[] = {
      {{"12 p", "13", ": c"}, COLUMN_NUMBERS, '.', FALSE, TRUE},
      {{"12,5bep", "1"}, COLUMN_NUMBERS, ',', FALSE, TRUE},
      {{"12e"}, COLUMN_NUMBERS, '.', FALSE, TRUE},
      {{": c", ":"}, COLUMN_EMPTY, 0, FALSE, FALSE},
      {{"12 p", "p"}, COLUMN_TEXT, 0, FALSE, FALSE},
  };
  assert_columns(columns, G_N_ELEMENTS(columns));
  assert_cells_are_read(columns, G_N_ELEMENTS(columns));
}

static void
cells_are_counted(void **state)
{
  (void)state;
  static const char *const first[MOST_CELLS] = {"1,234", "1.234", "1.5", "1,5", "1 000", "", "NA", "x"};
  static const char *const second[MOST_CELLS] = {"0101", "12 p", ": c", "1,234,567", "7 q"};
  const NumberEvidence a = gather(first), b = gather(second);
  assert_int_equal(a.numbers, 5);
  assert_int_equal(a.missing, 2);
  assert_int_equal(a.others, 1);
  assert_int_equal(a.decimal_point, 1);
  assert_int_equal(a.decimal_comma, 1);
  assert_int_equal(a.ambiguous, 2);
  assert_int_equal(a.ambiguous_point, 1);
  assert_int_equal(a.grouped, 1);
  assert_int_equal(a.flagged, 0);
  assert_string_equal(a.example, "1,234");
  assert_int_equal(b.numbers, 3);
  assert_int_equal(b.missing, 1);
  assert_int_equal(b.others, 1);
  assert_int_equal(b.leading_zero, 1);
  assert_int_equal(b.flagged, 2);
  assert_int_equal(b.decimal_point, 1);
  assert_int_equal(b.grouped, 1);
  assert_string_equal(b.example, "");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(columns_prove_their_format),
      cmocka_unit_test(three_digits_behind_a_sign),
      cmocka_unit_test(columns_that_are_not_numbers),
      cmocka_unit_test(flags_are_recognised),
      cmocka_unit_test(cells_are_counted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
