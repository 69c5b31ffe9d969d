#include "mirror_given.h"

#include <math.h>

#include "datasets/problems.h"
#include "model.h"

#define GAP_NAME "log ratio"

static Series *
log_ratios(const MirrorStudy *study)
{
  Series *series = series_new(GAP_NAME);
  for (gsize t = 0; t < study->n; t++) {
    const double value = mirror_log_ratio(study->totals[t].reported, study->totals[t].mirrored);
    series_add(series, isnan(value) ? observation_missing(study->periods[t], MISSING_UNDEFINED)
                                    : observation_exact(study->periods[t], value));
  }
  return series;
}

static void
correlate_on(MirrorStudy *study, CorrelatedOn on, const Frame *frame)
{
  MirrorOn *result = &study->on[on];
  const double *gap = frame->columns[0], *given = frame->columns[1];
  const gboolean adjoins = frame_adjoins(frame);
  g_autoptr(GError) error = NULL;
  result->n = frame->n;
  if (stats_check_count(frame->n, 3, &error) && stats_check_varies(gap, frame->n, GAP_NAME, &error) &&
      stats_check_varies(given, frame->n, study->given, &error) &&
      correlate(CORRELATION_PEARSON, gap, given, frame->n, CONFIDENCE_LEVEL, &result->correlation, &error)) {
    result->wander[0] = wander_of(gap, frame->n, adjoins);
    result->wander[1] = wander_of(given, frame->n, adjoins);
  } else
    result->why = g_strdup(error->message);
}

gboolean
mirror_correlate(MirrorStudy *study, const AnalysisInput *input, GError **error)
{
  if (input->given->len == 0)
    return TRUE;
  if (input->given->len > 1) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "mirror takes one expression under 'given', not %u",
                input->given->len);
    return FALSE;
  }
  const Series *given = g_ptr_array_index(input->given, 0);
  g_autoptr(Series) gap = log_ratios(study);
  const Series *both[] = {gap, given};
  g_autoptr(Frame) frame = analysis_frame(input, both, G_N_ELEMENTS(both), error);
  if (!frame)
    return FALSE;
  g_autoptr(Frame) changes = frame_changes(frame);
  study->given = g_strdup(series_label(given));
  correlate_on(study, ON_LEVELS, frame);
  correlate_on(study, ON_CHANGES, changes);
  return TRUE;
}
