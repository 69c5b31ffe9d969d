#include "pairs.h"

#include <math.h>

#include "stats/max_shift.h"
#include "stats/stationary_bootstrap.h"
#include "stats/trend.h"
#include "stats/unit_root.h"

static gboolean
follows(const Frame *frame, gsize i)
{
  return frame->periods[i - 1].last + 1 == frame->periods[i].first;
}

gboolean
frame_adjoins(const Frame *frame)
{
  for (gsize i = 1; i < frame->n; i++)
    if (!follows(frame, i))
      return FALSE;
  return TRUE;
}

Frame *
frame_changes(const Frame *frame)
{
  Frame *changes = g_new0(Frame, 1);
  changes->k = frame->k;
  changes->periods = g_new(Period, frame->n);
  changes->columns = g_new(double *, frame->k);
  for (gsize j = 0; j < frame->k; j++)
    changes->columns[j] = g_new(double, frame->n);
  for (gsize i = 1; i < frame->n; i++) {
    if (!follows(frame, i))
      continue;
    changes->periods[changes->n] = frame->periods[i];
    for (gsize j = 0; j < frame->k; j++)
      changes->columns[j][changes->n] = frame->columns[j][i] - frame->columns[j][i - 1];
    changes->n++;
  }
  return changes;
}

Wander
wander_of(const double *values, gsize n, gboolean adjoining)
{
  MannKendall trend;
  Wander wander = {.trend_p = mann_kendall(values, n, &trend, NULL) ? trend.p : NAN};
  wander.tested = adjoining && looks_integrated(values, n, &wander.integrated, NULL);
  return wander;
}

Wander
no_wander(void)
{
  return (Wander){.trend_p = NAN};
}

gboolean
both_trend(const Wander *x, const Wander *y)
{
  return x->trend_p < TOLD_P && y->trend_p < TOLD_P;
}

gboolean
both_integrated(const Wander *x, const Wander *y)
{
  return x->tested && x->integrated && y->tested && y->integrated;
}

ResampledP
no_resampled_p(void)
{
  return (ResampledP){.p_shift = NAN, .p_bootstrap = NAN};
}

ResampledP
resampled_p(const double *x, const double *y, gsize n, double level)
{
  const LagBootstrapOptions options = {.level = level};
  ResampledP result = no_resampled_p();
  MaxShift shift;
  MaxBootstrap bootstrap;
  if (max_shift_test(x, y, n, 0, 0, &shift, NULL)) {
    result.p_shift = shift.p;
    result.shifts = shift.shifts;
    result.drawn = shift.drawn;
    result.seed = shift.seed;
  }
  if (max_bootstrap_test(x, y, n, 0, &options, &bootstrap, NULL)) {
    result.p_bootstrap = bootstrap.p;
    result.resamples = bootstrap.options.resamples;
    result.block = bootstrap.options.block;
    result.seed = bootstrap.options.seed;
  }
  return result;
}
