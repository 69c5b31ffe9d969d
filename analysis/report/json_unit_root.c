#include "json_unit_root.h"

#include <math.h>

#include "json_value.h"

const char *
terms_key(DickeyFullerTerms terms)
{
  static const char *const keys[] = {"none", "constant", "trend"};
  return keys[terms];
}

const char *
lags_key(UnitRootLags choice)
{
  static const char *const keys[] = {"given", "rule", "aic", "bic"};
  return keys[choice];
}

void
json_critical(cJSON *object, const double critical[N_CRITICAL])
{
  static const char *const keys[N_CRITICAL] = {"critical_1", "critical_5", "critical_10"};

  for (int level = 0; level < N_CRITICAL; level++)
    json_number(object, keys[level], critical[level]);
}

void
json_unit_root(cJSON *object, const UnitRootTest *test, const char *null, gboolean few)
{
  json_text(object, "null", null);
  json_count(object, "n", test->n);
  json_count(object, "lags", test->lags);
  json_count(object, "most_lags", test->most);
  json_number(object, "coefficient", test->coefficient);
  json_number(object, "statistic", test->statistic);
  json_number(object, "p", few ? NAN : test->p);
  json_critical(object, test->critical);
}
