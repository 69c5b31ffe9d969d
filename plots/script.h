/* script.h - the pieces a gnuplot script is put together from */
#pragma once

#include <glib.h>

#include "layout.h"

/* Shortest of 15 to 17 digits that reads back to the same double; NaN for what is not finite. */
void script_number(GString *script, double value);

/* A text as a comment that ends with its line, "# text". */
void script_comment(GString *script, const char *text);

/* "'text'": gnuplot_quote into a script. */
void script_quoted(GString *script, const char *text);

/* A share of the page's width from the left, or of its height from the bottom. */
void script_page_x(GString *script, const Layout *layout, double x);
void script_page_y(GString *script, const Layout *layout, double y);

/* Labels and signs of a page or panel. */
void script_words(GString *script, const Layout *layout, const GArray *words);
void script_marks(GString *script, const Layout *layout, const GArray *marks);

/* The data blocks of panel p. */
void script_data(GString *script, const Chart *chart, const Layout *layout, guint p);

/* Margins, ranges, ticks, events, words and the plot command of panel p. */
void script_panel(GString *script, const Chart *chart, const Layout *layout, guint p);
