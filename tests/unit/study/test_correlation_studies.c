#include "asked.h"

#include "study/agreement_study.h"
#include "matrix_pair.h"
#include "study/partial_study.h"
#include "study/rolling_study.h"

#define assert_asked_error(asked, domain, code, message)                                                               \
  do {                                                                                                                 \
    g_auto(Asked) asked_ = asked;                                                                                      \
    assert_null(asked_.analysis);                                                                                      \
    assert_error(asked_.error, domain, code, message);                                                                 \
  } while (0)

/* R 4.2.2: cor(resid(lm(chicken ~ log(egg))), resid(lm(egg ~ log(egg)))), and the same of diff() of all three. */
static void
partial_of_levels_and_changes(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask("partial", CHICKEGG_CSV, TRUE, "chicken; egg", "log(egg)", "");
  assert_no_error(asked.error);
  const PartialStudy *study = asked.analysis->result;
  assert_int_equal(study->n, 54);
  assert_int_equal(study->on[ON_LEVELS].n, 54);
  assert_int_equal(study->on[ON_CHANGES].n, 53);
  assert_digits(study->on[ON_LEVELS].plain.r, -0.194876472034024, 12);
  assert_digits(study->on[ON_LEVELS].partial.r, -0.410248467105489, 9);
  assert_digits(study->on[ON_CHANGES].partial.r, 0.0749927965493015, 8);
  assert_int_equal(study->on[ON_LEVELS].partial.k, 1);
  assert_string_equal(study->given[0], "log(egg)");
  assert_null(study->given[1]);
  assert_true(study->on[ON_LEVELS].wander[0].trend_p < 0.05);
  assert_false(study->gaps);
}

/* 2005 has no d: neither 2005 nor 2006 has a change; equal steps leave nothing to hold fixed. */
static void
partial_with_a_gap(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("partial", INDICES, TRUE, "a; d", "c", "");
  const PartialStudy *study = asked.analysis->result;
  assert_int_equal(study->on[ON_LEVELS].n, 12);
  assert_int_equal(study->on[ON_CHANGES].n, 10);
  assert_true(study->gaps);
  assert_false(study->on[ON_LEVELS].wander[0].tested);
  assert_non_null(asked.table->ledger->entries->len ? asked.table->ledger : NULL);

  g_auto(Asked) steps = ask_text("partial", INDICES, TRUE, "a; b", "e", "");
  study = steps.analysis->result;
  assert_int_equal(study->on[ON_CHANGES].n, 0);
  assert_string_equal(study->on[ON_CHANGES].why, "e: all 12 observations are equal");
}

static void
partial_of_rows(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask("partial", LONGLEY_CSV, FALSE, "TOTEMP; GNP", "YEAR", "");
  const PartialStudy *study = asked.analysis->result;
  /* R 4.2.2: longley, cor of the residuals of lm(Employed ~ Year) and lm(GNP ~ Year). */
  assert_digits(study->on[ON_LEVELS].partial.r, 0.728249027039252, 10);
  assert_digits(study->on[ON_LEVELS].partial.p, 0.00207941820152353, 8);
  assert_true(study->cross_section);
  assert_string_equal(study->on[ON_CHANGES].why, "a table without periods has no changes");
  assert_true(isnan(study->on[ON_LEVELS].wander[1].trend_p));
}

static void
partial_errors(void **state)
{
  (void)state;
  assert_asked_error(ask_text("partial", INDICES, TRUE, "a; b", "", ""), DATA_ERROR, DATA_ERROR_SCHEMA,
                     "partial needs 'given': what is held fixed");
  assert_asked_error(ask_text("partial", INDICES, TRUE, "a; 2 * c + 1", "c", ""), STATS_ERROR, STATS_ERROR_COLLINEAR,
                     "2 * c + 1: nothing is left of it when the others are held fixed");
}

static void
rolling_by_rule_and_by_window(void **state)
{
  (void)state;
  g_auto(Asked) rule = ask("rolling", CHICKEGG_CSV, TRUE, "chicken; egg", "", ""),
                given = ask("rolling", CHICKEGG_CSV, TRUE, "chicken; egg", "", "window=20");
  const RollingStudy *study = rule.analysis->result, *other = given.analysis->result;
  assert_true(study->by_rule && !other->by_rule);
  assert_int_equal(study->rolling->window, 18);
  assert_int_equal(other->rolling->window, 20);
  assert_int_equal(other->rolling->n, 35);
  assert_digits(study->whole.r, -0.194876472034024, 12);
  assert_int_equal(study->n_changes, 53);
  assert_digits(study->changes.n_effective, 47.9707190779152, 12);
  assert_true(study->wander[0].tested);
}

static void
rolling_over_a_gap(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("rolling", INDICES, TRUE, "a; d", "", "window=6");
  const RollingStudy *study = asked.analysis->result;
  assert_int_equal(study->n, 12);
  assert_int_equal(study->rolling->n, 8);
  assert_int_equal(study->rolling->windows[0].n, 5);
  assert_int_equal(study->rolling->windows[7].n, 6);
  assert_true(study->gaps);
}

static void
rolling_errors(void **state)
{
  (void)state;
  assert_asked_error(ask_text("rolling", INDICES, TRUE, "a; b", "", "window=14"), STATS_ERROR, STATS_ERROR_DOMAIN,
                     "window: 14 periods, but the series span only 13");
  assert_asked_error(ask_text("rolling", INDICES, TRUE, "a; b", "", "window=1000000"), STATS_ERROR, STATS_ERROR_DOMAIN,
                     "window: 1000000 periods, but the series span only 13");
  assert_asked_error(ask_text("rolling", INDICES, FALSE, "a; b", "", ""), DATA_ERROR, DATA_ERROR_ALIGN,
                     "rolling needs periods, and the table has none");
}

/* Signs by hand: 0 in b in 2007; of twelve pairs nine agree. */
static void
agreement_of_indices(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("agreement", INDICES, TRUE, "a; b", "", "smallest-difference=2");
  const AgreementStudy *study = asked.analysis->result;
  const SignAgreement *levels = &study->on[ON_LEVELS].signs, *changes = &study->on[ON_CHANGES].signs;
  assert_int_equal(levels->same, 9);
  assert_int_equal(levels->opposite, 3);
  assert_int_equal(levels->zero, 1);
  assert_int_equal(changes->same + changes->opposite + changes->zero, 12);
  assert_digits(study->agreement.independent.bias.value, (16.6 - 19.6) / 13, 12);
  assert_true(study->smallest == 2);
  assert_null(study->no_difference);
  assert_int_equal(study->on[ON_LEVELS].spearman.n, 13);
  assert_int_equal(study->on[ON_CHANGES].kendall.n, 12);
}

static void
agreement_of_rows(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("agreement", INDICES, FALSE, "a; b", "", "");
  const AgreementStudy *study = asked.analysis->result;
  assert_true(study->cross_section && isnan(study->smallest));
  assert_string_equal(study->on[ON_CHANGES].why, "a table without periods has no changes");
}

/* Too few values for ranks are no error; more of them in test_agreement_study.c. */
static void
agreement_errors(void **state)
{
  (void)state;
  g_auto(Asked) few = ask_text("agreement", "year,a,b\n2001,1,4\n2002,3,1\n2003,2,2\n", TRUE, "a; b", "", "");
  assert_no_error(few.error);
  const AgreementStudy *study = few.analysis->result;
  assert_string_equal(study->on[ON_LEVELS].why, "3 pairs of exact values, and ranks are compared from 8 on");
  assert_asked_error(ask_text("agreement", INDICES, FALSE, "a; b; c; d", "", ""), DATA_ERROR, DATA_ERROR_SCHEMA,
                     "agreement compares two by two: x and y");
}

/* R 4.2.2: p.adjust of cor.test() over the columns of longley. */
static void
matrix_of_rows(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask("correlation-matrix", LONGLEY_CSV, FALSE, "UNEMP; ARMED; POP; YEAR", "", "correction=bh");
  const MatrixStudy *study = asked.analysis->result;
  assert_int_equal(study->k, 4);
  assert_int_equal(study->n_pairs, 6);
  assert_int_equal(study->on[ON_LEVELS].tests, 6);
  assert_int_equal(study->on[ON_CHANGES].tests, 0);
  assert_int_equal(study->correction, CORRECTION_BH);
  const MatrixPair *pair = matrix_pair(study, ON_LEVELS, 0, 2), *same = matrix_pair(study, ON_LEVELS, 2, 0);
  assert_ptr_equal(pair, same);
  assert_null(matrix_pair(study, ON_LEVELS, 1, 1));
  assert_int_equal(pair->row, 2);
  assert_int_equal(pair->column, 0);
  assert_digits(pair->correlation.r, 0.686551516365312, 12);
  assert_digits(pair->p, 0.00331028281967527, 8);
  assert_digits(pair->adjusted, 0.00932078277082922, 8);
  assert_digits(matrix_pair(study, ON_LEVELS, 1, 2)->adjusted, 0.198275247012802, 8);
  assert_true(study->on[ON_LEVELS].told == 3 && study->on[ON_LEVELS].told_alone == 3);
}

/* Each pair over its own periods; p of time series allows for autocorrelation; Holm is the default. */
static void
matrix_of_series(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("correlation-matrix", INDICES, TRUE, "a; b; c; d", "", "");
  const MatrixStudy *study = asked.analysis->result;
  assert_int_equal(study->correction, CORRECTION_HOLM);
  assert_int_equal(study->method, CORRELATION_PEARSON);
  assert_int_equal(matrix_pair(study, ON_LEVELS, 0, 1)->n, 13);
  assert_int_equal(matrix_pair(study, ON_LEVELS, 0, 3)->n, 12);
  assert_int_equal(matrix_pair(study, ON_CHANGES, 0, 3)->n, 10);
  assert_int_equal(study->fewest, 12);
  assert_int_equal(study->most, 13);
  assert_true(study->gaps);
  for (guint on = 0; on < N_ON; on++) {
    assert_int_equal(study->on[on].tests, 6);
    for (gsize i = 0; i < 6; i++) {
      const MatrixPair *pair = &study->on[on].pairs[i];
      assert_true(pair->p == pair->correlation.p_effective);
      assert_true(pair->adjusted >= pair->p);
    }
  }
  assert_true(matrix_pair(study, ON_LEVELS, 2, 3)->expected);
  assert_false(matrix_pair(study, ON_CHANGES, 2, 3)->expected);
}

/* A pair without periods in common is told, and is no test; e, once differenced, does not vary. */
static void
matrix_with_pairs_that_cannot_be(void **state)
{
  (void)state;
  const char *table =
      "year,a,b,c\n2001,1,2,\n2002,3,1,\n2003,2,4,\n2004,5,3,\n2005,4,,1\n2006,6,,3\n2007,5,,2\n2008,7,,5\n";
  g_auto(Asked) asked = ask_text("correlation-matrix", table, TRUE, "a; b; c", "", "method=spearman");
  const MatrixStudy *study = asked.analysis->result;
  const MatrixPair *none = matrix_pair(study, ON_LEVELS, 1, 2);
  assert_int_equal(study->method, CORRELATION_SPEARMAN);
  assert_int_equal(study->on[ON_LEVELS].tests, 2);
  assert_non_null(none->why);
  assert_true(isnan(none->p) && isnan(none->adjusted));
  assert_int_equal(none->n, 0);

  g_auto(Asked) steps = ask_text("correlation-matrix", INDICES, TRUE, "a; b; e", "", "");
  study = steps.analysis->result;
  assert_int_equal(study->on[ON_LEVELS].tests, 3);
  assert_int_equal(study->on[ON_CHANGES].tests, 1);
  assert_string_equal(matrix_pair(study, ON_CHANGES, 0, 2)->why, "e: all 12 observations are equal");
}

static void
matrix_errors(void **state)
{
  (void)state;
  assert_asked_error(ask_text("correlation-matrix", INDICES, TRUE, "a; b; c", "", "method=kendall"), DATA_ERROR,
                     DATA_ERROR_SCHEMA, "'method' is pearson or spearman, not 'kendall'");
  assert_asked_error(ask_text("correlation-matrix", "year,a,b,c\n2001,1,4,2\n2002,3,1,1\n", TRUE, "a; b; c", "", ""),
                     STATS_ERROR, STATS_ERROR_TOO_FEW,
                     "no pair can be correlated: a and b: 2 observations, at least 3 are needed");
  g_autoptr(GString) many = g_string_new("a");
  for (int i = 1; i < 201; i++)
    g_string_append(many, "; a");
  assert_asked_error(ask_text("correlation-matrix", INDICES, TRUE, many->str, "", ""), DATA_ERROR, DATA_ERROR_SCHEMA,
                     "correlation-matrix takes 200 series at most, not 201");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(partial_of_levels_and_changes),
      cmocka_unit_test(partial_with_a_gap),
      cmocka_unit_test(partial_of_rows),
      cmocka_unit_test(partial_errors),
      cmocka_unit_test(rolling_by_rule_and_by_window),
      cmocka_unit_test(rolling_over_a_gap),
      cmocka_unit_test(rolling_errors),
      cmocka_unit_test(agreement_of_indices),
      cmocka_unit_test(agreement_of_rows),
      cmocka_unit_test(agreement_errors),
      cmocka_unit_test(matrix_of_rows),
      cmocka_unit_test(matrix_of_series),
      cmocka_unit_test(matrix_with_pairs_that_cannot_be),
      cmocka_unit_test(matrix_errors),
  };
  return cmocka_run_group_tests(tests, no_gsl_handler, NULL);
}
