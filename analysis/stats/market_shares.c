#include "market_shares.h"

#include "stats_error.h"
#include "sum.h"

static gboolean
check_values(const double *values, gsize n, const char *label, GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (values[i] < 0 || isinf(values[i])) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "%s: value %" G_GSIZE_FORMAT " is %s", label, i + 1,
                  isinf(values[i]) ? "not finite" : "below zero");
      return FALSE;
    }
  return TRUE;
}

static double
total(const double *values, gsize n)
{
  Sum sum = {0, 0};
  for (gsize i = 0; i < n; i++)
    sum_add(&sum, known_or_zero(values[i]));
  return sum_value(&sum);
}

/* Whether the reference tells how a cell grew: it has it in both periods. */
static gboolean
has_rate(double base, double final)
{
  return base > 0 && !isnan(final);
}

/* Reference and own sums of each group; its growth is the whole's where the reference had none of it. */
static void
sum_groups(const double *x, const double *x_final, const double *w, const double *w_final, gsize n, const gsize *group,
           ShareCell *groups, gsize n_groups, double growth)
{
  g_autofree Sum *sums = g_new0(Sum, 4 * n_groups);
  for (gsize i = 0; i < n; i++) {
    Sum *of = sums + 4 * group[i];
    sum_add(of, known_or_zero(x[i]));
    sum_add(of + 1, known_or_zero(x_final[i]));
    sum_add(of + 2, known_or_zero(w[i]));
    sum_add(of + 3, known_or_zero(w_final[i]));
  }
  for (gsize g = 0; g < n_groups; g++) {
    const double base = sum_value(&sums[4 * g + 2]), final = sum_value(&sums[4 * g + 3]);
    groups[g] = (ShareCell){.base = sum_value(&sums[4 * g]), .final = sum_value(&sums[4 * g + 1])};
    groups[g].rate = base > 0 ? RATE_OWN : RATE_OF_WHOLE;
    groups[g].growth = base > 0 ? (final - base) / base : growth;
  }
}

/* One cell, whose group grew so. Without groups the cell is its own group. */
static ShareCell
split_cell(double x, double x_final, double w, double w_final, const ShareCell *group, double growth)
{
  ShareCell cell = {.base = known_or_zero(x), .final = known_or_zero(x_final)};
  const double of_group = group ? group->growth : growth;
  const gboolean own = has_rate(w, w_final);
  cell.rate = own ? RATE_OWN : group && group->rate == RATE_OWN ? RATE_OF_GROUP : RATE_OF_WHOLE;
  cell.growth = own ? (w_final - w) / w : of_group;
  cell.world = growth * cell.base;
  cell.structure = ((group ? of_group : cell.growth) - growth) * cell.base;
  cell.distribution = group ? (cell.growth - of_group) * cell.base : 0;
  cell.competitiveness = cell.final - cell.base - cell.growth * cell.base;
  return cell;
}

static void
count_cell(const ShareCell *cell, MarketShares *result)
{
  result->without_rate += cell->base > 0 && cell->rate != RATE_OWN ? 1 : 0;
  result->came += cell->final > 0 && !(cell->base > 0) ? 1 : 0;
  result->left += cell->base > 0 && !(cell->final > 0) ? 1 : 0;
}

/* The terms of cells into those of their groups and of the whole. */
static void
add_terms(const ShareCell *cells, gsize n, const gsize *group, ShareCell *groups, MarketShares *result)
{
  Sum sums[4] = {{0, 0}};
  for (gsize i = 0; i < n; i++) {
    const double terms[] = {cells[i].world, cells[i].structure, cells[i].distribution, cells[i].competitiveness};
    for (gsize j = 0; j < G_N_ELEMENTS(terms); j++)
      sum_add(&sums[j], terms[j]);
    if (group) {
      groups[group[i]].world += terms[0];
      groups[group[i]].structure += terms[1];
      groups[group[i]].distribution += terms[2];
      groups[group[i]].competitiveness += terms[3];
    }
    count_cell(&cells[i], result);
  }
  result->world = sum_value(&sums[0]);
  result->structure = sum_value(&sums[1]);
  result->distribution = sum_value(&sums[2]);
  result->competitiveness = sum_value(&sums[3]);
}

static gboolean
check_bases(const MarketShares *result, GError **error)
{
  if (!(result->base > 0 && result->reference_base > 0)) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "%s nothing in the base period",
                result->base > 0 ? "the reference has" : "there is");
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_result(const MarketShares *result, GError **error)
{
  const double terms = result->world + result->structure + result->distribution + result->competitiveness;
  if (isfinite(terms) && isfinite(result->base + result->final))
    return TRUE;
  g_set_error_literal(error, STATS_ERROR, STATS_ERROR_NUMERIC, "the sums are beyond the range of doubles");
  return FALSE;
}

gboolean
market_shares(const double *x, const double *x_final, const double *w, const double *w_final, gsize n,
              const gsize *group, gsize n_groups, ShareCell *cells, ShareCell *groups, MarketShares *result,
              GError **error)
{
  *result = (MarketShares){0};
  if (!stats_check_count(n, 1, error) || !check_values(x, n, "exports, base period", error) ||
      !check_values(x_final, n, "exports, final period", error) ||
      !check_values(w, n, "reference, base period", error) ||
      !check_values(w_final, n, "reference, final period", error))
    return FALSE;
  result->base = total(x, n);
  result->final = total(x_final, n);
  result->reference_base = total(w, n);
  result->reference_final = total(w_final, n);
  result->growth = (result->reference_final - result->reference_base) / result->reference_base;
  if (!check_bases(result, error))
    return FALSE;
  g_autofree ShareCell *sums = g_new0(ShareCell, group ? n_groups : 1);
  if (group)
    sum_groups(x, x_final, w, w_final, n, group, sums, n_groups, result->growth);
  for (gsize i = 0; i < n; i++)
    cells[i] = split_cell(x[i], x_final[i], w[i], w_final[i], group ? &sums[group[i]] : NULL, result->growth);
  add_terms(cells, n, group, sums, result);
  for (gsize g = 0; group && groups && g < n_groups; g++)
    groups[g] = sums[g];
  return check_result(result, error);
}
