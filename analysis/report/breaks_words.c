#include "breaks_words.h"

#include <math.h>

#include "format.h"
#include "regression_words.h"

char *
breaks_subject(const BreaksStudy *study)
{
  if (study->terms == TERMS_DEFAULT)
    return g_strdup_printf("relation %s", study->of);
  return g_strdup_printf(study->terms == TERMS_TREND ? "linear trend of %s" : "mean of %s", study->label);
}

char *
breaks_date(const BreaksStudy *study, gsize observation)
{
  return period_print(study->periods[observation - 1]);
}

char *
breaks_span(const BreaksStudy *study, gsize first, gsize n)
{
  g_autofree char *from = breaks_date(study, first + 1), *to = breaks_date(study, first + n);
  return g_strconcat(from, study->frequency == FREQUENCY_YEAR ? "–" : " to ", to, NULL);
}

char *
breaks_interval(const BreaksStudy *study, gsize b)
{
  const BreakInterval *interval = &study->intervals[b];
  if (!interval->known)
    return g_strdup("not known");
  const gboolean before = interval->lower<1, after = interval->upper>(double) study->n;
  g_autofree char *from = breaks_date(study, before ? 1 : (gsize)interval->lower),
                  *to = breaks_date(study, after ? study->n : (gsize)interval->upper);
  return g_strdup_printf("%s%s to %s%s", before ? "before " : "", from, after ? "after " : "", to);
}

char *
breaks_bootstrap_p(const SupFBootstrap *bootstrap)
{
  const double least = 1 / (1 + (double)bootstrap->resamples);
  if (bootstrap->p > least)
    return format_significant(bootstrap->p, 2);
  g_autofree char *bound = format_significant(least, 1);
  return g_strdup_printf("≤ %s", bound);
}

double
breaks_p(const BreaksStudy *study)
{
  return study->lagged_response ? study->sup_f->sup_p : study->bootstrap.p;
}

gboolean
breaks_are_small(const BreaksStudy *study)
{
  return study->n < FEW_OBSERVATIONS || study->segment < SHORT_REGIME;
}

gboolean
breaks_overlap(const BreaksStudy *study)
{
  for (gsize b = 1; b < breaks_count(study); b++)
    if (study->intervals[b].lower <= study->intervals[b - 1].upper)
      return TRUE;
  return FALSE;
}

gsize
breaks_count(const BreaksStudy *study)
{
  return study->regimes->count - 1;
}

const char *
breaks_coefficient(const BreaksStudy *study, gsize j)
{
  return study->terms == TERMS_CONSTANT ? "Mean" : study->fit->names[j];
}
