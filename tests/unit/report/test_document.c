#include "../test.h"
#include "report/document.h"

static const Block *
block_at(const Document *document, guint i)
{
  assert_true(i < document->blocks->len);
  return document->blocks->pdata[i];
}

static const char *
cell_at(const Block *table, guint row, guint column)
{
  const GPtrArray *cells = table->rows->pdata[row];
  return cells->pdata[column];
}

static void
headings_have_three_levels(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("Title");
  document_heading(document, 0, "zero");
  document_heading(document, 2, "two");
  document_heading(document, 9, "nine");
  assert_string_equal(document->title, "Title");
  assert_int_equal(block_at(document, 0)->kind, BLOCK_HEADING);
  assert_int_equal(block_at(document, 0)->level, 1);
  assert_int_equal(block_at(document, 1)->level, 2);
  assert_int_equal(block_at(document, 2)->level, 3);
  assert_string_equal(block_at(document, 1)->text, "two");
}

static void
words_are_formatted(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("");
  document_say(document, BLOCK_WARNING, "%s has %d gaps, 100 %%", "exports", 3);
  assert_int_equal(block_at(document, 0)->kind, BLOCK_WARNING);
  assert_string_equal(block_at(document, 0)->text, "exports has 3 gaps, 100 %");
}

static void
tables_know_their_columns(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("");
  Block *table = document_table(document, "Caption", "<Term", "Coefficient", "<", NULL);
  assert_int_equal(table->columns->len, 3);
  assert_string_equal(table->columns->pdata[0], "Term");
  assert_string_equal(table->columns->pdata[1], "Coefficient");
  assert_string_equal(table->columns->pdata[2], "");
  assert_false(g_array_index(table->numeric, gboolean, 0));
  assert_true(g_array_index(table->numeric, gboolean, 1));
  assert_false(g_array_index(table->numeric, gboolean, 2));
  const char *const heads[] = {"<a", "b"};
  const Block *other = document_table_v(document, NULL, heads, G_N_ELEMENTS(heads));
  assert_null(other->text);
  assert_int_equal(other->columns->len, 2);
  assert_string_equal(other->columns->pdata[0], "a");
  assert_ptr_equal(block_at(document, 1), other);
}

static void
a_null_cell_is_missing(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("");
  Block *table = document_table(document, NULL, "<a", "b", "c", NULL);
  table_row(table, "x", NULL, "3", NULL);
  char *cells[] = {g_strdup("y"), NULL, g_strdup("4")};
  table_row_take(table, cells, G_N_ELEMENTS(cells));
  assert_int_equal(table->rows->len, 2);
  assert_string_equal(cell_at(table, 0, 1), "");
  assert_string_equal(cell_at(table, 0, 2), "3");
  assert_string_equal(cell_at(table, 1, 0), "y");
  assert_string_equal(cell_at(table, 1, 1), "");
  assert_string_equal(cell_at(table, 1, 2), "4");
}

/* A caller's mistake is said, and the table keeps its shape. */
static void
a_row_of_another_length_keeps_the_shape(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("");
  Block *table = document_table(document, NULL, "<a", "b", NULL);
  char *few[] = {g_strdup("1")}, *many[] = {g_strdup("1"), g_strdup("2"), g_strdup("3")};
  g_test_expect_message(NULL, G_LOG_LEVEL_WARNING, "*n == table->columns->len*");
  table_row_take(table, few, 1);
  g_test_expect_message(NULL, G_LOG_LEVEL_WARNING, "*n == table->columns->len*");
  table_row_take(table, many, 3);
  g_test_assert_expected_messages();
  assert_string_equal(cell_at(table, 0, 1), "");
  assert_string_equal(cell_at(table, 1, 1), "2");
  assert_int_equal(((GPtrArray *)table->rows->pdata[1])->len, 2);
}

static void
lists_and_figures(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("");
  Block *list = document_list(document);
  list_item(list, "%d rows", 7);
  list_item(list, "second");
  document_figure(document, "turnover", "Trade turnover", "<svg/>");
  document_figure(document, "balance", NULL, NULL);
  assert_int_equal(list->items->len, 2);
  assert_string_equal(list->items->pdata[0], "7 rows");
  assert_string_equal(block_at(document, 1)->name, "turnover");
  assert_string_equal(block_at(document, 1)->text, "Trade turnover");
  assert_string_equal(block_at(document, 1)->svg, "<svg/>");
  assert_string_equal(block_at(document, 2)->text, "balance");
  assert_null(block_at(document, 2)->svg);
}

static void
text_is_one_line_of_printable_utf8(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("a\tb\r\nc");
  document_say(document, BLOCK_PARAGRAPH, "%s", "red \033[31m, bad \xFF, bell \a, next\u2028line, end");
  Block *table = document_table(document, "ca\nption", "<he\nad", NULL);
  table_row(table, "ce\nll", NULL);
  list_item(document_list(document), "i\ntem");
  assert_string_equal(document->title, "a b  c");
  assert_string_equal(block_at(document, 0)->text, "red \uFFFD[31m, bad \uFFFD, bell \uFFFD, next line, end");
  assert_string_equal(table->text, "ca ption");
  assert_string_equal(table->columns->pdata[0], "he ad");
  assert_string_equal(cell_at(table, 0, 0), "ce ll");
  assert_string_equal(block_at(document, 2)->items->pdata[0], "i tem");
}

static void
freeing_nothing(void **state)
{
  (void)state;
  document_free(NULL);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(headings_have_three_levels),
      cmocka_unit_test(words_are_formatted),
      cmocka_unit_test(tables_know_their_columns),
      cmocka_unit_test(a_null_cell_is_missing),
      cmocka_unit_test(a_row_of_another_length_keeps_the_shape),
      cmocka_unit_test(lists_and_figures),
      cmocka_unit_test(text_is_one_line_of_printable_utf8),
      cmocka_unit_test(freeing_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
