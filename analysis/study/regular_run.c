#include "regular_run.h"

#include "datasets/problems.h"

#define DAYS_A_WEEK 7

/* 1970-01-01, day 0, was a Thursday. */
#define FIRST_WEEKDAY 3

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};
static const char *const weekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

void
regular_run_clear(RegularRun *run)
{
  g_clear_pointer(&run->label, g_free);
  g_clear_pointer(&run->unit, g_free);
  g_clear_pointer(&run->periods, g_free);
  g_clear_pointer(&run->values, g_free);
}

gboolean
regular_run(const AnalysisInput *input, const Series *series, RegularRun *run, GError **error)
{
  gsize first = 0, n = 0;
  double *values = analysis_run_of(input, series, &first, &n, error);
  if (!values)
    return FALSE;
  *run = (RegularRun){.label = g_strdup(series_label(series)),
                      .unit = g_strdup(series->unit),
                      .frequency = period_frequency(series_at(series, first)->period),
                      .n = n,
                      .periods = g_new(Period, n),
                      .values = values};
  gboolean regular = run->frequency != FREQUENCY_IRREGULAR;
  for (gsize i = 0; i < n; i++) {
    run->periods[i] = series_at(series, first + i)->period;
    regular = regular && period_same_grid(run->periods[0], run->periods[i]);
  }
  if (regular)
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s needs periods of one length, and those of %s are not",
              input->def->kind->key, series_label(series));
  return FALSE;
}

/* Periods of the cycle that the calendar knows. */
static gsize
calendar_season(Frequency frequency)
{
  return frequency == FREQUENCY_DAY ? DAYS_A_WEEK : (gsize)frequency_per_year(frequency);
}

gsize
regular_run_season(const RegularRun *run, const AnalysisOptions *options)
{
  return options->season != OPTION_UNSET ? options->season : calendar_season(run->frequency);
}

static int
month_of(gint32 day)
{
  int year, month, day_of_month;
  day_to_date(day, &year, &month, &day_of_month);
  return month;
}

gsize
regular_run_place(const RegularRun *run, gsize season)
{
  const gint32 first = run->periods[0].first;
  if (season != calendar_season(run->frequency) || season == 1)
    return 0;
  if (run->frequency == FREQUENCY_DAY)
    return (gsize)(((first + FIRST_WEEKDAY) % DAYS_A_WEEK + DAYS_A_WEEK) % DAYS_A_WEEK);
  return (gsize)(month_of(first) - 1) / (G_N_ELEMENTS(months) / season);
}

char *
regular_run_place_name(const RegularRun *run, gsize season, gsize place)
{
  if (season != calendar_season(run->frequency))
    return g_strdup_printf("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT, place + 1, season);
  switch (run->frequency) {
  case FREQUENCY_DAY:
    return g_strdup(weekdays[place]);
  case FREQUENCY_MONTH:
    return g_strdup(months[place]);
  case FREQUENCY_TWO_MONTH: {
    const gsize shift = (gsize)(month_of(run->periods[0].first) - 1) % 2; /* a grid that begins in even months */
    return g_strdup_printf("%s–%s", months[2 * place + shift], months[(2 * place + shift + 1) % G_N_ELEMENTS(months)]);
  }
  case FREQUENCY_QUARTER:
    return g_strdup_printf("Q%" G_GSIZE_FORMAT, place + 1);
  case FREQUENCY_HALF_YEAR:
  case FREQUENCY_YEAR:
  case FREQUENCY_IRREGULAR:
    break;
  }
  return g_strdup(place == 0 ? "January–June" : "July–December");
}
