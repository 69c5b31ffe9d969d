/* json.h - results as JSON with full precision, and the manifest */
#pragma once

#include "study/claims.h"

/* The document of a study: title, series[], trends[], regressions[], correlations[], comparisons[], analyses[], claims[], ledger[]. Numbers are
 * the shortest digits that read back to the same double, null where there is none. names as in report_document (transfer full). */
char *report_json(const Results *results, const char *const *names);

/* Some claims alone, with the ledger (transfer full). */
char *claims_json(const Results *results, const Claim *const *claims, gsize n);

/* The same document with the entries of one call, as fit, corr and analyse print it (transfer full). n is 1 or more. */
char *regressions_json(const Regression *const *regressions, gsize n, const Ledger *ledger);
char *analysis_json(const Analysis *analysis, const Ledger *ledger);
char *series_json(const Series *series, const Ledger *ledger);
char *correlation_json(const CorrelationReport *report, const Ledger *ledger);
