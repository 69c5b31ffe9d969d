#include "report/partial_section.h"

#include "sections_of.h"

static char *oil[] = {(char *)"Oil", NULL}, *three[] = {(char *)"Oil", (char *)"Trend", (char *)"Rate", NULL};

static PartialStudy
made(char **given, double r, double p_effective)
{
  PartialStudy study = {.x = (char *)"Trade", .y = (char *)"Polarity", .given = given, .n = 30};
  study.on[ON_LEVELS] = (PartialPair){.n = 30, .plain = {.r = -0.4}, .partial = {.n = 30, .k = 1, .r = r}};
  PartialCorrelation *partial = &study.on[ON_LEVELS].partial;
  partial->p = p_effective / 2;
  partial->lower = -0.6;
  partial->upper = -0.02;
  partial->n_effective = 21.44;
  partial->p_effective = p_effective;
  partial->lower_effective = -0.65;
  partial->upper_effective = 0.07;
  return study;
}

#define END                                                                                                            \
  " Only what is named is held fixed, and only as far as it acts in a straight line; a partial correlation says "      \
  "neither which moves first nor that one causes the other."

#define assert_reading(study, wanted)                                                                                  \
  do {                                                                                                                 \
    g_autofree char *text_ = read_partial(study);                                                                      \
    assert_text(text_, wanted END);                                                                                    \
  } while (0)

static void
told_and_not(void **state)
{
  (void)state;
  PartialStudy study = made(oil, -0.33, 0.1);
  assert_reading(&study,
                 "With Oil held fixed the correlation of Trade and Polarity over 30 pairs is −0.33; with nothing held "
                 "fixed it is −0.40. Allowing for autocorrelation what is left counts as 21.4 independent ones (95 % "
                 "interval −0.65 to 0.07, p = 0.100): the data do not tell it from zero.");
  study = made(three, -0.62, 0.012);
  study.on[ON_CHANGES] = (PartialPair){.n = 29, .partial = {.r = -0.2, .p_effective = 0.34}};
  assert_reading(
      &study, "With Oil, Trend and Rate held fixed the correlation of Trade and Polarity over 30 pairs is −0.62; with "
              "nothing held fixed it is −0.40. Allowing for autocorrelation what is left counts as 21.4 independent "
              "ones (95 % interval −0.65 to 0.07, p = 0.0120): a strong negative association. Of the changes: r = "
              "−0.20, n = 29, p = 0.340.");
}

static void
rows_and_few(void **state)
{
  (void)state;
  PartialStudy study = made(oil, 0.33, 0.06);
  study.cross_section = TRUE;
  assert_reading(&study,
                 "With Oil held fixed the correlation of Trade and Polarity over 30 pairs is 0.33; with nothing held "
                 "fixed it is −0.40. Taking the rows to be independent (95 % interval −0.60 to −0.02, p = 0.0300): a "
                 "moderate positive association.");
  study = made(oil, 0.33, 0.6);
  study.on[ON_LEVELS].partial.lower_effective = NAN;
  assert_reading(&study,
                 "With Oil held fixed the correlation of Trade and Polarity over 30 pairs is 0.33; with nothing held "
                 "fixed it is −0.40. Allowing for autocorrelation what is left counts as 21.4 independent ones (p = "
                 "0.600): the data do not tell it from zero.");
}

static void
section(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("partial", INDICES, TRUE, "a; b", "c", "");
  g_autoptr(Document) document = section_of(&asked);
  const Block *table = block_of(document, BLOCK_TABLE, 0);
  assert_text(
      block_of(document, BLOCK_METHOD, 0)->text,
      "Partial correlation of a with b, c held fixed: 2001–2013, yearly, n = 13. Pearson of what least squares on a "
      "constant and what is held fixed leaves; t with n − 2 − 1 degrees of freedom. Null: no linear association once "
      "it is held fixed; n eff. (Pyper and Peterman 1998, of the residuals) stands for n in interval and p.");
  assert_heads(table, "Of | Held fixed | n | r | n eff. | Low 95 % | High 95 % | p | p if independent");
  assert_int_equal(table->rows->len, 4);
  const PartialStudy *study = asked.analysis->result;
  g_autofree char *first = row_text(g_ptr_array_index(table->rows, 0)),
                  *last = row_text(g_ptr_array_index(table->rows, 3)), *reading = read_partial(study);
  assert_true(g_str_has_prefix(first, "as given | nothing | 13 | 0.8"));
  assert_true(g_str_has_prefix(last, "changes | c | 12 | "));
  assert_text(block_of(document, BLOCK_READING, 0)->text, reading);
  assert_int_equal(count_of(document, BLOCK_READING), 1);
  assert_ptr_equal(g_ptr_array_index(document->blocks, document->blocks->len - 1),
                   block_of(document, BLOCK_READING, 0));
}

static void
warnings(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("partial", INDICES, TRUE, "c; d", "a", "");
  g_autoptr(Document) document = section_of(&asked);
  const char *expected = block_of(document, BLOCK_WARNING, 0)->text, *few = block_of(document, BLOCK_WARNING, 1)->text;
  assert_true(g_str_has_prefix(expected, "Both series trend (Mann–Kendall p: "));
  assert_non_null(strstr(expected, ": correlation of levels is expected here; see changes: r = "));
  assert_true(g_str_has_prefix(few,
                               "With only 11 pairs (12 less 1 held fixed) a correlation weaker than ±0.60 cannot be "
                               "told from none"));
  assert_non_null(strstr(block_of(document, BLOCK_METHOD, 0)->text, " The periods have gaps: "));
}

static void
section_of_rows(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask("partial", LONGLEY_CSV, FALSE, "TOTEMP; GNP", "YEAR", "");
  g_autoptr(Document) document = section_of(&asked);
  const Block *table = block_of(document, BLOCK_TABLE, 0);
  assert_text(
      block_of(document, BLOCK_METHOD, 0)->text,
      "Partial correlation of TOTEMP with GNP, YEAR held fixed: a table without periods, n = 16. Pearson of what least "
      "squares on a constant and what is held fixed leaves; t with n − 2 − 1 degrees of freedom. Null: no linear "
      "association once it is held fixed, the rows independent.");
  assert_heads(table, "Of | Held fixed | n | r | Low 95 % | High 95 % | p");
  assert_row(table, 0, "as given | nothing | 16 | 0.9836 | 0.9520 | 0.9944 | < 0.0001");
  assert_row(table, 1, "as given | YEAR | 16 | 0.7282 | 0.3445 | 0.9035 | 0.00208");
  assert_text(block_of(document, BLOCK_PARAGRAPH, 0)->text, "Changes: a table without periods has no changes.");
}

static void
json(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("partial", INDICES, TRUE, "a; b", "c; e", ""),
                rows = ask("partial", LONGLEY_CSV, FALSE, "TOTEMP; GNP", "YEAR", "");
  const PartialCorrelation *partial = &((const PartialStudy *)asked.analysis->result)->on[ON_LEVELS].partial;
  cJSON *object = json_of(&asked), *other = json_of(&rows);
  const cJSON *results = json_at(object, "results"), *item = cJSON_GetArrayItem(results, 1);
  assert_json_text(object, "x", "a");
  assert_json_text(object, "periods", "2001–2013");
  assert_int_equal(cJSON_GetArraySize(json_at(object, "given")), 2);
  assert_int_equal(cJSON_GetArraySize(results), 2); /* e has no changes that vary */
  assert_json_text(item, "on", "levels");
  assert_true(cJSON_IsTrue(json_at(item, "held_fixed")));
  assert_digits(json_number_at(item, "r"), partial->r, 17);
  assert_digits(json_number_at(item, "df"), 9, 17);
  assert_digits(json_number_at(item, "p_effective"), partial->p_effective, 17);
  assert_digits(json_number_at(item, "ci_high_effective"), partial->upper_effective, 17);
  assert_json_null(other, "periods");
  assert_json_null(cJSON_GetArrayItem(json_at(other, "results"), 1), "n_effective");
  assert_int_equal(cJSON_GetArraySize(json_at(other, "warnings")), 1);
  cJSON_Delete(object);
  cJSON_Delete(other);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(told_and_not), cmocka_unit_test(rows_and_few),    cmocka_unit_test(section),
      cmocka_unit_test(warnings),     cmocka_unit_test(section_of_rows), cmocka_unit_test(json),
  };
  return cmocka_run_group_tests(tests, no_gsl_handler, NULL);
}
