#include "event_study.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"
#include "datasets/unit.h"
#include "design.h"
#include "model.h"
#include "other_events.h"

void
event_study_free(gpointer data)
{
  EventStudy *study = data;
  if (!study)
    return;
  g_free(study->formula);
  g_free(study->response);
  g_free(study->label);
  g_free(study->unit);
  g_free(study->source);
  g_free(study->title);
  g_free(study->periods);
  g_free(study->values);
  interrupted_free(study->interrupted);
  expected_path_free(study->path);
  expected_path_free(study->lead_path);
  placebo_free(study->placebo);
  if (study->others)
    g_ptr_array_unref(study->others);
  g_free(study);
}

static gboolean
refuse(GError **error, const char *why)
{
  g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA, why);
  return FALSE;
}

/* Two to thirty periods in which an effect is looked for, unless the study says how many. */
static gsize
default_window(Frequency frequency)
{
  const gsize years = 5, days = 30, least = 4;
  return frequency == FREQUENCY_YEAR  ? years
         : frequency == FREQUENCY_DAY ? days
                                      : MAX(least, (gsize)frequency_per_year(frequency));
}

static gboolean
read_shape(EventStudy *study, const char *method, GError **error)
{
  static const char *const words[] = {"level-and-slope", "step", "ramp", "pulse", NULL};
  for (guint i = 0; words[i]; i++)
    if (!method || g_str_equal(words[i], method)) {
      study->shape = (EventShape)i;
      return TRUE;
    }
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "'method' is level-and-slope, step, ramp or pulse, not '%s'",
              method);
  return FALSE;
}

static gboolean
read_options(EventStudy *study, const AnalysisOptions *options, GError **error)
{
  if (!options->has_at)
    return refuse(error, "event-studies need 'at': the first period in which the event is in force");
  if (options->lag_choice != LAGS_DEFAULT && options->lag_choice != LAGS_GIVEN)
    return refuse(error, "'lags' of event-studies is a number of periods before the event");
  if (options->window != OPTION_UNSET && options->window > PATH_MOST_STEPS) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "'window' is at most %d periods", PATH_MOST_STEPS);
    return FALSE;
  }
  study->at = options->at;
  return read_shape(study, options->method, error);
}

/* A term that is the word by itself. */
static gboolean
has_word(const Formula *formula, const char *word)
{
  for (guint i = 0; i < formula->terms->len; i++) {
    const Expr *term = g_ptr_array_index(formula->terms, i);
    if (term->kind == EXPR_NAME && g_str_equal(term->name, word))
      return TRUE;
  }
  return FALSE;
}

/* The formula of the controls, as a text of its own: "x ~ trend" for an expression x. */
static Formula *
make_formula(EventStudy *study, const AnalysisInput *input, GError **error)
{
  const AnalysisDef *def = input->def;
  gsize offset = 0;
  if (def->formula) {
    study->trend_added = study->shape == EVENT_LEVEL_AND_SLOPE && !has_word(def->formula, "trend");
    study->formula = g_strconcat(def->formula_node->text, study->trend_added ? " + trend" : "", NULL);
  } else
    study->formula = g_strconcat(((const Series *)g_ptr_array_index(input->of, 0))->name, " ~ trend", NULL);
  Formula *formula = formula_parse(study->formula, &offset, error);
  if (formula)
    study->season = has_word(formula, "season");
  return formula;
}

/* What is measured: the response, or what its logarithm is of. */
static gboolean
name_response(EventStudy *study, const AnalysisInput *input, const Formula *formula, GError **error)
{
  const Expr *response = formula->response;
  gsize offset = 0;
  study->response = expr_source(study->formula, response);
  study->log = response->kind == EXPR_CALL && g_str_equal(response->name, "log") && expr_n_arguments(response) == 1;
  g_autoptr(Series) series =
      evaluate(input->scope, study->formula, study->log ? expr_argument(response, 0) : response, &offset, error);
  if (!series)
    return FALSE;
  study->label = g_strdup(series_label(series));
  study->unit = g_strdup(series->unit);
  return TRUE;
}

/* Values of ten millions and more are told in millions of their unit: no figure has so many digits. */
static void
tell_in_millions(EventStudy *study, const Frame *frame)
{
  const double many = 1e7;
  g_autofree char *million = study->unit ? g_strconcat(study->unit, " million", NULL) : NULL;
  double largest = 0, factor;
  for (gsize row = 0; row < frame->n; row++)
    largest = fmax(largest, study->log ? exp(frame->columns[0][row]) : fabs(frame->columns[0][row]));
  if (!million || !(largest >= many) || !unit_rescale(study->unit, million, &factor))
    return;
  for (gsize row = 0; row < frame->n; row++)
    if (study->log)
      frame->columns[0][row] += log(factor);
    else
      frame->columns[0][row] *= factor;
  g_free(study->unit);
  study->unit = g_steal_pointer(&million);
}

static Design *
make_design(EventStudy *study, const AnalysisInput *input, GError **error)
{
  const AnalysisDef *def = input->def;
  const DesignOptions options = {.sample = def->has_sample ? &def->sample : NULL};
  gsize offset = 0;
  g_autoptr(Formula) formula = make_formula(study, input, error);
  if (!formula || !name_response(study, input, formula, error))
    return NULL;
  g_autoptr(Design) design = design_new(input->scope, def->name, study->formula, formula, &options, &offset, error);
  if (!design)
    return NULL;
  if (design->lagged_response) {
    refuse(error, "a lag of the response carries the event's effect along: leave it out of the formula");
    return NULL;
  }
  tell_in_millions(study, design->frame);
  study->source = g_strdup(design->source);
  study->frequency = period_frequency(design->frame->periods[0]);
  return g_steal_pointer(&design);
}

static gboolean
refuse_place(const Frame *frame, Period at, gsize before, GError **error)
{
  g_autofree char *asked = period_print(at), *first = period_print(frame->periods[0]),
                  *last = period_print(frame->periods[frame->n - 1]);
  g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD, "at: no period %s %s among %s to %s",
              before ? "contains or follows" : "stands before", asked, first, last);
  return FALSE;
}

/* Cuts the frame into what stands before the event, the window from it on, and the rest. */
static gboolean
find_sides(EventStudy *study, const AnalysisInput *input, const Design *design, GError **error)
{
  const Frame *frame = design->frame;
  const gsize asked = input->def->options.window;
  gsize end;
  while (study->n_before < frame->n && frame->periods[study->n_before].last < study->at.first)
    study->n_before++;
  if (study->n_before == 0 || study->n_before == frame->n)
    return refuse_place(frame, study->at, study->n_before, error);
  study->window = asked == OPTION_UNSET ? default_window(study->frequency) : asked;
  for (end = study->n_before; end < frame->n; end++)
    if (design->grid[end] - design->grid[study->n_before] >= (gint64)study->window)
      break;
  study->n = end;
  study->n_after = end - study->n_before;
  study->later = frame->n - end;
  study->periods = g_memdup2(frame->periods, end * sizeof *study->periods);
  study->values = g_memdup2(frame->columns[0], end * sizeof *study->values);
  study->descriptive = study->n_before < EVENT_FEW_BEFORE;
  if (study->later)
    ledger_add(input->scope->ledger, input->def->name, "behind the window of the event", study->later,
               frame->periods + end, study->later);
  return TRUE;
}

/* The first row of the window before the event. */
static gsize
window_start(const EventStudy *study, const gint64 *grid)
{
  gsize first = 0;
  while (grid[study->n_before] - grid[first] > (gint64)study->window)
    first++;
  return first;
}

static gboolean
compare_means(EventStudy *study, const gint64 *grid, GError **error)
{
  const gsize first = window_start(study, grid);
  if (event_windows(study->values + first, grid + first, study->n - first, study->n_before - first, CONFIDENCE_LEVEL,
                    &study->windows, error))
    return TRUE;
  g_prefix_error(error, "means before and after: ");
  return FALSE;
}

static EventTerms
terms_of(const EventStudy *study)
{
  EventTerms terms = {.shape = study->shape, .first = study->n_before, .length = 1};
  while (terms.first + terms.length < study->n && study->periods[terms.first + terms.length].first <= study->at.last)
    terms.length++;
  return terms;
}

static gboolean
interrupt(EventStudy *study, const Design *design, const ModelMatrix *controls, GError **error)
{
  const EventTerms terms = terms_of(study);
  study->interrupted =
      interrupted_fit(study->values, controls, design->intercept, design->grid, &terms, CONFIDENCE_LEVEL, error);
  if (!study->interrupted)
    return FALSE;
  const Fit *fit = study->interrupted->fit;
  study->trend_column = 0;
  while (study->trend_column < fit->k && !g_str_equal(fit->names[study->trend_column], "trend"))
    study->trend_column++;
  if (study->trend_column == fit->k)
    study->trend_column = G_MAXSIZE;
  else
    study->trend = coefficient_inference(fit, study->interrupted->covariance, study->trend_column, CONFIDENCE_LEVEL);
  return TRUE;
}

static gboolean
expect(EventStudy *study, const Design *design, const ModelMatrix *controls, GError **error)
{
  study->path = expected_path(study->values, controls, design->intercept, design->grid, study->n_before, study->n_after,
                              NAN, CONFIDENCE_LEVEL, error);
  if (!study->path) {
    g_prefix_error(error, "before the event: ");
    return FALSE;
  }
  for (gsize s = 0; s < study->n_after; s++)
    if (study->path->step[s].gap_lower > 0 || study->path->step[s].gap_upper < 0) {
      study->outside++;
      study->ends = s + 1;
    }
  return TRUE;
}

static gboolean
try_other_dates(EventStudy *study, const Design *design, const ModelMatrix *controls, GError **error)
{
  const EventTerms terms = terms_of(study);
  g_autoptr(Fit) fit = ols_fit_model(study->values, controls, NULL, design->intercept, error);
  study->placebo = fit ? placebo_dates(fit, design->grid, &terms, error) : NULL;
  return study->placebo != NULL;
}

/* Unasked, no more leads than leave twice as many periods before them as there are coefficients, and three. */
static gsize
leads_of(const EventStudy *study, const AnalysisOptions *options, gsize k)
{
  const gsize needed = 2 * k + 3;
  if (options->lag_choice == LAGS_GIVEN)
    return options->lags;
  return study->n_before > needed ? MIN(EVENT_LEADS, study->n_before - needed) : 0;
}

static gboolean
test_leads(EventStudy *study, const AnalysisOptions *options, const Design *design, const ModelMatrix *controls,
           GError **error)
{
  study->leads = leads_of(study, options, controls->k);
  if (study->leads == 0)
    return TRUE;
  if (study->leads >= study->n_before) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
                "%" G_GSIZE_FORMAT " leads, and only %" G_GSIZE_FORMAT " periods before the event", study->leads,
                study->n_before);
    return FALSE;
  }
  study->lead_path = expected_path(study->values, controls, design->intercept, design->grid,
                                   study->n_before - study->leads, study->leads, NAN, CONFIDENCE_LEVEL, error);
  if (study->lead_path && expected_path_test(study->lead_path, &study->lead_test, error))
    return TRUE;
  g_prefix_error(error, "before the leads: ");
  return FALSE;
}

/* Every test of the event, which so few periods before it cannot bear. */
static void
withhold_p(EventStudy *study)
{
  study->windows.difference.p = NAN;
  study->interrupted->level.p = NAN;
  study->interrupted->slope.p = NAN;
  study->interrupted->joint.p = NAN;
  study->trend.p = NAN;
  study->placebo->p = NAN;
  study->lead_test.p = NAN;
}

/* The path before the regression: what the periods before the event cannot bear is told best there. */
static gboolean
compare_all(EventStudy *study, const AnalysisInput *input, const Design *design, GError **error)
{
  const EventTerms terms = terms_of(study);
  g_autoptr(ModelMatrix) controls = model_matrix_head(design->model, study->n);
  return event_check(&terms, study->n, error) && compare_means(study, design->grid, error) &&
         expect(study, design, controls, error) && interrupt(study, design, controls, error) &&
         try_other_dates(study, design, controls, error) &&
         test_leads(study, &input->def->options, design, controls, error);
}

static gboolean
compute(EventStudy *study, const AnalysisInput *input, GError **error)
{
  g_autoptr(Design) design = make_design(study, input, error);
  if (!design || !find_sides(study, input, design, error) || !compare_all(study, input, design, error))
    return FALSE;
  if (study->descriptive)
    withhold_p(study);
  return find_other_events(study, input->scope, window_start(study, design->grid), error);
}

gpointer
event_study_run(const AnalysisInput *input, GError **error)
{
  EventStudy *study = g_new0(EventStudy, 1);
  if (read_options(study, &input->def->options, error) && compute(study, input, error))
    return study;
  event_study_free(study);
  return NULL;
}
