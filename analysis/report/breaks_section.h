/* breaks_section.h - an analysis of breaks in a report and in JSON */
#pragma once

#include <cJSON.h>

#include "document.h"
#include "study/analysis.h"

/* Method; the tests; the best partitions; the breaks with their intervals; the regimes; warnings; the reading. */
void section_breaks(Document *document, const Analysis *analysis);
void json_breaks(cJSON *object, const Analysis *analysis);
