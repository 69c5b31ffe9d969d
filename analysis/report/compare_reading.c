#include "compare_reading.h"

#include <math.h>
#include <string.h>

#include "format.h"
#include "regression_words.h"

#define MOST_TERMS 3 /* shared terms that are told; the table has all */

typedef struct {
  const Regression *const *models;
  gsize n;
} Models;

static gsize
place_of(const Regression *r, const char *term)
{
  for (gsize i = 0; i < r->k; i++)
    if (g_str_equal(r->fit->names[i], term))
      return i;
  return r->k;
}

static gboolean
is_shared(const Models *models, const char *term)
{
  for (gsize m = 0; m < models->n; m++)
    if (place_of(models->models[m], term) == models->models[m]->k)
      return FALSE;
  return TRUE;
}

static gboolean
same_response(const Models *models)
{
  g_autofree char *first = response_text(models->models[0]);
  for (gsize m = 1; m < models->n; m++) {
    g_autofree char *other = response_text(models->models[m]);
    if (!g_str_equal(first, other))
      return FALSE;
  }
  return TRUE;
}

static gboolean
same_observations(const Models *models)
{
  const Regression *first = models->models[0];
  for (gsize m = 1; m < models->n; m++) {
    const Regression *other = models->models[m];
    if (other->n != first->n || memcmp(other->periods, first->periods, first->n * sizeof(Period)) != 0)
      return FALSE;
  }
  return TRUE;
}

/* Are all responses logarithms, or none? Only then are coefficients of one term in one unit. */
static gboolean
same_scale(const Models *models)
{
  gsize logs = 0;
  gboolean same_unit = TRUE;
  for (gsize m = 0; m < models->n; m++) {
    g_autofree char *response = response_text(models->models[m]), *inside = inside_log(response);
    logs += inside ? 1 : 0;
    same_unit &= g_strcmp0(models->models[m]->response_unit, models->models[0]->response_unit) == 0;
  }
  return logs == models->n || (logs == 0 && same_unit);
}

/* Do the models differ in nothing but how their errors are made? */
static gboolean
same_estimates(const Models *models)
{
  const Regression *first = models->models[0];
  if (!same_response(models) || !same_observations(models))
    return FALSE;
  for (gsize m = 1; m < models->n; m++) {
    const Regression *other = models->models[m];
    if (other->k != first->k || other->estimator != first->estimator)
      return FALSE;
    for (gsize i = 0; i < first->k; i++)
      if (!g_str_equal(other->fit->names[i], first->fit->names[i]) ||
          other->coefficients[i].estimate != first->coefficients[i].estimate)
        return FALSE;
  }
  return TRUE;
}

/* Least and most of a term over the models, and how many tell it from zero. */
typedef struct {
  const Regression *low, *high;
  double least, most;
  gsize told;
} Spread;

static Spread
spread_of(const Models *models, const char *term, gboolean errors)
{
  Spread spread = {.least = INFINITY, .most = -INFINITY};
  for (gsize m = 0; m < models->n; m++) {
    const Regression *r = models->models[m];
    const Coefficient *c = &r->coefficients[place_of(r, term)];
    const double value = errors ? c->standard_error : c->estimate;
    if (value < spread.least) {
      spread.least = value;
      spread.low = r;
    }
    if (value > spread.most) {
      spread.most = value;
      spread.high = r;
    }
    spread.told += c->p < 0.05 ? 1 : 0;
  }
  return spread;
}

static void
append_term(GString *text, const Models *models, const char *term, gboolean errors)
{
  const Spread spread = spread_of(models, term, errors);
  if (!spread.low || !spread.high)
    return;
  g_autofree char *least = format_significant(spread.least, 3), *most = format_significant(spread.most, 3),
                  *low = name_errors(spread.low), *high = name_errors(spread.high);
  g_string_append_printf(text,
                         "%sThe %s of %s runs from %s (%s) to %s (%s); p is below 0.05 in %" G_GSIZE_FORMAT
                         " of %" G_GSIZE_FORMAT " models.",
                         text->len ? " " : "", errors ? "error" : "coefficient", term, least,
                         errors ? low : spread.low->name, most, errors ? high : spread.high->name, spread.told,
                         models->n);
}

static void
append_shared(GString *text, const Models *models, gboolean errors)
{
  const Regression *first = models->models[0];
  gsize told = 0;
  if (!same_scale(models)) {
    g_string_append(text, "The responses are in different units, so the coefficients are not to be compared.");
    return;
  }
  for (gsize i = first_slope(first->fit); i < first->k && told < MOST_TERMS; i++)
    if (is_shared(models, first->fit->names[i])) {
      append_term(text, models, first->fit->names[i], errors);
      told++;
    }
  if (told == 0)
    g_string_append(text, "The models share no term beside the constant.");
}

char *
read_comparison(const Regression *const *list, gsize n)
{
  const Models models = {list, n};
  const gboolean errors = n > 1 && same_estimates(&models);
  g_autoptr(GString) text = g_string_new(NULL);
  append_shared(text, &models, errors);
  if (errors)
    g_string_append(text, " The estimates are the same; only what the errors allow for differs.");
  if (!same_response(&models))
    g_string_append(text, " The responses differ, so R² and AIC are not to be compared.");
  else if (!same_observations(&models))
    g_string_append(text, " The models rest on different observations, so R² and AIC are not to be compared.");
  g_string_append(text, " The p-values are not corrected for the number of models.");
  return g_strdup(text->str);
}
