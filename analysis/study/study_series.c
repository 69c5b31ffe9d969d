#include <math.h>
#include <string.h>

#include "study_reader.h"

static void
where_clear(gpointer data)
{
  Where *where = data;
  g_free(where->column);
  g_strfreev(where->codes);
}

void
series_def_free(gpointer data)
{
  SeriesDef *series = data;
  g_free(series->name);
  g_free(series->label);
  g_free(series->colour);
  g_strfreev(series->from);
  g_array_unref(series->where);
  g_strfreev(series->pair);
  phrase_free(series->value);
  phrase_free(series->expr);
  g_free(series);
}

static void
read_where(StudyReader *reader, const YamlNode *item, SeriesDef *series)
{
  const YamlNode *map = yaml_get(item, "where");
  if (map && map->kind != YAML_MAP)
    reader_problem(reader, map, DATA_ERROR_SCHEMA, "'where' must be a map of columns and codes");
  for (guint i = 0; map && map->kind == YAML_MAP && i < map->keys->len; i++) {
    const YamlNode *column = g_ptr_array_index(map->keys, i);
    Where where = {.column = g_strdup(column->text), .node = g_ptr_array_index(map->items, i)};
    yaml_read_texts(reader->yaml, map, column->text, &where.codes, reader->problems);
    if (!where.codes)
      where.codes = g_new0(char *, 1);
    g_array_append_val(series->where, where);
  }
}

static void
read_pair(StudyReader *reader, const YamlNode *item, SeriesDef *series)
{
  static const char *const directions[] = {"both", "from", "to", NULL};
  yaml_read_texts(reader->yaml, item, "pair", &series->pair, reader->problems);
  if (series->pair && g_strv_length(series->pair) != 2)
    reader_problem(reader, yaml_get(item, "pair"), DATA_ERROR_SCHEMA, "'pair' must name two actors");
  const char *direction = yaml_get_text(item, "direction");
  for (guint i = 0; direction && directions[i]; i++)
    if (g_str_equal(directions[i], direction)) {
      series->direction = (Direction)i;
      return;
    }
  if (direction)
    reader_problem(reader, yaml_get(item, "direction"), DATA_ERROR_SCHEMA,
                   "'direction' must be both, from (the first acts) or to (the second acts), not '%s'", direction);
}

static void
check_series(StudyReader *reader, const YamlNode *item, const SeriesDef *series)
{
  static const char *const table_keys[] = {"where", "pair", "direction", "as-of", "value"};
  if (!series->from == !series->expr)
    reader_problem(reader, item, DATA_ERROR_SCHEMA,
                   "series '%s' needs either 'from' (a table) or 'expr' (an expression)", series->name);
  for (gsize i = 0; !series->from && i < G_N_ELEMENTS(table_keys); i++)
    if (yaml_get(item, table_keys[i]))
      reader_problem(reader, yaml_get(item, table_keys[i]), DATA_ERROR_SCHEMA, "'%s' goes with 'from' only",
                     table_keys[i]);
  if (series->min_coverage < 0 || series->min_coverage > 1)
    reader_problem(reader, yaml_get(item, "min-coverage"), DATA_ERROR_SCHEMA,
                   "'min-coverage' is a share of the days, from 0 to 1");
}

static Phrase *
read_one_phrase(StudyReader *reader, const YamlNode *item, const char *key)
{
  const YamlNode *node = yaml_get(item, key);
  return node ? reader_phrase(reader, node, FALSE) : NULL;
}

void
read_series_def(StudyReader *reader, const YamlNode *item)
{
  static const char *const allowed[] = {"name",  "label", "colour", "from",         "where",  "pair", "direction",
                                        "as-of", "value", "expr",   "min-coverage", "sample", NULL};
  yaml_check_keys(reader->yaml, item, allowed, reader->problems);
  char *name = reader_name(reader, item, TRUE);
  if (!name)
    return;
  if (study_series(reader->study, name))
    reader_problem(reader, yaml_get(item, "name"), DATA_ERROR_NAME, "two series are named '%s'", name);
  SeriesDef *series = g_new0(SeriesDef, 1);
  g_ptr_array_add(reader->study->series, series);
  series->name = name;
  series->node = item;
  series->where = g_array_new(FALSE, FALSE, sizeof(Where));
  g_array_set_clear_func(series->where, where_clear);
  yaml_read_text(reader->yaml, item, "label", &series->label, reader->problems);
  yaml_read_text(reader->yaml, item, "colour", &series->colour, reader->problems);
  yaml_read_texts(reader->yaml, item, "from", &series->from, reader->problems);
  yaml_read_number(reader->yaml, item, "min-coverage", &series->min_coverage, reader->problems);
  read_where(reader, item, series);
  read_pair(reader, item, series);
  series->as_of = AS_OF_BLOC;
  reader_as_of(reader, item, &series->as_of);
  series->value = read_one_phrase(reader, item, "value");
  series->expr = read_one_phrase(reader, item, "expr");
  reader_sample(reader, item, "sample", &series->has_sample, &series->sample);
  if (!yaml_get(item, "expr") || series->expr)
    check_series(reader, item, series);
}
