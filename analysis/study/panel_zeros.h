/* panel_zeros.h - which parts of a panel are zeros only because a table does not name them
 *
 * Where absent rows mean zero, a part without any row is zero throughout, or the table's source does not cover it: only a reader can tell,
 * so the largest of them stand first. The option `covered: yes` leaves all of them out. */
#pragma once

#include <glib.h>

/* Parts that tables do not name and whose absent rows in these tables are zeros. */
typedef struct {
  char *names;  /* of the breakdowns: "conflict, cooperation" */
  char **codes; /* the part of which the response's breakdowns hold most first */
} PanelZeros;

/* own: codes of some parts (transfer none). codes: all parts, NULL-terminated, with as many sizes. */
PanelZeros *panel_zeros_new(const char *names, const GPtrArray *own, char *const *codes, const double *sizes);
void panel_zeros_free(PanelZeros *zeros); /* safe on NULL */

/* Where these parts have no row: "good", "one of bad, good" (transfer full). */
char *panel_zeros_where(const PanelZeros *zeros);

/* by_breakdown: the name of a breakdown -> GPtrArray of codes. Breakdowns that leave out the same parts share an item (PanelZeros, transfer
 * full). */
GPtrArray *panel_zeros_of(GHashTable *by_breakdown, char *const *codes, const double *sizes);
