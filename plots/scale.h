/* scale.h - from which number to which the axes of a chart run
 *
 * It depends on the data alone, not on the page. */
#pragma once

#include <glib.h>

#include "chart.h"

typedef struct {
  double low, high; /* low < high, both finite */
} Extent;

/* From which value to which the colours of a heatmap run; root: with the square root of the value. */
typedef struct {
  double low, high;
  gboolean root;
} Colors;

typedef struct {
  Extent x;        /* of the chart */
  GArray *panel_x; /* Extent a panel: the chart's, or its own */
  GArray *y;       /* Extent a panel; of one with n rows from 1/2 - n to 1/2 */
  GArray *colors;  /* Colors a panel, of a heatmap */
} Scale;

/* Bars and areas stand on zero; an open end has room beyond the last limit; an end near a round number is moved there.
 * Where a panel holds no number its scale runs from 0 to 1 (transfer full). */
Scale *scale_new(const Chart *chart);
void scale_free(Scale *scale); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Scale, scale_free)

/* TRUE when a panel has at least one number to draw. */
gboolean scale_has_values(const ChartPanel *panel);
