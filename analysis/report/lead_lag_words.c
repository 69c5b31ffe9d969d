#include "lead_lag_words.h"

#include <math.h>

#include "correlation_words.h"
#include "format.h"
#include "regression_words.h"
#include "study/model.h"

#define ALPHA (1 - CONFIDENCE_LEVEL)

char *
lag_words(int lag)
{
  return lag == 0 ? g_strdup("0") : g_strdup_printf("%s%d", lag > 0 ? "+" : "−", ABS(lag));
}

char *
lead_words(const LeadLagStudy *study, int lag)
{
  const gsize apart = (gsize)ABS(lag);
  g_autofree char *sign = lag_words(lag);
  if (lag == 0)
    return g_strdup_printf("at lag 0, in the same %s", period_word(study->frequency, 1));
  return g_strdup_printf("at lag %s, so that %s leads %s by %" G_GSIZE_FORMAT " %s", sign,
                         lag > 0 ? study->x : study->y, lag > 0 ? study->y : study->x, apart,
                         period_word(study->frequency, apart));
}

static gboolean
by_shifts(const LeadLagSide *side)
{
  return side->shift.p < ALPHA;
}

static gboolean
by_blocks(const LeadLagSide *side)
{
  return side->bootstrap.p < ALPHA;
}

gboolean
lead_lag_told(const LeadLagSide *side)
{
  return by_shifts(side) && by_blocks(side);
}

/* "r = 0.31 at lag +1, n = 12, p = 0.412 by shifts and p = 0.523 by blocks" */
static char *
side_numbers(const LeadLagSide *side)
{
  g_autofree char *r = r_words(side->shift.r), *lag = lag_words(side->shift.best), *shifts = p_words(side->shift.p),
                  *blocks = p_words(side->bootstrap.p);
  return g_strdup_printf("r = %s at lag %s, n = %" G_GSIZE_FORMAT ", %s by shifts and %s by blocks", r, lag, side->n,
                         shifts, blocks);
}

char *
warn_lead_lag_levels(const LeadLagStudy *study)
{
  const LeadLagSide *changes = &study->on[ON_CHANGES];
  g_autofree char *numbers = changes->why ? NULL : side_numbers(changes);
  return warn_expected(&study->wander[0], &study->wander[1], numbers, changes->why);
}

char *
warn_lead_lag_few(const LeadLagStudy *study)
{
  const LeadLagSide *levels = &study->on[ON_LEVELS];
  if (levels->n >= FEW_PAIRS)
    return NULL;
  g_autofree char *one = format_decimals(levels->needed, 2), *best = format_decimals(levels->bootstrap.needed, 2),
                  *smallest = format_p(levels->shift.smallest),
                  *beyond =
                      isnan(levels->bootstrap.needed) ? g_strdup("none") : g_strdup_printf("only one beyond ±%s", best);
  return g_strdup_printf(
      "%" G_GSIZE_FORMAT " %s: at a lag that was named beforehand only a correlation beyond ±%s could be told from "
      "chance, as the best of %" G_GSIZE_FORMAT " lags %s. The shifts are so few that p cannot fall below %s.",
      levels->n, period_word(study->frequency, levels->n), one, 2 * levels->lags + 1, beyond, smallest);
}

static void
append_verdict(GString *text, const LeadLagSide *side)
{
  g_autofree char *shifts = p_words(side->shift.p), *blocks = p_words(side->bootstrap.p);
  g_string_append_printf(
      text, " Judged as the largest of them it has %s by circular shifts and %s by a block bootstrap: ", shifts,
      blocks);
  if (lead_lag_told(side))
    g_string_append(text, "more than chance gives where the two have nothing to do with each other.");
  else if (by_shifts(side) || by_blocks(side))
    g_string_append(text, "the two tests do not agree, and the question stays open.");
  else
    g_string_append(text, "the data do not tell it from chance.");
}

static void
append_interval(GString *text, const LeadLagSide *side)
{
  const LagInterval *at = &side->at_best;
  if (at->n == 0)
    return;
  g_autofree char *interval = interval_words(at->lower, at->upper);
  g_string_append_printf(text,
                         " (95 %% interval %s for its %" G_GSIZE_FORMAT " pairs, which does not know that the lag "
                         "was picked)",
                         interval, at->n);
}

/* Signs of the parts that could be computed; FALSE when there are none. */
static gboolean
count_signs(const LeadLagSide *side, guint *parts, guint *same)
{
  *parts = *same = 0;
  for (guint i = 0; i < LEAD_LAG_PARTS; i++)
    if (!isnan(side->parts[i].r)) {
      ++*parts;
      *same += (side->parts[i].r > 0) == (side->shift.r > 0) ? 1 : 0;
    }
  return *parts > 0;
}

static void
append_parts(GString *text, const LeadLagSide *side)
{
  guint parts, same;
  if (!count_signs(side, &parts, &same))
    return;
  if (same < parts)
    g_string_append_printf(text,
                           " Its sign does not hold: %u of the %u halves and thirds that are long enough have the "
                           "other one.",
                           parts - same, parts);
  else if (parts == LEAD_LAG_PARTS)
    g_string_append(text, " It has the same sign in both halves and in all thirds of the sample.");
  else
    g_string_append_printf(text, " It has the same sign in the %u halves and thirds that are long enough.", parts);
}

static void
append_side(GString *text, const LeadLagStudy *study, CorrelatedOn on)
{
  const LeadLagSide *side = &study->on[on];
  const char *of = on == ON_LEVELS ? "the levels" : "the changes";
  if (side->why) {
    g_string_append_printf(text, " Of %s nothing can be said: %s.", of, side->why);
    return;
  }
  g_autofree char *r = r_words(side->shift.r), *lead = lead_words(study, side->shift.best);
  g_string_append_printf(text, "%sOf %s the largest of %" G_GSIZE_FORMAT " correlations is %s, %s",
                         text->len ? " " : "", of, 2 * side->lags + 1, r, lead);
  append_interval(text, side);
  g_string_append_c(text, '.');
  append_verdict(text, side);
  append_parts(text, side);
}

char *
read_lead_lag(const LeadLagStudy *study)
{
  GString *text = g_string_new(NULL);
  append_side(text, study, ON_LEVELS);
  append_side(text, study, ON_CHANGES);
  if (both_trend(&study->wander[0], &study->wander[1]) || both_integrated(&study->wander[0], &study->wander[1]))
    g_string_append(text, " Of two series that wander the levels correlate anyway: go by the changes.");
  g_string_append(text, " That one series moves before another does not show that it moves it: a third may move both, "
                        "one sooner than the other.");
  return g_string_free(text, FALSE);
}
