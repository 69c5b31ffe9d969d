/* csv_charset.h - from the bytes of a file to valid UTF-8 without a byte-order mark, or the place of the fault */
#pragma once

#include <glib.h>

#include "problems.h"

/* Physical line and byte column (from 1) of an offset. A LF, a CR LF and a lone CR end a line. */
void text_place(const char *text, gsize offset, guint32 *line, guint32 *column);

/* The text of a file in a charset (NULL: UTF-8), converted only when need be. *begin is where it starts, behind a
 * byte-order mark. NULL after adding a problem of DATA_ERROR_ENCODING: an unknown charset, bytes that are not of
 * the charset, UTF-16 or UTF-32 that was not said to be such, a NUL. The returned string is bytes itself or a new one
 * in its place: bytes is taken over (transfer full both ways). */
GString *text_to_utf8(GString *bytes, const char *encoding, const char *path, gsize *begin, Problems *problems);
