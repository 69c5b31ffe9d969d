#include <float.h>
#include <math.h>

#include "claims.h"
#include "same_source.h"

/* A value that is rescaled (million to billion) may miss a limit that is allowed by a rounding of its last digits. */
#define ROUNDING (8 * DBL_EPSILON)

/* A stretch of numbers. */
typedef struct {
  double lower, upper;
  gboolean lower_open, upper_open;
} Interval;

/* What the relation allows; for != what it forbids. */
static Interval
interval_of(const Claim *claim)
{
  const double value = claim->value, slack = claim->tolerance + ROUNDING * fabs(value);
  switch (claim->relation) {
  case RELATION_LESS:
    return (Interval){-INFINITY, value + claim->tolerance, FALSE, TRUE};
  case RELATION_AT_MOST:
    return (Interval){-INFINITY, value + slack, FALSE, FALSE};
  case RELATION_GREATER:
    return (Interval){value - claim->tolerance, INFINITY, TRUE, FALSE};
  case RELATION_AT_LEAST:
    return (Interval){value - slack, INFINITY, FALSE, FALSE};
  case RELATION_EQUAL:
  case RELATION_UNEQUAL:
    break;
  }
  return (Interval){value - slack, value + slack, FALSE, FALSE};
}

static gboolean
lies_within(const Interval *inner, const Interval *outer)
{
  const gboolean below =
      inner->lower < outer->lower || (inner->lower == outer->lower && outer->lower_open && !inner->lower_open);
  const gboolean above =
      inner->upper > outer->upper || (inner->upper == outer->upper && outer->upper_open && !inner->upper_open);
  return !below && !above;
}

static gboolean
lies_before(const Interval *a, const Interval *b)
{
  return a->upper < b->lower || (a->upper == b->lower && (a->upper_open || b->lower_open));
}

/* Nothing: it leaves the claim open; unheard: it is no evidence at all. */
typedef enum { SAYS_YES, SAYS_NO, SAYS_NOTHING, UNHEARD } Answer;

static Answer
ask(const Claim *claim, const Observation *observation)
{
  const Interval wanted = interval_of(claim),
                 known = {observation->lower, observation->upper, observation->lower_open, observation->upper_open};
  const gboolean turned = claim->relation == RELATION_UNEQUAL;
  if (lies_within(&known, &wanted))
    return turned ? SAYS_NO : SAYS_YES;
  if (lies_before(&known, &wanted) || lies_before(&wanted, &known))
    return turned ? SAYS_YES : SAYS_NO;
  return SAYS_NOTHING;
}

/* How far an observation lies inside what is allowed, at its worst; negative: outside. */
static double
margin(const Claim *claim, const Observation *observation)
{
  const Interval wanted = interval_of(claim);
  if (claim->relation == RELATION_UNEQUAL)
    return fmax(observation->lower - wanted.upper, wanted.lower - observation->upper);
  const double below = isinf(wanted.lower) ? INFINITY : observation->lower - wanted.lower;
  const double above = isinf(wanted.upper) ? INFINITY : wanted.upper - observation->upper;
  return fmin(below, above);
}

static void
note(Claim *claim, ClaimDoubt doubt, Period period)
{
  g_array_append_val(claim->doubts[doubt], period);
}

static gboolean
is_incomplete(const Observation *observation)
{
  return observation->days_present >= 0 && observation->days_present < period_days(observation->period);
}

/* What an observation inside the period says by itself; a doubt is noted. */
static Answer
hear(Claim *claim, const Observation *observation)
{
  if (observation->missing && !observation_is_range(observation)) {
    note(claim, DOUBT_NO_VALUE, observation->period);
    return UNHEARD;
  }
  if (same_source(claim->source, observation->source)) {
    note(claim, DOUBT_OWN_SOURCE, observation->period);
    return UNHEARD;
  }
  if (is_incomplete(observation)) {
    note(claim, DOUBT_INCOMPLETE, observation->period);
    return SAYS_NOTHING;
  }
  const Answer answer = ask(claim, observation);
  if (answer == SAYS_NOTHING)
    note(claim, DOUBT_OPEN_LIMITS, observation->period);
  return answer;
}

/* Takes an observation as the decisive one where it tells more than the one so far. */
static void
weigh(Claim *claim, const Observation *observation, Answer answer)
{
  const gboolean decided = claim->holding + claim->failing > 0, decides = answer != SAYS_NOTHING;
  const gboolean nearer = decides && decided && margin(claim, observation) < margin(claim, &claim->decisive);
  if (nearer || !claim->has_decisive || (decides && !decided)) {
    claim->decisive = *observation;
    claim->has_decisive = TRUE;
  }
}

/* The days from one to another are not covered, where there are any; year by year, as people would name them. */
static void
note_gap(Claim *claim, gint32 from, gint32 to)
{
  while (from <= to) {
    const Period year = period_containing(from, FREQUENCY_YEAR), part = {from, MIN(to, year.last)};
    note(claim, DOUBT_NOT_COVERED, part);
    from = part.last + 1;
  }
}

static void
conclude(Claim *claim)
{
  gboolean doubtful = claim->n == 0;
  for (ClaimDoubt doubt = 0; doubt < N_CLAIM_DOUBTS; doubt++)
    doubtful |= claim->doubts[doubt]->len > 0;
  claim->verdict = claim->failing ? CLAIM_FAILS : doubtful ? CLAIM_UNDECIDED : CLAIM_HOLDS;
  claim->difference = claim->has_decisive && !claim->decisive.missing ? claim->decisive.value - claim->value : NAN;
}

void
claim_judge(Claim *claim, const Series *series)
{
  gint32 next = claim->period.first; /* the first day not yet covered */
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    if (here->period.last < claim->period.first || here->period.first > claim->period.last)
      continue;
    note_gap(claim, next, here->period.first - 1);
    next = MAX(next, here->period.last == G_MAXINT32 ? G_MAXINT32 : here->period.last + 1);
    if (!period_within(here->period, claim->period)) {
      note(claim, DOUBT_ACROSS_EDGE, here->period);
      continue;
    }
    const Answer answer = hear(claim, here);
    if (answer != UNHEARD)
      weigh(claim, here, answer);
    claim->n++;
    claim->holding += answer == SAYS_YES;
    claim->failing += answer == SAYS_NO;
  }
  note_gap(claim, next, claim->period.last);
  claim->data_source = g_strdup(series->source);
  claim->composition = g_strdup(series->composition);
  conclude(claim);
}
