#include "event_study_words.h"

#include <math.h>

#include "format.h"
#include "reading_parts.h"
#include "regression_words.h"

#define DIGITS 4

char *
event_date(const EventStudy *study)
{
  return period_print(study->periods[study->n_before]);
}

char *
event_asked(const EventStudy *study)
{
  if (period_frequency(study->at) != FREQUENCY_IRREGULAR || study->frequency == FREQUENCY_IRREGULAR)
    return period_print(study->at);
  g_autofree char *from = period_print(period_containing(study->at.first, study->frequency)),
                  *to = period_print(period_containing(study->at.last, study->frequency));
  return g_strconcat(from, study->frequency == FREQUENCY_YEAR ? "–" : " to ", to, NULL);
}

char *
event_span(const EventStudy *study, gsize first, gsize n)
{
  g_autofree char *from = period_print(study->periods[first]), *to = period_print(study->periods[first + n - 1]);
  return n == 1 ? g_strdup(from) : g_strconcat(from, study->frequency == FREQUENCY_YEAR ? "–" : " to ", to, NULL);
}

char *
event_periods(const EventStudy *study, gsize n)
{
  return g_strdup_printf("%" G_GSIZE_FORMAT " %s", n, period_word(study->frequency, n));
}

const char *
event_main_term(EventShape shape)
{
  return event_has_level(shape) ? "level" : "slope";
}

char *
event_amount(const EventStudy *study, double value)
{
  if (study->log) {
    const double share = expm1(value);
    return signed_percent(share, percent_decimals(share, share, share));
  }
  g_autofree char *number = signed_number(value);
  return g_strconcat(number, study->unit ? " " : "", study->unit ? study->unit : "", NULL);
}

char *
event_distance(const EventStudy *study, double value)
{
  const char *side = value < 0 ? "below" : "above";
  if (study->log) {
    const double share = fabs(expm1(value));
    g_autofree char *percent = format_percent(share, percent_decimals(share, share, share));
    return g_strdup_printf("%s %s", percent, side);
  }
  g_autofree char *number = format_significant(fabs(value), DIGITS);
  return g_strdup_printf("%s%s%s %s", number, study->unit ? " " : "", study->unit ? study->unit : "", side);
}

char *
event_limits(const EventStudy *study, double lower, double upper)
{
  if (!study->log)
    return event_interval(lower, upper);
  const double low = expm1(lower), high = expm1(upper);
  const int decimals = percent_decimals(low, low, high);
  g_autofree char *from = signed_percent(low, decimals), *to = signed_percent(high, decimals);
  return g_strdup_printf("%s to %s", from, to);
}

char *
event_interval(double lower, double upper)
{
  g_autofree char *from = format_significant(lower, DIGITS), *to = format_significant(upper, DIGITS);
  return g_strdup_printf("%s to %s", from, to);
}

char *
event_p(double p)
{
  g_autofree char *shown = format_p(p);
  return g_strdup_printf("p %s%s", g_str_has_prefix(shown, "<") || g_str_has_prefix(shown, ">") ? "" : "= ", shown);
}

gint32
event_days(const EventStudy *study)
{
  const Period first = study->periods[study->n_before];
  return first.last - CLAMP(study->at.first, first.first, first.last) + 1;
}

gsize
event_same_period(const EventStudy *study)
{
  gsize count = 0;
  for (guint i = 0; i < study->others->len; i++)
    if (((const OtherEvent *)g_ptr_array_index(study->others, i))->place == OTHER_SAME_PERIOD)
      count++;
  return count;
}

gboolean
event_is_told(const EventStudy *study)
{
  const PathStep *last = &study->path->step[study->path->steps - 1];
  return last->total_lower > 0 || last->total_upper < 0;
}

Coefficient
event_mean_gap(const EventStudy *study)
{
  const PathStep *last = &study->path->step[study->path->steps - 1];
  const double n = (double)study->path->steps;
  return (Coefficient){.estimate = last->total / n,
                       .standard_error = last->total_error / n,
                       .t = NAN,
                       .p = NAN,
                       .lower = last->total_lower / n,
                       .upper = last->total_upper / n};
}
