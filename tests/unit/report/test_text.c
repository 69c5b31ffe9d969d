#include "../test.h"
#include "report/render_document.h"
#include "report/text_layout.h"

#define assert_rendered(document, width, wanted)                                                                       \
  do {                                                                                                                 \
    g_autofree char *got_ = document_to_text(document, width);                                                         \
    assert_string_equal(got_, (wanted));                                                                               \
  } while (0)

static void
widths_are_cells(void **state)
{
  (void)state;
  assert_int_equal(text_cells("trade"), 5);
  assert_int_equal(text_cells("Беларусь"), 8);
  assert_int_equal(text_cells("Белару\u0301сь"), 8); /* a combining acute */
  assert_int_equal(text_cells("貿易"), 4);
  assert_int_equal(text_cells(""), 0);
  assert_int_equal(text_longest_word("a longest word"), 7);
}

static void
padding(void **state)
{
  (void)state;
  g_autoptr(GString) out = g_string_new(NULL);
  text_pad(out, "貿易", 6, FALSE);
  g_string_append_c(out, '|');
  text_pad(out, "−1.5", 6, TRUE);
  g_string_append_c(out, '|');
  text_pad(out, "longer", 3, TRUE);
  assert_string_equal(out->str, "貿易  |  −1.5|longer");
}

static void
assert_lines(const char *text, guint width, gboolean cut, const char *wanted)
{
  g_autoptr(GPtrArray) lines = text_break_lines(text, width, cut);
  g_ptr_array_add(lines, NULL);
  g_autofree char *joined = g_strjoinv("/", (char **)lines->pdata);
  assert_string_equal(joined, wanted);
}

static void
wrapping(void **state)
{
  (void)state;
  assert_lines("one two three", 7, FALSE, "one two/three");
  assert_lines("one two three", 8, FALSE, "one two/three");
  assert_lines("one two three", 13, FALSE, "one two three");
  assert_lines("  one   two  ", 80, FALSE, "one two");
  assert_lines("", 10, FALSE, "");
  assert_lines("5\u00A0% of it", 4, FALSE, "5\u00A0%/of/it");
  assert_lines("an unbreakable word", 6, FALSE, "an/unbreakable/word");
  assert_lines("an unbreakable word", 6, TRUE, "an/unbrea/kable/word");
  assert_lines("貿易統計", 5, TRUE, "貿易/統計");
  assert_lines("貿易", 1, TRUE, "貿/易");
  assert_lines("e\u0301e\u0301", 1, TRUE, "e\u0301/e\u0301");
}

static void
every_kind_of_block(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("Trade");
  document_heading(document, 1, "First");
  document_heading(document, 2, "Second");
  document_heading(document, 3, "Third");
  document_say(document, BLOCK_PARAGRAPH, "A paragraph that is wrapped.");
  document_say(document, BLOCK_METHOD, "How it was made, also wrapped.");
  document_say(document, BLOCK_READING, "What it says.");
  document_say(document, BLOCK_WARNING, "Mind the gap in 1999.");
  Block *list = document_list(document);
  list_item(list, "an item that is wrapped");
  list_item(list, "two");
  document_list(document); /* empty: no trace */
  document_figure(document, "turnover", "Turnover", "<svg/>");
  document_figure(document, "balance", "Balance", NULL);
  assert_rendered(document, 20,
                  "Trade\n=====\n\n"
                  "First\n-----\n\n"
                  "Second\n~~~~~~\n\n"
                  "Third\n.....\n\n"
                  "A paragraph that is\nwrapped.\n\n"
                  "  How it was made,\n  also wrapped.\n\n"
                  "What it says.\n\n"
                  "Warning: Mind the\ngap in 1999.\n\n"
                  "- an item that is\n  wrapped\n- two\n\n"
                  "Figure: Turnover\n        (charts/turnover.svg)\n\n"
                  "Figure: Balance (not\n        drawn;\n        script:\n        charts/balance.gp)\n");
}

static void
columns_are_aligned_by_cells(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("T");
  Block *table = document_table(document, "Exports, USD million", "<Partner", "2019", "Change, %", "<Note", NULL);
  table_row(table, "Польша", "1234.5", "−3.0", "a", NULL);
  table_row(table, "日本", NULL, "12.4", "", NULL);
  assert_rendered(document, 0,
                  "T\n=\n\n"
                  "Exports, USD million\n"
                  "Partner    2019  Change, %  Note\n"
                  "-------  ------  ---------  ----\n"
                  "Польша   1234.5       −3.0  a\n"
                  "日本                  12.4\n");
}

static void
a_wide_table_wraps_its_text(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("T");
  Block *table = document_table(document, NULL, "<Pair", "Effective number of observations", "<Reading", NULL);
  table_row(table, "growth(turnover), polarity", "19.4",
            "moderate; both series are stationary in changes and the effective sample allows for autocorrelation",
            NULL);
  table_row(table, "x", "1234567890", "short", NULL);
  assert_rendered(
      document, 80,
      "T\n=\n\n"
      "                               Effective\n"
      "                               number of\n"
      "Pair                        observations  Reading\n"
      "--------------------------  ------------  --------------------------------------------------------------------\n"
      "growth(turnover), polarity          19.4  moderate; both series are stationary in changes and the effective\n"
      "                                          sample allows for autocorrelation\n"
      "x                             1234567890  short\n");
}

/* Numbers are never wrapped: a table of them may be as wide as it is. */
static void
a_table_of_numbers_stays_wide(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("T");
  g_autoptr(GString) wanted = g_string_new("T\n=\n\n");
  const char *heads[20];
  char *cells[20];
  for (gsize i = 0; i < G_N_ELEMENTS(heads); i++) {
    heads[i] = "a b";
    cells[i] = g_strdup("1234567.8");
  }
  table_row_take(document_table_v(document, NULL, heads, G_N_ELEMENTS(heads)), cells, G_N_ELEMENTS(cells));
  for (int i = 0; i < 20; i++)
    g_string_append(wanted, i ? "        a b" : "      a b");
  g_string_append_c(wanted, '\n');
  for (int i = 0; i < 20; i++)
    g_string_append(wanted, i ? "  ---------" : "---------");
  g_string_append_c(wanted, '\n');
  for (int i = 0; i < 20; i++)
    g_string_append(wanted, i ? "  1234567.8" : "1234567.8");
  g_string_append_c(wanted, '\n');
  assert_rendered(document, 80, wanted->str);
}

static void
tables_without_rows_or_columns(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("T");
  document_table(document, "Nothing", "<a", "b", NULL);
  document_table(document, NULL, NULL, NULL);
  assert_rendered(document, 80, "T\n=\n\nNothing\na  b\n-  -\n");
}

static void
default_width_is_80(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("T");
  g_autofree char *left = g_strnfill(40, 'a'), *fits = g_strnfill(39, 'b'), *wraps = g_strnfill(40, 'c');
  document_say(document, BLOCK_PARAGRAPH, "%s %s", left, fits);
  document_say(document, BLOCK_PARAGRAPH, "%s %s", left, wraps);
  g_autofree char *wanted = g_strdup_printf("T\n=\n\n%s %s\n\n%s\n%s\n", left, fits, left, wraps);
  assert_rendered(document, 0, wanted);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(widths_are_cells),
      cmocka_unit_test(padding),
      cmocka_unit_test(wrapping),
      cmocka_unit_test(every_kind_of_block),
      cmocka_unit_test(columns_are_aligned_by_cells),
      cmocka_unit_test(a_wide_table_wraps_its_text),
      cmocka_unit_test(a_table_of_numbers_stays_wide),
      cmocka_unit_test(tables_without_rows_or_columns),
      cmocka_unit_test(default_width_is_80),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
