/* enlargement_section.h - kind "enlargement": section, JSON and table */
#pragma once

#include "analysis_reports.h"
#include "result_item.h"
#include "study/enlargement_study.h"

void section_enlargement(Document *document, const Analysis *analysis);
void json_enlargement(cJSON *object, const Analysis *analysis);

/* Table kind "enlargement": from, to, before, after, change, within, composition, joined, left. One row for each pair of neighbouring periods
 * between which the composition changed, with the codes of who joined and left ("CYP; CZE"); the last row is the whole range, the sums of all its
 * pairs, without codes (transfer full). Errors: those of result_item. */
char *enlargement_csv(Results *results, const TableDef *table, GError **error);

/* What the numbers say, in plain words by fixed rules (transfer full). */
char *read_enlargement(const EnlargementStudy *study);
/* "2003–2004" of two places (transfer full). */
char *enlargement_range(const EnlargementStudy *study, gsize from, gsize to);
