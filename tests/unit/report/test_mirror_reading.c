#include "blocks.h"

#include "../study/mirror_case.h"

#include "report/mirror_section.h"

#define BOTH "of: exports, mirror: mirror"
#define CLOSE                                                                                                          \
  " More than the mirror leads to expect fits goods that went on to other places, less fits goods that came by way "   \
  "of "                                                                                                                \
  "others; but so do differences of time, value, secrecy and rule (exports go by the last known destination, imports " \
  "by the country of origin). These numbers do not tell them apart."

/* keys: of the item. */
#define assert_read(keys, want)                                                                                        \
  do {                                                                                                                 \
    g_autoptr(FolderStudy) case_ = mirror_case(keys, "");                                                              \
    g_autofree char *text_ = read_mirror(mirror_of(case_));                                                            \
    assert_text(text_, want CLOSE);                                                                                    \
  } while (0)

static void
more_than_the_mirror(void **state)
{
  (void)state;
  assert_read(
      BOTH,
      "Exports, 2004, where the sums differ most: 445 USD million reported and 194 mirrored, a ratio of 2.29 where "
      "0.91 is to be expected (0.85 to 5.83 with any one of 3 partners left out). Netherlands alone has more than all "
      "of this difference, others make up for it (300 against 24.0). The ratio lies between 0.86 (2001) and 2.29 "
      "(2004); in 2006, the last, it is 1.23. Over 2001–2006 the yearly differences, signs aside, are largest with "
      "Netherlands (+617.3 "
      "USD million, above what is expected in 6 of 6 years); Latvia (−58.64 USD million, below what is expected in 5 "
      "of 5 years); Germany (+7.727 USD million, above what is expected in 4 of 6 years).");
}

static void
less_than_the_mirror(void **state)
{
  (void)state;
  assert_read("of: exports, mirror: latvia",
              "Exports, 2002, where the sums differ most: 0 USD million reported and 20.0 mirrored, a ratio of 0 where "
              "0.91 is to be expected. The ratio lies between 0 (2002) and 0.75 (2006). Over 2001–2006 the yearly "
              "differences, signs aside, "
              "are largest with Latvia (−58.64 USD million, below what is expected in 5 of 5 years).");
}

static void
one_period(void **state)
{
  (void)state;
  assert_read(
      BOTH ", sample: 2003",
      "Exports, 2003: 210 USD million reported and 153 mirrored, a ratio of 1.37 where 0.91 is to be expected (0.94 to "
      "3.60 with any one of 2 partners left out). Netherlands alone has 95 % of this difference (90.0 against 25.0).");
}

/* What is said of the series under 'given', before the close. */
static void
assert_given(const char *keys, const char *want)
{
  g_autoptr(FolderStudy) one = mirror_case(keys, "");
  g_autofree char *text = read_mirror(mirror_of(one));
  assert_true(g_str_has_suffix(text, CLOSE));
  text[strlen(text) - strlen(CLOSE)] = '\0';
  assert_text(strstr(text, " The log ratio"), want);
}

static void
with_a_series(void **state)
{
  (void)state;
  assert_given(BOTH ", given: index",
               " The log ratio and Index: in levels r = −0.99, n = 6, p = 0.00704; in changes r = −0.99, n = 5, p = "
               "0.00353: both are told from no correlation. A correlation shows no cause.");
  assert_given(
      BOTH ", given: 0 * index",
      " The log ratio and 0 * index: in levels not computed (0 * index: all 6 observations are equal); in changes "
      "not computed (0 * index: all 5 observations are equal).");
}

/* Both tell, one tells, none tells. */
static void
verdicts(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case(BOTH ", given: index", "");
  MirrorStudy study = *mirror_of(one);
  static const struct {
    double levels, changes;
    const char *words;
  } cases[] = {{0.01, 0.02, "both are told from no correlation"},
               {0.01, 0.2, "the levels are told from no correlation, the changes are not"},
               {0.1, 0.02, "the changes are told from no correlation, the levels are not"},
               {0.05, 0.05, "the data tell neither from no correlation"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    study.on[ON_LEVELS].correlation.p_effective = cases[i].levels;
    study.on[ON_CHANGES].correlation.p_effective = cases[i].changes;
    g_autofree char *text = read_mirror(&study), *want = g_strdup_printf(": %s. A correlation", cases[i].words);
    if (!strstr(text, want))
      fail_msg("'%s' is not in %s", want, text);
  }
}

/* Reported and mirrored stand in the expected ratio everywhere. */
static void
agreement(void **state)
{
  (void)state;
  static const char files[] =
      "resources:\n  - name: t\n    path: t.csv\n    schema: {fields: [{name: year, type: year, "
      "role: period},\n      {name: code, role: key}, {name: value, type: number}]}\n";
  g_autoptr(FolderStudy) one =
      folder_study_new((const char *const[]){"datapackage.json", files, "t.csv",
                                             "year,code,value\n2001,A,5\n2002,A,6\n2001,B,7\n2002,B,9\n", NULL},
                       "breakdowns:\n  - { name: x, from: t, by: code }\n  - { name: y, from: t, by: code }\n"
                       "indicators:\n  - { name: m, kind: mirror, of: x, mirror: y }\n");
  g_autofree char *text = read_mirror(mirror_of(one));
  assert_text(text, "The sums of both sides stand in the expected ratio of 1.00 throughout." CLOSE);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(more_than_the_mirror),
      cmocka_unit_test(less_than_the_mirror),
      cmocka_unit_test(one_period),
      cmocka_unit_test(with_a_series),
      cmocka_unit_test(verdicts),
      cmocka_unit_test(agreement),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
