/* csv_tables.h - tables, summaries and chart data as CSV */
#pragma once

#include "plots/chart.h"
#include "study/results.h"

/* A declared table (transfer full). One of columns is wide: period, then one column a series; a series that holds ranges has
 * x_lower and x_upper behind it, a converted one x_days_present. Errors: those of results_table, or of the kind
 * (result_tables.h). */
char *table_csv(Results *results, const TableDef *table, GError **error);

/* One row a series: name, label, unit, frequency, first, last, n, missing, ranges, gaps, mean, median, standard_deviation,
 * minimum, maximum, average_growth, cagr, source (transfer full). */
char *summary_csv(const GPtrArray *series);

/* What a chart draws, long: panel, layer, period, start, end, value, lower, upper, label. start and end are dates on a time axis,
 * numbers elsewhere. A cell of a heatmap has its row as layer and its column as period; a point or range in any other panel of rows has
 * its row as period, and what lies on the horizontal axis is the value or the limits; a level across a panel has its name as
 * layer and no place; an event of a timeline has the side of the line, 1, 0 or -1, as value (transfer full). */
char *chart_csv(const Chart *chart);
