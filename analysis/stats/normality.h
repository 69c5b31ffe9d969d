/* normality.h - are these values a sample from a normal distribution?
 *
 * On residuals of a regression the laws hold for large n only: residuals are more nearly normal than the errors. */
#pragma once

#include <glib.h>

#include "stats_error.h"
#include "test_result.h"

/* Jarque, C. M. and A. K. Bera (1987), International Statistical Review 55, 163-172: n (S^2 / 6 + (K - 3)^2 / 24) with moments about
 * the mean; chi-square with 2 for large n only. Errors (label names x): TOO_FEW (n < 3), NOT_FINITE, CONSTANT. */
gboolean jarque_bera_test(const double *x, gsize n, const char *label, TestResult *result, GError **error);

#define SHAPIRO_WILK_MOST 5000 /* the approximation was fitted up to here */

/* Shapiro, S. S. and M. B. Wilk (1965), Biometrika 52, 591-611; coefficients and p-value by the approximations of Royston, P. (1995),
 * Applied Statistics 44, 547-551 (AS R94). statistic is W; the law is that of a normal variable made from it, upper tail.
 * Errors: as above; DOMAIN (n above SHAPIRO_WILK_MOST). */
gboolean shapiro_wilk_test(const double *x, gsize n, const char *label, TestResult *result, GError **error);
