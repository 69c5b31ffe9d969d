#include "partial_study.h"

#include "datasets/problems.h"
#include "model.h"

void
partial_free(gpointer data)
{
  PartialStudy *study = data;
  if (!study)
    return;
  g_free(study->x);
  g_free(study->y);
  g_strfreev(study->given);
  g_free(study->periods);
  for (guint i = 0; i < N_ON; i++)
    g_free(study->on[i].why);
  g_free(study);
}

/* Columns of the frame: x, y, and those held fixed. */
static gboolean
correlate_on(const PartialStudy *study, PartialPair *pair, const Frame *frame, GError **error)
{
  const gsize k = frame->k - 2;
  g_autofree const char **names = g_new(const char *, frame->k);
  double **columns = frame->columns;
  names[0] = study->x;
  names[1] = study->y;
  for (gsize i = 0; i < k; i++)
    names[i + 2] = study->given[i];
  if (!partial_correlate(columns[0], columns[1], (const double *const *)columns + 2, k, frame->n, names,
                         CONFIDENCE_LEVEL, &pair->partial, error) ||
      !correlate(CORRELATION_PEARSON, columns[0], columns[1], frame->n, CONFIDENCE_LEVEL, &pair->plain, error))
    return FALSE;
  pair->n = frame->n;
  for (gsize i = 0; i < 2; i++)
    pair->wander[i] = study->cross_section ? no_wander() : wander_of(columns[i], frame->n, frame_adjoins(frame));
  return TRUE;
}

static void
correlate_changes(PartialStudy *study, const Frame *frame)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Frame) changes = NULL;
  if (study->cross_section) {
    study->on[ON_CHANGES].why = g_strdup("a table without periods has no changes");
    return;
  }
  changes = frame_changes(frame);
  if (!correlate_on(study, &study->on[ON_CHANGES], changes, &error))
    study->on[ON_CHANGES].why = g_strdup(error->message);
}

static PartialStudy *
study_new(const AnalysisInput *input, const Series *const *series, const Frame *frame)
{
  PartialStudy *study = g_new0(PartialStudy, 1);
  study->x = g_strdup(series_label(series[0]));
  study->y = g_strdup(series_label(series[1]));
  study->given = g_new0(char *, input->given->len + 1);
  for (guint i = 0; i < input->given->len; i++)
    study->given[i] = g_strdup(series_label(series[i + 2]));
  study->n = frame->n;
  study->periods = g_memdup2(frame->periods, frame->n * sizeof *frame->periods);
  study->frequency = series_frequency(series[0]);
  study->cross_section = input->scope->cross_section;
  study->gaps = !study->cross_section && !frame_adjoins(frame);
  return study;
}

gpointer
partial_run(const AnalysisInput *input, GError **error)
{
  const guint k = input->given->len;
  if (k == 0) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA, "partial needs 'given': what is held fixed");
    return NULL;
  }
  g_autofree const Series **series = g_new(const Series *, k + 2);
  series[0] = g_ptr_array_index(input->of, 0);
  series[1] = g_ptr_array_index(input->of, 1);
  for (guint i = 0; i < k; i++)
    series[i + 2] = g_ptr_array_index(input->given, i);
  g_autoptr(Frame) frame = analysis_frame(input, series, k + 2, error);
  if (!frame)
    return NULL;
  PartialStudy *study = study_new(input, series, frame);
  if (correlate_on(study, &study->on[ON_LEVELS], frame, error)) {
    correlate_changes(study, frame);
    return study;
  }
  partial_free(study);
  return NULL;
}
