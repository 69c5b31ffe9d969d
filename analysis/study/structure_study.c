#include "structure_study.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"
#include "model.h"
#include "paired_parts.h"
#include "stats/bootstrap.h"
#include "stats/concentration.h"
#include "stats/concentration_bootstrap.h"
#include "stats/order.h"

void
structure_free(gpointer data)
{
  StructureStudy *study = data;
  if (!study)
    return;
  breakdown_free(study->breakdown);
  breakdown_free(study->mirror);
  g_free(study->periods);
  g_free(study->values);
  g_free(study->rows);
  g_free(study->order);
  g_free(study);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StructureStudy, structure_free)

const double *
structure_values(const StructureStudy *study, gsize row)
{
  return study->values + row * study->breakdown->k;
}

double
structure_whole(const StructureStudy *study, gsize row)
{
  const StructureRow *here = &study->rows[row];
  return isnan(here->stated) ? here->sum : here->stated;
}

gsize
structure_last(const StructureStudy *study)
{
  gsize last = study->n - 1;
  while (last > 0 && isnan(study->rows[last].hhi))
    last--;
  return last;
}

gsize *
structure_order(const StructureStudy *study, gsize from, gsize to)
{
  const gsize k = study->breakdown->k;
  g_autofree double *sums = g_new0(double, MAX(k, 1));
  for (gsize t = from; t < to; t++)
    for (gsize i = 0; i < k; i++) {
      const double value = structure_values(study, t)[i];
      sums[i] += isnan(value) ? 0 : value;
    }
  return places_by_size(sums, k, NULL);
}

/* Shares are of values of zero or more. */
static gboolean
check_values(const Breakdown *breakdown, GError **error)
{
  for (gsize t = 0; t < breakdown->n; t++)
    for (gsize i = 0; i < breakdown->k; i++) {
      const double value = breakdown_value(breakdown, t, i);
      if (!(value < 0) && !isinf(value))
        continue;
      const char *code = breakdown_part(breakdown, i)->code;
      g_autofree char *period = period_print(breakdown->periods[t]), *shown = visible_text(code, strlen(code));
      g_set_error(error, STATS_ERROR, isinf(value) ? STATS_ERROR_NOT_FINITE : STATS_ERROR_DOMAIN,
                  "%s: the value of '%s' in %s is %s, and shares are taken of finite values of zero or more",
                  breakdown->name, shown, period, isinf(value) ? "not finite" : "below zero");
      return FALSE;
    }
  return TRUE;
}

static double
sum_of(const double *values, gsize k)
{
  double sum = NAN;
  for (gsize i = 0; i < k; i++)
    if (!isnan(values[i]))
      sum = isnan(sum) ? values[i] : sum + values[i];
  return sum;
}

/* Sums differ from a total by so much through rounding alone. */
#define SUM_ROUNDING 1e-12

static double
gap_of(double sum, double stated)
{
  const double gap = stated > 0 ? (stated - sum) / stated : NAN;
  return fabs(gap) < SUM_ROUNDING ? 0 : gap;
}

static void
fill_row(StructureStudy *study, gsize row, double stated, double *without)
{
  const gsize k = study->breakdown->k;
  const double *values = structure_values(study, row), sum = sum_of(values, k);
  StructureRow *here = &study->rows[row];
  *here = (StructureRow){.parts = concentration_parts(values, k),
                         .sum = sum,
                         .stated = stated,
                         .gap = gap_of(sum, stated),
                         .hhi = concentration_hhi(values, k),
                         .low = NAN,
                         .high = NAN,
                         .normalised = concentration_normalised(values, k),
                         .effective = concentration_effective_number(values, k),
                         .entropy = concentration_entropy(values, k),
                         .ratio = concentration_ratio(values, k, STRUCTURE_RATIO),
                         .mirror = NAN,
                         .uncovered = NAN,
                         .lower = NAN,
                         .upper = NAN};
  concentration_hhi_without(values, k, without);
  for (gsize i = 0; i < k; i++) {
    here->low = fmin(here->low, without[i]); /* a NaN gives way */
    here->high = fmax(here->high, without[i]);
  }
}

static gboolean
fill_rows(StructureStudy *study, const double *stated, GError **error)
{
  gsize known = 0;
  g_autofree double *without = g_new(double, MAX(study->breakdown->k, 1));
  study->rows = g_new0(StructureRow, MAX(study->n, 1));
  for (gsize i = 0; i < study->n; i++) {
    fill_row(study, i, stated ? stated[i] : NAN, without);
    known += isnan(study->rows[i].hhi) ? 0 : 1;
  }
  if (known)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "%s: no part has a value above zero in any period",
              study->breakdown->name);
  return FALSE;
}

/* The share of a row's sum in parts for which the mirror data have no value. */
static double
share_uncovered(const StructureStudy *study, gsize row, const double *mirrored)
{
  const double *values = structure_values(study, row);
  double sum = 0;
  for (gsize i = 0; i < study->breakdown->k; i++) {
    const gsize place = breakdown_find(study->mirror, breakdown_part(study->breakdown, i)->code);
    if (values[i] > 0 && (place == G_MAXSIZE || isnan(mirrored[place])))
      sum += values[i];
  }
  return sum / study->rows[row].sum;
}

static gboolean
fill_mirror(StructureStudy *study, const AnalysisInput *input, GError **error)
{
  const char *name = input->def->options.mirror;
  gsize met = 0;
  if (!name)
    return TRUE;
  study->mirror = analysis_breakdown(input, name, error);
  if (!study->mirror || !paired_check_sides(study->breakdown, study->mirror, error) ||
      !check_values(study->mirror, error))
    return FALSE;
  g_autoptr(YearlyRows) mirrored = yearly_rows_new(study->mirror, input->scope->ledger, input->def->name);
  for (gsize i = 0; i < study->n; i++) {
    const gsize row = yearly_rows_find(mirrored, study->periods[i]);
    if (row == G_MAXSIZE || isnan(study->rows[i].hhi))
      continue;
    const double *values = mirrored->values + row * mirrored->k;
    study->rows[i].mirror = concentration_hhi(values, mirrored->k);
    if (isnan(study->rows[i].mirror))
      continue;
    study->rows[i].uncovered = share_uncovered(study, i, values);
    met++;
  }
  if (met)
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
              "there is no period in which both '%s' and its mirror '%s' have values", study->breakdown->name, name);
  return FALSE;
}

static void
take_options(StructureStudy *study, const AnalysisOptions *options)
{
  /* a quarter's block is one quarter, that of two-months two of them */
  const gsize block = (STRUCTURE_BLOCK_MONTHS * study->per_row + 6) / 12;
  study->top = MIN(options->top == OPTION_UNSET ? STRUCTURE_TOP : options->top, study->breakdown->k);
  study->block = options->block == OPTION_UNSET ? MAX(block, 1) : options->block;
  study->resamples = options->resamples == OPTION_UNSET ? CONCENTRATION_RESAMPLES : options->resamples;
  study->seed = options->seed ? options->seed : BOOTSTRAP_SEED;
}

/* Each year begins with the seed: an interval does not depend on which other years are there. */
static gboolean
fill_intervals(StructureStudy *study, const gsize *first, GError **error)
{
  const gsize k = study->breakdown->k;
  const ConcentrationBootstrap options = {study->resamples, study->block, study->seed, CONFIDENCE_LEVEL};
  for (gsize i = 0; study->by_year && i < study->n; i++) {
    StructureRow *row = &study->rows[i];
    const double *months = study->breakdown->values + first[i] * k;
    if (!concentration_interval(months, study->per_row, k, &options, &row->lower, &row->upper, error))
      return FALSE;
  }
  return TRUE;
}

static void
take_table(StructureStudy *study, YearlyRows *table)
{
  study->n = table->n;
  study->per_row = table->per_row;
  study->by_year = table->per_row > 1;
  study->partial = table->partial;
  study->periods = g_steal_pointer(&table->periods);
  study->values = g_steal_pointer(&table->values);
}

gpointer
structure_run(const AnalysisInput *input, GError **error)
{
  g_autoptr(StructureStudy) study = g_new0(StructureStudy, 1);
  study->breakdown = analysis_breakdown(input, input->def->breakdowns[0], error);
  if (!study->breakdown || !check_values(study->breakdown, error))
    return NULL;
  g_autoptr(YearlyRows) table = yearly_rows_new(study->breakdown, input->scope->ledger, input->def->name);
  take_table(study, table);
  take_options(study, &input->def->options);
  if (!fill_rows(study, table->stated, error) || !fill_mirror(study, input, error) ||
      !fill_intervals(study, table->first, error))
    return NULL;
  study->order = structure_order(study, 0, study->n);
  return g_steal_pointer(&study);
}
