/* partial_section.h - kind "partial": section and JSON */
#pragma once

#include "analysis_reports.h"
#include "study/partial_study.h"

void section_partial(Document *document, const Analysis *analysis);
void json_partial(cJSON *object, const Analysis *analysis);
/* What it says, in plain words (transfer full). */
char *read_partial(const PartialStudy *study);
