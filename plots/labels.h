/* labels.h - the words of a panel: names of series, values at points, zones, spans; and the legend
 *
 * A series is named at its right end in its own hue. What has no end there (ranges, clouds of points), and panels whose
 * names do not fit, go to a legend above the plot. */
#pragma once

#include <glib.h>

#include "layout.h"

#define LABEL_MARGIN 250.0 /* widest column of names at the right edge */

/* Are the series of panel p named at all? Not where the panel at the end of its row names those of all. */
gboolean labels_belong(const Chart *chart, guint p);

/* Are the series of panel p named at their ends? panel_height is what the names may share. */
gboolean labels_are_direct(const Chart *chart, guint p, double panel_height);
gboolean label_is_direct(const Chart *chart, const ChartPanel *panel, const ChartLayer *layer);

/* Width that the names at the right end of a panel need, 0 for none. */
double labels_margin(const Chart *chart, const ChartPanel *panel);

/* Names at the ends of series, into the panel's words and marks. */
void labels_place_ends(const Chart *chart, guint p, Layout *layout, Obstacles *obstacles);

/* Words at points and in bars, zone words and names of spans. */
void labels_place_inside(const Chart *chart, guint p, Layout *layout, Obstacles *obstacles);

/* What the panel's data cover, in pixels (transfer full). */
Obstacles *labels_obstacles(const Chart *chart, guint p, const Layout *layout);

/* Rows of the legend for the layers of all panels that are not named directly, each distinct name once; heatmaps have their colour
 * keys there. Appends to words and
 * marks, the first row's middle at top; returns the number of rows. direct[p] says which panels name their series. */
guint legend_place(const Chart *chart, const Scale *scale, const gboolean *direct, double left, double right,
                   double top, GArray *words, GArray *marks);
