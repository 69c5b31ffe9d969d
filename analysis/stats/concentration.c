#include "concentration.h"

#include <math.h>
#include <gsl/gsl_sort_double.h>

#include "dissimilarity.h"
#include "sum.h"

/* The largest value; NaN where there is none to divide by. */
static double
largest_of(const double *values, gsize n)
{
  double largest = 0;
  for (gsize i = 0; i < n; i++) {
    if (values[i] < 0 || isinf(values[i]))
      return NAN;
    largest = fmax(largest, values[i]); /* a NaN gives way */
  }
  return largest > 0 ? largest : NAN;
}

/* Sum of the values over the largest. */
static double
scaled_sum(const double *values, gsize n, double largest)
{
  Sum sum = {0, 0};
  for (gsize i = 0; i < n; i++)
    sum_add(&sum, known_or_zero(values[i]) / largest);
  return sum_value(&sum);
}

gsize
concentration_parts(const double *values, gsize n)
{
  gsize parts = 0;
  for (gsize i = 0; i < n; i++)
    parts += values[i] > 0 ? 1 : 0;
  return parts;
}

double
concentration_hhi(const double *values, gsize n)
{
  const double largest = largest_of(values, n), sum = scaled_sum(values, n, largest);
  Sum squares = {0, 0};
  if (isnan(largest))
    return NAN;
  for (gsize i = 0; i < n; i++) {
    const double share = known_or_zero(values[i]) / largest / sum;
    sum_add(&squares, share * share);
  }
  return sum_value(&squares);
}

double
concentration_normalised(const double *values, gsize n)
{
  const double parts = (double)concentration_parts(values, n), least = 1 / parts;
  return parts > 1 ? (concentration_hhi(values, n) - least) / (1 - least) : NAN;
}

double
concentration_effective_number(const double *values, gsize n)
{
  return 1 / concentration_hhi(values, n);
}

double
concentration_entropy(const double *values, gsize n)
{
  const double largest = largest_of(values, n), sum = scaled_sum(values, n, largest);
  Sum entropy = {0, 0};
  if (isnan(largest))
    return NAN;
  for (gsize i = 0; i < n; i++) {
    const double share = known_or_zero(values[i]) / largest / sum;
    if (share > 0)
      sum_add(&entropy, -share * log(share));
  }
  return sum_value(&entropy);
}

double
concentration_ratio(const double *values, gsize n, gsize m)
{
  const double largest = largest_of(values, n);
  if (isnan(largest) || m == 0)
    return NAN;
  if (concentration_parts(values, n) <= m)
    return 1;
  g_autofree double *rising = g_new(double, n);
  for (gsize i = 0; i < n; i++)
    rising[i] = known_or_zero(values[i]) / largest;
  gsl_sort(rising, 1, n);
  Sum top = {0, 0};
  for (gsize i = 0; i < m; i++)
    sum_add(&top, rising[n - 1 - i]);
  return sum_value(&top) / scaled_sum(values, n, largest);
}

/* What a part adds to a sum: its size over the largest, or a function of that. */
typedef double (*Addend)(double part);

static double
itself(double part)
{
  return part;
}

static double
squared(double part)
{
  return part * part;
}

static double
times_log(double part)
{
  return part > 0 ? part * log(part) : 0;
}

/* Sums over all parts but one, for each (n): from those before it and those behind it, since taking a large part off the whole sum would lose
 * the digits of the rest. */
static void
sum_others(const double *values, gsize n, double largest, Addend addend, double *sums)
{
  double before = 0, behind = 0;
  for (gsize i = n; i-- > 0;) {
    sums[i] = behind;
    behind += addend(known_or_zero(values[i]) / largest);
  }
  for (gsize i = 0; i < n; i++) {
    sums[i] += before;
    before += addend(known_or_zero(values[i]) / largest);
  }
}

/* NaN for absent parts, and where nothing is left; the sums of the others where something is. */
static double *
others_of(const double *values, gsize n, double largest)
{
  double *others = g_new(double, MAX(n, 1));
  sum_others(values, n, largest, itself, others);
  for (gsize i = 0; i < n; i++)
    if (isnan(values[i]) || !(others[i] > 0))
      others[i] = NAN;
  return others;
}

void
concentration_hhi_without(const double *values, gsize n, double *without)
{
  const double largest = largest_of(values, n);
  g_autofree double *others = others_of(values, n, largest);
  sum_others(values, n, largest, squared, without);
  for (gsize i = 0; i < n; i++)
    without[i] = without[i] / others[i] / others[i];
}

/* -sum of s ln s = ln S - (sum of v ln v) / S, where rounding leaves a little below zero for one part. */
void
concentration_entropy_without(const double *values, gsize n, double *without)
{
  const double largest = largest_of(values, n);
  g_autofree double *others = others_of(values, n, largest);
  sum_others(values, n, largest, times_log, without);
  for (gsize i = 0; i < n; i++)
    without[i] = isnan(others[i]) ? NAN : fmax(log(others[i]) - without[i] / others[i], 0);
}

/* Of the m + 1 largest, those without one are the m largest of the rest; where another part goes, the last of them does not count. */
void
concentration_ratio_without(const double *values, gsize n, gsize m, double *without)
{
  const double largest = largest_of(values, n);
  const gsize count = m < n ? m + 1 : n;
  g_autofree double *others = others_of(values, n, largest), *all = g_new(double, MAX(n, 1)),
                    *first = g_new(double, MAX(count, 1)), *sums = g_new(double, MAX(count, 1));
  g_autofree gsize *order = g_new(gsize, MAX(n, 1));
  for (gsize i = 0; i < n; i++)
    all[i] = -known_or_zero(values[i]);
  gsl_sort_index(order, all, 1, n);
  for (gsize i = 0; i < count; i++)
    first[i] = -all[order[i]];
  sum_others(first, count, largest, itself, sums);
  for (gsize i = 0; i < n; i++) {
    const double rest = others[order[i]], top = m < n ? sums[MIN(i, m)] : rest;
    without[order[i]] = m == 0 || isnan(rest) ? NAN : fmin(top / rest, 1);
  }
}

/* NULL where there is nothing to divide by. */
static double *
shares_of(const double *values, gsize n)
{
  const double largest = largest_of(values, n), sum = scaled_sum(values, n, largest);
  if (isnan(largest))
    return NULL;
  double *shares = g_new(double, n);
  for (gsize i = 0; i < n; i++)
    shares[i] = known_or_zero(values[i]) / largest / sum;
  return shares;
}

double
concentration_dissimilarity(const double *x, const double *y, gsize n)
{
  g_autofree double *shares_x = shares_of(x, n), *shares_y = shares_of(y, n);
  return shares_x && shares_y ? dissimilarity(shares_x, shares_y, n) : NAN;
}
