/* evaluate.h - expressions over series
 *
 * Arithmetic goes period by period; a result with a missing input is missing, and keeps the reason. Sums, differences
 * and multiples of ranges are ranges. Units are carried: unlike units are never added. Functions see the whole series. */
#pragma once

#include "datasets/bloc.h"
#include "datasets/series.h"
#include "expr.h"

struct Breakdown; /* breakdown.h */

/* What names mean. lookup returns a series (transfer none), or NULL with *error set (its message says why, without a place). */
typedef struct {
  const Series *(*lookup)(gpointer data, const char *name, GError **error);
  gpointer data;
  gboolean cross_section; /* rows without time: lag and its kin do not apply */
  Ledger *ledger;         /* what conversions leave out */
  /* A series or table in that unit ("EUR per USD") as the user may write it, for the advice of errors (transfer full), or NULL. The
   * function may be NULL. */
  char *(*rate)(gpointer data, const char *unit);
  /* A column of text as numbers, 0 for the first of its different texts in the order of their bytes (transfer full); *levels
   * receives these, NULL-terminated. NULL without an error: it holds no text. The function may be NULL. */
  Series *(*levels)(gpointer data, const char *name, char ***levels);
  /* The dated events that the study names (transfer none); NULL without an error: it names none. The function may be NULL. */
  const Table *(*events)(gpointer data, GError **error);
  /* A breakdown of the study by its name, and a bloc composed as of a year (transfer none). Errors: DATA_ERROR_NAME, those of reading them.
   * The functions may be NULL. */
  const struct Breakdown *(*breakdown)(gpointer data, const char *name, GError **error);
  gboolean (*has_breakdown)(gpointer data, const char *name);
  const Bloc *(*bloc)(gpointer data, const char *name, int as_of, GError **error);
} Scope;

/* The series of an expression (transfer full). Its name is the expression's text; the label of a bare name is that of its
 * series. Errors: DATA_ERROR_NAME, _UNIT, _ALIGN, _SCHEMA; *offset is the byte of text where the cause stands. */
Series *evaluate(const Scope *scope, const char *text, const Expr *expr, gsize *offset, GError **error);

/* All functions of the language, NULL-terminated, for help and nearest_name. */
const char *const *evaluate_functions(void);
