#include "interval_agreement.h"

#include <math.h>

#include "rank.h"

int
range_sign(const ValueRange *range)
{
  if (range->lower > 0 || (range->lower == 0 && range->lower_open))
    return 1;
  if (range->upper < 0 || (range->upper == 0 && range->upper_open))
    return -1;
  return 0;
}

PairSigns
range_signs(const ValueRange *x, const ValueRange *y)
{
  const int a = range_sign(x), b = range_sign(y);

  if (a == 0 || b == 0)
    return SIGNS_UNDECIDED;
  return a == b ? SIGNS_SAME : SIGNS_OPPOSITE;
}

static gboolean
is_zero(const ValueRange *range)
{
  return range->lower == 0 && range->upper == 0;
}

void
interval_agreement(const ValueRange *x, const ValueRange *y, gsize n, SignAgreement *result)
{
  gsize x_above = 0, y_above = 0;

  *result = (SignAgreement){.share = NAN, .expected = NAN};
  for (gsize i = 0; i < n; i++) {
    const PairSigns signs = range_signs(&x[i], &y[i]);
    if (signs == SIGNS_UNDECIDED) {
      *(is_zero(&x[i]) || is_zero(&y[i]) ? &result->zero : &result->undecided) += 1;
      continue;
    }
    result->same += signs == SIGNS_SAME ? 1 : 0;
    result->opposite += signs == SIGNS_SAME ? 0 : 1;
    x_above += range_sign(&x[i]) > 0 ? 1 : 0;
    y_above += range_sign(&y[i]) > 0 ? 1 : 0;
  }
  sign_shares(result, x_above, y_above);
}

void
rank_differences(const double *x, const double *y, gsize n, double *difference)
{
  g_autofree double *x_rank = g_new(double, MAX(n, 1)), *y_rank = g_new(double, MAX(n, 1));

  ties_and_ranks(x, n, x_rank);
  ties_and_ranks(y, n, y_rank);
  for (gsize i = 0; i < n; i++)
    difference[i] = x_rank[i] - y_rank[i];
}
