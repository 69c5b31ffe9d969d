/* hac_bandwidth.h - bandwidths chosen from the scores, as R's sandwich 3.0-2 does */
#pragma once

#include <glib.h>
#include <gsl/gsl_matrix.h>

#include "hac.h"

/* Scores whose bandwidth is asked for: rows in time order, prewhitened or not. */
typedef struct {
  const gsl_matrix *scores;
  const gint64 *period; /* place of each row, or NULL */
  gsize n;              /* observations before prewhitening */
  gboolean intercept;   /* column 0 belongs to the constant: weight 0 unless it is alone */
  gboolean prewhitened;
} BandwidthInput;

/* Newey and West (1994). Errors: NUMERIC (scores that sum to nothing). */
gboolean bandwidth_newey_west(const BandwidthInput *input, HacKernel kernel, double *bandwidth, GError **error);

/* Andrews (1991), equations 6.2 and 6.4. Errors: TOO_FEW (fewer than three neighbours), NUMERIC (an AR(1) on the unit circle). */
gboolean bandwidth_andrews(const BandwidthInput *input, HacKernel kernel, double *bandwidth, GError **error);
