/* command.h - what a command is, and how it ends */
#pragma once

#include <glib.h>

/* Exit statuses. */
typedef enum {
  STATUS_DONE = 0,
  STATUS_FAILED = 1, /* the analysis is impossible, or a check or claim failed */
  STATUS_USAGE = 2,
  STATUS_INPUT = 3, /* bad input */
  STATUS_FILE = 4   /* a file or an external program */
} Status;

/* A command has the signature of main: argv[0] is its own name. */
typedef struct {
  const char *name, *arguments;
  const char *summary; /* half a line of the overview */
  const char *details; /* whole sentences of its own help */
  const char
      *formats; /* those of --format, "text, markdown": the first is the default; NULL when it has no such option */
  int (*run)(int argc, char **argv);
} Command;

int cmd_run(int argc, char **argv);
int cmd_charts(int argc, char **argv);
int cmd_report(int argc, char **argv);
int cmd_summary(int argc, char **argv);
int cmd_claims(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_fit(int argc, char **argv);
int cmd_corr(int argc, char **argv);
int cmd_analyse(int argc, char **argv);
int cmd_describe(int argc, char **argv);
int cmd_plot(int argc, char **argv);
int cmd_index(int argc, char **argv);
int cmd_indicators(int argc, char **argv);

extern const Command command_table[]; /* ended by a NULL name */
const Command *command_find(const char *name);

/* A message with every control character but line ends and tabs made visible: it may hold paths and arguments (transfer full). */
char *visible_message(const char *message);

/* Prints a message to standard error: each line under the program's name, but for those that begin with a blank, which
 * are a source line and its caret. Control characters are made visible. */
void command_complain(const char *message);
/* Prints an error so, and tells the status it means. Frees it. */
int command_fail(GError *error);
/* A usage error in a command's words, with the help to look at. command NULL: none in particular. */
int command_usage(const char *command, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* Prints text to standard output to the last byte. */
int command_print(const char *text);
