/* one_index.h - no model runs over values of two published indices, which have no common scale */
#pragma once

#include "datasets/frame.h"

/* series are those of the frame's columns. Error: DATA_ERROR_ALIGN names the series and both indices. */
gboolean frame_check_index(const Frame *frame, const Series *const *series, GError **error);

/* The same over all that a series holds. */
gboolean series_check_index(const Series *series, GError **error);
