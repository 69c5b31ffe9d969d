#include <math.h>
#include <string.h>

#include "datasets/problems.h"
#include "terms.h"

/* More columns than any table has observations to spare. */
#define MOST_LEVELS 1000

static void
factor_column_free(gpointer data)
{
  FactorColumn *factor = data;
  g_free(factor->column);
  g_strfreev(factor->levels);
  g_array_unref(factor->values);
  g_free(factor);
}

static int
by_size(gconstpointer a, gconstpointer b)
{
  const double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

/* Different values of a series of whole numbers, rising; NULL with the error set. */
static GArray *
whole_values(const Series *series, const char *column, const char *what, GError **error)
{
  g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(double));
  for (gsize i = 0; i < series_length(series); i++) {
    const double value = series_at(series, i)->value;
    if (isnan(value))
      continue;
    if (value != floor(value)) {
      g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "%s needs text or whole numbers, and '%s' holds %g", what,
                  column, value);
      return NULL;
    }
    g_array_append_val(values, value);
  }
  g_array_sort(values, by_size);
  guint kept = 0;
  for (guint i = 0; i < values->len; i++)
    if (i == 0 || g_array_index(values, double, i) != g_array_index(values, double, kept - 1))
      g_array_index(values, double, kept++) = g_array_index(values, double, i);
  g_array_set_size(values, kept);
  return g_steal_pointer(&values);
}

static char **
numbers_as_text(const GArray *values)
{
  char **levels = g_new0(char *, values->len + 1);
  for (guint i = 0; i < values->len; i++)
    levels[i] = g_strdup_printf("%.0f", g_array_index(values, double, i));
  return levels;
}

/* Numbers by name, text by the scope's function. */
static Series *
read_levels(const Scope *scope, const char *column, const char *what, FactorColumn *factor, GError **error)
{
  Series *text = scope->levels ? scope->levels(scope->data, column, &factor->levels) : NULL;
  if (text) {
    factor->values = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; factor->levels[i]; i++) {
      const double value = i;
      g_array_append_val(factor->values, value);
    }
    return text;
  }
  const Series *numbers = scope->lookup(scope->data, column, error);
  factor->values = numbers ? whole_values(numbers, column, what, error) : NULL;
  if (!factor->values)
    return NULL;
  factor->levels = numbers_as_text(factor->values);
  return series_copy(numbers);
}

const FactorColumn *
planner_factor(Planner *planner, const char *column, const char *what, GError **error)
{
  if (!planner->factors)
    planner->factors = g_ptr_array_new_with_free_func(factor_column_free);
  for (guint i = 0; i < planner->factors->len; i++)
    if (g_str_equal(((const FactorColumn *)g_ptr_array_index(planner->factors, i))->column, column))
      return g_ptr_array_index(planner->factors, i);
  FactorColumn factor = {.place = planner->series->len};
  Series *series = read_levels(planner->scope, column, what, &factor, error);
  if (!series)
    return NULL;
  factor.column = g_strdup(column);
  g_ptr_array_add(planner->series, series);
  g_ptr_array_add(planner->sources, g_strdup_printf("factor(%s)", column));
  g_ptr_array_add(planner->factors, g_memdup2(&factor, sizeof factor));
  if (factor.values->len <= MOST_LEVELS)
    return g_ptr_array_index(planner->factors, planner->factors->len - 1);
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "'%s' has %u different values, more than %d", column,
              factor.values->len, MOST_LEVELS);
  return NULL;
}
