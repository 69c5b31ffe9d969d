#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "output.h"

#define NEW_FILE_MODE   0666 /* less the umask */
#define NEW_FOLDER_MODE 0777
#define LINKS_FOLLOWED  40 /* as many as Linux follows before it calls them a circle */

GQuark
output_error_quark(void)
{
  return g_quark_from_static_string("bytrade-output-error");
}

static gboolean
fail(GError **error, const char *path, int number)
{
  g_set_error(error, OUTPUT_ERROR, OUTPUT_ERROR_WRITE, "%s: %s", path, g_strerror(number));
  return FALSE;
}

static gboolean
write_standard_output(const char *bytes, gsize length, GError **error)
{
  errno = 0;
  if (fwrite(bytes, 1, length, stdout) == length && fflush(stdout) == 0 && !ferror(stdout))
    return TRUE;
  return fail(error, "standard output", errno ? errno : EIO);
}

/* 0, or the errno of what went wrong. */
static int
write_all(int fd, const char *bytes, gsize length)
{
  while (length) {
    const gssize n = write(fd, bytes, length);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return n < 0 ? errno : EIO;
    bytes += n;
    length -= (gsize)n;
  }
  return 0;
}

/* Devices and pipes. */
static int
write_directly(const char *path, const char *bytes, gsize length)
{
  const int fd = g_open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC, 0);
  if (fd < 0)
    return errno;
  const int failure = write_all(fd, bytes, length);
  if (close(fd) != 0 && !failure)
    return errno;
  return failure;
}

/* Writes, flushes and closes fd, which is closed whatever comes of it. Some file systems know no fsync (EINVAL). */
static int
fill(int fd, const char *bytes, gsize length, const struct stat *old)
{
  int failure = write_all(fd, bytes, length);
  if (!failure && old && fchmod(fd, old->st_mode & 0777) != 0)
    failure = errno;
  if (!failure && fsync(fd) != 0 && errno != EINVAL)
    failure = errno;
  if (close(fd) != 0 && !failure)
    failure = errno;
  return failure;
}

/* A file beside target, then renamed to it. old is what target was, NULL when there was nothing. */
static int
replace(const char *target, const char *bytes, gsize length, const struct stat *old)
{
  g_autofree char *folder = g_path_get_dirname(target);
  if (old ? g_access(target, W_OK) != 0 : g_mkdir_with_parents(folder, NEW_FOLDER_MODE) != 0)
    return errno;
  /* The name is not made of the target's: that may be as long as names can be. */
  g_autofree char *temporary = g_build_filename(folder, ".bytrade-XXXXXX", NULL);
  const int fd = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, NEW_FILE_MODE);
  if (fd < 0)
    return errno;
  int failure = fill(fd, bytes, length, old);
  if (!failure && g_rename(temporary, target) != 0)
    failure = errno;
  if (failure)
    g_unlink(temporary);
  return failure;
}

/* Where the links that begin at path end, there or not; NULL when they run in a circle (transfer full). */
static char *
follow_links(const char *path)
{
  char *target = g_strdup(path);
  struct stat status;
  for (int i = 0; i < LINKS_FOLLOWED; i++) {
    if (lstat(target, &status) != 0 || !S_ISLNK(status.st_mode))
      return target;
    g_autofree char *link = target;
    g_autofree char *words = g_file_read_link(link, NULL);
    g_autofree char *folder = g_path_get_dirname(link);
    if (!words)
      return NULL;
    target = g_path_is_absolute(words) ? g_strdup(words) : g_build_filename(folder, words, NULL);
  }
  g_free(target);
  return NULL;
}

gboolean
output_write(const char *path, const char *bytes, gssize length, GError **error)
{
  const gsize n = length < 0 ? strlen(bytes) : (gsize)length;
  if (strcmp(path, "-") == 0 || strcmp(path, "/dev/stdout") == 0)
    return write_standard_output(bytes, n, error);
  struct stat old;
  const gboolean there = stat(path, &old) == 0;
  int failure;
  if (there && S_ISDIR(old.st_mode)) {
    failure = EISDIR;
  } else if (there && !S_ISREG(old.st_mode)) {
    failure = write_directly(path, bytes, n);
  } else {
    g_autofree char *target = follow_links(path);
    failure = target ? replace(target, bytes, n, there ? &old : NULL) : ELOOP;
  }
  return failure ? fail(error, path, failure) : TRUE;
}

gboolean
output_print(const char *text, GError **error)
{
  return write_standard_output(text, strlen(text), error);
}
