/* bar_labels.h - words in bars that stand on each other
 *
 * A bar of a stack is too short for a word above it: its label stands in its middle, in black or white, and is left out where
 * the bar is too low for it. Where one is too wide for its bar the panel goes without: only the short ones would mislead. */
#pragma once

#include "layout.h"

void bars_place_labels(const ChartPanel *model, PanelLayout *panel, Obstacles *obstacles);
