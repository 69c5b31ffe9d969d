#include "sections.h"

#include <math.h>
#include <string.h>

#include "analysis_reports.h"
#include "claims_section.h"
#include "compare_section.h"
#include "format.h"
#include "model_sections.h"
#include "observation_text.h"
#include "regression_section.h"
#include "result_tables.h"
#include "stats/describe.h"
#include "summary.h"

/* Rows of a declared table that a report shows in full; a longer one is shortened to its ends, the CSV has them all. */
#define ROWS_SHOWN 40

typedef struct {
  Results *results;
  Document *document;
  GHashTable *pictures;
  const char *const *names;
  GHashTable *shown; /* names of models that a section has shown */
  gboolean claims_shown;
} Writer;

static gboolean
wanted(const Writer *writer, const char *name)
{
  return !writer->names || !writer->names[0] || g_strv_contains(writer->names, name);
}

/* Of an exact value both limits are the value. */
static double
largest_limit(const Observation *observation)
{
  return fmax(isfinite(observation->lower) ? fabs(observation->lower) : 0,
              isfinite(observation->upper) ? fabs(observation->upper) : 0);
}

/* Decimals for a column: six significant digits of its largest number; behind the point at most three, or as many as show
 * three digits of it, and none that no number has. */
static int
column_decimals(const Series *series)
{
  double largest = 0;
  int decimals = 0;
  for (gsize i = 0; i < series_length(series); i++)
    largest = fmax(largest, largest_limit(series_at(series, i)));
  const int exponent = largest > 0 ? (int)floor(log10(largest)) : 0;
  const int most = CLAMP(5 - exponent, 0, MAX(3, 2 - exponent));
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *observation = series_at(series, i);
    if (isfinite(observation->lower))
      decimals = MAX(decimals, decimals_of(observation->lower, most));
    if (isfinite(observation->upper))
      decimals = MAX(decimals, decimals_of(observation->upper, most));
  }
  return decimals;
}

static char *
cell_text(const Series *series, Period period, int decimals)
{
  const Observation *observation = series_find(series, period);
  return observation ? observation_text(observation, decimals) : NULL;
}

static char *
column_head(const Series *series)
{
  return series->unit ? g_strdup_printf("%s, %s", series->name, series->unit) : g_strdup(series->name);
}

static void
table_rows(Block *table, const Frame *frame, const GPtrArray *columns)
{
  g_autofree int *decimals = g_new(int, columns->len);
  for (guint j = 0; j < columns->len; j++)
    decimals[j] = column_decimals(g_ptr_array_index(columns, j));
  for (gsize i = 0; i < frame->n; i++) {
    if (frame->n > ROWS_SHOWN && i >= ROWS_SHOWN / 2 && i < frame->n - ROWS_SHOWN / 2)
      continue;
    g_autofree char **cells = g_new0(char *, columns->len + 1);
    cells[0] = period_print(frame->periods[i]);
    for (guint j = 0; j < columns->len; j++)
      cells[j + 1] = cell_text(g_ptr_array_index(columns, j), frame->periods[i], decimals[j]);
    table_row_take(table, cells, columns->len + 1);
  }
}

static gboolean
section_columns(Writer *writer, const TableDef *definition, GError **error)
{
  g_autoptr(GPtrArray) columns = NULL;
  g_autoptr(Frame) frame = results_table(writer->results, definition, &columns, error);
  if (!frame)
    return FALSE;
  g_auto(GStrv) heads = g_new0(char *, columns->len + 2);
  heads[0] = g_strdup("<Period");
  for (guint j = 0; j < columns->len; j++)
    heads[j + 1] = column_head(g_ptr_array_index(columns, j));
  Block *table = document_table_v(writer->document, definition->name, (const char *const *)heads, columns->len + 1);
  table->name = g_strdup(definition->name);
  table_rows(table, frame, columns);
  document_say(writer->document, BLOCK_PARAGRAPH, "%s%s.csv holds the table with all digits.",
               frame->n > ROWS_SHOWN ? "The middle of the table is left out here; tables/" : "tables/",
               definition->name);
  return TRUE;
}

static gboolean
section_table(Writer *writer, const TableDef *definition, GError **error)
{
  const ResultTable *kind = definition->kind ? result_table(definition->kind) : NULL;
  writer->claims_shown |= kind && g_str_equal(kind->word, "claims");
  if (kind && kind->section)
    return kind->section(writer->document, writer->results, definition, error);
  if (!kind)
    return section_columns(writer, definition, error);
  document_say(writer->document, BLOCK_PARAGRAPH, "tables/%s.csv holds the table.", definition->name);
  return TRUE;
}

static void
show_regression(Writer *writer, const char *name)
{
  const Results *results = writer->results;
  for (guint i = 0; i < results->regressions->len; i++) {
    const Regression *regression = g_ptr_array_index(results->regressions, i);
    if (!g_str_equal(regression->name, name))
      continue;
    document_heading(writer->document, 2, name);
    section_regression(writer->document, regression);
  }
  for (guint i = 0; i < results->comparisons->len; i++) {
    const Comparison *comparison = g_ptr_array_index(results->comparisons, i);
    if (!g_str_equal(comparison->name, name))
      continue;
    document_heading(writer->document, 2, name);
    section_compare(writer->document, comparison->models, comparison->n);
    for (gsize m = 0; m < comparison->n; m++)
      g_hash_table_add(writer->shown, comparison->models[m]->name);
  }
}

static void
show_models(Writer *writer, const char *name)
{
  const Results *results = writer->results;
  for (guint i = 0; i < results->trends->len; i++) {
    const Trend *trend = g_ptr_array_index(results->trends, i);
    if (g_str_equal(trend->name, name)) {
      document_heading(writer->document, 2, name);
      section_trend(writer->document, trend);
    }
  }
  show_regression(writer, name);
  for (guint i = 0; i < results->correlations->len; i++) {
    const CorrelationReport *report = g_ptr_array_index(results->correlations, i);
    if (g_str_equal(report->name, name)) {
      document_heading(writer->document, 2, name);
      section_correlation(writer->document, report);
    }
  }
  for (guint i = 0; i < results->analyses->len; i++) {
    const Analysis *analysis = g_ptr_array_index(results->analyses, i);
    if (g_str_equal(analysis->name, name))
      show_analysis(writer->document, analysis);
  }
  g_hash_table_add(writer->shown, (gpointer)name);
}

static gboolean
show(Writer *writer, const char *name, GError **error)
{
  const Study *study = writer->results->study;
  const ChartDef *chart = study_chart(study, name);
  const TableDef *table = study_table(study, name);
  if (chart && writer->pictures)
    document_figure(writer->document, chart->name, chart->title ? chart->title : chart->name,
                    g_hash_table_lookup(writer->pictures, chart->name));
  show_models(writer, name);
  return !table || section_table(writer, table, error);
}

static gboolean
any_wanted(const Writer *writer, const SectionDef *section)
{
  for (char **name = section->show; name && *name; name++)
    if (wanted(writer, *name))
      return TRUE;
  return !writer->names || !writer->names[0];
}

static gboolean
write_sections(Writer *writer, GError **error)
{
  const GPtrArray *sections = writer->results->study->sections;
  for (guint i = 0; i < sections->len; i++) {
    const SectionDef *section = g_ptr_array_index(sections, i);
    if (!any_wanted(writer, section))
      continue;
    document_heading(writer->document, 1, section->question);
    if (section->text)
      document_say(writer->document, BLOCK_PARAGRAPH, "%s", section->text);
    for (char **name = section->show; name && *name; name++)
      if (wanted(writer, *name) && !show(writer, *name, error))
        return FALSE;
  }
  return TRUE;
}

/* Names of all models, comparisons and analyses, in the order in which they come (free the array alone). */
static GPtrArray *
model_names(const Study *study)
{
  const GPtrArray *kinds[] = {study->trends, study->regressions, study->correlations};
  GPtrArray *names = g_ptr_array_new();
  for (gsize k = 0; k < G_N_ELEMENTS(kinds); k++)
    for (guint i = 0; i < kinds[k]->len; i++)
      g_ptr_array_add(names, ((ModelDef *)g_ptr_array_index(kinds[k], i))->name);
  for (guint i = 0; i < study->compare->len; i++)
    g_ptr_array_add(names, ((CompareDef *)g_ptr_array_index(study->compare, i))->name);
  for (guint i = 0; i < study->analyses->len; i++)
    g_ptr_array_add(names, ((AnalysisDef *)g_ptr_array_index(study->analyses, i))->name);
  return names;
}

/* Models that no section names come behind the sections; tables and charts that none names stay files. */
static void
write_rest(Writer *writer)
{
  const Study *study = writer->results->study;
  g_autoptr(GPtrArray) names = model_names(study);
  gboolean headed = FALSE;
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index(names, i);
    if (g_hash_table_contains(writer->shown, name) || !wanted(writer, name))
      continue;
    if (!headed)
      document_heading(writer->document, 1, study->sections->len ? "Further results" : "Results");
    headed = TRUE;
    show_models(writer, name);
  }
}

/* Claims that no section shows. */
static gboolean
write_claims(const Writer *writer, GError **error)
{
  if (!writer->results->study->claims || writer->claims_shown)
    return TRUE;
  const GPtrArray *claims = results_claims(writer->results, error);
  if (!claims)
    return FALSE;
  document_heading(writer->document, 1, "What the literature states, against the data");
  section_claims(writer->document, (const Claim *const *)claims->pdata, claims->len, NULL);
  return TRUE;
}

static void
write_series(Writer *writer)
{
  const Results *results = writer->results;
  document_heading(writer->document, 1, "What the series hold");
  Block *table = document_table(writer->document, NULL, "<Series", "<Unit", "<Frequency", "<Span", "n", "Missing",
                                "Ranges", "Gaps", "Mean", "Median", "Std. dev.", "Growth, %", "CAGR, %", NULL);
  for (guint i = 0; i < results->series->len; i++) {
    const Series *series = g_ptr_array_index(results->series, i);
    const SeriesSummary summary = summarize(series);
    g_autofree char *span = summary_span(series), *n = g_strdup_printf("%" G_GSIZE_FORMAT, summary.n),
                    *missing = g_strdup_printf("%" G_GSIZE_FORMAT, summary.missing),
                    *ranges = g_strdup_printf("%" G_GSIZE_FORMAT, summary.ranges),
                    *gaps = g_strdup_printf("%" G_GSIZE_FORMAT, summary.gaps),
                    *mean = format_significant(summary.description.mean, 5),
                    *median = format_significant(summary.description.median, 5),
                    *deviation = format_significant(summary.description.standard_deviation, 5),
                    *average = format_decimals(100 * summary.growth.average, 1),
                    *cagr = format_decimals(100 * summary.growth.cagr, 1);
    table_row(table, series->name, series->unit ? series->unit : "", frequency_name(series_frequency(series)), span, n,
              missing, ranges, gaps, mean, median, deviation, average, cagr, NULL);
  }
  document_say(
      writer->document, BLOCK_PARAGRAPH,
      "n counts exact values; growth is exp(b) − 1 with b the least-squares slope of the "
      "log a period, CAGR the rate from the first value to the last; neither exists where a value is not above "
      "zero or a period lacks days.");
}

static void
write_sources(Writer *writer)
{
  const Results *results = writer->results;
  g_autoptr(GPtrArray) tables = data_tables(results->data);
  document_heading(writer->document, 1, "Sources and compositions");
  Block *list = document_list(writer->document);
  for (guint i = 0; i < tables->len; i++) {
    const Table *table = g_ptr_array_index(tables, i);
    const char *title = table->resource->title, *source = table->resource->source;
    list_item(list, "%s: %s%s%s.", table->resource->name, title ? title : "", title ? ". " : "",
              source  ? source
              : title ? "Source not stated"
                      : "source not stated");
  }
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < results->series->len; i++) {
    const Series *series = g_ptr_array_index(results->series, i);
    if (series->composition && g_hash_table_add(seen, series->composition)) {
      g_autofree char *codes = data_bloc_codes(results->data, series->composition);
      list_item(list, "%s%s%s.", series->composition, codes ? ": " : "", codes ? codes : "");
    }
  }
}

Document *
report_document(Results *results, GHashTable *pictures, const char *const *names, GError **error)
{
  g_autoptr(Document) document = document_new(results->study->title ? results->study->title : results->study->path);
  g_autoptr(GHashTable) shown = g_hash_table_new(g_str_hash, g_str_equal);
  Writer writer = {.results = results, .document = document, .pictures = pictures, .names = names, .shown = shown};
  const gboolean whole = !names || !names[0];
  if (!write_sections(&writer, error))
    return NULL;
  write_rest(&writer);
  if (whole && !write_claims(&writer, error))
    return NULL;
  if (whole)
    write_series(&writer);
  section_ledger(document, results->ledger);
  write_sources(&writer);
  return g_steal_pointer(&document);
}
