#include "structure_parts.h"

#include <math.h>

#include "format.h"
#include "stats/concentration.h"

const char *
structure_label(const StructureStudy *study)
{
  return study->breakdown->label ? study->breakdown->label : study->breakdown->name;
}

const char *
structure_part_label(const StructureStudy *study, const StructurePart *part)
{
  return breakdown_part(study->breakdown, part->part)->label;
}

char *
index_text(double value)
{
  return format_decimals(value, 4);
}

static double
share_without(double value, double whole, double left_out)
{
  const double rest = whole - left_out;
  return rest > 0 && !isnan(left_out) ? value / rest : NAN;
}

/* Among n parts that are there, the largest first: the others' smallest and largest are at the ends. */
static void
fill_ranges(StructurePart *parts, gsize n, double whole)
{
  for (gsize i = 0; i < n; i++) {
    const double largest = n < 2 ? NAN : parts[i == 0 ? 1 : 0].value,
                 smallest = n < 2 ? NAN : parts[i == n - 1 ? n - 2 : n - 1].value;
    parts[i].share = parts[i].value / whole;
    parts[i].low = share_without(parts[i].value, whole, smallest);
    parts[i].high = share_without(parts[i].value, whole, largest);
  }
}

/* The share of the same code in the mirror data of that period. */
static double
mirror_share(const StructureStudy *study, gsize row, gsize part)
{
  const Breakdown *mirror = study->mirror;
  const gsize t = mirror ? breakdown_find_period(mirror, study->periods[row]) : G_MAXSIZE;
  const gsize there = t == G_MAXSIZE ? t : breakdown_find(mirror, breakdown_part(study->breakdown, part)->code);
  return there == G_MAXSIZE ? NAN : breakdown_value(mirror, t, there) / breakdown_whole(mirror, t);
}

StructurePart *
structure_parts(const StructureStudy *study, gsize row)
{
  const gsize k = study->breakdown->k;
  const double *values = structure_values(study, row);
  g_autofree gsize *order = structure_order(study, row, row + 1);
  g_autofree double *without = g_new(double, MAX(k, 1));
  StructurePart *parts = g_new0(StructurePart, MAX(k, 1));
  gsize n = 0;
  concentration_hhi_without(values, k, without);
  for (gsize i = 0; i < k; i++)
    if (!isnan(values[order[i]]))
      parts[n++] = (StructurePart){.part = order[i],
                                   .value = values[order[i]],
                                   .without = without[order[i]],
                                   .mirror = mirror_share(study, row, order[i])};
  fill_ranges(parts, n, structure_whole(study, row));
  for (gsize i = 0; i < k; i++)
    if (isnan(values[order[i]]))
      parts[n++] = (StructurePart){order[i], NAN, NAN, NAN, NAN, NAN, NAN};
  return parts;
}

gsize
structure_moves_most(const StructureStudy *study, gsize row, const StructurePart *parts)
{
  const gsize k = study->breakdown->k;
  const double index = study->rows[row].hhi;
  gsize most = k;
  for (gsize i = 0; i < k; i++)
    if (!isnan(parts[i].without) && (most == k || fabs(parts[i].without - index) > fabs(parts[most].without - index)))
      most = i;
  return most;
}
