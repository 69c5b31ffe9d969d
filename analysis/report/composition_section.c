#include "composition_section.h"

#include <math.h>

#include "composition_words.h"
#include "format.h"
#include "json_value.h"

/* Longer tables hold so many periods, spread evenly. */
#define PERIODS_SHOWN 12u

/* By how much parts may exceed their stated total before it is said: what one decimal of a percentage shows. */
#define EXCESS_SHOWN 0.0005

/* "shares of the stated total (TOTAL)" */
static char *
whole_words(const CompositionStudy *study, const CompositionFlow *flow)
{
  const Breakdown *breakdown = flow->breakdown;
  gsize stated = 0;
  for (gsize t = 0; t < study->n; t++)
    stated += breakdown->stated && !isnan(breakdown->stated[flow->rows[t]]) ? 1 : 0;
  if (stated == 0)
    return g_strdup("shares of the sum of the parts");
  return g_strdup_printf("shares of the stated total (%s)%s", breakdown->total_code,
                         stated < study->n ? " where there is one, else of the sum of the parts" : "");
}

static void
append_piece(GString *text, const char *piece)
{
  if (piece)
    g_string_append_printf(text, ", %s", piece);
}

static void
say_method(Document *document, const CompositionStudy *study)
{
  g_autoptr(GString) text = g_string_new("Composition in ");
  g_autofree char *periods = composition_periods(study);
  g_string_append_printf(text, "%s (%s).", periods,
                         study->by_rule ? "by rule: the first, the middle and the last that all flows have"
                                        : "as asked");
  for (guint i = 0; i < study->flows->len; i++) {
    const CompositionFlow *flow = composition_flow(study, i);
    g_autofree char *whole = whole_words(study, flow);
    g_string_append_printf(text, " %s, by %s", composition_label(flow), flow->breakdown->by);
    append_piece(text, flow->breakdown->unit);
    append_piece(text, flow->breakdown->valuation);
    append_piece(text, flow->breakdown->composition);
    g_string_append_printf(text, ": %s.", whole);
  }
  if (study->n > 1)
    g_string_append(text, " Dissimilarity of two periods: half the sum of the absolute differences of shares, from 0 "
                          "(alike) to 1 (Duncan and Duncan 1955).");
  document_say(document, BLOCK_METHOD, "%s", text->str);
}

/* Tables */

/* The periods of a table's columns (transfer full, *n of them). */
static gsize *
columns_of(const CompositionStudy *study, gsize *n)
{
  *n = MIN(study->n, PERIODS_SHOWN);
  gsize *columns = g_new(gsize, *n);
  for (gsize i = 0; i < *n; i++)
    columns[i] = *n < 2 ? 0 : i * (study->n - 1) / (*n - 1);
  return columns;
}

/* One row of shares with the change from the first to the last period behind them; NaN: nothing is known. */
static void
add_shares(Block *table, const char *name, const double *shares, gsize n)
{
  g_autofree char **cells = g_new0(char *, n + 2);
  const double change = shares[n - 1] - shares[0];
  cells[0] = g_strdup(name);
  for (gsize i = 0; i < n; i++)
    cells[i + 1] = isnan(shares[i]) ? NULL : format_percent(shares[i], 1);
  if (n > 1)
    cells[n + 1] = isnan(change) ? NULL : composition_points(change);
  table_row_take(table, cells, n > 1 ? n + 2 : n + 1);
}

static void
add_part_rows(Block *table, const CompositionStudy *study, const CompositionFlow *flow, const gsize *columns, gsize n)
{
  g_autofree double *shares = g_new(double, n);
  for (gsize part = 0; part < study->top; part++) {
    if (flow->places[part] == G_MAXSIZE)
      continue;
    for (gsize i = 0; i < n; i++)
      shares[i] = composition_share(flow, columns[i], part);
    add_shares(table, composition_part(study, part)->label, shares, n);
  }
  gboolean others = FALSE, unspecified = FALSE;
  for (gsize i = 0; i < n; i++) {
    shares[i] = composition_others(study, flow, columns[i]);
    others |= shares[i] > 0;
  }
  if (others)
    add_shares(table, "others", shares, n);
  for (gsize i = 0; i < n; i++) {
    shares[i] = composition_unspecified(flow, columns[i]) / composition_whole(flow, columns[i]);
    unspecified |= shares[i] > 0;
  }
  if (unspecified)
    add_shares(table, "unspecified", shares, n);
}

static void
add_table(Document *document, const CompositionStudy *study, const CompositionFlow *flow)
{
  gsize n;
  g_autofree gsize *columns = columns_of(study, &n);
  g_autofree const char **heads = g_new0(const char *, n + 2);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  heads[0] = "<Part";
  for (gsize i = 0; i < n; i++) {
    g_ptr_array_add(names, period_print(study->periods[columns[i]]));
    heads[i + 1] = g_ptr_array_index(names, i);
  }
  heads[n + 1] = "Change, points";
  Block *table = document_table_v(document, composition_label(flow), heads, n > 1 ? n + 2 : n + 1);
  add_part_rows(table, study, flow, columns, n);
  g_autofree char **wholes = g_new0(char *, n + 2);
  wholes[0] = flow->breakdown->unit ? g_strdup_printf("the whole, %s", flow->breakdown->unit) : g_strdup("the whole");
  for (gsize i = 0; i < n; i++)
    wholes[i + 1] = format_significant(composition_whole(flow, columns[i]), 4);
  table_row_take(table, wholes, n > 1 ? n + 2 : n + 1);
}

/* Warnings */

static void
warn_unspecified(Document *document, const CompositionStudy *study, const CompositionFlow *flow)
{
  gsize most = 0;
  double share = 0, excess = 0;
  gsize worst = 0;
  for (gsize t = 0; t < study->n; t++) {
    const double whole = composition_whole(flow, t), rest = composition_unspecified(flow, t) / whole,
                 over = flow->breakdown->sums[flow->rows[t]] / whole - 1;
    most = rest > share ? t : most;
    share = fmax(share, rest);
    worst = over > excess ? t : worst;
    excess = fmax(excess, over);
  }
  g_autofree char *when = period_print(study->periods[most]), *then = period_print(study->periods[worst]),
                  *rest = format_percent(share, 1), *over = format_percent(excess, 1);
  if (share > EXCESS_SHOWN)
    document_say(document, BLOCK_WARNING, "%s: of the stated total no part has %s in %s (unspecified)%s.",
                 composition_label(flow), rest, when, study->n > 1 ? ", the most of these periods" : "");
  if (excess > EXCESS_SHOWN)
    document_say(document, BLOCK_WARNING,
                 "%s: the parts add up to %s more than the stated total in %s, so that their shares exceed 100 %%.",
                 composition_label(flow), over, then);
}

static void
warn_blanks(Document *document, const CompositionStudy *study, const CompositionFlow *flow)
{
  const gsize blanks = composition_blanks(study, flow);
  if (blanks)
    document_say(document, BLOCK_WARNING,
                 "%s: in %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT
                 " cells (a part in a period) there is no value; in sums and changes it counts as nothing.",
                 composition_label(flow), blanks, flow->breakdown->k * study->n);
}

void
section_composition(Document *document, const Analysis *analysis)
{
  const CompositionStudy *study = analysis->result;
  g_autofree char *reading = read_composition(study);
  say_method(document, study);
  for (guint i = 0; i < study->flows->len; i++)
    add_table(document, study, composition_flow(study, i));
  if (study->n > PERIODS_SHOWN)
    document_say(document, BLOCK_PARAGRAPH,
                 "The tables show %u of %" G_GSIZE_FORMAT " periods, spread evenly; all stand in the JSON.",
                 PERIODS_SHOWN, study->n);
  for (guint i = 0; i < study->flows->len; i++) {
    warn_unspecified(document, study, composition_flow(study, i));
    warn_blanks(document, study, composition_flow(study, i));
  }
  document_say(document, BLOCK_READING, "%s", reading);
}

/* JSON */

static void
json_row(cJSON *rows, const CompositionStudy *study, const CompositionFlow *flow, gsize t)
{
  const Breakdown *breakdown = flow->breakdown;
  const gsize row = flow->rows[t];
  cJSON *object = json_item(rows);
  json_period(object, "period", study->periods[t]);
  json_number(object, "stated_total", breakdown->stated ? breakdown->stated[row] : NAN);
  json_number(object, "sum_of_parts", breakdown->sums[row]);
  json_number(object, "whole", composition_whole(flow, t));
  json_number(object, "unspecified", composition_unspecified(flow, t));
  cJSON *parts = json_array(object, "parts");
  for (gsize i = 0; i < study->parts->len; i++) {
    if (flow->places[i] == G_MAXSIZE)
      continue;
    cJSON *item = json_item(parts);
    json_text(item, "code", composition_part(study, i)->code);
    json_text(item, "label", composition_part(study, i)->label);
    json_number(item, "value", composition_value(flow, t, i));
    json_number(item, "share", composition_share(flow, t, i));
  }
}

void
json_composition(cJSON *object, const Analysis *analysis)
{
  const CompositionStudy *study = analysis->result;
  cJSON_AddBoolToObject(object, "periods_by_rule", study->by_rule);
  json_count(object, "top", study->top);
  cJSON *flows = json_array(object, "flows");
  for (guint i = 0; i < study->flows->len; i++) {
    const CompositionFlow *flow = composition_flow(study, i);
    cJSON *item = json_item(flows);
    json_text(item, "breakdown", flow->breakdown->name);
    json_text(item, "label", composition_label(flow));
    json_text(item, "by", flow->breakdown->by);
    json_text(item, "unit", flow->breakdown->unit);
    json_text(item, "valuation", flow->breakdown->valuation);
    json_text(item, "composition", flow->breakdown->composition);
    json_text(item, "total", flow->breakdown->total_code);
    json_number(item, "dissimilarity", study->n > 1 ? composition_change(study, flow, 0, study->n - 1) : NAN);
    cJSON *rows = json_array(item, "rows");
    for (gsize t = 0; t < study->n; t++)
      json_row(rows, study, flow, t);
  }
}
