#include "selection.h"

#include <string.h>

#include "datasets/problems.h"

gboolean
column_holds(const Table *table, const Column *column, const char *code)
{
  for (gsize row = 0; row < table->n_rows; row++)
    if (g_str_equal(table_text(table, row, column), code))
      return TRUE;
  return FALSE;
}

static gboolean
holds_member(const Table *table, const Column *column, const Bloc *bloc)
{
  for (gsize row = 0; row < table->n_rows; row++)
    if (bloc_lists(bloc, table_text(table, row, column)))
      return TRUE;
  return FALSE;
}

static const char *
nearest_code(const Table *table, const Column *column, const char *code)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) codes = g_ptr_array_new();
  for (gsize row = 0; row < table->n_rows; row++)
    if (g_hash_table_add(seen, (gpointer)table_text(table, row, column)))
      g_ptr_array_add(codes, (gpointer)table_text(table, row, column));
  g_ptr_array_add(codes, NULL);
  return nearest_name(code, (const char *const *)codes->pdata);
}

/* Of the resources that a series joins, one may lack a code that another holds. */
static gboolean
held_elsewhere(const Selection *selection, const Column *column, const char *code)
{
  for (char **name = selection->definition->from; name && *name; name++) {
    const Table *table = data_table(selection->data, *name, NULL);
    const Column *same = table ? table_column(table, column->field->name) : NULL;
    if (same && column_holds(table, same, code))
      return TRUE;
  }
  return FALSE;
}

static gboolean
refuse_unknown(const Selection *selection, const Column *column, const char *name, GError **error)
{
  const char *near = nearest_code(selection->table, column, name);
  g_autofree char *shown = visible_text(name, strlen(name));
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "column '%s' of %s holds no '%s', and no bloc has that name%s%s%s",
              column->field->name, selection->table->resource->name, shown, near ? "; did you mean '" : "",
              near ? near : "", near ? "'?" : "");
  return FALSE;
}

/* The choice that a name makes in n columns, one of which must hold it. */
static gboolean
choose(const Selection *selection, const Column *const *columns, guint n, const char *name, GArray *choices,
       GError **error)
{
  GError *cause = NULL;
  const Bloc *bloc = data_bloc(selection->data, name, selection->definition->as_of, &cause);
  if (cause) {
    g_propagate_error(error, cause);
    return FALSE;
  }
  gboolean held = FALSE, member = FALSE;
  for (guint i = 0; i < n; i++) {
    held = held || column_holds(selection->table, columns[i], name);
    member = member || (bloc && holds_member(selection->table, columns[i], bloc));
  }
  if (held && member) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME,
                "column '%s' of %s holds both the code '%s' and members of the bloc: which one is meant?",
                columns[0]->field->name, selection->table->resource->name, name);
    return FALSE;
  }
  if (!held && !bloc && !held_elsewhere(selection, columns[0], name))
    return refuse_unknown(selection, columns[0], name, error);
  const Choice choice = {.code = bloc && !held ? NULL : name, .bloc = held ? NULL : bloc};
  g_array_append_val(choices, choice);
  return TRUE;
}

static gboolean
refuse_aggregate(const Column *column, char **codes, GError **error)
{
  for (char **code = codes; column->field->aggregates && codes[0] && codes[1] && *code; code++)
    if (g_strv_contains((const char *const *)column->field->aggregates, *code)) {
      g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "'%s' is a total of column '%s': it is never added to its parts",
                  *code, column->field->name);
      return FALSE;
    }
  return TRUE;
}

static const YamlNode *
item_of(const YamlNode *node, guint i)
{
  return node->kind == YAML_LIST && i < node->items->len ? g_ptr_array_index(node->items, i) : node;
}

static gboolean
read_where(Selection *selection, const Where *where, GError **error)
{
  data_at(selection->data, where->node, 0);
  const Column *column = table_column(selection->table, where->column);
  if (!column) {
    g_autofree const char **names = table_names(selection->table);
    const char *near = nearest_name(where->column, names);
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "%s has no column '%s'%s%s%s", selection->table->resource->name,
                where->column, near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
    return FALSE;
  }
  if (!refuse_aggregate(column, where->codes, error))
    return FALSE;
  const Selector selector = {.column = column, .choices = g_array_new(FALSE, FALSE, sizeof(Choice))};
  g_array_append_val(selection->selectors, selector);
  for (guint i = 0; where->codes[i]; i++) {
    data_at(selection->data, item_of(where->node, i), 0);
    if (!choose(selection, &column, 1, where->codes[i], selector.choices, error))
      return FALSE;
  }
  return TRUE;
}

/* The columns in which the i-th name of a pair may stand. */
static guint
columns_of_actor(const Selection *selection, guint i, const Column **columns)
{
  const Direction direction = selection->definition->direction;
  columns[0] = selection->columns[direction == DIRECTION_TO ? 1 - i : i];
  columns[1] = selection->columns[direction == DIRECTION_TO ? i : 1 - i];
  return direction == DIRECTION_BOTH ? 2 : 1;
}

static gboolean
read_pair(Selection *selection, GError **error)
{
  const YamlNode *node = yaml_get(selection->definition->node, "pair");
  guint found = 0;
  data_at(selection->data, node, 0);
  for (gsize i = 0; i < selection->table->n_columns; i++)
    if (selection->table->columns[i].field->role == ROLE_ACTOR && found < 2)
      selection->columns[found++] = &selection->table->columns[i];
  if (found < 2) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                "%s has no two columns with the role 'actor', so 'pair' does not apply",
                selection->table->resource->name);
    return FALSE;
  }
  for (guint i = 0; i < 2; i++) {
    const Column *columns[2];
    const guint n = columns_of_actor(selection, i, columns);
    selection->actors[i] = g_array_new(FALSE, FALSE, sizeof(Choice));
    data_at(selection->data, item_of(node, i), 0);
    if (!choose(selection, columns, n, selection->definition->pair[i], selection->actors[i], error))
      return FALSE;
  }
  return TRUE;
}

static void
selector_clear(gpointer data)
{
  g_array_unref(((Selector *)data)->choices);
}

gboolean
selection_read(Selection *selection, Data *data, const SeriesDef *definition, const Table *table, GError **error)
{
  *selection = (Selection){.data = data, .definition = definition, .table = table};
  selection->selectors = g_array_new(FALSE, FALSE, sizeof(Selector));
  g_array_set_clear_func(selection->selectors, selector_clear);
  for (guint i = 0; i < definition->where->len; i++)
    if (!read_where(selection, &g_array_index(definition->where, Where, i), error))
      return FALSE;
  if (definition->pair && !read_pair(selection, error))
    return FALSE;
  data_at(data, definition->node, 0);
  return TRUE;
}

void
selection_clear(Selection *selection)
{
  g_clear_pointer(&selection->selectors, g_array_unref);
  for (guint i = 0; i < 2; i++)
    g_clear_pointer(&selection->actors[i], g_array_unref);
}

static gboolean
chosen(const GArray *choices, const char *code, Period span)
{
  for (guint i = 0; i < choices->len; i++) {
    const Choice *choice = &g_array_index(choices, Choice, i);
    if (choice->code ? strcmp(choice->code, code) == 0 : bloc_has(choice->bloc, code, span))
      return TRUE;
  }
  return FALSE;
}

static gboolean
pair_chosen(const Selection *selection, gsize row, Period span)
{
  if (!selection->definition->pair)
    return TRUE;
  const char *acting = table_text(selection->table, row, selection->columns[0]);
  const char *target = table_text(selection->table, row, selection->columns[1]);
  const GArray *first = selection->actors[0], *second = selection->actors[1];
  const Direction direction = selection->definition->direction;
  return (direction != DIRECTION_TO && chosen(first, acting, span) && chosen(second, target, span)) ||
         (direction != DIRECTION_FROM && chosen(second, acting, span) && chosen(first, target, span));
}

static gboolean
row_chosen(const Selection *selection, gsize row)
{
  const Period span = selection->table->spans[row];
  for (guint i = 0; i < selection->selectors->len; i++) {
    const Selector *selector = &g_array_index(selection->selectors, Selector, i);
    if (!chosen(selector->choices, table_text(selection->table, row, selector->column), span))
      return FALSE;
  }
  return pair_chosen(selection, row, span);
}

static gint
compare_rows(gconstpointer a, gconstpointer b, gpointer data)
{
  const Table *table = data;
  const gsize one = *(const gsize *)a, other = *(const gsize *)b;
  const int order = period_compare(table->spans[one], table->spans[other]);
  return order ? order : (one > other) - (one < other);
}

static GArray *
sorted_rows(const Table *table, const Selection *selection)
{
  GArray *rows = g_array_new(FALSE, FALSE, sizeof(gsize));
  for (gsize row = 0; row < table->n_rows; row++)
    if (!selection || row_chosen(selection, row))
      g_array_append_val(rows, row);
  g_array_sort_with_data(rows, compare_rows, (gpointer)table);
  return rows;
}

GArray *
selection_rows(const Selection *selection)
{
  return sorted_rows(selection->table, selection);
}

GArray *
table_rows(const Table *table)
{
  return sorted_rows(table, NULL);
}

gboolean
selection_covers(const Selection *selection, const Column *column)
{
  for (guint i = 0; i < selection->selectors->len; i++)
    if (g_array_index(selection->selectors, Selector, i).column == column)
      return TRUE;
  return column == selection->columns[0] || column == selection->columns[1];
}
