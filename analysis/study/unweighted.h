/* unweighted.h - a weighted fit as the unweighted one that it is, for formulas that know no weights */
#pragma once

#include "stats/ols.h"

/* Its residuals and fitted values times the root of the weight; with design, that too, and then the constant is a column like
 * any other (intercept is FALSE). The rest is borrowed from fit, which must outlive it (transfer full). Of a fit without weights: the
 * same figures. */
Fit *unweighted_fit(const Fit *fit, gboolean design);
void unweighted_free(Fit *unweighted); /* safe on NULL */
