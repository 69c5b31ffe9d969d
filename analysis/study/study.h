/* study.h - the study file: what is asked, as it was written and before anything is read or computed
 *
 * Every definition keeps its YAML node, so that whatever goes wrong later is told with file:line:column. */
#pragma once

#include <glib.h>

#include "datasets/package.h"
#include "datasets/period.h"
#include "expr.h"
#include "model_options.h"
#include "table_kinds.h"

/* A piece of an expression language with its place. */
typedef struct {
  const YamlNode *node; /* its text is the source */
  Expr *expr;
} Phrase;

void phrase_free(gpointer phrase); /* safe on NULL */

typedef struct {
  char *column;
  char **codes; /* codes or blocs; several are added up */
  const YamlNode *node;
} Where;

typedef enum { DIRECTION_BOTH, DIRECTION_FROM, DIRECTION_TO } Direction;

typedef struct {
  char *name, *label, *colour;
  const YamlNode *node;
  char **from;   /* resources; NULL: an expression */
  GArray *where; /* Where */
  char **pair;   /* two codes or blocs, or NULL */
  Direction direction;
  int as_of;                      /* AS_OF_BLOC, AS_OF_IN_FORCE or a year */
  Phrase *value;                  /* over a row's columns; NULL: the only measure */
  Phrase *expr;                   /* over series */
  struct IndicatorDef *indicator; /* of a breakdown (indicator.h) */
  double min_coverage;            /* share of days; 0: none asked */
  gboolean has_sample;
  Period sample;
} SeriesDef;

/* How an indicator was asked for; what its kind does not need is NULL, or unset. */
typedef struct IndicatorDef {
  const struct IndicatorKind *kind;
  char *of, *against; /* names of breakdowns */
  char *part;         /* a code of them */
  gsize top;          /* 0: unset */
  gboolean has_base;
  Period base;
} IndicatorDef;

typedef struct {
  char *name;
  SeriesDef *rows;  /* which rows, as of a series: from (one resource), where, as-of, value */
  char **by;        /* one column or two; NULL with an actor */
  char *actor;      /* NULL without */
  char *total;      /* code of the stated total; NULL: the table's */
  char *fold;       /* a bloc whose members are one part, or NULL */
  char **without;   /* codes left out, or NULL */
  Phrase *quantity; /* NULL without */
  const YamlNode *node;
} BreakdownDef; /* breakdown.h */

#define AS_OF_BLOC     (-1) /* as the bloc itself says */
#define AS_OF_IN_FORCE 0

typedef struct {
  char *name, *resource; /* the table of members */
  int as_of;             /* AS_OF_IN_FORCE or a year */
  const YamlNode *node;
} BlocDef;

typedef struct {
  char *name;
  const YamlNode *node;
  GPtrArray *of;    /* Phrase: one for a trend, two for a correlation; empty for a regression */
  Formula *formula; /* of a regression */
  const YamlNode *formula_node;
  ModelOptions options;
} ModelDef; /* an item of trends, correlations or regressions */

typedef struct {
  char *name;
  const YamlNode *node;
  char **models; /* names of regressions and trends */
} CompareDef;

typedef struct {
  char *name;
  Phrase *phrase;
} ColumnDef;

typedef struct {
  char *name;
  const YamlNode *node;
  const TableKind *kind; /* of a table that holds a result: NULL for one of columns */
  GPtrArray *columns;    /* ColumnDef */
  gboolean has_sample;
  Period sample;
} TableDef;

typedef struct {
  char *title;
  const YamlNode *node;
  GPtrArray *bars, *stacked, *lines, *points, *index, *steps, *areas; /* Phrase */
  char *zone_above, *zone_below;
  char *unit; /* rescale to it; NULL: as the series */
  double weight;
  gboolean signed_tone;
  double minimum, maximum; /* NaN: from the data */
  gboolean has_sample;     /* the panel has a time axis of its own */
  Period sample;
} PanelDef;

typedef struct {
  Period at;
  char *label;
} MarkDef;

typedef enum {
  CHART_PANELS,
  CHART_MULTIPLES,
  CHART_SCATTER,
  CHART_TREND,
  CHART_DIAGNOSTICS,
  CHART_COEFFICIENTS,
  CHART_FORECAST,
  CHART_CLAIMS,
  CHART_TIMELINE,
  CHART_ANALYSIS
} ChartKind;

typedef struct {
  char *name, *title, *subtitle, *note;
  const YamlNode *node;
  ChartKind kind;
  GPtrArray *panels; /* PanelDef; kind turnover, lines, bars and areas are one panel */
  GPtrArray *of;     /* Phrase: scatter: x and y; trend: one series */
  char *analysis;    /* the kind's word in the study file, of an analysis: else NULL */
  char **models;     /* diagnostics, forecast: one regression or trend; coefficients: one or more; else NULL */
  char *direction;   /* timeline: a column of the events, or NULL */
  char *fit;         /* scatter: "line" with its band, or NULL */
  guint columns;
  GArray *events; /* MarkDef */
  GArray *spans;  /* MarkDef */
  gboolean has_sample;
  Period sample;
} ChartDef;

typedef struct {
  char *question, *text;
  char **show; /* names of trends, regressions, correlations, tables, charts */
  const YamlNode *node;
} SectionDef;

typedef struct {
  Yaml *yaml;
  char *path, *title;
  Package *package;
  char *events; /* a resource, or NULL */
  char *claims; /* a resource, or NULL */
  GPtrArray *blocs, *series, *trends, *regressions, *correlations, *compare, *tables, *charts, *sections;
  GPtrArray *breakdowns; /* BreakdownDef */
  GPtrArray *analyses;   /* AnalysisDef (analysis.h), kind by kind */
} Study;

/* Reads a study and its data package. Everything that is wrong in the file is listed together. Errors: those of yaml_read and
 * package_read, DATA_ERROR_SYNTAX, _SCHEMA, _NAME and _PERIOD with place, source line and the nearest right spelling. */
Study *study_read(const char *path, GError **error);
/* A study with nothing in it, without package and file, for those who fill it themselves (table_study.h). */
Study *study_empty(const char *path);
void study_free(Study *study); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Study, study_free)

const SeriesDef *study_series(const Study *study, const char *name);
const BreakdownDef *study_breakdown(const Study *study, const char *name);
const ModelDef *study_model(const GPtrArray *models, const char *name);
const CompareDef *study_compare(const Study *study, const char *name);
const struct AnalysisDef *study_analysis(const Study *study, const char *name);
const TableDef *study_table(const Study *study, const char *name);
const ChartDef *study_chart(const Study *study, const char *name);
/* Names of all series, NULL-terminated (free the array alone: g_free). */
const char **study_series_names(const Study *study);
