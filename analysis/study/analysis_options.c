#include "analysis_options.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "datasets/problems.h"
#include "option_values.h"

void
analysis_options_init(AnalysisOptions *options)
{
  *options = (AnalysisOptions){
      .lags = OPTION_UNSET,
      .max_lags = OPTION_UNSET,
      .max_breaks = OPTION_UNSET,
      .trimming = NAN,
      .window = OPTION_UNSET,
      .block = OPTION_UNSET,
      .resamples = OPTION_UNSET,
      .steps = OPTION_UNSET,
      .season = OPTION_UNSET,
      .difference = NAN,
      .top = OPTION_UNSET,
      .allowance = NAN,
  };
}

void
analysis_options_clear(AnalysisOptions *options)
{
  g_clear_pointer(&options->method, g_free);
  g_clear_pointer(&options->frequencies, g_strfreev);
  g_clear_pointer(&options->mirror, g_free);
  g_clear_pointer(&options->parts, g_strfreev);
  g_clear_pointer(&options->periods, g_array_unref);
  g_clear_pointer(&options->bloc, g_free);
  g_clear_pointer(&options->effects, g_free);
}

static gboolean
set_lags(AnalysisOptions *o, const char *value, GError **error)
{
  static const char *const words[] = {"rule", "aic", "bic", NULL};
  guint64 count;
  for (guint i = 0; words[i]; i++)
    if (g_str_equal(words[i], value)) {
      o->lag_choice = (LagChoice)(LAGS_RULE + i);
      o->lags = OPTION_UNSET;
      return TRUE;
    }
  if (!option_count(value, 0, &count, NULL))
    return option_refuse(error, "is a whole number, 0 or more, or one of rule, aic or bic", value);
  o->lag_choice = LAGS_GIVEN;
  o->lags = count;
  return TRUE;
}

static gboolean
set_terms(AnalysisOptions *o, const char *value, GError **error)
{
  static const char *const words[] = {"none", "constant", "trend", NULL};
  guint choice;
  if (!option_choose(words, value, &choice, error))
    return FALSE;
  o->terms = (DeterministicTerms)(TERMS_NONE + choice);
  return TRUE;
}

/* Behind a refusal: why the text was no period. */
static void
add_reason(GError **error, const char *why)
{
  if (!error)
    return;
  char *message = g_strdup_printf("%s (%s)", (*error)->message, why);
  g_free((*error)->message);
  (*error)->message = message;
}

static gboolean
set_at(AnalysisOptions *o, const char *value, GError **error)
{
  const char *why;
  o->has_at = period_parse_range(value, strlen(value), &o->at, &why);
  if (!o->has_at) {
    option_refuse(error, "is a period such as 2008 or 2020-07, or a range such as 2013..2016", value);
    add_reason(error, why);
  }
  return o->has_at;
}

static gboolean
set_seed(AnalysisOptions *o, const char *value, GError **error)
{
  return option_seed(value, &o->seed, error);
}

static gboolean
set_correction(AnalysisOptions *o, const char *value, GError **error)
{
  static const char *const words[] = {"holm", "bh", NULL};
  guint choice;
  if (!option_choose(words, value, &choice, error))
    return FALSE;
  o->correction = (Correction)choice;
  return TRUE;
}

static gboolean
set_word(char **target, const char *value, const char *wanted, GError **error)
{
  if (!*value)
    return option_refuse(error, wanted, value);
  g_free(*target);
  *target = g_strdup(value);
  return TRUE;
}

static gboolean
set_method(AnalysisOptions *o, const char *value, GError **error)
{
  return set_word(&o->method, value, "is a word", error);
}

static gboolean
set_mirror(AnalysisOptions *o, const char *value, GError **error)
{
  return set_word(&o->mirror, value, "is the name of a breakdown", error);
}

static gboolean
set_bloc(AnalysisOptions *o, const char *value, GError **error)
{
  return set_word(&o->bloc, value, "is the name of a bloc", error);
}

static gboolean
set_effects(AnalysisOptions *o, const char *value, GError **error)
{
  return set_word(&o->effects, value, "is a word", error);
}

static gboolean
set_covered(AnalysisOptions *o, const char *value, GError **error)
{
  return option_switch(&o->covered, value, error);
}

/* "DEU, POL" */
static gboolean
set_parts(AnalysisOptions *o, const char *value, GError **error)
{
  g_auto(GStrv) codes = g_strsplit(value, ",", -1);
  for (char **code = codes; *code; code++)
    if (!*g_strstrip(*code))
      return option_refuse(error, "lists codes such as DEU, POL", value);
  if (!codes[0])
    return option_refuse(error, "lists codes such as DEU, POL", value);
  g_strfreev(o->parts);
  o->parts = g_steal_pointer(&codes);
  return TRUE;
}

/* "1995, 2005, 2015" */
static gboolean
set_periods(AnalysisOptions *o, const char *value, GError **error)
{
  g_auto(GStrv) texts = g_strsplit(value, ",", -1);
  g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(Period));
  for (char **text = texts; *text; text++) {
    Period period;
    const char *why;
    g_strstrip(*text);
    if (!period_parse(*text, strlen(*text), &period, &why))
      return option_refuse(error, "lists periods such as 1995, 2005", value);
    g_array_append_val(periods, period);
  }
  if (periods->len == 0)
    return option_refuse(error, "lists periods such as 1995, 2005", value);
  if (o->periods)
    g_array_unref(o->periods);
  o->periods = g_steal_pointer(&periods);
  return TRUE;
}

/* "annual, monthly" */
static gboolean
set_frequencies(AnalysisOptions *o, const char *value, GError **error)
{
  static const char *const words[] = {"annual", "quarterly", "bimonthly", "monthly", NULL};
  g_auto(GStrv) parts = g_strsplit(value, ",", -1);
  guint choice;
  for (char **part = parts; *part; part++)
    if (!option_choose(words, g_strstrip(*part), &choice, error))
      return FALSE;
  if (!parts[0])
    return option_refuse(error, "lists frequencies such as annual, monthly", value);
  g_strfreev(o->frequencies);
  o->frequencies = g_steal_pointer(&parts);
  return TRUE;
}

/* A row is a whole number, a number between limits, or what a function of its own reads. */
typedef enum { VALUE_COUNT, VALUE_NUMBER, VALUE_OWN } ValueKind;

static const struct {
  const char *key;
  ValueKind kind;
  gsize offset;       /* of the field, for counts and numbers */
  double least, most; /* of a number both are excluded */
  const char *wanted; /* of a number */
  gboolean (*set)(AnalysisOptions *options, const char *value, GError **error);
} rows[] = {
#define COUNT(key, field, least)                                                                                       \
  {                                                                                                                    \
    key, VALUE_COUNT, offsetof(AnalysisOptions, field), least, 0, NULL, NULL                                           \
  }
#define OWN(key, set)                                                                                                  \
  {                                                                                                                    \
    key, VALUE_OWN, 0, 0, 0, NULL, set                                                                                 \
  }
    OWN("lags", set_lags),
    COUNT("max-lags", max_lags, 1),
    OWN("terms", set_terms),
    OWN("at", set_at),
    COUNT("max-breaks", max_breaks, 1),
    {"trimming", VALUE_NUMBER, offsetof(AnalysisOptions, trimming), 0, 0.5, "is a share between 0 and 0.5", NULL},
    COUNT("window", window, 2),
    COUNT("block", block, 1),
    COUNT("resamples", resamples, 99),
    OWN("seed", set_seed),
    COUNT("steps", steps, 1),
    COUNT("season", season, 2),
    {"smallest-difference", VALUE_NUMBER, offsetof(AnalysisOptions, difference), 0, INFINITY, "is a number above 0",
     NULL},
    OWN("correction", set_correction),
    OWN("method", set_method),
    OWN("frequencies", set_frequencies),
    COUNT("top", top, 1),
    OWN("mirror", set_mirror),
    OWN("parts", set_parts),
    OWN("periods", set_periods),
    OWN("bloc", set_bloc),
    {"allowance", VALUE_NUMBER, offsetof(AnalysisOptions, allowance), -1e-300, 1, "is a share from 0 to 1", NULL},
    OWN("effects", set_effects),
    OWN("covered", set_covered),
#undef COUNT
#undef OWN
};

static gboolean
set_number(gsize row, double *target, const char *value, GError **error)
{
  double number;
  if (!option_number(value, &number) || !(number > rows[row].least && number < rows[row].most))
    return option_refuse(error, rows[row].wanted, value);
  *target = number;
  return TRUE;
}

static gboolean
set_count(gsize row, gsize *target, const char *value, GError **error)
{
  guint64 count;
  if (!option_count(value, (guint64)rows[row].least, &count, error))
    return FALSE;
  *target = count;
  return TRUE;
}

gboolean
analysis_option_is_list(const char *key)
{
  static const char *const lists[] = {"frequencies", "parts", "periods", NULL};
  return g_strv_contains(lists, key);
}

gboolean
analysis_options_set(AnalysisOptions *options, const char *key, const char *value, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    if (!g_str_equal(rows[i].key, key))
      continue;
    void *field = (char *)options + rows[i].offset;
    return rows[i].kind == VALUE_COUNT    ? set_count(i, field, value, error)
           : rows[i].kind == VALUE_NUMBER ? set_number(i, field, value, error)
                                          : rows[i].set(options, value, error);
  }
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "is no option of an analysis");
  return FALSE;
}
