#include "max_shift.h"

#include <gsl/gsl_rng.h>
#include <math.h>
#include <string.h>

#include "bootstrap.h"
#include "sum.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(gsl_rng, gsl_rng_free)

/* A turn's statistic is the sample's own but for rounding. */
#define SAME 1e-12

typedef struct {
  LagMaximum *maximum;
  const double *y;
  gsize length[SHIFT_STRETCHES];
} Turner;

static void
turn(const Turner *turner, const gsize *by)
{
  const double *from = turner->y;
  double *to = turner->maximum->y;

  for (gsize s = 0; s < SHIFT_STRETCHES; s++) {
    const gsize length = turner->length[s], rest = length - by[s];
    memcpy(to, from + by[s], rest * sizeof *to);
    memcpy(to + rest, from, by[s] * sizeof *to);
    from += length;
    to += length;
  }
}

/* The next combination of turns, as an odometer; FALSE when it is back at no turn. */
static gboolean
next(const Turner *turner, gsize *by)
{
  for (gsize s = 0; s < SHIFT_STRETCHES; s++) {
    if (++by[s] < turner->length[s])
      return TRUE;
    by[s] = 0;
  }
  return FALSE;
}

static gboolean
reaches(const Turner *turner, const gsize *by, double statistic)
{
  turn(turner, by);
  lag_maximum_take_y(turner->maximum); /* the same values as before: they vary */
  return lag_maximum_of(turner->maximum, NULL, NULL, NULL) >= statistic * (1 - SAME);
}

static void
make_all(const Turner *turner, MaxShift *result)
{
  gsize by[SHIFT_STRETCHES] = {0};

  while (next(turner, by)) {
    result->shifts++;
    result->reached += reaches(turner, by, result->statistic) ? 1 : 0;
  }
}

static void
draw(const Turner *turner, MaxShift *result)
{
  g_autoptr(gsl_rng) rng = gsl_rng_alloc(gsl_rng_mt19937);

  gsl_rng_set(rng, result->seed);
  for (result->shifts = 0; result->shifts < SHIFTS_MOST; result->shifts++) {
    gsize by[SHIFT_STRETCHES];
    for (gsize s = 0; s < SHIFT_STRETCHES; s++)
      by[s] = gsl_rng_uniform_int(rng, turner->length[s]);
    result->reached += reaches(turner, by, result->statistic) ? 1 : 0;
  }
}

static gboolean
too_many(const Turner *turner)
{
  gsize turns = 1;

  for (gsize s = 0; s < SHIFT_STRETCHES; s++) {
    if (turner->length[s] > SHIFTS_MOST / turns)
      return TRUE;
    turns *= turner->length[s];
  }
  return FALSE;
}

gboolean
max_shift_test(const double *x, const double *y, gsize n, gsize lags, gulong seed, MaxShift *result, GError **error)
{
  if (!lag_maximum_check(x, y, n, lags, error))
    return FALSE;
  g_autoptr(LagMaximum) maximum = lag_maximum_new(n, lags);
  g_autofree double *own = g_new(double, n);
  Turner turner = {.maximum = maximum, .y = own};

  for (gsize s = 0; s < SHIFT_STRETCHES; s++)
    turner.length[s] = (s + 1) * n / SHIFT_STRETCHES - s * n / SHIFT_STRETCHES;
  scaled_deviations(x, n, maximum->x);
  scaled_deviations(y, n, own);
  memcpy(maximum->y, own, n * sizeof *own);
  lag_maximum_take_x(maximum);
  lag_maximum_take_y(maximum);
  *result = (MaxShift){.n = n, .lags = lags, .seed = seed ? seed : BOOTSTRAP_SEED, .drawn = too_many(&turner)};
  result->statistic = lag_maximum_of(maximum, &result->best, &result->r, &result->effective);
  if (result->drawn)
    draw(&turner, result);
  else
    make_all(&turner, result);
  result->p = (double)(1 + result->reached) / (double)(1 + result->shifts);
  result->smallest = 1 / (double)(1 + result->shifts);
  return TRUE;
}
