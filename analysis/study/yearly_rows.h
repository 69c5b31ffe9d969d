/* yearly_rows.h - the periods of a breakdown as they are, or quarters, two-months and months added up to whole years */
#pragma once

#include "breakdown.h"

typedef struct {
  gsize n, k;      /* rows; parts of the breakdown */
  gsize per_row;   /* periods of the breakdown that make a row: 4, 6 or 12 of a year, or 1 */
  gsize *first;    /* n: place of the first of them in the breakdown; the others follow it */
  Period *periods; /* n */
  double *values;  /* n rows of k: the sum of the periods that a part has; NaN without any */
  double *stated;  /* n: NaN unless the total is stated in all of them; NULL when there is none at all */
  gsize partial;   /* values that lack some of the periods */
} YearlyRows;

/* Years all of whose periods are there, whatever parts they have. Where there is no such year, and for other frequencies, each period is a
 * row (per_row 1). What lies outside whole years and how many values are partial is entered in the ledger under subject. */
YearlyRows *yearly_rows_new(const Breakdown *breakdown, Ledger *ledger, const char *subject);
void yearly_rows_free(YearlyRows *rows); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YearlyRows, yearly_rows_free)

/* The row of a period; G_MAXSIZE when there is none. */
gsize yearly_rows_find(const YearlyRows *rows, Period period);
