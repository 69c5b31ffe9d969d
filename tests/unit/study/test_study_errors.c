#include "studies.h"

#define ONE "series:\n  - { name: m, from: months }\n"

static void
keys_and_names(void **state)
{
  (void)state;
  assert_study_error_at("sereis: []\n", DATA_ERROR_SCHEMA, 2, 1, "sereis: []",
                        "unknown key 'sereis', did you mean 'series'?");
  assert_study_error("series:\n  - { nam: m, from: months }\n", DATA_ERROR_SCHEMA,
                     "study.yaml:3:7: unknown key 'nam', did you mean 'name'?\n"
                     "      - { nam: m, from: months }\n"
                     "          ^\n"
                     "study.yaml:3:5: a 'name' is missing\n"
                     "      - { nam: m, from: months }\n"
                     "        ^");
}

static void
all_problems_are_listed(void **state)
{
  (void)state;
  const char *text = "events: nothing\n"
                     "series:\n"
                     "  - { name: 2m, from: months }\n"
                     "  - { name: b, expr: a + log( }\n"
                     "  - { name: c, expr: b + bb + lgo(b) }\n"
                     "  - { name: c, from: mnoths }\n"
                     "tables:\n"
                     "  - { name: t, columns: [ b, d ] }\n";
  const char *wanted = "study.yaml:4:13: '2m' cannot be a name here: letters, digits and '_', not a digit first (a "
                       "hyphen would be a minus)\n"
                       "      - { name: 2m, from: months }\n"
                       "                ^\n"
                       "study.yaml:5:30: expected a number, a name or '(', but the expression ends\n"
                       "      - { name: b, expr: a + log( }\n"
                       "                                 ^\n"
                       "study.yaml:7:13: two series are named 'c'\n"
                       "      - { name: c, from: mnoths }\n"
                       "                ^\n"
                       "study.yaml:2:9: the data package has no resource 'nothing'\n"
                       "    events: nothing\n"
                       "            ^\n"
                       "study.yaml:7:22: the data package has no resource 'mnoths', did you mean 'months'?\n"
                       "      - { name: c, from: mnoths }\n"
                       "                         ^\n"
                       "study.yaml:6:26: there is no series 'bb'\n"
                       "      - { name: c, expr: b + bb + lgo(b) }\n"
                       "                             ^\n"
                       "study.yaml:6:31: there is no function 'lgo', did you mean 'log'?\n"
                       "      - { name: c, expr: b + bb + lgo(b) }\n"
                       "                                  ^\n"
                       "study.yaml:9:30: there is no series 'd'\n"
                       "      - { name: t, columns: [ b, d ] }\n"
                       "                                 ^";
  assert_study_error(text, DATA_ERROR_SCHEMA, wanted);
}

/* The column at which a piece of a line begins. */
static int
column_of(const char *line, const char *piece)
{
  const char *found = strstr(line, piece);
  if (!found)
    fail_msg("'%s' is not in '%s'", piece, line);
  return (int)(found - line) + 1;
}

#define SERIES_ERROR(item, code, piece, message)                                                                       \
  assert_study_error_at("series:\n  - { " item " }\n", code, 3, column_of("  - { " item " }", piece),                  \
                        "  - { " item " }", message)

static void
series_items(void **state)
{
  (void)state;
  SERIES_ERROR("name: a-b, from: months", DATA_ERROR_SCHEMA, "a-b",
               "'a-b' cannot be a name here: letters, digits and '_', not a digit first (a hyphen would be a minus)");
  SERIES_ERROR("name: [ a ], from: months", DATA_ERROR_SCHEMA, "[ a ]", "'name' must be text, not a list");
  SERIES_ERROR("name: trend, from: months", DATA_ERROR_NAME, "trend",
               "'trend' is a word of formulas and cannot name a series");
  SERIES_ERROR("name: a", DATA_ERROR_SCHEMA, "{ name",
               "series 'a' needs one of 'from' (a table), 'expr' (an expression) and 'indicator' (of a breakdown)");
  SERIES_ERROR("name: a, from: months, expr: a + 1", DATA_ERROR_SCHEMA, "{ name",
               "series 'a' needs one of 'from' (a table), 'expr' (an expression) and 'indicator' (of a breakdown)");
  SERIES_ERROR("name: a, from: []", DATA_ERROR_SCHEMA, "[]", "'from' names no resource");
  SERIES_ERROR("name: a, from: months, min-coverage: 1.5", DATA_ERROR_SCHEMA, "1.5",
               "'min-coverage' is a share of the days, from 0 to 1");
  SERIES_ERROR("name: a, from: months, min-coverage: most", DATA_ERROR_SCHEMA, "most",
               "'min-coverage' must be a number, not 'most'");
  SERIES_ERROR("name: a, from: months, sample: 2000..1998", DATA_ERROR_PERIOD, "2000..",
               "'sample' must be a range of periods such as 1998..2020 (it ends before it begins)");
}

static void
choices_of_rows(void **state)
{
  (void)state;
  SERIES_ERROR("name: a, from: trade, where: AAA", DATA_ERROR_SCHEMA, "AAA", "'where' must be a map, not 'AAA'");
  SERIES_ERROR("name: a, from: trade, where: { partner: }", DATA_ERROR_SCHEMA, "partner: }",
               "'where' names no code of 'partner'");
  SERIES_ERROR("name: a, from: trade, where: { partner: { b: c } }", DATA_ERROR_SCHEMA, "{ b",
               "'partner' must be text or a list of texts, not a map");
  SERIES_ERROR("name: a, from: events, pair: [ RRR ], value: good", DATA_ERROR_SCHEMA, "[ RRR ]",
               "'pair' must name two actors");
  SERIES_ERROR("name: a, from: events, pair: [ RRR, AAA ], direction: form, value: good", DATA_ERROR_SCHEMA, "form",
               "'direction' must be one of both, from, to, not 'form'; did you mean 'from'?");
  SERIES_ERROR("name: a, from: months, direction: to", DATA_ERROR_SCHEMA, "to", "'direction' goes with 'pair' only");
  SERIES_ERROR("name: a, from: trade, as-of: soon", DATA_ERROR_SCHEMA, "soon", "'as-of' must be a year or in-force");
  SERIES_ERROR("name: a, from: trade, as-of: 12004", DATA_ERROR_SCHEMA, "12004", "'as-of' must be a year or in-force");
  assert_study_error_at("series:\n  - { name: m, from: months }\n  - { name: a, expr: m, as-of: 2000 }\n",
                        DATA_ERROR_SCHEMA, 4, 32, "  - { name: a, expr: m, as-of: 2000 }",
                        "'as-of' goes with 'from' only");
}

static void
lists_and_maps(void **state)
{
  (void)state;
  assert_study_error_at("series: months\n", DATA_ERROR_SCHEMA, 2, 9, "series: months",
                        "'series' must be a list, not 'months'");
  assert_study_error_at("series:\n  - months\n", DATA_ERROR_SCHEMA, 3, 5, "  - months",
                        "an item of 'series' must be a map (name: ...)");
  assert_study_error_at("blocs: [ EU ]\n", DATA_ERROR_SCHEMA, 2, 8, "blocs: [ EU ]",
                        "'blocs' must be a map, not a list");
  assert_study_error_at("blocs:\n  EU: { as-of: 2007 }\n", DATA_ERROR_SCHEMA, 3, 7, "  EU: { as-of: 2007 }",
                        "a bloc needs 'members', the name of a resource");
  assert_study_error_at("blocs:\n  EU: { members: member, as-of: 2007 }\n", DATA_ERROR_NAME, 3, 18,
                        "  EU: { members: member, as-of: 2007 }",
                        "the data package has no resource 'member', did you mean 'members'?");
}

static void
items_that_yaml_split_at_commas(void **state)
{
  (void)state;
  assert_study_error(ONE "correlations:\n  - { name: c, of: [ annual(m, sum), m ] }\n", DATA_ERROR_SYNTAX,
                     "study.yaml:5:22: the brackets of 'annual(m' do not balance: a list splits at commas, so put the "
                     "item in quotes\n"
                     "      - { name: c, of: [ annual(m, sum), m ] }\n"
                     "                         ^\n"
                     "study.yaml:5:32: the brackets of 'sum)' do not balance: a list splits at commas, so put the "
                     "item in quotes\n"
                     "      - { name: c, of: [ annual(m, sum), m ] }\n"
                     "                                   ^\n"
                     "study.yaml:5:20: 'of' must be a list of two series or expressions\n"
                     "      - { name: c, of: [ annual(m, sum), m ] }\n"
                     "                       ^");
  assert_study_error(ONE "  - { name: y, expr: annual(m, sum) }\n", DATA_ERROR_SCHEMA,
                     "study.yaml:4:32: unknown key 'sum)', expected one of: name, label, colour, from, where, pair, "
                     "direction, as-of, value, expr, indicator, of, against, part, top, base, min-coverage, sample\n"
                     "      - { name: y, expr: annual(m, sum) }\n"
                     "                                   ^\n"
                     "study.yaml:4:22: the brackets of 'annual(m' do not balance: a map in braces splits at commas, so "
                     "put the value in quotes\n"
                     "      - { name: y, expr: annual(m, sum) }\n"
                     "                         ^");
  assert_study_error_at(ONE "trends:\n  - { name: t, of: [ \"log(m\" ] }\n", DATA_ERROR_SYNTAX, 5, 28,
                        "  - { name: t, of: [ \"log(m\" ] }",
                        "expected ',' or ')', but the expression ends"); /* its author quoted it */
  g_autoptr(Case) quoted = case_good(ONE "  - { name: y, expr: \"annual(m, sum)\" }\n");
  assert_digits(value_of(quoted, "y", "2000"), 78, 15);
  g_autoptr(Case) block = case_good(ONE "  - name: y\n    expr: annual(m, sum)\n");
  assert_digits(value_of(block, "y", "2000"), 78, 15);
}

#define MODEL_ERROR(part, item, code, piece, message)                                                                  \
  assert_study_error_at(ONE part ":\n  - { " item " }\n", code, 5, column_of("  - { " item " }", piece),               \
                        "  - { " item " }", message)

static void
models(void **state)
{
  (void)state;
  MODEL_ERROR("trends", "name: T, of: m", DATA_ERROR_SCHEMA, "T",
              "'T' cannot be a name here: small letters, digits and '-', a letter first");
  MODEL_ERROR("trends", "name: t", DATA_ERROR_SCHEMA, "{ name", "'of' is missing: one series or expression");
  MODEL_ERROR("trends", "name: t, of: [ m, m ]", DATA_ERROR_SCHEMA, "[ m, m ]",
              "'of' must be one series or expression");
  MODEL_ERROR("trends", "name: t, of: m, bandwith: 3", DATA_ERROR_SCHEMA, "bandwith",
              "unknown key 'bandwith', expected one of: name, of, sample, errors, lag, forecast");
  MODEL_ERROR("trends", "name: t, of: m, lag: -1", DATA_ERROR_SCHEMA, "-1",
              "'lag' is a whole number, 0 or more, not '-1'");
  MODEL_ERROR("trends", "name: t, of: m, lag: 1.5", DATA_ERROR_SCHEMA, "1.5",
              "'lag' is a whole number, 0 or more, not '1.5'");
  MODEL_ERROR("trends", "name: t, of: m, lag: auto", DATA_ERROR_SCHEMA, "auto",
              "'lag' is a whole number, 0 or more, not 'auto'");
  MODEL_ERROR("trends", "name: t, of: m, sample: 2001..2000", DATA_ERROR_PERIOD, "2001..",
              "'sample' must be a range of periods such as 1998..2020 (it ends before it begins)");
  MODEL_ERROR("correlations", "name: c, of: m", DATA_ERROR_SCHEMA, "m }",
              "'of' must be a list of two series or expressions");
  MODEL_ERROR("correlations", "name: c, of: [ m, { a: b } ]", DATA_ERROR_SCHEMA, "{ a: b }",
              "expected an expression, not a map");
  MODEL_ERROR("regressions", "name: r", DATA_ERROR_SCHEMA, "{ name", "a 'formula' such as y ~ x + trend is missing");
  MODEL_ERROR("regressions", "name: r, formula: m ~ trend + x * y", DATA_ERROR_SYNTAX, "* y",
              "'*' between terms: arithmetic in a formula stands in I(), such as I(x * z)");
  MODEL_ERROR("regressions", "name: r, formula: m ~ trend + trnd", DATA_ERROR_NAME, "trnd",
              "there is no series 'trnd'");
  MODEL_ERROR("regressions", "name: r, formula: trend ~ m", DATA_ERROR_NAME, "trend ~", "there is no series 'trend'");
  MODEL_ERROR("regressions", "name: r, formula: m ~ log(step(2000))", DATA_ERROR_NAME, "step(",
              "step() is a term of a formula and cannot stand in an expression");
  MODEL_ERROR("regressions", "name: r, formula: m ~ trend, errors: newey", DATA_ERROR_SCHEMA, "newey",
              "'errors' is one of plain, hc0, hc1, hc2, hc3, newey-west, cluster:COLUMN or bootstrap, not 'newey'");
  assert_study_error_at(ONE "trends:\n  - { name: t, of: m }\n  - { name: t, of: m }\n", DATA_ERROR_NAME, 6, 13,
                        "  - { name: t, of: m }", "two items are named 't'");
}

static void
tables(void **state)
{
  (void)state;
  MODEL_ERROR("tables", "name: t", DATA_ERROR_SCHEMA, "{ name", "a table needs a list of 'columns'");
  MODEL_ERROR("tables", "name: t, columns: []", DATA_ERROR_SCHEMA, "[]", "a table needs a list of 'columns'");
  MODEL_ERROR("tables", "name: t, columns: [ m + 1 ]", DATA_ERROR_SCHEMA, "m + 1",
              "a column that is an expression needs a name: { name: ..., expr: 'm + 1' }");
  MODEL_ERROR("tables", "name: t, columns: [ { name: a } ]", DATA_ERROR_SCHEMA, "{ name: a }",
              "a column needs an 'expr'");
  MODEL_ERROR("tables", "name: t, columns: [ m, m ]", DATA_ERROR_NAME, "m ]", "two columns are named 'm'");
  MODEL_ERROR("tables", "name: t, columns: [ { name: period, expr: m } ]", DATA_ERROR_NAME, "{ name: period",
              "'period' is the first column of every table");
  assert_study_error_at(ONE "tables:\n  - { name: t, columns: [ m ] }\n  - { name: t, columns: [ m ] }\n",
                        DATA_ERROR_NAME, 6, 13, "  - { name: t, columns: [ m ] }", "two tables are named 't'");
}

static void
sections(void **state)
{
  (void)state;
  MODEL_ERROR("report", "text: a", DATA_ERROR_SCHEMA, "{ text", "a section of the report needs a 'question'");
  assert_study_error_at(
      ONE "trends:\n  - { name: growth, of: m }\nreport:\n  - { question: a, show: [ growth, growht ] }\n",
      DATA_ERROR_NAME, 7, 36, "  - { question: a, show: [ growth, growht ] }",
      "nothing is named 'growht', did you mean 'growth'?");
}

static void
files(void **state)
{
  (void)state;
  GError *error = NULL;
  assert_null(study_read("tests/data/studies/none.yaml", &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_FILE, "tests/data/studies/none.yaml: No such file or directory");
  g_autofree char *path = g_build_filename(g_get_tmp_dir(), "bytrade-no-data.yaml", NULL);
  g_file_set_contents(path, "title: a\n", -1, NULL);
  assert_null(study_read(path, &error));
  assert_true(g_str_has_suffix(error->message, ":1:1: a study needs 'data', the path of a datapackage.json\n"
                                               "    title: a\n    ^"));
  g_clear_error(&error);
  g_file_set_contents(path, "data: none.json\n", -1, NULL);
  assert_null(study_read(path, &error));
  assert_true(g_str_has_suffix(error->message, "none.json: No such file or directory"));
  g_clear_error(&error);
  g_unlink(path);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(keys_and_names), cmocka_unit_test(all_problems_are_listed),
      cmocka_unit_test(series_items),   cmocka_unit_test(choices_of_rows),
      cmocka_unit_test(lists_and_maps), cmocka_unit_test(items_that_yaml_split_at_commas),
      cmocka_unit_test(models),         cmocka_unit_test(tables),
      cmocka_unit_test(sections),       cmocka_unit_test(files),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
