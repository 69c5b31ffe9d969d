#include "../study/studies.h"
#include "report/model_sections.h"
#include "report/render_document.h"
#include "report/sections.h"

#define STUDY                                                                                                          \
  "title: Small\n"                                                                                                     \
  "blocs:\n"                                                                                                           \
  "  AB: { members: members, as-of: 2003 }\n"                                                                          \
  "series:\n"                                                                                                          \
  "  - { name: a, label: Exports, from: trade, where: { partner: AAA, flow: export } }\n"                              \
  "  - { name: i, from: trade, where: { partner: AAA, flow: import } }\n"                                              \
  "  - { name: ab, from: trade, where: { partner: AB, flow: export } }\n"                                              \
  "  - { name: again, from: trade, where: { partner: AB, flow: export } }\n"                                           \
  "  - { name: t, from: [ index-values, index-limits ], where: { partner: AAA } }\n"                                   \
  "  - { name: m, from: months }\n"                                                                                    \
  "trends:\n"                                                                                                          \
  "  - { name: growing, of: a }\n"                                                                                     \
  "  - { name: rest, of: i }\n"                                                                                        \
  "regressions:\n"                                                                                                     \
  "  - { name: fit, formula: log(a) ~ trend }\n"                                                                       \
  "correlations:\n"                                                                                                    \
  "  - { name: pair, of: [ a, i ] }\n"                                                                                 \
  "tables:\n"                                                                                                          \
  "  - { name: idx, columns: [ t ] }\n"                                                                                \
  "  - { name: days, columns: [ { name: small, expr: m / 1000 }, { name: daily, expr: m } ] }\n"                       \
  "charts:\n"                                                                                                          \
  "  - { name: flows, kind: lines, title: Flows, series: [ a, i ] }\n"                                                 \
  "  - { name: other, kind: lines, series: [ a ] }\n"                                                                  \
  "report:\n"                                                                                                          \
  "  - { question: How much?, text: Much., show: [ growing, flows, other ] }\n"                                        \
  "  - { question: So what?, show: [ idx ] }\n"

static char *
report_of(const char *text, GHashTable *pictures, const char *const *names)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Case) one = case_good(text);
  g_autoptr(Document) document = report_document(one->results, pictures, names, &error);
  assert_no_error(error);
  return document_to_markdown(document);
}

/* The headings of a Markdown text, one a line (transfer full). */
static char *
headings_of(const char *text)
{
  GString *headings = g_string_new(NULL);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++)
    if (**line == '#')
      g_string_append_printf(headings, "%s\n", *line);
  return g_string_free(headings, FALSE);
}

#define assert_has(text, piece)                                                                                        \
  do {                                                                                                                 \
    if (!strstr(text, piece))                                                                                          \
      fail_msg("'%s' is not in:\n%s", piece, text);                                                                    \
  } while (0)

static void
order_of_the_report(void **state)
{
  (void)state;
  g_autofree char *text = report_of(STUDY, NULL, NULL);
  g_autofree char *headings = headings_of(text);
  assert_string_equal(headings, "# Small\n"
                                "## How much?\n"
                                "### growing\n"
                                "## So what?\n"
                                "## Further results\n"
                                "### rest\n"
                                "### fit\n"
                                "### pair\n"
                                "## What the series hold\n"
                                "## What was left out\n"
                                "## Sources and compositions\n");
  assert_has(text,
             "## How much?\n\nMuch.\n\n### growing\n\n*Trend of Exports (USD million): 2000–2004, yearly, n = 5. ");
  assert_null(strstr(text, "charts/"));
}

static void
results_without_sections(void **state)
{
  (void)state;
  g_autofree char *study = g_strndup(STUDY, (gsize)(strstr(STUDY, "report:") - STUDY));
  g_autofree char *text = report_of(study, NULL, NULL);
  g_autofree char *headings = headings_of(text);
  assert_true(g_str_has_prefix(headings, "# Small\n## Results\n### growing\n### rest\n### fit\n### pair\n## What"));
}

static void
names_keep_only_their_models(void **state)
{
  (void)state;
  static const char *const names[] = {"fit", "growing", NULL};
  g_autofree char *text = report_of(STUDY, NULL, names);
  g_autofree char *headings = headings_of(text);
  assert_string_equal(headings, "# Small\n"
                                "## How much?\n"
                                "### growing\n"
                                "## Further results\n"
                                "### fit\n"
                                "## What was left out\n"
                                "## Sources and compositions\n");
}

static void
pictures_and_those_not_drawn(void **state)
{
  (void)state;
  g_autoptr(GHashTable) pictures = g_hash_table_new(g_str_hash, g_str_equal);
  g_hash_table_insert(pictures, (gpointer) "flows", (gpointer) "<svg/>");
  g_autofree char *text = report_of(STUDY, pictures, NULL);
  assert_has(text, "![Flows](charts/flows.svg)\n\n"
                   "other (not drawn; [data](charts/other.csv), [script](charts/other.gp))\n\n## So what?");
}

static void
ranges_in_tables(void **state)
{
  (void)state;
  g_autofree char *text = report_of(STUDY, NULL, NULL);
  assert_has(text, "**idx**\n\n"
                   "| Period | t, points |\n"
                   "| --- | ---: |\n"
                   "| 2011-Q1 | below 0 |\n"
                   "| 2011-04/P2M | 3 |\n"
                   "| 2011-06/P3M | at least 0 |\n"
                   "| 2011-09/P2M | 1 to 4 |\n"
                   "| 2011-11/P2M | 5 |\n"
                   "| 2012-01/P2M | 10 to 20 |\n"
                   "| 2012-03/P2M | 30 |\n"
                   "| 2012-05/P2M | 36 |\n"
                   "| 2012-07/P2M |  |\n"
                   "| 2012-09/P2M | 7 |\n\n"
                   "tables/idx.csv holds the table with all digits.\n");
}

#define ONE_TABLE(columns)                                                                                             \
  "title: T\n"                                                                                                         \
  "series:\n"                                                                                                          \
  "  - { name: t, from: [ index-values, index-limits ], where: { partner: AAA } }\n"                                   \
  "  - { name: m, from: months }\n"                                                                                    \
  "tables:\n  - { name: one, columns: [ " columns " ] }\n"                                                             \
  "report:\n  - { question: One?, show: [ one ] }\n"

/* Strict and loose ends the other way round, by turning the sign. */
static void
the_other_open_ends(void **state)
{
  (void)state;
  g_autofree char *text = report_of(ONE_TABLE("{ name: x, expr: t / -8 }"), NULL, NULL);
  assert_has(text, "| 2011-Q1 | above 0 |\n"
                   "| 2011-04/P2M | −0.375 |\n"
                   "| 2011-06/P3M | at most 0 |\n"
                   "| 2011-09/P2M | −0.500 to −0.125 |\n");
}

static void
small_numbers_keep_three_digits(void **state)
{
  (void)state;
  g_autofree char *text = report_of(ONE_TABLE("m, { name: d, expr: m / 7000 }"), NULL, NULL);
  /* 1/7000 and 2/7000 with the decimals of the column's largest, 24/7000 = 0.0034286. */
  assert_has(text, "| 2000-01 | 1 | 0.00014 |\n| 2000-02 | 2 | 0.00029 |\n");
  assert_has(text, "| 2001-12 | 24 | 0.00343 |\n\ntables/one.csv holds the table with all digits.\n");
}

/* Sixty days of the default study's daily data; the first and the last twenty are shown. */
static void
long_tables_are_shortened(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autofree char *here = g_get_current_dir(), *folder = g_dir_make_tmp("bytrade-XXXXXX", NULL),
                  *path = g_build_filename(folder, "study.yaml", NULL),
                  *yaml =
                      g_strdup_printf("title: Long\ndata: %s/datasets/belarus-eu/datapackage.json\n"
                                      "series:\n  - { name: d, from: gdelt-daily, value: RUS }\n"
                                      "tables:\n  - { name: days, columns: [ d ], sample: 2021-03-01..2021-04-29 }\n"
                                      "report:\n  - { question: Days?, show: [ days ] }\n",
                                      here);
  assert_true(g_file_set_contents(path, yaml, -1, NULL));
  g_autoptr(Study) study = study_read(path, &error);
  g_unlink(path);
  g_rmdir(folder);
  assert_no_error(error);
  g_autoptr(Results) results = results_new(study);
  g_autoptr(Document) document = report_document(results, NULL, NULL, &error);
  assert_no_error(error);
  const Block *table = NULL, *note = NULL;
  for (guint i = 0; i + 1 < document->blocks->len && !table; i++) {
    table = g_ptr_array_index(document->blocks, i);
    note = g_ptr_array_index(document->blocks, i + 1);
    table = table->kind == BLOCK_TABLE ? table : NULL;
  }
  assert_non_null(table);
  assert_int_equal(table->rows->len, 40);
  const GPtrArray *before = g_ptr_array_index(table->rows, 19), *after = g_ptr_array_index(table->rows, 20);
  assert_string_equal(g_ptr_array_index(before, 0), "2021-03-20");
  assert_string_equal(g_ptr_array_index(after, 0), "2021-04-10");
  assert_string_equal(note->text, "The middle of the table is left out here; tables/days.csv holds the table with all "
                                  "digits.");
}

static void
what_was_left_out(void **state)
{
  (void)state;
  g_autofree char *text = report_of(STUDY, NULL, NULL);
  assert_has(text, "## What was left out\n\n"
                   "| Why | Count | Which | Of |\n"
                   "| --- | ---: | --- | --- |\n"
                   "| member BBB (Boria) has no row | 1 | 2002 | ab, again |\n\n");
}

static void
an_empty_ledger_says_nothing(void **state)
{
  (void)state;
  g_autoptr(Document) document = document_new("T");
  g_autoptr(Ledger) ledger = ledger_new();
  section_ledger(document, NULL);
  section_ledger(document, ledger);
  assert_int_equal(document->blocks->len, 0);
}

static void
ledger_entries_that_differ_stay_apart(void **state)
{
  (void)state;
  const Period year[] = {period_of("2001")};
  g_autoptr(Document) document = document_new("T");
  g_autoptr(Ledger) ledger = ledger_new();
  ledger_add(ledger, "a", "no row", 1, year, 1);
  ledger_add(ledger, "b", "no row", 1, NULL, 0);
  ledger_add(ledger, "c", "no row", 2, NULL, 0);
  ledger_add(ledger, "d", "no row", 1, year, 1);
  section_ledger(document, ledger);
  g_autofree char *text = document_to_markdown(document);
  assert_has(text, "| no row | 1 | 2001 | a, d |\n| no row | 1 |  | b |\n| no row | 2 |  | c |\n");
}

static void
sources_and_compositions(void **state)
{
  (void)state;
  g_autofree char *text = report_of(STUDY, NULL, NULL);
  assert_has(text, "## Sources and compositions\n\n"
                   "- trade: Customs.\n"
                   "- members: source not stated.\n"
                   "- months: source not stated.\n"
                   "- index-values: Summaries.\n"
                   "- index-limits: Summaries.\n"
                   "- AB as composed on 1 July 2003: AAA, BBB.\n");
}

static void
series_of_two_indices_have_no_mean(void **state)
{
  (void)state;
  g_autofree char *text = report_of(STUDY, NULL, NULL);
  assert_has(text,
             "| a | USD million | yearly | 2000–2004 | 5 | 0 | 0 | 0 | 12.200 | 12.000 | 1.9235 | 10.3 | 10.7 |\n");
  assert_has(text, "| t | points | irregular | 2011-Q1–2012-09/P2M | 5 | 1 | 4 | 0 | – | – | – | – | – |\n");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(order_of_the_report),
      cmocka_unit_test(results_without_sections),
      cmocka_unit_test(names_keep_only_their_models),
      cmocka_unit_test(pictures_and_those_not_drawn),
      cmocka_unit_test(ranges_in_tables),
      cmocka_unit_test(the_other_open_ends),
      cmocka_unit_test(small_numbers_keep_three_digits),
      cmocka_unit_test(long_tables_are_shortened),
      cmocka_unit_test(what_was_left_out),
      cmocka_unit_test(an_empty_ledger_says_nothing),
      cmocka_unit_test(ledger_entries_that_differ_stay_apart),
      cmocka_unit_test(sources_and_compositions),
      cmocka_unit_test(series_of_two_indices_have_no_mean),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
