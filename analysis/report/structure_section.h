/* structure_section.h - kind "structure": section, JSON and result tables */
#pragma once

#include "analysis_reports.h"
#include "study/results.h"
#include "study/structure_study.h"

void section_structure(Document *document, const Analysis *analysis);
void json_structure(cJSON *object, const Analysis *analysis);
/* What it says, in plain words (transfer full). */
char *read_structure(const StructureStudy *study);

/* Tables of the study, as in result_tables.h: every period of the item under 'of', and its `top` parts (the largest over all periods) period
 * by period, where rank is the place among all parts of that period, 1 the largest, and share is of the whole. */
char *structure_csv(Results *results, const TableDef *table, GError **error);
char *members_csv(Results *results, const TableDef *table, GError **error);
