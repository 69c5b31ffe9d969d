#include <math.h>
#include <string.h>

#include "command.h"
#include "index_arguments.h"
#include "study/members.h"

void
index_request_clear(IndexRequest *request)
{
  g_clear_pointer(&request->blocs, g_ptr_array_unref);
  g_clear_pointer(&request->half_lives, g_array_unref);
  g_free(request->partners);
  event_weights_free(request->weights);
  *request = (IndexRequest){.partners = NULL};
}

/* Options that need or exclude each other; NULL when all is well. */
static const char *
contradiction(const IndexArguments *arguments, const EventIndexOptions *options)
{
  const struct {
    gboolean wrong;
    const char *why;
  } all[] = {
      {arguments->no_duplicates && arguments->keep_duplicates,
       "--no-duplicates and --keep-duplicates exclude each other"},
      {arguments->value[INDEX_VARIANT] && !arguments->value[INDEX_WEIGHTS],
       "--variant is a column of --weights: name the table too"},
      {arguments->value[INDEX_START] && isnan(options->bound), "--start belongs to --bound"},
      {!isnan(options->bound) && fabs(options->start) > options->bound, "--start lies beyond --bound"},
      {arguments->value[INDEX_TOP] && !options->has_explain, "--top belongs to --explain"},
      {options->direction != DIRECTION_BOTH && !options->country, "--direction needs --country"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
    if (all[i].wrong)
      return all[i].why;
  return NULL;
}

/* "EU=members.csv@2007": the part behind the last @ is a year, or in-force; otherwise the @ belongs to the path. */
static gboolean
read_bloc(const char *command, const char *text, GPtrArray *blocs, int *status)
{
  const char *equals = strchr(text, '=');
  if (!equals || equals == text || equals[1] == '\0') {
    *status = command_usage(command, "--bloc is NAME=CSV or NAME=CSV@YEAR, not '%s'", text);
    return FALSE;
  }
  g_autofree char *name = g_strndup(text, (gsize)(equals - text)), *path = g_strdup(equals + 1);
  guint64 year = 0;
  char *at = strrchr(path, '@');
  if (at && (g_str_equal(at + 1, "in-force") || g_ascii_string_to_unsigned(at + 1, 10, 1, 9999, &year, NULL)))
    *at = '\0';
  for (guint i = 0; i < blocs->len; i++)
    if (g_str_equal(((const Bloc *)g_ptr_array_index(blocs, i))->name, name)) {
      *status = command_usage(command, "two blocs are named '%s'", name);
      return FALSE;
    }
  GError *error = NULL;
  Bloc *bloc = members_read(name, path, (int)year, &error);
  if (!bloc)
    *status = command_fail(error);
  else
    g_ptr_array_add(blocs, bloc);
  return bloc != NULL;
}

static gboolean
is_bloc(const GPtrArray *blocs, const char *name)
{
  for (guint i = 0; i < blocs->len; i++)
    if (g_str_equal(((const Bloc *)g_ptr_array_index(blocs, i))->name, name))
      return TRUE;
  return FALSE;
}

/* Why a partner cannot be asked for; NULL when all is well. earlier: those before it. */
static const char *
wrong_partner(const char *name, const char *country, const char *const *earlier)
{
  if (!*name)
    return "has no name";
  if (country && g_str_equal(name, event_actors_asked(country)))
    return "is the country itself";
  return g_strv_contains(earlier, name) ? "is named twice" : NULL;
}

/* Partners by the names that the index knows them by: codes of countries, blocs; in a catalogue, what stands in it. */
static gboolean
read_partners(const char *command, const IndexArguments *arguments, IndexRequest *request, int *status)
{
  if (!arguments->partners)
    return TRUE;
  const char *country = request->options.country;
  request->partners = g_new0(const char *, g_strv_length(arguments->partners) + 1);
  for (gsize i = 0; arguments->partners[i]; i++) {
    const char *given = arguments->partners[i];
    const char *name = country && !is_bloc(request->blocs, given) ? event_actors_asked(given) : given;
    const char *why = wrong_partner(name, country, request->partners);
    if (why) {
      *status = command_usage(command, "--partner: '%s' %s", given, why);
      return FALSE;
    }
    request->partners[i] = name;
  }
  request->options.partners = request->partners;
  return TRUE;
}

static gboolean
read_weights(const IndexArguments *arguments, IndexRequest *request, int *status)
{
  GError *error = NULL;
  if (!arguments->value[INDEX_WEIGHTS])
    return TRUE;
  request->weights = event_weights_read(arguments->value[INDEX_WEIGHTS], arguments->value[INDEX_VARIANT], &error);
  if (!request->weights)
    *status = command_fail(error);
  request->options.weights = request->weights;
  return request->weights != NULL;
}

static gboolean
read_blocs(const char *command, const IndexArguments *arguments, IndexRequest *request, int *status)
{
  for (char **bloc = arguments->blocs; bloc && *bloc; bloc++)
    if (!read_bloc(command, *bloc, request->blocs, status))
      return FALSE;
  request->options.blocs = request->blocs->len > 0 ? request->blocs : NULL;
  return TRUE;
}

gboolean
index_request_read(const char *command, const IndexArguments *arguments, IndexRequest *request, int *status)
{
  *request = (IndexRequest){.blocs = g_ptr_array_new_with_free_func((GDestroyNotify)bloc_free),
                            .half_lives = g_array_new(FALSE, FALSE, sizeof(double))};
  EventIndexOptions *options = &request->options;
  event_index_options_init(options);
  if (!index_arguments_values(command, arguments, request, status))
    return FALSE;
  options->half_lives = (const double *)(void *)request->half_lives->data;
  options->n_half_lives = request->half_lives->len;
  options->root_only = arguments->root_only;
  options->strict = arguments->strict;
  options->repeats = arguments->no_duplicates     ? REPEATS_BY_ACTORS
                     : arguments->keep_duplicates ? REPEATS_KEPT
                                                  : REPEATS_DEFAULT;
  const char *why = contradiction(arguments, options);
  if (why)
    *status = command_usage(command, "%s", why);
  return !why && read_blocs(command, arguments, request, status) &&
         read_partners(command, arguments, request, status) && read_weights(arguments, request, status);
}
