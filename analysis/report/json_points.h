/* json_points.h - the observations of a series as JSON
 *
 * A daily series has thousands of them, and they are nearly all of a report: as cJSON items each would be a dozen allocations,
 * so they are written as text, which cJSON takes as it is. */
#pragma once

#include "datasets/series.h"

/* The array as cJSON would print it as a member of an object in an array of the document: its braces stand four tabs in (transfer
 * full). */
char *json_points(const Series *series);
