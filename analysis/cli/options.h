/* options.h - the options of all commands: one name for one thing, in one table */
#pragma once

#include "analysis_arguments.h"
#include "datasets/table.h"
#include "index_arguments.h"
#include "indicator_arguments.h"
#include "model_arguments.h"
#include "study/study.h"

typedef enum {
  OPTION_OUTPUT = 1 << 0,
  OPTION_PRINT = 1 << 1, /* --output - is standard output */
  OPTION_FORMAT = 1 << 2,
  OPTION_QUIET = 1 << 3,
  OPTION_FORCE = 1 << 4,
  OPTION_CSV = 1 << 5,        /* --delimiter --encoding --decimal --period --date-format --no-period */
  OPTION_MODEL = 1 << 6,      /* --sample */
  OPTION_REGRESSION = 1 << 7, /* all of model_arguments.h */
  OPTION_ANALYSIS = 1 << 8,   /* all of analysis_arguments.h */
  OPTION_CLAIMS = 1 << 9,     /* --report-only */
  OPTION_INDEX = 1 << 10,     /* all of index_arguments.h */
  OPTION_INDICATORS = 1 << 11 /* all of indicator_arguments.h */
} OptionSet;

typedef struct {
  char *output, *format, *delimiter, *encoding, *decimal, *period, *date_format, *sample_text;
  gboolean no_period, quiet, force, report_only, help;
  guint chosen; /* place of --format among the command's formats */
  ModelArguments arguments;
  AnalysisArguments analysis;    /* read where the kind is known */
  IndexArguments index;          /* read by index_request_read */
  IndicatorArguments indicators; /* read by indicator_request_read */
  ModelOptions model;            /* from them, with the sample */
  GuessOptions guess;            /* from the CSV options */
} Options;

/* Parses argv of a command; what remains in it are arguments, argv[0] being the command's name. FALSE: *status is what the
 * command shall return (after --help or a usage error). options_clear in any case. */
gboolean options_parse(OptionSet set, int *argc, char ***argv, Options *options, int *status);
void options_clear(Options *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* The name of the option that needs periods, or NULL: such an option is refused where a table has none (transfer none). */
const char *options_need_periods(const Options *options);
/* --output, or "out" (transfer none). */
const char *options_folder(const Options *options);
