/* test_result.h - what every test of this room answers: one statistic, its law under the null, and the null in words */
#pragma once

#include <glib.h>

typedef enum {
  TEST_NORMAL,        /* a normal variable made from the statistic */
  TEST_T,             /* Student's t with df1, two-sided */
  TEST_CHI_SQUARE,    /* chi-square with df1, upper tail */
  TEST_F,             /* F with df1 and df2, upper tail */
  TEST_QUADRATIC_FORM /* exact law of a ratio of quadratic forms in normal errors */
} TestLaw;

typedef struct {
  const char *name; /* "Breusch-Godfrey", constant */
  const char *null; /* what is taken to hold, as half a sentence: "the errors are not autocorrelated"; constant */
  gsize n;          /* observations the test used */
  gsize order;      /* lags, or the highest power; 0 where the test has none */
  TestLaw law;
  double statistic;
  double df1, df2; /* NaN where the law has none */
  double p;
} TestResult;

/* p-value and degrees of freedom filled in; name and null are kept as pointers. */
TestResult test_chi_square(const char *name, const char *null, gsize n, gsize order, double statistic, gsize df);
TestResult test_f(const char *name, const char *null, gsize n, gsize order, double statistic, gsize df1, gsize df2);
TestResult test_t(const char *name, const char *null, gsize n, double statistic, gsize df);
