#include "yearly_rows.h"

#include <math.h>

void
yearly_rows_free(YearlyRows *rows)
{
  if (!rows)
    return;
  g_free(rows->first);
  g_free(rows->periods);
  g_free(rows->values);
  g_free(rows->stated);
  g_free(rows);
}

gsize
yearly_rows_find(const YearlyRows *rows, Period period)
{
  for (gsize i = 0; i < rows->n; i++)
    if (period_equal(rows->periods[i], period))
      return i;
  return G_MAXSIZE;
}

/* Whether the periods from t on are all those of one year: they follow each other, so that the last of them tells. */
static gboolean
begins_year(const Breakdown *breakdown, gsize t, gsize per_year)
{
  const Period year = period_containing(breakdown->periods[t].first, FREQUENCY_YEAR);
  return t + per_year <= breakdown->n && breakdown->periods[t].first == year.first &&
         breakdown->periods[t + per_year - 1].last == year.last;
}

static void
find_years(YearlyRows *rows, const Breakdown *breakdown)
{
  const Frequency frequency = breakdown->frequency;
  const gboolean shorter =
      frequency == FREQUENCY_QUARTER || frequency == FREQUENCY_TWO_MONTH || frequency == FREQUENCY_MONTH;
  const gsize per_year = shorter ? (gsize)frequency_per_year(frequency) : 1;
  rows->first = g_new(gsize, MAX(breakdown->n, 1));
  rows->per_row = per_year;
  for (gsize t = 0; shorter && t < breakdown->n; t++)
    if (begins_year(breakdown, t, per_year))
      rows->first[rows->n++] = t;
  if (rows->n)
    return;
  rows->per_row = 1;
  for (; rows->n < breakdown->n; rows->n++)
    rows->first[rows->n] = rows->n;
}

/* Of one part in one row; NaN without any. */
static double
add_up(const YearlyRows *rows, const Breakdown *breakdown, gsize row, gsize part, gsize *present)
{
  double sum = NAN;
  *present = 0;
  for (gsize t = 0; t < rows->per_row; t++) {
    const double value = breakdown_value(breakdown, rows->first[row] + t, part);
    if (isnan(value))
      continue;
    sum = isnan(sum) ? value : sum + value;
    ++*present;
  }
  return sum;
}

static void
fill(YearlyRows *rows, const Breakdown *breakdown)
{
  gsize present;
  rows->periods = g_new(Period, MAX(rows->n, 1));
  rows->values = g_new(double, MAX(rows->n * rows->k, 1));
  rows->stated = breakdown->stated ? g_new0(double, MAX(rows->n, 1)) : NULL;
  for (gsize i = 0; i < rows->n; i++) {
    const gsize first = rows->first[i], last = first + rows->per_row - 1;
    rows->periods[i] = (Period){breakdown->periods[first].first, breakdown->periods[last].last};
    for (gsize t = first; rows->stated && t <= last; t++)
      rows->stated[i] += breakdown->stated[t]; /* a NaN stays */
    for (gsize j = 0; j < rows->k; j++) {
      rows->values[i * rows->k + j] = add_up(rows, breakdown, i, j, &present);
      rows->partial += present > 0 && present < rows->per_row ? 1 : 0;
    }
  }
}

static void
enter(const YearlyRows *rows, const Breakdown *breakdown, Ledger *ledger, const char *subject)
{
  g_autoptr(GArray) outside = g_array_new(FALSE, FALSE, sizeof(Period));
  for (gsize t = 0, row = 0; t < breakdown->n; t++) {
    while (row < rows->n && t >= rows->first[row] + rows->per_row)
      row++;
    if (row == rows->n || t < rows->first[row])
      g_array_append_val(outside, breakdown->periods[t]);
  }
  if (outside->len) {
    g_autofree char *reason = g_strdup_printf("%s: outside the whole years", breakdown->name);
    ledger_add(ledger, subject, reason, outside->len, (const Period *)(void *)outside->data, outside->len);
  }
  if (rows->partial) {
    g_autofree char *reason = g_strdup_printf(
        "%s: the value of a year is the sum of the periods there are, where others have none", breakdown->name);
    ledger_add(ledger, subject, reason, rows->partial, NULL, 0);
  }
}

YearlyRows *
yearly_rows_new(const Breakdown *breakdown, Ledger *ledger, const char *subject)
{
  YearlyRows *rows = g_new0(YearlyRows, 1);
  rows->k = breakdown->k;
  find_years(rows, breakdown);
  fill(rows, breakdown);
  enter(rows, breakdown, ledger, subject);
  return rows;
}
