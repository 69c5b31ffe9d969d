#include <math.h>

#include "correlation_words.h"
#include "format.h"
#include "mirror_section.h"
#include "mirror_words.h"
#include "reading_parts.h"
#include "regression_words.h"

#define SUSPECTS 3u /* named in a reading */

/* A difference of the sums below this share of them is none. */
#define AGREES 1e-9

static gboolean
all_agree(const MirrorStudy *study)
{
  const MirrorTotal *widest = &study->totals[study->widest];
  return fabs(widest->excess) <= AGREES * fmax(widest->reported, widest->mirrored);
}

/* The partner who has most of a period's excess, and the share it has. */
static void
append_main_partner(GString *text, const MirrorStudy *study, gsize t)
{
  const MirrorTotal *total = &study->totals[t];
  gsize n, first = 0;
  g_autofree gsize *order = mirror_order_in(study, t, &n);
  while (first < n && !(mirror_excess(study, mirror_place(study, t, order[first])) / total->excess > 0))
    first++;
  if (n < 2 || first == n)
    return;
  const gsize at = mirror_place(study, t, order[first]);
  const double share = mirror_excess(study, at) / total->excess;
  g_autofree char *percent = format_percent(share, 0), *reported = mirror_amount(study->x[at]),
                  *mirrored = mirror_amount(study->y[at]);
  g_string_append_printf(text, " %s alone has %s%s%s (%s against %s).", study->partners[order[first]].label,
                         share > 1 ? "more than all of this difference" : percent,
                         share > 1 ? "" : " of this difference", share > 1 ? ", others make up for it" : "", reported,
                         mirrored);
}

static void
append_widest(GString *text, const MirrorStudy *study)
{
  const gsize t = study->widest;
  const MirrorTotal *total = &study->totals[t];
  g_autofree char *period = period_print(study->periods[t]), *reported = mirror_amount(total->reported),
                  *mirrored = mirror_amount(total->mirrored), *unit = mirror_unit(study),
                  *expected = mirror_ratio_words(study->expected), *ratio = mirror_ratio_words(total->ratio),
                  *low = mirror_ratio_words(total->low), *high = mirror_ratio_words(total->high),
                  *parts = mirror_parts(study);
  g_string_append_printf(text, "%s, %s%s: %s%s reported and %s mirrored", mirror_label(study->reported), period,
                         study->n > 1 ? ", where the sums differ most" : "", reported, unit, mirrored);
  if (isnan(total->ratio))
    g_string_append_c(text, '.');
  else if (isnan(total->low))
    g_string_append_printf(text, ", a ratio of %s where %s is to be expected.", ratio, expected);
  else
    g_string_append_printf(
        text, ", a ratio of %s where %s is to be expected (%s to %s with any one of %" G_GSIZE_FORMAT " %s left out).",
        ratio, expected, low, high, total->pairs, parts);
  append_main_partner(text, study, t);
}

/* The smallest and the largest ratio, and the last. */
static void
append_course(GString *text, const MirrorStudy *study)
{
  gsize least = G_MAXSIZE, most = G_MAXSIZE, last = G_MAXSIZE;
  for (gsize t = 0; t < study->n; t++) {
    const double ratio = study->totals[t].ratio;
    if (isnan(ratio))
      continue;
    least = least == G_MAXSIZE || ratio < study->totals[least].ratio ? t : least;
    most = most == G_MAXSIZE || ratio > study->totals[most].ratio ? t : most;
    last = t;
  }
  if (least == most)
    return;
  g_autofree char *low = mirror_ratio_words(study->totals[least].ratio),
                  *high = mirror_ratio_words(study->totals[most].ratio),
                  *final = mirror_ratio_words(study->totals[last].ratio), *at_low = period_print(study->periods[least]),
                  *at_high = period_print(study->periods[most]), *at_last = period_print(study->periods[last]);
  g_string_append_printf(text, " The ratio lies between %s (%s) and %s (%s)", low, at_low, high, at_high);
  if (last == least || last == most)
    g_string_append_c(text, '.');
  else
    g_string_append_printf(text, "; in %s, the last, it is %s.", at_last, final);
}

static void
append_suspects(GString *text, const MirrorStudy *study)
{
  const char *word = period_word(study->reported->frequency, 2);
  g_autofree char *span = mirror_span(study), *unit = mirror_unit(study);
  guint named = 0;
  for (gsize i = 0; study->n > 1 && i < study->k && named < MIN(SUSPECTS, study->top); i++) {
    const MirrorPartner *partner = &study->partners[study->order[i]];
    const MirrorSum *sum = &partner->sum;
    if (!(sum->gross > 0))
      break;
    g_autofree char *excess = signed_number(sum->excess);
    const gsize same = sum->excess > 0 ? sum->above : sum->below;
    if (named == 0)
      g_string_append_printf(text, " Over %s the yearly differences, signs aside, are largest with ", span);
    g_string_append_printf(text, "%s%s (%s%s, %s what is expected in %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " %s)",
                           named ? "; " : "", partner->label, excess, unit, sum->excess > 0 ? "above" : "below", same,
                           sum->n, word);
    named++;
  }
  if (named)
    g_string_append_c(text, '.');
}

static void
append_one(GString *text, const MirrorOn *one, const char *where)
{
  g_autofree char *numbers = one->why ? g_strdup_printf("not computed (%s)", one->why)
                                      : numbers_words(one->correlation.r, one->n, one->correlation.p_effective);
  g_string_append_printf(text, " in %s %s", where, numbers);
}

static const char *
verdict(const gboolean *told)
{
  return told[ON_LEVELS] && told[ON_CHANGES] ? "both are told from no correlation"
         : told[ON_LEVELS]                   ? "the levels are told from no correlation, the changes are not"
         : told[ON_CHANGES]                  ? "the changes are told from no correlation, the levels are not"
                                             : "the data tell neither from no correlation";
}

static void
append_given(GString *text, const MirrorStudy *study)
{
  if (!study->given)
    return;
  gboolean told[N_ON];
  for (guint on = 0; on < N_ON; on++)
    told[on] = !study->on[on].why && study->on[on].correlation.p_effective < TOLD_P;
  g_string_append_printf(text, " The log ratio and %s:", study->given);
  append_one(text, &study->on[ON_LEVELS], "levels");
  g_string_append_c(text, ';');
  append_one(text, &study->on[ON_CHANGES], "changes");
  if (study->on[ON_LEVELS].why && study->on[ON_CHANGES].why)
    g_string_append_c(text, '.');
  else
    g_string_append_printf(text, ": %s. A correlation shows no cause.", verdict(told));
}

char *
read_mirror(const MirrorStudy *study)
{
  GString *text = g_string_new(NULL);
  if (all_agree(study)) {
    g_autofree char *expected = mirror_ratio_words(study->expected);
    g_string_append_printf(text, "The sums of both sides stand in the expected ratio of %s throughout.", expected);
  } else {
    append_widest(text, study);
    append_course(text, study);
  }
  append_suspects(text, study);
  append_given(text, study);
  g_string_append(
      text, " More than the mirror leads to expect fits goods that went on to other places, less fits goods that "
            "came by way of others; but so do differences of time, value, secrecy and rule (exports go by the last "
            "known destination, imports by the country of origin). These numbers do not tell them apart.");
  return g_string_free(text, FALSE);
}
