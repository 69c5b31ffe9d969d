/* aggregation_study.h - kind "aggregation": the same regression at every frequency that the data allow
 *
 * Each series that the formula names is converted to the frequency before the formula is evaluated, all by one rule; a logarithm is then
 * that of the sum, a lag one period of that frequency. A longer period that is not whole is missing. */
#pragma once

#include "analysis.h"
#include "datasets/convert.h"
#include "model.h"

#define MOST_FREQUENCIES 4

/* A series as the formula names it. */
typedef struct {
  char *name, *label, *unit;
  Frequency frequency; /* its own */
  gboolean rate;       /* a percentage, an index, a price, or a plain number with fractions: not to be summed */
} AggregatedSeries;

typedef struct {
  Frequency frequency;
  Regression *model; /* NULL: then why says the reason */
  char *why;
} AggregatedModel;

typedef struct {
  char *formula;
  ConvertRule rule;
  GPtrArray *series; /* AggregatedSeries, in the order of their first use */
  gsize n;
  AggregatedModel models[MOST_FREQUENCIES]; /* n, from the shortest period on */
} AggregationStudy;

/* method: sum (the default) | mean | last. frequencies: those asked for; without, all from that of the coarsest series on. Errors: those of
 * regression_run but where they concern one frequency only (too few observations, periods that do not fit: then model is NULL);
 * DATA_ERROR_SCHEMA (another method), DATA_ERROR_ALIGN (no frequency at which the model could be computed). */
gpointer aggregation_run(const AnalysisInput *input, GError **error);
void aggregation_study_free(gpointer study); /* safe on NULL */
