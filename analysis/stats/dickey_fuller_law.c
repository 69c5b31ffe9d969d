#include "dickey_fuller_law.h"

#include <glib.h>
#include <math.h>

#include "laplace.h"

/* W* is the sum of an even and an odd part about the middle of [0, 1], which are independent. With u the sum of its two ends and v
 * their difference, int W* dW = (u v - 1) / 2; and weighted by exp(-s int W*^2), u and v are normal with mean 0. So int W*^2 and
 * the product w = u v have a joint law in closed form, and
 *   P(tau <= z) = int_{w < 1} P(int W*^2 <= ((1 - w) / 2z)^2, dw)   for z < 0,
 *   P(tau >= z) = int_{w > 1} of the same                          for z > 0.
 * Without terms w is W(1)^2. */
typedef struct {
  DickeyFullerTerms terms;
  double w;
} Slice;

#define FRACTIONS 24   /* of the continued fraction: 16 digits up to NEAR */
#define NEAR      4.0  /* beyond it the closed form loses no digit that matters */
#define TINY      1e-4 /* below it the first two terms of a series have 16 digits */

/* F1 = q coth q = 1 + q^2 / F3, F3 = 3 + q^2 / F5, F5 = 5 + q^2 / (7 + ...): Lambert's continued fraction. */
static void
fractions(complex double q, complex double f[3])
{
  const complex double square = q * q;
  complex double value = 2 * FRACTIONS + 1;

  if (cabs(q) > NEAR) {
    f[0] = q / ctanh(q);
    f[1] = square / (f[0] - 1);
    f[2] = square / (f[1] - 3);
    return;
  }
  for (int k = 2 * FRACTIONS - 1; k >= 1; k -= 2) {
    value = k + square / value;
    if (k <= 5)
      f[(k - 1) / 2] = value;
  }
}

/* q / sinh q without overflow. */
static complex double
over_sinh(complex double q)
{
  return cabs(q) < TINY ? 1 - q * q / 6 : 2 * q * cexp(-q) / (1 - cexp(-2 * q));
}

#define K0_STEP    0.4  /* nine decimals */
#define K0_NOTHING 30.0 /* exp(-30) is nothing beside what the integral below leaves */
#define K0_NEAR    3.0  /* up to it the power series is the quicker way, and loses two digits */
#define K0_TERMS   12

#define EULER 0.57721566490153286061

/* sum (x/2)^2k / k!^2 (1 + 1/2 + ... + 1/k - log(x/2) - Euler's constant): Abramowitz and Stegun (1964), 9.6.13. */
static complex double
bessel_k0_near(complex double x)
{
  const complex double square = x * x / 4, start = -clog(x / 2) - EULER;
  complex double power = 1, sum = start;
  double harmonic = 0;

  for (int k = 1; k <= K0_TERMS; k++) {
    power *= square / (k * k);
    harmonic += 1.0 / k;
    sum += power * (start + harmonic);
  }
  return sum;
}

/* Bessel's K0, the integral of exp(-x cosh t) over t > 0, by the trapezoidal rule, whose error falls exponentially. Re x > 0. */
static complex double
bessel_k0(complex double x)
{
  if (cabs(x) < K0_NEAR)
    return bessel_k0_near(x);
  complex double sum = cexp(-x) / 2;
  double high = exp(K0_STEP), low = 1 / high;
  const double step = high;

  for (double size = (high + low) / 2; creal(x) * size < K0_NOTHING; size = (high + low) / 2) {
    sum += cexp(-x * size);
    high *= step;
    low /= step;
  }
  return K0_STEP * sum;
}

/* Without terms: cosh(r)^(-1/2) times the density of w = W(1)^2 with variance tanh(r) / r, r = sqrt(2 s). */
static complex double
transform_none(complex double s, double w)
{
  const complex double r = csqrt(2 * s), shrunk = cexp(-2 * r),
                       variance = cabs(r) < TINY ? 1 - r * r / 3 : (1 - shrunk) / (1 + shrunk) / r;

  return cexp(-r / 2 - w / (2 * variance)) * csqrt(2 / (1 + shrunk)) / (csqrt(2 * M_PI * variance) * sqrt(w));
}

/* E exp(-s int W*^2) over the density of w. With q = sqrt(s / 2) the variances of u and v are 1 / F3 and 1 / F1, with a trend
 * 1 / F3 and 1 / F5; the product of two normal variables has Bessel's K0 for a density. */
static complex double
transform(complex double s, const void *data)
{
  const Slice *slice = data;
  complex double f[3];

  if (slice->terms == DF_NONE)
    return transform_none(s, slice->w);
  const complex double q = csqrt(s / 2);
  fractions(q, f);
  const gboolean trend = slice->terms == DF_TREND;
  const complex double root = csqrt(f[1]) * csqrt(trend ? f[2] : f[0]),
                       size = over_sinh(q) * (trend ? csqrt(f[1] / 3) : 1 / csqrt(f[0]));
  return size * root / M_PI * bessel_k0(fabs(slice->w) * root);
}

#define STEP      (1 / 12.0) /* of the double exponential rules below: eight decimals */
#define POINTS    10         /* of each Laplace transform, as many decimals */
#define REACH     4.0
#define STEPS     ((int)(REACH / STEP))
#define EMPTY     1e-5  /* P(int W*^2 <= 1e-5) is 0 to a thousand digits */
#define FAR       150.0 /* no product w is so large */
#define NEAR_ZERO 1e-24

/* Density of w where int W*^2 <= ((1 - w) / 2z)^2; apart = |1 - w|. */
static double
slice_at(DickeyFullerTerms terms, double w, double apart, double z)
{
  const Slice slice = {terms, w};
  const double bound = apart * apart / (4 * z * z);

  return bound < EMPTY ? 0 : laplace_probability(transform, &slice, bound, POINTS);
}

/* Over 0 < w < 1. */
static double
between(DickeyFullerTerms terms, double z)
{
  double sum = 0;

  for (int k = -STEPS; k <= STEPS; k++) {
    const double t = k * STEP, turn = M_PI * sinh(t), w = 1 / (1 + exp(-turn)), apart = 1 / (1 + exp(turn));
    if (w > NEAR_ZERO && apart > NEAR_ZERO)
      sum += M_PI * cosh(t) * w * apart * slice_at(terms, w, apart, z);
  }
  return STEP * sum;
}

/* Over w < 0 (side -1), or over w > 1 (side 1). */
static double
beyond(DickeyFullerTerms terms, double z, int side)
{
  double sum = 0;

  for (int k = -STEPS; k <= 2 * STEPS; k++) {
    const double t = k * STEP, x = exp(t - exp(-t));
    if (x > NEAR_ZERO && x < FAR)
      sum += x * (1 + exp(-t)) * (side < 0 ? slice_at(terms, -x, 1 + x, z) : slice_at(terms, 1 + x, x, z));
  }
  return STEP * sum;
}

/* Nearer to 0 the probability is that at 0 to all digits. */
#define ZERO 1e-12
/* What integration leaves of a probability below it is rounding. */
#define SMALLEST 1e-9

double
dickey_fuller_p(DickeyFullerTerms terms, double statistic)
{
  if (isnan(statistic))
    return NAN;
  if (statistic > ZERO)
    return 1 - CLAMP(beyond(terms, statistic, 1), 0, 1);
  const double z = fmin(statistic, -ZERO), p = between(terms, z) + (terms == DF_NONE ? 0 : beyond(terms, z, -1));
  return p < SMALLEST ? 0 : fmin(p, 1);
}
