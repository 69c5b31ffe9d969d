#include "diagnose.h"

#include "stats/durbin_watson.h"
#include "stats/functional_form.h"
#include "stats/heteroskedasticity.h"
#include "stats/normality.h"
#include "stats/serial.h"
#include "unweighted.h"

/* Powers of the fitted values in RESET: squares and cubes, as R's lmtest and gretl have it. */
#define RESET_HIGHEST 3

gsize
diagnostic_lags(Frequency frequency, gsize freedom)
{
  const int year = frequency_per_year(frequency);
  const gsize wanted = frequency == FREQUENCY_DAY ? 7 : year > 1 ? (gsize)MIN(year, 12) : 2;
  return MAX(MIN(wanted, freedom / 4), 1);
}

gsize
portmanteau_lags(Frequency frequency, gsize n)
{
  const int year = frequency_per_year(frequency);
  const gsize wanted = frequency == FREQUENCY_DAY ? 14 : year > 1 ? (gsize)(2 * MIN(year, 12)) : 10;
  return MAX(MIN(wanted, n / 5), 1);
}

typedef gboolean (*RunTest)(const Fit *fit, const DiagnoseOptions *options, TestResult *result, GError **error);

static gboolean
run_durbin_watson(const Fit *fit, const DiagnoseOptions *o, TestResult *result, GError **error)
{
  return durbin_watson_test(fit, o->grid, AUTOCORRELATION_ANY, DURBIN_WATSON_AUTOMATIC, result, error);
}

static gboolean
run_breusch_godfrey(const Fit *fit, const DiagnoseOptions *o, TestResult *result, GError **error)
{
  BreuschGodfrey both;
  if (!breusch_godfrey_test(fit, o->grid, diagnostic_lags(o->frequency, fit->n - fit->k), &both, error))
    return FALSE;
  *result = both.lm;
  return TRUE;
}

static gboolean
run_breusch_godfrey_f(const Fit *fit, const DiagnoseOptions *o, TestResult *result, GError **error)
{
  BreuschGodfrey both;
  if (!breusch_godfrey_test(fit, o->grid, diagnostic_lags(o->frequency, fit->n - fit->k), &both, error))
    return FALSE;
  *result = both.f;
  return TRUE;
}

static gboolean
run_ljung_box(const Fit *fit, const DiagnoseOptions *o, TestResult *result, GError **error)
{
  return portmanteau_test(fit->residuals->data, o->grid, fit->n, portmanteau_lags(o->frequency, fit->n), 0,
                          PORTMANTEAU_LJUNG_BOX, result, error);
}

static gboolean
run_arch(const Fit *fit, const DiagnoseOptions *o, TestResult *result, GError **error)
{
  return arch_test(fit, o->grid, diagnostic_lags(o->frequency, fit->n - fit->k), result, error);
}

static gboolean
run_breusch_pagan(const Fit *fit, const DiagnoseOptions *o, TestResult *result, GError **error)
{
  (void)o;
  return breusch_pagan_test(fit, FALSE, result, error);
}

static gboolean
run_koenker(const Fit *fit, const DiagnoseOptions *o, TestResult *result, GError **error)
{
  (void)o;
  return breusch_pagan_test(fit, TRUE, result, error);
}

static gboolean
run_white(const Fit *fit, const DiagnoseOptions *o, TestResult *result, GError **error)
{
  (void)o;
  return white_test(fit, result, error);
}

static gboolean
run_reset(const Fit *fit, const DiagnoseOptions *o, TestResult *result, GError **error)
{
  (void)o;
  return reset_test(fit, RESET_HIGHEST, result, error);
}

static gboolean
run_harvey_collier(const Fit *fit, const DiagnoseOptions *o, TestResult *result, GError **error)
{
  (void)o;
  return harvey_collier_test(fit, result, error);
}

static gboolean
run_jarque_bera(const Fit *fit, const DiagnoseOptions *o, TestResult *result, GError **error)
{
  (void)o;
  return jarque_bera_test(fit->residuals->data, fit->n, "residuals", result, error);
}

static gboolean
run_shapiro_wilk(const Fit *fit, const DiagnoseOptions *o, TestResult *result, GError **error)
{
  (void)o;
  return shapiro_wilk_test(fit->residuals->data, fit->n, "residuals", result, error);
}

/* By DiagnosticKind. A row adds a test. */
static const struct {
  const char *key, *name;
  Doubt doubt;
  gboolean in_time, no_lagged_response;
  gboolean on_levels; /* of the regressors as they are, where weights change the rest */
  RunTest run;
} rows[N_DIAGNOSTICS] = {
    {"durbin_watson", "Durbin-Watson", DOUBT_INDEPENDENCE, TRUE, TRUE, FALSE, run_durbin_watson},
    {"breusch_godfrey", "Breusch-Godfrey", DOUBT_INDEPENDENCE, TRUE, FALSE, FALSE, run_breusch_godfrey},
    {"breusch_godfrey_f", "Breusch-Godfrey", DOUBT_INDEPENDENCE, TRUE, FALSE, FALSE, run_breusch_godfrey_f},
    {"ljung_box", "Ljung-Box", DOUBT_INDEPENDENCE, TRUE, TRUE, FALSE, run_ljung_box},
    {"arch", "ARCH", DOUBT_VARIANCE, TRUE, FALSE, FALSE, run_arch},
    {"breusch_pagan", "Breusch-Pagan", DOUBT_VARIANCE, FALSE, FALSE, TRUE, run_breusch_pagan},
    {"koenker", "Breusch-Pagan, studentised", DOUBT_VARIANCE, FALSE, FALSE, TRUE, run_koenker},
    {"white", "White", DOUBT_VARIANCE, FALSE, FALSE, TRUE, run_white},
    {"reset", "RESET", DOUBT_FORM, FALSE, FALSE, FALSE, run_reset},
    {"harvey_collier", "Harvey-Collier", DOUBT_FORM, TRUE, FALSE, FALSE, run_harvey_collier},
    {"jarque_bera", "Jarque-Bera", DOUBT_NORMALITY, FALSE, FALSE, FALSE, run_jarque_bera},
    {"shapiro_wilk", "Shapiro-Wilk", DOUBT_NORMALITY, FALSE, FALSE, FALSE, run_shapiro_wilk},
};

static void
run_one(const Fit *fit, const DiagnoseOptions *options, DiagnosticKind kind, Diagnostic *test)
{
  g_autoptr(GError) error = NULL;
  Fit *unweighted = unweighted_fit(fit, !rows[kind].on_levels);
  *test = (Diagnostic){.kind = kind, .key = rows[kind].key, .doubt = rows[kind].doubt};
  if (rows[kind].in_time && options->cross_section)
    test->why = g_strdup("rows without time have no order");
  else if (rows[kind].no_lagged_response && options->lagged_response)
    test->why = g_strdup("it does not hold with a lag of the response among the regressors");
  else if (kind == DIAGNOSTIC_RESET && fit->weights)
    test->why = g_strdup("it is not made for weights");
  else if (rows[kind].run(unweighted, options, &test->result, &error))
    test->run = TRUE;
  else
    test->why = g_strdup(error->message);
  if (!test->run)
    test->result = (TestResult){.name = rows[kind].name};
  test->rejected = test->run && test->result.p < DIAGNOSTIC_ALPHA;
  unweighted_free(unweighted);
}

Diagnostics *
diagnose(const Fit *fit, const DiagnoseOptions *options)
{
  Diagnostics *diagnostics = g_new0(Diagnostics, 1);
  for (DiagnosticKind kind = 0; kind < N_DIAGNOSTICS; kind++) {
    Diagnostic *test = &diagnostics->tests[kind];
    run_one(fit, options, kind, test);
    diagnostics->run += test->run ? 1 : 0;
    diagnostics->rejected += test->rejected ? 1 : 0;
    diagnostics->doubts[test->doubt] += test->rejected ? 1 : 0;
  }
  return diagnostics;
}

void
diagnostics_free(Diagnostics *diagnostics)
{
  if (!diagnostics)
    return;
  for (DiagnosticKind kind = 0; kind < N_DIAGNOSTICS; kind++)
    g_free(diagnostics->tests[kind].why);
  g_free(diagnostics);
}
