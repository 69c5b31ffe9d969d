#include "breaks_section.h"

#include <math.h>

#include "breaks_reading.h"
#include "breaks_words.h"
#include "format.h"
#include "regression_words.h"
#include "stats/hansen.h"

#define DIGITS 4

static void
say_method(Document *document, const BreaksStudy *study)
{
  g_autofree char *subject = breaks_subject(study), *span = breaks_span(study, 0, study->n),
                  *trimming = format_shortest(study->trimming);
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(
      text,
      "Breaks in the %s, %s, %s, n = %" G_GSIZE_FORMAT
      ". A break is dated by the last period of the old regime; gretl names the first of the new one. "
      "Regimes of %" G_GSIZE_FORMAT " %s or more (trimming %s%s).",
      subject, span, frequency_name(study->frequency), study->n, study->segment,
      period_word(study->frequency, study->segment), trimming,
      study->segment > (gsize)floor(study->trimming * (double)study->n)
          ? ", raised so that two periods are left to tell residuals"
          : "");
  g_string_append_printf(text,
                         " Several breaks: least squares over all partitions (Bai and Perron), their number by BIC; "
                         "95 %% intervals of the dates by Bai (1997).");
  if (study->fit->k > 1)
    g_string_append_printf(text, " sup, ave and exp F are of %" G_GSIZE_FORMAT " times Chow’s F.", study->fit->k);
  if (study->has_chow)
    g_string_append(text, " Chow’s p holds for a date that these data did not suggest.");
  if (!study->lagged_response)
    g_string_append_printf(text,
                           " Bootstrap: %" G_GSIZE_FORMAT
                           " series without a break, errors of an AR(1) whose coefficient is that of the residuals "
                           "without a break, corrected for bias; seed %lu.",
                           study->bootstrap.resamples, study->bootstrap.seed);
  document_say(document, BLOCK_METHOD, "%s", text->str);
}

static void
add_hansen(Block *table, const BreaksStudy *study, const char *name, double statistic, double p, gboolean dated)
{
  g_autofree char *shown = format_significant(statistic, DIGITS), *p_text = format_p(p),
                  *date = dated ? breaks_date(study, study->sup_f->at) : NULL,
                  *law = g_strdup_printf("Hansen (1997), k = %" G_GSIZE_FORMAT, study->fit->k);
  table_row(table, name, shown, date, p_text, law, NO_BREAK, NULL);
}

static void
add_bootstrap(Block *table, const BreaksStudy *study)
{
  if (study->lagged_response)
    return;
  g_autofree char *shown = format_significant(study->sup_f->sup, DIGITS), *p = breaks_bootstrap_p(&study->bootstrap),
                  *date = breaks_date(study, study->sup_f->at), *rho = format_significant(study->bootstrap.rho, 2),
                  *law = g_strdup_printf("bootstrap, AR(1) %s", rho);
  table_row(table, "sup F", shown, date, p, law, NO_BREAK_AR, NULL);
}

static void
add_cusum(Block *table, const BreaksStudy *study, const char *name, const char *law, const Cusum *cusum)
{
  g_autofree char *shown = format_significant(cusum->statistic, DIGITS), *p = format_p(cusum->p),
                  *date = breaks_date(study, cusum->at);
  table_row(table, name, shown, date, p, law, NO_DRIFT, NULL);
}

static void
add_chow(Block *table, const BreaksStudy *study, const char *name, const TestResult *test, const char *null)
{
  if (test->n == 0)
    return;
  g_autofree char *shown = format_significant(test->statistic, DIGITS), *p = format_p(test->p),
                  *date = breaks_date(study, study->chow.at),
                  *law = g_strdup_printf("F(%.0f, %.0f)", test->df1, test->df2);
  table_row(table, name, shown, date, p, law, null, NULL);
}

static void
add_chows(Block *table, const BreaksStudy *study)
{
  if (!study->has_chow)
    return;
  g_autofree char *hac = g_strdup_printf("Chow, Newey–West, lag %" G_GSIZE_FORMAT, study->chow.lag);
  add_chow(table, study, "Chow", &study->chow.f, NO_CHANGE);
  add_chow(table, study, "Chow, HC3", &study->chow.robust, NO_CHANGE_VARIANCE);
  add_chow(table, study, hac, &study->chow.hac, NO_CHANGE_HAC);
}

static void
say_tests(Document *document, const BreaksStudy *study)
{
  const SupF *f = study->sup_f;
  Block *table =
      document_table(document, "Tests for a break", "<Test", "Statistic", "<After", "p", "<Law", "<Null", NULL);
  add_bootstrap(table, study);
  add_hansen(table, study, "sup F", f->sup, f->sup_p, TRUE);
  add_hansen(table, study, "ave F", f->ave, f->ave_p, FALSE);
  add_hansen(table, study, "exp F", f->exp, f->exp_p, FALSE);
  add_cusum(table, study, "OLS-CUSUM", "Brownian bridge", study->ols_cusum);
  add_cusum(table, study, "Recursive CUSUM", "Brownian motion", study->recursive_cusum);
  add_chows(table, study);
}

static char *
dates_text(const BreaksStudy *study, const Partition *partition)
{
  GString *text = g_string_new(NULL);
  for (gsize b = 0; b < partition->breaks; b++) {
    g_autofree char *date = breaks_date(study, partition->at[b]);
    g_string_append_printf(text, "%s%s", b ? ", " : "", date);
  }
  return g_string_free(text, FALSE);
}

static void
say_partitions(Document *document, const BreaksStudy *study)
{
  const BaiPerron *all = study->partitions;
  Block *table = document_table(document, "Best partition for each number of breaks", "Breaks", "RSS", "BIC", "LWZ",
                                "<After", "<Least", NULL);
  for (gsize m = 0; m < all->count; m++) {
    const Partition *partition = &all->partitions[m];
    g_autofree char *breaks = g_strdup_printf("%" G_GSIZE_FORMAT, m), *rss = format_significant(partition->rss, 6),
                    *bic = format_decimals(partition->bic, 2), *lwz = format_decimals(partition->lwz, 3),
                    *dates = dates_text(study, partition);
    table_row(table, breaks, rss, bic, lwz, dates,
              m == all->by_bic   ? m == all->by_lwz ? "BIC, LWZ" : "BIC"
              : m == all->by_lwz ? "LWZ"
                                 : "",
              NULL);
  }
}

static void
say_dates(Document *document, const BreaksStudy *study)
{
  if (breaks_count(study) == 0)
    return;
  Block *table =
      document_table(document, "Breaks that BIC takes", "<Last period of the old regime", "<95 % interval", NULL);
  for (gsize b = 0; b < breaks_count(study); b++) {
    g_autofree char *date = breaks_date(study, study->regimes->regimes[b + 1].first),
                    *interval = breaks_interval(study, b);
    table_row(table, date, interval, NULL);
  }
}

static void
say_regimes(Document *document, const BreaksStudy *study)
{
  const gsize k = study->fit->k, columns = k + 3;
  g_autofree const char **heads = g_new(const char *, columns);
  heads[0] = "<Regime";
  heads[1] = "n";
  for (gsize j = 0; j < k; j++)
    heads[2 + j] = breaks_coefficient(study, j);
  heads[columns - 1] = "Residual SD";
  Block *table = document_table_v(document, "Regimes", heads, columns);
  for (gsize r = 0; r < study->regimes->count; r++) {
    const Regime *regime = &study->regimes->regimes[r];
    g_autofree char **cells = g_new(char *, columns);
    cells[0] = breaks_span(study, regime->first, regime->n);
    cells[1] = g_strdup_printf("%" G_GSIZE_FORMAT, regime->n);
    for (gsize j = 0; j < k; j++)
      cells[2 + j] = format_significant(regime->coefficients[j], DIGITS);
    cells[columns - 1] = format_significant(sqrt(regime->ssr / (double)(regime->n - k)), DIGITS);
    table_row_take(table, cells, columns);
  }
}

static void
say_autocorrelation(Document *document, const BreaksStudy *study)
{
  const double r = study->regimes->autocorrelation;
  g_autofree char *shown = format_decimals(r, 2);
  document_say(document, BLOCK_PARAGRAPH, "First-order autocorrelation of the residuals within the regimes: %s.",
               shown);
  if (r > BREAKS_AUTOCORRELATION)
    document_say(document, BLOCK_WARNING,
                 "The residuals within the regimes are autocorrelated (%s): BIC, Hansen’s p-values, CUSUM and the "
                 "intervals take them as independent, and find breaks too readily and too exactly.%s",
                 shown, study->lagged_response ? "" : " The bootstrap allows for it.");
  if (!study->lagged_response && study->sup_f->sup_p < BREAKS_LEVEL && study->bootstrap.p >= BREAKS_LEVEL)
    document_say(document, BLOCK_WARNING,
                 "Hansen’s p-value rejects at 5 %% and the bootstrap does not: autocorrelation alone can bring an F as "
                 "large as this.");
}

static void
say_persistence(Document *document, const BreaksStudy *study)
{
  g_autofree char *rho = format_significant(study->bootstrap.rho, 2);
  if (study->bootstrap.rho >= BREAKS_PERSISTENCE)
    document_say(document, BLOCK_WARNING,
                 "The residuals without a break are as persistent (AR(1) %s) as those of a series that wanders without "
                 "any: from its levels alone the two cannot be told apart; see its changes too.",
                 rho);
}

static void
say_warnings(Document *document, const BreaksStudy *study)
{
  if (breaks_are_small(study))
    document_say(document, BLOCK_WARNING,
                 "n = %" G_GSIZE_FORMAT ", and regimes may have as few as %" G_GSIZE_FORMAT
                 " %s: tests and intervals rest on laws for long series (a rule: n of %d, regimes of %d).",
                 study->n, study->segment, period_word(study->frequency, study->segment), FEW_OBSERVATIONS,
                 SHORT_REGIME);
  if (breaks_overlap(study))
    document_say(document, BLOCK_WARNING, "Intervals of neighbouring breaks overlap: one of them may be too many.");
  if (study->lagged_response)
    document_say(document, BLOCK_WARNING,
                 "Lags of the response are among the regressors: the bootstrap is not made for them and was not run.");
  if (study->fit->k > HANSEN_MOST)
    document_say(document, BLOCK_WARNING,
                 "Hansen’s p-values stand for %d coefficients at most, and there are %" G_GSIZE_FORMAT ".", HANSEN_MOST,
                 study->fit->k);
}

void
section_breaks(Document *document, const Analysis *analysis)
{
  const BreaksStudy *study = analysis->result;
  g_autofree char *reading = read_breaks(study);
  say_method(document, study);
  say_tests(document, study);
  say_partitions(document, study);
  say_dates(document, study);
  say_regimes(document, study);
  say_autocorrelation(document, study);
  say_persistence(document, study);
  say_warnings(document, study);
  document_say(document, BLOCK_READING, "%s", reading);
}
