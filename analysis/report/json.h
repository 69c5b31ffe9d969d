/* json.h - results as JSON with full precision, and the manifest */
#pragma once

#include "study/results.h"

/* The document of a study: title, series[], trends[], regressions[], correlations[], ledger[]. Numbers are the shortest digits
 * that read back to the same double, null where there is none. names as in report_document (transfer full). */
char *report_json(const Results *results, const char *const *names);

/* The same document with one entry, as fit and corr print it (transfer full). */
char *regression_json(const Regression *regression, const Ledger *ledger);
char *correlation_json(const CorrelationReport *report, const Ledger *ledger);
