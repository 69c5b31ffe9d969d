#include "sections_of.h"

#include "report/asymmetry_section.h"

#define LAST                                                                                                           \
  " Politics answers to trade as well, and counts of events grow with the press that is read: these are associations."

/* In R 4.2.2 the joint p under NeweyWest(lag = 2) is 0.000471, under plain errors 0.298. */
#define DISAGREE                                                                                                       \
  "year,a,b,c,d,e\n2001,9,0,11,8,5\n2002,18,8,1,7,5\n2003,-16,12,3,25,1\n2004,-3,9,17,5,21\n2005,-3,7,9,10,9\n2006,4," \
  "13,2,1,12\n2007,-13,5,3,5,1\n2008,24,13,12,8,4\n2009,1,11,17,13,8\n2010,15,8,10,3,2\n2011,-19,7,7,6,15\n2012,9,5,"  \
  "13,9,0\n2013,-13,20,6,11,7\n"

/* Sixteen years of Longley's data: armed forces for co-operation, unemployment for conflict. */
static void
a_rejection(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask("asymmetry", LONGLEY_CSV, TRUE, "TOTEMP; ARMED; UNEMP", "", "");
  g_autoptr(Document) document = section_of(&asked);
  const Block *effects = table_of(document, "Effects on TOTEMP"), *tests = table_of(document, "Tests of equality"),
              *last = g_ptr_array_index(document->blocks, document->blocks->len - 1);

  assert_text(block_of(document, BLOCK_METHOD, 0)->text,
              "Least squares of TOTEMP on a constant, ARMED, UNEMP; 1947–1962, yearly, n = 16. Newey–West errors "
              "(Bartlett kernel, lag 2 by the rule floor(4 (n/100)^(2/9)), factor n/(n−k) = 1.231). Tests of equality: "
              "t of a sum of coefficients; p (Holm) is adjusted for their number.");
  assert_heads(effects, "Of one more | Effect | Std. error | 95 % interval | p | Std. dev. | Standardised");
  assert_row(effects, 0, "ARMED | 2.847 | 0.8712 | 0.9652 to 4.730 | 0.00611 | 695.9 | 0.564");
  assert_row(effects, 1, "UNEMP | 2.265 | 0.5833 | 1.005 to 3.525 | 0.00189 | 934.5 | 0.603");
  assert_heads(tests, "Test | Sum | 95 % interval | p | p (Holm) | Null");
  assert_row(tests, 0,
             "Co-operation against conflict | 5.112 | 2.683 to 7.541 | 0.000549 | 0.00110 | conflict takes away as "
             "much as co-operation adds");
  assert_row(tests, 1,
             "Co-operation and conflict alike | 0.5826 | −1.505 to 2.670 | 0.557 | 0.557 | both move it alike, so that "
             "only the number of events counts");
  assert_text(block_of(document, BLOCK_PARAGRAPH, 0)->text,
              "Together: F(2, 13) = 11.11, p = 0.00154; under plain errors 8.301, p = 0.00475. Null: neither "
              "co-operation nor conflict matters.");
  assert_text(block_of(document, BLOCK_WARNING, 0)->text,
              "TOTEMP and UNEMP both trend or wander: a regression of their levels finds a relation between almost any "
              "two such series. Look at changes, or give a trend.");
  assert_text(block_of(document, BLOCK_WARNING, 1)->text,
              "n = 16 for 3 coefficients: Newey–West errors of so few years tend to be too small, and a test that does "
              "not reject says little.");
  assert_int_equal(last->kind, BLOCK_READING);
  assert_text(last->text,
              "For TOTEMP in 1947–1962 (n = 16), the others held fixed, a standard deviation more of ARMED (696) goes "
              "with +1982 (95 % interval 671.7 to 3291, p = 0.00611) and a standard deviation more of UNEMP (934) goes "
              "with +2116 (95 % interval 938.8 to 3294, p = 0.00189). Together they can be told from nothing (p = "
              "0.00154). That conflict takes away as much as co-operation adds is rejected (Holm’s p = 0.00110). With "
              "n = 16 only large differences could have been seen. Politics answers to trade as well, and counts of "
              "events grow with the press that is read: these are associations.");
}

static void
assert_reading_of(const char *of, const char *given, const char *options, const char *want)
{
  g_auto(Asked) asked = ask("asymmetry", CHICKEGG_CSV, TRUE, of, given, options);
  assert_no_error(asked.error);
  g_autofree char *got = read_asymmetry(asked.analysis->result), *whole = g_strconcat(want, LAST, NULL);
  assert_text(got, whole);
}

/* Fifty years and more: nothing told apart. */
static void
nothing_is_told(void **state)
{
  (void)state;
  assert_reading_of("diff(chicken); lag(diff(egg), 2); lag(diff(chicken), 3)", "", "",
                    "For diff(chicken) in 1934–1983 (n = 50), the others held fixed, a standard deviation more of "
                    "lag(diff(egg), 2) (173) goes with +3711 (95 % interval −1991 to 9412, p = 0.197) and a standard "
                    "deviation more of lag(diff(chicken), 3) (26245) goes with −3491 (95 % interval −15327 to 8345, p "
                    "= 0.556). Together they cannot be told from nothing (p = 0.394). None of the 2 equalities is "
                    "rejected: the data do not tell these effects apart, which is not to say that they are equal.");
}

/* Thirteen years: Newey-West errors and plain ones disagree. */
static void
errors_disagree(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("asymmetry", DISAGREE, TRUE, "a; b; c; d; e", "", "");
  assert_no_error(asked.error);
  g_autofree char *got = read_asymmetry(asked.analysis->result);
  assert_text(
      got,
      "For a in 2001–2013 (n = 13), the others held fixed, a standard deviation more of b (4.91) goes with +1.397 (95 "
      "% interval −9.019 to 11.81, p = 0.765), a standard deviation more of c (5.43) goes with +5.348 (95 % interval "
      "−4.518 to 15.21, p = 0.247), a standard deviation more of d (5.92) goes with −7.641 (95 % interval −10.18 to "
      "−5.104, p = 0.000119) and a standard deviation more of e (6.14) goes with −7.882 (95 % interval −13.39 to "
      "−2.377, p = 0.0108). Whether they are told from nothing together hangs on the errors (Newey–West p = 0.000471, "
      "plain p = 0.298), and is open. None of the 5 equalities is rejected: the data do not tell these effects apart, "
      "which is not to say that they are equal. With n = 13 only large differences could have been seen. Politics "
      "answers to trade as well, and counts of events grow with the press that is read: these are associations.");
}

static void
json_of_two_parts(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask("asymmetry", LONGLEY_CSV, TRUE, "TOTEMP; ARMED; -UNEMP", "GNP", "terms=trend");
  cJSON *json = json_of(&asked);
  const cJSON *effects = json_at(json, "effects"), *tests = json_at(json, "equality");

  assert_json_text(json, "series", "TOTEMP");
  assert_json_null(json, "unit");
  assert_true(cJSON_IsTrue(json_at(json, "trend")) && cJSON_IsTrue(json_at(json, "conflict_is_negative")));
  assert_text(cJSON_GetArrayItem(json_at(json, "given"), 0)->valuestring, "GNP");
  assert_int_equal(json_number_at(json, "n"), 16);
  assert_int_equal(json_number_at(json, "df"), 11);
  assert_json_text(json, "periods", "1947–1962");
  assert_json_text(cJSON_GetArrayItem(effects, 0), "part", "cooperation");
  assert_json_text(cJSON_GetArrayItem(effects, 1), "part", "conflict");
  assert_json_text(cJSON_GetArrayItem(effects, 1), "null", "no effect, the others held fixed");
  assert_int_equal(cJSON_GetArraySize(tests), 2);
  assert_json_text(cJSON_GetArrayItem(tests, 0), "null", "conflict takes away as much as co-operation adds");
  assert_true(json_number_at(cJSON_GetArrayItem(tests, 0), "p_holm") >=
              json_number_at(cJSON_GetArrayItem(tests, 0), "p"));
  assert_json_text(json_at(json, "joint"), "null", "neither co-operation nor conflict matters");
  assert_true(json_number_at(json_at(json, "joint_plain_errors"), "f") > 0);
  cJSON_Delete(json);
}

static void
four_parts_in_json(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask("asymmetry", LONGLEY_CSV, TRUE, "TOTEMP; ARMED; UNEMP; GNPDEFL; POP", "", "");
  cJSON *json = json_of(&asked);

  assert_json_text(cJSON_GetArrayItem(json_at(json, "effects"), 3), "part", "material_conflict");
  assert_int_equal(cJSON_GetArraySize(json_at(json, "equality")), 5);
  assert_true(cJSON_IsFalse(json_at(json, "conflict_is_negative")));
  cJSON_Delete(json);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_rejection),       cmocka_unit_test(nothing_is_told),    cmocka_unit_test(errors_disagree),
      cmocka_unit_test(json_of_two_parts), cmocka_unit_test(four_parts_in_json),
  };
  return cmocka_run_group_tests(tests, no_gsl_handler, NULL);
}
