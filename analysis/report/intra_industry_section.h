/* intra_industry_section.h - kind "intra-industry": section and JSON */
#pragma once

#include "analysis_reports.h"
#include "study/intra_industry_study.h"

void section_intra_industry(Document *document, const Analysis *analysis);
void json_intra_industry(cJSON *object, const Analysis *analysis);
/* What it says, in plain words (transfer full). */
char *read_intra_industry(const IntraIndustryStudy *study);
