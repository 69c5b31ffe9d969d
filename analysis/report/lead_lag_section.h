/* lead_lag_section.h - kind "lead-lag": section and JSON */
#pragma once

#include "analysis_reports.h"

void section_lead_lag(Document *document, const Analysis *analysis);
void json_lead_lag(cJSON *object, const Analysis *analysis);
