#include "composition_study.h"

#include <math.h>

#include "datasets/problems.h"
#include "periods_once.h"
#include "stats/dissimilarity.h"
#include "stats/stats_error.h"

static void
part_free(gpointer data)
{
  CompositionPart *part = data;
  g_free(part->code);
  g_free(part->label);
  g_free(part);
}

static void
flow_free(gpointer data)
{
  CompositionFlow *flow = data;
  breakdown_free(flow->breakdown);
  g_free(flow->rows);
  g_free(flow->places);
  g_free(flow);
}

void
composition_free(gpointer data)
{
  CompositionStudy *study = data;
  if (!study)
    return;
  g_free(study->periods);
  g_clear_pointer(&study->flows, g_ptr_array_unref);
  g_clear_pointer(&study->parts, g_ptr_array_unref);
  g_free(study);
}

const CompositionFlow *
composition_flow(const CompositionStudy *study, gsize flow)
{
  return g_ptr_array_index(study->flows, flow);
}

const CompositionPart *
composition_part(const CompositionStudy *study, gsize part)
{
  return g_ptr_array_index(study->parts, part);
}

const char *
composition_label(const CompositionFlow *flow)
{
  return flow->breakdown->label ? flow->breakdown->label : flow->breakdown->name;
}

double
composition_value(const CompositionFlow *flow, gsize period, gsize part)
{
  const gsize place = flow->places[part];
  return place == G_MAXSIZE ? NAN : breakdown_value(flow->breakdown, flow->rows[period], place);
}

double
composition_whole(const CompositionFlow *flow, gsize period)
{
  return breakdown_whole(flow->breakdown, flow->rows[period]);
}

double
composition_share(const CompositionFlow *flow, gsize period, gsize part)
{
  return composition_value(flow, period, part) / composition_whole(flow, period);
}

double
composition_unspecified(const CompositionFlow *flow, gsize period)
{
  const gsize row = flow->rows[period];
  const double whole = composition_whole(flow, period), sum = flow->breakdown->sums[row];
  const double rest = whole - (isnan(sum) ? 0.0 : sum);
  return rest > COMPOSITION_ROUNDING * whole ? rest : 0.0;
}

double
composition_others(const CompositionStudy *study, const CompositionFlow *flow, gsize period)
{
  double sum = 0;
  for (gsize i = study->top; i < study->parts->len; i++) {
    const double share = composition_share(flow, period, i);
    sum += isnan(share) ? 0.0 : share;
  }
  return sum;
}

/* Of all parts, and behind them of what is unspecified. */
static double *
shares_in(const CompositionStudy *study, const CompositionFlow *flow, gsize period)
{
  double *shares = g_new(double, study->parts->len + 1);
  for (gsize i = 0; i < study->parts->len; i++)
    shares[i] = composition_share(flow, period, i);
  shares[study->parts->len] = composition_unspecified(flow, period) / composition_whole(flow, period);
  return shares;
}

double
composition_change(const CompositionStudy *study, const CompositionFlow *flow, gsize from, gsize to)
{
  const gsize n = study->parts->len + 1;
  g_autofree double *one = shares_in(study, flow, from), *other = shares_in(study, flow, to);
  return dissimilarity(one, other, n);
}

gsize
composition_blanks(const CompositionStudy *study, const CompositionFlow *flow)
{
  gsize blanks = 0;
  for (gsize i = 0; i < study->parts->len; i++)
    for (gsize t = 0; t < study->n && flow->places[i] != G_MAXSIZE; t++)
      blanks += isnan(composition_value(flow, t, i)) ? 1 : 0;
  return blanks;
}

/* Periods */

/* Has the flow a whole of which there are shares? */
static gboolean
has_whole(const Breakdown *breakdown, gsize row)
{
  return row != G_MAXSIZE && breakdown_whole(breakdown, row) > 0;
}

static gboolean
all_have(const GPtrArray *breakdowns, Period period)
{
  for (guint i = 0; i < breakdowns->len; i++) {
    const Breakdown *breakdown = g_ptr_array_index(breakdowns, i);
    if (!has_whole(breakdown, breakdown_find_period(breakdown, period)))
      return FALSE;
  }
  return TRUE;
}

/* The first, the middle and the last period that all flows have. */
static GArray *
usual_periods(const GPtrArray *breakdowns, GError **error)
{
  const Breakdown *first = g_ptr_array_index(breakdowns, 0);
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Period));
  for (gsize t = 0; t < first->n; t++)
    if (all_have(breakdowns, first->periods[t]))
      g_array_append_val(all, first->periods[t]);
  if (all->len == 0) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD, "there is no period in which %s above 0",
                breakdowns->len == 1 ? "the whole is" : "all flows have a whole");
    return NULL;
  }
  GArray *chosen = g_array_new(FALSE, FALSE, sizeof(Period));
  const guint places[] = {0, (all->len - 1) / 2, all->len - 1};
  for (guint i = 0; i < G_N_ELEMENTS(places); i++)
    if (i == 0 || places[i] != places[i - 1])
      g_array_append_val(chosen, g_array_index(all, Period, places[i]));
  return chosen;
}

static gint
by_time(gconstpointer a, gconstpointer b)
{
  return period_compare(*(const Period *)a, *(const Period *)b);
}

/* "1995 to 2015, 3 periods" */
static char *
span_words(const Breakdown *breakdown)
{
  g_autofree char *first = period_print(breakdown->periods[0]),
                  *last = period_print(breakdown->periods[breakdown->n - 1]);
  return g_strdup_printf("%s to %s, %" G_GSIZE_FORMAT " period%s", first, last, breakdown->n,
                         breakdown->n == 1 ? "" : "s");
}

static gboolean
check_given(const GPtrArray *breakdowns, const GArray *periods, GError **error)
{
  for (guint i = 0; i < periods->len; i++) {
    const Period period = g_array_index(periods, Period, i);
    g_autofree char *name = period_print(period);
    for (guint j = 0; j < breakdowns->len; j++) {
      const Breakdown *breakdown = g_ptr_array_index(breakdowns, j);
      const gsize row = breakdown_find_period(breakdown, period);
      g_autofree char *span = span_words(breakdown);
      if (row != G_MAXSIZE && !isnan(breakdown_whole(breakdown, row)))
        continue;
      g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD, "breakdown '%s' has no value in %s (it has %s)",
                  breakdown->name, name, span);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
choose_periods(CompositionStudy *study, const AnalysisInput *input, GError **error)
{
  const GArray *given = input->def->options.periods;
  g_autoptr(GArray) periods = NULL;
  study->by_rule = given == NULL;
  if (given) {
    periods = g_array_sized_new(FALSE, FALSE, sizeof(Period), given->len);
    g_array_append_vals(periods, given->data, given->len);
    g_array_sort(periods, by_time);
    if (!periods_check_once(periods, error) || !check_given(input->breakdowns, periods, error))
      return FALSE;
  } else if (!(periods = usual_periods(input->breakdowns, error))) {
    return FALSE;
  }
  study->n = periods->len;
  study->periods = (Period *)(void *)g_array_free(g_steal_pointer(&periods), FALSE);
  return TRUE;
}

/* Flows */

/* The same bars twice would say nothing. */
static gboolean
check_each_once(const GPtrArray *breakdowns, GError **error)
{
  for (guint i = 1; i < breakdowns->len; i++)
    for (guint j = 0; j < i; j++) {
      const Breakdown *one = g_ptr_array_index(breakdowns, j), *other = g_ptr_array_index(breakdowns, i);
      if (!g_str_equal(one->name, other->name))
        continue;
      g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "'%s' is set against itself: each flow is named once",
                  one->name);
      return FALSE;
    }
  return TRUE;
}

/* Shares need a whole above zero, and no part below it. */
static gboolean
check_row(const Breakdown *breakdown, gsize row, GError **error)
{
  g_autofree char *period = period_print(breakdown->periods[row]);
  for (gsize i = 0; i < breakdown->k; i++)
    if (breakdown_value(breakdown, row, i) < 0) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                  "%s: %s is below 0 in %s, and a negative value is no share of a whole", breakdown->name,
                  breakdown_part(breakdown, i)->code, period);
      return FALSE;
    }
  const double whole = breakdown_whole(breakdown, row);
  if (whole > 0 && !isnan(breakdown->sums[row]))
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "%s: %s in %s, and there are no shares of nothing",
              breakdown->name, whole <= 0 ? "the whole is not above 0" : "no part has a value", period);
  return FALSE;
}

static gboolean
add_flow(CompositionStudy *study, const Breakdown *breakdown, GError **error)
{
  const Period all = {G_MININT32, G_MAXINT32};
  CompositionFlow *flow = g_new0(CompositionFlow, 1);
  g_ptr_array_add(study->flows, flow);
  flow->breakdown = breakdown_cut(breakdown, all);
  flow->rows = g_new(gsize, study->n);
  for (gsize t = 0; t < study->n; t++) {
    flow->rows[t] = breakdown_find_period(flow->breakdown, study->periods[t]);
    if (!check_row(flow->breakdown, flow->rows[t], error))
      return FALSE;
  }
  return TRUE;
}

/* Parts */

static gint
by_weight(gconstpointer a, gconstpointer b)
{
  const CompositionPart *one = *(CompositionPart *const *)a, *other = *(CompositionPart *const *)b;
  if (one->weight < other->weight || one->weight > other->weight)
    return one->weight > other->weight ? -1 : 1;
  return g_strcmp0(one->code, other->code);
}

/* The parts of all flows by their codes, weighed. */
static void
join_parts(CompositionStudy *study)
{
  g_autoptr(GHashTable) by_code = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint f = 0; f < study->flows->len; f++) {
    const CompositionFlow *flow = composition_flow(study, f);
    for (gsize i = 0; i < flow->breakdown->k; i++) {
      const BreakdownPart *here = breakdown_part(flow->breakdown, i);
      CompositionPart *part = g_hash_table_lookup(by_code, here->code);
      if (!part) {
        part = g_new0(CompositionPart, 1);
        *part = (CompositionPart){g_strdup(here->code), g_strdup(here->label), 0};
        g_hash_table_insert(by_code, part->code, part);
        g_ptr_array_add(study->parts, part);
      }
      for (gsize t = 0; t < study->n; t++) {
        const double value = breakdown_value(flow->breakdown, flow->rows[t], i);
        part->weight += isnan(value) ? 0.0 : value / composition_whole(flow, t);
      }
    }
  }
  g_ptr_array_sort(study->parts, by_weight);
}

static void
find_places(CompositionStudy *study)
{
  g_autoptr(GHashTable) by_code = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < study->parts->len; i++)
    g_hash_table_insert(by_code, composition_part(study, i)->code, GUINT_TO_POINTER(i));
  for (guint f = 0; f < study->flows->len; f++) {
    CompositionFlow *flow = g_ptr_array_index(study->flows, f);
    flow->places = g_new(gsize, study->parts->len);
    for (guint i = 0; i < study->parts->len; i++)
      flow->places[i] = G_MAXSIZE;
    for (gsize i = 0; i < flow->breakdown->k; i++) {
      gpointer at = g_hash_table_lookup(by_code, breakdown_part(flow->breakdown, i)->code);
      flow->places[GPOINTER_TO_UINT(at)] = i;
    }
  }
}

/* Parts that are nowhere at the chosen periods are not named. */
static gsize
count_weighty(const CompositionStudy *study)
{
  gsize n = 0;
  while (n < study->parts->len && composition_part(study, n)->weight > 0)
    n++;
  return n;
}

gpointer
composition_run(const AnalysisInput *input, GError **error)
{
  CompositionStudy *study = g_new0(CompositionStudy, 1);
  study->flows = g_ptr_array_new_with_free_func(flow_free);
  study->parts = g_ptr_array_new_with_free_func(part_free);
  gboolean fine = check_each_once(input->breakdowns, error) && choose_periods(study, input, error);
  for (guint i = 0; fine && i < input->breakdowns->len; i++)
    fine = add_flow(study, g_ptr_array_index(input->breakdowns, i), error);
  if (!fine) {
    composition_free(study);
    return NULL;
  }
  join_parts(study);
  find_places(study);
  const gsize top = input->def->options.top;
  study->top_given = top != OPTION_UNSET;
  study->top = MIN(study->top_given ? top : COMPOSITION_TOP, count_weighty(study));
  return study;
}
