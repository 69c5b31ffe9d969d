/* sections.h - results as the blocks of a report: a heading a question, the method, a table, a reading */
#pragma once

#include "document.h"
#include "study/results.h"

/* The whole report of a study (transfer full). pictures: chart name -> SVG text, or NULL for no figures. names (NULL: all)
 * keeps only those models. Errors: those of results_table. */
Document *report_document(Results *results, GHashTable *pictures, const char *const *names, GError **error);
