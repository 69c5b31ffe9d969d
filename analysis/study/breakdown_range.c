#include "breakdown_range.h"

#include <math.h>

#include "datasets/problems.h"

Breakdown *
breakdown_range(const Breakdown *breakdown, const AnalysisOptions *options, const char *what, GError **error)
{
  const Period at = options->has_at ? options->at : (Period){G_MININT32, G_MAXINT32};
  g_autoptr(Breakdown) cut = breakdown_cut(breakdown, at);
  if (cut->n < 2) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD,
                "%s needs two periods, and breakdown '%s' has %" G_GSIZE_FORMAT "%s", what, cut->name, cut->n,
                options->has_at ? " within 'at'" : "");
    return NULL;
  }
  if (!options->has_at || (cut->periods[0].first == at.first && cut->periods[cut->n - 1].last == at.last))
    return g_steal_pointer(&cut);
  g_autofree char *first = period_print(cut->periods[0]), *last = period_print(cut->periods[cut->n - 1]);
  g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD,
              "'at' begins or ends where breakdown '%s' has no period: within it there are %s to %s", cut->name, first,
              last);
  return NULL;
}

gboolean
breakdown_check_period(const Breakdown *breakdown, gsize period, GError **error)
{
  if (!isnan(breakdown->sums[period]))
    return TRUE;
  g_autofree char *text = period_print(breakdown->periods[period]);
  g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD, "no part of breakdown '%s' has a value in %s", breakdown->name,
              text);
  return FALSE;
}
