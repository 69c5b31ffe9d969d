#include "paired_parts.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"

const char *
breakdown_words(const Breakdown *breakdown)
{
  return breakdown->label ? breakdown->label : breakdown->name;
}

/* The next part in the order of codes: its places in x and in y, which are moved on. FALSE: no more. */
static gboolean
next_part(const Breakdown *x, const Breakdown *y, gsize *i, gsize *j, gsize *place_x, gsize *place_y)
{
  if (*i == x->k && *j == y->k)
    return FALSE;
  const int order = *i == x->k ? 1 : *j == y->k ? -1 : strcmp(breakdown_part(x, *i)->code, breakdown_part(y, *j)->code);
  *place_x = order <= 0 ? (*i)++ : G_MAXSIZE;
  *place_y = order >= 0 ? (*j)++ : G_MAXSIZE;
  return TRUE;
}

static gboolean
have_common_part(const Breakdown *x, const Breakdown *y)
{
  gsize i = 0, j = 0, place_x, place_y;
  while (next_part(x, y, &i, &j, &place_x, &place_y))
    if (place_x != G_MAXSIZE && place_y != G_MAXSIZE)
      return TRUE;
  return FALSE;
}

/* Periods of both, in order of time. */
static GArray *
common_periods_of(const Breakdown *x, const Breakdown *y)
{
  GArray *periods = g_array_new(FALSE, FALSE, sizeof(PairedPeriod));
  gsize i = 0, j = 0;
  while (i < x->n && j < y->n) {
    const int order = period_compare(x->periods[i], y->periods[j]);
    const PairedPeriod both = {x->periods[i], i, j};
    if (order == 0 && !isnan(x->sums[i]) && !isnan(y->sums[j]))
      g_array_append_val(periods, both);
    i += order <= 0 ? 1 : 0;
    j += order >= 0 ? 1 : 0;
  }
  return periods;
}

gboolean
paired_check_sides(const Breakdown *x, const Breakdown *y, GError **error)
{
  if (g_str_equal(x->name, y->name)) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                "'%s' is set against itself: two breakdowns are needed, one of each side", x->name);
    return FALSE;
  }
  if (g_strcmp0(x->folded, y->folded) == 0)
    return TRUE;
  const Breakdown *one = x->folded ? x : y, *other = x->folded ? y : x;
  g_set_error(
      error, DATA_ERROR, DATA_ERROR_SCHEMA,
      "'%s' has the members of %s as one part ('fold'), and '%s' %s%s: fold the same bloc on both sides, or none",
      one->name, one->folded, other->name, other->folded ? "those of " : "has not", other->folded ? other->folded : "");
  return FALSE;
}

static gboolean
has_value(const Breakdown *breakdown)
{
  for (gsize t = 0; t < breakdown->n; t++)
    if (!isnan(breakdown->sums[t]))
      return TRUE;
  return FALSE;
}

static gboolean
share_period(const Breakdown *x, const Breakdown *y)
{
  for (gsize t = 0; t < x->n; t++)
    if (breakdown_find_period(y, x->periods[t]) != G_MAXSIZE)
      return TRUE;
  return FALSE;
}

gboolean
paired_check(const Breakdown *x, const Breakdown *y, GError **error)
{
  g_autoptr(GArray) periods = common_periods_of(x, y);
  if (!paired_check_sides(x, y, error))
    return FALSE;
  if (!has_value(x) || !has_value(y))
    g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD, "no part of '%s' has a value in any period",
                has_value(x) ? y->name : x->name);
  else if (!have_common_part(x, y))
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
                "'%s' (by %s) and '%s' (by %s) have no part in common: both must be split by the same codes", x->name,
                x->by, y->name, y->by);
  else if (periods->len == 0)
    g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD, "'%s' and '%s' have no period in %s", x->name, y->name,
                share_period(x, y) ? "which parts of both have a value" : "common");
  else
    return TRUE;
  return FALSE;
}

PairedParts *
paired_parts_new(const Breakdown *x, const Breakdown *y, GError **error)
{
  const Period all = {G_MININT32, G_MAXINT32};
  gsize i = 0, j = 0;
  if (!paired_check(x, y, error))
    return NULL;
  PairedParts *parts = g_new0(PairedParts, 1);
  parts->x = breakdown_cut(x, all);
  parts->y = breakdown_cut(y, all);
  parts->periods = common_periods_of(parts->x, parts->y);
  parts->place_x = g_new(gsize, parts->x->k + parts->y->k);
  parts->place_y = g_new(gsize, parts->x->k + parts->y->k);
  while (next_part(parts->x, parts->y, &i, &j, &parts->place_x[parts->k], &parts->place_y[parts->k]))
    parts->k++;
  return parts;
}

void
paired_parts_free(PairedParts *parts)
{
  if (!parts)
    return;
  breakdown_free(parts->x);
  breakdown_free(parts->y);
  g_free(parts->place_x);
  g_free(parts->place_y);
  g_array_unref(parts->periods);
  g_free(parts);
}

const PairedPeriod *
paired_period(const PairedParts *parts, gsize i)
{
  return &g_array_index(parts->periods, PairedPeriod, i);
}

const BreakdownPart *
paired_part(const PairedParts *parts, gsize i)
{
  return parts->place_x[i] != G_MAXSIZE ? breakdown_part(parts->x, parts->place_x[i])
                                        : breakdown_part(parts->y, parts->place_y[i]);
}

void
paired_values(const PairedParts *parts, const PairedPeriod *period, double *x, double *y)
{
  for (gsize i = 0; i < parts->k; i++) {
    x[i] = parts->place_x[i] == G_MAXSIZE ? NAN : breakdown_value(parts->x, period->x, parts->place_x[i]);
    y[i] = parts->place_y[i] == G_MAXSIZE ? NAN : breakdown_value(parts->y, period->y, parts->place_y[i]);
  }
}

static gboolean
is_wanted(const GArray *wanted, Period period)
{
  for (guint i = 0; i < wanted->len; i++)
    if (period_equal(g_array_index(wanted, Period, i), period))
      return TRUE;
  return FALSE;
}

/* Each period that is asked for is one that both have. */
static gboolean
check_wanted(const PairedParts *parts, const GArray *wanted, GError **error)
{
  for (guint i = 0; i < wanted->len; i++) {
    const Period period = g_array_index(wanted, Period, i);
    gboolean found = FALSE;
    for (guint t = 0; t < parts->periods->len && !found; t++)
      found = period_equal(paired_period(parts, t)->period, period);
    if (found)
      continue;
    const gboolean first = breakdown_find_period(parts->x, period) == G_MAXSIZE;
    g_autofree char *text = period_print(period);
    g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD, "breakdown '%s' has no value in %s, which 'periods' names",
                first ? parts->x->name : parts->y->name, text);
    return FALSE;
  }
  return TRUE;
}

GArray *
paired_choose(const PairedParts *parts, const GArray *wanted, gboolean last_alone, GError **error)
{
  if (wanted && !check_wanted(parts, wanted, error))
    return NULL;
  GArray *chosen = g_array_new(FALSE, FALSE, sizeof(PairedPeriod));
  for (guint t = 0; t < parts->periods->len; t++) {
    const PairedPeriod *period = paired_period(parts, t);
    if (wanted ? is_wanted(wanted, period->period) : !last_alone || t + 1 == parts->periods->len)
      g_array_append_val(chosen, *period);
  }
  return chosen;
}
