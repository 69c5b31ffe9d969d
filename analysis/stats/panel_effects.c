#include "panel_effects.h"

#include <gsl/gsl_linalg.h>
#include <math.h>

#include "gsl_auto.h"
#include "stats_error.h"
#include "sum.h"

/* A pass takes out what the rounding of the one before left; the second is usually the last. */
#define MOST_PASSES 8
/* Of the largest value of a column: a smaller correction is rounding. */
#define PASS_TOLERANCE 1e-15

/* One grouping: which level each observation has, and the sum of weights of each level. */
typedef struct {
  const gsize *level; /* n */
  gsize levels;       /* numbers up to the highest */
  gsize used;         /* levels that occur */
  double *weight;     /* levels */
} Group;

struct PanelEffects {
  gsize n, rank, sets;
  const double *weights; /* NULL: 1 */
  Group major, minor;    /* minor: only where both are taken out */
  gsl_matrix *factor;    /* Cholesky's, minor.levels square: the minor effects once the major ones are gone */
  gboolean *grounded;    /* minor.levels: the effect is zero, for it cannot be told, or the level does not occur */
};

static double
weight_at(const PanelEffects *effects, gsize i)
{
  return effects->weights ? effects->weights[i] : 1;
}

static void
group_init(const PanelEffects *effects, Group *group)
{
  const gsize *level = group->level;
  for (gsize i = 0; i < effects->n; i++)
    group->levels = MAX(group->levels, level[i] + 1);
  group->weight = g_new0(double, MAX(group->levels, 1));
  for (gsize i = 0; i < effects->n; i++)
    group->weight[level[i]] += weight_at(effects, i);
  for (gsize i = 0; i < group->levels; i++)
    group->used += group->weight[i] > 0 ? 1 : 0;
}

/* The set that a node belongs to, each node pointing at one nearer to its root. */
static gsize
root_of(gsize *parent, gsize node)
{
  while (parent[node] != node)
    node = parent[node] = parent[parent[node]];
  return node;
}

/* Joins levels that meet in an observation; the first minor level of each set is grounded. */
static void
find_sets(PanelEffects *effects)
{
  const Group *major = &effects->major, *minor = &effects->minor;
  g_autofree gsize *parent = g_new(gsize, major->levels + minor->levels);
  g_autofree gboolean *seen = g_new0(gboolean, major->levels + minor->levels);
  for (gsize i = 0; i < major->levels + minor->levels; i++)
    parent[i] = i;
  for (gsize i = 0; i < effects->n; i++)
    parent[root_of(parent, minor->levels + major->level[i])] = root_of(parent, minor->level[i]);
  effects->grounded = g_new0(gboolean, minor->levels);
  effects->sets = 0;
  for (gsize t = 0; t < minor->levels; t++) {
    const gsize root = root_of(parent, t);
    effects->grounded[t] = !(minor->weight[t] > 0) || !seen[root];
    effects->sets += minor->weight[t] > 0 && !seen[root] ? 1 : 0;
    seen[root] = seen[root] || minor->weight[t] > 0;
  }
}

static int
compare_places(gconstpointer a, gconstpointer b, gpointer data)
{
  const gsize *level = data, one = level[*(const gsize *)a], other = level[*(const gsize *)b];
  return one < other ? -1 : one > other ? 1 : 0;
}

/* Weights of the minor levels within one major level, over the observations order[from] to order[to - 1]. */
static void
subtract_level(const PanelEffects *effects, const gsize *order, gsize from, gsize to)
{
  const double whole = effects->major.weight[effects->major.level[order[from]]];
  for (gsize a = from; a < to; a++)
    for (gsize b = from; b < to; b++) {
      const gsize s = effects->minor.level[order[a]], t = effects->minor.level[order[b]];
      *gsl_matrix_ptr(effects->factor, s, t) -= weight_at(effects, order[a]) * (weight_at(effects, order[b]) / whole);
    }
}

/* Sums of weights of the minor levels once the means of the major ones are taken out. */
static void
fill_system(PanelEffects *effects)
{
  const Group *major = &effects->major, *minor = &effects->minor;
  g_autofree gsize *order = g_new(gsize, effects->n);
  effects->factor = gsl_matrix_calloc(minor->levels, minor->levels);
  for (gsize t = 0; t < minor->levels; t++)
    gsl_matrix_set(effects->factor, t, t, minor->weight[t]);
  for (gsize i = 0; i < effects->n; i++)
    order[i] = i;
  g_qsort_with_data(order, (gint)effects->n, sizeof *order, compare_places, (gpointer)major->level);
  for (gsize from = 0, to; from < effects->n; from = to) {
    for (to = from + 1; to < effects->n && major->level[order[to]] == major->level[order[from]]; to++)
      ;
    subtract_level(effects, order, from, to);
  }
  for (gsize t = 0; t < minor->levels; t++)
    for (gsize s = 0; effects->grounded[t] && s < minor->levels; s++) {
      gsl_matrix_set(effects->factor, s, t, s == t ? 1 : 0);
      gsl_matrix_set(effects->factor, t, s, s == t ? 1 : 0);
    }
}

static gboolean
check_levels(const PanelEffects *effects, GError **error)
{
  if (effects->minor.levels <= PANEL_SMALLER_MOST)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
              "%zu effects on one side and %zu on the other: the smaller number is at most %d", effects->major.levels,
              effects->minor.levels, PANEL_SMALLER_MOST);
  return FALSE;
}

static gboolean
prepare_both(PanelEffects *effects, GError **error)
{
  group_init(effects, &effects->minor);
  if (effects->minor.levels > effects->major.levels) {
    const Group swapped = effects->major;
    effects->major = effects->minor;
    effects->minor = swapped;
  }
  if (!check_levels(effects, error))
    return FALSE;
  find_sets(effects);
  fill_system(effects);
  effects->rank = effects->major.used + effects->minor.used - effects->sets;
  return stats_check_gsl(gsl_linalg_cholesky_decomp1(effects->factor), error);
}

PanelEffects *
panel_effects_new(PanelGrouping grouping, const gsize *entity, const gsize *period, const double *weights, gsize n,
                  GError **error)
{
  g_autoptr(PanelEffects) effects = g_new0(PanelEffects, 1);
  effects->n = n;
  effects->weights = weights;
  effects->sets = 1;
  if (grouping == PANEL_NONE || n == 0)
    return g_steal_pointer(&effects);
  effects->major.level = grouping & PANEL_ENTITY ? entity : period;
  effects->minor.level = period;
  group_init(effects, &effects->major);
  effects->rank = effects->major.used;
  if (grouping != PANEL_BOTH)
    return g_steal_pointer(&effects);
  return prepare_both(effects, error) ? g_steal_pointer(&effects) : NULL;
}

void
panel_effects_free(PanelEffects *effects)
{
  if (!effects)
    return;
  g_free(effects->major.weight);
  g_free(effects->minor.weight);
  gsl_matrix_free(effects->factor);
  g_free(effects->grounded);
  g_free(effects);
}

gsize
panel_effects_rank(const PanelEffects *effects)
{
  return effects->rank;
}

gsize
panel_effects_sets(const PanelEffects *effects)
{
  return effects->sets;
}

/* Weighted sums of the values by level. */
static void
level_sums(const PanelEffects *effects, const Group *group, const double *values, double *sums)
{
  g_autofree Sum *sum = g_new0(Sum, MAX(group->levels, 1));
  for (gsize i = 0; i < effects->n; i++)
    sum_add(&sum[group->level[i]], weight_at(effects, i) * values[i]);
  for (gsize j = 0; j < group->levels; j++)
    sums[j] = sum_value(&sum[j]);
}

/* Takes the major levels' means out; returns the largest of them. */
static double
remove_means(const PanelEffects *effects, double *values)
{
  const Group *group = &effects->major;
  g_autofree double *means = g_new(double, MAX(group->levels, 1));
  double largest = 0;
  level_sums(effects, group, values, means);
  for (gsize j = 0; j < group->levels; j++) {
    means[j] = group->weight[j] > 0 ? means[j] / group->weight[j] : 0;
    largest = fmax(largest, fabs(means[j]));
  }
  for (gsize i = 0; i < effects->n; i++)
    values[i] -= means[group->level[i]];
  return largest;
}

/* Takes the minor effects out of values without major means; returns the largest of them. */
static double
remove_minor(const PanelEffects *effects, double *values)
{
  const Group *minor = &effects->minor;
  g_autofree double *sums = g_new(double, minor->levels);
  gsl_vector_view view = gsl_vector_view_array(sums, minor->levels);
  double largest = 0;
  level_sums(effects, minor, values, sums);
  for (gsize t = 0; t < minor->levels; t++)
    if (effects->grounded[t])
      sums[t] = 0;
  gsl_linalg_cholesky_svx(effects->factor, &view.vector);
  for (gsize t = 0; t < minor->levels; t++)
    largest = fmax(largest, fabs(sums[t]));
  for (gsize i = 0; i < effects->n; i++)
    values[i] -= sums[minor->level[i]];
  return largest;
}

void
panel_effects_remove(const PanelEffects *effects, double *values)
{
  double scale = 0, change = INFINITY;
  for (gsize i = 0; i < effects->n; i++)
    scale = fmax(scale, fabs(values[i]));
  for (guint pass = 0; effects->rank && pass < MOST_PASSES && change > PASS_TOLERANCE * scale; pass++) {
    change = remove_means(effects, values);
    if (effects->factor)
      change = fmax(change, fmax(remove_minor(effects, values), remove_means(effects, values)));
  }
}
