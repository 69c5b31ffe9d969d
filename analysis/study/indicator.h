/* indicator.h - indicators of a breakdown as series: how concentrated exports are, how much of imports one partner has
 *
 *     series:
 *       - { name: hhi_exports, indicator: hhi, of: export_partners }
 *       - { name: share_deu, indicator: share, of: export_partners, part: DEU }
 *
 * A kind is a row of one table (indicator_kinds.c). Partners are the population and no sample of one, so that a value has no
 * confidence interval; a kind with a range is computed again with each part left out in turn, and low and high of an observation are
 * the smallest and largest of these values. The functions low(x) and high(x) of the expressions give them as series. */
#pragma once

#include "breakdown.h"
#include "evaluate.h"

/* What an item must name. */
#define INDICATOR_AGAINST 1u  /* against: a second breakdown */
#define INDICATOR_PART    2u  /* part: a code */
#define INDICATOR_TOP     4u  /* top: a number of parts */
#define INDICATOR_BASE    8u  /* base: a period */
#define INDICATOR_AMOUNTS 16u /* the breakdown needs quantities */

/* Parts times parts times periods: where leaving out each part in turn is more work than this (seconds), there is no range, and the ledger
 * says so. */
#define INDICATOR_WORK 1e9

/* One request. The parts of two breakdowns are brought together by their codes: x and y have k values each. */
typedef struct {
  const Breakdown *of, *against; /* against NULL without */
  gsize k;                       /* parts: of `of`, and behind them those that only `against` has */
  gsize part;                    /* the place of the part asked for; G_MAXSIZE without */
  gsize top;                     /* 0 without */
  gsize base;                    /* the place of the base period in `of`; G_MAXSIZE without */
  double whole_x, whole_y;       /* in this period: the stated total less what is left out, or the sum of parts */
  Ledger *ledger;                /* for what a kind along the periods leaves out */
} IndicatorInput;

typedef struct IndicatorKind {
  const char *word;    /* behind 'indicator:' */
  const char *summary; /* half a line for help, with the formula's source */
  const char *unit;    /* NULL: a plain number */
  guint needs;
  gboolean like_units; /* of both breakdowns: the kind sets amounts against each other, not shares */
  gboolean range;      /* computed again without each part in turn; the part asked for stays */
  /* What the breakdowns must be, before anything is computed: FALSE with the error. NULL: any. */
  gboolean (*check)(const IndicatorInput *input, GError **error);
  /* The value in one period alone: x, k values of `of`, NaN where a part has none; y those of `against`, or NULL. NaN: undefined.
   * NULL where the kind runs along the periods. */
  double (*value)(const IndicatorInput *input, const double *x, const double *y);
  /* The same value with each of the k parts left out in turn, for a kind that can tell them all at once; NULL: each is computed anew, as long as
   * INDICATOR_WORK allows. */
  void (*without)(const IndicatorInput *input, const double *x, const double *y, double *values);
  /* The unit where it hangs on the request (transfer full), instead of the text above; or NULL. */
  char *(*unit_of)(const IndicatorInput *input);
  /* Along the periods: one value for each period of `of`, NaN where undefined. NULL where there is `value`. */
  void (*path)(const IndicatorInput *input, double *values);
} IndicatorKind;

/* Ended by a row without a word. */
extern const IndicatorKind indicator_kinds[];
const IndicatorKind *indicator_kind(const char *word); /* NULL when there is none */

/* An indicator over the periods of its breakdown (with a second one: over those that both have) as a series without a name; a period in
 * which it is undefined is missing. Errors: those of scope's breakdown; DATA_ERROR_NAME (no such part), DATA_ERROR_PERIOD (no such
 * base), DATA_ERROR_UNIT (two breakdowns in unlike units, where the kind sets amounts against each other), DATA_ERROR_SCHEMA (no
 * quantities); those of the kind's check. */
Series *indicator_series(const Scope *scope, const IndicatorDef *definition, GError **error);
