#include "selection.h"

#include <string.h>

#include "datasets/problems.h"

const Codes *
selection_codes(const Selection *selection, const Column *column)
{
  return data_codes(selection->data, selection->table, column);
}

static gboolean
holds(const Codes *codes, const char *code)
{
  return codes_number(codes, code) != NO_CODE;
}

static gboolean
holds_member(const Codes *codes, const Bloc *bloc)
{
  for (guint i = 0; i < codes->texts->len; i++)
    if (bloc_lists(bloc, codes_text(codes, i)))
      return TRUE;
  return FALSE;
}

static const char *
nearest_code(const Codes *codes, const char *code)
{
  g_autofree const char **texts = g_new0(const char *, codes->texts->len + 1);
  for (guint i = 0; i < codes->texts->len; i++)
    texts[i] = codes_text(codes, i);
  return nearest_name(code, texts);
}

/* Of the resources that a series joins, one may lack a code that another holds. */
static gboolean
held_elsewhere(const Selection *selection, const Column *column, const char *code)
{
  for (char **name = selection->definition->from; name && *name; name++) {
    const Table *table = data_table(selection->data, *name, NULL);
    const Column *same = table ? table_column(table, column->field->name) : NULL;
    if (same && holds(data_codes(selection->data, table, same), code))
      return TRUE;
  }
  return FALSE;
}

static gboolean
refuse_unknown(const Selection *selection, const Column *column, const char *name, GError **error)
{
  const char *near = nearest_code(selection_codes(selection, column), name);
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
    const Codes *codes = selection_codes(selection, columns[i]);
    held = held || holds(codes, name);
    member = member || (bloc && holds_member(codes, bloc));
  }
  if (held && member) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME,
                "column '%s' of %s holds both the code '%s' and members of the bloc: which one is meant?",
                columns[0]->field->name, selection->table->resource->name, name);
    return FALSE;
  }
  const gboolean all = !held && !bloc && g_str_equal(name, "all");
  if (!held && !bloc && !all && !held_elsewhere(selection, columns[0], name))
    return refuse_unknown(selection, columns[0], name, error);
  const Choice choice = {
      .code = all || (bloc && !held) ? NULL : name, .bloc = held ? NULL : bloc, .all = all ? columns[0]->field : NULL};
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
chooses_code(const Choice *choice, const char *code, Period span)
{
  if (choice->all)
    return !choice->all->aggregates || !g_strv_contains((const char *const *)choice->all->aggregates, code);
  return choice->code ? strcmp(choice->code, code) == 0 : bloc_has(choice->bloc, code, span);
}

static gboolean
chosen(const GArray *choices, const char *code, Period span)
{
  for (guint i = 0; i < choices->len; i++)
    if (chooses_code(&g_array_index(choices, Choice, i), code, span))
      return TRUE;
  return FALSE;
}

static gboolean
any_in_force(const GArray *choices)
{
  for (guint i = 0; i < choices->len; i++) {
    const Bloc *bloc = g_array_index(choices, Choice, i).bloc;
    if (bloc && bloc->in_force)
      return TRUE;
  }
  return FALSE;
}

/* What choices say of the codes of a column: once a code, where no bloc changes with the periods. */
typedef struct {
  const GArray *choices;
  const Codes *codes;
  gboolean in_force; /* a bloc does: then each row is asked about */
  gboolean *chosen;  /* by number */
} Chooser;

static void
chooser_init(Chooser *chooser, const Selection *selection, const GArray *choices, const Column *column)
{
  const Period any = {0, 0};
  const Codes *codes = selection_codes(selection, column);
  *chooser = (Chooser){.choices = choices, .codes = codes, .in_force = any_in_force(choices)};
  chooser->chosen = g_new(gboolean, MAX(codes->texts->len, 1));
  for (guint i = 0; i < codes->texts->len; i++)
    chooser->chosen[i] = chosen(choices, codes_text(codes, i), any);
}

static gboolean
chooses(const Chooser *chooser, const Table *table, gsize row)
{
  const guint32 number = chooser->codes->of_row[row];
  return chooser->in_force ? chosen(chooser->choices, codes_text(chooser->codes, number), table->spans[row])
                           : chooser->chosen[number];
}

/* The choosers of a selection. */
typedef struct {
  const Table *table;
  guint n_where;
  Chooser *where;
  Direction direction;
  gboolean paired;
  Chooser pair[2][2]; /* by name of the pair and by column */
} Sieve;

static void
sieve_init(Sieve *sieve, const Selection *selection)
{
  *sieve = (Sieve){.table = selection->table,
                   .n_where = selection->selectors->len,
                   .where = g_new(Chooser, MAX(selection->selectors->len, 1)),
                   .direction = selection->definition->direction,
                   .paired = selection->definition->pair != NULL};
  for (guint i = 0; i < sieve->n_where; i++) {
    const Selector *selector = &g_array_index(selection->selectors, Selector, i);
    chooser_init(&sieve->where[i], selection, selector->choices, selector->column);
  }
  for (guint i = 0; sieve->paired && i < 4; i++)
    chooser_init(&sieve->pair[i / 2][i % 2], selection, selection->actors[i / 2], selection->columns[i % 2]);
}

static void
sieve_clear(Sieve *sieve)
{
  for (guint i = 0; i < sieve->n_where; i++)
    g_free(sieve->where[i].chosen);
  g_free(sieve->where);
  for (guint i = 0; i < 4; i++)
    g_free(sieve->pair[i / 2][i % 2].chosen);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Sieve, sieve_clear)

/* Whether the first name of the pair stands in one column and the second in the other. */
static gboolean
pair_passes(const Sieve *sieve, gsize row, guint column_of_first)
{
  return chooses(&sieve->pair[0][column_of_first], sieve->table, row) &&
         chooses(&sieve->pair[1][1 - column_of_first], sieve->table, row);
}

static gboolean
row_passes(const Sieve *sieve, gsize row)
{
  for (guint i = 0; i < sieve->n_where; i++)
    if (!chooses(&sieve->where[i], sieve->table, row))
      return FALSE;
  return !sieve->paired || (sieve->direction != DIRECTION_TO && pair_passes(sieve, row, 0)) ||
         (sieve->direction != DIRECTION_FROM && pair_passes(sieve, row, 1));
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
sorted_rows(const Table *table, const Sieve *sieve)
{
  GArray *rows = g_array_new(FALSE, FALSE, sizeof(gsize));
  gboolean sorted = TRUE; /* as most files are */
  gsize last = 0;
  for (gsize row = 0; row < table->n_rows; row++) {
    if (sieve && !row_passes(sieve, row))
      continue;
    sorted = sorted && (rows->len == 0 || period_compare(table->spans[last], table->spans[row]) <= 0);
    last = row;
    g_array_append_val(rows, row);
  }
  if (!sorted)
    g_array_sort_with_data(rows, compare_rows, (gpointer)table);
  return rows;
}

GArray *
selection_rows(const Selection *selection)
{
  g_auto(Sieve) sieve = {0};
  sieve_init(&sieve, selection);
  return sorted_rows(selection->table, &sieve);
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
