/* contributions_study.h - kind "contributions": which parts made a total grow or fall between two periods, and by how much
 *
 *     indicators:
 *       - { name: fall, kind: contributions, of: turnover_partners, at: 2013..2016, parts: [ DEU, NLD, POL ] }
 *
 * of: one breakdown. at: a range, whose first and last period are compared; without it those of the breakdown. parts: the codes that are
 * named; without them the `top` (default CONTRIBUTIONS_TOP) with the largest change, rises and falls alike. All other parts stand as one.
 *
 * The total is the stated one where both periods have it, otherwise the sum of parts in both. A part without a value in one of the two
 * periods counts with zero there. */
#pragma once

#include "analysis.h"
#include "stats/contribution.h"

#define CONTRIBUTIONS_TOP 8

/* Two periods that are compared. */
typedef struct {
  gsize from, to;      /* places in the breakdown */
  gboolean stated;     /* the total is the stated one */
  Contributions *all;  /* of all parts, in the breakdown's order */
  Contribution others; /* those that are not named, as one */
} ContributionStep;

typedef struct {
  Breakdown *breakdown;    /* of the range */
  gsize named;             /* parts by name, */
  gsize *order;            /* k: which come first; either group by its change, the largest without sign first */
  ContributionStep change; /* first to last period */
  ContributionStep
      *steps; /* n_steps: each period after the one just before it; pairs with a gap between them are left out */
  gsize n_steps;
} ContributionsStudy;

/* Errors: those of contributions_new, breakdown_range and breakdown_check_period; DATA_ERROR_NAME (a code that is no part in the range), DATA_ERROR_SCHEMA (a code twice; `parts` beside `top`). */
gpointer contributions_run(const AnalysisInput *input, GError **error);
void contributions_study_free(gpointer study); /* safe on NULL */

/* How many parts stand as one. */
gsize contributions_others(const ContributionsStudy *study);

/* What a table, a chart or a reading goes through: parts by name, then all others as one (where there are any), what the stated total leaves
 * to no part (where that is more than rounding), and the total. */
typedef enum { ROW_PART, ROW_OTHERS, ROW_UNSPECIFIED, ROW_TOTAL } ContributionRowKind;

typedef struct {
  ContributionRowKind kind;
  gsize place; /* of a part in the breakdown */
} ContributionRow;

/* ContributionRow (transfer full); any_step: with a row for what is left also where it is left in single steps alone. */
GArray *contributions_rows(const ContributionsStudy *study, gboolean any_step);
/* The figures of a row in one comparison (transfer none). */
const Contribution *contribution_of(const ContributionStep *step, const ContributionRow *row);

/* A total and its parts that differ by less than this share of the total differ by the rounding of sums alone. */
#define CONTRIBUTIONS_ROUNDING 1e-9
