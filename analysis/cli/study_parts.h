/* study_parts.h - a study opened and computed, and its parts written into the output folder */
#pragma once

#include "options.h"
#include "plots/render.h"
#include "study/results.h"

#define SUMMARY "summary" /* the name of the table of all series */

typedef struct {
  Study *study;
  Results *results;
  const char *output; /* the folder */
  gboolean quiet;
  const char *const *names; /* NULL-terminated, empty: all */
  GPtrArray *written;       /* char *: paths relative to output, of the part under way */
} StudyJob;

/* Reads the study at argv[1], checks the names behind it against those that the part knows, and computes all series. FALSE:
 * *status is what the command shall return. job_clear in any case. */
gboolean job_open(const char *command, int argc, char **argv, const Options *options, StudyJob *job, int *status);
void job_clear(StudyJob *job);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(StudyJob, job_clear)

/* FALSE when a name behind the study is none of known, which are of a kind; *status is set. */
gboolean job_check_names(const char *command, const char *kind, const StudyJob *job, GPtrArray *known, int *status);
void job_add_models(const StudyJob *job, GPtrArray *known);
void job_add_tables(const StudyJob *job, GPtrArray *known);
void job_add_charts(const StudyJob *job, GPtrArray *known);

/* Makes the folder ready: it must be new, empty, or hold a manifest.json of an earlier run, unless forced. */
gboolean job_prepare_output(const StudyJob *job, gboolean force, GError **error);

/* Each writes one part. pictures (chart name -> SVG) may be NULL. */
gboolean job_write_charts(StudyJob *job, PictureFormat format, GHashTable *pictures, GError **error);
gboolean job_write_report(StudyJob *job, GHashTable *pictures, GError **error);
gboolean job_write_tables(StudyJob *job, GError **error);
gboolean job_write_page(StudyJob *job, GHashTable *pictures, GError **error);
/* study_read, and no table of it may take the place of the summary of all series. */
Study *open_study(const char *path, GError **error);

/* The text of a regular file that an earlier run has left, NULL when there is none; devices may never end (transfer full). */
char *earlier_text(const char *path);

/* The pictures of the study's charts that an earlier run has left in the folder; NULL when there are none (transfer full). */
GHashTable *job_earlier_pictures(const StudyJob *job);

/* A statistic that cannot be drawn tells neither the study nor the chart: puts them before it. Other errors tell their place. */
void name_chart(const Study *study, const char *chart, GError **error);
