#include "../test.h"

#include <glib/gstdio.h>

#include "datasets/yaml.h"

/* n bytes are refused with exactly that error. */
static void
assert_bytes_refused(const char *bytes, gsize n, DataError code, const char *message)
{
  GError *error = NULL;
  g_autoptr(Yaml) yaml = yaml_parse("s.yaml", bytes, n, &error);
  assert_null(yaml);
  assert_error(error, DATA_ERROR, (int)code, message);
}

static void
assert_refused(const char *text, const char *message)
{
  assert_bytes_refused(text, strlen(text), DATA_ERROR_SYNTAX, message);
}

static void
files_that_cannot_be_read(void **state)
{
  (void)state;
  GError *error = NULL;
  assert_null(yaml_read("no/such.yaml", &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_FILE, "no/such.yaml: No such file or directory");
  assert_null(yaml_read("/", &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_FILE, "/: Is a directory");
  assert_null(yaml_read("/dev/zero", &error)); /* without an end */
  assert_error(error, DATA_ERROR, DATA_ERROR_FILE, "/dev/zero: File too large");
}

static void
a_file_that_holds_no_keys(void **state)
{
  (void)state;
  static const char *const empty[] = {"", "\n \n", "# nothing\n", "---\n...\n", "\xEF\xBB\xBF"};
  for (gsize i = 0; i < G_N_ELEMENTS(empty); i++)
    assert_refused(empty[i],
                   i == 3 ? "s.yaml: the file must hold keys and values (key: value)" : "s.yaml: the file is empty");
  assert_refused("hello\n", "s.yaml: the file must hold keys and values (key: value)");
  assert_refused("- a\n", "s.yaml: the file must hold keys and values (key: value)");
}

static void
bytes_that_are_no_text(void **state)
{
  (void)state;
  assert_bytes_refused("a: 1\nb\0: 2\n", 11, DATA_ERROR_ENCODING,
                       "s.yaml:2:2: NUL byte: no text, or of another charset than UTF-8");
  assert_bytes_refused("a: 1\r\nb: \xEF\xF0\n", 11, DATA_ERROR_ENCODING, "s.yaml:2:4: byte \\xEF is not UTF-8");
  assert_bytes_refused("a: \x1B[31m\n", 9, DATA_ERROR_ENCODING, "s.yaml:1:4: control character U+001B is not allowed");
  assert_bytes_refused("a: \xC2\x9B\n", 6, DATA_ERROR_ENCODING, "s.yaml:1:4: control character U+009B is not allowed");
  assert_bytes_refused("\xEF\xBB\xBF\x7F", 4, DATA_ERROR_ENCODING,
                       "s.yaml:1:1: control character U+007F is not allowed");
  assert_bytes_refused("\xFF\xFE"
                       "a\0",
                       4, DATA_ERROR_ENCODING, "s.yaml:1:1: byte \\xFF is not UTF-8");
  assert_refused("a: \"x\\0y\"\n", "s.yaml:1:4: \\0 is not allowed in a text\n    a: \"x\\0y\"\n       ^");
}

static void
anchors_aliases_and_tags(void **state)
{
  (void)state;
  static const struct {
    const char *text, *message;
  } cases[] = {
      {"a: &x 1\n", "s.yaml:1:4: anchors are not allowed: write the value where it is used\n    a: &x 1\n       ^"},
      {"&x a: 1\n", "s.yaml:1:1: anchors are not allowed: write the value where it is used\n    &x a: 1\n    ^"},
      {"a: &x\n  - 1\n", "s.yaml:1:4: anchors are not allowed: write the value where it is used\n    a: &x\n       ^"},
      {"a: &x {b: 1}\n",
       "s.yaml:1:4: anchors are not allowed: write the value where it is used\n    a: &x {b: 1}\n       ^"},
      {"a: *x\n", "s.yaml:1:4: aliases are not allowed: write the value where it is used\n    a: *x\n       ^"},
      {"*x : 1\n", "s.yaml:1:1: aliases are not allowed: write the value where it is used\n    *x : 1\n    ^"},
      {"*x\n", "s.yaml:1:1: aliases are not allowed: write the value where it is used\n    *x\n    ^"},
      {"a: !!str 1\n", "s.yaml:1:4: tags are not allowed\n    a: !!str 1\n       ^"},
      {"a: !x [1]\n", "s.yaml:1:4: tags are not allowed\n    a: !x [1]\n       ^"},
      {"a: &x {k: 1}\nb: {<<: *x}\n",
       "s.yaml:1:4: anchors are not allowed: write the value where it is used\n    a: &x {k: 1}\n       ^\n"
       "s.yaml:2:9: aliases are not allowed: write the value where it is used\n    b: {<<: *x}\n            ^"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_refused(cases[i].text, cases[i].message);
}

static void
a_second_document(void **state)
{
  (void)state;
  assert_refused("a: 1\n---\nb: 2\n", "s.yaml:2:1: more than one document in the file\n    ---\n    ^");
  assert_refused("a: 1\n...\nb: 2\n", "s.yaml:3:1: more than one document in the file\n    b: 2\n    ^");
  assert_refused("---\n---\n", "s.yaml:2:1: more than one document in the file\n    ---\n    ^");
  assert_refused("{\"a\": 1}\n{\"b\": 2}\n", "s.yaml:2:1: missing document start\n    {\"b\": 2}\n    ^");
}

static void
keys_that_stand_twice_or_are_no_text(void **state)
{
  (void)state;
  assert_refused("a: 1\nb: 2\na: 3\n", "s.yaml:3:1: key 'a' stands twice\n    a: 3\n    ^");
  assert_refused("x:\n  - {a: 1, \"a\": 2}\n",
                 "s.yaml:2:12: key 'a' stands twice\n      - {a: 1, \"a\": 2}\n               ^");
  assert_refused("{\"\\e[31m\": 1,\n \"\\e[31m\": 2}\n",
                 "s.yaml:2:2: key '\\x1B[31m' stands twice\n     \"\\e[31m\": 2}\n     ^");
  assert_refused("? [a, b]\n: c\n", "s.yaml:1:3: a key must be text\n    ? [a, b]\n      ^");
  assert_refused("{{a: b}: c}\n", "s.yaml:1:2: a key must be text\n    {{a: b}: c}\n     ^");
}

static void
twenty_are_listed_and_the_others_counted(void **state)
{
  (void)state;
  g_autoptr(GString) text = g_string_new("k: 0\n"), wanted = g_string_new(NULL);
  for (int i = 2; i <= 21; i++)
    g_string_append_printf(wanted, "s.yaml:%d:1: key 'k' stands twice\n    k: %d\n    ^\n", i, i);
  for (int i = 2; i <= 50001; i++)
    g_string_append_printf(text, "k: %d\n", i);
  g_string_append(wanted, "and 49980 more");
  assert_refused(text->str, wanted->str);
}

static void
what_is_never_closed_is_told_where_it_opened(void **state)
{
  (void)state;
  static const struct {
    const char *text, *message;
  } cases[] = {
      {"key: [a, b", "s.yaml:1:6: '[' is never closed\n    key: [a, b\n         ^"},
      {"key: [a, b\nother: 1\n", "s.yaml:1:6: '[' is never closed\n    key: [a, b\n         ^"},
      {"a: 1\r\nb: [c\r\n", "s.yaml:2:4: '[' is never closed\n    b: [c\n       ^"},
      {"a: [ {b: c, d\n", "s.yaml:1:6: '{' is never closed\n    a: [ {b: c, d\n         ^"},
      {"a: [ {b: c}, d\n\n\n", "s.yaml:1:4: '[' is never closed\n    a: [ {b: c}, d\n       ^"},
      {"{\"a\": 1, \"b\": [1, 2]\n", "s.yaml:1:1: '{' is never closed\n    {\"a\": 1, \"b\": [1, 2]\n    ^"},
      {"цена: [1, \"ж\n", "s.yaml:1:15: quote is never closed\n    цена: [1, \"ж\n              ^"},
      {"\"a: 1\n", "s.yaml:1:1: quote is never closed\n    \"a: 1\n    ^"},
      {"a: 'b", "s.yaml:1:4: quote is never closed\n    a: 'b\n       ^"},
      {"a: \"b\nc: d\n",
       "s.yaml:1:4: quote is never closed, or what it holds goes on without indentation\n    a: \"b\n       ^"},
      {"a: 'b\nc: d\n",
       "s.yaml:1:4: quote is never closed, or what it holds goes on without indentation\n    a: 'b\n       ^"},
      {"a: 1\na: 2\nb: [c\n",
       "s.yaml:2:1: key 'a' stands twice\n    a: 2\n    ^\ns.yaml:3:4: '[' is never closed\n    b: [c\n       ^"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_refused(cases[i].text, cases[i].message);
}

/* The texts are those of libfyaml 0.7.12; ours are the place, and that each fault is told once. */
static void
what_libfyaml_refuses(void **state)
{
  (void)state;
  static const struct {
    const char *text, *message;
  } cases[] = {
      {"a:\n\tb: 1\n", "s.yaml:2:1: tab character may not be used as indentation\n     b: 1\n    ^"},
      {"a:\n  b: 1\n\tc: 2\n", "s.yaml:3:2: invalid tab used as indentation\n     c: 2\n     ^"},
      {"a: [b}\n", "s.yaml:1:6: mismatched flow mapping end\n    a: [b}\n         ^"},
      {"a: [b]]\n", "s.yaml:1:7: flow sequence with invalid extra closing bracket\n    a: [b]]\n          ^"},
      {"a: b: c\n", "s.yaml:1:5: invalid nested block mapping on the same line\n    a: b: c\n        ^"},
      {"a:\n    b: 1\n  c: 2\n", "s.yaml:3:3: invalid indentation in mapping\n      c: 2\n      ^"},
      {"a: 1\nfoo\nb: 2\n", "s.yaml:2:1: could not find expected ':'\n    foo\n    ^"},
      {"a: \"b\" c\n", "s.yaml:1:8: invalid trailing content after double-quoted scalar\n    a: \"b\" c\n           ^"},
      {"a: @b\n", "s.yaml:1:4: plain scalar cannot start with '@'\n    a: @b\n       ^"},
      {"a: \"\\q\"\n", "s.yaml:1:5: invalid escape 'q' in double-quoted string\n    a: \"\\q\"\n        ^"},
      {"a: !x !y b\n", "s.yaml:1:4: tags are not allowed\n    a: !x !y b\n       ^\n"
                       "s.yaml:1:7: did not find expected key\n    a: !x !y b\n          ^"},
      {"a: >x\n  b\n", "s.yaml:1:5: block scalar no linebreak found\n    a: >x\n        ^"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_refused(cases[i].text, cases[i].message);
}

static char *
repeated(const char *before, const char *unit, gsize n)
{
  GString *text = g_string_new(before);
  for (gsize i = 0; i < n; i++)
    g_string_append(text, unit);
  return g_string_free(text, FALSE);
}

/* Nesting is refused at the first level too deep, once, whether it is closed or not. */
static void
deep_nesting_ends_before_the_stack(void **state)
{
  (void)state;
  const gsize n = 100000;
  g_autofree char *lists = repeated("a: ", "[", n), *maps = repeated("", "{\"a\":", n);
  g_autofree char *ends = repeated(lists, "]", n), *shown = repeated("    a: ", "[", 97);
  g_autofree char *message = g_strdup_printf("s.yaml:1:67: nested too deeply\n%s\n%*s^", shown, 70, "");
  assert_refused(lists, message);
  assert_refused(ends, message);
  GError *error = NULL;
  assert_null(yaml_parse("s.yaml", maps, strlen(maps), &error));
  assert_true(g_str_has_prefix(error->message, "s.yaml:1:317: nested too deeply\n    "));
  assert_null(strstr(error->message + 20, "s.yaml"));
  g_clear_error(&error);

  g_autofree char *deepest = repeated("a: ", "[", 63), *closed = repeated(deepest, "]", 63);
  g_autoptr(Yaml) yaml = yaml_parse("s.yaml", closed, strlen(closed), &error);
  assert_no_error(error);
  assert_non_null(yaml);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(files_that_cannot_be_read),
      cmocka_unit_test(a_file_that_holds_no_keys),
      cmocka_unit_test(bytes_that_are_no_text),
      cmocka_unit_test(anchors_aliases_and_tags),
      cmocka_unit_test(a_second_document),
      cmocka_unit_test(keys_that_stand_twice_or_are_no_text),
      cmocka_unit_test(twenty_are_listed_and_the_others_counted),
      cmocka_unit_test(what_is_never_closed_is_told_where_it_opened),
      cmocka_unit_test(what_libfyaml_refuses),
      cmocka_unit_test(deep_nesting_ends_before_the_stack),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
