#include "../test.h"
#include "report/render_document.h"

/* text as a paragraph of its own. */
static void
assert_paragraph(const char *text, const char *wanted)
{
  g_autoptr(Document) document = document_new("T");
  document_say(document, BLOCK_PARAGRAPH, "%s", text);
  g_autofree char *got = document_to_markdown(document);
  g_autofree char *all = g_strconcat("# T\n\n", wanted, "\n", NULL);
  assert_string_equal(got, all);
}

static void
every_kind_of_block(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("Trade & relations");
  document_heading(document, 1, "First");
  document_heading(document, 3, "Third");
  document_say(document, BLOCK_METHOD, "Least squares, n*k");
  document_say(document, BLOCK_READING, "What it says.");
  document_say(document, BLOCK_WARNING, "Mind the *gap*");
  Block *table = document_table(document, "Exports", "<Partner|code", "USD million", NULL);
  table_row(table, "a|b", "−1.5", NULL);
  table_row(table, "- c", NULL, NULL);
  Block *list = document_list(document);
  list_item(list, "one");
  list_item(list, "1. two");
  document_list(document);
  document_figure(document, "turnover", "Turnover [USD]", "<svg/>");
  document_figure(document, "balance", "Balance", NULL);
  g_autofree char *got = document_to_markdown(document);
  assert_string_equal(got, "# Trade & relations\n\n"
                           "## First\n\n"
                           "#### Third\n\n"
                           "*Least squares, n\\*k*\n\n"
                           "What it says.\n\n"
                           "**Warning:** Mind the \\*gap\\*\n\n"
                           "**Exports**\n\n"
                           "| Partner\\|code | USD million |\n"
                           "| --- | ---: |\n"
                           "| a\\|b | −1.5 |\n"
                           "| - c |  |\n\n"
                           "- one\n"
                           "- 1\\. two\n\n"
                           "![Turnover \\[USD\\]](charts/turnover.svg)\n\n"
                           "Balance (not drawn; [data](charts/balance.csv), [script](charts/balance.gp))\n");
}

static void
ordinary_prose_is_left_alone(void **state)
{
  (void)state;
  assert_paragraph("p < 0.0001, n = 27, 1998–2024; R&D (see 2.) + x - y!",
                   "p < 0.0001, n = 27, 1998–2024; R&D (see 2.) + x - y!");
  assert_paragraph("log(turnover) ~ trend + lag(polarity_eu, 0:3)", "log(turnover) ~ trend + lag(polarity_eu, 0:3)");
  assert_paragraph("a * b", "a * b");
  assert_paragraph("-0.5 is negative", "-0.5 is negative");
  assert_paragraph("1.5 is more", "1.5 is more");
  assert_paragraph("#1 of 10 > 5 {x} a|b", "#1 of 10 > 5 {x} a|b");
}

static void
signs_that_mean_something_are_escaped(void **state)
{
  (void)state;
  assert_paragraph("a\\b `c` [d](e) ![f]", "a\\\\b \\`c\\` \\[d\\](e) !\\[f\\]");
  assert_paragraph("*a* _b_ __c__ ~~d~~", "\\*a\\* \\_b\\_ \\_\\_c\\_\\_ \\~\\~d\\~\\~");
  assert_paragraph("<script>x</script> <!-- a<b", "\\<script>x\\</script> \\<!-- a\\<b");
  assert_paragraph("&amp; &#38; & &x", "\\&amp; \\&#38; & &x");
}

static void
beginnings_of_lines(void **state)
{
  (void)state;
  assert_paragraph("- a", "\\- a");
  assert_paragraph("-", "\\-");
  assert_paragraph("---", "\\---");
  assert_paragraph("+ a", "\\+ a");
  assert_paragraph("* a", "\\* a");
  assert_paragraph("# a", "\\# a");
  assert_paragraph("## a", "\\## a");
  assert_paragraph("> a", "\\> a");
  assert_paragraph("12. a", "12\\. a");
  assert_paragraph("12) a", "12\\) a");
  assert_paragraph("    code", "code");
}

static void
headings_keep_their_last_sign(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("F #");
  document_heading(document, 1, "C#");
  document_heading(document, 1, "1. Data");
  g_autofree char *got = document_to_markdown(document);
  assert_string_equal(got, "# F \\#\n\n## C#\n\n## 1. Data\n");
}

static void
empty_text_leaves_no_gap(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("T");
  document_say(document, BLOCK_METHOD, "%s", " ");
  document_say(document, BLOCK_PARAGRAPH, "%s", "x");
  g_autofree char *got = document_to_markdown(document);
  assert_string_equal(got, "# T\n\nx\n");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_kind_of_block),
      cmocka_unit_test(ordinary_prose_is_left_alone),
      cmocka_unit_test(signs_that_mean_something_are_escaped),
      cmocka_unit_test(beginnings_of_lines),
      cmocka_unit_test(headings_keep_their_last_sign),
      cmocka_unit_test(empty_text_leaves_no_gap),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
