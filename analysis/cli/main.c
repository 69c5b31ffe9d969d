#include <gsl/gsl_errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "datasets/problems.h"
#include "plots/gnuplot.h"
#include "report/output.h"

const Command command_table[] = {
    {"run", "STUDY", "Everything the study declares, into the output folder: page, reports, charts, tables, manifest.",
     cmd_run},
    {"charts", "STUDY [NAME...]",
     "The study's charts: gnuplot scripts, their data as CSV, pictures (--format svg, png, pdf).", cmd_charts},
    {"report", "STUDY [NAME...]",
     "Regression and correlation reports as files; with --format (text, markdown, html, json) to standard output.",
     cmd_report},
    {"summary", "STUDY [NAME...]",
     "The study's tables and a summary of its series as CSV; with --output - to standard output.", cmd_summary},
    {"check", "STUDY|CSV...",
     "Reads everything and lists every problem with its place; exit status 1 when there is one.", cmd_check},
    {"fit", "CSV FORMULA",
     "One regression without a study file, such as 'log(y) ~ x + lag(z, 0:2) + trend' (--format text, markdown, html, "
     "json).",
     cmd_fit},
    {"corr", "CSV X Y",
     "One correlation of two columns or expressions, levels and changes (--format text, markdown, html, json).",
     cmd_corr},
    {"describe", "CSV",
     "Columns, periods, gaps, missing values, first look (--format text, markdown, html, json, csv).", cmd_describe},
    {"plot", "CSV Y...", "One chart without a study file (--format svg, png, pdf; txt draws on the terminal).",
     cmd_plot},
    {NULL, NULL, NULL, NULL}};

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

/* A source line in a message, with its caret, stands as it is. */
static void
print_lines(const char *message)
{
  g_autoptr(GString) text = g_string_new(NULL);
  g_auto(GStrv) lines = g_strsplit(message, "\n", -1);
  for (char **line = lines; *line; line++)
    g_string_append_printf(text, "%s%s\n", **line == ' ' ? "" : "bytrade: ", *line);
  fputs(text->str, stderr);
}

int
command_fail(GError *error)
{
  const int status = status_of(error);
  print_lines(error->message);
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
  g_autofree char *shown = visible_text(text, strlen(text));
  /* A long usage message is our own and stays whole; only its control bytes are made visible. */
  g_autofree char *line =
      g_strdup_printf("%s: %s (see 'bytrade help %s')", command, strlen(text) > 40 ? text : shown, command);
  print_lines(line);
  return STATUS_USAGE;
}

int
command_print(const char *text)
{
  GError *error = NULL;
  return output_print(text, &error) ? STATUS_DONE : command_fail(error);
}

static int
print_overview(void)
{
  g_autoptr(GString) text =
      g_string_new("Usage: bytrade COMMAND [OPTION...] ARGUMENT...\n\n"
                   "Trade statistics and event-intensity indices: trends, correlations, regressions, charts.\n\n");
  for (const Command *command = command_table; command->name; command++)
    g_string_append_printf(text, "  %-9s %-16s %s\n", command->name, command->arguments, command->summary);
  g_string_append(text, "  help      [COMMAND]        A command's options.\n\n"
                        "Exit status: 0 done, 1 analysis impossible or a check failed, 2 usage, 3 bad input, 4 file or "
                        "external program.\n");
  return command_print(text->str);
}

static int
print_help(int argc, char **argv)
{
  if (argc < 2)
    return print_overview();
  const Command *command = command_find(argv[1]);
  if (!command)
    return command_usage("help", "there is no command '%s'", argv[1]);
  char *help[] = {(char *)command->name, (char *)"--help", NULL};
  return command->run(2, help);
}

static int
refuse_command(const char *name)
{
  const char *names[16] = {NULL};
  for (gsize i = 0; command_table[i].name && i + 1 < G_N_ELEMENTS(names); i++)
    names[i] = command_table[i].name;
  g_autofree char *shown = visible_text(name, strlen(name));
  const char *near = nearest_name(name, names);
  g_autofree char *line = g_strdup_printf("there is no command '%s'%s%s%s (see 'bytrade help')", shown,
                                          near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
  print_lines(line);
  return STATUS_USAGE;
}

int
main(int argc, char **argv)
{
  gsl_set_error_handler_off();
  signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of the write, told like any other */
  if (argc < 2) {
    print_overview();
    return STATUS_USAGE;
  }
  const char *name = argv[1];
  if (g_str_equal(name, "--version"))
    return command_print("bytrade " BYTRADE_VERSION "\n");
  if (g_str_equal(name, "help") || g_str_equal(name, "--help") || g_str_equal(name, "-h"))
    return print_help(argc - 1, argv + 1);
  const Command *command = command_find(name);
  return command ? command->run(argc - 1, argv + 1) : refuse_command(name);
}
