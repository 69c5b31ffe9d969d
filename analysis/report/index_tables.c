#include "index_tables.h"

#include <math.h>

#include "datasets/unit.h"
#include "index_partners.h"
#include "output.h"

static double
value_at(const Series *series, Period period)
{
  const Observation *observation = series ? series_find(series, period) : NULL;
  return observation ? observation->value : NAN;
}

/* Events where the unit says that they are counted. */
static gboolean
counts_events(const IndexPartner *partner)
{
  return partner->positive && partner->negative && g_strcmp0(partner->positive->unit, "events") == 0 &&
         unit_equal(partner->positive->unit, partner->negative->unit);
}

static const Series *
leading_series(const IndexPartner *partner)
{
  return partner->balance ? partner->balance : partner->positive;
}

static void
append_index(GString *out, const IndexPartner *partner, const Observation *observation)
{
  const Period period = observation->period;
  const double positive = value_at(partner->positive, period), negative = -value_at(partner->negative, period),
               absolute = positive - negative,
               balance = partner->balance ? value_at(partner->balance, period) : positive + negative,
               events = counts_events(partner) ? absolute : NAN;
  g_autofree char *text = period_print(period);
  csv_append_text(out, text);
  csv_next_text(out, partner->code);
  const double numbers[] = {balance,
                            positive,
                            negative == 0 ? 0 : negative, /* no minus before a zero */
                            events,
                            absolute,
                            balance / events,
                            balance / absolute,
                            observation->days_present >= 0 ? (double)observation->days_present : NAN,
                            period_days(period)};
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
    csv_next_number(out, numbers[i]);
  g_string_append_c(out, '\n');
}

typedef struct {
  Period period;
  guint partner;
  const Observation *observation;
} Row;

static gint
compare_rows(gconstpointer a, gconstpointer b)
{
  const Row *one = a, *other = b;
  const int order = period_compare(one->period, other->period);
  return order ? order : (one->partner > other->partner) - (one->partner < other->partner);
}

char *
index_csv(Results *results, const TableDef *table, GError **error)
{
  g_autoptr(GPtrArray) partners = index_partners_read(results, table, FALSE, error);
  g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(Row));
  if (!partners)
    return NULL;
  for (guint p = 0; p < partners->len; p++) {
    const Series *series = leading_series(g_ptr_array_index(partners, p));
    for (gsize i = 0; i < series_length(series); i++) {
      const Row row = {series_at(series, i)->period, p, series_at(series, i)};
      g_array_append_val(rows, row);
    }
  }
  g_array_sort(rows, compare_rows);
  GString *out =
      g_string_new("period,partner,balance,positive,negative,events,absolute,mean,polarity,days_present,days\n");
  for (guint i = 0; i < rows->len; i++) {
    const Row *row = &g_array_index(rows, Row, i);
    append_index(out, g_ptr_array_index(partners, row->partner), row->observation);
  }
  return g_string_free(out, FALSE);
}

/* One line of the published indices; without an observation it is a gap. */
static void
append_published(GString *out, const char *partner, const char *index, Period period, const Observation *observation)
{
  const Period first = {period.first, period.first}, last = {period.last, period.last};
  g_autofree char *text = period_print(period), *start = period_print(first), *end = period_print(last);
  const gboolean range = observation && observation_is_range(observation),
                 exact = observation && observation_is_exact(observation);
  const gboolean strict = range && (observation->lower_open || observation->upper_open);
  csv_append_text(out, text);
  csv_next_text(out, start);
  csv_next_text(out, end);
  csv_next_text(out, index);
  csv_next_text(out, partner);
  csv_next_number(out, exact ? observation->value : NAN);
  csv_next_number(out, range ? observation->lower : NAN);
  csv_next_number(out, range ? observation->upper : NAN);
  csv_next_text(out, strict ? "strict" : range || exact ? NULL : "gap");
  csv_next_text(out, observation ? observation->source : NULL);
  g_string_append_c(out, '\n');
}

/* From the first to the last issue of each index, over all partners: index -> Period. */
static GHashTable *
index_runs(const GPtrArray *partners)
{
  GHashTable *runs = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
  for (guint p = 0; p < partners->len; p++) {
    const GPtrArray *all = ((const IndexPartner *)g_ptr_array_index(partners, p))->series;
    for (guint s = 0; s < all->len; s++)
      for (gsize i = 0; i < series_length(g_ptr_array_index(all, s)); i++) {
        const Observation *here = series_at(g_ptr_array_index(all, s), i);
        Period *run = g_hash_table_lookup(runs, here->index);
        if (!run)
          g_hash_table_insert(runs, (gpointer)here->index, run = g_memdup2(&here->period, sizeof here->period));
        *run = (Period){MIN(run->first, here->period.first), MAX(run->last, here->period.last)};
      }
  }
  return runs;
}

static void
append_gap(GString *out, const char *partner, const char *index, gint32 first, gint32 last)
{
  if (first <= last)
    append_published(out, partner, index, (Period){first, last}, NULL);
}

/* What a series holds, with a gap before, between and behind where its indices ran on. */
static void
append_series(GString *out, const char *partner, const Series *series, GHashTable *runs)
{
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i), *before = i ? series_at(series, i - 1) : NULL;
    const Observation *after = i + 1 < series_length(series) ? series_at(series, i + 1) : NULL;
    const Period *run = g_hash_table_lookup(runs, here->index);
    const gint32 from = before && before->index == here->index ? before->period.last + 1 : run->first;
    append_gap(out, partner, here->index, from, here->period.first - 1);
    append_published(out, partner, here->index, here->period, here);
    if (!after || after->index != here->index)
      append_gap(out, partner, here->index, here->period.last + 1, run->last);
  }
}

char *
index_published_csv(Results *results, const TableDef *table, GError **error)
{
  g_autoptr(GPtrArray) partners = index_partners_read(results, table, TRUE, error);
  if (!partners)
    return NULL;
  g_autoptr(GHashTable) runs = index_runs(partners);
  GString *out = g_string_new("period,start,end,index,partner,value,lower,upper,kind,source\n");
  for (guint p = 0; p < partners->len; p++) {
    const IndexPartner *partner = g_ptr_array_index(partners, p);
    for (guint s = 0; s < partner->series->len; s++)
      append_series(out, partner->code, g_ptr_array_index(partner->series, s), runs);
  }
  return g_string_free(out, FALSE);
}
