/* analysis_reports.h - what an analysis says: blocks of a report and members of a JSON object, one row of a table a kind */
#pragma once

#include <cJSON.h>

#include "document.h"
#include "study/analysis.h"

/* Method, tables, warnings and, as the last block, one reading in plain words. The caller writes the heading. */
typedef void (*AnalysisSection)(Document *document, const Analysis *analysis);
/* Members of the object for this analysis; the caller has put name, kind and source into it. */
typedef void (*AnalysisJson)(cJSON *object, const Analysis *analysis);

typedef struct {
  const char *key; /* of the kind */
  AnalysisSection section;
  AnalysisJson json;
} AnalysisReport;

/* Ended by a row without a key; there is a row for every kind. */
extern const AnalysisReport analysis_reports[];
const AnalysisReport *analysis_report(const AnalysisKind *kind);

/* Heading and section; the members of JSON with name, kind and source before them. */
void show_analysis(Document *document, const Analysis *analysis);
void json_analysis(cJSON *object, const Analysis *analysis);
