#include "analysis_reports.h"

#include "advantage_section.h"
#include "intra_industry_section.h"
#include "market_share_section.h"
#include "autocorrelation_section.h"
#include "lead_lag_section.h"
#include "screening_section.h"
#include "aggregation_section.h"
#include "decomposition_section.h"
#include "forecasts_section.h"
#include "breaks_section.h"
#include "cointegration_section.h"
#include "json_value.h"
#include "stationarity_section.h"
#include "var_section.h"
#include "causality_section.h"
#include "agreement_section.h"
#include "matrix_section.h"
#include "partial_section.h"
#include "rolling_section.h"
#include "event_study_section.h"
#include "asymmetry_section.h"
#include "parts_screening_section.h"
#include "mirror_section.h"
#include "composition_section.h"
#include "structure_section.h"
#include "contributions_section.h"
#include "enlargement_section.h"
#include "panel_section.h"

const AnalysisReport analysis_reports[] = {
    {"causality", section_causality, json_causality},
    {"vector-autoregression", section_var, json_var},
    {"stationarity", section_stationarity, json_stationarity},
    {"cointegration", section_cointegration, json_cointegration},
    {"breaks", section_breaks, json_breaks},
    {"partial", section_partial, json_partial},
    {"rolling", section_rolling, json_rolling},
    {"correlation-matrix", section_matrix, json_matrix},
    {"agreement", section_agreement, json_agreement},
    {"decomposition", section_decomposition, json_decomposition},
    {"forecasts", section_forecasts, json_forecasts},
    {"aggregation", section_aggregation, json_aggregation},
    {"autocorrelation", section_autocorrelation, json_autocorrelation},
    {"lead-lag", section_lead_lag, json_lead_lag},
    {"screening", section_screening, json_screening},
    {"event-studies", section_event_study, json_event_study},
    {"asymmetry", section_asymmetry, json_asymmetry},
    {"composition", section_composition, json_composition},
    {"mirror", section_mirror, json_mirror},
    {"structure", section_structure, json_structure},
    {"contributions", section_contributions, json_contributions},
    {"enlargement", section_enlargement, json_enlargement},
    {"parts-screening", section_parts_screening, json_parts_screening},
    {"advantage", section_advantage, json_advantage},
    {"intra-industry", section_intra_industry, json_intra_industry},
    {"constant-market-share", section_market_share, json_market_share},
    {"panel", section_panel, json_panel},
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
