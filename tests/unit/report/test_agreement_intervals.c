#include "../study/compared.h"

#include <cJSON.h>

#include "report/agreement_section.h"
#include "report/agreement_words.h"
#include "report/json_value.h"

/* What is published on Russia, and GDELT's two-month sums: the values of the default study, rounded. */
#define BAROMETER                                                                                                      \
  "Barometer, in points: 2018-03/P2M -9..36; 2018-05/P2M 25; 2019-03/P2M -9; 2019-05/P2M 0..36; 2020-03/P2M -9; "      \
  "2021-03/P2M 36"
#define SUMS                                                                                                           \
  "Sums, in score: 2018-01/P2M 2028 =59; 2018-03/P2M 2472 =61; 2018-05/P2M 2808.9 =61; 2019-03/P2M 2796 =51; "         \
  "2019-05/P2M 3224 =60; 2020-03/P2M 1788 =61; 2021-03/P2M 2077 =61"

#define END " That two indices agree does not show that either is right, and they may rest on the same reports."

#define assert_reading(wanted, ...)                                                                                    \
  do {                                                                                                                 \
    g_auto(Compared) compared_ = compare(__VA_ARGS__);                                                                 \
    g_autofree char *text_ = read_agreement(study_of(&compared_));                                                     \
    assert_string_equal(text_, wanted);                                                                                \
  } while (0)

static void
few_exact_values_and_bounds(void **state)
{
  (void)state;
  assert_reading(
      "Barometer and Sums have 6 periods in common, of which 4 have exact values on both sides. Both stand on "
      "the same side of zero in 3 of 5 pairs (60\u00a0%; 60\u00a0% would be expected by chance). In 1 period the "
      "sign is undecided, as a bound leaves it open. They stand on opposite sides in 2019-03/P2M; 2020-03/P2M. "
      "Their ranks are not compared: 4 pairs of exact values, and ranks are compared from 8 on. Among the exact "
      "values the ranks are furthest apart in 2021-03/P2M (36 against 2077)." END,
      BAROMETER, SUMS);
  assert_reading("a and b have 1 period in common, of which 0 have exact values on both sides. In 1 period the sign is "
                 "undecided, as a bound leaves it open, and no other decides. Their ranks are not compared: 0 pairs of "
                 "exact values, and ranks are compared from 8 on." END,
                 "a, in points: 2001 >=0", "b: 2001 -4");
}

static void
nothing_in_common(void **state)
{
  (void)state;
  assert_reading("Whether Foreign Policy Index and Barometer agree cannot be told: the two have no period in common: "
                 "2011–2016 and 2018–2021. They stay two measures and are not joined.",
                 "Foreign Policy Index: 2011-01/P3M <0; 2016-11/P2M 5", "Barometer: 2018-01/P2M 1; 2021-03/P2M -6");
  assert_reading("Whether a and b agree cannot be told: the two have no period in common: 2018-01-01–2018-02-28 and "
                 "2018-05-01–2018-06-30. They stay two measures and are not joined.",
                 "a: 2018-01/P2M 1", "b: 2018-05/P2M 1");
  assert_reading("Whether a and b agree cannot be told: the two cover the same time by unlike periods, so that none "
                 "compares. They stay two measures and are not joined.",
                 "a: 2011-01/P3M <0; 2011-04/P2M 5", "b: 2011 1");
  assert_reading(
      "Whether a and b agree cannot be told: b has neither value nor bound. They stay two measures and are not "
      "joined.",
      "a: 2011 1", "b: 2011 :");
  assert_reading(
      "Whether Index and Sum agree cannot be told: EU: the two have no period in common: 2001 and 2002; Russia: "
      "the two have no period in common: 2003 and 2004. They stay two measures and are not joined.",
      "Index, EU: 2001 1", "Sum, EU: 2002 1", "Index, Russia: 2003 1", "Sum, Russia: 2004 1");
}

/* R 4.2.2: cor.test(x, y, method = "spearman") and t.test(x - y), x = 1:8, y = c(8, 1, 7, 2, 6, 3, 5, -5). */
static void
pooled_pairs(void **state)
{
  (void)state;
  assert_reading("Index and Sum have 9 periods in common over 2 pairs of series, of which 8 have exact values on both "
                 "sides. The rank "
                 "correlation of Index and Sum over 8 pairs is −0.48 (95 % interval −0.89 to 0.37, p = 0.243): the "
                 "data do not tell it "
                 "from zero. Both stand on the same side of zero in 8 of 9 pairs (89\u00a0%; 89\u00a0% would be "
                 "expected by chance). They "
                 "stand on opposite sides in 2004, Russia. Their ranks are furthest apart in 2001, EU (1 against 8). "
                 "Index less Sum is "
                 "+1.125 on average (95 % interval −3.799 to +6.049), which the data do not tell from no difference; "
                 "were the differences "
                 "normal, 95 % of them would lie between −10.42 and +12.67." END,
                 "Index, EU: 2001 1; 2002 2; 2003 3; 2004 4; 2005 >0",
                 "Sum, EU: 2001 8; 2002 1; 2003 7; 2004 2; 2005 9", "Index, Russia: 2001 5; 2002 6; 2003 7; 2004 8",
                 "Sum, Russia: 2001 6; 2002 3; 2003 5; 2004 -5");
}

/* "a | b" of each row of the table with that caption. */
static char *
table_text_of(const Document *document, const char *caption)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < document->blocks->len; i++) {
    const Block *block = g_ptr_array_index(document->blocks, i);
    if (block->kind != BLOCK_TABLE || g_strcmp0(block->text, caption) != 0)
      continue;
    for (guint r = 0; r < block->rows->len; r++) {
      const GPtrArray *row = g_ptr_array_index(block->rows, r);
      for (guint c = 0; c < row->len; c++)
        g_string_append_printf(text, "%s%s", c ? " | " : "", (const char *)g_ptr_array_index(row, c));
      g_string_append_c(text, '\n');
    }
  }
  return g_string_free(text, FALSE);
}

static const char *
text_at(const Document *document, BlockKind kind, guint k)
{
  for (guint i = 0; i < document->blocks->len; i++) {
    const Block *block = g_ptr_array_index(document->blocks, i);
    if (block->kind == kind && k-- == 0)
      return block->text;
  }
  return NULL;
}

#define assert_table(document, caption, want)                                                                          \
  do {                                                                                                                 \
    g_autofree char *rows_ = table_text_of(document, caption);                                                         \
    assert_string_equal(rows_, want);                                                                                  \
  } while (0)

static void
section(void **state)
{
  (void)state;
  g_auto(Compared) compared = compare(BAROMETER, SUMS);
  study_of(&compared);
  g_autoptr(Document) document = document_new("T");
  section_agreement(document, &compared.analysis);
  assert_string_equal(
      text_at(document, BLOCK_METHOD, 0),
      "Agreement of Barometer and Sums: 6 periods in common, two-month, n = 4 of exact values. A bound has a "
      "sign when the whole of its range lies on one side of zero; it is never taken for a value. Same signs "
      "by chance: if both kept their own shares of signs.");
  assert_table(document, "Coverage", "Barometer | Sums | 6 | 7 | 6 | 0\n");
  assert_table(document, "Ranks", "");
  assert_string_equal(text_at(document, BLOCK_PARAGRAPH, 0),
                      "Ranks: 4 pairs of exact values, and ranks are compared from 8 on.");
  assert_table(document, "Signs", "as given | 3 | 2 | 0 | 1 | 60\u00a0% | 60\u00a0%\n");
  assert_table(document, "Periods in common",
               "2018-03/P2M | −9 to 36 | 2472 | undecided |  | 61 of 61\n"
               "2018-05/P2M | 25 | 2808.9 | same | 1 | 61 of 61\n"
               "2019-03/P2M | −9 | 2796 | opposite | 1.5 | 51 of 61\n"
               "2019-05/P2M | 0 to 36 | 3224 | same |  | 60 of 61\n"
               "2020-03/P2M | −9 | 1788 | opposite | 0.5 | 61 of 61\n"
               "2021-03/P2M | 36 | 2077 | same | 2 | 61 of 61\n");
  assert_string_equal(
      text_at(document, BLOCK_WARNING, 0),
      "2 of 6 periods in common rest on fewer days than they have, the fewest 51 of 61 in 2019-03/P2M: such a "
      "sum says less than one of all days.");
  assert_null(text_at(document, BLOCK_WARNING, 1));
  const Block *last = g_ptr_array_index(document->blocks, document->blocks->len - 1);
  assert_int_equal(last->kind, BLOCK_READING);
}

static void
section_of_unlike_spans(void **state)
{
  (void)state;
  g_auto(Compared) compared =
      compare("x: 2011-01/P3M <0; 2011-05/P2M 5", "y: 2011-01/P2M 1; 2011-03/P2M 2; 2011-05/P2M -3");
  study_of(&compared);
  g_autoptr(Document) document = document_new("T");
  section_agreement(document, &compared.analysis);
  assert_string_equal(text_at(document, BLOCK_PARAGRAPH, 0),
                      "Not compared, since y covers them by other spans: 2011-Q1 of x.");
  assert_table(document, "Coverage", "x | y | 2 | 3 | 1 | 1\n");
  assert_table(document, "Periods in common", "2011-05/P2M | 5 | −3 | opposite |  | \n");
}

static const cJSON *
at(const cJSON *object, const char *key)
{
  const cJSON *found = cJSON_GetObjectItemCaseSensitive(object, key);
  if (!found)
    fail_msg("there is no '%s'", key);
  return found;
}

static void
json(void **state)
{
  (void)state;
  g_auto(Compared) compared = compare(BAROMETER, SUMS), apart = compare("a: 2001 1", "b: 2003 1");
  study_of(&compared);
  cJSON *object = cJSON_CreateObject();
  json_agreement(object, &compared.analysis);
  g_autofree char *printed = json_print(object);
  object = cJSON_Parse(printed);
  assert_true(at(object, "same")->valuedouble == 3 && at(object, "opposite")->valuedouble == 2);
  assert_true(at(object, "undecided")->valuedouble == 1 && at(object, "n")->valuedouble == 4);
  assert_digits(at(object, "share_same")->valuedouble, 0.6, 16);
  assert_true(cJSON_IsNull(at(object, "spearman")) && cJSON_IsNull(at(object, "differences")));
  assert_string_equal(at(object, "spearman_why_not")->valuestring,
                      "4 pairs of exact values, and ranks are compared from 8 on");
  const cJSON *periods = at(object, "periods_in_common"), *first = cJSON_GetArrayItem(periods, 0);
  assert_int_equal(cJSON_GetArraySize(periods), 6);
  assert_true(cJSON_IsNull(at(at(first, "x"), "value")) && cJSON_IsTrue(at(at(first, "x"), "strict")));
  assert_true(at(at(first, "x"), "lower")->valuedouble == -9 && at(at(first, "y"), "days")->valuedouble == 61);
  assert_string_equal(at(first, "signs")->valuestring, "undecided");
  assert_string_equal(at(cJSON_GetArrayItem(at(object, "furthest_apart"), 0), "period")->valuestring, "2021-03/P2M");
  cJSON_Delete(object);
  object = cJSON_CreateObject();
  json_agreement(object, &apart.analysis);
  assert_string_equal(at(cJSON_GetArrayItem(at(object, "pairs"), 0), "nothing_in_common")->valuestring,
                      "the two have no period in common: 2001 and 2003");
  cJSON_Delete(object);
}

#define assert_known(period, text, want)                                                                               \
  do {                                                                                                                 \
    const Observation observation_ = observation_from(period, text);                                                   \
    g_autofree char *words_ = known_words(&observation_);                                                              \
    assert_string_equal(words_, want);                                                                                 \
  } while (0)

static void
words_of_what_is_known(void **state)
{
  (void)state;
  assert_known("2001", "35", "35");
  assert_known("2001", "-6984.5037", "−6984.5");
  assert_known("2001", "0.0123456789", "0.0123457");
  assert_known("2001", "0", "0");
  assert_known("2001", ">0", "above 0");
  assert_known("2001", ">=0", "at least 0");
  assert_known("2001", "<-2.5", "below −2.5");
  assert_known("2001", "<=7", "at most 7");
  assert_known("2001", "-9..36", "−9 to 36");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(few_exact_values_and_bounds),
      cmocka_unit_test(nothing_in_common),
      cmocka_unit_test(pooled_pairs),
      cmocka_unit_test(section),
      cmocka_unit_test(section_of_unlike_spans),
      cmocka_unit_test(json),
      cmocka_unit_test(words_of_what_is_known),
  };
  return cmocka_run_group_tests(tests, no_gsl_handler_here, NULL);
}
