#include "../test.h"

#include "datasets/yaml.h"

static Yaml *
parse(const char *text)
{
  g_autoptr(GError) error = NULL;
  Yaml *yaml = yaml_parse("study.yaml", text, strlen(text), &error);
  assert_no_error(error);
  assert_non_null(yaml);
  return yaml;
}

static const YamlNode *
item(const YamlNode *node, guint i)
{
  assert_in_range(i, 0, node->items->len - 1);
  return g_ptr_array_index(node->items, i);
}

static void
assert_scalar(const YamlNode *node, const char *text, gboolean plain, guint line, guint column)
{
  assert_non_null(node);
  assert_int_equal(node->kind, YAML_SCALAR);
  assert_string_equal(node->text, text);
  assert_int_equal(node->plain, plain);
  assert_int_equal(node->line, line);
  assert_int_equal(node->column, column);
}

static void
every_node_knows_its_place(void **state)
{
  (void)state;
  g_autoptr(Yaml) yaml = parse("title: Trade\nseries:\n  - name: x\n    of: [a, \"b\", 'c']\nlast: {k: v}\n");
  assert_string_equal(yaml->path, "study.yaml");
  assert_int_equal(yaml->root->kind, YAML_MAP);
  assert_scalar(yaml_get(yaml->root, "title"), "Trade", TRUE, 1, 8);
  const YamlNode *series = yaml_get(yaml->root, "series"), *first = item(series, 0);
  assert_int_equal(series->kind, YAML_LIST);
  assert_int_equal(series->line, 3);
  assert_int_equal(series->column, 3);
  assert_int_equal(first->kind, YAML_MAP);
  const YamlNode *of = yaml_get(first, "of");
  assert_int_equal(of->line, 4);
  assert_int_equal(of->column, 9);
  assert_scalar(item(of, 0), "a", TRUE, 4, 10);
  assert_scalar(item(of, 1), "b", FALSE, 4, 13); /* at its quote */
  assert_scalar(item(of, 2), "c", FALSE, 4, 18);
  assert_scalar(g_ptr_array_index(yaml->root->keys, 2), "last", TRUE, 5, 1);
  assert_int_equal(yaml_get(yaml->root, "last")->column, 7);
}

static void
columns_count_bytes_behind_a_byte_order_mark(void **state)
{
  (void)state;
  g_autoptr(Yaml) yaml = parse("\xEF\xBB\xBF"
                               "цена: 1\nb: 2\n");
  assert_scalar(yaml_get(yaml->root, "цена"), "1", TRUE, 1, 11);
  assert_scalar(yaml_get(yaml->root, "b"), "2", TRUE, 2, 4);
  assert_int_equal(yaml->n_bytes, 3 + 12 + 5);
}

static void
lines_end_in_lf_cr_lf_or_cr(void **state)
{
  (void)state;
  g_autoptr(Yaml) dos = parse("a: 1\r\nb: 2\r\n");
  g_autoptr(Yaml) mac = parse("a: 1\rb: 2\r");
  assert_scalar(yaml_get(dos->root, "b"), "2", TRUE, 2, 4);
  assert_scalar(yaml_get(mac->root, "b"), "2", TRUE, 2, 4);
}

static void
an_empty_value_stands_at_its_key(void **state)
{
  (void)state;
  g_autoptr(Yaml) yaml = parse("a:\nb: ~\nc: null\nd: \"null\"\n");
  assert_scalar(yaml_get(yaml->root, "a"), "", TRUE, 1, 1);
  assert_null(yaml_get_text(yaml->root, "a"));
  assert_null(yaml_get_text(yaml->root, "b"));
  assert_null(yaml_get_text(yaml->root, "c"));
  assert_string_equal(yaml_get_text(yaml->root, "d"), "null");
  assert_null(yaml_get_text(yaml->root, "e"));
  assert_null(yaml_get(yaml_get(yaml->root, "d"), "x")); /* not in a text */
  assert_null(yaml_get(NULL, "x"));
}

static void
folded_and_literal_texts(void **state)
{
  (void)state;
  g_autoptr(Yaml) yaml = parse("a: >\n  one\n  two\nb: |\n  x\n  y\nc: \"p\\\n  q\\tr\"\nd: e\n");
  assert_scalar(yaml_get(yaml->root, "a"), "one two\n", FALSE, 2, 3);
  assert_scalar(yaml_get(yaml->root, "b"), "x\ny\n", FALSE, 5, 3);
  assert_scalar(yaml_get(yaml->root, "c"), "pq\tr", FALSE, 7, 4);
  assert_scalar(yaml_get(yaml->root, "d"), "e", TRUE, 9, 4);
}

static void
json_is_yaml(void **state)
{
  (void)state;
  g_autoptr(Yaml) yaml = parse("{\"name\": \"x\", \"list\": [1, true, null, \"\\u0416\"]}\n");
  const YamlNode *list = yaml_get(yaml->root, "list");
  assert_int_equal(list->items->len, 4);
  assert_scalar(item(list, 1), "true", TRUE, 1, 27);
  assert_string_equal(item(list, 3)->text, "Ж");
}

/* As sha256sum(1) of GNU coreutils tells. */
static void
the_hash_is_that_of_the_bytes(void **state)
{
  (void)state;
  g_autoptr(Yaml) yaml = parse("a: 1\n");
  assert_string_equal(yaml->sha256, "37b128c59f1f5097f73f82691cb519f1f568667faab5ced1b4ab979d36837eae");
  yaml_free(NULL);
}

static void
many_items_are_read_in_one_pass(void **state)
{
  (void)state;
  g_autoptr(GString) text = g_string_new("a:\n");
  for (int i = 0; i < 100000; i++)
    g_string_append_printf(text, "  - %d\n", i);
  g_autoptr(Yaml) yaml = parse(text->str);
  assert_int_equal(yaml_get(yaml->root, "a")->items->len, 100000);
  assert_scalar(item(yaml_get(yaml->root, "a"), 99999), "99999", TRUE, 100001, 5);
}

/* The one problem that is in problems, without the file's path. */
static void
assert_problem(const Problems *problems, const char *wanted)
{
  assert_int_equal(problems_count(problems), 1);
  assert_string_equal(problems_message(problems, 0), wanted);
}

static void
a_problem_points_into_a_scalar(void **state)
{
  (void)state;
  g_autoptr(Yaml) yaml = parse("plain: a + b\nquoted: 'a + c'\nfolded: >\n  a +\n  d\nescaped: \"\\x61 + e\"\n");
  static const struct {
    const char *key;
    gsize offset;
    const char *wanted;
  } cases[] = {
      {"plain", 4, "study.yaml:1:12: here\n    plain: a + b\n               ^"},
      {"plain", 0, "study.yaml:1:8: here\n    plain: a + b\n           ^"},
      {"quoted", 4, "study.yaml:2:14: here\n    quoted: 'a + c'\n                 ^"},
      {"quoted", 0, "study.yaml:2:9: here\n    quoted: 'a + c'\n            ^"},
      {"folded", 2, "study.yaml:4:5: here\n      a +\n        ^"},
      {"folded", 4, "study.yaml:4:3: here\n      a +\n      ^"}, /* on the next line of the file: its beginning */
      {"escaped", 4, "study.yaml:6:10: here\n    escaped: \"\\x61 + e\"\n             ^"},
      {"plain", 5, "study.yaml:1:13: here\n    plain: a + b\n                ^"}, /* at its end */
      {"plain", 99, "study.yaml:1:8: here\n    plain: a + b\n           ^"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Problems) problems = problems_new();
    yaml_problem(yaml, yaml_get(yaml->root, cases[i].key), cases[i].offset, DATA_ERROR_NAME, problems, "here");
    assert_problem(problems, cases[i].wanted);
  }
}

static void
the_caret_stands_under_wide_and_unseen_characters(void **state)
{
  (void)state;
  g_autoptr(Yaml) yaml = parse("{貿易: 1, e\xCC\x81: 2, \"\xE2\x80\xAE\": 3,\tz: 4}\n");
  g_autoptr(Problems) problems = problems_new();
  yaml_problem(yaml, yaml_get(yaml->root, "z"), 0, DATA_ERROR_NAME, problems, "bad \xE2\x80\xAE%s", "\x1B[31m");
  assert_problem(problems, "study.yaml:1:34: bad \\xE2\\x80\\xAE\\x1B[31m\n"
                           "    {貿易: 1, e\xCC\x81: 2, \" \": 3, z: 4}\n"
                           "                               ^");
}

static void
a_long_line_is_shown_around_its_place(void **state)
{
  (void)state;
  g_autoptr(GString) text = g_string_new("a: [");
  for (int i = 0; i < 100; i++)
    g_string_append_printf(text, "ж%02d,", i);
  g_string_append(text, "]\n");
  g_autoptr(Yaml) yaml = parse(text->str);
  g_autoptr(Problems) problems = problems_new();
  yaml_problem(yaml, item(yaml_get(yaml->root, "a"), 50), 0, DATA_ERROR_NAME, problems, "here");
  assert_problem(problems,
                 "study.yaml:1:255: here\n"
                 "    7,ж38,ж39,ж40,ж41,ж42,ж43,ж44,ж45,ж46,ж47,ж48,ж49,ж50,ж51,ж52,ж53,ж54,ж55,ж56,ж57,ж58,ж59,"
                 "ж60,ж61,ж6\n"
                 "                                                      ^");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_node_knows_its_place),
      cmocka_unit_test(columns_count_bytes_behind_a_byte_order_mark),
      cmocka_unit_test(lines_end_in_lf_cr_lf_or_cr),
      cmocka_unit_test(an_empty_value_stands_at_its_key),
      cmocka_unit_test(folded_and_literal_texts),
      cmocka_unit_test(json_is_yaml),
      cmocka_unit_test(the_hash_is_that_of_the_bytes),
      cmocka_unit_test(many_items_are_read_in_one_pass),
      cmocka_unit_test(a_problem_points_into_a_scalar),
      cmocka_unit_test(the_caret_stands_under_wide_and_unseen_characters),
      cmocka_unit_test(a_long_line_is_shown_around_its_place),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
