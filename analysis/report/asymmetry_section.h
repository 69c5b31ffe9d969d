/* asymmetry_section.h - separate effects of co-operation and conflict in a report and in JSON */
#pragma once

#include <cJSON.h>

#include "document.h"
#include "study/asymmetry_study.h"

/* Method; effects; tests of equality; warnings; the reading. */
void section_asymmetry(Document *document, const Analysis *analysis);
void json_asymmetry(cJSON *object, const Analysis *analysis);

/* In plain words (transfer full). */
char *read_asymmetry(const AsymmetryStudy *study);
