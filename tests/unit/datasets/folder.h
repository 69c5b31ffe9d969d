/* folder.h - a folder of its own for the files of a test: the test's current one, so that messages name short paths */
#pragma once

#include "../test.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef struct {
  char *home, *path;
} Folder;

static inline int
folder_enter(void **state)
{
  Folder *folder = g_new0(Folder, 1);
  folder->home = g_get_current_dir();
  folder->path = g_dir_make_tmp("bytrade-XXXXXX", NULL);
  *state = folder;
  return folder->path ? g_chdir(folder->path) : -1;
}

static inline int
folder_leave(void **state)
{
  Folder *folder = *state;
  GDir *dir = g_dir_open(folder->path, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name(dir));)
    g_remove(name);
  g_dir_close(dir);
  int failed = g_chdir(folder->home);
  failed |= g_rmdir(folder->path);
  g_free(folder->home);
  g_free(folder->path);
  g_free(folder);
  return failed;
}

static inline void
write_file(const char *name, const char *text)
{
  g_autoptr(GError) error = NULL;
  g_file_set_contents(name, text, -1, &error);
  assert_no_error(error);
}
