/* check_test.h - a TestResult against what another program printed */
#pragma once

#include "../test.h"

#include "stats/stats_error.h"
#include "stats/test_result.h"

/* NaN for degrees of freedom that the law does not have. */
static inline void
check_test(TestResult test, double statistic, double df1, double df2, double p)
{
  assert_digits(test.statistic, statistic, 10);
  if (isnan(df1))
    assert_true(isnan(test.df1));
  else
    assert_digits(test.df1, df1, 17);
  if (isnan(df2))
    assert_true(isnan(test.df2));
  else
    assert_digits(test.df2, df2, 17);
  assert_digits(test.p, p, 9);
}

/* done is FALSE, and *error is that one. Frees it. */
static inline void
check_refused(gboolean done, GError **error, int code, const char *text)
{
  assert_false(done);
  assert_error(*error, STATS_ERROR, code, text);
}
