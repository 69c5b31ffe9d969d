/* stationarity_section.h - unit-root tests of levels and changes as tables, a reading, and JSON */
#pragma once

#include "analysis_reports.h"

void section_stationarity(Document *document, const Analysis *analysis);
void json_stationarity(cJSON *object, const Analysis *analysis);
