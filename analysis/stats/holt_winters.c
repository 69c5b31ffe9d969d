#include "holt_winters.h"

#include <float.h>
#include <gsl/gsl_multimin.h>
#include <math.h>

#include "decompose.h"
#include "gsl_auto.h"
#include "sum.h"

#define MOST_PARAMETERS 3
#define START_CYCLES    2 /* of the season, behind the start values */

/* Parameters are squares of sines, so that the search meets no edge; its simplex begins with this size (radians) and ends with that,
 * where parameters differ in the eighth decimal. */
#define FIRST_SIZE 0.3
#define LAST_SIZE  1e-8
#define MOST_STEPS 2000

/* The search is begun again where it ended until that gains less than this share of the sum of squares. */
#define GAIN        1e-12
#define MOST_ROUNDS 10

/* R begins at the first; the others find what lies in another valley. */
static const double starts[][MOST_PARAMETERS] = {
    {0.3, 0.1, 0.1}, {0.9, 0.1, 0.1}, {0.1, 0.01, 0.5}, {0.5, 0.5, 0.5}, {0.7, 0.01, 0.9}};

static const char *const names[] = {"simple", "holt", "holt-winters", "holt-winters-multiplicative"};

const char *
smoothing_name(Smoothing smoothing)
{
  return names[smoothing];
}

gboolean
smoothing_from_name(const char *name, Smoothing *smoothing)
{
  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    if (g_str_equal(names[i], name)) {
      *smoothing = (Smoothing)i;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_seasonal(Smoothing smoothing)
{
  return smoothing == SMOOTHING_ADDITIVE || smoothing == SMOOTHING_MULTIPLICATIVE;
}

static gsize
n_parameters(Smoothing smoothing)
{
  return smoothing == SMOOTHING_SIMPLE ? 1 : smoothing == SMOOTHING_HOLT ? 2 : MOST_PARAMETERS;
}

static gsize
first_fitted(Smoothing smoothing, gsize season)
{
  return is_seasonal(smoothing) ? season : n_parameters(smoothing);
}

gsize
holt_winters_needs(Smoothing smoothing, gsize season)
{
  const gsize errors = first_fitted(smoothing, season) + n_parameters(smoothing) + 1;
  return is_seasonal(smoothing) ? MAX(START_CYCLES * season, errors) : errors;
}

void
holt_winters_free(HoltWinters *fit)
{
  if (!fit)
    return;
  g_free(fit->fitted);
  g_free(fit->index);
  g_free(fit);
}

/* What is smoothed, from the start values on. */
typedef struct {
  const double *x;
  gsize n, season, start;
  Smoothing smoothing;
  double level, trend;
  double *index; /* season, of the first cycle */
  double *state; /* season: scratch, the indices in use */
} Task;

/* Indices, and the straight line through the trend, of the first cycles. */
static gboolean
start_season(Task *task, GError **error)
{
  g_autoptr(Decomposition) first =
      decompose(task->x, START_CYCLES * task->season, task->season, task->smoothing == SMOOTHING_MULTIPLICATIVE, error);
  if (!first)
    return FALSE;
  g_autofree double *line = g_new(double, first->n), *time = g_new(double, first->n);
  gsize m = 0;
  for (gsize i = 0; i < first->n; i++)
    if (!isnan(first->trend[i])) {
      line[m] = first->trend[i];
      time[m] = (double)(m + 1);
      m++;
    }
  const double mean = mean_and_deviations(line, m, line), middle = mean_and_deviations(time, m, time);
  task->trend = sum_products(line, time, m) / sum_products(time, time, m);
  task->level = mean - task->trend * middle;
  for (gsize i = 0; i < task->season; i++)
    task->index[i] = first->index[i];
  return TRUE;
}

static gboolean
set_start(Task *task, GError **error)
{
  if (is_seasonal(task->smoothing))
    return start_season(task, error);
  task->level = task->smoothing == SMOOTHING_SIMPLE ? task->x[0] : task->x[1];
  task->trend = task->smoothing == SMOOTHING_SIMPLE ? 0 : task->x[1] - task->x[0];
  return TRUE;
}

/* Runs through the series and returns the sum of squared errors; fit, which may be NULL, receives path and end. */
static double
run(const Task *task, const double *parameter, HoltWinters *fit)
{
  const gboolean factor = task->smoothing == SMOOTHING_MULTIPLICATIVE, seasonal = is_seasonal(task->smoothing);
  const double alpha = parameter[0], beta = task->smoothing == SMOOTHING_SIMPLE ? 0 : parameter[1],
               gamma = seasonal ? parameter[2] : 0;
  double level = task->level, trend = task->trend, sse = 0;
  gsize place = 0;
  for (gsize i = 0; seasonal && i < task->season; i++)
    task->state[i] = task->index[i];
  for (gsize i = task->start; i < task->n; i++) {
    double *index = seasonal ? &task->state[place] : NULL;
    place = place + 1 < task->season ? place + 1 : 0;
    const double part = index ? *index : 0, before = level, x = task->x[i];
    const double expected = factor ? (level + trend) * part : level + trend + part;
    sse += (x - expected) * (x - expected);
    level = alpha * (factor ? x / part : x - part) + (1 - alpha) * (level + trend);
    trend = beta * (level - before) + (1 - beta) * trend;
    if (index)
      *index = gamma * (factor ? x / level : x - level) + (1 - gamma) * part;
    if (fit)
      fit->fitted[i] = expected;
  }
  if (fit) {
    fit->level = level;
    fit->trend = trend;
  }
  return sse;
}

/* The search knows only finite numbers. */
static double
loss(const gsl_vector *angle, void *data)
{
  double parameter[MOST_PARAMETERS] = {0};
  for (gsize i = 0; i < angle->size; i++)
    parameter[i] = pow(sin(gsl_vector_get(angle, i)), 2);
  const double sse = run(data, parameter, NULL);
  return isfinite(sse) ? sse : DBL_MAX;
}

/* One descent from parameter, which receives where it ended; returns the sum of squares there. */
static double
descend(const Task *task, double *parameter)
{
  const gsize k = n_parameters(task->smoothing);
  g_autoptr(gsl_vector) angle = gsl_vector_alloc(k), size = gsl_vector_alloc(k);
  gsl_multimin_fminimizer *search = gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, k);
  gsl_multimin_function function = {loss, k, (void *)task};
  if (!search)
    return INFINITY;
  for (gsize i = 0; i < k; i++)
    gsl_vector_set(angle, i, asin(sqrt(parameter[i])));
  gsl_vector_set_all(size, FIRST_SIZE);
  int status = gsl_multimin_fminimizer_set(search, &function, angle, size);
  for (guint i = 0; status == GSL_SUCCESS && i < MOST_STEPS; i++) {
    status = gsl_multimin_fminimizer_iterate(search);
    if (gsl_multimin_fminimizer_size(search) < LAST_SIZE)
      break;
  }
  /* A simplex that cannot get smaller ends with a status of its own, and with the best place so far. */
  const double least = search->fval < DBL_MAX ? search->fval : INFINITY;
  for (gsize i = 0; isfinite(least) && i < k; i++)
    parameter[i] = pow(sin(gsl_vector_get(search->x, i)), 2);
  gsl_multimin_fminimizer_free(search);
  return least;
}

static double
descend_to_end(const Task *task, double *parameter)
{
  double least = descend(task, parameter);
  for (guint round = 1; round < MOST_ROUNDS && isfinite(least); round++) {
    const double next = descend(task, parameter), gain = least - next;
    least = MIN(least, next);
    if (gain <= GAIN * least)
      break;
  }
  return least;
}

/* The lowest of all descents. */
static gboolean
search(const Task *task, const HoltWinters *near, double *best, GError **error)
{
  double least = INFINITY;
  for (gsize i = 0; i < (near ? 1 : G_N_ELEMENTS(starts)); i++) {
    double parameter[MOST_PARAMETERS] = {starts[i][0], starts[i][1], starts[i][2]};
    if (near) {
      const double known[] = {near->alpha, near->beta, near->gamma};
      memcpy(parameter, known, sizeof parameter);
    }
    const double sse = descend_to_end(task, parameter);
    if (sse < least) {
      least = sse;
      memcpy(best, parameter, sizeof parameter);
    }
  }
  if (isfinite(least))
    return TRUE;
  g_set_error_literal(error, STATS_ERROR, STATS_ERROR_NUMERIC,
                      "exponential smoothing: numbers beyond the range of doubles");
  return FALSE;
}

static void
finish(const Task *task, const double *parameter, HoltWinters *fit)
{
  const gsize errors = task->n - task->start;
  fit->fitted = g_new(double, task->n);
  for (gsize i = 0; i < task->start; i++)
    fit->fitted[i] = NAN;
  fit->alpha = parameter[0];
  fit->beta = task->smoothing == SMOOTHING_SIMPLE ? NAN : parameter[1];
  fit->gamma = is_seasonal(task->smoothing) ? parameter[2] : NAN;
  fit->sse = run(task, parameter, fit);
  g_autofree double *residual = g_new(double, errors);
  for (gsize i = 0; i < errors; i++)
    residual[i] = task->x[task->start + i] - fit->fitted[task->start + i];
  mean_and_deviations(residual, errors, residual);
  fit->variance = sum_products(residual, residual, errors) / (double)(errors - 1);
  fit->index = is_seasonal(task->smoothing) ? g_new(double, task->season) : NULL;
  for (gsize i = 0; fit->index && i < task->season; i++)
    fit->index[i] = task->state[(errors + i) % task->season];
}

static gboolean
check(const double *x, gsize n, Smoothing smoothing, gsize season, GError **error)
{
  if (is_seasonal(smoothing) && season < 2) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                "a season of %" G_GSIZE_FORMAT ": a cycle has 2 periods or more", season);
    return FALSE;
  }
  if (is_seasonal(smoothing) && season > n / START_CYCLES) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
                "%" G_GSIZE_FORMAT " observation%s, less than two whole cycles of %" G_GSIZE_FORMAT, n,
                n == 1 ? "" : "s", season);
    return FALSE;
  }
  if (!stats_check_count(n, holt_winters_needs(smoothing, season), error) ||
      !stats_check_finite(x, n, "exponential smoothing", error) ||
      !stats_check_varies(x, n, "exponential smoothing", error))
    return FALSE;
  for (gsize i = 0; smoothing == SMOOTHING_MULTIPLICATIVE && i < n; i++)
    if (!(x[i] > 0)) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                  "multiplicative smoothing: observation %" G_GSIZE_FORMAT " is not above 0", i + 1);
      return FALSE;
    }
  return TRUE;
}

HoltWinters *
holt_winters(const double *x, gsize n, Smoothing smoothing, gsize season, const HoltWinters *near, GError **error)
{
  if (!check(x, n, smoothing, season, error))
    return NULL;
  const gsize cycle = is_seasonal(smoothing) ? season : 1;
  g_autofree double *index = g_new0(double, cycle), *state = g_new0(double, cycle);
  Task task = {.x = x,
               .n = n,
               .season = cycle,
               .start = first_fitted(smoothing, season),
               .smoothing = smoothing,
               .index = index,
               .state = state};
  double parameter[MOST_PARAMETERS] = {0};
  if (!set_start(&task, error) || !search(&task, near, parameter, error))
    return NULL;
  HoltWinters *fit = g_new0(HoltWinters, 1);
  fit->smoothing = smoothing;
  fit->n = n;
  fit->season = cycle;
  fit->start = task.start;
  finish(&task, parameter, fit);
  return fit;
}
