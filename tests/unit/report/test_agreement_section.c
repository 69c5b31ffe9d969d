#include "report/agreement_section.h"

#include "sections_of.h"

/* Of a cross-section, or of one pair of series without anything else to tell; to be cleared. */
static AgreementStudy
made(void)
{
  AgreementStudy study = {.x = (char *)"Index A", .y = (char *)"Index B", .unit = (char *)"points", .n = 24};
  study.smallest = NAN;
  study.pairs = g_ptr_array_new();
  study.common = g_array_new(FALSE, TRUE, sizeof(CommonPeriod));
  g_ptr_array_add(study.pairs, NULL);
  g_array_set_size(study.common, 24);
  study.on[ON_LEVELS].n = 24;
  study.on[ON_LEVELS].spearman = (Correlation){.n = 24,
                                               .r = 0.71,
                                               .p = 0.0001,
                                               .lower = 0.4,
                                               .upper = 0.87,
                                               .n_effective = 12,
                                               .p_effective = 0.0096,
                                               .lower_effective = 0.23,
                                               .upper_effective = 0.91};
  study.on[ON_LEVELS].signs =
      (SignAgreement){.same = 18, .opposite = 5, .zero = 1, .share = 18.0 / 23, .expected = 0.61};
  study.agreement.independent =
      (Differences){.bias = {1.25, 0.5, 2}, .low = {-3.0, -4.0, -2.0}, .high = {5.5, 4.5, 6.5}};
  study.agreement.allowed = (Differences){.bias = {1.25, -0.5, 3}, .low = {-3.0, -5.0, -1.0}, .high = {5.5, 3.5, 7.5}};
  return study;
}

static void
cleared(AgreementStudy *study)
{
  g_ptr_array_unref(study->pairs);
  g_array_unref(study->common);
}

#define END " That two indices agree does not show that either is right, and they may rest on the same reports."

#define RANKS                                                                                                          \
  "The rank correlation of Index A and Index B over 24 pairs is 0.71 (95 % interval 0.23 to 0.91, p = 0.00960, "       \
  "allowing for autocorrelation): a strong positive association. Both stand on the same side of zero in 18 of 23 "     \
  "pairs (78\u00a0%; 61\u00a0% would be expected by chance)."

#define assert_reading(study, wanted)                                                                                  \
  do {                                                                                                                 \
    g_autofree char *text_ = read_agreement(study);                                                                    \
    assert_text(text_, wanted END);                                                                                    \
  } while (0)

static void
agreement_over_time(void **state)
{
  (void)state;
  AgreementStudy study = made();
  assert_reading(&study, RANKS
                 " Index A less Index B is +1.250 points on average (95 % interval −0.5000 to +3.000), which the "
                 "data do not tell from no difference; were the differences normal, 95 % of them would lie between "
                 "−3.000 and +5.500.");
  study.agreement.allowed.bias.lower = 0.2;
  study.on[ON_CHANGES].n = 23;
  study.on[ON_CHANGES].signs = (SignAgreement){.same = 12, .opposite = 10, .share = 12.0 / 22, .expected = 0.5};
  study.unit = NULL;
  assert_reading(&study, RANKS
                 " They move in the same direction in 12 of 22 changes (55\u00a0%; 50\u00a0% would be expected by "
                 "chance). Index A less Index B is +1.250 on average (95 % interval +0.2000 to +3.000); were the "
                 "differences normal, 95 % of them would lie between −3.000 and +5.500.");
  study.no_difference = (char *)"Index A is in points and Index B in score";
  study.on[ON_CHANGES].n = 0;
  assert_reading(&study, RANKS);
  cleared(&study);
}

static void
rows_that_do_not_agree(void **state)
{
  (void)state;
  AgreementStudy study = made();
  study.cross_section = TRUE;
  study.on[ON_LEVELS].spearman.p = 0.3;
  study.on[ON_LEVELS].spearman.lower = NAN;
  study.on[ON_LEVELS].signs = (SignAgreement){.zero = 24, .share = NAN, .expected = NAN};
  assert_reading(
      &study, "The rank correlation of Index A and Index B over 24 pairs is 0.71 (p = 0.300): the data do not tell it "
              "from zero. Index A less Index B is +1.250 points on average (95 % interval +0.5000 to +2.000); were the "
              "differences normal, 95 % of them would lie between −3.000 and +5.500.");
  cleared(&study);
}

#define assert_weight(study, most, words)                                                                              \
  do {                                                                                                                 \
    (study)->smallest = most;                                                                                          \
    g_autofree char *text_ = read_agreement(study);                                                                    \
    if (!strstr(text_, " practical weight of " words))                                                                 \
      fail_msg("'%s' is not in: %s", words, text_);                                                                    \
  } while (0)

static void
against_a_smallest_difference(void **state)
{
  (void)state;
  AgreementStudy study = made();
  assert_weight(&study, 7.5, "7.500, the limits lie within it, intervals included: one index can stand for the other.");
  assert_weight(&study, 4, "4.000, the limits do not tell whether one index can stand for the other.");
  assert_weight(&study, 3, "3.000, the limits lie beyond it: one index cannot stand for the other.");
  cleared(&study);
}

static void
section(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("agreement", INDICES, TRUE, "a; b", "", "");
  g_autoptr(Document) document = section_of(&asked);
  const Block *ranks = table_of(document, "Ranks"), *signs = table_of(document, "Signs"),
              *differences = table_of(document, "Differences, a less b");
  assert_text(
      block_of(document, BLOCK_METHOD, 0)->text,
      "Agreement of a and b: 2001–2013, yearly, n = 13. Null of p: no association of the ranks. Same signs by chance: "
      "if "
      "both kept their own shares of signs. Intervals and p allow for autocorrelation (n eff., Pyper and Peterman "
      "1998).");
  assert_heads(ranks, "Of | Method | n | r | n eff. | Low 95 % | High 95 % | p");
  assert_int_equal(ranks->rows->len, 4);
  assert_heads(signs, "Of | Same | Opposite | With a zero | Undecided | Same, share | By chance alone");
  assert_row(signs, 0, "as given | 9 | 3 | 1 | 0 | 75\u00a0% | 58\u00a0%");
  assert_heads(differences, " | Value | Low 95 % | High 95 % | Low if independent | High if independent");
  g_autofree char *bias = row_text(g_ptr_array_index(differences->rows, 0));
  assert_true(g_str_has_prefix(bias, "bias (mean difference) | −0.2308 | "));
  assert_non_null(
      strstr(block_of(document, BLOCK_METHOD, 1)->text, "with the errors of Bland and Altman (1999), for "));
  assert_text(
      block_of(document, BLOCK_WARNING, count_of(document, BLOCK_WARNING) - 1)->text,
      "With only 13 pairs a correlation weaker than ±0.55 cannot be told from none; as autocorrelation leaves 10.9 "
      "independent ones, ±0.61.");
  assert_int_equal(count_of(document, BLOCK_READING), 1);
}

/* Peak flow by two meters as in test_agreement.c: a cross-section, as published. */
static void
section_of_rows(void **state)
{
  (void)state;
  g_auto(Asked) asked =
      ask_text("agreement",
               "large,mini\n494,512\n395,430\n516,520\n434,428\n476,500\n557,600\n413,364\n442,380\n650,658\n"
               "433,445\n417,432\n656,626\n267,260\n478,477\n178,259\n423,350\n427,451\n",
               FALSE, "large; mini", "", "");
  g_autoptr(Document) document = section_of(&asked);
  const Block *differences = table_of(document, "Differences, large less mini");
  assert_heads(differences, " | Value | Low 95 % | High 95 %");
  assert_row(differences, 0, "bias (mean difference) | −2.118 | −22.05 | 17.81");
  assert_row(differences, 1, "lower limit of agreement | −78.10 | −112.9 | −43.34");
  assert_row(differences, 2, "upper limit of agreement | 73.86 | 39.10 | 108.6");
  assert_row(table_of(document, "Ranks"), 0, "as given | Spearman | 17 | 0.8995 |  | 0.7308 | 0.9647 | < 0.0001");
  assert_text(
      block_of(document, BLOCK_METHOD, 1)->text,
      "Limits of agreement: bias ∓ 1.96 standard deviations of the differences (38.77), with the errors of Bland and "
      "Altman (1999). Lin’s concordance 0.9427 (0.85 to 0.98, independent pairs).");
}

static void
json(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("agreement", INDICES, TRUE, "a; b", "", "smallest-difference=3");
  const AgreementStudy *study = asked.analysis->result;
  cJSON *object = json_of(&asked);
  const cJSON *levels = cJSON_GetArrayItem(json_at(object, "results"), 0),
              *differences = json_at(object, "differences");
  assert_json_text(levels, "on", "levels");
  assert_true(json_number_at(levels, "same_sign") == 9 && json_number_at(levels, "with_zero") == 1);
  assert_digits(json_number_at(json_at(levels, "spearman"), "p_effective"), study->on[0].spearman.p_effective, 17);
  assert_json_null(json_at(levels, "kendall"), "p_effective");
  assert_digits(json_number_at(json_at(differences, "bias"), "ci_low"), study->agreement.independent.bias.lower, 17);
  assert_digits(json_number_at(json_at(differences, "limit_high"), "ci_high_effective"),
                study->agreement.allowed.high.upper, 17);
  assert_digits(json_number_at(json_at(differences, "concordance"), "value"), study->agreement.concordance.value, 17);
  assert_true(json_number_at(differences, "smallest_difference") == 3);
  cJSON_Delete(object);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(agreement_over_time),
      cmocka_unit_test(rows_that_do_not_agree),
      cmocka_unit_test(against_a_smallest_difference),
      cmocka_unit_test(section),
      cmocka_unit_test(section_of_rows),
      cmocka_unit_test(json),
  };
  return cmocka_run_group_tests(tests, no_gsl_handler, NULL);
}
