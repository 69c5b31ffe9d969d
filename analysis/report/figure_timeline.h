/* figure_timeline.h - kind of chart "timeline": the study's dated events on a line
 *
 *     - { name: events-timeline, kind: timeline, direction: direction }
 *
 * `direction` names the column of the study's events that says where an event stands: + above the line, - below, 0 on it, or a number
 * by its sign ("direction" where it is not given; without such a column all stand above). */
#pragma once

#include "plots/chart.h"
#include "study/results.h"

/* Errors: those of data_table; DATA_ERROR_NAME (there is no such column), DATA_ERROR_SCHEMA (a cell that is no direction, events without
 * titles), DATA_ERROR_ALIGN (no event within the sample). */
gboolean figure_timeline(Results *results, const ChartDef *definition, Chart *chart, GError **error);
