#include "panel_sample.h"

#include <math.h>

#include "gsl_auto.h"

PanelSample *
panel_sample_new(const PanelData *data, const PanelOptions *options, const gboolean *keep)
{
  PanelSample *sample = g_new0(PanelSample, 1);
  const gboolean constant = options->effects == PANEL_NONE && options->intercept;
  gsize n = 0;
  for (gsize i = 0; i < data->n; i++)
    n += keep[i] ? 1 : 0;
  sample->k = data->k + (constant ? 1 : 0);
  sample->effects = options->effects;
  sample->intercept = constant;
  sample->entity = g_new(gsize, MAX(n, 1));
  sample->period = g_new(gsize, MAX(n, 1));
  sample->y = g_new(double, MAX(n, 1));
  sample->design = n ? gsl_matrix_alloc(n, sample->k) : NULL;
  sample->names = g_new0(char *, sample->k + 1);
  if (constant)
    sample->names[0] = g_strdup("(Intercept)");
  for (gsize j = 0; j < data->k; j++)
    sample->names[sample->k - data->k + j] = g_strdup(data->names[j]);
  for (gsize i = 0; i < data->n; i++) {
    if (!keep[i])
      continue;
    const gsize row = sample->n++;
    sample->entity[row] = data->entity[i];
    sample->period[row] = data->period[i];
    sample->y[row] = data->y[i];
    if (constant)
      gsl_matrix_set(sample->design, row, 0, 1);
    for (gsize j = 0; j < data->k; j++)
      gsl_matrix_set(sample->design, row, sample->k - data->k + j, gsl_matrix_get(data->design, i, j));
  }
  return sample;
}

void
panel_sample_free(PanelSample *sample)
{
  if (!sample)
    return;
  g_free(sample->entity);
  g_free(sample->period);
  g_free(sample->y);
  gsl_matrix_free(sample->design);
  g_strfreev(sample->names);
  g_free(sample);
}

static double
root_weight(const double *weights, gsize i)
{
  return weights ? sqrt(weights[i]) : 1;
}

Fit *
panel_within_fit(const PanelSample *sample, const PanelEffects *effects, const double *y, const double *weights,
                 GError **error)
{
  g_autoptr(gsl_matrix) design = gsl_matrix_alloc(sample->n, sample->k);
  g_autofree double *values = g_new(double, sample->n);
  for (gsize j = 0; j < sample->k; j++) {
    for (gsize i = 0; i < sample->n; i++)
      values[i] = gsl_matrix_get(sample->design, i, j);
    panel_effects_remove(effects, values);
    for (gsize i = 0; i < sample->n; i++)
      gsl_matrix_set(design, i, j, root_weight(weights, i) * values[i]);
  }
  for (gsize i = 0; i < sample->n; i++)
    values[i] = y[i];
  panel_effects_remove(effects, values);
  for (gsize i = 0; i < sample->n; i++)
    values[i] *= root_weight(weights, i);
  return ols_fit(values, design, (const char *const *)sample->names, sample->intercept && !weights, error);
}
