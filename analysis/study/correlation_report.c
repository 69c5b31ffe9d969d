#include <math.h>
#include <string.h>

#include "datasets/problems.h"
#include "model.h"
#include "one_index.h"

/* A trend at this level in both series makes their correlation one that is to be expected. */
#define TREND_P 0.05

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

gboolean
pair_trends(const CorrelatedPair *pair)
{
  return pair->trend_p[0] < TREND_P && pair->trend_p[1] < TREND_P;
}

static double
trend_p(const double *values, gsize n)
{
  MannKendall result;
  return mann_kendall(values, n, &result, NULL) ? result.p : NAN;
}

static gboolean
correlate_all(CorrelatedPair *pair, const double *x, const double *y, gsize n, GError **error)
{
  for (CorrelationMethod method = CORRELATION_PEARSON; method <= CORRELATION_KENDALL; method++)
    if (!correlate(method, x, y, n, CONFIDENCE_LEVEL, &pair->results[method], error))
      return FALSE;
  pair->n = n;
  pair->trend_p[0] = trend_p(x, n);
  pair->trend_p[1] = trend_p(y, n);
  return TRUE;
}

/* First differences over adjoining periods, all of one index (frame_check_index); their number. */
static gsize
differences(const Frame *frame, double *x, double *y)
{
  gsize n = 0;
  for (gsize i = 1; i < frame->n; i++) {
    if (frame->periods[i - 1].last + 1 != frame->periods[i].first)
      continue;
    x[n] = frame->columns[0][i] - frame->columns[0][i - 1];
    y[n++] = frame->columns[1][i] - frame->columns[1][i - 1];
  }
  return n;
}

static void
correlate_changes(CorrelationReport *report, const Frame *frame)
{
  CorrelatedPair *pair = &report->on[ON_CHANGES];
  g_autoptr(GError) error = NULL;
  g_autofree double *x = g_new(double, frame->n), *y = g_new(double, frame->n);
  pair->on = ON_CHANGES;
  if (report->cross_section) {
    pair->why = g_strdup("a table without periods has no changes");
    return;
  }
  const gsize n = differences(frame, x, y);
  if (!correlate_all(pair, x, y, n, &error))
    pair->why = g_strdup(error->message);
}

static gboolean
correlate_frame(CorrelationReport *report, const Frame *frame, GError **error)
{
  report->n = frame->n;
  report->periods = g_memdup2(frame->periods, frame->n * sizeof *frame->periods);
  report->x_values = g_memdup2(frame->columns[0], frame->n * sizeof(double));
  report->y_values = g_memdup2(frame->columns[1], frame->n * sizeof(double));
  report->on[ON_LEVELS].on = ON_LEVELS;
  if (!correlate_all(&report->on[ON_LEVELS], report->x_values, report->y_values, frame->n, error))
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
