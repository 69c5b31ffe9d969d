/* text_table.h - a table for the terminal: aligned columns, heads above a rule */
#pragma once

#include "document.h"

/* Appends heads, rule and rows of a table block. When it would be wider than width, first the heads are wrapped,
 * then the text columns within their cells, widest first; numbers are never wrapped, so that it may stay wider. */
void text_append_table(GString *out, const Block *table, guint width);
