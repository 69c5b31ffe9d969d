/* cointegration.h - do series that wander keep together? Engle and Granger's test
 *
 * Engle, R. F. and C. W. J. Granger (1987), Econometrica 55, 251-276: least squares of one variable on the others, and ADF without terms
 * on its residuals. The null is no cointegration. Each choice of the response is a test of its own, and they may disagree. */
#pragma once

#include <glib.h>

#include "ols.h"
#include "unit_root.h"

typedef struct {
  gsize response; /* which of the variables */
  Fit *
      fit; /* response on a constant, a trend where asked for, and the others in their order; its errors mean nothing */
  UnitRootTest
      test; /* of the residuals; terms are those of the fit; p from MacKinnon (1994), critical from MacKinnon (2010) */
} EngleGranger;

/* variables: k arrays of n values, 2 <= k <= MACKINNON_MOST; names: k of them. options: terms DF_CONSTANT or DF_TREND, lags of the ADF
 * regression. Errors: those of ols_fit and adf_test; DOMAIN (k; DF_NONE). */
EngleGranger *engle_granger_test(const double *const *variables, const char *const *names, gsize k, gsize n,
                                 gsize response, const UnitRootOptions *options, GError **error);
void engle_granger_free(gpointer result); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EngleGranger, engle_granger_free)
