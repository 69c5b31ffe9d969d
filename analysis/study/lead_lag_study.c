#include "lead_lag_study.h"

#include "datasets/problems.h"
#include "longest_run.h"
#include "model.h"

#define HALVES 2
#define THIRDS 3

void
lead_lag_free(gpointer data)
{
  LeadLagStudy *study = data;
  if (!study)
    return;
  for (guint i = 0; i < N_ON; i++) {
    LeadLagSide *side = &study->on[i];
    g_free(side->why);
    g_free(side->periods);
    cross_correlation_free(side->correlation);
    prewhitened_free(side->prewhitened);
  }
  g_free(study->x);
  g_free(study->y);
  g_free(study);
}

static gboolean
check_lags(const AnalysisOptions *options, GError **error)
{
  if (options->lag_choice != LAGS_AIC && options->lag_choice != LAGS_BIC)
    return TRUE;
  g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                      "lags is a number or 'rule': aic and bic choose the order of a model, not a window");
  return FALSE;
}

static gsize
lags_of(const AnalysisOptions *options, gsize n)
{
  return options->lag_choice == LAGS_GIVEN ? options->lags : MIN(LEAD_LAG_RULE_MOST, n / 4);
}

static LagBootstrapOptions
bootstrap_options(const AnalysisOptions *options)
{
  return (LagBootstrapOptions){.resamples = options->resamples == OPTION_UNSET ? 0 : options->resamples,
                               .block = options->block == OPTION_UNSET ? 0 : options->block,
                               .seed = options->seed,
                               .level = CONFIDENCE_LEVEL};
}

/* What is known of the best lag beside its p-values. */
static void
look_at_best(LeadLagSide *side, const double *x, const double *y, const LagBootstrapOptions *options)
{
  side->at_best = (LagInterval){.lag = side->shift.best};
  if (!lag_bootstrap_intervals(x, y, side->n, options, &side->at_best, 1, NULL))
    side->at_best = (LagInterval){.lag = side->shift.best};
  side->needed = correlation_needed((double)side->n, 1 - CONFIDENCE_LEVEL);
  side->needed_effective = correlation_needed(side->correlation->effective, 1 - CONFIDENCE_LEVEL);
  lag_sub_periods(x, y, side->n, side->shift.best, HALVES, side->parts);
  lag_sub_periods(x, y, side->n, side->shift.best, THIRDS, side->parts + HALVES);
}

/* The tests call them x and y. */
static gboolean
check_varies(const LeadLagStudy *study, const LeadLagSide *side, const Frame *frame, GError **error)
{
  const char *of = side->on == ON_LEVELS ? "" : "changes of ";
  g_autofree char *x = g_strconcat(of, study->x, NULL), *y = g_strconcat(of, study->y, NULL);
  return lag_window_check(frame->n, side->lags, error) && stats_check_varies(frame->columns[0], frame->n, x, error) &&
         stats_check_varies(frame->columns[1], frame->n, y, error);
}

static gboolean
compute(LeadLagSide *side, const Frame *frame, const AnalysisOptions *options, GError **error)
{
  const double *x = frame->columns[0], *y = frame->columns[1];
  const LagBootstrapOptions bootstrap = bootstrap_options(options);
  side->n = frame->n;
  side->periods = g_memdup2(frame->periods, frame->n * sizeof *frame->periods);
  side->correlation = cross_correlation_new(x, y, frame->n, side->lags, CONFIDENCE_LEVEL, error);
  if (!side->correlation || !max_shift_test(x, y, frame->n, side->lags, options->seed, &side->shift, error) ||
      !max_bootstrap_test(x, y, frame->n, side->lags, &bootstrap, &side->bootstrap, error))
    return FALSE;
  side->prewhitened = prewhitened_new(x, y, frame->n, side->lags, CONFIDENCE_LEVEL, NULL);
  look_at_best(side, x, y, &bootstrap);
  return TRUE;
}

static void
compute_changes(LeadLagStudy *study, const Frame *levels, const AnalysisOptions *options)
{
  LeadLagSide *side = &study->on[ON_CHANGES];
  g_autoptr(Frame) frame = frame_changes(levels);
  g_autoptr(GError) error = NULL;
  side->on = ON_CHANGES;
  side->lags = MIN(study->on[ON_LEVELS].lags, lags_most(frame->n));
  if (check_varies(study, side, frame, &error) && compute(side, frame, options, &error))
    return;
  side->why = g_strdup(error->message);
  side->n = 0;
}

gpointer
lead_lag_run(const AnalysisInput *input, GError **error)
{
  const Series *both[] = {g_ptr_array_index(input->of, 0), g_ptr_array_index(input->of, 1)};
  const AnalysisOptions *options = &input->def->options;
  g_autoptr(Frame) frame = check_lags(options, error) ? analysis_frame(input, both, 2, error) : NULL;
  if (!frame)
    return NULL;
  g_autoptr(Frame) run = frame_longest_run(input, frame);
  LeadLagStudy *study = g_new0(LeadLagStudy, 1);
  study->x = g_strdup(series_label(both[0]));
  study->y = g_strdup(series_label(both[1]));
  study->frequency = series_frequency(both[0]);
  study->by_rule = options->lag_choice != LAGS_GIVEN;
  study->on[ON_LEVELS].lags = lags_of(options, run->n);
  if (!check_varies(study, &study->on[ON_LEVELS], run, error) || !compute(&study->on[ON_LEVELS], run, options, error)) {
    lead_lag_free(study);
    return NULL;
  }
  for (gsize i = 0; i < 2; i++)
    study->wander[i] = wander_of(run->columns[i], run->n, TRUE);
  compute_changes(study, run, options);
  return study;
}

char *
lead_lag_part_periods(const LeadLagSide *side, const SubPeriod *part)
{
  const gsize apart = (gsize)ABS(side->shift.best);
  g_autofree char *first = period_print(side->periods[part->first]),
                  *last = period_print(side->periods[part->first + part->n - 1 + apart]);
  return g_strdup_printf("%s–%s", first, last);
}
