#include "composed.h"

static gsize
part_at(const CompositionStudy *study, const char *code)
{
  for (gsize i = 0; i < study->parts->len; i++)
    if (g_str_equal(composition_part(study, i)->code, code))
      return i;
  fail_msg("there is no part %s", code);
  return 0;
}

static void
assert_periods(const CompositionStudy *study, const char *wanted)
{
  g_autoptr(GString) got = g_string_new(NULL);
  for (gsize t = 0; t < study->n; t++) {
    g_string_append(got, t ? " " : "");
    period_append(got, study->periods[t]);
  }
  assert_string_equal(got->str, wanted);
}

static void
shares_of_the_stated_total(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, COMPOSED("of: exports"));
  const CompositionStudy *study = composed_well(one);
  const CompositionFlow *flow = composition_flow(study, 0);
  const gsize food = part_at(study, "A"), fuels = part_at(study, "B");
  assert_periods(study, "2001 2002 2003");
  assert_true(study->by_rule && !study->top_given && study->top == 3);
  assert_string_equal(composition_label(flow), "Exports");
  /* 0.3 + 0.5 + 0.75, 0.5 + 0.3, 0.2 + 0.1 + 0.25 */
  assert_int_equal(fuels, 0);
  assert_int_equal(food, 1);
  assert_digits(composition_part(study, 0)->weight, 1.55, 15);
  assert_digits(composition_share(flow, 1, fuels), 0.5, 15);
  assert_digits(composition_share(flow, 1, food), 0.3, 15);
  assert_true(isnan(composition_value(flow, 2, food)));
  assert_true(composition_whole(flow, 1) == 200);
  assert_true(composition_unspecified(flow, 0) == 0 && composition_unspecified(flow, 1) == 20);
  assert_int_equal(composition_blanks(study, flow), 1);
}

/* Every period adds up, others and what is unspecified among them. */
static void
periods_add_up(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, COMPOSED("of: [ exports, imports ], top: 1"));
  const CompositionStudy *study = composed_well(one);
  assert_true(study->top == 1 && study->top_given);
  for (guint f = 0; f < study->flows->len; f++)
    for (gsize t = 0; t < study->n; t++) {
      const CompositionFlow *flow = composition_flow(study, f);
      const double first = composition_share(flow, t, 0);
      assert_digits((isnan(first) ? 0 : first) + composition_others(study, flow, t) +
                        composition_unspecified(flow, t) / composition_whole(flow, t),
                    1, 15);
    }
}

/* By hand: 2001 to 2003 food 0.5 to nothing, fuels 0.3 to 0.75, machines 0.2 to 0.25: half of 1; to 2002 what is unspecified is a part. */
static void
how_far_periods_are_apart(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, COMPOSED("of: exports"));
  const CompositionStudy *study = composed_well(one);
  const CompositionFlow *flow = composition_flow(study, 0);
  assert_digits(composition_change(study, flow, 0, 2), 0.5, 15);
  assert_digits(composition_change(study, flow, 2, 0), 0.5, 15);
  assert_digits(composition_change(study, flow, 0, 1), 0.3, 15);
  assert_true(composition_change(study, flow, 1, 1) == 0);
}

/* Parts are brought together by their codes; the periods are those that both flows have. */
static void
flows_side_by_side(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, COMPOSED("of: [ exports, imports ]"));
  const CompositionStudy *study = composed_well(one);
  const CompositionFlow *exports = composition_flow(study, 0), *imports = composition_flow(study, 1);
  assert_periods(study, "2001 2003");
  assert_int_equal(study->parts->len, 4);
  assert_int_equal(part_at(study, "C"), 0); /* 0.2 + 0.25 + 0.75 + 0.75 */
  assert_int_equal(exports->places[part_at(study, "D")], G_MAXSIZE);
  assert_true(isnan(composition_value(exports, 0, part_at(study, "D"))));
  assert_digits(composition_share(imports, 1, part_at(study, "D")), 0.25, 15);
  assert_string_equal(composition_label(imports), "imports");
  assert_int_equal(composition_blanks(study, imports), 0);
}

static void
periods_by_rule_and_as_asked(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) full = folder_study_new(COMPOSED_FILES, COMPOSED("of: full")),
                         asked = folder_study_new(COMPOSED_FILES, COMPOSED("of: full, periods: [ 2004, 2001 ]")),
                         cut = folder_study_new(COMPOSED_FILES, COMPOSED("of: full, sample: 2003..2004")),
                         lone = folder_study_new(COMPOSED_FILES, COMPOSED("of: late"));
  assert_periods(composed_well(full), "2001 2002 2004");
  assert_periods(composed_well(asked), "2001 2004");
  assert_false(composed_well(asked)->by_rule);
  assert_periods(composed_well(cut), "2003 2004");
  assert_periods(composed_well(lone), "2002");
}

/* No more parts are named than there are. */
static void
a_top_beyond_all(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one =
      folder_study_new(COMPOSED_FILES, COMPOSED("of: exports, top: 1000000, periods: [ 2003 ]"));
  const CompositionStudy *study = composed_well(one);
  assert_int_equal(study->parts->len, 3);
  assert_int_equal(study->top, 2); /* food is nowhere in 2003 */
}

/* wanted stands behind the place of the item, or of the breakdown. */
static void
assert_refused_at(const char *place, const char *item, GQuark domain, int code, const char *wanted)
{
  g_autofree char *text = g_strdup_printf(COMPOSED("%s"), item);
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, text);
  GError *error = NULL;
  assert_null(composed(one, &error));
  assert_non_null(error);
  g_autofree char *message = folder_study_message(one, error),
                  *placed = g_strconcat("study.yaml:", place, ": ", wanted, NULL);
  g_auto(GStrv) lines = g_strsplit(message, "\n", -1);
  assert_string_equal(lines[0], placed);
  assert_true(error->domain == domain && error->code == code);
  g_error_free(error);
}

static void
assert_refused(const char *item, GQuark domain, int code, const char *wanted)
{
  assert_refused_at("11:5", item, domain, code, wanted);
}

static void
what_is_refused(void **state)
{
  (void)state;
  assert_refused("of: exports, periods: [ 2001, 2004 ]", DATA_ERROR, DATA_ERROR_PERIOD,
                 "made: breakdown 'exports' has no value in 2004 (it has 2001 to 2003, 3 periods)");
  assert_refused("of: late, periods: [ 2001 ]", DATA_ERROR, DATA_ERROR_PERIOD,
                 "made: breakdown 'late' has no value in 2001 (it has 2002 to 2002, 1 period)");
  assert_refused("of: exports, periods: [ 2001, 2002, 2001 ]", DATA_ERROR, DATA_ERROR_PERIOD,
                 "made: 'periods' names 2001 twice");
  assert_refused("of: [ exports, imports, exports ]", DATA_ERROR, DATA_ERROR_SCHEMA,
                 "made: 'exports' is set against itself: each flow is named once");
  assert_refused("of: [ late, minus ]", DATA_ERROR, DATA_ERROR_PERIOD,
                 "made: there is no period in which all flows have a whole above 0");
  assert_refused("of: zero", DATA_ERROR, DATA_ERROR_PERIOD, "made: there is no period in which the whole is above 0");
  assert_refused("of: zero, periods: [ 2001 ]", STATS_ERROR, STATS_ERROR_DOMAIN,
                 "made: zero: the whole is not above 0 in 2001, and there are no shares of nothing");
  assert_refused("of: minus", STATS_ERROR, STATS_ERROR_DOMAIN,
                 "made: minus: B is below 0 in 2001, and a negative value is no share of a whole");
  assert_refused_at("7:5", "of: huge", DATA_ERROR, DATA_ERROR_NUMBER,
                    "huge: the parts of 'huge' add up to more than a number can hold in 2001");
}

/* The study's own data; the numbers are sums over the rows of trade-products.csv, made apart from the program. */
static void
sections_of_belarus(void **state)
{
  (void)state;
  g_autofree char
      *here = g_get_current_dir(),
      *package = g_strdup_printf("%s/datasets/belarus-eu/datapackage.json", here),
      *path = g_build_filename(g_get_tmp_dir(), "bytrade-composition.yaml", NULL),
      *text = g_strdup_printf(
          "data: %s\nblocs: { EU: { members: eu-members, as-of: 2007 } }\nbreakdowns:\n"
          "  - { name: exports, from: trade-products, where: { reporter: BLR, partner: EU }, by: product }\n"
          "  - { name: imports, from: trade-products, where: { reporter: EU, partner: BLR }, by: product }\n"
          "indicators:\n  - { name: made, kind: composition, of: [ exports, imports ] }\n",
          package);
  GError *error = NULL;
  assert_true(g_file_set_contents(path, text, -1, NULL));
  g_autoptr(Study) read = study_read(path, &error);
  g_unlink(path);
  assert_no_error(error);
  g_autoptr(Results) results = results_new(read);
  const Analysis *analysis = results_analysis(results, "made", &error);
  assert_no_error(error);
  const CompositionStudy *study = analysis->result;
  const CompositionFlow *exports = composition_flow(study, 0), *imports = composition_flow(study, 1);
  assert_periods(study, "1995 2005 2015");
  assert_digits(composition_share(exports, 0, part_at(study, "SITC5")), 0.258800, 5);
  assert_digits(composition_share(exports, 1, part_at(study, "SITC3")), 0.733236, 6);
  assert_digits(composition_share(exports, 2, part_at(study, "SITC3")), 0.628683, 6);
  assert_digits(composition_share(imports, 2, part_at(study, "SITC7")), 0.375813, 6);
  assert_digits(composition_unspecified(imports, 0) / composition_whole(imports, 0), 0.0467351427587, 10);
  assert_true(composition_unspecified(exports, 0) == 0); /* 0.004 of 1492128: rounding */
  assert_digits(composition_change(study, exports, 0, 2), 0.5568740232750974, 12);
  assert_digits(composition_change(study, imports, 0, 2), 0.18789196532414731, 8);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shares_of_the_stated_total),
      cmocka_unit_test(periods_add_up),
      cmocka_unit_test(how_far_periods_are_apart),
      cmocka_unit_test(flows_side_by_side),
      cmocka_unit_test(periods_by_rule_and_as_asked),
      cmocka_unit_test(a_top_beyond_all),
      cmocka_unit_test(what_is_refused),
      cmocka_unit_test(sections_of_belarus),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
