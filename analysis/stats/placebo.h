/* placebo.h - an event moved to every other admissible date: how large is its statistic among theirs?
 *
 * The idea of a placebo in time, as in Abadie, A., A. Diamond and J. Hainmueller (2010), Journal of the American Statistical
 * Association 105, 493-505. The statistic is the absolute t, with plain errors, of the level (of the slope where the shape has no level)
 * in the regression over all observations with the event at that date: all dates share the autocorrelation that plain errors leave out,
 * while Newey-West errors collapse where few observations stand on one side. Dates near the true one share its effect, which
 * makes the p-value larger. */
#pragma once

#include <glib.h>

#include "event_terms.h"
#include "ols.h"

/* Dates admitted have this share of the observations on either side, or as many as the true date has when it has fewer (Andrews 1993,
 * Econometrica 61, 821-856, who trims 15 %); never fewer than EVENT_LEAST_SIDE. */
#define PLACEBO_TRIMMING 0.15
/* Observations above which trying every date takes too long: it goes with their square. */
#define PLACEBO_MOST 10000

typedef struct {
  gsize at;         /* the first observation in force */
  double statistic; /* NaN where the event's columns depend on the controls: such a date is not admitted */
} PlaceboDate;

typedef struct {
  gsize side;  /* observations left on either side */
  gsize tried; /* dates in date[], the true one among them */
  PlaceboDate *date;
  double own;     /* the statistic of the true date */
  gsize dates;    /* N: admitted dates without the true one */
  gsize as_large; /* of these, how many have a statistic as large or larger */
  gsize rank;     /* 1 + as_large: 1 is the largest */
  double p;       /* (1 + as_large) / (1 + N), the placebo p-value; NaN without another date */
} Placebo;

/* fit: unweighted least squares of the response on the controls alone. Errors: TOO_FEW (event_check), DOMAIN (more than PLACEBO_MOST
 * observations; periods not increasing), COLLINEAR (the event's columns depend on the controls). */
Placebo *placebo_dates(const Fit *fit, const gint64 *period, const EventTerms *event, GError **error);
void placebo_free(Placebo *placebo); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Placebo, placebo_free)
