#include "advantage_study.h"

#include <math.h>

#include "datasets/problems.h"
#include "reference_check.h"
#include "stats/stats_error.h"
#include "stats/trade_structure.h"

void
advantage_free(gpointer data)
{
  AdvantageStudy *study = data;
  if (!study)
    return;
  for (gsize t = 0; t < study->n; t++) {
    g_free(study->periods[t].cells);
    g_free(study->periods[t].order);
  }
  g_free(study->periods);
  paired_parts_free(study->parts);
  g_free(study);
}

/* The smallest and the largest of (W - w_j) / (X - x_j), by which an index changes without part j, and the second ones for where j is the
 * part asked for. */
typedef struct {
  double least[2], most[2];
  gsize at_least, at_most;
} Factors;

static Factors
factors_of(const AdvantagePeriod *row, gsize k)
{
  Factors f = {{INFINITY, INFINITY}, {-INFINITY, -INFINITY}, G_MAXSIZE, G_MAXSIZE};
  for (gsize j = 0; j < k; j++) {
    const double x = row->cells[j].own, w = row->cells[j].reference;
    const double own = row->own - (isnan(x) ? 0 : x), reference = row->reference - (isnan(w) ? 0 : w);
    if ((isnan(x) && isnan(w)) || !(own > 0 && reference > 0))
      continue;
    const double factor = reference / own;
    if (factor < f.least[0]) {
      f.least[1] = f.least[0];
      f.least[0] = factor;
      f.at_least = j;
    } else
      f.least[1] = fmin(f.least[1], factor);
    if (factor > f.most[0]) {
      f.most[1] = f.most[0];
      f.most[0] = factor;
      f.at_most = j;
    } else
      f.most[1] = fmax(f.most[1], factor);
  }
  return f;
}

/* The index with each other part left out in turn. */
static void
add_range(AdvantageCell *cell, gsize part, const Factors *factors)
{
  const double least = factors->least[factors->at_least == part], most = factors->most[factors->at_most == part];
  const double ratio = cell->own / cell->reference;
  cell->low = isfinite(least) ? ratio * least : NAN;
  cell->high = isfinite(most) ? ratio * most : NAN;
}

static void
count_cell(AdvantagePeriod *row, const AdvantageCell *cell)
{
  row->compared += isnan(cell->rca) ? 0 : 1;
  row->above += cell->rca > 1 ? 1 : 0;
  if (cell->own > 0 && !(cell->reference > 0)) {
    row->unmatched++;
    row->unmatched_share += cell->own / row->own;
  }
}

static gint
by_advantage(gconstpointer a, gconstpointer b, gpointer data)
{
  const AdvantageCell *cells = data;
  const gsize i = *(const gsize *)a, j = *(const gsize *)b;
  const double one = isnan(cells[i].rca) ? -1 : cells[i].rca, other = isnan(cells[j].rca) ? -1 : cells[j].rca;
  if (one < other || one > other)
    return one > other ? -1 : 1;
  return i < j ? -1 : i > j ? 1 : 0;
}

static void
compute_period(const PairedParts *parts, AdvantagePeriod *row, const double *x, const double *w)
{
  const double scale = reference_scale(parts->x, parts->y);
  row->own = breakdown_whole(parts->x, row->period.x);
  row->reference = breakdown_whole(parts->y, row->period.y);
  row->weight = row->own * scale / row->reference;
  row->cells = g_new(AdvantageCell, parts->k);
  row->order = g_new(gsize, parts->k);
  for (gsize i = 0; i < parts->k; i++) {
    const double rca = revealed_advantage(x[i], row->own, w[i], row->reference);
    row->cells[i] =
        (AdvantageCell){.own = x[i],
                        .reference = w[i],
                        .rca = rca,
                        .low = NAN,
                        .high = NAN,
                        .symmetric = symmetric_advantage(rca),
                        .normalised = normalised_advantage(x[i] * scale, row->own * scale, w[i], row->reference)};
    row->order[i] = i;
  }
  const Factors factors = factors_of(row, parts->k);
  for (gsize i = 0; i < parts->k; i++) {
    if (!isnan(row->cells[i].rca))
      add_range(&row->cells[i], i, &factors);
    count_cell(row, &row->cells[i]);
  }
  g_qsort_with_data(row->order, (gint)parts->k, sizeof *row->order, by_advantage, row->cells);
}

/* Values below zero are no trade. */
static gboolean
check_signs(const PairedParts *parts, const AdvantagePeriod *row, const double *x, const double *w, GError **error)
{
  for (gsize i = 0; i < parts->k; i++) {
    if (!(x[i] < 0 || w[i] < 0))
      continue;
    g_autofree char *period = period_print(row->period.period);
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "breakdown '%s': '%s' is below zero in %s",
                x[i] < 0 ? parts->x->name : parts->y->name, paired_part(parts, i)->code, period);
    return FALSE;
  }
  return TRUE;
}

static gboolean
compute(AdvantageStudy *study, const GArray *chosen, GError **error)
{
  const gsize k = study->parts->k;
  g_autofree double *x = g_new(double, k), *w = g_new(double, k);
  study->periods = g_new0(AdvantagePeriod, MAX(chosen->len, 1));
  for (guint t = 0; t < chosen->len; t++) {
    AdvantagePeriod *row = &study->periods[study->n++];
    row->period = g_array_index(chosen, PairedPeriod, t);
    paired_values(study->parts, &row->period, x, w);
    if (!check_signs(study->parts, row, x, w, error))
      return FALSE;
    compute_period(study->parts, row, x, w);
  }
  return TRUE;
}

gpointer
advantage_run(const AnalysisInput *input, GError **error)
{
  const AnalysisOptions *options = &input->def->options;
  const Breakdown *own = g_ptr_array_index(input->breakdowns, 0), *reference = g_ptr_array_index(input->breakdowns, 1);
  if (!reference_check(own, reference, error))
    return NULL;
  AdvantageStudy *study = g_new0(AdvantageStudy, 1);
  study->top = options->top == OPTION_UNSET ? ADVANTAGE_TOP : options->top;
  study->parts = paired_parts_new(own, reference, error);
  g_autoptr(GArray) chosen = study->parts ? paired_choose(study->parts, options->periods, TRUE, error) : NULL;
  if (chosen && compute(study, chosen, error))
    return study;
  advantage_free(study);
  return NULL;
}
