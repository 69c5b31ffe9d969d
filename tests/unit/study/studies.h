/* studies.h - studies written down in a test, over the small tables of tests/data/studies */
#pragma once

#include "../test.h"

#include <glib/gstdio.h>

#include "datasets/problems.h"
#include "study/results.h"

#define STUDY_DATA "tests/data/studies/"

/* A study as far as it went. Messages name the study "study.yaml" and tables without their folder. */
typedef struct {
  char *folder, *path;
  Study *study;
  Results *results;
  GError *error;
} Case;

static inline void
case_shorten(Case *one)
{
  if (!one->error)
    return;
  g_autofree char *here = g_get_current_dir(), *data = g_strdup_printf("%s/" STUDY_DATA, here);
  GString *text = g_string_new(one->error->message);
  g_string_replace(text, one->path, "study.yaml", 0);
  g_string_replace(text, data, "", 0);
  g_free(one->error->message);
  one->error->message = g_string_free(text, FALSE);
}

static inline void
case_compute(Case *one)
{
  one->results = results_new(one->study);
  if (!results_series(one->results, &one->error) || !results_models(one->results, NULL, &one->error))
    return;
  for (guint i = 0; i < one->study->tables->len && !one->error; i++) {
    const TableDef *table = g_ptr_array_index(one->study->tables, i);
    if (!table->kind)
      frame_free(results_table(one->results, table, NULL, &one->error));
  }
}

/* Reads and computes a study whose first line, naming the data package, is put before text. */
static inline Case *
case_new(const char *text)
{
  Case *one = g_new0(Case, 1);
  g_autofree char *here = g_get_current_dir();
  g_autofree char *whole = g_strdup_printf("data: %s/" STUDY_DATA "datapackage.json\n%s", here, text);
  one->folder = g_dir_make_tmp("bytrade-XXXXXX", NULL);
  one->path = g_build_filename(one->folder, "study.yaml", NULL);
  assert_true(g_file_set_contents(one->path, whole, -1, NULL));
  one->study = study_read(one->path, &one->error);
  if (one->study)
    case_compute(one);
  case_shorten(one);
  return one;
}

static inline void
case_free(Case *one)
{
  results_free(one->results);
  study_free(one->study);
  g_clear_error(&one->error);
  g_unlink(one->path);
  g_rmdir(one->folder);
  g_free(one->folder);
  g_free(one->path);
  g_free(one);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Case, case_free)

/* The same for a study that must go through. */
static inline Case *
case_good(const char *text)
{
  Case *one = case_new(text);
  assert_no_error(one->error);
  return one;
}

/* A study that must fail so. */
#define assert_study_error(text, code, message)                                                                        \
  do {                                                                                                                 \
    g_autoptr(Case) case_ = case_new(text);                                                                            \
    assert_error(case_->error, DATA_ERROR, code, message);                                                             \
  } while (0)

/* The same where the message begins with line and column of the study and ends with the source line and a caret. */
#define assert_study_error_at(text, code, line, column, source, message)                                               \
  do {                                                                                                                 \
    g_autofree char *wanted_ =                                                                                         \
        g_strdup_printf("study.yaml:%d:%d: %s\n    %s\n    %*s^", line, column, message, source, (column)-1, "");      \
    assert_study_error(text, code, wanted_);                                                                           \
  } while (0)

static inline const Series *
series_named(const Results *results, const char *name)
{
  const Series *series = g_hash_table_lookup(results->by_name, name);
  if (!series)
    fail_msg("there is no series %s", name);
  return series;
}

static inline Period
period_of(const char *text)
{
  Period period = {0};
  const char *why = NULL;
  if (!period_parse(text, strlen(text), &period, &why))
    fail_msg("%s is no period: %s", text, why);
  return period;
}

static inline const Observation *
observation_at(const Series *series, const char *period)
{
  const Observation *found = series_find(series, period_of(period));
  if (!found)
    fail_msg("%s has no observation for %s", series->name, period);
  return found;
}

/* A value that must be there. */
static inline double
value_at(const Series *series, const char *period)
{
  const Observation *found = observation_at(series, period);
  if (found->missing)
    fail_msg("%s in %s is missing: %s", series->name, period, missing_text(found->missing));
  return found->value;
}

static inline double
value_of(const Case *one, const char *name, const char *period)
{
  return value_at(series_named(one->results, name), period);
}

/* Why a value is not there; MISSING_NO when it is. */
static inline Missing
missing_of(const Case *one, const char *name, const char *period)
{
  return observation_at(series_named(one->results, name), period)->missing;
}

/* The entry of the ledger about a subject that begins with reason, or NULL. */
static inline const LedgerEntry *
ledger_entry(const Ledger *ledger, const char *subject, const char *reason)
{
  for (guint i = 0; i < ledger->entries->len; i++) {
    const LedgerEntry *entry = g_ptr_array_index(ledger->entries, i);
    if (g_str_equal(entry->subject, subject) && g_str_has_prefix(entry->reason, reason))
      return entry;
  }
  return NULL;
}

#define assert_ledger(ledger, subject, wanted_reason, wanted_count, wanted_periods)                                    \
  do {                                                                                                                 \
    const LedgerEntry *entry_ = ledger_entry(ledger, subject, wanted_reason);                                          \
    if (!entry_)                                                                                                       \
      fail_msg("the ledger says nothing of %s: %s", subject, wanted_reason);                                           \
    assert_string_equal(entry_->reason, wanted_reason);                                                                \
    assert_int_equal(entry_->count, wanted_count);                                                                     \
    assert_string_equal(entry_->periods ? entry_->periods : "", wanted_periods);                                       \
  } while (0)
