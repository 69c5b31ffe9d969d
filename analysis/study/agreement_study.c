#include "agreement_study.h"

#include "model.h"

void
agreement_free(gpointer data)
{
  AgreementStudy *study = data;
  if (!study)
    return;
  g_free(study->x);
  g_free(study->y);
  g_free(study->unit);
  g_free(study->periods);
  g_free(study->no_difference);
  for (guint i = 0; i < N_ON; i++)
    g_free(study->on[i].why);
  g_free(study);
}

static gboolean
agree_on(const AgreementStudy *study, AgreedOn *on, const Frame *frame, GError **error)
{
  const double *x = frame->columns[0], *y = frame->columns[1];
  if (!stats_check_count(frame->n, 3, error) || !stats_check_varies(x, frame->n, study->x, error) ||
      !stats_check_varies(y, frame->n, study->y, error) ||
      !correlate(CORRELATION_SPEARMAN, x, y, frame->n, CONFIDENCE_LEVEL, &on->spearman, error) ||
      !correlate(CORRELATION_KENDALL, x, y, frame->n, CONFIDENCE_LEVEL, &on->kendall, error))
    return FALSE;
  sign_agreement(x, y, frame->n, &on->signs);
  on->n = frame->n;
  return TRUE;
}

static void
agree_on_changes(AgreementStudy *study, const Frame *frame)
{
  AgreedOn *on = &study->on[ON_CHANGES];
  g_autoptr(GError) error = NULL;
  g_autoptr(Frame) changes = NULL;
  if (study->cross_section) {
    on->why = g_strdup("a table without periods has no changes");
    return;
  }
  changes = frame_changes(frame);
  if (!agree_on(study, on, changes, &error))
    on->why = g_strdup(error->message);
}

/* Differences of unlike units mean nothing: that is told, and the rest stands. */
static gboolean
difference(AgreementStudy *study, const Series *const *both, const Frame *frame, GError **error)
{
  const char *x = both[0]->unit, *y = both[1]->unit;
  if (g_strcmp0(x, y) == 0) {
    study->unit = g_strdup(x);
    return agree(frame->columns[0], frame->columns[1], frame->n, CONFIDENCE_LEVEL, &study->agreement, error);
  }
  study->no_difference =
      g_strdup_printf("%s is in %s and %s in %s", study->x, x ? x : "plain numbers", study->y, y ? y : "plain numbers");
  return TRUE;
}

gpointer
agreement_run(const AnalysisInput *input, GError **error)
{
  const Series *both[] = {g_ptr_array_index(input->of, 0), g_ptr_array_index(input->of, 1)};
  g_autoptr(Frame) frame = analysis_frame(input, both, 2, error);
  if (!frame)
    return NULL;
  AgreementStudy *study = g_new0(AgreementStudy, 1);
  study->x = g_strdup(series_label(both[0]));
  study->y = g_strdup(series_label(both[1]));
  study->n = frame->n;
  study->periods = g_memdup2(frame->periods, frame->n * sizeof *frame->periods);
  study->frequency = series_frequency(both[0]);
  study->cross_section = input->scope->cross_section;
  study->gaps = !study->cross_section && !frame_adjoins(frame);
  for (gsize i = 0; i < 2; i++)
    study->wander[i] = study->cross_section ? no_wander() : wander_of(frame->columns[i], frame->n, !study->gaps);
  study->smallest = input->def->options.difference;
  if (agree_on(study, &study->on[ON_LEVELS], frame, error) && difference(study, both, frame, error)) {
    agree_on_changes(study, frame);
    return study;
  }
  agreement_free(study);
  return NULL;
}
