/* figure_analyses.h - pictures of analyses, one row of a table a kind of chart
 *
 * The kind's name stands in the study file; the chart's 'of' names an analysis. A title, subtitle and note that the study gives are kept, what
 * is missing is written. */
#pragma once

#include "plots/chart.h"
#include "study/analysis.h"

typedef gboolean (*AnalysisFigure)(const Analysis *analysis, Chart *chart, GError **error);

typedef struct {
  const char *chart; /* kind of chart, as the kind of analysis names it: "lead-lag" */
  AxisKind axis;
  AnalysisFigure draw;
} FigureOfAnalysis;

/* Ended by a row without a chart; there is a row for every word of every kind. */
extern const FigureOfAnalysis figures_of_analyses[];
const FigureOfAnalysis *figure_of_analysis(const char *chart);
