#include "model_arguments.h"

#include "argument_rows.h"
#include "command.h"

static const ArgumentRow rows[MODEL_ARGUMENTS] = {
    {"errors", 'e', "plain, hc0 to hc3, newey-west (default over periods), cluster:COLUMN or bootstrap", "KIND"},
    {"lag", 'l', "lag of Newey-West (default floor(4 (n/100)^(2/9)))", "N"},
    {"kernel", 0, "of Newey-West: bartlett (default), parzen or quadratic-spectral", "NAME"},
    {"bandwidth", 0, "of Newey-West: a number, rule, cube-root, newey-west-1994 or andrews", "HOW"},
    {"prewhiten", 0, "Newey-West of scores that a VAR(1) was taken out of (default no)", "YES|NO"},
    {"factor", 0, "Newey-West with the small-sample factor n/(n-k) (default yes)", "YES|NO"},
    {"like", 0, "Newey-West with the defaults of R, stata or gretl", "PROGRAM"},
    {"block", 0, "periods in a block of the bootstrap (default n^(1/3); 1 without periods)", "N"},
    {"resamples", 0, "of the bootstrap (default 1999)", "N"},
    {"seed", 0, "of the bootstrap's random numbers (default 19870603)", "N"},
    {"estimator", 0, "ols (default), prais-winsten or robust", "NAME"},
    {"weights", 'w', "a column inverse to the variance of an observation", "COLUMN"},
    {"forecast", 0, "so many periods beyond the data, from trend and season", "N"},
    {"levels", 0, "of the forecast's intervals in percent (default 50,80,95)", "LIST"},
};

void
model_arguments_clear(ModelArguments *arguments)
{
  for (gsize i = 0; i < MODEL_ARGUMENTS; i++)
    g_free(arguments->value[i]);
  g_strfreev(arguments->predict);
  *arguments = (ModelArguments){0};
}

void
model_arguments_entries(ModelArguments *arguments, GArray *entries)
{
  argument_rows_entries(rows, MODEL_ARGUMENTS, arguments->value, entries);
  const GOptionEntry others[] = {
      {"predict", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments->predict,
       "the response at values of the variables, such as 'x=1, z=2' (may be given again)", "VALUES"},
      {"drop-collinear", 0, 0, G_OPTION_ARG_NONE, &arguments->drop_collinear,
       "leave out terms that depend on those before them", NULL},
      {"compare", 0, 0, G_OPTION_ARG_NONE, &arguments->compare, "several formulas side by side", NULL},
  };
  g_array_append_vals(entries, others, G_N_ELEMENTS(others));
}

/* What the study file calls an option. */
static const char *
key_of(const char *name)
{
  return g_str_equal(name, "forecast") ? "steps" : name;
}

/* What the user calls a key. */
static const char *
name_of(const char *key)
{
  return g_str_equal(key, "steps") ? "forecast" : key;
}

gboolean
model_arguments_read(const char *command, const ModelArguments *arguments, ModelOptions *options, int *status)
{
  g_autoptr(GError) error = NULL;
  const char *key = NULL;
  for (gsize i = 0; !error && i < MODEL_ARGUMENTS; i++)
    if (arguments->value[i] && !model_options_set(options, key = key_of(rows[i].name), arguments->value[i], &error))
      break;
  options->drop_collinear = arguments->drop_collinear;
  if (!error)
    model_options_finish(options, &key, &error);
  if (error)
    *status = command_usage(command, "--%s %s", name_of(key), error->message);
  return !error;
}

const char *
model_arguments_need_periods(const ModelOptions *options)
{
  const char *needy = model_options_need_periods(options);
  if (!needy)
    return NULL;
  g_autofree char *shown = g_strconcat("--", name_of(needy), NULL);
  return g_intern_string(shown);
}
