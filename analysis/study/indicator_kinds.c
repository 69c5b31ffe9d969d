#include "indicator.h"

#include <math.h>

/* Of the whole: the stated total where there is one, otherwise the sum of parts. */
static double
share(const IndicatorInput *input, const double *x, const double *y)
{
  (void)y;
  return x[input->part] / input->whole_x;
}

const IndicatorKind indicator_kinds[] = {
    {.word = "share",
     .summary = "one part in the whole: the stated total where there is one, otherwise the sum of parts",
     .needs = INDICATOR_PART,
     .range = TRUE,
     .value = share},
    {.word = NULL},
};

const IndicatorKind *
indicator_kind(const char *word)
{
  for (const IndicatorKind *kind = indicator_kinds; kind->word; kind++)
    if (g_str_equal(kind->word, word))
      return kind;
  return NULL;
}
