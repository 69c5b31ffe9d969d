#include "../test.h"

#include "datasets/yaml.h"

typedef struct {
  Yaml *yaml;
  Problems *problems;
} Fixture;

static Fixture
parse(const char *text)
{
  GError *error = NULL;
  const Fixture fixture = {.yaml = yaml_parse("s.yaml", text, strlen(text), &error), .problems = problems_new()};
  assert_no_error(error);
  return fixture;
}

static void
release(Fixture *fixture)
{
  yaml_free(fixture->yaml);
  problems_free(fixture->problems);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Fixture, release)

/* All problems, or "" when there are none. */
static void
assert_problems(const Fixture *fixture, const char *wanted)
{
  GError *error = NULL;
  if (problems_raise(fixture->problems, &error))
    assert_string_equal("", wanted);
  else
    assert_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, wanted);
}

static void
unknown_keys_come_with_the_nearest_right_one(void **state)
{
  (void)state;
  static const char *const allowed[] = {"title", "series", "charts", NULL};
  g_auto(Fixture) f = parse("title: x\nseires: y\n\"\\e\": z\ncompletely: w\n");
  yaml_check_keys(f.yaml, f.yaml->root, allowed, f.problems);
  assert_problems(&f, "s.yaml:2:1: unknown key 'seires', did you mean 'series'?\n    seires: y\n    ^\n"
                      "s.yaml:3:1: unknown key '\\x1B', expected one of: title, series, charts\n    \"\\e\": z\n    ^\n"
                      "s.yaml:4:1: unknown key 'completely', expected one of: title, series, charts\n"
                      "    completely: w\n    ^");
}

static void
keys_are_checked_in_maps_only(void **state)
{
  (void)state;
  static const char *const allowed[] = {"title", NULL};
  g_auto(Fixture) f = parse("title: [a, b]\n");
  yaml_check_keys(f.yaml, f.yaml->root, allowed, f.problems);
  yaml_check_keys(f.yaml, yaml_get(f.yaml->root, "title"), allowed, f.problems);
  yaml_check_keys(f.yaml, NULL, allowed, f.problems);
  assert_problems(&f, "");
}

static void
booleans(void **state)
{
  (void)state;
  g_auto(Fixture) f = parse("a: true\nb: false\nc: yes\nd: [true]\ne: null\n");
  gboolean value = FALSE;
  assert_true(yaml_read_boolean(f.yaml, f.yaml->root, "a", &value, f.problems));
  assert_true(value);
  assert_true(yaml_read_boolean(f.yaml, f.yaml->root, "e", &value, f.problems));
  assert_true(yaml_read_boolean(f.yaml, f.yaml->root, "none", &value, f.problems));
  assert_true(value);
  assert_true(yaml_read_boolean(f.yaml, f.yaml->root, "b", &value, f.problems));
  assert_false(value);
  value = TRUE;
  assert_false(yaml_read_boolean(f.yaml, f.yaml->root, "c", &value, f.problems));
  assert_false(yaml_read_boolean(f.yaml, f.yaml->root, "d", &value, f.problems));
  assert_true(value);
  assert_problems(&f, "s.yaml:3:4: 'c' must be true or false, not 'yes'\n    c: yes\n       ^\n"
                      "s.yaml:4:4: 'd' must be true or false, not a list\n    d: [true]\n       ^");
}

static void
numbers(void **state)
{
  (void)state;
  g_auto(Fixture) f = parse("a: 0.8\nb: 1e3\nc: 1,5\nd: NA\ne: {x: 1}\nf: ~\n");
  double value = 7;
  assert_true(yaml_read_number(f.yaml, f.yaml->root, "f", &value, f.problems));
  assert_true(yaml_read_number(f.yaml, f.yaml->root, "none", &value, f.problems));
  assert_digits(value, 7, 17);
  assert_true(yaml_read_number(f.yaml, f.yaml->root, "a", &value, f.problems));
  assert_digits(value, 0.8, 17);
  assert_true(yaml_read_number(f.yaml, f.yaml->root, "b", &value, f.problems));
  assert_digits(value, 1000, 17);
  assert_false(yaml_read_number(f.yaml, f.yaml->root, "c", &value, f.problems));
  assert_false(yaml_read_number(f.yaml, f.yaml->root, "d", &value, f.problems));
  assert_false(yaml_read_number(f.yaml, f.yaml->root, "e", &value, f.problems));
  assert_digits(value, 1000, 17);
  assert_problems(&f, "s.yaml:3:4: 'c' must be a number, not '1,5'\n    c: 1,5\n       ^\n"
                      "s.yaml:4:4: 'd' must be a number, not 'NA'\n    d: NA\n       ^\n"
                      "s.yaml:5:4: 'e' must be a number, not a map\n    e: {x: 1}\n       ^");
}

static void
texts(void **state)
{
  (void)state;
  g_auto(Fixture) f = parse("a: x\nb: [y, \"z\"]\nc: {k: v}\nd: [[p]]\ne:\nf: []\n");
  g_autofree char *text = g_strdup("old");
  g_auto(GStrv) list = NULL;
  assert_true(yaml_read_text(f.yaml, f.yaml->root, "e", &text, f.problems));
  assert_string_equal(text, "old");
  assert_true(yaml_read_text(f.yaml, f.yaml->root, "a", &text, f.problems));
  assert_string_equal(text, "x");
  assert_false(yaml_read_text(f.yaml, f.yaml->root, "b", &text, f.problems));
  assert_true(yaml_read_texts(f.yaml, f.yaml->root, "e", &list, f.problems));
  assert_null(list);
  assert_true(yaml_read_texts(f.yaml, f.yaml->root, "a", &list, f.problems));
  assert_int_equal(g_strv_length(list), 1);
  assert_true(yaml_read_texts(f.yaml, f.yaml->root, "b", &list, f.problems));
  assert_int_equal(g_strv_length(list), 2);
  assert_string_equal(list[1], "z");
  assert_false(yaml_read_texts(f.yaml, f.yaml->root, "c", &list, f.problems));
  assert_false(yaml_read_texts(f.yaml, f.yaml->root, "d", &list, f.problems));
  assert_int_equal(g_strv_length(list), 2);
  assert_true(yaml_read_texts(f.yaml, f.yaml->root, "f", &list, f.problems));
  assert_int_equal(g_strv_length(list), 0);
  assert_problems(&f, "s.yaml:2:4: 'b' must be text, not a list\n    b: [y, \"z\"]\n       ^\n"
                      "s.yaml:3:4: 'c' must be text or a list of texts, not a map\n    c: {k: v}\n       ^\n"
                      "s.yaml:4:5: 'd' must be a list of texts, but this is a list\n    d: [[p]]\n        ^");
}

static void
values_of_an_expected_kind(void **state)
{
  (void)state;
  g_auto(Fixture) f = parse("a: x\nb: [y]\nc: {k: v}\nd: null\n");
  const YamlNode *root = f.yaml->root;
  assert_string_equal(yaml_expect_text(f.yaml, root, "a", f.problems), "x");
  assert_ptr_equal(yaml_expect(f.yaml, root, "b", YAML_LIST, f.problems), yaml_get(root, "b"));
  assert_ptr_equal(yaml_expect(f.yaml, root, "c", YAML_MAP, f.problems), yaml_get(root, "c"));
  for (int kind = YAML_SCALAR; kind <= YAML_MAP; kind++) {
    assert_null(yaml_expect(f.yaml, root, "d", (YamlKind)kind, f.problems));
    assert_null(yaml_expect(f.yaml, root, "none", (YamlKind)kind, f.problems));
  }
  assert_null(yaml_expect_text(f.yaml, NULL, "a", f.problems));
  assert_problems(&f, "");
  assert_null(yaml_expect(f.yaml, root, "a", YAML_LIST, f.problems));
  assert_null(yaml_expect(f.yaml, root, "b", YAML_MAP, f.problems));
  assert_null(yaml_expect_text(f.yaml, root, "c", f.problems));
  assert_problems(&f, "s.yaml:1:4: 'a' must be a list, not 'x'\n    a: x\n       ^\n"
                      "s.yaml:2:4: 'b' must be a map, not a list\n    b: [y]\n       ^\n"
                      "s.yaml:3:4: 'c' must be text, not a map\n    c: {k: v}\n       ^");
  assert_string_equal(yaml_kind_name(YAML_SCALAR), "text");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(unknown_keys_come_with_the_nearest_right_one),
      cmocka_unit_test(keys_are_checked_in_maps_only),
      cmocka_unit_test(booleans),
      cmocka_unit_test(numbers),
      cmocka_unit_test(texts),
      cmocka_unit_test(values_of_an_expected_kind),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
