/* agreement_section.h - kind "agreement": section and JSON */
#pragma once

#include "analysis_reports.h"
#include "study/agreement_study.h"

void section_agreement(Document *document, const Analysis *analysis);
void json_agreement(cJSON *object, const Analysis *analysis);
/* What it says, in plain words (transfer full). */
char *read_agreement(const AgreementStudy *study);
