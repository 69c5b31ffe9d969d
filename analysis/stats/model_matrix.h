/* model_matrix.h - the columns of a model as products of base columns
 *
 * A power rounded to a double is no longer the power of the number it came from: poly(x, 10) of NIST's Filip loses five digits
 * by that. So a column is handed over as base columns with whole exponents and formed in quadruple precision. */
#pragma once

#include <glib.h>
#include <gsl/gsl_matrix.h>

#include "quad.h"

/* A base column raised to a whole power. */
typedef struct {
  gsize base;
  guint power;
} BasePower;

/* Built by the functions below; n, k and bases are for reading. */
typedef struct {
  gsize n, k;          /* observations, columns */
  gsize bases;         /* base columns */
  GPtrArray *values;   /* bases arrays of n doubles */
  GPtrArray *products; /* k arrays (GArray) of BasePower */
  GPtrArray *names;    /* k strings, and a NULL behind them: see model_matrix_names() */
} ModelMatrix;

/* Of n observations, without columns yet (transfer full). */
ModelMatrix *model_matrix_new(gsize n);

/* n values, which are copied. Returns the place of the base. */
gsize model_matrix_add_base(ModelMatrix *matrix, const double *values);

/* The product of count bases raised to their powers; the empty product is the constant: x^2 is {x, 2}, x:z is {x, 1}, {z, 1}.
 * name and powers are copied. */
void model_matrix_add_column(ModelMatrix *matrix, const char *name, const BasePower *powers, gsize count);

/* Each column of a matrix of doubles as a base of its own (transfer full). names: as many strings as columns. */
ModelMatrix *model_matrix_of_design(const gsl_matrix *design, const char *const *names);

/* A copy with the columns j for which keep[j] is TRUE (transfer full). keep NULL: all. */
ModelMatrix *model_matrix_select(const ModelMatrix *matrix, const gboolean *keep);

void model_matrix_free(ModelMatrix *matrix); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ModelMatrix, model_matrix_free)

/* k names, NULL-terminated (transfer none). */
const char *const *model_matrix_names(const ModelMatrix *matrix);

/* The n values of column j, each power and product in quadruple precision. */
void model_matrix_column(const ModelMatrix *matrix, gsize j, quad *values);

/* n x k, each cell rounded once (transfer full: gsl_matrix_free). */
gsl_matrix *model_matrix_rounded(const ModelMatrix *matrix);

/* A new row: row receives the k columns at the given values of the bases, rounded once. */
void model_matrix_row(const ModelMatrix *matrix, const double *bases, double *row);
