#include "analysis_blocks.h"

#include <gsl/gsl_errno.h>

static Analysis *
of(void **state, const char *formula, const char *options)
{
  return analysed_well(*state, "aggregation", formula, options);
}

#define BIAS                                                                                                           \
  " Adding up over time mixes what leads with what follows (temporal aggregation bias): Du, Ju, Ramirez and Yao "      \
  "(2017) "                                                                                                            \
  "find that monthly and yearly gravity equations of politics and trade differ."
#define SAME_DATA " The rows rest on the same data, so they do not confirm one another, and none shows a cause."

static void
one_sign_at_all_frequencies(void **state)
{
  g_autoptr(Analysis) analysis = of(state, "log(air) ~ trend", "sample=1959..1962");
  g_autoptr(Document) document = section_of(analysis);
  const Block *table = block_of(document, BLOCK_TABLE, 0);

  assert_block(
      document, BLOCK_METHOD, 0,
      "log(air) ~ trend at several frequencies. Converted series are summed over each longer period, before the "
      "formula is evaluated: air (ppm, monthly). A longer period that is not whole is missing; a lag is one period "
      "of its row. Least squares, Newey–West errors with the lag by the rule floor(4 (n/100)^(2/9)); p is of the "
      "null that the slope is zero, and left out below ten observations.");
  assert_heads(table,
               "Term | Frequency | Periods | n | Estimate | Low 95 % | High 95 % | Std. error | p | Durbin–Watson");
  assert_row(table, 0,
             "trend | monthly | 1959-01–1962-12 | 48 | 0.0001482 | −3.815e−05 | 0.0003346 | 9.259e−05 | 0.116 | 0.347");
  assert_row(table, 3, "trend | yearly | 1959–1962 | 4 | 0.002571 | 0.002336 | 0.002806 | 5.467e−05 | – | 2.715");
  assert_int_equal(table->rows->len, 4);
  assert_block(
      document, BLOCK_WARNING, 0,
      "Few observations: quarterly (n = 16), yearly (n = 4). There only large effects can be told from none, and "
      "Newey–West errors tend to be too small.");
  assert_reading(
      document,
      "trend: the same sign at all 4 frequencies, from 0.0001482 to 0.002571, and 1 of the intervals leaves out "
      "zero; sizes are a period each and cannot be compared as they stand." BIAS
      " The residuals are strongly autocorrelated (Durbin–Watson below 1) in the rows: monthly; their errors are "
      "likely to be too small. Few observations: quarterly (n = 16), yearly (n = 4)." SAME_DATA);
}

static void
sizes_that_overlap(void **state)
{
  g_autoptr(Analysis) analysis = of(state, "log(gas) ~ log(air)", "");
  g_autoptr(Document) document = section_of(analysis);

  assert_reading(document, "log(air): the same sign at both frequencies, from 17.03 to 19.96, and each of the "
                           "intervals leaves out zero; the "
                           "95 % intervals overlap, so the data do not tell the sizes apart." BIAS
                           " Few observations: yearly (n = 9)." SAME_DATA);
}

static void
sizes_that_differ(void **state)
{
  g_autoptr(Analysis) analysis = of(state, "diff(log(gas)) ~ diff(log(air)) + season", "frequencies=quarterly");
  g_autoptr(Analysis) both = of(state, "air ~ gas", "method=mean frequencies=quarterly,annual");
  g_autoptr(Document) one = section_of(analysis), two = section_of(both);

  assert_int_equal(block_of(one, BLOCK_TABLE, 0)->rows->len, 1); /* seasons are no slopes to follow */
  assert_holds(block_of(one, BLOCK_READING, 0)->text,
               "The model could be computed at one frequency only, so nothing can be compared." BIAS);
  assert_holds(
      block_of(two, BLOCK_READING, 0)->text,
      "gas: the same sign at both frequencies, from 0.04061 to 0.1253, and each of the intervals leaves out zero; the "
      "sizes differ, since two of the 95 % intervals have nothing in common." BIAS);
}

static void
signs_and_lags(void **state)
{
  g_autoptr(Analysis) analysis =
      of(state, "diff(log(air)) ~ lag(diff(log(air)))", "method=mean frequencies=monthly,annual");
  g_autoptr(Document) document = section_of(analysis);

  assert_holds(block_of(document, BLOCK_READING, 0)->text,
               "lag(diff(log(air))): no common sign at two frequencies, from ");
  assert_holds(block_of(document, BLOCK_READING, 0)->text,
               "; a lag is another span of time in each row, so that the sizes need not agree." BIAS);
}

static void
rates_and_rows_without_a_model(void **state)
{
  Shelf *shelf = *state;
  shelf_copy(shelf, "gas", "price");
  series_set(&((Series *)g_ptr_array_index(shelf->all, shelf->all->len - 1))->unit, "USD per barrel");
  shelf_copy(shelf, "gas", "share");
  series_set(&((Series *)g_ptr_array_index(shelf->all, shelf->all->len - 1))->unit, NULL);
  g_autoptr(Analysis) one = of(state, "log(price) ~ log(air)", "frequencies=monthly,annual");
  g_autoptr(Analysis) two = of(state, "price ~ share + trend", "frequencies=annual");
  g_autoptr(Analysis) mean = of(state, "log(price) ~ log(air)", "frequencies=annual method=mean");
  g_autoptr(Document) first = section_of(one), second = section_of(two), third = section_of(mean);

  assert_block(first, BLOCK_PARAGRAPH, 0, "Not computed, monthly: price is quarterly.");
  assert_block(first, BLOCK_WARNING, 0,
               "price looks like a rate, a share, a price or an index: such numbers are not summed over time. Ask for "
               "'method: mean', or build the rate from flows inside the formula.");
  assert_holds(block_of(second, BLOCK_WARNING, 0)->text, "price, share look like a rate,");
  assert_holds(block_of(second, BLOCK_METHOD, 0)->text,
               "price (USD per barrel, quarterly); share (a plain number, quarterly)");
  assert_holds(block_of(third, BLOCK_METHOD, 0)->text, "Converted series are averaged over each longer period");
  assert_holds(block_of(third, BLOCK_WARNING, 0)->text, "Few observations: yearly (n = 9).");
}

static void
in_json(void **state)
{
  g_autoptr(Analysis) analysis = of(state, "log(gas) ~ log(air)", "frequencies=monthly,quarterly,annual");
  g_autofree char *json = json_of(analysis);

  assert_holds(json, "\"kind\":\t\"aggregation\",\"source\":\t\"Source of gas; Source of air\",\"formula\":"
                     "\t\"log(gas) ~ log(air)\",\"method\":\t\"sum\",\"null\":\t\"the slope is zero\",\"series\":\t"
                     "[{\"name\":\t\"gas\"");
  assert_holds(json, "{\"name\":\t\"air\",\"unit\":\t\"ppm\",\"frequency\":\t\"monthly\",\"rate\":\tfalse}");
  assert_holds(json, "{\"frequency\":\t\"monthly\",\"why_not\":\t\"gas is quarterly\"}");
  assert_holds(json, "{\"frequency\":\t\"quarterly\",\"why_not\":\tnull,\"n\":\t36,\"first\":\t\"1960-Q1\",\"last\":\t"
                     "\"1968-Q4\",\"lag\":\t3,\"durbin_watson\":\t1.88");
  assert_holds(json, "{\"term\":\t\"log(air)\",\"estimate\":\t19.9");
  assert_holds(json, "\"p\":\tnull,\"ci_low\":\t14.8"); /* yearly, n = 9 */
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(one_sign_at_all_frequencies, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(sizes_that_overlap, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(sizes_that_differ, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(signs_and_lags, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(rates_and_rows_without_a_model, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(in_json, shelf_make, shelf_free),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
