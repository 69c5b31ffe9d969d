#include "zivot_andrews.h"

#include <gsl/gsl_linalg.h>
#include <math.h>

#include "gsl_auto.h"
#include "lag_regression.h"
#include "sum.h"

#define NAME "Zivot-Andrews"

static const double published[][N_CRITICAL] = {{-5.34, -4.80, -4.58}, {-4.93, -4.42, -4.11}, {-5.57, -5.08, -4.82}};

/* A column's sums from each observation to the last one, and the sums of those: its products with every step and every change of slope. */
typedef struct {
  double *step, *slope; /* n */
} Tails;

/* What does not depend on the date: an orthonormal basis of constant, trend and differences, and response and level less their parts in
 * it. */
typedef struct {
  gsize n, k, breaks; /* observations; columns of the basis; columns of the break */
  ZivotAndrewsBreak kind;
  Tails *basis; /* k */
  Tails response, level;
  double response_square, level_square, product;
} Search;

static Tails
tails_of(const double *column, gsize n)
{
  Tails tails = {g_new(double, n), g_new(double, n)};
  Sum step = {0, 0}, slope = {0, 0};

  for (gsize i = n; i-- > 0;) {
    sum_add(&step, column[i]);
    tails.step[i] = sum_value(&step);
    sum_add(&slope, tails.step[i]);
    tails.slope[i] = sum_value(&slope);
  }
  return tails;
}

static void
tails_clear(Tails *tails)
{
  g_free(tails->step);
  g_free(tails->slope);
}

static void
search_free(Search *search)
{
  for (gsize j = 0; search->basis && j < search->k; j++)
    tails_clear(&search->basis[j]);
  g_free(search->basis);
  tails_clear(&search->response);
  tails_clear(&search->level);
  g_free(search);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Search, search_free)

/* Takes from the vector what the first k columns of a factored design explain of it. */
static gboolean
project(const gsl_matrix *qr, const gsl_vector *tau, gsl_vector *vector, GError **error)
{
  if (!stats_check_gsl(gsl_linalg_QR_QTvec(qr, tau, vector), error))
    return FALSE;
  for (gsize j = 0; j < qr->size2; j++)
    gsl_vector_set(vector, j, 0);
  return stats_check_gsl(gsl_linalg_QR_Qvec(qr, tau, vector), error);
}

static gboolean
fill_basis(Search *search, const LagRegression *base, GError **error)
{
  search->basis = g_new0(Tails, search->k);
  for (gsize j = 0; j < search->k; j++) {
    g_autoptr(gsl_vector) column = gsl_vector_calloc(search->n);
    gsl_vector_set(column, j, 1);
    if (!stats_check_gsl(gsl_linalg_QR_Qvec(base->qr, base->tau, column), error))
      return FALSE;
    search->basis[j] = tails_of(column->data, search->n);
  }
  return TRUE;
}

/* Constant, trend and lagged differences: the design without its last column, the level. */
static Search *
search_new(const double *values, gsize n, ZivotAndrewsBreak kind, gsize lags, GError **error)
{
  g_autoptr(gsl_matrix) whole = lag_regression_design(values, n, DF_TREND, lags, lags, TRUE);
  g_autoptr(gsl_vector) level = gsl_vector_alloc(whole->size1), response = lag_regression_response(values, n, lags);
  g_autoptr(Search) search = g_new0(Search, 1);
  const gsize k = whole->size2 - 1;
  gsl_matrix *design = gsl_matrix_alloc(whole->size1, k);

  for (gsize j = 0; j < k; j++) {
    const gsl_vector_view column = gsl_matrix_column(whole, j);
    gsl_matrix_set_col(design, j, &column.vector);
  }
  gsl_matrix_get_col(level, whole, k);
  gsl_vector *copy = gsl_vector_alloc(response->size);
  gsl_vector_memcpy(copy, response);
  g_autoptr(LagRegression) base = lag_regression_new(design, copy, error);
  search->n = whole->size1;
  search->k = k;
  search->kind = kind;
  search->breaks = kind == ZIVOT_ANDREWS_BOTH ? 2 : 1;
  if (!base || !fill_basis(search, base, error) || !project(base->qr, base->tau, level, error) ||
      !project(base->qr, base->tau, response, error))
    return NULL;
  search->level = tails_of(level->data, search->n);
  search->response = tails_of(response->data, search->n);
  search->level_square = sum_products(level->data, level->data, search->n);
  search->response_square = sum_products(response->data, response->data, search->n);
  search->product = sum_products(level->data, response->data, search->n);
  return g_steal_pointer(&search);
}

/* Products of what is left of the break's columns, with each other and with what is left of level and response. */
typedef struct {
  double square[2], across, level[2], response[2];
} Products;

/* Of a column's own square: where less is left, it depends on the basis. */
#define DEPENDENT 1e-9

static gboolean
products_at(const Search *search, gsize first, Products *products)
{
  const double m = (double)(search->n - first);
  const double own[2] = {m, m * (m + 1) * (2 * m + 1) / 6};
  double across = m * (m + 1) / 2, square[2] = {own[0], own[1]};

  for (gsize j = 0; j < search->k; j++) {
    const double step = search->basis[j].step[first], slope = search->basis[j].slope[first];
    square[0] -= step * step;
    square[1] -= slope * slope;
    across -= step * slope;
  }
  *products = (Products){{square[0], square[1]},
                         across,
                         {search->level.step[first], search->level.slope[first]},
                         {search->response.step[first], search->response.slope[first]}};
  if (search->kind == ZIVOT_ANDREWS_TREND)
    *products = (Products){{square[1], 0}, 0, {products->level[1], 0}, {products->response[1], 0}};
  const gboolean one = square[0] > DEPENDENT * own[0], other = square[1] > DEPENDENT * own[1];
  return search->kind == ZIVOT_ANDREWS_INTERCEPT ? one
         : search->kind == ZIVOT_ANDREWS_TREND
             ? other
             : one && other && square[0] * square[1] - across * across > DEPENDENT * square[0] * square[1];
}

/* t statistic of the level where the new regime begins with observation first of the regression; NaN where the columns depend. */
static double
statistic_at(const Search *search, gsize first)
{
  Products p;
  double level = search->level_square, response = search->response_square, product = search->product;

  if (!products_at(search, first, &p))
    return NAN;
  level -= p.level[0] * p.level[0] / p.square[0];
  response -= p.response[0] * p.response[0] / p.square[0];
  product -= p.level[0] * p.response[0] / p.square[0];
  if (search->breaks == 2) {
    const double ratio = p.across / p.square[0], rest = p.square[1] - ratio * p.across,
                 l = p.level[1] - ratio * p.level[0], r = p.response[1] - ratio * p.response[0];
    level -= l * l / rest;
    response -= r * r / rest;
    product -= l * r / rest;
  }
  const double freedom = (double)(search->n - search->k - 1 - search->breaks);
  return product / sqrt(level * (response - product * product / level) / freedom);
}

/* The first of the smallest; FALSE where there is none. */
static gboolean
find_break(const Search *search, gsize *first, GError **error)
{
  double smallest = INFINITY;

  for (gsize i = 1; i < search->n; i++) {
    const double statistic = statistic_at(search, i);
    if (statistic < smallest) {
      smallest = statistic;
      *first = i;
    }
  }
  if (smallest < INFINITY)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR, "%s: its columns depend on one another at every date", NAME);
  return FALSE;
}

/* The same regression at one date, to all digits. */
static gboolean
fit_at(const double *values, gsize n, const Search *search, gsize lags, gsize first, double *statistic, GError **error)
{
  g_autoptr(gsl_matrix) plain = lag_regression_design(values, n, DF_TREND, lags, lags, TRUE);
  gsl_matrix *design = gsl_matrix_alloc(search->n, search->k + 1 + search->breaks);
  LastColumn level;

  for (gsize i = 0; i < search->n; i++) {
    const double since = i < first ? 0 : (double)(i - first + 1);
    gsize j = 0;
    if (search->kind != ZIVOT_ANDREWS_TREND)
      gsl_matrix_set(design, i, j++, since > 0 ? 1 : 0);
    if (search->kind != ZIVOT_ANDREWS_INTERCEPT)
      gsl_matrix_set(design, i, j++, since / (double)search->n);
    for (gsize c = 0; c < plain->size2; c++)
      gsl_matrix_set(design, i, j + c, gsl_matrix_get(plain, i, c));
  }
  g_autoptr(LagRegression) regression = lag_regression_new(design, lag_regression_response(values, n, lags), error);
  if (!regression || !lag_regression_last(regression, NAME, &level, error))
    return FALSE;
  *statistic = level.t;
  return TRUE;
}

gboolean
zivot_andrews_test(const double *x, gsize n, ZivotAndrewsBreak kind, gsize lags, ZivotAndrews *result, GError **error)
{
  gsize first = 0;

  if (!lag_regression_check(NAME, n, lags + 3 + (kind == ZIVOT_ANDREWS_BOTH ? 2 : 1), lags, error))
    return FALSE;
  g_autofree double *values = lag_regression_values(x, n, DF_TREND, error);
  if (!values)
    return FALSE;
  g_autoptr(Search) search = search_new(values, n, kind, lags, error);
  if (!search || !find_break(search, &first, error))
    return FALSE;
  *result = (ZivotAndrews){.kind = kind, .n = search->n, .lags = lags, .last = first + lags};
  for (int level = 0; level < N_CRITICAL; level++)
    result->critical[level] = published[kind][level];
  return fit_at(values, n, search, lags, first, &result->statistic, error);
}
