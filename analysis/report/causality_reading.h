/* causality_reading.h - what a test of Granger causality says in words */
#pragma once

#include "document.h"
#include "study/causality_study.h"

/* "egg → chicken" (transfer full). */
char *causality_arrow(const Causality *causality, CausalDirection direction);
/* "lags of egg add nothing to the forecast of chicken" (transfer full). */
char *causality_null(const Causality *causality, CausalDirection direction);

/* Few rows, integrated series in levels, autocorrelated residuals, gaps. */
void warn_causality(Document *document, const Causality *causality);

/* The last paragraph of the section (transfer full). */
char *read_causality(const Causality *causality);
