#include <math.h>

#include "bloc_argument.h"
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
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(BlocArgument));
  g_array_set_clear_func(all, bloc_argument_clear);
  for (char **text = arguments->blocs; text && *text; text++) {
    BlocArgument argument;
    GError *error = NULL;
    if (!bloc_argument_read(command, *text, all, &argument, status))
      return FALSE;
    g_array_append_val(all, argument);
    Bloc *bloc = members_read(argument.name, argument.path, argument.year, &error);
    if (!bloc) {
      *status = command_fail(error);
      return FALSE;
    }
    g_ptr_array_add(request->blocs, bloc);
  }
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
