#include <math.h>
#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>

#include "format.h"
#include "regression_words.h"
#include "structure_parts.h"
#include "structure_section.h"

/* "Exports by partner, 2020: H = 0.2125, as concentrated as 4.7 equal parts; there are 156." */
static void
say_level(GString *text, const StructureStudy *study, gsize last, const StructurePart *parts)
{
  const StructureRow *row = &study->rows[last];
  g_autofree char *period = period_print(study->periods[last]), *index = index_text(row->hhi),
                  *equal = format_significant(row->effective, 2), *ratio = format_percent(row->ratio, 1),
                  *share = format_percent(parts[0].value / row->sum, 1);
  const char *largest = structure_part_label(study, &parts[0]);
  g_string_append_printf(text, "%s, %s: ", structure_label(study), period);
  if (row->parts == 1) {
    g_string_append_printf(text, "%s alone makes up the sum, so that H = 1.", largest);
    return;
  }
  g_string_append_printf(text,
                         "H = %s, as concentrated as %s equal parts; there are %" G_GSIZE_FORMAT
                         ". The largest, %s, has %s of their sum",
                         index, equal, row->parts, largest, share);
  if (row->parts > STRUCTURE_RATIO)
    g_string_append_printf(text, ", the four largest %s", ratio);
  g_string_append_c(text, '.');
}

/* Rows with an index (transfer full). */
static gsize *
known_rows(const StructureStudy *study, gsize *n)
{
  gsize *rows = g_new(gsize, MAX(study->n, 1));
  *n = 0;
  for (gsize i = 0; i < study->n; i++)
    if (!isnan(study->rows[i].hhi))
      rows[(*n)++] = i;
  return rows;
}

static char *
in_period(const StructureStudy *study, gsize row)
{
  g_autofree char *index = index_text(study->rows[row].hhi), *period = period_print(study->periods[row]);
  return g_strdup_printf("%s in %s", index, period);
}

static double
median_index(const StructureStudy *study, const gsize *rows, gsize n)
{
  g_autofree double *indices = g_new(double, n);
  for (gsize i = 0; i < n; i++)
    indices[i] = study->rows[rows[i]].hhi;
  gsl_sort(indices, 1, n);
  return gsl_stats_median_from_sorted_data(indices, 1, n);
}

static int
side_of(double value, double middle)
{
  return (value > middle) - (value < middle);
}

/* On which side of the median it is, and since when. */
static void
say_since(GString *text, const StructureStudy *study, const gsize *rows, gsize n)
{
  const double median = median_index(study, rows, n);
  const int side = side_of(study->rows[rows[n - 1]].hhi, median);
  gsize first = n - 1;
  while (first > 0 && side_of(study->rows[rows[first - 1]].hhi, median) == side)
    first--;
  g_autofree char *middle = index_text(median), *period = period_print(study->periods[rows[first]]);
  if (side == 0)
    g_string_append_printf(text, " It stands at the median of all periods, %s.", middle);
  else if (first == n - 1)
    g_string_append_printf(text, " That is %s the median of all periods, %s.", side > 0 ? "above" : "below", middle);
  else
    g_string_append_printf(text, " It has been %s the median of all periods, %s, since %s.",
                           side > 0 ? "above" : "below", middle, period);
}

/* "It was 0.2166 in 1992; the lowest is 0.1494 in 2009, the highest 0.4324 in 1998." */
static void
say_extremes(GString *text, const StructureStudy *study, const gsize *rows, gsize n)
{
  gsize low = 0, high = 0;
  for (gsize i = 1; i < n; i++) {
    low = study->rows[rows[i]].hhi < study->rows[rows[low]].hhi ? i : low;
    high = study->rows[rows[i]].hhi > study->rows[rows[high]].hhi ? i : high;
  }
  g_autofree char *first = in_period(study, rows[0]), *lowest = in_period(study, rows[low]),
                  *highest = in_period(study, rows[high]);
  g_string_append_printf(text, " It was %s", first);
  if (low == 0 && high == 0)
    g_string_append(text, " and in all periods.");
  else if (low == 0)
    g_string_append_printf(text, ", the lowest; the highest is %s.", highest);
  else if (high == 0)
    g_string_append_printf(text, ", the highest; the lowest is %s.", lowest);
  else
    g_string_append_printf(text, "; the lowest is %s, the highest %s.", lowest, highest);
}

static void
say_path(GString *text, const StructureStudy *study)
{
  gsize n;
  g_autofree gsize *rows = known_rows(study, &n);
  g_autofree char *first = in_period(study, rows[0]);
  if (n == 2)
    g_string_append_printf(text, " It was %s.", first);
  if (n < 3)
    return;
  say_extremes(text, study, rows, n);
  say_since(text, study, rows, n);
}

static void
say_hangs(GString *text, const StructureStudy *study, gsize last, const StructurePart *parts)
{
  const StructureRow *row = &study->rows[last];
  const gsize most = structure_moves_most(study, last, parts);
  if (row->parts < 3 || most == study->breakdown->k) /* of two either one leaves H = 1 */
    return;
  g_autofree char *without = index_text(parts[most].without), *low = index_text(row->low),
                  *high = index_text(row->high);
  g_string_append_printf(
      text, " Leaving out %s changes it most: to %s; with any one part left out it lies between %s and %s.",
      structure_part_label(study, &parts[most]), without, low, high);
}

static void
say_interval(GString *text, const StructureStudy *study, gsize last)
{
  const StructureRow *row = &study->rows[last];
  if (isnan(row->lower))
    return;
  g_autofree char *lower = index_text(row->lower), *upper = index_text(row->upper);
  g_string_append_printf(text, " Resampling the %s of the year gives %s to %s (the middle 95 %%)",
                         period_word(study->breakdown->frequency, 2), lower, upper);
  g_string_append_c(text, '.');
}

/* The last row in which the mirror data have the large parts, in how many their index is lower, and how many such rows there are. */
static gsize
mirror_rows(const StructureStudy *study, gsize *lower, gsize *n)
{
  gsize last = 0;
  *lower = *n = 0;
  for (gsize i = 0; i < study->n; i++) {
    if (isnan(study->rows[i].mirror) || study->rows[i].uncovered >= UNCOVERED_TOLD)
      continue;
    *lower += study->rows[i].mirror < study->rows[i].hhi ? 1 : 0;
    ++*n;
    last = i;
  }
  return last;
}

static void
say_mirror(GString *text, const StructureStudy *study)
{
  gsize lower, n;
  const gsize last = mirror_rows(study, &lower, &n);
  if (n == 0)
    return;
  const StructureRow *row = &study->rows[last];
  g_autofree char *mirror = index_text(row->mirror), *index = index_text(row->hhi),
                  *period = period_print(study->periods[last]),
                  *count = lower == 0   ? g_strdup("none")
                           : lower == n ? g_strdup("all")
                                        : g_strdup_printf("%" G_GSIZE_FORMAT, lower);
  g_string_append_printf(text, " In the mirror data it is %s in %s, against %s here", mirror, period, index);
  if (n > 1)
    g_string_append_printf(
        text, "; it is lower there in %s of the %" G_GSIZE_FORMAT " periods in which they have all large parts", count,
        n);
  g_string_append_c(text, '.');
}

char *
read_structure(const StructureStudy *study)
{
  GString *text = g_string_new(NULL);
  const gsize last = structure_last(study);
  g_autofree StructurePart *parts = structure_parts(study, last);
  say_level(text, study, last, parts);
  say_path(text, study);
  say_hangs(text, study, last, parts);
  say_interval(text, study, last);
  say_mirror(text, study);
  g_string_append(text, " The index says how unequal the parts are, not why, nor how easily one could be replaced.");
  return g_string_free(text, FALSE);
}
