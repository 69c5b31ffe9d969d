#include "fit_lines.h"

#include <math.h>

#include "format.h"
#include "regression_words.h"

#define DIGITS 4

static const char *
estimator_title(const Regression *r)
{
  switch (r->estimator) {
  case ESTIMATOR_PRAIS_WINSTEN:
    return "Prais–Winsten";
  case ESTIMATOR_ROBUST:
    return "M-estimator (Tukey’s bisquare)";
  case ESTIMATOR_OLS:
    break;
  }
  return r->weights ? "Weighted least squares" : "Least squares";
}

char *
method_line(const Regression *r)
{
  g_autofree char *sample = describe_sample(r), *errors = describe_errors(r);
  g_autofree char *weights =
      r->weights ? g_strdup_printf(", weights %s (inverse to the variance)", r->weights) : g_strdup("");
  return g_strdup_printf("%s: %s%s; %s. %c%s; p is of the null that the coefficient is zero, by Student’s t with "
                         "%" G_GSIZE_FORMAT " degrees of freedom.",
                         estimator_title(r), r->formula, weights, sample, g_ascii_toupper(errors[0]), errors + 1,
                         r->freedom);
}

char *
table_head(const Regression *r)
{
  g_autofree char *condition = format_significant(r->fit->condition, 2);
  return g_strdup_printf("n = %" G_GSIZE_FORMAT ", %" G_GSIZE_FORMAT
                         " degrees of freedom, condition number %s, computed in %s precision",
                         r->n, r->n - r->k, condition, r->fit->quadruple ? "quadruple" : "double");
}

static void
append_number(GString *text, const char *name, double value, int decimals)
{
  g_autofree char *shown = format_decimals(value, decimals);
  g_string_append_printf(text, ", %s %s", name, shown);
}

static void
append_f(GString *text, double f, double df1, double df2, double p, const char *under)
{
  g_autofree char *statistic = format_significant(f, DIGITS), *shown = format_p(p);
  g_string_append_printf(text, ", F(%.0f, %.0f) = %s (p %s) under %s errors", df1, df2, statistic, shown, under);
}

/* Over a gap the statistic of the rows as they follow one another says little; the table of tests has the one that minds it. */
static gboolean
has_gap(const Regression *r)
{
  return r->grid[r->n - 1] - r->grid[0] != (gint64)r->n - 1;
}

static void
say_least_squares(Document *document, const Regression *r)
{
  const Fit *fit = r->fit;
  g_autoptr(GString) text = g_string_new(NULL);
  g_autofree char *r_squared = format_decimals(fit->r_squared, 4), *adjusted = format_decimals(fit->adjusted, 4),
                  *sigma = format_significant(fit->sigma, DIGITS);
  g_string_append_printf(text, "%sR² %s (adjusted %s)%s, residual standard error %s",
                         r->estimator == ESTIMATOR_OLS ? "" : "Least squares: ", r_squared, adjusted,
                         fit->intercept ? "" : " about zero", sigma);
  if (!isnan(fit->f))
    append_f(text, fit->f, (double)(fit->k - first_slope(fit)), (double)(fit->n - fit->k), fit->f_p, "plain");
  if (r->slopes.n > 0 && r->errors != ERRORS_PLAIN)
    append_f(text, r->slopes.statistic, r->slopes.df1, r->slopes.df2, r->slopes.p, "these");
  append_number(text, "log-likelihood", fit->log_likelihood, 3);
  append_number(text, "AIC", fit->aic, 2);
  append_number(text, "BIC", fit->bic, 2);
  append_number(text, "HQ", fit->hq, 2);
  if (!r->cross_section && !has_gap(r))
    append_number(text, "Durbin–Watson", fit->durbin_watson, 4);
  document_say(document, BLOCK_PARAGRAPH, "%s.", text->str);
}

static void
say_estimator(Document *document, const Regression *r)
{
  if (r->prais_winsten) {
    const PraisWinsten *model = r->prais_winsten;
    g_autofree char *rho = format_decimals(model->rho, 4), *sigma = format_significant(model->fit->sigma, DIGITS),
                    *r_squared = format_decimals(model->r_squared, 4);
    document_say(document, BLOCK_PARAGRAPH,
                 "Prais–Winsten: rho %s after %" G_GSIZE_FORMAT
                 " rounds, standard error of the innovations %s, R² %s (squared correlation of response and fitted).",
                 rho, model->iterations, sigma, r_squared);
  }
  if (r->robust) {
    g_autofree char *sigma = format_significant(r->robust->sigma, DIGITS),
                    *tuning = format_significant(r->robust->tuning, DIGITS);
    document_say(document, BLOCK_PARAGRAPH,
                 "M-estimator: %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT
                 " observations silenced, scale %s, tuning %s, %" G_GSIZE_FORMAT " rounds.",
                 r->robust->silenced, r->n, sigma, tuning, r->robust->iterations);
  }
}

void
say_fit(Document *document, const Regression *r)
{
  say_estimator(document, r);
  say_least_squares(document, r);
}
