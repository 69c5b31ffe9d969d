/* composition_section.h - kind "composition": section, JSON and the table of a study */
#pragma once

#include "analysis_reports.h"
#include "study/composition_study.h"
#include "study/results.h"

void section_composition(Document *document, const Analysis *analysis);
void json_composition(cJSON *object, const Analysis *analysis);
/* What it says, in plain words (transfer full). */
char *read_composition(const CompositionStudy *study);

/* Table kind "composition", of an item of that kind: `{ name: sections, kind: composition, of: ITEM }`. A row is a part of a flow in a period;
 * a part without a row in the data has empty cells, and what no part has of a stated total is "unspecified". Errors: those of the analysis;
 * DATA_ERROR_NAME and DATA_ERROR_SCHEMA with the place of `of` (transfer full). */
char *composition_csv(Results *results, const TableDef *table, GError **error);
