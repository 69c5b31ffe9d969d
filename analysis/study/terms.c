#include "terms.h"

#include <string.h>

#include "datasets/problems.h"
#include "evaluator.h"
#include "term_columns.h"

static void
base_clear(gpointer data)
{
  Base *base = data;
  g_free(base->name);
  g_free(base->source);
  g_free(base->level);
  g_free(base->first);
}

GArray *
bases_new(void)
{
  GArray *bases = g_array_new(FALSE, FALSE, sizeof(Base));
  g_array_set_clear_func(bases, base_clear);
  return bases;
}

void
planned_column_free(gpointer data)
{
  PlannedColumn *column = data;
  g_free(column->name);
  g_array_unref(column->powers);
  g_free(column);
}

void
planner_init(Planner *planner, const Scope *scope, const char *text, const Formula *formula)
{
  *planner = (Planner){.scope = scope, .text = text, .intercept = formula->intercept};
  planner->series = g_ptr_array_new_with_free_func((GDestroyNotify)series_free);
  planner->sources = g_ptr_array_new_with_free_func(g_free);
  planner->bases = bases_new();
  planner->columns = g_ptr_array_new_with_free_func(planned_column_free);
}

void
planner_clear(Planner *planner)
{
  g_clear_pointer(&planner->series, g_ptr_array_unref);
  g_clear_pointer(&planner->sources, g_ptr_array_unref);
  g_clear_pointer(&planner->factors, g_ptr_array_unref);
  g_clear_pointer(&planner->bases, g_array_unref);
  g_clear_pointer(&planner->columns, g_ptr_array_unref);
}

gboolean
planner_series(Planner *planner, const char *source, const Expr *expr, guint *place, GError **error)
{
  for (*place = 0; *place < planner->sources->len; (*place)++)
    if (*place && g_str_equal(g_ptr_array_index(planner->sources, *place), source))
      return TRUE;
  Series *series = evaluate(planner->scope, planner->text, expr, &planner->offset, error);
  if (!series)
    return FALSE;
  g_ptr_array_add(planner->series, series);
  g_ptr_array_add(planner->sources, g_strdup(source));
  return TRUE;
}

static gint
by_text(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The factors of a term without the one left out, in the order of the alphabet: what x:z and z:x have in common. */
static char *
margin(const Planner *planner, const Expr *term, guint left_out)
{
  g_autoptr(GPtrArray) factors = g_ptr_array_new_with_free_func(g_free);
  const guint n = term->kind == EXPR_INTERACTION ? expr_n_arguments(term) : 1;
  for (guint i = 0; i < n; i++)
    if (i != left_out)
      g_ptr_array_add(factors,
                      expr_source(planner->text, term->kind == EXPR_INTERACTION ? expr_argument(term, i) : term));
  g_ptr_array_sort(factors, by_text);
  g_ptr_array_add(factors, NULL);
  return g_strjoinv(":", (char **)factors->pdata);
}

/* Columns of both, the first of the left going through first, as in R. */
static GPtrArray *
multiply(const GPtrArray *left, const GPtrArray *right)
{
  GPtrArray *product = g_ptr_array_new_with_free_func(planned_column_free);
  for (guint j = 0; j < right->len; j++)
    for (guint i = 0; i < left->len; i++) {
      const PlannedColumn *a = g_ptr_array_index(left, i), *b = g_ptr_array_index(right, j);
      PlannedColumn *both = g_new0(PlannedColumn, 1);
      both->name = g_strdup_printf("%s:%s", a->name, b->name);
      both->powers = g_array_copy(a->powers);
      for (guint k = 0; k < b->powers->len; k++)
        column_multiply(both, g_array_index(b->powers, BasePower, k));
      g_ptr_array_add(product, both);
    }
  return product;
}

/* One term; margins holds what the terms so far span, see design.h. */
static gboolean
plan_term(Planner *planner, const Expr *term, GHashTable *margins, GError **error)
{
  const gboolean product = term->kind == EXPR_INTERACTION;
  g_autoptr(GPtrArray) columns = NULL;
  for (guint i = 0; i < (product ? expr_n_arguments(term) : 1); i++) {
    const Expr *factor = product ? expr_argument(term, i) : term;
    g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func(planned_column_free);
    gboolean full = FALSE;
    if (is_categorical(planner, factor)) {
      char *rest = margin(planner, term, i);
      full = g_hash_table_add(margins, rest);
    }
    if (!term_columns(planner, factor, full, own, error))
      return FALSE;
    GPtrArray *all = columns ? multiply(columns, own) : g_ptr_array_ref(own);
    g_clear_pointer(&columns, g_ptr_array_unref);
    columns = all;
  }
  for (guint i = 0; planner->frame && i < columns->len; i++)
    g_ptr_array_add(planner->columns, planned_column_copy(g_ptr_array_index(columns, i)));
  return TRUE;
}

static gboolean
plan_response(Planner *planner, const Formula *formula, GError **error)
{
  if (planner->series->len)
    return TRUE;
  Series *response = evaluate(planner->scope, planner->text, formula->response, &planner->offset, error);
  if (!response)
    return FALSE;
  g_ptr_array_add(planner->series, response);
  g_ptr_array_add(planner->sources, expr_source(planner->text, formula->response));
  return TRUE;
}

gboolean
planner_run(Planner *planner, const Formula *formula, GError **error)
{
  g_autoptr(GHashTable) margins = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  if (!plan_response(planner, formula, error))
    return FALSE;
  if (planner->intercept)
    g_hash_table_add(margins, g_strdup(""));
  for (guint i = 0; i < formula->terms->len; i++)
    g_hash_table_add(margins, margin(planner, g_ptr_array_index(formula->terms, i), G_MAXUINT));
  for (guint i = 0; i < formula->terms->len; i++)
    if (!plan_term(planner, g_ptr_array_index(formula->terms, i), margins, error))
      return FALSE;
  return TRUE;
}
