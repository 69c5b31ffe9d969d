/* sup_f.h - whether the coefficients of a regression changed at an unknown date
 *
 * F statistics of Chow's test for every date that leaves enough observations on either side, in the chi-square form (k F), and three
 * functions of them: the largest (Quandt 1960; Andrews, D. W. K. (1993), Econometrica 61, 821-856), their mean, and the logarithm of
 * the mean of exp(F / 2) (Andrews, D. W. K. and W. Ploberger (1994), Econometrica 62, 1383-1414); p-values: hansen.h. As R's
 * strucchange (Fstats, sctest). They assume errors without autocorrelation and of one variance. */
#pragma once

#include <glib.h>

#include "ols.h"
#include "recursion.h"
#include "segments.h"

typedef struct {
  gsize n, k;
  gsize first, last; /* observations of the old regime at the first and the last date */
  double *f;         /* last - first + 1: statistics by date; infinite where the two regimes fit perfectly */
  gsize at;          /* observations of the old regime at the largest */
  double trimming;   /* first / n, that of the p-values */
  double sup, ave, exp;
  double sup_p, ave_p, exp_p; /* NaN with more than HANSEN_MOST coefficients */
  double critical;            /* of sup at 5 %; NaN likewise */
} SupF;

/* Of an unweighted fit in time order; each side keeps at least segment observations. Errors: those of segment_check,
 * COLLINEAR (regressors that are dependent on one side of an admitted date), CONSTANT (a perfect fit). */
SupF *sup_f_test(const Fit *fit, gsize segment, GError **error);
void sup_f_free(SupF *result); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SupF, sup_f_free)

/* The statistics of the recursion's response for the dates after observations first to last (f: last - first + 1). Errors: COLLINEAR. */
gboolean sup_f_statistics(Recursion *recursion, gsize first, gsize last, double *f, GError **error);
