#include <math.h>
#include <string.h>

#include "format.h"
#include "shortest.h"

#define MINUS         "\xE2\x88\x92" /* U+2212 */
#define EN_DASH       "\xE2\x80\x93" /* U+2013 */
#define INFINITY_SIGN "\xE2\x88\x9E" /* U+221E */
#define NO_BREAK      "\xC2\xA0"     /* U+00A0 */

#define CERTAIN_DIGITS 15     /* DBL_DIG: decimal digits that every double has */
#define PLAIN_FROM     -4     /* decimal exponents that are written without "e": 1e-4 ... */
#define PLAIN_BELOW    15     /* ... to just under 1e15, where a double still has its unit */
#define P_FLOOR        1e-4   /* a smaller p-value rests on the tail of an approximation */
#define P_CEILING      0.9995 /* three digits of it would read 1.00 */

/* Room for "%.15f" of 1e15 with sign and point, and for "%.17g". */
typedef char Digits[64];

/* value as C prints it with that many digits, kind 'e', 'f' or 'g'. */
static void
print_digits(Digits digits, double value, int precision, char kind)
{
  const char format[] = {'%', '.', (char)('0' + precision / 10), (char)('0' + precision % 10), kind, '\0'};
  g_ascii_formatd(digits, sizeof(Digits), format, value);
}

/* As "%.17g" writes a number without "e". */
static void
print_plain(Digits digits, double value)
{
  char reversed[sizeof(Digits)], *at = reversed;
  guint64 rest;
  int places;

  shortest_digits(fabs(value), &rest, &places);
  for (int i = 0; rest > 0 || i <= places; i++, rest /= 10) {
    if (i == places && places > 0)
      *at++ = '.';
    *at++ = (char)('0' + rest % 10);
  }
  if (value < 0)
    *at++ = '-';
  while (at > reversed)
    *digits++ = *--at;
  *digits = '\0';
}

/* 17 digits are always enough; of fewer than 15 the zeros at the end are not printed, and subnormal numbers need
 * fewer. */
static void
print_shortest(Digits digits, double value)
{
  if (fabs(value) >= SHORTEST_FROM && fabs(value) < SHORTEST_BELOW) {
    print_plain(digits, value);
    return;
  }
  for (int precision = fpclassify(value) == FP_SUBNORMAL ? 1 : CERTAIN_DIGITS; precision <= 17; precision++) {
    print_digits(digits, value, precision, 'g');
    if (precision == 17 || g_ascii_strtod(digits, NULL) == value)
      return;
  }
}

/* The words for what is no finite number, or NULL. */
static const char *
not_finite(double value)
{
  if (isnan(value))
    return EN_DASH;
  if (isinf(value))
    return value < 0 ? MINUS INFINITY_SIGN : INFINITY_SIGN;
  return NULL;
}

/* Hyphens become U+2212, except before a number that is zero as it is shown. */
static char *
typographic(const char *digits)
{
  GString *text = g_string_new(NULL);
  if (*digits == '-' && !strpbrk(digits, "123456789"))
    digits++;
  for (; *digits; digits++)
    if (*digits == '-')
      g_string_append(text, MINUS);
    else
      g_string_append_c(text, *digits);
  return g_string_free(text, FALSE);
}

/* Decimal exponent of value when rounded to that many digits: 3 for 1234, and for 999.96 in four digits. */
static int
rounded_exponent(double value, int digits)
{
  Digits text;
  print_digits(text, value, digits - 1, 'e');
  return (int)g_ascii_strtoll(strchr(text, 'e') + 1, NULL, 10);
}

void
format_append_shortest(GString *text, double value)
{
  Digits digits;
  if (isnan(value))
    return;
  if (isinf(value))
    g_string_append(text, value < 0 ? "-inf" : "inf");
  else if (value == 0)
    g_string_append_c(text, '0'); /* -0 too */
  else {
    print_shortest(digits, value);
    g_string_append(text, digits);
  }
}

char *
format_shortest(double value)
{
  GString *text = g_string_sized_new(sizeof(Digits));
  format_append_shortest(text, value);
  return g_string_free(text, FALSE);
}

char *
format_significant(double value, int digits)
{
  const char *words = not_finite(value);
  if (words)
    return g_strdup(words);
  if (value == 0)
    return g_strdup("0");
  digits = CLAMP(digits, 1, CERTAIN_DIGITS);
  const int exponent = rounded_exponent(value, digits);
  Digits text;
  if (exponent < PLAIN_FROM || exponent >= PLAIN_BELOW)
    print_digits(text, value, digits - 1, 'e');
  else
    print_digits(text, value, MAX(digits - 1 - exponent, 0), 'f');
  return typographic(text);
}

char *
format_decimals(double value, int decimals)
{
  const char *words = not_finite(value);
  if (words)
    return g_strdup(words);
  Digits text;
  if (fabs(value) >= 1e15) {
    print_shortest(text, value);
    return typographic(text);
  }
  const int exponent = value == 0 ? 0 : rounded_exponent(value, CERTAIN_DIGITS);
  const int there = CERTAIN_DIGITS - 1 - MAX(exponent, 0);
  print_digits(text, value, CLAMP(decimals, 0, MAX(there, 0)), 'f');
  return typographic(text);
}

char *
format_p(double p)
{
  if (!(p >= 0 && p <= 1))
    return g_strdup(EN_DASH);
  if (p < P_FLOOR)
    return g_strdup("< 0.0001");
  if (p >= P_CEILING)
    return g_strdup("> 0.999");
  return format_significant(p, 3);
}

char *
format_percent(double share, int decimals)
{
  g_autofree char *number = format_decimals(100 * share, decimals);
  return isnan(share) ? g_steal_pointer(&number) : g_strconcat(number, NO_BREAK "%", NULL);
}
