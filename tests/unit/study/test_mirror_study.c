#include "mirror_case.h"

#include "stats/modified_z.h"

#define BOTH "of: exports, mirror: mirror"

static gsize
partner_at(const MirrorStudy *study, const char *code)
{
  for (gsize i = 0; i < study->k; i++)
    if (strcmp(study->partners[i].code, code) == 0)
      return i;
  fail_msg("there is no partner %s", code);
  return 0;
}

static void
partners_and_periods_are_brought_together(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case(BOTH, "");
  const MirrorStudy *study = mirror_of(one);
  assert_int_equal(study->n, 6); /* 2000 and 2007 stand on one side alone */
  assert_int_equal(study->k, 4);
  assert_string_equal(study->partners[3].code, "RUS"); /* only the mirror has it */
  const gsize latvia = mirror_place(study, 2, partner_at(study, "LVA")),
              dutch = mirror_place(study, 3, partner_at(study, "NLD"));
  assert_true(isnan(study->x[latvia]) && study->y[latvia] == 18);
  assert_true(isnan(study->log_ratio[latvia]) && isnan(mirror_excess(study, latvia)));
  assert_true(study->x[dutch] == 300 && study->y[dutch] == 24);
  assert_digits(study->log_ratio[dutch], log(300.0 / 24), 14);
  assert_string_equal(study->partners[partner_at(study, "NLD")].label, "Netherlands");
}

static void
exports_fob_against_imports_cif(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case(BOTH, "");
  const MirrorStudy *study = mirror_of(one);
  assert_int_equal(study->valuation, MIRROR_FOB_CIF);
  assert_digits(study->expected, 1 / 1.1, 15);
  assert_digits(mirror_excess(study, mirror_place(study, 0, partner_at(study, "DEU"))), 100 - 109 / 1.1, 13);
  assert_int_equal(study->estimates, 1);
  g_autoptr(FolderStudy) back = mirror_case("of: imports, mirror: their_exports, allowance: 0.06", "");
  assert_int_equal(mirror_of(back)->valuation, MIRROR_CIF_FOB);
  assert_digits(mirror_of(back)->expected, 1.06, 15);
  assert_digits(mirror_of(back)->totals[0].excess, 150 - 1.06 * 140, 13);
  g_autoptr(FolderStudy) alike = mirror_case("of: exports, mirror: their_exports, allowance: 0.06", "");
  assert_int_equal(mirror_of(alike)->valuation, MIRROR_ALIKE);
  assert_true(mirror_of(alike)->expected == 1 && mirror_of(alike)->allowance == 0.06);
}

static void
sums_by_period(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case(BOTH, "");
  const MirrorStudy *study = mirror_of(one);
  const MirrorTotal *third = &study->totals[2], *second = &study->totals[1];
  assert_int_equal(third->pairs, 2);
  assert_true(third->reported == 210 && third->mirrored == 153);
  assert_true(third->all_x == 210 && third->all_y == 171);
  assert_digits(third->low, 120.0 / 128, 14);
  assert_digits(third->high, 90.0 / 25, 14);
  assert_int_equal(second->alone_y, 1);
  assert_true(second->all_y == 191);
  assert_int_equal(study->widest, 3);
  assert_int_equal(study->pairs, 17);
  assert_int_equal(study->alone_x, 0);
  assert_int_equal(study->alone_y, 2);
  assert_digits(study->share_y, 58.0 / 1129, 14);
  assert_true(study->share_x == 0);
}

static void
suspects_are_ranked(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case(BOTH, "");
  const MirrorStudy *study = mirror_of(one);
  const gsize dutch = partner_at(study, "NLD");
  assert_int_equal(study->order[0], dutch);
  assert_int_equal(study->order[3], partner_at(study, "RUS"));
  const MirrorSum *sum = &study->partners[dutch].sum;
  assert_true(sum->reported == 750 && sum->mirrored == 146 && sum->n == 6);
  assert_digits(sum->excess, 750 - 146 / 1.1, 14);
  assert_int_equal(sum->above, 6);
  assert_digits(sum->p, 2.0 / 64, 13);
  assert_int_equal(study->partners[3].sum.n, 0);
  double gross = 0;
  for (gsize t = 0; t < study->n; t++)
    gross += fabs(study->totals[t].excess);
  assert_digits(study->sum.gross, gross, 14);
}

/* Excesses of partners add up to that of their sums, and those of periods to the whole. */
static void
excesses_add_up(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case(BOTH, "");
  const MirrorStudy *study = mirror_of(one);
  double partners = 0, periods = 0;
  for (gsize i = 0; i < study->k; i++)
    partners += study->partners[i].sum.excess;
  for (gsize t = 0; t < study->n; t++)
    periods += study->totals[t].excess;
  assert_digits(partners, study->sum.excess, 13);
  assert_digits(periods, study->sum.excess, 13);
}

static void
outliers_among_periods_and_partners(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case(BOTH, "");
  const MirrorStudy *study = mirror_of(one);
  const gsize germany = partner_at(study, "DEU"), latvia = partner_at(study, "LVA");
  double ratios[6], scores[6];
  for (gsize t = 0; t < 6; t++)
    ratios[t] = study->log_ratio[mirror_place(study, t, germany)];
  assert_int_equal(modified_z(ratios, 6, 1, scores), study->partners[germany].outliers);
  for (gsize t = 0; t < 6; t++) {
    assert_true(study->over_periods[mirror_place(study, t, germany)] == scores[t]);
    assert_true(isnan(study->over_periods[mirror_place(study, t, latvia)])); /* four log ratios are too few */
    assert_true(isnan(study->over_partners[mirror_place(study, t, germany)]));
  }
}

static void
what_one_side_alone_reports_is_in_the_ledger(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case(BOTH, "");
  mirror_of(one);
  const Ledger *ledger = one->results->ledger;
  assert_ledger(ledger, "m", "only 'mirror' has a value: 5.14 % of its sum", 2, "2002, 2003");
  assert_ledger(ledger, "m", "only 'exports' has these periods", 1, "2000");
  assert_ledger(ledger, "m", "only 'mirror' has these periods", 1, "2007");
  assert_ledger(ledger, "m", "a zero on one side or both: in the sums, without a log ratio", 1, "");
  assert_null(ledger_entry(ledger, "m", "only 'exports' has a value"));
}

static void
the_sum_bears_the_name_of_the_bloc(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) plain = mirror_case(BOTH, ""), outside = mirror_case(BOTH ", bloc: EU", ""),
                         members = mirror_case("of: exports, mirror: members, bloc: EU", "");
  assert_string_equal(mirror_of(plain)->sum_code, "all");
  assert_null(mirror_of(plain)->outside);
  assert_string_equal(mirror_of(outside)->sum_code, "all");
  assert_string_equal(mirror_of(outside)->outside, "RUS");
  assert_string_equal(mirror_of(members)->sum_code, "EU"); /* Latvia joined after the year of the bloc */
  assert_null(mirror_of(members)->outside);
}

static void
periods_and_partners_as_asked(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) plain = mirror_case(BOTH, ""),
                         asked = mirror_case(BOTH ", periods: [ 2006, 2001 ], top: 1000000", ""),
                         cut = mirror_case(BOTH ", sample: 2001..2004, top: 2", "");
  const MirrorStudy *study = mirror_of(plain);
  assert_int_equal(study->n_chosen, 2);
  assert_true(study->chosen[0] == 3 && study->chosen[1] == 5 && !study->asked);
  assert_int_equal(study->top, 4);
  study = mirror_of(asked);
  assert_true(study->asked && study->n_chosen == 2 && study->chosen[0] == 5 && study->chosen[1] == 0);
  assert_int_equal(study->top, 4);
  study = mirror_of(cut);
  assert_int_equal(study->n, 4);
  assert_int_equal(study->n_chosen, 1); /* the widest is the last */
  assert_int_equal(study->top, 2);
}

static void
the_gap_and_an_index(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case(BOTH ", given: index", "");
  const MirrorStudy *study = mirror_of(one);
  static const double index[] = {0.5, 0.4, 0.1, -0.4, -0.1, 0.3};
  double gap[6];
  Correlation levels;
  GError *error = NULL;
  for (gsize t = 0; t < 6; t++)
    gap[t] = log(study->totals[t].reported / study->totals[t].mirrored);
  correlate(CORRELATION_PEARSON, gap, index, 6, 0.95, &levels, &error);
  assert_no_error(error);
  assert_string_equal(study->given, "Index");
  assert_int_equal(study->on[ON_LEVELS].n, 6);
  assert_int_equal(study->on[ON_CHANGES].n, 5);
  assert_digits(study->on[ON_LEVELS].correlation.r, levels.r, 12);
  assert_digits(study->on[ON_LEVELS].correlation.p_effective, levels.p_effective, 10);
  assert_true(study->on[ON_LEVELS].correlation.r < -0.9);
  assert_ledger(one->results->ledger, "m", "log ratio: no row", 1, "2007");
  g_autoptr(FolderStudy) flat = mirror_case(BOTH ", given: 0 * index", "");
  assert_string_equal(mirror_of(flat)->on[ON_LEVELS].why, "0 * index: all 6 observations are equal");
  g_autoptr(FolderStudy) none = mirror_case(BOTH, "");
  assert_null(mirror_of(none)->given);
}

#define AT "study.yaml:18:5: m: "

static void
errors(void **state)
{
  (void)state;
  assert_mirror_error("of: exports",
                      AT "mirror needs 'mirror', the name of the breakdown of what the other side reports");
  assert_mirror_error("of: exports, mirror: nothing", "study.yaml:18:51: there is no breakdown 'nothing'");
  assert_mirror_error("of: exports, mirror: euro_imports",
                      AT "'exports' is in USD million and 'euro_imports' in EUR: unlike units are not set against each "
                         "other, and no currency is converted");
  assert_mirror_error("of: exports, mirror: late", AT "'exports' and 'late' have no period in common");
  assert_mirror_error("of: germany, mirror: latvia",
                      AT "'germany' (by partner) and 'latvia' (by reporter) have no part in common: both must be split "
                         "by the same codes");
  assert_mirror_error("of: exports, mirror: exports",
                      AT "'exports' is set against itself: two breakdowns are needed, one of each side");
  assert_mirror_error(BOTH ", periods: [ 2006, 2001, 2006 ]", AT "'periods' names 2006 twice");
  assert_mirror_error("of: negative, mirror: their_exports",
                      AT "breakdown 'negative' has a value below zero (NLD in 2001): only amounts have a mirror");
  assert_mirror_error(BOTH ", periods: [ 2001, 2007 ]",
                      AT "'exports' and 'mirror' do not both have the period 2007, which 'periods' names");
  assert_mirror_error(BOTH ", bloc: EFTA", AT "there is no bloc 'EFTA'");
  assert_mirror_error(BOTH ", given: [ index, 2 * index ]", AT "mirror takes one expression under 'given', not 2");
  assert_mirror_error(BOTH ", sample: 2001..2002, given: \"lag(index, 5)\"",
                      AT "m: 'lag(index, 5)' has no value at all: leave it out");
  assert_mirror_error(BOTH ", allowance: 1.5", "study.yaml:18:70: 'allowance' is a share from 0 to 1, not '1.5'");
  assert_mirror_error("of: [ exports, imports ], mirror: mirror", "study.yaml:18:34: mirror needs one breakdown");
}

/* IMF Direction of Trade Statistics (2021), as the data of the study hold them: the members of 2020. */
#define REAL                                                                                                           \
  "blocs:\n  EU: { members: eu-members, as-of: 2007 }\n"                                                               \
  "breakdowns:\n"                                                                                                      \
  "  - { name: exports, from: trade-annual, where: { reporter: BLR, flow: export, partner: EU }, as-of: 2020,\n"       \
  "      by: partner }\n"                                                                                              \
  "  - { name: mirror, from: trade-annual-mirror, where: { reporter: EU, partner: BLR, flow: import }, as-of: 2020,\n" \
  "      by: reporter }\n"                                                                                             \
  "  - { name: imports, from: trade-annual, where: { reporter: BLR, flow: import, partner: EU }, as-of: 2020,\n"       \
  "      by: partner }\n"                                                                                              \
  "  - { name: sent, from: trade-annual-mirror, where: { reporter: EU, partner: BLR, flow: export }, as-of: 2020,\n"   \
  "      by: reporter }\n"                                                                                             \
  "indicators:\n"                                                                                                      \
  "  - { name: out, kind: mirror, of: exports, mirror: mirror, bloc: EU }\n"                                           \
  "  - { name: in, kind: mirror, of: imports, mirror: sent, bloc: EU }\n"                                              \
  "series:\n  - { name: ratio, indicator: mirror-ratio, of: exports, against: mirror }\n"

static void
belarus_and_the_members(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autofree char *folder = g_dir_make_tmp("bytrade-XXXXXX", NULL), *here = g_get_current_dir(),
                  *path = g_build_filename(folder, "study.yaml", NULL),
                  *text = g_strdup_printf("data: %s/datasets/belarus-eu/datapackage.json\n" REAL, here);
  assert_true(g_file_set_contents(path, text, -1, NULL));
  g_autoptr(Study) read = study_read(path, &error);
  assert_no_error(error);
  g_autoptr(Results) results = results_new(read);
  const MirrorStudy *study = results_analysis(results, "out", &error)->result;
  assert_no_error(error);
  const gsize at = study->widest, dutch = mirror_place(study, at, partner_at(study, "NLD")),
              latvia = mirror_place(study, at, partner_at(study, "LVA"));
  assert_true(period_equal(study->periods[at], period_of("2012")));
  assert_digits(study->totals[at].all_x, 16997.3267, 8);
  assert_digits(study->totals[at].all_y, 5849.228667, 8);
  assert_digits(study->x[dutch], 7551.3142, 8);
  assert_digits(study->y[dutch], 192.235848, 8);
  assert_digits(study->x[latvia], 3269.6803, 8);
  assert_digits(study->y[latvia], 579.093991, 8);
  assert_digits(study->totals[study->n - 1].ratio, 1.2193588859181412, 10);
  assert_string_equal(study->sum_code, "EU");
  assert_int_equal(study->order[0], partner_at(study, "NLD"));
  const Scope scope = results_scope(results);
  const Series *ratio = scope.lookup(scope.data, "ratio", &error);
  assert_no_error(error);
  assert_digits(value_at(ratio, "2012"), study->totals[at].ratio, 14);
  study = results_analysis(results, "in", &error)->result;
  assert_no_error(error);
  const gsize lithuania = partner_at(study, "LTU"); /* reports three to five times what Belarus does */
  for (gsize t = 0; t < study->n; t++)
    if (period_compare(study->periods[t], period_of("2005")) >= 0) {
      const gsize place = mirror_place(study, t, lithuania);
      assert_true(study->y[place] / study->x[place] > 2.5 && study->y[place] / study->x[place] < 5.5);
    }
  g_unlink(path);
  g_rmdir(folder);
}

static void
the_ratio_is_an_indicator(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one =
      folder_study_new(MIRROR_FILES, MIRROR_BREAKDOWNS
                       "  - { name: ratio, indicator: mirror-ratio, of: exports, against: mirror }\n"
                       "  - { name: bad, indicator: mirror-ratio, of: exports, against: euro_imports }\n");
  GError *error = NULL;
  assert_no_error(one->error);
  const Scope scope = results_scope(one->results);
  const Series *ratio = scope.lookup(scope.data, "ratio", &error);
  assert_no_error(error);
  const Observation *third = observation_at(ratio, "2003");
  assert_digits(third->value, 210.0 / 153, 14);
  assert_digits(third->low, 120.0 / 128, 14);
  assert_digits(third->high, 90.0 / 25, 14);
  assert_string_equal(ratio->range, "with any one partner left out");
  assert_null(ratio->unit);
  assert_null(scope.lookup(scope.data, "bad", &error));
  g_autofree char *got = folder_study_message(one, error);
  assert_true(g_str_has_prefix(got,
                               "study.yaml:18:5: bad: 'exports' is in USD million and 'euro_imports' in EUR: unlike "
                               "units are not set against each other, and no currency is converted\n"));
  g_clear_error(&error);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(partners_and_periods_are_brought_together),
      cmocka_unit_test(exports_fob_against_imports_cif),
      cmocka_unit_test(sums_by_period),
      cmocka_unit_test(suspects_are_ranked),
      cmocka_unit_test(excesses_add_up),
      cmocka_unit_test(outliers_among_periods_and_partners),
      cmocka_unit_test(what_one_side_alone_reports_is_in_the_ledger),
      cmocka_unit_test(the_sum_bears_the_name_of_the_bloc),
      cmocka_unit_test(periods_and_partners_as_asked),
      cmocka_unit_test(the_gap_and_an_index),
      cmocka_unit_test(errors),
      cmocka_unit_test(belarus_and_the_members),
      cmocka_unit_test(the_ratio_is_an_indicator),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
