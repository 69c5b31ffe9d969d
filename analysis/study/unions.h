/* unions.h - countries that are reported together, beside the same countries by themselves: a sum of both counts them twice */
#pragma once

#include "selection.h"

/* FALSE with DATA_ERROR_ALIGN where rows (gsize, by period) that one sum is made of hold, in one period, BLX (Belgium and Luxembourg, as they
 * were reported until 1996) and Belgium or Luxembourg. */
gboolean check_unions(const Selection *selection, const GArray *rows, GError **error);
