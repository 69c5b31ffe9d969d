#include "contribution.h"

#include <math.h>
#include <stdlib.h>

#include "stats_error.h"
#include "order.h"
#include "sum.h"

void
contributions_free(Contributions *contributions)
{
  if (!contributions)
    return;
  g_free(contributions->parts);
  g_free(contributions);
}

static double
sum_known(const double *values, gsize k)
{
  Sum sum = {0, 0};
  for (gsize i = 0; i < k; i++)
    sum_add(&sum, known_or_zero(values[i]));
  return sum_value(&sum);
}

static gboolean
check_values(const double *from, const double *to, gsize k, GError **error)
{
  gsize present = 0;
  for (gsize i = 0; i < k; i++) {
    if (isinf(from[i]) || isinf(to[i])) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "part %" G_GSIZE_FORMAT " is not finite", i + 1);
      return FALSE;
    }
    present += isnan(from[i]) && isnan(to[i]) ? 0 : 1;
  }
  if (present)
    return TRUE;
  g_set_error_literal(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "no part has a value in either of the two periods");
  return FALSE;
}

/* Its points and its share, once the whole is known. */
static Contribution
relate(double from, double to, double change, const Contribution *whole)
{
  return (Contribution){.from = from,
                        .to = to,
                        .change = change,
                        .points = whole->from > 0 ? 100 * (change / whole->from) : NAN,
                        .share = whole->change == 0 ? NAN : change / whole->change};
}

static gboolean
compute(Contributions *all, const double *from, const double *to, double sum_from, double sum_to)
{
  Contribution whole = all->whole;
  whole.change = whole.to - whole.from;
  all->whole = relate(whole.from, whole.to, whole.change, &whole);
  Sum changes = {0, 0}, gross = {0, 0};
  sum_add(&changes, whole.to);
  sum_add(&changes, -whole.from);
  for (gsize i = 0; i < all->k; i++) {
    const double before = known_or_zero(from[i]), after = known_or_zero(to[i]);
    all->parts[i] = relate(before, after, after - before, &whole);
    sum_add(&changes, -after);
    sum_add(&changes, before);
    sum_add(&gross, fabs(after - before));
  }
  const double rest_from = whole.from - sum_from, rest_to = whole.to - sum_to;
  all->rest = relate(rest_from, rest_to, rest_from == 0 && rest_to == 0 ? 0 : sum_value(&changes), &whole);
  sum_add(&gross, fabs(all->rest.change));
  all->gross = sum_value(&gross);
  return isfinite(all->gross) && isfinite(whole.change);
}

Contributions *
contributions_new(const double *from, const double *to, gsize k, double whole_from, double whole_to, GError **error)
{
  if (!check_values(from, to, k, error))
    return NULL;
  const double sum_from = sum_known(from, k), sum_to = sum_known(to, k);
  const gboolean stated = !isnan(whole_from) && !isnan(whole_to);
  g_autoptr(Contributions) all = g_new0(Contributions, 1);
  all->k = k;
  all->parts = g_new0(Contribution, k);
  all->whole.from = stated ? whole_from : sum_from;
  all->whole.to = stated ? whole_to : sum_to;
  if (compute(all, from, to, sum_from, sum_to))
    return g_steal_pointer(&all);
  g_set_error_literal(error, STATS_ERROR, STATS_ERROR_NUMERIC, "a sum is beyond the range of doubles");
  return NULL;
}

Contribution
contributions_sum(const Contributions *contributions, const gsize *places, gsize n)
{
  Sum from = {0, 0}, to = {0, 0}, change = {0, 0};
  for (gsize i = 0; i < n; i++) {
    const Contribution *part = &contributions->parts[places[i]];
    sum_add(&from, part->from);
    sum_add(&to, part->to);
    sum_add(&change, part->to);
    sum_add(&change, -part->from);
  }
  return relate(sum_value(&from), sum_value(&to), sum_value(&change), &contributions->whole);
}

gsize *
contributions_order(const Contributions *contributions)
{
  const gsize k = contributions->k;
  g_autofree double *sizes = g_new(double, MAX(k, 1));
  for (gsize i = 0; i < k; i++)
    sizes[i] = fabs(contributions->parts[i].change);
  return places_by_size(sizes, k, NULL);
}
