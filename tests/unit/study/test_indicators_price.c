#include "folder_study.h"

#include "study/indicator.h"

static const char package[] = "resources:\n"
                              "  - name: t\n"
                              "    path: t.csv\n"
                              "    unit: USD million\n"
                              "    sources: [{title: Customs}]\n"
                              "    schema: {fields: [{name: year, type: year, role: period}, {name: flow, role: key},\n"
                              "      {name: product, role: key}, {name: value, type: number},\n"
                              "      {name: tonnes, type: number, role: none, unit: t}]}\n";

/* Exports: the fourth and the fifth of the six commodities in chapter 19 of the Consumer Price Index Manual (ILO and others 2004),
 * periods 1 to 3; a third product that comes later; and one whose quantity is unknown. */
#define FILES                                                                                                          \
  (const char *const[])                                                                                                \
  {                                                                                                                    \
    "datapackage.json", package, "t.csv",                                                                              \
        "year,flow,product,value,tonnes\n2001,export,A,1,1\n2001,export,B,4.5,4.5\n2002,export,A,0.91,1.3\n"           \
        "2002,export,B,6.58,4.7\n2003,export,A,1.5,3\n2003,export,B,8.5,5\n2002,export,C,2.51,1\n"                     \
        "2003,export,C,10,2\n2003,export,D,5,\n2001,import,A,10,5\n2002,import,A,12,5\n2003,import,A,30,10\n",         \
        NULL                                                                                                           \
  }

#define STUDY                                                                                                          \
  "breakdowns:\n"                                                                                                      \
  "  - { name: x, from: t, where: { flow: export }, by: product, value: value, quantity: tonnes }\n"                   \
  "  - { name: m, from: t, where: { flow: import }, by: product, value: value, quantity: tonnes }\n"                   \
  "  - { name: bare, from: t, where: { flow: import }, by: product, value: value }\n"                                  \
  "  - { name: pieces, from: t, where: { flow: import }, by: product, value: value, quantity: tonnes / tonnes }\n"     \
  "series:\n"

static FolderStudy *
study_with(const char *series)
{
  g_autofree char *text = g_strconcat(STUDY, series, NULL);
  return folder_study_new(FILES, text);
}

static const Series *
series_of(FolderStudy *one, const char *name)
{
  GError *error = NULL;
  assert_no_error(one->error);
  const Scope scope = results_scope(one->results);
  const Series *series = scope.lookup(scope.data, name, &error);
  assert_no_error(error);
  return series;
}

static FolderStudy *
all_kinds(void)
{
  static const char *const words[] = {"laspeyres-price", "paasche-price",    "fisher-price",
                                      "chained-price",   "laspeyres-volume", "paasche-volume",
                                      "fisher-volume",   "chained-volume",   "matched-share"};
  static const char *const names[] = {"lp", "pp", "fp", "cp", "lv", "pv", "fv", "cv", "ms"};
  GString *text = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
    g_string_append_printf(text, "  - { name: %s, indicator: %s, of: x, base: 2001 }\n", names[i], words[i]);
  g_string_append(text, "  - { name: cms, indicator: chained-matched-share, of: x }\n"
                        "  - { name: uv, indicator: unit-value, of: x }\n");
  g_autofree char *series = g_string_free(text, FALSE);
  return study_with(series);
}

/* By hand: C and D have nothing to be compared with in 2001. */
static void
against_a_base(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = all_kinds();
  const double laspeyres = (0.7 * 1 + 1.4 * 4.5) / 5.5, paasche = 7.49 / (1.3 + 4.7);
  assert_true(value_at(series_of(one, "lp"), "2001") == 100 && value_at(series_of(one, "fv"), "2001") == 100);
  assert_digits(value_at(series_of(one, "lp"), "2002"), 100 * laspeyres, 14);
  assert_digits(value_at(series_of(one, "pp"), "2002"), 100 * paasche, 14);
  assert_digits(value_at(series_of(one, "fp"), "2002"), 100 * sqrt(laspeyres * paasche), 14);
  assert_digits(value_at(series_of(one, "lv"), "2002"), 100 * 6 / 5.5, 14);
  assert_digits(value_at(series_of(one, "pv"), "2002"), 100 * 7.49 / (5.5 * laspeyres), 14);
  assert_digits(value_at(series_of(one, "lp"), "2003"), 100 * (0.5 + 1.7 * 4.5) / 5.5, 14);
  assert_digits(value_at(series_of(one, "fp"), "2003") * value_at(series_of(one, "fv"), "2003"), 1e4 * 10 / 5.5, 14);
  assert_digits(value_at(series_of(one, "ms"), "2002"), 7.49 / 10, 14);
  assert_digits(value_at(series_of(one, "ms"), "2003"), 10.0 / 25, 14);
  assert_string_equal(series_of(one, "fp")->unit, "2001=100");
  assert_string_equal(series_of(one, "fp")->source, "Customs");
  assert_null(series_of(one, "ms")->unit);
  assert_ledger(
      one->results->ledger, "x",
      "prices and volumes against 2001: parts without a value and a quantity in both periods; the others have at "
      "least 40.0 % of the value",
      3, "2002, 2003");
}

/* The last link has C in it. */
static void
chains(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = all_kinds();
  const double first = value_at(series_of(one, "fp"), "2002") / 100;
  const double laspeyres = (0.5 * 1.3 + 1.7 * 4.7 + 5 * 1) / 10, paasche = 20 / (0.7 * 3 + 1.4 * 5 + 2.51 * 2);
  assert_digits(value_at(series_of(one, "cp"), "2002"), 100 * first, 14);
  assert_digits(value_at(series_of(one, "cp"), "2003"), 100 * first * sqrt(laspeyres * paasche), 14);
  assert_digits(value_at(series_of(one, "cv"), "2003") * value_at(series_of(one, "cp"), "2003"), 1e4 * 7.49 / 5.5 * 2,
                14);
  assert_int_equal(observation_at(series_of(one, "cms"), "2001")->missing, MISSING_UNDEFINED);
  assert_digits(value_at(series_of(one, "cms"), "2002"), 7.49 / 10, 14);
  assert_digits(value_at(series_of(one, "cms"), "2003"), 20.0 / 25, 14);
  assert_ledger(
      one->results->ledger, "x",
      "chained prices and volumes: parts without a value and a quantity in both periods of a link; the others have at "
      "least 74.9 % of the value",
      2, "2002, 2003");
}

/* Another base moves the whole chain by one factor, and turns time round for a fixed base. */
static void
another_base(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = study_with("  - { name: c1, indicator: chained-price, of: x, base: 2001 }\n"
                                          "  - { name: c3, indicator: chained-price, of: x, base: 2003 }\n"
                                          "  - { name: f1, indicator: fisher-price, of: x, base: 2001 }\n"
                                          "  - { name: f2, indicator: fisher-price, of: x, base: 2002 }\n");
  for (int year = 2001; year <= 2003; year++) {
    g_autofree char *period = g_strdup_printf("%d", year);
    assert_digits(value_at(series_of(one, "c3"), period) / value_at(series_of(one, "c1"), period),
                  100 / value_at(series_of(one, "c1"), "2003"), 14);
  }
  assert_digits(value_at(series_of(one, "f2"), "2001") * value_at(series_of(one, "f1"), "2002"), 1e4, 14);
}

/* Export prices over import prices: what a unit of exports buys. */
static void
terms_of_trade(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = study_with("  - { name: px, indicator: fisher-price, of: x, base: 2001 }\n"
                                          "  - { name: pm, indicator: fisher-price, of: m, base: 2001 }\n"
                                          "  - { name: late, indicator: fisher-price, of: m, base: 2002 }\n"
                                          "  - { name: tot, expr: 100 * px / pm }\n"
                                          "  - { name: odd, expr: 100 * px / late }\n");
  const Series *tot = series_of(one, "tot");
  assert_true(value_at(tot, "2001") == 100);
  assert_digits(value_at(series_of(one, "pm"), "2003"), 150, 14);
  assert_digits(value_at(tot, "2003"), value_at(series_of(one, "px"), "2003") / 1.5, 14);
  assert_null(tot->unit);
  assert_string_equal(series_of(one, "odd")->unit, "2001=100 per 2002=100"); /* two bases are no plain number */
}

static void
unit_values(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = all_kinds();
  const Series *uv = series_of(one, "uv");
  assert_digits(value_at(uv, "2001"), 1, 15);
  assert_digits(value_at(uv, "2002"), 10 / 7.0, 14);
  assert_digits(value_at(uv, "2003"), 2, 15);
  assert_string_equal(uv->unit, "USD million per t");
  assert_ledger(
      one->results->ledger, "x",
      "unit values: parts without a value and a quantity above zero; the others have at least 80.0 % of the value", 1,
      "2003");
}

/* A quantity need not have a unit; a base in which nothing has a price gives no index. */
static void
odd_requests(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = study_with("  - { name: uv, indicator: unit-value, of: pieces }\n");
  assert_string_equal(series_of(one, "uv")->unit, "USD million per unit of quantity");
  assert_digits(value_at(series_of(one, "uv"), "2003"), 30, 15);
  static const char *const files[] = {"datapackage.json", package, "t.csv",
                                      "year,flow,product,value,tonnes\n2001,export,A,1,\n2002,export,A,2,1\n"
                                      "2001,import,A,1,1\n",
                                      NULL};
  g_autoptr(FolderStudy) base =
      folder_study_new(files, STUDY "  - { name: p, indicator: fisher-price, of: x, base: 2001 }\n"
                                    "  - { name: c, indicator: chained-volume, of: x, base: 2002 }\n");
  assert_int_equal(observation_at(series_of(base, "p"), "2001")->missing, MISSING_UNDEFINED);
  assert_int_equal(observation_at(series_of(base, "p"), "2002")->missing, MISSING_UNDEFINED);
  assert_int_equal(observation_at(series_of(base, "c"), "2001")->missing, MISSING_UNDEFINED);
  assert_true(value_at(series_of(base, "c"), "2002") == 100);
}

static void
refused(const char *series, const char *message)
{
  GError *error = NULL;
  g_autoptr(FolderStudy) one = study_with(series);
  if (one->results)
    results_series(one->results, &error);
  g_autofree char *got = folder_study_message(one, one->error ? one->error : error);
  *strchrnul(got, '\n') = '\0';
  assert_string_equal(got, message);
  g_clear_error(&error);
}

static void
what_an_index_needs(void **state)
{
  (void)state;
  refused("  - { name: p, indicator: fisher-price, of: x }\n",
          "study.yaml:8:5: indicator 'fisher-price' needs 'base', a period");
  refused("  - { name: p, indicator: unit-value, of: x, base: 2001 }\n",
          "study.yaml:8:52: 'base' is no option of the indicator 'unit-value'");
  refused("  - { name: p, indicator: fisher-price, of: x, base: 1999 }\n",
          "study.yaml:8:5: p: breakdown 'x' has no period 1999, which 'base' names");
  refused("  - { name: p, indicator: fisher-price, of: bare, base: 2001 }\n",
          "study.yaml:8:5: p: indicator 'fisher-price' needs quantities, and breakdown 'bare' has no 'quantity'");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(against_a_base),      cmocka_unit_test(chains),      cmocka_unit_test(another_base),
      cmocka_unit_test(terms_of_trade),      cmocka_unit_test(unit_values), cmocka_unit_test(odd_requests),
      cmocka_unit_test(what_an_index_needs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
