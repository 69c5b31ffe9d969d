#include "figure_analyses.h"

const FigureOfAnalysis figures_of_analyses[] = {
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
