/* aggregation_section.h - what the same model says at several frequencies */
#pragma once

#include "analysis_reports.h"
#include "study/aggregation_study.h"

void section_aggregation(Document *document, const Analysis *analysis);
void json_aggregation(cJSON *object, const Analysis *analysis);

/* (transfer full) */
char *read_aggregation(const AggregationStudy *study);
