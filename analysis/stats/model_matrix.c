#include "model_matrix.h"

ModelMatrix *
model_matrix_new(gsize n)
{
  ModelMatrix *matrix = g_new0(ModelMatrix, 1);

  matrix->n = n;
  matrix->values = g_ptr_array_new_with_free_func(g_free);
  matrix->products = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  matrix->names = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(matrix->names, NULL);
  return matrix;
}

gsize
model_matrix_add_base(ModelMatrix *matrix, const double *values)
{
  g_ptr_array_add(matrix->values, g_memdup2(values, matrix->n * sizeof *values));
  return matrix->bases++;
}

void
model_matrix_add_column(ModelMatrix *matrix, const char *name, const BasePower *powers, gsize count)
{
  GArray *product = g_array_new(FALSE, FALSE, sizeof(BasePower));

  if (count > 0)
    g_array_append_vals(product, powers, (guint)count);
  g_ptr_array_add(matrix->products, product);
  g_ptr_array_insert(matrix->names, (gint)matrix->k, g_strdup(name));
  matrix->k++;
}

ModelMatrix *
model_matrix_of_design(const gsl_matrix *design, const char *const *names)
{
  ModelMatrix *matrix = model_matrix_new(design->size1);
  g_autofree double *values = g_new(double, design->size1);

  for (gsize j = 0; j < design->size2; j++) {
    for (gsize i = 0; i < design->size1; i++)
      values[i] = gsl_matrix_get(design, i, j);
    const BasePower whole = {model_matrix_add_base(matrix, values), 1};
    model_matrix_add_column(matrix, names[j], &whole, 1);
  }
  return matrix;
}

ModelMatrix *
model_matrix_select(const ModelMatrix *matrix, const gboolean *keep)
{
  ModelMatrix *copy = model_matrix_new(matrix->n);

  for (guint b = 0; b < matrix->values->len; b++)
    model_matrix_add_base(copy, matrix->values->pdata[b]);
  for (gsize j = 0; j < matrix->k; j++) {
    const GArray *product = matrix->products->pdata[j];
    if (!keep || keep[j])
      model_matrix_add_column(copy, matrix->names->pdata[j], (const BasePower *)(const void *)product->data,
                              product->len);
  }
  return copy;
}

void
model_matrix_free(ModelMatrix *matrix)
{
  if (!matrix)
    return;
  g_ptr_array_unref(matrix->values);
  g_ptr_array_unref(matrix->products);
  g_ptr_array_unref(matrix->names);
  g_free(matrix);
}

const char *const *
model_matrix_names(const ModelMatrix *matrix)
{
  return (const char *const *)matrix->names->pdata;
}

static void
multiply(quad *values, const double *base, guint power, gsize n)
{
  for (gsize i = 0; i < n; i++)
    for (guint p = 0; p < power; p++)
      values[i] *= base[i];
}

void
model_matrix_column(const ModelMatrix *matrix, gsize j, quad *values)
{
  const GArray *product = matrix->products->pdata[j];

  for (gsize i = 0; i < matrix->n; i++)
    values[i] = 1;
  for (guint f = 0; f < product->len; f++) {
    const BasePower factor = g_array_index(product, BasePower, f);
    multiply(values, matrix->values->pdata[factor.base], factor.power, matrix->n);
  }
}

gsl_matrix *
model_matrix_rounded(const ModelMatrix *matrix)
{
  gsl_matrix *rounded = gsl_matrix_alloc(matrix->n, matrix->k);
  g_autofree quad *values = g_new(quad, matrix->n);

  for (gsize j = 0; j < matrix->k; j++) {
    model_matrix_column(matrix, j, values);
    for (gsize i = 0; i < matrix->n; i++)
      gsl_matrix_set(rounded, i, j, (double)values[i]);
  }
  return rounded;
}

void
model_matrix_row(const ModelMatrix *matrix, const double *bases, double *row)
{
  for (gsize j = 0; j < matrix->k; j++) {
    const GArray *product = matrix->products->pdata[j];
    quad value = 1;
    for (guint f = 0; f < product->len; f++) {
      const BasePower factor = g_array_index(product, BasePower, f);
      multiply(&value, bases + factor.base, factor.power, 1);
    }
    row[j] = (double)value;
  }
}
