/* dfgls.h - the Dickey-Fuller test with its terms taken out by generalised least squares, which finds a stationary series more often */
#pragma once

#include "unit_root.h"

/* Elliott, G., T. J. Rothenberg and J. H. Stock (1996), Econometrica 64, 813-836: constant (and trend) are fitted to quasi-differences at
 * 1 - 7/n (1 - 13.5/n) and taken out, then ADF without terms. With a constant the law is that of ADF without terms; with a trend there
 * are their critical values only (table I.C, interpolated over 1/n, those of n = 50 below it), and p is NaN. Lags are chosen on what is
 * left. Errors: as adf_test; DOMAIN (DF_NONE). */
gboolean dfgls_test(const double *x, gsize n, const UnitRootOptions *options, UnitRootTest *result, GError **error);
