#include "contribution_case.h"

#include "stats/stats_error.h"

static const Contribution *
part_of(const ContributionsStudy *study, const ContributionStep *step, const char *code)
{
  const gsize place = breakdown_find(study->breakdown, code);
  assert_true(place != G_MAXSIZE);
  return &step->all->parts[place];
}

static void
assert_order(const ContributionsStudy *study, const char *wanted)
{
  g_autoptr(GString) codes = g_string_new(NULL);
  for (gsize i = 0; i < study->breakdown->k; i++)
    g_string_append_printf(codes, "%s%s", i == study->named ? "| " : "",
                           breakdown_part(study->breakdown, study->order[i])->code),
        g_string_append(codes, i + 1 < study->breakdown->k ? " " : "");
  assert_string_equal(codes->str, wanted);
}

static void
the_ends_of_a_range_are_compared(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one =
      contribution_case(ITEM("kind: contributions, of: exports, at: 2001..2004, parts: [ RUS, POL, DEU ]"));
  const ContributionsStudy *study = item_of(one)->result;
  const ContributionStep *change = &study->change;
  assert_true(change->stated);
  assert_int_equal(study->breakdown->n, 4);
  assert_order(study, "POL RUS DEU | GBR FRA");
  assert_int_equal(contributions_others(study), 2);
  assert_true(part_of(study, change, "POL")->points == 12 && part_of(study, change, "POL")->share == 1.2);
  assert_true(part_of(study, change, "DEU")->points == 0);
  assert_true(change->others.from == 15 && change->others.to == 0 && change->others.points == -7.5);
  assert_true(change->all->rest.from == 15 && change->all->rest.to == 6 && change->all->rest.points == -4.5);
  assert_true(change->all->whole.points == 10);
  assert_string_equal(item_of(one)->source, "Customs");
}

/* Without parts the largest changes bear names, rises and falls alike; as many as there are, whatever is asked for. */
static void
the_largest_changes_are_named(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) two = contribution_case(ITEM("kind: contributions, of: exports, at: 2001..2004, top: 3"));
  g_autoptr(FolderStudy) all =
      contribution_case(ITEM("kind: contributions, of: exports, at: 2001..2004, top: 1000000"));
  g_autoptr(FolderStudy) usual = contribution_case(ITEM("kind: contributions, of: exports, at: 2001..2004"));
  assert_order(item_of(two)->result, "POL RUS GBR | FRA DEU");
  assert_order(item_of(all)->result, "POL RUS GBR FRA DEU");
  assert_order(item_of(usual)->result, "POL RUS GBR FRA DEU");
  assert_true(((const ContributionsStudy *)item_of(all)->result)->change.others.change == 0);
}

/* 2005 has no stated total: both ends take the sum of parts. */
static void
a_total_is_stated_at_both_ends_or_not_at_all(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(ITEM("kind: contributions, of: exports"));
  const ContributionsStudy *study = item_of(one)->result;
  assert_false(study->change.stated);
  assert_true(study->change.all->whole.from == 185 && study->change.all->whole.to == 216);
  assert_true(study->change.all->rest.change == 0);
  assert_int_equal(study->n_steps, 4);
  assert_true(study->steps[2].stated && !study->steps[3].stated);
  assert_digits(study->steps[0].all->whole.points, -5, 15);
  assert_digits(part_of(study, &study->steps[0], "DEU")->points, 5, 15);
  assert_digits(study->steps[3].all->whole.points, 100 * 2.0 / 214, 15);
}

static void
rows_add_up(void **state)
{
  (void)state;
  static const char *const items[] = {ITEM("kind: contributions, of: exports, top: 2"),
                                      ITEM("kind: contributions, of: exports, at: 2001..2004, top: 2"),
                                      ITEM("kind: contributions, of: exports, at: 2003..2005, parts: DEU"),
                                      ITEM("kind: contributions, of: eu, at: 2002..2005")};
  static const guint lengths[] = {
      5, 5, 4, 4}; /* the stated total of single steps leaves something in the first and the third, too */
  for (gsize i = 0; i < G_N_ELEMENTS(items); i++) {
    g_autoptr(FolderStudy) one = contribution_case(items[i]);
    const ContributionsStudy *study = item_of(one)->result;
    g_autoptr(GArray) rows = contributions_rows(study, TRUE);
    assert_int_equal(rows->len, lengths[i]);
    for (gsize s = 0; s <= study->n_steps; s++) {
      const ContributionStep *step = s < study->n_steps ? &study->steps[s] : &study->change;
      double points = 0, changes = 0;
      for (guint r = 0; r + 1 < rows->len; r++) {
        const Contribution *row = contribution_of(step, &g_array_index(rows, ContributionRow, r));
        points += row->points;
        changes += row->change;
      }
      assert_digits(points, step->all->whole.points, 13);
      assert_digits(changes, step->all->whole.change, 13);
    }
  }
}

/* 2003 is not there: 2002 and 2004 are no step; below zero there is no growth. */
static void
gaps_and_totals_below_zero(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(ITEM("kind: contributions, of: kinds"));
  const ContributionsStudy *study = item_of(one)->result;
  assert_int_equal(study->n_steps, 2);
  assert_int_equal(study->steps[0].from, 0);
  assert_int_equal(study->steps[1].from, 2);
  assert_true(isnan(study->change.all->whole.points));
  assert_true(isnan(study->steps[0].all->whole.points));
  assert_digits(study->steps[1].all->whole.points, 0, 15);
  assert_digits(part_of(study, &study->steps[1], "b")->points, 100 * 5 / 7.5, 14);
}

static void
refusals(void **state)
{
  (void)state;
  assert_item_error("kind: contributions, of: exports, at: 2001..2006", DATA_ERROR, DATA_ERROR_PERIOD,
                    "'at' begins or ends where breakdown 'exports' has no period: within it there are 2001 "
                    "to 2005");
  assert_item_error("kind: contributions, of: exports, at: 2003", DATA_ERROR, DATA_ERROR_PERIOD,
                    "contributions needs two periods, and breakdown 'exports' has 1 within 'at'");
  assert_item_error("kind: contributions, of: exports, sample: 2003", DATA_ERROR, DATA_ERROR_PERIOD,
                    "contributions needs two periods, and breakdown 'exports' has 1");
  assert_item_error("kind: contributions, of: exports, at: 1990..1995", DATA_ERROR, DATA_ERROR_PERIOD,
                    "contributions needs two periods, and breakdown 'exports' has 0 within 'at'");
  assert_item_error("kind: contributions, of: exports, parts: [ DEU, POLL ]", DATA_ERROR, DATA_ERROR_NAME,
                    "breakdown 'exports' has no part 'POLL' in the range; did you mean 'POL'?");
  assert_item_error("kind: contributions, of: exports, at: 2002..2005, parts: FRA", DATA_ERROR, DATA_ERROR_NAME,
                    "breakdown 'exports' has no part 'FRA' in the range");
  assert_item_error("kind: contributions, of: exports, parts: [ DEU, POL, DEU ]", DATA_ERROR, DATA_ERROR_SCHEMA,
                    "'parts' names 'DEU' twice");
  assert_item_error("kind: contributions, of: exports, parts: DEU, top: 2", DATA_ERROR, DATA_ERROR_SCHEMA,
                    "'parts' names the parts, and leaves 'top' none to choose");
  assert_item_error("kind: contributions, of: lone", DATA_ERROR, DATA_ERROR_PERIOD,
                    "no part of breakdown 'lone' has a value in 2005");
}

/* The same points as a series; the first period has none before it, and neither has what follows a gap. */
static void
an_indicator_over_the_periods(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autoptr(FolderStudy) one = contribution_case("series:\n"
                                                 "  - { name: deu, indicator: contribution, of: exports, part: DEU }\n"
                                                 "  - { name: fra, indicator: contribution, of: exports, part: FRA }\n"
                                                 "  - { name: b, indicator: contribution, of: kinds, part: b }\n");
  assert_true(results_series(one->results, &error));
  assert_no_error(error);
  const Series *deu = series_named(one->results, "deu"), *fra = series_named(one->results, "fra"),
               *b = series_named(one->results, "b");
  assert_string_equal(deu->unit, "percentage points");
  assert_string_equal(deu->source, "Customs");
  assert_int_equal(observation_at(deu, "2001")->missing, MISSING_UNDEFINED);
  assert_digits(value_at(deu, "2002"), 5, 15);
  assert_digits(value_at(deu, "2003"), -100 * 20.0 / 190, 15);
  assert_digits(value_at(deu, "2005"), 100 * 20.0 / 214, 15); /* no stated total in 2005 */
  assert_digits(value_at(fra, "2002"), -2.5, 15);             /* gone: counted with zero */
  assert_int_equal(observation_at(fra, "2003")->missing, MISSING_UNDEFINED);
  assert_int_equal(observation_at(b, "2002")->missing, MISSING_UNDEFINED); /* from below zero */
  assert_int_equal(observation_at(b, "2004")->missing, MISSING_UNDEFINED); /* after a gap */
  assert_digits(value_at(b, "2005"), 100 * 5 / 7.5, 14);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_ends_of_a_range_are_compared),
      cmocka_unit_test(the_largest_changes_are_named),
      cmocka_unit_test(a_total_is_stated_at_both_ends_or_not_at_all),
      cmocka_unit_test(rows_add_up),
      cmocka_unit_test(gaps_and_totals_below_zero),
      cmocka_unit_test(refusals),
      cmocka_unit_test(an_indicator_over_the_periods),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
