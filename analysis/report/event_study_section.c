#include "event_study_section.h"

#include <math.h>
#include <stdlib.h>

#include "event_study_reading.h"
#include "event_study_words.h"
#include "format.h"
#include "reading_parts.h"
#include "regression_words.h"

#define DIGITS      4
#define MOST_STEPS  24 /* rows of observed and expected; JSON and the chart have all */
#define MOST_OTHERS 10 /* other events, those nearest to the event */
#define MOST_LEADS  12
#define WARNING_RHO 0.9

static const char *
shape_words(EventShape shape)
{
  static const char *const words[] = {"a level and a slope of its own from the event on (an interrupted time series)",
                                      "a step at the event", "a ramp that begins with the event",
                                      "a pulse in the periods of the event"};
  return words[shape];
}

static void
append_errors(GString *text, const EventStudy *study)
{
  const HacUsed *hac = &study->interrupted->hac;
  g_autofree char *factor = format_significant(hac->factor, DIGITS), *rho = format_significant(study->path->rho, 2);
  if (study->interrupted->plain)
    g_string_append(text, " Plain errors, since a pulse has its periods to itself.");
  else
    g_string_append_printf(text,
                           " Newey–West errors (Bartlett kernel, lag %" G_GSIZE_FORMAT
                           " by the rule floor(4 (n/100)^(2/9)), factor n/(n−k) = %s).",
                           hac->lags, factor);
  g_string_append_printf(text,
                         " Means under Newey–West errors with lag %" G_GSIZE_FORMAT
                         ". Expected path: the same controls fitted to the periods before the event alone, errors of "
                         "an AR(1) with the residuals’ coefficient corrected for bias (%s).",
                         study->windows.hac.lags, rho);
}

static void
append_placebo(GString *text, const EventStudy *study)
{
  g_autofree char *leads = event_periods(study, study->leads);
  g_string_append_printf(
      text,
      " Placebo dates: the absolute t of the %s, plain errors, with the event at each date that leaves "
      "%" G_GSIZE_FORMAT " periods or more before it%s; placebo p = (1 + dates as large)/(1 + dates).",
      event_main_term(study->shape), study->placebo->side, study->shape == EVENT_PULSE ? "" : " and from it on");
  if (study->leads)
    g_string_append_printf(
        text, " Anticipation: dummies of the %s before the event, from the periods before them, errors of an AR(1).",
        leads);
}

static void
say_method(Document *document, const EventStudy *study)
{
  g_autofree char *before = event_span(study, 0, study->n_before),
                  *after = event_span(study, study->n_before, study->n_after), *at = event_asked(study);
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text,
                         "Event of %s%s%s%s, %s: %s, n = %" G_GSIZE_FORMAT " before (%s) and %" G_GSIZE_FORMAT
                         " from it on (%s). Least squares of %s%s, and %s.",
                         at, study->title ? " (" : "", study->title ? study->title : "", study->title ? ")" : "",
                         study->label, frequency_name(study->frequency), study->n_before, before, study->n_after, after,
                         study->formula, study->trend_added ? " (the trend was added)" : "", shape_words(study->shape));
  append_errors(text, study);
  append_placebo(text, study);
  document_say(document, BLOCK_METHOD, "%s", text->str);
}

/* A line of an estimate; p and null where the study tests. */
static void
add_line(Block *table, const EventStudy *study, const char *name, const Coefficient *line, const char *null)
{
  g_autofree char *estimate = format_significant(line->estimate, DIGITS),
                  *error = format_significant(line->standard_error, DIGITS),
                  *interval = event_interval(line->lower, line->upper), *p = null ? format_p(line->p) : NULL;
  if (study->descriptive)
    table_row(table, name, estimate, error, interval, NULL);
  else
    table_row(table, name, estimate, error, interval, p, null ? null : "", NULL);
}

static Block *
table_of_estimates(Document *document, const EventStudy *study, const char *caption, const char *head)
{
  const char *const heads[] = {head, "Estimate", "Std. error", "<95 % interval", "p", "<Null"};
  return document_table_v(document, caption, heads, G_N_ELEMENTS(heads) - (study->descriptive ? 2 : 0));
}

static void
say_means(Document *document, const EventStudy *study)
{
  const EventWindows *w = &study->windows;
  g_autofree char *before = event_span(study, study->n_before - w->n_before, w->n_before),
                  *after = event_span(study, study->n_before, w->n_after);
  g_autofree char *first = g_strdup_printf("Before, %s (n = %" G_GSIZE_FORMAT ")", before, w->n_before),
                  *second = g_strdup_printf("After, %s (n = %" G_GSIZE_FORMAT ")", after, w->n_after);
  Block *table = table_of_estimates(document, study, "Means before and after", "<Window");
  add_line(table, study, first, &w->before, NULL);
  add_line(table, study, second, &w->after, NULL);
  add_line(table, study, "Difference", &w->difference, NO_DIFFERENCE);
}

static void
say_interruption(Document *document, const EventStudy *study)
{
  const char *each = every_period(study->frequency);
  const gboolean pulse = study->shape == EVENT_PULSE;
  g_autofree char *trend = g_strdup_printf("Trend%s, %s", event_has_slope(study->shape) ? " before" : "", each),
                  *slope = g_strdup_printf("Change of slope, %s", each),
                  *date = pulse ? event_asked(study) : event_date(study),
                  *level = g_strdup_printf("%s, %s", pulse ? "Level of the pulse" : "Change of level", date);
  Block *table = table_of_estimates(document, study, "Interrupted time series", "<Term");
  if (study->trend_column != G_MAXSIZE)
    add_line(table, study, trend, &study->trend, NO_PRE_TREND);
  if (event_has_level(study->shape))
    add_line(table, study, level, &study->interrupted->level, NO_LEVEL);
  if (event_has_slope(study->shape))
    add_line(table, study, slope, &study->interrupted->slope, NO_SLOPE);
}

static void
add_f(Block *table, const char *name, const TestResult *test, const char *null)
{
  g_autofree char *statistic = format_significant(test->statistic, DIGITS), *p = format_p(test->p),
                  *law = g_strdup_printf("F(%.0f, %.0f)", test->df1, test->df2);
  if (test->n)
    table_row(table, name, statistic, law, p, null, NULL);
}

static void
say_tests(Document *document, const EventStudy *study)
{
  const Placebo *placebo = study->placebo;
  g_autofree char *own = format_significant(placebo->own, DIGITS), *p = format_p(placebo->p),
                  *rank = g_strdup_printf("rank %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " dates", placebo->rank,
                                          placebo->dates + 1);
  Block *table = NULL;
  if (study->descriptive) {
    document_say(document, BLOCK_PARAGRAPH, "Placebo dates: the %s has an absolute t of %s, %s.",
                 event_main_term(study->shape), own, rank);
    return;
  }
  table = document_table(document, "Tests", "<Test", "Statistic", "<Law", "p", "<Null", NULL);
  add_f(table, "Level and slope together", &study->interrupted->joint, NO_CHANGE_BOTH);
  table_row(table, "Placebo dates", own, rank, p, NO_PLACEBO, NULL);
  add_f(table, "Anticipation", &study->lead_test, NO_ANTICIPATION);
}

static void
add_step(Block *table, const EventStudy *study, const PathStep *step, gsize place)
{
  g_autofree char *period = period_print(study->periods[place]),
                  *observed = format_significant(study->values[place], DIGITS),
                  *expected = format_significant(step->expected, DIGITS),
                  *band = event_interval(step->lower, step->upper), *gap = signed_number(step->gap),
                  *total = signed_number(step->total), *interval = event_interval(step->total_lower, step->total_upper);
  table_row(table, period, observed, expected, band, gap, total, interval, NULL);
}

static void
say_path(Document *document, const EventStudy *study)
{
  const gsize shown = MIN(study->path->steps, MOST_STEPS);
  Block *table = document_table(document, "Observed and expected", "<Period", "Observed", "Expected", "<95 % band",
                                "Difference", "Sum so far", "<95 % interval", NULL);
  for (gsize s = 0; s < shown; s++)
    add_step(table, study, &study->path->step[s], study->n_before + s);
  if (shown < study->path->steps)
    document_say(document, BLOCK_PARAGRAPH, "The table shows the first %d of %" G_GSIZE_FORMAT " periods.", MOST_STEPS,
                 study->path->steps);
}

static void
say_leads(Document *document, const EventStudy *study)
{
  if (study->leads == 0)
    return;
  Block *table = document_table(document, "Periods before the event", "<Period", "Observed", "Expected", "Difference",
                                "Std. error", NULL);
  for (gsize s = study->leads - MIN(study->leads, MOST_LEADS); s < study->leads; s++) {
    const PathStep *step = &study->lead_path->step[s];
    const gsize place = study->n_before - study->leads + s;
    g_autofree char *period = period_print(study->periods[place]),
                    *observed = format_significant(study->values[place], DIGITS),
                    *expected = format_significant(step->expected, DIGITS), *gap = signed_number(step->gap),
                    *error = format_significant(step->gap_error, DIGITS);
    table_row(table, period, observed, expected, gap, error, NULL);
  }
}

/* Days between the beginnings of another event and of this one. */
static gint
distance(const EventStudy *study, const OtherEvent *other)
{
  if (other->place == OTHER_SAME_PERIOD)
    return 0;
  return abs(other->span.first - study->at.first);
}

static gint
by_distance(gconstpointer a, gconstpointer b, gpointer data)
{
  return distance(data, *(const OtherEvent *const *)a) - distance(data, *(const OtherEvent *const *)b);
}

static void
say_others(Document *document, const EventStudy *study)
{
  static const char *const places[] = {"before", "same time", "after"};
  if (study->others->len == 0)
    return;
  g_autoptr(GPtrArray) nearest = g_ptr_array_copy(study->others, NULL, NULL);
  g_ptr_array_set_free_func(nearest, NULL);
  g_ptr_array_sort_with_data(nearest, by_distance, (gpointer)study);
  g_autofree char *caption =
      nearest->len > MOST_OTHERS
          ? g_strdup_printf("Other events in the windows, the nearest %d of %u", MOST_OTHERS, nearest->len)
          : g_strdup("Other events in the windows");
  Block *table = document_table(document, caption, "<Date", "<", "<Event", NULL);
  for (guint i = 0; i < MIN(nearest->len, MOST_OTHERS); i++) {
    const OtherEvent *other = g_ptr_array_index(nearest, i);
    const Period first = {other->span.first, other->span.first};
    g_autofree char *date = other->span.last == SPAN_OPEN ? period_print(first) : period_print(other->span);
    table_row(table, date, places[other->place], other->title, NULL);
  }
}

static void
warn_few(Document *document, const EventStudy *study)
{
  g_autofree char *before = event_periods(study, study->n_before), *after = event_periods(study, study->n_after);
  if (study->descriptive)
    document_say(
        document, BLOCK_WARNING,
        "Only %s before the event, and %d are wanted: no test is made and no p-value is given. The intervals show "
        "the scatter around a line through few points, and judge nothing.",
        before, EVENT_FEW_BEFORE);
  if (study->n_after < EVENT_FEW_AFTER)
    document_say(document, BLOCK_WARNING,
                 "Only %s from the event on: errors of its %s rest on few residuals and tend to be too small.", after,
                 event_main_term(study->shape));
}

/* A date late in its period: the first period in force is mostly one without it. */
static void
warn_late(Document *document, const EventStudy *study)
{
  const gint32 days = event_days(study), all = period_days(study->periods[study->n_before]);
  g_autofree char *date = event_date(study);
  if (2 * days < all)
    document_say(document, BLOCK_WARNING,
                 "%s counts as the first period in force, and the event fills only %d of its %d days.", date, days,
                 all);
}

static void
say_warnings(Document *document, const EventStudy *study)
{
  g_autofree char *rho = format_significant(study->path->rho, 2);
  const gboolean seasonal = frequency_per_year(study->frequency) > 1 && study->frequency != FREQUENCY_DAY;
  warn_few(document, study);
  warn_late(document, study);
  if (seasonal && !study->season)
    document_say(document, BLOCK_WARNING,
                 "The controls have no season: what the time of the year does to the %s after the event counts as its "
                 "effect.",
                 period_word(study->frequency, 2));
  if (study->path->rho >= WARNING_RHO)
    document_say(document, BLOCK_WARNING,
                 "The errors before the event are as persistent (AR(1) %s) as those of a series that wanders: it may "
                 "have drifted this far without any event.",
                 rho);
  if (!study->has_events)
    document_say(document, BLOCK_WARNING,
                 "There is no table of events: what else happened in these periods is not known here.");
}

void
section_event_study(Document *document, const Analysis *analysis)
{
  const EventStudy *study = analysis->result;
  g_autofree char *reading = read_event_study(study);
  say_method(document, study);
  say_means(document, study);
  say_interruption(document, study);
  say_tests(document, study);
  say_path(document, study);
  say_leads(document, study);
  say_others(document, study);
  say_warnings(document, study);
  document_say(document, BLOCK_READING, "%s", reading);
}
