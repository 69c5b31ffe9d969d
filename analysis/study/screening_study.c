#include "screening_study.h"

#include "datasets/problems.h"
#include "lead_lag_study.h"
#include "longest_run.h"
#include "model.h"

void
screening_free(gpointer data)
{
  ScreeningStudy *study = data;
  if (!study)
    return;
  g_free(study->index);
  g_strfreev(study->labels);
  g_free(study->cells);
  g_free(study);
}

const ScreenedCell *
screening_cell(const ScreeningStudy *study, gsize series, int lag)
{
  return &study->cells[series * (2 * study->lags + 1) + (gsize)((gint64)study->lags + lag)];
}

static gboolean
check_options(const AnalysisOptions *options, gboolean *changes, GError **error)
{
  *changes = !options->method || g_str_equal(options->method, "changes");
  if (options->lag_choice == LAGS_AIC || options->lag_choice == LAGS_BIC)
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                        "lags is a number or 'rule': aic and bic choose the order of a model, not a window");
  else if (!*changes && !g_str_equal(options->method, "levels"))
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "method is changes or levels, not '%s'", options->method);
  else
    return TRUE;
  return FALSE;
}

static void
count_found(ScreeningStudy *study)
{
  const gsize n = study->n_series * (2 * study->lags + 1);
  for (gsize i = 0; i < n; i++) {
    study->alone += study->cells[i].p < 1 - CONFIDENCE_LEVEL ? 1 : 0;
    study->found += study->cells[i].adjusted < 1 - CONFIDENCE_LEVEL ? 1 : 0;
  }
}

static gboolean
compute(ScreeningStudy *study, const Frame *frame, const AnalysisOptions *options, GError **error)
{
  study->n = frame->n;
  study->first = frame->periods[0];
  study->last = frame->periods[frame->n - 1];
  study->by_rule = options->lag_choice != LAGS_GIVEN;
  study->lags = study->by_rule ? MIN(LEAD_LAG_RULE_MOST, frame->n / 4) : options->lags;
  if (!lag_window_check(study->n, study->lags, error))
    return FALSE;
  for (gsize i = 0; i <= study->n_series; i++)
    if (!stats_check_varies(frame->columns[i], frame->n, i ? study->labels[i - 1] : study->index, error))
      return FALSE;
  study->cells = g_new0(ScreenedCell, study->n_series * (2 * study->lags + 1));
  if (!screen_lags(frame->columns[0], (const double *const *)frame->columns + 1, study->n_series, frame->n, study->lags,
                   0, study->cells, &study->tests, error))
    return FALSE;
  count_found(study);
  return TRUE;
}

static Frame *
used_frame(const AnalysisInput *input, gboolean changes, GError **error)
{
  const Series *const *all = (const Series *const *)(void *)input->of->pdata;
  g_autoptr(Frame) frame = analysis_frame(input, all, input->of->len, error);
  g_autoptr(Frame) run = frame ? frame_longest_run(input, frame) : NULL;
  return !run || !changes ? g_steal_pointer(&run) : frame_changes(run);
}

gpointer
screening_run(const AnalysisInput *input, GError **error)
{
  gboolean changes;
  if (!check_options(&input->def->options, &changes, error))
    return NULL;
  g_autoptr(Frame) frame = used_frame(input, changes, error);
  if (!frame || !lag_window_check(frame->n, 0, error))
    return NULL;
  ScreeningStudy *study = g_new0(ScreeningStudy, 1);
  study->changes = changes;
  study->n_series = input->of->len - 1;
  study->index = g_strdup(series_label(g_ptr_array_index(input->of, 0)));
  study->frequency = series_frequency(g_ptr_array_index(input->of, 0));
  study->labels = g_new0(char *, study->n_series + 1);
  for (gsize i = 0; i < study->n_series; i++)
    study->labels[i] = g_strdup(series_label(g_ptr_array_index(input->of, (guint)i + 1)));
  if (compute(study, frame, &input->def->options, error))
    return study;
  screening_free(study);
  return NULL;
}
