/* cointegration_section.h - Engle and Granger's test as a table, a reading, and JSON */
#pragma once

#include "analysis_reports.h"
#include "study/cointegration_study.h"

void section_cointegration(Document *document, const Analysis *analysis);
void json_cointegration(cJSON *object, const Analysis *analysis);

/* What the tests say in plain words (transfer full). */
char *read_cointegration(const Cointegration *result);
