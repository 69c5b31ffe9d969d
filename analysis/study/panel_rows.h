/* panel_rows.h - a formula over breakdowns as one table of observations: parts x periods
 *
 * A name in the formula is a breakdown, whose part then stands under it, or a series, which is the same for all parts; a breakdown comes
 * before a series of the same name. The formula is evaluated for each part by itself, over all of its periods, so that a lag stays within
 * the part and the sample cuts last. */
#pragma once

#include "analysis.h"
#include "panel_zeros.h"

/* What became of the pairs of part and period: the first four add up to all pairs, and so do the last six. */
typedef struct {
  gsize positive, zero, negative; /* of what the response's breakdowns hold, added up */
  gsize absent;                   /* one of them holds nothing */
  gsize uncovered;                /* covered: its part is left out; else 0 */
  gsize undefined_absent;         /* the response has no value, for that reason */
  gsize undefined_zero;           /* it has none of a zero: its logarithm, a ratio to it */
  gsize undefined;                /* it has none otherwise, as the first of a lag */
  gsize without_term;             /* the response is there, and a term has no value */
  gsize complete;
} PanelPairs;

typedef struct {
  char *by;       /* what the parts are: "partner", "product and partner" */
  char *response; /* "log(turnover)" */
  char *unit;     /* of the response; NULL: a plain number */
  char *traded;   /* the response's breakdowns: "exports, imports" */
  char **codes;   /* n_parts, NULL-terminated: parts that any of these has a value of in the sample */
  gsize n_parts;
  Period *periods; /* n_periods: of the sample in which any part's response has an observation */
  gsize n_periods;
  Frequency frequency;
  gsize n, k;           /* complete pairs, columns */
  gsize *part, *period; /* n each: by part, then by period */
  double *y;            /* n */
  gsl_matrix *design;   /* n x k, without a constant */
  char **names;         /* k, NULL-terminated */
  PanelPairs pairs;
  gboolean lagged_response; /* a lag of the response is among the terms */
  gboolean covered;         /* parts that a breakdown with absent rows as zeros does not name are left out */
  PanelZeros *uncovered;    /* these parts, left out or not, and these breakdowns; NULL without such a breakdown */
  GPtrArray *zeros;         /* PanelZeros: those of them that are taken as zeros, by breakdown; empty where covered */
} PanelRows;

/* Errors: those of evaluate and of reading breakdowns; DATA_ERROR_SCHEMA (no breakdown in the response; no term; a term that panels do not
 * have; covered, where no breakdown has absent rows as zeros), DATA_ERROR_ALIGN (unlike frequencies, two published indices, no complete pair;
 * covered leaves out all parts). */
PanelRows *panel_rows_new(const AnalysisInput *input, GError **error);
void panel_rows_free(PanelRows *rows); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PanelRows, panel_rows_free)
