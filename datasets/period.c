#include "period.h"

/* Arithmetic may leave the years 1 to 9999; here it stops, so that days stay within 32 bits. */
#define FURTHEST_MONTH (5000000LL * 12)
#define FURTHEST_DAY   (5000000LL * 365)

static gint64
floor_divide(gint64 a, gint64 b)
{
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

/* Years are counted from March, so that a leap day is the last of its year, and from so many times 400 years before the year 0
 * that no number is negative: division then needs no care. 0000-03-01 is day -719468. */
#define ERAS_BEFORE   14800
#define YEARS_BEFORE  (400 * ERAS_BEFORE)
#define DAYS_OF_ERA   146097
#define DAYS_TO_EPOCH (719468 + (gint64)DAYS_OF_ERA * ERAS_BEFORE)

/* Days from 1970-01-01 to the first of a month, the months counted from January of the year 0. */
static gint32
first_day_of_month(gint64 month_number)
{
  const gint64 month = CLAMP(month_number, -FURTHEST_MONTH, FURTHEST_MONTH);
  const guint64 since_march = (guint64)(month + 12 * (gint64)YEARS_BEFORE - 2);
  const guint64 year = since_march / 12, month_of_year = since_march % 12;
  const guint64 days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month_of_year + 2) / 5;
  return (gint32)((gint64)days - DAYS_TO_EPOCH);
}

/* n months from a month counted from January of the year 0. */
static Period
months_from(gint64 month_number, gint64 n)
{
  return (Period){first_day_of_month(month_number), first_day_of_month(month_number + n) - 1};
}

static gint64
month_number_of(gint32 day)
{
  int year, month, day_of_month;
  day_to_date(day, &year, &month, &day_of_month);
  return 12 * (gint64)year + month - 1;
}

gboolean
day_from_date(int year, int month, int day, gint32 *number)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  const Period whole_month = period_of_months(year, month, 1);
  if (day > period_days(whole_month))
    return FALSE;
  *number = whole_month.first + day - 1;
  return TRUE;
}

void
day_to_date(gint32 number, int *year, int *month, int *day)
{
  const guint64 since = (guint64)(number + DAYS_TO_EPOCH);
  const guint32 era = (guint32)(since / DAYS_OF_ERA), of_era = (guint32)(since % DAYS_OF_ERA);
  const guint32 year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const guint32 of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const guint32 months_since_march = (5 * of_year + 2) / 153;

  *day = (int)(of_year - (153 * months_since_march + 2) / 5) + 1;
  *month = (int)(months_since_march < 10 ? months_since_march + 3 : months_since_march - 9);
  *year = (int)(400 * era + year_of_era) - YEARS_BEFORE + (*month <= 2);
}

Period
period_of_months(int year, int month, int n)
{
  return months_from(12 * (gint64)year + month - 1, n);
}

/* Whole months of the period, 0 when it does not consist of such. */
static gint64
whole_months(Period period)
{
  const gint64 first = month_number_of(period.first), n = month_number_of(period.last) - first + 1;
  return n > 0 && period_equal(period, months_from(first, n)) ? n : 0;
}

/* Months of a period of a frequency, 0 for days and irregular periods. */
static int
months_in(Frequency frequency)
{
  switch (frequency) {
  case FREQUENCY_YEAR:
    return 12;
  case FREQUENCY_HALF_YEAR:
    return 6;
  case FREQUENCY_QUARTER:
    return 3;
  case FREQUENCY_TWO_MONTH:
    return 2;
  case FREQUENCY_MONTH:
    return 1;
  default:
    return 0;
  }
}

/* A number with zeros before it, as "%0*d" writes it. Years to 9999 and parts of dates are short; daily series print many. */
static void
append_digits(GString *text, int number, int width)
{
  char digits[4];
  if (number < 0 || number > 9999) { /* beyond what is read back */
    g_string_append_printf(text, "%0*d", width, number);
    return;
  }
  for (int i = width; i > 0; i--, number /= 10)
    digits[i - 1] = (char)('0' + number % 10);
  g_string_append_len(text, digits, width);
}

static void
append_month(GString *text, int year, int month)
{
  append_digits(text, year, 4);
  g_string_append_c(text, '-');
  append_digits(text, month, 2);
}

static void
append_day(GString *text, gint32 number)
{
  int year, month, day;
  day_to_date(number, &year, &month, &day);
  append_month(text, year, month);
  g_string_append_c(text, '-');
  append_digits(text, day, 2);
}

void
period_append(GString *text, Period period)
{
  const Frequency frequency = period_frequency(period);
  if (frequency == FREQUENCY_DAY) {
    append_day(text, period.first);
    return;
  }
  int year, month, day;
  day_to_date(period.first, &year, &month, &day);
  const gint64 months = whole_months(period);
  switch (frequency) {
  case FREQUENCY_YEAR:
    append_digits(text, year, 4);
    break;
  case FREQUENCY_HALF_YEAR:
    g_string_append_printf(text, "%04d-S%d", year, (month + 5) / 6);
    break;
  case FREQUENCY_QUARTER:
    g_string_append_printf(text, "%04d-Q%d", year, (month + 2) / 3);
    break;
  case FREQUENCY_MONTH:
    append_month(text, year, month);
    break;
  default:
    if (months > 0) {
      append_month(text, year, month);
      g_string_append_printf(text, "/P%" G_GINT64_FORMAT "M", months);
    } else {
      append_day(text, period.first);
      g_string_append_c(text, '/');
      append_day(text, period.last);
    }
  }
}

char *
period_print(Period period)
{
  GString *text = g_string_new(NULL);
  period_append(text, period);
  return g_string_free(text, FALSE);
}

Frequency
period_frequency(Period period)
{
  if (period.first == period.last)
    return FREQUENCY_DAY;

  const gint64 month = month_number_of(period.first);
  switch (whole_months(period)) {
  case 1:
    return FREQUENCY_MONTH;
  case 2:
    return FREQUENCY_TWO_MONTH;
  case 3:
    return month % 3 == 0 ? FREQUENCY_QUARTER : FREQUENCY_IRREGULAR;
  case 6:
    return month % 6 == 0 ? FREQUENCY_HALF_YEAR : FREQUENCY_IRREGULAR;
  case 12:
    return month % 12 == 0 ? FREQUENCY_YEAR : FREQUENCY_IRREGULAR;
  default:
    return FREQUENCY_IRREGULAR;
  }
}

const char *
frequency_name(Frequency frequency)
{
  static const char *const names[] = {
      [FREQUENCY_IRREGULAR] = "irregular", [FREQUENCY_YEAR] = "yearly",         [FREQUENCY_HALF_YEAR] = "half-yearly",
      [FREQUENCY_QUARTER] = "quarterly",   [FREQUENCY_TWO_MONTH] = "two-month", [FREQUENCY_MONTH] = "monthly",
      [FREQUENCY_DAY] = "daily",
  };
  return names[frequency];
}

int
frequency_per_year(Frequency frequency)
{
  const int months = months_in(frequency);
  if (months > 0)
    return 12 / months;
  return frequency == FREQUENCY_DAY ? 365 : 0;
}

gint64
period_index(Period period)
{
  const int months = months_in(period_frequency(period));
  return months > 0 ? floor_divide(month_number_of(period.first), months) : period.first;
}

gboolean
period_on_grid(Period period, Period first, Frequency frequency)
{
  const int months = months_in(frequency);
  if (months == 0)
    return frequency == FREQUENCY_DAY && period.first == period.last;
  const gint64 month = month_number_of(period.first);
  if (!period_equal(period, months_from(month, months)))
    return FALSE;
  return frequency == FREQUENCY_TWO_MONTH ? (month - month_number_of(first.first)) % 2 == 0 : month % months == 0;
}

gboolean
period_same_grid(Period a, Period b)
{
  return period_on_grid(b, a, period_frequency(a));
}

Period
period_step(Period period, int n)
{
  const Frequency frequency = period_frequency(period);
  const int months = months_in(frequency);
  if (months > 0)
    return months_from(month_number_of(period.first) + (gint64)months * n, months);
  if (frequency == FREQUENCY_DAY) {
    const gint32 day = (gint32)CLAMP((gint64)period.first + n, -FURTHEST_DAY, FURTHEST_DAY);
    return (Period){day, day};
  }
  return period;
}

Period
period_containing(gint32 day, Frequency frequency)
{
  const int months = months_in(frequency);
  if (months == 0)
    return (Period){day, day};
  return months_from(floor_divide(month_number_of(day), months) * months, months);
}

gint32
period_days(Period period)
{
  return period.last - period.first + 1;
}

gint32
period_middle(Period period)
{
  return period.first + (period_days(period) - 1) / 2;
}

gboolean
period_equal(Period a, Period b)
{
  return a.first == b.first && a.last == b.last;
}

gboolean
period_within(Period inner, Period outer)
{
  return inner.first >= outer.first && inner.last <= outer.last;
}

int
period_compare(Period a, Period b)
{
  if (a.first != b.first)
    return a.first < b.first ? -1 : 1;
  return (a.last > b.last) - (a.last < b.last);
}
