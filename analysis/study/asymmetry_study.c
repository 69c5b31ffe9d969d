#include "asymmetry_study.h"

#include "datasets/problems.h"
#include "model.h"
#include "stats/auxiliary.h"
#include "stats/contrast.h"
#include "stats/describe.h"
#include "stats/effects.h"
#include "stats/multiple_testing.h"
#include "stats/wald.h"

/* A test of sums: signs of the parts; conflict's turn where it is a negative score. */
typedef struct {
  const char *what, *null;
  double signs[ASYMMETRY_PARTS];
} Sums;

static const Sums two_parts[] = {
    {"Co-operation against conflict", "conflict takes away as much as co-operation adds", {1, 1}},
    {"Co-operation and conflict alike", "both move it alike, so that only the number of events counts", {1, -1}},
};

static const Sums four_parts[] = {
    {"Verbal and material co-operation", "words of co-operation count as much as deeds", {1, -1, 0, 0}},
    {"Verbal and material conflict", "words of conflict count as much as deeds", {0, 0, 1, -1}},
    {"Verbal co-operation against conflict",
     "words of conflict take away as much as those of co-operation add",
     {1, 0, 1, 0}},
    {"Material co-operation against conflict",
     "deeds of conflict take away as much as those of co-operation add",
     {0, 1, 0, 1}},
    {"All co-operation against all conflict", "conflict takes away as much as co-operation adds", {1, 1, 1, 1}},
};

void
asymmetry_free(gpointer data)
{
  AsymmetryStudy *study = data;
  if (!study)
    return;
  g_free(study->label);
  g_free(study->unit);
  g_strfreev(study->given);
  g_free(study->periods);
  fit_free(study->fit);
  for (gsize i = 0; i < study->parts; i++)
    g_free(study->part[i].label);
  g_free(study);
}

static gboolean
check_input(const AnalysisInput *input, GError **error)
{
  if (input->of->len != 3 && input->of->len != 5)
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                        "asymmetry takes the response, co-operation and conflict, or the response, verbal and material "
                        "co-operation, verbal and material conflict");
  else if (input->def->options.terms == TERMS_NONE)
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA, "'terms' is constant or trend for asymmetry");
  else
    return TRUE;
  return FALSE;
}

/* The response, the parts, the controls. */
static const Series **
all_series(const AnalysisInput *input)
{
  const Series **series = g_new(const Series *, input->of->len + input->given->len);
  for (guint i = 0; i < input->of->len; i++)
    series[i] = g_ptr_array_index(input->of, i);
  for (guint i = 0; i < input->given->len; i++)
    series[input->of->len + i] = g_ptr_array_index(input->given, i);
  return series;
}

static void
name_parts(AsymmetryStudy *study, const AnalysisInput *input, const Series *const *series, const Frame *frame)
{
  study->label = g_strdup(series_label(series[0]));
  study->unit = g_strdup(series[0]->unit);
  study->parts = input->of->len - 1;
  study->trend = input->def->options.terms == TERMS_TREND;
  study->given = g_new0(char *, input->given->len + 1);
  for (guint i = 0; i < input->given->len; i++)
    study->given[i] = g_strdup(series_label(series[input->of->len + i]));
  for (gsize i = 0; i < study->parts; i++)
    study->part[i].label = g_strdup(series_label(series[i + 1]));
  study->n = frame->n;
  study->periods = g_memdup2(frame->periods, frame->n * sizeof *frame->periods);
  study->frequency = period_frequency(frame->periods[0]);
  study->gaps = !frame_adjoins(frame);
}

/* All values of conflict are zero or less, and not all are zero. */
static gboolean
is_negative(const AsymmetryStudy *study, const Frame *frame)
{
  gboolean below = FALSE;
  for (gsize part = study->parts / 2; part < study->parts; part++)
    for (gsize row = 0; row < frame->n; row++) {
      if (frame->columns[part + 1][row] > 0)
        return FALSE;
      below = below || frame->columns[part + 1][row] < 0;
    }
  return below;
}

static void
add_column(ModelMatrix *model, const char *name, const double *values)
{
  const BasePower whole = {model_matrix_add_base(model, values), 1};
  model_matrix_add_column(model, name, &whole, 1);
}

/* A constant, the parts, the controls, and the trend where there is one. */
static gboolean
fit_parts(AsymmetryStudy *study, const Frame *frame, const gint64 *grid, GError **error)
{
  g_autoptr(ModelMatrix) model = model_matrix_new(frame->n);
  g_autofree double *time = g_new(double, frame->n);
  model_matrix_add_column(model, "(Intercept)", NULL, 0);
  for (gsize j = 1; j < frame->k; j++)
    add_column(model, j <= study->parts ? study->part[j - 1].label : study->given[j - 1 - study->parts],
               frame->columns[j]);
  for (gsize row = 0; row < frame->n; row++)
    time[row] = (double)grid[row];
  if (study->trend)
    add_column(model, "trend", time);
  study->fit = ols_fit_model(frame->columns[0], model, NULL, TRUE, error);
  return study->fit && auxiliary_check_residuals(study->fit, error);
}

static gboolean
test_jointly(AsymmetryStudy *study, const gsl_matrix *covariance, TestResult *result, GError **error)
{
  gsize which[ASYMMETRY_PARTS];
  for (gsize i = 0; i < study->parts; i++)
    which[i] = i + 1;
  if (!wald_test(study->fit, covariance, which, study->parts, study->fit->n - study->fit->k, result, error))
    return FALSE;
  result->null = "neither co-operation nor conflict matters";
  return TRUE;
}

static gboolean
test_both_ways(AsymmetryStudy *study, const gsl_matrix *covariance, GError **error)
{
  gsl_matrix *plain = ols_covariance(study->fit);
  const gboolean done =
      test_jointly(study, covariance, &study->joint, error) && test_jointly(study, plain, &study->joint_plain, error);
  gsl_matrix_free(plain);
  return done;
}

static gboolean
fill_parts(AsymmetryStudy *study, const Frame *frame, const gsl_matrix *covariance, GError **error)
{
  g_autofree Effect *effects = effects_of(study->fit, frame->columns[0], covariance, EFFECT_ALPHA, EFFECT_POWER, error);
  const gboolean adjoining = !study->gaps;
  const Wander response = wander_of(frame->columns[0], frame->n, adjoining);
  for (gsize i = 0; effects && i < study->parts; i++) {
    AsymmetryPart *part = &study->part[i];
    const Wander own = wander_of(frame->columns[i + 1], frame->n, adjoining);
    Description description;
    if (!describe(frame->columns[i + 1], frame->n, &description, error))
      return FALSE;
    part->effect = coefficient_inference(study->fit, covariance, i + 1, CONFIDENCE_LEVEL);
    part->deviation = description.standard_deviation;
    part->standardised = effects[i + 1].standardised;
    part->wanders = both_trend(&response, &own) || both_integrated(&response, &own);
  }
  return effects != NULL;
}

static void
run_tests(AsymmetryStudy *study, const gsl_matrix *covariance)
{
  const Sums *sums = study->parts == ASYMMETRY_PARTS ? four_parts : two_parts;
  g_autofree double *weights = g_new0(double, study->fit->k);
  double p[ASYMMETRY_TESTS], adjusted[ASYMMETRY_TESTS];
  study->tests = study->parts == ASYMMETRY_PARTS ? G_N_ELEMENTS(four_parts) : G_N_ELEMENTS(two_parts);
  for (gsize t = 0; t < study->tests; t++) {
    for (gsize i = 0; i < study->parts; i++)
      weights[i + 1] = sums[t].signs[i] * (study->negative && i >= study->parts / 2 ? -1 : 1);
    study->test[t] =
        (AsymmetryTest){sums[t].what, sums[t].null, contrast(study->fit, covariance, weights, CONFIDENCE_LEVEL), 0};
    p[t] = study->test[t].difference.p;
  }
  adjust_holm(p, study->tests, adjusted);
  for (gsize t = 0; t < study->tests; t++)
    study->test[t].p_holm = adjusted[t];
}

static gboolean
compute(AsymmetryStudy *study, const Frame *frame, GError **error)
{
  const HacOptions options = hac_preset(HAC_OWN);
  g_autofree gint64 *grid = frame_grid(frame);
  study->negative = is_negative(study, frame);
  if (!fit_parts(study, frame, grid, error))
    return FALSE;
  gsl_matrix *covariance = hac_estimate(study->fit, grid, &options, &study->hac, error);
  const gboolean done =
      covariance && fill_parts(study, frame, covariance, error) && test_both_ways(study, covariance, error);
  if (done)
    run_tests(study, covariance);
  gsl_matrix_free(covariance);
  return done;
}

gpointer
asymmetry_run(const AnalysisInput *input, GError **error)
{
  if (!check_input(input, error))
    return NULL;
  g_autofree const Series **series = all_series(input);
  g_autoptr(Frame) frame = analysis_frame(input, series, input->of->len + input->given->len, error);
  if (!frame)
    return NULL;
  AsymmetryStudy *study = g_new0(AsymmetryStudy, 1);
  name_parts(study, input, series, frame);
  if (compute(study, frame, error))
    return study;
  asymmetry_free(study);
  return NULL;
}
