#include <cJSON.h>

#include "../study/claimed.h"
#include "report/claims_section.h"
#include "report/claims_words.h"
#include "report/csv_tables.h"
#include "report/json.h"
#include "report/result_tables.h"
#include "report/sections.h"

#include "blocks.h"

#define ALL(claimed) (const Claim *const *)(claimed).claims->pdata, (claimed).claims->len

/* Found and difference, with the unit in the first; what is stated. */
static void
assert_words(const char *row, const char *stated, const char *found, const char *difference)
{
  g_auto(Claimed) claimed = claimed_rows(row);
  g_autofree char *one = claim_stated(claim_at(&claimed, 0), TRUE), *two = claim_found(claim_at(&claimed, 0), TRUE),
                  *three = claim_difference(claim_at(&claimed, 0));
  assert_text(one, stated);
  assert_text(two, found);
  assert_text(three, difference);
}

static void
digits_tell_the_found_from_the_stated(void **state)
{
  (void)state;
  assert_words("a,s,trade,2001,=,100,20,USD million,\n", "100 ± 20 USD million", "110 USD million", "+10");
  assert_words("a,s,trade,2001,>,0.1,,USD billion,\n", "above 0.1 USD billion", "0.110 USD billion", "+0.010");
  assert_words("a,s,trade + 0.004,2001,>=,110,,USD million,\n", "at least 110 USD million", "110.004 USD million",
               "+0.004");
  assert_words("a,s,trade / max(trade),2001,<,0.95,,,\n", "below 0.95", "0.909", "−0.041");
  assert_words("a,s,-trade,2001,!=,-3,,USD million,\n", "not −3 USD million", "−110 USD million", "−107");
  assert_words("a,s,trade,2000..2002,<=,130,,USD million,\n", "at most 130 USD million", "121 USD million (2002)",
               "−9");
  assert_words("a,s,index,2011-01/P2M,<,0,,points,\n", "below 0 points", "below 0 points", "–");
  assert_words("a,s,index,2011-09/P2M,<,9,,points,\n", "below 9 points", "−3 to 4 points", "–");
  assert_words("a,s,trade,2003,=,1,,USD million,\n", "1 USD million", "–", "–");
}

static void
assert_reason(const char *row, const char *wanted)
{
  g_auto(Claimed) claimed = claimed_rows(row);
  g_autofree char *reason = claim_reason(claim_at(&claimed, 0));
  if (wanted)
    assert_text(reason, wanted);
  else
    assert_null(reason);
}

static void
reasons(void **state)
{
  (void)state;
  assert_reason("a,s,trade,2001,=,110,,USD million,\n", NULL);
  assert_reason("a,s,trade,2000..2002,>,1,,USD million,\n", "each of the 3 periods holds");
  assert_reason("a,s,trade,2001,=,100,1,USD million,\n", "110 is not 100 ± 1");
  assert_reason("a,s,index,2011-01/P2M,>,0,,points,\n", "below 0 is not above 0");
  assert_reason("a,s,trade,2000..2002,<,115,,USD million,\n", "1 of 3 periods fails: 121 (2002) is not below 115");
  assert_reason("a,s,trade,2000..2002,<,105,,USD million,\n", "2 of 3 periods fail: 121 (2002) is not below 105");
  assert_reason("a,s,trade,2020..2021,<,105,,USD million,\n",
                "no independent value decides it: nothing is known of 2020, 2021");
  assert_reason("a,s,trade,1999-07..2006-06,>,1,,USD million,\n",
                "too few independent values: 4 of 5 periods hold, none fails; nothing is known of 1999-S2, 2005; 2006 "
                "reaches out of the period stated; 2003 has no value");
  assert_reason(
      "a,s,index,2011-07..2011-12,<,9,,points,Smith 2020\n",
      "too few independent values: 1 of 3 periods hold by values of their own, none fails; 2 periods rest on the "
      "statement's own source (2011-07/P2M, 2011-11/P2M)");
  assert_reason("a,s,index,2011-09/P2M,<,0,,points,\n",
                "no independent value decides it: the limits of 1 period leave it open (2011-09/P2M)");
  assert_reason("a,s,yearly,2001,=,11,,,\n", "no independent value decides it: days are missing from 2001");
}

#define THREE                                                                                                          \
  "up,It rose,pct(trade),2001,>,0,,percent,Jones 2019\nfall,\"A loss, they say\",trade,2002,=,-5,1,USD million,\n"     \
  "index,Positive,index,2011-05..2011-08,>,0,,points,Smith 2020\n"

static void
a_section_tells_each_claim_and_claims_no_cause(void **state)
{
  (void)state;
  g_auto(Claimed) claimed = claimed_rows(THREE);
  g_autoptr(Document) document = document_new("T");
  section_claims(document, ALL(claimed), "claims");
  const Block *table = table_of(document, NULL), *list = block_of(document, BLOCK_LIST, 0);
  assert_text(table->name, "claims");
  assert_heads(table, "Claim | Statement (source) | Stated | Found | Difference | Verdict");
  assert_row(table, 0, "up | It rose (Jones 2019) | above 0 percent in 2001 | 10.0 | +10.0 | holds");
  assert_row(table, 1, "fall | A loss, they say | −5 ± 1 USD million in 2002 | 121 | +126 | does not hold");
  assert_row(table, 2,
             "index | Positive (Smith 2020) | above 0 points in 2011-05..2011-08 | 5 (2011-05/P2M) | +5 | undecided");
  assert_int_equal(list->items->len, 2);
  assert_text(g_ptr_array_index(list->items, 0), "fall does not hold: 121 is not −5 ± 1.");
  assert_text(
      g_ptr_array_index(list->items, 1),
      "index stays undecided: too few independent values: 1 of 2 periods hold by values of their own, none fails; "
      "1 period rests on the statement's own source (2011-07/P2M).");
  assert_text(block_of(document, BLOCK_PARAGRAPH, 0)->text, "Found in: Customs; Bulletin.");
  assert_text(block_of(document, BLOCK_WARNING, 0)->text,
              "For 1 statement some periods are known from the statement's own source alone, which is no test of it.");
  const Block *last = g_ptr_array_index(document->blocks, document->blocks->len - 1);
  assert_int_equal(last->kind, BLOCK_READING);
  assert_text(
      last->text,
      "Of 3 statements 1 holds, 1 does not, 1 stays undecided. fall: −5 ± 1 USD million is stated, the data give "
      "121 USD million, of the opposite sign. Whether the statement rests on other figures (another vintage, "
      "composition or source) or is mistaken, the data do not tell. What stays undecided is neither confirmed nor "
      "refuted. A statement that holds agrees with these figures in its period; that shows neither why trade or "
      "relations moved nor that one moved the other.");
}

static void
a_reading_of_one_that_holds(void **state)
{
  (void)state;
  g_auto(Claimed) claimed = claimed_rows("a,s,trade,2001,=,110,,USD million,\n");
  g_autoptr(Document) document = document_new("T");
  section_claims(document, ALL(claimed), NULL);
  g_autofree char *reading = read_claims(ALL(claimed));
  assert_text(reading,
              "The statement holds. A statement that holds agrees with these figures in its period; that shows "
              "neither why trade or relations moved nor that one moved the other.");
  assert_int_equal(count_of(document, BLOCK_LIST), 0);
  assert_int_equal(count_of(document, BLOCK_WARNING), 0);
}

static void
csv_of_claims(void **state)
{
  (void)state;
  g_auto(Claimed) claimed = claimed_rows(THREE "zero,s,index,2011-01/P2M,<=,0,,points,\n");
  g_autofree char *csv = claims_csv(ALL(claimed));
  g_auto(GStrv) lines = g_strsplit(csv, "\n", -1);
  assert_int_equal(g_strv_length(lines), 6);
  assert_text(lines[0],
              "id,statement,expression,at,relation,stated,tolerance,unit,found,found_lower,found_upper,found_period,"
              "difference,verdict,reason,periods,holding,failing,source,data_source,found_source");
  assert_text(lines[1],
              "up,It rose,pct(trade),2001,>,0,0,percent,10.000000000000009,,,2001,10.000000000000009,holds,,1,1,"
              "0,Jones 2019,Customs,");
  assert_text(lines[2],
              "fall,\"A loss, they say\",trade,2002,=,-5,1,USD million,121,,,2002,126,does not hold,121 is not "
              "−5 ± 1,1,0,1,,Customs,");
  assert_text(
      lines[3],
      "index,Positive,index,2011-05..2011-08,>,0,0,points,5,,,2011-05/P2M,5,undecided,\"too few independent values: "
      "1 of 2 periods hold by values of their own, none fails; 1 period rests on the statement's own source "
      "(2011-07/P2M)\",2,1,0,Smith 2020,Bulletin,Bulletin 2");
  assert_text(lines[4], "zero,s,index,2011-01/P2M,<=,0,0,points,,,0,2011-01/P2M,,holds,,1,1,0,,Bulletin,Bulletin 1");
}

static const cJSON *
member(const cJSON *object, const char *key)
{
  const cJSON *found = cJSON_GetObjectItemCaseSensitive(object, key);
  if (!found)
    fail_msg("there is no '%s'", key);
  return found;
}

static void
json_of_claims(void **state)
{
  (void)state;
  g_auto(Claimed) claimed = claimed_rows(THREE "low,s,index,2011-01/P2M,<,0,,points,\n");
  g_autofree char *text = claims_json(claimed.results, ALL(claimed));
  cJSON *document = cJSON_Parse(text);
  const cJSON *list = member(document, "claims"), *fall = cJSON_GetArrayItem(list, 1),
              *low = cJSON_GetArrayItem(list, 3);
  assert_text(member(document, "title")->valuestring, "Small");
  assert_int_equal(cJSON_GetArraySize(list), 4);
  assert_text(member(fall, "id")->valuestring, "fall");
  assert_text(member(fall, "verdict")->valuestring, "does not hold");
  assert_text(member(fall, "relation")->valuestring, "=");
  assert_digits(member(fall, "stated")->valuedouble, -5, 17);
  assert_digits(member(fall, "found")->valuedouble, 121, 17);
  assert_digits(member(fall, "difference")->valuedouble, 126, 17);
  assert_true(cJSON_IsNull(member(fall, "source")));
  assert_true(cJSON_IsNull(member(low, "found")));
  assert_true(cJSON_IsNull(member(low, "found_lower")));
  assert_digits(member(low, "found_upper")->valuedouble, 0, 17);
  assert_true(cJSON_IsTrue(member(low, "upper_open")));
  const cJSON *own = member(member(cJSON_GetArrayItem(list, 2), "doubts"), "own_source");
  assert_text(cJSON_GetArrayItem(own, 0)->valuestring, "2011-07/P2M");
  cJSON_Delete(document);
}

/* A study shows its claims where a section names their table, or else behind the sections; never twice. */
static void
a_report_shows_claims_once(void **state)
{
  static const char *const studies[] = {"", "tables:\n  - { name: stated, kind: claims }\nreport:\n"
                                            "  - { question: Is it so?, show: [ stated ] }\n"};
  static const char *const headings[] = {"What the literature states, against the data", "Is it so?"};
  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(studies); i++) {
    g_auto(Claimed) claimed = claimed_file(CLAIM_HEAD THREE, studies[i]);
    assert_no_error(claimed.error);
    assert_true(results_series(claimed.results, &claimed.error));
    g_autoptr(Document) document = report_document(claimed.results, NULL, NULL, &claimed.error);
    assert_text(block_of(document, BLOCK_HEADING, 0)->text, headings[i]);
    assert_int_equal(count_of(document, BLOCK_READING), 1);
    g_autofree char *json = report_json(claimed.results, NULL);
    assert_non_null(strstr(json, "\"verdict\":\t\"does not hold\""));
    static const char *const others[] = {"other", NULL};
    g_autofree char *other = report_json(claimed.results, others);
    assert_non_null(strstr(other, "\"claims\":\t[]"));
  }
}

static void
a_table_of_a_kind_is_written_by_its_row(void **state)
{
  (void)state;
  for (const TableKind *kind = table_kinds; kind->word; kind++)
    assert_non_null(result_table(kind));
  g_auto(Claimed) claimed = claimed_file(CLAIM_HEAD THREE, "tables:\n  - { name: stated, kind: claims }\n");
  g_autofree char *csv = table_csv(claimed.results, study_table(claimed.study, "stated"), &claimed.error);
  g_autofree char *wanted = claims_csv(ALL(claimed));
  assert_text(csv, wanted);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(digits_tell_the_found_from_the_stated),
      cmocka_unit_test(reasons),
      cmocka_unit_test(a_section_tells_each_claim_and_claims_no_cause),
      cmocka_unit_test(a_reading_of_one_that_holds),
      cmocka_unit_test(csv_of_claims),
      cmocka_unit_test(json_of_claims),
      cmocka_unit_test(a_report_shows_claims_once),
      cmocka_unit_test(a_table_of_a_kind_is_written_by_its_row),
  };
  return cmocka_run_group_tests(tests, folder_enter, folder_leave);
}
