#include "rolling_study.h"

#include "model.h"

void
rolling_study_free(gpointer data)
{
  RollingStudy *study = data;
  if (!study)
    return;
  g_free(study->x);
  g_free(study->y);
  g_free(study->periods);
  g_free(study->why);
  rolling_free(study->rolling);
  g_free(study);
}

static gboolean
compute(RollingStudy *study, const Frame *frame, gsize window, GError **error)
{
  g_autofree gint64 *grid = frame_grid(frame);
  const double *x = frame->columns[0], *y = frame->columns[1];
  study->by_rule = window == OPTION_UNSET;
  study->rolling = rolling_correlation(
      x, y, grid, frame->n, study->by_rule ? rolling_default_window(grid, frame->n) : window, CONFIDENCE_LEVEL, error);
  if (!study->rolling || !correlate(CORRELATION_PEARSON, x, y, frame->n, CONFIDENCE_LEVEL, &study->whole, error))
    return FALSE;
  for (gsize i = 0; i < 2; i++)
    study->wander[i] = wander_of(frame->columns[i], frame->n, !study->gaps);
  return TRUE;
}

static void
correlate_changes(RollingStudy *study, const Frame *frame)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Frame) changes = frame_changes(frame);
  if (correlate(CORRELATION_PEARSON, changes->columns[0], changes->columns[1], changes->n, CONFIDENCE_LEVEL,
                &study->changes, &error))
    study->n_changes = changes->n;
  else
    study->why = g_strdup(error->message);
}

gpointer
rolling_run(const AnalysisInput *input, GError **error)
{
  const Series *both[] = {g_ptr_array_index(input->of, 0), g_ptr_array_index(input->of, 1)};
  g_autoptr(Frame) frame = analysis_frame(input, both, 2, error);
  if (!frame)
    return NULL;
  RollingStudy *study = g_new0(RollingStudy, 1);
  study->x = g_strdup(series_label(both[0]));
  study->y = g_strdup(series_label(both[1]));
  study->n = frame->n;
  study->periods = g_memdup2(frame->periods, frame->n * sizeof *frame->periods);
  study->frequency = series_frequency(both[0]);
  study->gaps = !frame_adjoins(frame);
  if (compute(study, frame, input->def->options.window, error)) {
    correlate_changes(study, frame);
    return study;
  }
  rolling_study_free(study);
  return NULL;
}
