/* breaks.h - fits in which breaks are looked for
 *
 * Reference figures: R 4.2.2, strucchange 1.5-3 (Fstats, breakpoints, confint, efp, sctest) on datasets::Nile, y ~ 1 and
 * y ~ t with t from 0. */
#pragma once

#include "fits.h"

#include <gsl/gsl_errno.h>

/* y on a constant, and on 0, 1, 2 ... with trend. */
static inline Fit *
fit_over_time(const double *y, gsize n, gboolean trend)
{
  static const char *const names[] = {"const", "trend"};
  g_autofree double *time = g_new(double, n);
  for (gsize i = 0; i < n; i++)
    time[i] = (double)i;
  const double *columns[] = {time};
  owned_matrix *design = design_of(n, trend ? 2 : 1, columns);
  GError *error = NULL;
  Fit *fit = ols_fit(y, design, names, TRUE, &error);

  assert_no_error(error);
  return fit;
}

static inline Fit *
fit_nile(gboolean trend)
{
  double time[NILE], flow[NILE];

  read_nile(time, flow);
  return fit_over_time(flow, NILE, trend);
}

/* A constant, and a step that begins with observation first + 1. */
static inline Fit *
fit_on_step(gsize n, gsize first)
{
  g_autofree double *y = g_new(double, n), *step = g_new(double, n);

  lehmer(y, n);
  for (gsize i = 0; i < n; i++)
    step[i] = i < first ? 0 : 1;
  return fit_on(y, step, n);
}

/* 20 times 5, 20 times 9, 20 times 7: three regimes without residuals. */
static inline Fit *
fit_steps(void)
{
  double y[60];

  for (gsize i = 0; i < 60; i++)
    y[i] = i < 20 ? 5 : i < 40 ? 9 : 7;
  return fit_over_time(y, 60, FALSE);
}

/* A straight line, which a fit on a trend leaves no residuals of. */
static inline Fit *
fit_line(void)
{
  double y[30];

  for (gsize i = 0; i < 30; i++)
    y[i] = 0.1 * (double)i + 3;
  return fit_over_time(y, 30, TRUE);
}

#define PERFECT "the fit is perfect: its residuals are only rounding"
