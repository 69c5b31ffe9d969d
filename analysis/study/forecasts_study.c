#include "forecasts_study.h"

#include "datasets/problems.h"
#include "model.h"

#define YEARS_AHEAD 3

static const double levels[] = {0.5, 0.8, CONFIDENCE_LEVEL};

void
forecasts_study_free(gpointer data)
{
  ForecastsStudy *study = data;
  if (!study)
    return;
  regular_run_clear(&study->run);
  holt_winters_free(study->fit);
  g_free(study->ahead);
  fan_free(study->fan);
  hold_out_free(study->held_out);
  g_free(study->why);
  g_free(study);
}

static Smoothing
default_smoothing(gsize n, gsize season)
{
  if (season > 1 && n / FORECAST_CYCLES >= season)
    return SMOOTHING_ADDITIVE;
  return n >= FORECAST_TREND ? SMOOTHING_HOLT : SMOOTHING_SIMPLE;
}

static gboolean
take_method(ForecastsStudy *study, const char *word, Smoothing *smoothing, GError **error)
{
  study->by_default = word == NULL;
  *smoothing = default_smoothing(study->run.n, study->season);
  if (word && !smoothing_from_name(word, smoothing)) {
    g_set_error(
        error, DATA_ERROR, DATA_ERROR_SCHEMA,
        "the method of a forecast is one of simple, holt, holt-winters or holt-winters-multiplicative, not '%s'", word);
    return FALSE;
  }
  if (study->season > 1 || *smoothing == SMOOTHING_SIMPLE || *smoothing == SMOOTHING_HOLT)
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
              "%s is yearly and has no season: take the method holt, or give the periods of a cycle as 'season'",
              study->run.label);
  return FALSE;
}

static gboolean
take_steps(const ForecastsStudy *study, const AnalysisOptions *options, gsize *steps, GError **error)
{
  const RegularRun *run = &study->run;
  const AnalysisOptions none = {.season = OPTION_UNSET};
  *steps = options->steps != OPTION_UNSET     ? options->steps
           : run->frequency == FREQUENCY_YEAR ? MIN(YEARS_AHEAD, run->n)
                                              : MIN(regular_run_season(run, &none), run->n);
  if (*steps <= run->n)
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
              "%" G_GSIZE_FORMAT " steps are more than the %" G_GSIZE_FORMAT " values they rest on", *steps, run->n);
  return FALSE;
}

/* Why the trial failed is told in the report: the forecast itself stands. */
static void
try_it(ForecastsStudy *study)
{
  g_autoptr(GError) error = NULL;
  study->held_out = hold_out(study->run.values, study->fit, study->season, study->fan->steps, CONFIDENCE_LEVEL, &error);
  if (!study->held_out)
    study->why = g_strdup(error->message);
}

static gboolean
compute(ForecastsStudy *study, const AnalysisInput *input, GError **error)
{
  const AnalysisOptions *options = &input->def->options;
  RegularRun *run = &study->run;
  Smoothing smoothing;
  gsize steps;
  if (!regular_run(input, g_ptr_array_index(input->of, 0), run, error))
    return FALSE;
  study->season = regular_run_season(run, options);
  if (!take_method(study, options->method, &smoothing, error) || !take_steps(study, options, &steps, error))
    return FALSE;
  study->fit = holt_winters(run->values, run->n, smoothing, study->season, NULL, error);
  if (!study->fit)
    return FALSE;
  study->fan = holt_winters_forecast(study->fit, steps, levels, G_N_ELEMENTS(levels), error);
  if (!study->fan)
    return FALSE;
  study->ahead = g_new(Period, steps);
  for (gsize i = 0; i < steps; i++)
    study->ahead[i] = period_step(run->periods[run->n - 1], (int)i + 1);
  try_it(study);
  return TRUE;
}

gpointer
forecasts_run(const AnalysisInput *input, GError **error)
{
  ForecastsStudy *study = g_new0(ForecastsStudy, 1);
  if (compute(study, input, error))
    return study;
  forecasts_study_free(study);
  return NULL;
}
