#include "asked.h"

#include "study/asymmetry_study.h"

/* Reference figures: R 4.2.2, lm on longley.csv, sandwich 3.0-2 NeweyWest(lag = 2, prewhite = FALSE, adjust = TRUE), t and F of sums of
 * coefficients from its matrix, p.adjust. Armed forces stand for co-operation, unemployment for conflict. */

static void
check_line(Coefficient got, const double *want, double digits)
{
  assert_digits(got.estimate, want[0], digits);
  assert_digits(got.standard_error, want[1], digits);
  assert_digits(got.t, want[2], digits);
  assert_digits(got.p, want[3], digits - 1);
  assert_digits(got.lower, want[4], digits - 1);
  assert_digits(got.upper, want[5], digits - 1);
}

static void
two_parts(void **state)
{
  (void)state;
  static const double armed[] = {2.84735215201618,    0.871217970709945, 3.26824313517765,
                                 0.00610989948336108, 0.965200155147296, 4.72950414888506},
                      unemployed[] = {2.26474298365459,    0.583302525585674, 3.88262159739603,
                                      0.00188722474996421, 1.00459449014371,  3.52489147716546},
                      sum[] = {5.11209513567077,     1.12451588553716, 4.54604083536698,
                               0.000549094522531398, 2.6827262628618,  7.54146400847974},
                      difference[] = {0.582609168361593, 0.96643116716078,  0.602846005135788,
                                      0.556982118200903, -1.50523843380131, 2.6704567705245};
  g_auto(Asked) asked = ask("asymmetry", LONGLEY_CSV, TRUE, "TOTEMP; ARMED; UNEMP", "", "");
  assert_no_error(asked.error);
  const AsymmetryStudy *study = asked.analysis->result;

  assert_int_equal(study->n, 16);
  assert_int_equal(study->hac.lags, 2);
  assert_int_equal(study->parts, 2);
  assert_int_equal(study->tests, 2);
  assert_false(study->negative || study->trend || study->gaps);
  check_line(study->part[0].effect, armed, 10);
  check_line(study->part[1].effect, unemployed, 10);
  check_line(study->test[0].difference, sum, 10);
  check_line(study->test[1].difference, difference, 10);
  assert_digits(study->test[0].p_holm, 0.0010981890450628, 9);
  assert_digits(study->test[1].p_holm, 0.556982118200903, 9);
  assert_digits(study->joint.statistic, 11.1083772457233, 10);
  assert_digits(study->joint.p, 0.0015373089187277, 9);
  assert_digits(study->joint_plain.statistic, 8.30062470143049, 10);
  assert_digits(study->part[0].deviation, 695.919604432389, 12);
  assert_digits(study->part[0].standardised, 0.564221536888997, 10);
}

/* Verbal and material, a control and a trend. R itself has eight digits here. */
static void
four_parts(void **state)
{
  (void)state;
  static const double want[][6] = {
      {0.987002936643237, 0.328643590443769, 3.00326239532158, 0.0148774584177612, 0.243559484513145, 1.73044638877333},
      {15.1129763770288, 64.5135189686511, 0.234260611087928, 0.820024922799702, -130.826742655223, 161.052695409281},
      {14.0286454042017, 64.703684398488, 0.216813702876702, 0.833188539376899, -132.341257717272, 160.398548525676},
      {-2.07133390947041, 0.356541270703659, -5.80952074743685, 0.000256399306974654, -2.87788629882586,
       -1.26478152011495},
      {11.9573114947313, 64.8323183778283, 0.184434427056067, 0.857761551837619, -134.703581904487, 158.618204893949}};
  g_auto(Asked) asked = ask("asymmetry", LONGLEY_CSV, TRUE, "TOTEMP; ARMED; UNEMP; GNPDEFL; POP", "GNP", "terms=trend");
  assert_no_error(asked.error);
  const AsymmetryStudy *study = asked.analysis->result;

  assert_int_equal(study->tests, 5);
  assert_true(study->trend);
  assert_string_equal(study->given[0], "GNP");
  for (gsize t = 0; t < 5; t++)
    check_line(study->test[t].difference, want[t], 7);
  assert_digits(study->test[0].p_holm, 0.0595098336710449, 6);
  assert_digits(study->test[3].p_holm, 0.00128199653487327, 6);
  assert_digits(study->joint.statistic, 20.4802915626802, 7);
  assert_digits(study->joint.p, 0.000152679977399823, 6);
}

/* Conflict as a negative score: the same tests, its own coefficient with the other sign. */
static void
negative_scores(void **state)
{
  (void)state;
  g_auto(Asked) counts = ask("asymmetry", LONGLEY_CSV, TRUE, "TOTEMP; ARMED; UNEMP", "", "");
  g_auto(Asked) scores = ask("asymmetry", LONGLEY_CSV, TRUE, "TOTEMP; ARMED; -UNEMP", "", "");
  assert_no_error(scores.error);
  const AsymmetryStudy *one = counts.analysis->result, *other = scores.analysis->result;

  assert_true(other->negative);
  assert_digits(other->part[1].effect.estimate, -one->part[1].effect.estimate, 12);
  for (gsize t = 0; t < 2; t++) {
    assert_digits(other->test[t].difference.estimate, one->test[t].difference.estimate, 11);
    assert_digits(other->test[t].p_holm, one->test[t].p_holm, 9);
  }
}

/* By construction: y = 3 a - 3 b and a swing: conflict takes away what co-operation adds, and the two are not alike. */
static void
a_known_answer(void **state)
{
  (void)state;
  GString *text = g_string_new("year,y,a,b\n");
  for (int i = 0; i < 40; i++) {
    const int a = (7 * i) % 11, b = (5 * i) % 13, swing = i % 4 == 0 || i % 4 == 3 ? 1 : -1;
    g_string_append_printf(text, "%d,%d,%d,%d\n", 1960 + i, 30 * a - 30 * b + swing, a, b);
  }
  g_auto(Asked) asked = ask_text("asymmetry", text->str, TRUE, "y; a; b", "", "");
  g_string_free(text, TRUE);
  assert_no_error(asked.error);
  const AsymmetryStudy *study = asked.analysis->result;

  assert_true(fabs(study->test[0].difference.estimate) < 0.2);
  assert_true(study->test[0].difference.p > 0.05);
  assert_digits(study->test[1].difference.estimate, 60, 2);
  assert_true(study->test[1].p_holm < 1e-10);
}

#define assert_refused(of, given, options, domain, code, text)                                                         \
  do {                                                                                                                 \
    g_auto(Asked) asked_ = ask("asymmetry", LONGLEY_CSV, TRUE, of, given, options);                                    \
    assert_null(asked_.analysis);                                                                                      \
    assert_error(asked_.error, domain, code, text);                                                                    \
  } while (0)

static void
what_is_refused(void **state)
{
  (void)state;
  assert_refused("TOTEMP; ARMED; UNEMP; POP", "", "", DATA_ERROR, DATA_ERROR_SCHEMA,
                 "asymmetry takes the response, co-operation and conflict, or the response, verbal and material "
                 "co-operation, verbal and material conflict");
  assert_refused("TOTEMP; ARMED; UNEMP", "", "terms=none", DATA_ERROR, DATA_ERROR_SCHEMA,
                 "'terms' is constant or trend for asymmetry");
  assert_refused("TOTEMP; ARMED; ARMED * 2", "", "", STATS_ERROR, STATS_ERROR_COLLINEAR,
                 "collinear: ARMED * 2 depends on ARMED");
  assert_refused("TOTEMP; ARMED; ARMED * 0", "", "", STATS_ERROR, STATS_ERROR_CONSTANT,
                 "ARMED * 0: all 16 observations are zero");
  assert_refused("ARMED + 2 * UNEMP; ARMED; UNEMP", "", "", STATS_ERROR, STATS_ERROR_CONSTANT,
                 "the fit is perfect: its residuals are only rounding");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(two_parts),      cmocka_unit_test(four_parts),      cmocka_unit_test(negative_scores),
      cmocka_unit_test(a_known_answer), cmocka_unit_test(what_is_refused),
  };
  return cmocka_run_group_tests(tests, no_gsl_handler, NULL);
}
