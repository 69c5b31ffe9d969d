/* parts_screening_section.h - kind "parts-screening": section and JSON */
#pragma once

#include "analysis_reports.h"
#include "study/parts_screening_study.h"

void section_parts_screening(Document *document, const Analysis *analysis);
void json_parts_screening(cJSON *object, const Analysis *analysis);
/* What it says, in plain words (transfer full). */
char *read_parts_screening(const PartsScreening *study);
