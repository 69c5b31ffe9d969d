#include "indicator.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"
#include "evaluator.h"
#include "stats/sum.h"

/* A request with the places of its parts. */
typedef struct {
  const IndicatorKind *kind;
  IndicatorInput input;
  gsize *place_x, *place_y; /* k: where each part stands in either breakdown; G_MAXSIZE: it does not */
  double *x, *y;            /* k */
  double *without;          /* k, where the kind tells all values at once; NULL */
} Work;

static void
work_clear(Work *work)
{
  g_free(work->place_x);
  g_free(work->place_y);
  g_free(work->x);
  g_free(work->y);
  g_free(work->without);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Work, work_clear)

/* The parts of both breakdowns, those of the first one first. */
static void
bring_together(Work *work)
{
  const Breakdown *of = work->input.of, *against = work->input.against;
  const gsize most = of->k + (against ? against->k : 0);
  work->place_x = g_new(gsize, MAX(most, 1));
  work->place_y = g_new(gsize, MAX(most, 1));
  for (gsize i = 0; i < of->k; i++) {
    work->place_x[i] = i;
    work->place_y[i] = against ? breakdown_find(against, breakdown_part(of, i)->code) : G_MAXSIZE;
  }
  work->input.k = of->k;
  for (gsize j = 0; against && j < against->k; j++)
    if (breakdown_find(of, breakdown_part(against, j)->code) == G_MAXSIZE) {
      work->place_x[work->input.k] = G_MAXSIZE;
      work->place_y[work->input.k++] = j;
    }
  work->x = g_new(double, MAX(work->input.k, 1));
  work->y = g_new(double, MAX(work->input.k, 1));
}

static gboolean
refuse_part(const Breakdown *breakdown, const char *code, GError **error)
{
  g_autofree const char **codes = g_new0(const char *, breakdown->k + 1);
  const char *named = NULL;
  for (gsize i = 0; i < breakdown->k; i++) {
    codes[i] = breakdown_part(breakdown, i)->code;
    named = g_ascii_strcasecmp(breakdown_part(breakdown, i)->label, code) == 0 ? codes[i] : named;
  }
  const char *near = named ? named : nearest_name(code, codes);
  g_autofree char *shown = visible_text(code, strlen(code));
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "breakdown '%s' has no part '%s'%s%s%s", breakdown->name, shown,
              near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
  return FALSE;
}

static gboolean
find_part(Work *work, const char *code, GError **error)
{
  const Breakdown *of = work->input.of, *against = work->input.against;
  work->input.part = G_MAXSIZE;
  for (gsize i = 0; code && i < work->input.k; i++) {
    const BreakdownPart *part = work->place_x[i] != G_MAXSIZE ? breakdown_part(of, work->place_x[i])
                                                              : breakdown_part(against, work->place_y[i]);
    if (g_str_equal(part->code, code))
      work->input.part = i;
  }
  return !code || work->input.part != G_MAXSIZE || refuse_part(of, code, error);
}

static gboolean
find_base(Work *work, const IndicatorDef *definition, GError **error)
{
  const Breakdown *of = work->input.of;
  work->input.base = definition->has_base ? breakdown_find_period(of, definition->base) : G_MAXSIZE;
  if (!definition->has_base || work->input.base != G_MAXSIZE)
    return TRUE;
  g_autofree char *period = period_print(definition->base);
  g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD, "breakdown '%s' has no period %s, which 'base' names", of->name,
              period);
  return FALSE;
}

static gboolean
find_breakdowns(Work *work, const Scope *scope, const IndicatorDef *definition, GError **error)
{
  const IndicatorKind *kind = definition->kind;
  work->kind = kind;
  work->input.top = definition->top;
  work->input.ledger = scope->ledger;
  work->input.of = scope->breakdown(scope->data, definition->of, error);
  if (!work->input.of)
    return FALSE;
  if (definition->against && !(work->input.against = scope->breakdown(scope->data, definition->against, error)))
    return FALSE;
  if (kind->like_units && work->input.against && !breakdown_same_unit(work->input.of, work->input.against, error))
    return FALSE;
  if (kind->check && !kind->check(&work->input, error))
    return FALSE;
  if (!(kind->needs & INDICATOR_AMOUNTS) || work->input.of->quantities)
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
              "indicator '%s' needs quantities, and breakdown '%s' has no 'quantity'", kind->word, definition->of);
  return FALSE;
}

/* The values of one period; FALSE where the second breakdown lacks it. */
static gboolean
take_period(Work *work, gsize t)
{
  IndicatorInput *input = &work->input;
  const gsize s = input->against ? breakdown_find_period(input->against, input->of->periods[t]) : 0;
  if (s == G_MAXSIZE)
    return FALSE;
  for (gsize i = 0; i < input->k; i++) {
    const gsize a = work->place_x[i], b = work->place_y[i];
    work->x[i] = a == G_MAXSIZE ? NAN : breakdown_value(input->of, t, a);
    work->y[i] = b == G_MAXSIZE ? NAN : breakdown_value(input->against, s, b);
  }
  input->whole_x = breakdown_whole(input->of, t);
  input->whole_y = input->against ? breakdown_whole(input->against, s) : NAN;
  return TRUE;
}

static double
value_of(const Work *work)
{
  return work->kind->value(&work->input, work->x, work->input.against ? work->y : NULL);
}

static void
widen(Observation *observation, double value)
{
  observation->low = fmin(observation->low, value); /* a NaN gives way */
  observation->high = fmax(observation->high, value);
}

/* The smallest and the largest value with each part left out in turn. */
static void
leave_out_each(Work *work, Observation *observation)
{
  IndicatorInput *input = &work->input;
  if (work->without) {
    work->kind->without(input, work->x, input->against ? work->y : NULL, work->without);
    for (gsize i = 0; i < input->k; i++)
      if (i != input->part)
        widen(observation, work->without[i]);
    return;
  }
  for (gsize i = 0; i < input->k; i++) {
    const double x = work->x[i], y = work->y[i];
    if (i == input->part || (isnan(x) && isnan(y)))
      continue;
    work->x[i] = work->y[i] = NAN;
    input->whole_x -= known_or_zero(x);
    input->whole_y -= known_or_zero(y);
    widen(observation, value_of(work));
    input->whole_x += known_or_zero(x);
    input->whole_y += known_or_zero(y);
    work->x[i] = x;
    work->y[i] = y;
  }
}

static void
add_values(Work *work, Series *series)
{
  const Breakdown *of = work->input.of;
  for (gsize t = 0; t < of->n; t++) {
    if (!take_period(work, t))
      continue;
    const double value = value_of(work);
    Observation observation = isfinite(value) ? observation_exact(of->periods[t], value)
                                              : observation_missing(of->periods[t], MISSING_UNDEFINED);
    if (series->range && isfinite(value))
      leave_out_each(work, &observation);
    series_add(series, observation);
  }
}

static void
add_path(const Work *work, Series *series)
{
  const Breakdown *of = work->input.of;
  g_autofree double *values = g_new(double, MAX(of->n, 1));
  work->kind->path(&work->input, values);
  for (gsize t = 0; t < of->n; t++)
    series_add(series, isfinite(values[t]) ? observation_exact(of->periods[t], values[t])
                                           : observation_missing(of->periods[t], MISSING_UNDEFINED));
}

static void
add_texts(const Breakdown *breakdown, Series *series)
{
  g_autoptr(Series) texts = series_new(NULL);
  texts->source = g_strdup(breakdown->source);
  texts->valuation = g_strdup(breakdown->valuation);
  texts->composition = g_strdup(breakdown->composition);
  join_texts(series, texts);
}

/* What a range is; none where it would be too much work. */
static void
set_range(Work *work, Series *series, Ledger *ledger)
{
  const Breakdown *of = work->input.of;
  const double k = (double)work->input.k;
  if (!work->kind->range)
    return;
  if (work->kind->without)
    work->without = g_new(double, MAX(work->input.k, 1));
  else if (k * k * (double)of->n > INDICATOR_WORK) {
    g_autofree char *reason = g_strdup_printf(
        "indicator '%s': no range, since there are too many parts to leave out each in turn", work->kind->word);
    ledger_add(ledger, of->name, reason, work->input.k, NULL, 0);
    return;
  }
  series->range = g_strdup_printf("with any one %s left out", of->by);
}

Series *
indicator_series(const Scope *scope, const IndicatorDef *definition, GError **error)
{
  g_auto(Work) work = {0};
  if (!find_breakdowns(&work, scope, definition, error))
    return NULL;
  bring_together(&work);
  if (!find_part(&work, definition->part, error) || !find_base(&work, definition, error))
    return NULL;
  Series *series = series_new(NULL);
  g_autofree char *own_unit = definition->kind->unit_of ? definition->kind->unit_of(&work.input) : NULL;
  series_set(&series->unit, own_unit ? own_unit : definition->kind->unit);
  set_range(&work, series, scope->ledger);
  add_texts(work.input.of, series);
  if (work.input.against)
    add_texts(work.input.against, series);
  if (definition->kind->path)
    add_path(&work, series);
  else
    add_values(&work, series);
  return series;
}
