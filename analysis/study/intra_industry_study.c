#include "intra_industry_study.h"

#include <math.h>

#include "datasets/problems.h"
#include "stats/stats_error.h"
#include "stats/trade_structure.h"

/* What is left without one part is nothing but rounding below this share of the whole. */
#define NOTHING_LEFT 1e-12

void
intra_industry_free(gpointer data)
{
  IntraIndustryStudy *study = data;
  if (!study)
    return;
  for (gsize t = 0; t < study->n; t++)
    g_free(study->periods[t].parts);
  g_free(study->periods);
  g_free(study->order);
  paired_parts_free(study->parts);
  g_free(study);
}

static double
known(double value)
{
  return isnan(value) ? 0 : value;
}

static void
widen(double *low, double *high, double value)
{
  *low = fmin(*low, value); /* a NaN gives way */
  *high = fmax(*high, value);
}

/* Both indices with each part left out in turn. */
static void
add_ranges(TwoWayPeriod *row, const double *x, const double *m, gsize k)
{
  const double nothing = NOTHING_LEFT * (row->sums.exports + row->sums.imports);
  row->low = row->high = row->corrected_low = row->corrected_high = NAN;
  for (gsize i = 0; i < k; i++) {
    TwoWaySums rest = {row->sums.exports - known(x[i]), row->sums.imports - known(m[i]),
                       fmax(0, row->sums.overlap - fmin(known(x[i]), known(m[i])))};
    if ((isnan(x[i]) && isnan(m[i])) || !(rest.exports + rest.imports > nothing))
      continue;
    widen(&row->low, &row->high, grubel_lloyd_aggregate(&rest));
    if (rest.exports > nothing && rest.imports > nothing)
      widen(&row->corrected_low, &row->corrected_high, grubel_lloyd_corrected(&rest));
  }
}

static void
compute_part(TwoWayPeriod *row, TwoWayPart *part, double exports, double imports)
{
  *part = (TwoWayPart){exports, imports, grubel_lloyd(exports, imports), lafay_index(exports, imports, &row->sums)};
  row->both += exports > 0 && imports > 0 ? 1 : 0;
  if (isnan(exports) == isnan(imports))
    return;
  row->missing++;
  row->missing_share += (known(exports) + known(imports)) / (row->sums.exports + row->sums.imports);
}

/* Why a period has no index. */
static const char *
fault_of(const TwoWaySums *sums, const double *x, const double *m, gsize k)
{
  for (gsize i = 0; i < k; i++)
    if (x[i] < 0 || m[i] < 0)
      return "a value is below zero";
  return isnan(sums->exports) ? "exports and imports together are beyond the range of doubles" : "there is no trade";
}

static gboolean
compute_period(const PairedParts *parts, TwoWayPeriod *row, const double *x, const double *m, GError **error)
{
  row->sums = two_way_sums(x, m, parts->k);
  if (!(row->sums.exports + row->sums.imports > 0)) {
    g_autofree char *period = period_print(row->period.period);
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "'%s' and '%s': %s in %s", parts->x->name, parts->y->name,
                fault_of(&row->sums, x, m, parts->k), period);
    return FALSE;
  }
  row->grubel_lloyd = grubel_lloyd_aggregate(&row->sums);
  row->corrected = grubel_lloyd_corrected(&row->sums);
  row->complementarity = trade_complementarity(x, m, parts->k);
  row->parts = g_new(TwoWayPart, parts->k);
  for (gsize i = 0; i < parts->k; i++)
    compute_part(row, &row->parts[i], x[i], m[i]);
  add_ranges(row, x, m, parts->k);
  return TRUE;
}

static gint
by_trade(gconstpointer a, gconstpointer b, gpointer data)
{
  const TwoWayPart *parts = data;
  const gsize i = *(const gsize *)a, j = *(const gsize *)b;
  const double one = known(parts[i].exports) + known(parts[i].imports),
               other = known(parts[j].exports) + known(parts[j].imports);
  if (one < other || one > other)
    return one > other ? -1 : 1;
  return i < j ? -1 : i > j ? 1 : 0;
}

static gboolean
compute(IntraIndustryStudy *study, const GArray *chosen, GError **error)
{
  const gsize k = study->parts->k;
  g_autofree double *x = g_new(double, k), *m = g_new(double, k);
  study->periods = g_new0(TwoWayPeriod, MAX(chosen->len, 1));
  for (guint t = 0; t < chosen->len; t++) {
    TwoWayPeriod *row = &study->periods[study->n++];
    row->period = g_array_index(chosen, PairedPeriod, t);
    paired_values(study->parts, &row->period, x, m);
    if (!compute_period(study->parts, row, x, m, error))
      return FALSE;
  }
  study->order = g_new(gsize, k);
  for (gsize i = 0; i < k; i++)
    study->order[i] = i;
  g_qsort_with_data(study->order, (gint)k, sizeof *study->order, by_trade, study->periods[study->n - 1].parts);
  return TRUE;
}

gpointer
intra_industry_run(const AnalysisInput *input, GError **error)
{
  const AnalysisOptions *options = &input->def->options;
  const Breakdown *exports = g_ptr_array_index(input->breakdowns, 0),
                  *imports = g_ptr_array_index(input->breakdowns, 1);
  if (!breakdown_same_unit(exports, imports, error))
    return NULL;
  IntraIndustryStudy *study = g_new0(IntraIndustryStudy, 1);
  study->top = options->top == OPTION_UNSET ? INTRA_INDUSTRY_TOP : options->top;
  study->parts = paired_parts_new(exports, imports, error);
  g_autoptr(GArray) chosen = study->parts ? paired_choose(study->parts, options->periods, FALSE, error) : NULL;
  if (chosen && compute(study, chosen, error))
    return study;
  intra_industry_free(study);
  return NULL;
}
