/* order.h - places of numbers by their size */
#pragma once

#include <glib.h>

/* The places 0 to n - 1, the largest number first, equal ones by their place, NaN last (n, transfer full); *known, which may be NULL,
 * receives how many are no NaN. */
gsize *places_by_size(const double *numbers, gsize n, gsize *known);
