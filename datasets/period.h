/* period.h - calendar periods: year, half-year, quarter, two-month, month, day; arithmetic, parsing, printing
 *
 * A period is its first and its last day, both included; everything else is derived. Days are counted from
 * 1970-01-01 = 0 in the proleptic Gregorian calendar. Text and dates run from the year 1 to 9999; steps may lead
 * beyond, where no text is read back. */
#pragma once

#include <glib.h>

typedef enum {
  FREQUENCY_IRREGULAR,
  FREQUENCY_YEAR,
  FREQUENCY_HALF_YEAR,
  FREQUENCY_QUARTER,
  FREQUENCY_TWO_MONTH, /* two calendar months, beginning in any */
  FREQUENCY_MONTH,
  FREQUENCY_DAY
} Frequency;

typedef struct {
  gint32 first, last; /* days */
} Period;

/* Day number of a date; FALSE when there is no such date. */
gboolean day_from_date(int year, int month, int day, gint32 *number);
void day_to_date(gint32 number, int *year, int *month, int *day);

/* n whole calendar months beginning with a month (1 to 12). */
Period period_of_months(int year, int month, int n);

/* Reads 2018, 2018-S1, 2018-H1, 2018-Q1, 2018Q1, 2018-01, 2018M01, 201801, 2018-01-31, 20180131, 2018-01/02,
 * 2018-01/P2M (any number of months), 2018-01/2018-02, 2018-01-05/2018-02-07; letters in either case. Blanks at
 * the ends are ignored. FALSE: *why says what is wrong in a few words (transfer none), "which is the day and which
 * the month?" for 01/02/2018. 2018/19 and 2018/2019 are refused: a month, two years or a fiscal year? */
gboolean period_parse(const char *text, gsize length, Period *period, const char **why);

/* The same by a declared format: strptime's %Y %m %d and %% ("%d.%m.%Y", "%m/%d/%Y", "%Y%m"). A year has four
 * digits; a month or a day may have one, but not next to another directive. */
gboolean period_parse_format(const char *text, gsize length, const char *format, Period *period, const char **why);

/* A range of periods as studies write it: "1998..2020", "2018-01..2020", "2011" (first to last day). Both ends are
 * needed. */
gboolean period_parse_range(const char *text, gsize length, Period *range, const char **why);

/* ISO 8601: 2018, 2018-S1, 2018-Q1, 2018-01, 2018-01/P2M, 2018-01/P5M, 2018-01-31, 2018-01-05/2018-02-07. What
 * period_parse reads back as the same period (transfer full). */
char *period_print(Period period);
void period_append(GString *text, Period period); /* the same at the end of a text */

/* YEAR for 1 January to 31 December, and so on; IRREGULAR for anything else. Half-years and quarters are
 * calendar ones; two-month periods begin in any month. */
Frequency period_frequency(Period period);

/* "yearly", "half-yearly", "quarterly", "two-month", "monthly", "daily", "irregular" (transfer none). */
const char *frequency_name(Frequency frequency);

/* Periods of the frequency in a year: 1, 2, 4, 6, 12, 365; 0 for irregular. */
int frequency_per_year(Frequency frequency);

/* Place on the frequency's grid, such that the next period has the next number. Two-month periods that begin in
 * an even month count on a grid of their own: compare only what period_frequency and period_same_grid allow.
 * For an irregular period it is the first day, which says nothing. */
gint64 period_index(Period period);
gboolean period_same_grid(Period a, Period b);
/* The same for many periods, once the frequency of the first is known. */
gboolean period_on_grid(Period period, Period first, Frequency frequency);

/* The period n steps later (n may be negative) on the grid; for an irregular one, the period itself. */
Period period_step(Period period, int n);

/* The regular period of a frequency that contains a day (two-month: beginning in an odd month); the day itself for
 * FREQUENCY_IRREGULAR. */
Period period_containing(gint32 day, Frequency frequency);

gint32 period_days(Period period);   /* number of days */
gint32 period_middle(Period period); /* the middle day (the earlier of two) */
gboolean period_equal(Period a, Period b);
gboolean period_within(Period inner, Period outer);
int period_compare(Period a, Period b); /* by first day, then by last: -1, 0, 1 */
