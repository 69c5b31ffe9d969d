#include "observation_text.h"

#include <math.h>
#include <string.h>

#include "format.h"

int
decimals_of(double value, int most)
{
  g_autofree char *digits = format_shortest(value);
  const char *point = strchr(digits, '.');
  return strchr(digits, 'e') ? most : point ? MIN((int)strlen(point + 1), most) : 0;
}

/* A limit is rarely measured: zero is plain "0". */
static char *
limit_text(double limit, int decimals)
{
  return limit == 0 ? g_strdup("0") : format_decimals(limit, decimals);
}

char *
observation_text(const Observation *observation, int decimals)
{
  if (observation_is_exact(observation))
    return format_decimals(observation->value, decimals);
  if (!observation_is_range(observation))
    return NULL;
  g_autofree char *lower = limit_text(observation->lower, decimals), *upper = limit_text(observation->upper, decimals);
  if (isinf(observation->upper))
    return g_strdup_printf("%s %s", observation->lower_open ? "above" : "at least", lower);
  if (isinf(observation->lower))
    return g_strdup_printf("%s %s", observation->upper_open ? "below" : "at most", upper);
  return g_strdup_printf("%s to %s", lower, upper);
}
