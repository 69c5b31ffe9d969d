#include "parts_screening_study.h"

#include <math.h>

#include "datasets/problems.h"
#include "longest_run.h"
#include "model.h"
#include "one_index.h"
#include "screening_study.h"
#include "stats/lag_maximum.h"

void
parts_screening_free(gpointer data)
{
  PartsScreening *study = data;
  if (!study)
    return;
  for (gsize i = 0; study->parts && i < study->n_parts; i++) {
    g_free(study->parts[i].code);
    g_free(study->parts[i].label);
  }
  g_free(study->parts);
  g_free(study->cells);
  g_free(study->label);
  g_free(study->by);
  g_free(study->index);
  g_free(study);
}

const ScreenedCell *
parts_screening_cell(const PartsScreening *study, const ScreenedPart *part, int lag)
{
  return &part->cells[(gsize)((gint64)study->lags + lag)];
}

CellInterval
parts_screening_interval(const PartsScreening *study, const ScreenedPart *part, int lag)
{
  return screening_interval(parts_screening_cell(study, part, lag), lag, part->n, part->effective, CONFIDENCE_LEVEL);
}

static gboolean
take_method(const AnalysisInput *input, PartsMethod *method, GError **error)
{
  static const char *const words[] = {"growth", "changes", "levels"};
  const AnalysisOptions *options = &input->def->options;
  if (input->given->len != 1) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                        "parts-screening needs 'given', one expression: the index");
    return FALSE;
  }
  if (!screening_check_lags(options, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (!options->method || g_str_equal(options->method, words[i])) {
      *method = (PartsMethod)i;
      return TRUE;
    }
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "method is growth, changes or levels, not '%s'", options->method);
  return FALSE;
}

/* What is taken of a value; NaN where there is no log. */
static double
taken(const Observation *observation, PartsMethod method)
{
  if (!observation || !observation_is_exact(observation))
    return NAN;
  if (method != PARTS_GROWTH)
    return observation->value;
  return observation->value > 0 ? log(observation->value) : NAN;
}

static Series *
part_as_asked(PartsScreening *study, const Series *part)
{
  Series *series = series_like(part);
  for (gsize i = 0; i < series_length(part); i++) {
    const Observation *here = series_at(part, i);
    const double now = taken(here, study->method);
    study->without_log += observation_is_exact(here) && isnan(now) ? 1 : 0;
    const double value = study->method == PARTS_LEVELS ? now : now - taken(series_before(part, i, 1), study->method);
    series_add(series, isnan(value) ? observation_missing(here->period, MISSING_UNDEFINED)
                                    : observation_exact(here->period, value));
  }
  return series;
}

static void
free_frame(gpointer frame)
{
  frame_free(frame);
}

/* Index and part over their longest run; NULL without an error where they have no period in common. */
static Frame *
run_of_part(PartsScreening *study, const Series *index, const Series *part, gsize *outside, GError **error)
{
  g_autoptr(Series) asked = part_as_asked(study, part);
  const Series *const both[] = {index, asked};
  gsize first;
  g_autoptr(Frame) frame = frame_new(both, 2, FRAME_INNER, NULL, NULL, NULL, NULL);
  if (!frame || !frame_check_index(frame, both, error))
    return NULL;
  Frame *run = frame_run(frame, &first);
  *outside += frame->n - run->n;
  return run;
}

/* A frame for each part, NULL where it has none (transfer full; NULL after an error). */
static GPtrArray *
all_runs(const AnalysisInput *input, PartsScreening *study, gsize *outside, GError **error)
{
  const Breakdown *of = g_ptr_array_index(input->breakdowns, 0);
  const Series *index = g_ptr_array_index(input->given, 0);
  g_autoptr(GPtrArray) runs = g_ptr_array_new_with_free_func(free_frame);
  for (gsize i = 0; i < of->k; i++) {
    const Series *both[] = {index, breakdown_part(of, i)->series};
    GError *cause = NULL;
    if (!series_same_frequency(both, 2, error))
      return NULL;
    g_ptr_array_add(runs, run_of_part(study, index, both[1], outside, &cause));
    if (cause) {
      g_propagate_error(error, cause);
      return NULL;
    }
  }
  return g_steal_pointer(&runs);
}

static gsize
longest_of(const GPtrArray *runs)
{
  gsize longest = 0;
  for (guint i = 0; i < runs->len; i++) {
    const Frame *run = g_ptr_array_index(runs, i);
    longest = MAX(longest, run ? run->n : 0);
  }
  return longest;
}

/* Drops runs that are too short, or in which one side is constant. */
static void
drop_runs(PartsScreening *study, GPtrArray *runs)
{
  for (guint i = 0; i < runs->len; i++) {
    const Frame *run = g_ptr_array_index(runs, i);
    const gboolean too_short = !run || run->n < study->shortest;
    const gboolean constant = !too_short && (!stats_check_varies(run->columns[0], run->n, "", NULL) ||
                                             !stats_check_varies(run->columns[1], run->n, "", NULL));
    study->short_parts += too_short ? 1 : 0;
    study->constant_parts += constant ? 1 : 0;
    study->n_parts += too_short || constant ? 0 : 1;
    if (too_short || constant)
      free_frame(g_steal_pointer(&g_ptr_array_index(runs, i)));
  }
}

static gboolean
check_size(const PartsScreening *study, GError **error)
{
  const gsize cells = 2 * study->lags + 1;
  if (study->n_parts == 0)
    g_set_error(error, STATS_ERROR, STATS_ERROR_CONSTANT,
                "no part of '%s' varies together with the index over %" G_GSIZE_FORMAT " periods or more", study->label,
                study->shortest);
  else if (study->n_parts > PARTS_SCREENING_MOST / cells)
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                "%" G_GSIZE_FORMAT " parts at %" G_GSIZE_FORMAT " lags are more than %d tests; fewer lags are",
                study->n_parts, cells, PARTS_SCREENING_MOST);
  else
    return TRUE;
  return FALSE;
}

/* The lag with the smallest p, the lowest of equals. */
static void
find_best(const PartsScreening *study, ScreenedPart *part)
{
  part->best = 0;
  part->p = parts_screening_cell(study, part, 0)->p;
  for (int lag = -(int)study->lags; lag <= (int)study->lags; lag++) {
    const double p = parts_screening_cell(study, part, lag)->p;
    if (p < part->p || (isnan(part->p) && !isnan(p))) {
      part->best = lag;
      part->p = p;
    }
  }
}

static gboolean
screen_part(PartsScreening *study, gsize place, const BreakdownPart *from, const Frame *run, GError **error)
{
  ScreenedPart *part = &study->parts[place];
  *part = (ScreenedPart){.code = g_strdup(from->code),
                         .label = g_strdup(from->label),
                         .n = run->n,
                         .first = run->periods[0],
                         .last = run->periods[run->n - 1],
                         .cells = study->cells + place * (2 * study->lags + 1)};
  if (!screen_series(run->columns[0], run->columns[1], run->n, study->lags, part->cells, &part->effective, error))
    return FALSE;
  find_best(study, part);
  return TRUE;
}

static int
by_p(gconstpointer a, gconstpointer b)
{
  const ScreenedPart *one = a, *other = b;
  if (one->p < other->p || one->p > other->p)
    return one->p < other->p ? -1 : 1;
  if (isnan(one->p) != isnan(other->p))
    return isnan(one->p) ? 1 : -1;
  return one->cells < other->cells ? -1 : 1; /* they stand in the order of the codes */
}

static gboolean
screen(PartsScreening *study, const Breakdown *of, const GPtrArray *runs, GError **error)
{
  const gsize cells = study->n_parts * (2 * study->lags + 1);
  gsize place = 0;
  study->parts = g_new0(ScreenedPart, study->n_parts);
  study->cells = g_new0(ScreenedCell, cells);
  for (gsize i = 0; i < of->k; i++) {
    const Frame *run = g_ptr_array_index(runs, i);
    if (run && !screen_part(study, place++, breakdown_part(of, i), run, error))
      return FALSE;
  }
  study->tests = screening_adjust(study->cells, cells);
  screening_count(study->cells, cells, &study->alone, &study->found);
  qsort(study->parts, study->n_parts, sizeof *study->parts, by_p);
  return TRUE;
}

static void
enter_left_out(const AnalysisInput *input, const PartsScreening *study, gsize outside)
{
  Ledger *ledger = input->scope->ledger;
  const char *name = input->def->name;
  g_autofree char *reason =
      g_strdup_printf("parts with fewer than %" G_GSIZE_FORMAT " periods in a row beside the index", study->shortest);
  if (study->short_parts)
    ledger_add(ledger, name, reason, study->short_parts, NULL, 0);
  if (study->constant_parts)
    ledger_add(ledger, name, "parts that do not vary beside the index", study->constant_parts, NULL, 0);
  if (study->without_log)
    ledger_add(ledger, name, "values of parts that are not above zero and have no logarithm", study->without_log, NULL,
               0);
  if (outside)
    ledger_add(ledger, name, "periods of parts outside their longest run without a gap", outside, NULL, 0);
}

static gboolean
compute(const AnalysisInput *input, PartsScreening *study, GError **error)
{
  const AnalysisOptions *options = &input->def->options;
  const Breakdown *of = g_ptr_array_index(input->breakdowns, 0);
  gsize outside = 0;
  g_autoptr(GPtrArray) runs = all_runs(input, study, &outside, error);
  if (!runs)
    return FALSE;
  const gsize longest = longest_of(runs);
  study->lags = screening_lags(options, longest);
  if (!lag_window_check(longest, study->lags, error)) {
    g_prefix_error(error, "the longest run of a part beside the index: ");
    return FALSE;
  }
  study->shortest = MAX(2 * study->lags + 1, LAG_MAXIMUM_LEAST);
  drop_runs(study, runs);
  if (!check_size(study, error) || !screen(study, of, runs, error))
    return FALSE;
  study->top = MIN(options->top == OPTION_UNSET ? PARTS_SCREENING_TOP : options->top, study->n_parts);
  enter_left_out(input, study, outside);
  return TRUE;
}

gpointer
parts_screening_run(const AnalysisInput *input, GError **error)
{
  const Breakdown *of = g_ptr_array_index(input->breakdowns, 0);
  PartsMethod method;
  if (!take_method(input, &method, error))
    return NULL;
  const Series *index = g_ptr_array_index(input->given, 0);
  PartsScreening *study = g_new0(PartsScreening, 1);
  study->label = g_strdup(of->label ? of->label : of->name);
  study->by = g_strdup(of->by);
  study->index = g_strdup(series_label(index));
  study->frequency = of->frequency;
  study->method = method;
  study->by_rule = input->def->options.lag_choice != LAGS_GIVEN;
  if (compute(input, study, error))
    return study;
  parts_screening_free(study);
  return NULL;
}
