#include "panel_section.h"

#include <string.h>

#include "format.h"
#include "regression_words.h"

#define DIGITS 4

/* Longer lists of codes end in "and 12 more"; JSON has them all. */
#define CODES_SHOWN 12

/* "log(1 + cooperation) and log(1 + conflict)" (transfer full). */
static char *
list_terms(const PanelStudy *study)
{
  GString *text = g_string_new(NULL);
  const Panel *fit = study->fit;
  for (gsize j = 0; j < fit->k; j++)
    if (!g_str_equal(fit->names[j], "(Intercept)"))
      g_string_append_printf(text, "%s%s", text->len == 0 ? "" : j + 1 < fit->k ? ", " : " and ", fit->names[j]);
  return g_string_free(text, FALSE);
}

/* What K of the clustered errors counts (transfer full). */
static char *
describe_counted(const PanelStudy *study)
{
  const char *period = period_word(study->rows->frequency, 1);
  g_autofree char *noun = panel_noun(study, 1);
  switch (study->effects) {
  case PANEL_NONE:
    break;
  case PANEL_PERIOD:
    return g_strdup_printf(": coefficients, constant and %s effects", period);
  case PANEL_ENTITY:
    return g_strdup_printf(": coefficients and constant; the %s effects lie within the clusters and are not counted",
                           noun);
  case PANEL_BOTH:
    return g_strdup_printf(
        ": coefficients, constant and %s effects; the %s effects lie within the clusters and are not "
        "counted",
        period, noun);
  }
  return g_strdup(" coefficients");
}

/* How the clustered errors were made (transfer full). */
static char *
describe_clusters(const PanelStudy *study)
{
  const Panel *fit = study->fit;
  g_autofree char *noun = panel_noun(study, 1), *counted = describe_counted(study);
  if (study->method == PANEL_PPML)
    return g_strdup_printf("Errors clustered by %s (CR1, times G/(G−1) with G = %" G_GSIZE_FORMAT ")", noun,
                           fit->entities);
  return g_strdup_printf("Errors clustered by %s (CR1, times G/(G−1) (n−1)/(n−K) with G = %" G_GSIZE_FORMAT
                         " and K = %" G_GSIZE_FORMAT "%s)",
                         noun, fit->entities, fit->counted, counted);
}

static void
say_method(Document *document, const PanelStudy *study)
{
  const Panel *fit = study->fit;
  const PanelRows *rows = study->rows;
  const gboolean ppml = study->method == PANEL_PPML;
  g_autofree char *first = period_print(study->first), *last = period_print(study->last), *terms = list_terms(study),
                  *noun = panel_noun(study, 1), *effects = panel_effects_words(study),
                  *clusters = describe_clusters(study);
  document_say(document, BLOCK_METHOD,
               "%s of %s on %s over pairs of %s and %s, %s–%s, n = %" G_GSIZE_FORMAT
               ", with %s%s. %s%s; t with %" G_GSIZE_FORMAT
               " degrees of freedom. The null of each p: the coefficient is zero%s. Plain errors beside them: %s.",
               ppml ? "Poisson pseudo-maximum likelihood (Santos Silva and Tenreyro 2006)" : "Least squares",
               rows->response, terms, noun, period_word(rows->frequency, 1), first, last, fit->n, effects,
               study->effects == PANEL_NONE   ? ""
               : study->effects == PANEL_BOTH ? ", taken out exactly (Wansbeek and Kapteyn 1989)"
                                              : ", taken out by their means",
               ppml ? "Linear in terms and effects is the logarithm of the mean. " : "", clusters, fit->entities - 1,
               study->effects == PANEL_NONE ? "" : ", the effects being in the model",
               ppml ? "variance in proportion to the mean, no dependence" : "equal variances, no dependence");
}

static void
add_coefficients(Document *document, const PanelStudy *study)
{
  Block *table = document_table(document, "Coefficients", "<Term", "Estimate", "Std. error", "t", "p", "95 % lower",
                                "95 % upper", "Plain std. error", NULL);
  for (gsize j = 0; j < study->fit->k; j++) {
    const Coefficient *term = &study->fit->clustered[j];
    g_autofree char *estimate = format_significant(term->estimate, DIGITS),
                    *error = format_significant(term->standard_error, DIGITS), *t = format_decimals(term->t, 2),
                    *p = format_p(term->p), *lower = format_significant(term->lower, DIGITS),
                    *upper = format_significant(term->upper, DIGITS),
                    *plain = format_significant(study->fit->plain[j].standard_error, DIGITS);
    table_row(table, study->fit->names[j], estimate, error, t, p, lower, upper, plain, NULL);
  }
}

static void
add_pair_row(Block *table, const PanelStudy *study, gsize count, gboolean always, const char *what)
{
  const gsize possible = study->rows->n_parts * study->rows->n_periods;
  if (!count && !always)
    return;
  g_autofree char *pairs = g_strdup_printf("%" G_GSIZE_FORMAT, count),
                  *share = format_percent((double)count / (double)possible, 1);
  table_row(table, what, pairs, share, NULL);
}

/* What there is of the pairs, and what of it is used. */
static void
add_pairs(Document *document, const PanelStudy *study)
{
  const PanelRows *rows = study->rows;
  const PanelPairs *pairs = &rows->pairs;
  const Panel *fit = study->fit;
  const char *period = period_word(rows->frequency, 1);
  g_autofree char *noun = panel_noun(study, 1), *many = panel_noun(study, rows->n_parts),
                  *caption = g_strdup_printf("Pairs of %s and %s", noun, period),
                  *possible = g_strdup_printf(
                      "possible: %" G_GSIZE_FORMAT " %s with a value in the sample, %" G_GSIZE_FORMAT " %s",
                      rows->n_parts, many, rows->n_periods, period_word(rows->frequency, rows->n_periods)),
                  *above = g_strdup_printf("with %s above zero", rows->traded);
  Block *table = document_table(document, caption, "<Pairs", "Number", "Share", NULL);
  add_pair_row(table, study, rows->n_parts * rows->n_periods, TRUE, possible);
  add_pair_row(table, study, pairs->positive, TRUE, above);
  add_pair_row(table, study, pairs->zero, TRUE, "with zero");
  add_pair_row(table, study, pairs->negative, FALSE, "below zero");
  add_pair_row(table, study, pairs->absent, TRUE, "without a row or a value");
  if (rows->covered) {
    g_autofree char *where = panel_zeros_where(rows->uncovered),
                    *uncovered = g_strdup_printf("left out: %s without any row in %s", many, where);
    add_pair_row(table, study, pairs->uncovered, TRUE, uncovered);
  }
  add_pair_row(table, study, pairs->undefined_absent, TRUE, "left out: no row or no value");
  add_pair_row(table, study, pairs->undefined_zero, TRUE, "left out: a zero, of which the response is not defined");
  add_pair_row(table, study, pairs->undefined, FALSE, "left out: the response is not defined otherwise");
  add_pair_row(table, study, pairs->without_term, FALSE, "left out: a term has no value");
  add_pair_row(table, study, fit->singletons, TRUE, "left out: alone, so that an effect fits it by itself");
  add_pair_row(table, study, fit->only_zero, FALSE, "left out: nothing but zeros, which an effect fits by itself");
  add_pair_row(table, study, fit->separated, FALSE, "left out: zeros that the terms tell without error");
  add_pair_row(table, study, fit->n, TRUE, "used");
}

static void
say_fit(Document *document, const PanelStudy *study)
{
  const Panel *fit = study->fit;
  const gboolean effects = study->effects != PANEL_NONE;
  g_autofree char *within = format_percent(fit->within, 1), *whole = format_decimals(fit->r_squared, 3),
                  *scale = format_significant(fit->scale, DIGITS);
  if (study->method == PANEL_PPML)
    document_say(document, BLOCK_PARAGRAPH,
                 "The terms account for %s of the deviance%s. Squared correlation of response and fit: %s. Variance "
                 "over the mean: %s. Converged after %u steps.",
                 within, effects ? " that the effects leave" : "", whole, scale, fit->steps);
  else
    document_say(document, BLOCK_PARAGRAPH,
                 "The terms account for %s of the variance%s; R² %s%s. Standard deviation of the errors: %s.", within,
                 effects ? " that the effects leave (within R²)" : "", effects ? "with the effects " : "", whole,
                 scale);
}

/* "CZE, MLT and 70 more" (transfer full). */
static char *
first_codes(char *const *codes)
{
  GString *text = g_string_new(NULL);
  const guint n = g_strv_length((char **)codes), shown = n > CODES_SHOWN ? CODES_SHOWN : n;
  for (guint i = 0; i < shown; i++)
    g_string_append_printf(text, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : " and ", codes[i]);
  if (shown < n)
    g_string_append_printf(text, " and %u more", n - shown);
  return g_string_free(text, FALSE);
}

/* "one partner", "2 partners" (transfer full). */
static char *
count_parts(const PanelStudy *study, guint n)
{
  g_autofree char *noun = panel_noun(study, n);
  return n == 1 ? g_strdup_printf("one %s", noun) : g_strdup_printf("%u %s", n, noun);
}

static void
say_uncovered(Document *document, const PanelStudy *study)
{
  const PanelRows *rows = study->rows;
  if (!rows->covered || !rows->uncovered->codes[0])
    return;
  const guint n = g_strv_length(rows->uncovered->codes);
  g_autofree char *some = count_parts(study, n), *codes = first_codes(rows->uncovered->codes),
                  *where = panel_zeros_where(rows->uncovered), *noun = panel_noun(study, 1);
  document_say(document, BLOCK_WARNING,
               "Left out: %s without any row in %s, where absent rows mean zero: %s%s. A %s with nothing but zeros and "
               "one that the source does not cover look the same there. What is found holds for those with rows.",
               some, where, n > 1 ? "by size " : "", codes, noun);
}

static void
warn_of_zeros(Document *document, const PanelStudy *study, const PanelZeros *zeros)
{
  const guint n = g_strv_length(zeros->codes);
  g_autofree char *codes = first_codes(zeros->codes), *some = count_parts(study, n);
  document_say(document, BLOCK_WARNING,
               "Zeros throughout in %s, since the table has no row of %s and absent rows mean zero there: %s%s. Where "
               "its source does not cover one this is wrong: 'without' leaves it out, and 'covered: yes' all such.",
               zeros->names, some, n > 1 ? "by size " : "", codes);
}

static void
warn_of_pairs(Document *document, const PanelStudy *study)
{
  const PanelRows *rows = study->rows;
  const PanelPairs *pairs = &rows->pairs;
  if (pairs->undefined_absent)
    document_say(document, BLOCK_WARNING,
                 "No value in %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " pairs: nothing is known of them, and they are "
                 "not taken as zeros. What is found holds for pairs that are there.",
                 pairs->undefined_absent, rows->n_parts * rows->n_periods - pairs->uncovered);
  if (pairs->undefined_zero)
    document_say(document, BLOCK_WARNING,
                 "Left out: %" G_GSIZE_FORMAT " pair%s with zero, of which the response is not defined. method: ppml, "
                 "of the response without its logarithm, keeps such pairs.",
                 pairs->undefined_zero, pairs->undefined_zero == 1 ? "" : "s");
  say_uncovered(document, study);
  for (guint i = 0; i < rows->zeros->len; i++)
    warn_of_zeros(document, study, g_ptr_array_index(rows->zeros, i));
}

static void
warn_of_fit(Document *document, const PanelStudy *study)
{
  const Panel *fit = study->fit;
  const char *period = period_word(study->rows->frequency, 1);
  g_autofree char *noun = panel_noun(study, 1), *many = panel_noun(study, fit->entities);
  if (fit->entities < FEW_CLUSTERS)
    document_say(document, BLOCK_WARNING,
                 "%" G_GSIZE_FORMAT
                 " %s are few clusters: with fewer than %d clustered errors are often too small, and "
                 "so is p (Cameron, Gelbach and Miller 2008).",
                 fit->entities, many, FEW_CLUSTERS);
  if (fit->sets > 1)
    document_say(document, BLOCK_WARNING,
                 "The %s fall into %" G_GSIZE_FORMAT " sets that share no %s: each is compared within itself.", many,
                 fit->sets, period);
  if (study->rows->lagged_response && study->effects & PANEL_ENTITY)
    document_say(document, BLOCK_WARNING,
                 "A lag of the response stands beside %s effects: its coefficient is biased, the more the fewer %s "
                 "there are (Nickell 1981), and the others with it.",
                 noun, period_word(study->rows->frequency, 2));
}

void
section_panel(Document *document, const Analysis *analysis)
{
  const PanelStudy *study = analysis->result;
  g_autofree char *reading = read_panel(study);
  say_method(document, study);
  add_coefficients(document, study);
  add_pairs(document, study);
  say_fit(document, study);
  warn_of_pairs(document, study);
  warn_of_fit(document, study);
  document_say(document, BLOCK_READING, "%s", reading);
}
