/* options.h - the options of all commands: one name for one thing, in one table */
#pragma once

#include "datasets/table.h"
#include "study/study.h"

typedef enum {
  OPTION_OUTPUT = 1 << 0,
  OPTION_FORMAT = 1 << 1,
  OPTION_QUIET = 1 << 2,
  OPTION_FORCE = 1 << 3,
  OPTION_CSV = 1 << 4,   /* --delimiter --encoding --decimal --period --no-period */
  OPTION_MODEL = 1 << 5, /* --sample */
  OPTION_ERRORS = 1 << 6 /* --errors --lag */
} OptionSet;

typedef struct {
  char *output, *format, *delimiter, *encoding, *decimal, *period, *sample_text, *errors_text;
  int lag;
  gboolean no_period, quiet, force, help;
  gboolean has_sample;
  Period sample;
  ErrorsKind errors;
  GuessOptions guess; /* from the CSV options */
} Options;

/* Parses argv of a command; what remains in it are arguments, argv[0] being the command's name. FALSE: *status is what the command shall
 * return (after --help or a usage error). options_clear in any case. */
gboolean options_parse(OptionSet set, int *argc, char ***argv, Options *options, int *status);
void options_clear(Options *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* Whether --format is one of formats (NULL-terminated, the first the default); *chosen receives its place. */
gboolean options_format(const char *command, const Options *options, const char *const *formats, guint *chosen,
                        int *status);
