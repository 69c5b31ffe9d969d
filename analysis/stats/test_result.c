#include "test_result.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

TestResult
test_chi_square(const char *name, const char *null, gsize n, gsize order, double statistic, gsize df)
{
  return (TestResult){.name = name,
                      .null = null,
                      .n = n,
                      .order = order,
                      .law = TEST_CHI_SQUARE,
                      .statistic = statistic,
                      .df1 = (double)df,
                      .df2 = NAN,
                      .p = gsl_cdf_chisq_Q(statistic, (double)df)};
}

TestResult
test_f(const char *name, const char *null, gsize n, gsize order, double statistic, gsize df1, gsize df2)
{
  return (TestResult){.name = name,
                      .null = null,
                      .n = n,
                      .order = order,
                      .law = TEST_F,
                      .statistic = statistic,
                      .df1 = (double)df1,
                      .df2 = (double)df2,
                      .p = gsl_cdf_fdist_Q(statistic, (double)df1, (double)df2)};
}

TestResult
test_t(const char *name, const char *null, gsize n, double statistic, gsize df)
{
  return (TestResult){.name = name,
                      .null = null,
                      .n = n,
                      .law = TEST_T,
                      .statistic = statistic,
                      .df1 = (double)df,
                      .df2 = NAN,
                      .p = 2 * gsl_cdf_tdist_Q(fabs(statistic), (double)df)};
}
