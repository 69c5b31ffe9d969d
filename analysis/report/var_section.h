/* var_section.h - what an analysis of the kind "vector-autoregression" says: fit, responses to shocks, whose shocks make up the errors */
#pragma once

#include <cJSON.h>

#include "document.h"
#include "study/analysis.h"

/* As AnalysisSection and AnalysisJson. */
void section_var(Document *document, const Analysis *analysis);
void json_var(cJSON *object, const Analysis *analysis);
