/* wide_fit.h - a regression on several columns, and one with gaps, that R can make again
 *
 * In R: y <- Nile; t <- 1:100; u is 100 numbers of lehmer() in reference.h; m3 <- lm(y ~ t + u + cos(t)). */
#pragma once

#include "fits.h"

#include <gsl/gsl_errno.h>

/* With the three columns multiplied by scale, and y too. */
static inline Fit *
fit_nile_on_three_scaled(const double *scale, double y_scale)
{
  static const char *const names[] = {"const", "t", "u", "cos"};
  double time[NILE], flow[NILE], u[NILE], wave[NILE];
  const double *const columns[] = {time, u, wave};
  GError *error = NULL;

  read_nile(time, flow);
  lehmer(u, NILE);
  for (gsize i = 0; i < NILE; i++) {
    wave[i] = cos(time[i]) * scale[2];
    time[i] *= scale[0];
    u[i] *= scale[1];
    flow[i] *= y_scale;
  }
  owned_matrix *design = design_of(NILE, 4, columns);
  Fit *fit = ols_fit(flow, design, names, TRUE, &error);
  assert_no_error(error);
  return fit;
}

static inline Fit *
fit_nile_on_three(void)
{
  return fit_nile_on_three_scaled((const double[]){1, 1, 1}, 1);
}

#define GAPPED 93

/* The Nile on its trend without the years 5, 6, 7, 30, 31, 60 and 88. */
static inline Fit *
fit_gapped_nile(gint64 *period)
{
  double all_time[NILE], all_flow[NILE], time[NILE], flow[NILE];
  gsize n = 0;

  read_nile(all_time, all_flow);
  for (gsize i = 0; i < NILE; i++) {
    const gsize year = i + 1;
    if ((year >= 5 && year <= 7) || year == 30 || year == 31 || year == 60 || year == 88)
      continue;
    time[n] = all_time[i];
    flow[n] = all_flow[i];
    period[n++] = 1870 + (gint64)year;
  }
  assert_int_equal(n, GAPPED);
  return fit_on(flow, time, n);
}

/* n observations of x = 1 ... n and the first n numbers of lehmer(). */
static inline Fit *
fit_short(gsize n)
{
  double time[NILE], u[NILE];

  lehmer(u, n);
  for (gsize i = 0; i < n; i++)
    time[i] = (double)i + 1;
  return fit_on(u, time, n);
}

/* y = 3 + 2 x without any error. */
static inline Fit *
fit_perfect(void)
{
  double x[12], y[12];

  for (gsize i = 0; i < 12; i++) {
    x[i] = (double)i;
    y[i] = 3 + 2 * x[i];
  }
  return fit_on(y, x, 12);
}

static inline double
standard_error_of(const gsl_matrix *covariance, gsize i)
{
  return sqrt(gsl_matrix_get(covariance, i, i));
}
