#include "study_reader.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"

void
reader_each(StudyReader *reader, const YamlNode *map, const char *key, ReadItem read)
{
  const YamlNode *list = yaml_expect(reader->yaml, map, key, YAML_LIST, reader->problems);
  for (guint i = 0; list && i < list->items->len; i++) {
    const YamlNode *item = g_ptr_array_index(list->items, i);
    if (item->kind == YAML_MAP)
      read(reader, item);
    else
      reader_problem(reader, item, DATA_ERROR_SCHEMA, "an item of '%s' must be a map (name: ...)", key);
  }
}

gboolean
reader_is_given(const YamlNode *item, const char *key)
{
  const YamlNode *node = yaml_get(item, key);
  return node && (node->kind != YAML_SCALAR || yaml_get_text(item, key));
}

void
phrase_free(gpointer data)
{
  Phrase *phrase = data;
  if (phrase)
    expr_free(phrase->expr);
  g_free(phrase);
}

static gboolean
balanced(const char *text)
{
  int open = 0;
  for (; *text && open >= 0; text++)
    open += *text == '(' ? 1 : *text == ')' ? -1 : 0;
  return open == 0;
}

static gboolean
before_comma(const Yaml *yaml, const YamlNode *node)
{
  gsize at = g_array_index(yaml->lines, gsize, node->line - 1) + node->column - 1 + strlen(node->text);
  while (at < yaml->n_bytes && yaml->bytes[at] == ' ')
    at++;
  return at < yaml->n_bytes && yaml->bytes[at] == ',';
}

gboolean
reader_is_split(StudyReader *reader, const YamlNode *node, gboolean in_list)
{
  if (!node->plain || balanced(node->text) || (!in_list && !before_comma(reader->yaml, node)))
    return FALSE;
  g_autofree char *shown = visible_text(node->text, strlen(node->text));
  reader_problem(reader, node, DATA_ERROR_SYNTAX, "the brackets of '%s' do not balance: %s in quotes", shown,
                 in_list ? "a list splits at commas, so put the item"
                         : "a map in braces splits at commas, so put the value");
  return TRUE;
}

Phrase *
reader_phrase(StudyReader *reader, const YamlNode *node, gboolean in_list)
{
  if (node->kind != YAML_SCALAR) {
    reader_problem(reader, node, DATA_ERROR_SCHEMA, "expected an expression, not a %s", yaml_kind_name(node->kind));
    return NULL;
  }
  if (reader_is_split(reader, node, in_list))
    return NULL;
  g_autoptr(GError) error = NULL;
  gsize offset = 0;
  Expr *expr = expr_parse(node->text, &offset, &error);
  if (!expr) {
    yaml_problem(reader->yaml, node, offset, DATA_ERROR_SYNTAX, reader->problems, "%s", error->message);
    return NULL;
  }
  Phrase *phrase = g_new0(Phrase, 1);
  phrase->node = node;
  phrase->expr = expr;
  return phrase;
}

GPtrArray *
reader_phrases(StudyReader *reader, const YamlNode *map, const char *key)
{
  GPtrArray *phrases = g_ptr_array_new_with_free_func(phrase_free);
  const YamlNode *node = yaml_get(map, key);
  if (!node)
    return phrases;
  const gboolean list = node->kind == YAML_LIST;
  for (guint i = 0; i < (list ? node->items->len : 1); i++) {
    Phrase *phrase = reader_phrase(reader, list ? g_ptr_array_index(node->items, i) : node, list);
    if (phrase)
      g_ptr_array_add(phrases, phrase);
  }
  return phrases;
}

static gboolean
well_formed(const char *name, gboolean identifier)
{
  if (identifier ? !(g_ascii_isalpha(name[0]) || name[0] == '_') : !g_ascii_islower(name[0]))
    return FALSE;
  for (const char *at = name; *at; at++)
    if (identifier ? !(g_ascii_isalnum(*at) || *at == '_')
                   : !(g_ascii_islower(*at) || g_ascii_isdigit(*at) || *at == '-'))
      return FALSE;
  return TRUE;
}

char *
reader_name(StudyReader *reader, const YamlNode *map, gboolean identifier)
{
  const char *name = yaml_expect_text(reader->yaml, map, "name", reader->problems);
  if (name && well_formed(name, identifier))
    return g_strdup(name);
  if (name) {
    g_autofree char *shown = visible_text(name, strlen(name));
    reader_problem(reader, yaml_get(map, "name"), DATA_ERROR_SCHEMA, "'%s' cannot be a name here: %s", shown,
                   identifier ? "letters, digits and '_', not a digit first (a hyphen would be a minus)"
                              : "small letters, digits and '-', a letter first");
  } else if (!yaml_get(map, "name") || yaml_get(map, "name")->kind == YAML_SCALAR) {
    reader_problem(reader, map, DATA_ERROR_SCHEMA, "a 'name' is missing");
  }
  return g_strdup("");
}

void
reader_sample(StudyReader *reader, const YamlNode *map, const char *key, gboolean *has, Period *sample)
{
  const char *text = yaml_expect_text(reader->yaml, map, key, reader->problems);
  const char *why;
  if (!text)
    return;
  *has = period_parse_range(text, strlen(text), sample, &why);
  if (!*has)
    reader_problem(reader, yaml_get(map, key), DATA_ERROR_PERIOD,
                   "'%s' must be a range of periods such as 1998..2020 (%s)", key, why);
}

void
reader_as_of(StudyReader *reader, const YamlNode *map, int *as_of)
{
  const char *text = yaml_expect_text(reader->yaml, map, "as-of", reader->problems);
  if (!text)
    return;
  Period year;
  const char *why;
  if (g_str_equal(text, "in-force"))
    *as_of = AS_OF_IN_FORCE;
  else if (strlen(text) == 4 && period_parse(text, 4, &year, &why))
    *as_of = (int)g_ascii_strtoll(text, NULL, 10);
  else
    reader_problem(reader, yaml_get(map, "as-of"), DATA_ERROR_SCHEMA, "'as-of' must be a year or in-force");
}

gboolean
reader_choice(StudyReader *reader, const YamlNode *map, const char *key, const char *const *words, guint *choice)
{
  const char *text = yaml_expect_text(reader->yaml, map, key, reader->problems);
  if (!text)
    return FALSE;
  for (guint i = 0; words[i]; i++)
    if (g_str_equal(words[i], text)) {
      *choice = i;
      return TRUE;
    }
  const char *near = nearest_name(text, words);
  g_autofree char *all = g_strjoinv(", ", (char **)words), *shown = visible_text(text, strlen(text));
  reader_problem(reader, yaml_get(map, key), DATA_ERROR_SCHEMA, "'%s' must be one of %s, not '%s'%s%s%s", key, all,
                 shown, near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
  return FALSE;
}

void
reader_check_of(StudyReader *reader, const YamlNode *item, guint wanted, const char *what)
{
  const YamlNode *of = yaml_get(item, "of");
  if (!of)
    reader_problem(reader, item, DATA_ERROR_SCHEMA, "'of' is missing: %s", what);
  else if ((of->kind == YAML_LIST ? of->items->len : 1) != wanted)
    reader_problem(reader, of, DATA_ERROR_SCHEMA, "'of' must be %s", what);
}
