#include "number_scan.h"

#include <string.h>

#define MINUS_SIGN "\xE2\x88\x92" /* U+2212 */

typedef struct {
  const char *at, *end;
  char *out;
  char decimal;
  gboolean grouped; /* allowed */
  NumberShape shape;
} Scanner;

static gboolean
fail(const char **why, const char *reason)
{
  *why = reason;
  return FALSE;
}

static gboolean
starts_with(const char *at, const char *end, const char *what)
{
  const gsize n = strlen(what);
  return (gsize)(end - at) >= n && memcmp(at, what, n) == 0;
}

/* The blank that begins at a place, or NULL. */
static const char *
blank_at(const char *at, const char *end)
{
  static const char *const blanks[] = {" ", "\t", "\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF"};
  for (gsize i = 0; i < G_N_ELEMENTS(blanks); i++)
    if (starts_with(at, end, blanks[i]))
      return blanks[i];
  return NULL;
}

/* Bytes of the blank that ends there, 0 when none does. */
static gsize
blank_before(const char *text, const char *end)
{
  for (gsize n = 1; n <= 3 && n <= (gsize)(end - text); n++) {
    const char *blank = blank_at(end - n, end);
    if (blank && strlen(blank) == n)
      return n;
  }
  return 0;
}

void
number_trim(const char **text, gsize *length)
{
  const char *at = *text, *end = *text + *length, *blank;
  const guchar first = *length ? (guchar)at[0] : 0, last = *length ? (guchar)end[-1] : 0;
  if (first > ' ' && first < 0x80 && last > ' ' && last < 0x80)
    return; /* as nearly every cell */
  while ((blank = blank_at(at, end)))
    at += strlen(blank);
  for (gsize n; (n = blank_before(at, end)) > 0;)
    end -= n;
  *text = at;
  *length = (gsize)(end - at);
}

gsize
number_flag_letters(const char *text, gsize length, gsize *before)
{
  gsize n = 0;
  while (n < length && g_ascii_isalpha(text[length - 1 - n])) {
    if (g_ascii_tolower(text[length - 1 - n]) == 'x')
      return 0;
    n++;
  }
  if (n < 1 || n > NUMBER_FLAG_LETTERS || n == length)
    return 0;
  *before = length - n;
  for (gsize blank; (blank = blank_before(text, text + *before)) > 0;)
    *before -= blank;
  return n;
}

/* Reads a sign, if there is one. */
static gboolean
take_sign(Scanner *s)
{
  if (starts_with(s->at, s->end, MINUS_SIGN)) {
    s->at += strlen(MINUS_SIGN);
    *s->out++ = '-';
    return TRUE;
  }
  if (s->at == s->end || (*s->at != '-' && *s->at != '+'))
    return FALSE;
  *s->out++ = *s->at++;
  return TRUE;
}

static gsize
take_digits(Scanner *s)
{
  const char *begin = s->at;
  for (; s->at < s->end && g_ascii_isdigit(*s->at); s->at++) {
    s->shape.zero = s->shape.zero && *s->at == '0';
    *s->out++ = *s->at;
  }
  return (gsize)(s->at - begin);
}

/* The group sign that begins here, or NULL. */
static const char *
group_sign(const Scanner *s)
{
  static const char *const apostrophes[] = {"'", "\xE2\x80\x99"};
  const char *other = s->decimal == '.' ? "," : ".";
  if (starts_with(s->at, s->end, other))
    return other;
  for (gsize i = 0; i < G_N_ELEMENTS(apostrophes); i++)
    if (starts_with(s->at, s->end, apostrophes[i]))
      return apostrophes[i];
  return blank_at(s->at, s->end);
}

static const char *
wrong_group(gsize digits)
{
  return digits == 0   ? "a group of no digits"
         : digits == 1 ? "a group of 1 digit"
         : digits == 2 ? "a group of 2 digits"
                       : "a group of 4 digits or more";
}

/* The groups behind the first digits of the integer part. */
static gboolean
take_groups(Scanner *s, const char *integer, gsize digits, const char **why)
{
  const char *sign = s->grouped ? group_sign(s) : NULL, *first_sign = sign;
  if (!sign)
    return TRUE;
  if (digits == 0 || digits > 3)
    return fail(why, wrong_group(digits));
  if (*integer == '0')
    return fail(why, "a group behind a leading zero");

  s->shape.grouped = TRUE;
  for (; sign; sign = group_sign(s)) {
    if (sign != first_sign)
      return fail(why, "two kinds of group signs");
    s->at += strlen(sign);
    digits = take_digits(s);
    if (digits != 3)
      return fail(why, wrong_group(digits));
  }
  return TRUE;
}

static gboolean
take_exponent(Scanner *s, const char **why)
{
  if (s->at == s->end || g_ascii_tolower(*s->at) != 'e')
    return TRUE;
  if (s->shape.grouped)
    return fail(why, "an exponent behind group signs");
  *s->out++ = 'e';
  s->at++;
  take_sign(s);
  const gboolean zero = s->shape.zero;
  const gsize digits = take_digits(s);
  s->shape.zero = zero;
  return digits > 0 || fail(why, "an exponent without digits");
}

/* Why a number may not go on like this. */
static const char *
why_not_finished(const Scanner *s)
{
  const char c = *s->at;
  if (c == s->decimal)
    return s->shape.decimal ? "two decimal signs" : "a decimal sign in a wrong place";
  if (s->grouped && s->shape.decimal && group_sign(s))
    return "a group sign behind the decimal sign";
  if (c == ',')
    return "a comma where the decimal sign is a point";
  if (c == '.')
    return "a point where the decimal sign is a comma";
  if (c == '_' || c == '\'')
    return "a group sign that is not allowed";
  if (blank_at(s->at, s->end))
    return "a blank inside";
  return c == 'x' || c == 'X' ? "hexadecimal digits are not read" : "text behind the number";
}

static gboolean
scan_integer_and_fraction(Scanner *s, const char **why)
{
  if (take_sign(s) && take_sign(s))
    return fail(why, "two signs");
  const char *integer = s->at;
  gsize digits = take_digits(s);
  s->shape.leading_zero = digits > 1 && *integer == '0';
  if (!take_groups(s, integer, digits, why))
    return FALSE;
  if (s->at < s->end && *s->at == s->decimal) {
    s->shape.decimal = TRUE;
    s->at++;
    *s->out++ = '.';
    digits += take_digits(s);
  }
  if (digits == 0)
    return fail(why, s->at == s->end ? "no digits" : "text where digits belong");
  return TRUE;
}

gboolean
number_scan(const char *text, gsize length, char decimal, gboolean grouped, char *clean, NumberShape *shape,
            const char **why)
{
  Scanner s = {text, text + length, clean, decimal, grouped, {.zero = TRUE}};
  if (!scan_integer_and_fraction(&s, why) || !take_exponent(&s, why))
    return FALSE;
  if (s.at < s.end)
    return fail(why, why_not_finished(&s));
  *s.out = '\0';
  *shape = s.shape;
  return TRUE;
}
