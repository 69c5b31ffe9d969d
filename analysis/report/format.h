/* format.h - the one place where a number becomes text
 *
 * All but the first are for readers: U+2212 is the minus, there are no group signs (neither blanks nor commas), NaN
 * is "–", infinite values are "∞" and "−∞", and zero has no sign, even when it is a negative number that was
 * rounded. No digit is printed that a double does not have: 15 significant ones at most. */
#pragma once

#include <glib.h>

/* Shortest correctly rounded digits that read back to the same double, for machine files: "0.1", "1e-05", "-0" as
 * "0". Empty for NaN; infinite values are "inf" and "-inf" (transfer full). */
char *format_shortest(double value);
void format_append_shortest(GString *text, double value); /* the same at the end of a text */

/* digits significant digits in a report, zeros at the end among them; no exponent between 1e-4 and 1e15: "24384.1",
 * "−0.320", "1.50e−07". Digits before the point are never rounded away: 24384.1 in three digits is "24384". digits is
 * brought into 1 to 15 (transfer full). */
char *format_significant(double value, int digits);

/* decimals digits behind the point: "22 712.1" is written "22712.1". Fewer decimals where the double has no more, and
 * format_shortest's digits from 1e15 on (transfer full). */
char *format_decimals(double value, int decimals);

/* A p-value in three significant digits: "0.287", "0.0123", "0.000123"; "< 0.0001" below that, never 0; "> 0.999"
 * for what would round to 1; "–" for NaN and for what is no probability (transfer full). */
char *format_p(double p);

/* "−4.3 %" with U+2212 and a no-break space; "–" alone for NaN (transfer full). share is −0.043 for −4.3 %. */
char *format_percent(double share, int decimals);
