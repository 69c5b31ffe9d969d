#include "event_index_builder.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"

#define PER_EVENTS 1000.0 /* shares are told per thousand events */

gboolean
index_builder_present(const IndexBuilder *builder, gint32 day)
{
  const EventIndex *index = builder->index;
  if (!index->by_rows)
    return index->covered.first <= day && day <= index->covered.last;
  return event_days_rows(builder->days, day) > 0;
}

/* All periods from the first day to the last. */
static GArray *
periods_of(const IndexBuilder *builder, guint n_partners, GError **error)
{
  const EventIndex *index = builder->index;
  const Period span = index->by_rows ? index->span : index->covered;
  const Period last = period_containing(span.last, index->frequency);
  GArray *periods = g_array_new(FALSE, FALSE, sizeof(Period));
  for (Period at = period_containing(span.first, index->frequency); at.first <= last.first; at = period_step(at, 1)) {
    g_array_append_val(periods, at);
    if ((gsize)periods->len * n_partners <= INDEX_ROWS)
      continue;
    g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD,
                "more than %d rows of periods and partners: name partners, or take longer periods", INDEX_ROWS);
    g_array_unref(periods);
    return NULL;
  }
  return periods;
}

static gint32
days_present(const IndexBuilder *builder, Period period)
{
  gint32 present = 0;
  for (gint32 day = period.first; day <= period.last; day++)
    present += index_builder_present(builder, day) ? 1 : 0;
  return present;
}

static double
per_thousand(double balance, double events)
{
  return events > 0 ? PER_EVENTS * balance / events : NAN;
}

static IndexRow
make_row(const IndexBuilder *builder, guint place, guint partner, Period period, gint32 present)
{
  static const Intensity nothing = {.events = 0};
  const IndexCell *cell = index_builder_cell(builder, partner, period);
  const Intensity *sum = cell ? &cell->sum : &nothing;
  const IndexTotals *totals = g_hash_table_lookup(builder->totals, GINT_TO_POINTER(period.first));
  const double balance = intensity_balance(sum);
  IndexRow row = {.partner = place,
                  .period = period,
                  .balance = balance,
                  .positive = intensity_positive(sum),
                  .negative = intensity_negative(sum),
                  .absolute = intensity_absolute(sum),
                  .events = sum->events,
                  .mean = intensity_mean(sum),
                  .polarity = intensity_polarity(sum),
                  .days_present = present,
                  .days = period_days(period),
                  .per_day = balance / present,
                  .per = {per_thousand(balance, sum->events),
                          totals ? per_thousand(balance, (double)totals->country) : NAN,
                          totals ? per_thousand(balance, (double)totals->world) : NAN},
                  .level = NAN};
  if (present == 0) /* nothing is known of it */
    row.balance = row.positive = row.negative = row.absolute = row.events = row.per_day = NAN;
  return row;
}

static gboolean
check_range(const EventIndex *index, const IndexRow *row, GError **error)
{
  if (row->days_present == 0 || isfinite(row->absolute))
    return TRUE;
  const EventPartner *partner = g_ptr_array_index(index->partners, row->partner);
  g_autofree char *period = period_print(row->period), *name = visible_text(partner->name, strlen(partner->name));
  g_set_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "%s, %s: the sum of the scores leaves the range of doubles",
              name, period);
  return FALSE;
}

/* Stocks and level of one partner, whose rows begin at first. */
static gboolean
add_states(EventIndex *index, gsize first, GError **error)
{
  const gsize n = index->n_periods;
  g_autofree double *balance = g_new(double, n), *positive = g_new(double, n), *negative = g_new(double, n),
                    *state = g_new(double, n);
  for (gsize i = 0; i < n; i++) {
    const IndexRow *row = &g_array_index(index->rows, IndexRow, first + i);
    balance[i] = row->balance;
    positive[i] = row->positive;
    negative[i] = row->negative;
  }
  for (gsize j = 0; j < index->n_half_lives; j++) {
    if (!intensity_stock(balance, n, index->half_lives[j], state, error))
      return FALSE;
    for (gsize i = 0; i < n; i++)
      index->stocks[(first + i) * index->n_half_lives + j] = state[i];
  }
  gsize held = 0;
  if (!isnan(index->bound) && !intensity_level(positive, negative, n, index->bound, index->start, state, &held, error))
    return FALSE;
  for (gsize i = 0; !isnan(index->bound) && i < n; i++)
    g_array_index(index->rows, IndexRow, first + i).level = state[i];
  index->held += held;
  return TRUE;
}

static gint
compare_partners(gconstpointer a, gconstpointer b)
{
  const EventPartner *one = *(EventPartner *const *)a, *two = *(EventPartner *const *)b;
  if ((one->bloc != NULL) != (two->bloc != NULL))
    return one->bloc ? -1 : 1;
  return strcmp(one->name, two->name);
}

/* Partners in the order of the output: as asked; otherwise blocs, then countries by their codes. */
static void
order_partners(const IndexBuilder *builder)
{
  EventIndex *index = builder->index;
  const GPtrArray *list = event_partners_list(index->matching);
  index->partners = g_ptr_array_new();
  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add(index->partners, list->pdata[i]);
  if (!builder->options->partners)
    g_ptr_array_sort(index->partners, compare_partners);
}

/* The place that a partner had while the files were read. */
static guint
place_in_list(const EventIndex *index, const EventPartner *partner)
{
  guint place = 0;
  g_ptr_array_find(event_partners_list(index->matching), partner, &place);
  return place;
}

gboolean
index_builder_rows(IndexBuilder *builder, GError **error)
{
  EventIndex *index = builder->index;
  order_partners(builder);
  g_autoptr(GArray) periods = periods_of(builder, index->partners->len, error);
  if (!periods)
    return FALSE;
  g_autofree gint32 *present = g_new(gint32, periods->len);
  for (guint i = 0; i < periods->len; i++)
    present[i] = days_present(builder, g_array_index(periods, Period, i));
  index->n_periods = periods->len;
  index->stocks = g_new(double, (gsize)periods->len * index->partners->len * index->n_half_lives);
  for (guint place = 0; place < index->partners->len; place++) {
    const guint partner = place_in_list(index, g_ptr_array_index(index->partners, place));
    for (guint i = 0; i < periods->len; i++) {
      const IndexRow row = make_row(builder, place, partner, g_array_index(periods, Period, i), present[i]);
      if (!check_range(index, &row, error))
        return FALSE;
      g_array_append_val(index->rows, row);
    }
    if (!add_states(index, (gsize)place * index->n_periods, error))
      return FALSE;
  }
  return TRUE;
}
