/* advantage_section.h - kind "advantage": section and JSON */
#pragma once

#include "analysis_reports.h"
#include "study/advantage_study.h"

void section_advantage(Document *document, const Analysis *analysis);
void json_advantage(cJSON *object, const Analysis *analysis);
/* What it says, in plain words (transfer full). */
char *read_advantage(const AdvantageStudy *study);
