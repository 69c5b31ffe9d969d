#include "partial_section.h"

#include <math.h>

#include "correlation_words.h"
#include "format.h"
#include "json_value.h"
#include "study/model.h"
#include "warnings.h"

/* What a row of the table and an object of JSON hold, of the plain and of the partial correlation alike. */
typedef struct {
  gboolean fixed;
  gsize n;
  double r, df, p, lower, upper, n_effective, p_effective, lower_effective, upper_effective;
} Line;

static Line
plain_line(const PartialPair *pair)
{
  const Correlation *c = &pair->plain;
  return (Line){FALSE,
                pair->n,
                c->r,
                (double)pair->n - 2,
                c->p,
                c->lower,
                c->upper,
                c->n_effective,
                c->p_effective,
                c->lower_effective,
                c->upper_effective};
}

static Line
partial_line(const PartialPair *pair)
{
  const PartialCorrelation *c = &pair->partial;
  return (Line){TRUE,
                pair->n,
                c->r,
                c->df,
                c->p,
                c->lower,
                c->upper,
                c->n_effective,
                c->p_effective,
                c->lower_effective,
                c->upper_effective};
}

/* "Oil", "Oil and Trend", "Oil, Trend and Rate" */
static char *
given_words(const PartialStudy *study)
{
  GString *text = g_string_new(study->given[0]);
  for (guint i = 1; study->given[i]; i++)
    g_string_append_printf(text, "%s%s", study->given[i + 1] ? ", " : " and ", study->given[i]);
  return g_string_free(text, FALSE);
}

/* In a cross-section the rows are independent, and there is no n eff. */
static void
add_row(const PartialStudy *study, Block *table, CorrelatedOn on, const Line *line, const char *given)
{
  const double lower = study->cross_section ? line->lower : line->lower_effective,
               upper = study->cross_section ? line->upper : line->upper_effective;
  g_autofree char *n = g_strdup_printf("%" G_GSIZE_FORMAT, line->n), *r = format_decimals(line->r, 4),
                  *effective = format_decimals(line->n_effective, 1),
                  *low = isnan(lower) ? NULL : format_decimals(lower, 4),
                  *high = isnan(upper) ? NULL : format_decimals(upper, 4), *plain = format_p(line->p),
                  *p = format_p(line->p_effective);
  const char *of = on == ON_LEVELS ? "as given" : "changes", *fixed = line->fixed ? given : "nothing";
  if (study->cross_section)
    table_row(table, of, fixed, n, r, low, high, plain, NULL);
  else
    table_row(table, of, fixed, n, r, effective, low, high, p, plain, NULL);
}

static void
add_table(Document *document, const PartialStudy *study, const char *given)
{
  Block *table = study->cross_section ? document_table(document, NULL, "<Of", "<Held fixed", "n", "r", "Low 95 %",
                                                       "High 95 %", "p", NULL)
                                      : document_table(document, NULL, "<Of", "<Held fixed", "n", "r", "n eff.",
                                                       "Low 95 %", "High 95 %", "p", "p if independent", NULL);
  for (CorrelatedOn on = ON_LEVELS; on < N_ON; on++) {
    const PartialPair *pair = &study->on[on];
    const Line plain = plain_line(pair), partial = partial_line(pair);
    if (pair->n == 0)
      continue;
    add_row(study, table, on, &plain, given);
    add_row(study, table, on, &partial, given);
  }
  if (study->on[ON_CHANGES].why)
    document_say(document, BLOCK_PARAGRAPH, "Changes: %s.", study->on[ON_CHANGES].why);
}

static void
say_method(Document *document, const PartialStudy *study, const char *given)
{
  g_autofree char *periods = study->cross_section ? NULL : periods_print(study->periods, study->n);
  const PartialCorrelation *levels = &study->on[ON_LEVELS].partial;
  document_say(
      document, BLOCK_METHOD,
      "Partial correlation of %s with %s, %s held fixed: %s%s%s, n = %" G_GSIZE_FORMAT
      ". Pearson of what least squares on a constant and what is held fixed leaves; t with n − 2 − %" G_GSIZE_FORMAT
      " degrees of freedom. Null: no linear association once it is held fixed%s.%s",
      study->x, study->y, given, study->cross_section ? "a table without periods" : periods,
      study->cross_section ? "" : ", ", study->cross_section ? "" : frequency_name(study->frequency), study->n,
      levels->k,
      study->cross_section ? ", the rows independent"
                           : "; n eff. (Pyper and Peterman 1998, of the residuals) stands for n in interval "
                             "and p",
      gaps_words(study->gaps));
}

static GPtrArray *
warn(const PartialStudy *study)
{
  const PartialPair *levels = &study->on[ON_LEVELS], *changes = &study->on[ON_CHANGES];
  g_autofree char *numbers =
      changes->n ? numbers_words(changes->partial.r, changes->n, changes->partial.p_effective) : NULL;
  char *expected =
      study->cross_section ? NULL : warn_expected(&levels->wander[0], &levels->wander[1], numbers, changes->why);
  /* Each series held fixed costs a pair. */
  const gsize k = levels->partial.k;
  g_autofree char *where = g_strdup_printf(" (%" G_GSIZE_FORMAT " less %" G_GSIZE_FORMAT " held fixed)", levels->n, k);
  char *few =
      warn_few_pairs(levels->n - k, study->cross_section ? NAN : levels->partial.n_effective - (double)k, where);
  return warnings_of(expected, few);
}

/* "(95 % interval −0.59 to 0.53, p = 0.897): the data do not tell it from zero." */
static void
append_verdict(GString *text, const PartialStudy *study)
{
  const PartialCorrelation *c = &study->on[ON_LEVELS].partial;
  const double lower = study->cross_section ? c->lower : c->lower_effective,
               upper = study->cross_section ? c->upper : c->upper_effective,
               p = study->cross_section ? c->p : c->p_effective;
  g_autofree char *pairs = effective_words(c->n_effective), *interval = interval_words(lower, upper),
                  *chance = p_words(p), *association = association_words(c->r);
  if (study->cross_section)
    g_string_append(text, " Taking the rows to be independent");
  else
    g_string_append_printf(text, " Allowing for autocorrelation what is left counts as %s", pairs);
  g_string_append_printf(text, " (%s%s%s%s): %s.", isnan(lower) ? "" : "95 % interval ", isnan(lower) ? "" : interval,
                         isnan(lower) ? "" : ", ", chance,
                         p < TOLD_P ? association : "the data do not tell it from zero");
}

char *
read_partial(const PartialStudy *study)
{
  const PartialPair *levels = &study->on[ON_LEVELS], *changes = &study->on[ON_CHANGES];
  g_autofree char *given = given_words(study), *r = r_words(levels->partial.r), *plain = r_words(levels->plain.r);
  GString *text = g_string_new(NULL);
  g_string_append_printf(text,
                         "With %s held fixed the correlation of %s and %s over %" G_GSIZE_FORMAT
                         " pairs is %s; with nothing held fixed it is %s.",
                         given, study->x, study->y, levels->n, r, plain);
  append_verdict(text, study);
  if (changes->n) {
    g_autofree char *numbers = numbers_words(changes->partial.r, changes->n, changes->partial.p_effective);
    g_string_append_printf(text, " Of the changes: %s.", numbers);
  }
  g_string_append(text, " Only what is named is held fixed, and only as far as it acts in a straight line; a partial "
                        "correlation says neither which moves first nor that one causes the other.");
  return g_string_free(text, FALSE);
}

void
section_partial(Document *document, const Analysis *analysis)
{
  const PartialStudy *study = analysis->result;
  g_autofree char *given = given_words(study), *reading = read_partial(study);
  g_autoptr(GPtrArray) warnings = warn(study);
  say_method(document, study, given);
  add_table(document, study, given);
  say_warnings(document, warnings);
  document_say(document, BLOCK_READING, "%s", reading);
}

static void
json_line(cJSON *list, const PartialStudy *study, CorrelatedOn on, const Line *line)
{
  cJSON *item = json_item(list);
  const gboolean time = !study->cross_section;
  json_text(item, "on", on == ON_LEVELS ? "levels" : "changes");
  cJSON_AddBoolToObject(item, "held_fixed", line->fixed);
  json_count(item, "n", line->n);
  json_number(item, "r", line->r);
  json_number(item, "df", line->df);
  json_number(item, "p", line->p);
  json_number(item, "ci_low", line->lower);
  json_number(item, "ci_high", line->upper);
  json_number(item, "n_effective", time ? line->n_effective : NAN);
  json_number(item, "p_effective", time ? line->p_effective : NAN);
  json_number(item, "ci_low_effective", time ? line->lower_effective : NAN);
  json_number(item, "ci_high_effective", time ? line->upper_effective : NAN);
}

void
json_partial(cJSON *object, const Analysis *analysis)
{
  const PartialStudy *study = analysis->result;
  g_autofree char *periods = study->cross_section ? NULL : periods_print(study->periods, study->n);
  g_autoptr(GPtrArray) warnings = warn(study);
  json_text(object, "x", study->x);
  json_text(object, "y", study->y);
  cJSON *given = json_array(object, "given");
  for (guint i = 0; study->given[i]; i++)
    cJSON_AddItemToArray(given, cJSON_CreateString(study->given[i]));
  json_text(object, "periods", periods);
  json_text(object, "null", "no linear association once the others are held fixed");
  cJSON *results = json_array(object, "results");
  for (CorrelatedOn on = ON_LEVELS; on < N_ON; on++) {
    const Line plain = plain_line(&study->on[on]), partial = partial_line(&study->on[on]);
    if (study->on[on].n == 0)
      continue;
    json_line(results, study, on, &plain);
    json_line(results, study, on, &partial);
  }
  json_warnings(object, warnings);
}
