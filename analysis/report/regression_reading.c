#include "regression_reading.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

#include "format.h"
#include "regression_words.h"
#include "term_reading.h"
#include "verdicts.h"

/* Below it residuals stay above or below the line for long: about half of its value without autocorrelation. */
#define DURBIN_WATSON_LOW 1.0

#define MOST_TERMS 4 /* more are left to the table */

/* Whether a term is a power, a product, or a part of one: its coefficient is then no effect of its own. */
static gboolean
is_entangled(const Fit *fit, const char *name)
{
  if (strchr(name, '^') || strchr(name, ':'))
    return TRUE;
  const gsize length = strlen(name);
  for (gsize i = first_slope(fit); i < fit->k; i++) {
    const char *other = fit->names[i], *colon = strchr(other, ':');
    if (g_str_has_prefix(other, name) && (other[length] == '^' || other[length] == ':'))
      return TRUE;
    if (colon && g_str_has_suffix(other, name) && other[strlen(other) - length - 1] == ':')
      return TRUE;
  }
  return FALSE;
}

static void
append_terms(GString *text, const Regression *r)
{
  gsize told = 0, more = 0, entangled = 0;
  for (gsize i = first_slope(r->fit); i < r->k; i++) {
    if (is_entangled(r->fit, r->fit->names[i])) {
      entangled++;
      continue;
    }
    if (g_str_has_prefix(r->fit->names[i], "season[") || told == MOST_TERMS) {
      more++;
      continue;
    }
    g_autofree char *sentence = read_term(r, i);
    g_string_append_printf(text, "%s%s", text->len ? " " : "", sentence);
    told++;
  }
  if (more)
    g_string_append_printf(text, "%sThe table has %" G_GSIZE_FORMAT " more term%s.", text->len ? " " : "", more,
                           more == 1 ? "" : "s");
  if (entangled)
    g_string_append_printf(text, "%sPowers and products, and what they are made of, have no size of their own.",
                           text->len ? " " : "");
}

static void
append_share(GString *text, const Regression *r)
{
  const double r_squared = r->fit->r_squared; /* 99.7 % is not all */
  g_autofree char *share = format_percent(r_squared, r_squared > 0.99 && r_squared < 1 ? 2 : 0);
  if (r->k > first_slope(r->fit))
    g_string_append_printf(text, " %s account%s for %s of the %s%s.",
                           r->k - first_slope(r->fit) == 1 ? "The term" : "The terms",
                           r->k - first_slope(r->fit) == 1 ? "s" : "", share,
                           r->fit->intercept ? "variance" : "sum of squares (about zero, as there is no intercept)",
                           r->estimator == ESTIMATOR_OLS ? "" : " by least squares");
}

static const char *
doubt_means(const Regression *r, Doubt doubt)
{
  switch (doubt) {
  case DOUBT_INDEPENDENCE:
    return errors_bear_dependence(r)
               ? "against independence over time, which the errors allow for as far as said"
               : "against independence over time, which the errors do not allow for: they may be too small";
  case DOUBT_VARIANCE:
    return errors_bear_variances(r) ? "against one variance, which the errors allow for"
                                    : "against one variance, which the errors do not allow for";
  case DOUBT_FORM:
    return "against a linear relation, so that the coefficients tell an average at best";
  case DOUBT_NORMALITY:
    return r->n < FEW_OBSERVATIONS ? "against normal errors, so that t and its intervals are rough"
                                   : "against normal errors, which matters little to t at this n";
  case N_DOUBTS:
    break;
  }
  return "";
}

static void
append_tests(GString *text, const Regression *r)
{
  const Diagnostics *d = r->diagnostics;
  if (!d || d->run == 0)
    return;
  if (d->rejected == 0) {
    g_string_append_printf(text, " None of the %" G_GSIZE_FORMAT " tests of the assumptions rejects at 5 %%%s.", d->run,
                           r->n < FEW_OBSERVATIONS ? ", but with so few observations they find only gross violations"
                                                   : "");
    return;
  }
  g_string_append_printf(
      text, " Of %" G_GSIZE_FORMAT " tests of the assumptions %" G_GSIZE_FORMAT " reject%s at 5 %%: ", d->run,
      d->rejected, d->rejected == 1 ? "s" : "");
  gboolean more = FALSE;
  for (Doubt doubt = 0; doubt < N_DOUBTS; doubt++) {
    if (d->doubts[doubt] == 0)
      continue;
    g_autofree char *names = rejected_names(d, doubt);
    g_string_append_printf(text, "%s%s %s", more ? "; " : "", names, doubt_means(r, doubt));
    if (doubt == DOUBT_INDEPENDENCE && errors_bear_dependence(r) && r->fit->durbin_watson < DURBIN_WATSON_LOW) {
      g_autofree char *statistic = format_significant(r->fit->durbin_watson, 3);
      g_string_append_printf(text, " (but Durbin–Watson is %s: even they are likely to be too small)", statistic);
    }
    more = TRUE;
  }
  g_string_append_c(text, '.');
}

static void
append_detectable(GString *text, const Regression *r)
{
  const gsize first = first_slope(r->fit);
  if (r->n >= FEW_OBSERVATIONS || !r->effects || first == r->k)
    return;
  g_string_append_printf(text, " With n = %" G_GSIZE_FORMAT " the test finds, four times in five, a coefficient of",
                         r->n);
  for (gsize i = first; i < MIN(r->k, first + MOST_TERMS); i++) {
    g_autofree char *size = format_significant(r->effects[i].detectable, 3);
    g_string_append_printf(text, "%s %s from ±%s", i > first ? "," : "", r->fit->names[i], size);
  }
  g_string_append(text, " on; smaller ones it mostly misses.");
}

/* The slope that one observation changes most, as a share of it; k where there is none. */
static gsize
most_changed(const Regression *r)
{
  gsize most = r->k;
  double largest = -1;
  for (gsize j = first_slope(r->fit); j < r->k; j++) {
    const double estimate = gsl_vector_get(r->fit->coefficients, j);
    const double change = fabs((r->influence->without[j] - estimate) / estimate);
    if (r->influence->strongest[j] < r->n && change > largest) {
      largest = change;
      most = j;
    }
  }
  return most;
}

static void
append_influence(GString *text, const Regression *r)
{
  const gsize j = r->influence ? most_changed(r) : r->k;
  if (j == r->k)
    return;
  const double estimate = gsl_vector_get(r->fit->coefficients, j), without = r->influence->without[j];
  g_autofree char *name = observation_name(r, r->influence->strongest[j]), *now = format_significant(estimate, 3),
                  *then = format_significant(without, 3);
  g_string_append_printf(text, " Without %s the coefficient of %s would be %s instead of %s%s%s.", name,
                         r->fit->names[j], then, now, estimate * without < 0 ? ", with the other sign" : "",
                         r->estimator == ESTIMATOR_OLS ? "" : " (by least squares)");
}

/* The largest of n studentised residuals, each t with n - k - 1 degrees of freedom: Bonferroni's bound (Cook and Weisberg 1982,
 * Residuals and Influence in Regression, section 2.2.2). */
static void
append_outlier(GString *text, const Regression *r)
{
  const InfluenceReport *influence = r->influence;
  if (!influence || influence->studentised_at >= r->n || r->n <= r->k + 1)
    return;
  const double size = fabs(influence->studentised);
  if (2 * gsl_cdf_tdist_Q(size, (double)(r->n - r->k - 1)) * (double)r->n >= DIAGNOSTIC_ALPHA)
    return;
  g_autofree char *name = observation_name(r, influence->studentised_at),
                  *residual = format_decimals(influence->studentised, 1);
  g_string_append_printf(text, " The residual of %s is larger than chance explains (studentised %s).", name, residual);
}

static gboolean
only_trend(const Regression *r)
{
  return r->k == 2 && r->fit->intercept && g_str_equal(r->fit->names[1], "trend");
}

char *
read_regression(const Regression *r)
{
  g_autoptr(GString) text = g_string_new(NULL);
  g_autofree char *allow = errors_allow(r);
  append_terms(text, r);
  if (is_perfect(r->fit)) {
    g_string_append_printf(text,
                           "%sThe fit is perfect: what is left is rounding, and errors, intervals and tests mean "
                           "nothing. Such a relation is as a rule a definition, not a finding.",
                           text->len ? " " : "");
    return g_strdup(text->str);
  }
  append_share(text, r);
  g_string_append_printf(text, "%s%s", text->len ? " " : "", allow);
  append_tests(text, r);
  append_detectable(text, r);
  append_influence(text, r);
  append_outlier(text, r);
  g_string_append(
      text,
      only_trend(r)
          ? (r->forecast ? " A trend describes the past and shows no cause; the forecast takes it to go on unchanged."
                         : " A trend describes the past; it shows no cause and is no forecast.")
      : r->k == first_slope(r->fit) ? " A mean does not tell what moves it."
                                    : " That they move together does not show that one moves the other.");
  return g_strdup(text->str);
}
