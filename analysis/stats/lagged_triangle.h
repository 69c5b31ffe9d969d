/* lagged_triangle.h - many regressions on lags from one QR each: of the design and the responses side by side
 *
 * [X Y] = Q R with R = [A B; 0 C]: the coefficients of all equations are A^-1 B, and C'C is the cross product of their residuals, so that
 * it is never formed from differences of squares. In double precision, for what is done often: lag tables and resamples. */
#pragma once

#include "lagged.h"

typedef struct {
  gsize n, k, series; /* rows, columns of the design, equations */
  gsl_matrix *work;   /* n x (k + series): design and responses before, QR after */
  gsl_vector *tau;
} Triangle;

Triangle *triangle_new(gsize n, gsize k, gsize series);
void triangle_free(Triangle *triangle); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Triangle, triangle_free)

/* Factors what stands in work; FALSE where a column depends on those before it (TRIANGLE_DEPENDENT), or values are not finite. */
#define TRIANGLE_DEPENDENT 1e-12 /* of a column's length: what is left of it behind the others */
gboolean triangle_factor(Triangle *triangle);

/* ln |C'C / n|. */
double triangle_log_determinant(const Triangle *triangle);

/* coefficients (series x k) by equation; root (series x series) the lower triangle with positive diagonal whose square root' is C'C /
 * divisor. Either may be NULL. */
void triangle_solve(const Triangle *triangle, double divisor, gsl_matrix *coefficients, gsl_matrix *root);
