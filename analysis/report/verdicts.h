/* verdicts.h - what a test of a regression's assumptions can say, and no more */
#pragma once

#include "study/diagnose.h"

/* "Breusch–Godfrey, 2 lags", "RESET, powers 2–3" (transfer full). */
char *test_title(const Diagnostic *test);
/* The statistic's law under the null: "χ²(2)", "F(2, 25)", "t(26)", "exact", "normal"; empty when not run (transfer full). */
char *test_law(const TestResult *result);
/* "rejects at 5 %", "does not reject: n = 13 is small, so it could have missed it", "not run: ..." (transfer full). */
char *verdict_of(const Diagnostic *test);
/* How many were run and rejected, and how many rejections chance alone would give (transfer full). */
char *verdict_of_all(const Diagnostics *diagnostics);
/* The names of the tests that reject for one kind of doubt, each once: "Durbin–Watson, Breusch–Godfrey" (transfer full). */
char *rejected_names(const Diagnostics *diagnostics, Doubt doubt);
