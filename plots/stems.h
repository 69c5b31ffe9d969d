/* stems.h - labels beyond the heads of stems, and the room they ask for */
#pragma once

#include <glib.h>

#include "layout.h"

/* The axis y of a panel that is height pixels high, with room for the labels of its stems above and below; an end that
 * the chart fixes stays. */
Extent stems_extent(const ChartPanel *model, Extent y, double height);

/* Labels of stems within the panel's frame: above heads over zero, below heads under it, further out where another word
 * or line is in the way, beside the head where the axis ends; left out where each place covers another word. */
void stems_place_labels(const ChartPanel *model, PanelLayout *panel, Obstacles *obstacles);
