#include "lagged.h"

gsize
deterministic_columns(DeterministicPart part)
{
  return (gsize)part;
}

gboolean
series_set_check(const SeriesSet *set, gsize lags, GError **error)
{
  if (set->k == 0) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_DOMAIN, "there is no series");
    return FALSE;
  }
  if (lags == 0 || lags > LAGS_MOST) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "%zu lags: there must be 1 to %d", lags, LAGS_MOST);
    return FALSE;
  }
  if (!stats_check_count(set->n, lags + 1, error))
    return FALSE;
  for (gsize j = 0; j < set->k; j++)
    if (!stats_check_finite(set->values[j], set->n, set->names[j], error) ||
        !stats_check_varies(set->values[j], set->n, set->names[j], error))
      return FALSE;
  return grid_check(set->period, set->n, error);
}

/* Periods increase, so that the observation so many places before stands so many periods before only where none is missing. */
static gboolean
has_lags(const SeriesSet *set, gsize i, gsize lags)
{
  return i >= lags && grid_apart(set->period, i, i - lags) == lags;
}

gsize
lagged_count(const SeriesSet *set, gsize lags)
{
  gsize count = 0;

  for (gsize i = 0; i < set->n; i++)
    count += has_lags(set, i, lags) ? 1 : 0;
  return count;
}

gsize *
lagged_rows_for(const SeriesSet *set, DeterministicPart part, gsize lags, gsize spare, gsize *count, GError **error)
{
  if (!series_set_check(set, lags, error))
    return NULL;

  const gsize needed = deterministic_columns(part) + set->k * lags + spare;
  *count = lagged_count(set, lags);
  if (*count < needed) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
                "%zu observation%s with %zu lag%s before %s, at least %zu are needed", *count, *count == 1 ? "" : "s",
                lags, lags == 1 ? "" : "s", *count == 1 ? "it" : "them", needed);
    return NULL;
  }
  gsize *rows = g_new(gsize, *count), r = 0;
  for (gsize i = 0; i < set->n; i++)
    if (has_lags(set, i, lags))
      rows[r++] = i;
  return rows;
}

gsize
lagged_column(gsize k, DeterministicPart part, gsize series, gsize lag)
{
  return deterministic_columns(part) + (lag - 1) * k + series;
}

gsl_matrix *
lagged_design(const SeriesSet *set, DeterministicPart part, gsize lags, const gsize *rows, gsize count)
{
  gsl_matrix *design = gsl_matrix_alloc(count, deterministic_columns(part) + set->k * lags);

  for (gsize r = 0; r < count; r++) {
    if (part != REGRESS_NONE)
      gsl_matrix_set(design, r, 0, 1);
    if (part == REGRESS_TREND)
      gsl_matrix_set(design, r, 1, (double)grid_apart(set->period, rows[r], 0));
    for (gsize lag = 1; lag <= lags; lag++)
      for (gsize j = 0; j < set->k; j++)
        gsl_matrix_set(design, r, lagged_column(set->k, part, j, lag), set->values[j][rows[r] - lag]);
  }
  return design;
}

char **
lagged_names(const SeriesSet *set, DeterministicPart part, gsize lags)
{
  char **names = g_new0(char *, deterministic_columns(part) + set->k * lags + 1);

  if (part != REGRESS_NONE)
    names[0] = g_strdup("const");
  if (part == REGRESS_TREND)
    names[1] = g_strdup("trend");
  for (gsize lag = 1; lag <= lags; lag++)
    for (gsize j = 0; j < set->k; j++)
      names[lagged_column(set->k, part, j, lag)] = g_strdup_printf("lag(%s, %zu)", set->names[j], lag);
  return names;
}
