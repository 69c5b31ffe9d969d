#include "sup_f.h"

#include <math.h>

#include "auxiliary.h"
#include "hansen.h"

/* Of the critical value. */
#define LEVEL 0.05

void
sup_f_free(SupF *result)
{
  if (!result)
    return;
  g_free(result->f);
  g_free(result);
}

static gboolean
check_rank(const Recursion *recursion, const char *where, gsize observation, GError **error)
{
  if (recursion->rank == recursion->k)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR,
              "the regressors are dependent %s observation %zu, so that no break can be looked for there", where,
              observation);
  return FALSE;
}

/* Adds the sums of squared residuals of either side to f, date by date; recursion ends with that of all observations. */
static gboolean
add_both_sides(Recursion *recursion, gsize first, gsize last, double *f, GError **error)
{
  recursion_restart(recursion);
  for (gsize i = recursion->fit->n; i-- > first;) {
    recursion_add(recursion, i);
    if (i == last && !check_rank(recursion, "from", last + 1, error))
      return FALSE;
    if (i <= last)
      f[i - first] += recursion->ssr;
  }
  recursion_restart(recursion);
  for (gsize i = 0; i < recursion->fit->n; i++) {
    recursion_add(recursion, i);
    if (i + 1 == first && !check_rank(recursion, "up to", first, error))
      return FALSE;
    if (i + 1 >= first && i + 1 <= last)
      f[i + 1 - first] += recursion->ssr;
  }
  return TRUE;
}

gboolean
sup_f_statistics(Recursion *recursion, gsize first, gsize last, double *f, GError **error)
{
  const double freedom = (double)(recursion->fit->n - 2 * recursion->k), rounding = recursion_rounding(recursion->fit);

  for (gsize i = 0; i <= last - first; i++)
    f[i] = 0;
  if (!add_both_sides(recursion, first, last, f, error))
    return FALSE;
  for (gsize i = 0; i <= last - first; i++)
    f[i] = f[i] > rounding ? fmax(recursion->ssr - f[i], 0) / (f[i] / freedom) : INFINITY;
  return TRUE;
}

static void
set_statistics(SupF *result)
{
  const gsize dates = result->last - result->first + 1;
  double total = 0, exponentials = 0;

  for (gsize i = 0; i < dates; i++) {
    if (i == 0 || result->f[i] > result->sup) {
      result->sup = result->f[i];
      result->at = result->first + i;
    }
    total += result->f[i];
  }
  for (gsize i = 0; i < dates; i++)
    exponentials += isinf(result->sup) ? 1 : exp((result->f[i] - result->sup) / 2);
  result->ave = total / (double)dates;
  result->exp = result->sup / 2 + log(exponentials / (double)dates);
}

static void
set_p(SupF *result)
{
  const gsize k = result->k;

  result->trimming = (double)result->first / (double)result->n;
  result->sup_p = hansen_p(HANSEN_SUP, result->sup, k, result->trimming);
  result->ave_p = hansen_p(HANSEN_AVE, result->ave, k, result->trimming);
  result->exp_p = hansen_p(HANSEN_EXP, result->exp, k, result->trimming);
  result->critical = hansen_critical(HANSEN_SUP, LEVEL, k, result->trimming);
}

SupF *
sup_f_test(const Fit *fit, gsize segment, GError **error)
{
  if (!segment_check(fit->n, fit->k, segment, error) || !auxiliary_check_residuals(fit, error))
    return NULL;
  g_autoptr(SupF) result = g_new0(SupF, 1);
  *result = (SupF){.n = fit->n, .k = fit->k, .first = segment, .last = fit->n - segment};
  result->f = g_new(double, result->last - result->first + 1);
  g_autoptr(Recursion) recursion = recursion_new(fit);
  if (!sup_f_statistics(recursion, result->first, result->last, result->f, error))
    return NULL;
  set_statistics(result);
  set_p(result);
  return g_steal_pointer(&result);
}
