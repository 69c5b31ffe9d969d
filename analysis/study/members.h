/* members.h - a bloc's members out of a CSV without a descriptor, by the names of its columns */
#pragma once

#include "datasets/bloc.h"

/* A column code (or member, country, iso), perhaps a name; joined (or start, from, since), the first day; left (or until), the
 * first day outside, or end (or to), the last day inside; empty: still a member. as_of: a year, or 0 for in force.
 * Errors: those of csv_read; DATA_ERROR_SCHEMA (a column is missing, with those that there are), DATA_ERROR_PERIOD. */
Bloc *members_read(const char *name, const char *path, int as_of, GError **error);

/* The same as the table of which a bloc is made (bloc_new); it owns its schema (transfer full). */
Table *members_table(const char *path, GError **error);
