#include "contributions_study.h"

#include <math.h>
#include <string.h>

#include "breakdown_range.h"
#include "datasets/problems.h"

void
contributions_study_free(gpointer data)
{
  ContributionsStudy *study = data;
  if (!study)
    return;
  for (gsize i = 0; i < study->n_steps; i++)
    contributions_free(study->steps[i].all);
  contributions_free(study->change.all);
  breakdown_free(study->breakdown);
  g_free(study->order);
  g_free(study->steps);
  g_free(study);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ContributionsStudy, contributions_study_free)

gsize
contributions_others(const ContributionsStudy *study)
{
  return study->breakdown->k - study->named;
}

/* Whether the total leaves more to no part than rounding does. */
static gboolean
has_rest(const ContributionStep *step)
{
  const Contribution *rest = &step->all->rest, *whole = &step->all->whole;
  return fabs(rest->from) > CONTRIBUTIONS_ROUNDING * fabs(whole->from) ||
         fabs(rest->to) > CONTRIBUTIONS_ROUNDING * fabs(whole->to);
}

static void
add_row(GArray *rows, ContributionRowKind kind, gsize place)
{
  const ContributionRow row = {kind, place};
  g_array_append_val(rows, row);
}

GArray *
contributions_rows(const ContributionsStudy *study, gboolean any_step)
{
  GArray *rows = g_array_new(FALSE, FALSE, sizeof(ContributionRow));
  gboolean rest = has_rest(&study->change);
  for (gsize i = 0; i < study->named; i++)
    add_row(rows, ROW_PART, study->order[i]);
  if (contributions_others(study))
    add_row(rows, ROW_OTHERS, 0);
  for (gsize i = 0; any_step && !rest && i < study->n_steps; i++)
    rest = has_rest(&study->steps[i]);
  if (rest)
    add_row(rows, ROW_UNSPECIFIED, 0);
  add_row(rows, ROW_TOTAL, 0);
  return rows;
}

const Contribution *
contribution_of(const ContributionStep *step, const ContributionRow *row)
{
  return row->kind == ROW_PART     ? &step->all->parts[row->place]
         : row->kind == ROW_OTHERS ? &step->others
         : row->kind == ROW_TOTAL  ? &step->all->whole
                                   : &step->all->rest;
}

static gboolean
refuse_part(const Breakdown *breakdown, const char *code, GError **error)
{
  g_autofree const char **codes = g_new0(const char *, breakdown->k + 1);
  for (gsize i = 0; i < breakdown->k; i++)
    codes[i] = breakdown_part(breakdown, i)->code;
  const char *near = nearest_name(code, codes);
  g_autofree char *shown = visible_text(code, strlen(code));
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "breakdown '%s' has no part '%s' in the range%s%s%s", breakdown->name,
              shown, near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
  return FALSE;
}

/* Marks the parts that are asked for by their codes. */
static gboolean
mark_parts(ContributionsStudy *study, char **codes, gboolean *marked, GError **error)
{
  for (; *codes; codes++) {
    const gsize part = breakdown_find(study->breakdown, *codes);
    if (part == G_MAXSIZE)
      return refuse_part(study->breakdown, *codes, error);
    if (marked[part]) {
      g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "'parts' names '%s' twice", *codes);
      return FALSE;
    }
    marked[part] = TRUE;
    study->named++;
  }
  return TRUE;
}

/* Named parts first; within both groups the order by change stays. */
static gboolean
choose_parts(ContributionsStudy *study, const AnalysisOptions *options, GError **error)
{
  const gsize k = study->breakdown->k;
  g_autofree gsize *by_change = contributions_order(study->change.all);
  g_autofree gboolean *marked = g_new0(gboolean, MAX(k, 1));
  if (options->parts && options->top != OPTION_UNSET) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                        "'parts' names the parts, and leaves 'top' none to choose");
    return FALSE;
  }
  if (options->parts && !mark_parts(study, options->parts, marked, error))
    return FALSE;
  if (!options->parts)
    study->named = MIN(k, options->top == OPTION_UNSET ? CONTRIBUTIONS_TOP : options->top);
  for (gsize i = 0; !options->parts && i < study->named; i++)
    marked[by_change[i]] = TRUE;
  study->order = g_new(gsize, MAX(k, 1));
  gsize n = 0;
  for (guint others = 0; others < 2; others++)
    for (gsize i = 0; i < k; i++)
      if (marked[by_change[i]] == (others == 0))
        study->order[n++] = by_change[i];
  return TRUE;
}

static gboolean
compare(const Breakdown *breakdown, ContributionStep *step, GError **error)
{
  if (!breakdown_check_period(breakdown, step->from, error) || !breakdown_check_period(breakdown, step->to, error))
    return FALSE;
  const double *stated = breakdown->stated, *values = breakdown->values;
  step->stated = stated && !isnan(stated[step->from]) && !isnan(stated[step->to]);
  step->all = contributions_new(values + step->from * breakdown->k, values + step->to * breakdown->k, breakdown->k,
                                step->stated ? stated[step->from] : NAN, step->stated ? stated[step->to] : NAN, error);
  return step->all != NULL;
}

static void
sum_others(const ContributionsStudy *study, ContributionStep *step)
{
  step->others = contributions_sum(step->all, study->order + study->named, contributions_others(study));
}

/* Whether a step goes from one period to the next and both have parts. */
static gboolean
is_step(const Breakdown *breakdown, gsize from)
{
  return breakdown->periods[from].last + 1 == breakdown->periods[from + 1].first && !isnan(breakdown->sums[from]) &&
         !isnan(breakdown->sums[from + 1]);
}

static gboolean
take_steps(ContributionsStudy *study, GError **error)
{
  const Breakdown *breakdown = study->breakdown;
  study->steps = g_new0(ContributionStep, breakdown->n);
  for (gsize t = 0; t + 1 < breakdown->n; t++) {
    if (!is_step(breakdown, t))
      continue;
    ContributionStep *step = &study->steps[study->n_steps++];
    *step = (ContributionStep){.from = t, .to = t + 1};
    if (!compare(breakdown, step, error))
      return FALSE;
    sum_others(study, step);
  }
  return TRUE;
}

gpointer
contributions_run(const AnalysisInput *input, GError **error)
{
  const AnalysisOptions *options = &input->def->options;
  g_autoptr(ContributionsStudy) study = g_new0(ContributionsStudy, 1);
  study->breakdown = breakdown_range(g_ptr_array_index(input->breakdowns, 0), options, "contributions", error);
  if (!study->breakdown)
    return NULL;
  study->change = (ContributionStep){.from = 0, .to = study->breakdown->n - 1};
  if (!compare(study->breakdown, &study->change, error) || !choose_parts(study, options, error))
    return NULL;
  sum_others(study, &study->change);
  return take_steps(study, error) ? g_steal_pointer(&study) : NULL;
}
