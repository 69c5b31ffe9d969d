/* composition_study.h - kind "composition": what flows are made of at chosen periods
 *
 *     indicators:
 *       - { name: sections, kind: composition, of: [ export_sections, import_sections ], periods: [ 1995, 2005, 2015 ] }
 *
 * of: one breakdown a flow; their parts are brought together by their codes. periods: at which it is looked (default: the first, the middle
 * and the last of those that all flows have). top: so many parts by name (default COMPOSITION_TOP), the rest as one. Shares are of
 * the whole: the stated total where there is one, else the sum of the parts; each flow has its own unit. */
#pragma once

#include "analysis.h"

#define COMPOSITION_TOP 10

/* A stated total that exceeds its parts by less than this share of it does so by rounding: nothing is unspecified. */
#define COMPOSITION_ROUNDING 1e-6

typedef struct {
  char *code, *label;
  double weight; /* sum of its shares over all flows and periods */
} CompositionPart;

typedef struct {
  Breakdown *breakdown;
  gsize *rows;   /* a period of the study: its row in the breakdown */
  gsize *places; /* a part of the study: its place in the breakdown; G_MAXSIZE: it is not in this flow */
} CompositionFlow;

typedef struct {
  gsize n; /* periods, in order of time */
  Period *periods;
  gboolean by_rule; /* nobody gave the periods */
  GPtrArray *flows; /* CompositionFlow */
  GPtrArray *parts; /* CompositionPart: of all flows, the largest weight first, equals by code */
  gsize top;        /* parts by name, at most all; no part with a weight of 0 */
  gboolean top_given;
} CompositionStudy;

/* Errors: DATA_ERROR_SCHEMA (a flow twice), DATA_ERROR_PERIOD (a period that a flow does not have, or that is given twice; no period that
 * all have), STATS_ERROR_DOMAIN (a negative value, of which there is no share; no whole above 0). */
gpointer composition_run(const AnalysisInput *input, GError **error);
void composition_free(gpointer study); /* safe on NULL */

const CompositionFlow *composition_flow(const CompositionStudy *study, gsize flow); /* (transfer none) */
const CompositionPart *composition_part(const CompositionStudy *study, gsize part); /* (transfer none) */
/* The flow's label, or its name (transfer none). */
const char *composition_label(const CompositionFlow *flow);

/* The value of a part of the study in a period of the study: NaN where no row gives one. */
double composition_value(const CompositionFlow *flow, gsize period, gsize part);
double composition_whole(const CompositionFlow *flow, gsize period);
/* composition_value over composition_whole. */
double composition_share(const CompositionFlow *flow, gsize period, gsize part);
/* What no part has of the stated total, a value; 0 without a stated total and where that is not larger than its parts. */
double composition_unspecified(const CompositionFlow *flow, gsize period);
/* The share of the parts behind the first top: their sum. */
double composition_others(const CompositionStudy *study, const CompositionFlow *flow, gsize period);
/* Between two periods; what is unspecified counts as a part (stats/dissimilarity.h). */
double composition_change(const CompositionStudy *study, const CompositionFlow *flow, gsize from, gsize to);
/* Parts and periods of a flow in which no row gives a value, though the flow has the part. */
gsize composition_blanks(const CompositionStudy *study, const CompositionFlow *flow);
