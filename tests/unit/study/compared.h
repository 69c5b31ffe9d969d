/* compared.h - series with values and bounds written down in a test, and how they agree */
#pragma once

#include "../test.h"

#include <gsl/gsl_errno.h>

#include "datasets/problems.h"
#include "study/agreement_study.h"

static inline Period
period_of(const char *text)
{
  Period period = {0};
  const char *why = NULL;
  if (!period_parse(text, strlen(text), &period, &why))
    fail_msg("%s is no period: %s", text, why);
  return period;
}

/* "5", ">0", ">=0", "<0", "<=0", "-9..36" (limits excluded), ":" for missing. */
static inline Observation
observation_from(const char *period, const char *text)
{
  const Period span = period_of(period);
  const char *dots = strstr(text, "..");
  const gboolean closed = strchr(text, '=') != NULL;
  const double number = g_ascii_strtod(text + strspn(text, "<>="), NULL);
  return *text == ':'   ? observation_missing(span, MISSING_NOT_PUBLISHED)
         : dots         ? observation_range(span, number, g_ascii_strtod(dots + 2, NULL), TRUE, TRUE)
         : *text == '>' ? observation_range(span, number, INFINITY, !closed, FALSE)
         : *text == '<' ? observation_range(span, -INFINITY, number, FALSE, !closed)
                        : observation_exact(span, number);
}

/* "NAME, UNIT: 2018-01/P2M >0; 2018-03/P2M 5 @Index; 2018-05/P2M 4 =35": the last is the days present; the unit may be left out. */
static inline Series *
series_from(const char *text)
{
  g_auto(GStrv) sides = g_strsplit(text, ": ", 2), parts = g_strsplit(sides[1], "; ", -1);
  g_auto(GStrv) names = g_strsplit(sides[0], ", in ", 2);
  Series *series = series_new(names[0]);
  series_set(&series->unit, names[1]);
  for (char **part = parts; *part && **part; part++) {
    g_auto(GStrv) words = g_strsplit(*part, " ", -1);
    Observation observation = observation_from(words[0], words[1]);
    for (char **more = words + 2; *more; more++)
      if (**more == '@')
        observation.index = g_intern_string(*more + 1);
      else
        observation.days_present = (gint32)g_ascii_strtoll(*more + 1, NULL, 10);
    series_add(series, observation);
  }
  return series;
}

typedef struct {
  AnalysisDef def;
  Ledger *ledger;
  GPtrArray *of;
  Analysis analysis; /* result NULL after an error */
  GError *error;
} Compared;

static inline void
compared_clear(Compared *compared)
{
  agreement_free(compared->analysis.result);
  analysis_options_clear(&compared->def.options);
  ledger_free(compared->ledger);
  g_ptr_array_unref(compared->of);
  g_clear_error(&compared->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Compared, compared_clear)

/* Texts of series, ended by NULL. */
static inline Compared
compare_series(const char *const *texts)
{
  Compared compared = {.ledger = ledger_new(), .of = g_ptr_array_new_with_free_func((GDestroyNotify)series_free)};
  compared.def.kind = analysis_kind("agreement");
  compared.def.name = (char *)"item";
  analysis_options_init(&compared.def.options);
  for (; *texts; texts++)
    g_ptr_array_add(compared.of, series_from(*texts));
  const Scope scope = {.ledger = compared.ledger};
  const AnalysisInput input = {.def = &compared.def, .scope = &scope, .of = compared.of};
  compared.analysis = (Analysis){
      .kind = compared.def.kind, .name = compared.def.name, .result = agreement_run(&input, &compared.error)};
  return compared;
}

#define compare(...) compare_series((const char *const[]){__VA_ARGS__, NULL})

static inline const AgreementStudy *
study_of(const Compared *compared)
{
  assert_no_error(compared->error);
  assert_non_null(compared->analysis.result);
  return compared->analysis.result;
}

static inline int
no_gsl_handler_here(void **state)
{
  (void)state;
  gsl_set_error_handler_off();
  return 0;
}
