#include "composition_section.h"
#include "output.h"
#include "result_item.h"

/* code NULL: what is unspecified. */
static void
add_row(GString *out, const char *period, const CompositionFlow *flow, const BreakdownPart *part, double value,
        double whole)
{
  csv_append_text(out, period);
  g_string_append_c(out, ',');
  csv_append_text(out, composition_label(flow));
  g_string_append_c(out, ',');
  csv_append_text(out, part ? part->code : "unspecified");
  g_string_append_c(out, ',');
  csv_append_number(out, value);
  g_string_append_c(out, ',');
  csv_append_number(out, value / whole);
  g_string_append_c(out, ',');
  csv_append_text(out, part ? part->label : NULL);
  g_string_append_c(out, '\n');
}

/* In the order of codes, as the breakdown has them. */
static void
add_flow(GString *out, const CompositionStudy *study, const CompositionFlow *flow, gsize t)
{
  g_autofree char *period = period_print(study->periods[t]);
  const double whole = composition_whole(flow, t), rest = composition_unspecified(flow, t);
  for (gsize i = 0; i < flow->breakdown->k; i++)
    add_row(out, period, flow, breakdown_part(flow->breakdown, i), breakdown_value(flow->breakdown, flow->rows[t], i),
            whole);
  if (rest > 0)
    add_row(out, period, flow, NULL, rest, whole);
}

char *
composition_csv(Results *results, const TableDef *table, GError **error)
{
  const Analysis *analysis = result_item(results, table, "composition", error);
  if (!analysis)
    return NULL;
  const CompositionStudy *study = analysis->result;
  GString *out = g_string_new("period,flow,section,value,share,name\n");
  for (gsize t = 0; t < study->n; t++)
    for (guint i = 0; i < study->flows->len; i++)
      add_flow(out, study, composition_flow(study, i), t);
  return g_string_free(out, FALSE);
}
