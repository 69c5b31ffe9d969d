#include "order.h"

#include <math.h>

static gint
larger_first(gconstpointer a, gconstpointer b, gpointer data)
{
  const gsize one = *(const gsize *)a, other = *(const gsize *)b;
  const double *numbers = data;
  if (numbers[one] < numbers[other] || numbers[one] > numbers[other])
    return numbers[one] > numbers[other] ? -1 : 1;
  return (one > other) - (one < other);
}

gsize *
places_by_size(const double *numbers, gsize n, gsize *known)
{
  gsize *places = g_new(gsize, MAX(n, 1)), found = 0;
  for (gsize i = 0; i < n; i++)
    if (!isnan(numbers[i]))
      places[found++] = i;
  g_qsort_with_data(places, (gint)found, sizeof *places, larger_first, (gpointer)numbers);
  if (known)
    *known = found;
  for (gsize i = 0; i < n; i++)
    if (isnan(numbers[i]))
      places[found++] = i;
  return places;
}
