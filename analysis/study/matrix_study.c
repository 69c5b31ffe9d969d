#include "matrix_study.h"

#include <math.h>

#include "datasets/problems.h"
#include "model.h"
#include "one_index.h"
#include "stats/multiple_testing.h"

static void
table_clear(MatrixTable *table, gsize n_pairs)
{
  for (gsize i = 0; table->pairs && i < n_pairs; i++)
    g_free(table->pairs[i].why);
  g_free(table->pairs);
}

void
matrix_free(gpointer data)
{
  MatrixStudy *study = data;
  if (!study)
    return;
  g_strfreev(study->labels);
  for (guint on = 0; on < N_ON; on++)
    table_clear(&study->on[on], study->n_pairs);
  g_free(study);
}

static void
correlate_pair(const MatrixStudy *study, MatrixPair *pair, const Frame *frame)
{
  g_autoptr(GError) error = NULL;
  pair->n = frame->n;
  if (stats_check_count(frame->n, 3, &error) &&
      stats_check_varies(frame->columns[0], frame->n, study->labels[pair->row], &error) &&
      stats_check_varies(frame->columns[1], frame->n, study->labels[pair->column], &error) &&
      correlate(study->method, frame->columns[0], frame->columns[1], frame->n, CONFIDENCE_LEVEL, &pair->correlation,
                &error))
    pair->p = study->cross_section ? pair->correlation.p : pair->correlation.p_effective;
  else
    pair->why = g_strdup(error->message);
}

static void
note_frame(MatrixStudy *study, MatrixPair *pair, const Frame *frame)
{
  const gboolean adjoins = frame_adjoins(frame);
  study->gaps |= !study->cross_section && !adjoins;
  if (pair->why)
    return;
  study->fewest = study->most ? MIN(study->fewest, pair->n) : pair->n;
  study->most = MAX(study->most, pair->n);
  if (study->cross_section)
    return;
  const Wander x = wander_of(frame->columns[0], frame->n, adjoins), y = wander_of(frame->columns[1], frame->n, adjoins);
  pair->expected = both_trend(&x, &y) || both_integrated(&x, &y);
}

/* Over the periods that both have. That there are none is no error of the others. */
static void
compute_pair(MatrixStudy *study, const AnalysisInput *input, gsize at)
{
  MatrixPair *levels = &study->on[ON_LEVELS].pairs[at], *changes = &study->on[ON_CHANGES].pairs[at];
  const Series *both[] = {g_ptr_array_index(input->of, levels->row), g_ptr_array_index(input->of, levels->column)};
  g_autoptr(GError) error = NULL;
  g_autoptr(Frame) frame = frame_new(both, 2, FRAME_INNER, NULL, input->def->name, NULL, &error);
  if (!frame || !frame_check_index(frame, both, &error)) {
    levels->why = g_strdup(error->message);
    changes->why = g_strdup(error->message);
    return;
  }
  correlate_pair(study, levels, frame);
  note_frame(study, levels, frame);
  if (study->cross_section) {
    changes->why = g_strdup("a table without periods has no changes");
    return;
  }
  g_autoptr(Frame) differences = frame_changes(frame);
  correlate_pair(study, changes, differences);
}

static void
adjust(const MatrixStudy *study, MatrixTable *table)
{
  g_autofree double *p = g_new(double, study->n_pairs);
  for (gsize i = 0; i < study->n_pairs; i++)
    p[i] = table->pairs[i].p;
  if (study->correction == CORRECTION_HOLM)
    adjust_holm(p, study->n_pairs, p);
  else
    adjust_bh(p, study->n_pairs, p);
  for (gsize i = 0; i < study->n_pairs; i++) {
    table->pairs[i].adjusted = p[i];
    table->tests += isnan(p[i]) ? 0 : 1;
    table->told += p[i] < TOLD_P ? 1 : 0;
    table->told_alone += table->pairs[i].p < TOLD_P ? 1 : 0;
  }
}

static gboolean
take_method(MatrixStudy *study, const char *method, GError **error)
{
  study->method = method && g_str_equal(method, "spearman") ? CORRELATION_SPEARMAN : CORRELATION_PEARSON;
  if (!method || g_str_equal(method, "spearman") || g_str_equal(method, "pearson"))
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "'method' is pearson or spearman, not '%s'", method);
  return FALSE;
}

static void
make_pairs(MatrixStudy *study)
{
  study->n_pairs = study->k * (study->k - 1) / 2;
  for (guint on = 0; on < N_ON; on++) {
    MatrixPair *pair = study->on[on].pairs = g_new0(MatrixPair, study->n_pairs);
    for (gsize row = 1; row < study->k; row++)
      for (gsize column = 0; column < row; column++)
        *pair++ = (MatrixPair){.row = row, .column = column, .p = NAN, .adjusted = NAN};
  }
}

static MatrixStudy *
study_new(const AnalysisInput *input)
{
  MatrixStudy *study = g_new0(MatrixStudy, 1);
  study->k = input->of->len;
  study->labels = g_new0(char *, study->k + 1);
  for (gsize i = 0; i < study->k; i++)
    study->labels[i] = g_strdup(series_label(g_ptr_array_index(input->of, i)));
  study->correction = input->def->options.correction;
  study->frequency = series_frequency(g_ptr_array_index(input->of, 0));
  study->cross_section = input->scope->cross_section;
  make_pairs(study);
  return study;
}

static gboolean
check_size(const AnalysisInput *input, GError **error)
{
  if (input->of->len <= MATRIX_MOST)
    return series_same_frequency((const Series *const *)input->of->pdata, input->of->len, error);
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "correlation-matrix takes %d series at most, not %u", MATRIX_MOST,
              input->of->len);
  return FALSE;
}

gpointer
matrix_run(const AnalysisInput *input, GError **error)
{
  if (!check_size(input, error))
    return NULL;
  MatrixStudy *study = study_new(input);
  if (!take_method(study, input->def->options.method, error)) {
    matrix_free(study);
    return NULL;
  }
  for (gsize i = 0; i < study->n_pairs; i++)
    compute_pair(study, input, i);
  for (guint on = 0; on < N_ON; on++)
    adjust(study, &study->on[on]);
  if (study->on[ON_LEVELS].tests || study->on[ON_CHANGES].tests)
    return study;
  g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "no pair can be correlated: %s and %s: %s", study->labels[0],
              study->labels[1], study->on[ON_LEVELS].pairs[0].why);
  matrix_free(study);
  return NULL;
}
