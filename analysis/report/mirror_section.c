#include "mirror_section.h"

#include <math.h>

#include "correlation_words.h"
#include "format.h"
#include "mirror_words.h"
#include "regression_words.h"
#include "stats/modified_z.h"

/* Longer tables are thinned out: the first, the last and an even spread. */
#define PERIODS_SHOWN 40

/* Above this share of a side's value the sums of pairs are not the whole story. */
#define ALONE_MATTERS 0.05

/* The method */

static char *
valuation_words(const MirrorStudy *study)
{
  g_autofree char *expected = format_decimals(study->expected, 3), *allowance = format_percent(study->allowance, 0),
                  *newer = format_decimals(mirror_expected(study->valuation, MIRROR_ALLOWANCE_NEW), 3);
  const gboolean usual = study->allowance == MIRROR_ALLOWANCE;
  g_autofree char *source =
      usual ? g_strdup_printf("the convention of the IMF’s Direction of Trade Statistics; its 6 %% since 2017 give %s",
                              newer)
            : g_strdup("as asked");
  switch (study->valuation) {
  case MIRROR_FOB_CIF:
    return g_strdup_printf("Expected ratio %s: exports FOB over imports CIF, 1/(1 + a) with an allowance a of %s for "
                           "freight and insurance (%s).",
                           expected, allowance, source);
  case MIRROR_CIF_FOB:
    return g_strdup_printf(
        "Expected ratio %s: imports CIF over exports FOB, 1 + a with an allowance a of %s for freight "
        "and insurance (%s).",
        expected, allowance, source);
  case MIRROR_ALIKE:
    return g_strdup_printf("Expected ratio 1: both sides are valued %s, so that there is no allowance.",
                           study->reported->valuation);
  case MIRROR_UNKNOWN:
    break;
  }
  return g_strdup("Expected ratio 1: how a side is valued is not stated, so that no allowance is made.");
}

static char *
side_words(const Breakdown *side)
{
  return g_strdup_printf("%s (%s%s%s)", mirror_label(side), side->valuation ? side->valuation : "valuation not stated",
                         side->composition ? ", " : "", side->composition ? side->composition : "");
}

static void
say_method(Document *document, const MirrorStudy *study)
{
  g_autofree char *reported = side_words(study->reported), *mirrored = side_words(study->mirrored),
                  *span = mirror_span(study), *parts = mirror_parts(study), *count = mirror_count(study, study->k),
                  *valuation = valuation_words(study);
  const char *unit = study->reported->unit;
  const Frequency frequency = study->reported->frequency;
  document_say(
      document, BLOCK_METHOD,
      "Mirror statistics: reported is %s, mirrored is %s%s%s; %s, %s, %" G_GSIZE_FORMAT
      " %s, %s. Ratio: reported over mirrored, sums over the %s that both sides report in a %s; lowest and highest: "
      "with any one of them left out. They are all there are and no sample, so that there is no confidence "
      "interval. %s Excess: reported less the expected ratio times mirrored.",
      reported, mirrored, unit ? "; " : "", unit ? unit : "", span, frequency_name(frequency), study->n,
      period_word(frequency, study->n), count, parts, period_word(frequency, 1), valuation);
  document_say(
      document, BLOCK_METHOD,
      "Order of the %s: by the sum of their excesses without signs; one way: the sum with signs as a share of it. "
      "p: exact sign test, two-sided, its null: above and below zero are equally likely, each %s on its own "
      "(which it is not, so that p is too small: read it as a description). z: modified z-score of the log ratio, by "
      "median and median absolute deviation from %d values on; beyond %.1f an outlier (Iglewicz and Hoaglin "
      "1993).",
      parts, period_word(frequency, 1), MODIFIED_Z_FEWEST, MODIFIED_Z_OUTLIER);
}

/* Tables */

static void
add_total_row(Block *table, const MirrorStudy *study, gsize t)
{
  const MirrorTotal *total = &study->totals[t];
  const gboolean any = total->pairs > 0;
  g_autofree char *period = period_print(study->periods[t]), *pairs = g_strdup_printf("%" G_GSIZE_FORMAT, total->pairs),
                  *reported = mirror_amount(any ? total->reported : NAN),
                  *mirrored = mirror_amount(any ? total->mirrored : NAN), *ratio = mirror_ratio_words(total->ratio),
                  *low = mirror_ratio_words(total->low), *high = mirror_ratio_words(total->high),
                  *excess = mirror_amount(any ? total->excess : NAN), *all_x = mirror_amount(total->all_x),
                  *all_y = mirror_amount(total->all_y);
  table_row(table, period, pairs, reported, mirrored, ratio, low, high, excess, all_x, all_y, NULL);
}

static char *
caption_of(const MirrorStudy *study, const char *text)
{
  const char *unit = study->reported->unit;
  return g_strdup_printf("%s%s%s", text, unit ? ", " : "", unit ? unit : "");
}

static void
add_totals(Document *document, const MirrorStudy *study)
{
  g_autofree char *parts = mirror_parts(study), *text = g_strdup_printf("Sums over %s that both sides report", parts),
                  *caption = caption_of(study, text);
  const gsize shown = MIN(study->n, PERIODS_SHOWN);
  Block *table = document_table(document, caption, "<Period", "Pairs", "Reported", "Mirrored", "Ratio", "Lowest",
                                "Highest", "Excess", "All reported", "All mirrored", NULL);
  for (gsize i = 0; i < shown; i++)
    add_total_row(table, study, shown > 1 ? i * (study->n - 1) / (shown - 1) : 0);
  if (shown < study->n)
    document_say(document, BLOCK_PARAGRAPH,
                 "The table shows %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " periods; all stand in the JSON.", shown,
                 study->n);
}

static void
add_partner_row(Block *table, const MirrorPartner *partner)
{
  const MirrorSum *sum = &partner->sum;
  g_autofree char *n = g_strdup_printf("%" G_GSIZE_FORMAT, sum->n), *reported = mirror_amount(sum->reported),
                  *mirrored = mirror_amount(sum->mirrored),
                  *ratio = mirror_ratio_words(mirror_quotient(sum->reported, sum->mirrored)),
                  *excess = mirror_amount(sum->excess), *one_way = format_percent(sum->one_way, 0),
                  *above = g_strdup_printf("%" G_GSIZE_FORMAT, sum->above),
                  *below = g_strdup_printf("%" G_GSIZE_FORMAT, sum->below), *p = format_p(sum->p),
                  *outliers = g_strdup_printf("%" G_GSIZE_FORMAT, partner->outliers);
  table_row(table, partner->label, n, reported, mirrored, ratio, excess, one_way, above, below, p, outliers, NULL);
}

/* Partners that both sides report in some period: those are ranked. */
static gsize
count_met(const MirrorStudy *study)
{
  gsize met = 0;
  for (gsize i = 0; i < study->k; i++)
    met += study->partners[i].sum.n ? 1 : 0;
  return met;
}

static void
add_partners(Document *document, const MirrorStudy *study)
{
  g_autofree char *span = mirror_span(study), *text = g_strdup_printf("%s, the largest differences first", span),
                  *caption = caption_of(study, text), *parts = mirror_parts(study);
  const gsize met = count_met(study), shown = MIN(study->top, met);
  Block *table = document_table(document, caption, "<Name", "Periods", "Reported", "Mirrored", "Ratio", "Excess",
                                "One way", "Above", "Below", "p, were they independent", "Outliers", NULL);
  for (gsize i = 0, rows = 0; i < study->k && rows < shown; i++) {
    const MirrorPartner *partner = &study->partners[study->order[i]];
    if (partner->sum.n == 0)
      continue;
    add_partner_row(table, partner);
    rows++;
  }
  if (shown < met)
    document_say(document, BLOCK_PARAGRAPH,
                 "The table shows %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " %s; all stand in the JSON.", shown, met,
                 parts);
}

static void
add_period(Document *document, const MirrorStudy *study, gsize t)
{
  gsize n;
  g_autofree gsize *order = mirror_order_in(study, t, &n);
  g_autofree char *period = period_print(study->periods[t]),
                  *text = g_strdup_printf("%s, the largest differences first", period),
                  *caption = caption_of(study, text);
  Block *table = document_table(document, caption, "<Name", "Reported", "Mirrored", "Ratio", "Excess",
                                "z among periods", "z in this period", NULL);
  for (gsize i = 0; i < MIN(n, study->top); i++) {
    const gsize at = mirror_place(study, t, order[i]);
    g_autofree char *reported = mirror_amount(study->x[at]), *mirrored = mirror_amount(study->y[at]),
                    *ratio = mirror_ratio_words(mirror_quotient(study->x[at], study->y[at])),
                    *excess = mirror_amount(mirror_excess(study, at)),
                    *over_periods = format_decimals(study->over_periods[at], 1),
                    *over_partners = format_decimals(study->over_partners[at], 1);
    table_row(table, study->partners[order[i]].label, reported, mirrored, ratio, excess, over_periods, over_partners,
              NULL);
  }
}

static void
add_given(Document *document, const MirrorStudy *study)
{
  static const char *const names[] = {"Levels", "Changes"};
  if (!study->given)
    return;
  g_autofree char *caption = g_strdup_printf("Log ratio of the sums and %s", study->given);
  document_say(document, BLOCK_METHOD,
               "ln(reported/mirrored) of the sums and %s: Pearson’s r; interval (95 %%, Fisher) and p by the effective "
               "number of periods (Pyper and Peterman 1998), the null: no correlation.",
               study->given);
  Block *table = document_table(document, caption, "<On", "r", "95 % interval", "n", "n eff.", "p", "<Note", NULL);
  for (guint on = 0; on < N_ON; on++) {
    const MirrorOn *one = &study->on[on];
    const Correlation *c = &one->correlation;
    g_autofree char *n = g_strdup_printf("%" G_GSIZE_FORMAT, one->n), *r = one->why ? NULL : r_words(c->r),
                    *interval = one->why || isnan(c->lower_effective)
                                    ? NULL
                                    : interval_words(c->lower_effective, c->upper_effective),
                    *effective = one->why ? NULL : format_decimals(c->n_effective, 1),
                    *p = one->why ? NULL : format_p(c->p_effective);
    table_row(table, names[on], r, interval, n, effective, p, one->why, NULL);
  }
}

/* Doubts */

/* From this share of what a side reports on, what it alone reports makes a period's sum one of others. */
#define ALONE_TOLD 0.05

/* The periods in which a side alone reports so much; NULL: none. */
static char *
periods_alone(const MirrorStudy *study)
{
  g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(Period));
  for (gsize t = 0; t < study->n; t++) {
    const MirrorTotal *total = &study->totals[t];
    if (total->all_x - total->reported > ALONE_TOLD * total->all_x ||
        total->all_y - total->mirrored > ALONE_TOLD * total->all_y)
      g_array_append_val(periods, study->periods[t]);
  }
  return periods->len ? periods_print((const Period *)(void *)periods->data, periods->len) : NULL;
}

/* One table split by one column is one reporter's, most often. */
static gboolean
is_one_side(const MirrorStudy *study)
{
  return g_strcmp0(study->reported->source, study->mirrored->source) == 0 &&
         g_str_equal(study->reported->by, study->mirrored->by);
}

static void
warn_sides(Document *document, const MirrorStudy *study)
{
  const char *one = study->reported->composition, *other = study->mirrored->composition;
  g_autofree char *x = format_percent(study->share_x, 1), *y = format_percent(study->share_y, 1),
                  *alone = periods_alone(study);
  if (study->valuation == MIRROR_UNKNOWN)
    document_say(document, BLOCK_WARNING,
                 "How a side is valued is not stated: a part of the difference may be freight and insurance.");
  if (is_one_side(study))
    document_say(
        document, BLOCK_WARNING,
        "Both sides come from one source and are split by the same column, %s: is the second what the other side "
        "reports of the same flow? The mirror of exports is what the partners say they imported.",
        study->reported->by);
  if (one && other && !g_str_equal(one, other))
    document_say(document, BLOCK_WARNING, "The two sides are composed differently: %s, and %s.", one, other);
  if (study->outside)
    document_say(document, BLOCK_WARNING, "The sum is not called %s, of which these never were members: %s.",
                 study->bloc, study->outside);
  if (study->share_x > ALONE_MATTERS || study->share_y > ALONE_MATTERS || alone)
    document_say(document, BLOCK_WARNING,
                 "The ratios leave out what one side alone reports: %s of all that is reported, %s of all that is "
                 "mirrored%s%s.",
                 x, y,
                 alone ? "; a twentieth of a side or more, so that the sums are not those of other periods, in " : "",
                 alone ? alone : "");
  if (study->estimates)
    document_say(document, BLOCK_WARNING,
                 "Pairs in the very ratio 1.10 or 1.06, by which the IMF estimates what one side does not report: "
                 "%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT ". Such a pair is hardly two reports.",
                 study->estimates, study->pairs);
}

static void
warn_given(Document *document, const MirrorStudy *study)
{
  const MirrorOn *levels = &study->on[ON_LEVELS], *changes = &study->on[ON_CHANGES];
  if (!study->given || levels->why)
    return;
  const Correlation *c = &changes->correlation;
  g_autofree char *in_changes = changes->why ? NULL : numbers_words(c->r, changes->n, c->p_effective),
                  *expected = warn_expected(&levels->wander[0], &levels->wander[1], in_changes, changes->why),
                  *few = warn_few_pairs(levels->n, levels->correlation.n_effective, "");
  if (expected)
    document_say(document, BLOCK_WARNING, "%s", expected);
  if (few)
    document_say(document, BLOCK_WARNING, "%s", few);
}

void
section_mirror(Document *document, const Analysis *analysis)
{
  const MirrorStudy *study = analysis->result;
  g_autofree char *reading = read_mirror(study);
  say_method(document, study);
  add_totals(document, study);
  add_partners(document, study);
  for (gsize i = 0; i < study->n_chosen; i++)
    add_period(document, study, study->chosen[i]);
  add_given(document, study);
  warn_sides(document, study);
  warn_given(document, study);
  document_say(document, BLOCK_READING, "%s", reading);
}
