/* event_case.h - event studies of a study file over the Nile and the drivers of tests/data/reference, with a table of events */
#pragma once

#include "../test.h"

#include <glib/gstdio.h>
#include <gsl/gsl_errno.h>

#include "datasets/problems.h"
#include "stats/stats_error.h"
#include "study/event_study.h"
#include "study/results.h"

typedef struct {
  char *folder;
  Study *study;
  Results *results;
  GError *error;
} EventCase;

static const char *const event_case_files[] = {"datapackage.json", "nile.csv", "seatbelts.csv", "events.csv",
                                               "study.yaml"};

static inline void
event_case_clear(EventCase *one)
{
  results_free(one->results);
  study_free(one->study);
  g_clear_error(&one->error);
  for (gsize i = 0; i < G_N_ELEMENTS(event_case_files); i++) {
    g_autofree char *path = g_build_filename(one->folder, event_case_files[i], NULL);
    g_unlink(path);
  }
  g_rmdir(one->folder);
  g_free(one->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(EventCase, event_case_clear)

#define FIELD(name, type, more) "{\"name\": \"" name "\", \"type\": \"" type "\"" more "}"

static inline void
event_case_write(const EventCase *one, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename(one->folder, name, NULL);
  assert_true(g_file_set_contents(path, text, -1, NULL));
}

static inline void
event_case_copy(const EventCase *one, const char *name)
{
  g_autofree char *path = g_build_filename("tests/data/reference", name, NULL), *text = NULL;
  assert_true(g_file_get_contents(path, &text, NULL, NULL));
  event_case_write(one, name, text);
}

static inline void
event_case_package(const EventCase *one)
{
  event_case_write(
      one, "datapackage.json",
      "{\"name\": \"t\", \"resources\": ["
      "{\"name\": \"nile\", \"path\": \"nile.csv\", \"unit\": \"m3\", \"sources\": [{\"title\": \"Cobb\"}], "
      "\"schema\": "
      "{\"fields\": [" FIELD("year", "year", ", \"role\": \"period\"") "," FIELD(
          "volume", "number",
          ", \"role\": \"measure\"") "]}},"
                                     "{\"name\": \"belts\", \"path\": \"seatbelts.csv\", \"schema\": {\"fields\": "
                                     "[" FIELD("month", "period", ", \"role\": \"period\"") "," FIELD("drivers", "number", ", \"role\": \"measure\"") "," FIELD("kms", "number", ", \"role\": \"measure\"") "," FIELD(
                                         "petrol", "number",
                                         ", \"role\": \"measure\"") "," FIELD("la"
                                                                              "w",
                                                                              "num"
                                                                              "be"
                                                                              "r",
                                                                              ", "
                                                                              "\"r"
                                                                              "ole"
                                                                              "\":"
                                                                              " \""
                                                                              "mea"
                                                                              "sur"
                                                                              "e"
                                                                              "\"") "]}},"
                                                                                    "{\"name\": "
                                                                                    "\"events\", "
                                                                                    "\"path\": "
                                                                                    "\"events."
                                                                                    "csv\", "
                                                                                    "\"absent\": "
                                                                                    "\"zero\", "
                                                                                    "\"schema\": "
                                                                                    "{\"fields\": "
                                                                                    "[" FIELD(
                                                                                        "start", "date",
                                                                                        ", "
                                                                                        "\"role\":"
                                                                                        " \"start"
                                                                                        "\"") "," FIELD("end", "date",
                                                                                                        ", \"role\": "
                                                                                                        "\"end\"") "," FIELD("title",
                                                                                                                             "string",
                                                                                                                             ", \"role\": \"label\"") "]}}]}");
}

/* items: of event-studies, each a line; events: rows of start,end,title, or NULL for a study without a table of events. What goes wrong
 * is in error. */
static inline EventCase
event_case(const char *items, const char *events)
{
  EventCase one = {.folder = g_dir_make_tmp("bytrade-XXXXXX", NULL)};
  g_autofree char *table = g_strconcat("start,end,title\n", events ? events : "", NULL);
  g_autofree char *text = g_strconcat("title: t\ndata: datapackage.json\n", events ? "events: events\n" : "",
                                      "series:\n"
                                      "  - { name: volume, label: Flow, from: nile, value: volume }\n"
                                      "  - { name: much, label: Much, expr: volume * 1000000 }\n"
                                      "  - { name: drivers, label: Drivers, from: belts, value: drivers }\n"
                                      "  - { name: petrol, from: belts, value: petrol }\n"
                                      "event-studies:\n",
                                      items, "\n", NULL);
  g_autofree char *path = g_build_filename(one.folder, "study.yaml", NULL);
  event_case_package(&one);
  event_case_copy(&one, "nile.csv");
  event_case_copy(&one, "seatbelts.csv");
  event_case_write(&one, "events.csv", table);
  event_case_write(&one, "study.yaml", text);
  one.study = study_read(path, &one.error);
  if (one.study)
    one.results = results_new(one.study);
  if (one.study && results_series(one.results, &one.error))
    results_models(one.results, NULL, &one.error);
  return one;
}

/* The result of an item by its place, which must be there. */
static inline const EventStudy *
event_result(const EventCase *one, guint i)
{
  assert_no_error(one->error);
  assert_true(i < one->results->analyses->len);
  return ((const Analysis *)g_ptr_array_index(one->results->analyses, i))->result;
}

/* The message behind "path:line:column: name: ", without the source line below. */
static inline char *
event_error(const EventCase *one)
{
  assert_non_null(one->error);
  g_auto(GStrv) lines = g_strsplit(one->error->message, "\n", 2);
  const char *at = strstr(lines[0], ": item: ");
  if (!at)
    fail_msg("no item in '%s'", lines[0]);
  return g_strdup(at + strlen(": item: "));
}

#define assert_event_error(items, want)                                                                                \
  do {                                                                                                                 \
    g_auto(EventCase) case_ = event_case(items, NULL);                                                                 \
    g_autofree char *message_ = event_error(&case_);                                                                   \
    assert_string_equal(message_, want);                                                                               \
  } while (0)

/* GSL's own handler would end the test; the program does the same. */
static inline int
event_gsl_off(void **state)
{
  (void)state;
  gsl_set_error_handler_off();
  return 0;
}
