#include "indices.h"

#include "report/agreement_section.h"
#include "report/index_tables.h"
#include "report/result_tables.h"

/* The CSV of the study's first table, by the row of its kind. */
static char *
csv_of(const IndexStudy *one, GError **error)
{
  const TableDef *table = g_ptr_array_index(one->study->tables, 0);
  assert_non_null(table->kind);
  return result_table(table->kind)->csv(one->results, table, error);
}

#define assert_csv(text, want)                                                                                         \
  do {                                                                                                                 \
    GError *error_ = NULL;                                                                                             \
    g_auto(IndexStudy) one_ = index_study(text);                                                                       \
    g_autofree char *csv_ = csv_of(&one_, &error_);                                                                    \
    assert_no_error(error_);                                                                                           \
    assert_string_equal(csv_, want);                                                                                   \
  } while (0)

#define HEAD "period,partner,balance,positive,negative,events,absolute,mean,polarity,days_present,days\n"

/* April has no row: 31 of 61 days. Of sums neither sides nor numbers of events can be told. */
static void
sums_with_their_days(void **state)
{
  (void)state;
  assert_csv("tables:\n  - { name: t, kind: index, partners: { BBB: sum_b, AAA: sum_a } }\n",
             HEAD "2018-01/P2M,BBB,2.5,,,,,,,59,59\n"
                  "2018-01/P2M,AAA,30.25,,,,,,,59,59\n"
                  "2018-03/P2M,BBB,9,,,,,,,31,61\n"
                  "2018-03/P2M,AAA,-4,,,,,,,31,61\n"
                  "2018-05/P2M,BBB,10,,,,,,,61,61\n"
                  "2018-05/P2M,AAA,-4,,,,,,,61,61\n"
                  "2018-07/P2M,BBB,3,,,,,,,62,62\n"
                  "2018-07/P2M,AAA,3,,,,,,,62,62\n");
}

/* Counts are events, each a score of 1 or -1; a year without any has neither mean nor polarity. */
static void
counts_of_both_sides(void **state)
{
  (void)state;
  assert_csv("tables:\n  - { name: t, kind: index, partners: { AAA: { positive: good_a, negative: bad_a } } }\n",
             HEAD "2017,AAA,4,7,-3,10,10,0.4,0.4,,365\n"
                  "2018,AAA,0,0,0,0,0,,,,365\n");
  /* The same of scores: they add up, but are no number of events. */
  assert_csv(
      "tables:\n  - { name: t, kind: index, partners: { X: { positive: sum_b, negative: sum_b, balance: sum_a } } }\n"
      "  - { name: u, kind: agreement }\n",
      HEAD "2018-01/P2M,X,30.25,2.5,-2.5,,5,,6.05,59,59\n"
           "2018-03/P2M,X,-4,9,-9,,18,,-0.2222222222222222,31,61\n"
           "2018-05/P2M,X,-4,10,-10,,20,,-0.2,61,61\n"
           "2018-07/P2M,X,3,3,-3,,6,,0.5,62,62\n");
}

static void
values_bounds_and_gaps(void **state)
{
  (void)state;
  assert_csv("tables:\n  - { name: t, kind: index-published, partners: { AAA: index_a, BBB: [ index_b ] } }\n",
             "period,start,end,index,partner,value,lower,upper,kind,source\n"
             "2011-Q1,2011-01-01,2011-03-31,Old,AAA,,,0,strict,issue 7\n"
             "2011-04/P2M,2011-04-01,2011-05-31,Old,AAA,,0,,,issue 8\n"
             "2011-06/P3M,2011-06-01,2011-08-31,Old,AAA,,,,gap,\n"
             "2011-09/P2M,2011-09-01,2011-10-31,Old,AAA,22,,,,issue 9\n"
             "2011-11/P2M,2011-11-01,2011-12-31,Old,AAA,,,,gap,\n"
             "2018-01/P2M,2018-01-01,2018-02-28,New,AAA,,0,,strict,issue 1\n"
             "2018-03/P2M,2018-03-01,2018-04-30,New,AAA,,,,gap,\n"
             "2018-05/P2M,2018-05-01,2018-06-30,New,AAA,35,,,,issue 3\n"
             "2018-07/P2M,2018-07-01,2018-08-31,New,AAA,0,,,,issue 4\n"
             "2011-01/P10M,2011-01-01,2011-10-31,Old,BBB,,,,gap,\n"
             "2011-11/P2M,2011-11-01,2011-12-31,Old,BBB,-15,,,,issue 10\n"
             "2018-01/P2M,2018-01-01,2018-02-28,New,BBB,,-9,36,strict,issue 8\n"
             "2018-03/P2M,2018-03-01,2018-04-30,New,BBB,-9,,,,issue 2\n"
             "2018-05/P4M,2018-05-01,2018-08-31,New,BBB,,,,gap,\n");
}

static void
agreements_in_a_table(void **state)
{
  (void)state;
  assert_csv("agreement:\n"
             "  - { name: a, of: [ new_a, sum_a ] }\n"
             "  - { name: both, of: [ new_a, sum_a, new_b, sum_b ] }\n"
             "  - { name: apart, of: [ old_a, sum_a ] }\n"
             "tables:\n  - { name: t, kind: agreement }\n",
             "name,x,y,periods,same,opposite,undecided,share_same,spearman,n_exact,worst_period,note\n"
             "a,\"New, A\",\"Sum, A\",3,1,1,1,0.5,,2,,\"2 pairs of exact values, and ranks are compared from 8 on\"\n"
             "both,New,Sum,5,1,2,2,0.3333333333333333,,3,\"2018-05/P2M, A\",\"3 pairs of exact values, and ranks are "
             "compared from 8 on\"\n"
             "apart,\"Old, A\",\"Sum, A\",0,0,0,0,,,0,,the two have no period in common: 2011 and 2018\n");
}

#define assert_table_error(table, code, message)                                                                       \
  do {                                                                                                                 \
    GError *error_ = NULL;                                                                                             \
    g_auto(IndexStudy) one_ = index_study("tables:\n  - " table "\n");                                                 \
    assert_null(csv_of(&one_, &error_));                                                                               \
    assert_true(g_error_matches(error_, DATA_ERROR, code));                                                            \
    g_autofree char *got_ = short_message(&one_, error_);                                                              \
    assert_string_equal(got_, message);                                                                                \
    g_clear_error(&error_);                                                                                            \
  } while (0)

static void
errors(void **state)
{
  (void)state;
  assert_table_error("{ name: t, kind: index }", DATA_ERROR_SCHEMA,
                     "study.yaml:16:5: a table of this kind needs 'partners', a map such as { EU: gdelt_eu }\n"
                     "      - { name: t, kind: index }\n"
                     "        ^");
  assert_table_error("{ name: t, kind: index, partners: [ sum_a ] }", DATA_ERROR_SCHEMA,
                     "study.yaml:16:39: a table of this kind needs 'partners', a map such as { EU: gdelt_eu }\n"
                     "      - { name: t, kind: index, partners: [ sum_a ] }\n"
                     "                                          ^");
  assert_table_error("{ name: t, kind: index, partners: { A: sum_c } }", DATA_ERROR_NAME,
                     "study.yaml:16:44: sum_c: there is no series 'sum_c', did you mean 'sum_a'?\n"
                     "      - { name: t, kind: index, partners: { A: sum_c } }\n"
                     "                                               ^");
  assert_table_error("{ name: t, kind: index, partners: { A: [ sum_a ] } }", DATA_ERROR_SCHEMA,
                     "study.yaml:16:44: expected the name of a series\n"
                     "      - { name: t, kind: index, partners: { A: [ sum_a ] } }\n"
                     "                                               ^");
  assert_table_error("{ name: t, kind: index, partners: { A: { positive: sum_a } } }", DATA_ERROR_SCHEMA,
                     "study.yaml:16:44: a partner needs 'balance', or 'positive' and 'negative'\n"
                     "      - { name: t, kind: index, partners: { A: { positive: sum_a } } }\n"
                     "                                               ^");
  assert_table_error("{ name: t, kind: index, partners: { A: { plus: sum_a } } }", DATA_ERROR_SCHEMA,
                     "study.yaml:16:46: unknown key 'plus', expected one of: balance, positive, negative\n"
                     "      - { name: t, kind: index, partners: { A: { plus: sum_a } } }\n"
                     "                                                 ^");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sums_with_their_days),
      cmocka_unit_test(counts_of_both_sides),
      cmocka_unit_test(values_bounds_and_gaps),
      cmocka_unit_test(agreements_in_a_table),
      cmocka_unit_test(errors),
  };
  return cmocka_run_group_tests(tests, gsl_stays_quiet, NULL);
}
