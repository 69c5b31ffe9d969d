/* decomposition_section.h - what a decomposition says */
#pragma once

#include "analysis_reports.h"
#include "study/decomposition_study.h"

void section_decomposition(Document *document, const Analysis *analysis);
void json_decomposition(cJSON *object, const Analysis *analysis);

/* (transfer full) */
char *read_decomposition(const DecompositionStudy *study);
