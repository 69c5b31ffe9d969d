/* panel_zeros.h - which parts of a panel are zeros only because a table does not name them
 *
 * Where absent rows mean zero, a part without any row is zero throughout, or the table's source does not cover it: only a reader can tell,
 * so the largest of them stand first. */
#pragma once

#include <glib.h>

/* Parts that tables do not name and that are taken as zeros, since absent rows of these tables are. */
typedef struct {
  char *names;  /* of the breakdowns: "conflict, cooperation" */
  char **codes; /* the part of which the response's breakdowns hold most first */
} PanelZeros;

/* by_breakdown: the name of a breakdown -> GPtrArray of codes, which are put in order. codes: all parts, NULL-terminated, with as many sizes.
 * Breakdowns that leave out the same parts share an item (PanelZeros, transfer full). */
GPtrArray *panel_zeros_of(GHashTable *by_breakdown, char *const *codes, const double *sizes);
