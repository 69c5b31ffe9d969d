#include "breakdown_checks.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"

/* The first period in which two parts both have a value above zero; G_MAXSIZE: none. */
static gsize
meet(const Breakdown *breakdown, gsize one, gsize other)
{
  for (gsize t = 0; t < breakdown->n; t++)
    if (breakdown_value(breakdown, t, one) > 0 && breakdown_value(breakdown, t, other) > 0)
      return t;
  return G_MAXSIZE;
}

static gboolean
refuse_overlap(const Breakdown *breakdown, gsize whole, gsize part, gsize t, const char *why, GError **error)
{
  const char *a = breakdown_part(breakdown, whole)->code, *b = breakdown_part(breakdown, part)->code;
  g_autofree char *period = period_print(breakdown->periods[t]);
  g_autofree char *shown = visible_text(a, strlen(a)), *other = visible_text(b, strlen(b));
  g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
              "'%s' and '%s' both have a value in %s, and %s: they would count twice; leave one out by 'without'",
              shown, other, period, why);
  return FALSE;
}

/* Whether one code continues another: SITC3 and SITC33, 27 and 2710; letters alone are names, not levels. */
static gboolean
is_nested(const char *whole, const char *part)
{
  const gsize n = strlen(whole);
  if (n == 0 || !g_str_has_prefix(part, whole) || !g_ascii_isdigit(whole[n - 1]))
    return FALSE;
  for (const char *at = part + n; *at; at++)
    if (!g_ascii_isdigit(*at) && *at != '.')
      return FALSE;
  return part[n] != '\0';
}

/* A part is never larger than what it is a part of; where codes are merely counted (HS1, HS10) it is now and then. */
static gboolean
fits_into(const Breakdown *breakdown, gsize whole, gsize part)
{
  for (gsize t = 0; t < breakdown->n; t++)
    if (breakdown_value(breakdown, t, part) > breakdown_value(breakdown, t, whole) * (1 + 1e-6))
      return FALSE;
  return TRUE;
}

/* Codes in the order of the alphabet: what continues a code stands right behind it. */
static gboolean
check_nested(const Breakdown *breakdown, GError **error)
{
  for (gsize i = 0; i < breakdown->k; i++)
    for (gsize j = i + 1; j < breakdown->k; j++) {
      const char *whole = breakdown_part(breakdown, i)->code, *part = breakdown_part(breakdown, j)->code;
      if (!g_str_has_prefix(part, whole))
        break;
      const gsize t = is_nested(whole, part) && fits_into(breakdown, i, j) ? meet(breakdown, i, j) : G_MAXSIZE;
      if (t != G_MAXSIZE)
        return refuse_overlap(breakdown, i, j, t, "the second is a part of the first", error);
    }
  return TRUE;
}

static gboolean
check_pair(const Breakdown *breakdown, const char *whole, const char *part, const char *why, GError **error)
{
  const gsize a = breakdown_find(breakdown, whole), b = breakdown_find(breakdown, part);
  const gsize t = a == G_MAXSIZE || b == G_MAXSIZE ? G_MAXSIZE : meet(breakdown, a, b);
  return t == G_MAXSIZE || refuse_overlap(breakdown, a, b, t, why, error);
}

/* Belgium and Luxembourg were reported as one until 1996. */
static gboolean
check_union(const Breakdown *breakdown, GError **error)
{
  static const char why[] = "the first is Belgium and Luxembourg together";
  return check_pair(breakdown, "BLX", "BEL", why, error) && check_pair(breakdown, "BLX", "LUX", why, error);
}

/* Eurostat's and others' codes of the EU, which are no country's, beside members that it always had. */
static gboolean
check_blocs(const Breakdown *breakdown, GError **error)
{
  static const char *const members[] = {"DEU", "FRA", "ITA", "DE", "FR", "IT"};
  for (gsize i = 0; i < breakdown->k; i++) {
    const char *code = breakdown_part(breakdown, i)->code;
    const gboolean bloc = g_str_equal(code, "EU") || g_str_equal(code, "EUN") ||
                          (g_str_has_prefix(code, "EU") && g_ascii_isdigit(code[2]));
    for (gsize j = 0; bloc && j < G_N_ELEMENTS(members); j++)
      if (!check_pair(breakdown, code, members[j], "the second is a member of the first", error))
        return FALSE;
  }
  return TRUE;
}

static gboolean
check_sum(const Breakdown *breakdown, GError **error)
{
  for (gsize t = 0; breakdown->stated && t < breakdown->n; t++) {
    const double excess = -breakdown_gap(breakdown, t);
    if (!(excess > BREAKDOWN_EXCESS))
      continue;
    g_autofree char *period = period_print(breakdown->periods[t]);
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
                "the parts of '%s' add up to %.1f %% of the stated total '%s' in %s: they overlap, so choose one "
                "grouping by 'where', or leave codes out by 'without'",
                breakdown->name, 100 * (1 + excess), breakdown->total_code, period);
    return FALSE;
  }
  return TRUE;
}

/* By chance one part is now and then as large as all others. */
#define PERIODS_OF_A_TOTAL 3

/* A part as large as all others together, in each of several periods, is a total that nobody called one. */
static gboolean
check_hidden_total(const Breakdown *breakdown, Ledger *ledger, GError **error)
{
  for (gsize i = 0; breakdown->k > 2 && i < breakdown->k; i++) {
    gsize periods = 0, equal = 0;
    for (gsize t = 0; t < breakdown->n; t++) {
      const double value = breakdown_value(breakdown, t, i), rest = breakdown->sums[t] - value;
      if (isnan(value) || !(rest > 0))
        continue;
      periods++;
      equal += fabs(value - rest) <= 1e-4 * rest ? 1 : 0;
    }
    if (periods == 0 || equal < periods)
      continue;
    const char *code = breakdown_part(breakdown, i)->code;
    g_autofree char *shown = visible_text(code, strlen(code));
    if (periods < PERIODS_OF_A_TOTAL) {
      g_autofree char *doubt = g_strdup_printf(
          "'%s' is as large as all other parts together: if it is their total, name it by 'total'", shown);
      ledger_add(ledger, breakdown->name, doubt, 1, NULL, 0);
      continue;
    }
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
                "'%s' is as large as all other parts of '%s' together in each period: it is their total, so name it by "
                "'total', or leave it out by 'without'",
                shown, breakdown->name);
    return FALSE;
  }
  return TRUE;
}

/* Where parts fall short of the stated total: the periods, for the ledger. */
static void
enter_gaps(const Breakdown *breakdown, Ledger *ledger)
{
  g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(Period));
  for (gsize t = 0; breakdown->stated && t < breakdown->n; t++)
    if (fabs(breakdown_gap(breakdown, t)) > 0.001)
      g_array_append_val(periods, breakdown->periods[t]);
  if (periods->len)
    ledger_add(ledger, breakdown->name, "the parts add up to another sum than the stated total, by more than 0.1 %",
               periods->len, (const Period *)(void *)periods->data, periods->len);
}

gboolean
breakdown_check(const Breakdown *breakdown, Ledger *ledger, GError **error)
{
  if (!check_nested(breakdown, error) || !check_union(breakdown, error) || !check_blocs(breakdown, error) ||
      !check_sum(breakdown, error) || (!breakdown->stated && !check_hidden_total(breakdown, ledger, error)))
    return FALSE;
  enter_gaps(breakdown, ledger);
  return TRUE;
}
