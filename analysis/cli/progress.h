/* progress.h - a bar on the terminal while files are read, and nothing anywhere else */
#pragma once

#include "datasets/event_reader.h"

typedef struct {
  gboolean shown; /* standard error is a terminal, and nobody asked for quiet */
  gboolean drawn; /* there is a line to clear */
  gint64 next;    /* when to draw again, in microseconds of the monotonic clock */
} Progress;

void progress_init(Progress *progress, gboolean quiet);

/* For EventIndexOptions.progress, with the Progress as user. */
void progress_draw(gpointer progress, const EventReader *reader);

/* For data_watch, with the Progress as user: "computing [####    ] 42 %". */
void progress_share(gpointer progress, gsize done, gsize total);

/* Draws a line of its own at once: what is done now, "reading trade.csv (104 MB)". */
void progress_say(Progress *progress, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Clears the line. */
void progress_end(Progress *progress);
