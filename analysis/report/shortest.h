/* shortest.h - the fewest digits that read back to the same double, without printf
 *
 * A double is m 2^e, and m 5^k fits in 128 bits as long as the number is written without an exponent: so the digits are found by
 * whole numbers alone, as printf would round them. */
#pragma once

#include <glib.h>

#define SHORTEST_FROM  1e-4 /* smaller numbers are written with an exponent */
#define SHORTEST_BELOW 1e15 /* so are these and larger ones, where 15 digits leave none behind the point */

/* Of 15, 16 or 17 significant digits the fewest that read back, without zeros behind the point: size is *digits / 10^*places.
 * size lies from SHORTEST_FROM to just under SHORTEST_BELOW. */
void shortest_digits(double size, guint64 *digits, int *places);
