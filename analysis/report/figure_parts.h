/* figure_parts.h - what the kinds of figures share */
#pragma once

#include "figures.h"

/* A day and a period on a time axis: a period reaches to the day after its last. */
double figure_start(Period period);
double figure_end(Period period);

/* A layer of a series' observations, times factor; a line is broken where periods are missing. */
void figure_add_series(ChartPanel *panel, LayerKind kind, const Series *series, Tone tone, double factor);
/* The range of a series' observations, times factor, as a band without a name; nothing for a series without a range. */
void figure_add_range(ChartPanel *panel, const Series *series, Tone tone, double factor);
/* A published index, times factor: exact values as labelled points, bounds as ranges. */
void figure_add_index(ChartPanel *panel, const Series *series, Tone tone, double factor);

/* Notes which sources (joined by "; ") a chart shows, each once. */
void figure_add_source(Chart *chart, const char *source);
/* Whether a part stands between separators in a text (which may be NULL). */
gboolean figure_is_listed(const char *text, const char *separator, const char *part);
/* Unit and composition, each may be NULL, for a subtitle: "USD million; EU as composed on 1 July 2007" (transfer full, may be NULL). */
char *figure_unit_text(const char *unit, const char *composition);

/* The kinds that compute a fit. */
gboolean figure_scatter(Results *results, const ChartDef *definition, Chart *chart, GError **error);
gboolean figure_trend(Results *results, const ChartDef *definition, Chart *chart, GError **error);
