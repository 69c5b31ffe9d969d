#include "panel_scope.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"

void
panel_scope_free(PanelScope *scope)
{
  if (!scope)
    return;
  g_hash_table_unref(scope->breakdowns);
  g_ptr_array_unref(scope->response);
  g_hash_table_unref(scope->made);
  g_hash_table_unref(scope->zeros);
  g_free(scope);
}

/* The series of a part without any row, over the periods of the others. */
static Series *
series_without_rows(PanelScope *scope, const Breakdown *breakdown)
{
  Series *series = series_like(breakdown_part(breakdown, 0)->series);
  series_set(&series->name, scope->code);
  series_set(&series->label, NULL);
  for (gsize t = 0; t < breakdown->n; t++)
    series_add(series, breakdown->absent_zero ? observation_exact(breakdown->periods[t], 0)
                                              : observation_missing(breakdown->periods[t], MISSING_NO_ROW));
  if (!breakdown->absent_zero)
    return series;
  GPtrArray *codes = g_hash_table_lookup(scope->zeros, breakdown->name);
  if (!codes) {
    codes = g_ptr_array_new();
    g_hash_table_insert(scope->zeros, g_strdup(breakdown->name), codes);
  }
  if (!g_ptr_array_find(codes, scope->code, NULL))
    g_ptr_array_add(codes, (gpointer)scope->code);
  return series;
}

static const Series *
series_of_part(PanelScope *scope, const Breakdown *breakdown)
{
  const gsize place = breakdown_find(breakdown, scope->code);
  if (place != G_MAXSIZE)
    return breakdown_part(breakdown, place)->series;
  Series *made = g_hash_table_lookup(scope->made, breakdown->name);
  if (!made) {
    made = series_without_rows(scope, breakdown);
    g_hash_table_insert(scope->made, breakdown->name, made);
  }
  return made;
}

static const Series *
lookup_part(gpointer data, const char *name, GError **error)
{
  PanelScope *scope = data;
  const Scope *outer = scope->input->scope;
  const Breakdown *breakdown = g_hash_table_lookup(scope->breakdowns, name);
  return breakdown ? series_of_part(scope, breakdown) : outer->lookup(outer->data, name, error);
}

static char *
rate_of_outer(gpointer data, const char *unit)
{
  const Scope *outer = ((PanelScope *)data)->input->scope;
  return outer->rate ? outer->rate(outer->data, unit) : NULL;
}

/* Reads a breakdown of that name, if there is one; a series or nothing at all is left to the evaluation. */
static gboolean
take_breakdown(PanelScope *scope, const char *name, gboolean in_response, GError **error)
{
  const Scope *outer = scope->input->scope;
  if (!outer->has_breakdown || !outer->has_breakdown(outer->data, name))
    return TRUE;
  const Breakdown *breakdown = outer->breakdown(outer->data, name, error);
  if (!breakdown)
    return FALSE;
  g_hash_table_insert(scope->breakdowns, g_strdup(name), (gpointer)breakdown);
  if (in_response && !g_ptr_array_find_with_equal_func(scope->response, name, g_str_equal, NULL))
    g_ptr_array_add(scope->response, g_strdup(name));
  return TRUE;
}

static gboolean
take_names(PanelScope *scope, const Expr *expr, gboolean in_response, GError **error)
{
  if (expr->kind == EXPR_NAME && !take_breakdown(scope, expr->name, in_response, error))
    return FALSE;
  for (guint i = 0; i < expr_n_arguments(expr); i++)
    if (!take_names(scope, expr_argument(expr, i), in_response, error))
      return FALSE;
  return TRUE;
}

static gboolean
take_formula(PanelScope *scope, const Formula *formula, GError **error)
{
  if (!take_names(scope, formula->response, TRUE, error))
    return FALSE;
  for (guint i = 0; i < formula->terms->len; i++)
    if (!take_names(scope, g_ptr_array_index(formula->terms, i), FALSE, error))
      return FALSE;
  if (scope->response->len)
    return TRUE;
  g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                      "the response of a panel holds a breakdown, whose parts it runs over, as in log(exports) where "
                      "exports is one");
  return FALSE;
}

PanelScope *
panel_scope_new(const AnalysisInput *input, GError **error)
{
  g_autoptr(PanelScope) scope = g_new0(PanelScope, 1);
  scope->input = input;
  scope->breakdowns = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  scope->response = g_ptr_array_new_with_free_func(g_free);
  scope->made = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)series_free);
  scope->zeros = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  scope->scope = (Scope){.lookup = lookup_part, .data = scope, .ledger = input->scope->ledger, .rate = rate_of_outer};
  return take_formula(scope, input->def->formula, error) ? g_steal_pointer(&scope) : NULL;
}

void
panel_scope_turn(PanelScope *scope, const char *code)
{
  g_hash_table_remove_all(scope->made);
  scope->code = code;
}

static gboolean
has_value(const Series *series, Period range)
{
  for (gsize i = 0; i < series_length(series); i++)
    if (observation_is_exact(series_at(series, i)) && period_within(series_at(series, i)->period, range))
      return TRUE;
  return FALSE;
}

static gint
by_code(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char **
panel_scope_parts(const PanelScope *scope, Period range)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  GPtrArray *codes = g_ptr_array_new();
  for (guint j = 0; j < scope->response->len; j++) {
    const Breakdown *breakdown = g_hash_table_lookup(scope->breakdowns, g_ptr_array_index(scope->response, j));
    for (gsize i = 0; i < breakdown->k; i++) {
      const BreakdownPart *part = breakdown_part(breakdown, i);
      if (has_value(part->series, range) && g_hash_table_add(seen, part->code))
        g_ptr_array_add(codes, g_strdup(part->code));
    }
  }
  g_ptr_array_sort(codes, by_code);
  g_ptr_array_add(codes, NULL);
  return (char **)g_ptr_array_free(codes, FALSE);
}

char *
panel_scope_zero_names(const PanelScope *scope)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  GHashTableIter iterator;
  gpointer name, breakdown;
  g_hash_table_iter_init(&iterator, scope->breakdowns);
  while (g_hash_table_iter_next(&iterator, &name, &breakdown))
    if (((const Breakdown *)breakdown)->absent_zero)
      g_ptr_array_add(names, name);
  if (names->len == 0)
    return NULL;
  g_ptr_array_sort(names, by_code);
  g_ptr_array_add(names, NULL);
  return g_strjoinv(", ", (char **)names->pdata);
}

gboolean
panel_scope_covers(const PanelScope *scope, const char *code)
{
  GHashTableIter iterator;
  gpointer breakdown;
  g_hash_table_iter_init(&iterator, scope->breakdowns);
  while (g_hash_table_iter_next(&iterator, NULL, &breakdown))
    if (((const Breakdown *)breakdown)->absent_zero && breakdown_find(breakdown, code) == G_MAXSIZE)
      return FALSE;
  return TRUE;
}

/* The sum of the observations within a period; NaN where there are none, or one of them is not exact. */
static double
sum_within(const Series *series, Period period)
{
  const Observation *same = series_find(series, period);
  double sum = NAN;
  if (same)
    return observation_is_exact(same) ? same->value : NAN;
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    if (!period_within(here->period, period))
      continue;
    if (!observation_is_exact(here))
      return NAN;
    sum = isnan(sum) ? here->value : sum + here->value;
  }
  return sum;
}

double
panel_scope_raw(PanelScope *scope, Period period)
{
  double sum = 0;
  for (guint j = 0; j < scope->response->len; j++) {
    const Breakdown *breakdown = g_hash_table_lookup(scope->breakdowns, g_ptr_array_index(scope->response, j));
    sum += sum_within(series_of_part(scope, breakdown), period);
  }
  return sum;
}
