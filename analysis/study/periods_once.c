#include "periods_once.h"

#include "datasets/period.h"
#include "datasets/problems.h"

static gint
by_time(gconstpointer a, gconstpointer b)
{
  return period_compare(*(const Period *)a, *(const Period *)b);
}

gboolean
periods_check_once(const GArray *periods, GError **error)
{
  g_autoptr(GArray) sorted = g_array_sized_new(FALSE, FALSE, sizeof(Period), periods->len);
  g_array_append_vals(sorted, periods->data, periods->len);
  g_array_sort(sorted, by_time);
  for (guint i = 1; i < sorted->len; i++) {
    const Period period = g_array_index(sorted, Period, i);
    if (!period_equal(period, g_array_index(sorted, Period, i - 1)))
      continue;
    g_autofree char *name = period_print(period);
    g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD, "'periods' names %s twice", name);
    return FALSE;
  }
  return TRUE;
}
