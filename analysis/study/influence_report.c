#include "influence_report.h"

#include <math.h>

/* The place of the largest value in size, n where all are NaN. */
static gsize
largest(const double *values, gsize n)
{
  gsize at = n;
  for (gsize i = 0; i < n; i++)
    if (!isnan(values[i]) && (at == n || fabs(values[i]) > fabs(values[at])))
      at = i;
  return at;
}

InfluenceReport *
influence_report(const Fit *fit)
{
  const gsize n = fit->n, k = fit->k;
  InfluenceReport *report = g_new0(InfluenceReport, 1);
  report->by = influence_of(fit);
  report->strongest = g_new(gsize, k);
  report->without = g_new(double, k);
  for (gsize j = 0; j < k; j++) {
    const gsize at = report->strongest[j] = influence_strongest(report->by, fit, j);
    report->without[j] = at < n ? gsl_matrix_get(report->by->without, at, j) : NAN;
  }
  report->cook_at = largest(report->by->cook, n);
  report->cook = report->cook_at < n ? report->by->cook[report->cook_at] : NAN;
  report->studentised_at = largest(report->by->studentised, n);
  report->studentised = report->studentised_at < n ? report->by->studentised[report->studentised_at] : NAN;
  report->leverage_at = gsl_vector_max_index(fit->leverage);
  report->leverage = gsl_vector_get(fit->leverage, report->leverage_at);
  report->leverage_limit = 2 * (double)k / (double)n;
  for (gsize i = 0; i < n; i++)
    report->above_limit += gsl_vector_get(fit->leverage, i) > report->leverage_limit ? 1 : 0;
  return report;
}

void
influence_report_free(InfluenceReport *report)
{
  if (!report)
    return;
  influence_free(report->by);
  g_free(report->strongest);
  g_free(report->without);
  g_free(report);
}
