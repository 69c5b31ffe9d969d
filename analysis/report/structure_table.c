#include <math.h>

#include "output.h"
#include "result_item.h"
#include "structure_parts.h"
#include "structure_section.h"

static void
append_period(GString *out, Period period)
{
  g_autofree char *text = period_print(period);
  csv_append_text(out, text);
}

char *
structure_csv(Results *results, const TableDef *table, GError **error)
{
  const Analysis *analysis = result_item(results, table, "structure", error);
  if (!analysis)
    return NULL;
  const StructureStudy *study = analysis->result;
  GString *out =
      g_string_new("period,parts,sum,stated,unspecified,hhi,low,high,normalised,effective_number,entropy,cr4,"
                   "mirror_hhi\n");
  for (gsize i = 0; i < study->n; i++) {
    const StructureRow *row = &study->rows[i];
    const double numbers[] = {
        (double)row->parts, row->sum,     row->stated, row->gap,
        row->hhi,           row->low,     row->high,   row->normalised,
        row->effective,     row->entropy, row->ratio,  row->uncovered >= UNCOVERED_TOLD ? NAN : row->mirror};
    append_period(out, study->periods[i]);
    for (gsize j = 0; j < G_N_ELEMENTS(numbers); j++)
      csv_next_number(out, numbers[j]);
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}

/* The place of a part among all of its period: as many are larger, and one. */
static gsize
rank_in(const StructureStudy *study, gsize row, gsize part)
{
  const double *values = structure_values(study, row);
  gsize rank = 1;
  for (gsize i = 0; i < study->breakdown->k; i++)
    rank += values[i] > values[part] ? 1 : 0;
  return rank;
}

static void
append_member(GString *out, const StructureStudy *study, gsize row, gsize place)
{
  const BreakdownPart *part = breakdown_part(study->breakdown, place);
  const double value = structure_values(study, row)[place];
  append_period(out, study->periods[row]);
  csv_next_text(out, part->code);
  csv_next_text(out, part->label);
  csv_next_number(out, value);
  csv_next_number(out, value / structure_whole(study, row));
  csv_next_number(out, isnan(value) ? NAN : (double)rank_in(study, row, place));
  g_string_append_c(out, '\n');
}

char *
members_csv(Results *results, const TableDef *table, GError **error)
{
  const Analysis *analysis = result_item(results, table, "structure", error);
  if (!analysis)
    return NULL;
  const StructureStudy *study = analysis->result;
  GString *out = g_string_new("period");
  csv_next_text(out, study->breakdown->by);
  g_string_append(out, ",name,value,share,rank\n");
  for (gsize i = 0; i < study->n; i++)
    for (gsize j = 0; j < study->top; j++)
      append_member(out, study, i, study->order[j]);
  return g_string_free(out, FALSE);
}
