/* bloc.h - a bloc of countries whose membership has dates */
#pragma once

#include "table.h"

typedef struct {
  char *code, *name;
  Period membership; /* first and last day */
} Member;

typedef struct {
  char *name;
  GArray *members;   /* Member, in the order of the table; a code may stand twice when it left and came back */
  gboolean in_force; /* composed as in each period; otherwise as on 1 July of as_of */
  int as_of;
  gint32 day; /* 1 July of as_of */
} Bloc;

/* Members from a table with a key column (codes), a start and, where it has one, an end or until column; without an end a
 * membership is open. as_of 0 means in force; in a year outside 1 to 9999 nobody is a member.
 * Errors: DATA_ERROR_SCHEMA when the table has no such columns. */
Bloc *bloc_new(const char *name, const Table *members, int as_of, GError **error);
void bloc_free(Bloc *bloc); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Bloc, bloc_free)

/* Whether a code belongs to the bloc in a period: on 1 July of as_of, or on the period's middle day. */
gboolean bloc_has(const Bloc *bloc, const char *code, Period period);
/* Whether a code ever belongs to it. */
gboolean bloc_lists(const Bloc *bloc, const char *code);

/* "EU as composed on 1 July 2007" or "EU as composed in each period" (transfer full). */
char *bloc_composition(const Bloc *bloc);
/* The codes of a fixed composition, joined by ", "; for one in force, all that ever belonged (transfer full). */
char *bloc_codes(const Bloc *bloc);
