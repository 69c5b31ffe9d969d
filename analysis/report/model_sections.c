#include "model_sections.h"

#include <math.h>

#include "format.h"
#include "readings.h"
#include "regression_section.h"
#include "regression_words.h"

/* Significant digits in a report's tables: what Newey-West errors of a few dozen observations can carry. */
#define DIGITS 4

static void
trend_row(Block *table, const char *what, const Regression *regression)
{
  const Coefficient *slope = &regression->coefficients[1], *plain = &regression->plain[1];
  g_autofree char *estimate = format_significant(slope->estimate, DIGITS),
                  *error = format_significant(slope->standard_error, DIGITS),
                  *plain_error = format_significant(plain->standard_error, DIGITS), *p = format_p(slope->p),
                  *lower = format_significant(slope->lower, DIGITS), *upper = format_significant(slope->upper, DIGITS),
                  *r_squared = format_decimals(regression->fit->r_squared, 3),
                  *dw = format_decimals(regression->fit->durbin_watson, 3);
  table_row(table, what, estimate, lower, upper, error, plain_error, p, r_squared, dw, NULL);
}

void
section_trend(Document *document, const Trend *trend)
{
  const Regression *main = trend->log_linear ? trend->log_linear : trend->linear;
  g_autofree char *sample = describe_sample(main), *errors = describe_errors(main), *reading = read_trend(trend);
  g_autofree char *slope = format_significant(trend->theil_sen.slope, DIGITS),
                  *lower = format_significant(trend->theil_sen.lower, DIGITS),
                  *upper = format_significant(trend->theil_sen.upper, DIGITS),
                  *z = format_decimals(trend->mann_kendall.z, 3), *p = format_p(trend->mann_kendall.p);
  document_say(document, BLOCK_METHOD,
               "Trend of %s%s%s%s: %s. Least squares on time, %s; p is of the null that the slope is zero.",
               series_label(trend->series), trend->series->unit ? " (" : "",
               trend->series->unit ? trend->series->unit : "", trend->series->unit ? ")" : "", sample, errors);
  Block *table = document_table(document, NULL, "<Trend", "Slope a period", "Low 95 %", "High 95 %", "Std. error",
                                "Plain error", "p", "R²", "Durbin–Watson", NULL);
  if (trend->log_linear)
    trend_row(table, "log-linear", trend->log_linear);
  trend_row(table, "linear", trend->linear);
  table_row(table, "Theil–Sen", slope, lower, upper, NULL, NULL, NULL, NULL, NULL, NULL);
  table_row(table, "Mann–Kendall", NULL, NULL, NULL, NULL, NULL, p, NULL, NULL, NULL);
  document_say(document, BLOCK_METHOD,
               "Mann–Kendall: S = %" G_GINT64_FORMAT ", Z = %s, null: no monotonic trend, periods independent.",
               trend->mann_kendall.s, z);
  section_forecast(document, main);
  document_say(document, BLOCK_READING, "%s", reading);
}

static void
correlation_rows(Block *table, const CorrelatedPair *pair)
{
  for (CorrelationMethod method = CORRELATION_PEARSON; pair->n && method <= CORRELATION_KENDALL; method++) {
    const Correlation *c = &pair->results[method];
    g_autofree char *n = g_strdup_printf("%" G_GSIZE_FORMAT, c->n), *r = format_decimals(c->r, 4), *p = format_p(c->p),
                    *how = describe_p(c), *lower = isnan(c->lower) ? NULL : format_decimals(c->lower, 4),
                    *upper = isnan(c->upper) ? NULL : format_decimals(c->upper, 4),
                    *effective = format_decimals(c->n_effective, 1),
                    *p_effective = isnan(c->p_effective) ? NULL : format_p(c->p_effective);
    table_row(table, pair->on == ON_LEVELS ? "as given" : "changes", correlation_name(method), n, r, lower, upper, p,
              how, effective, p_effective, NULL);
  }
}

void
section_correlation(Document *document, const CorrelationReport *report)
{
  g_autofree char *reading = read_correlation(report), *warning = warn_correlation(report);
  g_autofree char *periods =
      report->cross_section ? g_strdup("a table without periods") : periods_print(report->periods, report->n);
  document_say(document, BLOCK_METHOD,
               "Correlation of %s with %s: %s%s%s. Null: no association. p takes the pairs to be "
               "independent; n eff. (Pyper and Peterman 1998) and its p allow for autocorrelation.",
               report->x, report->y, periods, report->cross_section ? "" : ", ",
               report->cross_section ? "" : frequency_name(report->frequency));
  Block *table = document_table(document, NULL, "<Of", "<Method", "n", "r", "Low 95 %", "High 95 %", "p", "<p by",
                                "n eff.", "p eff.", NULL);
  correlation_rows(table, &report->on[ON_LEVELS]);
  correlation_rows(table, &report->on[ON_CHANGES]);
  if (report->on[ON_CHANGES].why)
    document_say(document, BLOCK_PARAGRAPH, "Changes: %s.", report->on[ON_CHANGES].why);
  if (warning)
    document_say(document, BLOCK_WARNING, "%s", warning);
  document_say(document, BLOCK_READING, "%s", reading);
}

static gboolean
same_loss(const LedgerEntry *a, const LedgerEntry *b)
{
  return a->count == b->count && g_str_equal(a->reason, b->reason) && g_strcmp0(a->periods, b->periods) == 0;
}

/* The subjects of all entries that lost the same for the same reason; NULL when an earlier entry has told it. */
static char *
subjects_of(const GPtrArray *entries, guint at)
{
  const LedgerEntry *entry = g_ptr_array_index(entries, at);
  g_autoptr(GString) subjects = g_string_new(NULL);
  for (guint i = 0; i < entries->len; i++) {
    const LedgerEntry *other = g_ptr_array_index(entries, i);
    if (!same_loss(entry, other))
      continue;
    if (i < at)
      return NULL;
    g_string_append_printf(subjects, "%s%s", subjects->len ? ", " : "", other->subject);
  }
  return g_strdup(subjects->str);
}

void
section_ledger(Document *document, const Ledger *ledger)
{
  if (!ledger || ledger->entries->len == 0)
    return;
  document_heading(document, 1, "What was left out");
  Block *table = document_table(document, NULL, "<Why", "Count", "<Which", "<Of", NULL);
  for (guint i = 0; i < ledger->entries->len; i++) {
    const LedgerEntry *entry = g_ptr_array_index(ledger->entries, i);
    g_autofree char *count = g_strdup_printf("%" G_GSIZE_FORMAT, entry->count);
    g_autofree char *subjects = subjects_of(ledger->entries, i);
    if (subjects)
      table_row(table, entry->reason, count, entry->periods, subjects, NULL);
  }
}
