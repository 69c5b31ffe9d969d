#include "design.h"

#include <string.h>

#include "datasets/problems.h"
#include "evaluator.h"

/* A column before there are rows: a series by its place in the frame, or one computed from the periods. */
typedef enum { PLAN_SERIES, PLAN_TREND, PLAN_SEASON, PLAN_STEP, PLAN_PULSE, PLAN_RAMP } PlanKind;

typedef struct {
  PlanKind kind;
  char *name;
  guint place;   /* PLAN_SERIES: the frame's column */
  gint64 season; /* PLAN_SEASON: place in the year */
  Period at;     /* PLAN_STEP and the like */
} Plan;

typedef struct {
  const Scope *scope;
  const char *text;
  GPtrArray *series; /* Series: the response, then terms */
  GArray *plans;     /* Plan */
  gboolean season;
  gsize offset;
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
    g_autoptr(Expr) lag = expr_parse(source, &ignored, NULL);
    Series *series = evaluate(planner->scope, source, lag, &ignored, error);
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

static gboolean
plan_call(Planner *planner, const Expr *term, char *name, GError **error)
{
  static const struct {
    const char *name;
    PlanKind kind;
  } dummies[] = {{"step", PLAN_STEP}, {"pulse", PLAN_PULSE}, {"ramp", PLAN_RAMP}};
  const guint n = expr_n_arguments(term);
  for (gsize i = 0; i < G_N_ELEMENTS(dummies); i++)
    if (g_str_equal(term->name, dummies[i].name)) {
      const gboolean one = n == 1;
      if (one)
        plan(planner, dummies[i].kind, name, expr_argument(term, 0)->period);
      else
        g_free(name);
      return one || refuse(planner, term, error, "step, pulse and ramp take one period");
    }
  if (g_str_equal(term->name, "I") && n == 1)
    return plan_series(planner, expr_argument(term, 0), name, error);
  if (g_str_equal(term->name, "lag") && n == 2 && expr_argument(term, 1)->kind == EXPR_RANGE) {
    g_free(name);
    return plan_lags(planner, term, error);
  }
  return plan_series(planner, term, name, error);
}

static gboolean
plan_term(Planner *planner, const Expr *term, GError **error)
{
  char *name = expr_source(planner->text, term);
  const gboolean bare = term->kind == EXPR_NAME && !is_known(planner, term->name);
  if (bare && g_str_equal(term->name, "trend")) {
    plan(planner, PLAN_TREND, name, (Period){0});
    return TRUE;
  }
  if (bare && g_str_equal(term->name, "season")) {
    g_free(name);
    planner->season = TRUE;
    return TRUE;
  }
  return term->kind == EXPR_CALL ? plan_call(planner, term, name, error) : plan_series(planner, term, name, error);
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
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "season needs several periods a year, and these are %s",
                frequency_name(frequency));
    return FALSE;
  }
  for (gint64 place = 1; place < places; place++) {
    Plan season = {.kind = PLAN_SEASON, .season = place};
    season.name = g_strdup_printf("season[%" G_GINT64_FORMAT "]", place + 1);
    g_array_append_val(planner->plans, season);
  }
  return TRUE;
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
    return period.last >= plan->at.first && period.first <= plan->at.first ? 1 : 0;
  case PLAN_RAMP:
    break;
  }
  if (period.last < plan->at.first)
    return 0;
  gsize start = row; /* 0 in the period of the date, then 1, 2, ... on the grid */
  while (start > 0 && frame->periods[start - 1].last >= plan->at.first)
    start--;
  return (double)(grid[row] - grid[start]);
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
  if (!design->frame || (planner->season && !plan_season(planner, design->frame, error)))
    return FALSE;
  design->grid = frame_grid(design->frame);
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
  Planner planner = {.scope = scope, .text = text, .series = series, .plans = plans};
  design->intercept = formula->intercept;
  const gboolean done = plan_all(&planner, formula, error) && fill_design(&planner, design, subject, sample, error);
  *offset = planner.offset;
  return done ? g_steal_pointer(&design) : NULL;
}
