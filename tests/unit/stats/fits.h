/* fits.h - fits that several tests start from */
#pragma once

#include "reference.h"

#include <gsl/gsl_matrix.h>

#include "stats/ols.h"

static inline void
gsl_matrix_free_at(gsl_matrix **matrix)
{
  gsl_matrix_free(*matrix);
}

/* Freed where it goes out of scope. */
#define owned_matrix __attribute__((cleanup(gsl_matrix_free_at))) gsl_matrix

/* A constant, and the k - 1 columns given one after the other. */
static inline gsl_matrix *
design_of(gsize n, gsize k, const double *const *columns)
{
  gsl_matrix *design = gsl_matrix_alloc(n, k);

  for (gsize i = 0; i < n; i++) {
    gsl_matrix_set(design, i, 0, 1);
    for (gsize j = 1; j < k; j++)
      gsl_matrix_set(design, i, j, columns[j - 1][i]);
  }
  return design;
}

static inline Fit *
fit_on(const double *y, const double *x, gsize n)
{
  static const char *const names[] = {"const", "x"};
  owned_matrix *design = design_of(n, 2, &x);
  GError *error = NULL;
  Fit *fit = ols_fit(y, design, names, TRUE, &error);

  assert_no_error(error);
  return fit;
}

/* Flow of the Nile on t = 1 ... 100. */
static inline Fit *
fit_nile_on_trend(void)
{
  double time[NILE], flow[NILE];

  read_nile(time, flow);
  return fit_on(flow, time, NILE);
}
