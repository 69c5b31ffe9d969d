/* mirror.h - what one side reports against what the other side reports of the same flow
 *
 * Exports are valued free on board (FOB), imports with cost, insurance and freight to the border (CIF): the importer's figure is larger by
 * an allowance a for the way between them. The IMF's Direction of Trade Statistics estimates what a partner does not report with a = 0.10
 * (A Guide to Direction of Trade Statistics, 1993; Introduction), since 2017 with a = 0.06 (Yearbook 2017; Marini, Dippelsman and Stanger
 * 2018, IMF Working Paper 18/16). It is a convention: what the way costs differs from partner to partner.
 *
 * Values are amounts, zero or more; NaN: that side reports nothing. */
#pragma once

#include <glib.h>

#define MIRROR_ALLOWANCE     0.10
#define MIRROR_ALLOWANCE_NEW 0.06

typedef enum {
  MIRROR_UNKNOWN, /* the valuation of a side is not stated: no allowance is made */
  MIRROR_ALIKE,   /* both FOB, or both CIF */
  MIRROR_FOB_CIF, /* reported FOB, mirrored CIF: exports against the partner's imports */
  MIRROR_CIF_FOB  /* imports against the partner's exports */
} MirrorValuation;

/* The ratio of reported to mirrored that is to be expected: 1 / (1 + a), 1 + a, or 1. */
double mirror_expected(MirrorValuation valuation, double allowance);

/* ln(reported / mirrored); NaN unless both are above zero. */
double mirror_log_ratio(double reported, double mirrored);

/* reported / mirrored; NaN unless mirrored is above zero, and where the ratio is beyond the range of doubles. */
double mirror_quotient(double reported, double mirrored);

/* reported - expected * mirrored; NaN where either is, and beyond the range of doubles. */
double mirror_excess_of(double reported, double mirrored, double expected);

/* Whether a pair is in the very ratio, either way round, by which the IMF estimates one side from the other (10 and 6 per cent): it is
 * likely no second report. */
gboolean mirror_is_estimate(double reported, double mirrored);

/* mirror_quotient() of the sums of x and y where both are known; NaN where nothing is. */
double mirror_ratio(const double *x, const double *y, gsize n);

/* One period over its parts. Sums beyond the range of doubles are NaN, and so is what is made of them. */
typedef struct {
  gsize pairs;               /* parts that both sides report */
  double reported, mirrored; /* sums over pairs; 0 without any */
  double ratio;              /* mirror_ratio() */
  double low, high;       /* the smallest and the largest ratio with one pair left out; NaN with fewer than two pairs */
  double excess;          /* mirror_excess_of() */
  gsize alone_x, alone_y; /* parts that one side alone reports */
  double all_x, all_y;    /* sums over all that a side reports; NaN where it reports nothing */
} MirrorTotal;

MirrorTotal mirror_total(const double *reported, const double *mirrored, gsize n, double expected);

/* One part over its periods. Excess: mirror_excess_of() each period that both sides report. Sums as above. */
typedef struct {
  gsize n;                   /* such periods */
  double reported, mirrored; /* sums */
  double excess;             /* sum, with its sign: above zero more is reported than the mirror leads to expect */
  double gross;              /* sum without signs: by this suspects are ranked */
  double one_way;            /* |excess| / gross: 1 where it always has the same sign; NaN where gross is zero */
  gsize above, below;        /* periods with an excess above and below zero */
  double p;                  /* exact two-sided sign test; NaN without any such period */
} MirrorSum;

/* n periods, stride values from each to the next. The null of p: an excess above zero is as likely as one below, in each period on its
 * own. Periods that follow each other are hardly independent, so that p is too small: it describes how one-sided the differences are. */
MirrorSum mirror_sum(const double *reported, const double *mirrored, gsize n, gsize stride, double expected);

/* Places of n sums, the largest gross first, equals in the order they have (transfer full). */
gsize *mirror_rank(const MirrorSum *sums, gsize n);
