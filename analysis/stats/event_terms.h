/* event_terms.h - an event as columns of a regression: pulse, step and ramp
 *
 * Box, G. E. P. and G. C. Tiao (1975), Journal of the American Statistical Association 70, 70-79. The ramp is 0 in the first period in
 * force, so that beside it the step is the change of level in that period, and the ramp the change of slope from then on. */
#pragma once

#include <glib.h>

#include "model_matrix.h"

typedef enum { EVENT_LEVEL_AND_SLOPE, EVENT_STEP, EVENT_RAMP, EVENT_PULSE } EventShape;

typedef struct {
  EventShape shape;
  gsize first;  /* the first observation in force, counted from 0 */
  gsize length; /* observations of a pulse; of the others they run to the end */
} EventTerms;

/* Observations on either side below which a change of level, or of slope, is no more than one value. */
#define EVENT_LEAST_SIDE 3

/* Which columns a shape has: a level (step or pulse), a slope (ramp). */
gboolean event_has_level(EventShape shape);
gboolean event_has_slope(EventShape shape);

/* n values of each. period: places on the time grid (see grid.h), or NULL. */
void event_level(const EventTerms *event, gsize n, double *values);
void event_slope(const EventTerms *event, const gint64 *period, gsize n, double *values);

/* Whether there is enough on either side of the event among n observations. Errors: TOO_FEW ("2 observations before the event, at
 * least 3 are needed", "1 observation from the event on, at least 3 are needed"). */
gboolean event_check(const EventTerms *event, gsize n, GError **error);

/* The first n rows of a model (transfer full). */
ModelMatrix *model_matrix_head(const ModelMatrix *model, gsize n);
