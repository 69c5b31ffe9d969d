#include "folder_study.h"

#include "study/breakdown.h"

static const char package[] =
    "resources:\n"
    "  - name: trade\n"
    "    path: trade.csv\n"
    "    unit: USD million\n"
    "    valuation: {by: flow, export: FOB, import: CIF}\n"
    "    sources: [{title: Customs}]\n"
    "    schema:\n"
    "      fields:\n"
    "        - {name: year, type: year, role: period}\n"
    "        - {name: partner, role: key, aggregates: [WLD], categories: [{value: XXX, label: Elsewhere}]}\n"
    "        - {name: flow, role: key}\n"
    "        - {name: product, role: key, aggregates: [TOTAL]}\n"
    "        - {name: value, type: number}\n"
    "        - {name: kg, type: number, role: none, unit: kg}\n"
    "  - name: euros\n"
    "    path: euros.csv\n"
    "    unit: EUR million\n"
    "    schema: {fields: [{name: year, type: year, role: period}, {name: partner, role: key}, {name: value, type: "
    "number}]}\n"
    "  - name: members\n"
    "    path: members.csv\n"
    "    schema: {fields: [{name: code, role: key}, {name: joined, type: date, role: start}]}\n"
    "  - name: eastern\n"
    "    path: eastern.csv\n"
    "    schema: {fields: [{name: code, role: key}, {name: joined, type: date, role: start}]}\n"
    "  - name: events\n"
    "    path: events.csv\n"
    "    unit: events\n"
    "    absent: zero\n"
    "    schema: {fields: [{name: year, type: year, role: period}, {name: source, role: actor},\n"
    "      {name: target, role: actor}, {name: n, type: integer}]}\n";

static const char trade[] = "year,partner,flow,product,value,kg\n"
                            "2001,WLD,export,TOTAL,100,9\n2001,DEU,export,TOTAL,50,5\n2001,RUS,export,TOTAL,30,3\n"
                            "2001,XXX,export,TOTAL,20,1\n2001,DEU,import,TOTAL,10,1\n2001,RUS,import,TOTAL,5,1\n"
                            "2002,WLD,export,TOTAL,110,9\n2002,DEU,export,TOTAL,60,5\n2002,POL,export,TOTAL,40,5\n"
                            "2002,DEU,import,TOTAL,8,1\n2002,POL,import,TOTAL,4,1\n"
                            "2002,DEU,export,27,6,1\n2002,POL,export,84,4,1\n";

#define FILES                                                                                                          \
  (const char *const[])                                                                                                \
  {                                                                                                                    \
    "datapackage.json", package, "trade.csv", trade, "euros.csv", "year,partner,value\n2001,DEU,7\n", "eastern.csv",   \
        "code,joined\nKAZ,2015-01-01\n", "members.csv", "code,joined\nDEU,1958-01-01\nPOL,2004-05-01\n", "events.csv", \
        "year,source,target,n\n2001,BLR,DEU,3\n2001,DEU,BLR,2\n2002,RUS,BLR,4\n2002,BLR,BLR,9\n2002,RUS,DEU,5\n", NULL \
  }

/* The breakdown of a study with that one item. */
static const Breakdown *
breakdown_of(FolderStudy *one)
{
  GError *error = NULL;
  assert_no_error(one->error);
  const Scope scope = results_scope(one->results);
  const Breakdown *breakdown = scope.breakdown(scope.data, "b", &error);
  assert_no_error(error);
  return breakdown;
}

#define STUDY(item)                                                                                                    \
  "blocs: { EU: { members: members, as-of: 2005 }, RUS: { members: members }, EAST: { members: eastern } "             \
  "}\nbreakdowns:\n  - { name: b, " item " }\n"
#define EXPORTS "from: trade, where: { flow: export, product: TOTAL }, by: partner"
#define assert_row(breakdown, t, ...)                                                                                  \
  do {                                                                                                                 \
    const double wanted_[] = {__VA_ARGS__};                                                                            \
    assert_int_equal((breakdown)->k, G_N_ELEMENTS(wanted_));                                                           \
    for (gsize i_ = 0; i_ < G_N_ELEMENTS(wanted_); i_++)                                                               \
      if (!isnan(wanted_[i_]) || !isnan(breakdown_value(breakdown, t, i_)))                                            \
        assert_true(breakdown_value(breakdown, t, i_) == wanted_[i_]);                                                 \
  } while (0)

static void
parts_stand_beside_the_stated_total(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(FILES, STUDY(EXPORTS));
  const Breakdown *b = breakdown_of(one);
  static const char *const codes[] = {"DEU", "POL", "RUS", "XXX"}, *const labels[] = {"Germany", "Poland", "Russia",
                                                                                      "Elsewhere"};
  assert_int_equal(b->n, 2);
  for (gsize i = 0; i < 4; i++) {
    assert_string_equal(breakdown_part(b, i)->code, codes[i]);
    assert_string_equal(breakdown_part(b, i)->label, labels[i]);
    assert_int_equal(breakdown_find(b, codes[i]), i);
  }
  assert_row(b, 0, 50, NAN, 30, 20);
  assert_row(b, 1, 60, 40, NAN, NAN);
  assert_string_equal(b->total_code, "WLD");
  assert_true(b->sums[0] == 100 && b->stated[0] == 100 && b->sums[1] == 100 && b->stated[1] == 110);
  assert_true(breakdown_gap(b, 0) == 0 && breakdown_whole(b, 1) == 110);
  assert_digits(breakdown_gap(b, 1), 10.0 / 110, 15);
  assert_string_equal(b->unit, "USD million");
  assert_string_equal(b->valuation, "FOB");
  assert_string_equal(b->source, "Customs");
  assert_string_equal(b->by, "partner");
  assert_null(b->quantities);
  assert_int_equal(b->frequency, FREQUENCY_YEAR);
  assert_int_equal(breakdown_find(b, "FRA"), G_MAXSIZE);
  assert_int_equal(breakdown_find_period(b, period_of("2003")), G_MAXSIZE);
  assert_ledger(one->results->ledger, "b", "the parts add up to another sum than the stated total, by more than 0.1 %",
                1, "2002");
}

static void
listed_flows_are_added_and_lone_ones_counted(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one =
      folder_study_new(FILES, STUDY("from: trade, where: { flow: [ export, import ], product: TOTAL }, by: partner"));
  const Breakdown *b = breakdown_of(one);
  assert_row(b, 0, 60, NAN, 35, 20);
  assert_row(b, 1, 68, 44, NAN, NAN);
  assert_string_equal(b->valuation, "FOB and CIF");
  assert_true(isnan(b->stated[0]) && isnan(breakdown_gap(b, 0)) && breakdown_whole(b, 0) == 115);
  assert_ledger(one->results->ledger, "b",
                "a cell is the sum of the rows there are, where other codes listed have none", 1, "");
}

static void
a_bloc_may_be_one_part_and_codes_left_out(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(FILES, STUDY(EXPORTS ", fold: EU, without: [ XXX ]"));
  const Breakdown *b = breakdown_of(one);
  assert_string_equal(breakdown_part(b, 0)->code, "EU");
  assert_row(b, 0, 50, 30);
  assert_row(b, 1, 100, NAN);
  assert_string_equal(b->composition, "EU as composed on 1 July 2005");
  assert_ledger(one->results->ledger, "b", "rows of codes that were to be left out", 1, "");
}

static void
the_composition_may_change_with_time(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(FILES, STUDY(EXPORTS ", fold: EU, as-of: in-force"));
  const Breakdown *b = breakdown_of(one);
  assert_row(b, 0, 50, NAN, 30, 20);
  assert_row(b, 1, 60, 40, NAN, NAN);
}

static void
two_columns_make_pairs(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one =
      folder_study_new(FILES, STUDY("from: trade, where: { flow: export }, by: [ product, partner ], quantity: kg"));
  const Breakdown *b = breakdown_of(one);
  assert_string_equal(breakdown_part(b, 0)->code, "27 × DEU");
  assert_string_equal(breakdown_part(b, 1)->label, "84, Poland");
  assert_row(b, 0, 6, 4);
  assert_true(b->quantities[0] == 1 && b->quantities[1] == 1);
  assert_null(b->stated);
  assert_string_equal(b->by, "product and partner");
  assert_ledger(one->results->ledger, "b", "rows of totals, which are no parts", 7, "");
}

static void
the_others_of_an_actor_are_its_parts(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(FILES, STUDY("from: events, actor: BLR"));
  const Breakdown *b = breakdown_of(one);
  assert_string_equal(breakdown_part(b, 0)->code, "DEU");
  assert_row(b, 0, 5, 0);
  assert_row(b, 1, 0, 4);
}

static void
a_cut_is_a_breakdown_of_its_own(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one =
      folder_study_new(FILES, STUDY("from: trade, where: { flow: export, product: TOTAL }, by: partner, quantity: kg"));
  g_autoptr(Breakdown) b = breakdown_cut(breakdown_of(one), period_of("2002"));
  assert_int_equal(b->n, 1);
  assert_row(b, 0, 60, 40);
  assert_true(b->quantities[0] == 5 && b->sums[0] == 100 && b->stated[0] == 110);
  assert_string_equal(b->total_code, "WLD");
  assert_int_equal(series_length(breakdown_part(b, 1)->series), 1);
}

#define assert_refused(item, wanted)                                                                                   \
  do {                                                                                                                 \
    g_autoptr(FolderStudy) one_ = folder_study_new(FILES, STUDY(item));                                                \
    g_autoptr(GError) error_ = NULL;                                                                                   \
    if (one_->study) {                                                                                                 \
      const Scope scope_ = results_scope(one_->results);                                                               \
      assert_null(scope_.breakdown(scope_.data, "b", &error_));                                                        \
    }                                                                                                                  \
    g_autofree char *got_ = folder_study_message(one_, one_->study ? error_ : one_->error);                            \
    char *end_ = strchr(got_, '\n');                                                                                   \
    if (end_)                                                                                                          \
      *end_ = '\0';                                                                                                    \
    assert_string_equal(got_, wanted);                                                                                 \
  } while (0)

static void
what_cannot_be_split_is_refused(void **state)
{
  (void)state;
  assert_refused("from: trade, by: partnr",
                 "study.yaml:4:33: b: trade has no column 'partnr', did you mean 'partner'?");
  assert_refused("from: trade, by: value",
                 "study.yaml:4:33: b: column 'value' holds numbers, and parts are told apart by codes");
  assert_refused("from: trade, by: year",
                 "study.yaml:4:33: b: column 'year' holds periods, and parts are told apart by codes");
  assert_refused("from: trade, by: partner", "trade.csv:12:10: 2002 holds several values of 'flow' (export, import): "
                                             "choose one by 'where', or list those to be added");
  assert_refused(EXPORTS ", total: W00", "study.yaml:4:90: b: no row has 'W00' as partner, which 'total' names");
  assert_refused(EXPORTS ", fold: EEU", "study.yaml:4:89: b: there is no bloc 'EEU'");
  assert_refused(EXPORTS ", without: [ DEU, POL, RUS, XXX ]",
                 "study.yaml:4:5: b: no row of trade has all that breakdown 'b' asks for");
  assert_refused("from: trade, actor: BLR",
                 "study.yaml:4:5: b: trade has no two columns with the role 'actor', so 'actor' does not apply");
  assert_refused(EXPORTS ", without: [ DEUU ]",
                 "study.yaml:4:92: b: no row has 'DEUU' as partner, which 'without' names; did you mean 'DEU'?");
  assert_refused(
      EXPORTS ", fold: RUS",
      "study.yaml:4:89: b: 'RUS' is a code of the table and a bloc to be made one part: give the bloc another name");
  assert_refused("from: euros, by: partner, fold: EAST", "study.yaml:4:48: b: none of the parts is a member of 'EAST'");
  assert_refused("from: trade, where: { flow: export }, by: [ partner, partner ]",
                 "study.yaml:4:58: b: 'by' names 'partner' twice");
  assert_refused("from: members, by: code", "study.yaml:4:5: b: members has no measure");
}

static void
a_study_says_what_a_breakdown_is(void **state)
{
  (void)state;
  assert_refused("from: trade",
                 "study.yaml:4:5: breakdown 'b' needs either 'by' (a column of codes) or 'actor' (one of a table of "
                 "events)");
  assert_refused("from: events, actor: BLR, by: source",
                 "study.yaml:4:5: breakdown 'b' needs either 'by' (a column of codes) or 'actor' (one of a table of "
                 "events)");
  assert_refused("from: [ trade, euros ], by: partner",
                 "study.yaml:4:5: breakdown 'b' needs 'from', the name of one resource");
  assert_refused("from: trade, by: [ a, b, c ]", "study.yaml:4:33: 'by' names one column or two");
  assert_refused("from: trade, by: [ product, partner ], total: WLD",
                 "study.yaml:4:62: 'total' goes with one column under 'by'");
  assert_refused("from: trad, by: partner",
                 "study.yaml:4:22: the data package has no resource 'trad', did you mean 'trade'?");
}

static void
unlike_units_are_not_set_against_each_other(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(FILES, STUDY(EXPORTS) "  - { name: e, from: euros, by: partner }\n");
  const Breakdown *b = breakdown_of(one);
  const Scope scope = results_scope(one->results);
  g_autoptr(GError) error = NULL;
  const Breakdown *e = scope.breakdown(scope.data, "e", NULL);
  assert_true(breakdown_same_unit(b, b, NULL));
  assert_false(breakdown_same_unit(b, e, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_UNIT,
               "'b' is in USD million and 'e' in EUR million: unlike units are not set against each other, and no "
               "currency is converted");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(parts_stand_beside_the_stated_total),
      cmocka_unit_test(listed_flows_are_added_and_lone_ones_counted),
      cmocka_unit_test(a_bloc_may_be_one_part_and_codes_left_out),
      cmocka_unit_test(the_composition_may_change_with_time),
      cmocka_unit_test(two_columns_make_pairs),
      cmocka_unit_test(the_others_of_an_actor_are_its_parts),
      cmocka_unit_test(a_cut_is_a_breakdown_of_its_own),
      cmocka_unit_test(what_cannot_be_split_is_refused),
      cmocka_unit_test(a_study_says_what_a_breakdown_is),
      cmocka_unit_test(unlike_units_are_not_set_against_each_other),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
