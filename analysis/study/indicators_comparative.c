#include "indicators_comparative.h"

#include <math.h>

#include "paired_parts.h"
#include "reference_check.h"
#include "stats/intra_industry.h"
#include "stats/trade_structure.h"

double
indicator_rca(const IndicatorInput *input, const double *x, const double *y)
{
  return revealed_advantage(x[input->part], input->whole_x, y[input->part], input->whole_y);
}

double
indicator_rca_symmetric(const IndicatorInput *input, const double *x, const double *y)
{
  return symmetric_advantage(indicator_rca(input, x, y));
}

double
indicator_rca_normalised(const IndicatorInput *input, const double *x, const double *y)
{
  return normalised_advantage(x[input->part], input->whole_x, y[input->part], input->whole_y);
}

double
indicator_complementarity(const IndicatorInput *input, const double *x, const double *y)
{
  return trade_complementarity(x, y, input->k);
}

double
indicator_grubel_lloyd(const IndicatorInput *input, const double *x, const double *y)
{
  const TwoWaySums sums = two_way_sums(x, y, input->k);
  return grubel_lloyd_aggregate(&sums);
}

double
indicator_grubel_lloyd_part(const IndicatorInput *input, const double *x, const double *y)
{
  return grubel_lloyd(x[input->part], y[input->part]);
}

double
indicator_grubel_lloyd_corrected(const IndicatorInput *input, const double *x, const double *y)
{
  const TwoWaySums sums = two_way_sums(x, y, input->k);
  return grubel_lloyd_corrected(&sums);
}

double
indicator_lafay(const IndicatorInput *input, const double *x, const double *y)
{
  const TwoWaySums sums = two_way_sums(x, y, input->k);
  return lafay_index(x[input->part], y[input->part], &sums);
}

double
indicator_cover_ratio(const IndicatorInput *input, const double *x, const double *y)
{
  (void)x;
  (void)y;
  return input->whole_x >= 0 && input->whole_y > 0 ? input->whole_x / input->whole_y : NAN;
}

double
indicator_balance(const IndicatorInput *input, const double *x, const double *y)
{
  (void)x;
  (void)y;
  return input->whole_x - input->whole_y;
}

char *
indicator_unit_of_first(const IndicatorInput *input)
{
  return g_strdup(input->of->unit);
}

gboolean
indicator_check_reference(const IndicatorInput *input, GError **error)
{
  return reference_check(input->of, input->against, error);
}

gboolean
indicator_check_pair(const IndicatorInput *input, GError **error)
{
  return paired_check(input->of, input->against, error);
}
