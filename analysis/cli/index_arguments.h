/* index_arguments.h - the options of an index of events on the command line */
#pragma once

#include "study/event_index.h"

/* Those with a value, each given once. */
typedef enum {
  INDEX_COUNTRY,
  INDEX_DIRECTION,
  INDEX_FREQUENCY,
  INDEX_WEIGHTS,
  INDEX_VARIANT,
  INDEX_MIRRORED,
  INDEX_MIN_SOURCES,
  INDEX_MAX_DELAY,
  INDEX_COVERS,
  INDEX_HALF_LIFE,
  INDEX_BOUND,
  INDEX_START,
  INDEX_PER,
  INDEX_EXPLAIN,
  INDEX_TOP,
  INDEX_ARGUMENTS
} IndexArgument;

typedef struct {
  char *value[INDEX_ARGUMENTS]; /* as given, or NULL */
  char **partners, **blocs;     /* may be given again; NULL */
  gboolean no_duplicates, keep_duplicates, root_only, strict;
} IndexArguments;

void index_arguments_clear(IndexArguments *arguments);

/* Adds their entries (GOptionEntry). */
void index_arguments_entries(IndexArguments *arguments, GArray *entries);

/* What they ask for, with what was read for it. */
typedef struct {
  EventIndexOptions options;
  GPtrArray *blocs; /* Bloc */
  const char **partners;
  EventWeights *weights;
  GArray *half_lives; /* double */
} IndexRequest;

void index_request_clear(IndexRequest *request);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IndexRequest, index_request_clear)

/* Checks all values, and then reads blocs and weights. FALSE: *status is what the command shall return. Clear the request in any
 * case; the arguments must outlive it. */
gboolean index_request_read(const char *command, const IndexArguments *arguments, IndexRequest *request, int *status);

/* What index_request_read begins with: the options with a value. The request has its arrays. */
gboolean index_arguments_values(const char *command, const IndexArguments *arguments, IndexRequest *request,
                                int *status);
