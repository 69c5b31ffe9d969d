#include "correlation_words.h"

#include <math.h>

#include "format.h"
#include "stats/correlation.h"

/* A correlation from here on reads 1.00 in two decimals. */
#define ROUNDS_TO_ONE 0.995

char *
r_words(double r)
{
  return format_decimals(r, fabs(r) < 1 && fabs(r) >= ROUNDS_TO_ONE ? 4 : 2);
}

char *
p_words(double p)
{
  g_autofree char *text = format_p(p);
  return g_strdup_printf("p %s%s", g_ascii_isdigit(text[0]) ? "= " : "", text);
}

char *
interval_words(double lower, double upper)
{
  g_autofree char *from = r_words(lower), *to = r_words(upper);
  return g_strdup_printf("%s to %s", from, to);
}

char *
numbers_words(double r, gsize n, double p)
{
  g_autofree char *size = r_words(r), *chance = p_words(p);
  return g_strdup_printf("r = %s, n = %" G_GSIZE_FORMAT ", %s", size, n, chance);
}

char *
effective_words(double n_effective)
{
  g_autofree char *n = format_decimals(n_effective, 1);
  return g_strdup_printf("%s independent ones", n);
}

const char *
strength_words(double r)
{
  return fabs(r) < 0.3 ? "weak" : fabs(r) < 0.6 ? "moderate" : "strong";
}

char *
association_words(double r)
{
  return g_strdup_printf("a %s %s association", strength_words(r), r > 0 ? "positive" : "negative");
}

static char *
trend_words(const Wander *x, const Wander *y)
{
  g_autofree char *x_p = format_p(x->trend_p), *y_p = format_p(y->trend_p);
  return g_strdup_printf("Both series trend (Mann–Kendall p: %s and %s)", x_p, y_p);
}

char *
warn_expected(const Wander *x, const Wander *y, const char *changes, const char *why)
{
  const gboolean trend = both_trend(x, y), integrated = both_integrated(x, y);
  g_autofree char *trends = trend ? trend_words(x, y) : NULL;
  if (!trend && !integrated)
    return NULL;
  return g_strdup_printf(
      "%s%s: correlation of levels is expected here; see changes: %s%s%s.", trend ? trends : "Both series",
      !integrated ? ""
      : trend     ? " and look integrated (ADF does not reject a unit root, KPSS rejects that there is none)"
                  : " look integrated (ADF does not reject a unit root, KPSS rejects that there is none)",
      changes ? changes : "they cannot be computed (", changes ? "" : why, changes ? "" : ")");
}

char *
warn_few_pairs(gsize n, double effective, const char *where)
{
  if (n >= FEW_PAIRS)
    return NULL;
  g_autofree char *needed = format_decimals(correlation_needed((double)n, TOLD_P), 2);
  GString *text = g_string_new(NULL);
  g_string_append_printf(text,
                         "With only %" G_GSIZE_FORMAT " pairs%s a correlation weaker than ±%s cannot be told from none",
                         n, where, needed);
  if (effective < (double)n) {
    g_autofree char *count = effective_words(effective),
                    *more = format_decimals(correlation_needed(effective, TOLD_P), 2);
    g_string_append_printf(text, "; as autocorrelation leaves %s, ±%s", count, more);
  }
  g_string_append_c(text, '.');
  return g_string_free(text, FALSE);
}

const char *
gaps_words(gboolean gaps)
{
  return gaps ? " The periods have gaps: n eff. takes those beside a gap as adjoining." : "";
}
