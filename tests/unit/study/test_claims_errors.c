#include "claimed.h"

static void
wrong_relations(void **state)
{
  (void)state;
  assert_row_error("a,s,trade,2001,=>,1,,USD million,x", DATA_ERROR_SCHEMA,
                   "claims.csv:2:16: column 'relation': '=>' is none of = != < <= > >=");
  assert_row_error("a,s,trade,2001,,1,,USD million,x", DATA_ERROR_SCHEMA,
                   "claims.csv:2:16: column 'relation': a claim needs one, and the cell is empty");
}

static void
wrong_numbers(void **state)
{
  (void)state;
  assert_row_error("a,s,trade,2001,=,1.2.3,,USD million,x", DATA_ERROR_NUMBER,
                   "claims.csv:2:18: column 'value': '1.2.3' is not a number (two decimal signs)");
  assert_row_error("a,s,trade,2001,=,,,USD million,x", DATA_ERROR_SCHEMA,
                   "claims.csv:2:18: column 'value': a claim needs one, and the cell is empty");
  assert_row_error("a,s,trade,2001,=,NA,,USD million,x", DATA_ERROR_NUMBER,
                   "claims.csv:2:18: column 'value': a claim needs a number, not a missing value");
  assert_row_error("a,s,trade,2001,=,inf,,USD million,x", DATA_ERROR_NUMBER,
                   "claims.csv:2:18: column 'value': 'inf' is not a number (text where digits belong)");
  assert_row_error("a,s,trade,2001,=,1e999,,USD million,x", DATA_ERROR_NUMBER,
                   "claims.csv:2:18: column 'value': '1e999' is not a number (too large for a double)");
  assert_row_error("a,s,trade,2001,=,1,-0.5,USD million,x", DATA_ERROR_NUMBER,
                   "claims.csv:2:20: column 'tolerance': a tolerance is 0 or more, not -0.5");
  assert_row_error("a,s,trade,2001,=,1,some,USD million,x", DATA_ERROR_NUMBER,
                   "claims.csv:2:20: column 'tolerance': 'some' is not a number (text where digits belong)");
}

static void
wrong_periods(void **state)
{
  (void)state;
  assert_row_error(
      "a,s,trade,2001/02,=,1,,USD million,x", DATA_ERROR_PERIOD,
      "claims.csv:2:11: column 'at': '2001/02' is neither a period nor a range such as 2013..2019 (a month or a "
      "fiscal year? write 2018-01 or 2018-07/P12M)");
  assert_row_error("a,s,trade,then,=,1,,USD million,x", DATA_ERROR_PERIOD,
                   "claims.csv:2:11: column 'at': 'then' is neither a period nor a range such as 2013..2019 (no year "
                   "of four digits)");
  assert_row_error("a,s,trade,,=,1,,USD million,x", DATA_ERROR_SCHEMA,
                   "claims.csv:2:11: column 'at': a claim needs one, and the cell is empty");
}

static void
wrong_expressions(void **state)
{
  (void)state;
  assert_row_error("a,s,trade + * 2,2001,=,1,,USD million,x", DATA_ERROR_SYNTAX,
                   "claims.csv:2:13: column 'expr': expected a number, a name or '(', not '*'");
  assert_row_error("a,s,trade + trad,2001,=,1,,USD million,x", DATA_ERROR_NAME,
                   "claims.csv:2:13: column 'expr': there is no series 'trad', did you mean 'trade'?");
  assert_row_error("a,s,\"max(trade, lgo(trade))\",2001,=,1,,USD million,x", DATA_ERROR_NAME,
                   "claims.csv:2:17: column 'expr': there is no function 'lgo', did you mean 'log'?");
  assert_row_error(
      "a,s,trade + index,2001,=,1,,USD million,x", DATA_ERROR_UNIT,
      "claims.csv:2:13: column 'expr': unlike units, 'USD million' and 'points': only like units are added "
      "or compared (log, growth and ratios are plain numbers)");
  assert_row_error("a,s,3,2001,=,1,,,x", DATA_ERROR_SCHEMA,
                   "claims.csv:2:5: column 'expr': a series is needed here, not a number");
  assert_row_error("a,s,,2001,=,1,,USD million,x", DATA_ERROR_SCHEMA,
                   "claims.csv:2:5: column 'expr': a claim needs one, and the cell is empty");
}

static void
units_that_do_not_fit(void **state)
{
  (void)state;
  assert_row_error(
      "a,s,trade,2001,=,1,,EUR million,x", DATA_ERROR_UNIT,
      "claims.csv:2:21: column 'unit': 'trade' is in USD million, which is not EUR million on another scale");
  assert_row_error("a,s,trade,2001,=,1,,,x", DATA_ERROR_UNIT,
                   "claims.csv:2:21: column 'unit': 'trade' is in USD million, and the claim names no unit");
  assert_row_error(
      "a,s,growth(trade),2001,=,1,,percent,x", DATA_ERROR_UNIT,
      "claims.csv:2:29: column 'unit': 'growth(trade)' is in plain numbers, which is not percent on another "
      "scale");
  assert_claims_error("id,statement,expr,at,relation,value\na,s,trade,2001,=,1\n", DATA_ERROR_UNIT,
                      "claims.csv:2:5: column 'expr': 'trade' is in USD million, and the claim names no unit");
}

static void
names_of_claims(void **state)
{
  (void)state;
  assert_row_error("a,s,trade,2001,=,1,,USD million,x\na,t,trade,2002,=,1,,USD million,x", DATA_ERROR_NAME,
                   "claims.csv:3:1: column 'id': two claims are called 'a'");
  assert_row_error(",s,trade,2001,=,1,,USD million,x", DATA_ERROR_SCHEMA,
                   "claims.csv:2:1: column 'id': a claim needs one, and the cell is empty");
  assert_row_error("a,,trade,2001,=,1,,USD million,x", DATA_ERROR_SCHEMA,
                   "claims.csv:2:3: column 'statement': a claim needs one, and the cell is empty");
}

static void
columns_of_the_table(void **state)
{
  (void)state;
  assert_claims_error("id,statement,expr,at,relation,value,tolerence\na,s,trade,2001,=,1,2\n", DATA_ERROR_SCHEMA,
                      "claims.csv:1:37: a table of claims has no column 'tolerence', did you mean 'tolerance'?");
  assert_claims_error("id,statement,expr,at,value\na,s,trade,2001,1\n", DATA_ERROR_SCHEMA,
                      "claims.csv:1:1: a table of claims needs a column 'relation'");
  assert_claims_error(CLAIM_HEAD, DATA_ERROR_SCHEMA, "claims.csv:1:1: the table holds no claim");
  assert_claims_error("", DATA_ERROR_SYNTAX, "claims.csv: empty file: there is no header");
}

static void
all_problems_are_listed(void **state)
{
  (void)state;
  assert_row_error("a,s,trad,then,=>,x,-1,USD million,x", DATA_ERROR_PERIOD,
                   "claims.csv:2:10: column 'at': 'then' is neither a period nor a range such as 2013..2019 (no year "
                   "of four digits)\n"
                   "claims.csv:2:15: column 'relation': '=>' is none of = != < <= > >=\n"
                   "claims.csv:2:18: column 'value': 'x' is not a number (text where digits belong)\n"
                   "claims.csv:2:20: column 'tolerance': a tolerance is 0 or more, not -1\n"
                   "claims.csv:2:5: column 'expr': there is no series 'trad', did you mean 'trade'?");
}

/* What goes wrong in a series that a claim asks for stands where the series does. */
static void
faults_of_series_keep_their_place(void **state)
{
  (void)state;
  g_auto(Claimed) claimed =
      claimed_file(CLAIM_HEAD "a,s,both,2001,=,1,,USD million,x\n", "  - { name: both, expr: trade + index }\n");
  assert_error(claimed.error, DATA_ERROR, DATA_ERROR_UNIT,
               "study.yaml:9:33: trade + index: unlike units, 'USD million' and 'points': only like units are added or "
               "compared (log, growth and ratios are plain numbers)\n"
               "      - { name: both, expr: trade + index }\n"
               "                                    ^");
}

/* A table and a chart of claims take no keys of other kinds, and need the study's. */
static void
keys_of_the_study(void **state)
{
  (void)state;
  g_auto(Claimed) claimed = claimed_file(CLAIM_HEAD "a,s,trade,2001,=,1,,USD million,x\n",
                                         "tables:\n  - { name: t, kind: claims, columns: [ trade ] }\n"
                                         "charts:\n  - { name: c, kind: claims, of: trade }\n");
  assert_error(claimed.error, DATA_ERROR, DATA_ERROR_SCHEMA,
               "study.yaml:10:30: unknown key 'columns', expected one of: name, kind\n"
               "      - { name: t, kind: claims, columns: [ trade ] }\n"
               "                                 ^\n"
               "study.yaml:12:30: unknown key 'of', expected one of: name, kind, title, subtitle, note, events, spans, "
               "sample\n"
               "      - { name: c, kind: claims, of: trade }\n"
               "                                 ^");
  write_file("study.yaml", "data: package.json\ntables:\n  - { name: t, kind: claims }\ncharts:\n"
                           "  - { name: c, kind: claims }\n");
  assert_null(study_read("study.yaml", &claimed.error));
  assert_error(claimed.error, DATA_ERROR, DATA_ERROR_NAME,
               "study.yaml:3:22: the study has no 'claims', the name of a resource with statements\n"
               "      - { name: t, kind: claims }\n"
               "                         ^\n"
               "study.yaml:5:22: the study has no 'claims', the name of a resource with statements\n"
               "      - { name: c, kind: claims }\n"
               "                         ^");
  write_file("study.yaml", "data: package.json\nclaims: clams\n");
  assert_null(study_read("study.yaml", &claimed.error));
  assert_error(claimed.error, DATA_ERROR, DATA_ERROR_NAME,
               "study.yaml:2:9: the data package has no resource 'clams', did you mean 'claims'?\n"
               "    claims: clams\n"
               "            ^");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(wrong_relations),
      cmocka_unit_test(wrong_numbers),
      cmocka_unit_test(wrong_periods),
      cmocka_unit_test(wrong_expressions),
      cmocka_unit_test(units_that_do_not_fit),
      cmocka_unit_test(names_of_claims),
      cmocka_unit_test(columns_of_the_table),
      cmocka_unit_test(all_problems_are_listed),
      cmocka_unit_test(faults_of_series_keep_their_place),
      cmocka_unit_test(keys_of_the_study),
  };
  return cmocka_run_group_tests(tests, folder_enter, folder_leave);
}
