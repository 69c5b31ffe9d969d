#include "var_json.h"

#include <math.h>

#include "json_value.h"
#include "lagged_words.h"
#include "stats/granger.h"

static void
add_equations(cJSON *object, const VectorAutoregression *v)
{
  cJSON *list = json_array(object, "equations");
  for (gsize i = 0; i < v->var->series; i++) {
    const Fit *fit = v->var->equations[i];
    cJSON *item = json_item(list);
    json_text(item, "series", v->model->labels[i]);
    json_number(item, "r_squared", fit->r_squared);
    json_number(item, "sigma", fit->sigma);
    cJSON *terms = json_array(item, "terms");
    for (gsize c = 0; c < fit->k; c++) {
      cJSON *term = json_item(terms);
      json_text(term, "term", fit->names[c]);
      json_number(term, "estimate", gsl_vector_get(fit->coefficients, c));
      json_number(term, "std_error", fit->sigma * sqrt(gsl_matrix_get(fit->bread, c, c)));
    }
  }
}

static void
add_number(cJSON *array, double value)
{
  cJSON *holder = cJSON_CreateObject();
  json_number(holder, "value", value);
  cJSON_AddItemToArray(array, cJSON_DetachItemFromObject(holder, "value"));
  cJSON_Delete(holder);
}

static void
add_matrix(cJSON *object, const char *key, const gsl_matrix *matrix)
{
  cJSON *rows = json_array(object, key);
  for (gsize i = 0; i < matrix->size1; i++) {
    cJSON *row = cJSON_CreateArray();
    for (gsize j = 0; j < matrix->size2; j++)
      add_number(row, gsl_matrix_get(matrix, i, j));
    cJSON_AddItemToArray(rows, row);
  }
}

static void
add_steps(cJSON *item, const Impulse *impulse, gsize response, gsize shock)
{
  cJSON *list = json_array(item, "steps");
  for (gsize s = 0; s <= impulse->options.steps; s++) {
    const gsize at = impulse_at(impulse, s, response, shock);
    cJSON *step = json_item(list);
    json_count(step, "step", s);
    json_number(step, "response", impulse->response.value[at]);
    json_number(step, "ci_low", impulse->response.lower[at]);
    json_number(step, "ci_high", impulse->response.upper[at]);
    json_number(step, "cumulative", impulse->cumulative.value[at]);
    json_number(step, "cumulative_low", impulse->cumulative.lower[at]);
    json_number(step, "cumulative_high", impulse->cumulative.upper[at]);
    json_number(step, "variance_share", impulse->share[at]); /* of the error of a forecast step + 1 periods ahead */
  }
}

/* last_told: the last step whose band leaves zero out; null: there is none. gone: the step from which on none does. */
static void
add_responses(cJSON *object, const VectorAutoregression *v)
{
  const Impulse *impulse = v->impulse;
  cJSON *list = json_array(object, "responses");
  for (gsize shock = 0; shock < v->var->series; shock++)
    for (gsize i = 0; i < v->var->series; i++) {
      gsize last = 0;
      const gboolean told = impulse_last_told(impulse, i, shock, &last);
      const gboolean bands = impulse->options.resamples > 0;
      cJSON *item = json_item(list);
      json_text(item, "shock", v->model->labels[shock]);
      json_text(item, "response", v->model->labels[i]);
      json_number(item, "last_told", told ? (double)last : NAN);
      json_number(item, "gone", !bands || (told && last == impulse->options.steps) ? NAN : told ? (double)last + 1 : 0);
      add_steps(item, impulse, i, shock);
    }
}

static void
add_shocks(cJSON *object, const VectorAutoregression *v)
{
  const ImpulseOptions *options = &v->impulse->options;
  cJSON *order = json_array(object, "order");
  for (gsize j = 0; j < v->var->series; j++) {
    cJSON *item = json_item(order);
    json_text(item, "series", v->model->labels[j]);
    json_number(item, "shock", v->impulse->shock[j]);
  }
  json_count(object, "steps", options->steps);
  json_count(object, "resamples", options->resamples);
  json_count(object, "rejected", v->impulse->rejected);
  json_number(object, "seed", options->resamples ? (double)options->seed : NAN);
  json_number(object, "level", options->resamples ? options->level : NAN);
}

void
json_var_result(cJSON *object, const VectorAutoregression *v)
{
  const Var *var = v->var;
  lagged_json(object, v->model, var->n, v->in_gaps);
  cJSON_AddBoolToObject(object, "descriptive", v->descriptive);
  json_count(object, "least_rows_for_bands", CAUSAL_LEAST);
  json_count(object, "coefficients", var->k);
  json_number(object, "log_likelihood", var->log_likelihood);
  json_number(object, "aic", var->aic);
  json_number(object, "hq", var->hq);
  json_number(object, "bic", var->bic);
  cJSON *roots = json_array(object, "root_moduli");
  for (gsize i = 0; i < var->series * var->lags; i++)
    add_number(roots, var->moduli[i]);
  cJSON_AddBoolToObject(object, "stable", var->stable);
  add_matrix(object, "covariance", var->covariance);
  add_matrix(object, "covariance_ml", var->covariance_ml);
  add_equations(object, v);
  add_shocks(object, v);
  add_responses(object, v);
}
