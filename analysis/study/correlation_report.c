#include "datasets/problems.h"
#include "model.h"
#include "one_index.h"
#include "stats/rank.h"

void
correlation_report_free(gpointer data)
{
  CorrelationReport *report = data;
  if (!report)
    return;
  g_free(report->name);
  g_free(report->x);
  g_free(report->y);
  g_free(report->x_label);
  g_free(report->y_label);
  g_free(report->source);
  g_free(report->periods);
  g_free(report->x_values);
  g_free(report->y_values);
  for (guint i = 0; i < N_ON; i++)
    g_free(report->on[i].why);
  g_free(report);
}

/* Both p-values for Pearson, and for Spearman on the ranks, which circular shifts and resamples carry along. */
static void
resample(CorrelatedPair *pair, const double *x, const double *y, gsize n)
{
  g_autofree double *x_rank = g_new(double, n), *y_rank = g_new(double, n);
  ties_and_ranks(x, n, x_rank);
  ties_and_ranks(y, n, y_rank);
  pair->resampled[CORRELATION_PEARSON] = resampled_p(x, y, n, CONFIDENCE_LEVEL);
  pair->resampled[CORRELATION_SPEARMAN] = resampled_p(x_rank, y_rank, n, CONFIDENCE_LEVEL);
}

/* time: the values stand in time; adjoining: without a gap. */
static gboolean
correlate_all(CorrelatedPair *pair, const double *x, const double *y, gsize n, gboolean time, gboolean adjoining,
              GError **error)
{
  for (CorrelationMethod method = CORRELATION_PEARSON; method <= CORRELATION_KENDALL; method++) {
    if (!correlate(method, x, y, n, CONFIDENCE_LEVEL, &pair->results[method], error))
      return FALSE;
    pair->resampled[method] = no_resampled_p();
  }
  pair->n = n;
  pair->detectable = correlation_needed(time ? pair->results[CORRELATION_PEARSON].n_effective : (double)n, TOLD_P);
  pair->wander[0] = pair->wander[1] = no_wander();
  if (!time)
    return TRUE;
  pair->wander[0] = wander_of(x, n, adjoining);
  pair->wander[1] = wander_of(y, n, adjoining);
  if (adjoining)
    resample(pair, x, y, n);
  return TRUE;
}

static void
correlate_changes(CorrelationReport *report, const Frame *frame)
{
  CorrelatedPair *pair = &report->on[ON_CHANGES];
  g_autoptr(GError) error = NULL;
  pair->on = ON_CHANGES;
  if (report->cross_section) {
    pair->why = g_strdup("a table without periods has no changes");
    return;
  }
  g_autoptr(Frame) changes = frame_changes(frame);
  if (!correlate_all(pair, changes->columns[0], changes->columns[1], changes->n, TRUE, frame_adjoins(changes), &error))
    pair->why = g_strdup(error->message);
}

static gboolean
correlate_frame(CorrelationReport *report, const Frame *frame, GError **error)
{
  report->n = frame->n;
  report->periods = g_memdup2(frame->periods, frame->n * sizeof *frame->periods);
  report->x_values = g_memdup2(frame->columns[0], frame->n * sizeof(double));
  report->y_values = g_memdup2(frame->columns[1], frame->n * sizeof(double));
  report->gaps = !report->cross_section && !frame_adjoins(frame);
  report->on[ON_LEVELS].on = ON_LEVELS;
  if (!correlate_all(&report->on[ON_LEVELS], report->x_values, report->y_values, frame->n, !report->cross_section,
                     !report->gaps, error))
    return FALSE;
  correlate_changes(report, frame);
  return TRUE;
}

static void
name_report(CorrelationReport *report, const Series *x, const Series *y)
{
  report->x = g_strdup(x->name);
  report->y = g_strdup(y->name);
  report->x_label = g_strdup(series_label(x));
  report->y_label = g_strdup(series_label(y));
  report->source = x->source && y->source && !g_str_equal(x->source, y->source)
                       ? g_strdup_printf("%s; %s", x->source, y->source)
                       : g_strdup(x->source ? x->source : y->source);
  report->frequency = series_frequency(x);
}

CorrelationReport *
correlation_run(const Scope *scope, const char *name, const char *const texts[2], const Expr *const exprs[2],
                const Period *sample, guint *at, gsize *offset, GError **error)
{
  g_autoptr(Series) x = NULL, y = NULL;
  *at = 0;
  x = evaluate(scope, texts[0], exprs[0], offset, error);
  if (!x)
    return NULL;
  *at = 1;
  y = evaluate(scope, texts[1], exprs[1], offset, error);
  if (!y)
    return NULL;
  *offset = 0;
  const Series *both[] = {x, y};
  g_autoptr(Frame) frame = frame_new(both, 2, FRAME_INNER, sample, name, scope->ledger, error);
  if (!frame || !frame_check_index(frame, both, error))
    return NULL;
  CorrelationReport *report = g_new0(CorrelationReport, 1);
  report->name = g_strdup(name);
  report->cross_section = scope->cross_section;
  name_report(report, x, y);
  if (correlate_frame(report, frame, error))
    return report;
  correlation_report_free(report);
  return NULL;
}
