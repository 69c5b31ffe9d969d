/* argument_rows.h - options with a value as rows of a table, all of them texts: GLib's own numbers would be told in its own words */
#pragma once

#include <glib.h>

typedef struct {
  const char *name; /* behind two hyphens */
  char letter;      /* behind one; 0: none */
  const char *help, *argument;
} ArgumentRow;

/* Adds an entry (GOptionEntry) for each of n rows; value[i] receives what is given for the i-th. */
void argument_rows_entries(const ArgumentRow *rows, gsize n, char **value, GArray *entries);
