#include "compare_section.h"

#include <math.h>

#include "compare_reading.h"
#include "format.h"
#include "regression_words.h"

#define DIGITS 4

typedef struct {
  Block *table;
  const Regression *const *models;
  gsize n;
} Comparer;

/* What a row says of one model (transfer full, NULL for nothing). */
typedef char *(*CellOf)(const Regression *r, const char *term);

static void
add_row(const Comparer *comparer, const char *head, const char *term, CellOf cell)
{
  g_autofree char **cells = g_new0(char *, comparer->n + 1);
  cells[0] = g_strdup(head);
  for (gsize m = 0; m < comparer->n; m++)
    cells[m + 1] = cell(comparer->models[m], term);
  table_row_take(comparer->table, cells, comparer->n + 1);
}

static const Coefficient *
term_of(const Regression *r, const char *term)
{
  for (gsize i = 0; i < r->k; i++)
    if (g_str_equal(r->fit->names[i], term))
      return &r->coefficients[i];
  return NULL;
}

static char *
estimate_cell(const Regression *r, const char *term)
{
  const Coefficient *c = term_of(r, term);
  return c ? format_significant(c->estimate, DIGITS) : NULL;
}

static char *
error_cell(const Regression *r, const char *term)
{
  const Coefficient *c = term_of(r, term);
  g_autofree char *error = c ? format_significant(c->standard_error, DIGITS) : NULL;
  return c ? g_strdup_printf("(%s)", error) : NULL;
}

static char *
p_cell(const Regression *r, const char *term)
{
  const Coefficient *c = term_of(r, term);
  g_autofree char *p = c ? format_p(c->p) : NULL;
  return c ? g_strdup_printf("p %s", p) : NULL;
}

static char *
response_cell(const Regression *r, const char *term)
{
  (void)term;
  return response_text(r);
}

static char *
errors_cell(const Regression *r, const char *term)
{
  (void)term;
  return name_errors(r);
}

static char *
estimator_cell(const Regression *r, const char *term)
{
  (void)term;
  return g_strdup(r->estimator == ESTIMATOR_PRAIS_WINSTEN ? "Prais–Winsten"
                  : r->estimator == ESTIMATOR_ROBUST      ? "M-estimator"
                  : r->weights                            ? "weighted"
                                                          : "least squares");
}

static char *
sample_cell(const Regression *r, const char *term)
{
  (void)term;
  return r->cross_section ? g_strdup("rows") : periods_print(r->periods, r->n);
}

static char *
n_cell(const Regression *r, const char *term)
{
  (void)term;
  return g_strdup_printf("%" G_GSIZE_FORMAT, r->n);
}

static char *
freedom_cell(const Regression *r, const char *term)
{
  (void)term;
  return g_strdup_printf("%" G_GSIZE_FORMAT, r->freedom);
}

/* The figures of fit are those of least squares: they do not judge another estimator. */
static char *
r_squared_cell(const Regression *r, const char *term)
{
  (void)term;
  if (r->prais_winsten)
    return format_decimals(r->prais_winsten->r_squared, 4);
  return r->robust ? NULL : format_decimals(r->fit->r_squared, 4);
}

static char *
adjusted_cell(const Regression *r, const char *term)
{
  (void)term;
  return r->estimator == ESTIMATOR_OLS ? format_decimals(r->fit->adjusted, 4) : NULL;
}

static char *
aic_cell(const Regression *r, const char *term)
{
  (void)term;
  return r->estimator == ESTIMATOR_OLS ? format_decimals(r->fit->aic, 2) : NULL;
}

static char *
tests_cell(const Regression *r, const char *term)
{
  (void)term;
  const Diagnostics *d = r->diagnostics;
  return d ? g_strdup_printf("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT, d->rejected, d->run) : NULL;
}

static void
add_term(const Comparer *comparer, const char *term)
{
  add_row(comparer, term, term, estimate_cell);
  add_row(comparer, NULL, term, error_cell);
  add_row(comparer, NULL, term, p_cell);
}

/* Terms in the order in which they first appear; the constant, which says least, last. */
static void
add_terms(const Comparer *comparer)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  const char *constant = NULL;
  for (gsize m = 0; m < comparer->n; m++) {
    const Regression *r = comparer->models[m];
    for (gsize i = 0; i < r->k; i++) {
      if (i < first_slope(r->fit))
        constant = r->fit->names[i];
      else if (g_hash_table_add(seen, r->fit->names[i]))
        add_term(comparer, r->fit->names[i]);
    }
  }
  if (constant)
    add_term(comparer, constant);
}

void
section_compare(Document *document, const Regression *const *models, gsize n)
{
  static const struct {
    const char *head;
    CellOf cell;
  } foot[] = {{"n", n_cell},
              {"degrees of freedom of t", freedom_cell},
              {"sample", sample_cell},
              {"estimator", estimator_cell},
              {"errors", errors_cell},
              {"R²", r_squared_cell},
              {"adjusted R²", adjusted_cell},
              {"AIC", aic_cell},
              {"tests that reject at 5 %", tests_cell}};
  if (n == 0)
    return;
  g_autofree const char **heads = g_new0(const char *, n + 1);
  heads[0] = "<";
  for (gsize m = 0; m < n; m++)
    heads[m + 1] = models[m]->name;
  Comparer comparer = {
      document_table_v(document, "Standard errors in brackets, p of the null of zero beneath", heads, n + 1), models,
      n};
  add_row(&comparer, "response", NULL, response_cell);
  add_terms(&comparer);
  for (gsize i = 0; i < G_N_ELEMENTS(foot); i++)
    add_row(&comparer, foot[i].head, NULL, foot[i].cell);
  g_autofree char *reading = read_comparison(models, n);
  document_say(document, BLOCK_READING, "%s", reading);
}
