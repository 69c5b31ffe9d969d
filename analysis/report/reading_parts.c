#include "reading_parts.h"

#include <math.h>
#include <string.h>

#include "format.h"
#include "regression_words.h"

/* Below this the Durbin-Watson statistic speaks of strong positive autocorrelation: about half of its value without any. */
#define DURBIN_WATSON_LOW 1.0

/* More decimals of a percentage than anyone reads. */
#define MOST_DECIMALS 8

#define DIGITS 4

int
percent_decimals(double share, double lower, double upper)
{
  const double largest = 100 * fmax(fabs(share), fmax(fabs(lower), fabs(upper)));
  return largest > 0 && isfinite(largest) ? CLAMP(1 - (int)floor(log10(largest)), 1, MOST_DECIMALS) : 1;
}

/* A number that is shown as zero has no sign. */
static char *
with_sign(char *number, double value)
{
  if (!(value > 0) || !strpbrk(number, "123456789"))
    return number;
  char *text = g_strconcat("+", number, NULL);
  g_free(number);
  return text;
}

char *
signed_percent(double share, int decimals)
{
  return with_sign(format_percent(share, decimals), share);
}

char *
signed_number(double value)
{
  return with_sign(format_significant(value, DIGITS), value);
}

const char *
every_period(Frequency frequency)
{
  return frequency == FREQUENCY_TWO_MONTH ? "every two months" : per_period(frequency);
}

gboolean
is_told(const Coefficient *coefficient)
{
  return coefficient->lower > 0 || coefficient->upper < 0;
}

void
append_autocorrelation(GString *text, const Regression *regression)
{
  const double statistic = regression->fit->durbin_watson;
  g_autofree char *shown = format_significant(statistic, 3);
  if (statistic < DURBIN_WATSON_LOW)
    g_string_append_printf(text,
                           " The residuals are strongly autocorrelated (Durbin–Watson %s): they stay on one side of "
                           "zero for long, so that "
                           "%s are likely to be too small.",
                           shown,
                           regression->errors == ERRORS_PLAIN ? "plain errors, which take them to be independent,"
                                                              : "even these errors");
}
