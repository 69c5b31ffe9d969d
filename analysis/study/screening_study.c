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

gboolean
screening_check_lags(const AnalysisOptions *options, GError **error)
{
  if (options->lag_choice != LAGS_AIC && options->lag_choice != LAGS_BIC)
    return TRUE;
  g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                      "lags is a number or 'rule': aic and bic choose the order of a model, not a window");
  return FALSE;
}

gsize
screening_lags(const AnalysisOptions *options, gsize n)
{
  return options->lag_choice == LAGS_GIVEN ? options->lags : MIN(LEAD_LAG_RULE_MOST, n / 4);
}

static gboolean
check_options(const AnalysisOptions *options, gboolean *changes, GError **error)
{
  *changes = !options->method || g_str_equal(options->method, "changes");
  if (!screening_check_lags(options, error))
    return FALSE;
  if (*changes || g_str_equal(options->method, "levels"))
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "method is changes or levels, not '%s'", options->method);
  return FALSE;
}

void
screening_count(const ScreenedCell *cells, gsize n, gsize *alone, gsize *found)
{
  *alone = *found = 0;
  for (gsize i = 0; i < n; i++) {
    *alone += cells[i].p < 1 - CONFIDENCE_LEVEL ? 1 : 0;
    *found += cells[i].adjusted < 1 - CONFIDENCE_LEVEL ? 1 : 0;
  }
}

static gboolean
compute(ScreeningStudy *study, const Frame *frame, const AnalysisOptions *options, GError **error)
{
  study->n = frame->n;
  study->first = frame->periods[0];
  study->last = frame->periods[frame->n - 1];
  study->by_rule = options->lag_choice != LAGS_GIVEN;
  study->lags = screening_lags(options, frame->n);
  if (!lag_window_check(study->n, study->lags, error))
    return FALSE;
  for (gsize i = 0; i <= study->n_series; i++)
    if (!stats_check_varies(frame->columns[i], frame->n, i ? study->labels[i - 1] : study->index, error))
      return FALSE;
  const gsize cells = study->n_series * (2 * study->lags + 1);
  study->cells = g_new0(ScreenedCell, cells);
  if (!screen_lags(frame->columns[0], (const double *const *)frame->columns + 1, study->n_series, frame->n, study->lags,
                   0, study->cells, &study->tests, error))
    return FALSE;
  screening_count(study->cells, cells, &study->alone, &study->found);
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
