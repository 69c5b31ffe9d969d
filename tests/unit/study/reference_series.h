/* reference_series.h - the series that R carries (see seasonal.h) under names of a scope: nile, gas, air; and what a test adds */
#pragma once

#include "../stats/seasonal.h"
#include "datasets/problems.h"
#include "study/evaluate.h"

typedef struct {
  GPtrArray *all; /* Series */
  Ledger *ledger;
} Shelf;

/* Periods from the first on, of a frequency. */
static inline Series *
series_of_values(const char *name, const char *unit, Period first, const double *values, gsize n)
{
  Series *series = series_new(name);
  series->unit = g_strdup(unit);
  series->source = g_strdup_printf("Source of %s", name);
  for (gsize i = 0; i < n; i++)
    series_add(series, observation_exact(period_step(first, (int)i), values[i]));
  return series;
}

static inline const Series *
shelf_lookup(gpointer data, const char *name, GError **error)
{
  const Shelf *shelf = data;
  for (guint i = 0; i < shelf->all->len; i++)
    if (g_str_equal(((Series *)g_ptr_array_index(shelf->all, i))->name, name))
      return g_ptr_array_index(shelf->all, i);
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "there is no series '%s'", name);
  return NULL;
}

static inline Scope
shelf_scope(Shelf *shelf)
{
  return (Scope){.lookup = shelf_lookup, .data = shelf, .ledger = shelf->ledger};
}

static inline int
shelf_make(void **state)
{
  double values[REFERENCE_MOST], time[NILE];
  Shelf *shelf = g_new0(Shelf, 1);
  shelf->all = g_ptr_array_new_with_free_func((GDestroyNotify)series_free);
  shelf->ledger = ledger_new();
  read_nile(time, values);
  g_ptr_array_add(shelf->all, series_of_values("nile", "10^8 m3", period_of_months(1871, 1, 12), values, NILE));
  read_ukgas(values);
  g_ptr_array_add(shelf->all, series_of_values("gas", "million therms", period_of_months(1960, 1, 3), values, UKGAS));
  read_co2(values);
  g_ptr_array_add(shelf->all, series_of_values("air", "ppm", period_of_months(1959, 1, 1), values, CO2));
  *state = shelf;
  return 0;
}

static inline int
shelf_free(void **state)
{
  Shelf *shelf = *state;
  g_ptr_array_unref(shelf->all);
  ledger_free(shelf->ledger);
  g_free(shelf);
  return 0;
}

/* A copy of a series under another name (transfer none). */
static inline Series *
shelf_copy(Shelf *shelf, const char *name, const char *copy)
{
  Series *series = series_copy(shelf_lookup(shelf, name, NULL));
  series_set(&series->name, copy);
  g_ptr_array_add(shelf->all, series);
  return series;
}

static inline Observation *
shelf_at(Series *series, gsize i)
{
  return &g_array_index(series->observations, Observation, i);
}
