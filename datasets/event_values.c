#include "event_values.h"

#include <math.h>

#include "number.h"
#include "period.h"

#define COMPACT_DAY   8  /* digits of YYYYMMDD */
#define COMPACT_STAMP 14 /* digits of YYYYMMDDHHMMSS */
#define SHORT_COUNT   9  /* digits that an int always holds */

static gboolean
all_digits(EventText text)
{
  for (gsize i = 0; i < text.length; i++)
    if (!g_ascii_isdigit(text.text[i]))
      return FALSE;
  return text.length > 0;
}

static int
digits_value(const char *text, gsize n)
{
  int value = 0;
  for (gsize i = 0; i < n; i++)
    value = 10 * value + (text[i] - '0');
  return value;
}

gboolean
event_day_compact(EventText text, gint32 *day)
{
  if ((text.length != COMPACT_DAY && text.length != COMPACT_STAMP) || !all_digits(text))
    return FALSE;
  return day_from_date(digits_value(text.text, 4), digits_value(text.text + 4, 2), digits_value(text.text + 6, 2), day);
}

gboolean
event_day_iso(EventText text, gint32 *day)
{
  if (text.length != strlen("2018-01-31") || text.text[4] != '-' || text.text[7] != '-')
    return FALSE;
  const EventText year = {text.text, 4}, month = {text.text + 5, 2}, of_month = {text.text + 8, 2};
  return event_day_of_parts(year, month, of_month, day);
}

gboolean
event_day_american(EventText text, gint32 *day)
{
  const char *end = text.text + text.length;
  const char *first = memchr(text.text, '/', text.length);
  const char *second = first ? memchr(first + 1, '/', (gsize)(end - first - 1)) : NULL;
  if (!second || end - second - 1 != 4)
    return FALSE;
  const EventText month = {text.text, (gsize)(first - text.text)};
  const EventText of_month = {first + 1, (gsize)(second - first - 1)}, year = {second + 1, 4};
  return event_day_of_parts(year, month, of_month, day);
}

gboolean
event_day_of_parts(EventText year, EventText month, EventText day, gint32 *number)
{
  if (year.length != 4 || month.length > 2 || day.length > 2 || !all_digits(year) || !all_digits(month) ||
      !all_digits(day))
    return FALSE;
  return day_from_date(digits_value(year.text, 4), digits_value(month.text, month.length),
                       digits_value(day.text, day.length), number);
}

gboolean
event_number(EventText text, double *value, const char **why)
{
  static const MissingMarker none[] = {{NULL, MISSING_NO}}; /* an unread "NA" or "." is no number here */
  static const NumberFormat format = {.decimal = '.', .markers = none};
  *value = NAN;
  if (text.length == 0)
    return TRUE;
  Number number;
  if (!number_parse(text.text, text.length, &format, &number, why))
    return FALSE;
  *value = number.value;
  return TRUE;
}

gboolean
event_count(EventText text, int *value, const char **why)
{
  *value = -1;
  if (text.length == 0)
    return TRUE;
  if (text.length <= SHORT_COUNT && all_digits(text)) {
    *value = digits_value(text.text, text.length);
    return TRUE;
  }
  double number;
  if (!event_number(text, &number, why))
    return FALSE;
  *why = number < 0 ? "negative" : number > G_MAXINT ? "too large" : number != floor(number) ? "not whole" : NULL;
  if (*why)
    return FALSE;
  *value = (int)number;
  return TRUE;
}
