/* render.h - runs gnuplot without a shell and proves that a picture came out
 *
 * `gnuplot -d` reads the script from standard input and draws to a pipe; both its outputs are drained while it
 * runs. A picture is proved by status 0, nothing fatal on standard error and the format's own end mark (</svg>, PNG's IEND,
 * PDF's %%EOF). */
#pragma once

#include <glib.h>

#include "gnuplot.h"

typedef enum { PICTURE_SVG, PICTURE_PNG, PICTURE_PDF, PICTURE_TEXT } PictureFormat;

/* "svg", "png", "pdf", "txt" (transfer none). */
const char *picture_suffix(PictureFormat format);
gboolean picture_from_name(const char *name, PictureFormat *format);

/* The picture's bytes. gnuplot is the program $GNUPLOT, or "gnuplot" on the PATH. Errors: PLOT_ERROR_GNUPLOT,
 * PLOT_ERROR_PICTURE (both name the chart). */
GBytes *render_script(const char *script, const char *name, PictureFormat format, GError **error);
