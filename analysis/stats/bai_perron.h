/* bai_perron.h - several breaks at unknown dates: the partitions with the least sum of squared residuals
 *
 * Bai, J. and P. Perron (1998), Econometrica 66, 47-78, and (2003), Journal of Applied Econometrics 18, 1-22: for each
 * number of breaks the best dates by dynamic programming over the sums of squared residuals of all segments, which the
 * recursive residuals give. All coefficients change at each break (pure structural change). Memory grows with n times the
 * number of breaks, time with n^2. BIC (Yao, Y.-C. (1988), Statistics & Probability Letters 6, 181-189) counts k + 1
 * parameters a regime, as R's strucchange does; LWZ (Liu, J., S. Wu and J. V. Zidek (1997), Statistica Sinica 7, 497-525) is
 * log(RSS / (n - q)) + q 0.299 (log n)^2.1 / n with q = (m + 1) k + m, as in Bai and Perron. Both take errors without
 * autocorrelation; with it they find breaks too readily, BIC more than LWZ. */
#pragma once

#include <glib.h>

#include "ols.h"
#include "segments.h"

/* About half a second for a mean. */
#define BREAKS_MOST_OBSERVATIONS 5000
/* n k: time grows with its square, 1.3e9 steps here. */
#define BREAKS_MOST_WORK 50000

typedef struct {
  gsize breaks;
  gsize *at; /* breaks: observations up to each, the last of an old regime, in order */
  double rss, bic, lwz;
} Partition;

typedef struct {
  gsize n, k, segment;
  gsize count; /* of partitions: 0, 1 ... count - 1 breaks */
  Partition
      *partitions; /* where one fits perfectly, its criteria are minus infinity and those with more breaks are left out;
                          * so are those from the first number of breaks on that fits nowhere */
  gsize by_bic, by_lwz; /* breaks of the least criterion */
} BaiPerron;

/* The most breaks that are looked for without being asked: as many as fit with some room, ceil(n / segment) - 2, as strucchange has it, and
 * at least one. */
gsize bai_perron_default(gsize n, gsize segment);

/* Up to most breaks, each regime with at least segment observations, in which the regressors must not be dependent. Of an unweighted fit in
 * time order. Errors: those of segment_check, DOMAIN (so many breaks do not fit; n or n k too large), CONSTANT (a perfect fit). */
BaiPerron *bai_perron(const Fit *fit, gsize segment, gsize most, GError **error);
void bai_perron_free(BaiPerron *result); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BaiPerron, bai_perron_free)
