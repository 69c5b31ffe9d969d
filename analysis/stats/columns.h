/* columns.h - the columns of a design: checked, scaled to unit length, factored, their dependence explained */
#pragma once

#include <glib.h>
#include <gsl/gsl_matrix.h>
#include <gsl/gsl_permutation.h>

#include "stats_error.h"

/* Pivoted QR of the scaled columns: scaled P = Q R. */
typedef struct {
  gsl_matrix *qr;               /* n x k, as gsl_linalg_QRPT_decomp leaves it */
  gsl_vector *tau;              /* k */
  gsl_permutation *permutation; /* k */
  gsl_vector *length;           /* k: Euclidean length of each column, by which it was divided */
  double condition;             /* of the scaled columns */
} Factor;

/* Columns finite, none all zero, none constant beside the intercept in column 0. Errors: NOT_FINITE, CONSTANT. */
gboolean columns_check(const gsl_matrix *design, const char *const *names, gboolean intercept, GError **error);

/* The columns to keep, k flags (transfer full: g_free): from left to right FALSE for one that is all zero, constant beside the
 * intercept in column 0, or a combination of those before it, so that columns_factor() takes the rest; n > k. Errors: NOT_FINITE,
 * NUMERIC. */
gboolean *columns_independent(const gsl_matrix *design, const char *const *names, gboolean intercept, GError **error);

/* A design of full rank, n > k (transfer full). Errors: COLLINEAR (RANK_TOLERANCE of ols.h), NUMERIC. */
Factor *columns_factor(const gsl_matrix *design, const char *const *names, GError **error);
void factor_free(Factor *factor); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Factor, factor_free)
