#include "breakdown_split.h"

#include <string.h>

#include "datasets/event_countries.h"
#include "datasets/problems.h"

static void
bundle_free(gpointer data)
{
  Bundle *bundle = data;
  g_free(bundle->code);
  g_free(bundle->label);
  g_array_unref(bundle->rows);
  g_free(bundle);
}

void
splitter_clear(Splitter *splitter)
{
  g_clear_pointer(&splitter->bundles, g_hash_table_unref);
  g_clear_pointer(&splitter->total.rows, g_array_unref);
  if (splitter->reader.selection.selectors)
    selection_clear(&splitter->reader.selection);
}

/* A code for people: as the table names it, or a country's name, or the code. */
static const char *
label_of(const Column *column, const char *code)
{
  const char *own = column->field->labels ? g_hash_table_lookup(column->field->labels, code) : NULL;
  const char *country = own ? NULL : event_country_name(code);
  return own ? own : country ? country : *code ? code : "(no code)";
}

static gboolean
refuse_column(const Table *table, const char *name, GError **error)
{
  g_autofree const char **names = table_names(table);
  const char *near = nearest_name(name, names);
  g_autofree char *shown = visible_text(name, strlen(name));
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "%s has no column '%s'%s%s%s", table->resource->name, shown,
              near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
  return FALSE;
}

static gboolean
find_columns(Splitter *splitter, GError **error)
{
  const BreakdownDef *definition = splitter->definition;
  Reader *reader = &splitter->reader;
  for (; definition->by && definition->by[splitter->n_by]; splitter->n_by++) {
    const char *name = definition->by[splitter->n_by];
    const Column *column = table_column(reader->table, name);
    data_at(reader->selection.data, yaml_get(definition->node, "by"), 0);
    if (!column)
      return refuse_column(reader->table, name, error);
    if (column->values || column->periods) {
      g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "column '%s' holds %s, and parts are told apart by codes", name,
                  column->values ? "numbers" : "periods");
      return FALSE;
    }
    reader->by[splitter->n_by] = column;
  }
  for (gsize i = 0; definition->actor && i < reader->table->n_columns && splitter->n_by < 2; i++)
    if (reader->table->columns[i].field->role == ROLE_ACTOR)
      reader->by[splitter->n_by++] = &reader->table->columns[i];
  data_at(reader->selection.data, definition->node, 0);
  if (!definition->actor || splitter->n_by == 2)
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
              "%s has no two columns with the role 'actor', so 'actor' does not apply", reader->table->resource->name);
  return FALSE;
}

static gboolean
find_fold(Splitter *splitter, Data *data, GError **error)
{
  const char *name = splitter->definition->fold;
  GError *cause = NULL;
  if (!name)
    return TRUE;
  splitter->fold = data_bloc(data, name, splitter->definition->rows->as_of, &cause);
  if (splitter->fold)
    return TRUE;
  data_at(data, yaml_get(splitter->definition->node, "fold"), 0);
  if (cause)
    g_propagate_error(error, cause);
  else
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "there is no bloc '%s'", name);
  return FALSE;
}

static const Codes *
codes_of(const Splitter *splitter, guint i)
{
  return selection_codes(&splitter->reader.selection, splitter->reader.by[i]);
}

static gboolean
any_column_holds(const Splitter *splitter, const char *code)
{
  for (guint i = 0; i < splitter->n_by; i++)
    if (codes_number(codes_of(splitter, i), code) != NO_CODE)
      return TRUE;
  return FALSE;
}

/* A code to be left out that no row has is a misspelling. */
static gboolean
check_without(const Splitter *splitter, GError **error)
{
  const BreakdownDef *definition = splitter->definition;
  for (char **code = definition->without; code && *code; code++) {
    if (any_column_holds(splitter, *code))
      continue;
    const Codes *codes = codes_of(splitter, 0);
    g_autofree const char **texts = g_new0(const char *, codes->texts->len + 1);
    for (guint i = 0; i < codes->texts->len; i++)
      texts[i] = codes_text(codes, i);
    const char *near = nearest_name(*code, texts);
    g_autofree char *shown = visible_text(*code, strlen(*code));
    data_at(splitter->reader.selection.data, yaml_get(definition->node, "without"), 0);
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "no row has '%s' as %s, which 'without' names%s%s%s", shown,
                splitter->reader.by[0]->field->name, near ? "; did you mean '" : "", near ? near : "",
                near ? "'?" : "");
    return FALSE;
  }
  return TRUE;
}

/* A bloc that is one part needs members among the parts, and a name that none of them bears. */
static gboolean
check_fold(const Splitter *splitter, GError **error)
{
  const char *name = splitter->fold ? splitter->fold->name : NULL;
  gboolean member = FALSE;
  for (guint i = 0; name && i < splitter->n_by; i++) {
    const Codes *codes = codes_of(splitter, i);
    for (guint j = 0; j < codes->texts->len && !member; j++)
      member = bloc_lists(splitter->fold, codes_text(codes, j));
  }
  if (!name || (member && !any_column_holds(splitter, name)))
    return TRUE;
  data_at(splitter->reader.selection.data, yaml_get(splitter->definition->node, "fold"), 0);
  if (!member)
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "none of the parts is a member of '%s'", name);
  else
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME,
                "'%s' is a code of the table and a bloc to be made one part: give the bloc another name", name);
  return FALSE;
}

/* What stands between the codes of a pair, and so in no code. */
#define BETWEEN " × "

static gboolean
check_pairs(const Splitter *splitter, GError **error)
{
  const Column *const *by = splitter->reader.by;
  const Data *data = splitter->reader.selection.data;
  if (splitter->n_by < 2 || splitter->definition->actor)
    return TRUE;
  data_at((Data *)data, yaml_get(splitter->definition->node, "by"), 0);
  if (by[0] == by[1]) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "'by' names '%s' twice", by[0]->field->name);
    return FALSE;
  }
  for (guint i = 0; i < 2; i++)
    for (guint j = 0; j < codes_of(splitter, i)->texts->len; j++) {
      const char *code = codes_text(codes_of(splitter, i), j);
      g_autofree char *shown = strstr(code, BETWEEN) ? visible_text(code, strlen(code)) : NULL;
      if (!shown)
        continue;
      g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                  "'%s' of column '%s' holds '" BETWEEN "', which pairs are made of", shown, by[i]->field->name);
      return FALSE;
    }
  return TRUE;
}

gboolean
splitter_init(Splitter *splitter, Data *data, GError **error)
{
  Reader *reader = &splitter->reader;
  splitter->bundles = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, bundle_free);
  splitter->total.rows = g_array_new(FALSE, FALSE, sizeof(gsize));
  return selection_read(&reader->selection, data, reader->definition, reader->table, error) &&
         find_columns(splitter, error) && find_fold(splitter, data, error) && check_pairs(splitter, error) &&
         check_without(splitter, error) && check_fold(splitter, error);
}

/* Codes that are totals wherever no descriptor says which are. */
static gboolean
is_usual_total(const char *code)
{
  static const char *const totals[] = {"WLD", "W00", "WORLD", "TOTAL", "ALL", "ALL PRODUCTS", NULL};
  g_autofree char *upper = g_ascii_strup(code, -1);
  return g_strv_contains(totals, upper);
}

static gboolean
is_aggregate(const Splitter *splitter, const Column *column, const char *code)
{
  const char *const *aggregates = (const char *const *)column->field->aggregates;
  return g_strcmp0(splitter->definition->total, code) == 0 || (aggregates && g_strv_contains(aggregates, code)) ||
         (!aggregates && splitter->reader.table->own && is_usual_total(code));
}

/* The bundle of a code, new without a label, with one row more. */
static Bundle *
bundle_add(Splitter *splitter, const char *code, gsize row)
{
  Bundle *bundle = g_hash_table_lookup(splitter->bundles, code);
  if (!bundle) {
    bundle = g_new0(Bundle, 1);
    *bundle = (Bundle){g_strdup(code), NULL, g_array_new(FALSE, FALSE, sizeof(gsize))};
    g_hash_table_insert(splitter->bundles, bundle->code, bundle);
  }
  g_array_append_val(bundle->rows, row);
  return bundle;
}

/* A row of a total: the stated one is the one asked for, or the first that comes. */
static void
add_total(Splitter *splitter, const char *code, gsize row)
{
  const char *wanted = splitter->definition->total;
  if (!splitter->total.code && splitter->n_by == 1 && (!wanted || g_str_equal(wanted, code)))
    splitter->total.code = (char *)code;
  if (splitter->total.code && g_str_equal(splitter->total.code, code))
    g_array_append_val(splitter->total.rows, row);
  else
    splitter->aggregates++;
}

static gboolean
is_left_out(const Splitter *splitter, const char *code)
{
  const char *const *without = (const char *const *)splitter->definition->without;
  return without && g_strv_contains(without, code);
}

/* The code of one column, with the members of the bloc to be folded under its name. */
static const char *
folded(const Splitter *splitter, gsize row, const char *code)
{
  const gboolean member = splitter->fold && bloc_has(splitter->fold, code, splitter->reader.table->spans[row]);
  return member ? splitter->fold->name : code;
}

static void
add_row(Splitter *splitter, gsize row)
{
  const Column *const *by = splitter->reader.by;
  const char *codes[2] = {"", ""};
  for (guint i = 0; i < splitter->n_by; i++) {
    const char *code = table_text(splitter->reader.table, row, by[i]);
    if (is_left_out(splitter, code)) {
      splitter->left_out++;
      return;
    }
    if (is_aggregate(splitter, by[i], code)) {
      add_total(splitter, code, row);
      return;
    }
    codes[i] = folded(splitter, row, code);
  }
  const gboolean pair = splitter->n_by == 2;
  g_autofree char *code = pair ? g_strconcat(codes[0], BETWEEN, codes[1], NULL) : NULL;
  Bundle *bundle = bundle_add(splitter, pair ? code : codes[0], row);
  if (!bundle->label)
    bundle->label = pair ? g_strconcat(label_of(by[0], codes[0]), ", ", label_of(by[1], codes[1]), NULL)
                         : g_strdup(label_of(by[0], codes[0]));
}

/* The rows in which the actor stands in one of the two columns; the part is the other. */
static gboolean
add_actor_row(Splitter *splitter, gsize row)
{
  const Column *const *by = splitter->reader.by;
  const char *one = table_text(splitter->reader.table, row, by[0]),
             *other = table_text(splitter->reader.table, row, by[1]), *actor = splitter->definition->actor;
  if (g_str_equal(one, actor) == g_str_equal(other, actor))
    return FALSE;
  const Column *column = g_str_equal(one, actor) ? by[1] : by[0];
  const char *code = g_str_equal(one, actor) ? other : one;
  if (is_left_out(splitter, code))
    splitter->left_out++;
  else {
    const char *part = folded(splitter, row, code);
    Bundle *bundle = bundle_add(splitter, part, row);
    bundle->label = bundle->label ? bundle->label : g_strdup(label_of(column, part));
  }
  return TRUE;
}

gboolean
splitter_take(Splitter *splitter, const GArray *rows, GError **error)
{
  const BreakdownDef *definition = splitter->definition;
  gsize taken = 0;
  for (guint i = 0; i < rows->len; i++) {
    const gsize row = g_array_index(rows, gsize, i);
    data_tell(splitter->reader.selection.data, i, 2 * (gsize)rows->len); /* the parts are the other half */
    if (!definition->actor)
      add_row(splitter, row);
    taken += definition->actor ? (gsize)add_actor_row(splitter, row) : 1;
  }
  if (definition->total && !splitter->total.code) {
    data_at(splitter->reader.selection.data, yaml_get(definition->node, "total"), 0);
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "no row has '%s' as %s, which 'total' names", definition->total,
                definition->by[0]);
  } else if (taken == 0 || g_hash_table_size(splitter->bundles) == 0)
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "no row of %s has all that breakdown '%s' asks for",
                splitter->reader.table->resource->name, definition->name);
  else
    return TRUE;
  return FALSE;
}

/* Rows that a cell has where each of the codes that the study lists has one; 0: it cannot be told. */
static gsize
rows_of_a_full_cell(const Splitter *splitter)
{
  const GArray *selectors = splitter->reader.selection.selectors;
  gsize rows = 1;
  if (splitter->definition->actor || splitter->fold)
    return 0;
  for (guint i = 0; i < selectors->len; i++) {
    const Selector *selector = &g_array_index(selectors, Selector, i);
    if (selector->column == splitter->reader.by[0] || selector->column == splitter->reader.by[1])
      continue;
    for (guint j = 0; j < selector->choices->len; j++)
      if (!g_array_index(selector->choices, Choice, j).code)
        return 0;
    rows *= MAX(selector->choices->len, 1);
  }
  return rows;
}

/* Cells, among those of a bundle, in which some of the listed codes have no row. */
static gsize
count_partial(const Splitter *splitter, const Bundle *bundle, gsize full)
{
  const Period *spans = splitter->reader.table->spans;
  gsize partial = 0;
  for (guint from = 0, to; from < bundle->rows->len; from = to) {
    const Period span = spans[g_array_index(bundle->rows, gsize, from)];
    for (to = from + 1; to < bundle->rows->len; to++)
      if (!period_equal(spans[g_array_index(bundle->rows, gsize, to)], span))
        break;
    partial += to - from < full ? 1 : 0;
  }
  return partial;
}

void
splitter_drop_partial_totals(const Splitter *splitter, Series *total)
{
  const Period *spans = splitter->reader.table->spans;
  const GArray *rows = splitter->total.rows;
  const gsize full = rows_of_a_full_cell(splitter);
  for (gsize t = 0; t < series_length(total); t++) {
    Observation *here = &g_array_index(total->observations, Observation, t);
    gsize n = 0;
    for (guint i = 0; i < rows->len; i++)
      n += period_equal(spans[g_array_index(rows, gsize, i)], here->period) ? 1 : 0;
    if (n < full)
      *here = observation_missing(here->period, MISSING_NO_ROW);
  }
}

void
splitter_enter(const Splitter *splitter, Ledger *ledger)
{
  const char *name = splitter->definition->name;
  const gsize full = rows_of_a_full_cell(splitter);
  gsize partial = 0;
  GHashTableIter iterator;
  gpointer bundle;
  g_hash_table_iter_init(&iterator, splitter->bundles);
  while (full > 1 && g_hash_table_iter_next(&iterator, NULL, &bundle))
    partial += count_partial(splitter, bundle, full);
  if (partial)
    ledger_add(ledger, name, "a cell is the sum of the rows there are, where other codes listed have none", partial,
               NULL, 0);
  if (splitter->left_out)
    ledger_add(ledger, name, "rows of codes that were to be left out", splitter->left_out, NULL, 0);
  if (splitter->aggregates)
    ledger_add(ledger, name, "rows of totals, which are no parts", splitter->aggregates, NULL, 0);
}
