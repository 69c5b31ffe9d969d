/* rolling_section.h - kind "rolling": section and JSON */
#pragma once

#include "analysis_reports.h"
#include "study/rolling_study.h"

void section_rolling(Document *document, const Analysis *analysis);
void json_rolling(cJSON *object, const Analysis *analysis);
/* What it says, in plain words (transfer full). */
char *read_rolling(const RollingStudy *study);
/* "windows of 8 years", "windows of 6 two-month periods" (transfer full). */
char *windows_words(const RollingStudy *study);
