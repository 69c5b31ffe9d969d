/* frame.h - series side by side over equal spans */
#pragma once

#include "series.h"

typedef struct {
  gsize n, k;       /* periods, columns */
  Period *periods;  /* n, in order */
  double **columns; /* k arrays of n values; NaN where missing (outer frames only) */
} Frame;

typedef enum {
  FRAME_INNER, /* periods in which every series has an exact value */
  FRAME_OUTER  /* periods in which any series has an observation */
} FrameJoin;

/* Aligns k series. range may be NULL; periods outside it are left out. Inner frames enter in the ledger, under subject,
 * what fell out by which series and why. Errors: DATA_ERROR_ALIGN when the series' frequencies differ (the message names the
 * conversion that would mend it), DATA_ERROR_ALIGN when no period is left in an inner frame. */
Frame *frame_new(const Series *const *series, gsize k, FrameJoin join, const Period *range, const char *subject,
                 Ledger *ledger, GError **error);
void frame_free(Frame *frame); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Frame, frame_free)

/* TRUE when all series that hold observations stand on one grid; otherwise *error says which two do not and what to do. */
gboolean series_same_frequency(const Series *const *series, gsize k, GError **error);

/* Place of each period on the grid, from 0 at the first (n values, transfer full); irregular periods count 0, 1, 2 ... */
gint64 *frame_grid(const Frame *frame);
