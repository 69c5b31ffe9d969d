/* asked.h - analyses of the columns of a CSV, as bytrade analyse asks for them */
#pragma once

#include "../test.h"

#include <glib/gstdio.h>
#include <gsl/gsl_errno.h>

#include "datasets/problems.h"
#include "stats/stats_error.h"
#include "study/analysis.h"
#include "study/table_scope.h"

#define CHICKEGG_CSV "tests/data/reference/chickegg.csv"
#define LONGLEY_CSV  "tests/data/reference/longley.csv"

typedef struct {
  TableScope *table;
  AnalysisDef *def;
  GPtrArray *nodes; /* YamlNode: texts of the expressions */
  Analysis *analysis;
  GError *error;
} Asked;

static inline void
asked_clear(Asked *asked)
{
  analysis_free(asked->analysis);
  analysis_def_free(asked->def);
  table_scope_free(asked->table);
  g_ptr_array_unref(asked->nodes);
  g_clear_error(&asked->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Asked, asked_clear)

static inline void
node_free(gpointer data)
{
  YamlNode *node = data;
  g_free(node->text);
  g_free(node);
}

/* Expressions with "; " between them. */
static inline GPtrArray *
phrases_of(Asked *asked, const char *text)
{
  GPtrArray *phrases = g_ptr_array_new_with_free_func(phrase_free);
  g_auto(GStrv) parts = g_strsplit(text, "; ", -1);
  for (char **part = parts; *part; part++) {
    gsize offset = 0;
    YamlNode *node = g_new0(YamlNode, 1);
    Phrase *phrase = g_new0(Phrase, 1);
    node->kind = YAML_SCALAR;
    node->text = g_strdup(*part);
    g_ptr_array_add(asked->nodes, node);
    phrase->node = node;
    phrase->expr = expr_parse(*part, &offset, &asked->error);
    assert_no_error(asked->error);
    g_ptr_array_add(phrases, phrase);
  }
  return phrases;
}

/* options: keys and values in turn, as "window=8 method=spearman". time: by the column of periods. What goes wrong is in error. */
static inline Asked
ask(const char *kind, const char *path, gboolean time, const char *of, const char *given, const char *options)
{
  Asked asked = {.nodes = g_ptr_array_new_with_free_func(node_free), .def = g_new0(AnalysisDef, 1)};
  const GuessOptions guess = {.no_period = !time};
  g_auto(GStrv) pairs = g_strsplit(options, " ", -1);
  const YamlNode *fault = NULL;
  gsize offset = 0;
  asked.def->kind = analysis_kind(kind);
  assert_non_null(asked.def->kind);
  asked.def->name = g_strdup("asked");
  asked.def->of = phrases_of(&asked, of);
  asked.def->given = phrases_of(&asked, given);
  analysis_options_init(&asked.def->options);
  for (char **pair = pairs; *pair; pair++) {
    char *sign = strchr(*pair, '=');
    if (!sign)
      continue;
    *sign = '\0';
    assert_true(analysis_options_set(&asked.def->options, *pair, sign + 1, &asked.error));
  }
  asked.table = table_scope_new(path, &guess, &asked.error);
  assert_no_error(asked.error);
  const Scope scope = table_scope(asked.table);
  asked.analysis = analysis_run(&scope, asked.def, &fault, &offset, &asked.error);
  return asked;
}

/* The same over a table written down in the test. */
static inline Asked
ask_text(const char *kind, const char *table, gboolean time, const char *of, const char *given, const char *options)
{
  g_autofree char *folder = g_dir_make_tmp("bytrade-XXXXXX", NULL), *path = g_build_filename(folder, "t.csv", NULL);
  assert_true(g_file_set_contents(path, table, -1, NULL));
  Asked asked = ask(kind, path, time, of, given, options);
  g_remove(path);
  g_rmdir(folder);
  return asked;
}

/* GSL's own handler would end the test; the program does the same. */
static inline int
no_gsl_handler(void **state)
{
  (void)state;
  gsl_set_error_handler_off();
  return 0;
}

/* Two indices of thirteen years about zero, a third that both follow, and a fourth with a gap. */
#define INDICES                                                                                                        \
  "year,a,b,c,d,e\n2001,-3.1,-2.0,1.0,4,1\n2002,-1.2,-2.4,1.4,5,2\n2003,0.4,-0.3,2.1,3,3\n2004,1.9,0.8,2.3,6,4\n"      \
  "2005,2.5,3.1,3.0,,5\n2006,-0.6,1.2,3.4,7,6\n2007,1.4,0,4.1,6,7\n2008,2.2,2.9,4.2,9,8\n2009,3.7,2.1,5.2,7,9\n"       \
  "2010,2.9,4.4,5.3,8,10\n2011,-0.8,1.5,6.1,9,11\n2012,4.1,3.3,6.4,11,12\n2013,3.2,5.0,7.2,10,13\n"
