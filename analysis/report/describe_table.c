#include "describe_table.h"

#include <math.h>
#include <string.h>

#include "datasets/ledger.h"
#include "format.h"
#include "json_value.h"
#include "output.h"
#include "stats/describe.h"
#include "table_doubts.h"

#define DOUBTS_SHOWN 3 /* cells told by a first look */

typedef struct {
  const char *name, *kind;
  gsize n, missing, distinct, flagged;
  Description numbers; /* NaN for text and periods */
  char *first, *last;  /* of periods and texts: the least and the greatest, in full */
} ColumnLook;

static void
look_clear(ColumnLook *look)
{
  g_free(look->first);
  g_free(look->last);
}

/* As a document shows a text from a file; NULL stays NULL. */
static char *
shown(const char *text)
{
  return text ? visible_text(text, strlen(text)) : NULL;
}

static void
look_at_numbers(const Table *table, const Column *column, ColumnLook *look)
{
  g_autofree double *values = g_new(double, MAX(table->n_rows, 1));
  look->n = 0;
  for (gsize row = 0; row < table->n_rows; row++) {
    look->flagged += column->flags && column->flags[row][0] ? 1 : 0;
    if (!column->missing[row])
      values[look->n++] = column->values[row];
  }
  look->missing = table->n_rows - look->n;
  if (look->n)
    describe(values, look->n, &look->numbers, NULL);
}

static void
look_at_texts(const Table *table, const Column *column, ColumnLook *look)
{
  const char *first = NULL, *last = NULL;
  for (gsize row = 0; row < table->n_rows; row++) {
    const char *text = table_text(table, row, column);
    look->missing += *text ? 0 : 1;
    if (*text && (!first || g_strcmp0(text, first) < 0))
      first = text;
    if (*text && (!last || g_strcmp0(text, last) > 0))
      last = text;
  }
  look->n = table->n_rows - look->missing;
  look->first = g_strdup(first);
  look->last = g_strdup(last);
}

static void
look_at_periods(const Table *table, const Column *column, ColumnLook *look)
{
  const Period *least = NULL, *greatest = NULL;
  for (gsize row = 0; row < table->n_rows; row++) {
    const Period *period = &column->periods[row];
    if (period->first > period->last)
      continue;
    look->n++;
    least = !least || period_compare(*period, *least) < 0 ? period : least;
    greatest = !greatest || period_compare(*period, *greatest) > 0 ? period : greatest;
  }
  look->missing = table->n_rows - look->n;
  look->first = least ? period_print(*least) : NULL;
  look->last = greatest ? period_print(*greatest) : NULL;
}

/* GLib's own hash of doubles cuts them to whole numbers, so that fractions would stand in one long chain. */
static guint
hash_number(gconstpointer number)
{
  const double value = *(const double *)number + 0.0; /* -0 is 0 */
  guint64 bits;
  memcpy(&bits, &value, sizeof bits);
  return (guint)((bits * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15)) >>
                 32); /* Knuth's multiplicative hash, by the golden section */
}

/* Values of numbers (1.0 is 1), else texts; what is missing is no value. */
static gsize
count_distinct(const Table *table, const Column *column)
{
  const gboolean numbers = column->field->type == TYPE_NUMBER;
  g_autoptr(GHashTable) seen =
      numbers ? g_hash_table_new(hash_number, g_double_equal) : g_hash_table_new(g_str_hash, g_str_equal);
  for (gsize row = 0; row < table->n_rows; row++) {
    const char *text = table_text(table, row, column);
    if (numbers && !column->missing[row])
      g_hash_table_add(seen, &column->values[row]);
    else if (!numbers && *text)
      g_hash_table_add(seen, (gpointer)text);
  }
  return g_hash_table_size(seen);
}

static const char *
kind_of(const Column *column)
{
  static const char *const kinds[] = {
      [TYPE_TEXT] = "text", [TYPE_NUMBER] = "number", [TYPE_INTEGER] = "number", [TYPE_PERIOD] = "period"};
  return kinds[column->field->type];
}

static ColumnLook
look_at(const Table *table, const Column *column)
{
  ColumnLook look = {
      .name = column->field->name,
      .kind = kind_of(column),
      .distinct = count_distinct(table, column),
      .numbers = {.mean = NAN, .median = NAN, .standard_deviation = NAN, .minimum = NAN, .maximum = NAN}};
  if (column->periods)
    look_at_periods(table, column, &look);
  else if (column->field->type != TYPE_TEXT)
    look_at_numbers(table, column, &look);
  else
    look_at_texts(table, column, &look);
  return look;
}

static gint
compare_spans(gconstpointer a, gconstpointer b)
{
  return period_compare(*(const Period *)a, *(const Period *)b);
}

/* The grid periods between first and last span that no row has. */
static GArray *
gaps_of(const Table *table)
{
  GArray *gaps = g_array_new(FALSE, FALSE, sizeof(Period));
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Period));
  g_array_append_vals(spans, table->spans, (guint)table->n_rows);
  g_array_sort(spans, compare_spans);
  for (guint i = 1; i < spans->len; i++) {
    const Period before = g_array_index(spans, Period, i - 1), here = g_array_index(spans, Period, i);
    if (period_frequency(before) == FREQUENCY_IRREGULAR || !period_same_grid(before, here))
      continue;
    for (Period next = period_step(before, 1); period_compare(next, here) < 0; next = period_step(next, 1))
      g_array_append_val(gaps, next);
  }
  return gaps;
}

static Frequency
frequency_of(const Table *table)
{
  for (gsize row = 1; row < table->n_rows; row++)
    if (!period_same_grid(table->spans[0], table->spans[row]))
      return FREQUENCY_IRREGULAR;
  return table->n_rows ? period_frequency(table->spans[0]) : FREQUENCY_IRREGULAR;
}

static void
say_periods(Document *document, const Table *table)
{
  const Column *period = table_role(table, ROLE_PERIOD);
  if (!period || !table->spans) {
    document_say(document, BLOCK_PARAGRAPH, "No column of periods was found (name one by --period).");
    return;
  }
  g_autoptr(GArray) gaps = gaps_of(table);
  g_autofree char *shown = gaps->len ? periods_print((const Period *)(void *)gaps->data, gaps->len) : g_strdup("none");
  document_say(document, BLOCK_PARAGRAPH, "Periods: column '%s', %s%s. Gaps: %s%s.", period->field->name,
               frequency_name(frequency_of(table)), table->spans_unique ? ", each once" : ", several rows a period",
               shown, table->wide ? "; the file has one column a period" : "");
}

static void
say_doubts(Document *document, const Table *table, gboolean no_period)
{
  g_autoptr(Problems) doubts = problems_new();
  table_doubts(table, no_period, doubts);
  const gsize n = problems_count(doubts), listed = MIN(n, DOUBTS_SHOWN);
  for (gsize i = 0; i < listed; i++)
    document_say(document, BLOCK_WARNING, "%s", problems_message(doubts, i));
  if (n > listed)
    document_say(document, BLOCK_WARNING, "and %" G_GSIZE_FORMAT " more such cells ('bytrade check' lists them)",
                 n - listed);
}

static void
add_row(Block *block, const ColumnLook *look)
{
  const Description *d = &look->numbers;
  const gboolean numbers = !isnan(d->mean);
  g_autofree char *n = g_strdup_printf("%" G_GSIZE_FORMAT, look->n),
                  *missing = g_strdup_printf("%" G_GSIZE_FORMAT, look->missing),
                  *distinct = g_strdup_printf("%" G_GSIZE_FORMAT, look->distinct),
                  *least = numbers ? format_significant(d->minimum, 6) : shown(look->first),
                  *greatest = numbers ? format_significant(d->maximum, 6) : shown(look->last),
                  *mean = numbers ? format_significant(d->mean, 6) : NULL,
                  *median = numbers ? format_significant(d->median, 6) : NULL,
                  *deviation = numbers ? format_significant(d->standard_deviation, 6) : NULL;
  table_row(block, look->name, look->kind, n, missing, distinct, least, greatest, mean, median, deviation, NULL);
}

Document *
table_document(const Table *table, gboolean no_period)
{
  Document *document = document_new(table->csv->path);
  g_autofree char *delimiter = csv_delimiter_name(table->csv->delimiter);
  document_say(document, BLOCK_PARAGRAPH, "%" G_GSIZE_FORMAT " row%s, %" G_GSIZE_FORMAT " column%s, delimiter %s (%s).",
               table->n_rows, table->n_rows == 1 ? "" : "s", table->n_columns, table->n_columns == 1 ? "" : "s",
               delimiter, table->csv->decided ? "decided over all rows" : "given");
  if (!no_period)
    say_periods(document, table);
  say_doubts(document, table, no_period);
  Block *block = document_table(document, NULL, "<Column", "<Kind", "n", "Missing", "Distinct", "<First or least",
                                "<Last or greatest", "Mean", "Median", "Std. dev.", NULL);
  for (gsize i = 0; i < table->n_columns; i++) {
    ColumnLook look = look_at(table, &table->columns[i]);
    add_row(block, &look);
    look_clear(&look);
  }
  return document;
}

char *
table_description_csv(const Table *table)
{
  GString *out = g_string_new(
      "column,kind,n,missing,distinct,flagged,first,last,minimum,maximum,mean,median,standard_deviation\n");
  for (gsize i = 0; i < table->n_columns; i++) {
    ColumnLook look = look_at(table, &table->columns[i]);
    csv_append_text(out, look.name);
    g_string_append_printf(out, ",%s,%" G_GSIZE_FORMAT ",%" G_GSIZE_FORMAT ",%" G_GSIZE_FORMAT ",%" G_GSIZE_FORMAT ",",
                           look.kind, look.n, look.missing, look.distinct, look.flagged);
    csv_append_text(out, look.first ? look.first : "");
    g_string_append_c(out, ',');
    csv_append_text(out, look.last ? look.last : "");
    const double numbers[] = {look.numbers.minimum, look.numbers.maximum, look.numbers.mean, look.numbers.median,
                              look.numbers.standard_deviation};
    for (gsize j = 0; j < G_N_ELEMENTS(numbers); j++) {
      g_string_append_c(out, ',');
      csv_append_number(out, numbers[j]);
    }
    g_string_append_c(out, '\n');
    look_clear(&look);
  }
  return g_string_free(out, FALSE);
}

static void
add_periods(cJSON *document, const Table *table)
{
  const Column *period = table_role(table, ROLE_PERIOD);
  const gboolean dated = period && table->spans;
  json_text(document, "period", dated ? period->field->name : NULL);
  json_text(document, "frequency", dated ? frequency_name(frequency_of(table)) : NULL);
  cJSON_AddBoolToObject(document, "each_once", dated && table->spans_unique);
  g_autoptr(GArray) gaps = dated ? gaps_of(table) : g_array_new(FALSE, FALSE, sizeof(Period));
  g_autofree char *missing = gaps->len ? periods_print((const Period *)(void *)gaps->data, gaps->len) : NULL;
  cJSON *item = cJSON_AddObjectToObject(document, "gaps");
  json_count(item, "count", gaps->len);
  json_text(item, "periods", missing);
}

static void
add_doubts(cJSON *document, const Table *table, gboolean no_period)
{
  g_autoptr(Problems) doubts = problems_new();
  table_doubts(table, no_period, doubts);
  cJSON *list = json_array(document, "doubts");
  for (gsize i = 0; i < MIN(problems_count(doubts), PROBLEMS_LISTED); i++)
    cJSON_AddItemToArray(list, cJSON_CreateString(problems_message(doubts, i)));
}

static void
add_column(cJSON *columns, const ColumnLook *look)
{
  cJSON *item = json_item(columns);
  json_text(item, "column", look->name);
  json_text(item, "kind", look->kind);
  json_count(item, "n", look->n);
  json_count(item, "missing", look->missing);
  json_count(item, "distinct", look->distinct);
  json_count(item, "flagged", look->flagged);
  json_text(item, "first", look->first);
  json_text(item, "last", look->last);
  json_number(item, "minimum", look->numbers.minimum);
  json_number(item, "maximum", look->numbers.maximum);
  json_number(item, "mean", look->numbers.mean);
  json_number(item, "median", look->numbers.median);
  json_number(item, "standard_deviation", look->numbers.standard_deviation);
}

char *
table_description_json(const Table *table, gboolean no_period)
{
  cJSON *document = cJSON_CreateObject();
  g_autofree char *delimiter = csv_delimiter_name(table->csv->delimiter);
  json_text(document, "path", table->csv->path);
  json_text(document, "sha256", table->csv->sha256);
  json_text(document, "delimiter", delimiter);
  json_count(document, "rows", table->n_rows);
  add_periods(document, table);
  add_doubts(document, table, no_period);
  cJSON *columns = json_array(document, "columns");
  for (gsize i = 0; i < table->n_columns; i++) {
    ColumnLook look = look_at(table, &table->columns[i]);
    add_column(columns, &look);
    look_clear(&look);
  }
  return json_print(document);
}
