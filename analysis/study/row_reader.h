/* row_reader.h - what a series and a breakdown share when they read rows: the measure, its unit, the composition of blocs */
#pragma once

#include "grouping.h"

/* Finds the columns of reader's table and what its values are in; series receives unit, valuation, source and composition, all rows
 * (gsize) taken together. selection, definition and table of reader are set before. Errors: DATA_ERROR_NAME (no measure, or several),
 * DATA_ERROR_UNIT (rows of unlike units, or a value that adds them). */
gboolean reader_prepare(Reader *reader, const GArray *rows, Series *series, GError **error);
