#include "ticks.h"

#include <math.h>

#include "text.h"

#define EPOCH_JULIAN 719163 /* GLib's day number of 1970-01-01 */
#define YEAR_DAYS    365.2425
#define MONTH_DAYS   (YEAR_DAYS / 12.0)
#define WORD_GAP     12.0 /* pixels between two words under the axis */

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};

typedef struct {
  double first, last; /* days */
  double per_day;     /* pixels */
  AxisTicks *ticks;
} TimeAxis;

/* First day of a month; months beyond 1 to 12 run into other years. */
static double
month_start(int year, int month)
{
  int whole = year * 12 + month - 1;
  GDate date;
  g_date_clear(&date, 1);
  g_date_set_dmy(&date, 1, (GDateMonth)(whole % 12 + 1), (GDateYear)(whole / 12));
  return (double)g_date_get_julian(&date) - EPOCH_JULIAN;
}

static gboolean
date_of(double day, GDate *date)
{
  const double julian = floor(day) + EPOCH_JULIAN;
  if (!(julian >= 1 && julian <= 3652059)) /* 0001-01-01 to 9999-12-31 */
    return FALSE;
  g_date_clear(date, 1);
  g_date_set_julian(date, (guint32)julian);
  return TRUE;
}

char *
ticks_date(double day)
{
  GDate date;
  if (!date_of(day, &date))
    return NULL;
  return g_strdup_printf("%04d-%02d-%02d", g_date_get_year(&date), g_date_get_month(&date), g_date_get_day(&date));
}

static void
add_stroke(const TimeAxis *axis, GArray *strokes, double at)
{
  if (at >= axis->first && at <= axis->last)
    g_array_append_val(strokes, at);
}

/* A word at the middle of what is seen of a span, if it has room there. FALSE when it has not. */
static gboolean
add_word(const TimeAxis *axis, GArray *words, double from, double to, const char *text)
{
  from = fmax(from, axis->first);
  to = fmin(to, axis->last);
  if ((to - from) * axis->per_day < text_width(text, TEXT_BODY))
    return FALSE;
  Tick tick = {.at = (from + to) / 2.0, .label = g_strdup(text)};
  g_array_append_val(words, tick);
  return TRUE;
}

/* A word at a place, whatever the room. */
static void
add_word_at(const TimeAxis *axis, GArray *words, double at, const char *text)
{
  if (at < axis->first || at > axis->last)
    return;
  Tick tick = {.at = at, .label = g_strdup(text)};
  g_array_append_val(words, tick);
}

/* Years under an axis of months or days. */
static void
add_year_row(const TimeAxis *axis, int from, int to)
{
  for (int year = from; year <= to; year++) {
    g_autofree char *text = g_strdup_printf("%d", year);
    add_stroke(axis, axis->ticks->longer, month_start(year, 1));
    if (!add_word(axis, axis->ticks->spans, month_start(year, 1), month_start(year + 1, 1), text) && from == to)
      add_word_at(axis, axis->ticks->spans, (axis->first + axis->last) / 2.0, text);
  }
}

static void
mark_years(const TimeAxis *axis, int from, int to)
{
  static const int steps[] = {1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000};
  const double need = text_width("2000", TEXT_BODY) + WORD_GAP;
  guint i = 0;
  while (i + 1 < G_N_ELEMENTS(steps) && steps[i] * YEAR_DAYS * axis->per_day < need)
    i++;
  for (int year = from; year <= to; year++) {
    g_autofree char *text = g_strdup_printf("%d", year);
    const double start = month_start(year, 1), end = month_start(year + 1, 1);
    if (steps[i] == 1) {
      add_stroke(axis, axis->ticks->strokes, start);
      add_word(axis, axis->ticks->names, start, end, text);
    } else if (year % steps[i] == 0) {
      add_stroke(axis, axis->ticks->strokes, (start + end) / 2.0);
      add_word_at(axis, axis->ticks->names, (start + end) / 2.0, text);
    }
  }
  if (steps[i] == 1)
    add_stroke(axis, axis->ticks->strokes, month_start(to + 1, 1));
}

/* Months, every one or those of a quarter's or half-year's beginning, over their years. FALSE without room. */
static gboolean
mark_months(const TimeAxis *axis, int from, int to)
{
  static const int steps[] = {1, 2, 3, 6};
  const double need = text_width("Mar", TEXT_BODY) + WORD_GAP;
  guint i = 0;
  while (i < G_N_ELEMENTS(steps) && steps[i] * MONTH_DAYS * axis->per_day < need)
    i++;
  if (i == G_N_ELEMENTS(steps))
    return FALSE;
  const gboolean all = MONTH_DAYS * axis->per_day >= 8.0;
  for (int year = from; year <= to; year++)
    for (int month = 1; month <= 12; month++) {
      const double start = month_start(year, month), end = month_start(year, month + 1);
      g_autofree char *text = g_strndup(months[month - 1], 3);
      if (all || (month - 1) % steps[i] == 0)
        add_stroke(axis, axis->ticks->strokes, start);
      if ((month - 1) % steps[i] == 0)
        add_word_at(axis, axis->ticks->names, (start + end) / 2.0, text);
    }
  add_year_row(axis, from, to);
  return TRUE;
}

/* Every second day from the first on, or the first and the round ones; none that crowds the next month's first. */
static gboolean
is_marked_day(int day, int step, int last)
{
  if (step <= 2)
    return (day - 1) % step == 0 && day + step <= last + 1;
  return day == 1 || (day % step == 0 && day + step / 2 <= last);
}

/* Some days of each month over the month's name. */
static void
mark_days(const TimeAxis *axis, int from, int to)
{
  static const int steps[] = {1, 2, 5, 10, 15};
  const double need = text_width("30", TEXT_BODY) + WORD_GAP;
  guint i = 0;
  while (i + 1 < G_N_ELEMENTS(steps) && steps[i] * axis->per_day < need)
    i++;
  for (int whole = from * 12; whole < (to + 1) * 12; whole++) {
    const int year = whole / 12, month = whole % 12 + 1, step = steps[i];
    const double start = month_start(year, month), end = month_start(year, month + 1);
    g_autofree char *name = g_strdup_printf("%s %d", months[month - 1], year);
    for (int day = 1; day <= (int)(end - start); day++) {
      g_autofree char *text = g_strdup_printf("%d", day);
      if (!is_marked_day(day, step, (int)(end - start)))
        continue;
      add_stroke(axis, axis->ticks->strokes, start + day - 1);
      add_word_at(axis, axis->ticks->names, start + day - 0.5, text);
    }
    add_stroke(axis, axis->ticks->longer, start);
    add_word(axis, axis->ticks->spans, start, end, name);
  }
}

AxisTicks *
ticks_time(double first, double last, double pixels)
{
  GDate from, to;
  if (!date_of(first, &from) || !date_of(last + 366, &to) || !(first < last))
    return ticks_plain(first, last, pixels);
  date_of(last - 0.5, &to);
  AxisTicks *ticks = axis_ticks_new();
  const TimeAxis axis = {.first = first, .last = last, .per_day = pixels / (last - first), .ticks = ticks};
  const int year0 = g_date_get_year(&from), year1 = g_date_get_year(&to);
  if (last - first <= 75.0)
    mark_days(&axis, year0, year1);
  else if (last - first > 4.2 * YEAR_DAYS || !mark_months(&axis, year0, year1))
    mark_years(&axis, year0, year1);
  return ticks;
}
