#include "../study/event_case.h"

#include <cJSON.h>

#include "blocks.h"
#include "report/analysis_reports.h"
#include "report/event_study_section.h"

static Document *
section_of(const EventCase *one, guint i)
{
  Document *document = document_new("t");
  event_result(one, i);
  section_event_study(document, g_ptr_array_index(one->results->analyses, i));
  return document;
}

/* The heads and the rows of a table, each a line. */
static char *
table_text_of(const Document *document, const char *caption)
{
  const Block *table = table_of(document, caption);
  if (!table)
    fail_msg("there is no table '%s'", caption);
  g_autofree char *heads = row_text(table->columns);
  GString *text = g_string_new(heads);
  for (guint i = 0; i < table->rows->len; i++) {
    g_autofree char *row = row_text(g_ptr_array_index(table->rows, i));
    g_string_append_printf(text, "\n%s", row);
  }
  return g_string_free(text, FALSE);
}

#define assert_table(document, caption, want)                                                                          \
  do {                                                                                                                 \
    g_autofree char *table_ = table_text_of(document, caption);                                                        \
    assert_text(table_, want);                                                                                         \
  } while (0)

#define EVENTS                                                                                                         \
  "1890-01-01,1894-01-01,reaches in\n1898-12-31,,before\n1899-06-01,,dam\n1899-12-31,,same year\n1902-03,,after\n"

static void
a_study_that_tests(void **state)
{
  (void)state;
  g_auto(EventCase) one = event_case("  - { name: item, of: volume, at: 1899-06-01, window: 5 }", EVENTS);
  g_autoptr(Document) document = section_of(&one, 0);
  const Block *last = g_ptr_array_index(document->blocks, document->blocks->len - 1);

  assert_text(
      block_of(document, BLOCK_METHOD, 0)->text,
      "Event of 1899-06-01 (dam), Flow: yearly, n = 28 before (1871–1898) and 5 from it on (1899–1903). Least squares "
      "of volume ~ trend, and a level and a slope of its own from the event on (an interrupted time series). "
      "Newey–West errors (Bartlett kernel, lag 3 by the rule floor(4 (n/100)^(2/9)), factor n/(n−k) = 1.138). Means "
      "under Newey–West errors with lag 2. Expected path: the same controls fitted to the periods before the event "
      "alone, errors of an AR(1) with the residuals’ coefficient corrected for bias (0.21). Placebo dates: the "
      "absolute t of the level, plain errors, with the event at each date that leaves 5 periods or more before it and "
      "from it on; placebo p = (1 + dates as large)/(1 + dates). Anticipation: dummies of the 3 years before the "
      "event, from the periods before them, errors of an AR(1).");
  assert_table(document, "Means before and after",
               "Window | Estimate | Std. error | 95 % interval | p | Null\n"
               "Before, 1894–1898 (n = 5) | 1172 | 51.32 | 1054 to 1290 |  | \n"
               "After, 1899–1903 (n = 5) | 824.4 | 19.59 | 779.2 to 869.6 |  | \n"
               "Difference | −347.6 | 50.73 | −464.6 to −230.6 | 0.000131 | the mean is the same before and after");
  assert_table(document, "Interrupted time series",
               "Term | Estimate | Std. error | 95 % interval | p | Null\n"
               "Trend before, a year | 1.160 | 2.681 | −4.324 to 6.643 | 0.669 | no trend before\n"
               "Change of level, 1899 | −327.4 | 60.40 | −450.9 to −203.8 | < 0.0001 | no change of level\n"
               "Change of slope, a year | 17.44 | 12.30 | −7.722 to 42.60 | 0.167 | no change of slope");
  assert_table(document, "Tests",
               "Test | Statistic | Law | p | Null\n"
               "Level and slope together | 15.45 | F(2, 29) | < 0.0001 | no change of level nor of slope\n"
               "Placebo dates | 2.817 | rank 4 of 24 dates | 0.167 | the date is as any other date\n"
               "Anticipation | 0.3676 | F(3, 23) | 0.777 | the periods before are as those before them let expect");
  assert_table(document, "Observed and expected",
               "Period | Observed | Expected | 95 % band | Difference | Sum so far | 95 % interval\n"
               "1899 | 774.0 | 1115 | 806.8 to 1422 | −340.6 | −340.6 | −648.3 to −32.82\n"
               "1900 | 840.0 | 1116 | 797.3 to 1434 | −275.7 | −616.3 | −1127 to −105.6\n"
               "1901 | 874.0 | 1117 | 793.6 to 1440 | −242.9 | −859.2 | −1552 to −166.2\n"
               "1902 | 694.0 | 1118 | 791.0 to 1445 | −424.0 | −1283 | −2151 to −415.0\n"
               "1903 | 940.0 | 1119 | 788.5 to 1450 | −179.2 | −1462 | −2505 to −419.7");
  assert_table(document, "Periods before the event",
               "Period | Observed | Expected | Difference | Std. error\n"
               "1896 | 1220 | 1110 | +110.1 | 157.7\n"
               "1897 | 1030 | 1111 | −81.03 | 164.0\n"
               "1898 | 1100 | 1112 | −12.14 | 167.0");
  assert_table(document, "Other events in the windows",
               "Date |  | Event\n"
               "1899-12-31 | same time | same year\n"
               "1898-12-31 | before | before\n"
               "1902-03 | after | after\n"
               "1890-01-01/1894-01-01 | before | reaches in");
  assert_int_equal(last->kind, BLOCK_READING);
}

static void
a_description(void **state)
{
  (void)state;
  g_auto(EventCase) one = event_case("  - { name: item, of: drivers, at: 1969-10-20, lags: 2, window: 30 }", NULL);
  g_autoptr(Document) document = section_of(&one, 0);

  assert_text(block_of(document, BLOCK_PARAGRAPH, 0)->text,
              "Placebo dates: the level has an absolute t of 1.234, rank 10 of 28 dates.");
  assert_table(document, "Means before and after",
               "Window | Estimate | Std. error | 95 % interval\n"
               "Before, 1969-01 to 1969-09 (n = 9) | 1555 | 23.42 | 1508 to 1603\n"
               "After, 1969-10 to 1972-03 (n = 30) | 1863 | 60.07 | 1741 to 1985\n"
               "Difference | 307.5 | 64.55 | 176.7 to 438.3");
  assert_table(document, "Interrupted time series",
               "Term | Estimate | Std. error | 95 % interval\n"
               "Trend before, a month | 2.733 | 9.172 | −15.89 to 21.35\n"
               "Change of level, 1969-10 | 219.0 | 114.7 | −13.89 to 451.8\n"
               "Change of slope, a month | 2.428 | 10.83 | −19.56 to 24.42");
  assert_null(table_of(document, "Tests"));
  assert_text(block_of(document, BLOCK_PARAGRAPH, 1)->text, "The table shows the first 24 of 30 periods.");
  assert_text(block_of(document, BLOCK_WARNING, 0)->text,
              "Only 9 months before the event, and 24 are wanted: no test is made and no p-value is given. The "
              "intervals show the scatter around a line through few points, and judge nothing.");
  assert_text(block_of(document, BLOCK_WARNING, 1)->text,
              "1969-10 counts as the first period in force, and the event fills only 12 of its 31 days.");
  assert_text(block_of(document, BLOCK_WARNING, 2)->text, "The controls have no season: what the time of the year does "
                                                          "to the months after the event counts as its effect.");
  assert_text(block_of(document, BLOCK_WARNING, 3)->text,
              "There is no table of events: what else happened in these periods is not known here.");
  assert_int_equal(count_of(document, BLOCK_WARNING), 4);
}

static void
a_pulse(void **state)
{
  (void)state;
  g_auto(EventCase) one =
      event_case("  - { name: item, formula: log(volume) ~ 1, at: 1913..1914, method: pulse }", NULL);
  g_autoptr(Document) document = section_of(&one, 0);

  assert_text(block_of(document, BLOCK_METHOD, 0)->text,
              "Event of 1913–1914, Flow: yearly, n = 42 before (1871–1912) and 5 from it on (1913–1917). Least squares "
              "of log(volume) ~ 1, and a pulse in the periods of the event. Plain errors, since a pulse has its "
              "periods to itself. Means under Newey–West errors with lag 2. Expected path: the same controls fitted to "
              "the periods before the event alone, errors of an AR(1) with the residuals’ coefficient corrected for "
              "bias (0.48). Placebo dates: the absolute t of the level, plain errors, with the event at each date that "
              "leaves 8 periods or more before it; placebo p = (1 + dates as large)/(1 + dates). Anticipation: dummies "
              "of the 3 years before the event, from the periods before them, errors of an AR(1).");
  assert_table(document, "Interrupted time series",
               "Term | Estimate | Std. error | 95 % interval | p | Null\n"
               "Level of the pulse, 1913–1914 | −0.4849 | 0.1391 | −0.7650 to −0.2048 | 0.00110 | no change of level");
}

/* Eleven events, of which the ten nearest are shown. */
static void
many_events(void **state)
{
  (void)state;
  g_auto(EventCase) one = event_case(
      "  - { name: item, of: volume, at: 1899 }",
      "1894-01-01,,far\n1897-01-01,,a\n1897-02-01,,b\n1897-03-01,,c\n1898-01-01,,d\n1898-02-01,,e\n1898-03-01,,f\n"
      "1899-03-01,,g\n1900-03-01,,h\n1900-04-01,,i\n1900-05-01,,j\n");
  g_autoptr(Document) document = section_of(&one, 0);
  g_autofree char *text = table_text_of(document, "Other events in the windows, the nearest 10 of 11");

  assert_null(strstr(text, "far"));
  assert_true(g_str_has_prefix(text, "Date |  | Event\n1899-03-01 | same time | g\n1898-03-01 | before | f\n"));
}

/* A series that drifts, whose errors have no bounds. */
static void
persistent_errors(void **state)
{
  (void)state;
  g_auto(EventCase) one = event_case("  - { name: item, of: cum(volume - 900), at: 1920 }", NULL);
  g_autoptr(Document) document = section_of(&one, 0);

  assert_text(
      block_of(document, BLOCK_WARNING, 1)->text,
      "The errors before the event are as persistent (AR(1) 0.98) as those of a series that wanders: it may have "
      "drifted this far without any event.");
}

static cJSON *
json_of(const EventCase *one, guint i)
{
  cJSON *object = cJSON_CreateObject();
  event_result(one, i);
  json_analysis(object, g_ptr_array_index(one->results->analyses, i));
  char *text = cJSON_Print(object);
  cJSON *parsed = cJSON_Parse(text);
  cJSON_free(text);
  cJSON_Delete(object);
  return parsed;
}

static const cJSON *
at(const cJSON *object, const char *key)
{
  const cJSON *found = cJSON_GetObjectItemCaseSensitive(object, key);
  if (!found)
    fail_msg("there is no '%s'", key);
  return found;
}

/* Numbers in full; an event of a day, with its title. */
static void
json_with_tests(void **state)
{
  (void)state;
  g_auto(EventCase) one = event_case("  - { name: item, of: volume, at: 1899-06-01, window: 1000 }", EVENTS);
  cJSON *json = json_of(&one, 0);
  const cJSON *level = at(at(json, "interrupted"), "level_change"), *placebo = at(json, "placebo"),
              *others = at(json, "other_events"), *periods = at(at(json, "expected"), "periods");

  assert_text(at(json, "kind")->valuestring, "event-studies");
  assert_text(at(json, "event")->valuestring, "1899-06-01");
  assert_text(at(json, "at")->valuestring, "1899");
  assert_text(at(json, "title")->valuestring, "dam");
  assert_text(at(json, "method")->valuestring, "level-and-slope");
  assert_true(cJSON_IsFalse(at(json, "descriptive")));
  assert_digits(at(level, "estimate")->valuedouble, -289.102685366384, 10);
  assert_digits(at(level, "p")->valuedouble, 1.36696337697114e-05, 8);
  assert_text(at(level, "null")->valuestring, "no change of level");
  assert_digits(at(placebo, "placebo_p")->valuedouble, 0.0140845070422535, 12);
  assert_int_equal(at(placebo, "rank")->valueint, 1);
  assert_int_equal(cJSON_GetArraySize(at(placebo, "statistics")), 71);
  assert_int_equal(cJSON_GetArraySize(periods), 72);
  assert_digits(at(cJSON_GetArrayItem(periods, 9), "cumulative")->valuedouble, -2913.8147235906, 10);
  assert_int_equal(cJSON_GetArraySize(others), 4);
  assert_text(at(cJSON_GetArrayItem(others, 0), "start")->valuestring, "1890-01-01");
  assert_text(at(cJSON_GetArrayItem(others, 0), "end")->valuestring, "1894-01-01");
  assert_text(at(cJSON_GetArrayItem(others, 2), "place")->valuestring, "same_period");
  assert_text(at(json, "unit")->valuestring, "m3");
  cJSON_Delete(json);
}

/* With few periods before the event every p is null, and the smallest effect that could have been seen is there. */
static void
json_of_a_description(void **state)
{
  (void)state;
  g_auto(EventCase) one = event_case("  - { name: item, of: volume, at: 1885, method: step, lags: 2 }", NULL);
  cJSON *json = json_of(&one, 0);
  const cJSON *its = at(json, "interrupted");

  assert_true(cJSON_IsTrue(at(json, "descriptive")));
  assert_true(cJSON_IsNull(at(at(its, "level_change"), "p")) && cJSON_IsNull(at(at(its, "slope_change"), "estimate")));
  assert_true(cJSON_IsNull(at(its, "joint")) && cJSON_IsNull(at(at(its, "pre_trend"), "p")));
  assert_true(cJSON_IsNull(at(at(at(json, "windows"), "difference"), "p")));
  assert_true(cJSON_IsNull(at(at(json, "placebo"), "placebo_p")));
  assert_true(cJSON_IsNull(at(at(at(json, "anticipation"), "joint"), "p")));
  assert_true(at(at(json, "detectable"), "effect")->valuedouble > 0);
  assert_text(at(at(json, "detectable"), "of")->valuestring, "level_change");
  assert_true(cJSON_IsNull(at(json, "other_events")) && cJSON_IsNull(at(json, "title")));
  assert_true(cJSON_IsNull(at(at(json, "expected"), "effect_ends")));
  cJSON_Delete(json);
}

static void
the_table_of_all(void **state)
{
  (void)state;
  g_auto(EventCase) one = event_case("  - { name: first, of: volume, at: 1899, window: 1000 }\n"
                                     "  - { name: second, of: log(volume), at: 1885, method: ramp }\n"
                                     "tables:\n  - { name: event-studies, kind: event-studies }",
                                     NULL);
  assert_no_error(one.error);
  g_autofree char *csv = event_studies_csv(one.results, g_ptr_array_index(one.study->tables, 0), &one.error);

  assert_no_error(one.error);
  assert_text(csv, "name,series,at,n_before,n_after,level_change,low,high,slope_change,placebo_rank,placebo_dates,"
                   "descriptive,detectable,unit\n"
                   "first,Flow,1899,28,72,-289.102685366384,-414.25555648303674,-163.94981424973122,-0."
                   "4690887676344109,1,70,false,178.45400554477575,m3\n"
                   "second,Flow,1885,14,5,,-0.06275585299128109,0.013316470236606585,-0.024719691377337247,8,13,true,0."
                   "110129605926039,log\n"
                   "");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_study_that_tests),    cmocka_unit_test(a_description),     cmocka_unit_test(a_pulse),
      cmocka_unit_test(many_events),           cmocka_unit_test(persistent_errors), cmocka_unit_test(json_with_tests),
      cmocka_unit_test(json_of_a_description), cmocka_unit_test(the_table_of_all),
  };
  return cmocka_run_group_tests(tests, event_gsl_off, NULL);
}
