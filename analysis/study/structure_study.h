/* structure_study.h - kind "structure": how a total is made up of its parts, period by period
 *
 * of: one breakdown. top: so many parts by name (default STRUCTURE_TOP), the rest as one. mirror: the breakdown of what the other side
 * reports, in which the same figures are computed. block, resamples, seed: of the bootstrap, where one applies.
 *
 * Partners are the population and no sample, so that no figure has a confidence interval: beside it stand the smallest and the largest
 * value that come out with each part left out in turn. Monthly (two-month, quarterly) data are added up to years, and the index of a year gets
 * an interval by resampling its months in blocks (stats/concentration_bootstrap.h). */
#pragma once

#include "analysis.h"
#include "yearly_rows.h"

#define STRUCTURE_TOP   10
#define STRUCTURE_RATIO 4 /* parts of the concentration ratio */
/* Mean length of a block, in months: a quarter, as customs tables are revised and ships are late. */
#define STRUCTURE_BLOCK_MONTHS 3

/* One period. */
typedef struct {
  gsize parts; /* with a value above zero */
  double sum, stated,
      gap; /* of parts; the stated total and the share of it that no part has (as breakdown_gap), NaN without */
  double hhi, low,
      high; /* Herfindahl-Hirschman index of the parts' sum, its range; NaN where no part is above zero, as all below */
  double normalised; /* (hhi - 1/n) / (1 - 1/n); NaN with one part */
  double effective;  /* 1 / hhi: so many equal parts have the same index */
  double entropy;    /* -sum s ln s, natural logarithm */
  double ratio;      /* share of the four largest */
  double mirror;     /* hhi in the mirror data; NaN without */
  double
      uncovered; /* share of sum in parts for which the mirror data have no value in the period; NaN where mirror is */
  double lower, upper; /* of a year: the middle 95 % of hhi over resamples of its months; NaN where there are none */
} StructureRow;

typedef struct {
  Breakdown *breakdown;
  Breakdown *mirror; /* NULL without */
  gsize n;           /* rows */
  Period *periods;   /* n: those of the breakdown, or the whole years of shorter ones */
  double *values;    /* n rows of breakdown->k: of these periods */
  StructureRow *rows;
  gsize top;        /* parts by name, at most k */
  gsize *order;     /* k: places of parts, the largest sum over all rows first */
  gboolean by_year; /* shorter periods were added up */
  gsize per_row;    /* so many of them make a year; else 1 */
  gsize partial;    /* values that lack some of the periods of their year */
  gsize block, resamples;
  gulong seed;
} StructureStudy;

/* Errors: those of analysis_breakdown, concentration_interval and, with a mirror, paired_check_sides; STATS_ERROR_TOO_FEW (no part above zero in any period),
 * STATS_ERROR_DOMAIN (a value below zero), STATS_ERROR_NOT_FINITE; DATA_ERROR_ALIGN (no period in which the mirror has an index).
 * DATA_ERROR_UNIT is not one of them: the index has no unit, so that the mirror may be in another. */
gpointer structure_run(const AnalysisInput *input, GError **error);
void structure_free(gpointer study); /* safe on NULL */

/* Places of all parts, the largest sum over the rows [from, to) first, equals by code (k, transfer full). */
gsize *structure_order(const StructureStudy *study, gsize from, gsize to);
/* What shares of a row are taken of: the stated total where there is one, otherwise the sum of parts. */
double structure_whole(const StructureStudy *study, gsize row);
/* The values of a row (k, transfer none). */
const double *structure_values(const StructureStudy *study, gsize row);
/* The last row with an index. */
gsize structure_last(const StructureStudy *study);
