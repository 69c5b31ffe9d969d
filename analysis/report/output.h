/* output.h - files that appear whole or not at all, and CSV and JSON cells
 *
 * A regular file is written to a temporary neighbour, flushed to the disk and renamed; a symbolic link is followed;
 * devices, pipes and "-" (standard output) are written directly. Every byte is checked to the last. */
#pragma once

#include <glib.h>

#define OUTPUT_ERROR output_error_quark()
GQuark output_error_quark(void);
typedef enum { OUTPUT_ERROR_WRITE } OutputError;

/* length bytes to path; length -1: up to the NUL. Missing folders on the way are made. A new file has the
 * permissions that the umask leaves, an old one keeps its own and, when it may not be written, its content. When it
 * fails, what was there is still there. Errors: OUTPUT_ERROR_WRITE, with the path as given ("standard output" for
 * "-") and the system's words ("out/report.json: No space left on device"). */
gboolean output_write(const char *path, const char *bytes, gssize length, GError **error);

/* The same to standard output, flushed and checked. */
gboolean output_print(const char *text, GError **error);

/* A CSV field for RFC 4180: quoted where it must be (comma, quote, line end, blank at an end); text that begins
 * with = + - @ tab or CR gets a leading apostrophe unless it is "-" or "+" alone. NULL is an empty cell. Appends to
 * line. */
void csv_append_text(GString *line, const char *text);
/* A number by format_shortest, which is never guarded: "-4.3". NaN is an empty cell. */
void csv_append_number(GString *line, double value);

/* The next cell of a line: a comma before it. A number that is not finite is an empty cell. */
void csv_next_text(GString *line, const char *text);
void csv_next_number(GString *line, double value);
