#include "../test.h"

#include "report/indicator_section.h"

static const IndicatorKind kind = {.word = "hhi", .summary = "squared shares, added up", .range = TRUE};

static Period
year(int number)
{
  Period period = {0};
  const char *why = NULL;
  g_autofree char *text = g_strdup_printf("%d", number);
  assert_true(period_parse(text, strlen(text), &period, &why));
  return period;
}

static void
add(Series *series, int at, double value, double low, double high)
{
  Observation observation =
      isnan(value) ? observation_missing(year(at), MISSING_UNDEFINED) : observation_exact(year(at), value);
  observation.low = low;
  observation.high = high;
  series_add(series, observation);
}

static Series *
three_years(void)
{
  Series *series = series_new("hhi");
  series->range = g_strdup("with any one partner left out");
  add(series, 2001, 0.625, 0.5, 1);
  add(series, 2002, NAN, NAN, NAN);
  add(series, 2003, 0.25, 0.2, 0.75);
  return series;
}

static const Block *
last_block(const Document *document)
{
  return g_ptr_array_index(document->blocks, document->blocks->len - 1);
}

static void
assert_reading(const Series *series, const char *wanted)
{
  g_autoptr(Document) document = document_new("t");
  section_indicator(document, &kind, series, "exports", NULL);
  assert_int_equal(last_block(document)->kind, BLOCK_READING);
  assert_string_equal(last_block(document)->text, wanted);
}

static void
the_reading_tells_the_last_value_and_the_extremes(void **state)
{
  (void)state;
  g_autoptr(Series) series = three_years();
  assert_reading(series, "hhi is 0.2500 in 2003; of 2 periods it was highest in 2001 (0.6250) and lowest in 2003 "
                         "(0.2500). In 2003, with any one partner left out, it is between 0.2000 and 0.7500: no "
                         "confidence interval, since the parts are all there are, and no sample. In 1 period it is "
                         "undefined.");
}

static void
one_period_has_no_extremes_and_a_unit_is_told(void **state)
{
  (void)state;
  g_autoptr(Series) series = series_new("balance");
  series->unit = g_strdup("USD million");
  add(series, 2001, -12.5, NAN, NAN);
  assert_reading(series, "balance is −12.50 USD million in 2001.");
}

static void
what_is_never_defined_is_said_to_be_so(void **state)
{
  (void)state;
  g_autoptr(Series) series = series_new("hhi");
  add(series, 2001, NAN, NAN, NAN);
  assert_reading(series, "hhi is undefined in every period.");
}

static void
the_method_names_what_it_is_of_and_the_range(void **state)
{
  (void)state;
  g_autoptr(Series) series = three_years();
  series->source = g_strdup("Customs");
  series->composition = g_strdup("EU as composed on 1 July 2007");
  g_autoptr(Document) document = document_new("t");
  section_indicator(document, &kind, series, "exports", "imports");
  const Block *method = g_ptr_array_index(document->blocks, 0), *composition = g_ptr_array_index(document->blocks, 1),
              *source = g_ptr_array_index(document->blocks, 2), *table = g_ptr_array_index(document->blocks, 3);
  assert_int_equal(method->kind, BLOCK_METHOD);
  assert_string_equal(method->text, "hhi: squared shares, added up; of exports against imports. Low and high: with any "
                                    "one partner left out.");
  assert_string_equal(composition->text, "Composition: EU as composed on 1 July 2007.");
  assert_string_equal(source->text, "Source: Customs.");
  assert_int_equal(table->kind, BLOCK_TABLE);
  assert_int_equal(table->columns->len, 4);
  assert_int_equal(table->rows->len, 3);
  const GPtrArray *missing = g_ptr_array_index(table->rows, 1);
  assert_string_equal(g_ptr_array_index(missing, 0), "2002");
  assert_string_equal(g_ptr_array_index(missing, 1), "");
}

static void
without_a_range_there_are_two_columns(void **state)
{
  (void)state;
  g_autoptr(Series) series = series_new("unit-value");
  series->unit = g_strdup("USD per kg");
  add(series, 2001, 5, NAN, NAN);
  g_autoptr(Document) document = document_new("t");
  section_indicator(document, &kind, series, "exports", NULL);
  const Block *table = g_ptr_array_index(document->blocks, 1);
  assert_int_equal(table->columns->len, 2);
  assert_string_equal(g_ptr_array_index(table->columns, 1), "unit-value, USD per kg");
}

static void
the_csv_has_all_digits_and_empty_cells(void **state)
{
  (void)state;
  g_autoptr(Series) series = three_years();
  add(series, 2004, 0.1 + 0.2, NAN, INFINITY);
  g_autofree char *csv = indicator_csv(series);
  assert_string_equal(csv, "period,value,low,high\n2001,0.625,0.5,1\n2002,,,\n2003,0.25,0.2,0.75\n"
                           "2004,0.30000000000000004,,\n");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_reading_tells_the_last_value_and_the_extremes),
      cmocka_unit_test(one_period_has_no_extremes_and_a_unit_is_told),
      cmocka_unit_test(what_is_never_defined_is_said_to_be_so),
      cmocka_unit_test(the_method_names_what_it_is_of_and_the_range),
      cmocka_unit_test(without_a_range_there_are_two_columns),
      cmocka_unit_test(the_csv_has_all_digits_and_empty_cells),
  };
  return cmocka_run_group_tests_name("indicator_section", tests, NULL, NULL);
}
