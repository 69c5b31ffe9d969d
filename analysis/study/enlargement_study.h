/* enlargement_study.h - kind "enlargement": how much of a bloc's change in trade is growth, and how much who joined or left
 *
 *     indicators:
 *       - { name: enlargement, kind: enlargement, of: turnover_partners, bloc: EU, at: 2003..2007 }
 *
 * of: one breakdown by partner of all partners, members or not. bloc: taken as in force, whatever the study composes it as of; a country
 * belongs to it in a period when it does on the period's middle day. at: a range; without it all periods. Each period is set against the next
 * one that has values (stats/enlargement.h), and the parts of all these steps add up over the range. A member without a value counts with zero. */
#pragma once

#include "analysis.h"
#include "stats/enlargement.h"

/* A country that joined or left between two periods. */
typedef struct {
  char *code, *name; /* of the bloc's member */
  gboolean joined;   /* else it left */
  double from, to;   /* its values in the two periods; NaN without */
} MemberMove;

typedef struct {
  gsize from, to; /* places in the breakdown */
  Enlargement split;
  GArray *moves; /* MemberMove, by code: those who joined, then those who left; empty where the composition stayed */
} EnlargementStep;

/* A member that has no value in some periods of its membership. */
typedef struct {
  char *code, *name;
  GArray *periods; /* Period */
} SilentMember;

typedef struct {
  Breakdown *breakdown; /* of the range */
  char *bloc;           /* its name */
  gsize n_steps;
  EnlargementStep *steps; /* n_steps: all pairs of neighbouring periods */
  gsize changed;          /* steps in which the composition changed */
  Enlargement sums;       /* before of the first, after of the last step; the rest summed over all steps */
  Enlargement ends;       /* the same split of the first against the last period at once */
  GArray *silent;         /* SilentMember, by code */
} EnlargementStudy;

/* Errors: those of scope->bloc, enlargement_split, breakdown_range and breakdown_check_period; DATA_ERROR_SCHEMA (no bloc; a breakdown with a
 * bloc in it, or without any member of this one). */
gpointer enlargement_run(const AnalysisInput *input, GError **error);
void enlargement_study_free(gpointer study); /* safe on NULL */
