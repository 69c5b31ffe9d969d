#include "stats_error.h"

#include <gsl/gsl_errno.h>
#include <math.h>

GQuark
stats_error_quark(void)
{
  return g_quark_from_static_string("stats-error-quark");
}

gboolean
stats_check_finite(const double *values, gsize n, const char *label, GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (!isfinite(values[i])) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "%s: observation %zu is not finite", label, i + 1);
      return FALSE;
    }
  return TRUE;
}

gboolean
stats_check_count(gsize n, gsize needed, GError **error)
{
  if (n >= needed)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "%zu observation%s, at least %zu %s needed", n,
              n == 1 ? "" : "s", needed, needed == 1 ? "is" : "are");
  return FALSE;
}

gboolean
stats_check_varies(const double *values, gsize n, const char *label, GError **error)
{
  for (gsize i = 1; i < n; i++)
    if (values[i] != values[0])
      return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "%s: all %zu observations are equal", label, n);
  return FALSE;
}

gboolean
stats_check_increasing(const double *values, gsize n, const char *label, GError **error)
{
  for (gsize i = 1; i < n; i++)
    if (!(values[i] > values[i - 1])) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "%s: observation %zu is not after observation %zu", label,
                  i + 1, i);
      return FALSE;
    }
  return TRUE;
}

gboolean
stats_check_level(double level, GError **error)
{
  if (level > 0 && level < 1)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "level %g is not between 0 and 1", level);
  return FALSE;
}

gboolean
stats_check_gsl(int status, GError **error)
{
  if (status == GSL_SUCCESS)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "linear algebra: %s", gsl_strerror(status));
  return FALSE;
}
