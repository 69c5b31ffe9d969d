#include "breaks_reading.h"

#include <math.h>

#include "breaks_words.h"
#include "format.h"
#include "reading_parts.h"
#include "regression_words.h"
#include "stats/hansen.h"

#define DIGITS 4

#define MOST_BREAKS 4 /* more are left to the table */

/* "1 break, after 1898 (95 % interval 1895 to 1902)" */
static char *
breaks_text(const BreaksStudy *study)
{
  const gsize count = breaks_count(study);
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "%" G_GSIZE_FORMAT " break%s", count, count == 1 ? "" : "s");
  for (gsize b = 0; b < MIN(count, MOST_BREAKS); b++) {
    g_autofree char *date = breaks_date(study, study->regimes->regimes[b + 1].first),
                    *interval = breaks_interval(study, b);
    g_string_append_printf(text, ", after %s (%s%s)", date, study->intervals[b].known ? "95 % interval " : "interval ",
                           interval);
  }
  if (count > MOST_BREAKS)
    g_string_append(text, " and so on in the table");
  return g_string_free(text, FALSE);
}

/* Where the stricter criterion differs. */
static void
append_lwz(GString *text, const BreaksStudy *study)
{
  const gsize count = study->partitions->by_lwz;
  if (count == study->partitions->by_bic)
    return;
  g_autofree char *number = count ? g_strdup_printf("%" G_GSIZE_FORMAT, count) : g_strdup("none");
  g_string_append_printf(text, " LWZ, a criterion that is slower to take a break, takes %s.", number);
}

/* "It was 1098 in 1871–1898 and 850.0 in 1899–1970 (−247.8)." */
static void
append_means(GString *text, const BreaksStudy *study)
{
  const Regimes *regimes = study->regimes;
  const char *unit = study->unit ? study->unit : "";
  for (gsize r = 0; r < MIN(regimes->count, MOST_BREAKS + 1); r++) {
    const Regime *regime = &regimes->regimes[r];
    g_autofree char *level = format_significant(regime->coefficients[0], DIGITS),
                    *span = breaks_span(study, regime->first, regime->n);
    g_string_append_printf(text, "%s%s%s%s in %s", r ? ", then " : " It was ", level, r == 0 && *unit ? " " : "",
                           r == 0 ? unit : "", span);
    if (r > 0) {
      g_autofree char *change = signed_number(regime->coefficients[0] - regime[-1].coefficients[0]);
      g_string_append_printf(text, " (%s)", change);
    }
  }
  g_string_append(text, ".");
}

/* How far the line of a regime lies from that of the regime before, in its first period. */
static double
step_into(const Regime *regime)
{
  const double time = (double)regime->first;
  return regime->coefficients[0] - regime[-1].coefficients[0] +
         time * (regime->coefficients[1] - regime[-1].coefficients[1]);
}

/* "It went by +1.160 a year in 1871–1898, then, after a step of −262.8, by +0.6905 in 1899–1970." */
static void
append_trends(GString *text, const BreaksStudy *study)
{
  for (gsize r = 0; r < MIN(study->regimes->count, MOST_BREAKS + 1); r++) {
    const Regime *regime = &study->regimes->regimes[r];
    g_autofree char *slope = signed_number(regime->coefficients[1]),
                    *span = breaks_span(study, regime->first, regime->n),
                    *step = r ? signed_number(step_into(regime)) : NULL;
    if (r)
      g_string_append_printf(text, ", then, after a step of %s, by %s in %s", step, slope, span);
    else
      g_string_append_printf(text, " It went by %s%s%s %s in %s", slope, study->unit ? " " : "",
                             study->unit ? study->unit : "", every_period(study->frequency), span);
  }
  g_string_append(text, ".");
}

static void
append_regimes(GString *text, const BreaksStudy *study)
{
  if (study->terms == TERMS_CONSTANT)
    append_means(text, study);
  else if (study->terms == TERMS_TREND)
    append_trends(text, study);
  else
    g_string_append(text, " The table has the coefficients of each regime.");
}

/* "p = 0.13", "p ≤ 0.0005" */
static char *
p_text(const BreaksStudy *study)
{
  g_autofree char *p = study->lagged_response ? format_p(study->sup_f->sup_p) : breaks_bootstrap_p(&study->bootstrap);
  return g_strdup_printf("p %s%s", g_str_has_prefix(p, "<") || g_str_has_prefix(p, "≤") ? "" : "= ", p);
}

/* "the largest F of a single break, 75.93 after 1898, is more than errors as autocorrelated as these (0.53) bring by chance (p ≤ 0.0005;
 * null: no break)" */
static char *
largest_f(const BreaksStudy *study)
{
  g_autofree char *statistic = format_significant(study->sup_f->sup, DIGITS), *p = p_text(study),
                  *rho = format_significant(study->bootstrap.rho, 2), *date = breaks_date(study, study->sup_f->at);
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "the largest F of a single break, %s after %s, ", statistic, date);
  if (isnan(breaks_p(study))) {
    g_string_append_printf(text, "has no p-value, as there are more than %d coefficients", HANSEN_MOST);
    return g_string_free(text, FALSE);
  }
  g_string_append_printf(text, "is %s than ", breaks_p(study) < BREAKS_LEVEL ? "more" : "no more");
  if (study->lagged_response)
    g_string_append_printf(text, "independent errors bring by chance (Hansen’s %s; null: no break)", p);
  else
    g_string_append_printf(text, "errors as autocorrelated as these (%s) bring by chance (%s; null: no break)", rho, p);
  return g_string_free(text, FALSE);
}

static void
append_found(GString *text, const BreaksStudy *study, const char *subject, const char *f)
{
  g_autofree char *breaks = breaks_text(study);
  if (breaks_are_small(study))
    g_string_append_printf(text, "The %s is described best with %s.", subject, breaks);
  else
    g_string_append_printf(text, "The %s changed: BIC takes %s.", subject, breaks);
  append_regimes(text, study);
  g_string_append_printf(text, " And %s.", f);
}

static void
append_unsupported(GString *text, const BreaksStudy *study, const char *subject, const char *f)
{
  g_autofree char *breaks = breaks_text(study);
  g_string_append_printf(text, "For the %s BIC takes %s, but that is not borne out: %s.", subject, breaks, f);
}

static void
append_none(GString *text, const BreaksStudy *study, const char *subject, const char *f)
{
  if (breaks_p(study) < BREAKS_LEVEL)
    g_string_append_printf(text, "Whether the %s changed is open: BIC takes no break, but %s.", subject, f);
  else
    g_string_append_printf(text,
                           "No break in the %s is found: BIC takes none, and %s. A small change, or one near either "
                           "end, can have been missed.",
                           subject, f);
}

static void
append_limits(GString *text, const BreaksStudy *study)
{
  if (breaks_are_small(study))
    g_string_append_printf(text,
                           " With n = %" G_GSIZE_FORMAT " and regimes of %" G_GSIZE_FORMAT
                           " %s or more this is a description: the p-values and intervals, which hold for long "
                           "series, are rough.",
                           study->n, study->segment, period_word(study->frequency, study->segment));
  if (breaks_count(study) > 0 || breaks_p(study) < BREAKS_LEVEL)
    g_string_append(text, " A date says nothing about a cause, and a gradual change looks like a break as well.");
}

char *
read_breaks(const BreaksStudy *study)
{
  g_autofree char *subject = breaks_subject(study), *f = largest_f(study);
  GString *text = g_string_new(NULL);
  if (breaks_count(study) == 0)
    append_none(text, study, subject, f);
  else if (breaks_p(study) < BREAKS_LEVEL)
    append_found(text, study, subject, f);
  else
    append_unsupported(text, study, subject, f);
  append_lwz(text, study);
  append_limits(text, study);
  return g_string_free(text, FALSE);
}
