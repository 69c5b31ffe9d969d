/* comparative_words.h - what sections that set one breakdown against another say alike */
#pragma once

#include "study/paired_parts.h"

/* "Product", the head of a column (transfer full, as all below). */
char *part_head(const Breakdown *breakdown);
/* "partners", "countries", "series" */
char *plural_of(const char *word);
/* "1 product", "10 countries", "3 pairs of product and partner" */
char *count_parts(const Breakdown *breakdown, gsize n);
/* "product", "pair of product and partner" */
char *part_word(const Breakdown *breakdown);
/* What shares are of: "the stated total TOTAL", "the sum of parts". */
char *whole_words(const Breakdown *breakdown);
/* "0.250 (0.190 to 0.410 with any one product left out)"; without limits the number alone. */
char *index_words(double value, double low, double high, const char *left_out);
/* "USD million"; "plain numbers" without a unit */
char *unit_words(const Breakdown *breakdown);
