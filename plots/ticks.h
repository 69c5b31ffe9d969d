/* ticks.h - where an axis is marked and what stands there */
#pragma once

#include <glib.h>

typedef struct {
  double at;
  char *label;
} Tick;

/* An array of Tick that frees its labels (transfer full). */
GArray *ticks_new(void);

/* The step of 1, 2, 2.5 (from 25 upwards) or 5 times a power of ten that cuts range into about wanted parts. */
double ticks_step(double range, guint wanted);

/* Round numbers from low to high, both finite and low < high, about wanted of them. Plain digits with U+2212, alike in
 * decimals; from ten million on and below a thousandth of a tenth a power of ten: "2.5×10⁹" (transfer full). */
GArray *ticks_numbers(double low, double high, guint wanted);

/* A lone number printed like those, with the decimals that three significant digits need, but no zeros at the end (transfer full). */
char *ticks_number(double value);

/* The marks of a horizontal axis: short strokes, long ones, words under them, and a second row of words. */
typedef struct {
  GArray *strokes; /* double */
  GArray *longer;  /* double: where a year or a month begins, under a finer row */
  GArray *names;   /* Tick: words are centred there */
  GArray *spans;   /* Tick: the second row, such as years under months */
} AxisTicks;

AxisTicks *axis_ticks_new(void);
void axis_ticks_free(AxisTicks *ticks); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AxisTicks, axis_ticks_free)

/* Days from 1970-01-01 over an axis of so many pixels: years, months over their years, or days over their months,
 * as fine as their words have room. A year's or month's word stands at the middle of its span (transfer full). */
AxisTicks *ticks_time(double first, double last, double pixels);

/* Round numbers on a horizontal axis (transfer full). */
AxisTicks *ticks_plain(double low, double high, double pixels);

/* "2011-03-01" of a day number, or NULL outside the years 1 to 9999 (transfer full). */
char *ticks_date(double day);
