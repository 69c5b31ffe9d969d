#include "agreement_section.h"

#include <math.h>

#include "correlation_words.h"
#include "format.h"
#include "json_value.h"
#include "reading_parts.h"
#include "study/model.h"
#include "warnings.h"

#define DIGITS 4 /* of differences */

static const char *const on_names[] = {[ON_LEVELS] = "as given", [ON_CHANGES] = "changes"};

/* Intervals and p of a cross-section take the rows to be independent. */
static double
p_of(const AgreementStudy *study, const Correlation *c)
{
  return study->cross_section ? c->p : c->p_effective;
}

static void
rank_row(const AgreementStudy *study, Block *table, CorrelatedOn on, const Correlation *c)
{
  const double lower = study->cross_section ? c->lower : c->lower_effective,
               upper = study->cross_section ? c->upper : c->upper_effective, p = p_of(study, c);
  g_autofree char *n = g_strdup_printf("%" G_GSIZE_FORMAT, c->n), *r = format_decimals(c->r, 4),
                  *effective = study->cross_section ? NULL : format_decimals(c->n_effective, 1),
                  *low = isnan(lower) ? NULL : format_decimals(lower, 4),
                  *high = isnan(upper) ? NULL : format_decimals(upper, 4), *chance = isnan(p) ? NULL : format_p(p);
  table_row(table, on_names[on], correlation_name(c->method), n, r, effective, low, high, chance, NULL);
}

static void
add_ranks(Document *document, const AgreementStudy *study)
{
  Block *table =
      document_table(document, "Ranks", "<Of", "<Method", "n", "r", "n eff.", "Low 95 %", "High 95 %", "p", NULL);
  for (CorrelatedOn on = ON_LEVELS; on < N_ON; on++)
    if (study->on[on].n) {
      rank_row(study, table, on, &study->on[on].spearman);
      rank_row(study, table, on, &study->on[on].kendall);
    }
  if (study->on[ON_CHANGES].why)
    document_say(document, BLOCK_PARAGRAPH, "Changes: %s.", study->on[ON_CHANGES].why);
}

static void
add_signs(Document *document, const AgreementStudy *study)
{
  Block *table = document_table(document, "Signs", "<Of", "Same", "Opposite", "With a zero", "Same, share",
                                "By chance alone", NULL);
  for (CorrelatedOn on = ON_LEVELS; on < N_ON; on++) {
    const SignAgreement *s = &study->on[on].signs;
    if (study->on[on].n == 0)
      continue;
    g_autofree char *same = g_strdup_printf("%" G_GSIZE_FORMAT, s->same),
                    *opposite = g_strdup_printf("%" G_GSIZE_FORMAT, s->opposite),
                    *zero = g_strdup_printf("%" G_GSIZE_FORMAT, s->zero), *share = format_percent(s->share, 0),
                    *expected = format_percent(s->expected, 0);
    table_row(table, on_names[on], same, opposite, zero, share, expected, NULL);
  }
}

static void
bounds_row(Block *table, const char *name, const Bounds *plain, const Bounds *allowed)
{
  g_autofree char *value = format_significant(plain->value, DIGITS), *low = format_significant(plain->lower, DIGITS),
                  *high = format_significant(plain->upper, DIGITS),
                  *allowed_low = allowed ? format_significant(allowed->lower, DIGITS) : NULL,
                  *allowed_high = allowed ? format_significant(allowed->upper, DIGITS) : NULL;
  if (allowed)
    table_row(table, name, value, allowed_low, allowed_high, low, high, NULL);
  else
    table_row(table, name, value, low, high, NULL);
}

static void
add_differences(Document *document, const AgreementStudy *study)
{
  const Agreement *a = &study->agreement;
  g_autofree char *caption = g_strdup_printf("Differences, %s less %s%s%s", study->x, study->y, study->unit ? ", " : "",
                                             study->unit ? study->unit : "");
  Block *table = study->cross_section ? document_table(document, caption, "<", "Value", "Low 95 %", "High 95 %", NULL)
                                      : document_table(document, caption, "<", "Value", "Low 95 %", "High 95 %",
                                                       "Low if independent", "High if independent", NULL);
  const gboolean time = !study->cross_section;
  bounds_row(table, "bias (mean difference)", &a->independent.bias, time ? &a->allowed.bias : NULL);
  bounds_row(table, "lower limit of agreement", &a->independent.low, time ? &a->allowed.low : NULL);
  bounds_row(table, "upper limit of agreement", &a->independent.high, time ? &a->allowed.high : NULL);
}

static void
say_differences(Document *document, const AgreementStudy *study)
{
  const Agreement *a = &study->agreement;
  g_autofree char *sd = format_significant(a->sd, DIGITS), *c = format_decimals(a->concordance.value, 4),
                  *interval = isnan(a->concordance.lower) ? g_strdup("no interval")
                                                          : interval_words(a->concordance.lower, a->concordance.upper),
                  *pairs = format_decimals(a->allowed.pairs, 1), *r1 = format_decimals(a->r1, 2);
  if (study->no_difference) {
    document_say(document, BLOCK_PARAGRAPH, "No differences are taken: %s.", study->no_difference);
    return;
  }
  add_differences(document, study);
  document_say(
      document, BLOCK_METHOD,
      "Limits of agreement: bias ∓ 1.96 standard deviations of the differences (%s), with the errors of Bland "
      "and Altman (1999)%s%s%s%s%s. Lin’s concordance %s (%s%s).",
      sd, study->cross_section ? "" : ", for ", study->cross_section ? "" : pairs,
      study->cross_section ? "" : " independent pairs that the differences’ autocorrelation leaves of the mean (r1 = ",
      study->cross_section ? "" : r1, study->cross_section ? "" : ")", c, interval,
      isnan(a->concordance.lower) ? "" : ", independent pairs");
}

static void
append_sign(GString *text, const SignAgreement *s, const char *verb, const char *pairs)
{
  const gsize signs = s->same + s->opposite;
  g_autofree char *share = format_percent(s->share, 0), *expected = format_percent(s->expected, 0);
  if (signs == 0)
    return;
  g_string_append_printf(text,
                         " %s in %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " %s (%s; %s would be expected by chance).",
                         verb, s->same, signs, pairs, share, expected);
}

static void
append_rank(GString *text, const AgreementStudy *study)
{
  const Correlation *c = &study->on[ON_LEVELS].spearman;
  const double lower = study->cross_section ? c->lower : c->lower_effective,
               upper = study->cross_section ? c->upper : c->upper_effective;
  g_autofree char *r = r_words(c->r), *interval = interval_words(lower, upper), *p = p_words(p_of(study, c)),
                  *association = association_words(c->r);
  g_string_append_printf(
      text, "The rank correlation of %s and %s over %" G_GSIZE_FORMAT " pairs is %s (%s%s%s%s%s): %s.", study->x,
      study->y, c->n, r, isnan(lower) ? "" : "95 % interval ", isnan(lower) ? "" : interval, isnan(lower) ? "" : ", ",
      p, study->cross_section ? "" : ", allowing for autocorrelation",
      p_of(study, c) < TOLD_P ? association : "the data do not tell it from zero");
}

/* Against what is of practical weight, where the study says it: the limits decide, with their intervals. */
static void
append_weight(GString *text, const AgreementStudy *study, const Differences *d)
{
  const double most = study->smallest;
  g_autofree char *weight = format_significant(most, DIGITS);
  if (isnan(most))
    return;
  const gboolean inside = d->low.lower >= -most && d->high.upper <= most,
                 outside = d->low.upper < -most || d->high.lower > most;
  g_string_append_printf(text, " Held against a smallest difference of practical weight of %s, the limits %s.", weight,
                         inside    ? "lie within it, intervals included: one index can stand for the other"
                         : outside ? "lie beyond it: one index cannot stand for the other"
                                   : "do not tell whether one index can stand for the other");
}

static void
append_differences(GString *text, const AgreementStudy *study)
{
  const Agreement *a = &study->agreement;
  const Differences *d = study->cross_section ? &a->independent : &a->allowed;
  const char *unit = study->unit ? study->unit : "", *blank = study->unit ? " " : "";
  g_autofree char *bias = signed_number(d->bias.value), *low = signed_number(d->bias.lower),
                  *high = signed_number(d->bias.upper), *from = signed_number(d->low.value),
                  *to = signed_number(d->high.value);
  const gboolean told = d->bias.lower > 0 || d->bias.upper < 0;
  if (study->no_difference)
    return;
  g_string_append_printf(text,
                         " %s less %s is %s%s%s on average (95 %% interval %s to %s)%s; were the differences normal, "
                         "95 %% of them would lie between %s and %s.",
                         study->x, study->y, bias, blank, unit, low, high,
                         told ? "" : ", which the data do not tell from no difference", from, to);
  append_weight(text, study, d);
}

char *
read_agreement(const AgreementStudy *study)
{
  GString *text = g_string_new(NULL);
  append_rank(text, study);
  append_sign(text, &study->on[ON_LEVELS].signs, "Both stand on the same side of zero", "pairs");
  if (study->on[ON_CHANGES].n)
    append_sign(text, &study->on[ON_CHANGES].signs, "They move in the same direction", "changes");
  append_differences(text, study);
  g_string_append(text, " That two indices agree does not show that either is right, and they may rest on the same "
                        "reports.");
  return g_string_free(text, FALSE);
}

static GPtrArray *
warn(const AgreementStudy *study)
{
  const AgreedOn *changes = &study->on[ON_CHANGES];
  const Correlation *levels = &study->on[ON_LEVELS].spearman;
  g_autofree char *numbers =
      changes->n ? numbers_words(changes->spearman.r, changes->n, changes->spearman.p_effective) : NULL;
  char *expected =
      study->cross_section ? NULL : warn_expected(&study->wander[0], &study->wander[1], numbers, changes->why);
  return warnings_of(expected, warn_few_pairs(study->n, study->cross_section ? NAN : levels->n_effective, ""));
}

void
section_agreement(Document *document, const Analysis *analysis)
{
  const AgreementStudy *study = analysis->result;
  g_autofree char *reading = read_agreement(study),
                  *periods = study->cross_section ? NULL : periods_print(study->periods, study->n);
  g_autoptr(GPtrArray) warnings = warn(study);
  document_say(document, BLOCK_METHOD,
               "Agreement of %s and %s: %s%s%s, n = %" G_GSIZE_FORMAT
               ". Null of p: no association of the ranks%s. Same signs by chance: if both kept their own shares of "
               "signs. %s%s",
               study->x, study->y, study->cross_section ? "a table without periods" : periods,
               study->cross_section ? "" : ", ", study->cross_section ? "" : frequency_name(study->frequency), study->n,
               study->cross_section ? ", the rows independent" : "",
               study->cross_section ? ""
                                    : "Intervals and p allow for autocorrelation (n eff., Pyper and Peterman 1998).",
               gaps_words(study->gaps));
  add_ranks(document, study);
  add_signs(document, study);
  say_differences(document, study);
  say_warnings(document, warnings);
  document_say(document, BLOCK_READING, "%s", reading);
}

static void
json_rank(cJSON *item, const AgreementStudy *study, const char *key, const Correlation *c)
{
  cJSON *object = cJSON_AddObjectToObject(item, key);
  const gboolean time = !study->cross_section;
  json_number(object, "r", c->r);
  json_number(object, "p", c->p);
  json_number(object, "ci_low", c->lower);
  json_number(object, "ci_high", c->upper);
  json_number(object, "n_effective", time ? c->n_effective : NAN);
  json_number(object, "p_effective", time ? c->p_effective : NAN);
  json_number(object, "ci_low_effective", time ? c->lower_effective : NAN);
  json_number(object, "ci_high_effective", time ? c->upper_effective : NAN);
}

static void
json_on(cJSON *list, const AgreementStudy *study, CorrelatedOn on)
{
  const AgreedOn *agreed = &study->on[on];
  if (agreed->n == 0)
    return;
  cJSON *item = json_item(list);
  json_text(item, "on", on == ON_LEVELS ? "levels" : "changes");
  json_count(item, "n", agreed->n);
  json_rank(item, study, "spearman", &agreed->spearman);
  json_rank(item, study, "kendall", &agreed->kendall);
  json_count(item, "same_sign", agreed->signs.same);
  json_count(item, "opposite_sign", agreed->signs.opposite);
  json_count(item, "with_zero", agreed->signs.zero);
  json_number(item, "same_sign_share", agreed->signs.share);
  json_number(item, "same_sign_expected", agreed->signs.expected);
}

static void
json_bounds(cJSON *object, const char *key, const Bounds *plain, const Bounds *allowed)
{
  cJSON *item = cJSON_AddObjectToObject(object, key);
  json_number(item, "value", plain->value);
  json_number(item, "ci_low", plain->lower);
  json_number(item, "ci_high", plain->upper);
  json_number(item, "ci_low_effective", allowed ? allowed->lower : NAN);
  json_number(item, "ci_high_effective", allowed ? allowed->upper : NAN);
}

static void
json_differences(cJSON *object, const AgreementStudy *study)
{
  const Agreement *a = &study->agreement;
  const gboolean time = !study->cross_section;
  if (study->no_difference) {
    json_text(object, "differences", NULL);
    return;
  }
  cJSON *item = cJSON_AddObjectToObject(object, "differences");
  json_number(item, "sd", a->sd);
  json_number(item, "r1", time ? a->r1 : NAN);
  json_number(item, "n_effective", time ? a->allowed.pairs : NAN);
  json_bounds(item, "bias", &a->independent.bias, time ? &a->allowed.bias : NULL);
  json_bounds(item, "limit_low", &a->independent.low, time ? &a->allowed.low : NULL);
  json_bounds(item, "limit_high", &a->independent.high, time ? &a->allowed.high : NULL);
  json_bounds(item, "concordance", &a->concordance, NULL);
  json_number(item, "smallest_difference", study->smallest);
}

void
json_agreement(cJSON *object, const Analysis *analysis)
{
  const AgreementStudy *study = analysis->result;
  g_autofree char *periods = study->cross_section ? NULL : periods_print(study->periods, study->n);
  g_autoptr(GPtrArray) warnings = warn(study);
  json_text(object, "x", study->x);
  json_text(object, "y", study->y);
  json_text(object, "unit", study->unit);
  json_count(object, "n", study->n);
  json_text(object, "periods", periods);
  json_text(object, "null", "no association of the ranks");
  cJSON *results = json_array(object, "results");
  for (CorrelatedOn on = ON_LEVELS; on < N_ON; on++)
    json_on(results, study, on);
  json_differences(object, study);
  json_warnings(object, warnings);
}
