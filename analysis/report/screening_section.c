#include "screening_section.h"

#include <math.h>

#include "correlation_words.h"
#include "format.h"
#include "json_value.h"
#include "lead_lag_words.h"
#include "regression_words.h"
#include "study/model.h"

#define DIGITS 4

/* Longer tables hold the series whose smallest p is smallest. */
#define SERIES_SHOWN 40

static void
say_method(Document *document, const ScreeningStudy *study)
{
  g_autofree char *first = period_print(study->first), *last = period_print(study->last);
  document_say(
      document, BLOCK_METHOD,
      "Screening of %" G_GSIZE_FORMAT " series against %s, %s: %s–%s, %s, n = %" G_GSIZE_FORMAT
      ", lags −%" G_GSIZE_FORMAT " to +%" G_GSIZE_FORMAT "%s; above zero %s leads. %" G_GSIZE_FORMAT
      " tests, each of the null that there is no correlation at that lag: Pearson’s r of the pairs of that lag "
      "about their own means, by Student’s t for the effective number of pairs (Pyper and Peterman 1998); "
      "adjusted p: Benjamini and Hochberg over all of them.",
      study->n_series, study->index, study->changes ? "changes (first differences)" : "levels", first, last,
      frequency_name(study->frequency), study->n, study->lags, study->lags,
      study->by_rule ? " (by rule: a quarter of n, at most 12)" : "", study->index, study->tests);
}

/* The lag with the smallest p of a series; lag 0 where there is no p. */
static int
best_lag(const ScreeningStudy *study, gsize series)
{
  int best = 0;
  for (int lag = -(int)study->lags; lag <= (int)study->lags; lag++)
    if (screening_cell(study, series, lag)->p < screening_cell(study, series, best)->p)
      best = lag;
  return best;
}

typedef struct {
  gsize series;
  int lag;
  double p;
} Best;

static int
by_p(gconstpointer a, gconstpointer b)
{
  const Best *one = a, *other = b;
  if (one->p < other->p || one->p > other->p)
    return one->p < other->p ? -1 : 1;
  return one->series < other->series ? -1 : one->series > other->series ? 1 : 0;
}

/* The best cell of each series, the smallest p first. */
static Best *
ordered(const ScreeningStudy *study)
{
  Best *all = g_new(Best, study->n_series);
  for (gsize i = 0; i < study->n_series; i++) {
    const int lag = best_lag(study, i);
    const double p = screening_cell(study, i, lag)->p;
    all[i] = (Best){i, lag, isnan(p) ? 2 : p};
  }
  qsort(all, study->n_series, sizeof *all, by_p);
  return all;
}

static void
add_table(Document *document, const ScreeningStudy *study, const Best *best)
{
  const gsize shown = MIN(study->n_series, SERIES_SHOWN);
  Block *table = document_table(document, "The lag with the smallest p of each series", "<Series", "Lag", "r", "p",
                                "Adjusted p", NULL);
  for (gsize i = 0; i < shown; i++) {
    const ScreenedCell *cell = screening_cell(study, best[i].series, best[i].lag);
    g_autofree char *lag = lag_words(best[i].lag), *r = format_decimals(cell->r, DIGITS), *p = format_p(cell->p),
                    *adjusted = format_p(cell->adjusted);
    table_row(table, study->labels[best[i].series], lag, r, p, adjusted, NULL);
  }
  if (shown < study->n_series)
    document_say(document, BLOCK_PARAGRAPH,
                 "The table shows the %" G_GSIZE_FORMAT " series with the smallest p of %" G_GSIZE_FORMAT
                 "; all cells stand in the JSON.",
                 shown, study->n_series);
}

void
append_screening_counts(GString *text, gsize tests, const char *index, const char *what, gsize alone, gsize found)
{
  const double chance = (1 - CONFIDENCE_LEVEL) * (double)tests;
  g_autofree char *expected = format_decimals(chance, chance < 10 ? 1 : 0);
  g_autofree char *some = alone ? g_strdup_printf("%" G_GSIZE_FORMAT, alone) : g_strdup("none");
  g_string_append_printf(text,
                         "Of %" G_GSIZE_FORMAT
                         " correlations of %s with %s %s ha%s a p below 0.05, where chance alone gives about %s;",
                         tests, index, what, some, alone < 2 ? "s" : "ve", expected);
  if (found == 0)
    g_string_append(text, " none is left when their number is taken into account: nothing is told from chance.");
  else
    g_string_append_printf(text, " %" G_GSIZE_FORMAT " %s left when their number is taken into account", found,
                           found == 1 ? "is" : "are");
}

char *
read_screening(const ScreeningStudy *study)
{
  GString *text = g_string_new(NULL);
  g_autofree Best *best = ordered(study);
  g_autofree char *what = g_strdup_printf("%" G_GSIZE_FORMAT " series", study->n_series);
  append_screening_counts(text, study->tests, study->index, what, study->alone, study->found);
  if (study->found) {
    const ScreenedCell *first = screening_cell(study, best[0].series, best[0].lag);
    g_autofree char *lag = lag_words(best[0].lag), *r = r_words(first->r), *p = p_words(first->adjusted);
    g_string_append_printf(text, ", the first of them %s at lag %s (r = %s, adjusted %s).%s",
                           study->labels[best[0].series], lag, r, p, FALSE_FINDINGS);
  }
  if (!study->changes)
    g_string_append(text, " These are levels: two series that trend correlate whether or not they have to do with each "
                          "other.");
  g_string_append(text, " A screening finds what to look at next; it shows no cause.");
  return g_string_free(text, FALSE);
}

void
section_screening(Document *document, const Analysis *analysis)
{
  const ScreeningStudy *study = analysis->result;
  g_autofree char *reading = read_screening(study);
  g_autofree Best *best = ordered(study);
  say_method(document, study);
  add_table(document, study, best);
  if (study->n < FEW_PAIRS)
    document_say(document, BLOCK_WARNING, "%" G_GSIZE_FORMAT " %s are few for %" G_GSIZE_FORMAT " tests.", study->n,
                 period_word(study->frequency, study->n), study->tests);
  document_say(document, BLOCK_READING, "%s", reading);
}

void
json_screening(cJSON *object, const Analysis *analysis)
{
  const ScreeningStudy *study = analysis->result;
  json_text(object, "index", study->index);
  json_text(object, "on", study->changes ? "changes" : "levels");
  json_text(object, "convention", "lag k > 0: the index leads the series by k periods");
  json_text(object, "null", "no correlation at this lag");
  json_count(object, "n", study->n);
  json_period(object, "first", study->first);
  json_period(object, "last", study->last);
  json_count(object, "tests", study->tests);
  json_count(object, "below_5_percent", study->alone);
  json_count(object, "below_5_percent_adjusted", study->found);
  cJSON *cells = json_array(object, "cells");
  for (gsize i = 0; i < study->n_series; i++)
    for (int lag = -(int)study->lags; lag <= (int)study->lags; lag++) {
      const ScreenedCell *cell = screening_cell(study, i, lag);
      cJSON *item = json_item(cells);
      json_text(item, "series", study->labels[i]);
      json_number(item, "lag", lag);
      json_number(item, "r", cell->r);
      json_number(item, "p", cell->p);
      json_number(item, "p_adjusted", cell->adjusted);
    }
}
