#include "claims.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"
#include "datasets/unit.h"

static const char *const relation_texts[] = {"=", "!=", "<", "<=", ">", ">=", NULL};

/* The columns of a table of claims; those that every row must fill stand first. */
typedef enum { ID, STATEMENT, EXPR, AT, RELATION, VALUE, TOLERANCE, UNIT, SOURCE, N_COLUMNS } ClaimColumn;
#define N_REQUIRED TOLERANCE
static const char *const column_names[] = {"id",    "statement", "expr", "at",     "relation",
                                           "value", "tolerance", "unit", "source", NULL};

typedef struct {
  Results *results;
  const Table *table;
  const Column *columns[N_COLUMNS]; /* NULL where the table has none */
  gsize row;
  Problems *problems;
} ClaimReader;

const char *
relation_text(Relation relation)
{
  return relation_texts[relation];
}

gboolean
relation_from_text(const char *text, Relation *relation)
{
  for (guint i = 0; relation_texts[i]; i++)
    if (g_str_equal(relation_texts[i], text)) {
      *relation = (Relation)i;
      return TRUE;
    }
  return FALSE;
}

const char *
claim_verdict_text(ClaimVerdict verdict)
{
  static const char *const texts[] = {"holds", "does not hold", "undecided"};
  return texts[verdict];
}

static Claim *
claim_new(void)
{
  Claim *claim = g_new0(Claim, 1);
  claim->value = claim->difference = NAN;
  for (ClaimDoubt doubt = 0; doubt < N_CLAIM_DOUBTS; doubt++)
    claim->doubts[doubt] = g_array_new(FALSE, FALSE, sizeof(Period));
  return claim;
}

void
claim_free(gpointer data)
{
  Claim *claim = data;
  if (!claim)
    return;
  char *texts[] = {claim->id,   claim->statement, claim->expr,        claim->at,
                   claim->unit, claim->source,    claim->data_source, claim->composition};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
  for (ClaimDoubt doubt = 0; doubt < N_CLAIM_DOUBTS; doubt++)
    g_array_unref(claim->doubts[doubt]);
  g_free(claim);
}

const Claim *
claim_find(const GPtrArray *claims, const char *id)
{
  for (guint i = 0; i < claims->len; i++) {
    const Claim *claim = g_ptr_array_index(claims, i);
    if (g_str_equal(claim->id, id))
      return claim;
  }
  return NULL;
}

static const char *
cell_text(const ClaimReader *reader, ClaimColumn column)
{
  return reader->columns[column] ? table_text(reader->table, reader->row, reader->columns[column]) : "";
}

static void cell_problem(const ClaimReader *reader, ClaimColumn column, gsize offset, DataError code,
                         const char *format, ...) G_GNUC_PRINTF(5, 6);

/* A problem at a byte of a cell's text; of a quoted one as far as no quote in it is doubled. */
static void
cell_problem(const ClaimReader *reader, ClaimColumn column, gsize offset, DataError code, const char *format, ...)
{
  const CsvCell cell = csv_cell(reader->table->csv, reader->row + 1, reader->columns[column]->at);
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  const guint quote = cell.quoted && offset > 0 ? 1 : 0;
  problems_add(reader->problems, code, reader->table->csv->path, cell.line, cell.column + quote + (guint)offset,
               "column '%s': %s", column_names[column], text);
}

/* Every column must be known, and those that a claim needs be there. */
static gboolean
bind_columns(ClaimReader *reader)
{
  for (gsize i = 0; i < reader->table->n_columns; i++) {
    const Column *column = &reader->table->columns[i];
    const CsvCell head = csv_cell(reader->table->csv, 0, column->at);
    guint k = 0;
    while (column_names[k] && !g_str_equal(column_names[k], column->field->name))
      k++;
    if (column_names[k]) {
      reader->columns[k] = column;
      continue;
    }
    const char *near = nearest_name(column->field->name, column_names);
    g_autofree char *shown = visible_text(head.text, head.length);
    problems_add(reader->problems, DATA_ERROR_SCHEMA, reader->table->csv->path, head.line, head.column,
                 "a table of claims has no column '%s'%s%s%s", shown, near ? ", did you mean '" : "", near ? near : "",
                 near ? "'?" : "");
  }
  for (guint k = 0; k < N_REQUIRED; k++)
    if (!reader->columns[k])
      problems_add(reader->problems, DATA_ERROR_SCHEMA, reader->table->csv->path, 1, 1,
                   "a table of claims needs a column '%s'", column_names[k]);
  if (reader->table->n_rows == 0)
    problems_add(reader->problems, DATA_ERROR_SCHEMA, reader->table->csv->path, 1, 1, "the table holds no claim");
  return problems_count(reader->problems) == 0;
}

/* FALSE after a problem: an empty cell that must not be. */
static gboolean
is_filled(const ClaimReader *reader, ClaimColumn column)
{
  if (*cell_text(reader, column))
    return TRUE;
  cell_problem(reader, column, 0, DATA_ERROR_SCHEMA, "a claim needs one, and the cell is empty");
  return FALSE;
}

/* A number by the column's own format, or as number_parse reads it; NaN where it is missing or after a problem. */
static double
read_number(const ClaimReader *reader, ClaimColumn column)
{
  static const NumberFormat plain = {.decimal = '.'};
  const char *text = cell_text(reader, column), *why;
  Number number = {.value = NAN};
  if (!reader->columns[column])
    return NAN;
  if (reader->columns[column]->values)
    return reader->columns[column]->values[reader->row];
  if (number_parse(text, strlen(text), &plain, &number, &why))
    return number.missing ? NAN : number.value;
  g_autofree char *shown = visible_text(text, strlen(text));
  cell_problem(reader, column, 0, DATA_ERROR_NUMBER, "'%s' is not a number (%s)", shown, why);
  return NAN;
}

static void
read_numbers(const ClaimReader *reader, Claim *claim)
{
  const gsize before = problems_count(reader->problems);
  claim->value = read_number(reader, VALUE);
  if (isnan(claim->value) && problems_count(reader->problems) == before && is_filled(reader, VALUE))
    cell_problem(reader, VALUE, 0, DATA_ERROR_NUMBER, "a claim needs a number, not a missing value");
  const double tolerance = read_number(reader, TOLERANCE);
  claim->tolerance = isnan(tolerance) ? 0 : tolerance;
  if (claim->tolerance < 0)
    cell_problem(reader, TOLERANCE, 0, DATA_ERROR_NUMBER, "a tolerance is 0 or more, not %s",
                 cell_text(reader, TOLERANCE));
}

static void
read_relation(const ClaimReader *reader, Claim *claim)
{
  const char *text = cell_text(reader, RELATION);
  if (!is_filled(reader, RELATION) || relation_from_text(text, &claim->relation))
    return;
  g_autofree char *shown = visible_text(text, strlen(text));
  cell_problem(reader, RELATION, 0, DATA_ERROR_SCHEMA, "'%s' is none of = != < <= > >=", shown);
}

static void
read_period(const ClaimReader *reader, Claim *claim)
{
  const char *why, *text = cell_text(reader, AT);
  claim->at = g_strdup(text);
  if (!is_filled(reader, AT) || period_parse_range(text, strlen(text), &claim->period, &why))
    return;
  g_autofree char *shown = visible_text(text, strlen(text));
  cell_problem(reader, AT, 0, DATA_ERROR_PERIOD, "'%s' is neither a period nor a range such as 2013..2019 (%s)", shown,
               why);
}

static char *
text_or_null(const ClaimReader *reader, ClaimColumn column)
{
  const char *text = cell_text(reader, column);
  return *text ? g_strdup(text) : NULL;
}

/* The row as it is written. */
static Claim *
read_claim(const ClaimReader *reader, const GPtrArray *earlier)
{
  Claim *claim = claim_new();
  claim->id = g_strdup(cell_text(reader, ID));
  claim->statement = g_strdup(cell_text(reader, STATEMENT));
  claim->expr = g_strdup(cell_text(reader, EXPR));
  claim->unit = text_or_null(reader, UNIT);
  claim->source = text_or_null(reader, SOURCE);
  g_autofree char *shown = visible_text(claim->id, strlen(claim->id));
  if (is_filled(reader, ID) && claim_find(earlier, claim->id))
    cell_problem(reader, ID, 0, DATA_ERROR_NAME, "two claims are called '%s'", shown);
  is_filled(reader, STATEMENT);
  read_period(reader, claim);
  read_relation(reader, claim);
  read_numbers(reader, claim);
  return claim;
}

/* The factor from a unit of the data to that of the claim. */
static gboolean
check_unit(const ClaimReader *reader, const Claim *claim, const char *unit, double *factor)
{
  if (unit_rescale(unit, claim->unit, factor))
    return TRUE;
  g_autofree char *stated = visible_text(claim->unit ? claim->unit : "", claim->unit ? strlen(claim->unit) : 0);
  if (claim->unit)
    cell_problem(reader, UNIT, 0, DATA_ERROR_UNIT, "'%s' is in %s, which is not %s on another scale", claim->expr,
                 unit ? unit : "plain numbers", stated);
  else
    cell_problem(reader, reader->columns[UNIT] ? UNIT : EXPR, 0, DATA_ERROR_UNIT,
                 "'%s' is in %s, and the claim names no unit", claim->expr, unit);
  return FALSE;
}

static void
rescale(Series *series, double factor)
{
  for (gsize i = 0; factor != 1 && i < series_length(series); i++) {
    Observation *observation = &g_array_index(series->observations, Observation, i);
    observation->value *= factor;
    observation->lower *= factor;
    observation->upper *= factor;
  }
}

/* The series of the expression; NULL after a problem, or with *error set where it is not the cell that is wrong. */
static Series *
evaluate_claim(const ClaimReader *reader, const Claim *claim, GError **error)
{
  const Scope scope = results_scope(reader->results);
  g_autoptr(GError) fault = NULL;
  gsize offset = 0;
  g_autoptr(Expr) expr = is_filled(reader, EXPR) ? expr_parse(claim->expr, &offset, &fault) : NULL;
  Series *series = expr ? evaluate(&scope, claim->expr, expr, &offset, &fault) : NULL;
  if (!fault)
    return series;
  if (results_error_has_place(reader->results, fault))
    g_propagate_error(error, g_steal_pointer(&fault));
  else
    cell_problem(reader, EXPR, offset, (DataError)fault->code, "%s", fault->message);
  return NULL;
}

/* FALSE only where *error is set. */
static gboolean
read_row(const ClaimReader *reader, GPtrArray *claims, GError **error)
{
  const gsize before = problems_count(reader->problems);
  Claim *claim = read_claim(reader, claims);
  GError *fault = NULL;
  g_autoptr(Series) series = evaluate_claim(reader, claim, &fault);
  double factor;
  g_ptr_array_add(claims, claim);
  if (series && check_unit(reader, claim, series->unit, &factor) && problems_count(reader->problems) == before) {
    rescale(series, factor);
    claim_judge(claim, series);
  }
  if (fault)
    g_propagate_error(error, fault);
  return fault == NULL;
}

static GPtrArray *
read_claims(Results *results, Problems *problems, GError **error)
{
  ClaimReader reader = {.results = results, .problems = problems};
  g_autoptr(GPtrArray) claims = g_ptr_array_new_with_free_func(claim_free);
  if (!results->study->claims)
    return g_steal_pointer(&claims);
  reader.table = data_table(results->data, results->study->claims, error);
  if (!reader.table)
    return NULL;
  if (bind_columns(&reader))
    for (reader.row = 0; reader.row < reader.table->n_rows; reader.row++)
      if (!read_row(&reader, claims, error))
        return NULL;
  return problems_raise(problems, error) ? g_steal_pointer(&claims) : NULL;
}

const GPtrArray *
results_claims(Results *results, GError **error)
{
  g_autoptr(Problems) problems = problems_new();
  if (!results->claims)
    results->claims = read_claims(results, problems, error);
  return results->claims;
}
