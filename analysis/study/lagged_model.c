#include "lagged_model.h"

#include "datasets/problems.h"
#include "stats/unit_root.h"

void
lagged_model_free(LaggedModel *model)
{
  if (!model)
    return;
  g_strfreev(model->labels);
  for (gsize j = 0; model->units && j < model->k; j++)
    g_free(model->units[j]);
  g_free(model->units);
  frame_free(model->frame);
  g_free(model->grid);
  lag_table_free(model->table);
  g_free(model->integrated);
  g_free(model->not_judged);
  g_free(model);
}

gboolean
lagged_model_integrated(const LaggedModel *model)
{
  for (gsize j = 0; j < model->k; j++)
    if (model->integrated[j])
      return TRUE;
  return FALSE;
}

/* Places on the grid; where there is none, periods that do not adjoin are two places apart. */
static gint64 *
grid_of(const Frame *frame, Frequency frequency)
{
  gint64 *grid = frame_grid(frame);
  if (frequency != FREQUENCY_IRREGULAR)
    return grid;
  for (gsize i = 1; i < frame->n; i++)
    grid[i] = grid[i - 1] + (frame->periods[i - 1].last + 1 == frame->periods[i].first ? 1 : 2);
  return grid;
}

static gboolean
check_options(const AnalysisOptions *options, GError **error)
{
  if (options->lag_choice == LAGS_RULE) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                        "lags are a number here, or aic or bic; there is no rule");
    return FALSE;
  }
  if (options->lag_choice == LAGS_GIVEN && options->max_lags != OPTION_UNSET) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                        "max-lags is for lags: aic and lags: bic; here lags is a number");
    return FALSE;
  }
  return TRUE;
}

static LaggedModel *
model_of(const Series *const *series, gsize k, Frame *frame)
{
  LaggedModel *model = g_new0(LaggedModel, 1);
  model->k = k;
  model->frame = frame;
  model->labels = g_new0(char *, k + 1);
  model->units = g_new0(char *, k);
  for (gsize j = 0; j < k; j++) {
    model->labels[j] = g_strdup(series_label(series[j]));
    model->units[j] = g_strdup(series[j]->unit);
  }
  model->frequency = series_frequency(series[0]);
  model->grid = grid_of(frame, model->frequency);
  model->set =
      (SeriesSet){k, frame->n, (const double *const *)frame->columns, (const char *const *)model->labels, model->grid};
  return model;
}

static gboolean
choose_lags(LaggedModel *model, const AnalysisOptions *options, GError **error)
{
  model->part = options->terms == TERMS_NONE    ? REGRESS_NONE
                : options->terms == TERMS_TREND ? REGRESS_TREND
                                                : REGRESS_CONSTANT;
  if (options->lag_choice == LAGS_GIVEN) {
    model->lags = options->lags;
    return TRUE;
  }
  model->most_by_rule = options->max_lags == OPTION_UNSET;
  model->criterion = options->lag_choice == LAGS_AIC ? CRITERION_AIC : CRITERION_BIC;
  const gsize most = model->most_by_rule ? var_most_lags(&model->set, model->part) : options->max_lags;
  model->table = var_select_lags(&model->set, model->part, most, error);
  if (!model->table)
    return FALSE;
  model->lags = model->table->best[model->criterion];
  return TRUE;
}

/* The longest run of neighbours on the grid. */
static gsize
longest_run(const LaggedModel *model, gsize *first)
{
  gsize longest = 0, length = 0;
  for (gsize i = 0; i < model->frame->n; i++) {
    length = i && model->grid[i] == model->grid[i - 1] + 1 ? length + 1 : 1;
    if (length > longest) {
      longest = length;
      *first = i + 1 - length;
    }
  }
  return longest;
}

static void
judge_integration(LaggedModel *model)
{
  gsize first = 0;
  const gsize n = longest_run(model, &first);
  model->integrated = g_new0(gboolean, model->k);
  for (gsize j = 0; j < model->k; j++) {
    g_autoptr(GError) error = NULL;
    if (!looks_integrated(model->frame->columns[j] + first, n, &model->integrated[j], &error) && !model->not_judged)
      model->not_judged = g_strdup_printf("%s: %s", model->labels[j], error->message);
  }
}

LaggedModel *
lagged_model_new(const AnalysisInput *input, GError **error)
{
  g_autoptr(GPtrArray) series = g_ptr_array_new();
  for (guint i = 0; i < input->of->len; i++)
    g_ptr_array_add(series, g_ptr_array_index(input->of, i));
  for (guint i = 0; i < input->given->len; i++)
    g_ptr_array_add(series, g_ptr_array_index(input->given, i));
  const Series *const *all = (const Series *const *)series->pdata;
  if (!check_options(&input->def->options, error))
    return NULL;
  Frame *frame = analysis_frame(input, all, series->len, error);
  if (!frame)
    return NULL;
  g_autoptr(LaggedModel) model = model_of(all, series->len, frame);
  if (!choose_lags(model, &input->def->options, error))
    return NULL;
  judge_integration(model);
  return g_steal_pointer(&model);
}

gsize
lagged_model_in_gaps(const LaggedModel *model, gsize lags)
{
  return model->frame->n - MIN(lags, model->frame->n) - lagged_count(&model->set, lags);
}

void
lagged_model_ledger(const LaggedModel *model, const AnalysisInput *input, gsize lags)
{
  const gsize n = model->frame->n;
  g_autofree Period *gaps = g_new(Period, n);
  gsize count = 0;
  for (gsize i = lags; i < n; i++)
    if (grid_apart(model->grid, i, i - lags) != lags)
      gaps[count++] = model->frame->periods[i];
  if (lags > 0)
    ledger_add(input->scope->ledger, input->def->name, "no lags yet at the start of the sample", MIN(lags, n),
               model->frame->periods, MIN(lags, n));
  if (count > 0)
    ledger_add(input->scope->ledger, input->def->name, "a lag falls into a gap", count, gaps, count);
}
