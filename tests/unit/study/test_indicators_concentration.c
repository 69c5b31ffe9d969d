#include "structure_case.h"

#include "study/indicator.h"

/* Five parts in one year, one in the next, none above zero in the last. */
#define TABLE                                                                                                          \
  "year,code,value\n2001,WLD,120\n2001,A,50\n2001,B,30\n2001,C,20\n2001,D,7\n2001,E,3\n2002,A,4\n2003,A,0\n2003,B,0\n"

static const Series *
series_in(FolderStudy *one, const char *name)
{
  GError *error = NULL;
  const Scope scope = results_scope(one->results);
  const Series *series = scope.lookup(scope.data, name, &error);
  assert_no_error(error);
  return series;
}

/* Numbers as in test_concentration.c: the stated total of 120 plays no role. */
static void
each_kind_is_of_the_sum_of_parts(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = structure_case(TABLE, NULL, NULL,
                                              "series:\n"
                                              "  - { name: h, indicator: hhi, of: b }\n"
                                              "  - { name: n, indicator: hhi-normalised, of: b }\n"
                                              "  - { name: e, indicator: effective-number, of: b }\n"
                                              "  - { name: s, indicator: entropy, of: b }\n"
                                              "  - { name: c, indicator: concentration-ratio, of: b, top: 2 }\n"
                                              "  - { name: l, indicator: largest-share, of: b }\n");
  assert_digits(value_at(series_in(one, "h"), "2001"), 0.31884297520661153, 14);
  assert_digits(value_at(series_in(one, "n"), "2001"), 0.14855371900826439, 14);
  assert_digits(value_at(series_in(one, "e"), "2001"), 3.13634007257646497, 14);
  assert_digits(value_at(series_in(one, "s"), "2001"), 1.29621741032202253, 14);
  assert_digits(value_at(series_in(one, "c"), "2001"), 80.0 / 110, 14);
  assert_digits(value_at(series_in(one, "l"), "2001"), 50.0 / 110, 14);
  assert_digits(value_at(series_in(one, "c"), "2002"), 1, 15); /* fewer parts than asked for */
  assert_int_equal(observation_at(series_in(one, "n"), "2002")->missing, MISSING_UNDEFINED);
  assert_int_equal(observation_at(series_in(one, "h"), "2003")->missing, MISSING_UNDEFINED);
  assert_null(series_in(one, "h")->unit);
  assert_string_equal(series_in(one, "h")->range, "with any one code left out");
}

/* Without A: 30, 20, 7 and 3 of 60; without E: 50, 30, 20 and 7 of 107; of one part nothing is left. */
static void
ranges_leave_each_part_out(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = structure_case(
      TABLE, NULL, NULL,
      "series:\n  - { name: h, indicator: hhi, of: b }\n  - { name: l, indicator: largest-share, of: b }\n");
  const Observation *h = observation_at(series_in(one, "h"), "2001"), *l = observation_at(series_in(one, "l"), "2001");
  const double without_b = (2500 + 400 + 49 + 9) / 6400.0, without_e = (2500 + 900 + 400 + 49) / (107.0 * 107.0);
  assert_digits(h->low, without_e, 14);
  assert_digits(h->high, without_b, 14);
  assert_digits(l->low, 50.0 / 107, 14);
  assert_digits(l->high, 50.0 / 80, 14);
  assert_true(isnan(observation_at(series_in(one, "h"), "2002")->low));
}

/* All at once, and one by one. */
static void
both_ways_of_leaving_out(void **state)
{
  (void)state;
  static const char *const words[] = {"hhi",     "hhi-normalised",      "effective-number",
                                      "entropy", "concentration-ratio", "largest-share"};
  const IndicatorInput input = {.k = 6, .part = G_MAXSIZE, .top = 2};
  const double x[6] = {50, 3, NAN, 0, 30, 7};
  double all[6], rest[6];
  for (gsize w = 0; w < G_N_ELEMENTS(words); w++) {
    const IndicatorKind *kind = indicator_kind(words[w]);
    kind->without(&input, x, NULL, all);
    for (gsize i = 0; i < 6; i++) {
      memcpy(rest, x, sizeof rest);
      rest[i] = NAN;
      if (isnan(x[i]))
        assert_true(isnan(all[i]));
      else
        assert_digits(all[i], kind->value(&input, rest, NULL), 14);
    }
  }
}

/* Shares in two units are compared; DEU stands in one of them alone. */
static void
diversification_against_another_unit(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = structure_case(
      "year,code,value\n2001,A,60\n2001,B,25\n2001,C,15\n2002,A,1\n", "year,code,value\n2001,A,1\n2001,DEU,1\n", NULL,
      "series:\n  - { name: d, indicator: diversification, of: b, against: mirrored }\n");
  const Series *d = series_in(one, "d");
  assert_digits(value_at(d, "2001"), 0.5, 14); /* |0.6 - 0.5| + 0.25 + 0.15 + 0.5, halved */
  assert_int_equal(series_length(d), 1);
  assert_string_equal(d->source, "Customs; Partners");
}

static void
what_a_kind_needs(void **state)
{
  (void)state;
  const char *const files[] = {
      "datapackage.json", structure_package, "t.csv", ANY_M, "m.csv", ANY_M, "p.csv", ANY_P, NULL};
  g_autoptr(FolderStudy) one =
      folder_study_new(files, STRUCTURE_BREAKDOWNS "series:\n  - { name: c, indicator: concentration-ratio, of: b }\n"
                                                   "  - { name: d, indicator: diversification, of: b }\n"
                                                   "  - { name: h, indicator: hhi, of: b, top: 3 }\n");
  g_autofree char *message = folder_study_message(one, one->error);
  assert_string_equal(
      message, "study.yaml:7:5: indicator 'concentration-ratio' needs 'top', a number of parts\n"
               "      - { name: c, indicator: concentration-ratio, of: b }\n        ^\n"
               "study.yaml:8:5: indicator 'diversification' needs 'against', the name of a second breakdown\n"
               "      - { name: d, indicator: diversification, of: b }\n        ^\n"
               "study.yaml:9:44: 'top' is no option of the indicator 'hhi'\n"
               "      - { name: h, indicator: hhi, of: b, top: 3 }\n                                               ^");
}

/* datasets/belarus-eu/trade-annual.csv; the sums of squares by Python 3.11's math.fsum. */
static void
export_partners_of_belarus(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one =
      belarus_study("breakdowns:\n"
                    "  - { name: x, from: trade-annual, where: { reporter: BLR, flow: export }, by: partner }\n"
                    "  - { name: m, from: trade-annual, where: { reporter: BLR, flow: import }, by: partner }\n"
                    "series:\n  - { name: h, indicator: hhi, of: x }\n  - { name: s, indicator: entropy, of: x }\n"
                    "  - { name: c, indicator: concentration-ratio, of: x, top: 4 }\n"
                    "  - { name: d, indicator: diversification, of: x, against: m }\n");
  GError *error = NULL;
  assert_true(results_series(one->results, &error));
  assert_no_error(error);
  const Series *h = series_named(one->results, "h");
  assert_digits(value_at(h, "2019"), 0.21253919819071965, 13);
  assert_digits(observation_at(h, "2019")->low, 0.08928721678895732, 13); /* without Russia */
  assert_digits(observation_at(h, "2019")->high, 0.2583837963087841, 13); /* without Ukraine */
  assert_digits(value_at(h, "1992"), 0.21656409731015913, 13);
  assert_digits(value_at(series_named(one->results, "s"), "2019"), 2.490969893555261, 13);
  assert_digits(value_at(series_named(one->results, "c"), "2019"), 0.6708484409277895, 13);
  assert_digits(value_at(series_named(one->results, "d"), "2019"), 0.3109735084027828, 13);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_kind_is_of_the_sum_of_parts),
      cmocka_unit_test(ranges_leave_each_part_out),
      cmocka_unit_test(both_ways_of_leaving_out),
      cmocka_unit_test(diversification_against_another_unit),
      cmocka_unit_test(what_a_kind_needs),
      cmocka_unit_test(export_partners_of_belarus),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
