/* blocks.h - labels beyond blocks, bars that float between two heights, and the room they ask for
 *
 * A block's label stands above it, or below one that hangs from zero; it is broken into lines at its blanks, as narrow as the place of the block on
 * its axis, so that neighbours keep apart. Where a word is wider than that, all labels of the panel are cut to their first word, or left out. */
#pragma once

#include <glib.h>

#include "layout.h"

/* The axis y of a panel that is height pixels high, with room for the labels of its blocks above and below; an end that
 * the chart fixes stays. */
Extent blocks_extent(const ChartPanel *model, Extent y, double height);

void blocks_place_labels(const ChartPanel *model, PanelLayout *panel, Obstacles *obstacles);
