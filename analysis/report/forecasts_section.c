#include "forecasts_section.h"

#include <math.h>

#include "format.h"
#include "json_value.h"
#include "regression_words.h"

#define DIGITS 4

/* A mean error that far from the naive one, in either direction, is called better or worse. */
#define ABOUT_AS_GOOD 0.05

/* Intervals of 95 % that held less of what was held out are called too narrow. */
#define HELD_TOO_FEW 0.85

/* Rows of the table of held-out values. */
#define ROWS_SHOWN 12

char *
smoothing_words(const HoltWinters *fit)
{
  switch (fit->smoothing) {
  case SMOOTHING_SIMPLE:
    return g_strdup("simple exponential smoothing");
  case SMOOTHING_HOLT:
    return g_strdup("Holt’s smoothing with a trend");
  case SMOOTHING_ADDITIVE:
  case SMOOTHING_MULTIPLICATIVE:
    break;
  }
  return g_strdup_printf("Holt–Winters smoothing with %s season of %" G_GSIZE_FORMAT,
                         fit->smoothing == SMOOTHING_ADDITIVE ? "an additive" : "a multiplicative", fit->season);
}

static void
append_parameter(GString *text, const char *name, double value)
{
  g_autofree char *shown = format_decimals(value, 3);
  if (!isnan(value))
    g_string_append_printf(text, "%s%s = %s", text->len ? ", " : "", name, shown);
}

static void
say_method(Document *document, const ForecastsStudy *study)
{
  const RegularRun *run = &study->run;
  const HoltWinters *fit = study->fit;
  g_autofree char *periods = periods_print(run->periods, run->n), *words = smoothing_words(fit);
  g_autoptr(GString) parameters = g_string_new(NULL);
  append_parameter(parameters, "α", fit->alpha);
  append_parameter(parameters, "β", fit->beta);
  append_parameter(parameters, "γ", fit->gamma);
  document_say(
      document, BLOCK_METHOD,
      "Forecast of %s%s%s%s: %s, %s, n = %" G_GSIZE_FORMAT
      ". By %s%s; %s minimise%s the squared one-step errors, start values as in R’s HoltWinters. Intervals: normal, "
      "the variance of Chatfield and Yar (1991), parameters and start values taken as known, errors as independent.",
      run->label, run->unit ? " (" : "", run->unit ? run->unit : "", run->unit ? ")" : "", periods,
      frequency_name(run->frequency), run->n, words, study->by_default ? " (chosen by frequency and length)" : "",
      parameters->str, isnan(fit->beta) ? "s" : "");
}

static void
add_forecasts(Document *document, const ForecastsStudy *study)
{
  const Fan *fan = study->fan;
  Block *table = document_table(document, NULL, "<Period", "Forecast", "Low 50 %", "High 50 %", "Low 80 %", "High 80 %",
                                "Low 95 %", "High 95 %", NULL);
  const gsize cells = 2 + 2 * fan->levels;
  for (gsize step = 0; step < fan->steps; step++) {
    g_autofree char **row = g_new0(char *, cells);
    row[0] = period_print(study->ahead[step]);
    row[1] = format_significant(fan->mean[step], DIGITS);
    for (gsize l = 0; l < fan->levels; l++) {
      row[2 + 2 * l] = format_significant(fan->lower[step * fan->levels + l], DIGITS);
      row[3 + 2 * l] = format_significant(fan->upper[step * fan->levels + l], DIGITS);
    }
    table_row_take(table, row, cells);
  }
}

static void
held_row(Block *table, const char *steps, const HeldOut *held)
{
  g_autofree char *count = g_strdup_printf("%" G_GSIZE_FORMAT, held->count),
                  *error = format_significant(held->error, DIGITS), *naive = format_significant(held->naive, DIGITS),
                  *ratio = held->naive > 0 ? format_decimals(held->error / held->naive, 2) : NULL,
                  *inside = format_percent((double)held->inside / (double)held->count, 0);
  table_row(table, steps, count, error, naive, ratio, inside, NULL);
}

static char *
naive_words(const HoldOut *held)
{
  return held->season == 1 ? g_strdup("repeating the last value")
                           : g_strdup_printf("repeating the value of %" G_GSIZE_FORMAT " periods before", held->season);
}

static void
add_held_out(Document *document, const ForecastsStudy *study)
{
  const HoldOut *held = study->held_out;
  g_autofree char *naive = naive_words(held), *first = period_print(study->run.periods[held->first]);
  document_say(
      document, BLOCK_METHOD,
      "Held out: from each of %" G_GSIZE_FORMAT
      " origins, the first just before %s, the method is estimated anew on what was known by then and judged by what "
      "followed; naive: %s%s. Errors are mean absolute ones.",
      held->origins, first, naive, study->season > 1 ? " (the better of the last value and the last cycle)" : "");
  Block *table =
      document_table(document, NULL, "<Steps ahead", "Values", "Error", "Naive error", "Ratio", "Inside 95 %", NULL);
  for (gsize step = 0; step < MIN(held->steps, ROWS_SHOWN); step++) {
    g_autofree char *steps = g_strdup_printf("%" G_GSIZE_FORMAT, step + 1);
    held_row(table, steps, &held->ahead[step]);
  }
  held_row(table, "all", &held->all);
}

static gboolean
all_above_zero(const RegularRun *run)
{
  for (gsize i = 0; i < run->n; i++)
    if (!(run->values[i] > 0))
      return FALSE;
  return TRUE;
}

/* The lower limit of the widest interval, of any step, is below zero. */
static gboolean
falls_below_zero(const Fan *fan)
{
  for (gsize step = 0; step < fan->steps; step++)
    if (fan->lower[(step + 1) * fan->levels - 1] < 0)
      return TRUE;
  return FALSE;
}

static void
append_step(GString *text, const ForecastsStudy *study, gsize step)
{
  const Fan *fan = study->fan;
  const gsize widest = step * fan->levels + fan->levels - 1;
  g_autofree char *period = period_print(study->ahead[step]), *mean = format_significant(fan->mean[step], DIGITS),
                  *lower = format_significant(fan->lower[widest], DIGITS),
                  *upper = format_significant(fan->upper[widest], DIGITS);
  const char *unit = study->run.unit;
  g_string_append_printf(text, "%s%s%s for %s (95 %% interval %s to %s)", mean, unit ? " " : "", unit ? unit : "",
                         period, lower, upper);
}

static void
append_verdict(GString *text, const HoldOut *held)
{
  g_autofree char *naive = naive_words(held), *error = format_significant(held->all.error, DIGITS),
                  *other = format_significant(held->all.naive, DIGITS);
  const double ratio = held->all.error / held->all.naive;
  g_string_append_printf(text,
                         " On %" G_GSIZE_FORMAT " held-out values from %" G_GSIZE_FORMAT
                         " origins it missed by %s on average, %s by %s: ",
                         held->all.count, held->origins, error, naive, other);
  if (ratio < 1 - ABOUT_AS_GOOD) {
    g_autofree char *less = format_percent(1 - ratio, 0);
    g_string_append_printf(text, "it beats the naive forecast by %s.", less);
  } else if (ratio <= 1 + ABOUT_AS_GOOD || held->all.error == held->all.naive) {
    g_string_append(text, "it does no better than the naive forecast.");
  } else {
    g_string_append(text, "it is worse than the naive forecast, which should be preferred.");
  }
  g_string_append(text, " Errors of neighbouring origins are alike, so this is a comparison and no test.");
}

static void
append_coverage(GString *text, const HoldOut *held)
{
  const double share = (double)held->all.inside / (double)held->all.count;
  g_autofree char *shown = format_percent(share, 0);
  if (share < HELD_TOO_FEW)
    g_string_append_printf(text, " The 95 %% intervals held only %s of them: they are too narrow.", shown);
}

char *
read_forecasts(const ForecastsStudy *study)
{
  const gsize last = study->fan->steps - 1;
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "%s is forecast at ", study->run.label);
  append_step(text, study, 0);
  if (last > 0) {
    g_string_append(text, " and ");
    append_step(text, study, last);
  }
  g_string_append_c(text, '.');
  if (study->held_out) {
    append_verdict(text, study->held_out);
    append_coverage(text, study->held_out);
  } else {
    g_string_append(text, " It could not be tried on held-out values, so nothing is known of how well it does.");
  }
  g_string_append(
      text, " It carries the past on and knows nothing of politics: a sanction, a war or an agreement is not in it.");
  return g_string_free(text, FALSE);
}

void
section_forecasts(Document *document, const Analysis *analysis)
{
  const ForecastsStudy *study = analysis->result;
  g_autofree char *reading = read_forecasts(study);
  say_method(document, study);
  add_forecasts(document, study);
  if (study->held_out)
    add_held_out(document, study);
  else
    document_say(document, BLOCK_WARNING, "Not tried on held-out values: %s.", study->why);
  if (study->run.n < FEW_OBSERVATIONS)
    document_say(document, BLOCK_WARNING,
                 "With only %" G_GSIZE_FORMAT
                 " values the smoothing parameters are uncertain, which the intervals leave out: they are too narrow.",
                 study->run.n);
  if (all_above_zero(&study->run) && falls_below_zero(study->fan))
    document_say(document, BLOCK_WARNING,
                 "An interval reaches below zero, where the series has never been: forecast log(...) of it instead.");
  document_say(document, BLOCK_READING, "%s", reading);
}

static void
add_fan(cJSON *object, const ForecastsStudy *study)
{
  static const char *const keys[][2] = {{"low_50", "high_50"}, {"low_80", "high_80"}, {"low_95", "high_95"}};
  const Fan *fan = study->fan;
  cJSON *steps = json_array(object, "forecasts");
  for (gsize step = 0; step < fan->steps; step++) {
    cJSON *item = json_item(steps);
    json_period(item, "period", study->ahead[step]);
    json_number(item, "value", fan->mean[step]);
    json_number(item, "standard_error", fan->error[step]);
    for (gsize l = 0; l < MIN(fan->levels, G_N_ELEMENTS(keys)); l++) {
      json_number(item, keys[l][0], fan->lower[step * fan->levels + l]);
      json_number(item, keys[l][1], fan->upper[step * fan->levels + l]);
    }
  }
}

static void
add_held(cJSON *item, const HeldOut *held)
{
  json_count(item, "n", held->count);
  json_number(item, "mean_absolute_error", held->error);
  json_number(item, "naive", held->naive);
  json_count(item, "inside_95", held->inside);
}

static void
json_held_out(cJSON *object, const ForecastsStudy *study)
{
  const HoldOut *held = study->held_out;
  if (!held) {
    cJSON_AddNullToObject(object, "held_out");
    json_text(object, "not_held_out", study->why);
    return;
  }
  cJSON *item = cJSON_AddObjectToObject(object, "held_out");
  json_count(item, "origins", held->origins);
  json_period(item, "first", study->run.periods[held->first]);
  json_count(item, "naive_season", held->season);
  add_held(cJSON_AddObjectToObject(item, "all"), &held->all);
  cJSON *steps = json_array(item, "by_step");
  for (gsize step = 0; step < held->steps; step++)
    add_held(json_item(steps), &held->ahead[step]);
}

static void
add_points(cJSON *object, const ForecastsStudy *study)
{
  cJSON *points = json_array(object, "points");
  for (gsize i = 0; i < study->run.n; i++) {
    cJSON *point = json_item(points);
    json_period(point, "period", study->run.periods[i]);
    json_number(point, "value", study->run.values[i]);
    json_number(point, "fitted", study->fit->fitted[i]);
  }
}

void
json_forecasts(cJSON *object, const Analysis *analysis)
{
  const ForecastsStudy *study = analysis->result;
  const HoltWinters *fit = study->fit;
  json_text(object, "of", study->run.label);
  json_text(object, "unit", study->run.unit);
  json_text(object, "frequency", frequency_name(study->run.frequency));
  json_count(object, "n", study->run.n);
  json_text(object, "method", smoothing_name(fit->smoothing));
  json_count(object, "season", fit->season);
  json_number(object, "alpha", fit->alpha);
  json_number(object, "beta", fit->beta);
  json_number(object, "gamma", fit->gamma);
  json_number(object, "sse", fit->sse);
  json_number(object, "error_variance", fit->variance);
  json_number(object, "level", fit->level);
  json_number(object, "trend", fit->smoothing == SMOOTHING_SIMPLE ? NAN : fit->trend);
  add_fan(object, study);
  json_held_out(object, study);
  add_points(object, study);
}
