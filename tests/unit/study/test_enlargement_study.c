#include "contribution_case.h"

#include "stats/stats_error.h"

static const EnlargementStep *
step_of(const EnlargementStudy *study, gsize i)
{
  assert_true(i < study->n_steps);
  return &study->steps[i];
}

static const MemberMove *
move_of(const EnlargementStep *step, guint i)
{
  assert_true(i < step->moves->len);
  return &g_array_index(step->moves, MemberMove, i);
}

/* By hand from the table of contribution_case.h: {DEU, FRA, GBR} become {DEU, FRA, GBR, POL, MLT}, and GBR leaves. */
static void
joiners_and_leavers(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(ITEM("kind: enlargement, of: exports, bloc: EU, at: 2003..2005"));
  const EnlargementStudy *study = item_of(one)->result;
  const EnlargementStep *joined = step_of(study, 0), *left = step_of(study, 1);
  assert_string_equal(study->bloc, "EU");
  assert_int_equal(study->n_steps, 2);
  assert_int_equal(study->changed, 2);
  assert_int_equal(joined->moves->len, 2);
  assert_string_equal(move_of(joined, 0)->code, "MLT");
  assert_true(isnan(move_of(joined, 0)->from) && isnan(move_of(joined, 0)->to) && move_of(joined, 0)->joined);
  assert_string_equal(move_of(joined, 1)->name, "Poland");
  assert_true(move_of(joined, 1)->from == 30 && move_of(joined, 1)->to == 44);
  assert_int_equal(left->moves->len, 1);
  assert_string_equal(move_of(left, 0)->code, "GBR");
  assert_false(move_of(left, 0)->joined);
  const Enlargement wanted[] = {{52, 94, 42, 5, 37, -2, 44, 12, 30}, {94, 120, 26, 34, -8, 42, -16, 26, 0}};
  assert_memory_equal(&joined->split, &wanted[0], sizeof(Enlargement));
  assert_memory_equal(&left->split, &wanted[1], sizeof(Enlargement));
  const Enlargement sums = {52, 120, 68, 39, 29, 40, 28, 38, 30}, ends = {52, 120, 68, 42, 26, 34, 34, 50, 18};
  assert_memory_equal(&study->sums, &sums, sizeof(Enlargement));
  assert_memory_equal(&study->ends, &ends, sizeof(Enlargement));
}

/* France trades no more, the United Kingdom not in 2004, Malta never. */
static void
members_without_a_value(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(ITEM("kind: enlargement, of: exports, bloc: EU"));
  const EnlargementStudy *study = item_of(one)->result;
  static const struct {
    const char *code, *periods;
  } wanted[] = {{"FRA", "2002–2005"}, {"GBR", "2004"}, {"MLT", "2004, 2005"}};
  assert_int_equal(study->silent->len, G_N_ELEMENTS(wanted));
  for (guint i = 0; i < study->silent->len; i++) {
    const SilentMember *member = &g_array_index(study->silent, SilentMember, i);
    g_autofree char *periods = periods_print((const Period *)(void *)member->periods->data, member->periods->len);
    assert_string_equal(member->code, wanted[i].code);
    assert_string_equal(periods, wanted[i].periods);
  }
}

/* All steps add up to the change from the first to the last period, of whatever range. */
static void
steps_add_up_over_the_range(void **state)
{
  (void)state;
  static const char *const ranges[] = {"2001..2005", "2002..2004", "2001..2003", "2004..2005"};
  static const gsize changed[] = {2, 1, 0, 1};
  for (gsize i = 0; i < G_N_ELEMENTS(ranges); i++) {
    g_autofree char *items = g_strdup_printf(
        "indicators:\n  - { name: item, kind: enlargement, of: exports, bloc: EU, at: %s }\n", ranges[i]);
    g_autoptr(FolderStudy) one = contribution_case(items);
    const EnlargementStudy *study = item_of(one)->result;
    const Enlargement *sums = &study->sums;
    assert_int_equal(study->changed, changed[i]);
    assert_digits(sums->within + sums->composition, sums->change, 15);
    assert_digits(sums->within_old + sums->composition_second, sums->change, 15);
    assert_digits(sums->within_new + sums->composition_first, sums->change, 15);
    assert_digits(sums->after - sums->before, sums->change, 15);
    assert_digits(study->ends.change, sums->change, 15);
    if (changed[i] == 0)
      assert_true(sums->composition == 0 && sums->within == sums->change);
  }
}

/* Belarus's turnover with the EU in force, USD million, added up from trade-annual.csv by a script of another language: ten countries join
 * in 2004, two in 2007. Belgium and Luxembourg stand for BLX and BLX for them, so that only Luxembourg in 1997 lacks a value. */
static void
belarus_and_the_enlargements(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autofree char *here = g_get_current_dir(),
                  *text = g_strdup_printf("data: %s/datasets/belarus-eu/datapackage.json\n"
                                          "blocs: { EU: { members: eu-members, as-of: 2007 } }\n"
                                          "breakdowns: [ { name: t, from: trade-annual, by: partner,\n"
                                          "  where: { reporter: BLR, flow: [ export, import ] } } ]\n"
                                          "indicators: [ { name: item, kind: enlargement, of: t, bloc: EU } ]\n",
                                          here);
  g_autofree char *folder = g_dir_make_tmp("bytrade-XXXXXX", NULL), *path = g_build_filename(folder, "s.yaml", NULL);
  assert_true(g_file_set_contents(path, text, -1, NULL));
  g_autoptr(Study) study = study_read(path, &error);
  g_unlink(path);
  g_rmdir(folder);
  assert_no_error(error);
  Results *results = results_new(study);
  const Analysis *analysis = results_analysis(results, "item", &error);
  assert_no_error(error);
  const EnlargementStudy *split = analysis->result;
  const Enlargement *first = &step_of(split, 11)->split, *second = &step_of(split, 14)->split;
  assert_digits(first->before, 4060.514092, 13);
  assert_digits(first->after, 8210.692398, 13);
  assert_digits(first->within, 1811.1096075, 13);
  assert_digits(first->composition, 2339.0686985, 13);
  assert_digits(first->within_old, 1494.885006, 13);
  assert_digits(first->within_new, 2127.334209, 13);
  assert_int_equal(step_of(split, 11)->moves->len, 10);
  assert_digits(second->within, 2697.2059465, 13);
  assert_digits(second->composition, 180.1158475, 13);
  assert_int_equal(step_of(split, 14)->moves->len, 2);
  assert_int_equal(split->changed, 5);
  assert_int_equal(split->silent->len, 1);
  results_free(results);
}

static void
refusals(void **state)
{
  (void)state;
  assert_item_error("kind: enlargement, of: exports", DATA_ERROR, DATA_ERROR_SCHEMA,
                    "enlargement needs 'bloc', the name of a bloc that the study composes");
  assert_item_error("kind: enlargement, of: exports, bloc: EUU", DATA_ERROR, DATA_ERROR_NAME, "there is no bloc 'EUU'");
  assert_item_error("kind: enlargement, of: eu, bloc: EU", DATA_ERROR, DATA_ERROR_SCHEMA,
                    "breakdown 'eu' has a bloc in it already (EU as composed in each period): the split needs every "
                    "partner by itself");
  assert_item_error("kind: enlargement, of: kinds, bloc: EU", DATA_ERROR, DATA_ERROR_SCHEMA,
                    "no part of breakdown 'kinds' ever belongs to EU: its parts are by kind");
  assert_item_error("kind: enlargement, of: exports, bloc: EU, at: 2000..2003", DATA_ERROR, DATA_ERROR_PERIOD,
                    "'at' begins or ends where breakdown 'exports' has no period: within it there are 2001 to 2003");
  assert_item_error("kind: enlargement, of: lone, bloc: EU", DATA_ERROR, DATA_ERROR_PERIOD,
                    "no part of breakdown 'lone' has a value in 2005");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(joiners_and_leavers),
      cmocka_unit_test(members_without_a_value),
      cmocka_unit_test(steps_add_up_over_the_range),
      cmocka_unit_test(belarus_and_the_enlargements),
      cmocka_unit_test(refusals),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
