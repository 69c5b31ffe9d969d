/* same_source.h - whether two texts name the same source, as far as texts can tell */
#pragma once

#include <glib.h>

/* statement is one source, such as "Preiherman 2020"; figures holds one or several, parted by "; ", as observations and series carry
 * them. One of them is the same when both begin with the same word and name the same year ("Preiherman, Y. (2020)"), or when all words
 * of one, two at least unless only a year is missing, stand in the other: "Preiherman 2020 (positive zone since the end of 2012)". Letter case and signs
 * play no part. An empty text names nothing. */
gboolean same_source(const char *statement, const char *figures);
