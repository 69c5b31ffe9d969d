#include "model_sections.h"

#include <math.h>

#include "format.h"
#include "readings.h"

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
  document_say(document, BLOCK_READING, "%s", reading);
}

static void
regression_rows(Block *table, const Regression *regression)
{
  for (gsize i = 0; i < regression->fit->k; i++) {
    const Coefficient *term = &regression->coefficients[i], *plain = &regression->plain[i];
    g_autofree char *estimate = format_significant(term->estimate, DIGITS),
                    *error = format_significant(term->standard_error, DIGITS), *t = format_decimals(term->t, 2),
                    *p = format_p(term->p), *lower = format_significant(term->lower, DIGITS),
                    *upper = format_significant(term->upper, DIGITS),
                    *plain_error = format_significant(plain->standard_error, DIGITS);
    if (regression->errors == ERRORS_PLAIN)
      table_row(table, regression->fit->names[i], estimate, error, t, p, lower, upper, NULL);
    else
      table_row(table, regression->fit->names[i], estimate, error, t, p, lower, upper, plain_error, NULL);
  }
}

static void
say_fit(Document *document, const Fit *fit)
{
  g_autofree char *r_squared = format_decimals(fit->r_squared, 4), *adjusted = format_decimals(fit->adjusted, 4),
                  *sigma = format_significant(fit->sigma, DIGITS), *dw = format_decimals(fit->durbin_watson, 4),
                  *aic = format_decimals(fit->aic, 2), *bic = format_decimals(fit->bic, 2),
                  *condition = format_significant(fit->condition, 2);
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text,
                         "n = %" G_GSIZE_FORMAT ", %" G_GSIZE_FORMAT
                         " degrees of freedom, R² %s (adjusted %s), residual standard error %s",
                         fit->n, fit->n - fit->k, r_squared, adjusted, sigma);
  if (!isnan(fit->f)) {
    g_autofree char *f = format_significant(fit->f, DIGITS), *p = format_p(fit->f_p);
    g_string_append_printf(text, ", F(%" G_GSIZE_FORMAT ", %" G_GSIZE_FORMAT ") = %s under plain errors (p %s)",
                           fit->k - (fit->intercept ? 1 : 0), fit->n - fit->k, f, p);
  }
  g_string_append_printf(text, ", Durbin–Watson %s, AIC %s, BIC %s, condition number %s.", dw, aic, bic, condition);
  document_say(document, BLOCK_PARAGRAPH, "%s", text->str);
}

void
section_regression(Document *document, const Regression *regression)
{
  g_autofree char *sample = describe_sample(regression), *errors = describe_errors(regression),
                  *reading = read_regression(regression);
  document_say(document, BLOCK_METHOD,
               "Least squares: %s; %s. %c%s; p is of the null that the coefficient is zero, by Student’s t.",
               regression->formula, sample, g_ascii_toupper(errors[0]), errors + 1);
  Block *table =
      regression->errors == ERRORS_PLAIN
          ? document_table(document, NULL, "<Term", "Estimate", "Std. error", "t", "p", "Low 95 %", "High 95 %", NULL)
          : document_table(document, NULL, "<Term", "Estimate", "Std. error", "t", "p", "Low 95 %", "High 95 %",
                           "Plain error", NULL);
  regression_rows(table, regression);
  say_fit(document, regression->fit);
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
