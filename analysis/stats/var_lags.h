/* var_lags.h - how many lags a vector autoregression takes: information criteria over one common sample
 *
 * ln |S| + penalty m / n, S the maximum-likelihood covariance of the residuals, m the coefficients of all equations and n the rows that
 * have the most lags; penalty 2 (Akaike), 2 ln ln n (Hannan-Quinn), ln n (Schwarz): Luetkepohl, H. (2005), New Introduction to Multiple
 * Time Series Analysis, section 4.3, as R's vars::VARselect. gretl's figures are larger by k (1 + ln 2 pi). */
#pragma once

#include "lagged.h"

typedef enum { CRITERION_AIC, CRITERION_HQ, CRITERION_BIC, N_CRITERIA } LagCriterion;

/* "AIC", "HQ", "BIC" (transfer none). */
const char *criterion_name(LagCriterion criterion);

typedef struct {
  gsize most;                 /* lags 1 ... most were tried */
  gsize n;                    /* rows of the common sample */
  double *values[N_CRITERIA]; /* most values each, lag 1 first */
  gsize best[N_CRITERIA];     /* the lag of the smallest value */
} LagTable;

/* The largest number of lags that Schwert's rule floor(12 (n/100)^(1/4)) (Journal of Business & Economic Statistics 7, 1989, 147-159) and
 * three rows for each coefficient of an equation allow; at least 1. */
gsize var_most_lags(const SeriesSet *set, DeterministicPart part);

/* Errors: those of lagged_rows_for, with a row to spare for each series; COLLINEAR (a series, or a lag of it, follows from the others). */
LagTable *var_select_lags(const SeriesSet *set, DeterministicPart part, gsize most, GError **error);
void lag_table_free(LagTable *table); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LagTable, lag_table_free)
