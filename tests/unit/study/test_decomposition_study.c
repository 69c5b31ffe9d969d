#include "analysed.h"

#include "study/decomposition_study.h"

static void
months_by_the_calendar(void **state)
{
  Shelf *shelf = *state;
  g_autoptr(Analysis) whole = analysed_well(shelf, "decomposition", "air", "");
  g_autoptr(Analysis) later = analysed_well(shelf, "decomposition", "air", "sample=1959-04..1968");
  const DecompositionStudy *a = whole->result, *b = later->result;

  assert_int_equal(a->season, 12);
  assert_int_equal(a->run.n, CO2);
  assert_int_equal(a->run.frequency, FREQUENCY_MONTH);
  assert_false(a->parts->multiplicative);
  assert_string_equal(a->places[4], "May");
  assert_digits(a->parts->index[a->at[4]], 2.830289351851862, 13); /* test_decompose.c */
  assert_string_equal(whole->source, "Source of air");
  assert_string_equal(a->run.unit, "ppm");
  assert_int_equal(b->run.n, CO2 - 3); /* begins in April */
  assert_int_equal(b->at[3], 0);
  assert_int_equal(b->at[2], 11);
  assert_string_equal(b->places[11], "December");
  assert_true(fabs(b->parts->index[b->at[4]] - a->parts->index[a->at[4]]) < 0.1);
}

static void
other_cycles(void **state)
{
  Shelf *shelf = *state;
  double values[30];
  for (gsize i = 0; i < 30; i++)
    values[i] = 10 + (double)(i % 7) + 0.1 * (double)i;
  const Period monday = {4, 4}; /* 5 January 1970 */
  g_ptr_array_add(shelf->all, series_of_values("days", NULL, monday, values, 30));
  g_ptr_array_add(shelf->all, series_of_values("even", NULL, period_of_months(2000, 2, 2), values, 30));
  g_ptr_array_add(shelf->all, series_of_values("odd", NULL, period_of_months(2000, 3, 2), values, 30));
  g_ptr_array_add(shelf->all, series_of_values("half", NULL, period_of_months(2000, 7, 6), values, 30));
  static const struct {
    const char *of, *options, *first, *last;
    gsize season, at;
  } cases[] = {{"gas", "", "Q1", "Q4", 4, 0},
               {"gas", "sample=1960-Q3..1986", "Q1", "Q4", 4, 2},
               {"gas", "season=5", "1 of 5", "5 of 5", 5, 0},
               {"days", "", "Monday", "Sunday", 7, 0},
               {"even", "", "February–March", "December–January", 6, 0},
               {"odd", "", "January–February", "November–December", 6, 5},
               {"half", "", "January–June", "July–December", 2, 1},
               {"nile", "season=11", "1 of 11", "11 of 11", 11, 0}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Analysis) got = analysed_well(shelf, "decomposition", cases[i].of, cases[i].options);
    const DecompositionStudy *study = got->result;
    assert_int_equal(study->season, cases[i].season);
    assert_string_equal(study->places[0], cases[i].first);
    assert_string_equal(study->places[cases[i].season - 1], cases[i].last);
    assert_int_equal(study->at[0], cases[i].at);
  }
}

static void
factors_and_gaps(void **state)
{
  Shelf *shelf = *state;
  Series *hole = shelf_copy(shelf, "gas", "hole");
  *shelf_at(hole, 9) = observation_missing(shelf_at(hole, 9)->period, MISSING_NOT_PUBLISHED);
  g_autoptr(Analysis) got = analysed_well(shelf, "decomposition", "hole", "method=multiplicative");
  const DecompositionStudy *study = got->result;

  assert_true(study->parts->multiplicative);
  assert_int_equal(study->run.n, UKGAS - 10);
  const LedgerEntry *entry = g_ptr_array_index(shelf->ledger->entries, 0);
  assert_string_equal(entry->subject, "item");
  assert_string_equal(entry->reason, "hole: outside the longest run without a gap");
  assert_int_equal(entry->count, 9);
}

static void
refused(void **state)
{
  Shelf *shelf = *state;
  Series *odd = shelf_copy(shelf, "nile", "odd");
  shelf_at(odd, 99)->period.last += 3;

  assert_analysis_error(shelf, "decomposition", "gas", "method=stl", DATA_ERROR, DATA_ERROR_SCHEMA,
                        "the method of a decomposition is additive or multiplicative, not 'stl'");
  assert_analysis_error(shelf, "decomposition", "nile", "", DATA_ERROR, DATA_ERROR_ALIGN,
                        "nile is yearly and has no season: take shorter periods, or give the periods of a cycle as "
                        "'season'");
  assert_analysis_error(shelf, "decomposition", "odd", "season=4", DATA_ERROR, DATA_ERROR_ALIGN,
                        "decomposition needs periods of one length, and those of odd are not");
  assert_analysis_error(shelf, "decomposition", "gas", "sample=1960", STATS_ERROR, STATS_ERROR_TOO_FEW,
                        "4 observations, less than two whole cycles of 4");
  assert_analysis_error(shelf, "decomposition", "gas", "season=1000000", STATS_ERROR, STATS_ERROR_TOO_FEW,
                        "108 observations, less than two whole cycles of 1000000");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(months_by_the_calendar, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(other_cycles, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(factors_and_gaps, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(refused, shelf_make, shelf_free),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
