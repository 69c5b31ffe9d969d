#include <math.h>

#include "agreement_section.h"
#include "agreement_words.h"
#include "correlation_words.h"
#include "format.h"
#include "reading_parts.h"

#define DIGITS    4 /* of differences */
#define MOST_SAID 6 /* periods that a sentence names */

static void
append_sign(GString *text, const SignAgreement *s, const char *verb, const char *pairs)
{
  const gsize signs = s->same + s->opposite;
  g_autofree char *share = format_percent(s->share, 0), *expected = format_percent(s->expected, 0);
  if (signs == 0)
    return;
  g_string_append_printf(text,
                         " %s in %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " %s (%s; %s would be expected by chance).",
                         verb, s->same, signs, pairs, share, expected);
}

static void
append_rank(GString *text, const AgreementStudy *study)
{
  const Correlation *c = &study->on[ON_LEVELS].spearman;
  const double lower = agreement_is_unordered(study) ? c->lower : c->lower_effective,
               upper = agreement_is_unordered(study) ? c->upper : c->upper_effective;
  g_autofree char *r = r_words(c->r), *interval = interval_words(lower, upper), *p = p_words(agreement_p(study, c)),
                  *association = association_words(c->r);
  g_string_append_printf(text,
                         "%sThe rank correlation of %s and %s over %" G_GSIZE_FORMAT " pairs is %s (%s%s%s%s%s): %s.",
                         text->len ? " " : "", study->x, study->y, c->n, r, isnan(lower) ? "" : "95 % interval ",
                         isnan(lower) ? "" : interval, isnan(lower) ? "" : ", ", p,
                         agreement_is_unordered(study) ? "" : ", allowing for autocorrelation",
                         agreement_p(study, c) < TOLD_P ? association : "the data do not tell it from zero");
}

/* Against what is of practical weight, where the study says it: the limits decide, with their intervals. */
static void
append_weight(GString *text, const AgreementStudy *study, const Differences *d)
{
  const double most = study->smallest;
  g_autofree char *weight = format_significant(most, DIGITS);
  if (isnan(most))
    return;
  const gboolean inside = d->low.lower >= -most && d->high.upper <= most,
                 outside = d->low.upper < -most || d->high.lower > most;
  g_string_append_printf(text, " Held against a smallest difference of practical weight of %s, the limits %s.", weight,
                         inside    ? "lie within it, intervals included: one index can stand for the other"
                         : outside ? "lie beyond it: one index cannot stand for the other"
                                   : "do not tell whether one index can stand for the other");
}

static void
append_differences(GString *text, const AgreementStudy *study)
{
  const Agreement *a = &study->agreement;
  const Differences *d = agreement_is_unordered(study) ? &a->independent : &a->allowed;
  const char *unit = study->unit ? study->unit : "", *blank = study->unit ? " " : "";
  g_autofree char *bias = signed_number(d->bias.value), *low = signed_number(d->bias.lower),
                  *high = signed_number(d->bias.upper), *from = signed_number(d->low.value),
                  *to = signed_number(d->high.value);
  const gboolean told = d->bias.lower > 0 || d->bias.upper < 0;
  if (study->no_difference)
    return;
  g_string_append_printf(text,
                         " %s less %s is %s%s%s on average (95 %% interval %s to %s)%s; were the differences normal, "
                         "95 %% of them would lie between %s and %s.",
                         study->x, study->y, bias, blank, unit, low, high,
                         told ? "" : ", which the data do not tell from no difference", from, to);
  append_weight(text, study, d);
}

/* Where bounds count, or too few values are exact for ranks. */
static void
append_common(GString *text, const AgreementStudy *study)
{
  const guint common = study->common->len;
  if (study->cross_section || (study->on[ON_LEVELS].n && study->n == common && study->pairs->len == 1))
    return;
  g_string_append_printf(text, "%s and %s have %u period%s in common", study->x, study->y, common,
                         common == 1 ? "" : "s");
  if (study->pairs->len > 1)
    g_string_append_printf(text, " over %u pairs of series", study->pairs->len);
  if (study->n < common)
    g_string_append_printf(text, ", of which %" G_GSIZE_FORMAT " %s exact values on both sides", study->n,
                           study->n == 1 ? "has" : "have");
  g_string_append_c(text, '.');
}

static void
append_no_rank(GString *text, const AgreementStudy *study)
{
  g_string_append_printf(text, "%sTheir ranks are not compared: %s.", text->len ? " " : "", study->on[ON_LEVELS].why);
}

static void
append_undecided(GString *text, const SignAgreement *signs)
{
  if (signs->undecided == 0)
    return;
  g_string_append_printf(text, " In %" G_GSIZE_FORMAT " %s the sign is undecided, as a bound leaves it open%s.",
                         signs->undecided, signs->undecided == 1 ? "period" : "periods",
                         signs->same + signs->opposite ? "" : ", and no other decides");
}

/* The periods in which the signs are opposite, the first few by name. */
static void
append_opposite(GString *text, const AgreementStudy *study)
{
  guint n = 0;
  for (guint i = 0; i < study->common->len; i++) {
    const CommonPeriod *here = &g_array_index(study->common, CommonPeriod, i);
    if (here->signs != SIGNS_OPPOSITE || n++ >= MOST_SAID)
      continue;
    g_autofree char *period = common_words(study, here);
    g_string_append_printf(text, "%s%s", n == 1 ? " They stand on opposite sides in " : "; ", period);
  }
  if (n > MOST_SAID)
    g_string_append_printf(text, "; and %u more", n - MOST_SAID);
  if (n)
    g_string_append_c(text, '.');
}

static void
append_worst(GString *text, const AgreementStudy *study)
{
  const CommonPeriod *worst;
  if (study->cross_section || agreement_worst(study, &worst, 1) == 0)
    return;
  g_autofree char *period = common_words(study, worst), *x = known_words(&worst->x), *y = known_words(&worst->y);
  g_string_append_printf(text, " %s ranks are furthest apart in %s (%s against %s).",
                         study->on[ON_LEVELS].n ? "Their" : "Among the exact values the", period, x, y);
}

/* No period compares: that is what is said, for each pair. */
static void
append_apart(GString *text, const AgreementStudy *study)
{
  g_string_append_printf(text, "Whether %s and %s agree cannot be told: ", study->x, study->y);
  for (guint i = 0; i < study->pairs->len; i++) {
    const char *pair = pair_word(study, i);
    g_autofree char *why = apart_words(g_ptr_array_index(study->pairs, i));
    g_string_append_printf(text, "%s%s%s%s", i ? "; " : "", pair ? pair : "", pair ? ": " : "", why);
  }
  g_string_append(text, ". They stay two measures and are not joined.");
}

char *
read_agreement(const AgreementStudy *study)
{
  GString *text = g_string_new(NULL);
  const SignAgreement *signs = &study->on[ON_LEVELS].signs;
  if (!study->cross_section && study->common->len == 0) {
    append_apart(text, study);
    return g_string_free(text, FALSE);
  }
  append_common(text, study);
  if (study->on[ON_LEVELS].n)
    append_rank(text, study);
  append_sign(text, signs, "Both stand on the same side of zero", "pairs");
  append_undecided(text, signs);
  append_opposite(text, study);
  if (study->on[ON_LEVELS].n == 0)
    append_no_rank(text, study);
  append_worst(text, study);
  if (study->on[ON_CHANGES].n)
    append_sign(text, &study->on[ON_CHANGES].signs, "They move in the same direction", "changes");
  append_differences(text, study);
  g_string_append(text, " That two indices agree does not show that either is right, and they may rest on the same "
                        "reports.");
  return g_string_free(text, FALSE);
}
