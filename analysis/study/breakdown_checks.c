#include "breakdown_checks.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"
#include "stats/sum.h"

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

/* Parts together are never larger than what they are parts of; where codes are merely counted (HS1, HS10) they are now and then. */
static gboolean
parts_fit_into(const Breakdown *breakdown, gsize whole)
{
  const char *code = breakdown_part(breakdown, whole)->code;
  for (gsize t = 0; t < breakdown->n; t++) {
    double sum = 0;
    for (gsize j = whole + 1; j < breakdown->k && g_str_has_prefix(breakdown_part(breakdown, j)->code, code); j++)
      sum += is_nested(code, breakdown_part(breakdown, j)->code) ? known_or_zero(breakdown_value(breakdown, t, j)) : 0;
    if (sum > breakdown_value(breakdown, t, whole) * (1 + 1e-6))
      return FALSE;
  }
  return TRUE;
}

/* Codes that look nested and are not, as far as their values tell. */
static void
enter_lookalike(const Breakdown *breakdown, const char *whole, const char *part, Ledger *ledger)
{
  g_autofree char *a = visible_text(whole, strlen(whole)), *b = visible_text(part, strlen(part));
  g_autofree char *reason = g_strdup_printf("'%s' looks like a part of '%s', but such codes together are larger in "
                                            "some period: both are counted, as codes of their own",
                                            b, a);
  ledger_add(ledger, breakdown->name, reason, 1, NULL, 0);
}

/* Codes in the order of the alphabet: what continues a code stands right behind it. */
static gboolean
check_nested(const Breakdown *breakdown, Ledger *ledger, GError **error)
{
  for (gsize i = 0; i < breakdown->k; i++)
    for (gsize j = i + 1; j < breakdown->k; j++) {
      const char *whole = breakdown_part(breakdown, i)->code, *part = breakdown_part(breakdown, j)->code;
      if (!g_str_has_prefix(part, whole))
        break;
      const gsize t = is_nested(whole, part) ? meet(breakdown, i, j) : G_MAXSIZE;
      if (t != G_MAXSIZE && !parts_fit_into(breakdown, i))
        enter_lookalike(breakdown, whole, part, ledger);
      else if (t != G_MAXSIZE)
        return refuse_overlap(breakdown, i, j, t, "the second seems to be a part of the first", error);
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

/* Members of the unions that tables report as one, by either of their ISO codes, with the first whole year inside. */
typedef struct {
  const char *alpha3, *alpha2;
  int since;
} UnionMember;

static const UnionMember eu[] = {
    {"BEL", "BE", 1958}, {"DEU", "DE", 1958}, {"FRA", "FR", 1958}, {"ITA", "IT", 1958}, {"LUX", "LU", 1958},
    {"NLD", "NL", 1958}, {"DNK", "DK", 1973}, {"IRL", "IE", 1973}, {"GBR", "GB", 1973}, {"GRC", "GR", 1981},
    {"PRT", "PT", 1986}, {"ESP", "ES", 1986}, {"AUT", "AT", 1995}, {"FIN", "FI", 1995}, {"SWE", "SE", 1995},
    {"CYP", "CY", 2005}, {"CZE", "CZ", 2005}, {"EST", "EE", 2005}, {"HUN", "HU", 2005}, {"LVA", "LV", 2005},
    {"LTU", "LT", 2005}, {"MLT", "MT", 2005}, {"POL", "PL", 2005}, {"SVK", "SK", 2005}, {"SVN", "SI", 2005},
    {"BGR", "BG", 2007}, {"ROU", "RO", 2007}, {"HRV", "HR", 2014}, {NULL, NULL, 0}};
static const UnionMember eaeu[] = {{"ARM", "AM", 2016}, {"BLR", "BY", 2015}, {"KAZ", "KZ", 2015},
                                   {"KGZ", "KG", 2016}, {"RUS", "RU", 2015}, {NULL, NULL, 0}};

/* The members of a union behind a code, or NULL; *fixed: whoever belongs to it does in all years. */
static const UnionMember *
union_of(const char *code, gboolean *fixed)
{
  *fixed = g_str_has_prefix(code, "EU") && g_ascii_isdigit(code[2]);
  if (*fixed || g_str_equal(code, "EU") || g_str_equal(code, "EUN"))
    return eu;
  return g_str_equal(code, "EAEU") || g_str_equal(code, "EEU") ? eaeu : NULL;
}

/* Where a part and its union meet in a year in which it belongs to it. The United Kingdom left: it is in no code of the EU's 27. */
static gboolean
check_member(const Breakdown *breakdown, gsize whole, const UnionMember *member, gboolean fixed, GError **error)
{
  const char *code = breakdown_part(breakdown, whole)->code;
  const char *const codes[] = {member->alpha3, member->alpha2};
  if (g_str_has_prefix(code, "EU27") && g_str_equal(member->alpha2, "GB"))
    return TRUE;
  for (gsize c = 0; c < G_N_ELEMENTS(codes); c++) {
    const gsize part = breakdown_find(breakdown, codes[c]);
    for (gsize t = 0; part != G_MAXSIZE && t < breakdown->n; t++) {
      int year, month, day;
      day_to_date(breakdown->periods[t].first, &year, &month, &day);
      if ((fixed || year >= member->since) && breakdown_value(breakdown, t, whole) > 0 &&
          breakdown_value(breakdown, t, part) > 0)
        return refuse_overlap(breakdown, whole, part, t, "the second is a member of the first", error);
    }
  }
  return TRUE;
}

static gboolean
check_blocs(const Breakdown *breakdown, GError **error)
{
  for (gsize i = 0; i < breakdown->k; i++) {
    gboolean fixed;
    const char *code = breakdown_part(breakdown, i)->code;
    const gboolean folded = breakdown->folded && g_str_equal(breakdown->folded, code);
    for (const UnionMember *member = folded ? NULL : union_of(code, &fixed); member && member->alpha3; member++)
      if (!check_member(breakdown, i, member, fixed, error))
        return FALSE;
  }
  return TRUE;
}

/* Shares are taken of sums, which must be numbers; a stated total of parts above zero is above zero. */
static gboolean
check_finite(const Breakdown *breakdown, GError **error)
{
  for (gsize t = 0; t < breakdown->n; t++) {
    g_autofree char *period = period_print(breakdown->periods[t]);
    if (isinf(breakdown->sums[t]))
      g_set_error(error, DATA_ERROR, DATA_ERROR_NUMBER, "the parts of '%s' add up to more than a number can hold in %s",
                  breakdown->name, period);
    else if (breakdown->stated && breakdown->stated[t] <= 0 && breakdown->sums[t] > 0)
      g_set_error(error, DATA_ERROR, DATA_ERROR_NUMBER,
                  "the stated total '%s' is %g in %s, and the parts of '%s' are above zero", breakdown->total_code,
                  breakdown->stated[t], period, breakdown->name);
    else
      continue;
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
  if (!check_finite(breakdown, error) || !check_nested(breakdown, ledger, error) || !check_union(breakdown, error) ||
      !check_blocs(breakdown, error) || !check_sum(breakdown, error) ||
      (!breakdown->stated && !check_hidden_total(breakdown, ledger, error)))
    return FALSE;
  enter_gaps(breakdown, ledger);
  return TRUE;
}
