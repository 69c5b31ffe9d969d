#include "asymmetry_section.h"

#include <math.h>

#include "correlation_words.h"
#include "format.h"
#include "json_value.h"
#include "reading_parts.h"
#include "regression_words.h"
#include "warnings.h"

#define DIGITS    4
#define NO_EFFECT "no effect, the others held fixed"

static char *
span_text(const AsymmetryStudy *study)
{
  g_autofree char *first = period_print(study->periods[0]), *last = period_print(study->periods[study->n - 1]);
  return g_strconcat(first, study->frequency == FREQUENCY_YEAR ? "–" : " to ", last, NULL);
}

static void
append_controls(GString *text, const AsymmetryStudy *study)
{
  for (guint i = 0; study->given[i]; i++)
    g_string_append_printf(text, ", %s", study->given[i]);
  g_string_append(text, study->trend ? ", a linear trend" : "");
}

static void
say_method(Document *document, const AsymmetryStudy *study)
{
  g_autofree char *span = span_text(study), *factor = format_significant(study->hac.factor, DIGITS);
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text, "Least squares of %s on a constant", study->label);
  for (gsize i = 0; i < study->parts; i++)
    g_string_append_printf(text, ", %s", study->part[i].label);
  append_controls(text, study);
  g_string_append_printf(text,
                         "; %s, %s, n = %" G_GSIZE_FORMAT "%s. Newey–West errors (Bartlett kernel, lag %" G_GSIZE_FORMAT
                         " by the rule floor(4 (n/100)^(2/9)), factor n/(n−k) = %s). Tests of equality: t of a sum of "
                         "coefficients; p (Holm) is adjusted for their number.%s",
                         span, frequency_name(study->frequency), study->n, gaps_words(study->gaps), study->hac.lags,
                         factor, study->negative ? " Conflict is a negative score, and its sign is turned." : "");
  document_say(document, BLOCK_METHOD, "%s", text->str);
}

static char *
interval_text(const Coefficient *line)
{
  g_autofree char *from = format_significant(line->lower, DIGITS), *to = format_significant(line->upper, DIGITS);
  return g_strdup_printf("%s to %s", from, to);
}

static void
say_effects(Document *document, const AsymmetryStudy *study)
{
  g_autofree char *caption =
      g_strdup_printf("Effects on %s%s%s", study->label, study->unit ? ", " : "", study->unit ? study->unit : "");
  Block *table = document_table(document, caption, "<Of one more", "Effect", "Std. error", "<95 % interval", "p",
                                "Std. dev.", "Standardised", NULL);
  for (gsize i = 0; i < study->parts; i++) {
    const AsymmetryPart *part = &study->part[i];
    g_autofree char *effect = format_significant(part->effect.estimate, DIGITS),
                    *error = format_significant(part->effect.standard_error, DIGITS),
                    *interval = interval_text(&part->effect), *p = format_p(part->effect.p),
                    *deviation = format_significant(part->deviation, DIGITS),
                    *standardised = format_decimals(part->standardised, 3);
    table_row(table, part->label, effect, error, interval, p, deviation, standardised, NULL);
  }
}

static void
say_tests(Document *document, const AsymmetryStudy *study)
{
  Block *table =
      document_table(document, "Tests of equality", "<Test", "Sum", "<95 % interval", "p", "p (Holm)", "<Null", NULL);
  for (gsize t = 0; t < study->tests; t++) {
    const AsymmetryTest *test = &study->test[t];
    g_autofree char *sum = format_significant(test->difference.estimate, DIGITS),
                    *interval = interval_text(&test->difference), *p = format_p(test->difference.p),
                    *holm = format_p(test->p_holm);
    table_row(table, test->what, sum, interval, p, holm, test->null, NULL);
  }
  g_autofree char *hac = format_significant(study->joint.statistic, DIGITS), *p = p_words(study->joint.p),
                  *plain = format_significant(study->joint_plain.statistic, DIGITS),
                  *plain_p = p_words(study->joint_plain.p);
  document_say(document, BLOCK_PARAGRAPH, "Together: F(%.0f, %.0f) = %s, %s; under plain errors %s, %s. Null: %s.",
               study->joint.df1, study->joint.df2, hac, p, plain, plain_p, study->joint.null);
}

static char *
warn_wander(const AsymmetryStudy *study)
{
  for (gsize i = 0; i < study->parts; i++)
    if (study->part[i].wanders)
      return g_strdup_printf("%s and %s both trend or wander: a regression of their levels finds a relation between "
                             "almost any two such series. Look at changes, or give a trend.",
                             study->label, study->part[i].label);
  return NULL;
}

static char *
warn_few(const AsymmetryStudy *study)
{
  if (study->n >= FEW_OBSERVATIONS)
    return NULL;
  return g_strdup_printf("n = %" G_GSIZE_FORMAT " for %" G_GSIZE_FORMAT
                         " coefficients: Newey–West errors of so few %s tend to be too small, and a test that does not "
                         "reject says little.",
                         study->n, study->fit->k, period_word(study->frequency, 2));
}

static GPtrArray *
warn(const AsymmetryStudy *study)
{
  return warnings_of(warn_wander(study), warn_few(study));
}

/* "a standard deviation more of Conflict (12.3) goes with −0.056 (95 % interval −0.1 to −0.01, p = 0.02)" */
static void
append_part(GString *text, const AsymmetryStudy *study, const AsymmetryPart *part)
{
  const double by = part->deviation;
  g_autofree char *deviation = format_significant(by, 3), *effect = signed_number(by * part->effect.estimate),
                  *lower = format_significant(by * part->effect.lower, DIGITS),
                  *upper = format_significant(by * part->effect.upper, DIGITS), *p = p_words(part->effect.p);
  g_string_append_printf(text, "a standard deviation more of %s (%s) goes with %s%s%s (95 %% interval %s to %s, %s)",
                         part->label, deviation, effect, study->unit ? " " : "", study->unit ? study->unit : "", lower,
                         upper, p);
}

static void
append_tests(GString *text, const AsymmetryStudy *study)
{
  gsize rejected = 0;
  for (gsize t = 0; t < study->tests; t++) {
    const AsymmetryTest *test = &study->test[t];
    g_autofree char *p = p_words(test->p_holm);
    if (!(test->p_holm < TOLD_P))
      continue;
    rejected++;
    g_string_append_printf(text, " That %s is rejected (Holm’s %s).", test->null, p);
  }
  if (rejected == 0)
    g_string_append_printf(
        text,
        " None of the %" G_GSIZE_FORMAT
        " equalities is rejected: the data do not tell these effects apart, which is not to say that "
        "they are equal.",
        study->tests);
}

/* Few observations need both kinds of errors for a verdict. */
static void
append_joint(GString *text, const AsymmetryStudy *study)
{
  const gboolean hac = study->joint.p < TOLD_P, plain = study->joint_plain.p < TOLD_P;
  g_autofree char *p = p_words(study->joint.p), *plain_p = p_words(study->joint_plain.p);
  if (study->n < FEW_OBSERVATIONS && hac != plain)
    g_string_append_printf(
        text,
        ". Whether they are told from nothing together hangs on the errors (Newey–West %s, plain %s), "
        "and is open",
        p, plain_p);
  else
    g_string_append_printf(text, ". Together they can%s be told from nothing (%s)", hac ? "" : "not", p);
  g_string_append_c(text, '.');
}

char *
read_asymmetry(const AsymmetryStudy *study)
{
  g_autofree char *span = span_text(study);
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "For %s in %s (n = %" G_GSIZE_FORMAT "), the others held fixed, ", study->label, span,
                         study->n);
  for (gsize i = 0; i < study->parts; i++) {
    g_string_append(text, i == 0 ? "" : i + 1 < study->parts ? ", " : " and ");
    append_part(text, study, &study->part[i]);
  }
  append_joint(text, study);
  append_tests(text, study);
  if (study->n < FEW_OBSERVATIONS)
    g_string_append_printf(text, " With n = %" G_GSIZE_FORMAT " only large differences could have been seen.",
                           study->n);
  g_string_append(text,
                  " Politics answers to trade as well, and counts of events grow with the press that is read: these "
                  "are associations.");
  return g_string_free(text, FALSE);
}

void
section_asymmetry(Document *document, const Analysis *analysis)
{
  const AsymmetryStudy *study = analysis->result;
  g_autofree char *reading = read_asymmetry(study);
  g_autoptr(GPtrArray) warnings = warn(study);
  say_method(document, study);
  say_effects(document, study);
  say_tests(document, study);
  say_warnings(document, warnings);
  document_say(document, BLOCK_READING, "%s", reading);
}

static void
json_line(cJSON *item, const Coefficient *line, const char *null)
{
  json_number(item, "estimate", line->estimate);
  json_number(item, "standard_error", line->standard_error);
  json_number(item, "t", line->t);
  json_number(item, "p", line->p);
  json_number(item, "ci_low", line->lower);
  json_number(item, "ci_high", line->upper);
  json_text(item, "null", null);
}

static void
json_parts(cJSON *object, const AsymmetryStudy *study)
{
  static const char *const two[] = {"cooperation", "conflict"};
  static const char *const four[] = {"verbal_cooperation", "material_cooperation", "verbal_conflict",
                                     "material_conflict"};
  cJSON *array = json_array(object, "effects");
  for (gsize i = 0; i < study->parts; i++) {
    const AsymmetryPart *part = &study->part[i];
    cJSON *item = json_item(array);
    json_text(item, "part", study->parts == ASYMMETRY_PARTS ? four[i] : two[i]);
    json_text(item, "series", part->label);
    json_line(item, &part->effect, NO_EFFECT);
    json_number(item, "standard_deviation", part->deviation);
    json_number(item, "standardised", part->standardised);
  }
}

static void
json_joint(cJSON *object, const char *key, const TestResult *test)
{
  cJSON *item = cJSON_AddObjectToObject(object, key);
  json_number(item, "f", test->statistic);
  json_number(item, "df1", test->df1);
  json_number(item, "df2", test->df2);
  json_number(item, "p", test->p);
  json_text(item, "null", test->null);
}

void
json_asymmetry(cJSON *object, const Analysis *analysis)
{
  const AsymmetryStudy *study = analysis->result;
  g_autofree char *periods = periods_print(study->periods, study->n);
  g_autoptr(GPtrArray) warnings = warn(study);
  json_text(object, "series", study->label);
  json_text(object, "unit", study->unit);
  cJSON *given = json_array(object, "given");
  for (guint i = 0; study->given[i]; i++)
    cJSON_AddItemToArray(given, cJSON_CreateString(study->given[i]));
  cJSON_AddBoolToObject(object, "trend", study->trend);
  cJSON_AddBoolToObject(object, "conflict_is_negative", study->negative);
  json_text(object, "periods", periods);
  json_count(object, "n", study->n);
  json_count(object, "df", study->fit->n - study->fit->k);
  json_count(object, "hac_lag", study->hac.lags);
  json_number(object, "factor", study->hac.factor);
  json_parts(object, study);
  cJSON *tests = json_array(object, "equality");
  for (gsize t = 0; t < study->tests; t++) {
    cJSON *item = json_item(tests);
    json_text(item, "test", study->test[t].what);
    json_line(item, &study->test[t].difference, study->test[t].null);
    json_number(item, "p_holm", study->test[t].p_holm);
  }
  json_joint(object, "joint", &study->joint);
  json_joint(object, "joint_plain_errors", &study->joint_plain);
  json_warnings(object, warnings);
}
