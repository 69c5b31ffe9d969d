/* matrix_section.h - kind "correlation-matrix": section and JSON */
#pragma once

#include "analysis_reports.h"
#include "study/matrix_study.h"

void section_matrix(Document *document, const Analysis *analysis);
void json_matrix(cJSON *object, const Analysis *analysis);
/* What it says, in plain words (transfer full). */
char *read_matrix(const MatrixStudy *study);
/* "Holm", "Benjamini and Hochberg" (transfer none). */
const char *correction_name(Correction correction);
