#include "lead_lag_section.h"

#include <math.h>

#include "correlation_words.h"
#include "format.h"
#include "lead_lag_words.h"
#include "regression_words.h"
#include "warnings.h"

#define DIGITS 4

static const char *const on_names[] = {[ON_LEVELS] = "Levels", [ON_CHANGES] = "Changes"};

static char *
count_text(gsize count)
{
  return g_strdup_printf("%" G_GSIZE_FORMAT, count);
}

/* NULL for NaN: a missing cell. */
static char *
cell(double value)
{
  return isnan(value) ? NULL : format_decimals(value, DIGITS);
}

static void
say_method(Document *document, const LeadLagStudy *study)
{
  const LeadLagSide *levels = &study->on[ON_LEVELS];
  const char *periods = period_word(study->frequency, 2);
  g_autofree char *span = periods_print(levels->periods, levels->n);
  document_say(document, BLOCK_METHOD,
               "Leads and lags of %s and %s: %s, %s, n = %" G_GSIZE_FORMAT ", lags −%" G_GSIZE_FORMAT
               " to +%" G_GSIZE_FORMAT "%s, of levels and of changes (first differences). At a lag above zero %s leads "
               "%s by so many %s, below zero %s leads %s. r is over n at every lag, as in R’s ccf (whose lag has the "
               "other sign). Band: 95 %%, Bartlett’s formula for the autocorrelations of both. Prewhitened: an "
               "autoregression of %s by AIC is taken out of both.",
               study->x, study->y, span, frequency_name(study->frequency), levels->n, levels->lags, levels->lags,
               study->by_rule ? " (by rule: a quarter of n, at most 12)" : "", study->x, study->y, periods, study->y,
               study->x, study->x);
}

static void
say_tests(Document *document, const LeadLagStudy *study)
{
  const LeadLagSide *levels = &study->on[ON_LEVELS];
  const LagBootstrapOptions *options = &levels->bootstrap.options;
  g_autofree char *shifts = levels->shift.drawn ? g_strdup("drawn at random") : g_strdup("all there are");
  document_say(document, BLOCK_METHOD,
               "The best lag is judged as the largest |r| of %" G_GSIZE_FORMAT " lags times the root of n eff. Null of "
               "both p-values: the series have nothing to do with each other at any of these lags. Shifts: the halves "
               "of %s are turned round within themselves (%" G_GSIZE_FORMAT
               ", %s). Blocks: stationary bootstrap of both series apart from each other, %" G_GSIZE_FORMAT
               " resamples, mean block of %" G_GSIZE_FORMAT " %s. The interval resamples blocks of pairs at that lag. "
               "Seed %lu.",
               2 * levels->lags + 1, study->y, levels->shift.shifts, shifts, options->resamples, options->block,
               period_word(study->frequency, options->block), options->seed);
}

static void
add_lags(Document *document, const LeadLagSide *side)
{
  const Prewhitened *white = side->prewhitened;
  g_autofree char *caption =
      white ? g_strdup_printf("%s (prewhitened with order %" G_GSIZE_FORMAT ", n = %" G_GSIZE_FORMAT ")",
                              on_names[side->on], white->order, white->correlation->n)
            : g_strdup(on_names[side->on]);
  Block *table = document_table(document, caption, "Lag", "<", "n", "r", "Band ±", "Prewhitened r", "Its band ±", NULL);
  for (int lag = -(int)side->lags; lag <= (int)side->lags; lag++) {
    g_autofree char *name = lag_words(lag), *n = count_text(side->n - (gsize)ABS(lag)),
                    *r = cell(cross_correlation_at(side->correlation, lag)),
                    *band = cell(cross_correlation_band(side->correlation, lag)),
                    *filtered = white ? cell(cross_correlation_at(white->correlation, lag)) : NULL,
                    *filtered_band = white ? cell(white->correlation->naive) : NULL;
    table_row(table, name, lag == side->shift.best ? "best" : "", n, r, band, filtered, filtered_band, NULL);
  }
}

static void
add_best_row(Block *table, const LeadLagSide *side)
{
  const LagInterval *at = &side->at_best;
  const double known = at->n ? 1 : NAN;
  g_autofree char *lag = lag_words(side->shift.best), *r = cell(side->shift.r),
                  *effective = format_decimals(side->correlation->effective, 1), *shifts = format_p(side->shift.p),
                  *blocks = format_p(side->bootstrap.p), *pairs = cell(at->r * known), *low = cell(at->lower * known),
                  *high = cell(at->upper * known);
  table_row(table, on_names[side->on], lag, r, effective, shifts, blocks, pairs, low, high, NULL);
}

static void
add_needed_row(Block *table, const LeadLagSide *side)
{
  g_autofree char *tried = count_text(2 * side->lags + 1), *one = cell(side->needed),
                  *effective = cell(side->needed_effective), *all = cell(side->bootstrap.needed),
                  *smallest = format_p(side->shift.smallest);
  table_row(table, on_names[side->on], tried, one, effective, all, smallest, NULL);
}

static const char *const part_names[LEAD_LAG_PARTS] = {"first half", "second half", "first third", "second third",
                                                       "last third"};

static void
add_part_rows(Block *table, const LeadLagSide *side)
{
  for (guint i = 0; i < LEAD_LAG_PARTS; i++) {
    const SubPeriod *part = &side->parts[i];
    if (part->n == 0)
      continue;
    g_autofree char *periods = lead_lag_part_periods(side, part), *n = count_text(part->n),
                    *r = isnan(part->r) ? g_strdup("–") : cell(part->r);
    table_row(table, on_names[side->on], part_names[i], periods, n, r, NULL);
  }
}

static void
each_side(const LeadLagStudy *study, Block *table, void (*add)(Block *table, const LeadLagSide *side))
{
  for (guint i = 0; i < N_ON; i++)
    if (!study->on[i].why)
      add(table, &study->on[i]);
}

static void
add_tables(Document *document, const LeadLagStudy *study)
{
  for (guint i = 0; i < N_ON; i++)
    if (!study->on[i].why)
      add_lags(document, &study->on[i]);
  each_side(study,
            document_table(document, "The best lag", "<Of", "Lag", "r", "n eff.", "p (shifts)", "p (blocks)",
                           "r of its pairs", "Low 95 %", "High 95 %", NULL),
            add_best_row);
  each_side(study,
            document_table(document, "What could be told from chance", "<Of", "Lags tried", "|r| at one lag",
                           "the same, n eff.", "|r| of the best lag", "Smallest p (shifts)", NULL),
            add_needed_row);
  each_side(
      study,
      document_table(document, "At the best lag, in parts of the sample", "<Of", "<Part", "<Periods", "n", "r", NULL),
      add_part_rows);
}

void
section_lead_lag(Document *document, const Analysis *analysis)
{
  const LeadLagStudy *study = analysis->result;
  g_autofree char *reading = read_lead_lag(study);
  g_autoptr(GPtrArray) warnings = warnings_of(warn_lead_lag_levels(study), warn_lead_lag_few(study));
  say_method(document, study);
  say_tests(document, study);
  add_tables(document, study);
  say_warnings(document, warnings);
  document_say(document, BLOCK_READING, "%s", reading);
}
