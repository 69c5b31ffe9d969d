#include "index_arguments.h"

#include <math.h>
#include <string.h>

#include "argument_rows.h"
#include "command.h"
#include "study/option_values.h"

static const ArgumentRow rows[INDEX_ARGUMENTS] = {
    [INDEX_COUNTRY] = {"country", 'c',
                       "whose relations, such as BLR (default: the one that all pairs share, or every pair)", "CODE"},
    [INDEX_DIRECTION] = {"direction", 0, "from, to or both (default): what the country does, what is done to it",
                         "WAY"},
    [INDEX_FREQUENCY] = {"frequency", 0, "year, half-year, quarter, two-month (default), month or day", "PERIOD"},
    [INDEX_WEIGHTS] = {"weights", 'w', "a table of weights by code (default: the score of the file)", "CSV"},
    [INDEX_VARIANT] = {"variant", 0,
                       "the column of scores in it, such as goldstein_gdelt; a quad column counts 1 and -1", "COLUMN"},
    [INDEX_MIRRORED] = {"mirrored", 0, "rows with the actors the other way round: keep (default) or halve", "RULE"},
    [INDEX_MIN_SOURCES] = {"min-sources", 0, "only rows of so many sources or more", "N"},
    [INDEX_MAX_DELAY] = {"max-delay", 0, "days from a row's date to the day it was added (default 31)", "DAYS"},
    [INDEX_COVERS] = {"covers", 0, "the days that the files cover, 2018-01..2019-12 (default: those with a row)",
                      "RANGE"},
    [INDEX_HALF_LIFE] = {"half-life", 0, "stocks that decay by half in so many periods, such as 1,3,6", "LIST"},
    [INDEX_BOUND] = {"bound", 0, "a level between -N and N, as the Tsinghua index has with 9", "N"},
    [INDEX_START] = {"start", 0, "where the level starts (default 0)", "LEVEL"},
    [INDEX_PER] = {"per", 0, "the balance per 1000 events of dyad, country, world; several by commas", "LIST"},
    [INDEX_EXPLAIN] = {"explain", 'e', "the events that moved a period most, 2021-11/P2M (as CSV, these alone)",
                       "PERIOD"},
    [INDEX_TOP] = {"top", 0, "how many of them (default 10)", "N"},
};

void
index_arguments_clear(IndexArguments *arguments)
{
  for (gsize i = 0; i < INDEX_ARGUMENTS; i++)
    g_free(arguments->value[i]);
  g_strfreev(arguments->partners);
  g_strfreev(arguments->blocs);
  *arguments = (IndexArguments){0};
}

void
index_arguments_entries(IndexArguments *arguments, GArray *entries)
{
  argument_rows_entries(rows, INDEX_ARGUMENTS, arguments->value, entries);
  const GOptionEntry others[] = {
      {"partner", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments->partners,
       "only this country or bloc (may be given again; default: all)", "NAME"},
      {"bloc", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments->blocs,
       "members of a bloc with their dates; @2007 behind it: as of that year", "NAME=CSV"},
      {"no-duplicates", 0, 0, G_OPTION_ARG_NONE, &arguments->no_duplicates,
       "rows of the same day, actors and code count once (default for GDELT)", NULL},
      {"keep-duplicates", 0, 0, G_OPTION_ARG_NONE, &arguments->keep_duplicates, "all rows count", NULL},
      {"root-only", 0, 0, G_OPTION_ARG_NONE, &arguments->root_only, "only root events", NULL},
      {"strict", 0, 0, G_OPTION_ARG_NONE, &arguments->strict, "stop at the first faulty row, instead of counting them",
       NULL},
  };
  g_array_append_vals(entries, others, G_N_ELEMENTS(others));
}

static gboolean
read_number(const char *text, double *number, gboolean above_zero, GError **error)
{
  if (!option_number(text, number) || (above_zero && !(*number > 0)))
    return option_refuse(error, above_zero ? "is a number above 0" : "is a number", text);
  return TRUE;
}

static gboolean
read_half_lives(IndexRequest *request, const char *text, GError **error)
{
  g_auto(GStrv) parts = g_strsplit(text, ",", -1);
  for (char **part = parts; *part; part++) {
    double half_life;
    if (!read_number(g_strstrip(*part), &half_life, TRUE, error))
      return FALSE;
    for (guint i = 0; i < request->half_lives->len; i++)
      if (g_array_index(request->half_lives, double, i) == half_life)
        return option_refuse(error, "names each half-life once", text);
    g_array_append_val(request->half_lives, half_life);
  }
  return request->half_lives->len > 0 || option_refuse(error, "is a number above 0", text);
}

static gboolean
read_per(EventIndexOptions *options, const char *text, GError **error)
{
  static const char *const words[] = {[PER_DYAD] = "dyad", [PER_COUNTRY] = "country", [PER_WORLD] = "world", NULL};
  g_auto(GStrv) parts = g_strsplit(text, ",", -1);
  guint choice;
  for (char **part = parts; *part; part++) {
    if (!option_choose(words, g_strstrip(*part), &choice, error))
      return FALSE;
    options->per[choice] = TRUE;
  }
  return *parts || option_choose(words, "", &choice, error);
}

static gboolean
read_period(const char *text, gboolean range, Period *period, GError **error)
{
  const char *why;
  if (range ? period_parse_range(text, strlen(text), period, &why) : period_parse(text, strlen(text), period, &why))
    return TRUE;
  g_autofree char *wanted = g_strdup_printf("is a %speriod%s (%s)", range ? "range of " : "", range ? "s" : "", why);
  return option_refuse(error, wanted, text);
}

static gboolean
read_word(IndexArgument argument, const char *text, EventIndexOptions *options, GError **error)
{
  static const char *const directions[] = {
      [DIRECTION_BOTH] = "both", [DIRECTION_FROM] = "from", [DIRECTION_TO] = "to", NULL};
  static const char *const mirrors[] = {[MIRRORED_KEEP] = "keep", [MIRRORED_HALVE] = "halve", NULL};
  static const char *const frequencies[] = {"year", "half-year", "quarter", "two-month", "month", "day", NULL};
  guint choice;
  const char *const *words = argument == INDEX_DIRECTION  ? directions
                             : argument == INDEX_MIRRORED ? mirrors
                                                          : frequencies;
  if (!option_choose(words, text, &choice, error))
    return FALSE;
  if (argument == INDEX_DIRECTION)
    options->direction = (Direction)choice;
  else if (argument == INDEX_MIRRORED)
    options->mirrored = (MirrorRule)choice;
  else
    options->frequency = (Frequency)(FREQUENCY_YEAR + choice);
  return TRUE;
}

/* One option's value. */
static gboolean
read_value(IndexRequest *request, IndexArgument argument, const char *text, GError **error)
{
  EventIndexOptions *options = &request->options;
  guint64 count = 0;
  switch (argument) {
  case INDEX_DIRECTION:
  case INDEX_FREQUENCY:
  case INDEX_MIRRORED:
    return read_word(argument, text, options, error);
  case INDEX_MIN_SOURCES:
    if (!option_count(text, 1, &count, error))
      return FALSE;
    options->min_sources = (guint)count;
    return TRUE;
  case INDEX_MAX_DELAY:
    if (!option_count(text, 0, &count, error))
      return FALSE;
    options->max_delay = (gint32)count;
    return TRUE;
  case INDEX_TOP:
    if (!option_count(text, 1, &count, error))
      return FALSE;
    options->top = (gsize)count;
    return TRUE;
  case INDEX_COVERS:
    options->has_covers = TRUE;
    return read_period(text, TRUE, &options->covers, error);
  case INDEX_EXPLAIN:
    options->has_explain = TRUE;
    return read_period(text, FALSE, &options->explain, error);
  case INDEX_HALF_LIFE:
    return read_half_lives(request, text, error);
  case INDEX_PER:
    return read_per(options, text, error);
  case INDEX_BOUND:
    return read_number(text, &options->bound, TRUE, error);
  case INDEX_START:
    return read_number(text, &options->start, FALSE, error);
  case INDEX_COUNTRY:
    options->country = text;
    return *text != '\0' || option_refuse(error, "names a country", text);
  case INDEX_WEIGHTS:
  case INDEX_VARIANT:
    return *text != '\0' || option_refuse(error, argument == INDEX_WEIGHTS ? "names a file" : "names a column", text);
  case INDEX_ARGUMENTS:
    break;
  }
  return FALSE;
}

gboolean
index_arguments_values(const char *command, const IndexArguments *arguments, IndexRequest *request, int *status)
{
  g_autoptr(GError) error = NULL;
  for (guint i = 0; i < INDEX_ARGUMENTS; i++)
    if (arguments->value[i] && !read_value(request, (IndexArgument)i, arguments->value[i], &error)) {
      *status = command_usage(command, "--%s %s", rows[i].name, error->message);
      return FALSE;
    }
  return TRUE;
}
