#include "mirror.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "order.h"
#include "sum.h"

/* Estimates are stored with six digits or more; reports meet a factor so closely by chance once in thousands. */
#define ESTIMATE_TOLERANCE 1e-5

double
mirror_expected(MirrorValuation valuation, double allowance)
{
  return valuation == MIRROR_FOB_CIF ? 1 / (1 + allowance) : valuation == MIRROR_CIF_FOB ? 1 + allowance : 1;
}

double
mirror_log_ratio(double reported, double mirrored)
{
  return reported > 0 && mirrored > 0 ? log(reported) - log(mirrored) : NAN;
}

static double
finite_or_nan(double value)
{
  return isfinite(value) ? value : NAN;
}

double
mirror_quotient(double reported, double mirrored)
{
  return mirrored > 0 ? finite_or_nan(reported / mirrored) : NAN;
}

double
mirror_excess_of(double reported, double mirrored, double expected)
{
  return finite_or_nan(reported - expected * mirrored);
}

gboolean
mirror_is_estimate(double reported, double mirrored)
{
  static const double allowances[] = {MIRROR_ALLOWANCE, MIRROR_ALLOWANCE_NEW};
  const double ratio = fabs(mirror_log_ratio(reported, mirrored));
  for (gsize i = 0; i < G_N_ELEMENTS(allowances); i++)
    if (fabs(ratio - log1p(allowances[i])) < ESTIMATE_TOLERANCE)
      return TRUE;
  return FALSE;
}

static gboolean
is_pair(double x, double y)
{
  return !isnan(x) && !isnan(y);
}

double
mirror_ratio(const double *x, const double *y, gsize n)
{
  Sum reported = {0}, mirrored = {0};
  for (gsize i = 0; i < n; i++)
    if (is_pair(x[i], y[i])) {
      sum_add(&reported, x[i]);
      sum_add(&mirrored, y[i]);
    }
  return mirror_quotient(sum_value(&reported), sum_value(&mirrored));
}

/* What is left of a sum without one of its parts: never below zero, by rounding. */
static double
without(Sum sum, double part)
{
  sum_add(&sum, -part);
  return isnan(sum_value(&sum)) ? NAN : fmax(sum_value(&sum), 0);
}

static void
leave_out_each(const double *reported, const double *mirrored, gsize n, const Sum *x, const Sum *y, MirrorTotal *total)
{
  for (gsize i = 0; i < n; i++) {
    const double rest = is_pair(reported[i], mirrored[i]) ? without(*y, mirrored[i]) : 0;
    if (!(rest > 0))
      continue;
    const double ratio = mirror_quotient(without(*x, reported[i]), rest);
    total->low = fmin(total->low, ratio); /* a NaN gives way */
    total->high = fmax(total->high, ratio);
  }
}

MirrorTotal
mirror_total(const double *reported, const double *mirrored, gsize n, double expected)
{
  MirrorTotal total = {.low = NAN, .high = NAN, .all_x = NAN, .all_y = NAN};
  Sum x = {0}, y = {0}, all_x = {0}, all_y = {0};
  gsize n_x = 0, n_y = 0;
  for (gsize i = 0; i < n; i++) {
    if (!isnan(reported[i])) {
      sum_add(&all_x, reported[i]);
      n_x++;
    }
    if (!isnan(mirrored[i])) {
      sum_add(&all_y, mirrored[i]);
      n_y++;
    }
    if (!is_pair(reported[i], mirrored[i]))
      continue;
    sum_add(&x, reported[i]);
    sum_add(&y, mirrored[i]);
    total.pairs++;
  }
  total.reported = finite_or_nan(sum_value(&x));
  total.mirrored = finite_or_nan(sum_value(&y));
  total.ratio = mirror_quotient(total.reported, total.mirrored);
  total.excess = mirror_excess_of(total.reported, total.mirrored, expected);
  total.alone_x = n_x - total.pairs;
  total.alone_y = n_y - total.pairs;
  total.all_x = n_x ? finite_or_nan(sum_value(&all_x)) : NAN;
  total.all_y = n_y ? finite_or_nan(sum_value(&all_y)) : NAN;
  if (total.pairs > 1)
    leave_out_each(reported, mirrored, n, &x, &y, &total);
  return total;
}

/* Twice the probability of so many of one sign, or more, of the two; at most 1. */
static double
sign_test(gsize above, gsize below)
{
  const guint n = (guint)(above + below), most = (guint)MAX(above, below);
  return n == 0 ? NAN : fmin(1, 2 * gsl_cdf_binomial_Q(most - 1, 0.5, n));
}

MirrorSum
mirror_sum(const double *reported, const double *mirrored, gsize n, gsize stride, double expected)
{
  MirrorSum sum = {0};
  Sum x = {0}, y = {0}, excess = {0}, gross = {0};
  for (gsize i = 0; i < n; i++) {
    const double a = reported[i * stride], b = mirrored[i * stride], over = a - expected * b;
    if (!is_pair(a, b))
      continue;
    sum_add(&x, a);
    sum_add(&y, b);
    sum_add(&excess, over);
    sum_add(&gross, fabs(over));
    sum.n++;
    sum.above += over > 0 ? 1 : 0;
    sum.below += over < 0 ? 1 : 0;
  }
  sum.reported = finite_or_nan(sum_value(&x));
  sum.mirrored = finite_or_nan(sum_value(&y));
  sum.excess = finite_or_nan(sum_value(&excess));
  sum.gross = finite_or_nan(sum_value(&gross));
  sum.one_way = sum.gross > 0 ? fmin(1, fabs(sum.excess) / sum.gross) : NAN;
  sum.p = sign_test(sum.above, sum.below);
  return sum;
}

gsize *
mirror_rank(const MirrorSum *sums, gsize n)
{
  g_autofree double *gross = g_new(double, MAX(n, 1));
  for (gsize i = 0; i < n; i++)
    gross[i] = sums[i].gross;
  return places_by_size(gross, n, NULL);
}
