#include "unit_rules.h"

#include <string.h>

#include "datasets/unit.h"

static const char *
unit_of(const Value *value)
{
  return value->series ? value->series->unit : value->unit;
}

/* "USD million" for "USD", but "EUR" for none: the scale word behind a unit, or NULL when the units differ otherwise. */
static const char *
scale_behind(const char *amount, const char *unit)
{
  double factor;
  return g_str_has_prefix(amount, unit) && unit_rescale(amount, unit, &factor) ? amount + strlen(unit) : NULL;
}

/* An amount times a rate in "X per Y", or divided by it: USD million by EUR per USD are EUR million. NULL: no such pair. */
static char *
converted(const char *amount, const char *rate, gboolean divided)
{
  if (!amount || !rate || !strstr(rate, " per "))
    return NULL;
  g_auto(GStrv) sides = g_strsplit(rate, " per ", 2);
  const char *from = sides[divided ? 0 : 1], *to = sides[divided ? 1 : 0];
  const char *scale = scale_behind(amount, from);
  return scale ? g_strconcat(to, scale, NULL) : NULL;
}

static char *
product(const char *a, const char *b)
{
  char *unit = converted(a, b, FALSE);
  if (!unit)
    unit = converted(b, a, FALSE);
  return unit ? unit : unit_product(a, b);
}

/* The other factor of a product, one of which is b; NULL: there is none. */
static char *
other_factor(const char *a, const char *b)
{
  g_autofree char *behind = g_strdup_printf(" × %s", b), *before = g_strdup_printf("%s × ", b);
  if (g_str_has_suffix(a, behind))
    return g_strndup(a, strlen(a) - strlen(behind));
  return g_str_has_prefix(a, before) ? g_strdup(a + strlen(before)) : NULL;
}

static char *
ratio(const char *a, const char *b)
{
  char *unit = converted(a, b, TRUE);
  if (!unit && a && b)
    unit = other_factor(a, b);
  return unit ? unit : unit_ratio(a, b);
}

/* The currency of an amount: three capitals, with a scale word or without (transfer full), or NULL. */
static char *
currency_of(const char *unit)
{
  g_autofree char *code = unit && strlen(unit) >= 3 ? g_strndup(unit, 3) : NULL;
  for (guint i = 0; code && i < 3; i++)
    if (!g_ascii_isupper(code[i]))
      return NULL;
  return code && scale_behind(unit, code) ? g_steal_pointer(&code) : NULL;
}

static char *
name_rate(Evaluator *evaluator, const char *one, const char *other)
{
  const Scope *scope = evaluator->scope;
  const char *both[2][2] = {{one, other}, {other, one}};
  for (guint i = 0; scope->rate && i < 2; i++) {
    g_autofree char *unit = g_strdup_printf("%s per %s", both[i][0], both[i][1]);
    g_autofree char *name = scope->rate(scope->data, unit);
    if (name)
      return g_strdup_printf("convert one of them by the series in %s (%s)", unit, name);
  }
  return g_strdup_printf("convert one of them by a series in %s per %s", one, other);
}

static gboolean
in_constant_prices(const char *unit)
{
  return unit && g_str_has_prefix(unit, CONSTANT_PRICES);
}

static char *
remedy(Evaluator *evaluator, const char *a, const char *b)
{
  double factor;
  if (a && b && unit_rescale(a, b, &factor))
    return g_strdup_printf("they differ by a factor of %.0f, so give both one scale in the data package",
                           factor > 1 ? factor : 1 / factor);
  if (in_constant_prices(a) || in_constant_prices(b))
    return g_strdup("amounts in constant prices of one year go together: take both so by real(), or neither");
  g_autofree char *one = currency_of(a), *other = currency_of(b);
  return one && other ? name_rate(evaluator, one, other)
                      : g_strdup("only like units are added or compared (log, growth and ratios are plain numbers)");
}

gboolean
check_like_units(Evaluator *evaluator, const Expr *at, const Value *a, const Value *b)
{
  const char *one = unit_of(a), *other = unit_of(b);
  if (a->literal || b->literal || unit_equal(one, other))
    return TRUE;
  g_autofree char *advice = remedy(evaluator, one, other);
  return evaluator_fail(evaluator, at, DATA_ERROR_UNIT, "unlike units, '%s' and '%s': %s",
                        one && *one ? one : "plain number", other && *other ? other : "plain number", advice);
}

char *
unit_power(const char *unit, double exponent)
{
  if (!unit || !*unit || exponent == 0)
    return NULL;
  return exponent == 1 ? g_strdup(unit) : g_strdup_printf("(%s)^%g", unit, exponent);
}

gboolean
combine_units(Evaluator *evaluator, const Expr *at, Operator operator, const Value * a, const Value *b, char **unit)
{
  const char *one = unit_of(a), *other = unit_of(b);
  *unit = NULL;
  switch (operator) {
  case OPERATOR_MULTIPLY:
    *unit = product(one, other);
    return TRUE;
  case OPERATOR_DIVIDE:
    *unit = ratio(one, other);
    return TRUE;
  case OPERATOR_POWER:
    if (!unit_equal(other, NULL))
      return evaluator_fail(evaluator, at, DATA_ERROR_UNIT, "an exponent is a plain number, not '%s'", other);
    if (!b->series)
      *unit = unit_power(one, b->number);
    else if (!unit_equal(one, NULL))
      return evaluator_fail(evaluator, at, DATA_ERROR_UNIT, "the exponent of '%s' must be one number", one);
    return TRUE;
  case OPERATOR_ADD:
  case OPERATOR_SUBTRACT:
    *unit = g_strdup(a->literal ? other : one);
    break;
  default:
    break;
  }
  if (check_like_units(evaluator, at, a, b))
    return TRUE;
  g_clear_pointer(unit, g_free);
  return FALSE;
}
