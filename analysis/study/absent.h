/* absent.h - what a sum of rows does without: members of blocs and listed codes that have no row in a period */
#pragma once

#include "selection.h"

/* rows are those chosen, series what was made of them. Where an absent row means a missing value: members of a bloc without a row are
 * entered in the ledger, and a code that the study itself listed makes the sum of its period missing, which is entered too.
 * Where it means zero: members that the table never names are entered. */
void enter_absent(const Selection *selection, const GArray *rows, Series *series);
