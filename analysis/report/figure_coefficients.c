#include <math.h>

#include "figure_models.h"
#include "figure_parts.h"
#include "regression_words.h"

#define GROUP_WIDTH 0.72 /* of a category: all models together */
#define LONE_WIDTH  0.16 /* of a category: the field of one interval, at most */

static const Tone tones[] = {TONE_BLUE, TONE_OCHRE, TONE_PLUM, TONE_TEAL, TONE_RUST, TONE_STONE, TONE_SKY, TONE_INK};

/* What is drawn: raw coefficients of one term, a category a model; or standardised ones, a category a term. */
typedef struct {
  const Regression *const *models;
  gsize n;
  GPtrArray *terms; /* char *: all but the constants, in order of appearance */
  Chart *chart;
  ChartPanel *panel;
  double low, high;
} Drawing;

static GPtrArray *
all_terms(const Regression *const *models, gsize n)
{
  GPtrArray *terms = g_ptr_array_new();
  for (gsize m = 0; m < n; m++)
    for (gsize i = first_slope(models[m]->fit); i < models[m]->k; i++)
      if (!g_ptr_array_find_with_equal_func(terms, models[m]->fit->names[i], g_str_equal, NULL))
        g_ptr_array_add(terms, models[m]->fit->names[i]);
  return terms;
}

static gsize
place_of(const Regression *r, const char *term)
{
  for (gsize i = first_slope(r->fit); i < r->k; i++)
    if (g_str_equal(r->fit->names[i], term))
      return i;
  return r->k;
}

/* From a coefficient to its standardised form: sd(x) / sd(y). */
static double
standard_factor(const Regression *r, gsize i)
{
  return r->effects ? r->effects[i].standardised / gsl_vector_get(r->fit->coefficients, i) : NAN;
}

static void
add_interval(Drawing *drawing, ChartLayer *field, ChartLayer *dot, double at, double width, const Coefficient *term,
             double factor)
{
  const double low = term->lower * factor, high = term->upper * factor;
  if (!isfinite(low) || !isfinite(high))
    return;
  layer_add_range(field, at - width / 2, at + width / 2, low, high);
  layer_add(dot, at, at, term->estimate * factor);
  drawing->low = fmin(drawing->low, low);
  drawing->high = fmax(drawing->high, high);
}

/* Models of one formula over one sample are told apart by their errors. */
static gboolean
one_formula(const Regression *const *models, gsize n)
{
  for (gsize m = 1; m < n; m++)
    if (!g_str_equal(models[m]->formula, models[0]->formula) || models[m]->n != models[0]->n ||
        models[m]->estimator != models[0]->estimator)
      return FALSE;
  return n > 1;
}

static char *
model_name(const Drawing *drawing, gsize m)
{
  return one_formula(drawing->models, drawing->n) ? name_errors(drawing->models[m])
                                                  : g_strdup(drawing->models[m]->name);
}

static void
draw_one_term(Drawing *drawing)
{
  const char *term = g_ptr_array_index(drawing->terms, 0);
  ChartLayer *field = panel_add_layer(drawing->panel, LAYER_RANGES, NULL, TONE_BLUE),
             *dot = panel_add_layer(drawing->panel, LAYER_POINTS, NULL, TONE_BLUE);
  for (gsize m = 0; m < drawing->n; m++) {
    const Regression *r = drawing->models[m];
    g_ptr_array_add(drawing->chart->categories, model_name(drawing, m));
    if (place_of(r, term) < r->k)
      add_interval(drawing, field, dot, (double)m, LONE_WIDTH, &r->coefficients[place_of(r, term)], 1);
  }
}

static void
draw_terms(Drawing *drawing)
{
  const double step = GROUP_WIDTH / (double)drawing->n, width = fmin(LONE_WIDTH, 0.6 * step);
  for (guint t = 0; t < drawing->terms->len; t++)
    g_ptr_array_add(drawing->chart->categories, g_strdup(g_ptr_array_index(drawing->terms, t)));
  for (gsize m = 0; m < drawing->n; m++) {
    const Regression *r = drawing->models[m];
    const Tone tone = tones[m % G_N_ELEMENTS(tones)];
    g_autofree char *name = drawing->n > 1 ? model_name(drawing, m) : NULL;
    ChartLayer *field = panel_add_layer(drawing->panel, LAYER_RANGES, NULL, tone),
               *dot = panel_add_layer(drawing->panel, LAYER_POINTS, name, tone);
    for (guint t = 0; t < drawing->terms->len; t++) {
      const gsize i = place_of(r, g_ptr_array_index(drawing->terms, t));
      const double at = (double)t - GROUP_WIDTH / 2 + step * ((double)m + 0.5);
      if (i < r->k)
        add_interval(drawing, field, dot, at, width, &r->coefficients[i], standard_factor(r, i));
    }
  }
}

/* Zero is what an interval is read against. */
static void
show_zero(Drawing *drawing)
{
  if (drawing->low > 0)
    drawing->panel->y_min = 0;
  if (drawing->high < 0)
    drawing->panel->y_max = 0;
}

/* "Newey–West, lag 2" where all models have the same errors, else each its own. */
static char *
errors_in_words(const Regression *const *models, gsize n)
{
  g_autofree char *first = name_errors(models[0]);
  for (gsize m = 1; m < n; m++) {
    g_autofree char *other = name_errors(models[m]);
    if (!g_str_equal(first, other))
      return g_strdup(one_formula(models, n) ? "by kind of errors" : "errors as each model has them");
  }
  return g_strdup_printf("errors: %s", first);
}

void
coefficients_panel(const Regression *const *models, gsize n, Chart *chart)
{
  g_autoptr(GPtrArray) terms = all_terms(models, n);
  Drawing drawing = {models, n, terms, chart, chart_add_panel(chart, NULL), INFINITY, -INFINITY};
  g_autofree char *errors = errors_in_words(models, n);
  if (terms->len == 1)
    draw_one_term(&drawing);
  else
    draw_terms(&drawing);
  show_zero(&drawing);
  if (chart->subtitle)
    return;
  if (terms->len == 1)
    chart->subtitle = g_strdup_printf("Coefficient of %s with its 95 %% interval; %s",
                                      (const char *)g_ptr_array_index(terms, 0), errors);
  else
    chart->subtitle = g_strdup_printf("Standardised coefficients with their 95 %% intervals; %s", errors);
}

gboolean
figure_coefficients(Results *results, const ChartDef *definition, Chart *chart, GError **error)
{
  g_autoptr(GPtrArray) models = g_ptr_array_new();
  for (char **name = definition->models; *name; name++) {
    const Regression *r = results_regression(results, *name, error);
    if (!r)
      return FALSE;
    g_ptr_array_add(models, (gpointer)r);
    figure_add_source(chart, r->source);
  }
  coefficients_panel((const Regression *const *)models->pdata, models->len, chart);
  return TRUE;
}
