#include "agreement_study.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"
#include "datasets/unit.h"
#include "model.h"
#include "one_index.h"

#define DIFFERENCES_FROM 4 /* pairs: Lin's interval needs more than 3 */

void
agreement_free(gpointer data)
{
  AgreementStudy *study = data;
  if (!study)
    return;
  g_free(study->x);
  g_free(study->y);
  g_free(study->unit);
  g_free(study->periods);
  g_free(study->no_difference);
  g_ptr_array_unref(study->pairs);
  g_array_unref(study->common);
  for (guint i = 0; i < N_ON; i++)
    g_free(study->on[i].why);
  g_free(study);
}

gboolean
agreement_is_unordered(const AgreementStudy *study)
{
  return study->cross_section || study->pairs->len > 1;
}

static gint
compare_worst(gconstpointer a, gconstpointer b)
{
  const CommonPeriod *one = *(const CommonPeriod *const *)a, *other = *(const CommonPeriod *const *)b;
  const double x = fabs(one->rank_difference), y = fabs(other->rank_difference);
  if (x != y)
    return x < y ? 1 : -1;
  return (one > other) - (one < other);
}

gsize
agreement_worst(const AgreementStudy *study, const CommonPeriod **worst, gsize most)
{
  g_autoptr(GPtrArray) apart = g_ptr_array_new();
  for (guint i = 0; i < study->common->len; i++) {
    CommonPeriod *here = &g_array_index(study->common, CommonPeriod, i);
    if (here->rank_difference != 0 && !isnan(here->rank_difference))
      g_ptr_array_add(apart, here);
  }
  g_ptr_array_sort(apart, compare_worst);
  const gsize n = MIN(most, apart->len);
  for (gsize i = 0; i < n; i++)
    worst[i] = g_ptr_array_index(apart, i);
  return n;
}

static gboolean
compare_ranks(const AgreementStudy *study, AgreedOn *on, const Frame *frame, GError **error)
{
  const double *x = frame->columns[0], *y = frame->columns[1];
  return stats_check_varies(x, frame->n, study->x, error) && stats_check_varies(y, frame->n, study->y, error) &&
         correlate(CORRELATION_SPEARMAN, x, y, frame->n, CONFIDENCE_LEVEL, &on->spearman, error) &&
         correlate(CORRELATION_KENDALL, x, y, frame->n, CONFIDENCE_LEVEL, &on->kendall, error);
}

/* Ranks of so many pairs, or why there are none; one and behind name what is counted: "pair", "of exact values". */
static void
rank_on(const AgreementStudy *study, AgreedOn *on, const Frame *frame, const char *one, const char *behind)
{
  g_autoptr(GError) error = NULL;
  if (frame->n < RANKS_FROM)
    on->why = g_strdup_printf("%" G_GSIZE_FORMAT " %s%s %s, and ranks are compared from %d on", frame->n, one,
                              frame->n == 1 ? "" : "s", behind, RANKS_FROM);
  else if (compare_ranks(study, on, frame, &error))
    on->n = frame->n;
  else
    on->why = g_strdup(error->message);
}

static void
agree_on_changes(AgreementStudy *study, const Frame *frame)
{
  AgreedOn *on = &study->on[ON_CHANGES];
  if (agreement_is_unordered(study)) {
    on->why =
        g_strdup(study->cross_section ? "a table without periods has no changes" : "pooled pairs have no changes");
    return;
  }
  g_autoptr(Frame) changes = frame_changes(frame);
  sign_agreement(changes->columns[0], changes->columns[1], changes->n, &on->signs);
  rank_on(study, on, changes, "change", "between adjoining periods");
}

/* Differences of unlike units mean nothing: that is told, and the rest stands. */
static void
difference(AgreementStudy *study, const Series *x, const Series *y, const Frame *frame)
{
  g_autoptr(GError) error = NULL;
  if (!unit_equal(x->unit, y->unit)) {
    study->no_difference = g_strdup_printf("%s is in %s and %s in %s", study->x, x->unit ? x->unit : "plain numbers",
                                           study->y, y->unit ? y->unit : "plain numbers");
    return;
  }
  study->unit = g_strdup(x->unit);
  if (frame->n < DIFFERENCES_FROM)
    study->no_difference =
        g_strdup_printf("%" G_GSIZE_FORMAT " pair%s of exact values, and limits of agreement need %d", frame->n,
                        frame->n == 1 ? "" : "s", DIFFERENCES_FROM);
  else if (!agree(frame->columns[0], frame->columns[1], frame->n, CONFIDENCE_LEVEL, &study->agreement, &error))
    study->no_difference = g_strdup(error->message);
}

/* Signs over all that is in common, where a range counts by the whole of it. */
static void
sign_levels(AgreementStudy *study, const Frame *frame)
{
  SignAgreement *signs = &study->on[ON_LEVELS].signs;
  const guint n = study->common->len;
  if (study->cross_section) {
    sign_agreement(frame->columns[0], frame->columns[1], frame->n, signs);
    return;
  }
  g_autofree ValueRange *x = g_new(ValueRange, MAX(n, 1)), *y = g_new(ValueRange, MAX(n, 1));
  for (guint i = 0; i < n; i++) {
    const CommonPeriod *here = &g_array_index(study->common, CommonPeriod, i);
    x[i] = observation_value_range(&here->x);
    y[i] = observation_value_range(&here->y);
  }
  interval_agreement(x, y, n, signs);
}

static gboolean
is_exact_pair(const CommonPeriod *here)
{
  return observation_is_exact(&here->x) && observation_is_exact(&here->y);
}

/* The pairs of exact values as a frame. */
static Frame *
exact_frame(const GArray *common)
{
  Frame *frame = g_new0(Frame, 1);
  frame->k = 2;
  frame->periods = g_new(Period, MAX(common->len, 1));
  frame->columns = g_new(double *, 2);
  frame->columns[0] = g_new(double, MAX(common->len, 1));
  frame->columns[1] = g_new(double, MAX(common->len, 1));
  for (guint i = 0; i < common->len; i++) {
    const CommonPeriod *here = &g_array_index(common, CommonPeriod, i);
    if (!is_exact_pair(here))
      continue;
    frame->periods[frame->n] = here->period;
    frame->columns[0][frame->n] = here->x.value;
    frame->columns[1][frame->n++] = here->y.value;
  }
  return frame;
}

static void
rank_common(const GArray *common, const Frame *frame)
{
  if (frame->n < WORST_FROM)
    return;
  g_autofree double *differences = g_new(double, frame->n);
  gsize next = 0;
  rank_differences(frame->columns[0], frame->columns[1], frame->n, differences);
  for (guint i = 0; i < common->len; i++) {
    CommonPeriod *here = &g_array_index(common, CommonPeriod, i);
    if (is_exact_pair(here))
      here->rank_difference = differences[next++];
  }
}

/* Bytes that two labels begin with, whole words and no blank or comma behind them. */
static gsize
common_start(const char *one, const char *other)
{
  gsize same = 0, word = 0;
  while (one[same] && one[same] == other[same]) {
    same++;
    if (one[same - 1] == ' ' || one[same - 1] == ',')
      word = same;
  }
  if (!one[same] && (!other[same] || strchr(" ,", other[same])))
    word = same;
  while (word && strchr(" ,", one[word - 1]))
    word--;
  return word;
}

/* "Minsk Barometer" of "Minsk Barometer, EU" and "Minsk Barometer, Russia"; all labels where they share no beginning. */
static char *
pooled_label(const GPtrArray *pairs, gboolean of_y)
{
  const ComparedPair *pair = g_ptr_array_index(pairs, 0);
  const char *first = of_y ? pair->y : pair->x;
  gsize length = strlen(first);
  g_autoptr(GString) all = g_string_new(first);
  for (guint i = 1; i < pairs->len; i++) {
    const ComparedPair *other = g_ptr_array_index(pairs, i);
    const char *label = of_y ? other->y : other->x;
    g_autofree char *so_far = g_strndup(first, length);
    length = common_start(so_far, label);
    g_string_append_printf(all, " / %s", label);
  }
  return length ? g_strndup(first, length) : g_strdup(all->str);
}

/* Series of one index each, over one grid where both have one and meet. */
static gboolean
check_pair(const Series *x, const Series *y, const ComparedPair *pair, GError **error)
{
  const Series *both[] = {x, y};
  const gboolean regular = series_frequency(x) != FREQUENCY_IRREGULAR && series_frequency(y) != FREQUENCY_IRREGULAR;
  if (!series_check_index(x, error) || !series_check_index(y, error))
    return FALSE;
  return !regular || !pair_overlaps(pair) || pair->common || series_same_frequency(both, 2, error);
}

static gboolean
join_pairs(AgreementStudy *study, const AnalysisInput *input, GError **error)
{
  const GPtrArray *of = input->of;
  for (guint i = 0; i < of->len; i += 2) {
    const Series *x = g_ptr_array_index(of, i), *y = g_ptr_array_index(of, i + 1);
    ComparedPair *pair = common_periods(x, y, i / 2, study->common, input->def->name, input->scope->ledger);
    g_ptr_array_add(study->pairs, pair);
    if (!check_pair(x, y, pair, error))
      return FALSE;
    if (i && (!unit_equal(x->unit, ((const Series *)g_ptr_array_index(of, 0))->unit) ||
              !unit_equal(y->unit, ((const Series *)g_ptr_array_index(of, 1))->unit))) {
      g_set_error(error, DATA_ERROR, DATA_ERROR_UNIT,
                  "%s and %s are not in the units of the first pair, and are not pooled", x->name, y->name);
      return FALSE;
    }
  }
  return TRUE;
}

static Frequency
common_frequency(const GArray *common)
{
  Frequency frequency =
      common->len ? period_frequency(g_array_index(common, CommonPeriod, 0).period) : FREQUENCY_IRREGULAR;
  for (guint i = 1; i < common->len; i++)
    if (period_frequency(g_array_index(common, CommonPeriod, i).period) != frequency)
      return FREQUENCY_IRREGULAR;
  return frequency;
}

/* The frame of exact pairs, of rows or of what the series have in common. */
static Frame *
frame_of(AgreementStudy *study, const AnalysisInput *input, GError **error)
{
  if (input->of->len % 2 || (study->cross_section && input->of->len > 2)) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "agreement compares two by two: x and y%s",
                study->cross_section ? "" : ", or x, y, x, y and so on, which are pooled");
    return NULL;
  }
  if (study->cross_section)
    return analysis_frame(input, (const Series *const *)input->of->pdata, 2, error);
  if (!join_pairs(study, input, error))
    return NULL;
  study->frequency = common_frequency(study->common);
  Frame *frame = exact_frame(study->common);
  rank_common(study->common, frame);
  return frame;
}

static void
name_series(AgreementStudy *study, const GPtrArray *of)
{
  const gboolean pooled = study->pairs->len > 1;
  study->x = pooled ? pooled_label(study->pairs, FALSE) : g_strdup(series_label(g_ptr_array_index(of, 0)));
  study->y = pooled ? pooled_label(study->pairs, TRUE) : g_strdup(series_label(g_ptr_array_index(of, 1)));
}

/* Wandering matters where ranks are compared; values that are not in order of time do not wander. */
static void
find_wander(AgreementStudy *study, const Frame *frame)
{
  const gboolean matters = !agreement_is_unordered(study) && study->on[ON_LEVELS].n;
  study->gaps = !agreement_is_unordered(study) && !frame_adjoins(frame);
  for (gsize i = 0; i < 2; i++) {
    study->wander[i].trend_p = NAN;
    if (matters)
      study->wander[i] = wander_of(frame->columns[i], frame->n, !study->gaps);
  }
}

gpointer
agreement_run(const AnalysisInput *input, GError **error)
{
  AgreementStudy *study = g_new0(AgreementStudy, 1);
  study->cross_section = input->scope->cross_section;
  study->pairs = g_ptr_array_new_with_free_func(compared_pair_free);
  study->common = g_array_new(FALSE, FALSE, sizeof(CommonPeriod));
  study->smallest = input->def->options.difference;
  g_autoptr(Frame) frame = frame_of(study, input, error);
  if (!frame) {
    agreement_free(study);
    return NULL;
  }
  name_series(study, input->of);
  study->n = frame->n;
  study->periods = g_memdup2(frame->periods, frame->n * sizeof *frame->periods);
  sign_levels(study, frame);
  rank_on(study, &study->on[ON_LEVELS], frame, "pair", "of exact values");
  find_wander(study, frame);
  agree_on_changes(study, frame);
  difference(study, g_ptr_array_index(input->of, 0), g_ptr_array_index(input->of, 1), frame);
  return study;
}
