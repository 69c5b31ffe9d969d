#include <string.h>

#include "command.h"
#include "datasets/problems.h"
#include "report/analysis_reports.h"
#include "report/json.h"
#include "report/model_sections.h"
#include "single.h"
#include "stats/stats_error.h"

/* The argument behind KIND is its CSV, those behind that are expressions, or one formula. */
#define FIRST_EXPRESSION 3

/* An item as if it stood in a study file: each argument is the text of a node. */
typedef struct {
  AnalysisDef *def;
  GPtrArray *nodes; /* YamlNode */
} Request;

static void
request_clear(Request *request)
{
  analysis_def_free(request->def);
  if (request->nodes)
    g_ptr_array_unref(request->nodes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Request, request_clear)

static void
request_init(Request *request, const AnalysisKind *kind)
{
  request->nodes = g_ptr_array_new_with_free_func(g_free);
  request->def = g_new0(AnalysisDef, 1);
  request->def->kind = kind;
  request->def->name = g_strdup(kind->key);
  request->def->of = g_ptr_array_new_with_free_func(phrase_free);
  request->def->given = g_ptr_array_new_with_free_func(phrase_free);
  analysis_options_init(&request->def->options);
}

static const YamlNode *
request_node(Request *request, char *text)
{
  YamlNode *node = g_new0(YamlNode, 1);
  node->kind = YAML_SCALAR;
  node->text = text;
  g_ptr_array_add(request->nodes, node);
  return node;
}

/* Adds an expression; otherwise *status tells. */
static gboolean
add_phrase(Request *request, GPtrArray *phrases, char *text, int *status)
{
  GError *error = NULL;
  gsize offset = 0;
  Expr *expr = expr_parse(text, &offset, &error);
  if (!expr) {
    *status = fail_in_argument(NULL, text, offset, error);
    return FALSE;
  }
  Phrase *phrase = g_new0(Phrase, 1);
  phrase->node = request_node(request, text);
  phrase->expr = expr;
  g_ptr_array_add(phrases, phrase);
  return TRUE;
}

static gboolean
add_formula(Request *request, char *text, int *status)
{
  GError *error = NULL;
  gsize offset = 0;
  request->def->formula_node = request_node(request, text);
  request->def->formula = formula_parse(text, &offset, &error);
  if (!request->def->formula)
    *status = fail_in_argument(NULL, text, offset, error);
  return request->def->formula != NULL;
}

static gboolean
add_arguments(Request *request, int argc, char **argv, const Options *options, int *status)
{
  const AnalysisKind *kind = request->def->kind;
  const guint n = (guint)argc - FIRST_EXPRESSION;
  if (kind->formula && n == 1 && strchr(argv[FIRST_EXPRESSION], '~'))
    return add_formula(request, argv[FIRST_EXPRESSION], status);
  if (n < kind->least || n > kind->most || kind->most == 0) {
    g_autofree char *wants = analysis_kind_wants(kind);
    *status = command_usage("analyse", "%s needs %s", kind->key, wants);
    return FALSE;
  }
  for (int i = FIRST_EXPRESSION; i < argc; i++)
    if (!add_phrase(request, request->def->of, argv[i], status))
      return FALSE;
  for (char **given = options->analysis.given; given && *given; given++)
    if (!add_phrase(request, request->def->given, *given, status))
      return FALSE;
  return TRUE;
}

static int
print(const TableScope *table, const Analysis *analysis, guint format)
{
  if (format == FORMAT_JSON) {
    g_autofree char *json = analysis_json(analysis, table->ledger);
    return command_print(json);
  }
  g_autoptr(Document) document = document_new(analysis->name);
  say_reading(document, table);
  analysis_report(analysis->kind)->section(document, analysis);
  section_ledger(document, table->ledger);
  return print_document(document, format);
}

static int
analyse(TableScope *table, const AnalysisDef *def, guint format)
{
  GError *error = NULL;
  const Scope scope = table_scope(table);
  const YamlNode *fault = NULL;
  gsize offset = 0;
  Analysis *analysis = analysis_run(&scope, def, &fault, &offset, &error);
  if (!analysis && error->domain == STATS_ERROR)
    g_prefix_error(&error, "%s: ", def->name);
  if (!analysis)
    return fault ? fail_in_argument(table, fault->text, offset, error) : command_fail(error);
  const int status = print(table, analysis, format);
  analysis_free(analysis);
  return status;
}

static int
refuse_kind(const char *name)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new();
  for (const AnalysisKind *kind = analysis_kinds; kind->key; kind++)
    if (!kind->parts)
      g_ptr_array_add(keys, (gpointer)kind->key);
  g_ptr_array_add(keys, NULL);
  const char *near = nearest_name(name, (const char *const *)keys->pdata);
  g_autofree char *shown = visible_text(name, strlen(name));
  return command_usage("analyse", "there is no analysis '%s'%s%s%s", shown, near ? ", did you mean '" : "",
                       near ? near : "", near ? "'?" : "");
}

int
cmd_analyse(int argc, char **argv)
{
  g_auto(Options) options;
  g_auto(Request) request = {0};
  int status = STATUS_DONE;
  if (!options_parse(OPTION_FORMAT | OPTION_CSV | OPTION_MODEL | OPTION_ANALYSIS, &argc, &argv, &options, &status))
    return status;
  if (argc < FIRST_EXPRESSION)
    return command_usage("analyse", "name a kind of analysis, a CSV file and columns or expressions");
  const AnalysisKind *kind = analysis_kind(argv[1]);
  if (!kind)
    return refuse_kind(argv[1]);
  if (kind->parts)
    return command_usage("analyse", "%s is an indicator: use 'bytrade indicators'", kind->key);
  request_init(&request, kind);
  request.def->has_sample = options.model.has_sample;
  request.def->sample = options.model.sample;
  if (!analysis_arguments_read("analyse", &options.analysis, kind, &request.def->options, &status) ||
      !add_arguments(&request, argc, argv, &options, &status))
    return status;
  g_autoptr(TableScope) table = open_table("analyse", argv[2], &options, &status);
  return table ? analyse(table, request.def, options.chosen) : status;
}
