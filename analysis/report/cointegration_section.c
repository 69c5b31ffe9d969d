#include "cointegration_section.h"

#include <math.h>

#include "format.h"
#include "json_unit_root.h"
#include "json_value.h"
#include "unit_root_words.h"

#define DECIMALS 3
#define DIGITS   4
#define NO_BOND  "no cointegration"

static gboolean
too_few(const Cointegration *result)
{
  return result->n < COINTEGRATION_FEW;
}

/* How many rejected, of those that were computed; labels of both kinds, NULL where there is none. */
typedef struct {
  gsize tests, rejected;
  const char *with, *without;
} Counts;

static Counts
count(const Cointegration *result)
{
  Counts counts = {0};

  for (gsize i = 0; i < result->k; i++) {
    const CointegrationOf *of = &result->series[i];
    if (!of->test)
      continue;
    const gboolean rejected = unit_root_rejected(&of->test->test, CRITICAL_5);
    counts.tests++;
    counts.rejected += rejected ? 1 : 0;
    *(rejected ? &counts.with : &counts.without) = of->label;
  }
  return counts;
}

/* A series that does not clearly wander by itself; NULL where all do, or it is not known. */
static const char *
settled(const Cointegration *result)
{
  for (gsize i = 0; i < result->k; i++)
    if (result->series[i].integrated == INTEGRATED_NO)
      return result->series[i].label;
  return NULL;
}

/* Where a series keeps to a mean by itself, residuals do so without any bond. */
static void
append_settled(GString *text, const char *label, const Counts *counts)
{
  g_string_append_printf(text, "%s does not clearly wander by itself, which cointegration takes for granted: the test ",
                         label);
  if (counts->rejected == counts->tests)
    g_string_append(text, "rejects with each response, as it would for series that come back by themselves.");
  else if (counts->rejected == 0)
    g_string_append(text, "does not reject with any response, and nothing shows a common course.");
  else
    g_string_append_printf(text, "rejects with %s as the response, not with %s.", counts->with, counts->without);
}

static void
append_verdict(GString *text, const Cointegration *result, const Counts *counts)
{
  if (counts->rejected == counts->tests)
    g_string_append(
        text, "Whichever series is the response, the test finds them to wander together (cointegration, at 5 %), so "
              "that a regression of their levels has a meaning.");
  else if (counts->rejected == 0)
    g_string_append(
        text, "Whichever series is the response, the test does not reject at 5 % that they wander apart: nothing shows "
              "cointegration, and a regression of their levels may be spurious.");
  else
    g_string_append_printf(
        text,
        "The answer depends on the response: at 5 %% the test finds cointegration with %s, not with %s. It "
        "is best taken as undecided.",
        counts->with, counts->without);
  if (result->n < UNIT_ROOT_WEAK)
    g_string_append_printf(text, " With %" G_GSIZE_FORMAT " observations the test often misses a bond that is there.",
                           result->n);
}

char *
read_cointegration(const Cointegration *result)
{
  const Counts counts = count(result);
  GString *text = g_string_new(NULL);

  if (too_few(result))
    g_string_append_printf(text,
                           "With only %" G_GSIZE_FORMAT
                           " observations the statistics describe the series; whether they wander "
                           "together cannot be judged from them.",
                           result->n);
  else if (counts.tests == 0)
    g_string_append(text, "The test could not be computed: see the table.");
  else if (settled(result))
    append_settled(text, settled(result), &counts);
  else
    append_verdict(text, result, &counts);
  g_string_append(text, " Cointegration says neither which series moves first nor that one causes the other.");
  return g_string_free(text, FALSE);
}

/* "416.2 + 0.5 exports − 3 trend" */
static char *
relation(const Fit *fit)
{
  GString *text = g_string_new(NULL);

  for (gsize j = 0; j < fit->k; j++) {
    const double value = gsl_vector_get(fit->coefficients, j);
    g_autofree char *size = format_significant(j == 0 ? value : fabs(value), DIGITS);
    if (j > 0)
      g_string_append_printf(text, " %s ", value < 0 ? "−" : "+");
    g_string_append(text, size);
    if (j > 0)
      g_string_append_printf(text, " · %s", fit->names[j]);
  }
  return g_string_free(text, FALSE);
}

static void
add_row(Block *table, const CointegrationOf *of, gboolean few)
{
  if (!of->test) {
    g_autofree char *why = g_strdup_printf("not computed: %s", of->why);
    table_row(table, of->label, NULL, NULL, NULL, NULL, NULL, NULL, why, NULL);
    return;
  }
  const UnitRootTest *test = &of->test->test;
  g_autofree char *formula = relation(of->test->fit), *lags = g_strdup_printf("%zu", test->lags),
                  *r_squared = format_decimals(of->test->fit->r_squared, DECIMALS),
                  *statistic = format_decimals(test->statistic, DECIMALS),
                  *critical = few ? NULL : format_decimals(test->critical[CRITICAL_5], DECIMALS),
                  *p = few ? NULL : format_p(test->p);
  table_row(table, of->label, formula, r_squared, lags, statistic, critical, p,
            few                                    ? "too few to judge"
            : unit_root_rejected(test, CRITICAL_5) ? "rejected"
                                                   : "not rejected",
            NULL);
}

static void
warn(Document *document, const Cointegration *result)
{
  if (too_few(result))
    document_say(document, BLOCK_WARNING,
                 "There are only %" G_GSIZE_FORMAT " observations. The statistics are shown as a description, without "
                 "verdicts: below %d the test has no power to speak of.",
                 result->n, COINTEGRATION_FEW);
  for (gsize i = 0; i < result->k; i++)
    if (!too_few(result) && result->series[i].integrated == INTEGRATED_NO)
      document_say(
          document, BLOCK_WARNING,
          "%s does not clearly wander by itself (ADF beside KPSS at 5 %%); cointegration is a question about series "
          "that do.",
          result->series[i].label);
}

void
section_cointegration(Document *document, const Analysis *analysis)
{
  const Cointegration *result = analysis->result;
  g_autofree char *span = span_words(result->first, result->last, result->frequency, result->n),
                  *has = g_strconcat(result->trending, " has", NULL),
                  *reason = terms_reason(&result->choice, has, " in any series"), *reading = read_cointegration(result);

  document_say(
      document, BLOCK_METHOD,
      "Engle–Granger, %s: least squares of each series on the others with %s%s, then ADF on the residuals with "
      "lagged differences %s. Null: " NO_BOND ". 5 %% values by MacKinnon (2010) for %zu variables and n as it "
      "is; p by MacKinnon (1994) for large n, to about three digits.",
      span, terms_words(result->choice.terms), reason, lags_words(result->lag_choice), result->k);
  Block *table = document_table(document, NULL, "<Response", "<Long-run relation", "R²", "Lags", "Statistic",
                                "5 % value", "p", "<At 5 %", NULL);
  for (gsize i = 0; i < result->k; i++)
    add_row(table, &result->series[i], too_few(result));
  warn(document, result);
  document_say(document, BLOCK_READING, "%s", reading);
}

static void
json_test(cJSON *object, const EngleGranger *engle, gboolean few)
{
  const Fit *fit = engle->fit;
  cJSON *coefficients = cJSON_AddObjectToObject(object, "coefficients");

  for (gsize j = 0; j < fit->k; j++)
    json_number(coefficients, fit->names[j], gsl_vector_get(fit->coefficients, j));
  json_number(object, "r_squared", fit->r_squared);
  json_unit_root(object, &engle->test, NO_BOND, few);
}

void
json_cointegration(cJSON *object, const Analysis *analysis)
{
  const Cointegration *result = analysis->result;
  g_autofree char *reading = read_cointegration(result);

  json_count(object, "n", result->n);
  json_period(object, "first", result->first);
  json_period(object, "last", result->last);
  json_text(object, "terms", terms_key(result->choice.terms));
  json_text(object, "lags_chosen", lags_key(result->lag_choice));
  cJSON_AddBoolToObject(object, "descriptive", too_few(result));
  cJSON *tests = json_array(object, "tests");
  for (gsize i = 0; i < result->k; i++) {
    const CointegrationOf *of = &result->series[i];
    cJSON *one = json_item(tests);
    json_text(one, "response", of->label);
    if (of->integrated == INTEGRATED_NOT_KNOWN)
      cJSON_AddNullToObject(one, "integrated");
    else
      cJSON_AddBoolToObject(one, "integrated", of->integrated == INTEGRATED_YES);
    json_text(one, "error", of->why);
    if (of->test)
      json_test(one, of->test, too_few(result));
  }
  json_text(object, "reading", reading);
}
