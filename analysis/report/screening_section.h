/* screening_section.h - kind "screening": section and JSON */
#pragma once

#include "analysis_reports.h"
#include "study/screening_study.h"

void section_screening(Document *document, const Analysis *analysis);
void json_screening(cJSON *object, const Analysis *analysis);
/* What it says, in plain words (transfer full). */
char *read_screening(const ScreeningStudy *study);
