#include "price_index.h"

#include <math.h>

#include "sum.h"

static gboolean
has_both(double value, double quantity)
{
  return value > 0 && quantity > 0 && isfinite(value) && isfinite(quantity);
}

/* Values of two periods: of all parts, and of those that are matched. */
typedef struct {
  Sum all[2], matched[2];
  Sum old_prices; /* p0 q1 */
  Sum new_prices; /* p1 q0 */
} LinkSums;

static void
add_value(Sum *sum, double value)
{
  if (value > 0)
    sum_add(sum, value);
}

/* Quantities enter as ratios, so that their unit cannot carry a product out of the range of doubles. */
static void
add_matched(LinkSums *sums, double value0, double value1, double quantity_ratio)
{
  sum_add(&sums->matched[0], value0);
  sum_add(&sums->matched[1], value1);
  sum_add(&sums->old_prices, value0 * quantity_ratio);
  sum_add(&sums->new_prices, value1 / quantity_ratio);
}

static double
ratio(const Sum *over, const Sum *under)
{
  const double value = sum_value(over) / sum_value(under);
  return isfinite(value) && value > 0 ? value : NAN;
}

/* Both kinds of index from the value ratio, with the formula of the other kind as its complement. */
static void
fill_indices(PriceLink *link, const LinkSums *sums)
{
  link->value = ratio(&sums->matched[1], &sums->matched[0]);
  link->price[FORMULA_LASPEYRES] = ratio(&sums->new_prices, &sums->matched[0]);
  link->price[FORMULA_PAASCHE] = ratio(&sums->matched[1], &sums->old_prices);
  link->volume[FORMULA_LASPEYRES] = ratio(&sums->old_prices, &sums->matched[0]);
  link->volume[FORMULA_PAASCHE] = ratio(&sums->matched[1], &sums->new_prices);
  link->price[FORMULA_FISHER] = sqrt(link->price[FORMULA_LASPEYRES]) * sqrt(link->price[FORMULA_PAASCHE]);
  link->volume[FORMULA_FISHER] = sqrt(link->volume[FORMULA_LASPEYRES]) * sqrt(link->volume[FORMULA_PAASCHE]);
}

PriceLink
price_link(const double *values0, const double *quantities0, const double *values1, const double *quantities1, gsize n)
{
  LinkSums sums = {0};
  PriceLink link = {0};
  for (gsize i = 0; i < n; i++) {
    add_value(&sums.all[0], values0[i]);
    add_value(&sums.all[1], values1[i]);
    if (has_both(values0[i], quantities0[i]) && has_both(values1[i], quantities1[i])) {
      add_matched(&sums, values0[i], values1[i], quantities1[i] / quantities0[i]);
      link.matched++;
    } else
      link.left_out += values0[i] > 0 || values1[i] > 0 ? 1 : 0;
  }
  for (guint t = 0; t < 2; t++)
    link.share[t] = sum_value(&sums.matched[t]) / sum_value(&sums.all[t]);
  fill_indices(&link, &sums); /* zero over zero where nothing is matched */
  return link;
}

void
chain_links(const double *links, gsize n, gsize base, double *index)
{
  index[base] = 1;
  for (gsize t = base; t + 1 < n; t++)
    index[t + 1] = index[t] * links[t + 1];
  for (gsize t = base; t > 0; t--)
    index[t - 1] = index[t] / links[t];
}

double
unit_value(const double *values, const double *quantities, gsize n, double *share)
{
  Sum all = {0}, value = {0}, quantity = {0};
  for (gsize i = 0; i < n; i++) {
    add_value(&all, values[i]);
    if (!has_both(values[i], quantities[i]))
      continue;
    sum_add(&value, values[i]);
    sum_add(&quantity, quantities[i]);
  }
  *share = sum_value(&value) / sum_value(&all);
  return ratio(&value, &quantity);
}
