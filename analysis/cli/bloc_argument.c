#include "bloc_argument.h"

#include <string.h>

#include "command.h"

void
bloc_argument_clear(gpointer data)
{
  BlocArgument *bloc = data;
  g_clear_pointer(&bloc->name, g_free);
  g_clear_pointer(&bloc->path, g_free);
}

gboolean
bloc_argument_read(const char *command, const char *text, const GArray *earlier, BlocArgument *bloc, int *status)
{
  const char *equals = strchr(text, '=');
  guint64 year = 0;
  *bloc = (BlocArgument){.name = NULL};
  if (!equals || equals == text || equals[1] == '\0') {
    *status = command_usage(command, "--bloc is NAME=CSV or NAME=CSV@YEAR, not '%s'", text);
    return FALSE;
  }
  bloc->name = g_strndup(text, (gsize)(equals - text));
  bloc->path = g_strdup(equals + 1);
  char *at = strrchr(bloc->path, '@');
  if (at && (g_str_equal(at + 1, "in-force") || g_ascii_string_to_unsigned(at + 1, 10, 1, 9999, &year, NULL)))
    *at = '\0';
  bloc->year = (int)year;
  for (guint i = 0; i < earlier->len; i++)
    if (g_str_equal(g_array_index(earlier, BlocArgument, i).name, bloc->name)) {
      *status = command_usage(command, "two blocs are named '%s'", bloc->name);
      bloc_argument_clear(bloc);
      return FALSE;
    }
  return TRUE;
}
