#include "var_section.h"

#include <math.h>

#include "format.h"
#include "json_value.h"
#include "lagged_words.h"
#include "regression_words.h"
#include "var_json.h"
#include "var_reading.h"

#define COEFFICIENT_ROWS 30 /* more are in the JSON only */

static void
say_method(Document *document, const VectorAutoregression *v)
{
  const LaggedModel *model = v->model;
  const ImpulseOptions *options = &v->impulse->options;
  g_autofree char *labels = lagged_join(model->labels, model->k), *order = g_strjoinv(", ", model->labels),
                  *sample = lagged_sample(model, model->lags, v->var->n), *choice = lagged_choice(model),
                  *regressors = lagged_regressors(model), *level = level_text(options->level),
                  *bands = options->resamples
                               ? g_strdup_printf(
                                     " %s bands: percentiles of %" G_GSIZE_FORMAT
                                     " resamples of the residuals, seed %lu, without Kilian’s correction for bias.",
                                     level, options->resamples, options->seed)
                               : g_strdup(" No bands: there are too few rows.");
  document_say(
      document, BLOCK_METHOD,
      "Vector autoregression of %s; %s. Each equation by least squares on %s: %s. A shock "
      "is one "
      "standard deviation of an error, orthogonalised by the Cholesky factor in the order %s: the first is moved in "
      "the same period by no other shock.%s",
      labels, sample, regressors, choice, order, bands);
}

static void
say_equations(Document *document, const VectorAutoregression *v)
{
  const Var *var = v->var;
  g_autofree char *caption =
      g_strdup_printf("Equations: n = %" G_GSIZE_FORMAT ", %" G_GSIZE_FORMAT " coefficients each", var->n, var->k);
  Block *table = document_table(document, caption, "<Equation", "R²", "Standard deviation of its errors", NULL);
  for (gsize i = 0; i < var->series; i++) {
    g_autofree char *r2 = format_decimals(var->equations[i]->r_squared, 3),
                    *sigma = format_significant(var->equations[i]->sigma, 4);
    table_row(table, v->model->labels[i], r2, sigma, NULL);
  }
}

static void
say_coefficients(Document *document, const VectorAutoregression *v)
{
  const Var *var = v->var;
  g_autofree const char **heads = g_new(const char *, var->series + 1);
  if (var->k > COEFFICIENT_ROWS)
    return;
  heads[0] = "<Regressor";
  for (gsize i = 0; i < var->series; i++)
    heads[i + 1] = v->model->labels[i];
  Block *table = document_table_v(document, "Coefficients by equation (standard errors)", heads, var->series + 1);
  for (gsize c = 0; c < var->k; c++) {
    g_autofree char **cells = g_new(char *, var->series + 1);
    cells[0] = g_strdup(var->equations[0]->names[c]);
    for (gsize i = 0; i < var->series; i++) {
      const Fit *fit = var->equations[i];
      g_autofree char *estimate = format_significant(gsl_vector_get(fit->coefficients, c), 3),
                      *error = format_significant(fit->sigma * sqrt(gsl_matrix_get(fit->bread, c, c)), 2);
      cells[i + 1] = g_strdup_printf("%s (%s)", estimate, error);
    }
    table_row_take(table, cells, var->series + 1);
  }
}

static void
say_same_period(Document *document, const VectorAutoregression *v)
{
  Block *table = document_table(document, "Errors of the same period", "<Series", "Correlation", NULL);
  for (gsize i = 0; i < v->var->series; i++)
    for (gsize j = i + 1; j < v->var->series; j++) {
      g_autofree char *pair = g_strdup_printf("%s and %s", v->model->labels[i], v->model->labels[j]),
                      *r = format_decimals(var_same_period(v->var, i, j), 3);
      table_row(table, pair, r, NULL);
    }
}

/* "0.0049 [0.0021, 0.0074]"; a zero that the order sets has no band. */
static char *
cell_text(const Responses *responses, gsize at)
{
  g_autofree char *value = format_significant(responses->value[at], 3),
                  *lower = format_significant(responses->lower[at], 3),
                  *upper = format_significant(responses->upper[at], 3);
  if (responses->value[at] == 0)
    return g_strdup("0 by the order");
  return isnan(responses->lower[at]) ? g_strdup(value) : g_strdup_printf("%s [%s, %s]", value, lower, upper);
}

static void
add_response_row(Block *table, const VectorAutoregression *v, gsize response, gsize shock)
{
  const Impulse *impulse = v->impulse;
  const gsize largest = var_largest(v, response, shock);
  g_autofree char *arrow = var_arrow(v, response, shock), *when = g_strdup_printf("%" G_GSIZE_FORMAT, largest),
                  *told = var_told(v, response, shock),
                  *now = cell_text(&impulse->response, impulse_at(impulse, 0, response, shock)),
                  *most = cell_text(&impulse->response, impulse_at(impulse, largest, response, shock)),
                  *total =
                      cell_text(&impulse->cumulative, impulse_at(impulse, impulse->options.steps, response, shock));
  table_row(table, arrow, now, when, most, total, told, NULL);
}

static void
say_responses(Document *document, const VectorAutoregression *v)
{
  const Impulse *impulse = v->impulse;
  const gsize last = impulse->options.steps;
  g_autofree char *caption = g_strdup_printf("Responses to a shock of one standard deviation%s",
                                             impulse->options.resamples ? " [95 % band]" : ""),
                  *sum = g_strdup_printf("Sum up to %" G_GSIZE_FORMAT " after", last),
                  *when = g_strdup_printf("Largest, %s after", period_word(v->model->frequency, 2));
  Block *table = document_table(document, caption, "<Shock → response", "At once", when, "Largest response", sum,
                                "<Told from zero", NULL);
  for (gsize shock = 0; shock < v->var->series; shock++)
    for (gsize i = 0; i < v->var->series; i++)
      add_response_row(table, v, i, shock);
}

static void
add_share_row(Block *table, const VectorAutoregression *v, gsize response, gsize ahead)
{
  g_autofree char **cells = g_new(char *, v->var->series + 2);
  cells[0] = g_strdup(v->model->labels[response]);
  cells[1] = g_strdup_printf("%" G_GSIZE_FORMAT, ahead);
  for (gsize shock = 0; shock < v->var->series; shock++)
    cells[shock + 2] = format_percent(v->impulse->share[impulse_at(v->impulse, ahead - 1, response, shock)], 1);
  table_row_take(table, cells, v->var->series + 2);
}

static void
say_shares(Document *document, const VectorAutoregression *v)
{
  const gsize last = v->impulse->options.steps, middle = (last + 1) / 2;
  g_autofree const char **heads = g_new(const char *, v->var->series + 2);
  g_autofree char *ahead = g_strdup_printf("%s ahead", period_word(v->model->frequency, 2));
  g_auto(GStrv) shocks = g_new0(char *, v->var->series + 1);
  heads[0] = "<Forecast of";
  heads[1] = ahead;
  for (gsize shock = 0; shock < v->var->series; shock++)
    heads[shock + 2] = shocks[shock] = g_strdup_printf("by shocks to %s", v->model->labels[shock]);
  Block *table = document_table_v(document, "Variance of the errors of forecasts (shares without bands)", heads,
                                  v->var->series + 2);
  for (gsize i = 0; i < v->var->series; i++) {
    add_share_row(table, v, i, 1);
    if (middle > 1 && middle < last)
      add_share_row(table, v, i, middle);
    if (last > 1)
      add_share_row(table, v, i, last);
  }
}

void
section_var(Document *document, const Analysis *analysis)
{
  const VectorAutoregression *v = analysis->result;
  g_autofree char *reading = read_var(v);
  say_method(document, v);
  say_equations(document, v);
  lagged_table(document, v->model);
  say_coefficients(document, v);
  say_same_period(document, v);
  say_responses(document, v);
  say_shares(document, v);
  warn_var(document, v);
  document_say(document, BLOCK_READING, "%s", reading);
}

void
json_var(cJSON *object, const Analysis *analysis)
{
  json_var_result(object, analysis->result);
}
