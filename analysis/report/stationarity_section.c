#include "stationarity_section.h"

#include <math.h>

#include "format.h"
#include "json_unit_root.h"
#include "json_value.h"
#include "stationarity_reading.h"
#include "unit_root_words.h"

#define DECIMALS 3

/* A row's numbers, whichever test they are from. */
typedef struct {
  const char *name, *null;
  gsize lags;
  double statistic, critical, p; /* at 5 % */
} Row;

static Row
row_of(const StationarityTests *t, StationarityTest test)
{
  static const char *const breaks[] = {"Zivot–Andrews, level breaks", "Zivot–Andrews, trend breaks",
                                       "Zivot–Andrews, level and trend break"};
  const UnitRootTest *tau = test == STATIONARITY_ADF     ? &t->adf
                            : test == STATIONARITY_DFGLS ? &t->dfgls
                                                         : &t->phillips_perron.tau;
  if (test == STATIONARITY_KPSS)
    return (Row){"KPSS",
                 t->terms == DF_TREND ? "stationary about a trend" : "stationary about a mean",
                 t->kpss.lags,
                 t->kpss.statistic,
                 t->kpss.critical[1],
                 t->kpss.p};
  if (test == STATIONARITY_ZIVOT_ANDREWS)
    return (Row){breaks[t->zivot_andrews.kind],
                 "a unit root, no break",
                 t->zivot_andrews.lags,
                 t->zivot_andrews.statistic,
                 t->zivot_andrews.critical[CRITICAL_5],
                 NAN};
  return (Row){test == STATIONARITY_ADF     ? "ADF"
               : test == STATIONARITY_DFGLS ? "DF-GLS"
                                            : "Phillips–Perron",
               "a unit root",
               tau->lags,
               tau->statistic,
               tau->critical[CRITICAL_5],
               tau->p};
}

static char *
verdict_of_test(const StationarityTests *tests, StationarityTest test, gboolean few)
{
  if (tests->why[test])
    return g_strdup_printf("not computed: %s", tests->why[test]);
  const gboolean rejected = !few && stationarity_rejected(tests, test);
  if (test != STATIONARITY_ZIVOT_ANDREWS)
    return g_strdup(few ? "too few to judge" : rejected ? "rejected" : "not rejected");
  g_autofree char *last = period_print(tests->last);
  if (few)
    return g_strdup_printf("too few to judge (least for a break after %s)", last);
  return g_strdup_printf(rejected ? "rejected (break after %s)" : "not rejected (least for a break after %s)", last);
}

static void
add_rows(Block *table, const char *what, const StationarityTests *tests)
{
  const gboolean few = tests->n < STATIONARITY_FEW;
  static const char *const names[] = {"ADF", "DF-GLS", "Phillips–Perron", "KPSS", "Zivot–Andrews"};

  for (StationarityTest test = 0; test < N_STATIONARITY; test++) {
    g_autofree char *verdict = verdict_of_test(tests, test, few);
    if (tests->why[test]) {
      table_row(table, what, names[test], NULL, NULL, NULL, NULL, NULL, verdict, NULL);
      continue;
    }
    const Row row = row_of(tests, test);
    g_autofree char *statistic = format_decimals(row.statistic, DECIMALS), *lags = g_strdup_printf("%zu", row.lags),
                    *critical = few ? NULL : format_decimals(row.critical, DECIMALS), *p = few ? NULL : format_p(row.p);
    table_row(table, what, row.name, row.null, lags, statistic, critical, p, verdict, NULL);
  }
}

static void
show_series(Document *document, const StationarityOf *of)
{
  g_autofree char *span = span_words(of->first, of->last, of->frequency, of->on[ON_LEVELS].n),
                  *reason = terms_reason(&of->choice, "the series has", ""),
                  *caption = g_strdup_printf("%s: does it wander or come back?", of->label);

  document_say(document, BLOCK_METHOD, "%s%s%s%s: %s. Levels are tested with %s%s; first differences with %s.",
               of->label, of->unit ? " (" : "", of->unit ? of->unit : "", of->unit ? ")" : "", span,
               terms_words(of->on[ON_LEVELS].terms), reason, terms_words(of->on[ON_CHANGES].terms));
  Block *table = document_table(document, caption, "<Of", "<Test", "<Null", "Lags", "Statistic", "5 % value", "p",
                                "<At 5 %", NULL);
  add_rows(table, "levels", &of->on[ON_LEVELS]);
  add_rows(table, "changes", &of->on[ON_CHANGES]);
  if (of->on[ON_LEVELS].n < STATIONARITY_FEW)
    document_say(document, BLOCK_WARNING,
                 "%s has only %" G_GSIZE_FORMAT " observations. The statistics are shown as a description, without "
                 "verdicts: below %d the tests have no power to speak of.",
                 of->label, of->on[ON_LEVELS].n, STATIONARITY_FEW);
}

void
section_stationarity(Document *document, const Analysis *analysis)
{
  const Stationarity *result = analysis->result;
  g_autofree char *reading = read_stationarity(result);

  document_say(
      document, BLOCK_METHOD,
      "ADF and DF-GLS with lagged differences %s; Zivot–Andrews with those of ADF%s. A unit root is rejected "
      "below the 5 %% value: MacKinnon’s (2010) for n as it is, of DF-GLS with a trend those of Elliott, "
      "Rothenberg and Stock, of Zivot–Andrews their own for large n. KPSS rejects above it. p is for large n, "
      "from the law of each test itself; that of KPSS is not clipped to 0.01–0.10 as R’s is, and its verdict "
      "goes by p. A break is dated by the last period before it; that a unit root is rejected does not show that "
      "there was one.",
      lags_words(result->lag_choice),
      result->lag_choice == UNIT_ROOT_GIVEN
          ? ""
          : "; the long-run variances of Phillips–Perron and KPSS with floor(4 (n/100)^(1/4)) lags");
  for (gsize i = 0; i < result->n; i++)
    show_series(document, &result->series[i]);
  document_say(document, BLOCK_READING, "%s", reading);
}

static const char *
joint_name(JointReading joint)
{
  static const char *const names[] = {[JOINT_NOTHING] = NULL,
                                      [JOINT_STATIONARY] = "stationary",
                                      [JOINT_UNIT_ROOT] = "unit_root",
                                      [JOINT_CONTRARY] = "both_reject",
                                      [JOINT_UNCLEAR] = "neither_rejects"};
  return names[joint];
}

/* The object of a test, with why it could not be computed. */
static cJSON *
test_object(cJSON *object, const char *key, const StationarityTests *tests, StationarityTest test)
{
  cJSON *member = cJSON_AddObjectToObject(object, key);

  json_text(member, "error", tests->why[test]);
  return tests->why[test] ? NULL : member;
}

static void
json_kpss(cJSON *object, const Kpss *kpss, gboolean few)
{
  static const char *const keys[N_KPSS] = {"critical_10", "critical_5", "critical_2_5", "critical_1"};

  json_text(object, "null", kpss->trend ? "stationary about a trend" : "stationary about a mean");
  json_count(object, "n", kpss->n);
  json_count(object, "lags", kpss->lags);
  json_number(object, "statistic", kpss->statistic);
  json_number(object, "p", few ? NAN : kpss->p);
  for (int level = 0; level < N_KPSS; level++)
    json_number(object, keys[level], kpss->critical[level]);
}

static void
json_zivot_andrews(cJSON *object, const StationarityTests *tests)
{
  static const char *const kinds[] = {"intercept", "trend", "both"};
  const ZivotAndrews *test = &tests->zivot_andrews;

  json_text(object, "null", "a unit root, no break");
  json_text(object, "break", kinds[test->kind]);
  json_period(object, "last_before_break", tests->last);
  json_count(object, "n", test->n);
  json_count(object, "lags", test->lags);
  json_number(object, "statistic", test->statistic);
  json_number(object, "p", NAN);
  json_critical(object, test->critical);
}

static void
json_tests(cJSON *object, const StationarityTests *tests)
{
  const gboolean few = tests->n < STATIONARITY_FEW;

  json_count(object, "n", tests->n);
  json_text(object, "terms", terms_key(tests->terms));
  cJSON_AddBoolToObject(object, "descriptive", few);
  json_text(object, "joint", joint_name(tests->joint));
  cJSON *adf = test_object(object, "adf", tests, STATIONARITY_ADF),
        *dfgls = test_object(object, "df_gls", tests, STATIONARITY_DFGLS),
        *perron = test_object(object, "phillips_perron", tests, STATIONARITY_PHILLIPS_PERRON),
        *kpss = test_object(object, "kpss", tests, STATIONARITY_KPSS),
        *zivot = test_object(object, "zivot_andrews", tests, STATIONARITY_ZIVOT_ANDREWS);
  if (adf)
    json_unit_root(adf, &tests->adf, "a unit root", few);
  if (dfgls)
    json_unit_root(dfgls, &tests->dfgls, "a unit root", few);
  if (perron) {
    json_unit_root(perron, &tests->phillips_perron.tau, "a unit root", few);
    json_number(perron, "z_alpha", tests->phillips_perron.alpha);
  }
  if (kpss)
    json_kpss(kpss, &tests->kpss, few);
  if (zivot)
    json_zivot_andrews(zivot, tests);
}

void
json_stationarity(cJSON *object, const Analysis *analysis)
{
  const Stationarity *result = analysis->result;
  cJSON *all = json_array(object, "series");

  json_text(object, "lags_chosen", lags_key(result->lag_choice));
  for (gsize i = 0; i < result->n; i++) {
    const StationarityOf *of = &result->series[i];
    cJSON *one = json_item(all);
    json_text(one, "series", of->label);
    json_text(one, "unit", of->unit);
    json_period(one, "first", of->first);
    json_period(one, "last", of->last);
    json_number(one, "mann_kendall_p", of->choice.trend_p);
    json_tests(cJSON_AddObjectToObject(one, "levels"), &of->on[ON_LEVELS]);
    json_tests(cJSON_AddObjectToObject(one, "changes"), &of->on[ON_CHANGES]);
  }
  g_autofree char *reading = read_stationarity(result);
  json_text(object, "reading", reading);
}
