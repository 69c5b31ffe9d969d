/* unit.h - units of measure as texts with an arithmetic: unlike units are never added
 *
 * A plain number has no unit (NULL). A scale word ("USD million") belongs to the unit: USD million and USD billion
 * are unlike for a sum, and unit_rescale tells the factor between them; no currency is ever converted. */
#pragma once

#include <glib.h>

/* Equal as texts; NULL and "" are the plain number. */
gboolean unit_equal(const char *a, const char *b);
/* Unit of a product and of a ratio (transfer full, NULL for a plain number). */
char *unit_product(const char *a, const char *b);
char *unit_ratio(const char *a, const char *b);
/* Factor that turns numbers in unit from into numbers in unit to ("USD billion" to "USD million": 1000), or FALSE when
 * they differ in more than thousand, million, billion. */
gboolean unit_rescale(const char *from, const char *to, double *factor);
