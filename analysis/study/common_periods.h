/* common_periods.h - the periods that two series both cover, where a value or a range counts
 *
 * Only equal spans compare: a sum of two months says nothing of an issue of three. */
#pragma once

#include "datasets/series.h"
#include "stats/interval_agreement.h"

typedef struct {
  Period period;
  guint pair;       /* place of the two series among those that are pooled */
  Observation x, y; /* exact, or a range */
  PairSigns signs;
  double
      rank_difference; /* rank of x less rank of y among all exact pairs; NaN for a range, and where there are too few */
} CommonPeriod;

typedef struct {
  char *x, *y;                 /* labels */
  Series *x_series, *y_series; /* copies of both, whole */
  gsize n_x, n_y;              /* observations with a value or limits */
  Period x_span, y_span;       /* from the first to the last of these; of no meaning where there are none */
  gsize common;
  GArray *uneven; /* Period: spans of x that y covers in part or by other spans, so that they do not compare */
} ComparedPair;

/* Appends to common (CommonPeriod) what both cover, in order of time, with ranks still NaN. What is left out on either side is entered in
 * the ledger under subject. (transfer full, compared_pair_free) */
ComparedPair *common_periods(const Series *x, const Series *y, guint pair, GArray *common, const char *subject,
                             Ledger *ledger);
void compared_pair_free(gpointer pair); /* safe on NULL */

/* Do the two cover some of the same days? */
gboolean pair_overlaps(const ComparedPair *pair);
ValueRange observation_value_range(const Observation *observation);
