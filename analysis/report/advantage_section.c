#include "advantage_section.h"

#include <math.h>

#include "comparative_words.h"
#include "format.h"
#include "json_value.h"
#include "study/reference_check.h"

#define INDEX_DECIMALS   3
#define PERCENT_DECIMALS 1
#define NORMALISED_SCALE 10000.0 /* as Yu, Cai and Leung print it */
#define NAMED            3       /* parts that a sentence names */

static void
say_method(Document *document, const AdvantageStudy *study)
{
  const Breakdown *own = study->parts->x, *reference = study->parts->y;
  g_autofree char *whole = whole_words(own), *other = whole_words(reference), *part = part_word(own);
  const gboolean alike = g_str_equal(whole, other);
  document_say(
      document, BLOCK_METHOD,
      "Revealed comparative advantage of %s against %s: the share of a %s in the one over its share in the other (RCA, "
      "Balassa 1965); shares are of %s%s%s. RSCA = (RCA − 1) / (RCA + 1) (Laursen 1998). NRCA = x/W − (X/W) "
      "(w/W), "
      "ten thousand times (Yu, Cai and Leung 2009). Low and high: with each other %s left out of both sides in turn; "
      "no "
      "sampling error is meant.",
      breakdown_words(own), breakdown_words(reference), part, whole, alike ? ", on both sides" : " and of ",
      alike ? "" : other, part);
}

static void
add_row(Block *table, const AdvantageStudy *study, const AdvantagePeriod *row, gsize place)
{
  const gsize i = row->order[place];
  const AdvantageCell *cell = &row->cells[i];
  g_autofree char *own = format_percent(cell->own / row->own, PERCENT_DECIMALS),
                  *reference = format_percent(cell->reference / row->reference, PERCENT_DECIMALS),
                  *rca = format_decimals(cell->rca, INDEX_DECIMALS), *low = format_decimals(cell->low, INDEX_DECIMALS),
                  *high = format_decimals(cell->high, INDEX_DECIMALS),
                  *symmetric = format_decimals(cell->symmetric, INDEX_DECIMALS),
                  *normalised = format_decimals(cell->normalised * NORMALISED_SCALE, INDEX_DECIMALS);
  table_row(table, paired_part(study->parts, i)->label, own, reference, rca, low, high, symmetric, normalised, NULL);
}

static void
add_table(Document *document, const AdvantageStudy *study, const AdvantagePeriod *row)
{
  const gsize k = study->parts->k, shown = MIN(k, study->top);
  g_autofree char *period = period_print(row->period.period), *head = part_head(study->parts->x);
  g_autofree char *first = g_strdup_printf("<%s", head);
  Block *table = document_table(document, period, first, "Own share", "Reference’s share", "RCA", "Low", "High", "RSCA",
                                "NRCA × 10,000", NULL);
  for (gsize place = 0; place < shown; place++)
    add_row(table, study, row, place);
  if (shown == k)
    return;
  g_autofree char *all = count_parts(study->parts->x, k);
  document_say(document, BLOCK_PARAGRAPH,
               "The table shows the %" G_GSIZE_FORMAT " with the largest index of %s; all stand in the JSON.", shown,
               all);
}

static void
add_warnings(Document *document, const AdvantageStudy *study, const AdvantagePeriod *row)
{
  const Breakdown *own = study->parts->x, *reference = study->parts->y;
  g_autofree char *period = period_print(row->period.period);
  if (row->weight > REFERENCE_DOMINATED) {
    g_autofree char *weight = format_percent(row->weight, 0);
    document_say(document, BLOCK_WARNING,
                 "%s is %s of %s in %s: the reference is hardly the world, and the trade itself draws the indices "
                 "towards 1.",
                 breakdown_words(own), weight, breakdown_words(reference), period);
  }
  if (row->unmatched) {
    g_autofree char *share = format_percent(row->unmatched_share, PERCENT_DECIMALS),
                    *parts = count_parts(own, row->unmatched);
    document_say(document, BLOCK_WARNING, "%s: %s of %s, %s of it, %s not in %s and %s no index.", period, parts,
                 breakdown_words(own), share, row->unmatched == 1 ? "is" : "are", breakdown_words(reference),
                 row->unmatched == 1 ? "has" : "have");
  }
}

static void
say_no_normalised(Document *document, const AdvantageStudy *study)
{
  if (!isnan(reference_scale(study->parts->x, study->parts->y)))
    return;
  g_autofree char *unit = unit_words(study->parts->x), *other = unit_words(study->parts->y);
  document_say(document, BLOCK_WARNING,
               "There is no NRCA: %s and %s are not set against each other. Nor can it be told whether the trade is a "
               "part of its reference.",
               unit, other);
}

/* Parts whose index lies on either side of 1, by which other part is left out. */
static gsize
count_undecided(const AdvantageStudy *study, const AdvantagePeriod *row)
{
  gsize n = 0;
  for (gsize i = 0; i < study->parts->k; i++)
    n += row->cells[i].low <= 1 && row->cells[i].high > 1 ? 1 : 0;
  return n;
}

static void
read_last(GString *text, const AdvantageStudy *study, const AdvantagePeriod *row)
{
  const AdvantageCell *first = &row->cells[row->order[0]];
  const gsize undecided = count_undecided(study, row);
  g_autofree char *period = period_print(row->period.period), *word = part_word(study->parts->x),
                  *compared = count_parts(study->parts->x, row->compared);
  if (row->compared == 0) {
    g_string_append_printf(text, "In %s no %s has an index.", period, word);
    return;
  }
  g_autofree char *other = g_strdup_printf("other %s", word),
                  *index = index_words(first->rca, first->low, first->high, other);
  g_string_append_printf(text,
                         "In %s %" G_GSIZE_FORMAT " of %s %s a larger share in %s than in %s; the largest is %s, "
                         "with an index of %s.",
                         period, row->above, compared, row->above == 1 ? "has" : "have",
                         breakdown_words(study->parts->x), breakdown_words(study->parts->y),
                         paired_part(study->parts, row->order[0])->label, index);
  if (undecided)
    g_string_append_printf(text,
                           " For %" G_GSIZE_FORMAT " of them a single other %s decides whether the index is above 1.",
                           undecided, word);
}

/* The parts that rose above 1 between the first and the last period, or fell below it. */
static void
read_movers(GString *text, const AdvantageStudy *study, gboolean up)
{
  const AdvantagePeriod *first = &study->periods[0], *last = &study->periods[study->n - 1];
  g_autoptr(GString) names = g_string_new(NULL);
  gsize n = 0;
  for (gsize place = 0; place < study->parts->k; place++) {
    const gsize i = last->order[place];
    const double before = first->cells[i].rca, after = last->cells[i].rca;
    if (!(up ? before <= 1 && after > 1 : before > 1 && after <= 1))
      continue;
    if (n++ < NAMED)
      g_string_append_printf(names, "%s%s", n > 1 ? "; " : "", paired_part(study->parts, i)->label);
  }
  if (n == 0)
    return;
  g_autofree char *since = period_print(first->period.period);
  g_string_append_printf(text, " Since %s %" G_GSIZE_FORMAT " %s: %s%s.", since, n,
                         up ? "rose above 1" : "fell to 1 or below", names->str, n > NAMED ? "; and others" : "");
}

char *
read_advantage(const AdvantageStudy *study)
{
  GString *text = g_string_new(NULL);
  read_last(text, study, &study->periods[study->n - 1]);
  if (study->n > 1) {
    read_movers(text, study, TRUE);
    read_movers(text, study, FALSE);
  }
  g_string_append(text, " This tells what is exported more than in the reference, not why: prices, policy, transit and "
                        "re-exports are in it as well as costs, and another reference or finer parts give other "
                        "indices.");
  return g_string_free(text, FALSE);
}

void
section_advantage(Document *document, const Analysis *analysis)
{
  const AdvantageStudy *study = analysis->result;
  g_autofree char *reading = read_advantage(study);
  say_method(document, study);
  for (gsize t = 0; t < study->n; t++)
    add_table(document, study, &study->periods[t]);
  for (gsize t = 0; t < study->n; t++)
    add_warnings(document, study, &study->periods[t]);
  say_no_normalised(document, study);
  document_say(document, BLOCK_READING, "%s", reading);
}

static void
json_cell(cJSON *parts, const BreakdownPart *part, const AdvantageCell *cell)
{
  cJSON *item = json_item(parts);
  json_text(item, "code", part->code);
  json_text(item, "label", part->label);
  json_number(item, "own", cell->own);
  json_number(item, "reference", cell->reference);
  json_number(item, "rca", cell->rca);
  json_number(item, "low", cell->low);
  json_number(item, "high", cell->high);
  json_number(item, "rca_symmetric", cell->symmetric);
  json_number(item, "rca_normalised", cell->normalised);
}

void
json_advantage(cJSON *object, const Analysis *analysis)
{
  const AdvantageStudy *study = analysis->result;
  const Breakdown *own = study->parts->x, *reference = study->parts->y;
  json_text(object, "own", own->name);
  json_text(object, "reference", reference->name);
  json_text(object, "by", own->by);
  json_text(object, "unit", own->unit);
  json_text(object, "reference_unit", reference->unit);
  json_text(object, "range", "with each other part left out of both sides");
  cJSON *periods = json_array(object, "periods");
  for (gsize t = 0; t < study->n; t++) {
    const AdvantagePeriod *row = &study->periods[t];
    cJSON *item = json_item(periods);
    json_period(item, "period", row->period.period);
    json_number(item, "own_whole", row->own);
    json_number(item, "reference_whole", row->reference);
    json_number(item, "share_of_reference", row->weight);
    json_count(item, "compared", row->compared);
    json_count(item, "above_1", row->above);
    json_count(item, "not_in_reference", row->unmatched);
    json_number(item, "not_in_reference_share", row->unmatched_share);
    cJSON *parts = json_array(item, "parts");
    for (gsize place = 0; place < study->parts->k; place++)
      json_cell(parts, paired_part(study->parts, row->order[place]), &row->cells[row->order[place]]);
  }
}
