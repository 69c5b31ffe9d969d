#include <string.h>

#include "analysis.h"
#include "study_reader.h"

const AnalysisDef *
study_analysis(const Study *study, const char *name)
{
  for (guint i = 0; i < study->analyses->len; i++) {
    const AnalysisDef *def = g_ptr_array_index(study->analyses, i);
    if (g_str_equal(def->name, name))
      return def;
  }
  return NULL;
}

/* name, sample, of or formula, and the kind's own. */
static void
check_keys(StudyReader *reader, const YamlNode *item, const AnalysisKind *kind)
{
  const char *allowed[6 + G_N_ELEMENTS(kind->options)] = {"name", "sample"};
  gsize n = 2;
  if (kind->parts)
    allowed[n++] = "kind";
  if (kind->most)
    allowed[n++] = "of";
  if (kind->formula)
    allowed[n++] = "formula";
  for (gsize i = 0; i < G_N_ELEMENTS(kind->options) && kind->options[i]; i++)
    allowed[n++] = kind->options[i];
  yaml_check_keys(reader->yaml, item, allowed, reader->problems);
}

/* A list is read as its items with commas between them. */
static char *
option_text(StudyReader *reader, const YamlNode *item, const char *key)
{
  g_auto(GStrv) texts = NULL;
  if (!analysis_option_is_list(key))
    return g_strdup(yaml_expect_text(reader->yaml, item, key, reader->problems));
  yaml_read_texts(reader->yaml, item, key, &texts, reader->problems);
  return texts ? g_strjoinv(",", texts) : NULL;
}

static void
read_options(StudyReader *reader, const YamlNode *item, AnalysisDef *def)
{
  for (gsize i = 0; i < G_N_ELEMENTS(def->kind->options) && def->kind->options[i]; i++) {
    const char *key = def->kind->options[i];
    g_autoptr(GError) error = NULL;
    if (g_str_equal(key, "given") || !yaml_get(item, key))
      continue;
    g_autofree char *text = option_text(reader, item, key);
    if (text && !analysis_options_set(&def->options, key, text, &error))
      reader_problem(reader, yaml_get(item, key), DATA_ERROR_SCHEMA, "'%s' %s", key, error->message);
  }
}

/* A null names no breakdown; what is no list of texts, and what is no expression, was told when it was read. */
static void
check_of(StudyReader *reader, const YamlNode *item, const AnalysisKind *kind)
{
  const YamlNode *of = yaml_get(item, "of");
  const gboolean none = !of || (kind->parts && !reader_is_given(item, "of"));
  const guint n = none ? 0 : of->kind == YAML_LIST ? of->items->len : 1;
  g_autofree char *wanted = analysis_kind_wants(kind);
  if (kind->most == 0 || n < kind->least || n > kind->most)
    reader_problem(reader, none ? item : of, DATA_ERROR_SCHEMA, "%s needs %s", kind->key, wanted);
}

static void
read_analysis(StudyReader *reader, const YamlNode *item, const AnalysisKind *kind)
{
  check_keys(reader, item, kind);
  char *name = reader_name(reader, item, FALSE);
  if (*name && study_analysis(reader->study, name))
    reader_problem(reader, yaml_get(item, "name"), DATA_ERROR_NAME, "two items are named '%s'", name);
  AnalysisDef *def = g_new0(AnalysisDef, 1);
  g_ptr_array_add(reader->study->analyses, def);
  def->kind = kind;
  def->name = name;
  def->node = item;
  def->of = kind->parts ? g_ptr_array_new_with_free_func(phrase_free) : reader_phrases(reader, item, "of");
  if (kind->parts && kind->most)
    yaml_read_texts(reader->yaml, item, "of", &def->breakdowns, reader->problems);
  def->given = reader_phrases(reader, item, "given");
  analysis_options_init(&def->options);
  if (kind->formula && yaml_get(item, "formula"))
    reader_formula(reader, item, &def->formula, &def->formula_node);
  else
    check_of(reader, item, kind);
  reader_sample(reader, item, "sample", &def->has_sample, &def->sample);
  read_options(reader, item, def);
}

/* An item of 'indicators': its kind is one of those with parts. */
static void
read_indicator_item(StudyReader *reader, const YamlNode *item)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new();
  guint chosen;
  for (const AnalysisKind *kind = analysis_kinds; kind->key; kind++)
    if (kind->parts)
      g_ptr_array_add(words, (gpointer)kind->key);
  g_ptr_array_add(words, NULL);
  if (reader_choice(reader, item, "kind", (const char *const *)words->pdata, &chosen))
    read_analysis(reader, item, analysis_kind(g_ptr_array_index(words, chosen)));
  else if (!reader_is_given(item, "kind"))
    reader_problem(reader, item, DATA_ERROR_SCHEMA, "an item of 'indicators' needs a 'kind'");
}

void
read_analyses(StudyReader *reader, const YamlNode *root)
{
  for (const AnalysisKind *kind = analysis_kinds; kind->key; kind++) {
    const YamlNode *list = kind->parts ? NULL : yaml_expect(reader->yaml, root, kind->key, YAML_LIST, reader->problems);
    for (guint i = 0; list && i < list->items->len; i++) {
      const YamlNode *item = g_ptr_array_index(list->items, i);
      if (item->kind == YAML_MAP)
        read_analysis(reader, item, kind);
      else
        reader_problem(reader, item, DATA_ERROR_SCHEMA, "an item of '%s' must be a map (name: ...)", kind->key);
    }
  }
  reader_each(reader, root, "indicators", read_indicator_item);
}
