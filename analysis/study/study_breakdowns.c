#include "indicator.h"
#include "study_reader.h"

void
breakdown_def_free(gpointer data)
{
  BreakdownDef *breakdown = data;
  g_free(breakdown->name);
  series_def_free(breakdown->rows);
  g_strfreev(breakdown->by);
  g_free(breakdown->actor);
  g_free(breakdown->total);
  g_free(breakdown->fold);
  g_strfreev(breakdown->without);
  phrase_free(breakdown->quantity);
  g_free(breakdown);
}

void
indicator_def_free(gpointer data)
{
  IndicatorDef *indicator = data;
  if (!indicator)
    return;
  g_free(indicator->of);
  g_free(indicator->against);
  g_free(indicator->part);
  g_free(indicator);
}

static void
check_breakdown(StudyReader *reader, const YamlNode *item, const BreakdownDef *breakdown)
{
  const guint n_by = breakdown->by ? g_strv_length(breakdown->by) : 0;
  if (!breakdown->rows->from || g_strv_length(breakdown->rows->from) != 1)
    reader_problem(reader, item, DATA_ERROR_SCHEMA, "breakdown '%s' needs 'from', the name of one resource",
                   breakdown->name);
  if ((n_by == 0) == (breakdown->actor == NULL))
    reader_problem(reader, item, DATA_ERROR_SCHEMA,
                   "breakdown '%s' needs either 'by' (a column of codes) or 'actor' (one of a table of events)",
                   breakdown->name);
  if (n_by > 2)
    reader_problem(reader, yaml_get(item, "by"), DATA_ERROR_SCHEMA, "'by' names one column or two");
  if (breakdown->total && n_by != 1)
    reader_problem(reader, yaml_get(item, "total"), DATA_ERROR_SCHEMA, "'total' goes with one column under 'by'");
}

void
read_breakdown_def(StudyReader *reader, const YamlNode *item)
{
  static const char *const allowed[] = {"name",  "label", "from",    "where",    "as-of", "value", "by",
                                        "actor", "fold",  "without", "quantity", "total", NULL};
  yaml_check_keys(reader->yaml, item, allowed, reader->problems);
  char *name = reader_name(reader, item, TRUE);
  if (*name && study_breakdown(reader->study, name))
    reader_problem(reader, yaml_get(item, "name"), DATA_ERROR_NAME, "two breakdowns are named '%s'", name);
  BreakdownDef *breakdown = g_new0(BreakdownDef, 1);
  g_ptr_array_add(reader->study->breakdowns, breakdown);
  breakdown->name = name;
  breakdown->node = item;
  breakdown->rows = reader_rows(reader, item);
  breakdown->rows->name = g_strdup(name);
  yaml_read_texts(reader->yaml, item, "by", &breakdown->by, reader->problems);
  yaml_read_text(reader->yaml, item, "actor", &breakdown->actor, reader->problems);
  yaml_read_text(reader->yaml, item, "total", &breakdown->total, reader->problems);
  yaml_read_text(reader->yaml, item, "fold", &breakdown->fold, reader->problems);
  yaml_read_texts(reader->yaml, item, "without", &breakdown->without, reader->problems);
  const YamlNode *quantity = yaml_get(item, "quantity");
  breakdown->quantity = quantity ? reader_phrase(reader, quantity, FALSE) : NULL;
  check_breakdown(reader, item, breakdown);
}

/* A key that the kind needs, or does not know. A value of a wrong kind was told when it was read. */
static void
check_need(StudyReader *reader, const YamlNode *item, const IndicatorKind *kind, guint need, const char *key,
           const char *what)
{
  const YamlNode *node = yaml_get(item, key);
  if ((kind->needs & need) && !reader_is_given(item, key))
    reader_problem(reader, item, DATA_ERROR_SCHEMA, "indicator '%s' needs '%s', %s", kind->word, key, what);
  else if (!(kind->needs & need) && node)
    reader_problem(reader, node, DATA_ERROR_SCHEMA, "'%s' is no option of the indicator '%s'", key, kind->word);
}

static void
check_needs(StudyReader *reader, const YamlNode *item, const IndicatorKind *kind)
{
  if (!reader_is_given(item, "of"))
    reader_problem(reader, item, DATA_ERROR_SCHEMA, "indicator '%s' needs 'of', the name of a breakdown", kind->word);
  check_need(reader, item, kind, INDICATOR_AGAINST, "against", "the name of a second breakdown");
  check_need(reader, item, kind, INDICATOR_PART, "part", "a code of the breakdown");
  check_need(reader, item, kind, INDICATOR_TOP, "top", "a number of parts");
  check_need(reader, item, kind, INDICATOR_BASE, "base", "a period");
}

IndicatorDef *
reader_indicator(StudyReader *reader, const YamlNode *item)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new();
  guint chosen;
  double top = 0;
  for (const IndicatorKind *kind = indicator_kinds; kind->word; kind++)
    g_ptr_array_add(words, (gpointer)kind->word);
  g_ptr_array_add(words, NULL);
  if (!reader_choice(reader, item, "indicator", (const char *const *)words->pdata, &chosen))
    return NULL;
  IndicatorDef *indicator = g_new0(IndicatorDef, 1);
  indicator->kind = &indicator_kinds[chosen];
  check_needs(reader, item, indicator->kind);
  yaml_read_text(reader->yaml, item, "of", &indicator->of, reader->problems);
  yaml_read_text(reader->yaml, item, "against", &indicator->against, reader->problems);
  yaml_read_text(reader->yaml, item, "part", &indicator->part, reader->problems);
  yaml_read_number(reader->yaml, item, "top", &top, reader->problems);
  reader_sample(reader, item, "base", &indicator->has_base, &indicator->base);
  if (reader_is_given(item, "top") && !(top >= 1 && top <= 1e6 && top == (double)(gsize)top))
    reader_problem(reader, yaml_get(item, "top"), DATA_ERROR_SCHEMA, "'top' is a whole number, 1 or more");
  else
    indicator->top = (gsize)top;
  return indicator;
}
