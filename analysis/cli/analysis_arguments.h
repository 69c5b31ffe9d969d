/* analysis_arguments.h - the options of an analysis on the command line: the keys of analysis_options.h under two hyphens */
#pragma once

#include "study/analysis.h"

#define ANALYSIS_ARGUMENTS 16 /* those with a value, each given once */

typedef struct {
  char *value[ANALYSIS_ARGUMENTS]; /* as given, or NULL */
  char **given;                    /* expressions; NULL */
} AnalysisArguments;

void analysis_arguments_clear(AnalysisArguments *arguments);

/* Adds their entries (GOptionEntry). */
void analysis_arguments_entries(AnalysisArguments *arguments, GArray *entries);

/* Whether a kind needs breakdowns alone: no formula, and no series held fast. */
gboolean analysis_kind_of_parts(const AnalysisKind *kind);

/* A line for each kind with parts (those of breakdowns alone), or without: its key, what it is, and the options that it takes (transfer full). */
char *analysis_arguments_kinds(gboolean parts);

/* Whether a kind takes an option, and one option taken from the command line. FALSE: *status is what the command shall return, after a wrong
 * value or an option that the kind does not take. */
gboolean analysis_argument_takes(const AnalysisKind *kind, const char *name);
gboolean analysis_argument_set(const char *command, const AnalysisKind *kind, const char *name, const char *value,
                               AnalysisOptions *options, int *status);

/* The options they make. FALSE: *status is what the command shall return, after a wrong value or an option that the kind does not take. */
gboolean analysis_arguments_read(const char *command, const AnalysisArguments *arguments, const AnalysisKind *kind,
                                 AnalysisOptions *options, int *status);
