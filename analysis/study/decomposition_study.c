#include "decomposition_study.h"

#include "datasets/problems.h"

void
decomposition_study_free(gpointer data)
{
  DecompositionStudy *study = data;
  if (!study)
    return;
  regular_run_clear(&study->run);
  g_free(study->at);
  g_strfreev(study->places);
  decomposition_free(study->parts);
  g_free(study);
}

static gboolean
take_method(const AnalysisOptions *options, gboolean *multiplicative, GError **error)
{
  *multiplicative = g_strcmp0(options->method, "multiplicative") == 0;
  if (!options->method || *multiplicative || g_str_equal(options->method, "additive"))
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
              "the method of a decomposition is additive or multiplicative, not '%s'", options->method);
  return FALSE;
}

static void
name_places(DecompositionStudy *study)
{
  const gsize first = regular_run_place(&study->run, study->season);
  study->at = g_new(gsize, study->season);
  study->places = g_new0(char *, study->season + 1);
  for (gsize k = 0; k < study->season; k++) {
    study->at[k] = (k + study->season - first) % study->season;
    study->places[k] = regular_run_place_name(&study->run, study->season, k);
  }
}

static gboolean
compute(DecompositionStudy *study, const AnalysisInput *input, GError **error)
{
  gboolean multiplicative;
  if (!take_method(&input->def->options, &multiplicative, error) ||
      !regular_run(input, g_ptr_array_index(input->of, 0), &study->run, error))
    return FALSE;
  study->season = regular_run_season(&study->run, &input->def->options);
  if (study->season < 2) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
                "%s is yearly and has no season: take shorter periods, or give the periods of a cycle as 'season'",
                study->run.label);
    return FALSE;
  }
  study->parts = decompose(study->run.values, study->run.n, study->season, multiplicative, error);
  if (study->parts)
    name_places(study);
  return study->parts != NULL;
}

gpointer
decomposition_run(const AnalysisInput *input, GError **error)
{
  DecompositionStudy *study = g_new0(DecompositionStudy, 1);
  if (compute(study, input, error))
    return study;
  decomposition_study_free(study);
  return NULL;
}
