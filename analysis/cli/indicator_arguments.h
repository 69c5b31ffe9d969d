/* indicator_arguments.h - the options of indicators on the command line */
#pragma once

#include "argument_rows.h"
#include "study/analysis.h"
#include "study/indicator.h"
#include "study/table_study.h"

/* Breakdowns that a call has: its own, what the other side reports of it, and what it is set against. */
typedef enum { SIDE_OWN, SIDE_MIRROR, SIDE_AGAINST, SIDES } IndicatorSide;

/* Options with a value, each given once. */
typedef enum {
  INDICATORS_SHOW,
  INDICATORS_INDICATOR,
  INDICATORS_PART,
  INDICATORS_BASE,
  INDICATORS_TOTAL,
  INDICATORS_FOLD,
  INDICATORS_QUANTITY,
  INDICATORS_VALUE, /* this and the two behind it have their like on the other sides */
  INDICATORS_UNIT,
  INDICATORS_VALUATION,
  INDICATORS_MIRROR,
  INDICATORS_MIRROR_VALUE,
  INDICATORS_MIRROR_UNIT,
  INDICATORS_MIRROR_VALUATION,
  INDICATORS_AGAINST,
  INDICATORS_AGAINST_VALUE,
  INDICATORS_AGAINST_UNIT,
  INDICATORS_AGAINST_VALUATION,
  INDICATORS_ARGUMENTS
} IndicatorArgument;

/* A word of --show that is no kind: the table of the largest parts, which kind structure makes. */
#define INDICATORS_MEMBERS "members"

#define INDICATOR_OPTIONS 8 /* those of the kinds: keys of analysis_options.h */

typedef struct {
  char *value[INDICATORS_ARGUMENTS]; /* as given, or NULL */
  char *option[INDICATOR_OPTIONS];
  char **by[SIDES], **where[SIDES]; /* may be given again; NULL */
  char **without, **blocs;
} IndicatorArguments;

extern const ArgumentRow indicator_options[INDICATOR_OPTIONS];

void indicator_arguments_clear(IndicatorArguments *arguments);

/* Adds their entries (GOptionEntry). */
void indicator_arguments_entries(IndicatorArguments *arguments, GArray *entries);

/* Kinds of analyses and indicators, a line each with what it needs (transfer full). */
char *indicator_arguments_kinds(void);

/* One condition of --where. */
typedef struct {
  char *column, *codes;
} IndicatorWhere;

/* What they ask for, before any file is read. */
typedef struct {
  const AnalysisKind *kind;       /* one of both */
  const IndicatorKind *indicator; /* the other one NULL */
  const char *table;              /* of the kind, the word of its table (table_kinds.h); NULL: it has none */
  AnalysisOptions options;        /* of the kind */
  IndicatorDef definition;        /* of the indicator; part and names are not its own */
  GArray *where[SIDES];           /* IndicatorWhere, as given */
  gboolean has[SIDES];            /* which sides there are */
  const char *path[SIDES];        /* of their CSV */
  GArray *blocs;                  /* BlocArgument */
} IndicatorRequest;

void indicator_request_clear(IndicatorRequest *request);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IndicatorRequest, indicator_request_clear)

/* What stands before an option's name on a side: "", "mirror-", "against-" (transfer none). */
const char *indicator_side_option(IndicatorSide side);

/* Checks what was given for the CSV at path. FALSE: *status is what the command shall return. Clear the request in any case; the arguments
 * must outlive it. */
gboolean indicator_request_read(const char *command, const char *path, const IndicatorArguments *arguments,
                                IndicatorRequest *request, int *status);
