#include <math.h>

#include "csv.h"
#include "event_weights_table.h"
#include "number.h"

#define PREFIX "goldstein_"

/* Columns of a table, -1 for one that it does not have. */
typedef struct {
  gssize code, type, mode, score, label;
  gssize quad[2];
} Columns;

static void
clear_weight(void *data)
{
  EventWeight *weight = data;
  g_free(weight->code);
  g_free(weight->mode);
  g_free(weight->label);
}

void
event_weights_free(EventWeights *weights)
{
  if (!weights)
    return;
  g_free(weights->path);
  g_free(weights->variant);
  g_free(weights->sha256);
  g_array_unref(weights->rows);
  g_array_unref(weights->listed);
  g_hash_table_unref(weights->by_key);
  g_hash_table_unref(weights->lacking);
  g_free(weights);
}

static gssize
find_column(const Csv *csv, const char *name)
{
  for (gsize i = 0; i < csv->n_columns; i++)
    if (strcmp(csv_cell(csv, 0, i).text, name) == 0)
      return (gssize)i;
  return -1;
}

static gssize
first_column(const Csv *csv, const char *name, const char *other)
{
  const gssize column = find_column(csv, name);
  return column >= 0 ? column : find_column(csv, other);
}

static gboolean
is_score_name(const char *name)
{
  return strcmp(name, "score") == 0 || strcmp(name, "plover_score") == 0 || g_str_has_prefix(name, PREFIX);
}

/* The only column that looks like a score; -1 with an error when there is none or several. */
static gssize
only_score(const Csv *csv, GError **error)
{
  g_autoptr(GString) names = g_string_new(NULL);
  gssize column = -1;
  gsize n = 0;
  for (gsize i = 0; i < csv->n_columns; i++) {
    const char *name = csv_cell(csv, 0, i).text;
    if (!is_score_name(name))
      continue;
    g_string_append_printf(names, "%s%s", n ? ", " : "", name);
    column = (gssize)i;
    n++;
  }
  if (n == 1)
    return column;
  if (n == 0)
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                "%s:1: no column of scores (score, plover_score or goldstein_...): name it as the variant", csv->path);
  else
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "%s:1: several columns of scores: choose the variant among %s",
                csv->path, names->str);
  return -1;
}

static gssize
score_column(const Csv *csv, const char *variant, GError **error)
{
  if (!variant)
    return only_score(csv, error);
  const gssize column = find_column(csv, variant);
  if (column >= 0)
    return column;

  g_autofree const char **names = g_new0(const char *, csv->n_columns + 1);
  for (gsize i = 0; i < csv->n_columns; i++)
    names[i] = csv_cell(csv, 0, i).text;
  const char *nearest = nearest_name(variant, names);
  g_autofree char *shown = visible_text(variant, strlen(variant));
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "%s:1: no column '%s'%s%s%s", csv->path, shown,
              nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
  return -1;
}

static gboolean
find_columns(const Csv *csv, const char *variant, Columns *columns, GError **error)
{
  const gssize quad = first_column(csv, "quad", "quad_code");
  const gssize label = first_column(csv, "label_icews", "label_gdelt");
  *columns = (Columns){.code = first_column(csv, "cameo_code", "code"),
                       .type = find_column(csv, "event_type"),
                       .mode = find_column(csv, "event_mode"),
                       .label = label >= 0 ? label : find_column(csv, "label"),
                       .quad = {find_column(csv, "quad_gdelt"), find_column(csv, "quad_icews")}};
  for (gsize i = 0; i < G_N_ELEMENTS(columns->quad); i++)
    columns->quad[i] = columns->quad[i] >= 0 ? columns->quad[i] : quad;
  if (columns->code < 0 && columns->type < 0) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "%s:1: no column of codes (cameo_code, code or event_type)",
                csv->path);
    return FALSE;
  }
  columns->score = score_column(csv, variant, error);
  return columns->score >= 0;
}

static const char *
cell_text(const Csv *csv, gsize record, gssize column)
{
  return column < 0 ? "" : csv_cell(csv, record, (gsize)column).text;
}

static gboolean
add_key(EventWeights *weights, const char *key, guint row, const Csv *csv, const CsvCell cell, Problems *problems)
{
  if (g_hash_table_insert(weights->by_key, g_strdup(key), GUINT_TO_POINTER(row)))
    return TRUE;
  g_autofree char *shown = visible_text(cell.text, cell.length);
  problems_add(problems, DATA_ERROR_SCHEMA, csv->path, cell.line, cell.column, "'%s' stands twice", shown);
  return FALSE;
}

static gboolean
add_keys(EventWeights *weights, const Csv *csv, gsize record, const Columns *columns, Problems *problems)
{
  char key[LONGEST_KEY];
  const guint row = weights->rows->len;
  const gssize column = weights->by_type ? columns->type : columns->code;
  const CsvCell cell = csv_cell(csv, record, (gsize)column);
  const EventText mode = event_text_of(weights->by_type ? cell_text(csv, record, columns->mode) : "");
  if (cell.length == 0 ||
      !event_weights_key(weights->by_type ? KEY_TYPE : KEY_CODE, event_text_of(cell.text), mode, key)) {
    problems_add(problems, DATA_ERROR_SCHEMA, csv->path, cell.line, cell.column, "%s",
                 cell.length ? "a code as long as this is none" : "empty code");
    return FALSE;
  }
  if (!add_key(weights, key, row, csv, cell, problems))
    return FALSE;
  const EventText label = event_text_of(cell_text(csv, record, columns->label));
  return label.length == 0 || !event_weights_key(KEY_LABEL, label, event_text_of(""), key) ||
         add_key(weights, key, row, csv, csv_cell(csv, record, (gsize)columns->label), problems);
}

static gboolean
read_quad(const CsvCell cell, const char *path, int *quad, Problems *problems)
{
  *quad = cell.length == 1 && cell.text[0] >= '1' && cell.text[0] <= '4' ? cell.text[0] - '0' : 0;
  if (*quad > 0 || cell.length == 0)
    return TRUE;
  g_autofree char *shown = visible_text(cell.text, cell.length);
  problems_add(problems, DATA_ERROR_SCHEMA, path, cell.line, cell.column, "'%s' is no quad class (1 to 4)", shown);
  return FALSE;
}

/* NaN where the variant has none. */
static gboolean
read_score(const CsvCell cell, const char *path, double *score, Problems *problems)
{
  static const MissingMarker none[] = {{NULL, MISSING_NO}};
  static const NumberFormat format = {.decimal = '.', .markers = none};
  Number number;
  const char *why;
  *score = NAN;
  if (cell.length == 0)
    return TRUE;
  if (!number_parse(cell.text, cell.length, &format, &number, &why)) {
    g_autofree char *shown = visible_text(cell.text, cell.length);
    problems_add(problems, DATA_ERROR_NUMBER, path, cell.line, cell.column, "'%s' is not a number (%s)", shown, why);
    return FALSE;
  }
  *score = number.value;
  return TRUE;
}

#define LAST_COOPERATION 2 /* of the quad classes */

static void
add_row(EventWeights *weights, const Csv *csv, gsize record, const Columns *columns, Problems *problems)
{
  EventWeight weight = {0};
  gboolean good = read_score(csv_cell(csv, record, (gsize)columns->score), csv->path, &weight.score, problems);
  for (gsize i = 0; i < G_N_ELEMENTS(columns->quad); i++)
    if (columns->quad[i] >= 0 && (i == 0 || columns->quad[i] != columns->quad[0]))
      good &= read_quad(csv_cell(csv, record, (gsize)columns->quad[i]), csv->path, &weight.quad[i], problems);
  if (columns->quad[0] == columns->quad[1])
    weight.quad[QUAD_ICEWS] = weight.quad[QUAD_GDELT];

  for (gsize i = 0; i < G_N_ELEMENTS(columns->quad); i++)
    if (columns->score == columns->quad[i])
      weight.score = weight.quad[i] == 0 ? NAN : weight.quad[i] <= LAST_COOPERATION ? 1 : -1;
  good &= add_keys(weights, csv, record, columns, problems);
  if (!good)
    return;
  weight.code = g_strdup(cell_text(csv, record, weights->by_type ? columns->type : columns->code));
  weight.mode = g_strdup(weights->by_type ? cell_text(csv, record, columns->mode) : "");
  weight.label = g_strdup(cell_text(csv, record, columns->label));
  weights->n_scores += isnan(weight.score) ? 0 : 1;
  g_array_append_val(weights->rows, weight);
}

static void
clear_lack(void *data)
{
  g_free(((EventLack *)data)->key);
}

static EventWeights *
weights_new(const Csv *csv, const Columns *columns)
{
  EventWeights *weights = g_new0(EventWeights, 1);
  weights->path = g_strdup(csv->path);
  weights->sha256 = g_strdup(csv->sha256);
  weights->variant = g_strdup(csv_cell(csv, 0, (gsize)columns->score).text);
  weights->by_type = columns->code < 0;
  weights->rows = g_array_new(FALSE, FALSE, sizeof(EventWeight));
  g_array_set_clear_func(weights->rows, clear_weight);
  weights->listed = g_array_new(FALSE, FALSE, sizeof(EventLack));
  g_array_set_clear_func(weights->listed, clear_lack);
  weights->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  weights->lacking = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  return weights;
}

EventWeights *
event_weights_read(const char *path, const char *variant, GError **error)
{
  g_autoptr(Csv) csv = csv_read(path, NULL, error);
  Columns columns;
  if (!csv || !find_columns(csv, variant, &columns, error))
    return NULL;

  g_autoptr(EventWeights) weights = weights_new(csv, &columns);
  g_autoptr(Problems) problems = problems_new();
  for (gsize record = 1; record < csv->n_records; record++)
    add_row(weights, csv, record, &columns, problems);
  if (problems_count(problems) == 0 && weights->n_scores == 0)
    problems_add(problems, DATA_ERROR_SCHEMA, csv->path, 0, 0, "no code has a score in '%s'", weights->variant);
  return problems_raise(problems, error) ? g_steal_pointer(&weights) : NULL;
}

const char *
event_weights_path(const EventWeights *weights)
{
  return weights->path;
}

const char *
event_weights_variant(const EventWeights *weights)
{
  return weights->variant;
}

const char *
event_weights_sha256(const EventWeights *weights)
{
  return weights->sha256;
}

gsize
event_weights_count(const EventWeights *weights)
{
  return weights->n_scores;
}
