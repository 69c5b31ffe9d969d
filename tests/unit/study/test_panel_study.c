#include "panel_case.h"

typedef struct {
  const char *keys;
  gsize n, entities, k;
  double want[2][3];
} Reference;

/* R 4.2.2, sandwich 3.0-2, over the same tables, absent events as zeros: lm(log(value) ~ log(1 + good) + log(1 + bad) + factor(partner) +
 * factor(year)) without FFF, vcovCL(cluster = partner, type = "HC0", cadjust = TRUE) (n - 1) / (n - K); lags within the partner; glm
 * (quasipoisson) with vcovCL. Estimate, clustered and plain standard error. */
static const Reference references[] = {
    {"formula: log(exports) ~ log(1 + good) + log(1 + bad)",
     28,
     5,
     2,
     {{0.136297556543188, 0.0448336177204456, 0.0670870804805536},
      {0.0610079277553633, 0.0192907938458893, 0.0481899681623236}}},
    {"formula: 'log(exports) ~ good + good:step(2004-01)'",
     28,
     5,
     2,
     {{0.0269110605787009, 0.0109338415106854, 0.0164749856285035},
      {-0.0146387741388695, 0.00767348511981537, 0.00784461568484183}}},
    {"formula: log(exports) ~ log(1 + good) + log(1 + bad), sample: 2003..2006",
     18,
     5,
     2,
     {{0.158897930188792, 0.0297486382592823, 0.103754929541742},
      {0.0629086794359848, 0.0376192739281454, 0.0783005750443529}}},
    {"formula: log(exports) ~ lag(log(1 + good))",
     23,
     5,
     1,
     {{-0.0178819652406215, 0.0142797996704427, 0.0845625355477428}}},
    {"formula: log(exports) ~ lag(log(1 + good)), sample: 2003..2006", /* the lag of 2003 is 2002, before the sample */
     18,
     5,
     1,
     {{-0.0427405294880919, 0.0239625493977537, 0.115662052577834}}},
    {"formula: log(exports) ~ log(1 + good), effects: partner",
     28,
     5,
     1,
     {{0.327429440817037, 0.0326990592987334, 0.091089093990156}}},
    {"formula: exports ~ log(1 + good) + log(1 + bad), method: ppml",
     29,
     5,
     2,
     {{0.280362051858606, 0.108015645812579, 0.116027244970255},
      {-0.0360784384954723, 0.0645259410881638, 0.0590691190321844}}},
    {"formula: exports ~ good, effects: both, method: ols",
     29,
     5,
     1,
     {{6.30303193378608, 1.2716433983493, 0.902296083899973}}},
    {"formula: log(exports) ~ log(1 + good) + log(1 + bad), covered: yes", /* the events never name EEE */
     22,
     4,
     2,
     {{0.1110516178498714, 0.0471120345791562, 0.0771884440860186},
      {0.0578870825627127, 0.0240467388925262, 0.0538853535995720}}}};

static void
coefficients(void **state)
{
  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(references); i++) {
    const Reference *reference = &references[i];
    g_autoptr(FolderStudy) one = panel_case(reference->keys, "");
    const Panel *fit = panel_of(one)->fit;
    assert_int_equal(fit->n, reference->n);
    assert_int_equal(fit->entities, reference->entities);
    assert_int_equal(fit->k, reference->k);
    for (gsize j = 0; j < fit->k; j++) {
      assert_digits(fit->clustered[j].estimate, reference->want[j][0], 10);
      assert_digits(fit->clustered[j].standard_error, reference->want[j][1], 10);
      assert_digits(fit->plain[j].standard_error, reference->want[j][2], 10);
    }
  }
}

static void
assert_sums(const PanelStudy *study)
{
  const PanelPairs *p = &study->rows->pairs;
  const gsize possible = study->rows->n_parts * study->rows->n_periods;
  assert_int_equal(p->positive + p->zero + p->negative + p->absent, possible);
  assert_int_equal(
      p->uncovered + p->undefined_absent + p->undefined_zero + p->undefined + p->without_term + p->complete, possible);
  assert_int_equal(p->complete, study->rows->n);
  const Panel *fit = study->fit;
  assert_int_equal(study->rows->n, fit->n + fit->singletons + fit->only_zero + fit->separated);
}

/* Six partners by six years: 28 above zero of five partners and one of FFF, one zero, six without a row. */
static void
pairs(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) logs = panel_case("formula: log(exports) ~ log(1 + good)", "");
  g_autoptr(FolderStudy) lags = panel_case("formula: 'diff(exports) ~ lag(good, 2)', sample: 2002..2005", "");
  const PanelStudy *a = panel_of(logs), *b = panel_of(lags);
  const PanelPairs *p = &a->rows->pairs;
  assert_sums(a);
  assert_int_equal(a->rows->n_parts, 6);
  assert_int_equal(a->rows->n_periods, 6);
  assert_int_equal(p->positive, 29);
  assert_int_equal(p->zero, 1);
  assert_int_equal(p->absent, 6);
  assert_int_equal(p->undefined_absent, 6);
  assert_int_equal(p->undefined_zero, 1);
  assert_int_equal(a->fit->singletons, 1);
  assert_int_equal(a->first.first, period_of("2001").first);
  assert_int_equal(a->last.first, period_of("2006").first);
  /* Of 24: FFF thrice and CCC once without a row; CCC in 2005, FFF in 2003 without one before; good two years back from 2003 on. */
  p = &b->rows->pairs;
  assert_sums(b);
  assert_int_equal(b->rows->n_parts, 6);
  assert_int_equal(b->rows->n_periods, 4);
  assert_int_equal(p->absent, 4);
  assert_int_equal(p->undefined_absent, 4);
  assert_int_equal(p->undefined, 2);
  assert_int_equal(p->without_term, 5);
  assert_int_equal(p->complete, 13);
  assert_int_equal(b->first.first, period_of("2003").first);
}

/* EEE has exports in all six years, and no event. */
static void
covered_parts(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) yes = panel_case("formula: log(exports) ~ log(1 + good) + log(1 + bad), covered: yes", "");
  g_autoptr(FolderStudy) no = panel_case("formula: log(exports) ~ log(1 + good) + log(1 + bad), covered: no", "");
  g_autoptr(FolderStudy) unset = panel_case("formula: log(exports) ~ log(1 + good) + log(1 + bad)", "");
  const PanelStudy *a = panel_of(yes), *b = panel_of(no), *c = panel_of(unset);
  assert_sums(a);
  assert_true(a->rows->covered);
  assert_int_equal(a->rows->n_parts, 6);
  assert_int_equal(a->rows->pairs.uncovered, 6);
  assert_int_equal(a->rows->pairs.positive, 29);
  assert_int_equal(a->rows->pairs.complete, b->rows->pairs.complete - 6);
  assert_int_equal(a->fit->n, 22);
  assert_string_equal(a->rows->uncovered->names, "bad, good");
  assert_string_equal(a->rows->uncovered->codes[0], "EEE");
  assert_null(a->rows->uncovered->codes[1]);
  assert_int_equal(a->rows->zeros->len, 0);
  assert_ledger(yes->results->ledger, "made", "pairs of parts without any row in one of bad, good", 6, "");
  assert_false(b->rows->covered || c->rows->covered);
  assert_int_equal(b->rows->pairs.uncovered, 0);
  assert_string_equal(b->rows->uncovered->codes[0], "EEE");
  assert_int_equal(b->rows->zeros->len, 1);
  assert_int_equal(b->fit->n, c->fit->n);
  assert_digits(b->fit->clustered[0].estimate, c->fit->clustered[0].estimate, 17);
}

/* A breakdown without the part is enough, and the largest part stands first: EEE has 341, DDD 49. */
static void
covered_by_each_breakdown(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = panel_case("formula: log(exports) ~ bad + milder, covered: yes, effects: period", "");
  g_autoptr(FolderStudy) other = panel_case("formula: log(exports) ~ lag(log(exports)), effects: period", "");
  const PanelStudy *study = panel_of(one);
  assert_sums(study);
  assert_int_equal(study->rows->pairs.uncovered, 12);
  assert_string_equal(study->rows->uncovered->names, "bad, milder");
  assert_string_equal(study->rows->uncovered->codes[0], "EEE");
  assert_string_equal(study->rows->uncovered->codes[1], "DDD");
  assert_null(study->rows->uncovered->codes[2]);
  assert_null(panel_of(other)->rows->uncovered);
}

static void
texts(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = panel_case("formula: log(exports) ~ lag(log(exports)) + log(1 + bad) + good:oil", "");
  g_autoptr(FolderStudy) level = panel_case("formula: exports ~ good, effects: none", "");
  const PanelRows *rows = panel_of(one)->rows;
  assert_string_equal(rows->response, "log(exports)");
  assert_null(rows->unit);
  assert_string_equal(rows->traded, "exports");
  assert_string_equal(rows->by, "partner");
  assert_true(rows->lagged_response);
  assert_string_equal(rows->names[2], "good:oil");
  assert_string_equal(rows->codes[5], "FFF");
  assert_int_equal(rows->frequency, FREQUENCY_YEAR);
  assert_int_equal(rows->zeros->len, 1);
  const PanelZeros *zeros = g_ptr_array_index(rows->zeros, 0);
  assert_string_equal(zeros->names, "bad, good");
  assert_string_equal(zeros->codes[0], "EEE");
  assert_null(zeros->codes[1]);
  assert_string_equal(panel_analysis(one)->source, "Customs; Wires; Exchange");
  rows = panel_of(level)->rows;
  assert_string_equal(rows->unit, "USD million");
  assert_false(rows->lagged_response);
  assert_string_equal(panel_of(level)->fit->names[0], "(Intercept)");
}

/* Months added up: a pair is a year, whose months count; CCC has a month without a value. */
static void
months_of_a_year(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = panel_case("formula: 'annual(monthly_exports, sum, partial) ~ good'", "");
  const PanelStudy *study = panel_of(one);
  const PanelPairs *p = &study->rows->pairs;
  assert_sums(study);
  assert_int_equal(study->rows->n_parts, 3);
  assert_int_equal(study->rows->n_periods, 4);
  assert_int_equal(study->rows->frequency, FREQUENCY_YEAR);
  assert_int_equal(p->positive, 9);
  assert_int_equal(p->absent, 3); /* CCC: 2001 in part, 2003 and 2004 without a row */
  assert_digits(study->rows->y[0], 4 + 5, 16);
}

/* Parts without any row stand by size: EEE has 341, DDD 49 once its events are gone, GGG and HHH the same. */
static void
zeros_by_size(void **state)
{
  (void)state;
  const double sizes[] = {49, 341, 7, 7};
  char *const codes[] = {(char[]){"DDD"}, (char[]){"EEE"}, (char[]){"GGG"}, (char[]){"HHH"}, NULL};
  g_autoptr(GHashTable) table = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) one = g_ptr_array_new(), two = g_ptr_array_new(), three = g_ptr_array_new();
  for (gsize i = 4; i > 0; i--) {
    g_ptr_array_add(one, codes[i - 1]);
    g_ptr_array_add(three, codes[4 - i]);
  }
  g_ptr_array_add(two, codes[0]);
  g_hash_table_insert(table, (gpointer) "c", one);
  g_hash_table_insert(table, (gpointer) "b", two);
  g_hash_table_insert(table, (gpointer) "a", three);
  g_autoptr(GPtrArray) zeros = panel_zeros_of(table, codes, sizes);
  assert_int_equal(zeros->len, 2);
  const PanelZeros *all = g_ptr_array_index(zeros, 0), *some = g_ptr_array_index(zeros, 1);
  g_autofree char *order = g_strjoinv(" ", all->codes);
  assert_string_equal(all->names, "a, c");
  assert_string_equal(order, "EEE DDD GGG HHH");
  assert_string_equal(some->names, "b");
}

static void
ledger(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = panel_case("formula: log(exports) ~ lag(log(1 + good))", "");
  assert_int_equal(panel_of(one)->fit->n, 23);
  const Ledger *entries = one->results->ledger;
  assert_ledger(entries, "made", "pairs without a value of exports", 6, "");
  assert_ledger(entries, "made", "pairs with a zero of which the response is not defined", 1, "");
  assert_ledger(entries, "made", "pairs for which a term has no value", 5, "");
  assert_ledger(entries, "made", "pairs that an effect fits by itself", 1, "");
}

static void
refused_options(void **state)
{
  (void)state;
  assert_panel_error("formula: log(exports) ~ good, effects: year",
                     "study.yaml:14:41: made: effects of a panel are both, partner, period or none, not 'year'");
  assert_panel_error("formula: log(exports) ~ good, method: fe",
                     "study.yaml:14:41: made: the method of a panel is ols or ppml, not 'fe'");
  assert_panel_error("formula: log(exports) ~ good - 1",
                     "study.yaml:14:41: made: the effects of a panel hold its constant: leave '- 1' away, or ask for "
                     "effects: none");
  assert_panel_error("formula: log(exports) ~ good, method: ppml",
                     "study.yaml:14:41: made: ppml takes the response itself, zeros among it, and not its logarithm");
  assert_panel_error("formula: diff(exports) ~ good, method: ppml",
                     "study.yaml:14:41: made: diff(exports) is -2 for 'BBB' in 2003: ppml takes no value below zero");
  assert_panel_error("sample: 2001..2002", "study.yaml:14:5: panel needs a formula such as y ~ x");
  assert_panel_error("formula: exports ~ good, covered: perhaps",
                     "study.yaml:14:66: 'covered' is yes or no, not 'perhaps'");
  assert_panel_error("formula: exports ~ lag(exports), covered: yes",
                     "study.yaml:14:41: made: covered asks for a row in each breakdown whose absent rows are zeros, "
                     "and the formula has no such breakdown");
  assert_panel_error("formula: unnamed ~ good, covered: yes",
                     "study.yaml:14:41: made: covered leaves out every part: none has a row in good");
  assert_panel_error("formula: unnamed ~ good + bad, covered: yes",
                     "study.yaml:14:41: made: covered leaves out every part: none has a row in each of bad, good");
}

static void
refused_formulas(void **state)
{
  (void)state;
  assert_panel_error("formula: oil ~ good",
                     "study.yaml:14:41: made: the response of a panel holds a breakdown, whose parts it runs over, as "
                     "in log(exports) where exports is one");
  assert_panel_error("formula: exports ~ 1", "study.yaml:14:41: made: a panel needs a term besides the constant");
  assert_panel_error("formula: exports ~ factor(good)", "study.yaml:14:41: made: factor() is no term of a panel");
  assert_panel_error("formula: exports ~ good + ramp(2003-01)", "study.yaml:14:41: made: ramp() is no term of a panel");
  assert_panel_error("formula: exports ~ god",
                     "study.yaml:14:51: there is no series or breakdown 'god', did you mean 'good'?");
  assert_panel_error("formula: exports ~ log(exports + good)",
                     "study.yaml:14:65: made: unlike units, 'USD million' and 'events': only like units are added or "
                     "compared (log, growth and ratios are plain numbers)");
  assert_panel_error("formula: exports ~ broken",
                     "study.yaml:7:38: broken: trade has no column 'parter', did you mean 'partner'?");
  assert_panel_error("formula: monthly_exports ~ good",
                     "study.yaml:14:41: made: monthly_exports is monthly and good is yearly: convert the shorter one, "
                     "annual(monthly_exports, sum) or annual(monthly_exports, mean)");
  assert_panel_error("formula: log(exports) ~ good + oil",
                     "study.yaml:14:41: made: oil: is the same for all entities in each period, so that the period "
                     "effects take it out whole");
  assert_panel_error("formula: log(exports) ~ good:score",
                     "study.yaml:14:41: made: score holds two published indices, 'old' and 'new', which have no common "
                     "scale: choose one by 'where', or by 'sample'");
}

static void
refused_samples(void **state)
{
  (void)state;
  assert_panel_error("formula: exports ~ good, sample: 1990..1992",
                     "study.yaml:14:41: made: exports: there is no value in the sample");
  assert_panel_error("formula: exports ~ lag(good), sample: 2001..2001",
                     "study.yaml:14:41: made: of 5 pairs of partner and period none has a value of the response and of "
                     "every term");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(coefficients),    cmocka_unit_test(pairs),
      cmocka_unit_test(texts),           cmocka_unit_test(months_of_a_year),
      cmocka_unit_test(zeros_by_size),   cmocka_unit_test(ledger),
      cmocka_unit_test(covered_parts),   cmocka_unit_test(covered_by_each_breakdown),
      cmocka_unit_test(refused_options), cmocka_unit_test(refused_formulas),
      cmocka_unit_test(refused_samples),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
