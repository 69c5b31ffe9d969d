/* claims.h - what the literature states, asked of a study's data
 *
 * The study's key `claims:` names a resource with the columns id, statement, expr, at, relation, value and, where wanted,
 * tolerance, unit, source; a row is a statement. expr is an expression over the study's series, at a period or a range
 * ("2013..2019", both ends inside), relation one of = != < <= > >=. A tolerance widens what the relation allows: = means
 * within it, > 5 with a tolerance of 1 above 4. The value is in the unit of its row ("USD billion", "percent", "points"; empty: a
 * plain number); series are rescaled between thousand, million and billion, and never converted otherwise.
 *
 * A claim is judged on every observation wholly inside its period. It holds when each of them holds and they cover all
 * days; it does not hold when one of them fails; otherwise it is undecided. Limits decide only as a whole, an open end being
 * excluded. Values and limits that come from the claim's own source (same_source.h) never decide, nor do values from which days are
 * missing. */
#pragma once

#include "results.h"

typedef enum {
  RELATION_EQUAL,
  RELATION_UNEQUAL,
  RELATION_LESS,
  RELATION_AT_MOST,
  RELATION_GREATER,
  RELATION_AT_LEAST
} Relation;

/* "=", "!=", "<", "<=", ">", ">=" (transfer none); the inverse is FALSE for any other text. */
const char *relation_text(Relation relation);
gboolean relation_from_text(const char *text, Relation *relation);

typedef enum { CLAIM_HOLDS, CLAIM_FAILS, CLAIM_UNDECIDED } ClaimVerdict;

/* "holds", "does not hold", "undecided" (transfer none). */
const char *claim_verdict_text(ClaimVerdict verdict);

/* What keeps a period from deciding. */
typedef enum {
  DOUBT_NOT_COVERED, /* days of which there is no observation */
  DOUBT_ACROSS_EDGE, /* an observation that reaches out of the claim's period */
  DOUBT_NO_VALUE,    /* an observation that is missing */
  DOUBT_INCOMPLETE,  /* a value from which days are missing */
  DOUBT_OWN_SOURCE,  /* a value or limits from the source of the claim */
  DOUBT_OPEN_LIMITS, /* limits that allow both */
  N_CLAIM_DOUBTS
} ClaimDoubt;

typedef struct {
  /* As stated. */
  char *id, *statement, *expr, *at;
  char *unit, *source; /* NULL where the cell is empty */
  Relation relation;
  double value, tolerance;
  Period period;
  /* As found, in that unit. */
  char *data_source;         /* of the series */
  char *composition;         /* of the series; NULL */
  gsize n, holding, failing; /* observations inside the period; of them, those that hold and fail by themselves */
  gboolean has_decisive;
  /* The one that fails by most, else that which is nearest to failing, else the first that leaves it open; among equals the earliest.
   * None where there is nothing but the claim's own source. */
  Observation decisive;           /* its source is its own, or NULL where that of the series holds */
  double difference;              /* its value less the stated one; NaN for limits */
  GArray *doubts[N_CLAIM_DOUBTS]; /* Period, in order */
  ClaimVerdict verdict;
} Claim;

void claim_free(gpointer claim); /* safe on NULL */

/* All claims of the study in the order of their table, computed when first asked for (transfer none; empty where the study has
 * none). Errors: those of data_table and evaluate; DATA_ERROR_SCHEMA, _NUMBER, _PERIOD, _SYNTAX, _NAME, _UNIT for cells, listed
 * together with their places. */
const GPtrArray *results_claims(Results *results, GError **error);

/* The claim of that id, or NULL (transfer none). */
const Claim *claim_find(const GPtrArray *claims, const char *id);

/* For claims.c: judges a claim by the series of its expression, already in the claim's unit; fills all that is found. */
void claim_judge(Claim *claim, const Series *series);
