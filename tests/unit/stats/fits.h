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

#define LONGLEY 16

/* Columns of longley.csv: 1 employment (TOTEMP), 3 GNP, 5 armed forces, 6 population, 7 year. */
enum { LONGLEY_EMPLOYMENT = 1, LONGLEY_GNP = 3, LONGLEY_ARMED = 5, LONGLEY_POPULATION = 6, LONGLEY_YEAR = 7 };

static inline void
read_longley(gsize column, double *values)
{
  double all[REFERENCE_MOST];

  assert_int_equal(reference_column("longley.csv", column, all), LONGLEY);
  memcpy(values, all, LONGLEY * sizeof *values);
}

/* Columns of Longley's data beside a constant, or without it. */
static inline ModelMatrix *
longley_model(const gsize *columns, gsize count, gboolean intercept)
{
  static const char *const names[] = {"", "TOTEMP", "", "GNP", "", "ARMED", "POP", "YEAR"};
  ModelMatrix *model = model_matrix_new(LONGLEY);
  double values[LONGLEY];

  if (intercept)
    model_matrix_add_column(model, "const", NULL, 0);
  for (gsize c = 0; c < count; c++) {
    read_longley(columns[c], values);
    const BasePower whole = {model_matrix_add_base(model, values), 1};
    model_matrix_add_column(model, names[columns[c]], &whole, 1);
  }
  return model;
}

/* Employment on GNP, population (and armed forces, with three columns); weights 1 ... 16 where weighted. */
static inline Fit *
fit_longley(gsize columns, gboolean weighted, gboolean intercept)
{
  static const gsize column[] = {LONGLEY_GNP, LONGLEY_POPULATION, LONGLEY_ARMED};
  g_autoptr(ModelMatrix) model = longley_model(column, columns, intercept);
  double employment[LONGLEY], weights[LONGLEY];
  GError *error = NULL;

  read_longley(LONGLEY_EMPLOYMENT, employment);
  for (gsize i = 0; i < LONGLEY; i++)
    weights[i] = (double)(i + 1);
  Fit *fit = ols_fit_model(employment, model, weighted ? weights : NULL, intercept, &error);
  assert_no_error(error);
  return fit;
}

/* Each value of a vector or an array, which may stand anywhere, against those wanted. */
static inline void
assert_all_digits(const double *got, const double *want, gsize n, double digits)
{
  for (gsize i = 0; i < n; i++)
    assert_digits(got[i], want[i], digits);
}
