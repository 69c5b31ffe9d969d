#include "event_study_section.h"

#include <math.h>

#include "event_study_words.h"
#include "json_value.h"
#include "stats/effects.h"

static const char *const shapes[] = {"level-and-slope", "step", "ramp", "pulse"};

/* p only where there is a null. */
static cJSON *
add_estimate(cJSON *object, const char *key, const Coefficient *line, const char *null)
{
  cJSON *item = cJSON_AddObjectToObject(object, key);
  json_number(item, "estimate", line->estimate);
  json_number(item, "standard_error", line->standard_error);
  json_number(item, "ci_low", line->lower);
  json_number(item, "ci_high", line->upper);
  if (null) {
    json_number(item, "p", line->p);
    json_text(item, "null", null);
  }
  return item;
}

static void
add_test(cJSON *object, const char *key, const TestResult *test, const char *null)
{
  if (test->n == 0) {
    cJSON_AddNullToObject(object, key);
    return;
  }
  cJSON *item = cJSON_AddObjectToObject(object, key);
  json_number(item, "f", test->statistic);
  json_number(item, "df1", test->df1);
  json_number(item, "df2", test->df2);
  json_number(item, "p", test->p);
  json_text(item, "null", null);
}

static void
add_windows(cJSON *object, const EventStudy *study)
{
  const EventWindows *w = &study->windows;
  cJSON *windows = cJSON_AddObjectToObject(object, "windows");
  json_count(add_estimate(windows, "before", &w->before, NULL), "n", w->n_before);
  json_count(add_estimate(windows, "after", &w->after, NULL), "n", w->n_after);
  add_estimate(windows, "difference", &w->difference, NO_DIFFERENCE);
  json_count(windows, "hac_lag", w->hac.lags);
}

static void
add_interruption(cJSON *object, const EventStudy *study)
{
  const Interrupted *its = study->interrupted;
  cJSON *item = cJSON_AddObjectToObject(object, "interrupted");
  json_text(item, "errors", its->plain ? "plain" : "newey-west");
  json_number(item, "hac_lag", its->plain ? NAN : (double)its->hac.lags);
  json_number(item, "factor", its->plain ? NAN : its->hac.factor);
  json_count(item, "df", its->fit->n - its->fit->k);
  if (study->trend_column == G_MAXSIZE)
    cJSON_AddNullToObject(item, "pre_trend");
  else
    add_estimate(item, "pre_trend", &study->trend, NO_PRE_TREND);
  add_estimate(item, "level_change", &its->level, NO_LEVEL);
  add_estimate(item, "slope_change", &its->slope, NO_SLOPE);
  add_test(item, "joint", &its->joint, NO_CHANGE_BOTH);
  cJSON *detectable = cJSON_AddObjectToObject(object, "detectable");
  json_text(detectable, "of", event_has_level(study->shape) ? "level_change" : "slope_change");
  json_number(detectable, "effect", its->detectable);
  json_number(detectable, "standard_error", its->detectable_error);
  json_number(detectable, "alpha", EFFECT_ALPHA);
  json_number(detectable, "power", EFFECT_POWER);
}

static void
add_steps(cJSON *object, const EventStudy *study, const ExpectedPath *path, gsize first)
{
  cJSON *array = json_array(object, "periods");
  for (gsize s = 0; s < path->steps; s++) {
    const PathStep *step = &path->step[s];
    cJSON *item = json_item(array);
    json_period(item, "period", study->periods[first + s]);
    json_number(item, "observed", study->values[first + s]);
    json_number(item, "expected", step->expected);
    json_number(item, "expected_low", step->lower);
    json_number(item, "expected_high", step->upper);
    json_number(item, "difference", step->gap);
    json_number(item, "difference_error", step->gap_error);
    json_number(item, "difference_low", step->gap_lower);
    json_number(item, "difference_high", step->gap_upper);
    json_number(item, "cumulative", step->total);
    json_number(item, "cumulative_low", step->total_lower);
    json_number(item, "cumulative_high", step->total_upper);
  }
}

static void
add_path(cJSON *object, const EventStudy *study)
{
  const PathStep *last = &study->path->step[study->path->steps - 1];
  const Coefficient total = {last->total, last->total_error, NAN, NAN, last->total_lower, last->total_upper};
  const Coefficient mean = event_mean_gap(study);
  cJSON *item = cJSON_AddObjectToObject(object, "expected");
  json_number(item, "rho", study->path->rho);
  json_number(item, "sigma", study->path->sigma);
  add_estimate(item, "cumulative", &total, NULL);
  add_estimate(item, "mean_difference", &mean, NULL);
  json_count(item, "periods_outside", study->outside);
  if (study->ends)
    json_period(item, "effect_ends", study->periods[study->n_before + study->ends - 1]);
  else
    cJSON_AddNullToObject(item, "effect_ends");
  add_steps(item, study, study->path, study->n_before);
}

static void
add_placebo(cJSON *object, const EventStudy *study)
{
  const Placebo *placebo = study->placebo;
  cJSON *item = cJSON_AddObjectToObject(object, "placebo");
  json_text(item, "statistic_of", event_has_level(study->shape) ? "level_change" : "slope_change");
  json_number(item, "statistic", placebo->own);
  json_count(item, "rank", placebo->rank);
  json_count(item, "dates", placebo->dates);
  json_count(item, "as_large", placebo->as_large);
  json_number(item, "placebo_p", placebo->p);
  json_text(item, "null", NO_PLACEBO);
  cJSON *array = json_array(item, "statistics");
  for (gsize d = 0; d < placebo->tried; d++) {
    cJSON *date = json_item(array);
    json_period(date, "at", study->periods[placebo->date[d].at]);
    json_number(date, "statistic", placebo->date[d].statistic);
  }
}

static void
add_leads(cJSON *object, const EventStudy *study)
{
  if (study->leads == 0) {
    cJSON_AddNullToObject(object, "anticipation");
    return;
  }
  cJSON *item = cJSON_AddObjectToObject(object, "anticipation");
  json_count(item, "leads", study->leads);
  json_number(item, "rho", study->lead_path->rho);
  add_test(item, "joint", &study->lead_test, NO_ANTICIPATION);
  add_steps(item, study, study->lead_path, study->n_before - study->leads);
}

static void
add_others(cJSON *object, const EventStudy *study)
{
  static const char *const places[] = {"before", "same_period", "after"};
  if (!study->has_events) {
    cJSON_AddNullToObject(object, "other_events");
    return;
  }
  cJSON *array = json_array(object, "other_events");
  for (guint i = 0; i < study->others->len; i++) {
    const OtherEvent *other = g_ptr_array_index(study->others, i);
    cJSON *item = json_item(array);
    json_day(item, "start", other->span.first);
    if (other->span.last == SPAN_OPEN)
      cJSON_AddNullToObject(item, "end");
    else
      json_day(item, "end", other->span.last);
    json_text(item, "title", other->title);
    json_text(item, "place", places[other->place]);
  }
}

void
json_event_study(cJSON *object, const Analysis *analysis)
{
  const EventStudy *study = analysis->result;
  g_autofree char *asked = event_asked(study);
  json_text(object, "series", study->label);
  json_text(object, "unit", study->unit);
  json_text(object, "formula", study->formula);
  cJSON_AddBoolToObject(object, "log", study->log);
  json_text(object, "method", shapes[study->shape]);
  json_text(object, "frequency", frequency_name(study->frequency));
  json_text(object, "event", asked);
  json_text(object, "title", study->title);
  json_period(object, "at", study->periods[study->n_before]);
  json_period(object, "first", study->periods[0]);
  json_period(object, "last", study->periods[study->n - 1]);
  json_count(object, "n_before", study->n_before);
  json_count(object, "n_after", study->n_after);
  json_count(object, "window", study->window);
  cJSON_AddBoolToObject(object, "descriptive", study->descriptive);
  add_windows(object, study);
  add_interruption(object, study);
  add_path(object, study);
  add_placebo(object, study);
  add_leads(object, study);
  add_others(object, study);
}
