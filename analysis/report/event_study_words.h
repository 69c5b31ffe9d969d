/* event_study_words.h - what an event study is called, part by part; all texts (transfer full) unless told otherwise */
#pragma once

#include "study/event_study.h"

/* With fewer periods from the event on its change of level or slope rests on almost nothing. */
#define EVENT_FEW_AFTER 12

/* Null hypotheses. */
#define NO_DIFFERENCE   "the mean is the same before and after"
#define NO_LEVEL        "no change of level"
#define NO_SLOPE        "no change of slope"
#define NO_PRE_TREND    "no trend before"
#define NO_CHANGE_BOTH  "no change of level nor of slope"
#define NO_PLACEBO      "the date is as any other date"
#define NO_ANTICIPATION "the periods before are as those before them let expect"

/* "2021-06", the first period in force. */
char *event_date(const EventStudy *study);
/* The event's date as asked: "2021-06-24", "2010–2012" (transfer full). */
char *event_asked(const EventStudy *study);
/* "2020-01 to 2021-05", n periods from the one numbered first; "2005–2009" for years. */
char *event_span(const EventStudy *study, gsize first, gsize n);
/* "12 months", "1 year" */
char *event_periods(const EventStudy *study, gsize n);
/* What the statistic of placebo dates is of: "level" or "slope" (transfer none). */
const char *event_main_term(EventShape shape);
/* "−213.4 EUR million", or "−21.3 %" where the response is a logarithm. */
char *event_amount(const EventStudy *study, double value);
/* "−400.1 to −26.7", or "−35.0 % to −4.9 %" of a logarithm. */
char *event_limits(const EventStudy *study, double lower, double upper);
/* "213.4 EUR million below", "21.3 % above" */
char *event_distance(const EventStudy *study, double value);
/* "−400.1 to −26.7": two numbers as they are. */
char *event_interval(double lower, double upper);
/* "p = 0.013", "p < 0.0001" */
char *event_p(double p);
/* Days of the first period in which the event is in force; all of them where it is asked for by the period. */
gint32 event_days(const EventStudy *study);
/* How many of the other events begin in the first period in force, or in those of a pulse. */
gsize event_same_period(const EventStudy *study);
/* Whether the gaps as a whole lie on one side of zero: the interval of their sum excludes it. */
gboolean event_is_told(const EventStudy *study);
/* The mean gap a period, and its interval, from the sum of all. */
Coefficient event_mean_gap(const EventStudy *study);
