/* indices.h - studies over the tables of tests/data/indices: two published indices, sums, counts, events */
#pragma once

#include "../test.h"

#include <glib/gstdio.h>
#include <gsl/gsl_errno.h>

#include "datasets/problems.h"
#include "study/results.h"

#define INDEX_DATA "tests/data/indices/"

#define INDEX_SERIES                                                                                                   \
  "events: events\nseries:\n"                                                                                          \
  "  - { name: index_a, from: published, where: { partner: AAA } }\n"                                                  \
  "  - { name: index_b, from: published, where: { partner: BBB } }\n"                                                  \
  "  - { name: old_a, label: \"Old, A\", from: published, where: { partner: AAA, index: Old } }\n"                     \
  "  - { name: new_a, label: \"New, A\", colour: teal, from: published, where: { partner: AAA, index: New } }\n"       \
  "  - { name: new_b, label: \"New, B\", from: published, where: { partner: BBB, index: New } }\n"                     \
  "  - { name: month_a, from: sums, value: AAA }\n"                                                                    \
  "  - { name: month_b, from: sums, value: BBB }\n"                                                                    \
  "  - { name: sum_a, label: \"Sum, A\", expr: \"bimonthly(month_a, sum, partial)\" }\n"                               \
  "  - { name: sum_b, label: \"Sum, B\", expr: \"bimonthly(month_b, sum, partial)\" }\n"                               \
  "  - { name: good_a, from: counts, where: { partner: AAA }, value: good }\n"                                         \
  "  - { name: bad_a, from: counts, where: { partner: AAA }, value: bad }\n"

typedef struct {
  char *folder, *path;
  Study *study;
  Results *results;
} IndexStudy;

static inline void
index_study_clear(IndexStudy *one)
{
  results_free(one->results);
  study_free(one->study);
  g_unlink(one->path);
  g_rmdir(one->folder);
  g_free(one->folder);
  g_free(one->path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IndexStudy, index_study_clear)

/* INDEX_SERIES, and text behind it. */
static inline IndexStudy
index_study(const char *text)
{
  GError *error = NULL;
  IndexStudy one = {.folder = g_dir_make_tmp("bytrade-XXXXXX", NULL)};
  g_autofree char *here = g_get_current_dir();
  g_autofree char *whole = g_strdup_printf("data: %s/" INDEX_DATA "datapackage.json\n" INDEX_SERIES "%s", here, text);
  one.path = g_build_filename(one.folder, "study.yaml", NULL);
  assert_true(g_file_set_contents(one.path, whole, -1, NULL));
  one.study = study_read(one.path, &error);
  assert_no_error(error);
  one.results = results_new(one.study);
  return one;
}

/* The message without the folder of the study (transfer full). */
static inline char *
short_message(const IndexStudy *one, const GError *error)
{
  g_autofree char *here = g_get_current_dir(), *data = g_strdup_printf("%s/" INDEX_DATA, here);
  GString *text = g_string_new(error ? error->message : "no error");
  g_string_replace(text, one->path, "study.yaml", 0);
  g_string_replace(text, data, "", 0);
  return g_string_free(text, FALSE);
}

static inline int
gsl_stays_quiet(void **state)
{
  (void)state;
  gsl_set_error_handler_off();
  return 0;
}
