#include "regression_section.h"

#include <math.h>

#include "diagnostics_section.h"
#include "fit_lines.h"
#include "format.h"
#include "regression_reading.h"
#include "regression_words.h"

/* Significant digits in a report's tables: what errors of a few dozen observations can carry. */
#define DIGITS 4
#define MOST_T 1e5 /* with two decimals */

/* Are the errors anything but the classical ones of least squares, so that these stand beside them? */
static gboolean
shows_plain(const Regression *r)
{
  return r->errors != ERRORS_PLAIN || r->estimator != ESTIMATOR_OLS;
}

static void
add_cell(GPtrArray *cells, char *text)
{
  g_ptr_array_add(cells, text);
}

static void
coefficient_row(Block *table, const Regression *r, gsize i)
{
  const Coefficient *term = &r->coefficients[i];
  g_autoptr(GPtrArray) cells = g_ptr_array_new();
  add_cell(cells, g_strdup(r->fit->names[i]));
  add_cell(cells, format_significant(term->estimate, DIGITS));
  add_cell(cells, format_significant(term->standard_error, DIGITS));
  add_cell(cells, fabs(term->t) < MOST_T ? format_decimals(term->t, 2) : format_significant(term->t, DIGITS));
  add_cell(cells, format_p(term->p));
  add_cell(cells, format_significant(term->lower, DIGITS));
  add_cell(cells, format_significant(term->upper, DIGITS));
  if (r->bootstrap) {
    add_cell(cells, format_significant(r->bootstrap->lower[i], DIGITS));
    add_cell(cells, format_significant(r->bootstrap->upper[i], DIGITS));
  }
  if (r->estimator != ESTIMATOR_OLS)
    add_cell(cells, format_significant(r->plain[i].estimate, DIGITS));
  if (shows_plain(r))
    add_cell(cells, format_significant(r->plain[i].standard_error, DIGITS));
  table_row_take(table, (char **)cells->pdata, cells->len);
}

static void
coefficient_table(Document *document, const Regression *r)
{
  const char *heads[11] = {"<Term", "Estimate", "Std. error", "t", "p", "Low 95 %", "High 95 %"};
  gsize n = 7;
  if (r->bootstrap) {
    heads[n++] = "Low, percentiles";
    heads[n++] = "High, percentiles";
  }
  if (r->estimator != ESTIMATOR_OLS)
    heads[n++] = "Least squares";
  if (shows_plain(r))
    heads[n++] = "Plain error";
  g_autofree char *caption = table_head(r);
  Block *table = document_table_v(document, caption, heads, n);
  for (gsize i = 0; i < r->k; i++)
    coefficient_row(table, r, i);
}

/* Elasticities are for variables in levels; between two logs the coefficient is one. */
static char *
elasticity_cell(const Regression *r, gsize i)
{
  const char *name = r->fit->names[i];
  g_autofree char *response = response_text(r), *log_response = inside_log(response), *log_term = inside_log(name);
  if (log_response && log_term)
    return format_significant(r->coefficients[i].estimate, DIGITS);
  if (log_response || log_term || !term_is_variable(name))
    return NULL;
  return format_significant(r->effects[i].elasticity, DIGITS);
}

static void
size_table(Document *document, const Regression *r)
{
  if (!r->effects || first_slope(r->fit) == r->k)
    return;
  Block *table =
      document_table(document, "Sizes", "<Term", "Standardised", "Elasticity", "VIF", "Smallest detectable", NULL);
  for (gsize i = first_slope(r->fit); i < r->k; i++) {
    const Effect *effect = &r->effects[i];
    g_autofree char *standardised = format_significant(effect->standardised, DIGITS),
                    *elasticity = elasticity_cell(r, i), *inflation = format_decimals(effect->inflation, 2),
                    *detectable = format_significant(effect->detectable, DIGITS);
    table_row(table, r->fit->names[i], standardised, elasticity ? elasticity : "", inflation, detectable, NULL);
  }
  document_say(
      document, BLOCK_METHOD,
      "Standardised: in standard deviations of both sides; elasticity: at the means; VIF: variance inflation by "
      "the other terms; smallest detectable: a coefficient that a test at 5 %% under these errors finds with a "
      "power of 80 %%.");
}

static void
say_left_out(Document *document, const Regression *r)
{
  g_autofree char *dropped = g_strjoinv(", ", r->dropped);
  if (*dropped)
    document_say(document, BLOCK_WARNING, "Columns left out because they depend on the others: %s.", dropped);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; r->left_out && i < r->left_out->entries->len; i++) {
    const LedgerEntry *entry = g_ptr_array_index(r->left_out->entries, i);
    if (*dropped && g_str_has_prefix(entry->reason, "term "))
      continue;
    g_string_append_printf(text, "%s%s%s%s (%" G_GSIZE_FORMAT ")", text->len ? "; " : "", entry->reason,
                           entry->periods ? ", " : "", entry->periods ? entry->periods : "", entry->count);
  }
  if (text->len)
    document_say(document, BLOCK_PARAGRAPH, "Left out: %s.", text->str);
}

static void
prediction_table(Document *document, const Regression *r)
{
  if (!r->predictions || r->predictions->len == 0)
    return;
  Block *table = document_table(document, "Predictions", "<At", "Mean", "Low 95 %", "High 95 %", "New, low 95 %",
                                "New, high 95 %", NULL);
  for (guint i = 0; i < r->predictions->len; i++) {
    const PredictedPoint *point = g_ptr_array_index(r->predictions, i);
    const Prediction *p = &point->prediction;
    g_autofree char *mean = format_significant(p->mean, DIGITS), *low = format_significant(p->mean_lower, DIGITS),
                    *high = format_significant(p->mean_upper, DIGITS),
                    *new_low = format_significant(p->prediction_lower, DIGITS),
                    *new_high = format_significant(p->prediction_upper, DIGITS);
    table_row(table, point->at, mean, low, high, new_low, new_high, NULL);
  }
  document_say(document, BLOCK_METHOD,
               "Low and high bound the mean there, new ones a single new observation; both take the errors to be "
               "independent and of one variance.");
}

void
section_forecast(Document *document, const Regression *r)
{
  if (!r->forecast)
    return;
  const Fan *fan = r->forecast->fan;
  g_autofree char *response = response_text(r), *caption = g_strdup_printf("Forecast of %s", response);
  g_autoptr(GPtrArray) heads = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(heads, g_strdup("<Period"));
  g_ptr_array_add(heads, g_strdup("Forecast"));
  for (gsize l = 0; l < fan->levels; l++) {
    g_autofree char *level = level_text(fan->level[l]);
    g_ptr_array_add(heads, g_strconcat("Low ", level, NULL));
    g_ptr_array_add(heads, g_strconcat("High ", level, NULL));
  }
  Block *table = document_table_v(document, caption, (const char *const *)heads->pdata, heads->len);
  for (gsize i = 0; i < fan->steps; i++) {
    g_autofree char **cells = g_new0(char *, heads->len);
    cells[0] = period_print(r->forecast->periods[i]);
    cells[1] = format_significant(fan->mean[i], DIGITS);
    for (gsize l = 0; l < fan->levels; l++) {
      cells[2 + 2 * l] = format_significant(fan->lower[i * fan->levels + l], DIGITS);
      cells[3 + 2 * l] = format_significant(fan->upper[i * fan->levels + l], DIGITS);
    }
    table_row_take(table, cells, heads->len);
  }
  document_say(
      document, BLOCK_METHOD,
      "Prediction intervals by least squares; they take the errors to be independent and of one variance and the "
      "relation to last, and are too narrow where it does not.");
}

void
section_regression(Document *document, const Regression *r)
{
  g_autofree char *method = method_line(r), *reading = read_regression(r);
  document_say(document, BLOCK_METHOD, "%s", method);
  coefficient_table(document, r);
  say_fit(document, r);
  say_left_out(document, r);
  const gboolean perfect = is_perfect(r->fit);
  if (!perfect)
    size_table(document, r);
  prediction_table(document, r);
  section_forecast(document, r);
  if (!perfect) {
    section_diagnostics(document, r);
    section_influence(document, r);
  }
  document_say(document, BLOCK_READING, "%s", reading);
}
