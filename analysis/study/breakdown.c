#include "breakdown.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "datasets/problems.h"
#include "datasets/unit.h"

void
breakdown_part_free(gpointer data)
{
  BreakdownPart *part = data;
  g_free(part->code);
  g_free(part->label);
  series_free(part->series);
  g_free(part);
}

void
breakdown_free(Breakdown *breakdown)
{
  if (!breakdown)
    return;
  char *texts[] = {breakdown->name,          breakdown->label,  breakdown->by,          breakdown->unit,
                   breakdown->valuation,     breakdown->source, breakdown->composition, breakdown->total_code,
                   breakdown->quantity_unit, breakdown->folded};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
  g_free(breakdown->periods);
  g_free(breakdown->values);
  g_free(breakdown->quantities);
  g_free(breakdown->sums);
  g_free(breakdown->stated);
  if (breakdown->parts)
    g_ptr_array_unref(breakdown->parts);
  g_free(breakdown);
}

const BreakdownPart *
breakdown_part(const Breakdown *breakdown, gsize part)
{
  return g_ptr_array_index(breakdown->parts, part);
}

static int
compare_code(const void *code, const void *part)
{
  return strcmp(code, (*(const BreakdownPart *const *)part)->code);
}

gsize
breakdown_find(const Breakdown *breakdown, const char *code)
{
  gpointer *parts = breakdown->parts->pdata;
  gpointer *found = breakdown->k ? bsearch(code, parts, breakdown->k, sizeof *parts, compare_code) : NULL;
  return found ? (gsize)(found - parts) : G_MAXSIZE;
}

static int
compare_period(const void *a, const void *b)
{
  return period_compare(*(const Period *)a, *(const Period *)b);
}

gsize
breakdown_find_period(const Breakdown *breakdown, Period period)
{
  const Period *found =
      breakdown->n ? bsearch(&period, breakdown->periods, breakdown->n, sizeof period, compare_period) : NULL;
  return found ? (gsize)(found - breakdown->periods) : G_MAXSIZE;
}

double
breakdown_value(const Breakdown *breakdown, gsize period, gsize part)
{
  return breakdown->values[period * breakdown->k + part];
}

double
breakdown_whole(const Breakdown *breakdown, gsize period)
{
  const gboolean stated = breakdown->stated && !isnan(breakdown->stated[period]);
  return stated ? breakdown->stated[period] : breakdown->sums[period];
}

double
breakdown_gap(const Breakdown *breakdown, gsize period)
{
  return breakdown->stated ? (breakdown->stated[period] - breakdown->sums[period]) / breakdown->stated[period] : NAN;
}

gboolean
breakdown_same_unit(const Breakdown *one, const Breakdown *other, GError **error)
{
  if (unit_equal(one->unit, other->unit))
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_UNIT,
              "'%s' is in %s and '%s' in %s: unlike units are not set against each other, and no currency is converted",
              one->name, one->unit ? one->unit : "plain numbers", other->name,
              other->unit ? other->unit : "plain numbers");
  return FALSE;
}

/* The part over a range; NULL where it has no value in it. */
static BreakdownPart *
cut_part(const BreakdownPart *part, Period range)
{
  Series *series = series_copy(part->series);
  series_cut(series, range);
  gsize exact = 0;
  for (gsize i = 0; i < series_length(series); i++)
    exact += observation_is_exact(series_at(series, i)) ? 1 : 0;
  if (exact == 0) {
    series_free(series);
    return NULL;
  }
  BreakdownPart *cut = g_new0(BreakdownPart, 1);
  *cut = (BreakdownPart){g_strdup(part->code), g_strdup(part->label), series};
  return cut;
}

Breakdown *
breakdown_cut(const Breakdown *breakdown, Period range)
{
  Breakdown *cut = g_new0(Breakdown, 1);
  *cut = (Breakdown){.name = g_strdup(breakdown->name),
                     .label = g_strdup(breakdown->label),
                     .by = g_strdup(breakdown->by),
                     .unit = g_strdup(breakdown->unit),
                     .valuation = g_strdup(breakdown->valuation),
                     .source = g_strdup(breakdown->source),
                     .composition = g_strdup(breakdown->composition),
                     .folded = g_strdup(breakdown->folded),
                     .quantity_unit = g_strdup(breakdown->quantity_unit),
                     .frequency = breakdown->frequency,
                     .absent_zero = breakdown->absent_zero,
                     .total_code = g_strdup(breakdown->total_code)};
  cut->parts = g_ptr_array_new_with_free_func(breakdown_part_free);
  g_autofree gsize *from = g_new(gsize, MAX(breakdown->k, 1));
  for (gsize i = 0; i < breakdown->k; i++) {
    BreakdownPart *part = cut_part(breakdown_part(breakdown, i), range);
    if (!part)
      continue;
    from[cut->k++] = i;
    g_ptr_array_add(cut->parts, part);
  }
  g_autofree gsize *places = g_new(gsize, MAX(breakdown->n, 1));
  for (gsize t = 0; t < breakdown->n; t++)
    if (period_within(breakdown->periods[t], range))
      places[cut->n++] = t;
  cut->periods = g_new(Period, MAX(cut->n, 1));
  cut->values = g_new(double, MAX(cut->n * cut->k, 1));
  cut->quantities = breakdown->quantities ? g_new(double, MAX(cut->n * cut->k, 1)) : NULL;
  cut->sums = g_new(double, MAX(cut->n, 1));
  cut->stated = breakdown->stated ? g_new(double, MAX(cut->n, 1)) : NULL;
  for (gsize t = 0; t < cut->n; t++) {
    cut->periods[t] = breakdown->periods[places[t]];
    cut->sums[t] = breakdown->sums[places[t]];
    if (cut->stated)
      cut->stated[t] = breakdown->stated[places[t]];
    for (gsize i = 0; i < cut->k; i++) {
      cut->values[t * cut->k + i] = breakdown_value(breakdown, places[t], from[i]);
      if (cut->quantities)
        cut->quantities[t * cut->k + i] = breakdown->quantities[places[t] * breakdown->k + from[i]];
    }
  }
  return cut;
}
