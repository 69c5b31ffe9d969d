#include "aggregation_section.h"

#include <math.h>
#include <string.h>

#include "format.h"
#include "json_value.h"
#include "regression_words.h"

#define DIGITS 4

/* With fewer observations only large effects can be told, and Newey and West's errors are too small. */
#define FEW_ROWS 20

/* Below it residuals are strongly autocorrelated: about half of its value without. */
#define DURBIN_WATSON_LOW 1.0

/* Below that a p-value says more of its assumptions than of the data, and none is given. */
#define FEWEST_FOR_P 10

static double
p_of(const Regression *model, const Coefficient *slope)
{
  return model->n < FEWEST_FOR_P ? NAN : slope->p;
}

static const char *
verb_of(ConvertRule rule)
{
  return rule == CONVERT_SUM ? "summed" : rule == CONVERT_MEAN ? "averaged" : "taken at their last value";
}

/* Slopes that a reader follows from row to row: season columns are not. */
static gboolean
is_followed(const char *name)
{
  return !g_str_has_prefix(name, "season");
}

/* The names of all slopes, in the order of their first model (transfer full: the array; its strings belong to the fits). */
static GPtrArray *
slope_names(const AggregationStudy *study)
{
  GPtrArray *names = g_ptr_array_new();
  for (gsize i = 0; i < study->n; i++) {
    const Regression *model = study->models[i].model;
    for (gsize j = model ? first_slope(model->fit) : 0; model && j < model->k; j++)
      if (is_followed(model->fit->names[j]) &&
          !g_ptr_array_find_with_equal_func(names, model->fit->names[j], g_str_equal, NULL))
        g_ptr_array_add(names, model->fit->names[j]);
  }
  return names;
}

/* The coefficient of that name, or NULL. */
static const Coefficient *
slope_of(const Regression *model, const char *name)
{
  for (gsize j = model ? first_slope(model->fit) : 0; model && j < model->k; j++)
    if (g_str_equal(model->fit->names[j], name))
      return &model->coefficients[j];
  return NULL;
}

static void
say_method(Document *document, const AggregationStudy *study)
{
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text,
                         "%s at several frequencies. Converted series are %s over each longer period, before the "
                         "formula is evaluated: ",
                         study->formula, verb_of(study->rule));
  for (guint i = 0; i < study->series->len; i++) {
    const AggregatedSeries *series = g_ptr_array_index(study->series, i);
    g_string_append_printf(text, "%s%s (%s, %s)", i ? "; " : "", series->name,
                           series->unit ? series->unit : "a plain number", frequency_name(series->frequency));
  }
  g_string_append(text,
                  ". A longer period that is not whole is missing; a lag is one period of its row. Least squares, "
                  "Newey–West errors with the lag by the rule floor(4 (n/100)^(2/9)); p is of the null that the "
                  "slope is zero, and left out below ten observations.");
  document_say(document, BLOCK_METHOD, "%s", text->str);
}

static void
add_row(Block *table, const AggregatedModel *row, const char *name)
{
  const Regression *model = row->model;
  const Coefficient *slope = slope_of(model, name);
  g_autofree char *n = g_strdup_printf("%" G_GSIZE_FORMAT, model->n),
                  *periods = periods_print(model->periods, model->n);
  if (!slope)
    return;
  g_autofree char *estimate = format_significant(slope->estimate, DIGITS),
                  *lower = format_significant(slope->lower, DIGITS), *upper = format_significant(slope->upper, DIGITS),
                  *error = format_significant(slope->standard_error, DIGITS), *p = format_p(p_of(model, slope)),
                  *dw = format_decimals(model->fit->durbin_watson, 3);
  table_row(table, name, frequency_name(row->frequency), periods, n, estimate, lower, upper, error, p, dw, NULL);
}

static void
add_table(Document *document, const AggregationStudy *study, const GPtrArray *names)
{
  Block *table = document_table(document, NULL, "<Term", "<Frequency", "<Periods", "n", "Estimate", "Low 95 %",
                                "High 95 %", "Std. error", "p", "Durbin–Watson", NULL);
  for (guint k = 0; k < names->len; k++)
    for (gsize i = 0; i < study->n; i++)
      if (study->models[i].model)
        add_row(table, &study->models[i], g_ptr_array_index(names, k));
  for (gsize i = 0; i < study->n; i++)
    if (!study->models[i].model)
      document_say(document, BLOCK_PARAGRAPH, "Not computed, %s: %s.", frequency_name(study->models[i].frequency),
                   study->models[i].why);
}

static void
warn_of_rates(Document *document, const AggregationStudy *study)
{
  g_autoptr(GString) names = g_string_new(NULL);
  guint count = 0;
  for (guint i = 0; i < study->series->len; i++) {
    const AggregatedSeries *series = g_ptr_array_index(study->series, i);
    if (series->rate)
      g_string_append_printf(names, "%s%s", count++ ? ", " : "", series->name);
  }
  if (study->rule == CONVERT_SUM && count)
    document_say(document, BLOCK_WARNING,
                 "%s look%s like a rate, a share, a price or an index: such numbers are not summed over time. Ask for "
                 "'method: mean', or build the rate from flows inside the formula.",
                 names->str, count == 1 ? "s" : "");
}

/* "monthly (n = 17), yearly (n = 9)" of the rows with few observations; NULL without. */
static char *
few_rows(const AggregationStudy *study)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (gsize i = 0; i < study->n; i++)
    if (study->models[i].model && study->models[i].model->n < FEW_ROWS)
      g_string_append_printf(text, "%s%s (n = %" G_GSIZE_FORMAT ")", text->len ? ", " : "",
                             frequency_name(study->models[i].frequency), study->models[i].model->n);
  return text->len ? g_strdup(text->str) : NULL;
}

/* "monthly, quarterly": the rows whose residuals are strongly autocorrelated; NULL without. */
static char *
wandering_rows(const AggregationStudy *study)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (gsize i = 0; i < study->n; i++)
    if (study->models[i].model && study->models[i].model->fit->durbin_watson < DURBIN_WATSON_LOW)
      g_string_append_printf(text, "%s%s", text->len ? ", " : "", frequency_name(study->models[i].frequency));
  return text->len ? g_strdup(text->str) : NULL;
}

/* One slope over the frequencies. */
typedef struct {
  gsize n;
  gboolean positive, negative; /* some estimate is */
  gboolean apart;              /* two intervals have nothing in common */
  gsize told;                  /* intervals that leave out zero */
  double low, high;            /* of the estimates */
} Agreement;

static Agreement
agreement_of(const AggregationStudy *study, const char *name)
{
  Agreement a = {.low = INFINITY, .high = -INFINITY};
  double highest_lower = -INFINITY, lowest_upper = INFINITY;
  for (gsize i = 0; i < study->n; i++) {
    const Coefficient *slope = slope_of(study->models[i].model, name);
    if (!slope)
      continue;
    a.n++;
    a.positive = a.positive || slope->estimate > 0;
    a.negative = a.negative || slope->estimate < 0;
    a.told += slope->upper < 0 || slope->lower > 0 ? 1 : 0;
    a.low = fmin(a.low, slope->estimate);
    a.high = fmax(a.high, slope->estimate);
    highest_lower = fmax(highest_lower, slope->lower);
    lowest_upper = fmin(lowest_upper, slope->upper);
  }
  a.apart = highest_lower > lowest_upper;
  return a;
}

static void
append_agreement(GString *text, const AggregationStudy *study, const char *name)
{
  const Agreement a = agreement_of(study, name);
  g_autofree char *low = format_significant(a.low, DIGITS), *high = format_significant(a.high, DIGITS);
  if (a.n < 2)
    return;
  const gboolean same = !(a.positive && a.negative);
  g_autofree char *count =
      a.n == 2 ? g_strdup(same ? "both" : "two") : g_strdup_printf("%s%" G_GSIZE_FORMAT, same ? "all " : "", a.n);
  g_autofree char *told = a.told == 0     ? g_strdup("none")
                          : a.told == a.n ? g_strdup("each")
                                          : g_strdup_printf("%" G_GSIZE_FORMAT, a.told);
  g_string_append_printf(text, "%s%s: %s at %s frequencies, from %s to %s, and %s of the intervals leave%s out zero; ",
                         text->len ? " " : "", name, same ? "the same sign" : "no common sign", count, low, high, told,
                         a.told == a.n || a.told == 1 ? "s" : "");
  if (strstr(name, "lag("))
    g_string_append(text, "a lag is another span of time in each row, so that the sizes need not agree.");
  else if (g_str_equal(name, "trend"))
    g_string_append(text, "sizes are a period each and cannot be compared as they stand.");
  else if (a.apart)
    g_string_append(text, "the sizes differ, since two of the 95 % intervals have nothing in common.");
  else
    g_string_append(text, "the 95 % intervals overlap, so the data do not tell the sizes apart.");
}

char *
read_aggregation(const AggregationStudy *study)
{
  g_autoptr(GPtrArray) names = slope_names(study);
  g_autofree char *few = few_rows(study), *wandering = wandering_rows(study);
  GString *text = g_string_new(NULL);
  for (guint k = 0; k < names->len; k++)
    append_agreement(text, study, g_ptr_array_index(names, k));
  if (text->len == 0)
    g_string_append(text, "The model could be computed at one frequency only, so nothing can be compared.");
  g_string_append(
      text, " Adding up over time mixes what leads with what follows (temporal aggregation bias): Du, Ju, Ramirez "
            "and Yao (2017) find that monthly and yearly gravity equations of politics and trade differ.");
  if (wandering)
    g_string_append_printf(text,
                           " The residuals are strongly autocorrelated (Durbin–Watson below 1) in the rows: %s; their "
                           "errors are likely to be too small.",
                           wandering);
  if (few)
    g_string_append_printf(text, " Few observations: %s.", few);
  g_string_append(text, " The rows rest on the same data, so they do not confirm one another, and none shows a cause.");
  return g_string_free(text, FALSE);
}

void
section_aggregation(Document *document, const Analysis *analysis)
{
  const AggregationStudy *study = analysis->result;
  g_autoptr(GPtrArray) names = slope_names(study);
  g_autofree char *reading = read_aggregation(study), *few = few_rows(study);
  say_method(document, study);
  add_table(document, study, names);
  warn_of_rates(document, study);
  if (few)
    document_say(
        document, BLOCK_WARNING,
        "Few observations: %s. There only large effects can be told from none, and Newey–West errors tend to be "
        "too small.",
        few);
  document_say(document, BLOCK_READING, "%s", reading);
}

static void
json_slopes(cJSON *item, const Regression *model)
{
  cJSON *slopes = json_array(item, "coefficients");
  for (gsize j = 0; j < model->k; j++) {
    const Coefficient *c = &model->coefficients[j];
    cJSON *slope = json_item(slopes);
    json_text(slope, "term", model->fit->names[j]);
    json_number(slope, "estimate", c->estimate);
    json_number(slope, "standard_error", c->standard_error);
    json_number(slope, "t", c->t);
    json_number(slope, "p", p_of(model, c));
    json_number(slope, "ci_low", c->lower);
    json_number(slope, "ci_high", c->upper);
  }
}

void
json_aggregation(cJSON *object, const Analysis *analysis)
{
  const AggregationStudy *study = analysis->result;
  json_text(object, "formula", study->formula);
  json_text(object, "method", convert_rule_name(study->rule));
  json_text(object, "null", "the slope is zero");
  cJSON *series = json_array(object, "series");
  for (guint i = 0; i < study->series->len; i++) {
    const AggregatedSeries *one = g_ptr_array_index(study->series, i);
    cJSON *item = json_item(series);
    json_text(item, "name", one->name);
    json_text(item, "unit", one->unit);
    json_text(item, "frequency", frequency_name(one->frequency));
    cJSON_AddBoolToObject(item, "rate", one->rate);
  }
  cJSON *models = json_array(object, "models");
  for (gsize i = 0; i < study->n; i++) {
    const AggregatedModel *row = &study->models[i];
    cJSON *item = json_item(models);
    json_text(item, "frequency", frequency_name(row->frequency));
    json_text(item, "why_not", row->why);
    if (!row->model)
      continue;
    json_count(item, "n", row->model->n);
    json_period(item, "first", row->model->periods[0]);
    json_period(item, "last", row->model->periods[row->model->n - 1]);
    json_count(item, "lag", row->model->lag);
    json_number(item, "durbin_watson", row->model->fit->durbin_watson);
    json_slopes(item, row->model);
  }
}
