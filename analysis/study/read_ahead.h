/* read_ahead.h - the largest table of a study, read by a thread of its own while the others are read and used
 *
 * A study's time goes into reading files, and one of them is mostly as large as the rest. Nothing else runs beside the program's
 * own thread. */
#pragma once

#include "datasets/table.h"
#include "study.h"

typedef struct ReadAhead ReadAhead;

/* Begins to read the largest file that the study's series are made from; NULL when all are small. */
ReadAhead *read_ahead_new(const Study *study);

/* The table of a resource, as table_read gives it: taken over from the thread, once, when it is the one (transfer full). ahead may
 * be NULL. Errors: those of table_read. */
Table *read_ahead_table(ReadAhead *ahead, const Resource *resource, GError **error);

void read_ahead_free(ReadAhead *ahead); /* waits; safe on NULL */
