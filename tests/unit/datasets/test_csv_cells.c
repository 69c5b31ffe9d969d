#include "../test.h"

#include <sys/mman.h>

#include "datasets/csv_cells.h"
#include "datasets/problems.h"

#define FAR_OFF ((gsize)5 << 30) /* beyond 32 bits, signed or not */

static void
store(CsvCells *cells, CsvRow *row, const char *text, const CsvPlace *place)
{
  csv_cells_store(cells, row, text, strlen(text), place);
}

static void
assert_cell_at(const CsvCells *cells, gsize row, gsize column, CsvCell wanted)
{
  const CsvCell got = csv_cells_get(cells, row, column);
  gsize length;
  assert_string_equal(got.text, wanted.text);
  assert_string_equal(csv_cells_text(cells, row, column, &length), wanted.text);
  assert_int_equal(got.length, strlen(wanted.text));
  assert_int_equal(length, strlen(wanted.text));
  assert_true(got.line == wanted.line && got.column == wanted.column && got.quoted == wanted.quoted);
}

static void
places_follow_from_texts_or_are_kept(void **state)
{
  (void)state;
  CsvCells cells;
  csv_cells_init(&cells, 32);
  CsvRow plain = csv_cells_begin(&cells, 1, FALSE);
  store(&cells, &plain, "year", NULL);
  store(&cells, &plain, "", NULL);
  store(&cells, &plain, "Бр", NULL);
  csv_cells_add(&cells, plain);
  CsvRow placed = csv_cells_begin(&cells, 2, TRUE);
  store(&cells, &placed, "a\nb", &(CsvPlace){.down = 0, .column = 1, .quoted = TRUE});
  store(&cells, &placed, "c", &(CsvPlace){.down = 1, .column = 4});
  csv_cells_add(&cells, placed);
  assert_cell_at(&cells, 0, 0, (CsvCell){.text = "year", .line = 1, .column = 1});
  assert_cell_at(&cells, 0, 1, (CsvCell){.text = "", .line = 1, .column = 6});
  assert_cell_at(&cells, 0, 2, (CsvCell){.text = "Бр", .line = 1, .column = 7});
  assert_cell_at(&cells, 1, 0, (CsvCell){.text = "a\nb", .line = 2, .column = 1, .quoted = TRUE});
  assert_cell_at(&cells, 1, 1, (CsvCell){.text = "c", .line = 3, .column = 4});
  csv_cells_clear(&cells);
  csv_cells_clear(&cells); /* safe twice */
}

static void
truncated_cells_make_room(void **state)
{
  (void)state;
  CsvCells cells;
  csv_cells_init(&cells, 8);
  for (int i = 0; i < 3; i++) {
    CsvRow row = csv_cells_begin(&cells, 1, FALSE);
    store(&cells, &row, "abc", NULL);
    if (i == 0)
      csv_cells_add(&cells, row);
    else
      csv_cells_truncate(&cells, 1); /* a row that was not finished */
  }
  assert_int_equal(cells.n_rows, 1);
  assert_int_equal(cells.length, 4);
  csv_cells_truncate(&cells, 0);
  assert_int_equal(cells.length, 0);
  csv_cells_clear(&cells);
}

/* Memory that is asked for and not touched takes the place of a file of five gigabytes. */
static void
text_and_lines_beyond_32_bits(void **state)
{
  (void)state;
  const gsize size = FAR_OFF + 4096;
  char *text = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (text == MAP_FAILED)
    skip();
  CsvCells cells = {.text = text, .length = FAR_OFF};
  CsvRow row = csv_cells_begin(&cells, FAR_OFF, FALSE);
  store(&cells, &row, "2018", NULL);
  store(&cells, &row, "1.2.3", NULL);
  csv_cells_add(&cells, row);
  assert_cell_at(&cells, 0, 0, (CsvCell){.text = "2018", .line = FAR_OFF, .column = 1});
  assert_cell_at(&cells, 0, 1, (CsvCell){.text = "1.2.3", .line = FAR_OFF, .column = 6});
  cells.text = NULL;
  csv_cells_clear(&cells);
  munmap(text, size);

  g_autoptr(Problems) problems = problems_new();
  problems_add(problems, DATA_ERROR_NUMBER, "trade.csv", FAR_OFF, 6, "'1.2.3' is not a number");
  assert_string_equal(problems_message(problems, 0), "trade.csv:5368709120:6: '1.2.3' is not a number");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(places_follow_from_texts_or_are_kept),
      cmocka_unit_test(truncated_cells_make_room),
      cmocka_unit_test(text_and_lines_beyond_32_bits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
