/* text.h - how much room words need on a page, and how they are made to fit */
#pragma once

#include <glib.h>

#include "theme.h"

/* Room for one line of text in pixels of the page, with THEME_SLACK. Latin, Polish and Cyrillic letters
 * are measured as DejaVu Sans has them, others estimated. NULL is an empty text. */
double text_width(const char *text, TextStyle style);

/* One line of valid UTF-8: control characters and line breaks as blanks, no blanks at the ends (transfer full). */
char *text_clean(const char *text);

/* The text, cut and ended with an ellipsis where it is wider than width (transfer full). */
char *text_shorten(const char *text, TextStyle style, double width);

/* Lines no wider than width, broken at blanks, within a word only where the word alone is too wide; with
 * max_lines > 0 the last of them is shortened. NULL-terminated, empty for no text (transfer full, g_strfreev). */
char **text_wrap(const char *text, TextStyle style, double width, guint max_lines);

/* The same number of lines, of about the same length: the last holds more than one lonely word (transfer full, g_strfreev). */
char **text_wrap_evenly(const char *text, TextStyle style, double width, guint max_lines);
