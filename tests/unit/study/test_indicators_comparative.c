#include "comparison_case.h"

/* Series s of a study: "indicator: rca, of: own, against: world, part: A". */
static FolderStudy *
series_of_study(const char *item, GError **error)
{
  g_autofree char *text = g_strdup_printf("series:\n  - { name: s, %s }\n", item);
  FolderStudy *one = comparison_new(text);
  results_series(one->results, error);
  return one;
}

static FolderStudy *
good_series(const char *item)
{
  GError *error = NULL;
  FolderStudy *one = series_of_study(item, &error);
  assert_no_error(error);
  return one;
}

static double
value_in(const FolderStudy *one, const char *period)
{
  return value_at(series_named(one->results, "s"), period);
}

static const char *
unit_in(const FolderStudy *one)
{
  return series_named(one->results, "s")->unit;
}

#define assert_series_error(item, code, message)                                                                       \
  do {                                                                                                                 \
    GError *error_ = NULL;                                                                                             \
    g_autoptr(FolderStudy) one_ = series_of_study(item, &error_);                                                      \
    g_autofree char *got_ = folder_study_message(one_, error_);                                                        \
    char *end_ = strchr(got_, '\n');                                                                                   \
    if (end_)                                                                                                          \
      *end_ = '\0';                                                                                                    \
    assert_string_equal(got_, "study.yaml:20:5: s: " message);                                                         \
    assert_true(g_error_matches(error_, DATA_ERROR, code));                                                            \
    g_clear_error(&error_);                                                                                            \
  } while (0)

/* Numbers as in test_comparative_studies.c. */
static void
advantage_as_series(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) plain = good_series("indicator: rca, of: own, against: world, part: B");
  g_autoptr(FolderStudy) symmetric = good_series("indicator: rca-symmetric, of: own, against: world, part: B");
  g_autoptr(FolderStudy) normalised = good_series("indicator: rca-normalised, of: own, against: world, part: A");
  const double rca = 30.0 / 70 / (150.0 / 550);
  assert_digits(value_in(plain, "2000"), rca, 14);
  assert_digits(value_in(symmetric, "2000"), (rca - 1) / (rca + 1), 14);
  assert_digits(value_in(normalised, "2000"), 40.0 / 550 - 70.0 / 550 * 400 / 550, 13);
  assert_null(unit_in(plain));
  /* with A left out B is all there is on both sides */
  const Observation *observation = observation_at(series_named(plain->results, "s"), "2000");
  assert_digits(observation->low, 1, 14);
  assert_digits(observation->high, 1, 14);
  assert_string_equal(series_named(plain->results, "s")->range, "with any one product left out");
  assert_string_equal(series_named(plain->results, "s")->source, "Hand");
}

/* A part that the reference has not has no index; nor has one without a value of its own. */
static void
advantage_of_absent_parts(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) only_own = good_series("indicator: rca, of: own, against: world, part: C");
  const Series *series = series_named(only_own->results, "s");
  assert_int_equal(observation_at(series, "2010")->missing, MISSING_UNDEFINED);
  assert_int_equal(observation_at(series, "2000")->missing, MISSING_UNDEFINED);
}

/* Exports of B in 2010: 27 of 60 to Y, where 100 of the world's 250 go. */
static void
intensity_of_partners(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one =
      good_series("indicator: trade-intensity, of: partners, against: world_partners, part: Y");
  assert_digits(value_in(one, "2010"), 27.0 / 60 / (100.0 / 250), 14);
  assert_digits(value_in(one, "2000"), 1, 14);
  assert_string_equal(series_named(one->results, "s")->range, "with any one partner left out");
}

static void
two_way_trade_as_series(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) all = good_series("indicator: grubel-lloyd, of: own_all, against: imports_all");
  g_autoptr(FolderStudy) corrected =
      good_series("indicator: grubel-lloyd-corrected, of: own_all, against: imports_all");
  g_autoptr(FolderStudy) part =
      good_series("indicator: grubel-lloyd-part, of: own_all, against: imports_all, part: B × Y");
  g_autoptr(FolderStudy) lafay = good_series("indicator: lafay, of: own_all, against: imports_all, part: B × Y");
  g_autoptr(FolderStudy) alike = good_series("indicator: complementarity, of: own_all, against: imports_all");
  assert_digits(value_in(all, "2000"), 2 * 70.0 / 300, 14);
  assert_digits(value_in(corrected, "2000"), 0.7, 14);
  assert_digits(value_in(part, "2000"), 0.2, 14);
  assert_digits(value_in(lafay, "2000"), 100 * (-80.0 / 100 + 100.0 / 300) * 100 / 300, 13);
  assert_digits(value_in(alike, "2000"), 55, 14);
  assert_string_equal(unit_in(lafay), "percent");
  const Observation *observation = observation_at(series_named(all->results, "s"), "2000");
  assert_digits(observation->low, 80.0 / 230, 14);
  assert_digits(observation->high, 0.6, 14);
  assert_null(series_find(series_named(all->results, "s"), period_of("2005"))); /* imports have no such year */
  assert_int_equal(observation_at(series_named(part->results, "s"), "2010")->missing, MISSING_UNDEFINED);
}

static void
cover_and_balance(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) cover = good_series("indicator: cover-ratio, of: own_all, against: imports_all");
  g_autoptr(FolderStudy) balance = good_series("indicator: balance, of: own_all, against: imports_all");
  g_autoptr(FolderStudy) zero = good_series("indicator: cover-ratio, of: negative, against: zeros");
  assert_digits(value_in(cover, "2000"), 0.5, 15);
  assert_digits(value_in(balance, "2000"), -100, 15);
  assert_string_equal(unit_in(balance), "USD million");
  assert_null(unit_in(cover));
  const Observation *observation = observation_at(series_named(cover->results, "s"), "2000");
  assert_digits(observation->low, 60.0 / 190, 14);  /* without A of X */
  assert_digits(observation->high, 90.0 / 110, 14); /* without B of Y */
  assert_null(series_named(balance->results, "s")->range);
  assert_int_equal(observation_at(series_named(zero->results, "s"), "2011")->missing, MISSING_UNDEFINED);
}

/* Exports have a stated total of 100 with parts of 70, imports parts of 18 alone: the cover ratio is of wholes, two-way trade of parts. */
static void
wholes_and_sums(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good("breakdowns:\n"
                                  "  - { name: x, from: trade, where: { flow: export }, by: partner }\n"
                                  "  - { name: m, from: trade, where: { flow: import }, by: partner }\n"
                                  "series:\n"
                                  "  - { name: cover, indicator: cover-ratio, of: x, against: m }\n"
                                  "  - { name: two_way, indicator: grubel-lloyd, of: x, against: m }\n"
                                  "  - { name: rca, indicator: rca, of: m, against: x, part: CCC }\n");
  assert_digits(value_of(one, "cover", "2000"), 100.0 / 18, 14);
  assert_digits(value_of(one, "two_way", "2000"), 36.0 / 88, 14);
  assert_digits(value_of(one, "rca", "2000"), 7.0 / 18 / (40.0 / 100), 14);
}

/* A negative value is no trade. */
static void
negative_values_are_undefined(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) all = good_series("indicator: grubel-lloyd, of: negative, against: world");
  g_autoptr(FolderStudy) alike = good_series("indicator: complementarity, of: negative, against: world");
  g_autoptr(FolderStudy) rca = good_series("indicator: rca, of: negative, against: world, part: A");
  assert_int_equal(observation_at(series_named(all->results, "s"), "2011")->missing, MISSING_UNDEFINED);
  assert_int_equal(observation_at(series_named(alike->results, "s"), "2011")->missing, MISSING_UNDEFINED);
  assert_int_equal(observation_at(series_named(rca->results, "s"), "2011")->missing, MISSING_UNDEFINED);
}

static void
unlike_units(void **state)
{
  (void)state;
  static const char *const amounts[] = {"rca-normalised", "grubel-lloyd-part", "lafay"};
  for (gsize i = 0; i < G_N_ELEMENTS(amounts); i++) {
    g_autofree char *item = g_strdup_printf("indicator: %s, of: own, against: euros, part: A", amounts[i]);
    assert_series_error(item, DATA_ERROR_UNIT,
                        "'own' is in USD million and 'euros' in EUR million: unlike units are not set against each "
                        "other, and no currency is converted");
  }
  assert_series_error("indicator: balance, of: own, against: euros", DATA_ERROR_UNIT,
                      "'own' is in USD million and 'euros' in EUR million: unlike units are not set against each "
                      "other, and no currency is converted");
  /* shares have no unit */
  g_autoptr(FolderStudy) rca = good_series("indicator: rca, of: own, against: euros, part: B");
  g_autoptr(FolderStudy) alike = good_series("indicator: complementarity, of: own, against: euros");
  assert_digits(value_in(rca, "2000"), 30.0 / 70 / (150.0 / 550), 14);
  assert_digits(value_in(alike, "2000"), 100 * (1 - fabs(40.0 / 70 - 400.0 / 550)), 14);
}

static void
references_that_are_none(void **state)
{
  (void)state;
  assert_series_error("indicator: rca, of: own, against: again, part: A", DATA_ERROR_ALIGN,
                      "'own' and 'again' are made up alike in every period: a reference is the trade of the world, or "
                      "of a group of countries, and not the same trade again");
  assert_series_error("indicator: rca-symmetric, of: world, against: own, part: A", DATA_ERROR_ALIGN,
                      "'world' has more than 'own' in 2000: a reference is the trade of the world, or of a group of "
                      "countries that 'world' is a part of; data that hold one country's trade alone have none");
  assert_series_error("indicator: trade-intensity, of: own, against: own, part: A", DATA_ERROR_SCHEMA,
                      "'own' is set against itself: two breakdowns are needed, one of each side");
  assert_series_error(
      "indicator: complementarity, of: own, against: partners", DATA_ERROR_ALIGN,
      "'own' (by product) and 'partners' (by partner) have no part in common: both must be split by the "
      "same codes");
  assert_series_error("indicator: grubel-lloyd, of: own, against: negative", DATA_ERROR_PERIOD,
                      "'own' and 'negative' have no period in common");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(advantage_as_series),
      cmocka_unit_test(advantage_of_absent_parts),
      cmocka_unit_test(intensity_of_partners),
      cmocka_unit_test(two_way_trade_as_series),
      cmocka_unit_test(cover_and_balance),
      cmocka_unit_test(wholes_and_sums),
      cmocka_unit_test(negative_values_are_undefined),
      cmocka_unit_test(unlike_units),
      cmocka_unit_test(references_that_are_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
