#include "recursion.h"

#include <math.h>

#include "auxiliary.h"

/* What is left of a row of the basis, whose elements are near 1, counts as nothing below this: two digits above the rounding that
 * rotations leave behind. */
#define NOTHING 1e-13

Recursion *
recursion_new(const Fit *fit)
{
  Recursion *recursion = g_new0(Recursion, 1);

  recursion->fit = fit;
  recursion->response = fit->residuals->data;
  recursion->k = fit->k;
  recursion->triangle = g_new0(double, fit->k * fit->k);
  recursion->right = g_new0(double, fit->k);
  recursion->row = g_new0(double, fit->k);
  return recursion;
}

void
recursion_free(Recursion *recursion)
{
  if (!recursion)
    return;
  g_free(recursion->triangle);
  g_free(recursion->right);
  g_free(recursion->row);
  g_free(recursion);
}

void
recursion_restart(Recursion *recursion)
{
  for (gsize j = 0; j < recursion->k; j++) {
    recursion->right[j] = 0;
    for (gsize l = 0; l < recursion->k; l++)
      recursion->triangle[j * recursion->k + l] = 0;
  }
  recursion->n = recursion->rank = 0;
  recursion->ssr = 0;
}

/* Turns the row into row j of the triangle so that its element j becomes 0; returns what is left of the response. */
static double
rotate(Recursion *recursion, gsize j, double response)
{
  const gsize k = recursion->k;
  double *triangle = recursion->triangle + j * k, *row = recursion->row;
  /* Not hypot: the elements are near 1, and this is where the time goes. */
  const double length = sqrt(triangle[j] * triangle[j] + row[j] * row[j]);
  const double cosine = triangle[j] / length, sine = row[j] / length;

  triangle[j] = length;
  for (gsize l = j + 1; l < k; l++) {
    const double above = triangle[l];
    triangle[l] = cosine * above + sine * row[l];
    row[l] = cosine * row[l] - sine * above;
  }
  const double above = recursion->right[j];
  recursion->right[j] = cosine * above + sine * response;
  return cosine * response - sine * above;
}

double
recursion_add(Recursion *recursion, gsize i)
{
  const gsize k = recursion->k;
  const double scale = sqrt((double)recursion->fit->n);
  double response = recursion->response[i];

  recursion->n++;
  for (gsize j = 0; j < k; j++)
    recursion->row[j] = scale * gsl_matrix_get(recursion->fit->basis, i, j);
  for (gsize j = 0; j < k; j++) {
    if (fabs(recursion->row[j]) <= NOTHING)
      continue;
    const gboolean grows = recursion->triangle[j * k + j] == 0;
    response = rotate(recursion, j, response);
    if (grows) {
      recursion->rank++;
      return NAN;
    }
  }
  recursion->ssr += response * response;
  return response;
}

void
recursion_solve(const Recursion *recursion, double *coefficients)
{
  const gsize k = recursion->k;
  const double scale = sqrt((double)recursion->fit->n);

  for (gsize j = k; j-- > 0;) {
    double value = recursion->right[j];
    for (gsize l = j + 1; l < k; l++)
      value -= recursion->triangle[j * k + l] * coefficients[l];
    coefficients[j] = value / recursion->triangle[j * k + j];
  }
  for (gsize j = 0; j < k; j++)
    coefficients[j] *= scale;
}

double
recursion_rounding(const Fit *fit)
{
  double largest = 0;

  for (gsize i = 0; i < fit->n; i++)
    largest = fmax(largest, fabs(gsl_vector_get(fit->fitted, i) + gsl_vector_get(fit->residuals, i)));
  return (double)fit->n * PERFECT_FIT * PERFECT_FIT * largest * largest;
}
