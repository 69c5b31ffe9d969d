/* mirror_section.h - kind "mirror": section, reading, JSON and table */
#pragma once

#include "analysis_reports.h"
#include "result_tables.h"
#include "study/mirror_study.h"

void section_mirror(Document *document, const Analysis *analysis);
void json_mirror(cJSON *object, const Analysis *analysis);
/* What it says, in plain words (transfer full). */
char *read_mirror(const MirrorStudy *study);

/* period, partner, reported, mirrored, ratio: a row for each partner and period that a side reports, and in each period one for the sum of
 * what each side reports over all partners, whose partner is the bloc where all are members of it, otherwise "all". 'of' names the item.
 * Errors: those of result_item. */
char *mirror_csv(Results *results, const TableDef *table, GError **error);
