/* event_fill.h - from the cells of a row to an event, by the roles of their columns */
#pragma once

#include "event_layout.h"

typedef struct {
  const EventShape *shape;
  const EventWeights *labels; /* NULL: none */
  EventText partner;          /* of a catalogue without a partner column */
  EventText cell[N_ROLES];    /* of the row, by role; empty where the file has no column */
  GString *label;             /* PLOVER's type and mode in one */
} EventFiller;

/* What is wrong with a row. */
typedef struct {
  DataError code;
  EventRole role; /* in whose column */
  char *text;     /* behind the place (transfer full) */
} EventFault;

void event_filler_init(EventFiller *filler, const EventShape *shape, const EventReaderOptions *options);
void event_filler_clear(EventFiller *filler);

/* Fills the event from a row that has the columns of the shape. Its line is left alone. FALSE: *fault says why. */
gboolean event_fill(EventFiller *filler, const EventCells *cells, Event *event, EventFault *fault);
