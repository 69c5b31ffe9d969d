#include "panel_rows.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"
#include "one_index.h"
#include "panel_scope.h"
#include "terms.h"

void
panel_rows_free(PanelRows *rows)
{
  if (!rows)
    return;
  g_free(rows->by);
  g_free(rows->response);
  g_free(rows->unit);
  g_free(rows->traded);
  g_strfreev(rows->codes);
  g_free(rows->periods);
  g_free(rows->part);
  g_free(rows->period);
  g_free(rows->y);
  gsl_matrix_free(rows->design);
  g_strfreev(rows->names);
  panel_zeros_free(rows->uncovered);
  if (rows->zeros)
    g_ptr_array_unref(rows->zeros);
  g_free(rows);
}

/* While the table is made. */
typedef struct {
  const AnalysisInput *input;
  PanelScope *scope;
  PanelRows *rows;
  GPtrArray *series;     /* GPtrArray of Series, a part: the response, then what the terms need */
  GArray *part, *period; /* gsize: of complete pairs */
  GPtrArray *columns;    /* GArray of double, one for each series of a part */
  double *sizes;         /* a part: what the response's breakdowns hold of it in all periods */
} Maker;

static void
array_free(gpointer array)
{
  g_array_unref(array);
}

static void
maker_clear(Maker *maker)
{
  g_ptr_array_unref(maker->series);
  g_array_unref(maker->part);
  g_array_unref(maker->period);
  g_ptr_array_unref(maker->columns);
  g_free(maker->sizes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Maker, maker_clear)

static Period
sample_of(const AnalysisInput *input)
{
  const Period all = {G_MININT32, G_MAXINT32};
  return input->def->has_sample ? input->def->sample : all;
}

/* Evaluates the formula for every part. The planner stays with the last of them. */
static gboolean
evaluate_parts(Maker *maker, Planner *planner, GError **error)
{
  const AnalysisDef *def = maker->input->def;
  for (gsize i = 0; i < maker->rows->n_parts; i++) {
    planner_clear(planner);
    panel_scope_turn(maker->scope, maker->rows->codes[i]);
    planner_init(planner, &maker->scope->scope, def->formula_node->text, def->formula);
    const gboolean fine = planner_run(planner, def->formula, error);
    *maker->input->offset = planner->offset;
    if (!fine)
      return FALSE;
    g_ptr_array_add(maker->series, g_ptr_array_ref(planner->series));
    const Series *const *all = (const Series *const *)(void *)planner->series->pdata;
    if (!series_same_frequency(all, planner->series->len, error))
      return FALSE;
    for (guint j = 0; j < planner->series->len; j++)
      analysis_add_source(maker->input, all[j]->source);
  }
  *maker->input->offset = 0;
  return TRUE;
}

static gint
by_period(gconstpointer a, gconstpointer b)
{
  return period_compare(*(const Period *)a, *(const Period *)b);
}

/* The periods of the sample in which any part's response has an observation. */
static void
collect_periods(Maker *maker)
{
  PanelRows *rows = maker->rows;
  const Period sample = sample_of(maker->input);
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Period));
  for (guint i = 0; i < maker->series->len; i++) {
    const Series *response = g_ptr_array_index((const GPtrArray *)g_ptr_array_index(maker->series, i), 0);
    for (gsize t = 0; t < series_length(response); t++)
      if (period_within(series_at(response, t)->period, sample))
        g_array_append_val(all, series_at(response, t)->period);
    if (rows->frequency == FREQUENCY_IRREGULAR)
      rows->frequency = series_frequency(response);
  }
  g_array_sort(all, by_period);
  rows->periods = g_new(Period, MAX(all->len, 1));
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || !period_equal(g_array_index(all, Period, i - 1), g_array_index(all, Period, i)))
      rows->periods[rows->n_periods++] = g_array_index(all, Period, i);
}

static const Observation *
exact_at(const Series *series, Period period)
{
  const Observation *found = series_find(series, period);
  return found && observation_is_exact(found) ? found : NULL;
}

/* Files one pair under what there is of it. */
static void
count_raw(PanelPairs *pairs, double raw)
{
  pairs->absent += isnan(raw) ? 1 : 0;
  pairs->zero += raw == 0 ? 1 : 0;
  pairs->positive += raw > 0 ? 1 : 0;
  pairs->negative += raw < 0 ? 1 : 0;
}

/* Whether the pair has all values; otherwise what is missing is counted. */
static gboolean
is_complete(PanelPairs *pairs, const GPtrArray *series, Period period, double raw)
{
  if (!exact_at(g_ptr_array_index(series, 0), period)) {
    pairs->undefined_absent += isnan(raw) ? 1 : 0;
    pairs->undefined_zero += raw == 0 ? 1 : 0;
    pairs->undefined += !isnan(raw) && raw != 0 ? 1 : 0;
    return FALSE;
  }
  for (guint j = 1; j < series->len; j++)
    if (!exact_at(g_ptr_array_index(series, j), period)) {
      pairs->without_term++;
      return FALSE;
    }
  pairs->complete++;
  return TRUE;
}

/* The complete pairs of one part, which must not mix two published indices. */
static gboolean
add_part(Maker *maker, gsize part, GError **error)
{
  PanelRows *rows = maker->rows;
  const GPtrArray *series = g_ptr_array_index(maker->series, (guint)part);
  g_autofree Period *complete = g_new(Period, MAX(rows->n_periods, 1));
  const gboolean left_out = rows->covered && !panel_scope_covers(maker->scope, rows->codes[part]);
  Frame frame = {.k = series->len, .periods = complete};
  panel_scope_turn(maker->scope, rows->codes[part]);
  for (gsize t = 0; t < rows->n_periods; t++) {
    const double raw = panel_scope_raw(maker->scope, rows->periods[t]);
    count_raw(&rows->pairs, raw);
    maker->sizes[part] += isnan(raw) ? 0 : raw;
    rows->pairs.uncovered += left_out ? 1 : 0;
    if (left_out || !is_complete(&rows->pairs, series, rows->periods[t], raw))
      continue;
    complete[frame.n++] = rows->periods[t];
    g_array_append_val(maker->part, part);
    g_array_append_val(maker->period, t);
    for (guint j = 0; j < series->len; j++) {
      const double value = exact_at(g_ptr_array_index(series, j), rows->periods[t])->value;
      g_array_append_val((GArray *)g_ptr_array_index(maker->columns, j), value);
    }
  }
  return frame_check_index(&frame, (const Series *const *)(void *)series->pdata, error);
}

static gboolean
stack_parts(Maker *maker, GError **error)
{
  PanelRows *rows = maker->rows;
  const guint k = ((const GPtrArray *)g_ptr_array_index(maker->series, 0))->len;
  for (guint j = 0; j < k; j++)
    g_ptr_array_add(maker->columns, g_array_new(FALSE, FALSE, sizeof(double)));
  maker->sizes = g_new0(double, rows->n_parts);
  for (gsize i = 0; i < rows->n_parts; i++)
    if (!add_part(maker, i, error))
      return FALSE;
  rows->n = maker->part->len;
  if (rows->n)
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
              "of %" G_GSIZE_FORMAT " pairs of %s and period none has a value of the response and of every term",
              rows->n_parts * rows->n_periods, rows->by);
  return FALSE;
}

/* A base of the panel, one value a pair. */
static gboolean
fill_base(const Maker *maker, const Base *base, double *values, GError **error)
{
  const PanelRows *rows = maker->rows;
  if (base->kind == BASE_LEVEL || base->kind == BASE_RAMP) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "%s is no term of a panel",
                base->kind == BASE_LEVEL ? "factor()" : "ramp()");
    return FALSE;
  }
  const gboolean regular = rows->frequency != FREQUENCY_IRREGULAR;
  for (gsize i = 0; i < rows->n; i++) {
    const gsize t = g_array_index(maker->period, gsize, i);
    const gint64 grid = regular ? period_index(rows->periods[t]) - period_index(rows->periods[0]) : (gint64)t;
    values[i] = base_is_of_time(base)
                    ? base_at(base, rows->periods[t], grid)
                    : g_array_index((const GArray *)g_ptr_array_index(maker->columns, base->place), double, i);
  }
  return TRUE;
}

/* The periods of the complete pairs, for terms that depend on them. */
static Frame *
stacked_frame(const Maker *maker)
{
  Frame *frame = g_new0(Frame, 1);
  frame->n = maker->rows->n;
  frame->k = maker->columns->len;
  frame->periods = g_new(Period, frame->n);
  frame->columns = g_new0(double *, frame->k);
  for (gsize i = 0; i < frame->n; i++)
    frame->periods[i] = maker->rows->periods[g_array_index(maker->period, gsize, i)];
  for (guint j = 0; j < frame->k; j++)
    frame->columns[j] =
        g_memdup2(((const GArray *)g_ptr_array_index(maker->columns, j))->data, frame->n * sizeof(double));
  return frame;
}

static gboolean
fill_design(const Maker *maker, const Planner *planner, GError **error)
{
  PanelRows *rows = maker->rows;
  g_autoptr(ModelMatrix) model = model_matrix_new(rows->n);
  g_autofree double *values = g_new(double, rows->n);
  for (guint i = 0; i < planner->bases->len; i++) {
    if (!fill_base(maker, &g_array_index(planner->bases, Base, i), values, error))
      return FALSE;
    model_matrix_add_base(model, values);
  }
  for (guint i = 0; i < planner->columns->len; i++) {
    const PlannedColumn *column = g_ptr_array_index(planner->columns, i);
    model_matrix_add_column(model, column->name, (const BasePower *)(void *)column->powers->data, column->powers->len);
  }
  rows->k = model->k;
  rows->names = g_strdupv((char **)model->names->pdata);
  rows->design = model_matrix_rounded(model);
  return TRUE;
}

static gboolean
make_design(Maker *maker, Planner *planner, GError **error)
{
  const AnalysisDef *def = maker->input->def;
  PanelRows *rows = maker->rows;
  g_autoptr(Frame) frame = stacked_frame(maker);
  planner->frame = frame;
  g_array_set_size(planner->bases, 0);
  const gboolean planned = planner_run(planner, def->formula, error);
  *maker->input->offset = planned ? 0 : planner->offset;
  planner->frame = NULL;
  if (!planned || !fill_design(maker, planner, error))
    return FALSE;
  rows->lagged_response = planner->lagged_response;
  rows->part = g_memdup2(maker->part->data, rows->n * sizeof(gsize));
  rows->period = g_memdup2(maker->period->data, rows->n * sizeof(gsize));
  rows->y = g_memdup2(frame->columns[0], rows->n * sizeof(double));
  return TRUE;
}

static void
take_texts(Maker *maker)
{
  PanelRows *rows = maker->rows;
  const PanelScope *scope = maker->scope;
  const Breakdown *first = g_hash_table_lookup(scope->breakdowns, g_ptr_array_index(scope->response, 0));
  rows->by = g_strdup(g_str_equal(first->by, "actor") ? "partner" : first->by);
  GString *traded = g_string_new(NULL);
  for (guint i = 0; i < scope->response->len; i++)
    g_string_append_printf(traded, "%s%s", i ? ", " : "", (const char *)g_ptr_array_index(scope->response, i));
  rows->traded = g_string_free(traded, FALSE);
  rows->covered = maker->input->def->options.covered;
  rows->codes = panel_scope_parts(scope, sample_of(maker->input));
  rows->n_parts = g_strv_length(rows->codes);
}

static gboolean
check_parts(const PanelRows *rows, GError **error)
{
  if (rows->n_parts)
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD, "%s: there is no value in the sample", rows->traded);
  return FALSE;
}

/* The option `covered` leaves something to ask for, and some part. */
static gboolean
check_covered(const Maker *maker, GError **error)
{
  const PanelRows *rows = maker->rows;
  g_autofree char *names = panel_scope_zero_names(maker->scope);
  if (!rows->covered)
    return TRUE;
  if (!names) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                        "covered asks for a row in each breakdown whose absent rows are zeros, and the formula has no "
                        "such breakdown");
    return FALSE;
  }
  for (gsize i = 0; i < rows->n_parts; i++)
    if (panel_scope_covers(maker->scope, rows->codes[i]))
      return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "covered leaves out every part: none has a row in %s%s",
              strstr(names, ", ") ? "each of " : "", names);
  return FALSE;
}

/* Which parts are not named where absent rows are zeros; their sizes are known. */
static void
list_uncovered(Maker *maker)
{
  PanelRows *rows = maker->rows;
  g_autofree char *names = panel_scope_zero_names(maker->scope);
  g_autoptr(GPtrArray) codes = g_ptr_array_new();
  for (gsize i = 0; i < rows->n_parts; i++)
    if (!panel_scope_covers(maker->scope, rows->codes[i]))
      g_ptr_array_add(codes, rows->codes[i]);
  if (names)
    rows->uncovered = panel_zeros_new(names, codes, rows->codes, maker->sizes);
  if (rows->covered)
    g_hash_table_remove_all(maker->scope->zeros);
  rows->zeros = panel_zeros_of(maker->scope->zeros, rows->codes, maker->sizes);
}

static gboolean
make(Maker *maker, GError **error)
{
  PanelRows *rows = maker->rows;
  const AnalysisDef *def = maker->input->def;
  g_auto(Planner) planner;
  planner_init(&planner, &maker->scope->scope, def->formula_node->text, def->formula);
  take_texts(maker);
  if (!check_parts(rows, error) || !check_covered(maker, error) || !evaluate_parts(maker, &planner, error))
    return FALSE;
  const Series *response = g_ptr_array_index(planner.series, 0);
  rows->response = g_strdup(g_ptr_array_index(planner.sources, 0));
  rows->unit = g_strdup(response->unit);
  collect_periods(maker);
  if (!stack_parts(maker, error) || !make_design(maker, &planner, error))
    return FALSE;
  list_uncovered(maker);
  return TRUE;
}

PanelRows *
panel_rows_new(const AnalysisInput *input, GError **error)
{
  g_autoptr(PanelRows) rows = g_new0(PanelRows, 1);
  g_autoptr(PanelScope) scope = NULL;
  g_auto(Maker) maker = {.input = input,
                         .rows = rows,
                         .series = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref),
                         .part = g_array_new(FALSE, FALSE, sizeof(gsize)),
                         .period = g_array_new(FALSE, FALSE, sizeof(gsize)),
                         .columns = g_ptr_array_new_with_free_func(array_free)};
  if (input->def->formula->terms->len == 0) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA, "a panel needs a term besides the constant");
    return NULL;
  }
  scope = maker.scope = panel_scope_new(input, error);
  return scope && make(&maker, error) ? g_steal_pointer(&rows) : NULL;
}
