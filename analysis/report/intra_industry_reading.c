#include "intra_industry_reading.h"

#include <math.h>

#include "comparative_words.h"
#include "format.h"
#include "intra_industry_section.h"
#include "reading_parts.h"

#define RATIO_DIGITS   3
#define LAFAY_DECIMALS 1

/* Totals nearer to each other than that need no correction worth a sentence. */
#define BALANCED 0.05

/* One warning for all periods, with the numbers of that in which it weighs most. */
static void
warn_missing(Document *document, const IntraIndustryStudy *study)
{
  const TwoWayPeriod *most = NULL;
  gsize n = 0;
  for (gsize t = 0; t < study->n; t++) {
    const TwoWayPeriod *row = &study->periods[t];
    n += row->missing ? 1 : 0;
    most = row->missing && (!most || row->missing_share > most->missing_share) ? row : most;
  }
  if (!most)
    return;
  g_autofree char *period = period_print(most->period.period), *share = format_percent(most->missing_share, 1),
                  *parts = count_parts(study->parts->x, most->missing),
                  *of = n == 1 ? g_strdup("")
                               : g_strdup_printf("; so it is in %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT
                                                 " periods, and weighs most in this one",
                                                 n, study->n);
  document_say(document, BLOCK_WARNING,
               "%s: %s (%s of all trade) %s a value on one side alone%s; no two-way trade is counted there, whether or "
               "not there was any.",
               period, parts, share, most->missing == 1 ? "has" : "have", of);
}

void
warn_intra_industry(Document *document, const IntraIndustryStudy *study)
{
  const Breakdown *exports = study->parts->x, *imports = study->parts->y;
  if (study->parts->k < FEW_PRODUCTS) {
    g_autofree char *parts = count_parts(exports, study->parts->k);
    document_say(document, BLOCK_WARNING,
                 "%s are few: what is two-way trade at this level is in part trade in different goods, and finer parts "
                 "give lower indices.",
                 parts);
  }
  warn_missing(document, study);
  if (exports->valuation && imports->valuation && g_strcmp0(exports->valuation, imports->valuation) != 0)
    document_say(document, BLOCK_WARNING,
                 "One side is valued %s and the other %s: part of the imbalance is freight and insurance.",
                 exports->valuation, imports->valuation);
}

static void
read_index(GString *text, const IntraIndustryStudy *study, const TwoWayPeriod *first, const TwoWayPeriod *last)
{
  g_autofree char *period = period_print(last->period.period), *word = part_word(study->parts->x),
                  *share = format_percent(last->grubel_lloyd, 0),
                  *index = index_words(last->grubel_lloyd, last->low, last->high, word);
  g_string_append_printf(
      text, "In %s %s of trade (%s and %s) was two-way trade in the same %s: the Grubel–Lloyd index is %s", period,
      share, breakdown_words(study->parts->x), breakdown_words(study->parts->y), word, index);
  if (study->n > 1) {
    g_autofree char *since = period_print(first->period.period),
                    *before = format_significant(first->grubel_lloyd, RATIO_DIGITS);
    g_string_append_printf(text, ", after %s in %s", before, since);
  }
  g_string_append_c(text, '.');
}

/* What unbalanced totals do to the index. */
static void
read_correction(GString *text, const TwoWayPeriod *row)
{
  const double ratio = row->sums.exports / row->sums.imports;
  g_autofree char *cover = format_significant(ratio, RATIO_DIGITS),
                  *corrected = format_significant(row->corrected, RATIO_DIGITS),
                  *aquino = format_significant(row->complementarity / 100, RATIO_DIGITS);
  if (isnan(row->corrected))
    g_string_append(text, " All trade goes one way.");
  else if (fabs(ratio - 1) < BALANCED)
    g_string_append_printf(text, " The two totals are nearly equal (their ratio is %s).", cover);
  else
    g_string_append_printf(text,
                           " The totals are unequal, with a ratio of exports to imports of %s, which alone keeps the "
                           "index below 1; corrected for it the index is %s by Grubel and Lloyd and %s by Aquino.",
                           cover, corrected, aquino);
}

/* The parts with the largest and the smallest Lafay index. */
static void
read_lafay(GString *text, const IntraIndustryStudy *study, const TwoWayPeriod *row)
{
  gsize most = G_MAXSIZE, least = G_MAXSIZE;
  for (gsize i = 0; i < study->parts->k; i++) {
    const double value = row->parts[i].lafay;
    most = !isnan(value) && (most == G_MAXSIZE || value > row->parts[most].lafay) ? i : most;
    least = !isnan(value) && (least == G_MAXSIZE || value < row->parts[least].lafay) ? i : least;
  }
  if (most == G_MAXSIZE || !(row->parts[most].lafay > 0 && row->parts[least].lafay < 0))
    return;
  g_autofree char *up = signed_percent(row->parts[most].lafay / 100, LAFAY_DECIMALS),
                  *down = signed_percent(row->parts[least].lafay / 100, LAFAY_DECIMALS);
  g_string_append_printf(text,
                         " Beyond its share in trade the largest surplus is in %s (Lafay %s of all trade), the "
                         "largest deficit in %s (%s).",
                         paired_part(study->parts, most)->label, up, paired_part(study->parts, least)->label, down);
}

char *
read_intra_industry(const IntraIndustryStudy *study)
{
  GString *text = g_string_new(NULL);
  const TwoWayPeriod *last = &study->periods[study->n - 1];
  g_autofree char *parts = count_parts(study->parts->x, study->parts->k);
  read_index(text, study, &study->periods[0], last);
  read_correction(text, last);
  read_lafay(text, study, last);
  g_string_append_printf(text,
                         " The level depends on how finely products are told apart (here %s), so that it is to be "
                         "compared over time and not with other classifications; it shows no cause.",
                         parts);
  return g_string_free(text, FALSE);
}
