#include "event_study_reading.h"

#include <math.h>

#include "event_study_words.h"
#include "format.h"
#include "reading_parts.h"
#include "regression_words.h"

#define DIGITS     4
#define TEST_LEVEL 0.05

/* "In the 12 months from 2021-06 on Turnover was on average 124.9 EUR million below what the 17 months before let expect (95 % interval of
 * the difference −398.2 to 148.3): no more than ..." */
static void
append_gap(GString *text, const EventStudy *study)
{
  const Coefficient mean = event_mean_gap(study);
  g_autofree char *date = event_date(study), *after = event_periods(study, study->n_after),
                  *before = event_periods(study, study->n_before), *distance = event_distance(study, mean.estimate),
                  *limits = event_limits(study, mean.lower, mean.upper);
  g_string_append_printf(text,
                         "In the %s from %s on %s stood on average %s what the %s before let expect (95 %% interval of "
                         "the difference %s)%s.",
                         after, date, study->label, distance, before, limits,
                         study->descriptive     ? ""
                         : event_is_told(study) ? ": more than the scatter before accounts for"
                                                : ": no more than the scatter before accounts for");
}

/* Of values that add up, not of logarithms. */
static void
append_total(GString *text, const EventStudy *study)
{
  const PathStep *last = &study->path->step[study->path->steps - 1];
  g_autofree char *amount = event_amount(study, last->total),
                  *limits = event_limits(study, last->total_lower, last->total_upper);
  if (!study->log)
    g_string_append_printf(text, " The differences add up to %s (%s).", amount, limits);
}

static void
append_end(GString *text, const EventStudy *study)
{
  const char *one = period_word(study->frequency, 1), *many = period_word(study->frequency, 2);
  if (study->outside == 0) {
    g_string_append_printf(text, " No single %s lies outside the band of the expected path.", one);
    return;
  }
  g_autofree char *last = period_print(study->periods[study->n_before + study->ends - 1]);
  if (study->outside == 1)
    g_string_append_printf(text, " One of these %s, %s, lies outside the band of the expected path", many, last);
  else
    g_string_append_printf(text,
                           " %" G_GSIZE_FORMAT " of these %s lie outside the band of the expected path, the last %s%s",
                           study->outside, many, last, study->ends == study->n_after ? ", where the window ends" : "");
  g_string_append(text, "; one in twenty would by chance, and this is no estimate of when an effect ended.");
}

/* "a change of slope of −57.2 EUR million a month (95 % interval −76.3 to −38.2, p = 0.03 of no change of slope)" */
static void
append_term(GString *text, const EventStudy *study, const Coefficient *term, const char *what, const char *each,
            const char *null)
{
  g_autofree char *amount = event_amount(study, term->estimate),
                  *limits = event_limits(study, term->lower, term->upper), *p = event_p(term->p);
  g_string_append_printf(text, "%s of %s%s%s (95 %% interval %s", what, amount, each ? " " : "", each ? each : "",
                         limits);
  if (!isnan(term->p))
    g_string_append_printf(text, ", %s of %s", p, null);
  g_string_append_c(text, ')');
}

static void
append_interruption(GString *text, const EventStudy *study)
{
  const Interrupted *its = study->interrupted;
  g_string_append(text, " The regression puts it at ");
  if (event_has_level(study->shape))
    append_term(text, study, &its->level,
                study->shape == EVENT_PULSE ? "a level in the periods of the event" : "a change of level", NULL,
                NO_LEVEL);
  if (study->shape == EVENT_LEVEL_AND_SLOPE)
    g_string_append(text, " and ");
  if (event_has_slope(study->shape))
    append_term(text, study, &its->slope, "a change of slope", every_period(study->frequency), NO_SLOPE);
  g_string_append_c(text, '.');
}

static void
append_placebo(GString *text, const EventStudy *study)
{
  const Placebo *placebo = study->placebo;
  if (placebo->dates == 0) {
    g_string_append(text, " No other date leaves enough periods on either side to be compared.");
    return;
  }
  g_autofree char *p = event_p(placebo->p), *some = g_strdup_printf("%" G_GSIZE_FORMAT, placebo->as_large);
  g_string_append_printf(text, " Moved to %" G_GSIZE_FORMAT " other date%s, the event has a %s as clear at %s of them",
                         placebo->dates, placebo->dates == 1 ? "" : "s", event_main_term(study->shape),
                         placebo->as_large ? some : "none");
  if (!study->descriptive)
    g_string_append_printf(text, " (placebo %s)", p);
  g_string_append_c(text, '.');
}

static void
append_leads(GString *text, const EventStudy *study)
{
  if (study->leads == 0 || study->descriptive)
    return;
  g_autofree char *leads = event_periods(study, study->leads), *p = event_p(study->lead_test.p);
  g_string_append_printf(text, " The %s before the event %s what those before them let expect (%s)%s.", leads,
                         study->lead_test.p < TEST_LEVEL ? "differ from" : "cannot be told from", p,
                         study->lead_test.p < TEST_LEVEL ? ": it was anticipated, or something else had begun" : "");
}

/* "a change of level smaller than 289.3 EUR million", "a change of level between −32.0 % and +47.1 %" */
static char *
unseen(const EventStudy *study)
{
  const char *term = event_main_term(study->shape);
  const double size = study->interrupted->detectable;
  if (study->log) {
    g_autofree char *fall = event_amount(study, -size), *rise = event_amount(study, size);
    return g_strdup_printf("a change of %s between %s and %s", term, fall, rise);
  }
  g_autofree char *number = format_significant(size, DIGITS);
  return g_strdup_printf("a change of %s smaller than %s%s%s", term, number, study->unit ? " " : "",
                         study->unit ? study->unit : "");
}

static void
append_detectable(GString *text, const EventStudy *study)
{
  g_autofree char *before = event_periods(study, study->n_before), *change = unseen(study);
  if (study->descriptive)
    g_string_append_printf(text,
                           " With %s before the event, where %d are wanted, this describes and tests nothing: %s could "
                           "hardly have been seen (5 %%, power 80 %%).",
                           before, EVENT_FEW_BEFORE, change);
  else
    g_string_append_printf(text, " With so many %s %s would be missed more often than one time in five.",
                           period_word(study->frequency, 2), change);
}

static void
append_limits(GString *text, const EventStudy *study)
{
  const gsize same = event_same_period(study);
  if (study->others->len) {
    g_string_append_printf(text, " %u other event%s of the study's list fall%s into these windows", study->others->len,
                           study->others->len == 1 ? "" : "s", study->others->len == 1 ? "s" : "");
    if (same)
      g_string_append_printf(text, ", %" G_GSIZE_FORMAT " of them into the %s%s", same,
                             study->shape == EVENT_PULSE ? "event’s own " : "same ",
                             period_word(study->frequency, study->shape == EVENT_PULSE ? 2 : 1));
    g_string_append(text, ": what is seen cannot be laid on this one.");
  }
  g_string_append(text,
                  " What followed an event need not be its effect: prices, other partners and policies moved too.");
}

char *
read_event_study(const EventStudy *study)
{
  GString *text = g_string_new(NULL);
  append_gap(text, study);
  append_total(text, study);
  append_end(text, study);
  append_interruption(text, study);
  append_placebo(text, study);
  append_leads(text, study);
  append_detectable(text, study);
  append_limits(text, study);
  return g_string_free(text, FALSE);
}
