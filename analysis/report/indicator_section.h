/* indicator_section.h - an indicator as a series of its own, printed without a study: its values, period by period */
#pragma once

#include "document.h"
#include "study/indicator.h"

/* Method, the table of periods, and a reading; the series has its name by then. of and against (NULL) are the breakdowns' names. */
void section_indicator(Document *document, const IndicatorKind *kind, const Series *series, const char *of,
                       const char *against);

/* period,value,low,high with a header, all digits, empty for missing (transfer full). */
char *indicator_csv(const Series *series);
