#include "intra_industry_section.h"

#include <math.h>

#include "comparative_words.h"
#include "format.h"
#include "intra_industry_reading.h"
#include "json_value.h"

#define INDEX_DECIMALS 3
#define LAFAY_DECIMALS 2
#define VALUE_DIGITS   4

/* Tables by part show all periods up to so many, of more the first and the last. */
#define PERIODS_SHOWN 5

static void
say_method(Document *document, const IntraIndustryStudy *study)
{
  g_autofree char *part = part_word(study->parts->x);
  document_say(
      document, BLOCK_METHOD,
      "Two-way trade: %s (x) against %s (m) by %s. Grubel–Lloyd: 1 − Σ|x − m| / Σ(x + m) (Grubel and Lloyd "
      "1971); corrected: with Σ(x + m) − |Σx − Σm| as denominator (Grubel and Lloyd 1975); Aquino (1978): both "
      "totals made equal first, a hundredth of Michaely’s (1996) complementarity of the two. Lafay (1992): the "
      "contribution of a %s to the balance beyond its share in trade, per cent of all trade; it adds up to zero. "
      "All sums are of parts. Low and high: with each %s left out in turn; no sampling error is meant.",
      breakdown_words(study->parts->x), breakdown_words(study->parts->y), part, part, part);
}

static void
add_totals(Document *document, const IntraIndustryStudy *study)
{
  g_autofree char *unit = unit_words(study->parts->x);
  g_autofree char *exports = g_strdup_printf("x, %s", unit), *imports = g_strdup_printf("m, %s", unit);
  Block *table = document_table(document, "Two-way trade over all parts", "<Period", exports, imports, "Grubel–Lloyd",
                                "Low", "High", "Corrected", "Low", "High", "Aquino", NULL);
  for (gsize t = 0; t < study->n; t++) {
    const TwoWayPeriod *row = &study->periods[t];
    g_autofree char *period = period_print(row->period.period),
                    *x = format_significant(row->sums.exports, VALUE_DIGITS),
                    *m = format_significant(row->sums.imports, VALUE_DIGITS),
                    *index = format_decimals(row->grubel_lloyd, INDEX_DECIMALS),
                    *low = format_decimals(row->low, INDEX_DECIMALS),
                    *high = format_decimals(row->high, INDEX_DECIMALS),
                    *corrected = format_decimals(row->corrected, INDEX_DECIMALS),
                    *from = format_decimals(row->corrected_low, INDEX_DECIMALS),
                    *to = format_decimals(row->corrected_high, INDEX_DECIMALS),
                    *aquino = format_decimals(row->complementarity / 100, INDEX_DECIMALS);
    table_row(table, period, x, m, index, low, high, corrected, from, to, aquino, NULL);
  }
}

/* The periods that tables by part show: places in the study. */
static gsize
shown_periods(const IntraIndustryStudy *study, gsize *places)
{
  if (study->n > PERIODS_SHOWN) {
    places[0] = 0;
    places[1] = study->n - 1;
    return 2;
  }
  for (gsize t = 0; t < study->n; t++)
    places[t] = t;
  return study->n;
}

static Block *
part_table(Document *document, const IntraIndustryStudy *study, const char *caption, const gsize *places, gsize n)
{
  char *heads[1 + PERIODS_SHOWN];
  g_autofree char *part = part_head(study->parts->x);
  heads[0] = g_strdup_printf("<%s", part);
  for (gsize t = 0; t < n; t++)
    heads[1 + t] = period_print(study->periods[places[t]].period.period);
  Block *table = document_table_v(document, caption, (const char *const *)heads, 1 + n);
  for (gsize t = 0; t <= n; t++)
    g_free(heads[t]);
  return table;
}

static void
add_parts(Document *document, const IntraIndustryStudy *study, gboolean lafay)
{
  gsize places[PERIODS_SHOWN];
  const gsize n = shown_periods(study, places), shown = MIN(study->top, study->parts->k);
  Block *table = part_table(document, study,
                            lafay ? "Lafay index, per cent of all trade" : "Grubel–Lloyd index by part", places, n);
  for (gsize i = 0; i < shown; i++) {
    char *cells[1 + PERIODS_SHOWN] = {g_strdup(paired_part(study->parts, study->order[i])->label)};
    for (gsize t = 0; t < n; t++) {
      const TwoWayPart *part = &study->periods[places[t]].parts[study->order[i]];
      cells[1 + t] =
          lafay ? format_decimals(part->lafay, LAFAY_DECIMALS) : format_decimals(part->grubel_lloyd, INDEX_DECIMALS);
    }
    table_row_take(table, cells, 1 + n);
  }
}

static void
say_left_out(Document *document, const IntraIndustryStudy *study)
{
  const gsize shown = MIN(study->top, study->parts->k);
  if (shown < study->parts->k) {
    g_autofree char *all = count_parts(study->parts->x, study->parts->k);
    document_say(document, BLOCK_PARAGRAPH,
                 "Tables by part show the %" G_GSIZE_FORMAT " with the largest trade of %s; all stand in the JSON.",
                 shown, all);
  }
  if (study->n > PERIODS_SHOWN)
    document_say(document, BLOCK_PARAGRAPH,
                 "Tables by part show the first and the last of %" G_GSIZE_FORMAT
                 " periods; ‘periods’ chooses others, and all stand in the JSON.",
                 study->n);
}

void
section_intra_industry(Document *document, const Analysis *analysis)
{
  const IntraIndustryStudy *study = analysis->result;
  g_autofree char *reading = read_intra_industry(study);
  say_method(document, study);
  add_totals(document, study);
  add_parts(document, study, FALSE);
  add_parts(document, study, TRUE);
  say_left_out(document, study);
  warn_intra_industry(document, study);
  document_say(document, BLOCK_READING, "%s", reading);
}

static void
json_part(cJSON *parts, const BreakdownPart *part, const TwoWayPart *values)
{
  cJSON *item = json_item(parts);
  json_text(item, "code", part->code);
  json_text(item, "label", part->label);
  json_number(item, "exports", values->exports);
  json_number(item, "imports", values->imports);
  json_number(item, "grubel_lloyd", values->grubel_lloyd);
  json_number(item, "lafay", values->lafay);
}

static void
json_row(cJSON *periods, const IntraIndustryStudy *study, const TwoWayPeriod *row)
{
  cJSON *item = json_item(periods);
  json_period(item, "period", row->period.period);
  json_number(item, "exports", row->sums.exports);
  json_number(item, "imports", row->sums.imports);
  json_number(item, "balance", row->sums.exports - row->sums.imports);
  json_number(item, "grubel_lloyd", row->grubel_lloyd);
  json_number(item, "low", row->low);
  json_number(item, "high", row->high);
  json_number(item, "grubel_lloyd_corrected", row->corrected);
  json_number(item, "corrected_low", row->corrected_low);
  json_number(item, "corrected_high", row->corrected_high);
  json_number(item, "grubel_lloyd_aquino", row->complementarity / 100);
  json_number(item, "complementarity", row->complementarity);
  json_count(item, "traded_both_ways", row->both);
  json_count(item, "without_a_value_on_one_side", row->missing);
  json_number(item, "without_a_value_share", row->missing_share);
  cJSON *parts = json_array(item, "parts");
  for (gsize i = 0; i < study->parts->k; i++)
    json_part(parts, paired_part(study->parts, study->order[i]), &row->parts[study->order[i]]);
}

void
json_intra_industry(cJSON *object, const Analysis *analysis)
{
  const IntraIndustryStudy *study = analysis->result;
  json_text(object, "exports", study->parts->x->name);
  json_text(object, "imports", study->parts->y->name);
  json_text(object, "by", study->parts->x->by);
  json_text(object, "unit", study->parts->x->unit);
  json_text(object, "range", "with each part left out in turn");
  cJSON *periods = json_array(object, "periods");
  for (gsize t = 0; t < study->n; t++)
    json_row(periods, study, &study->periods[t]);
}
