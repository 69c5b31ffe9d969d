/* csv_charset.h - from the bytes of a file to valid UTF-8 without a byte-order mark, or the place of the fault */
#pragma once

#include <glib.h>

#include "problems.h"

/* Physical line and byte column (from 1) of an offset. A LF, a CR LF and a lone CR end a line. */
void text_place(const char *text, gsize offset, gsize *line, gsize *column);

/* The text of a file in a charset (NULL: UTF-8) behind a byte-order mark, *n bytes: bytes itself, or what they were converted to,
 * which *converted receives (transfer full; NULL when nothing was converted). NULL after adding a problem of
 * DATA_ERROR_ENCODING: an unknown charset, bytes that are not of the charset, UTF-16 or UTF-32 that was not said to be such, a
 * NUL. */
const char *text_to_utf8(const GString *bytes, const char *encoding, const char *path, char **converted, gsize *n,
                         Problems *problems);
