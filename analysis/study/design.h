/* design.h - a formula's terms as the columns of a least-squares problem
 *
 * Powers and products stay apart as base columns and exponents, so that they are formed in the precision of the solution. */
#pragma once

#include "datasets/frame.h"
#include "evaluate.h"
#include "stats/model_matrix.h"

typedef enum { BASE_SERIES, BASE_TREND, BASE_SEASON, BASE_STEP, BASE_PULSE, BASE_RAMP, BASE_LEVEL } BaseKind;

/* A base column: a series by its place in the frame, or one computed from the periods. */
typedef struct {
  BaseKind kind;
  char *name;    /* "log(x)", "trend", "season[2]", "step(2010-12)", "region[north]" */
  char *source;  /* BASE_SERIES: the expression; BASE_LEVEL: the column */
  char *level;   /* BASE_LEVEL: the text or number that it stands for */
  char *first;   /* BASE_LEVEL: the one without a column; NULL where all have one */
  guint place;   /* BASE_SERIES, BASE_LEVEL: the frame's column */
  double value;  /* BASE_LEVEL: where it is 1 */
  gint64 season; /* BASE_SEASON: place in the year, from 0 */
  Period at;     /* BASE_STEP and the like */
  gint64 start;  /* BASE_RAMP: grid place of the period that contains the date */
} Base;

typedef struct {
  Frame *frame; /* column 0 is the response; then the series among the terms, weights and clusters */
  gint64 *grid;
  Series *response; /* as evaluated, with label and unit */
  char *source;     /* of all series, joined */
  gboolean intercept;
  gboolean lagged_response; /* a lag of the response is among the terms */
  GArray *bases;            /* Base, as those of the model */
  ModelMatrix *model;
  const double *weights; /* n, in the frame; NULL: none */
  gint64 *cluster;       /* n groups; NULL: none */
} Design;

/* What a design holds beside its formula; NULLs where there is none. */
typedef struct {
  const Period *sample;
  const char *weights; /* an expression */
  const char *cluster; /* a column of text or whole numbers */
} DesignOptions;

/* The offset of an error that stands outside the formula. */
#define NO_OFFSET G_MAXSIZE

/* Terms: a series or expression; lag(x, a:b) one column a lag; trend (grid periods from 0, gaps included); season (one column
 * for each place in the year but the first); step, pulse, ramp of a period; poly(x, k, raw=TRUE) the powers 1 to k;
 * factor(column) of text or whole numbers, one column for each of its values but the first; I(...) for arithmetic; x:z the
 * products of both sides' columns. A season or factor has a column for its first value too where R gives it one: where what it
 * multiplies (the intercept, when it stands alone) is no term itself. Errors: those of evaluate and frame_new; DATA_ERROR_SCHEMA. */
Design *design_new(const Scope *scope, const char *subject, const char *text, const Formula *formula,
                   const DesignOptions *options, gsize *offset, GError **error);
void design_free(Design *design); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Design, design_free)

/* Bases of their own, GArray of Base (transfer full). */
GArray *bases_new(void);

/* The value of a base that is computed from periods, at a period that stands at a grid place. BASE_TREND to BASE_RAMP only. */
double base_at(const Base *base, Period period, gint64 grid);
/* Whether base_at knows it. */
gboolean base_is_of_time(const Base *base);
