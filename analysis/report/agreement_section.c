#include "agreement_section.h"

#include <math.h>

#include "agreement_words.h"
#include "correlation_words.h"
#include "format.h"
#include "study/model.h"
#include "warnings.h"

#define DIGITS      4  /* of differences */
#define ROWS_SHOWN  40 /* periods in common; of more those that disagree are shown */
#define WORST_SHOWN 5

static const char *const on_names[] = {[ON_LEVELS] = "as given", [ON_CHANGES] = "changes"};

static void
rank_row(const AgreementStudy *study, Block *table, CorrelatedOn on, const Correlation *c)
{
  const double lower = agreement_is_unordered(study) ? c->lower : c->lower_effective,
               upper = agreement_is_unordered(study) ? c->upper : c->upper_effective, p = agreement_p(study, c);
  g_autofree char *n = g_strdup_printf("%" G_GSIZE_FORMAT, c->n), *r = format_decimals(c->r, 4),
                  *effective = agreement_is_unordered(study) ? NULL : format_decimals(c->n_effective, 1),
                  *low = isnan(lower) ? NULL : format_decimals(lower, 4),
                  *high = isnan(upper) ? NULL : format_decimals(upper, 4), *chance = isnan(p) ? NULL : format_p(p);
  table_row(table, on_names[on], correlation_name(c->method), n, r, effective, low, high, chance, NULL);
}

static void
add_ranks(Document *document, const AgreementStudy *study)
{
  if (study->on[ON_LEVELS].n == 0) {
    document_say(document, BLOCK_PARAGRAPH, "Ranks: %s.", study->on[ON_LEVELS].why);
    return;
  }
  Block *table =
      document_table(document, "Ranks", "<Of", "<Method", "n", "r", "n eff.", "Low 95 %", "High 95 %", "p", NULL);
  for (CorrelatedOn on = ON_LEVELS; on < N_ON; on++)
    if (study->on[on].n) {
      rank_row(study, table, on, &study->on[on].spearman);
      rank_row(study, table, on, &study->on[on].kendall);
    }
  if (study->on[ON_CHANGES].why)
    document_say(document, BLOCK_PARAGRAPH, "Changes: %s.", study->on[ON_CHANGES].why);
}

static void
add_signs(Document *document, const AgreementStudy *study)
{
  Block *table = document_table(document, "Signs", "<Of", "Same", "Opposite", "With a zero", "Undecided", "Same, share",
                                "By chance alone", NULL);
  for (CorrelatedOn on = ON_LEVELS; on < N_ON; on++) {
    const SignAgreement *s = &study->on[on].signs;
    if (on == ON_CHANGES && study->on[on].n == 0)
      continue;
    g_autofree char *same = g_strdup_printf("%" G_GSIZE_FORMAT, s->same),
                    *opposite = g_strdup_printf("%" G_GSIZE_FORMAT, s->opposite),
                    *zero = g_strdup_printf("%" G_GSIZE_FORMAT, s->zero),
                    *undecided = g_strdup_printf("%" G_GSIZE_FORMAT, s->undecided),
                    *share = format_percent(s->share, 0), *expected = format_percent(s->expected, 0);
    table_row(table, on_names[on], same, opposite, zero, undecided, share, expected, NULL);
  }
}

static void
bounds_row(Block *table, const char *name, const Bounds *plain, const Bounds *allowed)
{
  g_autofree char *value = format_significant(plain->value, DIGITS), *low = format_significant(plain->lower, DIGITS),
                  *high = format_significant(plain->upper, DIGITS),
                  *allowed_low = allowed ? format_significant(allowed->lower, DIGITS) : NULL,
                  *allowed_high = allowed ? format_significant(allowed->upper, DIGITS) : NULL;
  if (allowed)
    table_row(table, name, value, allowed_low, allowed_high, low, high, NULL);
  else
    table_row(table, name, value, low, high, NULL);
}

static void
add_differences(Document *document, const AgreementStudy *study)
{
  const Agreement *a = &study->agreement;
  g_autofree char *caption = g_strdup_printf("Differences, %s less %s%s%s", study->x, study->y, study->unit ? ", " : "",
                                             study->unit ? study->unit : "");
  Block *table = agreement_is_unordered(study)
                     ? document_table(document, caption, "<", "Value", "Low 95 %", "High 95 %", NULL)
                     : document_table(document, caption, "<", "Value", "Low 95 %", "High 95 %", "Low if independent",
                                      "High if independent", NULL);
  const gboolean time = !agreement_is_unordered(study);
  bounds_row(table, "bias (mean difference)", &a->independent.bias, time ? &a->allowed.bias : NULL);
  bounds_row(table, "lower limit of agreement", &a->independent.low, time ? &a->allowed.low : NULL);
  bounds_row(table, "upper limit of agreement", &a->independent.high, time ? &a->allowed.high : NULL);
}

static void
say_differences(Document *document, const AgreementStudy *study)
{
  const Agreement *a = &study->agreement;
  g_autofree char *sd = format_significant(a->sd, DIGITS), *c = format_decimals(a->concordance.value, 4),
                  *interval = isnan(a->concordance.lower) ? g_strdup("no interval")
                                                          : interval_words(a->concordance.lower, a->concordance.upper),
                  *pairs = format_decimals(a->allowed.pairs, 1), *r1 = format_decimals(a->r1, 2);
  if (study->no_difference) {
    document_say(document, BLOCK_PARAGRAPH, "No differences are taken: %s.", study->no_difference);
    return;
  }
  add_differences(document, study);
  document_say(document, BLOCK_METHOD,
               "Limits of agreement: bias ∓ 1.96 standard deviations of the differences (%s), with the errors of Bland "
               "and Altman (1999)%s%s%s%s%s. Lin’s concordance %s (%s%s).",
               sd, agreement_is_unordered(study) ? "" : ", for ", agreement_is_unordered(study) ? "" : pairs,
               agreement_is_unordered(study)
                   ? ""
                   : " independent pairs that the differences’ autocorrelation leaves of the mean (r1 = ",
               agreement_is_unordered(study) ? "" : r1, agreement_is_unordered(study) ? "" : ")", c, interval,
               isnan(a->concordance.lower) ? "" : ", independent pairs");
}

/* A row a pair of series: what each covers. */
static void
add_coverage(Document *document, const AgreementStudy *study)
{
  Block *table = document_table(document, "Coverage", "<Series", "<Other series", "Periods", "Of the other",
                                "In common", "Unlike spans", NULL);
  for (guint i = 0; i < study->pairs->len; i++) {
    const ComparedPair *pair = g_ptr_array_index(study->pairs, i);
    g_autofree char *x = g_strdup_printf("%" G_GSIZE_FORMAT, pair->n_x),
                    *y = g_strdup_printf("%" G_GSIZE_FORMAT, pair->n_y),
                    *common = g_strdup_printf("%" G_GSIZE_FORMAT, pair->common),
                    *uneven = g_strdup_printf("%u", pair->uneven->len);
    table_row(table, pair->x, pair->y, x, y, common, uneven, NULL);
  }
  for (guint i = 0; i < study->pairs->len; i++) {
    const ComparedPair *pair = g_ptr_array_index(study->pairs, i);
    g_autofree char *uneven = periods_print((const Period *)(void *)pair->uneven->data, pair->uneven->len);
    if (pair->uneven->len)
      document_say(document, BLOCK_PARAGRAPH, "Not compared, since %s covers them by other spans: %s of %s.", pair->y,
                   uneven, pair->x);
  }
}

static void
common_row(Block *table, const AgreementStudy *study, const CommonPeriod *common)
{
  const gboolean ranked = !isnan(common->rank_difference);
  g_autofree char *period = common_words(study, common), *x = known_words(&common->x), *y = known_words(&common->y),
                  *apart = ranked ? format_decimals(fabs(common->rank_difference),
                                                    common->rank_difference == floor(common->rank_difference) ? 0 : 1)
                                  : NULL,
                  *days = days_words(&common->y);
  table_row(table, period, x, y, signs_word(common->signs), apart, days ? days : "", NULL);
}

/* All periods where they are few, otherwise those whose ranks are furthest apart. */
static void
add_common(Document *document, const AgreementStudy *study)
{
  const CommonPeriod *worst[WORST_SHOWN];
  const gboolean all = study->common->len <= ROWS_SHOWN;
  const gsize n_worst = agreement_worst(study, worst, WORST_SHOWN);
  g_autofree char *x = g_strdup_printf("<%s", study->x), *y = g_strdup_printf("<%s", study->y);
  if (study->common->len == 0 || (!all && n_worst == 0))
    return;
  Block *table = document_table(document, all ? "Periods in common" : "Periods whose ranks are furthest apart",
                                "<Period", x, y, "<Signs", "Ranks apart", "<Days", NULL);
  for (guint i = 0; i < (all ? study->common->len : n_worst); i++)
    common_row(table, study, all ? &g_array_index(study->common, CommonPeriod, i) : worst[i]);
}

/* "2001–2013, yearly, n = 13" */
static char *
extent_words(const AgreementStudy *study)
{
  g_autofree char *periods = periods_print(study->periods, study->n);
  if (study->cross_section)
    return g_strdup_printf("a table without periods, n = %" G_GSIZE_FORMAT, study->n);
  if (study->common->len == 0)
    return g_strdup("no period in common");
  if (study->pairs->len > 1)
    return g_strdup_printf("%u pairs of series pooled, %u periods in common, n = %" G_GSIZE_FORMAT " of exact values",
                           study->pairs->len, study->common->len, study->n);
  if (study->n == study->common->len)
    return g_strdup_printf("%s, %s, n = %" G_GSIZE_FORMAT, periods, frequency_name(study->frequency), study->n);
  return g_strdup_printf("%u periods in common, %s, n = %" G_GSIZE_FORMAT " of exact values", study->common->len,
                         frequency_name(study->frequency), study->n);
}

static void
say_method(Document *document, const AgreementStudy *study)
{
  const gboolean unordered = agreement_is_unordered(study), ranked = study->on[ON_LEVELS].n > 0;
  g_autofree char *extent = extent_words(study);
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text, "Agreement of %s and %s: %s.", study->x, study->y, extent);
  if (ranked)
    g_string_append_printf(text, " Null of p: no association of the ranks%s.",
                           study->cross_section ? ", the rows independent"
                           : unordered          ? ", the values independent"
                                                : "");
  if (study->n < study->common->len)
    g_string_append(text, " A bound has a sign when the whole of its range lies on one side of zero; it is never taken "
                          "for a value.");
  if (study->cross_section || study->common->len)
    g_string_append(text, " Same signs by chance: if both kept their own shares of signs.");
  if (ranked && !unordered)
    g_string_append(text, " Intervals and p allow for autocorrelation (n eff., Pyper and Peterman 1998).");
  document_say(document, BLOCK_METHOD, "%s%s", text->str, ranked ? gaps_words(study->gaps) : "");
}

void
section_agreement(Document *document, const Analysis *analysis)
{
  const AgreementStudy *study = analysis->result;
  g_autofree char *reading = read_agreement(study);
  g_autoptr(GPtrArray) warnings = agreement_warnings(study);
  say_method(document, study);
  if (!study->cross_section)
    add_coverage(document, study);
  if (study->cross_section || study->common->len) {
    add_ranks(document, study);
    add_signs(document, study);
    add_common(document, study);
    say_differences(document, study);
  }
  say_warnings(document, warnings);
  document_say(document, BLOCK_READING, "%s", reading);
}
