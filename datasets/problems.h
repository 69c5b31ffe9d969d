/* problems.h - what is wrong with a file: every problem with its place, the first twenty kept
 *
 * A reader that can go on after a fault adds each one here and raises them together at the end, so that a user
 * mends a file in one go. A message reads "path:line:column: text"; text is lower case, without a full stop, and
 * says what was found, what was expected and how to mend it. */
#pragma once

#include <glib.h>

#define DATA_ERROR data_error_quark()
GQuark data_error_quark(void);

typedef enum {
  DATA_ERROR_FILE,     /* a file cannot be opened or read */
  DATA_ERROR_ENCODING, /* bytes that are not the charset that was said */
  DATA_ERROR_SYNTAX,   /* CSV, YAML or expression that does not parse */
  DATA_ERROR_NUMBER,   /* a cell that is no number */
  DATA_ERROR_PERIOD,   /* a cell that is no period, or a period that does not fit */
  DATA_ERROR_SCHEMA,   /* a wrong type, an unknown key, a broken constraint */
  DATA_ERROR_NAME,     /* a name that nothing bears */
  DATA_ERROR_UNIT,     /* unlike units in one sum */
  DATA_ERROR_ALIGN     /* series that cannot stand in one frame */
} DataError;

#define PROBLEMS_LISTED 20 /* more than a screen of messages helps nobody */

typedef struct Problems Problems;

Problems *problems_new(void);
void problems_free(Problems *problems); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Problems, problems_free)

/* Adds one problem at path:line:column (line and column from 1; 0 leaves them out). The text is copied. */
void problems_add(Problems *problems, DataError code, const char *path, gsize line, gsize column, const char *format,
                  ...) G_GNUC_PRINTF(6, 7);

gsize problems_count(const Problems *problems);

/* Message i of those kept, i < MIN(count, PROBLEMS_LISTED), without a newline at its end (transfer none). */
const char *problems_message(const Problems *problems, gsize i);

/* TRUE when there is no problem. Otherwise FALSE, and *error holds all kept messages, one a line, followed by
 * "and N more" where some were not kept; its code is that of the first problem. */
gboolean problems_raise(const Problems *problems, GError **error);

/* Text from a file as it may be shown in a message: clipped to 40 characters ("..." follows), control bytes and
 * bytes that are not UTF-8 as \xNN, backslash as it is (transfer full). */
char *visible_text(const char *text, gsize length);

/* The candidate nearest to name by edit distance, or NULL when none is near enough to be a misspelling (more than
 * a third of the longer name's letters differ). candidates is NULL-terminated (transfer none). */
const char *nearest_name(const char *name, const char *const *candidates);
