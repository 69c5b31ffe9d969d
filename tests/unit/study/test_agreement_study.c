#include "compared.h"

/* What is published on Russia, and GDELT's two-month sums: the values of the default study, rounded. */
#define BAROMETER                                                                                                      \
  "Barometer, in points: 2018-03/P2M -9..36; 2018-05/P2M 25; 2019-03/P2M -9; 2019-05/P2M 0..36; 2020-03/P2M -9; "      \
  "2021-03/P2M 36"
#define SUMS                                                                                                           \
  "Sums, in score: 2018-01/P2M 2028 =59; 2018-03/P2M 2472 =61; 2018-05/P2M 2809 =61; 2019-03/P2M 2796 =60; "           \
  "2019-05/P2M 3224 =60; 2020-03/P2M 1788 =61; 2021-03/P2M 2077 =61; 2021-05/P2M 2100 =61"

static const CommonPeriod *
common_at(const AgreementStudy *study, guint i)
{
  assert_true(i < study->common->len);
  return &g_array_index(study->common, CommonPeriod, i);
}

static const ComparedPair *
pair_at(const AgreementStudy *study, guint i)
{
  assert_true(i < study->pairs->len);
  return g_ptr_array_index(study->pairs, i);
}

#define assert_why(study, on_what, want)                                                                               \
  do {                                                                                                                 \
    assert_int_equal((study)->on[on_what].n, 0);                                                                       \
    assert_string_equal((study)->on[on_what].why, want);                                                               \
  } while (0)

static void
bounds_count_for_signs(void **state)
{
  (void)state;
  g_auto(Compared) compared = compare(BAROMETER, SUMS);
  const AgreementStudy *study = study_of(&compared);
  const SignAgreement *signs = &study->on[ON_LEVELS].signs;
  assert_int_equal(study->common->len, 6);
  assert_int_equal(signs->same, 3);
  assert_int_equal(signs->opposite, 2);
  assert_int_equal(signs->undecided, 1);
  assert_int_equal(signs->zero, 0);
  assert_int_equal(study->n, 4);
  assert_int_equal(study->frequency, FREQUENCY_TWO_MONTH);
  assert_why(study, ON_LEVELS, "4 pairs of exact values, and ranks are compared from 8 on");
  assert_why(study, ON_CHANGES, "0 changes between adjoining periods, and ranks are compared from 8 on");
  assert_string_equal(study->no_difference, "Barometer is in points and Sums in score");
  assert_int_equal(common_at(study, 0)->signs, SIGNS_UNDECIDED);
  assert_int_equal(common_at(study, 2)->signs, SIGNS_OPPOSITE);
  assert_int_equal(common_at(study, 2)->y.days_present, 60);
  assert_true(isnan(common_at(study, 0)->rank_difference));
  assert_digits(common_at(study, 5)->rank_difference, 4 - 2, 17);
  assert_int_equal(pair_at(study, 0)->n_x, 6);
  assert_int_equal(pair_at(study, 0)->n_y, 8);
  assert_int_equal(pair_at(study, 0)->uneven->len, 0);
}

static void
the_periods_furthest_apart(void **state)
{
  (void)state;
  g_auto(Compared) compared = compare(BAROMETER, SUMS);
  const AgreementStudy *study = study_of(&compared);
  const CommonPeriod *worst[9];
  assert_int_equal(agreement_worst(study, worst, 9), 4);
  assert_ptr_equal(worst[0], common_at(study, 5)); /* 4 against 2 */
  assert_ptr_equal(worst[1], common_at(study, 2)); /* 1.5 against 3 */
  assert_ptr_equal(worst[2], common_at(study, 1)); /* 3 against 4 */
  assert_ptr_equal(worst[3], common_at(study, 4));
  assert_int_equal(agreement_worst(study, worst, 1), 1);
  g_auto(Compared) two = compare("a: 2001 1; 2002 2; 2003 >0", "b: 2001 2; 2002 1; 2003 4");
  assert_int_equal(agreement_worst(study_of(&two), worst, 9), 0); /* two ranks say nothing */
  g_auto(Compared) alike = compare("a: 2001 1; 2002 2; 2003 3", "b: 2001 2; 2002 4; 2003 8");
  assert_int_equal(agreement_worst(study_of(&alike), worst, 9), 0);
}

/* Issues of three months against sums of two: the equal spans compare, the others are listed. */
static void
unequal_spans_do_not_compare(void **state)
{
  (void)state;
  g_auto(Compared) compared =
      compare("x: 2011-01/P3M <0; 2011-04/P2M <0; 2011-06/P3M >0; 2011-09/P2M 5",
              "y: 2011-01/P2M 1; 2011-03/P2M 2; 2011-05/P2M 3; 2011-07/P2M 4; 2011-09/P2M -6; 2011-11/P2M 7");
  const AgreementStudy *study = study_of(&compared);
  const ComparedPair *pair = pair_at(study, 0);
  g_autofree char *uneven = periods_print((const Period *)(void *)pair->uneven->data, pair->uneven->len);
  assert_int_equal(study->common->len, 1);
  assert_int_equal(common_at(study, 0)->signs, SIGNS_OPPOSITE);
  assert_int_equal(pair->uneven->len, 3);
  assert_string_equal(uneven, "2011-Q1, 2011-04/P2M, 2011-06/P3M");
  assert_true(pair_overlaps(pair));
  assert_int_equal(compared.ledger->entries->len, 2);
  const LedgerEntry *entry = g_ptr_array_index(compared.ledger->entries, 1);
  assert_string_equal(entry->reason, "x: no value over the same days");
  assert_int_equal(entry->count, 5);
}

static void
nothing_in_common_is_a_result(void **state)
{
  (void)state;
  g_auto(Compared) apart = compare("x: 2011-01/P3M <0; 2016-11/P2M 5", "y: 2018-01/P2M 1; 2021-03/P2M -6");
  const AgreementStudy *study = study_of(&apart);
  assert_int_equal(study->common->len, 0);
  assert_int_equal(study->n, 0);
  assert_false(pair_overlaps(pair_at(study, 0)));
  assert_why(study, ON_LEVELS, "0 pairs of exact values, and ranks are compared from 8 on");
  assert_true(isnan(study->on[ON_LEVELS].signs.share));
  g_auto(Compared) years = compare("icews: 2002 1; 2014 2", "gdelt: 2018-01/P2M 1; 2018-03/P2M 2");
  assert_int_equal(study_of(&years)->common->len, 0); /* unlike frequencies that never meet */
  g_auto(Compared) empty = compare("x: 2001 :; 2002 :", "y: 2001 1; 2002 2");
  assert_int_equal(pair_at(study_of(&empty), 0)->n_x, 0);
  assert_int_equal(study_of(&empty)->common->len, 0);
}

#define EIGHT_X "2001 1; 2002 2; 2003 3; 2004 4; 2005 5; 2006 6; 2007 7; 2008 8"
#define EIGHT_Y "2001 2; 2002 1; 2003 4; 2004 3; 2005 6; 2006 5; 2007 8; 2008 7"

/* R 4.2.2: cor(1:8, c(2,1,4,3,6,5,8,7), method = "spearman") = 0.904761904761905. */
static void
ranks_from_eight_exact_values_on(void **state)
{
  (void)state;
  g_auto(Compared) eight = compare("x: " EIGHT_X "; 2009 >0", "y: " EIGHT_Y "; 2009 3");
  const AgreementStudy *study = study_of(&eight);
  assert_int_equal(study->on[ON_LEVELS].n, 8);
  assert_digits(study->on[ON_LEVELS].spearman.r, 0.904761904761905, 14);
  assert_int_equal(study->on[ON_LEVELS].signs.same, 9);
  assert_why(study, ON_CHANGES, "7 changes between adjoining periods, and ranks are compared from 8 on");
  assert_int_equal(study->on[ON_CHANGES].signs.opposite, 4);
  assert_null(study->no_difference); /* both are plain numbers */
  assert_digits(study->agreement.independent.bias.value, 0, 15);
  g_auto(Compared) seven = compare("x: " EIGHT_X, "y: 2001 2; 2002 1; 2003 4; 2004 3; 2005 6; 2006 5; 2007 8; 2008 >7");
  assert_why(study_of(&seven), ON_LEVELS, "7 pairs of exact values, and ranks are compared from 8 on");
  g_auto(Compared) same = compare("x: " EIGHT_X, "y: 2001 3; 2002 3; 2003 3; 2004 3; 2005 3; 2006 3; 2007 3; 2008 3");
  assert_why(study_of(&same), ON_LEVELS, "y: all 8 observations are equal");
  assert_string_equal(study_of(&same)->no_difference, "y: all 8 observations are equal");
  g_auto(Compared) three = compare("x: 2001 1; 2002 2; 2003 3", "y: 2001 2; 2002 4; 2003 8");
  assert_string_equal(study_of(&three)->no_difference, "3 pairs of exact values, and limits of agreement need 4");
}

static void
pairs_are_pooled(void **state)
{
  (void)state;
  g_auto(Compared) pooled =
      compare("Index, EU: 2001 1; 2002 2; 2003 >0; 2004 4", "Sum of, EU: 2001 5; 2002 1; 2003 4; 2004 8",
              "Index, Russia: 2001 -3; 2002 7", "Sum of, Russia: 2001 6; 2002 9",
              "Index, China: 2001 3; 2002 0; 2003 6", "Sum of, China: 2001 2; 2002 3; 2003 -7");
  const AgreementStudy *study = study_of(&pooled);
  assert_string_equal(study->x, "Index");
  assert_string_equal(study->y, "Sum of");
  assert_int_equal(study->pairs->len, 3);
  assert_int_equal(study->common->len, 9);
  assert_int_equal(common_at(study, 4)->pair, 1);
  assert_int_equal(study->n, 8);
  assert_true(agreement_is_unordered(study));
  /* R 4.2.2: cor(c(1,2,4,-3,7,3,0,6), c(5,1,8,6,9,2,3,-7), method = "spearman") */
  assert_digits(study->on[ON_LEVELS].spearman.r, 0.0714285714285714, 14);
  assert_int_equal(study->on[ON_LEVELS].signs.same, 6);
  assert_int_equal(study->on[ON_LEVELS].signs.opposite, 2);
  assert_int_equal(study->on[ON_LEVELS].signs.zero, 1);
  assert_why(study, ON_CHANGES, "pooled pairs have no changes");
  g_auto(Compared) unlike = compare("EU: 2001 1", "Sum: 2001 5", "Eurasia: 2001 1", "Summit: 2001 5");
  assert_string_equal(study_of(&unlike)->x, "EU / Eurasia"); /* half a word is no common beginning */
  assert_string_equal(study_of(&unlike)->y, "Sum / Summit");
}

#define assert_refused(compared, wanted_code, message)                                                                 \
  do {                                                                                                                 \
    g_auto(Compared) compared_ = compared;                                                                             \
    assert_null(compared_.analysis.result);                                                                            \
    assert_error(compared_.error, DATA_ERROR, wanted_code, message);                                                   \
  } while (0)

static void
errors(void **state)
{
  (void)state;
  assert_refused(compare("x: 2016-11/P2M 1 @BFPI; 2018-01/P2M >0 @Barometer", "y: 2018-01/P2M 4"), DATA_ERROR_ALIGN,
                 "x holds two published indices, 'BFPI' and 'Barometer', which have no common scale: choose one by "
                 "'where', or by 'sample'");
  assert_refused(compare("x: 2001 1", "y: 2001 2", "z: 2001 3"), DATA_ERROR_SCHEMA,
                 "agreement compares two by two: x and y, or x, y, x, y and so on, which are pooled");
  assert_refused(compare("x: 2001 1; 2002 2", "y: 2001-01/P2M 2; 2001-03/P2M 3"), DATA_ERROR_ALIGN,
                 "x is yearly and y is two-month: convert the shorter one, annual(y, sum) or annual(y, mean)");
  assert_refused(compare("x, in points: 2001 1", "y: 2001 2", "z, in score: 2001 3", "w: 2001 4"), DATA_ERROR_UNIT,
                 "z and w are not in the units of the first pair, and are not pooled");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(bounds_count_for_signs),
      cmocka_unit_test(the_periods_furthest_apart),
      cmocka_unit_test(unequal_spans_do_not_compare),
      cmocka_unit_test(nothing_in_common_is_a_result),
      cmocka_unit_test(ranks_from_eight_exact_values_on),
      cmocka_unit_test(pairs_are_pooled),
      cmocka_unit_test(errors),
  };
  return cmocka_run_group_tests(tests, no_gsl_handler_here, NULL);
}
