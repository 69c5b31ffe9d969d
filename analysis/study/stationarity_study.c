#include "stationarity_study.h"

#include <math.h>

#include "datasets/problems.h"

#define ALPHA 0.05

gboolean
stationarity_rejected(const StationarityTests *tests, StationarityTest test)
{
  switch (test) {
  case STATIONARITY_ADF:
    return unit_root_rejected(&tests->adf, CRITICAL_5);
  case STATIONARITY_DFGLS:
    return unit_root_rejected(&tests->dfgls, CRITICAL_5);
  case STATIONARITY_PHILLIPS_PERRON:
    return unit_root_rejected(&tests->phillips_perron.tau, CRITICAL_5);
  case STATIONARITY_KPSS:
    return tests->kpss.p < ALPHA;
  case STATIONARITY_ZIVOT_ANDREWS:
  case N_STATIONARITY:
    break;
  }
  return tests->zivot_andrews.statistic < tests->zivot_andrews.critical[CRITICAL_5];
}

static JointReading
joint_of(const StationarityTests *tests)
{
  if (tests->n < STATIONARITY_FEW || tests->why[STATIONARITY_ADF] || tests->why[STATIONARITY_KPSS])
    return JOINT_NOTHING;
  const gboolean returns = stationarity_rejected(tests, STATIONARITY_ADF),
                 wanders = stationarity_rejected(tests, STATIONARITY_KPSS);
  return returns && wanders ? JOINT_CONTRARY : returns ? JOINT_STATIONARY : wanders ? JOINT_UNIT_ROOT : JOINT_UNCLEAR;
}

/* Keeps the message of a test that failed. */
static void
keep(StationarityTests *tests, StationarityTest test, gboolean done, GError **error)
{
  if (done)
    return;
  tests->why[test] = g_strdup((*error)->message);
  g_clear_error(error);
}

typedef struct {
  const AnalysisOptions *options;
  gboolean break_given;
  ZivotAndrewsBreak kind;
} Asked;

static void
run_tests(const Asked *asked, const double *x, gsize n, DickeyFullerTerms terms, StationarityTests *tests)
{
  const UnitRootOptions options = unit_root_options(asked->options, terms);
  const gsize lags = asked->options->lag_choice == LAGS_GIVEN ? asked->options->lags : G_MAXSIZE;
  const ZivotAndrewsBreak kind = asked->break_given  ? asked->kind
                                 : terms == DF_TREND ? ZIVOT_ANDREWS_BOTH
                                                     : ZIVOT_ANDREWS_INTERCEPT;
  GError *error = NULL;

  *tests = (StationarityTests){.n = n, .terms = terms};
  keep(tests, STATIONARITY_ADF, adf_test(x, n, &options, &tests->adf, &error), &error);
  keep(tests, STATIONARITY_DFGLS, dfgls_test(x, n, &options, &tests->dfgls, &error), &error);
  keep(tests, STATIONARITY_PHILLIPS_PERRON, phillips_perron_test(x, n, terms, lags, &tests->phillips_perron, &error),
       &error);
  keep(tests, STATIONARITY_KPSS, kpss_test(x, n, terms == DF_TREND, lags, &tests->kpss, &error), &error);
  if (tests->why[STATIONARITY_ADF])
    tests->why[STATIONARITY_ZIVOT_ANDREWS] = g_strdup(tests->why[STATIONARITY_ADF]);
  else
    keep(tests, STATIONARITY_ZIVOT_ANDREWS,
         zivot_andrews_test(x, n, kind, tests->adf.lags, &tests->zivot_andrews, &error), &error);
  tests->joint = joint_of(tests);
}

/* A trend of levels is the mean of their changes. */
static DickeyFullerTerms
terms_of_changes(DickeyFullerTerms terms)
{
  return terms == DF_NONE ? DF_NONE : DF_CONSTANT;
}

static gboolean
run_series(const AnalysisInput *input, const Asked *asked, const Series *series, StationarityOf *of, GError **error)
{
  gsize first = 0, n = 0;
  g_autofree double *x = analysis_run_of(input, series, &first, &n, error);
  if (!x)
    return FALSE;
  of->label = g_strdup(series_label(series));
  of->unit = g_strdup(series->unit);
  of->first = series_at(series, first)->period;
  of->last = series_at(series, first + n - 1)->period;
  of->frequency = series_frequency(series);
  of->choice = choose_terms(asked->options, x, n);
  StationarityTests *levels = &of->on[ON_LEVELS], *changes = &of->on[ON_CHANGES];
  run_tests(asked, x, n, of->choice.terms, levels);
  for (gsize i = 0; i + 1 < n; i++)
    x[i] = x[i + 1] - x[i];
  run_tests(asked, x, n - 1, terms_of_changes(of->choice.terms), changes);
  if (!levels->why[STATIONARITY_ZIVOT_ANDREWS])
    levels->last = series_at(series, first + levels->zivot_andrews.last)->period;
  if (!changes->why[STATIONARITY_ZIVOT_ANDREWS])
    changes->last = series_at(series, first + 1 + changes->zivot_andrews.last)->period;
  return TRUE;
}

static gboolean
read_method(const AnalysisOptions *options, Asked *asked, GError **error)
{
  static const char *const words[] = {"intercept", "trend", "both"};

  *asked = (Asked){.options = options, .break_given = options->method != NULL};
  if (!options->method)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (g_str_equal(options->method, words[i])) {
      asked->kind = (ZivotAndrewsBreak)i;
      return TRUE;
    }
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "method is one of intercept, trend or both, not '%s'",
              options->method);
  return FALSE;
}

gpointer
stationarity_run(const AnalysisInput *input, GError **error)
{
  Asked asked;

  if (!check_lags(&input->def->options, error) || !read_method(&input->def->options, &asked, error))
    return NULL;
  Stationarity *result = g_new0(Stationarity, 1);
  result->lag_choice = unit_root_options(&input->def->options, DF_CONSTANT).choice;
  result->n = input->of->len;
  result->series = g_new0(StationarityOf, result->n);
  for (gsize i = 0; i < result->n; i++)
    if (!run_series(input, &asked, g_ptr_array_index(input->of, i), &result->series[i], error)) {
      stationarity_free(result);
      return NULL;
    }
  return result;
}

void
stationarity_free(gpointer data)
{
  Stationarity *result = data;

  if (!result)
    return;
  for (gsize i = 0; i < result->n; i++) {
    StationarityOf *of = &result->series[i];
    g_free(of->label);
    g_free(of->unit);
    for (int on = 0; on < N_ON; on++)
      for (int test = 0; test < N_STATIONARITY; test++)
        g_free(of->on[on].why[test]);
  }
  g_free(result->series);
  g_free(result);
}
