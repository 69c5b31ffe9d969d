#include "study_reader.h"

void
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
  indicator_def_free(series->indicator);
  g_free(series);
}

static void
read_where(StudyReader *reader, const YamlNode *item, SeriesDef *series)
{
  const YamlNode *map = yaml_expect(reader->yaml, item, "where", YAML_MAP, reader->problems);
  for (guint i = 0; map && i < map->keys->len; i++) {
    const YamlNode *column = g_ptr_array_index(map->keys, i);
    Where where = {.column = g_strdup(column->text), .node = g_ptr_array_index(map->items, i)};
    const gboolean read = yaml_read_texts(reader->yaml, map, column->text, &where.codes, reader->problems);
    if (!where.codes)
      where.codes = g_new0(char *, 1);
    if (read && !where.codes[0])
      reader_problem(reader, column, DATA_ERROR_SCHEMA, "'where' names no code of '%s'", column->text);
    g_array_append_val(series->where, where);
  }
}

static void
read_pair(StudyReader *reader, const YamlNode *item, SeriesDef *series)
{
  static const char *const directions[] = {"both", "from", "to", NULL}; /* both ways, the first acts, the second acts */
  guint direction = DIRECTION_BOTH;
  yaml_read_texts(reader->yaml, item, "pair", &series->pair, reader->problems);
  if (series->pair && g_strv_length(series->pair) != 2)
    reader_problem(reader, yaml_get(item, "pair"), DATA_ERROR_SCHEMA, "'pair' must name two actors");
  if (reader_choice(reader, item, "direction", directions, &direction) && !yaml_get(item, "pair"))
    reader_problem(reader, yaml_get(item, "direction"), DATA_ERROR_SCHEMA, "'direction' goes with 'pair' only");
  series->direction = (Direction)direction;
}

static void
check_series(StudyReader *reader, const YamlNode *item, const SeriesDef *series)
{
  static const char *const table_keys[] = {"where", "pair", "as-of", "value"};
  static const char *const indicator_keys[] = {"of", "against", "part", "top", "base"};
  const gboolean from = reader_is_given(item, "from"), expr = reader_is_given(item, "expr"),
                 indicator = reader_is_given(item, "indicator");
  if (from + expr + indicator != 1)
    reader_problem(reader, item, DATA_ERROR_SCHEMA,
                   "series '%s' needs one of 'from' (a table), 'expr' (an expression) and 'indicator' (of a breakdown)",
                   series->name);
  for (gsize i = 0; !indicator && i < G_N_ELEMENTS(indicator_keys); i++)
    if (reader_is_given(item, indicator_keys[i]))
      reader_problem(reader, yaml_get(item, indicator_keys[i]), DATA_ERROR_SCHEMA, "'%s' goes with 'indicator' only",
                     indicator_keys[i]);
  if (from && series->from && !series->from[0])
    reader_problem(reader, yaml_get(item, "from"), DATA_ERROR_SCHEMA, "'from' names no resource");
  for (gsize i = 0; !from && i < G_N_ELEMENTS(table_keys); i++)
    if (reader_is_given(item, table_keys[i]))
      reader_problem(reader, yaml_get(item, table_keys[i]), DATA_ERROR_SCHEMA, "'%s' goes with 'from' only",
                     table_keys[i]);
  if (series->min_coverage < 0 || series->min_coverage > 1)
    reader_problem(reader, yaml_get(item, "min-coverage"), DATA_ERROR_SCHEMA,
                   "'min-coverage' is a share of the days, from 0 to 1");
}

static void
check_name(StudyReader *reader, const YamlNode *item, const char *name)
{
  if (*name && study_series(reader->study, name))
    reader_problem(reader, yaml_get(item, "name"), DATA_ERROR_NAME, "two series are named '%s'", name);
  if (g_str_equal(name, "trend") || g_str_equal(name, "season"))
    reader_problem(reader, yaml_get(item, "name"), DATA_ERROR_NAME,
                   "'%s' is a word of formulas and cannot name a series", name);
}

static Phrase *
read_one_phrase(StudyReader *reader, const YamlNode *item, const char *key)
{
  const YamlNode *node = yaml_get(item, key);
  return node ? reader_phrase(reader, node, FALSE) : NULL;
}

SeriesDef *
reader_rows(StudyReader *reader, const YamlNode *item)
{
  SeriesDef *series = g_new0(SeriesDef, 1);
  series->node = item;
  series->where = g_array_new(FALSE, FALSE, sizeof(Where));
  g_array_set_clear_func(series->where, where_clear);
  yaml_read_text(reader->yaml, item, "label", &series->label, reader->problems);
  yaml_read_texts(reader->yaml, item, "from", &series->from, reader->problems);
  read_where(reader, item, series);
  series->as_of = AS_OF_BLOC;
  reader_as_of(reader, item, &series->as_of);
  series->value = read_one_phrase(reader, item, "value");
  return series;
}

void
read_series_def(StudyReader *reader, const YamlNode *item)
{
  static const char *const allowed[] = {"name",  "label", "colour",       "from",      "where", "pair",    "direction",
                                        "as-of", "value", "expr",         "indicator", "of",    "against", "part",
                                        "top",   "base",  "min-coverage", "sample",    NULL};
  yaml_check_keys(reader->yaml, item, allowed, reader->problems);
  char *name = reader_name(reader, item, TRUE);
  check_name(reader, item, name);
  SeriesDef *series = reader_rows(reader, item);
  g_ptr_array_add(reader->study->series, series);
  series->name = name;
  yaml_read_text(reader->yaml, item, "colour", &series->colour, reader->problems);
  yaml_read_number(reader->yaml, item, "min-coverage", &series->min_coverage, reader->problems);
  read_pair(reader, item, series);
  series->expr = read_one_phrase(reader, item, "expr");
  series->indicator = reader_is_given(item, "indicator") ? reader_indicator(reader, item) : NULL;
  reader_sample(reader, item, "sample", &series->has_sample, &series->sample);
  check_series(reader, item, series);
}
