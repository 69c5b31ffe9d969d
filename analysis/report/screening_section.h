/* screening_section.h - kind "screening": section and JSON */
#pragma once

#include "analysis_reports.h"
#include "study/screening_study.h"

void section_screening(Document *document, const Analysis *analysis);
void json_screening(cJSON *object, const Analysis *analysis);

/* What the adjusted p promises of findings, and what it does not: Benjamini and Hochberg's theorem is about an average, and about tests
 * that are independent or positively dependent (Benjamini and Yekutieli 2001, Annals of Statistics 29, 1165-1188). */
#define FALSE_FINDINGS                                                                                                 \
  " Over many such screenings the share of false findings is at most 5 % on average, if the tests do not depend on "   \
  "each other in an unfavourable way; what it is in this one is not known."

/* "Of 90 correlations of Index with 10 series 3 have a p below 0.05, where chance alone gives about 4.5;" and what the number of tests
 * leaves of them, up to the strongest finding: " none is left ..." as a whole sentence, or " 2 are left when their number is taken into
 * account". what: "10 series". */
void append_screening_counts(GString *text, gsize tests, const char *index, const char *what, gsize alone, gsize found);
/* What it says, in plain words (transfer full). */
char *read_screening(const ScreeningStudy *study);
