/* gnuplot.h - a chart as a gnuplot script that runs by itself anywhere
 *
 * The numbers stand in data blocks inside the script. Without options `gnuplot NAME.gp` writes NAME.svg into the
 * current folder; `gnuplot -e "terminal='pngcairo'" NAME.gp` a NAME.png (also: svg, pngcairo or png, pdfcairo or pdf, dumb; dumb
 * writes to standard output); -e "output=''" writes any of them to standard output, -e "output='FILE'" to FILE.
 * Nothing of a chart's text can reach a shell, end a block or swallow a line: see gnuplot_quote. */
#pragma once

#include <glib.h>

#include "chart.h"

#define PLOT_ERROR plot_error_quark()
GQuark plot_error_quark(void);

typedef enum {
  PLOT_ERROR_EMPTY, /* a chart without a panel, or a panel without a point; points without a value are drawn as "no data" */
  PLOT_ERROR_GNUPLOT, /* gnuplot is not there, or failed: its own words follow */
  PLOT_ERROR_PICTURE  /* it ended well but no whole picture came out */
} PlotError;

/* The script (transfer full). The same chart gives the same bytes. Errors: PLOT_ERROR_EMPTY. */
char *gnuplot_script(const Chart *chart, GError **error);

/* A string for gnuplot: single quotes, '' for a quote, control characters (newlines among them) as blanks, a
 * backslash at the end followed by a blank (transfer full). A zero-width space stands before a quote at the beginning
 * or behind another quote, which gnuplot 5.4 misreads, and within "]]>", which breaks an SVG. The one place that quotes. */
char *gnuplot_quote(const char *text);
