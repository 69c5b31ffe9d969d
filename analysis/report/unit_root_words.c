#include "unit_root_words.h"

#include <math.h>

#include "correlation_words.h"

const char *
terms_words(DickeyFullerTerms terms)
{
  static const char *const words[] = {"neither constant nor trend", "a constant", "a constant and a trend"};
  return words[terms];
}

const char *
lags_words(UnitRootLags choice)
{
  static const char *const words[] = {[UNIT_ROOT_GIVEN] = "as given",
                                      [UNIT_ROOT_RULE] = "by the rule floor(12 (n/100)^(1/4)), as far as n allows",
                                      [UNIT_ROOT_AIC] = "by AIC",
                                      [UNIT_ROOT_BIC] = "by BIC"};
  return words[choice];
}

char *
terms_reason(const TermsChoice *choice, const char *who, const char *where)
{
  if (choice->given)
    return g_strdup(", as asked for");
  g_autofree char *p = p_words(choice->trend_p);
  if (choice->terms == DF_TREND)
    return g_strdup_printf(", since %s a trend (Mann–Kendall, %s)", who, p);
  return isnan(choice->trend_p) ? g_strdup("")
                                : g_strdup_printf(", no trend being found%s (Mann–Kendall, %s)", where, p);
}

char *
span_words(Period first, Period last, Frequency frequency, gsize n)
{
  g_autofree char *from = period_print(first), *to = period_print(last);
  return g_strdup_printf("%s–%s, %s, n = %" G_GSIZE_FORMAT, from, to, frequency_name(frequency), n);
}
