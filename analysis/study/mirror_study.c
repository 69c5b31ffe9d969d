#include "mirror_study.h"

#include <math.h>

#include "datasets/problems.h"
#include "mirror_given.h"
#include "periods_once.h"
#include "stats/modified_z.h"
#include "stats/stats_error.h"

void
mirror_free(gpointer data)
{
  MirrorStudy *study = data;
  if (!study)
    return;
  for (guint on = 0; on < N_ON; on++)
    g_free(study->on[on].why);
  paired_parts_free(study->parts);
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
  return mirror_excess_of(study->x[place], study->y[place], study->expected);
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
  const char *mirror = input->def->options.mirror;
  if (!mirror) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                        "mirror needs 'mirror', the name of the breakdown of what the other side reports");
    return FALSE;
  }
  const Breakdown *reported = g_ptr_array_index(input->breakdowns, 0);
  g_autoptr(Breakdown) mirrored = analysis_breakdown(input, mirror, error);
  if (!mirrored || !breakdown_same_unit(reported, mirrored, error) || !check_signs(reported, error) ||
      !check_signs(mirrored, error))
    return FALSE;
  study->parts = paired_parts_new(reported, mirrored, error);
  if (!study->parts)
    return FALSE;
  study->reported = study->parts->x;
  study->mirrored = study->parts->y;
  return TRUE;
}

static void
name_partners(MirrorStudy *study)
{
  study->partners = g_new0(MirrorPartner, study->k);
  for (gsize i = 0; i < study->k; i++) {
    const BreakdownPart *part = paired_part(study->parts, i);
    study->partners[i].code = part->code;
    study->partners[i].label = part->label;
  }
}

static void
fill_values(MirrorStudy *study)
{
  study->n = study->parts->periods->len;
  study->k = study->parts->k;
  name_partners(study);
  study->periods = g_new(Period, study->n);
  study->x = g_new(double, study->n * study->k);
  study->y = g_new(double, study->n * study->k);
  for (guint t = 0; t < study->n; t++) {
    const PairedPeriod *period = paired_period(study->parts, t);
    study->periods[t] = period->period;
    paired_values(study->parts, period, study->x + t * study->k, study->y + t * study->k);
  }
  study->log_ratio = g_new(double, study->n * study->k);
  study->over_periods = g_new(double, study->n * study->k);
  study->over_partners = g_new(double, study->n * study->k);
  for (gsize i = 0; i < study->n * study->k; i++) {
    study->log_ratio[i] = mirror_log_ratio(study->x[i], study->y[i]);
    study->estimates += mirror_is_estimate(study->x[i], study->y[i]) ? 1 : 0;
  }
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
    if (total->pairs && (!widest->pairs || isnan(widest->excess) || fabs(total->excess) > fabs(widest->excess)))
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
    x += total->pairs + total->alone_x ? total->all_x : 0;
    y += total->pairs + total->alone_y ? total->all_y : 0;
    alone_x += total->alone_x ? total->all_x - total->reported : 0;
    alone_y += total->alone_y ? total->all_y - total->mirrored : 0;
  }
  study->share_x = x == 0 ? 0 : mirror_quotient(alone_x, x);
  study->share_y = y == 0 ? 0 : mirror_quotient(alone_y, y);
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
      isnan(percent) ? g_strdup_printf("only '%s' has a value", side->name)
      : percent < LEAST_PERCENT
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
    if (isnan(side->sums[t]))
      continue;
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
  for (gsize i = 0; i < study->n * study->k; i++)
    zeros += !isnan(study->x[i]) && !isnan(study->y[i]) && isnan(study->log_ratio[i]) ? 1 : 0;
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
  if (periods && !periods_check_once(periods, error))
    return FALSE;
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
  if (!take_breakdowns(study, input, error)) {
    mirror_free(study);
    return NULL;
  }
  fill_values(study);
  if (compute(study, input, error))
    return study;
  mirror_free(study);
  return NULL;
}
