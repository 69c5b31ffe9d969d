#include "indicators_price.h"

#include <math.h>

#include "datasets/unit.h"
#include "stats/price_index.h"

/* What was left out of comparisons. */
typedef struct {
  gsize parts;
  double least; /* share of value that was compared */
  GArray *periods;
} LeftOut;

static void
left_out_add(LeftOut *left_out, gsize parts, double share, Period period)
{
  if (parts == 0)
    return;
  left_out->parts += parts;
  left_out->least = fmin(left_out->least, share);
  g_array_append_val(left_out->periods, period);
}

/* One entry for all kinds of the same comparison: their reasons are the same. */
static void
left_out_enter(LeftOut *left_out, const IndicatorInput *input, const char *what, const char *when)
{
  if (left_out->parts) {
    g_autofree char *reason =
        g_strdup_printf("%s: parts without a value and a quantity %s; the others have at least %.1f %% of the value",
                        what, when, 100 * left_out->least);
    ledger_add(input->ledger, input->of->name, reason, left_out->parts, (const Period *)(void *)left_out->periods->data,
               left_out->periods->len);
  }
  g_array_unref(left_out->periods);
}

static LeftOut
left_out_new(void)
{
  return (LeftOut){.least = 1, .periods = g_array_new(FALSE, FALSE, sizeof(Period))};
}

static double
smaller_share(const PriceLink *link)
{
  return fmin(link->share[0], link->share[1]);
}

/* Period t against period from. */
static PriceLink
link_between(const Breakdown *of, gsize from, gsize t)
{
  return price_link(of->values + from * of->k, of->quantities + from * of->k, of->values + t * of->k,
                    of->quantities + t * of->k, of->k);
}

/* Every period against the base (n links, transfer full). */
static PriceLink *
fixed_links(const IndicatorInput *input)
{
  const Breakdown *of = input->of;
  PriceLink *links = g_new(PriceLink, MAX(of->n, 1));
  LeftOut left_out = left_out_new();
  g_autofree char *base = period_print(of->periods[input->base]);
  g_autofree char *what = g_strdup_printf("prices and volumes against %s", base);
  for (gsize t = 0; t < of->n; t++) {
    links[t] = link_between(of, input->base, t);
    left_out_add(&left_out, links[t].left_out, smaller_share(&links[t]), of->periods[t]);
  }
  left_out_enter(&left_out, input, what, "in both periods");
  return links;
}

/* Every period against the one before it; the first against itself. */
static PriceLink *
chain_of(const IndicatorInput *input)
{
  const Breakdown *of = input->of;
  PriceLink *links = g_new(PriceLink, MAX(of->n, 1));
  LeftOut left_out = left_out_new();
  for (gsize t = 0; t < of->n; t++) {
    links[t] = link_between(of, t ? t - 1 : 0, t);
    if (t)
      left_out_add(&left_out, links[t].left_out, smaller_share(&links[t]), of->periods[t]);
  }
  left_out_enter(&left_out, input, "chained prices and volumes", "in both periods of a link");
  return links;
}

static void
fixed_base(const IndicatorInput *input, IndexFormula formula, gboolean volume, double *values)
{
  g_autofree PriceLink *links = fixed_links(input);
  for (gsize t = 0; t < input->of->n; t++)
    values[t] = 100 * (volume ? links[t].volume : links[t].price)[formula];
}

static void
chained(const IndicatorInput *input, gboolean volume, double *values)
{
  const gsize n = input->of->n;
  g_autofree PriceLink *links = chain_of(input);
  g_autofree double *ratios = g_new(double, MAX(n, 1));
  for (gsize t = 0; t < n; t++)
    ratios[t] = (volume ? links[t].volume : links[t].price)[FORMULA_FISHER];
  chain_links(ratios, n, input->base, values);
  for (gsize t = 0; t < n; t++)
    values[t] *= 100;
}

void
path_laspeyres_price(const IndicatorInput *input, double *values)
{
  fixed_base(input, FORMULA_LASPEYRES, FALSE, values);
}

void
path_paasche_price(const IndicatorInput *input, double *values)
{
  fixed_base(input, FORMULA_PAASCHE, FALSE, values);
}

void
path_fisher_price(const IndicatorInput *input, double *values)
{
  fixed_base(input, FORMULA_FISHER, FALSE, values);
}

void
path_chained_price(const IndicatorInput *input, double *values)
{
  chained(input, FALSE, values);
}

void
path_laspeyres_volume(const IndicatorInput *input, double *values)
{
  fixed_base(input, FORMULA_LASPEYRES, TRUE, values);
}

void
path_paasche_volume(const IndicatorInput *input, double *values)
{
  fixed_base(input, FORMULA_PAASCHE, TRUE, values);
}

void
path_fisher_volume(const IndicatorInput *input, double *values)
{
  fixed_base(input, FORMULA_FISHER, TRUE, values);
}

void
path_chained_volume(const IndicatorInput *input, double *values)
{
  chained(input, TRUE, values);
}

void
path_matched_share(const IndicatorInput *input, double *values)
{
  g_autofree PriceLink *links = fixed_links(input);
  for (gsize t = 0; t < input->of->n; t++)
    values[t] = smaller_share(&links[t]);
}

void
path_chained_matched_share(const IndicatorInput *input, double *values)
{
  g_autofree PriceLink *links = chain_of(input);
  for (gsize t = 0; t < input->of->n; t++)
    values[t] = t ? smaller_share(&links[t]) : NAN;
}

void
path_unit_value(const IndicatorInput *input, double *values)
{
  const Breakdown *of = input->of;
  LeftOut left_out = left_out_new();
  for (gsize t = 0; t < of->n; t++) {
    double share;
    values[t] = unit_value(of->values + t * of->k, of->quantities + t * of->k, of->k, &share);
    gsize missing = 0;
    for (gsize i = 0; i < of->k; i++)
      missing += of->values[t * of->k + i] > 0 && !(of->quantities[t * of->k + i] > 0) ? 1 : 0;
    left_out_add(&left_out, missing, share, of->periods[t]);
  }
  left_out_enter(&left_out, input, "unit values", "above zero");
}

char *
unit_of_index(const IndicatorInput *input)
{
  g_autofree char *base = period_print(input->of->periods[input->base]);
  return g_strdup_printf("%s=100", base);
}

char *
unit_of_unit_value(const IndicatorInput *input)
{
  const Breakdown *of = input->of;
  return unit_ratio(of->unit, of->quantity_unit ? of->quantity_unit : "unit of quantity");
}
