/* autocorrelation_section.h - kind "autocorrelation": section and JSON */
#pragma once

#include "analysis_reports.h"
#include "study/autocorrelation_study.h"

void section_autocorrelation(Document *document, const Analysis *analysis);
void json_autocorrelation(cJSON *object, const Analysis *analysis);
/* What it says, in plain words (transfer full). */
char *read_autocorrelation(const AutocorrelationStudy *study);
