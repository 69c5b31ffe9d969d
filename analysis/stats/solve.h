/* solve.h - the least-squares solution in double or quadruple precision: the two engines of ols.c */
#pragma once

#include "columns.h"
#include "ols.h"

/* Both fill of a fit with its model, design and weights set: coefficients, residuals, fitted, bread, basis, root, leverage,
 * ssr, tss, explained, r_squared, durbin_watson. */

/* factor: of the weighted design (sqrt(w) times each row). Returns a status of GSL. */
int solve_double(const Factor *factor, const gsl_matrix *weighted, const double *y, Fit *fit);

void solve_quad(const double *y, Fit *fit);
