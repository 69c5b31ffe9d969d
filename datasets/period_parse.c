#include "period.h"

#include <string.h>

#define LAST_YEAR 9999

/* What is still unread. */
typedef struct {
  const char *at, *end;
} Rest;

/* A period as it was written: how fine decides what may follow a stroke. */
typedef struct {
  Period period;
  Frequency written;
  int year, month;
} Single;

static gboolean
fail(const char **why, const char *reason)
{
  *why = reason;
  return FALSE;
}

static gboolean
is_blank(char c)
{
  return c == ' ' || c == '\t';
}

/* strchr would find its own NUL, and cells may hold one. */
static gboolean
is_one_of(char c, const char *set)
{
  return c != '\0' && strchr(set, c) != NULL;
}

static Rest
trimmed(const char *text, gsize length)
{
  Rest rest = {text, text + length};
  while (rest.at < rest.end && is_blank(*rest.at))
    rest.at++;
  while (rest.at < rest.end && is_blank(rest.end[-1]))
    rest.end--;
  return rest;
}

static gboolean
finished(Rest rest)
{
  return rest.at == rest.end;
}

static int
count_digits(Rest rest)
{
  int n = 0;
  while (rest.at + n < rest.end && n < 10 && g_ascii_isdigit(rest.at[n]))
    n++;
  return n;
}

static int
take_digits(Rest *rest, int n)
{
  int value = 0;
  for (; n > 0; n--)
    value = 10 * value + g_ascii_digit_value(*rest->at++);
  return value;
}

static gboolean
take(Rest *rest, char c)
{
  if (finished(*rest) || *rest->at != c)
    return FALSE;
  rest->at++;
  return TRUE;
}

static gboolean
set_day(Single *single, int day, const char **why)
{
  gint32 number;
  if (!day_from_date(single->year, single->month, day, &number))
    return fail(why, "no such day");
  single->period = (Period){number, number};
  single->written = FREQUENCY_DAY;
  return TRUE;
}

static gboolean
set_month(Single *single, int month, const char **why)
{
  if (month < 1 || month > 12)
    return fail(why, "no such month");
  single->month = month;
  single->period = period_of_months(single->year, month, 1);
  single->written = FREQUENCY_MONTH;
  return TRUE;
}

static gboolean
set_year(Single *single, int year, const char **why)
{
  if (year < 1 || year > LAST_YEAR)
    return fail(why, "no such year");
  single->year = year;
  single->month = 1;
  single->period = period_of_months(year, 1, 12);
  single->written = FREQUENCY_YEAR;
  return TRUE;
}

/* The part of the year behind the letter Q, S or H. */
static gboolean
set_part(Single *single, char letter, int part, const char **why)
{
  const int months = letter == 'Q' ? 3 : 6;
  if (part < 1 || part > 12 / months)
    return fail(why, letter == 'Q' ? "no such quarter" : "no such half-year");
  single->month = months * (part - 1) + 1;
  single->period = period_of_months(single->year, single->month, months);
  single->written = letter == 'Q' ? FREQUENCY_QUARTER : FREQUENCY_HALF_YEAR;
  return TRUE;
}

/* Q1, S1, H1 or M01 behind the year. */
static gboolean
read_letter(Rest *rest, Single *single, const char **why)
{
  const char letter = g_ascii_toupper(*rest->at);
  if (!is_one_of(letter, "QSHM"))
    return fail(why, "text behind the period");
  rest->at++;
  const int digits = count_digits(*rest);
  if (digits < 1 || digits > 2 || (letter != 'M' && digits > 1))
    return fail(why, "wrong number of digits behind the letter");
  const int part = take_digits(rest, digits);
  return letter == 'M' ? set_month(single, part, why) : set_part(single, letter, part, why);
}

/* -01 or -01-31 behind the year; the first hyphen is read. */
static gboolean
read_month(Rest *rest, Single *single, const char **why)
{
  if (count_digits(*rest) != 2)
    return fail(why, "a month has two digits");
  if (!set_month(single, take_digits(rest, 2), why))
    return FALSE;
  if (!take(rest, '-'))
    return TRUE;
  if (count_digits(*rest) != 2)
    return fail(why, "a day has two digits");
  return set_day(single, take_digits(rest, 2), why);
}

/* Everything but periods with a stroke. */
static gboolean
read_single(Rest rest, Single *single, const char **why)
{
  const int digits = count_digits(rest);
  if (digits != 4 && digits != 6 && digits != 8)
    return fail(why, "no year of four digits");
  if (!set_year(single, take_digits(&rest, 4), why))
    return FALSE;
  if (digits >= 6 && !set_month(single, take_digits(&rest, 2), why))
    return FALSE;
  if (digits == 8 && !set_day(single, take_digits(&rest, 2), why))
    return FALSE;

  if (digits == 4 && !finished(rest)) {
    const gboolean hyphen = take(&rest, '-');
    if (finished(rest))
      return fail(why, "nothing behind the hyphen");
    const gboolean letter = !hyphen || g_ascii_isalpha(*rest.at);
    if (!(letter ? read_letter(&rest, single, why) : read_month(&rest, single, why)))
      return FALSE;
  }
  return finished(rest) || fail(why, "text behind the period");
}

/* P2M behind a month and a stroke. */
static gboolean
read_duration(Rest rest, const Single *start, Period *period, const char **why)
{
  const int digits = count_digits(rest);
  if (digits < 1 || digits > 6)
    return fail(why, "a length is written P2M");
  const int months = take_digits(&rest, digits);
  if ((!take(&rest, 'M') && !take(&rest, 'm')) || !finished(rest))
    return fail(why, "a length is written P2M");
  if (months == 0)
    return fail(why, "a length of no months");
  if (12 * (start->year - 1) + start->month - 1 + months > 12 * LAST_YEAR)
    return fail(why, "it ends after the year 9999");
  *period = period_of_months(start->year, start->month, months);
  return TRUE;
}

static gboolean
join(Period first, Period last, Period *period, const char **why)
{
  if (last.first < first.first)
    return fail(why, "it ends before it begins");
  *period = (Period){first.first, last.last};
  return TRUE;
}

/* A start, a stroke, and a length or an end. */
static gboolean
read_stroke(Rest left, Rest right, Period *period, const char **why)
{
  Single start, end;
  if (!read_single(left, &start, why))
    return FALSE;
  if (memchr(right.at, '/', (gsize)(right.end - right.at)))
    return fail(why, "a date is written 2018-01-31, or its format declared");
  if (start.written == FREQUENCY_YEAR)
    return fail(why, "a month or a fiscal year? write 2018-01 or 2018-07/P12M");

  if (start.written == FREQUENCY_MONTH && (take(&right, 'P') || take(&right, 'p')))
    return read_duration(right, &start, period, why);
  if (start.written == FREQUENCY_MONTH && right.end - right.at == 2 && count_digits(right) == 2) {
    end = start;
    if (!set_month(&end, take_digits(&right, 2), why))
      return FALSE;
    return join(start.period, end.period, period, why);
  }
  if (!read_single(right, &end, why))
    return FALSE;
  if (start.written != end.written || (end.written != FREQUENCY_MONTH && end.written != FREQUENCY_DAY))
    return fail(why, "both ends must be months, or both days");
  return join(start.period, end.period, period, why);
}

/* One or two digits twice, then a year, with strokes, points or hyphens: 01/02/2018, 31.12.99. */
static gboolean
looks_like_day_and_month(Rest rest, gboolean *either_way)
{
  int parts[2];
  for (int i = 0; i < 2; i++) {
    const int digits = count_digits(rest);
    if (digits < 1 || digits > 2)
      return FALSE;
    parts[i] = take_digits(&rest, digits);
    if (finished(rest) || !is_one_of(*rest.at, "/.-"))
      return FALSE;
    rest.at++;
  }
  *either_way = parts[0] <= 12 && parts[1] <= 12;
  const int digits = count_digits(rest);
  return (digits == 2 || digits == 4) && rest.at + digits == rest.end;
}

gboolean
period_parse(const char *text, gsize length, Period *period, const char **why)
{
  const Rest rest = trimmed(text, length);
  if (finished(rest))
    return fail(why, "empty");

  gboolean either_way;
  if (looks_like_day_and_month(rest, &either_way))
    return fail(why, either_way ? "which is the day and which the month?"
                                : "a date is written 2018-01-31, or its format declared");

  const char *stroke = memchr(rest.at, '/', (gsize)(rest.end - rest.at));
  if (stroke)
    return read_stroke((Rest){rest.at, stroke}, (Rest){stroke + 1, rest.end}, period, why);
  Single single;
  if (!read_single(rest, &single, why))
    return FALSE;
  *period = single.period;
  return TRUE;
}

/* What a format's directives found: 0 where there was none. */
typedef struct {
  int year, month, day;
} Parts;

/* Reads one directive. Beside another directive it has its full width, as nothing else parts them. */
static gboolean
read_directive(Rest *rest, char directive, gboolean full_width, Parts *parts, const char **why)
{
  int *part = directive == 'Y' ? &parts->year : directive == 'm' ? &parts->month : &parts->day;
  const int widest = directive == 'Y' ? 4 : 2, narrowest = directive == 'Y' || full_width ? widest : 1;
  if (*part != 0)
    return fail(why, "the format names one thing twice");
  const int digits = MIN(count_digits(*rest), widest);
  if (digits < narrowest)
    return fail(why, directive == 'Y' ? "no year of four digits" : "it does not follow the declared format");
  *part = take_digits(rest, digits);
  if (*part == 0)
    return fail(why, directive == 'Y' ? "no such year" : directive == 'm' ? "no such month" : "no such day");
  return TRUE;
}

static gboolean
period_of_parts(Parts parts, Period *period, const char **why)
{
  Single single;
  if (parts.year == 0 || (parts.day != 0 && parts.month == 0))
    return fail(why, "the format needs %Y, and %m where it has %d");
  if (!set_year(&single, parts.year, why) || (parts.month != 0 && !set_month(&single, parts.month, why)) ||
      (parts.day != 0 && !set_day(&single, parts.day, why)))
    return FALSE;
  *period = single.period;
  return TRUE;
}

gboolean
period_parse_format(const char *text, gsize length, const char *format, Period *period, const char **why)
{
  Rest rest = trimmed(text, length);
  Parts parts = {0};
  gboolean after_directive = FALSE;
  if (finished(rest))
    return fail(why, "empty");

  for (const char *f = format; *f; f++) {
    const gboolean directive = *f == '%' && f[1] != '%';
    if (*f == '%')
      f++;
    if (!directive) {
      if (!take(&rest, *f))
        return fail(why, "it does not follow the declared format");
    } else if (!is_one_of(*f, "Ymd")) {
      return fail(why, "a format is made of %Y, %m and %d");
    } else if (!read_directive(&rest, *f, after_directive || f[1] == '%', &parts, why)) {
      return FALSE;
    }
    after_directive = directive;
  }
  if (!finished(rest))
    return fail(why, "it does not follow the declared format");
  return period_of_parts(parts, period, why);
}

gboolean
period_parse_range(const char *text, gsize length, Period *range, const char **why)
{
  const char *dots = g_strstr_len(text, (gssize)length, "..");
  if (!dots)
    return period_parse(text, length, range, why);

  Period first, last;
  const char *behind = dots + 2;
  if (!period_parse(text, (gsize)(dots - text), &first, why) ||
      !period_parse(behind, length - (gsize)(behind - text), &last, why))
    return FALSE;
  return join(first, last, range, why);
}
