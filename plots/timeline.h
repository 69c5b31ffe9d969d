/* timeline.h - dated events on a line: each a stem with its words beside the head, in as many panels as the words need
 *
 * What is above, below and on the line is told by the sides of the events. Words are never written over each other, nor over a stem; an
 * event for whose words there is no room keeps its stem and goes without them. */
#pragma once

#include <glib.h>

#include "layout.h"

typedef struct {
  /* Days. Of an event known to the month the stem stands in its middle, of one that lasts longer at its beginning; both have a bar. */
  double x0, x1;
  int side; /* 1 above the line, -1 below, 0 on it */
  const char *text;
  /* Set by timeline_arrange: height of the words, counted from the line in lines of text, 0 where they are left out; whether they stand to the
   * left of the stem; the width to which they are shortened. */
  guint level;
  gboolean left;
  double width;
} TimelineEvent;

/* Gives n events in order of x0 their levels over an axis from low to high, as wide as a panel of the page. above and below receive the
 * most that is needed on either side of the line. */
void timeline_arrange(TimelineEvent *events, gsize n, double low, double high, guint *above, guint *below);

/* Names of the layers; NULL: it has none. span is that of the bars on the line. */
typedef struct {
  const char *above, *on, *below, *span;
} TimelineNames;

/* Appends panels with the events (n, in order of x0), cut at the most fitting of the given places (n_places of them in order, the first at or
 * before the first event and the last behind the last): each panel runs from one to another. Returns how many events bear their words. */
gsize chart_add_timeline(Chart *chart, TimelineEvent *events, gsize n, const double *places, gsize n_places,
                         const TimelineNames *names);

/* Height of a panel of events; and its words, into the panel. */
double timeline_height(const ChartPanel *model);
void timeline_place_labels(const ChartPanel *model, PanelLayout *panel);
