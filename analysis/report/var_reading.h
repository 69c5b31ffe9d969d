/* var_reading.h - how long responses to a shock last, and what a vector autoregression says in words */
#pragma once

#include "document.h"
#include "study/var_study.h"

/* "income → consumption": whose shock, whose response (transfer full). */
char *var_arrow(const VectorAutoregression *v, gsize response, gsize shock);
/* "in the same quarter", "2 quarters after (6 months)" (transfer full). */
char *var_step(const VectorAutoregression *v, gsize step);
/* "told from zero in no period", "no longer told from zero from 3 quarters after (9 months) on", "still told from zero 12 quarters after
 * (36 months)", "shown without a band" (transfer full). */
char *var_gone(const VectorAutoregression *v, gsize response, gsize shock);
/* The same for a table: "never", "up to 2 quarters after (6 months)" (transfer full). */
char *var_told(const VectorAutoregression *v, gsize response, gsize shock);
/* The step of the largest response. */
gsize var_largest(const VectorAutoregression *v, gsize response, gsize shock);
/* The largest correlation, by size, of errors of the same period, and of which two series; 0 for one series. */
double var_most_correlated(const VectorAutoregression *v, gsize *a, gsize *b);

/* Few rows, a root of 1 or more, integrated series, gaps, resamples drawn again. */
void warn_var(Document *document, const VectorAutoregression *v);

/* The last paragraph of the section (transfer full). */
char *read_var(const VectorAutoregression *v);
