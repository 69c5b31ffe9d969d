#include "rolling_section.h"

#include <math.h>

#include "correlation_words.h"
#include "format.h"
#include "json_value.h"
#include "regression_words.h"
#include "warnings.h"

/* Up to so many windows the table holds them all. */
#define WINDOWS_SHOWN 16

char *
windows_words(const RollingStudy *study)
{
  return g_strdup_printf("windows of %" G_GSIZE_FORMAT " %s", study->rolling->window,
                         period_word(study->frequency, study->rolling->window));
}

/* "2001–2008", those of its pairs. */
static char *
window_name(const RollingStudy *study, const RollingWindow *window)
{
  g_autofree char *first = period_print(study->periods[window->first]),
                  *last = period_print(study->periods[window->last]);
  return g_strdup_printf("%s–%s", first, last);
}

static void
add_row(const RollingStudy *study, Block *table, gsize i, const char *which)
{
  const RollingWindow *w = &study->rolling->windows[i];
  if (w->n == 0)
    return;
  const gboolean known = !isnan(w->r);
  g_autofree char *name = window_name(study, w), *n = g_strdup_printf("%" G_GSIZE_FORMAT, w->n),
                  *r = known ? format_decimals(w->r, 4) : NULL,
                  *effective = known ? format_decimals(w->n_effective, 1) : NULL,
                  *lower = known ? format_decimals(w->lower, 4) : NULL,
                  *upper = known ? format_decimals(w->upper, 4) : NULL;
  table_row(table, name, which, n, r, effective, lower, upper, NULL);
}

static const char *
which_window(const Rolling *rolling, gsize i)
{
  return i == rolling->lowest    ? "lowest"
         : i == rolling->highest ? "highest"
         : i == 0                ? "first"
         : i + 1 == rolling->n   ? "last"
                                 : "";
}

static void
add_table(Document *document, const RollingStudy *study)
{
  const Rolling *rolling = study->rolling;
  const gboolean all = rolling->n <= WINDOWS_SHOWN;
  Block *table = document_table(document, NULL, "<Window", "<", "n", "r", "n eff.", "Low 95 %", "High 95 %", NULL);
  for (gsize i = 0; i < rolling->n; i++)
    if (all || i == 0 || i + 1 == rolling->n || i == rolling->lowest || i == rolling->highest)
      add_row(study, table, i, which_window(rolling, i));
  if (!all)
    document_say(document, BLOCK_PARAGRAPH,
                 "The table shows the first, the lowest, the highest and the last of %" G_GSIZE_FORMAT " windows.",
                 rolling->n);
}

static void
say_method(Document *document, const RollingStudy *study)
{
  const Rolling *rolling = study->rolling;
  g_autofree char *periods = periods_print(study->periods, study->n), *windows = windows_words(study);
  document_say(document, BLOCK_METHOD,
               "Rolling correlation of %s with %s: %s, %s, n = %" G_GSIZE_FORMAT ". Pearson in %s%s; %" G_GSIZE_FORMAT
               " window%s, at most %" G_GSIZE_FORMAT " without overlap. Each interval holds for its "
               "window alone and rests on n eff. (Pyper and Peterman 1998).%s",
               study->x, study->y, periods, frequency_name(study->frequency), study->n, windows,
               study->by_rule ? " (by rule: a third of the span, 8 to 120 periods)" : "", rolling->n,
               rolling->n == 1 ? "" : "s", rolling->apart, gaps_words(study->gaps));
}

static GPtrArray *
warn(const RollingStudy *study)
{
  g_autofree char *numbers =
      study->n_changes ? numbers_words(study->changes.r, study->n_changes, study->changes.p_effective) : NULL;
  char *expected = warn_expected(&study->wander[0], &study->wander[1], numbers, study->why);
  char *few = warn_few_pairs(study->rolling->window, NAN, " in a window");
  return warnings_of(expected, few);
}

/* Windows whose interval leaves out zero. */
static gsize
apart_from_zero(const Rolling *rolling)
{
  gsize count = 0;
  for (gsize i = 0; i < rolling->n; i++)
    count += rolling->windows[i].lower > 0 || rolling->windows[i].upper < 0 ? 1 : 0;
  return count;
}

static void
append_range(GString *text, const RollingStudy *study)
{
  const Rolling *rolling = study->rolling;
  const RollingWindow *low = &rolling->windows[rolling->lowest], *high = &rolling->windows[rolling->highest];
  g_autofree char *windows = windows_words(study), *low_r = r_words(low->r), *high_r = r_words(high->r),
                  *low_name = window_name(study, low), *high_name = window_name(study, high),
                  *whole = r_words(study->whole.r);
  if (rolling->computed == 1)
    g_string_append_printf(text, "One window could be computed: %s over %s.", low_r, low_name);
  else
    g_string_append_printf(text, "In %s the correlation of %s and %s lies between %s (%s) and %s (%s).", windows,
                           study->x, study->y, low_r, low_name, high_r, high_name);
  g_string_append_printf(text, " Over all %" G_GSIZE_FORMAT " pairs it is %s.", study->n, whole);
}

char *
read_rolling(const RollingStudy *study)
{
  const Rolling *rolling = study->rolling;
  const gsize apart = apart_from_zero(rolling);
  GString *text = g_string_new(NULL);
  append_range(text, study);
  g_string_append_printf(text,
                         " Of %" G_GSIZE_FORMAT " window%s with a correlation %" G_GSIZE_FORMAT
                         " ha%s an interval that leaves out zero, each taken for itself.",
                         rolling->computed, rolling->computed == 1 ? "" : "s", apart, apart == 1 ? "s" : "ve");
  if (rolling->n > 1)
    g_string_append_printf(text,
                           " Neighbouring windows share all but one period, and only %" G_GSIZE_FORMAT
                           " fit%s in without overlap. Whether the relation changed is not tested: the lowest and the "
                           "highest window were picked after looking, and windows differ by chance alone.",
                           rolling->apart, rolling->apart == 1 ? "s" : "");
  g_string_append(text, " A correlation says neither which moves first nor that one causes the other.");
  return g_string_free(text, FALSE);
}

void
section_rolling(Document *document, const Analysis *analysis)
{
  const RollingStudy *study = analysis->result;
  g_autofree char *reading = read_rolling(study);
  g_autoptr(GPtrArray) warnings = warn(study);
  say_method(document, study);
  add_table(document, study);
  say_warnings(document, warnings);
  document_say(document, BLOCK_READING, "%s", reading);
}

static void
json_window(cJSON *list, const RollingStudy *study, const RollingWindow *w)
{
  cJSON *item = json_item(list);
  if (w->n) {
    json_period(item, "first", study->periods[w->first]);
    json_period(item, "last", study->periods[w->last]);
  } else {
    json_text(item, "first", NULL);
    json_text(item, "last", NULL);
  }
  json_count(item, "n", w->n);
  json_number(item, "r", w->r);
  json_number(item, "n_effective", w->n_effective);
  json_number(item, "ci_low_effective", w->lower);
  json_number(item, "ci_high_effective", w->upper);
}

void
json_rolling(cJSON *object, const Analysis *analysis)
{
  const RollingStudy *study = analysis->result;
  const Rolling *rolling = study->rolling;
  g_autoptr(GPtrArray) warnings = warn(study);
  json_text(object, "x", study->x);
  json_text(object, "y", study->y);
  json_count(object, "n", study->n);
  json_number(object, "r", study->whole.r);
  json_count(object, "window", rolling->window);
  cJSON_AddBoolToObject(object, "window_by_rule", study->by_rule);
  json_count(object, "n_windows", rolling->n);
  json_count(object, "windows_computed", rolling->computed);
  json_count(object, "windows_apart", rolling->apart);
  cJSON *windows = json_array(object, "windows");
  for (gsize i = 0; i < rolling->n; i++)
    json_window(windows, study, &rolling->windows[i]);
  json_warnings(object, warnings);
}
