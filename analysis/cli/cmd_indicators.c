#include <glib/gstdio.h>
#include <string.h>

#include "bloc_argument.h"
#include "command.h"
#include "datasets/problems.h"
#include "progress.h"
#include "report/analysis_reports.h"
#include "report/indicator_section.h"
#include "report/json.h"
#include "report/model_sections.h"
#include "report/result_tables.h"
#include "single.h"
#include "stats/stats_error.h"

/* One call. */
typedef struct {
  const Options *options;
  const IndicatorArguments *arguments;
  IndicatorRequest request;
  TableStudy *study;
  const Table *table[SIDES]; /* NULL where a side is not there */
  char *name[SIDES];         /* of its breakdown */
  Progress progress;
} Call;

static void
call_clear(Call *call)
{
  indicator_request_clear(&call->request);
  table_study_free(call->study);
  for (IndicatorSide side = SIDE_OWN; side < SIDES; side++)
    g_free(call->name[side]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Call, call_clear)

/* An error with the option that it is about: a breakdown has no place in a study here. */
static int
fail(Call *call, GError *error)
{
  gsize offset = 0;
  const char *text = NULL, *option = table_study_fault(call->study, &text, &offset);
  progress_end(&call->progress);
  if (error->domain == STATS_ERROR)
    g_prefix_error(&error, "%s: ", call->request.kind ? call->request.kind->key : call->request.indicator->word);
  else if (error->domain == DATA_ERROR && option && !results_error_has_place(call->study->results, error)) {
    g_prefix_error(&error, "--%s: ", option);
    if (g_str_has_suffix(option, "value") || g_str_has_suffix(option, "quantity"))
      return fail_in_argument(NULL, text, offset, error);
  }
  return command_fail(error);
}

/* The columns that hold codes, whatever they look like (NULL-terminated, free the array alone). */
static const char **
code_columns(const Call *call)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (IndicatorSide side = SIDE_OWN; side < SIDES; side++) {
    for (char **by = call->arguments->by[side]; by && *by; by++)
      g_ptr_array_add(names, *by);
    for (guint i = 0; i < call->request.where[side]->len; i++)
      g_ptr_array_add(names, g_array_index(call->request.where[side], IndicatorWhere, i).column);
  }
  g_ptr_array_add(names, NULL);
  return (const char **)g_ptr_array_free(g_steal_pointer(&names), FALSE);
}

/* Who says how a file is to be read means no descriptor. */
static gboolean
is_told(const Options *options)
{
  return options->delimiter || options->encoding || options->decimal || options->period || options->date_format;
}

static void
say_file(Call *call, const char *path)
{
  GStatBuf status;
  const gboolean regular = !g_str_equal(path, "-") && g_stat(path, &status) == 0 && S_ISREG(status.st_mode);
  g_autofree char *size = regular ? g_format_size((guint64)status.st_size) : NULL;
  progress_say(&call->progress, "reading %s%s%s%s", g_str_equal(path, "-") ? "standard input" : path, size ? " (" : "",
               size ? size : "", size ? ")" : "");
}

/* Whether a table has values beside its codes, or they are told. */
static gboolean
has_values(const Call *call, const Table *table, const char *value, int *status)
{
  for (gsize i = 0; i < table->n_columns; i++)
    if (table->columns[i].field->role >= ROLE_MEASURE && table->columns[i].values)
      return TRUE;
  if (!value)
    *status = command_usage("indicators", "%s has no column of numbers but those of --by and --where%s",
                            table->csv->path, table_study_descriptor(call->study, table) ? " that is a measure" : "");
  return value != NULL;
}

static gboolean
read_side(Call *call, IndicatorSide side, const char *const *codes, int *status)
{
  GError *error = NULL;
  const guint value = side == SIDE_OWN      ? INDICATORS_VALUE
                      : side == SIDE_MIRROR ? INDICATORS_MIRROR_VALUE
                                            : INDICATORS_AGAINST_VALUE;
  TableReading reading = {.guess = call->options->guess,
                          .guessed = is_told(call->options),
                          .unit = call->arguments->value[value + 1],
                          .valuation = call->arguments->value[value + 2]};
  reading.guess.codes = codes;
  say_file(call, call->request.path[side]);
  call->table[side] = table_study_read(call->study, call->request.path[side], &reading, &error);
  if (!call->table[side]) {
    progress_end(&call->progress);
    *status = command_fail(error);
    return FALSE;
  }
  progress_end(&call->progress);
  return check_table("indicators", call->table[side], call->options, "a breakdown", status) &&
         has_values(call, call->table[side], call->arguments->value[value], status);
}

static gboolean
read_files(Call *call, int *status)
{
  g_autofree const char **codes = code_columns(call);
  for (IndicatorSide side = SIDE_OWN; side < SIDES; side++)
    if (call->request.has[side] && !read_side(call, side, codes, status))
      return FALSE;
  for (guint i = 0; i < call->request.blocs->len; i++) {
    const BlocArgument *bloc = &g_array_index(call->request.blocs, BlocArgument, i);
    GError *error = NULL;
    if (!table_study_add_bloc(call->study, bloc->name, bloc->path, bloc->year, &error)) {
      *status = command_fail(error);
      return FALSE;
    }
  }
  return TRUE;
}

/* "trade-annual" of a path; the sides have names of their own. */
static char *
side_name(const Call *call, IndicatorSide side)
{
  const char *path = call->request.path[side];
  char *name = g_str_equal(path, "-") ? g_strdup("standard input") : g_path_get_basename(path);
  if (g_str_has_suffix(name, ".csv"))
    name[strlen(name) - 4] = '\0';
  for (IndicatorSide earlier = SIDE_OWN; earlier < side; earlier++)
    if (call->name[earlier] && g_str_equal(call->name[earlier], name)) {
      char *own = g_strdup_printf("%s (%s)", name, side == SIDE_MIRROR ? "mirror" : "against");
      g_free(name);
      return own;
    }
  return name;
}

static gboolean
names_column(const GArray *where, const char *column)
{
  for (guint i = 0; i < where->len; i++)
    if (g_str_equal(g_array_index(where, IndicatorWhere, i).column, column))
      return TRUE;
  return FALSE;
}

/* A side's conditions. In the same file those of the first side hold too, but of columns that it names itself or goes by (TableWhere). */
static GArray *
conditions(const Call *call, IndicatorSide side, const char *const *by)
{
  GArray *all = g_array_new(FALSE, FALSE, sizeof(TableWhere));
  const GArray *own = call->request.where[SIDE_OWN], *given = call->request.where[side];
  const gboolean same = side != SIDE_OWN && call->table[side] == call->table[SIDE_OWN];
  for (guint i = 0; same && i < own->len; i++) {
    const IndicatorWhere *where = &g_array_index(own, IndicatorWhere, i);
    const TableWhere condition = {where->column, where->codes};
    if (!names_column(given, where->column) && !g_strv_contains(by, where->column))
      g_array_append_val(all, condition);
  }
  for (guint i = 0; i < given->len; i++) {
    const IndicatorWhere *where = &g_array_index(given, IndicatorWhere, i);
    const TableWhere condition = {where->column, where->codes};
    g_array_append_val(all, condition);
  }
  return all;
}

static gboolean
add_side(Call *call, IndicatorSide side, GError **error)
{
  const IndicatorArguments *arguments = call->arguments;
  const gboolean own = side == SIDE_OWN;
  const char *value = arguments->value[own                   ? INDICATORS_VALUE
                                       : side == SIDE_MIRROR ? INDICATORS_MIRROR_VALUE
                                                             : INDICATORS_AGAINST_VALUE];
  const gboolean same = call->table[side] == call->table[SIDE_OWN];
  call->name[side] = side_name(call, side);
  TableBreakdown breakdown = {
      .name = call->name[side],
      .table = call->table[side],
      .option = indicator_side_option(side),
      .by = (const char *const *)(arguments->by[side] ? arguments->by[side] : arguments->by[SIDE_OWN]),
      .without = (const char *const *)arguments->without,
      .total = own ? arguments->value[INDICATORS_TOTAL] : NULL,
      .fold = arguments->value[INDICATORS_FOLD],
      .value = value  ? value
               : same ? arguments->value[INDICATORS_VALUE]
                      : NULL,
      .quantity = own ? arguments->value[INDICATORS_QUANTITY] : NULL};
  g_autoptr(GArray) where = conditions(call, side, breakdown.by);
  breakdown.where = (const TableWhere *)(void *)where->data;
  breakdown.n_where = where->len;
  return table_study_add_breakdown(call->study, &breakdown, error);
}

static char **
list_of(const char *one, const char *other)
{
  const char *const list[] = {one, other, NULL};
  return g_strdupv((char **)list);
}

/* The item as a study would hold it; the study owns it. */
static const AnalysisDef *
add_analysis(Call *call)
{
  IndicatorRequest *request = &call->request;
  AnalysisDef *def = g_new0(AnalysisDef, 1);
  def->kind = request->kind;
  def->name = g_strdup(request->kind->key);
  def->of = g_ptr_array_new_with_free_func(phrase_free);
  def->given = g_ptr_array_new_with_free_func(phrase_free);
  def->breakdowns = list_of(call->name[SIDE_OWN], call->name[SIDE_AGAINST]);
  def->options = request->options;
  analysis_options_init(&request->options);
  def->options.mirror = g_strdup(call->name[SIDE_MIRROR]);
  if (request->blocs->len > 0)
    def->options.bloc = g_strdup(g_array_index(request->blocs, BlocArgument, 0).name);
  def->has_sample = call->options->model.has_sample;
  def->sample = call->options->model.sample;
  g_ptr_array_add(call->study->study->analyses, def);
  return def;
}

/* What was read, before what came of it. */
static Document *
begin_document(const Call *call, const char *title)
{
  Document *document = document_new(title);
  for (IndicatorSide side = SIDE_OWN; side < SIDES; side++) {
    gboolean said = !call->table[side];
    for (IndicatorSide earlier = SIDE_OWN; earlier < side; earlier++)
      said = said || call->table[earlier] == call->table[side];
    if (!said)
      say_table(document, call->table[side], table_study_descriptor(call->study, call->table[side]));
  }
  return document;
}

static int
finish_document(const Call *call, Document *document)
{
  section_ledger(document, call->study->results->ledger);
  const int status = print_document(document, call->options->chosen);
  document_free(document);
  return status;
}

static const TableKind *
table_kind(const char *word)
{
  const TableKind *table = table_kinds;
  while (!g_str_equal(table->word, word))
    table++;
  return table;
}

static int
print_table(Call *call, const AnalysisDef *def)
{
  GError *error = NULL;
  const TableKind *kind = table_kind(call->request.table);
  const TableDef *table = table_study_add_table(call->study, kind, def->name);
  g_autofree char *csv = result_table(kind)->csv(call->study->results, table, &error);
  progress_end(&call->progress);
  return csv ? command_print(csv) : fail(call, error);
}

static int
print_analysis(Call *call)
{
  GError *error = NULL;
  const AnalysisDef *def = add_analysis(call);
  if (call->options->chosen == FORMAT_CSV)
    return print_table(call, def);
  const Analysis *analysis = results_analysis(call->study->results, def->name, &error);
  progress_end(&call->progress);
  if (!analysis)
    return fail(call, error);
  if (call->options->chosen == FORMAT_JSON) {
    g_autofree char *json = analysis_json(analysis, call->study->results->ledger);
    return command_print(json);
  }
  Document *document = begin_document(call, analysis->name);
  analysis_report(analysis->kind)->section(document, analysis);
  return finish_document(call, document);
}

static int
print_series(const Call *call, const Series *series)
{
  const IndicatorDef *definition = &call->request.definition;
  if (call->options->chosen == FORMAT_CSV || call->options->chosen == FORMAT_JSON) {
    g_autofree char *text =
        call->options->chosen == FORMAT_CSV ? indicator_csv(series) : series_json(series, call->study->results->ledger);
    return command_print(text);
  }
  Document *document = begin_document(call, series->name);
  section_indicator(document, definition->kind, series, definition->of, definition->against);
  return finish_document(call, document);
}

static int
print_indicator(Call *call)
{
  GError *error = NULL;
  IndicatorDef *definition = &call->request.definition;
  const Scope scope = results_scope(call->study->results);
  definition->of = call->name[SIDE_OWN];
  if (definition->kind->needs & INDICATOR_AGAINST)
    definition->against = call->name[SIDE_AGAINST] ? call->name[SIDE_AGAINST] : call->name[SIDE_MIRROR];
  g_autoptr(Series) series = indicator_series(&scope, definition, &error);
  progress_end(&call->progress);
  if (!series)
    return fail(call, error);
  g_autofree char *name = definition->part ? g_strdup_printf("%s of %s", definition->kind->word, definition->part)
                                           : g_strdup(definition->kind->word);
  series_set(&series->name, name);
  if (call->options->model.has_sample)
    series_cut(series, call->options->model.sample);
  return print_series(call, series);
}

static int
compute(Call *call)
{
  GError *error = NULL;
  for (IndicatorSide side = SIDE_OWN; side < SIDES; side++)
    if (call->table[side] && !add_side(call, side, &error))
      return fail(call, error);
  progress_say(&call->progress, "computing");
  data_watch(call->study->results->data, progress_share, &call->progress);
  return call->request.kind ? print_analysis(call) : print_indicator(call);
}

/* Whether what is asked for can be printed so. */
static gboolean
check_format(const IndicatorRequest *request, guint format, int *status)
{
  const gboolean csv = format == FORMAT_CSV, own = request->table && g_str_equal(request->table, request->kind->key);
  if (csv && request->kind && !request->table)
    *status = command_usage("indicators", "%s has no table: --format json has all of its figures", request->kind->key);
  else if (!csv && request->table && !own)
    *status = command_usage("indicators", "%s is a table: give --format csv", request->table);
  else
    return TRUE;
  return FALSE;
}

int
cmd_indicators(int argc, char **argv)
{
  g_auto(Options) options;
  int status = STATUS_DONE;
  if (!options_parse(OPTION_FORMAT | OPTION_QUIET | OPTION_CSV | OPTION_MODEL | OPTION_INDICATORS, &argc, &argv,
                     &options, &status))
    return status;
  if (argc != 2)
    return command_usage("indicators", "name one CSV file, or - for standard input");
  if (options.no_period)
    return command_usage("indicators", "a breakdown needs periods: leave out --no-period");
  g_auto(Call) call = {.options = &options, .arguments = &options.indicators};
  if (!indicator_request_read("indicators", argv[1], &options.indicators, &call.request, &status) ||
      !check_format(&call.request, options.chosen, &status))
    return status;
  progress_init(&call.progress, options.quiet);
  call.study = table_study_new();
  return read_files(&call, &status) ? compute(&call) : status;
}
