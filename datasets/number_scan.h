/* number_scan.h - the grammar of a number in one reading of its signs, for number.c and number_detect.c
 *
 * sign? digits (group digits)* (decimal digits)? ([eE] sign? digits)?  A digit must stand somewhere before the
 * exponent; groups have three digits, the first one to three and no leading zero; no exponent behind groups. */
#pragma once

#include <glib.h>

#define NUMBER_FLAG_LETTERS 3

typedef struct {
  gboolean decimal;      /* there is a decimal sign */
  gboolean grouped;      /* there are group signs */
  gboolean leading_zero; /* a zero before another digit of the integer part */
  gboolean zero;         /* every digit before the exponent is 0 */
} NumberShape;

/* Whether the whole text is a number when decimal is its decimal sign. clean (at least length + 1 bytes) receives it
 * as strtod reads it. FALSE: *why is a constant. */
gboolean number_scan(const char *text, gsize length, char decimal, gboolean grouped, char *clean, NumberShape *shape,
                     const char **why);

/* Sets aside blanks (no-break, narrow and thin ones too) at both ends. */
void number_trim(const char **text, gsize *length);

/* Letters at the end of a trimmed text that are a flag, and what stands before them; 0 when there are none. An x is
 * no flag: 0xAB is not a zero. */
gsize number_flag_letters(const char *text, gsize length, gsize *before);
