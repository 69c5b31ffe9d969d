#include "enlargement.h"

#include <math.h>

#include "stats_error.h"
#include "sum.h"

/* Sums of the parts that stay, leave and join, in the first and in the second period. */
typedef struct {
  Sum stayers[2], leavers[2], joiners[2];
} Groups;

/* first + sign * second, compensated. */
static double
combine(const Sum *first, double sign, const Sum *second)
{
  Sum all = *first;
  sum_add(&all, sign * second->total);
  sum_add(&all, sign * second->lost);
  return sum_value(&all);
}

/* Of the four sums together, so that rounding before and after does not come between it and its parts. */
static double
change_of(const Groups *groups)
{
  const Sum *parts[] = {&groups->stayers[1], &groups->joiners[1], &groups->stayers[0], &groups->leavers[0]};
  Sum all = {0, 0};
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
    sum_add(&all, i < 2 ? parts[i]->total : -parts[i]->total);
    sum_add(&all, i < 2 ? parts[i]->lost : -parts[i]->lost);
  }
  return sum_value(&all);
}

static gboolean
gather(Groups *groups, const double *from, const double *to, const gboolean *first, const gboolean *second, gsize k,
       GError **error)
{
  for (gsize i = 0; i < k; i++) {
    if (!first[i] && !second[i])
      continue;
    if (isinf(from[i]) || isinf(to[i])) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "part %" G_GSIZE_FORMAT " is not finite", i + 1);
      return FALSE;
    }
    Sum *group = !second[i] ? groups->leavers : first[i] ? groups->stayers : groups->joiners;
    sum_add(&group[0], known_or_zero(from[i]));
    sum_add(&group[1], known_or_zero(to[i]));
  }
  return TRUE;
}

gboolean
enlargement_split(const double *from, const double *to, const gboolean *first, const gboolean *second, gsize k,
                  Enlargement *split, GError **error)
{
  Groups groups = {0};
  if (!gather(&groups, from, to, first, second, k, error))
    return FALSE;
  const double stayed = combine(&groups.stayers[1], -1, &groups.stayers[0]),
               left = combine(&groups.leavers[1], -1, &groups.leavers[0]),
               joined = combine(&groups.joiners[1], -1, &groups.joiners[0]);
  split->before = combine(&groups.stayers[0], 1, &groups.leavers[0]);
  split->after = combine(&groups.stayers[1], 1, &groups.joiners[1]);
  split->change = change_of(&groups);
  split->within_old = stayed + left;
  split->within_new = stayed + joined;
  split->composition_first = combine(&groups.joiners[0], -1, &groups.leavers[0]);
  split->composition_second = combine(&groups.joiners[1], -1, &groups.leavers[1]);
  split->within = split->within_old / 2 + split->within_new / 2;
  split->composition = split->composition_first / 2 + split->composition_second / 2;
  if (isfinite(split->change) && isfinite(split->within) && isfinite(split->composition))
    return TRUE;
  g_set_error_literal(error, STATS_ERROR, STATS_ERROR_NUMERIC, "a sum is beyond the range of doubles");
  return FALSE;
}
