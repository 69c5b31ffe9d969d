/* panel_study.h - kind "panel": a regression over all parts of a breakdown and all periods, with effects of both
 *
 *     indicators:
 *       - { name: partners-panel, kind: panel, formula: log(turnover_by_partner) ~ log(1 + cooperation), effects: both, method: ols }
 *
 * Names are those of panel_rows.h, effects and errors those of stats/panel.h. */
#pragma once

#include "analysis.h"
#include "panel_rows.h"
#include "stats/panel.h"

typedef struct {
  char *formula;
  PanelMethod method;
  PanelGrouping effects;
  PanelRows *rows;
  Panel *fit;
  Period first, last; /* of the pairs used */
} PanelStudy;

/* effects: both (the default) | partner | period | none. method: ols (the default) | ppml. covered: no (the default) | yes, which leaves
 * out the parts that have no row at all in one of the breakdowns whose absent rows are zeros. Errors: those of panel_rows_new and panel_fit;
 * DATA_ERROR_SCHEMA (another word, "- 1" beside effects, a logarithm as response of ppml), STATS_ERROR_DOMAIN (a value below zero with ppml:
 * the pair is named). */
gpointer panel_run(const AnalysisInput *input, GError **error);
void panel_study_free(gpointer study); /* safe on NULL */
