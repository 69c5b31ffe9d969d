#include "panel.h"

#include <math.h>

#include "columns.h"
#include "gsl_auto.h"
#include "hc.h"
#include "panel_sample.h"
#include "sum.h"

/* Of a column's own size: what the effects leave below it is the rounding of its numbers. */
#define LEFT_TOLERANCE 1e-12

void
panel_free(Panel *panel)
{
  if (!panel)
    return;
  g_free(panel->used);
  g_strfreev(panel->names);
  g_free(panel->clustered);
  g_free(panel->plain);
  g_free(panel);
}

/* What PPML takes for a response: nothing below zero, something above. */
static gboolean
check_counts(const double *y, gsize n, GError **error)
{
  gboolean positive = FALSE;
  for (gsize i = 0; i < n; i++) {
    positive = positive || y[i] > 0;
    if (y[i] < 0) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                  "response: observation %zu is %g, PPML takes no number below zero", i + 1, y[i]);
      return FALSE;
    }
  }
  if (!positive)
    g_set_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "response: all %zu observations are zero", n);
  return positive;
}

static double
size_of(const double *values, gsize n)
{
  double size = 0;
  for (gsize i = 0; i < n; i++)
    size = fmax(size, fabs(values[i]));
  return size;
}

/* Finite, and such that its squares are. */
static gboolean
check_values(const double *values, gsize n, const char *name, GError **error)
{
  if (!stats_check_finite(values, n, name, error))
    return FALSE;
  const double size = size_of(values, n);
  if (size == 0 || isnormal(size * size * (double)n))
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "%s: its squares are outside the range of doubles, rescale it",
              name);
  return FALSE;
}

static gboolean
check_data(const PanelData *data, const PanelOptions *options, GError **error)
{
  g_autofree double *column = g_new(double, MAX(data->n, 1));
  if (data->k == 0) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_DOMAIN, "the model has no columns");
    return FALSE;
  }
  if (!stats_check_level(options->level, error) || !stats_check_count(data->n, 2, error) ||
      !check_values(data->y, data->n, "response", error))
    return FALSE;
  for (gsize j = 0; j < data->k; j++) {
    for (gsize i = 0; i < data->n; i++)
      column[i] = gsl_matrix_get(data->design, i, j);
    if (!check_values(column, data->n, data->names[j], error))
      return FALSE;
  }
  return options->method == PANEL_OLS || check_counts(data->y, data->n, error);
}

/* Observations and sum of responses of each level, among those used. */
typedef struct {
  gsize count;
  double sum;
} Level;

static Level *
count_levels(const PanelData *data, const gboolean *used, const gsize *level)
{
  gsize levels = 1;
  for (gsize i = 0; i < data->n; i++)
    levels = MAX(levels, level[i] + 1);
  Level *all = g_new0(Level, levels);
  for (gsize i = 0; i < data->n; i++)
    if (used[i]) {
      all[level[i]].count++;
      all[level[i]].sum += data->y[i];
    }
  return all;
}

/* Leaves out what one grouping's effect fits by itself; whether anything was. */
static gboolean
prune_by(const PanelData *data, const gsize *level, gboolean ppml, Panel *panel)
{
  g_autofree Level *levels = count_levels(data, panel->used, level);
  gboolean any = FALSE;
  for (gsize i = 0; i < data->n; i++) {
    const Level *here = &levels[level[i]];
    const gboolean zero = ppml && here->sum == 0;
    if (!panel->used[i] || !(zero || here->count == 1))
      continue;
    panel->used[i] = FALSE;
    panel->only_zero += zero ? 1 : 0;
    panel->singletons += zero ? 0 : 1;
    any = TRUE;
  }
  return any;
}

/* Again and again, for what goes by periods may leave entities alone. */
static gboolean
prune(const PanelData *data, const PanelOptions *options, Panel *panel)
{
  const gboolean ppml = options->method == PANEL_PPML;
  gboolean any = FALSE, again;
  do {
    again = options->effects & PANEL_ENTITY && prune_by(data, data->entity, ppml, panel);
    again = (options->effects & PANEL_PERIOD && prune_by(data, data->period, ppml, panel)) || again;
    any = any || again;
  } while (again);
  return any;
}

/* The first observation of each level has the same value as all others of it. */
static gboolean
is_constant_by(const gsize *level, const double *values, gsize n)
{
  gsize levels = 1;
  for (gsize i = 0; i < n; i++)
    levels = MAX(levels, level[i] + 1);
  g_autofree const double **first = g_new0(const double *, levels);
  for (gsize i = 0; i < n; i++) {
    if (!first[level[i]])
      first[level[i]] = &values[i];
    if (*first[level[i]] != values[i])
      return FALSE;
  }
  return TRUE;
}

static gboolean
refuse_column(const PanelSample *sample, const char *name, const double *values, GError **error)
{
  const char *why = "is a sum of entity and period effects, which take it out whole";
  if (sample->effects & PANEL_ENTITY && is_constant_by(sample->entity, values, sample->n))
    why = "does not change within any entity, so that the entity effects take it out whole";
  else if (sample->effects & PANEL_PERIOD && is_constant_by(sample->period, values, sample->n))
    why = "is the same for all entities in each period, so that the period effects take it out whole";
  g_set_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "%s: %s", name, why);
  return FALSE;
}

/* Whether anything of a column is left without the effects. */
static gboolean
check_left(const PanelSample *sample, const PanelEffects *effects, const char *name, const double *values,
           GError **error)
{
  g_autofree double *left = g_memdup2(values, sample->n * sizeof *values);
  panel_effects_remove(effects, left);
  if (sample->effects == PANEL_NONE || size_of(left, sample->n) > LEFT_TOLERANCE * size_of(values, sample->n))
    return TRUE;
  return refuse_column(sample, name, values, error);
}

static gboolean
check_columns(const PanelSample *sample, const PanelEffects *effects, GError **error)
{
  g_autofree double *column = g_new(double, sample->n);
  const gsize parameters = sample->k + panel_effects_rank(effects);
  if (sample->n <= parameters) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
                "%zu observations for %zu coefficients and effects, at least %zu are needed", sample->n, parameters,
                parameters + 1);
    return FALSE;
  }
  for (gsize j = 0; j < sample->k; j++) {
    for (gsize i = 0; i < sample->n; i++)
      column[i] = gsl_matrix_get(sample->design, i, j);
    if (!check_left(sample, effects, sample->names[j], column, error))
      return FALSE;
  }
  return check_left(sample, effects, "response", sample->y, error);
}

/* Leaves out separated zeros; *any whether there were some. */
static gboolean
drop_separated(const PanelData *data, const PanelSample *sample, Panel *panel, gboolean *any, GError **error)
{
  g_autofree gboolean *separated = g_new0(gboolean, sample->n);
  gsize count, row = 0;
  if (!panel_find_separated(sample, separated, &count, error))
    return FALSE;
  for (gsize i = 0; i < data->n; i++)
    if (panel->used[i] && separated[row++])
      panel->used[i] = FALSE;
  panel->separated += count;
  *any = count > 0;
  return TRUE;
}

static PanelEffects *
effects_of(const PanelSample *sample, GError **error)
{
  return panel_effects_new(sample->effects, sample->entity, sample->period, NULL, sample->n, error);
}

/* The observations that a fit rests on, checked: what an effect or a term would fit alone is left out. */
static PanelSample *
choose_sample(const PanelData *data, const PanelOptions *options, Panel *panel, GError **error)
{
  for (;;) {
    prune(data, options, panel);
    g_autoptr(PanelSample) sample = panel_sample_new(data, options, panel->used);
    if (sample->n == 0) {
      g_set_error_literal(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
                          "no observation is left once those that an effect fits by itself are out");
      return NULL;
    }
    g_autoptr(PanelEffects) effects = effects_of(sample, error);
    gboolean again = FALSE;
    if (!effects || !check_columns(sample, effects, error) ||
        (options->method == PANEL_PPML && !drop_separated(data, sample, panel, &again, error)))
      return NULL;
    if (!again)
      return g_steal_pointer(&sample);
  }
}

static gsize
count_distinct(const gsize *level, gsize n)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
  for (gsize i = 0; i < n; i++)
    g_hash_table_add(seen, GSIZE_TO_POINTER(level[i]));
  return g_hash_table_size(seen);
}

static gboolean
describe(const PanelSample *sample, Panel *panel, GError **error)
{
  g_autoptr(PanelEffects) effects = effects_of(sample, error);
  if (!effects)
    return FALSE;
  panel->n = sample->n;
  panel->k = sample->k;
  panel->names = g_strdupv(sample->names);
  panel->entities = count_distinct(sample->entity, sample->n);
  panel->periods = count_distinct(sample->period, sample->n);
  panel->parameters = sample->k + panel_effects_rank(effects);
  panel->sets = panel_effects_sets(effects);
  panel->clustered = g_new0(Coefficient, sample->k);
  panel->plain = g_new0(Coefficient, sample->k);
  return TRUE;
}

/* Both kinds of errors. cluster_covariance knows neither effects nor weights: its factor (n - 1) / (n - k) is replaced by (n - 1) / rest. */
static gboolean
infer(const PanelSample *sample, const Fit *fit, double variance, double rest, double level, Panel *panel,
      GError **error)
{
  g_autofree gint64 *cluster = g_new(gint64, sample->n);
  const double n = (double)sample->n;
  gsize groups;
  for (gsize i = 0; i < sample->n; i++)
    cluster[i] = (gint64)sample->entity[i];
  g_autoptr(gsl_matrix) covariance = cluster_covariance(fit, cluster, &groups, error);
  if (!covariance)
    return FALSE;
  const double factor = (n - (double)fit->k) / rest, freedom = n - (double)panel->parameters;
  for (gsize j = 0; j < fit->k; j++) {
    const double estimate = gsl_vector_get(fit->coefficients, j);
    panel->clustered[j] =
        coefficient_of(estimate, sqrt(factor * gsl_matrix_get(covariance, j, j)), (double)(groups - 1), level);
    panel->plain[j] = coefficient_of(estimate, sqrt(variance * gsl_matrix_get(fit->bread, j, j)), freedom, level);
  }
  return TRUE;
}

/* Share of the squares about the mean, and without a constant or effects about zero, that a fit accounts for. */
static double
share_explained(const PanelSample *sample, double ssr)
{
  g_autofree double *deviation = g_memdup2(sample->y, sample->n * sizeof *sample->y);
  if (sample->effects != PANEL_NONE || sample->intercept)
    mean_and_deviations(sample->y, sample->n, deviation);
  return 1 - ssr / sum_products(deviation, deviation, sample->n);
}

/* Errors of a fit that leaves only rounding would be rounding too. */
static gboolean
check_rest(const PanelSample *sample, const Fit *fit, GError **error)
{
  const double largest = size_of(fit->residuals->data, fit->n), whole = size_of(sample->y, sample->n);
  if (largest > LEFT_TOLERANCE * whole)
    return TRUE;
  g_set_error_literal(error, STATS_ERROR, STATS_ERROR_CONSTANT,
                      "the terms give the response exactly, so that there is nothing to estimate");
  return FALSE;
}

static gboolean
fit_ols(const PanelSample *sample, double level, Panel *panel, GError **error)
{
  g_autoptr(PanelEffects) effects = effects_of(sample, error);
  g_autoptr(Fit) fit = effects ? panel_within_fit(sample, effects, sample->y, NULL, error) : NULL;
  if (!fit || !check_rest(sample, fit, error))
    return FALSE;
  const double n = (double)sample->n, variance = fit->ssr / (n - (double)panel->parameters);
  panel->counted = panel->parameters - (sample->effects & PANEL_ENTITY ? panel->entities - 1 : 0);
  panel->scale = sqrt(variance);
  panel->within = fit->r_squared;
  panel->r_squared = share_explained(sample, fit->ssr);
  return infer(sample, fit, variance, n - (double)panel->counted, level, panel, error);
}

/* Pearson's sum of squares over the mean. */
static double
pearson(const double *y, const double *mean, gsize n)
{
  Sum sum = {0};
  for (gsize i = 0; i < n; i++)
    sum_add(&sum, (y[i] - mean[i]) * ((y[i] - mean[i]) / mean[i]));
  return sum_value(&sum);
}

static double
squared_correlation(const double *x, const double *y, gsize n)
{
  g_autofree double *dx = g_new(double, n), *dy = g_new(double, n);
  scaled_deviations(x, n, dx);
  scaled_deviations(y, n, dy);
  const double both = sum_products(dx, dy, n);
  return both / sum_products(dx, dx, n) * (both / sum_products(dy, dy, n));
}

static gboolean
fit_ppml(const PanelSample *sample, double level, Panel *panel, GError **error)
{
  g_autoptr(PpmlFit) whole = ppml_fit(sample, TRUE, error);
  const gboolean has_base = sample->effects != PANEL_NONE || sample->intercept;
  g_autoptr(PpmlFit) base = whole && has_base ? ppml_fit(sample, FALSE, error) : NULL;
  if (!whole || (has_base && !base))
    return FALSE;
  const gsize n = sample->n;
  panel->scale = pearson(sample->y, whole->fitted, n) / (double)(n - panel->parameters);
  panel->within = base ? 1 - whole->deviance / base->deviance : NAN;
  panel->r_squared = squared_correlation(sample->y, whole->fitted, n);
  panel->steps = whole->steps;
  return infer(sample, whole->fit, panel->scale, (double)(n - 1), level, panel, error);
}

static gboolean
estimate(const PanelSample *sample, const PanelOptions *options, Panel *panel, GError **error)
{
  return options->method == PANEL_PPML ? fit_ppml(sample, options->level, panel, error)
                                       : fit_ols(sample, options->level, panel, error);
}

Panel *
panel_fit(const PanelData *data, const PanelOptions *options, GError **error)
{
  g_autoptr(Panel) panel = g_new0(Panel, 1);
  if (!check_data(data, options, error))
    return NULL;
  panel->given = data->n;
  panel->used = g_new(gboolean, data->n);
  for (gsize i = 0; i < data->n; i++)
    panel->used[i] = TRUE;
  g_autoptr(PanelSample) sample = choose_sample(data, options, panel, error);
  if (sample && describe(sample, panel, error) && estimate(sample, options, panel, error))
    return g_steal_pointer(&panel);
  if (panel->separated)
    g_prefix_error(error, "without the %zu zero%s that the terms tell from the rest without error: ", panel->separated,
                   panel->separated == 1 ? "" : "s");
  return NULL;
}
