#include "mirror_study.h"

#include <math.h>

#include "datasets/problems.h"
#include "mirror_given.h"
#include "stats/modified_z.h"
#include "stats/stats_error.h"

void
mirror_free(gpointer data)
{
  MirrorStudy *study = data;
  if (!study)
    return;
  for (gsize i = 0; study->partners && i < study->k; i++) {
    g_free(study->partners[i].code);
    g_free(study->partners[i].label);
  }
  for (guint on = 0; on < N_ON; on++)
    g_free(study->on[on].why);
  breakdown_free(study->reported);
  breakdown_free(study->mirrored);
  gpointer all[] = {study->bloc,   study->outside, study->sum_code,  study->periods,      study->partners,
                    study->x,      study->y,       study->log_ratio, study->over_periods, study->over_partners,
                    study->totals, study->order,   study->chosen,    study->given};
  for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
    g_free(all[i]);
  g_free(study);
}

gsize
mirror_place(const MirrorStudy *study, gsize period, gsize partner)
{
  return period * study->k + partner;
}

double
mirror_excess(const MirrorStudy *study, gsize place)
{
  return study->x[place] - study->expected * study->y[place];
}

/* What is brought together */

/* Amounts only: a ratio of numbers below zero says nothing. */
static gboolean
check_signs(const Breakdown *breakdown, GError **error)
{
  for (gsize t = 0; t < breakdown->n; t++)
    for (gsize i = 0; i < breakdown->k; i++) {
      if (!(breakdown_value(breakdown, t, i) < 0))
        continue;
      g_autofree char *period = period_print(breakdown->periods[t]);
      g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                  "breakdown '%s' has a value below zero (%s in %s): only amounts have a mirror", breakdown->name,
                  breakdown_part(breakdown, i)->code, period);
      return FALSE;
    }
  return TRUE;
}

static gboolean
take_breakdowns(MirrorStudy *study, const AnalysisInput *input, GError **error)
{
  const Period all = {G_MININT32, G_MAXINT32};
  const char *mirror = input->def->options.mirror;
  if (!mirror) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                        "mirror needs 'mirror', the name of the breakdown of what the other side reports");
    return FALSE;
  }
  study->reported = breakdown_cut(g_ptr_array_index(input->breakdowns, 0), all);
  study->mirrored = analysis_breakdown(input, mirror, error);
  return study->mirrored && breakdown_same_unit(study->reported, study->mirrored, error) &&
         check_signs(study->reported, error) && check_signs(study->mirrored, error);
}

/* Where the periods and parts of the study stand in either breakdown. */
typedef struct {
  GArray *of_period, *mirror_period; /* gsize a period */
  GArray *of_part, *mirror_part;     /* gsize a part; G_MAXSIZE: it has none */
} Places;

static void
places_clear(Places *places)
{
  GArray *all[] = {places->of_period, places->mirror_period, places->of_part, places->mirror_part};
  for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
    g_array_unref(all[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Places, places_clear)

static Places
places_new(void)
{
  return (Places){g_array_new(FALSE, FALSE, sizeof(gsize)), g_array_new(FALSE, FALSE, sizeof(gsize)),
                  g_array_new(FALSE, FALSE, sizeof(gsize)), g_array_new(FALSE, FALSE, sizeof(gsize))};
}

/* Both are in order of time. */
static void
match_periods(const MirrorStudy *study, const Places *places)
{
  const Breakdown *of = study->reported, *mirror = study->mirrored;
  for (gsize t = 0, s = 0; t < of->n && s < mirror->n;) {
    const int order = period_compare(of->periods[t], mirror->periods[s]);
    if (order == 0) {
      g_array_append_val(places->of_period, t);
      g_array_append_val(places->mirror_period, s);
    }
    t += order <= 0 ? 1 : 0;
    s += order >= 0 ? 1 : 0;
  }
}

static void
match_parts(const MirrorStudy *study, const Places *places)
{
  const gsize none = G_MAXSIZE;
  g_autoptr(GHashTable) by_code = g_hash_table_new(g_str_hash, g_str_equal); /* place + 1 in the mirror */
  g_autofree gboolean *met = g_new0(gboolean, MAX(study->mirrored->k, 1));
  for (gsize j = 0; j < study->mirrored->k; j++)
    g_hash_table_insert(by_code, breakdown_part(study->mirrored, j)->code, GSIZE_TO_POINTER(j + 1));
  for (gsize i = 0; i < study->reported->k; i++) {
    const gsize place = GPOINTER_TO_SIZE(g_hash_table_lookup(by_code, breakdown_part(study->reported, i)->code));
    const gsize j = place ? place - 1 : none;
    g_array_append_val(places->of_part, i);
    g_array_append_val(places->mirror_part, j);
    if (place)
      met[j] = TRUE;
  }
  for (gsize j = 0; j < study->mirrored->k; j++) {
    if (met[j])
      continue;
    g_array_append_val(places->of_part, none);
    g_array_append_val(places->mirror_part, j);
  }
}

static void
name_partners(MirrorStudy *study, const Places *places)
{
  study->partners = g_new0(MirrorPartner, study->k);
  for (gsize i = 0; i < study->k; i++) {
    const gsize a = g_array_index(places->of_part, gsize, i), b = g_array_index(places->mirror_part, gsize, i);
    const BreakdownPart *part =
        a != G_MAXSIZE ? breakdown_part(study->reported, a) : breakdown_part(study->mirrored, b);
    study->partners[i].code = g_strdup(part->code);
    study->partners[i].label = g_strdup(part->label);
  }
}

/* The values of one side in the order of the study. */
static double *
values_of(const MirrorStudy *study, const Breakdown *side, const GArray *periods, const GArray *parts)
{
  double *values = g_new(double, study->n * study->k);
  for (gsize t = 0; t < study->n; t++)
    for (gsize i = 0; i < study->k; i++) {
      const gsize part = g_array_index(parts, gsize, i);
      values[mirror_place(study, t, i)] =
          part == G_MAXSIZE ? NAN : breakdown_value(side, g_array_index(periods, gsize, t), part);
    }
  return values;
}

static void
fill_values(MirrorStudy *study, const Places *places)
{
  study->n = places->of_period->len;
  study->k = places->of_part->len;
  study->periods = g_new(Period, study->n);
  for (gsize t = 0; t < study->n; t++)
    study->periods[t] = study->reported->periods[g_array_index(places->of_period, gsize, t)];
  name_partners(study, places);
  study->x = values_of(study, study->reported, places->of_period, places->of_part);
  study->y = values_of(study, study->mirrored, places->mirror_period, places->mirror_part);
  study->log_ratio = g_new(double, study->n * study->k);
  study->over_periods = g_new(double, study->n * study->k);
  study->over_partners = g_new(double, study->n * study->k);
  for (gsize i = 0; i < study->n * study->k; i++) {
    study->log_ratio[i] = mirror_log_ratio(study->x[i], study->y[i]);
    study->estimates += mirror_is_estimate(study->x[i], study->y[i]) ? 1 : 0;
  }
}

static gboolean
bring_together(MirrorStudy *study, GError **error)
{
  g_auto(Places) places = places_new();
  match_periods(study, &places);
  match_parts(study, &places);
  if (places.of_period->len == 0) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "'%s' and '%s' have no period in common", study->reported->name,
                study->mirrored->name);
    return FALSE;
  }
  fill_values(study, &places);
  return TRUE;
}

/* What is computed */

static MirrorValuation
valuation_of(const Breakdown *reported, const Breakdown *mirrored)
{
  const gboolean fob = g_strcmp0(reported->valuation, "FOB") == 0, cif = g_strcmp0(reported->valuation, "CIF") == 0;
  const gboolean fob_there = g_strcmp0(mirrored->valuation, "FOB") == 0,
                 cif_there = g_strcmp0(mirrored->valuation, "CIF") == 0;
  if ((fob && fob_there) || (cif && cif_there))
    return MIRROR_ALIKE;
  return fob && cif_there ? MIRROR_FOB_CIF : cif && fob_there ? MIRROR_CIF_FOB : MIRROR_UNKNOWN;
}

static void
sum_partners(MirrorStudy *study)
{
  g_autofree MirrorSum *sums = g_new(MirrorSum, study->k);
  for (gsize i = 0; i < study->k; i++) {
    MirrorPartner *partner = &study->partners[i];
    sums[i] = partner->sum = mirror_sum(study->x + i, study->y + i, study->n, study->k, study->expected);
    partner->outliers = modified_z(study->log_ratio + i, study->n, study->k, study->over_periods + i);
  }
  study->order = mirror_rank(sums, study->k);
}

static void
sum_periods(MirrorStudy *study)
{
  g_autofree double *x = g_new(double, study->n), *y = g_new(double, study->n);
  study->totals = g_new(MirrorTotal, study->n);
  for (gsize t = 0; t < study->n; t++) {
    const gsize row = mirror_place(study, t, 0);
    const MirrorTotal *total = &study->totals[t], *widest = &study->totals[study->widest];
    study->totals[t] = mirror_total(study->x + row, study->y + row, study->k, study->expected);
    modified_z(study->log_ratio + row, study->k, 1, study->over_partners + row);
    if (total->pairs && (!widest->pairs || fabs(total->excess) > fabs(widest->excess)))
      study->widest = t;
    x[t] = total->pairs ? total->reported : NAN;
    y[t] = total->pairs ? total->mirrored : NAN;
  }
  study->sum = mirror_sum(x, y, study->n, 1, study->expected);
}

static void
count_alone(MirrorStudy *study)
{
  double x = 0, y = 0, alone_x = 0, alone_y = 0;
  for (gsize t = 0; t < study->n; t++) {
    const MirrorTotal *total = &study->totals[t];
    study->pairs += total->pairs;
    study->alone_x += total->alone_x;
    study->alone_y += total->alone_y;
    x += isnan(total->all_x) ? 0 : total->all_x;
    y += isnan(total->all_y) ? 0 : total->all_y;
    alone_x += total->alone_x ? total->all_x - total->reported : 0;
    alone_y += total->alone_y ? total->all_y - total->mirrored : 0;
  }
  study->share_x = x > 0 ? alone_x / x : 0;
  study->share_y = y > 0 ? alone_y / y : 0;
}

/* The ledger */

#define LEAST_PERCENT 0.01 /* that is written as a number */

static void
enter_alone(const MirrorStudy *study, const AnalysisInput *input, gboolean mirror)
{
  const Breakdown *side = mirror ? study->mirrored : study->reported;
  g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(Period));
  for (gsize t = 0; t < study->n; t++)
    if (mirror ? study->totals[t].alone_y : study->totals[t].alone_x)
      g_array_append_val(periods, study->periods[t]);
  const double percent = 100 * (mirror ? study->share_y : study->share_x);
  g_autofree char *reason =
      percent < LEAST_PERCENT
          ? g_strdup_printf("only '%s' has a value: less than %.2f %% of its sum", side->name, LEAST_PERCENT)
          : g_strdup_printf("only '%s' has a value: %.2f %% of its sum", side->name, percent);
  if (periods->len)
    ledger_add(input->scope->ledger, input->def->name, reason, mirror ? study->alone_y : study->alone_x,
               (const Period *)(void *)periods->data, periods->len);
}

static void
enter_periods(const MirrorStudy *study, const AnalysisInput *input, const Breakdown *side)
{
  g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(Period));
  for (gsize t = 0, s = 0; t < side->n; t++) {
    while (s < study->n && period_compare(study->periods[s], side->periods[t]) < 0)
      s++;
    if (s == study->n || !period_equal(study->periods[s], side->periods[t]))
      g_array_append_val(periods, side->periods[t]);
  }
  g_autofree char *reason = g_strdup_printf("only '%s' has these periods", side->name);
  if (periods->len)
    ledger_add(input->scope->ledger, input->def->name, reason, periods->len, (const Period *)(void *)periods->data,
               periods->len);
}

static void
enter_zeros(const MirrorStudy *study, const AnalysisInput *input)
{
  gsize zeros = 0;
  for (gsize i = 0; i < study->n * study->k; i++) {
    zeros += !isnan(study->x[i]) && !isnan(study->y[i]) && isnan(study->log_ratio[i]) ? 1 : 0;
  }
  if (zeros)
    ledger_add(input->scope->ledger, input->def->name, "a zero on one side or both: in the sums, without a log ratio",
               zeros, NULL, 0);
}

/* What was asked for */

static gboolean
name_sum(MirrorStudy *study, const AnalysisInput *input, GError **error)
{
  const char *name = input->def->options.bloc;
  const Bloc *bloc = name ? input->scope->bloc(input->scope->data, name, AS_OF_BLOC, error) : NULL;
  if (name && !bloc)
    return FALSE;
  GString *outside = g_string_new(NULL);
  gsize n = 0;
  for (gsize i = 0; bloc && i < study->k; i++)
    if (!bloc_lists(bloc, study->partners[i].code) && ++n <= MIRROR_NAMED)
      g_string_append_printf(outside, "%s%s", n > 1 ? ", " : "", study->partners[i].code);
  if (n > MIRROR_NAMED)
    g_string_append_printf(outside, " and %" G_GSIZE_FORMAT " more", n - MIRROR_NAMED);
  study->bloc = g_strdup(name);
  study->sum_code = g_strdup(bloc && !outside->len ? name : "all");
  study->outside = g_string_free(outside, outside->len == 0);
  return TRUE;
}

static gboolean
find_period(const MirrorStudy *study, Period period, gsize *place, GError **error)
{
  for (*place = 0; *place < study->n; (*place)++)
    if (period_equal(study->periods[*place], period))
      return TRUE;
  g_autofree char *text = period_print(period);
  g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD,
              "'%s' and '%s' do not both have the period %s, which 'periods' names", study->reported->name,
              study->mirrored->name, text);
  return FALSE;
}

static gboolean
choose_periods(MirrorStudy *study, const AnalysisOptions *options, GError **error)
{
  const GArray *periods = options->periods;
  study->top = MIN(options->top == OPTION_UNSET ? MIRROR_TOP : options->top, study->k);
  study->asked = periods != NULL;
  study->chosen = g_new(gsize, periods ? periods->len : 2);
  for (guint i = 0; periods && i < periods->len; i++)
    if (!find_period(study, g_array_index(periods, Period, i), &study->chosen[study->n_chosen++], error))
      return FALSE;
  if (periods)
    return TRUE;
  study->chosen[study->n_chosen++] = study->widest;
  if (study->widest + 1 < study->n)
    study->chosen[study->n_chosen++] = study->n - 1;
  return TRUE;
}

static gboolean
compute(MirrorStudy *study, const AnalysisInput *input, GError **error)
{
  const AnalysisOptions *options = &input->def->options;
  study->valuation = valuation_of(study->reported, study->mirrored);
  study->allowance = isnan(options->allowance) ? MIRROR_ALLOWANCE : options->allowance;
  study->expected = mirror_expected(study->valuation, study->allowance);
  sum_partners(study);
  sum_periods(study);
  count_alone(study);
  if (study->pairs == 0) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "there is no part and period that both '%s' and '%s' have",
                study->reported->name, study->mirrored->name);
    return FALSE;
  }
  for (gboolean mirror = FALSE; mirror <= TRUE; mirror++) {
    enter_alone(study, input, mirror);
    enter_periods(study, input, mirror ? study->mirrored : study->reported);
  }
  enter_zeros(study, input);
  return name_sum(study, input, error) && choose_periods(study, options, error) &&
         mirror_correlate(study, input, error);
}

gpointer
mirror_run(const AnalysisInput *input, GError **error)
{
  MirrorStudy *study = g_new0(MirrorStudy, 1);
  if (take_breakdowns(study, input, error) && bring_together(study, error) && compute(study, input, error))
    return study;
  mirror_free(study);
  return NULL;
}
