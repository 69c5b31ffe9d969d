#include "parts_case.h"

#include "stats/correlation.h"
#include "stats/cross_correlation.h"
#include "stats/multiple_testing.h"
#include "stats/stats_error.h"

static const ScreenedPart *
part_named(const PartsScreening *study, const char *code)
{
  for (gsize i = 0; i < study->n_parts; i++)
    if (g_str_equal(study->parts[i].code, code))
      return &study->parts[i];
  fail_msg("there is no part %s", code);
  return NULL;
}

/* r, interval and p of each cell from the arrays themselves: changes of logs of part p from the k-th year on beside the index. */
static void
check_part(const PartsScreening *study, const char *code, gsize p, gsize k)
{
  const PartsNoise noise = parts_noise();
  const ScreenedPart *part = part_named(study, code);
  const gsize n = PARTS_YEARS - k;
  double growth[PARTS_YEARS];
  for (gsize t = 0; t < n; t++)
    growth[t] = noise.logs[p][k + t] - noise.logs[p][k + t - 1];
  g_autoptr(CrossCorrelation) r = cross_correlation_new(noise.index + k, growth, n, (gsize)study->lags, 0.95, NULL);
  assert_int_equal(part->n, n);
  assert_digits(part->effective, r->effective, 11);
  for (int lag = -(int)study->lags; lag <= (int)study->lags; lag++) {
    const gsize apart = (gsize)abs(lag), pairs = n - apart;
    const double counted = r->effective * (double)pairs / (double)n;
    const ScreenedCell *cell = parts_screening_cell(study, part, lag);
    const CellInterval interval = parts_screening_interval(study, part, lag);
    Correlation own;
    double lower, upper;
    assert_true(correlate(CORRELATION_PEARSON, noise.index + k + (lag < 0 ? apart : 0), growth + (lag > 0 ? apart : 0),
                          pairs, 0.95, &own, NULL));
    correlation_interval(interval.r, counted, 1, 0.95, &lower, &upper);
    assert_digits(interval.r, own.r, 11);
    assert_digits(cell->p, correlation_p(interval.r, counted), 8);
    assert_digits(interval.lower, lower, 8);
    assert_digits(interval.upper, upper, 8);
  }
}

static void
growth_of_every_part(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = parts_study(", given: tone, lags: 2");
  const Analysis *analysis = parts_analysis_well(one);
  const PartsScreening *study = analysis->result;
  assert_int_equal(study->method, PARTS_GROWTH);
  assert_int_equal(study->n_parts, 3);
  assert_int_equal(study->lags, 2);
  assert_false(study->by_rule);
  check_part(study, "AAA", 0, 1);
  check_part(study, "BBB", 1, 1);
  check_part(study, "EEE", 2, 11); /* from 2012: 2010 has no log, and so neither year has growth */
  assert_string_equal(analysis->source, "Customs; Newspapers");
  assert_string_equal(study->index, "Tone");
  assert_string_equal(study->label, "Exports");
  assert_int_equal(study->top, 3);
}

/* The part that was made to follow is found at its lag, and adjusted over all tests. */
static void
what_follows_is_found(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = parts_study(", given: tone, lags: 2, top: 1");
  const PartsScreening *study = parts_analysis_well(one)->result;
  double p[15];
  assert_string_equal(study->parts[0].label, "Alpha");
  assert_int_equal(study->parts[0].best, 1);
  assert_int_equal(study->tests, 15);
  assert_int_equal(study->top, 1);
  for (gsize i = 0; i < 15; i++)
    p[i] = study->cells[i].p;
  adjust_bh(p, 15, p);
  for (gsize i = 0; i < 15; i++)
    assert_true(study->cells[i].adjusted == p[i]);
  assert_true(study->parts[0].p < 1e-6 && study->found >= 1 && study->alone >= study->found);
  for (gsize i = 1; i < study->n_parts; i++)
    assert_true(study->parts[i].p >= study->parts[i - 1].p);
}

static void
what_is_left_out_is_counted(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = parts_study(", given: tone, lags: 2, top: 1000000");
  const PartsScreening *study = parts_analysis_well(one)->result;
  assert_int_equal(study->short_parts, 1);
  assert_int_equal(study->constant_parts, 1);
  assert_int_equal(study->shortest, 8);
  assert_int_equal(study->without_log, 1);
  assert_int_equal(study->top, 3);
  const Ledger *ledger = one->results->ledger;
  assert_ledger(ledger, "s", "parts with fewer than 8 periods in a row beside the index", 1, "");
  assert_ledger(ledger, "s", "parts that do not vary beside the index", 1, "");
  assert_ledger(ledger, "s", "values of parts that are not above zero and have no logarithm", 1, "");
  assert_ledger(ledger, "s", "periods of parts outside their longest run without a gap", 8, ""); /* EEE to 2009 */
}

/* Longer windows need longer runs. */
static void
lags_decide_who_is_too_short(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) many = parts_study(", given: tone, lags: 7"), rule = parts_study(", given: tone");
  const PartsScreening *wide = parts_analysis_well(many)->result, *by_rule = parts_analysis_well(rule)->result;
  assert_int_equal(wide->shortest, 15);
  assert_int_equal(wide->n_parts, 2);
  assert_int_equal(wide->short_parts, 2);
  assert_true(by_rule->by_rule);
  assert_int_equal(by_rule->lags, 5); /* 23 / 4 */
  assert_int_equal(by_rule->n_parts, 3);
}

static void
levels_and_changes(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) levels = parts_study(", given: tone, lags: 1, method: levels");
  g_autoptr(FolderStudy) changes = parts_study(", given: diff(tone), lags: 1, method: changes, sample: 2001..2012");
  const PartsScreening *of_levels = parts_analysis_well(levels)->result,
                       *of_changes = parts_analysis_well(changes)->result;
  const PartsNoise noise = parts_noise();
  double values[PARTS_YEARS];
  Correlation r;
  for (gsize t = 0; t < PARTS_YEARS; t++)
    values[t] = exp(noise.logs[1][t]);
  assert_true(correlate(CORRELATION_PEARSON, noise.index, values, PARTS_YEARS, 0.95, &r, NULL));
  assert_digits(parts_screening_interval(of_levels, part_named(of_levels, "BBB"), 0).r, r.r, 11);
  assert_int_equal(part_named(of_levels, "EEE")->n, 24); /* a zero is a level */
  assert_int_equal(of_levels->without_log, 0);
  const ScreenedPart *part = part_named(of_changes, "BBB");
  g_autofree char *first = period_print(part->first), *last = period_print(part->last);
  assert_string_equal(first, "2002");
  assert_string_equal(last, "2012");
  assert_int_equal(part->n, 11);
  double steps[2][11];
  for (gsize t = 0; t < 11; t++) {
    steps[0][t] = noise.index[t + 1] - noise.index[t];
    steps[1][t] = values[t + 1] - values[t];
  }
  assert_true(correlate(CORRELATION_PEARSON, steps[0], steps[1], 11, 0.95, &r, NULL));
  assert_digits(parts_screening_interval(of_changes, part, 0).r, r.r, 11);
}

/* A part in another currency is the same part. */
static void
scale_plays_no_part(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = parts_study(", given: tone, lags: 2"),
                         other = parts_study(", given: 5 - 1000 * tone, lags: 2");
  const PartsScreening *a = parts_analysis_well(one)->result, *b = parts_analysis_well(other)->result;
  for (gsize i = 0; i < a->n_parts; i++) {
    const CellInterval up = parts_screening_interval(a, &a->parts[i], a->parts[i].best),
                       down = parts_screening_interval(b, part_named(b, a->parts[i].code), a->parts[i].best);
    assert_digits(down.r, -up.r, 10);
    assert_digits(down.lower, -up.upper, 10);
  }
}

static void
assert_refused(const char *item, GQuark domain, int code, const char *message)
{
  GError *error = NULL;
  g_autoptr(FolderStudy) one = parts_study(item);
  assert_null(parts_analysis(one, &error));
  assert_non_null(error);
  g_autofree char *text = folder_study_message(one, error);
  *strchrnul(text, '\n') = '\0';
  assert_string_equal(text, message);
  assert_true(g_error_matches(error, domain, code));
  g_clear_error(&error);
}

#define AT "study.yaml:8:5: s: "

static void
errors(void **state)
{
  (void)state;
  assert_refused("", DATA_ERROR, DATA_ERROR_SCHEMA, AT "parts-screening needs 'given', one expression: the index");
  assert_refused(", given: [ tone, q ]", DATA_ERROR, DATA_ERROR_SCHEMA,
                 AT "parts-screening needs 'given', one expression: the index");
  assert_refused(", given: tone, lags: bic", DATA_ERROR, DATA_ERROR_SCHEMA,
                 AT "lags is a number or 'rule': aic and bic choose the order of a model, not a window");
  assert_refused(", given: tone, method: ranks", DATA_ERROR, DATA_ERROR_SCHEMA,
                 AT "method is growth, changes or levels, not 'ranks'");
  assert_refused(", given: tone, lags: 1000000", STATS_ERROR, STATS_ERROR_DOMAIN,
                 AT "the longest run of a part beside the index: lags 1000000: 23 observations allow 0 to 11");
  assert_refused(", given: tone, sample: 2001..2007", STATS_ERROR, STATS_ERROR_TOO_FEW,
                 AT "the longest run of a part beside the index: 6 observations, at least 8 are needed");
  assert_refused(", given: 0 * tone, lags: 1", STATS_ERROR, STATS_ERROR_CONSTANT,
                 AT "no part of 'Exports' varies together with the index over 8 periods or more");
  assert_refused(", given: q, lags: 1", DATA_ERROR, DATA_ERROR_ALIGN,
                 AT "q is quarterly and AAA is yearly: convert the shorter one, annual(q, sum) or annual(q, mean)");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(growth_of_every_part),
      cmocka_unit_test(what_follows_is_found),
      cmocka_unit_test(what_is_left_out_is_counted),
      cmocka_unit_test(lags_decide_who_is_too_short),
      cmocka_unit_test(levels_and_changes),
      cmocka_unit_test(scale_plays_no_part),
      cmocka_unit_test(errors),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
