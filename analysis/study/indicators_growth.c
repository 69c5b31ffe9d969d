#include "indicators_growth.h"

#include <math.h>

#include "stats/contribution.h"

/* One step's contribution of the part asked for. */
static double
contribution_at(const IndicatorInput *input, gsize t)
{
  const Breakdown *of = input->of;
  const double from = breakdown_value(of, t - 1, input->part), to = breakdown_value(of, t, input->part);
  const gboolean stated = of->stated && !isnan(of->stated[t - 1]) && !isnan(of->stated[t]);
  if (of->periods[t - 1].last + 1 != of->periods[t].first || (isnan(from) && isnan(to)) || isnan(of->sums[t - 1]) ||
      isnan(of->sums[t]))
    return NAN;
  g_autoptr(Contributions) all =
      contributions_new(of->values + (t - 1) * of->k, of->values + t * of->k, of->k, stated ? of->stated[t - 1] : NAN,
                        stated ? of->stated[t] : NAN, NULL);
  return all ? all->parts[input->part].points : NAN;
}

void
indicator_contribution(const IndicatorInput *input, double *values)
{
  for (gsize t = 0; t < input->of->n; t++)
    values[t] = t == 0 ? NAN : contribution_at(input, t);
}
