#include "placebo.h"

#include <math.h>

#include "grid.h"
#include "sum.h"

void
placebo_free(Placebo *placebo)
{
  if (!placebo)
    return;
  g_free(placebo->date);
  g_free(placebo);
}

/* Removes from a column what the controls account for, in the fit's orthonormal basis. */
static void
partial_out(const Fit *fit, double *column)
{
  for (gsize j = 0; j < fit->k; j++) {
    double along = 0;
    for (gsize i = 0; i < fit->n; i++)
      along += gsl_matrix_get(fit->basis, i, j) * column[i];
    for (gsize i = 0; i < fit->n; i++)
      column[i] -= along * gsl_matrix_get(fit->basis, i, j);
  }
}

/* Removes a direction. FALSE where nothing of the column is left but rounding. */
static gboolean
remove_direction(double *column, const double *direction, gsize n)
{
  const double square = sum_products(direction, direction, n), before = sum_products(column, column, n);
  const double slope = square > 0 ? sum_products(column, direction, n) / square : 0;

  for (gsize i = 0; i < n; i++)
    column[i] -= slope * direction[i];
  return sum_products(column, column, n) > RANK_TOLERANCE * before;
}

/* What a date is judged with: n values each. */
typedef struct {
  double *main, *other, *response;
} Work;

/* A column without its part in the controls. FALSE where that is all of it. */
static gboolean
own_part(const Fit *fit, double *column)
{
  const double before = sum_products(column, column, fit->n);

  partial_out(fit, column);
  return sum_products(column, column, fit->n) > RANK_TOLERANCE * before;
}

/* The absolute t of the main column by the theorem of Frisch, Waugh and Lovell; NaN where it cannot be had. */
static double
statistic_at(const Fit *fit, const gint64 *period, const EventTerms *event, Work *work)
{
  const gsize n = fit->n;
  const gboolean both = event->shape == EVENT_LEVEL_AND_SLOPE;

  if (event_has_level(event->shape))
    event_level(event, n, work->main);
  else
    event_slope(event, period, n, work->main);
  for (gsize i = 0; i < n; i++)
    work->response[i] = gsl_vector_get(fit->residuals, i);
  if (both) {
    event_slope(event, period, n, work->other);
    if (!own_part(fit, work->other))
      return NAN;
    remove_direction(work->response, work->other, n);
  }
  if (!own_part(fit, work->main) || (both && !remove_direction(work->main, work->other, n)))
    return NAN;
  const double square = sum_products(work->main, work->main, n), along = sum_products(work->main, work->response, n);
  remove_direction(work->response, work->main, n);
  const double ssr = sum_products(work->response, work->response, n);
  return fabs(along) / sqrt(square * ssr / (double)(n - fit->k - (both ? 2 : 1)));
}

static gsize
side_of(gsize n, const EventTerms *event)
{
  const gsize trimmed = (gsize)ceil(PLACEBO_TRIMMING * (double)n),
              own = event->shape == EVENT_PULSE ? event->first : MIN(event->first, n - event->first);

  return MAX(EVENT_LEAST_SIDE, MIN(trimmed, own));
}

static gboolean
check_input(const Fit *fit, const gint64 *period, const EventTerms *event, GError **error)
{
  if (!event_check(event, fit->n, error) || !grid_check(period, fit->n, error) ||
      !stats_check_count(fit->n, fit->k + 3, error))
    return FALSE;
  if (fit->n <= PLACEBO_MOST)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "%zu observations are too many to try every date, at most %d",
              fit->n, PLACEBO_MOST);
  return FALSE;
}

static void
rank_own(Placebo *placebo, gsize first)
{
  for (gsize d = 0; d < placebo->tried; d++) {
    const PlaceboDate *date = &placebo->date[d];
    if (date->at == first || isnan(date->statistic))
      continue;
    placebo->dates++;
    placebo->as_large += date->statistic >= placebo->own ? 1 : 0;
  }
  placebo->rank = 1 + placebo->as_large;
  placebo->p = placebo->dates ? (double)placebo->rank / (1 + (double)placebo->dates) : NAN;
}

Placebo *
placebo_dates(const Fit *fit, const gint64 *period, const EventTerms *event, GError **error)
{
  if (!check_input(fit, period, event, error))
    return NULL;
  const gsize n = fit->n, side = side_of(n, event), end = event->shape == EVENT_PULSE ? event->length : side;
  g_autofree double *main = g_new(double, n), *other = g_new(double, n), *response = g_new(double, n);
  Work work = {main, other, response};
  g_autoptr(Placebo) placebo = g_new0(Placebo, 1);
  placebo->side = side;
  placebo->date = g_new0(PlaceboDate, n);
  for (gsize at = side; at + end <= n; at++) {
    const EventTerms moved = {event->shape, at, event->length};
    const PlaceboDate date = {at, statistic_at(fit, period, &moved, &work)};
    placebo->date[placebo->tried++] = date;
    if (at == event->first)
      placebo->own = date.statistic;
  }
  if (isnan(placebo->own)) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_COLLINEAR, "the event's columns depend on the controls");
    return NULL;
  }
  rank_own(placebo, event->first);
  return g_steal_pointer(&placebo);
}
