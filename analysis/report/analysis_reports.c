#include "analysis_reports.h"

#include "json_value.h"

const AnalysisReport analysis_reports[] = {
    {.key = NULL},
};

const AnalysisReport *
analysis_report(const AnalysisKind *kind)
{
  const AnalysisReport *report = analysis_reports;
  while (report->key && !g_str_equal(report->key, kind->key))
    report++;
  return report->key ? report : NULL;
}

void
show_analysis(Document *document, const Analysis *analysis)
{
  document_heading(document, 2, analysis->name);
  analysis_report(analysis->kind)->section(document, analysis);
}

void
json_analysis(cJSON *object, const Analysis *analysis)
{
  json_text(object, "name", analysis->name);
  json_text(object, "kind", analysis->kind->key);
  json_text(object, "source", analysis->source);
  analysis_report(analysis->kind)->json(object, analysis);
}
