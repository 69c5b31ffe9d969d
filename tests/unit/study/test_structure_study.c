#include "structure_case.h"

#include "stats/bootstrap.h"
#include "stats/concentration.h"
#include "stats/concentration_bootstrap.h"

#define ITEM "indicators:\n  - { name: s, kind: structure, of: b }\n"

/* 2001: 50, 30, 20 of a stated 125; 2002: one part; 2003: the total alone. */
#define TABLE "year,code,value\n2001,WLD,125\n2001,A,50\n2001,B,30\n2001,C,20\n2002,B,7\n2003,WLD,9\n"

static void
a_row_a_period(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = structure_case(TABLE, NULL, NULL, ITEM);
  const StructureStudy *study = structure_named(one, "s");
  assert_int_equal(study->n, 3);
  const StructureRow *first = &study->rows[0], *second = &study->rows[1], *third = &study->rows[2];
  assert_int_equal(first->parts, 3);
  assert_digits(first->sum, 100, 15);
  assert_digits(first->stated, 125, 15);
  assert_digits(first->gap, 0.2, 15);
  assert_digits(first->hhi, 0.38, 14);
  assert_digits(first->low, (30.0 * 30 + 20 * 20) / 2500, 14);
  assert_digits(first->high, (50.0 * 50 + 20 * 20) / 4900, 14);
  assert_digits(first->normalised, (0.38 - 1.0 / 3) / (2.0 / 3), 13);
  assert_digits(first->effective, 1 / 0.38, 14);
  assert_digits(first->ratio, 1, 15);
  assert_true(isnan(first->mirror) && isnan(first->lower) && isnan(first->upper));
  assert_digits(second->hhi, 1, 15);
  assert_true(isnan(second->low) && isnan(second->normalised) && isnan(second->gap));
  assert_int_equal(third->parts, 0);
  assert_true(isnan(third->hhi) && isnan(third->sum) && isnan(third->entropy) && isnan(third->ratio));
  assert_digits(structure_whole(study, 0), 125, 15);
  assert_digits(structure_whole(study, 1), 7, 15);
  assert_int_equal(structure_last(study), 1);
}

/* Over all rows A has 50, B 37, C 20; in 2002 B alone has something, and the others follow by code. */
static void
orders_and_tops(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = structure_case(TABLE, NULL, NULL,
                                              "indicators:\n  - { name: s, kind: structure, of: b, top: 2 }\n"
                                              "  - { name: t, kind: structure, of: b, top: 1000000 }\n"
                                              "  - { name: u, kind: structure, of: b, sample: 2001..2002 }\n");
  const StructureStudy *study = structure_named(one, "s");
  const gsize a = part_named(study, "A"), b = part_named(study, "B"), c = part_named(study, "C");
  assert_true(study->order[0] == a && study->order[1] == b && study->order[2] == c);
  g_autofree gsize *order = structure_order(study, 1, 2);
  assert_true(order[0] == b && order[1] == a && order[2] == c);
  assert_int_equal(study->top, 2);
  assert_int_equal(structure_named(one, "t")->top, 3);
  assert_int_equal(structure_named(one, "u")->n, 2);
  assert_int_equal(structure_named(one, "u")->top, 3);
}

/* The others report in another unit: 2001 without C, 2003 of no use, 2004 without a counterpart. */
static void
the_mirror(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one =
      structure_case(TABLE, "year,code,value\n2001,A,1\n2001,B,1\n2001,X,3\n2003,A,1\n2004,A,1\n", NULL,
                     "indicators:\n  - { name: s, kind: structure, of: b, mirror: mirrored }\n");
  const Analysis *analysis = structure_analysis(one, "s");
  const StructureStudy *study = analysis->result;
  assert_digits(study->rows[0].mirror, 0.44, 14);
  assert_digits(study->rows[0].uncovered, 0.2, 15);
  assert_true(isnan(study->rows[1].mirror) && isnan(study->rows[2].mirror));
  assert_string_equal(analysis->source, "Customs; Partners");
}

/* Two years of months, of which the second lacks December; A lacks a month, WLD is stated in all of 2001. */
static char *
months_of_two_years(void)
{
  GString *text = g_string_new("period,code,value\n");
  for (int year = 2001; year <= 2002; year++)
    for (int month = 1; month <= (year == 2001 ? 12 : 11); month++) {
      if (month != 5)
        g_string_append_printf(text, "%d-%02d,A,%d\n", year, month, 10 + month);
      g_string_append_printf(text, "%d-%02d,B,%d\n%d-%02d,WLD,40\n", year, month, 8, year, month);
    }
  return g_string_free(text, FALSE);
}

static void
months_become_years(void **state)
{
  (void)state;
  g_autofree char *months = months_of_two_years();
  g_autoptr(FolderStudy) one = structure_case(NULL, NULL, months,
                                              "indicators:\n  - { name: s, kind: structure, of: monthly }\n"
                                              "  - { name: t, kind: structure, of: monthly, block: 1, resamples: 199, "
                                              "seed: 5 }\n");
  const StructureStudy *study = structure_named(one, "s"), *other = structure_named(one, "t");
  assert_true(study->by_year);
  assert_int_equal(study->n, 1);
  assert_true(period_equal(study->periods[0], period_of("2001")));
  const double a = 12 * 10 + 78 - 15, b = 96;
  assert_digits(structure_values(study, 0)[part_named(study, "A")], a, 15);
  assert_digits(study->rows[0].hhi, (a * a + b * b) / (a + b) / (a + b), 14);
  assert_digits(study->rows[0].stated, 480, 15);
  assert_int_equal(study->partial, 1);
  assert_int_equal(study->block, 3);
  assert_int_equal(study->resamples, 999);
  assert_true(study->seed == BOOTSTRAP_SEED);
  assert_true(study->rows[0].lower < study->rows[0].hhi && study->rows[0].hhi < study->rows[0].upper);
  assert_ledger(one->results->ledger, "s", "monthly: outside the whole years", 11, "2002-01–2002-11");
  assert_ledger(one->results->ledger, "s",
                "monthly: the value of a year is the sum of the periods there are, where others have none", 1, "");
  double lower, upper;
  const ConcentrationBootstrap options = {199, 1, 5, 0.95};
  assert_true(concentration_interval(study->breakdown->values, 12, 2, &options, &lower, &upper, NULL));
  assert_true(other->rows[0].lower == lower && other->rows[0].upper == upper);
}

/* Eleven months make no year: each stands by itself; quarters and two-months are added up as well. */
static void
other_frequencies(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    gsize n, block;
    gboolean by_year;
  } cases[] = {
      {"period,code,value\n2001-01,A,1\n2001-02,A,2\n2001-02,B,2\n", 2, 1, FALSE},
      {"period,code,value\n2001-Q1,A,1\n2001-Q2,A,2\n2001-Q3,B,2\n2001-Q4,B,2\n2002-Q1,A,1\n", 1, 1, TRUE},
      {"period,code,value\n2001-01/P2M,A,1\n2001-03/P2M,A,1\n2001-05/P2M,A,1\n2001-07/P2M,A,1\n2001-09/P2M,B,1\n"
       "2001-11/P2M,A,1\n",
       1, 2, TRUE},
      {"period,code,value\n2001-02/P2M,A,1\n2001-04/P2M,A,1\n2001-06/P2M,A,1\n2001-08/P2M,A,1\n2001-10/P2M,B,1\n"
       "2001-12/P2M,A,1\n2002-02/P2M,A,1\n",
       7, 1, FALSE},
      {"period,code,value\n2001-S1,A,1\n2001-S2,A,1\n", 2, 1, FALSE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(FolderStudy) one =
        structure_case(NULL, NULL, cases[i].text, "indicators:\n  - { name: s, kind: structure, of: monthly }\n");
    const StructureStudy *study = structure_named(one, "s");
    assert_int_equal(study->n, cases[i].n);
    assert_int_equal(study->by_year, cases[i].by_year);
    assert_int_equal(study->block, cases[i].block);
    assert_true(isnan(study->rows[0].lower) == !cases[i].by_year);
  }
}

/* Years of months against a yearly mirror. */
static void
a_mirror_of_another_frequency(void **state)
{
  (void)state;
  g_autofree char *months = months_of_two_years();
  g_autoptr(FolderStudy) one =
      structure_case(NULL, "year,code,value\n2001,A,3\n2001,B,1\n", months,
                     "indicators:\n  - { name: s, kind: structure, of: monthly, mirror: mirrored }\n"
                     "  - { name: t, kind: structure, of: mirrored, mirror: monthly }\n");
  const StructureStudy *study = structure_named(one, "s"), *other = structure_named(one, "t");
  assert_digits(study->rows[0].mirror, 0.625, 15);
  assert_digits(study->rows[0].uncovered, 0, 15);
  assert_true(other->rows[0].mirror == study->rows[0].hhi);
}

static void
refused(const char *t, const char *m, const char *item, const char *message)
{
  g_autofree char *items = g_strdup_printf("indicators:\n  - %s\n", item);
  g_autoptr(FolderStudy) one = structure_case(t, m, NULL, items);
  g_autoptr(GError) error = NULL;
  assert_null(results_analysis(one->results, "s", &error));
  g_autofree char *got = folder_study_message(one, error);
  g_autofree char *source = g_strdup_printf("      - %s", item);
  g_autofree char *want = g_strdup_printf("study.yaml:7:5: s: %s\n%s\n        ^", message, source);
  assert_string_equal(got, want);
}

static void
what_is_refused(void **state)
{
  (void)state;
  static const char item[] = "{ name: s, kind: structure, of: b }",
                    mirror[] = "{ name: s, kind: structure, of: b, mirror: mirrored }";
  refused("year,code,value\n2001,A,-2\n2001,B,5\n", NULL, item,
          "b: the value of 'A' in 2001 is below zero, and shares are taken of finite values of zero or more");
  refused("year,code,value\n2001,A,0\n2002,B,0\n", NULL, item, "b: no part has a value above zero in any period");
  refused("year,code,value\n2001,A,1\n", "year,code,value\n2001,A,-1\n2001,B,4\n", mirror,
          "mirrored: the value of 'A' in 2001 is below zero, and shares are taken of finite values of zero or more");
  refused("year,code,value\n2001,A,1\n", "year,code,value\n2002,A,1\n", mirror,
          "there is no period in which both 'b' and its mirror 'mirrored' have values");
  refused("year,code,value\n2001,A,1\n", NULL, "{ name: s, kind: structure, of: b, mirror: b }",
          "'b' is set against itself: two breakdowns are needed, one of each side");
}

static void
a_block_longer_than_a_year(void **state)
{
  (void)state;
  g_autofree char *months = months_of_two_years();
  g_autoptr(FolderStudy) one =
      structure_case(NULL, NULL, months, "indicators:\n  - { name: s, kind: structure, of: monthly, block: 13 }\n");
  g_autoptr(GError) error = NULL;
  assert_null(results_analysis(one->results, "s", &error));
  g_autofree char *message = folder_study_message(one, error);
  assert_string_equal(message, "study.yaml:7:5: s: block: 13 is not between 1 and the 12 periods resampled\n"
                               "      - { name: s, kind: structure, of: monthly, block: 13 }\n        ^");
}

/* datasets/belarus-eu: sums of partners against WLD as the README of the tables has them. */
static void
trade_of_belarus(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = belarus_study(
      "breakdowns:\n"
      "  - { name: x, from: trade-annual, where: { reporter: BLR, flow: export }, by: partner }\n"
      "  - { name: m, from: trade-annual, where: { reporter: BLR, flow: import }, by: partner }\n"
      "indicators:\n  - { name: exports, kind: structure, of: x }\n  - { name: imports, kind: structure, of: m }\n");
  g_autoptr(GError) error = NULL;
  const Analysis *exports = results_analysis(one->results, "exports", &error),
                 *imports = results_analysis(one->results, "imports", &error);
  assert_no_error(error);
  const StructureStudy *x = exports->result, *m = imports->result;
  assert_int_equal(x->n, 29);
  for (gsize i = 1; i <= 5; i++) /* 1993 to 1997 */
    assert_true(fabs(x->rows[i].gap) < 0.001 && fabs(m->rows[i].gap) < 0.001);
  assert_true(fabs(m->rows[19].gap - 0.0453) < 0.00005); /* 2011 */
  assert_true(fabs(x->rows[28].gap - 0.0336) < 0.00005); /* 2020 */
  assert_int_equal(x->rows[27].parts, 164);
  assert_digits(x->rows[27].hhi, 0.21253919819071965, 13);
  assert_digits(x->rows[27].low, 0.08928721678895732, 13);
  assert_digits(x->rows[27].high, 0.2583837963087841, 13);
  assert_digits(x->rows[27].normalised, 0.20770815032685902, 13);
  assert_digits(x->rows[27].effective, 4.705014456216501, 13);
  assert_digits(x->rows[27].entropy, 2.490969893555261, 13);
  assert_digits(x->rows[27].ratio, 0.6708484409277895, 13);
  assert_true(x->order[0] == part_named(x, "RUS") && x->order[1] == part_named(x, "UKR"));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_row_a_period),    cmocka_unit_test(orders_and_tops),
      cmocka_unit_test(the_mirror),        cmocka_unit_test(months_become_years),
      cmocka_unit_test(other_frequencies), cmocka_unit_test(a_mirror_of_another_frequency),
      cmocka_unit_test(what_is_refused),   cmocka_unit_test(a_block_longer_than_a_year),
      cmocka_unit_test(trade_of_belarus),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
