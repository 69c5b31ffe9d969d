#include "intra_industry.h"

#include "sum.h"

TwoWaySums
two_way_sums(const double *exports, const double *imports, gsize k)
{
  Sum sums[3] = {{0, 0}};
  for (gsize i = 0; i < k; i++) {
    const double out = known_or_zero(exports[i]), in = known_or_zero(imports[i]);
    if (!(out >= 0 && in >= 0 && isfinite(out + in)))
      return (TwoWaySums){NAN, NAN, NAN};
    sum_add(&sums[0], out);
    sum_add(&sums[1], in);
    sum_add(&sums[2], fmin(out, in));
  }
  const TwoWaySums all = {sum_value(&sums[0]), sum_value(&sums[1]), sum_value(&sums[2])};
  return isfinite(all.exports + all.imports) ? all : (TwoWaySums){NAN, NAN, NAN};
}

double
grubel_lloyd(double exports, double imports)
{
  if (!(exports >= 0 && imports >= 0 && exports + imports > 0 && isfinite(exports + imports)))
    return NAN;
  return 1 - fabs(exports - imports) / (exports + imports);
}

/* x + m - |x - m| is twice the smaller one. */
double
grubel_lloyd_aggregate(const TwoWaySums *sums)
{
  const double all = sums->exports + sums->imports;
  return all > 0 ? fmin(1, 2 * sums->overlap / all) : NAN;
}

double
grubel_lloyd_corrected(const TwoWaySums *sums)
{
  if (!(sums->exports > 0 && sums->imports > 0))
    return NAN;
  return fmin(1, sums->overlap / fmin(sums->exports, sums->imports));
}

double
lafay_index(double exports, double imports, const TwoWaySums *sums)
{
  const double all = sums->exports + sums->imports, here = known_or_zero(exports) + known_or_zero(imports);
  const double balance = known_or_zero(exports) - known_or_zero(imports);
  if ((isnan(exports) && isnan(imports)) || !(all > 0))
    return NAN;
  return 100 * ((balance - (sums->exports - sums->imports) / all * here) / all);
}
