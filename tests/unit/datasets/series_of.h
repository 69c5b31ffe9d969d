/* series_of.h - series given as text in a test: "2018 1.5; 2019 :; 2020 [1, 2]" */
#pragma once

#include "../test.h"

#include "datasets/series.h"

static inline Period
period_of(const char *text)
{
  Period period;
  const char *why = NULL;
  if (!period_parse(text, strlen(text), &period, &why))
    fail_msg("'%s': %s", text, why);
  return period;
}

/* One observation: a period and a number, ":" for not published, or "lower..upper" for a range; then perhaps "@index". */
static inline Observation
observation_of(const char *text)
{
  g_auto(GStrv) words = g_strsplit(text, " ", 3);
  const Period period = period_of(words[0]);
  const char *dots = strstr(words[1], "..");
  Observation observation =
      g_str_equal(words[1], ":") ? observation_missing(period, MISSING_NOT_PUBLISHED)
      : dots ? observation_range(period, g_ascii_strtod(words[1], NULL), g_ascii_strtod(dots + 2, NULL), FALSE, FALSE)
             : observation_exact(period, g_ascii_strtod(words[1], NULL));
  if (words[2])
    observation.index = g_intern_string(words[2]);
  return observation;
}

/* A series of that name from observations parted by "; ". */
static inline Series *
series_of(const char *name, const char *text)
{
  Series *series = series_new(name);
  g_auto(GStrv) parts = g_strsplit(text, "; ", -1);
  for (char **part = parts; *part && **part; part++)
    series_add(series, observation_of(*part));
  return series;
}

/* n days from a first one, each with the value 1. */
static inline Series *
series_of_days(const char *name, const char *first, gint32 n)
{
  Series *series = series_new(name);
  for (gint32 i = 0; i < n; i++) {
    const gint32 day = period_of(first).first + i;
    series_add(series, observation_exact((Period){day, day}, 1));
  }
  return series;
}

/* Observation i has that period and that value; NaN stands for a missing one. */
static inline void
assert_observation(const Series *series, gsize i, const char *period, double value)
{
  assert_true(i < series_length(series));
  g_autofree char *text = period_print(series_at(series, i)->period);
  assert_string_equal(text, period);
  assert_int_equal(isnan(series_at(series, i)->value) != 0, isnan(value) != 0);
  if (!isnan(value))
    assert_digits(series_at(series, i)->value, value, 15);
}

/* Entry i of the ledger. periods may be NULL. */
static inline void
assert_entry(const Ledger *ledger, guint i, const char *subject, const char *reason, gsize count, const char *periods)
{
  assert_true(i < ledger->entries->len);
  const LedgerEntry *entry = g_ptr_array_index(ledger->entries, i);
  assert_string_equal(entry->subject, subject);
  assert_string_equal(entry->reason, reason);
  assert_int_equal(entry->count, count);
  if (periods)
    assert_string_equal(entry->periods, periods);
  else
    assert_null(entry->periods);
}
