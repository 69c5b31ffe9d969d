#include "correlation_reading.h"

#include <math.h>

#include "correlation_words.h"
#include "warnings.h"

char *
describe_p(const Correlation *correlation)
{
  switch (correlation->p_method) {
  case P_EXACT:
    return g_strdup("exact");
  case P_T:
    return g_strdup_printf("t, %" G_GSIZE_FORMAT " d.f.", correlation->n - 2);
  case P_NORMAL:
    break;
  }
  return g_strdup("normal");
}

/* "41", or "41 for levels, 35 for changes"; "" where there is none. */
static char *
both_counts(gsize levels, gsize changes)
{
  if (levels && changes && levels != changes)
    return g_strdup_printf("%" G_GSIZE_FORMAT " for levels, %" G_GSIZE_FORMAT " for changes", levels, changes);
  return levels || changes ? g_strdup_printf("%" G_GSIZE_FORMAT, MAX(levels, changes)) : g_strdup("");
}

char *
describe_resampling(const CorrelationReport *report)
{
  const ResampledP *levels = &report->on[ON_LEVELS].resampled[CORRELATION_PEARSON],
                   *changes = &report->on[ON_CHANGES].resampled[CORRELATION_PEARSON];
  const ResampledP *any = levels->seed ? levels : changes;
  g_autofree char *shifts = both_counts(levels->shifts, changes->shifts),
                  *blocks = both_counts(levels->block, changes->block);
  GString *text = g_string_new(NULL);
  if (*shifts)
    g_string_append_printf(text,
                           " p by shifts: the halves of the second series are turned round within themselves (%s%s).",
                           shifts, levels->drawn || changes->drawn ? ", drawn at random" : "");
  if (any->resamples)
    g_string_append_printf(text,
                           " p by blocks: stationary bootstrap of both series apart from each other, %" G_GSIZE_FORMAT
                           " resamples, mean block in periods %s.",
                           any->resamples, blocks);
  if (any->seed)
    g_string_append_printf(text, " Seed %lu.", any->seed);
  if (report->gaps)
    g_string_append(text, " Nothing is resampled over gaps.");
  return g_string_free(text, FALSE);
}

/* Shifts of a short series are so few that no p below 0.05 can come out. */
static gboolean
could_tell(const ResampledP *p)
{
  return p->shifts && 1 / (1 + (double)p->shifts) < TOLD_P;
}

/* Tests by resampling that do not find what p_effective finds. */
static gboolean
is_in_doubt(const ResampledP *p)
{
  return (could_tell(p) && !(p->p_shift < TOLD_P)) || (p->resamples && !(p->p_bootstrap < TOLD_P));
}

static void
append_resampled(GString *text, const ResampledP *p)
{
  g_autofree char *shift = p_words(p->p_shift), *blocks = p_words(p->p_bootstrap);
  if (p->shifts && p->resamples)
    g_string_append_printf(text, " Circular shifts give %s, a block bootstrap %s.", shift, blocks);
  else if (p->shifts || p->resamples)
    g_string_append_printf(text, " %s %s.", p->shifts ? "Circular shifts give" : "A block bootstrap gives",
                           p->shifts ? shift : blocks);
}

static void
append_changes(GString *text, const CorrelatedPair *changes)
{
  const Correlation *pearson = &changes->results[CORRELATION_PEARSON];
  if (!changes->n)
    return;
  g_autofree char *numbers = numbers_words(pearson->r, changes->n, pearson->p_effective);
  g_string_append_printf(text, " Of the changes: %s.", numbers);
}

static void
read_rows(GString *text, const Correlation *pearson)
{
  g_autofree char *interval = interval_words(pearson->lower, pearson->upper), *p = p_words(pearson->p),
                  *association = association_words(pearson->r);
  if (isnan(pearson->lower))
    g_string_append_printf(text, " (%s)", p);
  else
    g_string_append_printf(text, " (95 %% interval %s, %s)", interval, p);
  g_string_append_printf(text, ": %s.", pearson->p < TOLD_P ? association : "the data do not tell it from zero");
}

static void
read_time(GString *text, const CorrelationReport *report)
{
  const CorrelatedPair *levels = &report->on[ON_LEVELS];
  const Correlation *pearson = &levels->results[CORRELATION_PEARSON];
  const ResampledP *resampled = &levels->resampled[CORRELATION_PEARSON];
  const gboolean told = pearson->p_effective < TOLD_P, doubt = told && is_in_doubt(resampled);
  g_autofree char *pairs = effective_words(pearson->n_effective), *p = p_words(pearson->p_effective),
                  *interval = interval_words(pearson->lower_effective, pearson->upper_effective),
                  *plain = interval_words(pearson->lower, pearson->upper), *association = association_words(pearson->r);
  g_string_append_printf(text, ". Allowing for autocorrelation the pairs count as %s (%s%s%s%s): %s%s.", pairs,
                         isnan(pearson->lower) ? "" : "95 % interval ", isnan(pearson->lower) ? "" : interval,
                         isnan(pearson->lower) ? "" : ", ", p, told ? association : "the data do not tell it from zero",
                         doubt ? ", which other tests do not confirm" : "");
  append_resampled(text, resampled);
  append_changes(text, &report->on[ON_CHANGES]);
  if (!isnan(pearson->lower) && pearson->n_effective < (double)pearson->n)
    g_string_append_printf(text, " Were the pairs of levels independent, their interval would be %s.", plain);
}

char *
read_correlation(const CorrelationReport *report)
{
  const Correlation *pearson = &report->on[ON_LEVELS].results[CORRELATION_PEARSON];
  g_autofree char *r = r_words(pearson->r);
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "Pearson’s correlation over %" G_GSIZE_FORMAT " pairs is %s", pearson->n, r);
  if (report->cross_section)
    read_rows(text, pearson);
  else
    read_time(text, report);
  g_string_append(text, " A correlation says neither which moves first nor that one causes the other.");
  return g_string_free(text, FALSE);
}

GPtrArray *
warn_correlation(const CorrelationReport *report)
{
  const CorrelatedPair *levels = &report->on[ON_LEVELS], *changes = &report->on[ON_CHANGES];
  const Correlation *of_changes = &changes->results[CORRELATION_PEARSON],
                    *of_levels = &levels->results[CORRELATION_PEARSON];
  g_autofree char *numbers = changes->n ? numbers_words(of_changes->r, changes->n, of_changes->p_effective) : NULL;
  char *expected =
      report->cross_section ? NULL : warn_expected(&levels->wander[0], &levels->wander[1], numbers, changes->why);
  char *few = warn_few_pairs(levels->n, report->cross_section ? NAN : of_levels->n_effective, "");
  return warnings_of(expected, few);
}
