/* panel_section.h - kind "panel": section, reading, JSON and table */
#pragma once

#include "analysis_reports.h"
#include "study/panel_study.h"
#include "study/results.h"

/* With fewer clusters their errors are often too small: Cameron, A. C., J. B. Gelbach and D. L. Miller (2008), Review of Economics and
 * Statistics 90, 414-427. */
#define FEW_CLUSTERS 30

void section_panel(Document *document, const Analysis *analysis);
void json_panel(cJSON *object, const Analysis *analysis);
/* What it says, in plain words (transfer full). */
char *read_panel(const PanelStudy *study);

/* { kind: panel, of: NAME }: one row a term, with the counts of pairs in each. Errors: those of result_item. */
char *panel_csv(Results *results, const TableDef *table, GError **error);

/* "partner", "partners"; "part" where parts are pairs (transfer full). */
char *panel_noun(const PanelStudy *study, gsize count);
/* "partner and year effects", "no effects" (transfer full). */
char *panel_effects_words(const PanelStudy *study);
