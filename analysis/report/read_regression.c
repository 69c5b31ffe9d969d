#include <math.h>
#include <string.h>

#include "format.h"
#include "reading_parts.h"
#include "readings.h"

/* Changes of a logarithm beyond this are no longer read as percentages: a factor of 2.7 and more. */
#define LARGEST_LOG 1.0

/* An R-squared above this is shown with decimals, so that it is not rounded to all of the variance. */
#define NEARLY_ALL 0.995

/* What stands in the brackets of a call that is the whole text: "x" of "log(x)"; NULL for anything else (transfer full). */
static char *
inside_call(const char *function, const char *text)
{
  if (!g_str_has_prefix(text, function) || text[strlen(function)] != '(')
    return NULL;
  const char *start = text + strlen(function) + 1;
  int depth = 1;
  const char *at = start;
  for (; *at && depth; at++)
    depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
  return depth || *at ? NULL : g_strndup(start, (gsize)(at - 1 - start));
}

/* A series may be called trend as well. */
static gboolean
is_trend(const Regression *regression, gsize i)
{
  if (!g_str_equal(regression->fit->names[i], "trend") || regression->cross_section)
    return FALSE;
  for (gsize row = 0; row < regression->n; row++)
    if (gsl_matrix_get(regression->fit->design, row, i) != (double)regression->grid[row])
      return FALSE;
  return TRUE;
}

/* "season[2]": 2, otherwise 0. */
static guint64
season_of(const char *name)
{
  return g_str_has_prefix(name, "season[") ? g_ascii_strtoull(name + strlen("season["), NULL, 10) : 0;
}

/* A term as the subject of its sentence (transfer full). */
static char *
subject_of(const Regression *regression, gsize i)
{
  const char *name = regression->fit->names[i], *word = period_word(regression->frequency);
  g_autofree char *log = inside_call("log", name), *step = inside_call("step", name),
                  *pulse = inside_call("pulse", name), *ramp = inside_call("ramp", name);
  const guint64 season = season_of(name);
  if (is_trend(regression, i))
    return g_strdup_printf("Each further %s", word);
  if (season && regression->fit->intercept)
    return g_strdup_printf("Season %" G_GUINT64_FORMAT ", compared with season 1,", season);
  if (season)
    return g_strdup_printf("Season %" G_GUINT64_FORMAT, season);
  if (step)
    return g_strdup_printf("The time from %s on, compared with the time before,", step);
  if (pulse)
    return g_strdup_printf("%s, compared with the other periods,", pulse);
  if (ramp)
    return g_strdup_printf("Each further %s from %s on", word, ramp);
  return log ? g_strdup_printf("Each 1 %% more of %s", log) : g_strdup_printf("Each further unit of %s", name);
}

/* "a change of +1.330 USD million in exports (95 % interval +0.9688 to +1.692)"; of a logarithm in percent. */
static void
append_change(GString *text, const Regression *regression, const Coefficient *change)
{
  g_autofree char *inner = inside_call("log", regression->response_label);
  if (inner && fmax(fabs(change->lower), fabs(change->upper)) <= LARGEST_LOG) {
    const double share = expm1(change->estimate), from = expm1(change->lower), to = expm1(change->upper);
    const int decimals = percent_decimals(share, from, to);
    g_autofree char *shown = signed_percent(share, decimals), *lower = signed_percent(from, decimals),
                    *upper = signed_percent(to, decimals);
    g_string_append_printf(text, "a change of %s in %s (95 %% interval %s to %s)", shown, inner, lower, upper);
    return;
  }
  const char *unit = regression->response_unit;
  g_autofree char *shown = signed_number(change->estimate), *lower = signed_number(change->lower),
                  *upper = signed_number(change->upper);
  g_string_append_printf(text, "a change of %s%s%s in %s (95 %% interval %s to %s)", shown, unit ? " " : "",
                         unit ? unit : "", regression->response_label, lower, upper);
}

static void
append_term(GString *text, const Regression *regression, gsize i)
{
  const Coefficient *term = &regression->coefficients[i];
  g_autofree char *subject = subject_of(regression, i), *log = inside_call("log", regression->fit->names[i]);
  const double step = log ? log1p(0.01) : 1;
  const Coefficient change = {
      .estimate = step * term->estimate, .lower = step * term->lower, .upper = step * term->upper};
  g_string_append_printf(text, "%s%s goes with ", text->len ? " " : "", subject);
  append_change(text, regression, &change);
  g_string_append(text, is_told(term) ? "." : ", which the data do not tell from zero.");
}

static void
append_share(GString *text, const Regression *regression, gsize n_terms)
{
  const Fit *fit = regression->fit;
  gboolean seasons = TRUE; /* which exclude each other */
  for (gsize i = fit->k - n_terms; i < fit->k; i++)
    seasons = seasons && season_of(fit->names[i]);
  g_autofree char *share = format_percent(fit->r_squared, fit->r_squared > NEARLY_ALL ? 2 : 0);
  if (n_terms > 1 && !seasons)
    g_string_append(text, " Each of these holds with the other terms unchanged.");
  g_string_append_printf(text, " %s for %s of the %s of %s%s.",
                         n_terms > 1 ? "Together the terms account" : "The term accounts", share,
                         fit->intercept ? "variance" : "sum of squares", regression->response_label,
                         fit->intercept ? "" : " about zero, as there is no intercept");
}

char *
read_regression(const Regression *regression)
{
  GString *text = g_string_new(NULL);
  const Fit *fit = regression->fit;
  const gsize first = fit->intercept ? 1 : 0, n_terms = fit->k - first;
  for (gsize i = first; i < fit->k; i++)
    append_term(text, regression, i);
  if (n_terms)
    append_share(text, regression, n_terms);
  if (!regression->cross_section)
    append_autocorrelation(text, regression);
  g_string_append(text, n_terms == 1 && is_trend(regression, first)
                            ? " A trend describes the past; it shows no cause and is no forecast."
                            : " A regression tells what goes together, not what causes what.");
  return g_string_free(g_string_erase(text, 0, text->str[0] == ' ' ? 1 : 0), FALSE);
}
