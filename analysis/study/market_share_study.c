#include "market_share_study.h"

#include <math.h>
#include <string.h>

#include "breakdown_range.h"
#include "datasets/problems.h"
#include "reference_check.h"
#include "stats/order.h"

/* Between the codes of a pair, and between its columns (breakdown.h). */
#define PAIR_SIGN  " × "
#define COLUMN_AND " and "
#define LABEL_SIGN ", "

void
market_share_free(gpointer data)
{
  MarketShareStudy *study = data;
  if (!study)
    return;
  g_strfreev(study->by);
  g_strfreev(study->codes);
  g_strfreev(study->labels);
  g_free(study->cells);
  g_free(study->groups);
  g_free(study->order);
  paired_parts_free(study->parts);
  g_free(study);
}

gsize
market_share_rows(const MarketShareStudy *study)
{
  return study->n_groups ? study->n_groups : study->parts->k;
}

const ShareCell *
market_share_row(const MarketShareStudy *study, gsize place)
{
  return (study->n_groups ? study->groups : study->cells) + study->order[place];
}

const char *
market_share_label(const MarketShareStudy *study, gsize place)
{
  const gsize i = study->order[place];
  return study->n_groups ? study->labels[i] : paired_part(study->parts, i)->label;
}

/* The first code of a pair (transfer full). */
static char *
first_code(const char *pair)
{
  const char *sign = strstr(pair, PAIR_SIGN);
  return sign ? g_strndup(pair, (gsize)(sign - pair)) : g_strdup(pair);
}

/* Cuts the label of a group, which begins as that of a pair, to what it has in common with that of another one. */
static void
shorten_label(char *label, const char *other)
{
  gsize same = 0;
  while (label[same] && label[same] == other[same])
    same++;
  if (label[same])
    label[same] = '\0';
}

/* The label of each group: what those of its pairs have in common, up to the comma behind the first one's name; the code without. */
static void
label_groups(MarketShareStudy *study, const gsize *group)
{
  study->labels = g_new0(char *, study->n_groups + 1);
  for (gsize i = 0; i < study->parts->k; i++) {
    const char *label = paired_part(study->parts, i)->label;
    if (study->labels[group[i]])
      shorten_label(study->labels[group[i]], label);
    else
      study->labels[group[i]] = g_strdup(label);
  }
  for (gsize g = 0; g < study->n_groups; g++) {
    char *comma = g_strrstr(study->labels[g], LABEL_SIGN);
    if (comma)
      *comma = '\0';
    else {
      g_free(study->labels[g]);
      study->labels[g] = g_strdup(study->codes[g]);
    }
  }
}

/* The group of each part, by its first code; parts stand in the order of their codes, but "A1 × B" may come between "A × B" and "A × C". */
static gsize *
group_parts(MarketShareStudy *study)
{
  const gsize k = study->parts->k;
  gsize *group = g_new(gsize, k);
  g_autoptr(GHashTable) places = g_hash_table_new(g_str_hash, g_str_equal);
  study->codes = g_new0(char *, k + 1);
  for (gsize i = 0; i < k; i++) {
    g_autofree char *code = first_code(paired_part(study->parts, i)->code);
    gpointer place;
    if (!g_hash_table_lookup_extended(places, code, NULL, &place)) {
      place = GSIZE_TO_POINTER(study->n_groups);
      study->codes[study->n_groups++] = g_steal_pointer(&code);
      g_hash_table_insert(places, study->codes[study->n_groups - 1], place);
    }
    group[i] = GPOINTER_TO_SIZE(place);
  }
  study->groups = g_new0(ShareCell, study->n_groups);
  label_groups(study, group);
  return group;
}

static double
size_of(const ShareCell *row)
{
  return fabs(row->structure) + fabs(row->distribution) + fabs(row->competitiveness);
}

static void
put_in_order(MarketShareStudy *study)
{
  const gsize n = market_share_rows(study);
  const ShareCell *rows = study->n_groups ? study->groups : study->cells;
  g_autofree double *sizes = g_new(double, MAX(n, 1));
  for (gsize i = 0; i < n; i++)
    sizes[i] = size_of(&rows[i]);
  study->order = places_by_size(sizes, n, NULL);
}

static gboolean
compute(MarketShareStudy *study, GError **error)
{
  const gsize k = study->parts->k;
  g_autofree double *values = g_new(double, 4 * k);
  double *x = values, *w = values + k, *x_final = values + 2 * k, *w_final = values + 3 * k;
  paired_values(study->parts, &study->from, x, w);
  paired_values(study->parts, &study->to, x_final, w_final);
  for (gsize i = 0; i < k; i++)
    study->unmatched += isnan(w[i]) != isnan(w_final[i]) ? 1 : 0;
  g_autofree gsize *group = study->by[1] ? group_parts(study) : NULL;
  study->cells = g_new0(ShareCell, k);
  if (!market_shares(x, x_final, w, w_final, k, group, study->n_groups, study->cells, study->groups, &study->result,
                     error))
    return FALSE;
  put_in_order(study);
  return TRUE;
}

/* The place of a period among those that both have; FALSE with an error. */
static gboolean
find_common(const PairedParts *parts, Period period, PairedPeriod *found, GError **error)
{
  for (guint t = 0; t < parts->periods->len; t++)
    if (period_equal(paired_period(parts, t)->period, period)) {
      *found = *paired_period(parts, t);
      return TRUE;
    }
  g_autofree char *text = period_print(period);
  g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD, "'%s' and '%s' have no values in common in %s, where 'at' ends",
              parts->x->name, parts->y->name, text);
  return FALSE;
}

static gboolean
find_periods(MarketShareStudy *study, const AnalysisOptions *options, GError **error)
{
  const PairedParts *parts = study->parts;
  if (parts->periods->len < 2) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD,
                "constant-market-share compares two periods, and '%s' and '%s' have one in common", parts->x->name,
                parts->y->name);
    return FALSE;
  }
  study->from = *paired_period(parts, 0);
  study->to = *paired_period(parts, parts->periods->len - 1);
  if (!options->has_at)
    return TRUE;
  g_autoptr(Breakdown) range = breakdown_range(parts->x, options, "constant-market-share", error);
  return range && find_common(parts, range->periods[0], &study->from, error) &&
         find_common(parts, range->periods[range->n - 1], &study->to, error);
}

/* Units that differ in more than scale: growth in one currency is not growth in another. */
static gboolean
check_units(const Breakdown *own, const Breakdown *reference, GError **error)
{
  return !isnan(reference_scale(own, reference)) || breakdown_same_unit(own, reference, error);
}

gpointer
market_share_run(const AnalysisInput *input, GError **error)
{
  const AnalysisOptions *options = &input->def->options;
  const Breakdown *own = g_ptr_array_index(input->breakdowns, 0), *reference = g_ptr_array_index(input->breakdowns, 1);
  if (!check_units(own, reference, error) || !reference_check(own, reference, error))
    return NULL;
  MarketShareStudy *study = g_new0(MarketShareStudy, 1);
  study->top = options->top == OPTION_UNSET ? MARKET_SHARE_TOP : options->top;
  study->by = g_strsplit(own->by, COLUMN_AND, 2);
  study->parts = paired_parts_new(own, reference, error);
  if (study->parts && find_periods(study, options, error) && compute(study, error))
    return study;
  market_share_free(study);
  return NULL;
}
