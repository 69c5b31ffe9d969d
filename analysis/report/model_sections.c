#include "model_sections.h"

#include <math.h>

#include "correlation_reading.h"
#include "correlation_words.h"
#include "format.h"
#include "readings.h"
#include "regression_section.h"
#include "regression_words.h"
#include "warnings.h"

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

/* Which lags made the correction, and how large it is. */
static void
say_hamed_rao(Document *document, const HamedRao *test)
{
  g_autofree char *factor = format_significant(test->factor, DIGITS), *bound = format_decimals(test->bound, 3),
                  *z = format_decimals(test->z, 3), *r1 = format_decimals(test->r1, 3),
                  *ar_factor = format_significant(test->ar_factor, DIGITS), *ar_z = format_decimals(test->ar_z, 3);
  g_autofree char *lags =
      test->lags == 0
          ? g_strdup_printf("no autocorrelation of the detrended ranks passes ±%s", bound)
          : g_strdup_printf("%" G_GSIZE_FORMAT " lag%s count%s, the longest %" G_GSIZE_FORMAT
                            ", at which the detrended ranks’ autocorrelation passes ±%s",
                            test->lags, test->lags == 1 ? "" : "s", test->lags == 1 ? "s" : "", test->longest, bound);
  document_say(document, BLOCK_METHOD, "Hamed–Rao (1998): the variance of S times %s: %s; Z = %s.%s", factor, lags, z,
               test->factor < 1 ? " A factor below 1 is taken as 1." : "");
  if (!isnan(test->ar_z))
    document_say(
        document, BLOCK_METHOD,
        "AR(1): autocorrelations r^lag at all lags, r = %s (corrected for bias): the variance of S times %s%s; Z = "
        "%s. In short series it keeps to its level better than Hamed and Rao’s.",
        r1, ar_factor, test->ar_factor < 1 ? ", taken as 1" : "", ar_z);
}

void
section_trend(Document *document, const Trend *trend)
{
  const Regression *main = trend->log_linear ? trend->log_linear : trend->linear;
  g_autofree char *sample = describe_sample(main), *errors = describe_errors(main), *reading = read_trend(trend);
  g_autofree char *slope = format_significant(trend->theil_sen.slope, DIGITS),
                  *lower = format_significant(trend->theil_sen.lower, DIGITS),
                  *upper = format_significant(trend->theil_sen.upper, DIGITS),
                  *z = format_decimals(trend->mann_kendall.z, 3), *p = format_p(trend->mann_kendall.p),
                  *corrected = format_p(trend->hamed_rao.p), *ar = format_p(trend->hamed_rao.ar_p);
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
  table_row(table, "Mann–Kendall, autocorrelation allowed for (Hamed–Rao)", NULL, NULL, NULL, NULL, NULL, corrected,
            NULL, NULL, NULL);
  table_row(table, "Mann–Kendall, autocorrelation allowed for (AR(1))", NULL, NULL, NULL, NULL, NULL, ar, NULL, NULL,
            NULL);
  document_say(document, BLOCK_METHOD,
               "Mann–Kendall: S = %" G_GINT64_FORMAT ", Z = %s, null: no monotonic trend, periods independent.",
               trend->mann_kendall.s, z);
  say_hamed_rao(document, &trend->hamed_rao);
  section_forecast(document, main);
  document_say(document, BLOCK_READING, "%s", reading);
}

static const char *
on_name(CorrelatedOn on)
{
  return on == ON_LEVELS ? "as given" : "changes";
}

/* What allows for autocorrelation comes first; Kendall has neither interval nor p of this kind. */
static void
time_rows(Block *table, const CorrelatedPair *pair, gboolean resampled)
{
  for (CorrelationMethod method = CORRELATION_PEARSON; pair->n && method <= CORRELATION_KENDALL; method++) {
    const Correlation *c = &pair->results[method];
    const ResampledP *by = &pair->resampled[method];
    const gboolean interval = !isnan(c->lower_effective), needed = method == CORRELATION_PEARSON;
    const char *name = correlation_name(method), *of = on_name(pair->on);
    g_autofree char *n = g_strdup_printf("%" G_GSIZE_FORMAT, c->n), *r = format_decimals(c->r, 4),
                    *effective = format_decimals(c->n_effective, 1),
                    *lower = interval ? format_decimals(c->lower_effective, 4) : NULL,
                    *upper = interval ? format_decimals(c->upper_effective, 4) : NULL,
                    *p = isnan(c->p_effective) ? NULL : format_p(c->p_effective),
                    *shift = by->shifts ? format_p(by->p_shift) : NULL,
                    *blocks = by->resamples ? format_p(by->p_bootstrap) : NULL,
                    *detectable = needed ? format_decimals(pair->detectable, 2) : NULL;
    if (resampled)
      table_row(table, of, name, n, r, effective, lower, upper, p, shift, blocks, detectable, NULL);
    else
      table_row(table, of, name, n, r, effective, lower, upper, p, detectable, NULL);
  }
}

static void
independent_rows(Block *table, const CorrelatedPair *pair)
{
  for (CorrelationMethod method = CORRELATION_PEARSON; pair->n && method <= CORRELATION_KENDALL; method++) {
    const Correlation *c = &pair->results[method];
    g_autofree char *n = g_strdup_printf("%" G_GSIZE_FORMAT, c->n), *r = format_decimals(c->r, 4), *p = format_p(c->p),
                    *how = describe_p(c), *lower = isnan(c->lower) ? NULL : format_decimals(c->lower, 4),
                    *upper = isnan(c->upper) ? NULL : format_decimals(c->upper, 4);
    table_row(table, on_name(pair->on), correlation_name(method), n, r, lower, upper, p, how, NULL);
  }
}

static gboolean
is_resampled(const CorrelatedPair *pair)
{
  return pair->n && pair->resampled[CORRELATION_PEARSON].seed;
}

static void
time_table(Document *document, const CorrelationReport *report)
{
  const CorrelatedPair *levels = &report->on[ON_LEVELS], *changes = &report->on[ON_CHANGES];
  const gboolean resampled = is_resampled(levels) || is_resampled(changes);
  g_autofree char *periods = periods_print(report->periods, report->n), *resampling = describe_resampling(report);
  document_say(document, BLOCK_METHOD,
               "Correlation of %s with %s: %s, %s. Null: no association. n eff., the interval and p allow for "
               "autocorrelation (Pyper and Peterman 1998); r needed is the size from which on Pearson’s p is below "
               "0.05.%s%s",
               report->x, report->y, periods, frequency_name(report->frequency), gaps_words(report->gaps), resampling);
  Block *table = resampled ? document_table(document, NULL, "<Of", "<Method", "n", "r", "n eff.", "Low 95 %",
                                            "High 95 %", "p", "p by shifts", "p by blocks", "r needed", NULL)
                           : document_table(document, NULL, "<Of", "<Method", "n", "r", "n eff.", "Low 95 %",
                                            "High 95 %", "p", "r needed", NULL);
  time_rows(table, levels, resampled);
  time_rows(table, changes, resampled);
  if (changes->why)
    document_say(document, BLOCK_PARAGRAPH, "Changes: %s.", changes->why);
}

void
section_correlation(Document *document, const CorrelationReport *report)
{
  g_autofree char *reading = read_correlation(report);
  g_autoptr(GPtrArray) warnings = warn_correlation(report);
  if (report->cross_section)
    document_say(document, BLOCK_METHOD,
                 "Correlation of %s with %s: a table without periods. Null: no association, the rows independent.",
                 report->x, report->y);
  else
    time_table(document, report);
  Block *table = document_table(document, report->cross_section ? NULL : "If the pairs were independent", "<Of",
                                "<Method", "n", "r", "Low 95 %", "High 95 %", "p", "<p by", NULL);
  independent_rows(table, &report->on[ON_LEVELS]);
  independent_rows(table, &report->on[ON_CHANGES]);
  say_warnings(document, warnings);
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
