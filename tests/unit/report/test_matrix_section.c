#include "report/matrix_section.h"

#include "../study/matrix_pair.h"
#include "sections_of.h"
#include "report/figure_analyses.h"

/* Three series, three pairs. */
typedef struct {
  MatrixPair pairs[N_ON][3];
  MatrixStudy study;
} Made;

static char *labels[] = {(char *)"Exports", (char *)"Imports", (char *)"Oil", NULL};

static Made *
made(void)
{
  static const double r[N_ON][3] = {{0.91, 0.9961, 0.3}, {0.45, 0.88, -0.2}},
                      p[N_ON][3] = {{0.04, 0.001, 0.4}, {0.03, 0.0001, 0.5}},
                      adjusted[N_ON][3] = {{0.08, 0.003, 0.4}, {0.06, 0.0003, 0.5}};
  Made *m = g_new0(Made, 1);
  m->study =
      (MatrixStudy){.k = 3, .n_pairs = 3, .labels = labels, .frequency = FREQUENCY_YEAR, .fewest = 13, .most = 29};
  for (guint on = 0; on < N_ON; on++) {
    for (gsize i = 0; i < 3; i++)
      m->pairs[on][i] = (MatrixPair){.row = i < 1 ? 1 : 2,
                                     .column = i < 2 ? 0 : 1,
                                     .n = 29 - on,
                                     .correlation = {.r = r[on][i]},
                                     .p = p[on][i],
                                     .adjusted = adjusted[on][i]};
    m->study.on[on] = (MatrixTable){.tests = 3, .told = 1, .told_alone = 2, .pairs = m->pairs[on]};
  }
  return m;
}

#define END                                                                                                            \
  " What is not told apart from zero is not shown to be zero, and a correlation says neither which moves first nor "   \
  "that one causes the other."

#define assert_reading(study, wanted)                                                                                  \
  do {                                                                                                                 \
    g_autofree char *text_ = read_matrix(study);                                                                       \
    assert_text(text_, wanted END);                                                                                    \
  } while (0)

static void
readings(void **state)
{
  (void)state;
  g_autofree Made *m = made();
  assert_reading(&m->study,
                 "Of 3 correlations of levels 1 stays apart from zero at 5 % once p is adjusted for their number (2 "
                 "without that): Exports – Oil (r = 0.9961, n = 29). Of 3 correlations of changes 1 stays apart from "
                 "zero at 5 % once p is adjusted for their number (2 without that): Exports – Oil (r = 0.88, n = 28).");
  m->pairs[ON_LEVELS][0].expected = m->pairs[ON_LEVELS][1].expected = TRUE;
  m->pairs[ON_CHANGES][0].adjusted = 0.0001;
  m->study.on[ON_CHANGES].told = 2;
  m->pairs[ON_LEVELS][1].adjusted = 0.05;
  m->study.on[ON_LEVELS].told = 0;
  assert_reading(&m->study,
                 "Of 3 correlations of levels none stays apart from zero at 5 % once p is adjusted for their number (2 "
                 "without that). Of 3 correlations of changes 2 stay apart from zero at 5 % once p is adjusted for "
                 "their number (2 without that): Exports – Imports (r = 0.45, n = 28), Exports – Oil (r = 0.88, n = "
                 "28). Those of levels are to be expected in 2 pairs, whose series both drift; the changes say more.");
  m = (g_free(m), made());
  m->study.cross_section = TRUE;
  m->study.on[ON_CHANGES].tests = 0;
  m->study.on[ON_LEVELS].tests = 1;
  assert_reading(&m->study,
                 "Of 1 correlation 1 stays apart from zero at 5 % once p is adjusted for their number (2 without "
                 "that): Exports – Oil (r = 0.9961, n = 29).");
}

static void
section(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("correlation-matrix", INDICES, TRUE, "a; b; c; d", "", "");
  g_autoptr(Document) document = section_of(&asked);
  const MatrixStudy *study = asked.analysis->result;
  const Block *table = block_of(document, BLOCK_TABLE, 0);
  assert_text(
      block_of(document, BLOCK_METHOD, 0)->text,
      "Pearson correlations of 4 series, yearly, each pair over the periods that both have (n = 12 to 13). p allows "
      "for "
      "autocorrelation (effective n, Pyper and Peterman 1998); p adj. by Holm over 6 tests of levels and 6 of changes, "
      "each apart. Null: no association. * p adj. below 0.05. Some pairs have gaps among their periods: effective n "
      "takes those beside a gap as adjoining.");
  assert_heads(table, "Pair | n | r | p | p adj. | Changes: n | r | p | p adj.");
  assert_int_equal(table->rows->len, 6);
  const MatrixPair *last = matrix_pair(study, ON_LEVELS, 2, 3), *changes = matrix_pair(study, ON_CHANGES, 2, 3);
  g_autofree char *row = row_text(g_ptr_array_index(table->rows, 5)), *marked = g_strdup_printf("c – d † | 12 | ");
  assert_true(last->expected && g_str_has_prefix(row, marked));
  assert_int_equal(changes->n, 10);
  assert_text(
      block_of(document, BLOCK_WARNING, 1)->text,
      "With only 12 pairs where series share the fewest periods a correlation weaker than ±0.58 cannot be told from "
      "none.");
  const char *expected = block_of(document, BLOCK_WARNING, 0)->text;
  assert_true(g_str_has_suffix(expected,
                               " of 6 pairs, marked †, both series trend or look integrated: correlation of levels is "
                               "expected here; see changes, in the same row."));
  g_autofree char *reading = read_matrix(study);
  assert_text(block_of(document, BLOCK_READING, 0)->text, reading);
}

static void
section_of_rows(void **state)
{
  (void)state;
  g_auto(Asked) asked =
      ask("correlation-matrix", LONGLEY_CSV, FALSE, "UNEMP; ARMED; POP; YEAR", "", "correction=bh method=pearson");
  g_autoptr(Document) document = section_of(&asked);
  const Block *table = block_of(document, BLOCK_TABLE, 0);
  assert_text(
      block_of(document, BLOCK_METHOD, 0)->text,
      "Pearson correlations of 4 columns, n = 16. p takes the rows to be independent; p adj. by Benjamini and Hochberg "
      "over 6 tests. Null: no association. * p adj. below 0.05.");
  assert_heads(table, "Pair | n | r | p | p adj.");
  /* R 4.2.2: cor.test and p.adjust(method = "BH"), as in test_correlation_studies.c. */
  assert_row(table, 0, "UNEMP – ARMED | 16 | −0.18 | 0.511 | 0.511");
  assert_row(table, 1, "UNEMP – POP | 16 | 0.69 | 0.00331 | 0.00932*");
  assert_row(table, 4, "ARMED – YEAR | 16 | 0.42 | 0.108 | 0.162");
}

static void
pairs_that_cannot_be(void **state)
{
  (void)state;
  const char *text =
      "year,a,b,c\n2001,1,2,\n2002,3,1,\n2003,2,4,\n2004,5,3,\n2005,4,,1\n2006,6,,3\n2007,5,,2\n2008,7,,5\n";
  g_auto(Asked) asked = ask_text("correlation-matrix", text, TRUE, "a; b; c", "", "");
  g_autoptr(Document) document = section_of(&asked);
  assert_row(block_of(document, BLOCK_TABLE, 0), 2, "b – c |  |  |  |  |  |  |  | ");
  const Block *list = block_of(document, BLOCK_LIST, 0);
  assert_int_equal(list->items->len, 1);
  assert_true(g_str_has_prefix(g_ptr_array_index(list->items, 0), "b – c: "));
}

static void
json(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("correlation-matrix", INDICES, TRUE, "a; b; e", "", "correction=bh method=spearman");
  const MatrixStudy *study = asked.analysis->result;
  cJSON *object = json_of(&asked);
  const cJSON *pairs = json_at(object, "pairs"), *first = cJSON_GetArrayItem(pairs, 0),
              *last = cJSON_GetArrayItem(pairs, 5);
  assert_json_text(object, "method", "spearman");
  assert_json_text(object, "correction", "bh");
  assert_json_text(object, "p_of", "effective n");
  assert_true(json_number_at(object, "tests_levels") == 3 && json_number_at(object, "tests_changes") == 1);
  assert_int_equal(cJSON_GetArraySize(pairs), 6);
  assert_json_text(first, "x", "a");
  assert_json_text(first, "y", "b");
  assert_digits(json_number_at(first, "p_adjusted"), study->on[ON_LEVELS].pairs[0].adjusted, 17);
  assert_digits(json_number_at(first, "r"), study->on[ON_LEVELS].pairs[0].correlation.r, 17);
  assert_json_null(first, "why");
  assert_json_text(last, "on", "changes");
  assert_json_null(last, "p");
  assert_json_text(last, "why", "e: all 12 observations are equal");
  cJSON_Delete(object);
}

/* Half a matrix a panel: rows from the second series on, columns up to the last but one. */
static void
figure(void **state)
{
  (void)state;
  g_autofree Made *m = made();
  const Analysis analysis = {.result = &m->study, .source = (char *)"Customs"};
  const FigureOfAnalysis *kind = figure_of_analysis("correlations");
  g_autoptr(Chart) chart = chart_new("c", kind->axis), rows = chart_new("r", kind->axis);
  m->pairs[ON_CHANGES][2].why = (char *)"too few";
  assert_true(kind->draw(&analysis, chart, NULL));
  assert_int_equal(chart->panels->len, 2);
  const ChartPanel *levels = g_ptr_array_index(chart->panels, 0), *changes = g_ptr_array_index(chart->panels, 1);
  const ChartLayer *cells = g_ptr_array_index(levels->layers, 0), *others = g_ptr_array_index(changes->layers, 0);
  assert_text(levels->title, "Levels");
  assert_int_equal(cells->kind, LAYER_CELLS);
  assert_int_equal(levels->rows->len, 2);
  assert_text(g_ptr_array_index(levels->rows, 1), "Oil");
  assert_text(g_ptr_array_index(levels->columns, 1), "Imports");
  const ChartPoint *told = &g_array_index(cells->points, ChartPoint, 1),
                   *not_told = &g_array_index(cells->points, ChartPoint, 0),
                   *none = &g_array_index(others->points, ChartPoint, 2);
  assert_text(told->label, "1.00*");
  assert_text(not_told->label, "0.91");
  assert_true(told->y == 0.9961 && told->x0 == 0 && told->low == 1);
  assert_true(isnan(none->y) && none->label == NULL);
  assert_true(chart->shared_y && chart->columns == 2);
  assert_text(chart->subtitle, "Pearson’s correlation of each pair over the periods both have, n = 13 to 29");
  assert_text(chart->note,
              "* told apart from zero at 5 %: p allows for autocorrelation, adjusted by Holm over 3 tests of each "
              "panel. Levels that trend correlate whether or not they have to do with each other.");
  assert_text(chart->source, "Source: Customs");

  m->study.cross_section = TRUE;
  m->study.fewest = 29;
  assert_true(kind->draw(&analysis, rows, NULL));
  assert_int_equal(rows->panels->len, 1);
  assert_text(rows->note, "* told apart from zero at 5 %: p of independent rows, adjusted by Holm over 3 tests.");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(readings),
      cmocka_unit_test(section),
      cmocka_unit_test(section_of_rows),
      cmocka_unit_test(pairs_that_cannot_be),
      cmocka_unit_test(json),
      cmocka_unit_test(figure),
  };
  return cmocka_run_group_tests(tests, no_gsl_handler, NULL);
}
