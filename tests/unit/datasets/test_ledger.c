#include "series_of.h"

/* Periods as text, parted by blanks, print like that. */
static void
assert_printed(const char *periods, const char *wanted)
{
  g_auto(GStrv) words = g_strsplit(periods, " ", -1);
  g_autoptr(GArray) array = g_array_new(FALSE, FALSE, sizeof(Period));
  for (char **word = words; *word && **word; word++) {
    const Period period = period_of(*word);
    g_array_append_val(array, period);
  }
  g_autofree char *text = periods_print((const Period *)(void *)array->data, array->len);
  assert_string_equal(text, wanted);
}

static void
runs_are_joined_by_a_dash(void **state)
{
  (void)state;
  assert_printed("", "");
  assert_printed("2001", "2001");
  assert_printed("2001 2002", "2001, 2002");
  assert_printed("1992 1993 1994 1995 1996 2001", "1992–1996, 2001");
  assert_printed("2018-11 2018-12 2019-01 2019-03", "2018-11–2019-01, 2019-03");
  assert_printed("2018-Q3 2018-Q4 2019-Q1", "2018-Q3–2019-Q1");
  assert_printed("2018-12-30 2018-12-31 2019-01-01", "2018-12-30–2019-01-01");
  assert_printed("2018-01/P2M 2018-03/P2M 2018-05/P2M", "2018-01/P2M–2018-05/P2M");
}

static void
other_grids_are_no_run(void **state)
{
  (void)state;
  assert_printed("2018 2019-Q1 2019-Q2", "2018, 2019-Q1, 2019-Q2");
  assert_printed("2018-01/P2M 2018-02/P2M", "2018-01/P2M, 2018-02/P2M"); /* odd and even */
  assert_printed("2018-02/P3M 2018-05/P3M 2018-08/P3M", "2018-02/P3M, 2018-05/P3M, 2018-08/P3M");
}

static void
eight_runs_and_the_others_counted(void **state)
{
  (void)state;
  assert_printed("1990 1992 1994 1996 1998 2000 2002 2004", "1990, 1992, 1994, 1996, 1998, 2000, 2002, 2004");
  assert_printed("1990 1992 1994 1996 1998 2000 2002 2004 2006 2007 2008 2010 2012",
                 "1990, 1992, 1994, 1996, 1998, 2000, 2002, 2004 and 5 more");
}

static void
entries_stand_once_in_the_order_of_their_making(void **state)
{
  (void)state;
  g_autoptr(Ledger) ledger = ledger_new();
  const Period years[] = {period_of("1992"), period_of("1993"), period_of("1994")};
  ledger_add(ledger, "exports", "no row for MLT", 3, years, 3);
  ledger_add(ledger, "exports", "rows skipped", 7, NULL, 0);
  ledger_add(ledger, "exports", "no row for MLT", 3, years, 3);
  ledger_add(ledger, "imports", "no row for MLT", 3, years, 3);
  ledger_add(ledger, "exports", "no row for MLT", 2, years, 2);
  ledger_add(ledger, "exports", "rows skipped", 8, NULL, 0);
  assert_int_equal(ledger->entries->len, 5);
  assert_entry(ledger, 0, "exports", "no row for MLT", 3, "1992–1994");
  assert_entry(ledger, 1, "exports", "rows skipped", 7, NULL);
  assert_entry(ledger, 2, "imports", "no row for MLT", 3, "1992–1994");
  assert_entry(ledger, 3, "exports", "no row for MLT", 2, "1992, 1993");
  assert_entry(ledger, 4, "exports", "rows skipped", 8, NULL);
  ledger_add(NULL, "x", "y", 1, years, 1);
  ledger_free(NULL);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(runs_are_joined_by_a_dash),
      cmocka_unit_test(other_grids_are_no_run),
      cmocka_unit_test(eight_runs_and_the_others_counted),
      cmocka_unit_test(entries_stand_once_in_the_order_of_their_making),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
