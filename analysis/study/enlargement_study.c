#include "enlargement_study.h"

#include <math.h>
#include <string.h>

#include "breakdown_range.h"
#include "datasets/problems.h"
#include "stats/sum.h"

static void
move_clear(gpointer data)
{
  MemberMove *move = data;
  g_free(move->code);
  g_free(move->name);
}

static void
silent_clear(gpointer data)
{
  SilentMember *member = data;
  g_free(member->code);
  g_free(member->name);
  g_array_unref(member->periods);
}

void
enlargement_study_free(gpointer data)
{
  EnlargementStudy *study = data;
  if (!study)
    return;
  for (gsize i = 0; i < study->n_steps; i++)
    g_array_unref(study->steps[i].moves);
  if (study->silent)
    g_array_unref(study->silent);
  breakdown_free(study->breakdown);
  g_free(study->bloc);
  g_free(study->steps);
  g_free(study);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EnlargementStudy, enlargement_study_free)

static double
value_of(const Breakdown *breakdown, gsize period, const char *code)
{
  const gsize part = breakdown_find(breakdown, code);
  return part == G_MAXSIZE ? NAN : breakdown_value(breakdown, period, part);
}

/* Each code of the bloc once, in order, though it may have left and come back. */
static GPtrArray *
member_codes(const Bloc *bloc)
{
  GPtrArray *members = g_ptr_array_new();
  for (guint i = 0; i < bloc->members->len; i++) {
    const Member *member = &g_array_index(bloc->members, Member, i);
    gboolean known = FALSE;
    for (guint j = 0; j < members->len && !known; j++)
      known = g_str_equal(((const Member *)g_ptr_array_index(members, j))->code, member->code);
    if (!known)
      g_ptr_array_add(members, (gpointer)member);
  }
  return members;
}

static gint
by_code(gconstpointer a, gconstpointer b)
{
  return strcmp((*(const Member *const *)a)->code, (*(const Member *const *)b)->code);
}

/* Who joined, then who left, each by code. */
static GArray *
moves_between(const Breakdown *breakdown, const Bloc *bloc, const GPtrArray *members, gsize from, gsize to)
{
  GArray *moves = g_array_new(FALSE, FALSE, sizeof(MemberMove));
  g_array_set_clear_func(moves, move_clear);
  for (guint left = 0; left < 2; left++)
    for (guint i = 0; i < members->len; i++) {
      const Member *member = g_ptr_array_index(members, i);
      const gboolean before = bloc_has(bloc, member->code, breakdown->periods[from]),
                     after = bloc_has(bloc, member->code, breakdown->periods[to]);
      if (before == after || before != (left == 1))
        continue;
      const MemberMove move = {g_strdup(member->code), g_strdup(member->name), after,
                               value_of(breakdown, from, member->code), value_of(breakdown, to, member->code)};
      g_array_append_val(moves, move);
    }
  return moves;
}

static gboolean
split_between(const Breakdown *breakdown, const Bloc *bloc, gsize from, gsize to, Enlargement *split, GError **error)
{
  const gsize k = breakdown->k;
  g_autofree gboolean *first = g_new(gboolean, MAX(k, 1)), *second = g_new(gboolean, MAX(k, 1));
  for (gsize i = 0; i < k; i++) {
    first[i] = bloc_has(bloc, breakdown_part(breakdown, i)->code, breakdown->periods[from]);
    second[i] = bloc_has(bloc, breakdown_part(breakdown, i)->code, breakdown->periods[to]);
  }
  return enlargement_split(breakdown->values + from * k, breakdown->values + to * k, first, second, k, split, error);
}

static gboolean
take_steps(EnlargementStudy *study, const Bloc *bloc, const GPtrArray *members, GError **error)
{
  const Breakdown *breakdown = study->breakdown;
  study->steps = g_new0(EnlargementStep, breakdown->n);
  for (gsize t = 0; t + 1 < breakdown->n; t++) {
    EnlargementStep *step = &study->steps[study->n_steps];
    *step = (EnlargementStep){.from = t, .to = t + 1};
    if (!breakdown_check_period(breakdown, t, error) || !breakdown_check_period(breakdown, t + 1, error) ||
        !split_between(breakdown, bloc, t, t + 1, &step->split, error))
      return FALSE;
    step->moves = moves_between(breakdown, bloc, members, t, t + 1);
    study->changed += step->moves->len ? 1 : 0;
    study->n_steps++;
  }
  return TRUE;
}

/* One field of all steps. */
static double
sum_of(const EnlargementStudy *study, gsize offset)
{
  Sum sum = {0, 0};
  for (gsize i = 0; i < study->n_steps; i++)
    sum_add(&sum, *(const double *)(const void *)((const char *)&study->steps[i].split + offset));
  return sum_value(&sum);
}

static void
add_up(EnlargementStudy *study)
{
  const Enlargement *first = &study->steps[0].split, *last = &study->steps[study->n_steps - 1].split;
  study->sums = (Enlargement){.before = first->before,
                              .after = last->after,
                              .change = sum_of(study, offsetof(Enlargement, change)),
                              .within = sum_of(study, offsetof(Enlargement, within)),
                              .composition = sum_of(study, offsetof(Enlargement, composition)),
                              .within_old = sum_of(study, offsetof(Enlargement, within_old)),
                              .composition_second = sum_of(study, offsetof(Enlargement, composition_second)),
                              .within_new = sum_of(study, offsetof(Enlargement, within_new)),
                              .composition_first = sum_of(study, offsetof(Enlargement, composition_first))};
}

/* Belgium and Luxembourg are reported as one or as two: what stands for a member in a period leaves it not silent. */
static gboolean
another_stands_for(const Breakdown *breakdown, gsize period, const char *code)
{
  if (g_str_equal(code, "BLX"))
    return !isnan(value_of(breakdown, period, "BEL")) || !isnan(value_of(breakdown, period, "LUX"));
  return (g_str_equal(code, "BEL") || g_str_equal(code, "LUX")) && !isnan(value_of(breakdown, period, "BLX"));
}

static void
find_silent(EnlargementStudy *study, const Bloc *bloc, const GPtrArray *members)
{
  const Breakdown *breakdown = study->breakdown;
  study->silent = g_array_new(FALSE, FALSE, sizeof(SilentMember));
  g_array_set_clear_func(study->silent, silent_clear);
  for (guint i = 0; i < members->len; i++) {
    const Member *member = g_ptr_array_index(members, i);
    g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(Period));
    for (gsize t = 0; t < breakdown->n; t++)
      if (bloc_has(bloc, member->code, breakdown->periods[t]) && isnan(value_of(breakdown, t, member->code)) &&
          !another_stands_for(breakdown, t, member->code))
        g_array_append_val(periods, breakdown->periods[t]);
    if (periods->len == 0)
      continue;
    const SilentMember silent = {g_strdup(member->code), g_strdup(member->name), g_steal_pointer(&periods)};
    g_array_append_val(study->silent, silent);
  }
}

static gboolean
check_breakdown(const Breakdown *breakdown, const Bloc *bloc, GError **error)
{
  if (breakdown->composition) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                "breakdown '%s' has a bloc in it already (%s): the split needs every partner by itself",
                breakdown->name, breakdown->composition);
    return FALSE;
  }
  for (gsize i = 0; i < breakdown->k; i++)
    if (bloc_lists(bloc, breakdown_part(breakdown, i)->code))
      return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "no part of breakdown '%s' ever belongs to %s: its parts are by %s",
              breakdown->name, bloc->name, breakdown->by);
  return FALSE;
}

static const Bloc *
find_bloc(const AnalysisInput *input, GError **error)
{
  const char *name = input->def->options.bloc;
  if (name && input->scope->bloc)
    return input->scope->bloc(input->scope->data, name, AS_OF_IN_FORCE, error);
  g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                      "enlargement needs 'bloc', the name of a bloc that the study composes");
  return NULL;
}

gpointer
enlargement_run(const AnalysisInput *input, GError **error)
{
  const Bloc *bloc = find_bloc(input, error);
  if (!bloc)
    return NULL;
  g_autoptr(EnlargementStudy) study = g_new0(EnlargementStudy, 1);
  study->bloc = g_strdup(bloc->name);
  study->breakdown =
      breakdown_range(g_ptr_array_index(input->breakdowns, 0), &input->def->options, "enlargement", error);
  if (!study->breakdown || !check_breakdown(study->breakdown, bloc, error))
    return NULL;
  g_autoptr(GPtrArray) members = member_codes(bloc);
  g_ptr_array_sort(members, by_code);
  if (!take_steps(study, bloc, members, error) ||
      !split_between(study->breakdown, bloc, 0, study->breakdown->n - 1, &study->ends, error))
    return NULL;
  add_up(study);
  find_silent(study, bloc, members);
  return g_steal_pointer(&study);
}
