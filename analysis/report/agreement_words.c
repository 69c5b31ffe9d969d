#include "agreement_words.h"

#include <math.h>
#include <string.h>

#include "correlation_words.h"
#include "format.h"
#include "warnings.h"

#define DIGITS_ERROR  5e-6 /* relative: a value is shown in as many decimals as tell it to so much */
#define MOST_DECIMALS 8

double
agreement_p(const AgreementStudy *study, const Correlation *correlation)
{
  return agreement_is_unordered(study) ? correlation->p : correlation->p_effective;
}

/* "2011–2016", "2018"; in days where years do not tell the spans apart. */
static char *
span_words(Period span, gboolean by_years)
{
  const Period first = {span.first, span.first}, last = {span.last, span.last};
  const Period from = by_years ? period_containing(span.first, FREQUENCY_YEAR) : first,
               to = by_years ? period_containing(span.last, FREQUENCY_YEAR) : last;
  g_autofree char *start = period_print(from), *end = period_print(to);
  return period_equal(from, to) ? g_strdup(start) : g_strdup_printf("%s–%s", start, end);
}

static gboolean
years_meet(const ComparedPair *pair)
{
  return period_containing(pair->x_span.first, FREQUENCY_YEAR).first <= pair->y_span.last &&
         period_containing(pair->y_span.first, FREQUENCY_YEAR).first <= pair->x_span.last;
}

char *
apart_words(const ComparedPair *pair)
{
  if (pair->common)
    return NULL;
  if (pair->n_x == 0 || pair->n_y == 0)
    return g_strdup_printf("%s has neither value nor bound", pair->n_x ? pair->y : pair->x);
  if (pair->uneven->len)
    return g_strdup("the two cover the same time by unlike periods, so that none compares");
  const gboolean by_years = !years_meet(pair);
  g_autofree char *x = span_words(pair->x_span, by_years), *y = span_words(pair->y_span, by_years);
  return g_strdup_printf("the two have no period in common: %s and %s", x, y);
}

/* As many decimals as the value needs for five or six significant digits. */
static char *
value_words(double value)
{
  int decimals = 0;
  while (decimals < MOST_DECIMALS &&
         fabs(value - round(value * pow(10, decimals)) / pow(10, decimals)) > DIGITS_ERROR * fabs(value))
    decimals++;
  return format_decimals(value, decimals);
}

char *
known_words(const Observation *observation)
{
  g_autofree char *lower = value_words(observation->lower), *upper = value_words(observation->upper);
  if (observation_is_exact(observation))
    return value_words(observation->value);
  if (isinf(observation->upper))
    return g_strdup_printf("%s %s", observation->lower_open ? "above" : "at least", lower);
  if (isinf(observation->lower))
    return g_strdup_printf("%s %s", observation->upper_open ? "below" : "at most", upper);
  return g_strdup_printf("%s to %s", lower, upper);
}

const char *
signs_word(PairSigns signs)
{
  return signs == SIGNS_SAME ? "same" : signs == SIGNS_OPPOSITE ? "opposite" : "undecided";
}

const char *
pair_word(const AgreementStudy *study, guint pair)
{
  if (study->pairs->len < 2)
    return NULL;
  const char *label = ((const ComparedPair *)g_ptr_array_index(study->pairs, pair))->x;
  const gsize shared = strlen(study->x);
  if (!g_str_has_prefix(label, study->x) || strlen(label) == shared)
    return label;
  return label + shared + strspn(label + shared, " ,");
}

char *
common_words(const AgreementStudy *study, const CommonPeriod *common)
{
  const char *pair = pair_word(study, common->pair);
  g_autofree char *period = period_print(common->period);
  return g_strdup_printf("%s%s%s", period, pair ? ", " : "", pair ? pair : "");
}

char *
days_words(const Observation *observation)
{
  if (observation->days_present < 0)
    return NULL;
  return g_strdup_printf("%d of %d", observation->days_present, period_days(observation->period));
}

static gboolean
lacks_days(const Observation *observation)
{
  return observation->days_present >= 0 && observation->days_present < period_days(observation->period);
}

static double
share_of_days(const Observation *observation)
{
  return (double)observation->days_present / period_days(observation->period);
}

/* A sum over fewer days is nearer to zero; its sign and rank may be those of the days that are there. */
static char *
warn_days(const AgreementStudy *study)
{
  const CommonPeriod *least = NULL;
  guint n = 0;
  gboolean of_y = FALSE;
  for (guint i = 0; i < study->common->len; i++) {
    const CommonPeriod *here = &g_array_index(study->common, CommonPeriod, i);
    const gboolean y = lacks_days(&here->y), x = lacks_days(&here->x);
    const Observation *worst = least ? of_y ? &least->y : &least->x : NULL, *lacking = y ? &here->y : &here->x;
    n += x || y ? 1 : 0;
    if ((x || y) && (!worst || share_of_days(lacking) < share_of_days(worst))) {
      least = here;
      of_y = y;
    }
  }
  if (!least)
    return NULL;
  g_autofree char *days = days_words(of_y ? &least->y : &least->x), *period = common_words(study, least);
  return g_strdup_printf(
      "%u of %u periods in common rest on fewer days than they have, the fewest %s in %s: such a sum "
      "says less than one of all days.",
      n, study->common->len, days, period);
}

static char *
warn_levels(const AgreementStudy *study)
{
  const AgreedOn *changes = &study->on[ON_CHANGES];
  g_autofree char *numbers =
      changes->n ? numbers_words(changes->spearman.r, changes->n, changes->spearman.p_effective) : NULL;
  if (agreement_is_unordered(study) || study->on[ON_LEVELS].n == 0)
    return NULL;
  return warn_expected(&study->wander[0], &study->wander[1], numbers, changes->why);
}

GPtrArray *
agreement_warnings(const AgreementStudy *study)
{
  const gsize n = study->on[ON_LEVELS].n;
  const double effective = agreement_is_unordered(study) ? NAN : study->on[ON_LEVELS].spearman.n_effective;
  GPtrArray *warnings = warnings_of(warn_levels(study), n ? warn_few_pairs(n, effective, "") : NULL);
  char *days = warn_days(study);
  if (n && study->pairs->len > 1)
    g_ptr_array_add(warnings, g_strdup_printf("The ranks are pooled over %u pairs, and so compare the pairs with each "
                                              "other as well as their periods; p takes all values to be independent.",
                                              study->pairs->len));
  if (days)
    g_ptr_array_add(warnings, days);
  return warnings;
}
