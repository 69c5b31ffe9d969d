#include "asked.h"

#include "stats/correlation.h"
#include "study/autocorrelation_study.h"
#include "study/lead_lag_study.h"
#include "study/screening_study.h"

#define DEATHS_CSV "tests/data/reference/deaths.csv"
#define NILE_CSV   "tests/data/reference/nile.csv"

#define assert_asked_error(asked, domain, code, message)                                                               \
  do {                                                                                                                 \
    g_auto(Asked) asked_ = asked;                                                                                      \
    assert_null(asked_.analysis);                                                                                      \
    assert_error(asked_.error, domain, code, message);                                                                 \
  } while (0)

/* R 4.2.2: ccf(mdeaths, fdeaths), and of diff() of both. */
static void
deaths_by_rule(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask("lead-lag", DEATHS_CSV, TRUE, "mdeaths; fdeaths", "", "");
  assert_no_error(asked.error);
  const LeadLagStudy *study = asked.analysis->result;
  const LeadLagSide *levels = &study->on[ON_LEVELS], *changes = &study->on[ON_CHANGES];
  assert_true(study->by_rule);
  assert_int_equal(levels->n, 72);
  assert_int_equal(levels->lags, 12);
  assert_int_equal(changes->n, 71);
  assert_int_equal(changes->lags, 12);
  assert_int_equal(levels->shift.best, 0);
  assert_int_equal(levels->bootstrap.best, 0);
  assert_digits(levels->shift.r, 0.9762412512225, 12);
  assert_digits(cross_correlation_at(levels->correlation, 1), 0.7443093219174, 12);
  assert_digits(cross_correlation_at(levels->correlation, -1), 0.7356685320902, 12);
  assert_digits(cross_correlation_at(changes->correlation, 0), 0.91931501894805, 11);
  assert_digits(cross_correlation_at(changes->correlation, 1), 0.279200300554586, 11);
  assert_int_equal(levels->prewhitened->order, 10);
  assert_digits(levels->needed, correlation_needed(72, 0.05), 15);
  assert_int_equal(levels->at_best.n, 72);
  assert_int_equal(levels->parts[1].n, 36);
  assert_int_equal(levels->parts[4].first, 48);
  g_autofree char *part = lead_lag_part_periods(levels, &levels->parts[1]);
  assert_string_equal(part, "1977-01–1979-12");
}

/* A gap in 2005: the eight years after it are taken, and the ledger says so. */
static void
the_longest_run(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("lead-lag", INDICES, TRUE, "a; d", "", "lags=2 resamples=99 block=2 seed=5");
  assert_no_error(asked.error);
  const LeadLagStudy *study = asked.analysis->result;
  const LeadLagSide *levels = &study->on[ON_LEVELS], *changes = &study->on[ON_CHANGES];
  const GPtrArray *entries = asked.table->ledger->entries;
  gboolean entered = FALSE;
  assert_int_equal(levels->n, 8);
  assert_int_equal(levels->lags, 2);
  assert_false(study->by_rule);
  assert_int_equal(levels->bootstrap.options.resamples, 99);
  assert_int_equal(levels->bootstrap.options.block, 2);
  assert_true(levels->bootstrap.options.seed == 5);
  assert_int_equal(changes->n, 0);
  assert_string_equal(changes->why, "7 observations, at least 8 are needed");
  for (guint i = 0; i < entries->len; i++) {
    const LedgerEntry *entry = g_ptr_array_index(entries, i);
    if (g_str_equal(entry->reason, "outside the longest run without a gap")) {
      assert_string_equal(entry->periods, "2001–2004");
      entered = TRUE;
    }
  }
  assert_true(entered);
}

/* At a far lag there are too few pairs for an interval, and none is given. */
static void
few_pairs_at_the_best_lag(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("lead-lag",
                                 "year,x,y\n2001,9,5\n2002,1,1\n2003,2,2\n2004,3,1\n2005,1,2\n2006,2,9\n2007,1,3\n"
                                 "2008,2,1\n2009,1,2\n2010,1,3\n2011,3,1\n",
                                 TRUE, "x; y", "", "lags=5");
  assert_no_error(asked.error);
  const LeadLagStudy *study = asked.analysis->result;
  const LeadLagSide *levels = &study->on[ON_LEVELS];
  assert_int_equal(levels->shift.best, 5);
  assert_int_equal(levels->at_best.n, 0);
  assert_int_equal(study->on[ON_CHANGES].lags, 4); /* ten changes have no more */
  g_autofree char *part = lead_lag_part_periods(levels, &levels->parts[0]);
  assert_string_equal(part, "2001–2008");
}

static void
lead_lag_errors(void **state)
{
  (void)state;
  assert_asked_error(ask_text("lead-lag", INDICES, TRUE, "a; b", "", "lags=aic"), DATA_ERROR, DATA_ERROR_SCHEMA,
                     "lags is a number or 'rule': aic and bic choose the order of a model, not a window");
  assert_asked_error(ask_text("lead-lag", INDICES, TRUE, "a; b", "", "lags=1000000"), STATS_ERROR, STATS_ERROR_DOMAIN,
                     "lags 1000000: 13 observations allow 0 to 6");
  assert_asked_error(ask_text("lead-lag", INDICES, TRUE, "a; 0 * b", "", ""), STATS_ERROR, STATS_ERROR_CONSTANT,
                     "0 * b: all 13 observations are equal");
  g_auto(Asked) steps = ask_text("lead-lag", INDICES, TRUE, "a; e", "", "");
  assert_string_equal(((const LeadLagStudy *)steps.analysis->result)->on[ON_CHANGES].why,
                      "changes of e: all 12 observations are equal");
  assert_asked_error(ask_text("lead-lag", INDICES, TRUE, "a; b", "", "block=14"), STATS_ERROR, STATS_ERROR_DOMAIN,
                     "bootstrap: blocks of 14 periods in 13 observations");
}

/* R 4.2.2: acf(Nile), pacf(Nile), Box.test(Nile, 5, "Ljung"), its p as pchisq(lower.tail = FALSE) */
static void
autocorrelation_of_the_nile(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask("autocorrelation", NILE_CSV, TRUE, "volume; 0 * volume", "", "lags=5");
  assert_no_error(asked.error);
  const AutocorrelationStudy *study = asked.analysis->result;
  const Correlogram *one = &study->series[0];
  assert_int_equal(one->n, 100);
  assert_int_equal(one->lags, 5);
  assert_digits(one->r[0], 0.498408184133, 12);
  assert_digits(one->r[4], 0.228421986721, 11);
  assert_digits(one->partial[1], 0.18117100543757150, 12);
  assert_digits(one->ljung_box[4].statistic, 63.97171234813, 12);
  assert_digits(one->ljung_box[4].p, 1.83114535435028e-12, 9);
  assert_digits(one->white, 0.1959963984540054, 14);
  assert_digits(one->band[1], 0.1959963984540054 * sqrt(1 + 2 * 0.498408184133 * 0.498408184133), 11);
  assert_string_equal(study->series[1].why, "autocorrelations: all 100 observations are equal");
  g_auto(Asked) rule = ask("autocorrelation", NILE_CSV, TRUE, "volume", "", "");
  study = rule.analysis->result;
  assert_true(study->by_rule);
  assert_int_equal(study->series[0].lags, 20);
  g_auto(Asked) few = ask_text("autocorrelation", INDICES, TRUE, "d", "", "");
  study = few.analysis->result;
  assert_int_equal(study->series[0].n, 8);
  assert_int_equal(study->series[0].lags, 2); /* a third */
}

static void
autocorrelation_errors(void **state)
{
  (void)state;
  assert_asked_error(ask_text("autocorrelation", INDICES, TRUE, "a", "", "lags=bic"), DATA_ERROR, DATA_ERROR_SCHEMA,
                     "lags is a number or 'rule': aic and bic choose the order of a model, not a window");
  assert_asked_error(ask_text("autocorrelation", INDICES, TRUE, "a", "", "lags=0"), DATA_ERROR, DATA_ERROR_SCHEMA,
                     "lags is 1 or more, not 0");
  assert_asked_error(ask_text("autocorrelation", INDICES, TRUE, "a; b", "", "lags=12"), STATS_ERROR, STATS_ERROR_DOMAIN,
                     "lags 12: 13 observations allow at most 11");
  assert_asked_error(ask_text("autocorrelation", "year,x\n2001,1\n2002,2\n2003,4\n2004,1\n2005,3\n", TRUE, "x", "", ""),
                     STATS_ERROR, STATS_ERROR_TOO_FEW, "5 observations, at least 6 are needed");
}

static void
screening_of_levels_and_changes(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("screening", INDICES, TRUE, "a; b; c", "", "lags=1");
  assert_no_error(asked.error);
  const ScreeningStudy *study = asked.analysis->result;
  assert_true(study->changes);
  assert_int_equal(study->n, 12);
  assert_int_equal(study->tests, 6);
  assert_string_equal(study->index, "a");
  assert_string_equal(study->labels[1], "c");
  g_auto(Asked) levels = ask_text("screening", INDICES, TRUE, "a; b; c", "", "method=levels");
  static const double a[] = {-3.1, -1.2, 0.4, 1.9, 2.5, -0.6, 1.4, 2.2, 3.7, 2.9, -0.8, 4.1, 3.2},
                      c[] = {1.0, 1.4, 2.1, 2.3, 3.0, 3.4, 4.1, 4.2, 5.2, 5.3, 6.1, 6.4, 7.2};
  study = levels.analysis->result;
  assert_false(study->changes);
  assert_true(study->by_rule);
  assert_int_equal(study->n, 13);
  assert_int_equal(study->lags, 3);
  for (int lag = -3; lag <= 3; lag++) {
    Correlation own;
    assert_true(
        correlate(CORRELATION_PEARSON, a + MAX(-lag, 0), c + MAX(lag, 0), (gsize)(13 - abs(lag)), 0.95, &own, NULL));
    assert_digits(screening_cell(study, 1, lag)->r, own.r, 12);
  }
}

static void
screening_errors(void **state)
{
  (void)state;
  assert_asked_error(ask_text("screening", INDICES, TRUE, "a; b", "", "method=ranks"), DATA_ERROR, DATA_ERROR_SCHEMA,
                     "method is changes or levels, not 'ranks'");
  assert_asked_error(ask_text("screening", INDICES, TRUE, "a; b", "", "lags=aic"), DATA_ERROR, DATA_ERROR_SCHEMA,
                     "lags is a number or 'rule': aic and bic choose the order of a model, not a window");
  assert_asked_error(ask_text("screening", INDICES, TRUE, "a; e; b", "", ""), STATS_ERROR, STATS_ERROR_CONSTANT,
                     "e: all 12 observations are equal");
  assert_asked_error(ask_text("screening", INDICES, TRUE, "a; b", "", "lags=6"), STATS_ERROR, STATS_ERROR_DOMAIN,
                     "lags 6: 12 observations allow 0 to 5");
  assert_asked_error(ask_text("screening", INDICES, TRUE, "a; d", "", ""), STATS_ERROR, STATS_ERROR_TOO_FEW,
                     "7 observations, at least 8 are needed");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(deaths_by_rule),
      cmocka_unit_test(the_longest_run),
      cmocka_unit_test(few_pairs_at_the_best_lag),
      cmocka_unit_test(lead_lag_errors),
      cmocka_unit_test(autocorrelation_of_the_nile),
      cmocka_unit_test(autocorrelation_errors),
      cmocka_unit_test(screening_of_levels_and_changes),
      cmocka_unit_test(screening_errors),
  };
  return cmocka_run_group_tests(tests, no_gsl_handler, NULL);
}
