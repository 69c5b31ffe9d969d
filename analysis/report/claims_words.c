#include "claims_words.h"

#include <math.h>

#include "datasets/ledger.h"
#include "format.h"
#include "observation_text.h"

#define LEAST_DIGITS 3 /* significant ones of what was found */
#define MOST_DIGITS  6 /* where fewer would not tell it from what is stated */
#define MOST_STATED  9 /* digits behind the point of a stated number */

static char *
number_text(double value)
{
  return format_decimals(value, decimals_of(value, MOST_STATED));
}

char *
claim_stated(const Claim *claim, gboolean with_unit)
{
  static const char *const words[] = {"", "not ", "below ", "at most ", "above ", "at least "};
  g_autofree char *value = number_text(claim->value), *tolerance = number_text(claim->tolerance);
  const gboolean wide = claim->tolerance > 0, unit = with_unit && claim->unit;
  return g_strconcat(words[claim->relation], value, wide ? " ± " : "", wide ? tolerance : "", unit ? " " : "",
                     unit ? claim->unit : "", NULL);
}

/* Digits behind the point for so many significant ones. */
static int
decimals_for(double value, int digits)
{
  return value == 0 || !isfinite(value) ? 0 : MAX(digits - 1 - (int)floor(log10(fabs(value))), 0);
}

/* As many as the statement and its tolerance have, three significant ones of the number at least, and as many more as tell it from the
 * stated one; none where it is whole. */
static int
found_decimals(const Claim *claim)
{
  const Observation *found = &claim->decisive;
  const double number = isfinite(found->lower) ? found->lower : isfinite(found->upper) ? found->upper : 0;
  const int stated = MAX(decimals_of(claim->value, MOST_STATED), decimals_of(claim->tolerance, MOST_STATED));
  if (number == floor(number) && (!isfinite(found->upper) || found->upper == floor(found->upper)))
    return stated;
  int decimals = MAX(stated, decimals_for(number, LEAST_DIGITS));
  const int most = MAX(decimals, decimals_for(number, MOST_DIGITS));
  for (; decimals < most; decimals++) {
    g_autofree char *one = format_decimals(number, decimals), *other = format_decimals(claim->value, decimals);
    if (!g_str_equal(one, other))
      break;
  }
  return decimals;
}

char *
claim_found(const Claim *claim, gboolean with_unit)
{
  if (!claim->has_decisive)
    return g_strdup("–");
  const gboolean elsewhere = !period_equal(claim->decisive.period, claim->period), unit = with_unit && claim->unit;
  g_autofree char *number = observation_text(&claim->decisive, found_decimals(claim));
  g_autofree char *period = period_print(claim->decisive.period);
  return g_strconcat(number, unit ? " " : "", unit ? claim->unit : "", elsewhere ? " (" : "", elsewhere ? period : "",
                     elsewhere ? ")" : "", NULL);
}

char *
claim_difference(const Claim *claim)
{
  if (!isfinite(claim->difference))
    return g_strdup("–");
  g_autofree char *number = format_decimals(claim->difference, found_decimals(claim));
  return g_strconcat(claim->difference > 0 ? "+" : "", number, NULL);
}

static const char *
plural(gsize n)
{
  return n == 1 ? "" : "s";
}

/* One doubt and the periods it is about. */
static void
append_doubt(GString *text, const Claim *claim, ClaimDoubt doubt)
{
  const GArray *periods = claim->doubts[doubt];
  const gsize n = periods->len;
  g_autofree char *which = n ? periods_print((const Period *)(const void *)periods->data, n) : NULL;
  if (n == 0)
    return;
  g_string_append(text, "; ");
  switch (doubt) {
  case DOUBT_NOT_COVERED:
    g_string_append_printf(text, "nothing is known of %s", which);
    break;
  case DOUBT_ACROSS_EDGE:
    g_string_append_printf(text, "%s reach%s out of the period stated", which, n == 1 ? "es" : "");
    break;
  case DOUBT_NO_VALUE:
    g_string_append_printf(text, "%s %s no value", which, n == 1 ? "has" : "have");
    break;
  case DOUBT_INCOMPLETE:
    g_string_append_printf(text, "days are missing from %s", which);
    break;
  case DOUBT_OWN_SOURCE:
    g_string_append_printf(text, "%" G_GSIZE_FORMAT " period%s rest%s on the statement's own source (%s)", n, plural(n),
                           n == 1 ? "s" : "", which);
    break;
  case DOUBT_OPEN_LIMITS:
    g_string_append_printf(text, "the limits of %" G_GSIZE_FORMAT " period%s leave it open (%s)", n, plural(n), which);
    break;
  case N_CLAIM_DOUBTS:
    break;
  }
}

static char *
why_undecided(const Claim *claim)
{
  g_autoptr(GString) doubts = g_string_new(NULL);
  for (ClaimDoubt doubt = 0; doubt < N_CLAIM_DOUBTS; doubt++)
    append_doubt(doubts, claim, doubt);
  const char *rest = doubts->len ? doubts->str + 2 : "there is no observation";
  if (claim->holding == 0)
    return g_strdup_printf("no independent value decides it: %s", rest);
  return g_strdup_printf(
      "too few independent values: %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " periods hold%s, none fails; %s",
      claim->holding, claim->n, claim->doubts[DOUBT_OWN_SOURCE]->len ? " by values of their own" : "", rest);
}

static char *
why_not(const Claim *claim)
{
  g_autofree char *found = claim_found(claim, FALSE), *stated = claim_stated(claim, FALSE);
  if (claim->n == 1)
    return g_strdup_printf("%s is not %s", found, stated);
  return g_strdup_printf("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " period%s fail%s: %s is not %s", claim->failing,
                         claim->n, plural(claim->n), claim->failing == 1 ? "s" : "", found, stated);
}

char *
claim_reason(const Claim *claim)
{
  switch (claim->verdict) {
  case CLAIM_FAILS:
    return why_not(claim);
  case CLAIM_UNDECIDED:
    return why_undecided(claim);
  case CLAIM_HOLDS:
    break;
  }
  return claim->n > 1 ? g_strdup_printf("each of the %" G_GSIZE_FORMAT " periods holds", claim->n) : NULL;
}

gsize
claims_count(const Claim *const *claims, gsize n, ClaimVerdict verdict)
{
  gsize count = 0;
  for (gsize i = 0; i < n; i++)
    count += claims[i]->verdict == verdict;
  return count;
}
