#include "figure_breaks.h"
#include "figure_analyses.h"

#include "figure_agreement.h"
#include "figure_composition.h"
#include "figure_contributions.h"
#include "figure_decomposition.h"
#include "figure_event_study.h"
#include "figure_impulse.h"
#include "figure_lead_lag.h"
#include "figure_mirror.h"
#include "figure_correlations.h"
#include "figure_rolling.h"
#include "figure_structure.h"

const FigureOfAnalysis figures_of_analyses[] = {
    {"impulse-responses", AXIS_NUMBER, figure_impulse},
    {"breaks", AXIS_TIME, figure_breaks},
    {"rolling", AXIS_TIME, figure_rolling},
    {"correlations", AXIS_CATEGORY, figure_correlations},
    {"decomposition", AXIS_TIME, figure_decomposition},
    {"holt-winters", AXIS_TIME, figure_holt_winters},
    {"lead-lag", AXIS_NUMBER, figure_lead_lag},
    {"agreement", AXIS_TIME, figure_agreement},
    {"event-study", AXIS_TIME, figure_event_study},
    {"composition", AXIS_CATEGORY, figure_composition},
    {"hhi", AXIS_TIME, figure_hhi},
    {"heatmap", AXIS_CATEGORY, figure_heatmap},
    {"members", AXIS_TIME, figure_members},
    {"mirror", AXIS_TIME, figure_mirror},
    {"contributions", AXIS_CATEGORY, figure_contributions},
    {.chart = NULL},
};

const FigureOfAnalysis *
figure_of_analysis(const char *chart)
{
  const FigureOfAnalysis *figure = figures_of_analyses;
  while (figure->chart && !g_str_equal(figure->chart, chart))
    figure++;
  return figure->chart ? figure : NULL;
}
