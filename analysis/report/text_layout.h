/* text_layout.h - the width of text in character cells, padding and wrapping */
#pragma once

#include <glib.h>

/* Cells that text takes on a terminal: two for a wide character, none for a combining one. */
guint text_cells(const char *text);

/* n blanks. */
void text_append_blanks(GString *out, guint n);

/* Appends text and the blanks that fill it up to width, before it when it stands at the right. */
void text_pad(GString *out, const char *text, guint width, gboolean right);

/* text in lines of at most width cells (transfer full; char *). Lines break at ASCII blanks, never at a no-break
 * space. A word that is longer than a line keeps a line of its own, or is cut when cut is TRUE. There is always one
 * line. */
GPtrArray *text_break_lines(const char *text, guint width, gboolean cut);

/* The cells of its longest word. */
guint text_longest_word(const char *text);
