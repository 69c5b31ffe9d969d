/* summary.h - what a series holds, counted and described */
#pragma once

#include "datasets/series.h"
#include "stats/describe.h"

typedef struct {
  gsize n;                 /* exact values */
  gsize missing;           /* observations without a value */
  gsize ranges;            /* known only between limits */
  gsize gaps;              /* grid periods without an observation between the first and the last */
  Description description; /* NaN throughout when n is 0, or when the values are of two published indices */
  Growth
      growth; /* a period; NaN then too, when a value is not above zero, when n < 2, where periods differ or lack days */
} SeriesSummary;

SeriesSummary summarize(const Series *series);

/* "1992–2020", or "" for an empty series (transfer full). */
char *summary_span(const Series *series);
