#include <string.h>

#include "analysis_arguments.h"
#include "bloc_argument.h"
#include "command.h"
#include "datasets/problems.h"
#include "indicator_arguments.h"
#include "study/option_values.h"

static void
where_free(gpointer data)
{
  IndicatorWhere *where = data;
  g_free(where->column);
  g_free(where->codes);
}

void
indicator_request_clear(IndicatorRequest *request)
{
  for (IndicatorSide side = SIDE_OWN; side < SIDES; side++)
    g_clear_pointer(&request->where[side], g_array_unref);
  g_clear_pointer(&request->blocs, g_array_unref);
  analysis_options_clear(&request->options);
}

static int
refuse_word(const char *command, const char *what, const char *name, const GPtrArray *words)
{
  const char *near = nearest_name(name, (const char *const *)words->pdata);
  g_autofree char *shown = visible_text(name, strlen(name));
  return command_usage(command, "there is no %s '%s'%s%s%s", what, shown, near ? ", did you mean '" : "",
                       near ? near : "", near ? "'?" : "");
}

/* The table of that word, or NULL. */
static const char *
find_table(const char *word)
{
  for (const TableKind *table = table_kinds; table->word; table++)
    if (g_str_equal(table->word, word))
      return table->word;
  return NULL;
}

static gboolean
find_kind(const char *command, const char *name, IndicatorRequest *request, int *status)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new();
  for (const AnalysisKind *kind = analysis_kinds; kind->key; kind++)
    if (analysis_kind_of_parts(kind))
      g_ptr_array_add(words, (gpointer)kind->key);
  g_ptr_array_add(words, (gpointer)INDICATORS_MEMBERS);
  g_ptr_array_add(words, NULL);
  request->kind = analysis_kind(g_str_equal(name, INDICATORS_MEMBERS) ? "structure" : name);
  request->table = find_table(name);
  if (request->kind && analysis_kind_of_parts(request->kind))
    return TRUE;
  if (request->kind && request->kind->parts)
    *status = command_usage(command, "%s needs %s: write a study", name,
                            request->kind->needs_given ? "a series beside the breakdown" : "a formula over breakdowns");
  else if (request->kind)
    *status = command_usage(command, "%s is an analysis of series: use 'bytrade analyse'", name);
  else
    *status = refuse_word(command, "kind", name, words);
  return FALSE;
}

static gboolean
find_indicator(const char *command, const char *name, IndicatorRequest *request, int *status)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new();
  for (const IndicatorKind *kind = indicator_kinds; kind->word; kind++)
    g_ptr_array_add(words, (gpointer)kind->word);
  g_ptr_array_add(words, NULL);
  request->indicator = request->definition.kind = indicator_kind(name);
  if (!request->indicator)
    *status = refuse_word(command, "indicator", name, words);
  return request->indicator != NULL;
}

/* The options of a kind. */
static gboolean
read_options(const char *command, const IndicatorArguments *arguments, IndicatorRequest *request, int *status)
{
  for (gsize i = 0; i < INDICATOR_OPTIONS; i++)
    if (arguments->option[i] && !analysis_argument_set(command, request->kind, indicator_options[i].name,
                                                       arguments->option[i], &request->options, status))
      return FALSE;
  for (guint i = INDICATORS_PART; i <= INDICATORS_BASE; i++)
    if (arguments->value[i]) {
      *status = command_usage(command, "--%s belongs to --indicator", i == INDICATORS_PART ? "part" : "base");
      return FALSE;
    }
  return TRUE;
}

/* What an indicator needs, and nothing else. */
static gboolean
check_need(const char *command, const IndicatorRequest *request, guint need, const char *option, const char *given,
           const char *what, int *status)
{
  const gboolean needed = (request->indicator->needs & need) != 0;
  if (needed && !given)
    *status = command_usage(command, "the indicator '%s' needs --%s, %s", request->indicator->word, option, what);
  else if (given && !needed)
    *status = command_usage(command, "--%s is no option of the indicator '%s'", option, request->indicator->word);
  return needed == (given != NULL);
}

static gboolean
read_base(const char *command, const char *text, IndicatorDef *definition, int *status)
{
  const char *why;
  definition->has_base = text && period_parse_range(text, strlen(text), &definition->base, &why);
  if (text && !definition->has_base)
    *status = command_usage(command, "--base '%s' is not a period (%s)", text, why);
  return !text || definition->has_base;
}

static gboolean
read_top(const char *command, const char *text, IndicatorDef *definition, int *status)
{
  g_autoptr(GError) error = NULL;
  guint64 top = 0;
  if (text && !option_count(text, 1, &top, &error)) {
    *status = command_usage(command, "--top %s", error->message);
    return FALSE;
  }
  definition->top = (gsize)top;
  return TRUE;
}

static gboolean
read_needs(const char *command, const IndicatorArguments *arguments, IndicatorRequest *request, int *status)
{
  char *const *value = arguments->value;
  const char *top = arguments->option[0];
  for (gsize i = 1; i < INDICATOR_OPTIONS; i++)
    if (arguments->option[i]) {
      *status = command_usage(command, "--%s is no option of the indicator '%s'", indicator_options[i].name,
                              request->indicator->word);
      return FALSE;
    }
  request->definition.part = value[INDICATORS_PART];
  return check_need(command, request, INDICATOR_PART, "part", value[INDICATORS_PART], "a code", status) &&
         check_need(command, request, INDICATOR_BASE, "base", value[INDICATORS_BASE], "a period", status) &&
         check_need(command, request, INDICATOR_TOP, "top", top, "a number of parts", status) &&
         check_need(command, request, INDICATOR_AMOUNTS, "quantity", value[INDICATORS_QUANTITY], "a column", status) &&
         read_base(command, value[INDICATORS_BASE], &request->definition, status) &&
         read_top(command, top, &request->definition, status);
}

/* What kind is asked for, with its options. */
static gboolean
indicator_request_kind(const char *command, const IndicatorArguments *arguments, IndicatorRequest *request, int *status)
{
  const char *show = arguments->value[INDICATORS_SHOW], *indicator = arguments->value[INDICATORS_INDICATOR];
  if (show && indicator) {
    *status = command_usage(command, "--show and --indicator exclude each other");
    return FALSE;
  }
  if (indicator)
    return find_indicator(command, indicator, request, status) && read_needs(command, arguments, request, status);
  return find_kind(command, show ? show : "structure", request, status) &&
         read_options(command, arguments, request, status);
}

/* An option of a side that is not there, or that the first side has told for the same file; NULL when all is well. */
static const char *
stray_option(const IndicatorArguments *arguments, const IndicatorRequest *request, IndicatorSide side, const char **why)
{
  static const char *const names[] = {"value", "unit", "valuation"};
  const guint first = side == SIDE_MIRROR ? INDICATORS_MIRROR_VALUE : INDICATORS_AGAINST_VALUE;
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    const gboolean same = request->has[side] && g_str_equal(request->path[side], request->path[SIDE_OWN]);
    if (!arguments->value[first + i] || (request->has[side] && (!same || i == 0)))
      continue;
    *why = request->has[side] ? "is told by" : "belongs to";
    return names[i];
  }
  return NULL;
}

static gboolean
read_side(const char *command, const IndicatorArguments *arguments, IndicatorRequest *request, IndicatorSide side,
          int *status)
{
  const char *option = indicator_side_option(side), *why = NULL;
  const char *file = arguments->value[side == SIDE_MIRROR ? INDICATORS_MIRROR : INDICATORS_AGAINST];
  request->has[side] = file || arguments->by[side] || arguments->where[side];
  request->path[side] = file ? file : request->path[SIDE_OWN];
  const char *stray = stray_option(arguments, request, side, &why);
  if (!stray)
    return TRUE;
  *status = command_usage(command, "--%s%s %s --%s%s", option, stray, why,
                          request->has[side]    ? ""
                          : side == SIDE_MIRROR ? "mirror"
                                                : "against",
                          request->has[side] ? stray : "");
  return FALSE;
}

/* "flow=export,import" */
static gboolean
read_where(const char *command, IndicatorSide side, const char *text, GArray *all, int *status)
{
  const char *equals = strchr(text, '='), *option = indicator_side_option(side);
  if (!equals || equals == text || equals[1] == '\0') {
    *status = command_usage(command, "--%swhere is COLUMN=CODE or COLUMN=CODE,CODE, not '%s'", option, text);
    return FALSE;
  }
  const IndicatorWhere where = {g_strndup(text, (gsize)(equals - text)), g_strdup(equals + 1)};
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal(g_array_index(all, IndicatorWhere, i).column, where.column)) {
      *status = command_usage(command, "--%swhere names '%s' twice: list its codes with commas", option, where.column);
      where_free((gpointer)&where);
      return FALSE;
    }
  g_array_append_val(all, where);
  return TRUE;
}

static gboolean
read_lists(const char *command, const IndicatorArguments *arguments, IndicatorRequest *request, int *status)
{
  for (IndicatorSide side = SIDE_OWN; side < SIDES; side++) {
    for (char **where = arguments->where[side]; where && *where; where++)
      if (!read_where(command, side, *where, request->where[side], status))
        return FALSE;
    if (arguments->by[side] && g_strv_length(arguments->by[side]) > 2) {
      *status = command_usage(command, "--%sby is given once, or twice for pairs", indicator_side_option(side));
      return FALSE;
    }
  }
  for (char **text = arguments->blocs; text && *text; text++) {
    BlocArgument bloc;
    if (!bloc_argument_read(command, *text, request->blocs, &bloc, status))
      return FALSE;
    g_array_append_val(request->blocs, bloc);
  }
  return TRUE;
}

/* Whether the sides are those that a kind or an indicator wants; NULL when they are. */
static char *
wrong_sides(const IndicatorRequest *request)
{
  static const char second[] = "a second breakdown: --against for another file, --against-where for other rows of this";
  const gboolean mirror = request->has[SIDE_MIRROR], against = request->has[SIDE_AGAINST];
  if (request->indicator) {
    const char *word = request->indicator->word;
    const gboolean needed = (request->indicator->needs & INDICATOR_AGAINST) != 0;
    if (needed && !mirror && !against)
      return g_strdup_printf("the indicator '%s' needs %s", word, second);
    if (against && !needed)
      return g_strdup_printf("--against is no option of the indicator '%s'", word);
    return mirror && (!needed || against) ? g_strdup_printf("--mirror is no option of the indicator '%s'", word) : NULL;
  }
  const AnalysisKind *kind = request->kind;
  if (mirror && !analysis_argument_takes(kind, "mirror"))
    return g_strdup_printf("--mirror is no option of %s", kind->key);
  if (!mirror && g_str_equal(kind->key, "mirror"))
    return g_strdup(
        "mirror needs what the other side reports: --mirror for another file, --mirror-where for other rows of this");
  if (request->blocs->len == 0 && g_str_equal(kind->key, "enlargement"))
    return g_strdup("enlargement needs the members of a bloc with their dates: --bloc NAME=CSV");
  if (against && kind->most < 2)
    return g_strdup_printf("--against is no option of %s", kind->key);
  return kind->least > 1 && !against ? g_strdup_printf("%s needs %s", kind->key, second) : NULL;
}

static char *
wrong_arguments(const IndicatorArguments *arguments, const IndicatorRequest *request)
{
  if (!arguments->by[SIDE_OWN])
    return g_strdup("say by --by which column's codes are the parts, such as partner or product");
  if (arguments->value[INDICATORS_TOTAL] && g_strv_length(arguments->by[SIDE_OWN]) != 1)
    return g_strdup("--total goes with one --by");
  return wrong_sides(request);
}

gboolean
indicator_request_read(const char *command, const char *path, const IndicatorArguments *arguments,
                       IndicatorRequest *request, int *status)
{
  *request = (IndicatorRequest){.blocs = g_array_new(FALSE, FALSE, sizeof(BlocArgument))};
  g_array_set_clear_func(request->blocs, bloc_argument_clear);
  for (IndicatorSide side = SIDE_OWN; side < SIDES; side++) {
    request->where[side] = g_array_new(FALSE, FALSE, sizeof(IndicatorWhere));
    g_array_set_clear_func(request->where[side], where_free);
  }
  analysis_options_init(&request->options);
  request->has[SIDE_OWN] = TRUE;
  request->path[SIDE_OWN] = path;
  if (!indicator_request_kind(command, arguments, request, status) ||
      !read_side(command, arguments, request, SIDE_MIRROR, status) ||
      !read_side(command, arguments, request, SIDE_AGAINST, status) || !read_lists(command, arguments, request, status))
    return FALSE;
  g_autofree char *wrong = wrong_arguments(arguments, request);
  if (wrong)
    *status = command_usage(command, "%s", wrong);
  return !wrong;
}
