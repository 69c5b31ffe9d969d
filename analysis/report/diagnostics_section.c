#include "diagnostics_section.h"

#include <math.h>

#include "format.h"
#include "regression_words.h"
#include "verdicts.h"

#define DIGITS 4

void
section_diagnostics(Document *document, const Regression *regression)
{
  const Diagnostics *d = regression->diagnostics;
  if (!d)
    return;
  Block *table = document_table(document,
                                regression->estimator == ESTIMATOR_PRAIS_WINSTEN
                                    ? "Tests of the assumptions, on the transformed observations"
                                    : "Tests of the assumptions",
                                "<Test", "<Null", "Statistic", "<Law", "p", "<Verdict", NULL);
  for (guint i = 0; i < N_DIAGNOSTICS; i++) {
    const Diagnostic *test = &d->tests[i];
    g_autofree char *title = test_title(test), *law = test_law(&test->result), *verdict = verdict_of(test),
                    *statistic = test->run ? format_significant(test->result.statistic, DIGITS) : NULL,
                    *p = test->run ? format_p(test->result.p) : NULL;
    table_row(table, title, test->run ? test->result.null : "", statistic ? statistic : "", law, p ? p : "", verdict,
              NULL);
  }
  g_autofree char *all = verdict_of_all(d);
  document_say(document, BLOCK_PARAGRAPH, "%s", all);
}

static void
say_largest(Document *document, const Regression *r)
{
  const InfluenceReport *influence = r->influence;
  g_autofree char *leverage = format_significant(influence->leverage, 3),
                  *limit = format_significant(influence->leverage_limit, 3),
                  *cook = format_significant(influence->cook, 3),
                  *studentised = format_decimals(influence->studentised, 2),
                  *leverage_at = observation_name(r, influence->leverage_at);
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(
      text, "Largest leverage %s (%s); %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " lie above twice the mean, %s.",
      leverage, leverage_at, influence->above_limit, r->n, limit);
  if (influence->cook_at < r->n) {
    g_autofree char *at = observation_name(r, influence->cook_at);
    g_string_append_printf(text, " Largest Cook’s distance %s (%s).", cook, at);
  }
  if (influence->studentised_at < r->n) {
    g_autofree char *at = observation_name(r, influence->studentised_at);
    g_string_append_printf(text, " Largest studentised residual %s (%s).", studentised, at);
  }
  document_say(document, BLOCK_PARAGRAPH, "%s", text->str);
}

static char *
change_text(double estimate, double without)
{
  const double change = (without - estimate) / fabs(estimate);
  g_autofree char *percent = format_percent(change, 1);
  return isfinite(change) ? g_strconcat(change > 0 ? "+" : "", percent, NULL) : NULL;
}

void
section_influence(Document *document, const Regression *r)
{
  const InfluenceReport *influence = r->influence;
  if (!influence)
    return;
  Block *table = document_table(
      document, r->estimator == ESTIMATOR_OLS ? "Without one observation" : "Without one observation, by least squares",
      "<Term", "Estimate", "<Without", "It would be", "Change", NULL);
  for (gsize j = 0; j < r->k; j++) {
    const double estimate = gsl_vector_get(r->fit->coefficients, j), without = influence->without[j];
    const gsize at = influence->strongest[j];
    g_autofree char *shown = format_significant(estimate, DIGITS), *other = format_significant(without, DIGITS),
                    *change = change_text(estimate, without), *name = at < r->n ? observation_name(r, at) : NULL;
    table_row(table, r->fit->names[j], shown, name ? name : "–", other, change ? change : "", NULL);
  }
  say_largest(document, r);
}
