#include "design.h"

#include <string.h>

#include "datasets/problems.h"
#include "evaluator.h"
#include "one_index.h"
#include "terms.h"

void
design_free(Design *design)
{
  if (!design)
    return;
  frame_free(design->frame);
  g_free(design->grid);
  series_free(design->response);
  g_free(design->source);
  if (design->bases)
    g_array_unref(design->bases);
  model_matrix_free(design->model);
  g_free(design->cluster);
  g_free(design);
}

/* Place of a period in its year, from 0. */
static gint64
place_in_year(Period period)
{
  int year, month, day;
  day_to_date(period.first, &year, &month, &day);
  const Frequency frequency = period_frequency(period);
  const int months = frequency == FREQUENCY_HALF_YEAR   ? 6
                     : frequency == FREQUENCY_QUARTER   ? 3
                     : frequency == FREQUENCY_TWO_MONTH ? 2
                                                        : 1;
  return (month - 1) / months;
}

static gboolean
on_one_grid(const Frame *frame)
{
  for (gsize row = 0; row < frame->n; row++)
    if (!period_same_grid(frame->periods[0], frame->periods[row]))
      return FALSE;
  return TRUE;
}

/* Grid place, relative to the first row, of the period that contains the first day of a date or follows it. */
static gint64
place_of_date(const Frame *frame, const gint64 *grid, Period at)
{
  gsize row = 0;
  while (row < frame->n && frame->periods[row].last < at.first)
    row++;
  if (row == frame->n)
    return G_MAXINT64;
  gint64 steps = 0;
  const gboolean regular = on_one_grid(frame);
  while (regular && period_step(frame->periods[row], -(int)steps).first > at.first)
    steps++; /* the period of the date may be a gap, or lie before the sample */
  return grid[row] - steps;
}

static gboolean
overlap(Period a, Period b)
{
  return a.first <= b.last && b.first <= a.last;
}

gboolean
base_is_of_time(const Base *base)
{
  return base->kind != BASE_SERIES && base->kind != BASE_LEVEL;
}

double
base_at(const Base *base, Period period, gint64 grid)
{
  switch (base->kind) {
  case BASE_TREND:
    return (double)grid;
  case BASE_SEASON:
    return place_in_year(period) == base->season ? 1 : 0;
  case BASE_STEP:
    return period.last >= base->at.first ? 1 : 0;
  case BASE_PULSE:
    return overlap(period, base->at) ? 1 : 0;
  case BASE_RAMP:
    return period.last < base->at.first ? 0 : (double)(grid - base->start);
  case BASE_SERIES:
  case BASE_LEVEL:
    break;
  }
  return 0;
}

static double
cell(const Base *base, const Design *design, gsize row)
{
  if (base->kind == BASE_SERIES)
    return design->frame->columns[base->place][row];
  if (base->kind == BASE_LEVEL)
    return design->frame->columns[base->place][row] == base->value ? 1 : 0;
  return base_at(base, design->frame->periods[row], design->grid[row]);
}

static void
fill_bases(Design *design)
{
  g_autofree double *values = g_new(double, design->frame->n);
  for (guint i = 0; i < design->bases->len; i++) {
    Base *base = &g_array_index(design->bases, Base, i);
    if (base->kind == BASE_RAMP)
      base->start = place_of_date(design->frame, design->grid, base->at);
    for (gsize row = 0; row < design->frame->n; row++)
      values[row] = cell(base, design, row);
    model_matrix_add_base(design->model, values);
  }
}

static void
fill_model(Design *design, const GPtrArray *columns)
{
  design->model = model_matrix_new(design->frame->n);
  fill_bases(design);
  if (design->intercept)
    model_matrix_add_column(design->model, "(Intercept)", NULL, 0);
  for (guint i = 0; i < columns->len; i++) {
    const PlannedColumn *column = g_ptr_array_index(columns, i);
    model_matrix_add_column(design->model, column->name, (const BasePower *)(void *)column->powers->data,
                            column->powers->len);
  }
}

/* Gathers what stands beside the formula: places in the frame, or 0 where nothing was asked for. */
static gboolean
plan_beside(Planner *planner, const DesignOptions *options, guint *weights, guint *cluster, GError **error)
{
  if (options->weights) {
    gsize ignored = 0;
    g_autoptr(Expr) expr = expr_parse(options->weights, &ignored, error);
    Planner own = *planner; /* the same lists, another text */
    own.text = options->weights;
    g_autofree char *source = g_strdup_printf("weights %s", options->weights);
    if (!expr || !planner_series(&own, source, expr, weights, error)) {
      g_prefix_error(error, "weights: ");
      return FALSE;
    }
  }
  const FactorColumn *factor = options->cluster ? planner_factor(planner, options->cluster, "cluster", error) : NULL;
  *cluster = factor ? factor->place : 0;
  if (options->cluster && !factor)
    g_prefix_error(error, "cluster: ");
  return factor || !options->cluster;
}

static void
join_sources(Design *design, const Planner *planner, const char *subject)
{
  g_autoptr(Series) texts = series_new(subject);
  for (guint i = 0; i < planner->series->len; i++)
    join_texts(texts, g_ptr_array_index(planner->series, i));
  design->source = g_strdup(texts->source);
  design->response = series_copy(g_ptr_array_index(planner->series, 0));
}

static gboolean
make_frame(Planner *planner, Design *design, const char *subject, const DesignOptions *options, GError **error)
{
  const Series *const *series = (const Series *const *)planner->series->pdata;
  join_sources(design, planner, subject);
  design->frame =
      frame_new(series, planner->series->len, FRAME_INNER, options->sample, subject, planner->scope->ledger, error);
  if (!design->frame || !frame_check_index(design->frame, series, error))
    return FALSE;
  design->grid = frame_grid(design->frame);
  planner->frame = design->frame;
  return TRUE;
}

static void
take_beside(Design *design, guint weights, guint cluster)
{
  const Frame *frame = design->frame;
  if (weights)
    design->weights = frame->columns[weights];
  if (!cluster)
    return;
  design->cluster = g_new(gint64, frame->n);
  for (gsize row = 0; row < frame->n; row++)
    design->cluster[row] = (gint64)frame->columns[cluster][row];
}

Design *
design_new(const Scope *scope, const char *subject, const char *text, const Formula *formula,
           const DesignOptions *options, gsize *offset, GError **error)
{
  g_autoptr(Design) design = g_new0(Design, 1);
  g_auto(Planner) planner;
  guint weights = 0, cluster = 0;
  planner_init(&planner, scope, text, formula);
  design->intercept = formula->intercept;
  const gboolean gathered = planner_run(&planner, formula, error);
  *offset = planner.offset;
  if (!gathered)
    return NULL;
  if (!plan_beside(&planner, options, &weights, &cluster, error)) {
    *offset = NO_OFFSET;
    return NULL;
  }
  *offset = 0;
  if (!make_frame(&planner, design, subject, options, error))
    return NULL;
  g_array_set_size(planner.bases, 0); /* those of the gathering have no levels and seasons among them */
  if (!planner_run(&planner, formula, error)) {
    *offset = planner.offset;
    return NULL;
  }
  design->bases = g_steal_pointer(&planner.bases);
  design->lagged_response = planner.lagged_response;
  fill_model(design, planner.columns);
  take_beside(design, weights, cluster);
  return g_steal_pointer(&design);
}
