#include "folder_study.h"

/* Exports of a country by partner, those of the world beside them, and the members of a bloc. */
static const char package[] =
    "resources:\n"
    "  - name: t\n    path: t.csv\n    unit: USD million\n"
    "    schema: {fields: [{name: year, type: year, role: period}, {name: code, role: key}, {name: flow, role: key},\n"
    "      {name: value, type: number}, {name: weight, type: number}]}\n"
    "  - name: members\n    path: members.csv\n"
    "    schema: {fields: [{name: code, role: key}, {name: joined, type: date, role: start}]}\n";

static const char table[] = "year,code,flow,value,weight\n"
                            "2001,DEU,own,5,2\n2001,POL,own,3,1\n2001,DEU,world,50,9\n2001,POL,world,70,9\n"
                            "2002,DEU,own,6,2\n2002,POL,own,4,1\n2002,DEU,world,52,9\n2002,POL,world,75,9\n"
                            "2003,DEU,own,8,3\n2003,POL,own,5,2\n2003,DEU,world,55,9\n2003,POL,world,72,9\n";

static const char *const files[] = {
    "datapackage.json", package, "t.csv", table, "members.csv", "code,joined\nDEU,1990-01-01\nPOL,2004-05-01\n", NULL};

/* Lines 2 to 5 of every study: two breakdowns, which any test below may use. */
#define STUDY                                                                                                          \
  "blocs: { EU: { members: members } }\n"                                                                              \
  "breakdowns:\n"                                                                                                      \
  "  - { name: own, from: t, where: { flow: own }, value: value, by: code, quantity: weight }\n"                       \
  "  - { name: world, from: t, where: { flow: world }, value: value, by: code }\n"

/* What a study is refused for: read, then its series and breakdowns, then its items. */
static char *
whole_message_of(const char *rest)
{
  g_autofree char *text = g_strconcat(STUDY, rest, NULL);
  g_autoptr(FolderStudy) one = folder_study_new(files, text);
  g_autoptr(GError) error = NULL;
  if (one->study && results_series(one->results, &error))
    results_models(one->results, NULL, &error);
  return folder_study_message(one, one->study ? error : one->error);
}

static char *
line_of(const char *text, guint number)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  return g_strdup(lines[number - 1]);
}

/* One problem and no other: the place and message, the source line, and the caret under the column. */
static void
check_refused(const char *rest, guint line, const char *piece, const char *wanted)
{
  g_autofree char *text = g_strconcat("data: datapackage.json\n", STUDY, rest, NULL), *source = line_of(text, line),
                  *got = whole_message_of(rest);
  const char *at = strstr(source, piece);
  if (!at)
    fail_msg("'%s' is not in '%s'", piece, source);
  const int column = (int)(at - source) + 1;
  g_autofree char *whole =
      g_strdup_printf("study.yaml:%u:%d: %s\n    %s\n    %*s^", line, column, wanted, source, column - 1, "");
  assert_string_equal(got, whole);
}

static void
check_fine(const char *rest)
{
  g_autofree char *got = whole_message_of(rest);
  assert_string_equal(got, "no error");
}

#define SERIES_ERROR(item, piece, wanted) check_refused("series:\n  - { " item " }\n", 7, piece, wanted)
#define ITEM_ERROR(item, piece, wanted)   check_refused("indicators:\n  - { " item " }\n", 7, piece, wanted)
#define UNUSED_ERROR(item, piece, wanted) check_refused("  - { " item " }\n", 6, piece, wanted)

static void
a_null_is_no_value_of_an_indicator(void **state)
{
  (void)state;
  check_fine("series:\n  - { name: x, indicator: hhi, of: own }\n");
  SERIES_ERROR("name: x, indicator: hhi, of: ", "{ name", "indicator 'hhi' needs 'of', the name of a breakdown");
  SERIES_ERROR("name: x, indicator: hhi, of: ~", "{ name", "indicator 'hhi' needs 'of', the name of a breakdown");
  SERIES_ERROR("name: x, indicator: hhi, of: null", "{ name", "indicator 'hhi' needs 'of', the name of a breakdown");
  SERIES_ERROR("name: x, indicator: cover-ratio, of: own, against: ", "{ name",
               "indicator 'cover-ratio' needs 'against', the name of a second breakdown");
  SERIES_ERROR("name: x, indicator: rca, of: own, against: world, part: ", "{ name",
               "indicator 'rca' needs 'part', a code of the breakdown");
  SERIES_ERROR("name: x, indicator: concentration-ratio, of: own, top: ", "{ name",
               "indicator 'concentration-ratio' needs 'top', a number of parts");
  SERIES_ERROR("name: x, indicator: fisher-price, of: own, base: ", "{ name",
               "indicator 'fisher-price' needs 'base', a period");
}

/* An empty text in quotes is a value, and no name. */
static void
wrong_values_of_an_indicator_are_told_once(void **state)
{
  (void)state;
  SERIES_ERROR("name: x, indicator: hhi, of: ''", "''", "there is no breakdown ''");
  SERIES_ERROR("name: x, indicator: hhi, of: [ own ]", "[ own", "'of' must be text, not a list");
  SERIES_ERROR("name: x, indicator: hhi, of: { a: own }", "{ a", "'of' must be text, not a map");
  SERIES_ERROR("name: x, indicator: rca, of: own, against: [ world ], part: DEU", "[ world",
               "'against' must be text, not a list");
  SERIES_ERROR("name: x, indicator: share, of: own, part: [ DEU ]", "[ DEU", "'part' must be text, not a list");
  SERIES_ERROR("name: x, indicator: share, of: own, part: ''", "{ name", "x: breakdown 'own' has no part ''");
  SERIES_ERROR("name: x, indicator: fisher-price, of: own, base: [ 2001 ]", "[ 2001",
               "'base' must be text, not a list");
  SERIES_ERROR("name: x, indicator: fisher-price, of: own, base: ''", "''",
               "'base' must be a range of periods such as 1998..2020 (empty)");
}

static void
a_null_names_no_breakdown_of_an_item(void **state)
{
  (void)state;
  check_fine("indicators:\n  - { name: x, kind: structure, of: own, mirror: , top: , block: }\n");
  ITEM_ERROR("name: x, kind: structure, of: ", "{ name", "structure needs one breakdown");
  ITEM_ERROR("name: x, kind: structure, of: ~", "{ name", "structure needs one breakdown");
  ITEM_ERROR("name: x, kind: mirror, mirror: world, of: null", "{ name", "mirror needs one breakdown");
  ITEM_ERROR("name: x, kind: contributions, of: ", "{ name", "contributions needs one breakdown");
  ITEM_ERROR("name: x, kind: enlargement, bloc: EU, of: ", "{ name", "enlargement needs one breakdown");
  ITEM_ERROR("name: x, kind: parts-screening, given: 1, of: ", "{ name", "parts-screening needs one breakdown");
  ITEM_ERROR("name: x, kind: composition, of: ", "{ name", "composition needs one or more breakdowns");
  ITEM_ERROR("name: x, kind: advantage, of: ", "{ name", "advantage needs two breakdowns");
  ITEM_ERROR("name: x, kind: structure, of: []", "[]", "structure needs one breakdown");
  ITEM_ERROR("name: x, kind: structure, of: [ own, world ]", "[ own", "structure needs one breakdown");
  ITEM_ERROR("name: x, kind: structure, of: [ [ own ] ]", "[ own ]",
             "'of' must be a list of texts, but this is a list");
  ITEM_ERROR("name: x, kind: mirror, of: own, mirror: ", "{ name",
             "x: mirror needs 'mirror', the name of the breakdown of what the other side reports");
  ITEM_ERROR("name: x, kind: enlargement, of: own, bloc: ", "{ name",
             "x: enlargement needs 'bloc', the name of a bloc that the study composes");
  ITEM_ERROR("name: x, kind: parts-screening, of: own, given: ~", "~", "expected a number, a name or '(', not '~'");
}

static void
options_of_an_item_are_texts_or_lists_of_texts(void **state)
{
  (void)state;
  check_fine("indicators:\n  - { name: x, kind: contributions, of: own, parts: [ DEU, POL ] }\n");
  check_fine("indicators:\n  - { name: x, kind: contributions, of: own, parts: DEU }\n");
  check_fine("indicators:\n  - { name: x, kind: composition, of: own, periods: ' 2001, 2003 ' }\n");
  ITEM_ERROR("name: x, kind: mirror, of: own, mirror: [ world ]", "[ world", "'mirror' must be text, not a list");
  ITEM_ERROR("name: x, kind: enlargement, of: own, bloc: [ EU ]", "[ EU", "'bloc' must be text, not a list");
  ITEM_ERROR("name: x, kind: enlargement, of: own, bloc: { EU: DEU }", "{ EU", "'bloc' must be text, not a map");
  ITEM_ERROR("name: x, kind: contributions, of: own, at: [ 2001, 2003 ]", "[ 2001", "'at' must be text, not a list");
  ITEM_ERROR("name: x, kind: contributions, of: own, parts: { DEU: POL }", "{ DEU",
             "'parts' must be text or a list of texts, not a map");
  ITEM_ERROR("name: x, kind: contributions, of: own, parts: [ DEU, { POL: own } ]", "{ POL",
             "'parts' must be a list of texts, but this is a map");
  ITEM_ERROR("name: x, kind: contributions, of: own, parts: []", "[]", "'parts' lists codes such as DEU, POL, not ''");
}

static void
a_list_of_periods_is_not_empty(void **state)
{
  (void)state;
  check_fine("indicators:\n  - { name: x, kind: composition, of: own, periods: }\n");
  ITEM_ERROR("name: x, kind: composition, of: own, periods: []", "[]",
             "'periods' lists periods such as 1995, 2005, not ''");
  ITEM_ERROR("name: x, kind: mirror, of: own, mirror: world, periods: ''", "''",
             "'periods' lists periods such as 1995, 2005, not ''");
  ITEM_ERROR("name: x, kind: advantage, of: [ own, world ], periods: [ '' ]", "[ '' ]",
             "'periods' lists periods such as 1995, 2005, not ''");
  ITEM_ERROR("name: x, kind: intra-industry, of: [ own, world ], periods: [ 2001, '' ]", "[ 2001",
             "'periods' lists periods such as 1995, 2005, not '2001,'");
}

static void
a_wrong_period_is_told_with_its_reason(void **state)
{
  (void)state;
  ITEM_ERROR(
      "name: x, kind: contributions, of: own, at: 2003..2001", "2003..",
      "'at' is a period such as 2008 or 2020-07, or a range such as 2013..2016, not '2003..2001' (it ends before "
      "it begins)");
  ITEM_ERROR("name: x, kind: enlargement, of: own, bloc: EU, at: soon", "soon",
             "'at' is a period such as 2008 or 2020-07, or a range such as 2013..2016, not 'soon' (no year of four "
             "digits)");
}

static void
a_breakdown_needs_its_rows_and_its_parts(void **state)
{
  (void)state;
  static const char either[] =
      "breakdown 'x' needs either 'by' (a column of codes) or 'actor' (one of a table of events)";
  UNUSED_ERROR("name: x, from: , by: code", "{ name", "breakdown 'x' needs 'from', the name of one resource");
  UNUSED_ERROR("name: x, from: '', by: code", "''", "the data package has no resource ''");
  UNUSED_ERROR("name: x, from: t, by: ", "{ name", either);
  UNUSED_ERROR("name: x, from: t, by: []", "{ name", either);
  UNUSED_ERROR("name: x, from: t, actor: ", "{ name", either);
  UNUSED_ERROR("name: x, from: t, by: code, total: [ DEU ]", "[ DEU", "'total' must be text, not a list");
  UNUSED_ERROR("name: x, from: t, by: code, fold: [ EU ]", "[ EU", "'fold' must be text, not a list");
  UNUSED_ERROR("name: x, from: t, by: code, without: { DEU: POL }", "{ DEU",
               "'without' must be text or a list of texts, not a map");
  UNUSED_ERROR("name: x, from: t, by: code, quantity: [ weight ]", "[ weight", "expected an expression, not a list");
  check_fine("  - { name: x, from: t, where: { flow: own }, value: value, by: code, total: , fold: , without: }\n");
}

/* Nothing uses x here, and it is read as an unused series is. */
static void
a_breakdown_that_nothing_uses_is_read(void **state)
{
  (void)state;
  UNUSED_ERROR("name: x, from: t, where: { a: b }, by: nope, total: zz", "b }", "x: t has no column 'a'");
  UNUSED_ERROR("name: x, from: t, where: { flow: own }, value: value, by: cod", "cod ",
               "x: t has no column 'cod', did you mean 'code'?");
  UNUSED_ERROR("name: x, from: t, where: { flow: own }, value: value, by: code, total: zz", "zz",
               "x: no row has 'zz' as code, which 'total' names");
  UNUSED_ERROR("name: x, from: t, where: { flow: own }, value: value, by: code, fold: EEU", "EEU",
               "x: there is no bloc 'EEU'");
}

static void
a_kind_may_not_be_null(void **state)
{
  (void)state;
  ITEM_ERROR("name: x, kind: , of: own", "{ name", "an item of 'indicators' needs a 'kind'");
  check_refused("charts:\n  - { name: x, kind: }\n", 7, "{ name", "a chart needs a 'kind'");
  check_refused("tables:\n  - { name: x, kind: }\n", 7, "{ name",
                "the 'kind' of this table is empty: without that key, a table has 'columns'");
}

/* Lines 6 to 10. */
#define CHARTED                                                                                                        \
  "indicators:\n"                                                                                                      \
  "  - { name: i-panel, kind: panel, formula: own ~ world }\n"                                                         \
  "  - { name: i-structure, kind: structure, of: own }\n"                                                              \
  "charts:\n"
#define CHART_ERROR(item, piece, wanted) check_refused(CHARTED "  - { " item " }\n", 10, piece, wanted)

static void
a_chart_names_an_item_of_the_kind_that_it_draws(void **state)
{
  (void)state;
  static const char needs[] = "a chart of this kind needs 'of', the name of one item of kind structure";
  CHART_ERROR("name: x, kind: hhi, of: i-panel", "i-panel",
              "'i-panel' is of kind panel, and a chart 'hhi' draws structure");
  CHART_ERROR("name: x, kind: heatmap, of: [ i-panel ]", "i-panel",
              "'i-panel' is of kind panel, and a chart 'heatmap' draws structure");
  CHART_ERROR("name: x, kind: contributions, of: i-structure", "i-structure",
              "'i-structure' is of kind structure, and a chart 'contributions' draws contributions");
  CHART_ERROR("name: x, kind: hhi, of: i-structur", "i-structur",
              "there is no item of kind structure named 'i-structur', did you mean 'i-structure'?");
  CHART_ERROR("name: x, kind: hhi", "{ name", needs);
  CHART_ERROR("name: x, kind: hhi, of: ~", "~", needs);
  CHART_ERROR("name: x, kind: hhi, of: []", "[]", needs);
  CHART_ERROR("name: x, kind: contributions", "{ name",
              "a chart of this kind needs 'of', the name of one item of kind contributions");
  check_refused("charts:\n  - { name: x, kind: lead-lag, of: b }\n", 7, "b }",
                "there is no item of 'lead-lag' named 'b'");
}

/* Lines 6 to 9. */
#define NAMED                                                                                                          \
  "series:\n"                                                                                                          \
  "  - { name: oil, from: t, where: { flow: own, code: DEU }, value: value }\n"                                        \
  "  - { name: x, indicator: hhi, of: own }\n"                                                                         \
  "indicators:\n"
#define NAME_ERROR(item, piece, wanted) check_refused(NAMED "  - { " item " }\n", 10, piece, wanted)

static void
a_name_is_looked_for_among_series_and_breakdowns(void **state)
{
  (void)state;
  NAME_ERROR("name: p, kind: panel, formula: wrld ~ oil", "wrld",
             "there is no series or breakdown 'wrld', did you mean 'world'?");
  NAME_ERROR("name: p, kind: panel, formula: own ~ oill", "oill",
             "there is no series or breakdown 'oill', did you mean 'oil'?");
  NAME_ERROR("name: p, kind: panel, formula: own ~ imports", "imports", "there is no series or breakdown 'imports'");
  NAME_ERROR("name: p, kind: structure, of: oil", "oil", "'oil' is a series, and no breakdown");
  NAME_ERROR("name: p, kind: composition, of: [ own, oil ]", "oil", "'oil' is a series, and no breakdown");
  NAME_ERROR("name: p, kind: mirror, of: own, mirror: oil", "oil", "'oil' is a series, and no breakdown");
  NAME_ERROR("name: p, kind: structure, of: wrld", "wrld", "there is no breakdown 'wrld', did you mean 'world'?");
  check_refused("series:\n  - { name: oil, from: t, value: value }\n  - { name: x, indicator: hhi, of: oil }\n", 8,
                "oil", "'oil' is a series, and no breakdown");
  check_refused("series:\n  - { name: x, expr: 2 * wrld }\n", 7, "wrld", "there is no series 'wrld'");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_null_is_no_value_of_an_indicator),
      cmocka_unit_test(wrong_values_of_an_indicator_are_told_once),
      cmocka_unit_test(a_null_names_no_breakdown_of_an_item),
      cmocka_unit_test(options_of_an_item_are_texts_or_lists_of_texts),
      cmocka_unit_test(a_list_of_periods_is_not_empty),
      cmocka_unit_test(a_wrong_period_is_told_with_its_reason),
      cmocka_unit_test(a_breakdown_needs_its_rows_and_its_parts),
      cmocka_unit_test(a_breakdown_that_nothing_uses_is_read),
      cmocka_unit_test(a_kind_may_not_be_null),
      cmocka_unit_test(a_chart_names_an_item_of_the_kind_that_it_draws),
      cmocka_unit_test(a_name_is_looked_for_among_series_and_breakdowns),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
