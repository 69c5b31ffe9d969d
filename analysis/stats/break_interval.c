#include "break_interval.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_erf.h>
#include <math.h>

#include "recursion.h"
#include "root.h"

/* exp(power) times the normal distribution function at -z, where either alone would leave the range of doubles. */
static double
exp_normal(double power, double z)
{
  return exp(power + gsl_sf_log_erfc(z / M_SQRT2) - M_LN2);
}

static double
normal_density_term(double x, double scale)
{
  return sqrt(x) * exp(-scale * x / 8) / sqrt(2 * M_PI);
}

/* The side of the old regime, x the distance from the break. */
static double
p_before(double x, double phi, double xi)
{
  const double ratio = xi / phi, root = sqrt(x);

  return -normal_density_term(x, 1) -
         (phi + 2 * xi) * phi / (xi * (phi + xi)) * exp_normal(ratio * (1 + ratio) * x / 2, (0.5 + ratio) * root) +
         (x / 2 - 2 + (phi + 2 * xi) * (phi + 2 * xi) / ((phi + xi) * xi)) * exp_normal(0, root / 2);
}

static double
p_after(double x, double phi, double xi)
{
  const double ratio = xi * xi / phi, root = sqrt(x);

  return 1 + sqrt(ratio) * normal_density_term(x, ratio) +
         xi / phi * (2 * phi + xi) / (phi + xi) * exp_normal((phi + xi) * x / 2, (phi + xi / 2) / sqrt(phi) * root) -
         ((2 * phi + xi) * (2 * phi + xi) / ((phi + xi) * phi) - 2 + ratio * x / 2) *
             exp_normal(0, sqrt(ratio) * root / 2);
}

double
break_argmax_p(double x, double phi, double xi)
{
  return x < 0 ? p_before(-x, phi, xi) : p_after(x, phi, xi);
}

typedef struct {
  double phi, xi;
} Scales;

/* Both tails, as functions that fall with the distance from the break. */
static double
tail_before(double x, gconstpointer data)
{
  const Scales *scales = data;

  return break_argmax_p(-x, scales->phi, scales->xi);
}

static double
tail_after(double x, gconstpointer data)
{
  const Scales *scales = data;

  return 1 - break_argmax_p(x, scales->phi, scales->xi);
}

/* Distance at which the tail falls to level; NaN where it lies below it from the start, or never falls so far. */
static double
distance(double (*tail)(double x, gconstpointer data), const Scales *scales, double level)
{
  const double farthest = 1e12; /* far beyond any sample */
  double high = 1;

  if (!(tail(0, scales) >= level))
    return NAN;
  while (high < farthest && tail(high, scales) >= level)
    high *= 2;
  return high < farthest ? root_of_falling(tail, scales, level, 0, high) : NAN;
}

/* Mean over a regime of the squared change of the fitted values. */
static double
mean_square_change(const Fit *fit, const Regime *regime, const Regime *from, const Regime *to)
{
  double total = 0;

  for (gsize i = regime->first; i < regime->first + regime->n; i++) {
    double change = 0;
    for (gsize l = 0; l < fit->k; l++)
      change += gsl_matrix_get(fit->basis, i, l) * (to->turned[l] - from->turned[l]);
    total += change * change;
  }
  return total / (double)regime->n;
}

gboolean
break_interval(const Fit *fit, const Regimes *regimes, gsize b, double level, BreakInterval *interval, GError **error)
{
  if (!stats_check_level(level, error))
    return FALSE;
  if (b + 1 >= regimes->count) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "break %zu of %zu", b + 1, regimes->count - 1);
    return FALSE;
  }
  const Regime *old = &regimes->regimes[b], *new = old + 1;
  const double rounding = recursion_rounding(fit), tail = (1 - level) / 2;
  const double before = mean_square_change(fit, old, old, new), after = mean_square_change(fit, new, old, new);
  const double variance = old->ssr / (double)old->n, new_variance = new->ssr / (double)new->n;

  *interval = (BreakInterval){.at = (double)new->first, .lower = NAN, .upper = NAN};
  if (old->ssr <= rounding || new->ssr <= rounding || !(before > 0) || !(after > 0))
    return TRUE;
  const Scales scales = {.xi = after / before, .phi = after / before * new_variance / variance};
  const double down = distance(tail_after, &scales, tail) * variance / before;
  const double up = distance(tail_before, &scales, tail) * variance / before;
  interval->lower = interval->at - ceil(down);
  interval->upper = interval->at + ceil(up);
  interval->known = isfinite(interval->lower) && isfinite(interval->upper);
  return TRUE;
}
