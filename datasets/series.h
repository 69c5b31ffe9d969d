/* series.h - a sequence of observations in order of time
 *
 * An observation is a span with a value, or with the limits between which the value is known to lie, or with the
 * reason why there is none. Frequency is a property that a series has when its spans fit one grid. */
#pragma once

#include <glib.h>

#include "ledger.h"
#include "number.h"
#include "period.h"

typedef struct {
  Period period;
  double value;        /* NaN when missing or known only as a range */
  double lower, upper; /* equal to value when it is exact; infinite where open to that side; NaN when missing */
  gboolean lower_open, upper_open; /* the limit itself is excluded */
  Missing missing;
  gint32 days_present; /* of a converted observation; -1 when coverage plays no part */
  const char *index;   /* published index it belongs to, interned, or NULL: never spliced with another */
  const char *source;  /* of this observation, interned, or NULL: the series' source holds */
  /* Of an indicator: between which values it moves, as the series' range says; NaN without. They say nothing of where the value lies. */
  double low, high;
} Observation;

typedef struct {
  char *name, *label;
  char *unit;      /* NULL: a plain number */
  char *valuation; /* "FOB", "CIF", "FOB and CIF"; NULL */
  char *source;
  char *composition; /* of a bloc: "EU as composed on 1 July 2007"; NULL */
  char *range; /* what low and high of its observations are: "with any one partner left out"; NULL: there are none */
  GArray *observations; /* Observation, by period; no period twice */
} Series;

Series *series_new(const char *name);
Series *series_copy(const Series *series);
/* A series with the name, texts and unit of another, no observations and no range. */
Series *series_like(const Series *series);
void series_free(Series *series); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Series, series_free)

gsize series_length(const Series *series);
const Observation *series_at(const Series *series, gsize i); /* (transfer none) */
/* The label, or the name when there is none (transfer none). */
const char *series_label(const Series *series);

/* An exact value; a value that is NaN is missing for that reason; a range. The span must not precede the last one added. */
Observation observation_exact(Period period, double value);
Observation observation_missing(Period period, Missing reason);
Observation observation_range(Period period, double lower, double upper, gboolean lower_open, gboolean upper_open);
gboolean observation_is_exact(const Observation *observation);
gboolean observation_is_range(const Observation *observation);
void series_add(Series *series, Observation observation);

/* The observation of exactly that span, or NULL (transfer none). */
const Observation *series_find(const Series *series, Period period);
/* The observation k steps before the i-th (behind it for a negative k): k grid periods where all spans on the way stand on
 * one grid, gaps among them or not, otherwise k adjoining spans; NULL when there is none, or when another published
 * index begins on the way (transfer none). Takes time in the number of steps, not in the length of the series. */
const Observation *series_before(const Series *series, gsize i, int k);

/* The frequency of all spans, or IRREGULAR. An empty series is irregular. */
Frequency series_frequency(const Series *series);

/* Keeps the observations whose span lies within range. */
void series_cut(Series *series, Period range);
/* Makes observations missing (incomplete) whose days present are less than share of their days; each is entered in the ledger. */
void series_require_coverage(Series *series, double share, Ledger *ledger);

/* Sets a text field: g_free, then g_strdup; NULL is allowed. */
void series_set(char **field, const char *text);
