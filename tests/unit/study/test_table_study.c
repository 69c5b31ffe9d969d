#include "../test.h"

#include <glib/gstdio.h>

#include "datasets/problems.h"
#include "study/indicator.h"
#include "study/members.h"
#include "study/table_study.h"

#define TABLES "tests/data/studies/"

/* A CSV of a test's own; messages name it by its whole path. */
typedef struct {
  char *folder, *path;
} Written;

static Written *
written_new(const char *text)
{
  Written *written = g_new0(Written, 1);
  written->folder = g_dir_make_tmp("bytrade-XXXXXX", NULL);
  written->path = g_build_filename(written->folder, "t.csv", NULL);
  assert_true(g_file_set_contents(written->path, text, -1, NULL));
  return written;
}

static void
written_free(Written *written)
{
  g_autofree char *descriptor = g_build_filename(written->folder, "datapackage.json", NULL);
  g_unlink(written->path);
  g_unlink(descriptor);
  g_rmdir(written->folder);
  g_free(written->path);
  g_free(written->folder);
  g_free(written);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Written, written_free)

static const char *const by_partner[] = {"partner", NULL};

/* One breakdown of a file, asked for at once; the study is the caller's. */
static const Breakdown *
split(TableStudy *study, const char *path, const char *const *codes, TableBreakdown asked, GError **error)
{
  const TableReading reading = {.guess = {.codes = codes}};
  asked.name = asked.name ? asked.name : "b";
  asked.option = asked.option ? asked.option : "";
  asked.by = asked.by ? asked.by : by_partner;
  asked.table = table_study_read(study, path, &reading, error);
  if (!asked.table || !table_study_add_breakdown(study, &asked, error))
    return NULL;
  const Scope scope = results_scope(study->results);
  return scope.breakdown(scope.data, asked.name, error);
}

static double
value_of(const Breakdown *breakdown, gsize period, const char *code)
{
  const gsize part = breakdown_find(breakdown, code);
  assert_true(part != G_MAXSIZE);
  return breakdown_value(breakdown, period, part);
}

static void
a_descriptor_beside_the_file_tells_unit_and_totals(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autoptr(TableStudy) study = table_study_new();
  const TableWhere where[] = {{"flow", "export"}};
  const Breakdown *b = split(study, TABLES "trade.csv", NULL, (TableBreakdown){.where = where, .n_where = 1}, &error);
  assert_no_error(error);
  assert_string_equal(b->unit, "USD million");
  assert_string_equal(b->valuation, "FOB");
  assert_string_equal(b->source, "Customs");
  assert_string_equal(b->label, "export");
  assert_string_equal(b->total_code, "WLD");
  assert_digits(b->stated[0], 100, 15);
  assert_digits(value_of(b, 0, "CCC"), 40, 15);
  const Table *table = g_hash_table_lookup(study->by_path, TABLES "trade.csv");
  assert_string_equal(table_study_descriptor(study, table), TABLES "datapackage.json");
}

static void
a_file_without_one_is_guessed(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autoptr(TableStudy) study = table_study_new();
  g_autoptr(Written) file = written_new("year,partner,value\n2000,POL,1\n2000,LVA,2\n2001,POL,3\n2001,TOTAL,4\n");
  const Breakdown *b = split(study, file->path, NULL, (TableBreakdown){.name = "b"}, &error);
  assert_no_error(error);
  assert_null(b->unit);
  assert_null(b->label);
  assert_int_equal(b->k, 2);
  assert_string_equal(breakdown_part(b, 0)->label, "Latvia");
  assert_string_equal(b->total_code, "TOTAL");
  assert_true(isnan(b->stated[0]));
  assert_digits(b->stated[1], 4, 15);
  assert_null(table_study_descriptor(study, g_hash_table_lookup(study->by_path, file->path)));
}

static void
a_described_file_may_be_guessed_all_the_same(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autoptr(TableStudy) study = table_study_new();
  const TableReading reading = {.guessed = TRUE, .unit = "EUR million", .valuation = "CIF"};
  const Table *table = table_study_read(study, TABLES "trade.csv", &reading, &error);
  assert_no_error(error);
  assert_null(table_study_descriptor(study, table));
  assert_string_equal(table->resource->unit.text, "EUR million");
  assert_string_equal(table->resource->valuation.text, "CIF");
}

static void
a_file_is_read_once(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autoptr(TableStudy) study = table_study_new();
  const TableReading reading = {.guessed = FALSE};
  const Table *one = table_study_read(study, TABLES "trade.csv", &reading, &error);
  assert_ptr_equal(one, table_study_read(study, TABLES "trade.csv", &reading, &error));
  assert_no_error(error);
  assert_int_equal(study->study->package->resources->len, 1);
}

static void
a_unit_that_the_descriptor_tells_is_not_told_again(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autoptr(TableStudy) study = table_study_new();
  const TableReading unit = {.unit = "EUR million"}, valuation = {.valuation = "CIF"};
  assert_null(table_study_read(study, TABLES "trade.csv", &unit, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_UNIT,
               TABLES "trade.csv is described by datapackage.json, which tells its unit");
  assert_null(table_study_read(study, TABLES "trade.csv", &valuation, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_UNIT,
               TABLES "trade.csv is described by datapackage.json, which tells its valuation");
  assert_non_null(table_study_read(study, TABLES "months.csv", &(TableReading){.valuation = "CIF"}, &error));
  assert_no_error(error);
}

/* A described file in a folder of its own. */
static Written *
described_new(void)
{
  static const char descriptor[] =
      "{\"resources\": [{\"name\": \"trade\", \"path\": \"t.csv\", \"schema\": {\"fields\": ["
      "{\"name\": \"year\", \"type\": \"year\", \"role\": \"period\"}, {\"name\": \"value\", \"type\": "
      "\"number\"}]}}]}";
  Written *written = written_new("year,value\n2000,1\n");
  g_autofree char *path = g_build_filename(written->folder, "datapackage.json", NULL);
  assert_true(g_file_set_contents(path, descriptor, -1, NULL));
  return written;
}

static void
two_tables_of_one_name_are_told_apart(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autoptr(TableStudy) study = table_study_new();
  g_autoptr(Written) first = described_new(), second = described_new();
  const TableReading reading = {.guessed = FALSE};
  const Table *one = table_study_read(study, first->path, &reading, &error);
  const Table *other = table_study_read(study, second->path, &reading, &error);
  assert_no_error(error);
  assert_string_equal(one->resource->name, "trade");
  assert_string_equal(other->resource->name, second->path);
}

static void
codes_may_look_like_numbers(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autoptr(TableStudy) study = table_study_new(), other = table_study_new();
  g_autoptr(Written) file = written_new("year,product,value\n2000,27,10\n2000,28,5\n2001,30,7\n");
  static const char *const by[] = {"product", NULL};
  const Breakdown *b = split(study, file->path, by, (TableBreakdown){.by = by}, &error);
  assert_no_error(error);
  assert_int_equal(b->k, 3);
  assert_digits(value_of(b, 0, "27"), 10, 15);
  assert_null(split(other, file->path, NULL, (TableBreakdown){.by = by}, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
               "column 'product' holds numbers, and parts are told apart by codes");
}

static void
conditions_list_codes_unless_the_whole_is_one(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autoptr(TableStudy) study = table_study_new();
  g_autoptr(Written) file = written_new("year,partner,flow,value\n2000,\"Korea, Rep.\",export,1\n"
                                        "2000,\"Korea, Rep.\",import,2\n2000,POL,export,4\n2000,POL,import,8\n");
  const TableWhere both[] = {{"flow", "export , import"}}, korea[] = {{"partner", "Korea, Rep."}, {"flow", "import"}};
  const Breakdown *b = split(study, file->path, NULL, (TableBreakdown){.where = both, .n_where = 1}, &error);
  assert_no_error(error);
  assert_string_equal(b->label, "export and import");
  assert_digits(value_of(b, 0, "Korea, Rep."), 3, 15);
  assert_digits(value_of(b, 0, "POL"), 12, 15);
  b = split(study, file->path, NULL, (TableBreakdown){.name = "k", .where = korea, .n_where = 2}, &error);
  assert_no_error(error);
  assert_int_equal(b->k, 1);
  assert_digits(value_of(b, 0, "Korea, Rep."), 2, 15);
}

static void
blocs_come_from_files_of_members(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autoptr(TableStudy) study = table_study_new();
  g_autoptr(Written) file =
      written_new("year,partner,value\n2000,AAA,1\n2000,BBB,2\n2000,CCC,4\n2002,AAA,8\n2002,BBB,16\n");
  assert_true(table_study_add_bloc(study, "U", TABLES "members.csv", AS_OF_IN_FORCE, &error));
  assert_no_error(error);
  const Breakdown *b = split(study, file->path, NULL, (TableBreakdown){.fold = "U"}, &error);
  assert_no_error(error);
  assert_digits(value_of(b, 0, "U"), 1, 15); /* BBB joins in 2001 */
  assert_digits(value_of(b, 1, "U"), 24, 15);
  assert_string_equal(b->composition, "U as composed in each period");
  const Scope scope = results_scope(study->results);
  const Bloc *bloc = scope.bloc(scope.data, "U", 2005, &error);
  assert_no_error(error);
  assert_string_equal(bloc->name, "U");
  assert_int_equal(bloc->as_of, 2005);
  assert_null(scope.bloc(scope.data, "V", 2005, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_NAME, "there is no bloc 'V'");
  assert_false(table_study_add_bloc(study, "W", TABLES "people.csv", AS_OF_IN_FORCE, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
               TABLES "people.csv: members of a bloc need a column 'code' and a column 'joined', and the header has "
                      "name, age");
}

static void
a_table_of_members_owns_its_schema(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autoptr(Table) members = members_table(TABLES "members.csv", &error);
  assert_no_error(error);
  assert_ptr_equal(members->own, members->resource);
  assert_int_equal(members->n_rows, 3);
}

/* The error of a breakdown, and the option that it is about. */
static void
assert_fault(TableBreakdown asked, gint code, const char *message, const char *option, const char *text, gsize at)
{
  GError *error = NULL;
  g_autoptr(TableStudy) study = table_study_new();
  asked.option = "mirror-";
  assert_null(split(study, TABLES "trade.csv", NULL, asked, &error));
  const char *told = NULL;
  gsize offset = 0;
  assert_error(error, DATA_ERROR, code, message);
  assert_string_equal(table_study_fault(study, &told, &offset), option);
  assert_string_equal(told, text);
  assert_int_equal(offset, at);
}

static void
errors_know_their_option(void **state)
{
  (void)state;
  static const char *const partnr[] = {"partnr", NULL};
  const TableWhere column[] = {{"flw", "export"}}, code[] = {{"flow", "export,imprt"}}, fine[] = {{"flow", "export"}};
  assert_fault((TableBreakdown){.by = partnr}, DATA_ERROR_NAME, "trade has no column 'partnr', did you mean 'partner'?",
               "mirror-by", "partnr", 0);
  assert_fault((TableBreakdown){.where = column, .n_where = 1}, DATA_ERROR_NAME,
               "trade has no column 'flw', did you mean 'flow'?", "mirror-where", "export", 0);
  assert_fault((TableBreakdown){.where = code, .n_where = 1}, DATA_ERROR_NAME,
               "column 'flow' of trade holds no 'imprt', and no bloc has that name; did you mean 'import'?",
               "mirror-where", "export,imprt", 0);
  assert_fault((TableBreakdown){.fold = "EU"}, DATA_ERROR_NAME, "there is no bloc 'EU'", "mirror-fold", "EU", 0);
  assert_fault((TableBreakdown){.total = "ALL", .where = fine, .n_where = 1}, DATA_ERROR_NAME,
               "no row has 'ALL' as partner, which 'total' names", "mirror-total", "ALL", 0);
  assert_fault((TableBreakdown){.value = "2 * valu"}, DATA_ERROR_NAME,
               "the table has no column 'valu', did you mean 'value'?", "mirror-value", "2 * valu", 4);
  assert_fault((TableBreakdown){.value = "2 *"}, DATA_ERROR_SYNTAX,
               "expected a number, a name or '(', but the expression ends", "mirror-value", "2 *", 3);
  assert_fault((TableBreakdown){.quantity = "kg", .where = fine, .n_where = 1}, DATA_ERROR_NAME,
               "the table has no column 'kg'", "mirror-quantity", "kg", 0);
}

static void
errors_of_cells_keep_their_place(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autoptr(TableStudy) study = table_study_new();
  g_autoptr(Written) file = written_new("year,partner,flow,value\n2000,POL,export,1\n2000,POL,import,2\n");
  assert_null(split(study, file->path, NULL, (TableBreakdown){.name = "b"}, &error));
  g_autofree char *wanted = g_strdup_printf("%s:3:10: 2000 holds several values of 'flow' (export, import): choose one "
                                            "by 'where', or list those to be added",
                                            file->path);
  assert_true(results_error_has_place(study->results, error));
  assert_error(error, DATA_ERROR, DATA_ERROR_ALIGN, wanted);
}

/* Leaving a part out in turn is told at once by some kinds; it is what a breakdown without that part gives. */
static void
ranges_are_those_of_breakdowns_without_a_part(void **state)
{
  (void)state;
  static const char *const words[] = {"hhi", "hhi-normalised", "effective-number", "entropy", "share"};
  static const char *const codes[] = {"AAA", "BBB", "CCC", "DDD", "EEE"};
  g_autoptr(GError) error = NULL;
  g_autoptr(TableStudy) study = table_study_new();
  g_autoptr(Written) file =
      written_new("year,partner,value\n2000,AAA,1\n2000,BBB,2.5\n2000,CCC,4\n2000,DDD,9\n2000,EEE,0\n");
  assert_non_null(split(study, file->path, NULL, (TableBreakdown){.name = "b"}, &error));
  for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
    const char *const without[] = {codes[i], NULL};
    split(study, file->path, NULL, (TableBreakdown){.name = codes[i], .without = without}, &error);
    assert_no_error(error);
  }
  const Scope scope = results_scope(study->results);
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    const IndicatorKind *kind = indicator_kind(words[i]);
    IndicatorDef definition = {.kind = kind, .of = (char *)"b"};
    definition.part = kind->needs & INDICATOR_PART ? (char *)"DDD" : NULL;
    g_autoptr(Series) whole = indicator_series(&scope, &definition, &error);
    assert_no_error(error);
    const Observation *range = series_at(whole, 0);
    double low = INFINITY, high = -INFINITY;
    for (gsize j = 0; j < G_N_ELEMENTS(codes); j++) {
      if (g_strcmp0(definition.part, codes[j]) == 0)
        continue;
      definition.of = (char *)codes[j];
      g_autoptr(Series) series = indicator_series(&scope, &definition, &error);
      assert_no_error(error);
      low = fmin(low, series_at(series, 0)->value);
      high = fmax(high, series_at(series, 0)->value);
    }
    assert_digits(range->low, low, 13);
    assert_digits(range->high, high, 13);
    assert_string_equal(whole->range, "with any one partner left out");
  }
}

static double
first_value(const IndicatorInput *input, const double *x, const double *y)
{
  (void)input;
  (void)y;
  return x[0];
}

/* Leaving out each of 40000 parts anew would be 1.6e9 steps; an index that tells all at once is 1 / n for n equal parts. */
static void
a_range_that_would_take_too_long_is_left_out(void **state)
{
  (void)state;
  enum { PARTS = 40000 };
  static const IndicatorKind slow = {.word = "slow", .range = TRUE, .value = first_value};
  g_autoptr(GError) error = NULL;
  g_autoptr(TableStudy) study = table_study_new();
  g_autoptr(GString) text = g_string_new("year,partner,value\n");
  for (guint i = 0; i < PARTS; i++)
    g_string_append_printf(text, "2000,C%05u,1\n", i);
  g_autoptr(Written) file = written_new(text->str);
  assert_non_null(split(study, file->path, NULL, (TableBreakdown){.name = "b"}, &error));
  const Scope scope = results_scope(study->results);
  const IndicatorDef hhi = {.kind = indicator_kind("hhi"), .of = (char *)"b"}, first = {.kind = &slow, .of = hhi.of};
  g_autoptr(Series) index = indicator_series(&scope, &hhi, &error);
  assert_no_error(error);
  assert_digits(series_at(index, 0)->value, 1.0 / PARTS, 12);
  assert_digits(series_at(index, 0)->low, 1.0 / (PARTS - 1), 10);
  g_autoptr(Series) values = indicator_series(&scope, &first, &error);
  assert_no_error(error);
  assert_digits(series_at(values, 0)->value, 1, 15);
  assert_null(values->range);
  assert_true(isnan(series_at(values, 0)->low));
  const LedgerEntry *entry = g_ptr_array_index(study->results->ledger->entries, 0);
  assert_string_equal(entry->reason,
                      "indicator 'slow': no range, since there are too many parts to leave out each in turn");
  assert_int_equal(entry->count, PARTS);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_descriptor_beside_the_file_tells_unit_and_totals),
      cmocka_unit_test(a_file_without_one_is_guessed),
      cmocka_unit_test(a_described_file_may_be_guessed_all_the_same),
      cmocka_unit_test(a_file_is_read_once),
      cmocka_unit_test(a_unit_that_the_descriptor_tells_is_not_told_again),
      cmocka_unit_test(two_tables_of_one_name_are_told_apart),
      cmocka_unit_test(codes_may_look_like_numbers),
      cmocka_unit_test(conditions_list_codes_unless_the_whole_is_one),
      cmocka_unit_test(blocs_come_from_files_of_members),
      cmocka_unit_test(a_table_of_members_owns_its_schema),
      cmocka_unit_test(errors_know_their_option),
      cmocka_unit_test(errors_of_cells_keep_their_place),
      cmocka_unit_test(ranges_are_those_of_breakdowns_without_a_part),
      cmocka_unit_test(a_range_that_would_take_too_long_is_left_out),
  };
  return cmocka_run_group_tests_name("table_study", tests, NULL, NULL);
}
