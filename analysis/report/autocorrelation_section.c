#include "autocorrelation_section.h"

#include <math.h>

#include "correlation_words.h"
#include "format.h"
#include "json_value.h"
#include "regression_words.h"
#include "study/model.h"

#define DIGITS 4
#define ALPHA  (1 - CONFIDENCE_LEVEL)

static void
say_method(Document *document, const AutocorrelationStudy *study)
{
  document_say(document, BLOCK_METHOD,
               "Autocorrelation of %" G_GSIZE_FORMAT
               " series, each over its longest run without a gap, about its mean, "
               "over n at every lag; lags%s. Band: 95 %%, Bartlett’s formula for a series that is correlated at the "
               "lags before; of the partial autocorrelation (Durbin–Levinson) z over the root of n. Q: Ljung–Box up "
               "to that lag, its null: the series is not autocorrelated.",
               study->k, study->by_rule ? " by rule: 10 log10 n, at most a third of n" : " as asked");
}

static void
add_table(Document *document, const Correlogram *one)
{
  g_autofree char *first = period_print(one->first), *last = period_print(one->last),
                  *caption = g_strdup_printf("%s, %s–%s, n = %" G_GSIZE_FORMAT, one->label, first, last, one->n);
  Block *table = document_table(document, caption, "Lag", "r", "Band ±", "Partial r", "Its band ±", "Q", "p", NULL);
  for (gsize j = 0; j < one->lags; j++) {
    g_autofree char *lag = g_strdup_printf("%" G_GSIZE_FORMAT, j + 1), *r = format_decimals(one->r[j], DIGITS),
                    *band = format_decimals(one->band[j], DIGITS), *partial = format_decimals(one->partial[j], DIGITS),
                    *white = format_decimals(one->white, DIGITS),
                    *q = format_significant(one->ljung_box[j].statistic, DIGITS), *p = format_p(one->ljung_box[j].p);
    table_row(table, lag, r, band, partial, white, q, p, NULL);
  }
}

/* Lags from 1 on that lie beyond the band without a break. */
static gsize
memory(const Correlogram *one)
{
  gsize lags = 0;
  while (lags < one->lags && fabs(one->r[lags]) > one->band[lags])
    lags++;
  return lags;
}

static void
append_series(GString *text, const Correlogram *one)
{
  const gsize lags = memory(one);
  const TestResult *test = &one->ljung_box[one->lags - 1];
  g_autofree char *r = r_words(one->r[0]), *p = p_words(test->p), *white = format_decimals(one->white, 2);
  g_string_append_printf(text,
                         "%s%s: neighbouring %s correlate with %s over %" G_GSIZE_FORMAT
                         " values, where chance stays within ±%s; Ljung–Box up to lag %" G_GSIZE_FORMAT " gives %s.",
                         text->len ? " " : "", one->label, period_word(one->frequency, 2), r, one->n, white, one->lags,
                         p);
  if (test->p < ALPHA && lags == 0)
    g_string_append_printf(text, " It is autocorrelated, though not from one %s to the next.",
                           period_word(one->frequency, 1));
  else if (test->p < ALPHA)
    g_string_append_printf(text, " It remembers %s %" G_GSIZE_FORMAT " %s back: its values are not independent.",
                           lags == one->lags ? "at least" : "up to", lags, period_word(one->frequency, lags));
  else
    g_string_append(text, " The data do not tell it from a series without memory.");
  if (one->n < FEW_PAIRS)
    g_string_append_printf(text, " %" G_GSIZE_FORMAT " values are few.", one->n);
}

char *
read_autocorrelation(const AutocorrelationStudy *study)
{
  GString *text = g_string_new(NULL);
  for (gsize i = 0; i < study->k; i++)
    if (study->series[i].why)
      g_string_append_printf(text, "%s%s: not computed (%s).", text->len ? " " : "", study->series[i].label,
                             study->series[i].why);
    else
      append_series(text, &study->series[i]);
  g_string_append(text, " A trend, a break or a season shows here as memory too; which of them it is these numbers do "
                        "not say.");
  return g_string_free(text, FALSE);
}

void
section_autocorrelation(Document *document, const Analysis *analysis)
{
  const AutocorrelationStudy *study = analysis->result;
  g_autofree char *reading = read_autocorrelation(study);
  say_method(document, study);
  for (gsize i = 0; i < study->k; i++)
    if (study->series[i].why)
      document_say(document, BLOCK_WARNING, "%s: not computed: %s.", study->series[i].label, study->series[i].why);
    else
      add_table(document, &study->series[i]);
  document_say(document, BLOCK_READING, "%s", reading);
}

static void
json_series(cJSON *list, const Correlogram *one)
{
  cJSON *item = json_item(list);
  json_text(item, "label", one->label);
  json_text(item, "why_not", one->why);
  if (one->why)
    return;
  json_count(item, "n", one->n);
  json_period(item, "first", one->first);
  json_period(item, "last", one->last);
  json_number(item, "white_band", one->white);
  json_text(item, "null", one->ljung_box[0].null);
  cJSON *lags = json_array(item, "lags");
  for (gsize j = 0; j < one->lags; j++) {
    cJSON *lag = json_item(lags);
    json_count(lag, "lag", j + 1);
    json_number(lag, "r", one->r[j]);
    json_number(lag, "band", one->band[j]);
    json_number(lag, "partial_r", one->partial[j]);
    json_number(lag, "ljung_box", one->ljung_box[j].statistic);
    json_number(lag, "p", one->ljung_box[j].p);
  }
}

void
json_autocorrelation(cJSON *object, const Analysis *analysis)
{
  const AutocorrelationStudy *study = analysis->result;
  cJSON_AddBoolToObject(object, "lags_by_rule", study->by_rule);
  cJSON *series = json_array(object, "series");
  for (gsize i = 0; i < study->k; i++)
    json_series(series, &study->series[i]);
}
