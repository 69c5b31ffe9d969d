#include "parts_screening_section.h"

#include "correlation_words.h"
#include "format.h"
#include "json_value.h"
#include "lead_lag_words.h"
#include "regression_words.h"
#include "screening_section.h"

static const char *
method_words(PartsMethod method)
{
  static const char *const words[] = {"growth (changes of logs)", "changes (first differences)", "levels"};
  return words[method];
}

static const char *
method_key(PartsMethod method)
{
  static const char *const keys[] = {"growth", "changes", "levels"};
  return keys[method];
}

static char *
count_of_parts(gsize n)
{
  return g_strdup_printf("%" G_GSIZE_FORMAT " part%s", n, n == 1 ? "" : "s");
}

/* The periods of all parts together, and how many any one has. */
typedef struct {
  Period span;
  gsize least, most;
} Extent;

static Extent
extent_of(const PartsScreening *study)
{
  Extent extent = {{G_MAXINT32, G_MININT32}, G_MAXSIZE, 0};
  for (gsize i = 0; i < study->n_parts; i++) {
    const ScreenedPart *part = &study->parts[i];
    extent.span.first = MIN(extent.span.first, part->first.first);
    extent.span.last = MAX(extent.span.last, part->last.last);
    extent.least = MIN(extent.least, part->n);
    extent.most = MAX(extent.most, part->n);
  }
  return extent;
}

/* "2003–2014, yearly, n = 9 to 12" */
static char *
sample_words(const PartsScreening *study)
{
  const Extent extent = extent_of(study);
  g_autofree char *first = period_print(period_containing(extent.span.first, study->frequency)),
                  *last = period_print(period_containing(extent.span.last, study->frequency));
  g_autofree char *range =
      extent.least < extent.most ? g_strdup_printf("%" G_GSIZE_FORMAT " to ", extent.least) : g_strdup("");
  return g_strdup_printf("%s–%s, %s, n = %s%" G_GSIZE_FORMAT, first, last, frequency_name(study->frequency), range,
                         extent.most);
}

static void
say_method(Document *document, const PartsScreening *study)
{
  g_autofree char *sample = sample_words(study), *parts = count_of_parts(study->n_parts);
  document_say(
      document, BLOCK_METHOD,
      "Screening of %s of %s (by %s) against %s, taken as written: %s of each part over its longest run beside "
      "the index; %s; lags −%" G_GSIZE_FORMAT " to +%" G_GSIZE_FORMAT "%s; above zero %s leads. %" G_GSIZE_FORMAT
      " tests, each of the null that there is no correlation at that lag: Pearson’s r of the pairs of that lag about "
      "their own means, by Student’s t for the effective number of pairs (Pyper and Peterman 1998); interval: 95 %%, "
      "Fisher’s z with that number; adjusted p: "
      "Benjamini and Hochberg (1995) over all tests.",
      parts, study->label, study->by, study->index, method_words(study->method), sample, study->lags, study->lags,
      study->by_rule ? " (by rule: a quarter of n, at most 12)" : "", study->index, study->tests);
}

/* Periods in which both sides of a lag have a value. */
static gsize
pairs_at(const ScreenedPart *part, int lag)
{
  return part->n - (gsize)ABS(lag);
}

static void
add_table(Document *document, const PartsScreening *study)
{
  g_autofree char *parts = study->top == 1 ? g_strdup("part") : count_of_parts(study->top);
  g_autofree char *caption = g_strdup_printf("The %s with the smallest p, at the lag of that p", parts);
  Block *table =
      document_table(document, caption, "<Part", "Lag", "Pairs", "r", "95 % interval", "p", "Adjusted p", NULL);
  for (gsize i = 0; i < study->top; i++) {
    const ScreenedPart *part = &study->parts[i];
    const ScreenedCell *cell = parts_screening_cell(study, part, part->best);
    const CellInterval interval = parts_screening_interval(study, part, part->best);
    g_autofree char *pairs = g_strdup_printf("%" G_GSIZE_FORMAT, pairs_at(part, part->best)),
                    *lag = lag_words(part->best), *r = r_words(interval.r),
                    *limits = interval_words(interval.lower, interval.upper), *p = format_p(cell->p),
                    *adjusted = format_p(cell->adjusted);
    table_row(table, part->label, lag, pairs, r, limits, p, adjusted, NULL);
  }
}

static void
warn_left_out(Document *document, const PartsScreening *study)
{
  GString *text = g_string_new(NULL);
  if (study->short_parts)
    g_string_append_printf(text, "%" G_GSIZE_FORMAT " with fewer than %" G_GSIZE_FORMAT " %s in a row beside the index",
                           study->short_parts, study->shortest, period_word(study->frequency, study->shortest));
  if (study->constant_parts)
    g_string_append_printf(text, "%s%" G_GSIZE_FORMAT " that d%s not vary", text->len ? ", " : "",
                           study->constant_parts, study->constant_parts == 1 ? "oes" : "o");
  if (text->len)
    document_say(document, BLOCK_WARNING, "Parts left out: %s.", text->str);
  g_string_free(text, TRUE);
}

static void
add_warnings(Document *document, const PartsScreening *study)
{
  const gsize most = extent_of(study).most;
  warn_left_out(document, study);
  if (most < FEW_PAIRS)
    document_say(document, BLOCK_WARNING, "%" G_GSIZE_FORMAT " %s are few for %" G_GSIZE_FORMAT " tests.", most,
                 period_word(study->frequency, most), study->tests);
  document_say(
      document, BLOCK_WARNING,
      "Each interval is that of one correlation by itself. Those shown were chosen for their small p, and are on "
      "average nearer to zero than they look. Parts that move together are found together: several of them "
      "need not be several pieces of evidence.");
}

static void
append_strongest(GString *text, const PartsScreening *study)
{
  const ScreenedPart *part = &study->parts[0];
  const CellInterval interval = parts_screening_interval(study, part, part->best);
  const ScreenedCell *cell = parts_screening_cell(study, part, part->best);
  g_autofree char *lag = lag_words(part->best), *r = r_words(interval.r),
                  *limits = interval_words(interval.lower, interval.upper), *p = p_words(cell->adjusted);
  g_string_append_printf(text, "%s %s at lag %s (r = %s, 95 %% interval %s, adjusted %s).",
                         study->found ? ", the first of them" : " The smallest p is that of", part->label, lag, r,
                         limits, p);
  if (study->found)
    g_string_append(text, FALSE_FINDINGS);
}

/* What the tests found, of which there are some. */
static void
append_findings(GString *text, const PartsScreening *study)
{
  g_autofree char *parts = count_of_parts(study->n_parts);
  g_autofree char *what = g_strdup_printf("%s of %s", parts, study->label);
  append_screening_counts(text, study->tests, study->index, what, study->alone, study->found);
  append_strongest(text, study);
}

char *
read_parts_screening(const PartsScreening *study)
{
  GString *text = g_string_new(NULL);
  if (study->tests)
    append_findings(text, study);
  else
    g_string_append_printf(text,
                           "No part of %s has pairs enough for a test: autocorrelation leaves fewer than %d that are "
                           "independent.",
                           study->label, SCREENING_PAIRS);
  if (study->method == PARTS_LEVELS)
    g_string_append(text, " These are levels: two series that trend correlate whether or not they have to do with each "
                          "other.");
  g_string_append(text, " A screening finds what to look at next; it shows no cause.");
  return g_string_free(text, FALSE);
}

void
section_parts_screening(Document *document, const Analysis *analysis)
{
  const PartsScreening *study = analysis->result;
  g_autofree char *reading = read_parts_screening(study);
  say_method(document, study);
  add_table(document, study);
  add_warnings(document, study);
  document_say(document, BLOCK_READING, "%s", reading);
}

static void
json_part(cJSON *parts, const PartsScreening *study, const ScreenedPart *part)
{
  cJSON *item = json_item(parts);
  json_text(item, "code", part->code);
  json_text(item, "label", part->label);
  json_count(item, "n", part->n);
  json_period(item, "first", part->first);
  json_period(item, "last", part->last);
  json_number(item, "n_effective", part->effective);
  cJSON *cells = json_array(item, "cells");
  for (int lag = -(int)study->lags; lag <= (int)study->lags; lag++) {
    const ScreenedCell *cell = parts_screening_cell(study, part, lag);
    const CellInterval interval = parts_screening_interval(study, part, lag);
    cJSON *row = json_item(cells);
    json_number(row, "lag", lag);
    json_count(row, "pairs", pairs_at(part, lag));
    json_number(row, "r", interval.r);
    json_number(row, "lower", interval.lower);
    json_number(row, "upper", interval.upper);
    json_number(row, "p", cell->p);
    json_number(row, "p_adjusted", cell->adjusted);
  }
}

void
json_parts_screening(cJSON *object, const Analysis *analysis)
{
  const PartsScreening *study = analysis->result;
  json_text(object, "breakdown", study->label);
  json_text(object, "by", study->by);
  json_text(object, "index", study->index);
  json_text(object, "on", method_key(study->method));
  json_text(object, "convention", "lag k > 0: the index leads the part by k periods");
  json_text(object, "null", "no correlation at this lag");
  json_count(object, "lags", study->lags);
  json_count(object, "parts_screened", study->n_parts);
  json_count(object, "parts_too_short", study->short_parts);
  json_count(object, "parts_constant", study->constant_parts);
  json_count(object, "values_without_logarithm", study->without_log);
  json_count(object, "tests", study->tests);
  json_count(object, "below_5_percent", study->alone);
  json_count(object, "below_5_percent_adjusted", study->found);
  cJSON *parts = json_array(object, "parts");
  for (gsize i = 0; i < study->n_parts; i++)
    json_part(parts, study, &study->parts[i]);
}
