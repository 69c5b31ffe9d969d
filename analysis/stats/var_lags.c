#include "var_lags.h"

#include <math.h>

#include "lagged_triangle.h"
#include "stats_error.h"

/* Rows for each coefficient of an equation that a rule asks for; a user's own number of lags may go below. */
#define ROWS_EACH 3

const char *
criterion_name(LagCriterion criterion)
{
  static const char *const names[] = {"AIC", "HQ", "BIC"};

  return names[criterion];
}

gsize
var_most_lags(const SeriesSet *set, DeterministicPart part)
{
  gsize most = (gsize)floor(12 * pow((double)set->n / 100, 0.25));

  for (most = MIN(most, LAGS_MOST); most > 1; most--)
    if (lagged_count(set, most) >= ROWS_EACH * (set->k * most + deterministic_columns(part)))
      break;
  return MAX(most, 1);
}

/* Criteria of one number of lags; FALSE where columns depend on one another. */
static gboolean
add_criteria(const SeriesSet *set, DeterministicPart part, gsize lags, const gsize *rows, LagTable *table)
{
  gsl_matrix *design = lagged_design(set, part, lags, rows, table->n);
  g_autoptr(Triangle) triangle = triangle_new(table->n, design->size2, set->k);
  const double n = (double)table->n, count = (double)(set->k * design->size2);
  const double penalty[] = {2, 2 * log(log(n)), log(n)};
  gsl_matrix_view left = gsl_matrix_submatrix(triangle->work, 0, 0, table->n, design->size2);

  gsl_matrix_memcpy(&left.matrix, design);
  gsl_matrix_free(design);
  for (gsize r = 0; r < table->n; r++)
    for (gsize j = 0; j < set->k; j++)
      gsl_matrix_set(triangle->work, r, triangle->k + j, set->values[j][rows[r]]);
  if (!triangle_factor(triangle))
    return FALSE;
  const double fit = triangle_log_determinant(triangle);
  for (LagCriterion c = 0; c < N_CRITERIA; c++) {
    table->values[c][lags - 1] = fit + penalty[c] * count / n;
    if (lags == 1 || table->values[c][lags - 1] < table->values[c][table->best[c] - 1])
      table->best[c] = lags;
  }
  return TRUE;
}

LagTable *
var_select_lags(const SeriesSet *set, DeterministicPart part, gsize most, GError **error)
{
  gsize count = 0;

  g_autofree gsize *rows = lagged_rows_for(set, part, most, set->k, &count, error);
  if (!rows)
    return NULL;
  g_autoptr(LagTable) table = g_new0(LagTable, 1);
  table->most = most;
  table->n = count;
  for (LagCriterion c = 0; c < N_CRITERIA; c++)
    table->values[c] = g_new0(double, most);
  for (gsize lags = 1; lags <= most; lags++)
    if (!add_criteria(set, part, lags, rows, table)) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR,
                  "with %zu lag%s a series, or a lag of it, follows from the others", lags, lags == 1 ? "" : "s");
      return NULL;
    }
  return g_steal_pointer(&table);
}

void
lag_table_free(LagTable *table)
{
  if (!table)
    return;
  for (LagCriterion c = 0; c < N_CRITERIA; c++)
    g_free(table->values[c]);
  g_free(table);
}
