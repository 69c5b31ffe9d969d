/* cells.h - heatmaps: the colours of cells, the words in them, and the names of their rows
 *
 * A value is a mixture of one hue with near-white: blue above zero, rust below. Both hues are equally dark, so in grey print
 * a value below zero is told by the minus sign in its cell. Row r of the panel lies at height -r of its axis. */
#pragma once

#include <glib.h>

#include "layout.h"

/* The mixture goes with the value, or with its square root. Near-white at zero, or at the lower end of a scale that has nothing below zero. */
guint32 cells_color(Colors colors, double value);

/* Black or white, whichever is read more easily on the fill. */
guint32 cells_word_color(guint32 fill);

/* Labels of cells, into the panel's words. All are of one size; where the cells are too small for them none is written, and cells
 * below zero get a lone minus sign. */
void cells_place_words(const ChartPanel *model, PanelLayout *panel);

/* Least and most height of a panel whose rows' names have that width. */
Extent cells_heights(const ChartPanel *model, double width);
#define CELL_MOST_WIDTH 240.0

/* Room that the names of rows take left of the panel, and the names themselves; width is what they may have. */
double cells_margin(const ChartPanel *model, double width);
void cells_name_rows(const ChartPanel *model, PanelLayout *panel, double width);

/* A colour key with its two end values from x on, its middle at y; returns its width. With words and marks of NULL it is only
 * measured. */
double cells_key(Colors colors, double x, double y, GArray *words, GArray *marks);
