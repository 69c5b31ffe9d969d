#include "model_options.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"
#include "model_words.h"
#include "option_values.h"

/* More than any series has periods. */
#define LARGEST_BANDWIDTH 1e6

void
model_options_init(ModelOptions *options)
{
  *options = (ModelOptions){0};
  options->errors.hac = hac_preset(HAC_OWN);
  options->errors.bootstrap.level = 0.95;
}

void
model_options_clear(ModelOptions *options)
{
  g_clear_pointer(&options->weights, g_free);
  g_clear_pointer(&options->errors.cluster, g_free);
}

static gboolean
set_estimator(ModelOptions *o, const char *value, GError **error)
{
  guint choice;
  if (!option_choose(estimator_words, value, &choice, error))
    return FALSE;
  o->estimator = (Estimator)choice;
  return TRUE;
}

static gboolean
set_weights(ModelOptions *o, const char *value, GError **error)
{
  if (!*value)
    return option_refuse(error, "names a column", value);
  g_free(o->weights);
  o->weights = g_strdup(value);
  return TRUE;
}

static gboolean
set_errors(ModelOptions *o, const char *value, GError **error)
{
  static const char *const shown[] = {"plain",          "hc0",       "hc1", "hc2", "hc3", "newey-west",
                                      "cluster:COLUMN", "bootstrap", NULL};
  const gboolean cluster = g_str_has_prefix(value, "cluster:") && value[strlen("cluster:")];
  guint choice = ERRORS_CLUSTER - ERRORS_PLAIN;
  if (!cluster && !option_choose(shown, value, &choice, error))
    return FALSE;
  g_clear_pointer(&o->errors.cluster, g_free);
  if (cluster)
    o->errors.cluster = g_strdup(value + strlen("cluster:"));
  o->errors.kind = (ErrorsKind)(choice + ERRORS_PLAIN);
  return TRUE;
}

static gboolean
set_like(ModelOptions *o, const char *value, GError **error)
{
  guint choice;
  if (!option_choose(preset_words, value, &choice, error))
    return FALSE;
  o->errors.preset = (HacPreset)(choice + HAC_LIKE_R);
  return TRUE;
}

static gboolean
set_kernel(ModelOptions *o, const char *value, GError **error)
{
  guint choice;
  if (!option_choose(kernel_words, value, &choice, error))
    return FALSE;
  o->errors.hac.kernel = (HacKernel)choice;
  return TRUE;
}

static gboolean
set_bandwidth(ModelOptions *o, const char *value, GError **error)
{
  guint choice = 0;
  double number;
  if (option_number(value, &number) && number >= 0 && number <= LARGEST_BANDWIDTH) {
    o->errors.hac.rule = BANDWIDTH_FIXED;
    o->errors.hac.bandwidth = number;
    return TRUE;
  }
  while (rule_words[choice] && !g_str_equal(rule_words[choice], value))
    choice++;
  if (!rule_words[choice])
    return option_refuse(error, "is a number, 0 or more, or one of rule, cube-root, newey-west-1994 or andrews", value);
  o->errors.hac.rule = (HacRule)(choice + BANDWIDTH_RULE);
  return TRUE;
}

static gboolean
set_lag(ModelOptions *o, const char *value, GError **error)
{
  guint64 lag;
  if (!option_count(value, 0, &lag, error))
    return FALSE;
  o->errors.hac.rule = BANDWIDTH_FIXED;
  o->errors.hac.bandwidth = (double)lag;
  return TRUE;
}

static gboolean
set_prewhiten(ModelOptions *o, const char *value, GError **error)
{
  return option_switch(&o->errors.hac.prewhiten, value, error);
}

static gboolean
set_factor(ModelOptions *o, const char *value, GError **error)
{
  return option_switch(&o->errors.hac.small_sample, value, error);
}

static gboolean
set_drop(ModelOptions *o, const char *value, GError **error)
{
  return option_switch(&o->drop_collinear, value, error);
}

static gboolean
set_block(ModelOptions *o, const char *value, GError **error)
{
  guint64 count;
  if (!option_count(value, 1, &count, error))
    return FALSE;
  o->errors.bootstrap.block = count;
  return TRUE;
}

static gboolean
set_resamples(ModelOptions *o, const char *value, GError **error)
{
  guint64 count;
  if (!option_count(value, 1, &count, error))
    return FALSE;
  o->errors.bootstrap.resamples = count;
  return TRUE;
}

static gboolean
set_seed(ModelOptions *o, const char *value, GError **error)
{
  return option_seed(value, &o->errors.bootstrap.seed, error);
}

static gboolean
set_steps(ModelOptions *o, const char *value, GError **error)
{
  guint64 count;
  if (!option_count(value, 1, &count, error))
    return FALSE;
  o->forecast.steps = count;
  return TRUE;
}

/* "50, 80, 95", rising. */
static gboolean
set_levels(ModelOptions *o, const char *value, GError **error)
{
  static const char wanted[] = "lists up to 8 rising percentages between 0 and 100";
  g_auto(GStrv) parts = g_strsplit(value, ",", -1);
  const guint n = g_strv_length(parts);
  if (n < 1 || n > FORECAST_LEVELS)
    return option_refuse(error, wanted, value);
  for (guint i = 0; i < n; i++) {
    double percent;
    if (!option_number(g_strstrip(parts[i]), &percent) || !(percent > 0 && percent < 100) ||
        (i && percent / 100 <= o->forecast.level[i - 1]))
      return option_refuse(error, wanted, value);
    o->forecast.level[i] = percent / 100;
  }
  o->forecast.levels = n;
  return TRUE;
}

/* What a key is about: it contradicts other errors than these. */
typedef enum { OF_ANY, OF_ERRORS, OF_HAC, OF_BOOTSTRAP, OF_FORECAST } About;

static const struct {
  const char *key;
  About about;
  gboolean (*set)(ModelOptions *options, const char *value, GError **error);
} rows[] = {
    {"estimator", OF_ANY, set_estimator}, {"weights", OF_ANY, set_weights},
    {"drop-collinear", OF_ANY, set_drop}, {"errors", OF_ERRORS, set_errors},
    {"like", OF_HAC, set_like},           {"kernel", OF_HAC, set_kernel},
    {"bandwidth", OF_HAC, set_bandwidth}, {"lag", OF_HAC, set_lag},
    {"prewhiten", OF_HAC, set_prewhiten}, {"factor", OF_HAC, set_factor},
    {"block", OF_BOOTSTRAP, set_block},   {"resamples", OF_BOOTSTRAP, set_resamples},
    {"seed", OF_BOOTSTRAP, set_seed},     {"steps", OF_FORECAST, set_steps},
    {"levels", OF_FORECAST, set_levels},
};

gboolean
model_options_set(ModelOptions *options, const char *key, const char *value, GError **error)
{
  g_autoptr(GError) why = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    if (!g_str_equal(rows[i].key, key))
      continue;
    options->set |= 1u << i;
    if (rows[i].set(options, value, &why))
      return TRUE;
    g_propagate_error(error, g_steal_pointer(&why));
    return FALSE;
  }
  return option_refuse(error, "is no key of a regression", value);
}

static gboolean
is_set(const ModelOptions *options, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
    if (g_str_equal(rows[i].key, key))
      return (options->set >> i & 1) != 0;
  return FALSE;
}

/* The first key given that is about something, or NULL. */
static const char *
first_about(const ModelOptions *options, About about)
{
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
    if (rows[i].about == about && (options->set >> i & 1))
      return rows[i].key;
  return NULL;
}

static gboolean
contradict(const char **at, const char *key, GError **error, const char *why)
{
  *at = key;
  g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA, why);
  return FALSE;
}

/* The preset's choices where none was made beside it. */
static void
apply_preset(ModelOptions *options)
{
  HacOptions *hac = &options->errors.hac;
  const HacOptions preset = hac_preset(options->errors.preset);
  if (!is_set(options, "kernel"))
    hac->kernel = preset.kernel;
  if (!is_set(options, "bandwidth") && !is_set(options, "lag")) {
    hac->rule = preset.rule;
    hac->bandwidth = preset.bandwidth;
  }
  if (!is_set(options, "prewhiten"))
    hac->prewhiten = preset.prewhiten;
  if (!is_set(options, "factor"))
    hac->small_sample = preset.small_sample;
}

gboolean
model_options_finish(ModelOptions *options, const char **key, GError **error)
{
  const char *hac = first_about(options, OF_HAC), *bootstrap = first_about(options, OF_BOOTSTRAP);
  const ErrorsKind kind = options->errors.kind;
  if (is_set(options, "levels") && !options->forecast.steps)
    return contradict(key, "levels", error, "belongs to a forecast, which needs a number of steps");
  if (options->estimator != ESTIMATOR_OLS && options->weights)
    return contradict(key, "weights", error, "belongs to least squares, not to another estimator");
  if (options->estimator != ESTIMATOR_OLS && (hac || bootstrap || kind > ERRORS_PLAIN))
    return contradict(key,
                      hac         ? hac
                      : bootstrap ? bootstrap
                                  : "errors",
                      error, "belongs to least squares: prais-winsten and robust bring errors of their own");
  if (options->estimator != ESTIMATOR_OLS && options->forecast.steps)
    return contradict(key, "steps", error, "belongs to least squares, not to another estimator");
  if (hac && kind != ERRORS_DEFAULT && kind != ERRORS_NEWEY_WEST)
    return contradict(key, hac, error, "belongs to newey-west errors, not to others");
  if (bootstrap && kind != ERRORS_BOOTSTRAP)
    return contradict(key, bootstrap, error, "belongs to bootstrap errors, not to others");
  if (is_set(options, "lag") && is_set(options, "bandwidth"))
    return contradict(key, "lag", error, "and bandwidth exclude each other");
  if (is_set(options, "lag") && options->errors.hac.kernel == KERNEL_QUADRATIC_SPECTRAL)
    return contradict(key, "lag", error, "does not exist with the quadratic-spectral kernel: give a bandwidth");
  apply_preset(options);
  if (hac)
    options->errors.kind = ERRORS_NEWEY_WEST;
  return TRUE;
}

const char *
model_options_need_periods(const ModelOptions *options)
{
  const char *hac = first_about(options, OF_HAC);
  return hac                                             ? hac
         : options->errors.kind == ERRORS_NEWEY_WEST     ? "errors newey-west"
         : options->estimator == ESTIMATOR_PRAIS_WINSTEN ? "estimator prais-winsten"
         : options->forecast.steps                       ? "steps"
                                                         : NULL;
}
