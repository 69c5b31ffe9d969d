#include "design.h"

#include <string.h>

#include "datasets/problems.h"
#include "evaluator.h"
#include "one_index.h"

/* A column before there are rows: a series by its place in the frame, or one computed from the periods. */
typedef enum { PLAN_SERIES, PLAN_TREND, PLAN_SEASON, PLAN_STEP, PLAN_PULSE, PLAN_RAMP } PlanKind;

typedef struct {
  PlanKind kind;
  char *name;
  guint place;   /* PLAN_SERIES: the frame's column */
  gint64 season; /* PLAN_SEASON: place in the year */
  Period at;     /* PLAN_STEP and the like */
  gint64 start;  /* PLAN_RAMP: grid place of the period that contains the date */
} Plan;

typedef struct {
  const Scope *scope;
  const char *text;
  GPtrArray *series; /* Series: the response, then terms */
  GArray *plans;     /* Plan */
  gboolean season, intercept;
  gsize season_at, offset;
} Planner;

static void
plan_clear(gpointer data)
{
  g_free(((Plan *)data)->name);
}

void
design_free(Design *design)
{
  if (!design)
    return;
  frame_free(design->frame);
  g_free(design->grid);
  series_free(design->response);
  g_free(design->source);
  if (design->names)
    g_ptr_array_unref(design->names);
  if (design->matrix)
    gsl_matrix_free(design->matrix);
  g_free(design);
}

static void
plan(Planner *planner, PlanKind kind, char *name, Period at)
{
  const Plan plan = {.kind = kind, .name = name, .at = at, .place = planner->series->len};
  g_array_append_val(planner->plans, plan);
}

static gboolean
plan_series(Planner *planner, const Expr *expr, char *name, GError **error)
{
  Series *series = evaluate(planner->scope, planner->text, expr, &planner->offset, error);
  if (!series) {
    g_free(name);
    return FALSE;
  }
  plan(planner, PLAN_SERIES, name, (Period){0});
  g_ptr_array_add(planner->series, series);
  return TRUE;
}

static gboolean
refuse(Planner *planner, const Expr *at, GError **error, const char *why)
{
  planner->offset = at->offset;
  g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA, why);
  return FALSE;
}

/* lag(x, a:b) as the calls lag(x, a) to lag(x, b). */
static gboolean
plan_lags(Planner *planner, const Expr *call, GError **error)
{
  const Expr *range = expr_argument(call, 1);
  Evaluator evaluator = {.scope = planner->scope, .text = planner->text};
  int from, to;
  if (!evaluate_whole(&evaluator, expr_argument(range, 0), &from) ||
      !evaluate_whole(&evaluator, expr_argument(range, 1), &to)) {
    planner->offset = evaluator.error_at;
    g_propagate_error(error, evaluator.error);
    return FALSE;
  }
  if (from > to || to - from > 100)
    return refuse(planner, range, error, "a range of lags runs upwards, by at most 100");
  g_autofree char *inner = expr_source(planner->text, expr_argument(call, 0));
  for (int k = from; k <= to; k++) {
    g_autofree char *source = g_strdup_printf("lag(%s, %d)", inner, k);
    gsize ignored;
    g_autoptr(Expr) lag = expr_parse(source, &ignored, error);
    Series *series = lag ? evaluate(planner->scope, source, lag, &ignored, error) : NULL;
    if (!series) {
      planner->offset = call->offset;
      return FALSE;
    }
    plan(planner, PLAN_SERIES, g_steal_pointer(&source), (Period){0});
    g_ptr_array_add(planner->series, series);
  }
  return TRUE;
}

static gboolean
is_known(const Planner *planner, const char *name)
{
  return planner->scope->lookup(planner->scope->data, name, NULL) != NULL;
}

static const struct {
  const char *name;
  PlanKind kind;
} dummies[] = {{"step", PLAN_STEP}, {"pulse", PLAN_PULSE}, {"ramp", PLAN_RAMP}};

static gboolean
refuse_cross_section(Planner *planner, const Expr *term, GError **error)
{
  planner->offset = term->offset;
  g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s needs periods, and this table has none", term->name);
  return FALSE;
}

static gboolean
plan_dummy(Planner *planner, const Expr *term, PlanKind kind, GError **error)
{
  if (planner->scope->cross_section)
    return refuse_cross_section(planner, term, error);
  if (expr_n_arguments(term) != 1)
    return refuse(planner, term, error, "step, pulse and ramp take one period");
  plan(planner, kind, expr_source(planner->text, term), expr_argument(term, 0)->period);
  return TRUE;
}

static gboolean
plan_call(Planner *planner, const Expr *term, GError **error)
{
  const guint n = expr_n_arguments(term);
  for (gsize i = 0; i < G_N_ELEMENTS(dummies); i++)
    if (g_str_equal(term->name, dummies[i].name))
      return plan_dummy(planner, term, dummies[i].kind, error);
  if (g_str_equal(term->name, "I") && n != 1)
    return refuse(planner, term, error, "I() takes one expression");
  if (g_str_equal(term->name, "lag") && n == 2 && expr_argument(term, 1)->kind == EXPR_RANGE)
    return plan_lags(planner, term, error);
  return plan_series(planner, g_str_equal(term->name, "I") ? expr_argument(term, 0) : term,
                     expr_source(planner->text, term), error);
}

static gboolean
plan_term(Planner *planner, const Expr *term, GError **error)
{
  if (term->kind == EXPR_CALL)
    return plan_call(planner, term, error);
  const gboolean trend = g_str_equal(term->name, "trend"), season = g_str_equal(term->name, "season");
  if ((!trend && !season) || is_known(planner, term->name))
    return plan_series(planner, term, expr_source(planner->text, term), error);
  if (planner->scope->cross_section)
    return refuse_cross_section(planner, term, error);
  if (season) {
    planner->season = TRUE;
    planner->season_at = term->offset;
  } else {
    plan(planner, PLAN_TREND, expr_source(planner->text, term), (Period){0});
  }
  return TRUE;
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
plan_season(Planner *planner, const Frame *frame, GError **error)
{
  const Frequency frequency = period_frequency(frame->periods[0]);
  const int places = frequency_per_year(frequency);
  if (frequency == FREQUENCY_DAY || places < 2) {
    planner->offset = planner->season_at;
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "season needs several periods a year, and these are %s",
                frequency_name(frequency));
    return FALSE;
  }
  for (gint64 place = planner->intercept ? 1 : 0; place < places; place++) {
    Plan season = {.kind = PLAN_SEASON, .season = place};
    season.name = g_strdup_printf("season[%" G_GINT64_FORMAT "]", place + 1);
    g_array_append_val(planner->plans, season);
  }
  return TRUE;
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

static double
cell(const Plan *plan, const Frame *frame, const gint64 *grid, gsize row)
{
  const Period period = frame->periods[row];
  switch (plan->kind) {
  case PLAN_SERIES:
    return frame->columns[plan->place][row];
  case PLAN_TREND:
    return (double)grid[row];
  case PLAN_SEASON:
    return place_in_year(period) == plan->season ? 1 : 0;
  case PLAN_STEP:
    return period.last >= plan->at.first ? 1 : 0;
  case PLAN_PULSE:
    return overlap(period, plan->at) ? 1 : 0;
  case PLAN_RAMP:
    break;
  }
  return period.last < plan->at.first ? 0 : (double)(grid[row] - plan->start);
}

static void
place_ramps(const Design *design, GArray *plans)
{
  for (guint i = 0; i < plans->len; i++) {
    Plan *ramp = &g_array_index(plans, Plan, i);
    if (ramp->kind == PLAN_RAMP)
      ramp->start = place_of_date(design->frame, design->grid, ramp->at);
  }
}

static void
fill_matrix(Design *design, const GArray *plans)
{
  const gsize k = plans->len + (design->intercept ? 1 : 0);
  design->names = g_ptr_array_new_with_free_func(g_free);
  design->matrix = gsl_matrix_alloc(design->frame->n, k);
  gsize column = 0;
  if (design->intercept) {
    g_ptr_array_add(design->names, g_strdup("(Intercept)"));
    for (gsize row = 0; row < design->frame->n; row++)
      gsl_matrix_set(design->matrix, row, 0, 1);
    column = 1;
  }
  for (guint i = 0; i < plans->len; i++, column++) {
    const Plan *plan = &g_array_index(plans, Plan, i);
    g_ptr_array_add(design->names, g_strdup(plan->name));
    for (gsize row = 0; row < design->frame->n; row++)
      gsl_matrix_set(design->matrix, row, column, cell(plan, design->frame, design->grid, row));
  }
  g_ptr_array_add(design->names, NULL);
}

static gboolean
plan_all(Planner *planner, const Formula *formula, GError **error)
{
  Series *response = evaluate(planner->scope, planner->text, formula->response, &planner->offset, error);
  if (!response)
    return FALSE;
  g_ptr_array_add(planner->series, response);
  for (guint i = 0; i < formula->terms->len; i++)
    if (!plan_term(planner, g_ptr_array_index(formula->terms, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
fill_design(Planner *planner, Design *design, const char *subject, const Period *sample, GError **error)
{
  g_autoptr(Series) texts = series_new(subject);
  for (guint i = 0; i < planner->series->len; i++)
    join_texts(texts, g_ptr_array_index(planner->series, i));
  design->source = g_strdup(texts->source);
  design->response = series_copy(g_ptr_array_index(planner->series, 0));
  design->frame = frame_new((const Series *const *)planner->series->pdata, planner->series->len, FRAME_INNER, sample,
                            subject, planner->scope->ledger, error);
  if (!design->frame || !frame_check_index(design->frame, (const Series *const *)planner->series->pdata, error) ||
      (planner->season && !plan_season(planner, design->frame, error)))
    return FALSE;
  design->grid = frame_grid(design->frame);
  place_ramps(design, planner->plans);
  fill_matrix(design, planner->plans);
  return TRUE;
}

Design *
design_new(const Scope *scope, const char *subject, const char *text, const Formula *formula, const Period *sample,
           gsize *offset, GError **error)
{
  g_autoptr(Design) design = g_new0(Design, 1);
  g_autoptr(GPtrArray) series = g_ptr_array_new_with_free_func((GDestroyNotify)series_free);
  g_autoptr(GArray) plans = g_array_new(FALSE, FALSE, sizeof(Plan));
  g_array_set_clear_func(plans, plan_clear);
  Planner planner = {.scope = scope, .text = text, .series = series, .plans = plans, .intercept = formula->intercept};
  design->intercept = formula->intercept;
  const gboolean done = plan_all(&planner, formula, error) && fill_design(&planner, design, subject, sample, error);
  *offset = planner.offset;
  return done ? g_steal_pointer(&design) : NULL;
}
