/* event_study.h - kind "event-studies": what a series did when an event came into force, against what it did before
 *
 * of: one expression, whose controls are a constant and a linear trend; or formula: the series on controls of its own (trend, season, a
 * price). at: the event's date or period; the first period that contains it, or follows it, is the first in force. method: what the event adds
 * to the controls, "level-and-slope" (the default: an interrupted time series, to which a trend is added where the formula has none),
 * "step", "ramp" or "pulse" (1 in the periods that overlap `at`). window: periods before the event whose mean is compared, and periods from
 * the event on that are looked at; later ones are left out of everything. lags: so many periods before the event are tested
 * for anticipation.
 *
 * With fewer than EVENT_FEW_BEFORE periods before the event the study only describes: every p-value is NaN. */
#pragma once

#include "analysis.h"
#include "stats/event_windows.h"
#include "stats/expected_path.h"
#include "stats/interrupted.h"
#include "stats/placebo.h"

/* Two years of months: below that neither trend nor season nor the noise around them is known well enough for a test. */
#define EVENT_FEW_BEFORE 24
#define EVENT_LEADS      3 /* periods tested for anticipation unless `lags` says otherwise */

/* Where another event begins: before the one in question, in its first period (in those of a pulse), or later. */
typedef enum { OTHER_BEFORE, OTHER_SAME_PERIOD, OTHER_AFTER } OtherPlace;

typedef struct {
  Period span;
  char *title;
  OtherPlace place;
} OtherEvent;

typedef struct {
  char *formula;        /* of the controls, with a trend that was added */
  char *response;       /* its left side */
  gboolean log;         /* the response is log(...), of what label and unit name */
  char *label, *unit;   /* unit NULL: a plain number; in millions where values are of ten millions and more */
  char *source;         /* of all series in it; may be NULL */
  gboolean trend_added; /* to a formula that has none */
  gboolean season;      /* the formula has one */
  EventShape shape;
  Period at;   /* as asked */
  char *title; /* of the study's event that begins at a day asked for; may be NULL */
  Frequency frequency;
  gsize window;               /* as asked, or by the frequency */
  gsize n, n_before, n_after; /* all before the event, and the window from it on */
  gsize later;                /* periods behind the window, left out */
  Period *periods;            /* n */
  double *values;             /* n, of the response */
  gboolean descriptive;

  EventWindows windows; /* means: the window before, and the one after */
  Interrupted *interrupted;
  gsize trend_column; /* of the fit; G_MAXSIZE: there is none */
  Coefficient trend;  /* before the event, a period */
  ExpectedPath *path; /* n_after steps, from the periods before the event alone */
  gsize ends;         /* the last step whose gap's interval excludes zero, counted from 1; 0: none does */
  gsize outside;      /* how many do */
  Placebo *placebo;
  gsize leads;             /* 0: none were tested */
  ExpectedPath *lead_path; /* leads steps, from the periods before them */
  TestResult lead_test;

  gboolean has_events; /* the study names a table of events */
  GPtrArray *others;   /* OtherEvent: those that overlap the windows, the event itself left out */
} EventStudy;

/* Errors: those of design_new, event_windows, interrupted_fit, expected_path and placebo_dates; of the study's table of events;
 * DATA_ERROR_SCHEMA (no 'at'; a method that there is not; lags that are no number; a lag of the response in the formula; a window above
 * PATH_MOST_STEPS), DATA_ERROR_PERIOD (no period before the event, or none from it on). */
gpointer event_study_run(const AnalysisInput *input, GError **error);
void event_study_free(gpointer study); /* safe on NULL */
