/* contributions_section.h - kind "contributions": section, JSON and table */
#pragma once

#include "analysis_reports.h"
#include "result_item.h"

void section_contributions(Document *document, const Analysis *analysis);
void json_contributions(cJSON *object, const Analysis *analysis);

/* Table kind "contributions": part, name, from, to, change, points, share_of_change. One row a part by name, then "others", "unspecified" (where
 * the stated total leaves something to no part) and "total" (transfer full). Errors: those of result_item. */
char *contributions_csv(Results *results, const TableDef *table, GError **error);
