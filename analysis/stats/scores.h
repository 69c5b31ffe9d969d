/* scores.h - an orthonormal basis of a fit's columns, and the covariance sandwich made in it
 *
 * With X = Q T (Q orthonormal columns, T upper triangular up to scaling) the sandwich (X'X)^-1 X'SX (X'X)^-1 is
 * root (Q'SQ) root' with root = T^-1: the square of X'X is never formed, and the digits that it would cost are kept. */
#pragma once

#include <glib.h>
#include <gsl/gsl_matrix.h>

#include "ols.h"

typedef struct {
  gsl_matrix *basis; /* n x k, orthonormal columns that span the design */
  gsl_matrix *root;  /* k x k, design root = basis */
} Basis;

/* Errors: NUMERIC. */
Basis *basis_new(const Fit *fit, GError **error);
void basis_free(Basis *basis); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Basis, basis_free)

/* Leverage of observation i: the diagonal of the hat matrix. */
double basis_leverage(const Basis *basis, gsize i);

/* n x (n - k), orthonormal columns orthogonal to the design (transfer full). Errors: NUMERIC. */
gsl_matrix *complement_new(const Fit *fit, GError **error);

/* n x k: each row of the basis times its residual (transfer full). */
gsl_matrix *basis_scores(const Basis *basis, const Fit *fit);

/* factor root meat root', k x k and exactly symmetric (transfer full). Errors: NUMERIC. */
gsl_matrix *basis_sandwich(const Basis *basis, const gsl_matrix *meat, double factor, GError **error);
