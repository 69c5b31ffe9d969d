/* breakdown.h - one total by its parts: exports by partner, imports by product
 *
 *     breakdowns:
 *       - { name: export_partners, from: trade-annual, where: { reporter: BLR, flow: export }, by: partner }
 *
 * from, where, as-of and value choose rows as they do for a series; `by` names the column whose codes are the parts, or two columns for
 * their pairs. In a table of events `actor: BLR` takes the rows in which that actor acts or is acted upon, and the parts are the others.
 * `fold: EU` makes the members of a bloc one part, `without: [ BLX ]` leaves codes out, `quantity` is a second measure.
 *
 * A code that the table calls an aggregate (without a descriptor: WLD, TOTAL and their like) is no part: it is the stated total, or left
 * out where `total` names another. Parts are checked against each other (breakdown_checks.h). */
#pragma once

#include "source.h"

typedef struct {
  char *code;     /* "DEU", a bloc's name, or "SITC3 × DEU" */
  char *label;    /* "Germany"; the code where there is no name */
  Series *series; /* the periods in which it has rows; zeros stand in it where absent rows are zeros */
} BreakdownPart;

typedef struct Breakdown {
  char *name, *label; /* label NULL without */
  char *by;           /* "partner", "product and partner" */
  char *unit, *valuation, *source, *composition;
  char *quantity_unit; /* NULL: a plain number, or no quantities */
  Frequency frequency;
  gboolean absent_zero; /* the table's absent rows are zeros: a code without any row is zero throughout */
  char *folded;         /* name of the bloc that is one part; NULL without */
  gsize n, k;           /* periods, parts */
  Period *periods;      /* n: those of any part or of the stated total */
  GPtrArray *parts;     /* BreakdownPart, by code */
  double *values;       /* n rows of k; NaN: no row, or a missing value */
  double *quantities;   /* the same; NULL without */
  double *sums;         /* n: of the parts that have a value; NaN without any */
  char *total_code;     /* NULL: no stated total */
  double *stated;       /* n: the stated total, NaN without; NULL when there is none at all */
} Breakdown;

void breakdown_part_free(gpointer part);

/* Rows into parts. What is left out is entered in the ledger under the name: codes of `without`, other totals, and cells in
 * which only some of several listed codes (flow: [ export, import ]) have a row. Errors: those of source_series, DATA_ERROR_NAME (no such
 * column or code), DATA_ERROR_ALIGN (parts on different grids), those of breakdown_check. */
Breakdown *breakdown_new(Data *data, const BreakdownDef *definition, GError **error);
void breakdown_free(Breakdown *breakdown); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Breakdown, breakdown_free)

/* The periods within a range, as a breakdown of its own (transfer full); parts without a value in it stay away. */
Breakdown *breakdown_cut(const Breakdown *breakdown, Period range);

const BreakdownPart *breakdown_part(const Breakdown *breakdown, gsize part); /* (transfer none) */
/* The place of a part by its code, and of a period; G_MAXSIZE when there is none. */
gsize breakdown_find(const Breakdown *breakdown, const char *code);
gsize breakdown_find_period(const Breakdown *breakdown, Period period);
/* The value of a part in a period; NaN: none. */
double breakdown_value(const Breakdown *breakdown, gsize period, gsize part);
/* What shares are taken of: the stated total where there is one in that period, otherwise the sum of parts. */
double breakdown_whole(const Breakdown *breakdown, gsize period);
/* The stated total less the sum of parts ("unspecified"), as a share of the stated total; NaN where either is missing. */
double breakdown_gap(const Breakdown *breakdown, gsize period);
/* FALSE with DATA_ERROR_UNIT where two breakdowns that are set side by side are in unlike units: the message names both and says that
 * no currency is converted. */
gboolean breakdown_same_unit(const Breakdown *one, const Breakdown *other, GError **error);
