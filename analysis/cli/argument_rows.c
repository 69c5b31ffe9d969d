#include "argument_rows.h"

void
argument_rows_entries(const ArgumentRow *rows, gsize n, char **value, GArray *entries)
{
  for (gsize i = 0; i < n; i++) {
    const GOptionEntry entry = {.long_name = rows[i].name,
                                .short_name = rows[i].letter,
                                .arg = G_OPTION_ARG_FILENAME,
                                .arg_data = &value[i],
                                .description = rows[i].help,
                                .arg_description = rows[i].argument};
    g_array_append_val(entries, entry);
  }
}
