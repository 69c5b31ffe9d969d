#include "command.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "datasets/problems.h"
#include "plots/gnuplot.h"
#include "report/output.h"

const Command *
command_find(const char *name)
{
  for (const Command *command = command_table; command->name; command++)
    if (g_str_equal(command->name, name))
      return command;
  return NULL;
}

static int
status_of(const GError *error)
{
  if (error->domain == DATA_ERROR)
    return error->code == DATA_ERROR_FILE ? STATUS_FILE : STATUS_INPUT;
  if (error->domain == OUTPUT_ERROR || (error->domain == PLOT_ERROR && error->code != PLOT_ERROR_EMPTY))
    return STATUS_FILE;
  return STATUS_FAILED;
}

/* Line ends part lines, and source lines are indented by tabs. */
char *
visible_message(const char *message)
{
  GString *out = g_string_new(NULL);
  g_autofree char *valid = g_utf8_make_valid(message, -1);
  for (const char *at = valid, *next; *at; at = next) {
    next = g_utf8_next_char(at);
    g_autofree char *shown = visible_text(at, (gsize)(next - at));
    if (*at == '\n' || *at == '\t')
      g_string_append_c(out, *at);
    else
      g_string_append(out, shown);
  }
  return g_string_free(out, FALSE);
}

void
command_complain(const char *message)
{
  g_autoptr(GString) text = g_string_new(NULL);
  g_autofree char *shown = visible_message(message);
  g_auto(GStrv) lines = g_strsplit(shown, "\n", -1);
  for (char **line = lines; *line; line++)
    g_string_append_printf(text, "%s%s\n", **line == ' ' ? "" : "bytrade: ", *line);
  fputs(text->str, stderr);
}

int
command_fail(GError *error)
{
  const int status = status_of(error);
  command_complain(error->message);
  g_error_free(error);
  return status;
}

int
command_usage(const char *command, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_strdelimit(text, "\n", ' ');
  g_autofree char *line = command ? g_strdup_printf("%s: %s (see 'bytrade help %s')", command, text, command)
                                  : g_strdup_printf("%s (see 'bytrade help')", text);
  command_complain(line);
  return STATUS_USAGE;
}

int
command_print(const char *text)
{
  GError *error = NULL;
  return output_print(text, &error) ? STATUS_DONE : command_fail(error);
}
