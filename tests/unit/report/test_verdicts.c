#include "blocks.h"

#include "report/verdicts.h"

static Diagnostic
test_of(DiagnosticKind kind, TestLaw law, gsize n, double p)
{
  return (Diagnostic){.kind = kind,
                      .run = TRUE,
                      .rejected = p < DIAGNOSTIC_ALPHA,
                      .result = {.name = "Breusch-Godfrey",
                                 .null = "the errors have no autocorrelation up to this order",
                                 .n = n,
                                 .order = 2,
                                 .law = law,
                                 .statistic = 3,
                                 .df1 = 2,
                                 .df2 = 25,
                                 .p = p}};
}

#define assert_verdict(law, n, p, want)                                                                                \
  do {                                                                                                                 \
    const Diagnostic test_ = test_of(DIAGNOSTIC_BREUSCH_GODFREY, law, n, p);                                           \
    g_autofree char *verdict_ = verdict_of(&test_);                                                                    \
    assert_text(verdict_, want);                                                                                       \
  } while (0)

static void
a_verdict_keeps_to_what_a_test_can_say(void **state)
{
  (void)state;
  assert_verdict(TEST_F, 100, 0.03, "rejects at 5 %");
  assert_verdict(TEST_F, 100, 0.0499, "rejects at 5 %");
  assert_verdict(TEST_F, 100, 0.0099, "rejects at 1 %");
  assert_verdict(TEST_F, 100, 0.0501, "does not reject at 5 %, but nearly");
  assert_verdict(TEST_F, 100, 0.1, "does not reject");
  assert_verdict(TEST_F, 13, 0.4, "does not reject: n = 13 is small, so it could have missed it");
  assert_verdict(TEST_F, 13, 0.07, "does not reject at 5 %, but nearly: n = 13 is small, so it could have missed it");
  assert_verdict(TEST_F, 29, 0.4, "does not reject: n = 29 is small, so it could have missed it");
  assert_verdict(TEST_F, 30, 0.4, "does not reject");
}

/* A chi-square law holds for large n; F and the exact laws do not need it. */
static void
a_small_sample_is_named_where_the_law_needs_a_large_one(void **state)
{
  (void)state;
  assert_verdict(TEST_CHI_SQUARE, 13, 0.03, "rejects at 5 %, by a law for large n");
  assert_verdict(TEST_CHI_SQUARE, 13, 0.003, "rejects at 1 %, by a law for large n");
  assert_verdict(TEST_F, 13, 0.03, "rejects at 5 %");
  assert_verdict(TEST_CHI_SQUARE, 30, 0.03, "rejects at 5 %");
}

static void
what_was_not_run_says_why(void **state)
{
  (void)state;
  char why[] = "rows without time have no order";
  const Diagnostic test = {.kind = DIAGNOSTIC_ARCH, .why = why, .result = {.name = "ARCH"}};
  g_autofree char *verdict = verdict_of(&test), *law = test_law(&test.result), *title = test_title(&test);
  assert_text(verdict, "not run: rows without time have no order");
  assert_text(law, "");
  assert_text(title, "ARCH");
}

static void
laws_and_titles(void **state)
{
  (void)state;
  static const char *const laws[] = {"normal", "t(2)", "χ²(2)", "F(2, 25)", "exact"};
  for (TestLaw law = TEST_NORMAL; law <= TEST_QUADRATIC_FORM; law++) {
    const Diagnostic test = test_of(DIAGNOSTIC_BREUSCH_GODFREY, law, 100, 0.5);
    g_autofree char *text = test_law(&test.result);
    assert_text(text, laws[law]);
  }
  Diagnostic test = test_of(DIAGNOSTIC_BREUSCH_GODFREY, TEST_F, 100, 0.5);
  g_autofree char *lags = test_title(&test);
  assert_text(lags, "Breusch–Godfrey, 2 lags");
  test.result.order = 1;
  g_autofree char *lag = test_title(&test);
  assert_text(lag, "Breusch–Godfrey, 1 lag");
  test.kind = DIAGNOSTIC_WHITE; /* its order are no lags */
  g_autofree char *white = test_title(&test);
  assert_text(white, "Breusch–Godfrey");
  test.kind = DIAGNOSTIC_RESET;
  test.result.name = "RESET";
  test.result.order = 3;
  g_autofree char *reset = test_title(&test);
  assert_text(reset, "RESET, powers 2–3");
  test.result.order = 2;
  g_autofree char *square = test_title(&test);
  assert_text(square, "RESET, power 2");
}

static void
the_number_of_tests_and_chance_are_told(void **state)
{
  (void)state;
  Diagnostics d = {.run = 12, .rejected = 1};
  g_autofree char *one = verdict_of_all(&d);
  assert_text(one, "12 tests were run, 1 of which rejects at 5 %. Where every null is true about one test in twenty "
                   "rejects by chance, here 0.6; tests of one kind tend to agree. A test that does not reject does not "
                   "show that its null is true.");
  d = (Diagnostics){.run = 1, .rejected = 0};
  g_autofree char *none = verdict_of_all(&d);
  assert_true(g_str_has_prefix(none, "1 test was run, 0 of which reject at 5 %."));
  d = (Diagnostics){0};
  g_autofree char *nothing = verdict_of_all(&d);
  assert_text(nothing, "No test could be run.");
}

static void
rejected_tests_are_named_once_by_what_they_doubt(void **state)
{
  (void)state;
  Diagnostics d = {0};
  const DiagnosticKind both[] = {DIAGNOSTIC_BREUSCH_GODFREY, DIAGNOSTIC_BREUSCH_GODFREY_F};
  for (guint i = 0; i < G_N_ELEMENTS(both); i++)
    d.tests[both[i]] =
        (Diagnostic){.rejected = TRUE, .doubt = DOUBT_INDEPENDENCE, .result = {.name = "Breusch-Godfrey"}};
  d.tests[DIAGNOSTIC_LJUNG_BOX] =
      (Diagnostic){.rejected = TRUE, .doubt = DOUBT_INDEPENDENCE, .result = {.name = "Ljung-Box"}};
  d.tests[DIAGNOSTIC_WHITE] = (Diagnostic){.rejected = TRUE, .doubt = DOUBT_VARIANCE, .result = {.name = "White"}};
  d.tests[DIAGNOSTIC_KOENKER] = (Diagnostic){.doubt = DOUBT_VARIANCE, .result = {.name = "Breusch-Pagan (Koenker)"}};
  g_autofree char *time = rejected_names(&d, DOUBT_INDEPENDENCE), *variance = rejected_names(&d, DOUBT_VARIANCE),
                  *form = rejected_names(&d, DOUBT_FORM);
  assert_text(time, "Breusch–Godfrey, Ljung–Box");
  assert_text(variance, "White");
  assert_text(form, "");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_verdict_keeps_to_what_a_test_can_say),
      cmocka_unit_test(a_small_sample_is_named_where_the_law_needs_a_large_one),
      cmocka_unit_test(what_was_not_run_says_why),
      cmocka_unit_test(laws_and_titles),
      cmocka_unit_test(the_number_of_tests_and_chance_are_told),
      cmocka_unit_test(rejected_tests_are_named_once_by_what_they_doubt),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
