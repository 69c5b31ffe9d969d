/* model_arguments.h - the options of a regression on the command line: the keys of model_options.h under two hyphens */
#pragma once

#include "study/model_options.h"

#define MODEL_ARGUMENTS 14 /* those with a value */

typedef struct {
  char *value[MODEL_ARGUMENTS]; /* as given, or NULL */
  gboolean drop_collinear, compare;
  char **predict; /* each "x=1, z=2"; NULL */
} ModelArguments;

void model_arguments_clear(ModelArguments *arguments);

/* Adds their entries (GOptionEntry). */
void model_arguments_entries(ModelArguments *arguments, GArray *entries);

/* The options they make, with those of options kept. FALSE: *status is what the command shall return. */
gboolean model_arguments_read(const char *command, const ModelArguments *arguments, ModelOptions *options, int *status);

/* The option that needs periods, or NULL (transfer none). */
const char *model_arguments_need_periods(const ModelOptions *options);
