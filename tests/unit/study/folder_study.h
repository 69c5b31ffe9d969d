/* folder_study.h - a study over tables of its own, both written down in a test */
#pragma once

#include "studies.h"

typedef struct {
  char *folder;
  Study *study;
  Results *results;
  GError *error; /* of reading the study */
} FolderStudy;

/* files: name and content by turns, ended by NULL; among them datapackage.json. study stands behind the line that names the package. */
static inline FolderStudy *
folder_study_new(const char *const *files, const char *text)
{
  FolderStudy *one = g_new0(FolderStudy, 1);
  one->folder = g_dir_make_tmp("bytrade-XXXXXX", NULL);
  for (; *files; files += 2) {
    g_autofree char *path = g_build_filename(one->folder, files[0], NULL);
    assert_true(g_file_set_contents(path, files[1], -1, NULL));
  }
  g_autofree char *path = g_build_filename(one->folder, "study.yaml", NULL);
  g_autofree char *whole = g_strdup_printf("data: datapackage.json\n%s", text);
  assert_true(g_file_set_contents(path, whole, -1, NULL));
  one->study = study_read(path, &one->error);
  if (one->study)
    one->results = results_new(one->study);
  return one;
}

static inline void
folder_study_free(FolderStudy *one)
{
  GDir *dir = g_dir_open(one->folder, 0, NULL);
  for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir)) {
    g_autofree char *path = g_build_filename(one->folder, name, NULL);
    g_unlink(path);
  }
  if (dir)
    g_dir_close(dir);
  g_rmdir(one->folder);
  results_free(one->results);
  study_free(one->study);
  g_clear_error(&one->error);
  g_free(one->folder);
  g_free(one);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FolderStudy, folder_study_free)

/* A message without the folder, in front of study and tables. */
static inline char *
folder_study_message(const FolderStudy *one, const GError *error)
{
  GString *text = g_string_new(error ? error->message : "no error");
  g_autofree char *folder = g_strconcat(one->folder, "/", NULL);
  g_string_replace(text, folder, "", 0);
  return g_string_free(text, FALSE);
}
