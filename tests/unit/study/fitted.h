/* fitted.h - regressions over the columns of a CSV, as fit computes them */
#pragma once

#include "../test.h"

#include <glib/gstdio.h>
#include <gsl/gsl_errno.h>

#include "datasets/problems.h"
#include "study/model.h"
#include "study/outlook.h"
#include "study/table_scope.h"

typedef struct {
  TableScope *table;
  Regression *model;
  gsize offset; /* of the error */
  GError *error;
} Fitted;

static inline void
fitted_clear(Fitted *fitted)
{
  regression_free(fitted->model);
  table_scope_free(fitted->table);
  g_clear_error(&fitted->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Fitted, fitted_clear)

/* options: keys and values in turn, as "errors=hc3 lag=2". */
static inline gboolean
options_of(const char *text, ModelOptions *options, GError **error)
{
  const char *key = NULL;
  g_auto(GStrv) pairs = g_strsplit(text, " ", -1);
  model_options_init(options);
  for (char **pair = pairs; *pair; pair++) {
    char *sign = strchr(*pair, '=');
    if (!sign)
      continue;
    *sign = '\0';
    if (!model_options_set(options, *pair, sign + 1, error))
      return FALSE;
  }
  return model_options_finish(options, &key, error);
}

/* Fits a formula over a CSV; time: by its column of periods. What goes wrong is in error. */
static inline Fitted
fit_csv(const char *path, gboolean time, const char *text, const char *keys)
{
  Fitted fitted = {0};
  const GuessOptions guess = {.no_period = !time};
  g_auto(ModelOptions) options;
  const gboolean read = options_of(keys, &options, &fitted.error);
  g_autoptr(Formula) formula = read ? formula_parse(text, &fitted.offset, &fitted.error) : NULL;
  fitted.table = formula ? table_scope_new(path, &guess, &fitted.error) : NULL;
  if (!fitted.table)
    return fitted;
  const Scope scope = table_scope(fitted.table);
  fitted.model = regression_run(&scope, "fit", text, formula, &options, &fitted.offset, &fitted.error);
  return fitted;
}

/* GSL's own handler would end the test; the program does the same. */
static inline int
gsl_handler_off(void **state)
{
  (void)state;
  gsl_set_error_handler_off();
  return 0;
}

#define NILE    "tests/data/reference/nile.csv"
#define LONGLEY "tests/data/reference/longley.csv"

/* A file in a folder of its own, for the time of one test. */
static inline char *
write_table(const char *text)
{
  g_autofree char *folder = g_dir_make_tmp("bytrade-XXXXXX", NULL);
  char *path = g_build_filename(folder, "t.csv", NULL);
  assert_true(g_file_set_contents(path, text, -1, NULL));
  return path;
}

static inline void
remove_table(char *path)
{
  g_autofree char *folder = g_path_get_dirname(path);
  g_remove(path);
  g_rmdir(folder);
  g_free(path);
}
