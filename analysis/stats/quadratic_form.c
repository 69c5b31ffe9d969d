#include "quadratic_form.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <math.h>

#define INTERVALS 2000
#define RELATIVE  1e-12 /* asked of the integral */
#define ACCEPTED  1e-9  /* its error estimate when rounding stops it earlier */

G_DEFINE_AUTOPTR_CLEANUP_FUNC(gsl_integration_workspace, gsl_integration_workspace_free)

/* exp(K(s)) / s along s = saddle + i u, with K(s) = -1/2 sum log(1 - 2 s weight), relative to its value at the saddle. */
typedef struct {
  const double *weight;
  gsize n;
  double saddle, width;
} Path;

static double
integrand(double x, void *data)
{
  const Path *path = data;
  const double u = x * path->width;
  double log_size = -0.5 * log1p(u * u / (path->saddle * path->saddle)), angle = -atan2(u, path->saddle);

  for (gsize i = 0; i < path->n; i++) {
    const double real = 1 - 2 * path->saddle * path->weight[i], slope = 2 * u * path->weight[i] / real;
    log_size -= 0.25 * log1p(slope * slope);
    angle += 0.5 * atan(slope);
  }
  return exp(log_size) * cos(angle);
}

/* Derivative of K(s) - log s. */
static double
slope_at(const double *weight, gsize n, double s)
{
  double slope = -1 / s;

  for (gsize i = 0; i < n; i++)
    slope += weight[i] / (1 - 2 * s * weight[i]);
  return slope;
}

static double
curvature_at(const double *weight, gsize n, double s)
{
  double curvature = 1 / (s * s);

  for (gsize i = 0; i < n; i++)
    curvature += 2 * pow(weight[i] / (1 - 2 * s * weight[i]), 2);
  return curvature;
}

/* K(s) - log s is convex between 0 and 1 / (2 largest), and grows without bound at both ends. */
static double
find_saddle(const double *weight, gsize n, double largest)
{
  double low = 0, high = 1 / (2 * largest);

  for (int step = 0; step < 60; step++) {
    const double middle = (low + high) / 2;
    if (slope_at(weight, n, middle) < 0)
      low = middle;
    else
      high = middle;
  }
  return (low + high) / 2;
}

static gboolean
integrate(Path *path, double *value, GError **error)
{
  g_autoptr(gsl_integration_workspace) work = gsl_integration_workspace_alloc(INTERVALS);
  gsl_function function = {integrand, path};
  double uncertainty = 0;
  const int status = gsl_integration_qagiu(&function, 0, 0, RELATIVE, INTERVALS, work, value, &uncertainty);

  if (status == GSL_SUCCESS || uncertainty <= ACCEPTED * fabs(*value))
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "quadratic form: the integral does not settle (%s)",
              gsl_strerror(status));
  return FALSE;
}

gboolean
quadratic_form_above_zero(const double *weight, gsize n, double *probability, GError **error)
{
  double largest = 0, smallest = 0, value = 0;

  for (gsize i = 0; i < n; i++) {
    largest = fmax(largest, weight[i]);
    smallest = fmin(smallest, weight[i]);
  }
  if (largest <= 0 || smallest >= 0) {
    *probability = largest > 0 ? 1 : 0;
    return TRUE;
  }

  const double saddle = find_saddle(weight, n, largest);
  Path path = {weight, n, saddle, 1 / sqrt(curvature_at(weight, n, saddle))};
  double exponent = -log(saddle);
  if (!integrate(&path, &value, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    exponent -= 0.5 * log1p(-2 * saddle * weight[i]);
  *probability = fmin(exp(exponent) * path.width * value / M_PI, 1);
  return TRUE;
}
