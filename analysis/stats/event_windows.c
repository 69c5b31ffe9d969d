#include "event_windows.h"

#include "auxiliary.h"
#include "contrast.h"
#include "gsl_auto.h"

#define LEAST 2 /* of one value there is no spread */

static Fit *
fit_sides(const double *y, gsize n, gsize first, GError **error)
{
  static const char *const names[] = {"before", "after"};
  g_autoptr(gsl_matrix) design = gsl_matrix_calloc(n, 2);

  for (gsize i = 0; i < n; i++)
    gsl_matrix_set(design, i, i < first ? 0 : 1, 1);
  return ols_fit(y, design, names, FALSE, error);
}

gboolean
event_windows(const double *y, const gint64 *period, gsize n, gsize first, double level, EventWindows *windows,
              GError **error)
{
  const HacOptions options = hac_preset(HAC_OWN);
  static const double difference[] = {-1, 1};

  *windows = (EventWindows){.n_before = first, .n_after = n - MIN(n, first)};
  if (!stats_check_level(level, error) || !stats_check_count(windows->n_before, LEAST, error) ||
      !stats_check_count(windows->n_after, LEAST, error))
    return FALSE;
  g_autoptr(Fit) fit = fit_sides(y, n, first, error);
  if (!fit || !auxiliary_check_residuals(fit, error))
    return FALSE;
  g_autoptr(gsl_matrix) covariance = hac_estimate(fit, period, &options, &windows->hac, error);
  if (!covariance)
    return FALSE;
  windows->before = coefficient_inference(fit, covariance, 0, level);
  windows->after = coefficient_inference(fit, covariance, 1, level);
  windows->difference = contrast(fit, covariance, difference, level);
  return TRUE;
}
