/* event_study_section.h - an event study in a report, in JSON and in a table of all of them */
#pragma once

#include <cJSON.h>

#include "document.h"
#include "study/analysis.h"
#include "study/results.h"

/* Method; means before and after; the interrupted series; tests; observed and expected; the periods before; other events; warnings; the
 * reading. */
void section_event_study(Document *document, const Analysis *analysis);
void json_event_study(cJSON *object, const Analysis *analysis);

/* One row an event study: name, series, at, n_before, n_after, level_change, low, high, slope_change, placebo_rank, placebo_dates,
 * descriptive, detectable, unit (transfer full). low and high are those of the level, or of the slope where the shape has no level;
 * unit is "log" where the response is a logarithm. Errors: those of results_analysis. */
char *event_studies_csv(Results *results, const TableDef *table, GError **error);
