#include "folder_study.h"

#include "stats/stats_error.h"
#include "study/intra_industry_study.h"
#include "study/mirror_study.h"
#include "study/paired_parts.h"

#define PACKAGE(name)                                                                                                  \
  "  - name: " name "\n    path: " name ".csv\n    unit: USD million\n"                                                \
  "    schema: {fields: [{name: year, type: year, role: period}, {name: flow, role: key},\n"                           \
  "      {name: partner, role: key}, {name: value, type: number}], missingValues: [\":\"]}\n"
#define MEMBERS(name)                                                                                                  \
  "  - name: " name "\n    path: " name ".csv\n"                                                                       \
  "    schema: {fields: [{name: code, role: key}, {name: joined, type: date, role: start}]}\n"

/* Exports and imports by partner; those of 2001 and 2002 are missing by turns in the second table, and all of them in the third. */
static const char *const files[] = {
    "datapackage.json",
    "resources:\n" PACKAGE("t") PACKAGE("turns") PACKAGE("nothing") PACKAGE("large") MEMBERS("members")
        MEMBERS("others"),
    "t.csv",
    "year,flow,partner,value\n"
    "2001,export,DEU,5\n2001,export,FRA,4\n2001,export,RUS,3\n2002,export,DEU,6\n2002,export,FRA,4\n"
    "2002,export,RUS,3\n2001,import,DEU,7\n2001,import,FRA,9\n2001,import,RUS,4\n2002,import,DEU,8\n"
    "2002,import,FRA,4\n2002,import,RUS,5\n"
    "2001,world,DEU,50\n2001,world,FRA,49\n2001,world,RUS,30\n2002,world,DEU,60\n2002,world,FRA,45\n2002,world,RUS,"
    "30\n",
    "turns.csv",
    "year,flow,partner,value\n2001,a,DEU,1\n2002,a,DEU,:\n2001,b,DEU,:\n2002,b,DEU,2\n"
    "2001,c,DEU,1\n2001,c,FRA,:\n2002,c,FRA,2\n2001,d,FRA,3\n2002,d,DEU,4\n",
    "nothing.csv",
    "year,flow,partner,value\n2001,export,DEU,:\n2002,export,DEU,:\n",
    "large.csv",
    "year,flow,partner,value\n2001,export,DEU,1e308\n2001,import,DEU,1e308\n2001,export,FRA,2\n2001,import,FRA,1\n"
    "2002,export,DEU,1e308\n2002,import,DEU,1e-308\n",
    "members.csv",
    "code,joined\nDEU,1958-01-01\nFRA,1958-01-01\n",
    "others.csv",
    "code,joined\nRUS,1990-01-01\n",
    NULL};

#define STUDY                                                                                                          \
  "blocs:\n  EU: { members: members, as-of: 2002 }\n  EAST: { members: others, as-of: 2002 }\n"                        \
  "breakdowns:\n"                                                                                                      \
  "  - { name: x, from: t, where: { flow: export }, by: partner }\n"                                                   \
  "  - { name: m, from: t, where: { flow: import }, by: partner }\n"                                                   \
  "  - { name: w, from: t, where: { flow: world }, by: partner }\n"                                                    \
  "  - { name: fx, from: t, where: { flow: export }, by: partner, fold: EU }\n"                                        \
  "  - { name: fm, from: t, where: { flow: import }, by: partner, fold: EU }\n"                                        \
  "  - { name: em, from: t, where: { flow: import }, by: partner, fold: EAST }\n"                                      \
  "  - { name: a, from: turns, where: { flow: a }, by: partner }\n"                                                    \
  "  - { name: b, from: turns, where: { flow: b }, by: partner }\n"                                                    \
  "  - { name: c, from: turns, where: { flow: c }, by: partner }\n"                                                    \
  "  - { name: d, from: turns, where: { flow: d }, by: partner }\n"                                                    \
  "  - { name: none, from: nothing, where: { flow: export }, by: partner }\n"                                          \
  "  - { name: lx, from: large, where: { flow: export }, by: partner }\n"                                              \
  "  - { name: lm, from: large, where: { flow: import }, by: partner }\n"

static FolderStudy *
paired_case(const char *list, const char *item)
{
  g_autofree char *text = g_strdup_printf(STUDY "%s:\n  - { name: i, %s }\n", list, item);
  FolderStudy *one = folder_study_new(files, text);
  assert_no_error(one->error);
  return one;
}

static gpointer
paired_result(FolderStudy *one)
{
  GError *error = NULL;
  const Analysis *analysis = results_analysis(one->results, "i", &error);
  assert_no_error(error);
  return analysis->result;
}

#define assert_message(one, error, message)                                                                            \
  do {                                                                                                                 \
    g_autofree char *got_ = folder_study_message(one, error);                                                          \
    if (strchr(got_, '\n'))                                                                                            \
      *strchr(got_, '\n') = '\0';                                                                                      \
    assert_string_equal(got_, "study.yaml:20:5: i: " message);                                                         \
  } while (0)

#define assert_item(item, domain, code, message)                                                                       \
  do {                                                                                                                 \
    g_autoptr(FolderStudy) one_ = paired_case("indicators", item);                                                     \
    g_autoptr(GError) error_ = NULL;                                                                                   \
    assert_null(results_analysis(one_->results, "i", &error_));                                                        \
    assert_message(one_, error_, message);                                                                             \
    assert_true(g_error_matches(error_, domain, code));                                                                \
  } while (0)

#define assert_series(item, code, message)                                                                             \
  do {                                                                                                                 \
    g_autoptr(FolderStudy) one_ = paired_case("series", item);                                                         \
    g_autoptr(GError) error_ = NULL;                                                                                   \
    const Scope scope_ = results_scope(one_->results);                                                                 \
    assert_null(scope_.lookup(scope_.data, "i", &error_));                                                             \
    assert_message(one_, error_, message);                                                                             \
    assert_true(g_error_matches(error_, DATA_ERROR, code));                                                            \
  } while (0)

/* A bloc that is one part on one side meets its members on the other: every kind of two sides refuses it. */
static void
a_bloc_folded_on_one_side(void **state)
{
  (void)state;
#define FOLDED(one, other)                                                                                             \
  "'" one "' has the members of EU as one part ('fold'), and '" other                                                  \
  "' has not: fold the same bloc on both sides, or none"
  assert_item("kind: intra-industry, of: [ fx, m ]", DATA_ERROR, DATA_ERROR_SCHEMA, FOLDED("fx", "m"));
  assert_item("kind: intra-industry, of: [ x, fm ]", DATA_ERROR, DATA_ERROR_SCHEMA, FOLDED("fm", "x"));
  assert_item("kind: advantage, of: [ fx, w ]", DATA_ERROR, DATA_ERROR_SCHEMA, FOLDED("fx", "w"));
  assert_item("kind: constant-market-share, of: [ fx, w ]", DATA_ERROR, DATA_ERROR_SCHEMA, FOLDED("fx", "w"));
  assert_item("kind: mirror, of: fx, mirror: m", DATA_ERROR, DATA_ERROR_SCHEMA, FOLDED("fx", "m"));
  assert_item("kind: structure, of: fx, mirror: m", DATA_ERROR, DATA_ERROR_SCHEMA, FOLDED("fx", "m"));
  assert_series("indicator: grubel-lloyd, of: fx, against: m", DATA_ERROR_SCHEMA, FOLDED("fx", "m"));
  assert_series("indicator: mirror-ratio, of: fx, against: m", DATA_ERROR_SCHEMA, FOLDED("fx", "m"));
  assert_item("kind: intra-industry, of: [ fx, em ]", DATA_ERROR, DATA_ERROR_SCHEMA,
              "'fx' has the members of EU as one part ('fold'), and 'em' those of EAST: fold the same bloc on both "
              "sides, or none");
}

static void
a_bloc_folded_on_both_sides(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = paired_case("indicators", "kind: intra-industry, of: [ fx, fm ]"),
                         other = paired_case("indicators", "kind: mirror, of: fx, mirror: fm");
  const IntraIndustryStudy *study = paired_result(one);
  const MirrorStudy *mirror = paired_result(other);
  assert_int_equal(study->parts->k, 2);
  assert_digits(study->periods[0].grubel_lloyd, 2 * 12.0 / 32, 14); /* 9 and 3 of 12 + 20 */
  assert_int_equal(mirror->k, 2);
  assert_string_equal(mirror->partners[0].code, "EU");
  assert_digits(mirror->totals[0].ratio, 12.0 / 20, 14);
}

static void
one_breakdown_twice(void **state)
{
  (void)state;
#define ITSELF "'x' is set against itself: two breakdowns are needed, one of each side"
  assert_item("kind: mirror, of: x, mirror: x", DATA_ERROR, DATA_ERROR_SCHEMA, ITSELF);
  assert_item("kind: structure, of: x, mirror: x", DATA_ERROR, DATA_ERROR_SCHEMA, ITSELF);
  assert_series("indicator: mirror-ratio, of: x, against: x", DATA_ERROR_SCHEMA, ITSELF);
}

/* No period in common is one thing, none in which both have a value another, and a side without any a third. */
static void
without_a_value(void **state)
{
  (void)state;
  assert_series("indicator: rca, of: none, against: w, part: DEU", DATA_ERROR_PERIOD,
                "no part of 'none' has a value in any period");
  assert_series("indicator: grubel-lloyd, of: x, against: none", DATA_ERROR_PERIOD,
                "no part of 'none' has a value in any period");
  assert_series("indicator: mirror-ratio, of: a, against: b", DATA_ERROR_PERIOD,
                "'a' and 'b' have no period in which parts of both have a value");
  assert_item("kind: intra-industry, of: [ a, b ]", DATA_ERROR, DATA_ERROR_PERIOD,
              "'a' and 'b' have no period in which parts of both have a value");
  assert_item("kind: mirror, of: c, mirror: d", DATA_ERROR, DATA_ERROR_ALIGN,
              "there is no part and period that both 'c' and 'd' have");
}

/* Each sum is a number, both together are none; no value is below zero. */
static void
beyond_the_range(void **state)
{
  (void)state;
  assert_item("kind: intra-industry, of: [ lx, lm ]", STATS_ERROR, STATS_ERROR_DOMAIN,
              "'lx' and 'lm': exports and imports together are beyond the range of doubles in 2001");
  g_autoptr(FolderStudy) one = paired_case("indicators", "kind: mirror, of: lx, mirror: lm");
  const MirrorStudy *study = paired_result(one);
  assert_true(study->totals[0].ratio == 1 && study->totals[0].high == 2);
  assert_true(isnan(study->totals[1].ratio) && study->totals[1].excess == 1e308);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_bloc_folded_on_one_side), cmocka_unit_test(a_bloc_folded_on_both_sides),
      cmocka_unit_test(one_breakdown_twice),       cmocka_unit_test(without_a_value),
      cmocka_unit_test(beyond_the_range),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
