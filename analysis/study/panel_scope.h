/* panel_scope.h - what the names of a panel's formula mean for one part after another */
#pragma once

#include "analysis.h"

typedef struct {
  const AnalysisInput *input;
  GHashTable *breakdowns; /* char * -> Breakdown: those that the formula names */
  GPtrArray *response;    /* char *: the names among them that the response holds, in its order */
  const char *code;       /* the part */
  GHashTable *made;       /* char * -> Series: of breakdowns that do not name the part */
  GHashTable *zeros;      /* char * -> GPtrArray: codes of parts taken as zeros, by breakdown (transfer none) */
  Scope scope;
} PanelScope;

/* Finds the breakdowns of the formula and reads them. Errors: those of reading; DATA_ERROR_SCHEMA (the response names none). */
PanelScope *panel_scope_new(const AnalysisInput *input, GError **error);
void panel_scope_free(PanelScope *scope); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PanelScope, panel_scope_free)

/* From now on names mean this part, whose code must live as long. */
void panel_scope_turn(PanelScope *scope, const char *code);

/* The codes of all parts that a breakdown of the response has an exact value of within the range, in their order, NULL-terminated (transfer
 * full). */
char **panel_scope_parts(const PanelScope *scope, Period range);

/* The breakdowns of the formula whose absent rows are zeros: "conflict, cooperation"; NULL without any (transfer full). */
char *panel_scope_zero_names(const PanelScope *scope);
/* Whether each of these has a row of the part, in whatever period. */
gboolean panel_scope_covers(const PanelScope *scope, const char *code);

/* The sum of what the response's breakdowns hold of the part within a period; NaN where one of them holds no exact value. */
double panel_scope_raw(PanelScope *scope, Period period);
