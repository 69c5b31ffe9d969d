/* holt_winters.h - exponential smoothing: simple, Holt's with a trend, Holt and Winters' with a season
 *
 * Holt (1957; 2004 in International Journal of Forecasting 20, 5-10); Winters (1960), Management Science 6, 324-342. Start values
 * and recursions as in R's HoltWinters: simple: the first value; Holt: the second value and the first change; with a season the
 * classical decomposition of the first two cycles, its trend by a straight line. Parameters within [0, 1] minimise the
 * sum of squared one-step errors; the search is Nelder and Mead's from fixed places, so that it ends alike on each run. */
#pragma once

#include "predict.h"

typedef enum {
  SMOOTHING_SIMPLE,
  SMOOTHING_HOLT,
  SMOOTHING_ADDITIVE,      /* Holt-Winters, the season added */
  SMOOTHING_MULTIPLICATIVE /* the season as a factor */
} Smoothing;

typedef struct {
  Smoothing smoothing;
  gsize n, season;           /* observations; periods a cycle, 1 without a season */
  gsize start;               /* observations before the first that is fitted */
  double alpha, beta, gamma; /* of level, trend and season; NaN where there is none */
  double *fitted;            /* n: one step ahead; NaN before start */
  double sse;                /* of the n - start one-step errors */
  double variance;           /* of the errors about their mean, divided by n - start - 1 */
  double level, trend;       /* after the last observation; trend 0 where there is none */
  double *index;             /* season: of the next cycle, the next period's first; NULL without a season */
} HoltWinters;

/* Observations that a method needs: two whole cycles, and more errors than parameters. */
gsize holt_winters_needs(Smoothing smoothing, gsize season);

/* season is looked at with a season only. near: where the search begins, in place of the fixed places; or NULL. Errors: TOO_FEW,
 * NOT_FINITE, CONSTANT, DOMAIN (season below 2; multiplicative with a value of 0 or less), NUMERIC. */
HoltWinters *holt_winters(const double *x, gsize n, Smoothing smoothing, gsize season, const HoltWinters *near,
                          GError **error);
void holt_winters_free(HoltWinters *fit); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoltWinters, holt_winters_free)

/* The next steps values with prediction intervals of rising levels: normal quantiles and the variance of Chatfield and Yar (1991),
 * International Journal of Forecasting 7, 31-37, which take parameters and start values as known and the errors as independent.
 * Errors: TOO_FEW (no step, no level), DOMAIN (a level outside (0, 1), levels not rising), NUMERIC. */
Fan *holt_winters_forecast(const HoltWinters *fit, gsize steps, const double *level, gsize levels, GError **error);

/* "simple", "holt", "holt-winters", "holt-winters-multiplicative" (transfer none). */
const char *smoothing_name(Smoothing smoothing);
gboolean smoothing_from_name(const char *name, Smoothing *smoothing);
