#include <math.h>

#include "gsl_auto.h"
#include "panel_sample.h"

/* Below it a part of the combination is zero (as in the paper); the weight of positive responses follows from it. */
#define SEPARATION_TOLERANCE 1e-5
#define MOST_ROUNDS          2000

/* Whether the effects alone make all of u, beside its own size: where nothing is separated it shrinks from round to round. */
static gboolean
is_of_effects(const PanelSample *sample, const PanelEffects *effects, const double *u)
{
  g_autofree double *left = g_memdup2(u, sample->n * sizeof *u);
  double largest = 0;
  panel_effects_remove(effects, left);
  for (gsize i = 0; i < sample->n; i++)
    largest = fmax(largest, u[i]);
  for (gsize i = 0; i < sample->n; i++)
    if (fabs(left[i]) > SEPARATION_TOLERANCE * largest)
      return FALSE;
  return TRUE;
}

/* u less its residual: the combination of terms and effects nearest to u that is zero for positive responses. */
static gboolean
nearest(const PanelSample *sample, const PanelEffects *effects, const double *weights, const double *u,
        double *combination, GError **error)
{
  const gboolean effects_alone = is_of_effects(sample, effects, u);
  g_autoptr(Fit) fit = effects_alone ? NULL : panel_within_fit(sample, effects, u, weights, error);
  if (!fit && !effects_alone)
    return FALSE;
  for (gsize i = 0; i < sample->n; i++)
    combination[i] = effects_alone ? u[i] : u[i] - gsl_vector_get(fit->residuals, i) / sqrt(weights[i]);
  return TRUE;
}

/* Whether the combination is nowhere negative, beside its largest part: where there is no separation it shrinks as a whole. u receives it
 * without its negative parts. */
static gboolean
rectify(const PanelSample *sample, const double *combination, double *u)
{
  double least = 0, largest = 0;
  for (gsize i = 0; i < sample->n; i++) {
    const double part = sample->y[i] > 0 ? 0 : combination[i];
    u[i] = fmax(part, 0);
    least = fmin(least, part);
    largest = fmax(largest, part);
  }
  return -least <= SEPARATION_TOLERANCE * largest;
}

static gboolean
has_positive(const double *u, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (u[i] > SEPARATION_TOLERANCE)
      return TRUE;
  return FALSE;
}

gboolean
panel_find_separated(const PanelSample *sample, gboolean *separated, gsize *count, GError **error)
{
  const gsize n = sample->n;
  const double heavy = (double)n / (SEPARATION_TOLERANCE * SEPARATION_TOLERANCE);
  g_autofree double *weights = g_new(double, n), *u = g_new(double, n), *combination = g_new(double, n);
  *count = 0;
  for (gsize i = 0; i < n; i++) {
    weights[i] = sample->y[i] > 0 ? heavy : 1;
    u[i] = sample->y[i] > 0 ? 0 : 1;
    separated[i] = FALSE;
  }
  g_autoptr(PanelEffects) effects =
      panel_effects_new(sample->effects, sample->entity, sample->period, weights, n, error);
  if (!effects)
    return FALSE;
  for (guint round = 0; has_positive(u, n); round++) {
    if (round == MOST_ROUNDS) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "the search for separated zeros did not end in %d rounds",
                  MOST_ROUNDS);
      return FALSE;
    }
    if (!nearest(sample, effects, weights, u, combination, error))
      return FALSE;
    if (rectify(sample, combination, u))
      break;
  }
  for (gsize i = 0; i < n; i++) {
    separated[i] = u[i] > SEPARATION_TOLERANCE;
    *count += separated[i] ? 1 : 0;
  }
  return TRUE;
}
