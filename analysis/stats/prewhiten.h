/* prewhiten.h - a VAR(1) without constant taken out of scores (Andrews and Monahan 1992) */
#pragma once

#include <glib.h>
#include <gsl/gsl_matrix.h>

#include "grid.h"

typedef struct {
  gsl_matrix *scores; /* pairs x k: residuals of the VAR(1) */
  gint64 *period;     /* place of each row */
  gsl_matrix *colour; /* k x k: (I - A)^-1, which puts the dynamics back */
} Whitened;

/* Pairs of neighbouring rows are taken, no others. Errors: TOO_FEW (pairs <= k), COLLINEAR (scores),
 * NUMERIC (the VAR(1) is not stationary). */
Whitened *prewhiten(const gsl_matrix *scores, const gint64 *period, GError **error);
void whitened_free(Whitened *whitened); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Whitened, whitened_free)
