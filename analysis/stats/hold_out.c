#include "hold_out.h"

#include <math.h>

/* Both naive forecasts run along; the better one is kept. */
enum { LAST_VALUE, LAST_CYCLE, N_NAIVE };

/* A trial under way. Errors are sums until the end. */
typedef struct {
  const double *x;
  gsize n, season[N_NAIVE];
  double *naive; /* (steps + 1) x N_NAIVE, by steps: the last of all steps */
  HoldOut *result;
} Trial;

void
hold_out_free(HoldOut *result)
{
  if (!result)
    return;
  g_free(result->ahead);
  g_free(result);
}

static void
count_error(HeldOut *held, double *naive, double error, const double *missed, gboolean inside)
{
  held->count++;
  held->error += error;
  held->inside += inside ? 1 : 0;
  for (gsize i = 0; i < N_NAIVE; i++)
    naive[i] += missed[i];
}

/* Forecasts from one origin, judged by what followed. */
static gboolean
try_origin(Trial *trial, const HoltWinters *known, GError **error)
{
  HoldOut *result = trial->result;
  const gsize origin = known->n, steps = MIN(result->steps, trial->n - origin);
  g_autoptr(Fan) fan = holt_winters_forecast(known, steps, &result->level, 1, error);
  for (gsize step = 0; fan && step < steps; step++) {
    const double value = trial->x[origin + step];
    const gboolean inside = value >= fan->lower[step] && value <= fan->upper[step];
    double missed[N_NAIVE];
    for (gsize i = 0; i < N_NAIVE; i++)
      missed[i] = fabs(value - trial->x[origin - trial->season[i] + step % trial->season[i]]);
    const double own = fabs(value - fan->mean[step]);
    count_error(&result->ahead[step], trial->naive + N_NAIVE * step, own, missed, inside);
    count_error(&result->all, trial->naive + N_NAIVE * result->steps, own, missed, inside);
  }
  return fan != NULL;
}

/* The search at an origin begins where that of the one before ended. */
static gboolean
try_origins(Trial *trial, const HoltWinters *fit, GError **error)
{
  HoldOut *result = trial->result;
  HoltWinters *known = NULL;
  for (gsize origin = result->first; origin < fit->n; origin++) {
    HoltWinters *next = holt_winters(trial->x, origin, fit->smoothing, fit->season, known, error);
    holt_winters_free(known);
    known = next;
    if (!known || !try_origin(trial, known, error))
      break;
    result->origins++;
  }
  holt_winters_free(known);
  return result->first + result->origins == fit->n;
}

/* Sums become means, of the better naive forecast. */
static void
average(Trial *trial)
{
  HoldOut *result = trial->result;
  const double *all = trial->naive + N_NAIVE * result->steps;
  const gsize best = all[LAST_CYCLE] < all[LAST_VALUE] ? LAST_CYCLE : LAST_VALUE;
  result->season = trial->season[best];
  for (gsize step = 0; step <= result->steps; step++) {
    HeldOut *held = step < result->steps ? &result->ahead[step] : &result->all;
    held->error /= (double)held->count;
    held->naive = trial->naive[N_NAIVE * step + best] / (double)held->count;
  }
}

static gboolean
check(const HoltWinters *fit, gsize first, gsize season, gsize steps, double level, GError **error)
{
  if (!stats_check_level(level, error))
    return FALSE;
  if (season == 0) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_DOMAIN, "a season of 0 periods");
    return FALSE;
  }
  if (steps == 0) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "no step to hold out");
    return FALSE;
  }
  if (fit->n >= HOLD_OUT_FEWEST && first <= fit->n - HOLD_OUT_FEWEST)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
              "%" G_GSIZE_FORMAT " observations are too few to hold out %d behind the first %" G_GSIZE_FORMAT, fit->n,
              HOLD_OUT_FEWEST, first);
  return FALSE;
}

HoldOut *
hold_out(const double *x, const HoltWinters *fit, gsize season, gsize steps, double level, GError **error)
{
  const gsize needed = MAX(MAX(season, holt_winters_needs(fit->smoothing, fit->season)), fit->n - fit->n / 3);
  const gsize first = fit->n > HOLD_OUT_MOST ? MAX(needed, fit->n - HOLD_OUT_MOST) : needed;
  if (!check(fit, first, season, steps, level, error))
    return NULL;
  g_autoptr(HoldOut) result = g_new0(HoldOut, 1);
  result->first = first;
  result->steps = MIN(steps, fit->n - first);
  result->level = level;
  result->ahead = g_new0(HeldOut, result->steps);
  g_autofree double *naive = g_new0(double, N_NAIVE *(result->steps + 1));
  Trial trial = {.x = x, .n = fit->n, .season = {1, season}, .naive = naive, .result = result};
  if (!try_origins(&trial, fit, error))
    return NULL;
  average(&trial);
  return g_steal_pointer(&result);
}
