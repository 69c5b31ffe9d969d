/* causality_section.h - what an analysis of the kind "causality" says: both directions, with their nulls */
#pragma once

#include <cJSON.h>

#include "document.h"
#include "study/analysis.h"

/* As AnalysisSection and AnalysisJson. */
void section_causality(Document *document, const Analysis *analysis);
void json_causality(cJSON *object, const Analysis *analysis);
