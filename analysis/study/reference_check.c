#include "reference_check.h"

#include <math.h>

#include "datasets/problems.h"
#include "datasets/unit.h"
#include "paired_parts.h"
#include "stats/concentration.h"

/* Two structures are the same to the rounding of shares. */
#define SAME_STRUCTURE 1e-9

double
reference_scale(const Breakdown *own, const Breakdown *reference)
{
  double factor = 1;
  if (unit_equal(own->unit, reference->unit))
    return 1;
  return own->unit && reference->unit && unit_rescale(own->unit, reference->unit, &factor) ? factor : NAN;
}

static gboolean
refuse_larger(const PairedParts *parts, const PairedPeriod *period, const BreakdownPart *part, GError **error)
{
  g_autofree char *text = period_print(period->period);
  g_set_error(
      error, DATA_ERROR, DATA_ERROR_ALIGN,
      "'%s' has more than '%s' in %s%s%s: a reference is the trade of the world, or of a group of countries that "
      "'%s' is a part of; data that hold one country's trade alone have none",
      parts->x->name, parts->y->name, text, part ? ", of " : "", part ? part->code : "", parts->x->name);
  return FALSE;
}

static gboolean
check_size(const PairedParts *parts, const PairedPeriod *period, const double *x, const double *y, GError **error)
{
  const double scale = reference_scale(parts->x, parts->y) / (1 + REFERENCE_EXCESS);
  if (breakdown_whole(parts->x, period->x) * scale > breakdown_whole(parts->y, period->y))
    return refuse_larger(parts, period, NULL, error);
  for (gsize i = 0; i < parts->k; i++)
    if (x[i] * scale > y[i])
      return refuse_larger(parts, period, paired_part(parts, i), error);
  return TRUE;
}

gboolean
reference_check(const Breakdown *own, const Breakdown *reference, GError **error)
{
  g_autoptr(PairedParts) parts = paired_parts_new(own, reference, error);
  if (!parts)
    return FALSE;
  g_autofree double *x = g_new(double, parts->k), *y = g_new(double, parts->k);
  gboolean same = TRUE;
  for (guint t = 0; t < parts->periods->len; t++) {
    paired_values(parts, paired_period(parts, t), x, y);
    same = same && concentration_dissimilarity(x, y, parts->k) < SAME_STRUCTURE;
    if (!check_size(parts, paired_period(parts, t), x, y, error))
      return FALSE;
  }
  if (!same)
    return TRUE;
  g_set_error(
      error, DATA_ERROR, DATA_ERROR_ALIGN,
      "'%s' and '%s' are made up alike in every period: a reference is the trade of the world, or of a group of "
      "countries, and not the same trade again",
      own->name, reference->name);
  return FALSE;
}
