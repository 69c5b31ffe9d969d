/* lag_regression.h - the regression behind unit-root tests: differences on lagged differences, terms and the lagged level */
#pragma once

#include <glib.h>
#include <gsl/gsl_matrix.h>

#include "dickey_fuller_law.h"
#include "stats_error.h"

/* n observations for a regression of so many columns, lags lagged differences among them. what begins a message. Errors: DOMAIN (lags above
 * UNIT_ROOT_MOST; a design too large), TOO_FEW (fewer than two observations more than columns). */
gboolean lag_regression_check(const char *what, gsize n, gsize columns, gsize lags, GError **error);

/* Least squares in the order of the columns, so that the first m of them can be read off by themselves. */
typedef struct {
  gsize n, k;
  gsl_matrix *qr;     /* n x k */
  gsl_vector *tau;    /* k */
  gsl_vector *turned; /* n: Q'y */
  gsize independent;  /* columns before the first that depends on those before it; k when none does */
  double total;       /* y'y */
} LagRegression;

/* Takes both (transfer full), n > k. Errors: NUMERIC. */
LagRegression *lag_regression_new(gsl_matrix *design, gsl_vector *y, GError **error);
void lag_regression_free(LagRegression *regression); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LagRegression, lag_regression_free)

/* Sum of squared residuals on the first m columns. */
double lag_regression_ssr(const LagRegression *regression, gsize m);

/* The last column: its coefficient, t statistic, and length once the others are taken out. */
typedef struct {
  double coefficient, t, length;
} LastColumn;

/* what begins a message. Errors: CONSTANT ("ADF: the regression fits perfectly"), COLLINEAR ("ADF: its columns depend on one another"),
 * NUMERIC. */
gboolean lag_regression_last(const LagRegression *regression, const char *what, LastColumn *last, GError **error);

/* n residuals on all columns (transfer full). Errors: NUMERIC. */
double *lag_regression_residuals(const LagRegression *regression, GError **error);

/* Values ready for such a regression, n (transfer full): divided by a power of two and, with terms, less their mean; neither changes a
 * tau statistic. what begins a message. Errors: NOT_FINITE, CONSTANT. */
double *lag_regression_values(const double *x, gsize n, DickeyFullerTerms terms, GError **error);

gsize lag_regression_terms(DickeyFullerTerms terms); /* columns of the terms: 0, 1 or 2 */

/* Columns for the observations first + 1 ... n - 1 of x (from 0), each x[t] - x[t-1]: constant and trend as terms say, with level_last
 * the lagged differences 1 ... lags and the level x[t-1], otherwise the level and then the differences. lags <= first. */
gsl_matrix *lag_regression_design(const double *x, gsize n, DickeyFullerTerms terms, gsize lags, gsize first,
                                  gboolean level_last);
gsl_vector *lag_regression_response(const double *x, gsize n, gsize first);
