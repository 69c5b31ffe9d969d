/* bloc_argument.h - a bloc on the command line: NAME=CSV, or NAME=CSV@2007 */
#pragma once

#include <glib.h>

typedef struct {
  char *name, *path;
  int year; /* 0: in force */
} BlocArgument;

void bloc_argument_clear(gpointer bloc);

/* Takes one --bloc; the part behind the last @ is a year, or in-force, otherwise the @ belongs to the path. earlier: those before it
 * (BlocArgument). FALSE: *status is what the command shall return, and bloc holds nothing. */
gboolean bloc_argument_read(const char *command, const char *text, const GArray *earlier, BlocArgument *bloc,
                            int *status);
