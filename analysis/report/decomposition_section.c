#include "decomposition_section.h"

#include <math.h>

#include "format.h"
#include "json_value.h"
#include "reading_parts.h"
#include "regression_words.h"

#define DIGITS 4

/* An index that is the mean of fewer values is mostly chance. */
#define FEW_CYCLES 3

/* Of the largest index: a sum below it is the rounding of the numbers summed. */
#define ROUNDING 1e-9

static double
index_of(const DecompositionStudy *study, gsize place)
{
  return study->parts->index[study->at[place]];
}

static gsize
highest(const DecompositionStudy *study)
{
  gsize best = 0;
  for (gsize k = 1; k < study->season; k++)
    if (index_of(study, k) > index_of(study, best))
      best = k;
  return best;
}

static gsize
lowest(const DecompositionStudy *study)
{
  gsize best = 0;
  for (gsize k = 1; k < study->season; k++)
    if (index_of(study, k) < index_of(study, best))
      best = k;
  return best;
}

static gsize
fewest(const DecompositionStudy *study)
{
  gsize count = study->parts->count[0];
  for (gsize k = 1; k < study->season; k++)
    count = MIN(count, study->parts->count[k]);
  return count;
}

static double
sum_of_indices(const DecompositionStudy *study)
{
  double sum = 0, largest = 0;
  for (gsize k = 0; k < study->season; k++) {
    sum += index_of(study, k);
    largest = fmax(largest, fabs(index_of(study, k)));
  }
  return fabs(sum) < ROUNDING * largest ? 0 : sum;
}

/* The share of what varies beside the trend that a season explains on average where there is none: (s - 1) / (m - 1), the
 * expectation of R-squared of s group means over m independent values. */
static double
strength_by_chance(const DecompositionStudy *study)
{
  gsize m = 0;
  for (gsize k = 0; k < study->season; k++)
    m += study->parts->count[k];
  return m > study->season ? (double)(study->season - 1) / (double)(m - 1) : 1;
}

static void
say_method(Document *document, const DecompositionStudy *study)
{
  const RegularRun *run = &study->run;
  const gboolean factor = study->parts->multiplicative;
  g_autofree char *periods = periods_print(run->periods, run->n);
  document_say(document, BLOCK_METHOD,
               "Decomposition of %s%s%s%s: %s, %s, n = %" G_GSIZE_FORMAT
               ". Classical, %s, as R’s decompose: the trend is a centred average over %s%" G_GSIZE_FORMAT
               " periods, an index the mean of the %s to it at its place, brought to a mean of %d.",
               run->label, run->unit ? " (" : "", run->unit ? run->unit : "", run->unit ? ")" : "", periods,
               frequency_name(run->frequency), run->n, factor ? "multiplicative" : "additive",
               study->season % 2 ? "" : "2 × ", study->season, factor ? "ratios" : "differences", factor ? 1 : 0);
}

static void
add_indices(Document *document, const DecompositionStudy *study)
{
  Block *table = document_table(document, NULL, "<Season", "Index", "Values", NULL);
  for (gsize k = 0; k < study->season; k++) {
    g_autofree char *index = format_significant(index_of(study, k), DIGITS),
                    *count = g_strdup_printf("%" G_GSIZE_FORMAT, study->parts->count[study->at[k]]);
    table_row(table, study->places[k], index, count, NULL);
  }
  const double sum = sum_of_indices(study);
  g_autofree char *whole = format_significant(sum, DIGITS),
                  *mean = format_significant(sum / (double)study->season, DIGITS);
  table_row(table, "Sum", whole, NULL, NULL);
  table_row(table, "Mean", mean, NULL, NULL);
}

static void
add_strengths(Document *document, const DecompositionStudy *study)
{
  g_autofree char *trend = format_decimals(study->parts->trend_strength, 3),
                  *season = format_decimals(study->parts->season_strength, 3),
                  *chance = format_decimals(strength_by_chance(study), 3);
  Block *table = document_table(document, NULL, "<Part", "Strength", "By chance", NULL);
  table_row(table, "Trend", trend, NULL, NULL);
  table_row(table, "Season", season, chance, NULL);
  document_say(
      document, BLOCK_METHOD,
      "Strength (Wang, Smith and Hyndman 2006): 1 less the variance of the remainder over that of remainder and "
      "part together%s; by chance: (s − 1)/(m − 1) for s indices from m independent values.",
      study->parts->multiplicative ? ", of logarithms" : "");
}

/* "2.830 ppm above the trend", "4.5 % below the trend" */
static char *
beside_trend(const DecompositionStudy *study, double index)
{
  const char *unit = study->run.unit;
  const double share = index - 1;
  if (study->parts->multiplicative) {
    g_autofree char *percent = format_percent(fabs(share), percent_decimals(share, 0, 0));
    return g_strdup_printf("%s %s", percent, share < 0 ? "below" : "above");
  }
  g_autofree char *size = format_significant(fabs(index), DIGITS);
  return g_strdup_printf("%s%s%s %s", size, unit ? " " : "", unit ? unit : "", index < 0 ? "below" : "above");
}

static void
append_strength(GString *text, const DecompositionStudy *study)
{
  const double strength = study->parts->season_strength, chance = strength_by_chance(study);
  g_autofree char *shown = format_decimals(strength, 2), *by_chance = format_decimals(chance, 2);
  if (isnan(strength)) {
    g_string_append(text, " Beside the trend nothing varies.");
    return;
  }
  g_string_append_printf(text, " The season’s strength is %s of 1, where numbers without any season give about %s%s.",
                         shown, by_chance, strength > 2 * chance ? "" : ": the data hardly tell it from none");
}

char *
read_decomposition(const DecompositionStudy *study)
{
  const gsize high = highest(study), low = lowest(study);
  const char *on = study->run.frequency == FREQUENCY_DAY ? "on" : "in";
  g_autofree char *above = beside_trend(study, index_of(study, high)),
                  *below = beside_trend(study, index_of(study, low));
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "%s is highest %s %s, on average %s the trend, and lowest %s %s, %s it.",
                         study->run.label, on, study->places[high], above, on, study->places[low], below);
  append_strength(text, study);
  g_string_append_printf(
      text,
      " The season is taken to be the same in each of %" G_GSIZE_FORMAT
      " cycles, and the trend is unknown for half a cycle at either end. A decomposition describes: it "
      "tests nothing and explains neither trend nor season.",
      study->run.n / study->season);
  return g_string_free(text, FALSE);
}

void
section_decomposition(Document *document, const Analysis *analysis)
{
  const DecompositionStudy *study = analysis->result;
  const gsize least = fewest(study);
  g_autofree char *reading = read_decomposition(study);
  say_method(document, study);
  add_indices(document, study);
  add_strengths(document, study);
  if (least < FEW_CYCLES)
    document_say(document, BLOCK_WARNING,
                 "Some indices rest on %s: what is special to one cycle cannot be told from the season.",
                 least == 1 ? "a single value" : "two values");
  document_say(document, BLOCK_READING, "%s", reading);
}

static void
add_points(cJSON *object, const DecompositionStudy *study)
{
  cJSON *points = json_array(object, "points");
  for (gsize i = 0; i < study->run.n; i++) {
    cJSON *point = json_item(points);
    json_period(point, "period", study->run.periods[i]);
    json_number(point, "value", study->run.values[i]);
    json_number(point, "trend", study->parts->trend[i]);
    json_number(point, "seasonal", study->parts->seasonal[i]);
    json_number(point, "remainder", study->parts->remainder[i]);
    json_number(point, "adjusted", study->parts->adjusted[i]);
  }
}

void
json_decomposition(cJSON *object, const Analysis *analysis)
{
  const DecompositionStudy *study = analysis->result;
  json_text(object, "of", study->run.label);
  json_text(object, "unit", study->run.unit);
  json_text(object, "frequency", frequency_name(study->run.frequency));
  json_count(object, "n", study->run.n);
  json_text(object, "method", study->parts->multiplicative ? "multiplicative" : "additive");
  json_count(object, "season", study->season);
  cJSON *indices = json_array(object, "indices");
  for (gsize k = 0; k < study->season; k++) {
    cJSON *index = json_item(indices);
    json_text(index, "place", study->places[k]);
    json_number(index, "index", index_of(study, k));
    json_count(index, "n", study->parts->count[study->at[k]]);
  }
  json_number(object, "trend_strength", study->parts->trend_strength);
  json_number(object, "season_strength", study->parts->season_strength);
  json_number(object, "season_strength_by_chance", strength_by_chance(study));
  add_points(object, study);
}
