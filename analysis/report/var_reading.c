#include "var_reading.h"

#include <math.h>

#include "format.h"
#include "lagged_words.h"
#include "reading_parts.h"
#include "regression_words.h"
#include "stats/granger.h"

#define MOST_RESPONSES   4   /* told one by one in the reading */
#define WEAK_CORRELATION 0.2 /* of errors: below it another order of the shocks changes little */

char *
var_arrow(const VectorAutoregression *v, gsize response, gsize shock)
{
  return g_strdup_printf("%s → %s", v->model->labels[shock], v->model->labels[response]);
}

static const char *
one_period(const VectorAutoregression *v)
{
  return period_word(v->model->frequency, 1);
}

char *
var_step(const VectorAutoregression *v, gsize step)
{
  const Frequency frequency = v->model->frequency;
  const int per_year = frequency_per_year(frequency);
  if (step == 0)
    return frequency == FREQUENCY_TWO_MONTH ? g_strdup("in the same two months")
                                            : g_strdup_printf("in the same %s", one_period(v));
  g_autofree char *months = per_year > 1 && per_year < 12
                                ? g_strdup_printf(" (%" G_GSIZE_FORMAT " months)", step * (gsize)(12 / per_year))
                                : g_strdup("");
  return g_strdup_printf("%" G_GSIZE_FORMAT " %s after%s", step, period_word(frequency, step), months);
}

char *
var_gone(const VectorAutoregression *v, gsize response, gsize shock)
{
  gsize last = 0;
  if (!v->impulse->options.resamples)
    return g_strdup("shown without a band");
  if (!impulse_last_told(v->impulse, response, shock, &last))
    return g_strdup("told from zero in no period");
  const gboolean lasting = last == v->impulse->options.steps;
  g_autofree char *step = var_step(v, lasting ? last : last + 1);
  return lasting ? g_strdup_printf("still told from zero %s", step)
                 : g_strdup_printf("no longer told from zero from %s on", step);
}

char *
var_told(const VectorAutoregression *v, gsize response, gsize shock)
{
  gsize last = 0;
  if (!v->impulse->options.resamples)
    return g_strdup("–");
  if (!impulse_last_told(v->impulse, response, shock, &last))
    return g_strdup("never");
  g_autofree char *step = var_step(v, last);
  return last == 0 ? g_strdup(step) : g_strdup_printf("up to %s", step);
}

gsize
var_largest(const VectorAutoregression *v, gsize response, gsize shock)
{
  const Impulse *impulse = v->impulse;
  gsize largest = 0;
  for (gsize s = 1; s <= impulse->options.steps; s++)
    if (fabs(impulse->response.value[impulse_at(impulse, s, response, shock)]) >
        fabs(impulse->response.value[impulse_at(impulse, largest, response, shock)]))
      largest = s;
  return largest;
}

double
var_most_correlated(const VectorAutoregression *v, gsize *a, gsize *b)
{
  double most = 0;
  *a = *b = 0;
  for (gsize i = 0; i < v->var->series; i++)
    for (gsize j = i + 1; j < v->var->series; j++) {
      const double r = var_same_period(v->var, i, j);
      if (fabs(r) > fabs(most)) {
        most = r;
        *a = i;
        *b = j;
      }
    }
  return most;
}

void
warn_var(Document *document, const VectorAutoregression *v)
{
  g_autofree char *integrated = lagged_integrated(v->model), *root = format_significant(v->var->moduli[0], 3);
  if (v->descriptive)
    document_say(document, BLOCK_WARNING,
                 "%" G_GSIZE_FORMAT
                 " rows for an equation are fewer than %d: the results are descriptive, and responses "
                 "have no bands. Without bands there is no smallest detectable response either.",
                 v->var->n, CAUSAL_LEAST);
  if (!v->var->stable)
    document_say(
        document, BLOCK_WARNING,
        "The largest root is %s, not below 1: as estimated, shocks never die out, and responses far ahead mean "
        "little.",
        root);
  if (integrated)
    document_say(document, BLOCK_WARNING,
                 "In levels %s looked integrated: shocks need not die out, and bands far ahead are unreliable. The "
                 "same of changes is safer.",
                 integrated);
  if (v->model->not_judged)
    document_say(document, BLOCK_WARNING, "Whether all series are stationary could not be told (%s).",
                 v->model->not_judged);
  if (v->impulse->rejected)
    document_say(document, BLOCK_WARNING, "%" G_GSIZE_FORMAT " resamples could not be fitted and were drawn again.",
                 v->impulse->rejected);
  lagged_gaps(document, v->in_gaps);
}

/* "+0.0049 (95 % band 0.0021 to 0.0074)" */
static char *
with_band(const VectorAutoregression *v, const Responses *responses, gsize at, const char *unit)
{
  g_autofree char *value = signed_number(responses->value[at]), *lower = signed_number(responses->lower[at]),
                  *upper = signed_number(responses->upper[at]), *level = level_text(v->impulse->options.level);
  const char *blank = unit ? " " : "";
  return isnan(responses->lower[at])
             ? g_strdup_printf("%s%s%s", value, blank, unit ? unit : "")
             : g_strdup_printf("%s%s%s (%s band %s to %s)", value, blank, unit ? unit : "", level, lower, upper);
}

static double
share_of(const VectorAutoregression *v, gsize response, gsize shock)
{
  return v->impulse->share[impulse_at(v->impulse, v->impulse->options.steps - 1, response, shock)];
}

static void
append_response(GString *text, const VectorAutoregression *v, gsize response, gsize shock)
{
  const Impulse *impulse = v->impulse;
  const LaggedModel *model = v->model;
  const gsize largest = var_largest(v, response, shock), last = impulse->options.steps;
  const char *unit = model->units[response], *shock_unit = model->units[shock];
  g_autofree char *when = var_step(v, largest), *end = var_step(v, last), *gone = var_gone(v, response, shock),
                  *size = format_significant(impulse->shock[shock], 3),
                  *value = with_band(v, &impulse->response, impulse_at(impulse, largest, response, shock), unit),
                  *sum = with_band(v, &impulse->cumulative, impulse_at(impulse, last, response, shock), unit),
                  *share = format_percent(share_of(v, response, shock), 1);
  g_string_append_printf(
      text,
      "%sAfter a shock to %s of one standard deviation (%s%s%s) %s moves most %s, by %s; the response is %s. Its sum "
      "up to "
      "%s is %s; shocks to %s make up %s of the variance of the errors when %s is forecast %" G_GSIZE_FORMAT
      " %s ahead.",
      text->len ? " " : "", model->labels[shock], size, shock_unit ? " " : "", shock_unit ? shock_unit : "",
      model->labels[response], when, value, gone, end, sum, model->labels[shock], share, model->labels[response], last,
      period_word(model->frequency, last));
}

static void
append_responses(GString *text, const VectorAutoregression *v)
{
  const gsize k = v->var->series;
  gsize told = 0, others = 0, last = 0;
  for (gsize shock = 0; shock < k; shock++)
    for (gsize response = 0; response < k; response++) {
      if (response == shock)
        continue;
      if (told < MOST_RESPONSES &&
          (v->descriptive || k == 2 || impulse_last_told(v->impulse, response, shock, &last))) {
        append_response(text, v, response, shock);
        told++;
      } else {
        others++;
      }
    }
  if (others && v->descriptive)
    g_string_append(text, " The other responses stand in the table.");
  else if (others)
    g_string_append_printf(text, "%s%s between series %s.", text->len ? " " : "",
                           told == MOST_RESPONSES ? "The other responses"
                           : told                 ? "No other response"
                                                  : "No response",
                           told == MOST_RESPONSES ? "stand in the table" : "is told from zero in any period");
}

/* In the same period the order itself sets half of the responses between series to zero. */
static void
append_chance(GString *text, const VectorAutoregression *v)
{
  const gsize pairs = v->var->series * (v->var->series - 1),
              bands = pairs * (v->impulse->options.steps + 1) - pairs / 2;
  const double chance = (1 - v->impulse->options.level) * (double)bands;
  g_autofree char *number = chance < 1 ? g_strdup("fewer than one") : format_decimals(chance, 0);
  if (v->impulse->options.resamples)
    g_string_append_printf(text,
                           " A band is for one response in one period: of the %" G_GSIZE_FORMAT
                           " between series %s%s would leave zero out by chance.",
                           bands, chance < 1 ? "" : "about ", number);
}

static void
append_order(GString *text, const VectorAutoregression *v)
{
  gsize a, b;
  const double most = var_most_correlated(v, &a, &b);
  g_autofree char *r = format_decimals(most, 2), *root = format_significant(v->var->moduli[0], 3),
                  *first = g_strdup(v->model->labels[0]);
  g_string_append_printf(text, " The largest root is %s: %s.", root,
                         v->var->stable ? "shocks die out" : "as estimated, shocks do not die out");
  if (fabs(most) >= WEAK_CORRELATION)
    g_string_append_printf(
        text,
        " Errors of the same period are correlated (%s for %s and %s), so another order than this, with %s first, "
        "would give other responses.",
        r, v->model->labels[a], v->model->labels[b], first);
  else
    g_string_append_printf(
        text, " Errors of the same period are hardly correlated (at most %s), so the order matters little.", r);
}

char *
read_var(const VectorAutoregression *v)
{
  g_autoptr(GString) text = g_string_new(NULL);
  if (v->descriptive)
    g_string_append_printf(text,
                           "With %" G_GSIZE_FORMAT
                           " rows for an equation, fewer than %d, the responses describe these periods and "
                           "no more.",
                           v->var->n, CAUSAL_LEAST);
  append_responses(text, v);
  append_chance(text, v);
  append_order(text, v);
  g_string_append(text,
                  " Responses show what followed on average; they do not show what a deliberate change would bring.");
  return g_strdup(text->str);
}
