#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "../test.h"
#include "report/output.h"

typedef struct {
  char *folder;
  char *before; /* the working folder outside the test */
} Place;

static int
enter(void **state)
{
  Place *place = g_new0(Place, 1);
  place->folder = g_dir_make_tmp("bytrade-output-XXXXXX", NULL);
  place->before = g_get_current_dir();
  *state = place;
  return place->folder && g_chdir(place->folder) == 0 ? 0 : -1;
}

static void
remove_all(const char *path)
{
  g_autoptr(GDir) folder = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
  for (const char *name; folder && (name = g_dir_read_name(folder));) {
    g_autofree char *inner = g_build_filename(path, name, NULL);
    remove_all(inner);
  }
  (void)g_remove(path);
}

static int
leave(void **state)
{
  Place *place = *state;
  const int failure = g_chdir(place->before);
  remove_all(place->folder);
  g_free(place->folder);
  g_free(place->before);
  g_free(place);
  return failure;
}

static void
assert_content(const char *path, const char *wanted)
{
  g_autofree char *got = NULL;
  g_autoptr(GError) error = NULL;
  g_file_get_contents(path, &got, NULL, &error);
  assert_no_error(error);
  assert_string_equal(got, wanted);
}

/* Names in a folder: a temporary file that was left would be one too many. */
static guint
count_names(const char *path)
{
  g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
  guint n = 0;
  while (g_dir_read_name(folder))
    n++;
  return n;
}

static void
assert_written(const char *path, const char *bytes)
{
  g_autoptr(GError) error = NULL;
  const gboolean done = output_write(path, bytes, -1, &error);
  assert_no_error(error);
  assert_true(done);
}

static void
assert_refused(const char *path, const char *wanted)
{
  GError *error = NULL;
  assert_false(output_write(path, "new", -1, &error));
  assert_error(error, OUTPUT_ERROR, OUTPUT_ERROR_WRITE, wanted);
}

static void
a_file_is_made_and_replaced(void **state)
{
  (void)state;
  assert_written("a.csv", "one\n");
  assert_content("a.csv", "one\n");
  assert_written("a.csv", "2\n");
  assert_content("a.csv", "2\n");
  assert_written("empty", "");
  assert_content("empty", "");
  assert_int_equal(count_names("."), 2);
}

static void
length_counts_bytes(void **state)
{
  (void)state;
  g_autofree char *got = NULL;
  gsize n = 0;
  assert_true(output_write("bytes", "a\0b,c", 3, NULL));
  assert_true(g_file_get_contents("bytes", &got, &n, NULL));
  assert_int_equal(n, 3);
  assert_memory_equal(got, "a\0b", 3);
}

static void
folders_are_made(void **state)
{
  const Place *place = *state;
  assert_written("out/charts/turnover.csv", "x");
  assert_content("out/charts/turnover.csv", "x");
  g_autofree char *absolute = g_build_filename(place->folder, "other", "b", NULL);
  assert_written(absolute, "y");
  assert_content("other/b", "y");
}

static void
links_are_followed(void **state)
{
  (void)state;
  assert_written("real/file", "old");
  assert_int_equal(symlink("../real/file", "real/near"), 0);
  assert_int_equal(symlink("real/near", "far"), 0);
  assert_written("far", "new");
  assert_content("real/file", "new");
  assert_true(g_file_test("far", G_FILE_TEST_IS_SYMLINK));
  assert_true(g_file_test("real/near", G_FILE_TEST_IS_SYMLINK));
  assert_int_equal(count_names("real"), 2);
}

static void
a_dangling_link_gets_its_target(void **state)
{
  (void)state;
  assert_int_equal(symlink("deep/er/file", "link"), 0);
  assert_written("link", "text");
  assert_true(g_file_test("link", G_FILE_TEST_IS_SYMLINK));
  assert_content("deep/er/file", "text");
}

static void
a_circle_of_links_is_refused(void **state)
{
  (void)state;
  assert_int_equal(symlink("b", "a"), 0);
  assert_int_equal(symlink("a", "b"), 0);
  assert_refused("a", "a: Too many levels of symbolic links");
}

static mode_t
mode_of(const char *path)
{
  struct stat status;
  assert_int_equal(stat(path, &status), 0);
  return status.st_mode & 07777;
}

static void
permissions(void **state)
{
  (void)state;
  const mode_t before = umask(027);
  assert_written("new", "x");
  assert_int_equal(mode_of("new"), 0640);
  umask(022);
  assert_written("newer", "x");
  assert_int_equal(mode_of("newer"), 0644);
  assert_int_equal(g_chmod("new", 0600), 0);
  assert_written("new", "y");
  assert_int_equal(mode_of("new"), 0600);
  umask(before);
}

static void
places_where_no_file_can_be(void **state)
{
  (void)state;
  assert_written("file", "kept");
  g_mkdir("folder", 0777);
  assert_refused("file/under/it", "file/under/it: Not a directory");
  assert_refused("folder", "folder: Is a directory");
  assert_refused("", ": No such file or directory");
  assert_content("file", "kept");
  assert_int_equal(count_names("."), 2);
  assert_int_equal(count_names("folder"), 0);
}

/* A name of 255 bytes is the longest that there is: its temporary neighbour must not be longer. */
static void
long_names(void **state)
{
  (void)state;
  g_autofree char *longest = g_strnfill(255, 'n'), *longer = g_strnfill(256, 'n');
  g_autofree char *wanted = g_strconcat(longer, ": File name too long", NULL);
  assert_written(longest, "x");
  assert_refused(longer, wanted);
  assert_int_equal(count_names("."), 1);
}

/* A write that fails half-way: the file may not grow beyond 4096 bytes. */
static void
a_failed_write_leaves_what_was_there(void **state)
{
  (void)state;
  g_autofree char *large = g_strnfill(100000, 'x');
  assert_written("report.json", "old");
  struct rlimit old, small;
  getrlimit(RLIMIT_FSIZE, &old);
  small = old;
  small.rlim_cur = 4096;
  signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &small);
  GError *error = NULL, *error_new = NULL;
  const gboolean done = output_write("report.json", large, -1, &error);
  const gboolean done_new = output_write("new.json", large, -1, &error_new);
  setrlimit(RLIMIT_FSIZE, &old);
  signal(SIGXFSZ, SIG_DFL);
  assert_false(done);
  assert_false(done_new);
  assert_error(error, OUTPUT_ERROR, OUTPUT_ERROR_WRITE, "report.json: File too large");
  assert_error(error_new, OUTPUT_ERROR, OUTPUT_ERROR_WRITE, "new.json: File too large");
  assert_content("report.json", "old");
  assert_int_equal(count_names("."), 1);
}

/* What a user without rights sees; root gives its own away in a child. Returns the message, or "" (transfer full). */
static char *
message_without_rights(const char *path)
{
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    g_autoptr(GError) error = NULL;
    if (geteuid() == 0 && setuid(65534) != 0)
      _exit(1);
    output_write(path, "new", -1, &error);
    const char *words = error ? error->message : "";
    _exit(write(ends[1], words, strlen(words)) < 0);
  }
  close(ends[1]);
  char *got = g_malloc0(1000);
  assert_true(read(ends[0], got, 999) >= 0);
  close(ends[0]);
  assert_int_equal(waitpid(child, NULL, 0), child);
  return got;
}

static void
write_protection_is_respected(void **state)
{
  (void)state;
  g_chmod(".", 0777);
  assert_written("protected", "old");
  g_chmod("protected", 0444);
  g_autofree char *of_file = message_without_rights("protected");
  assert_string_equal(of_file, "protected: Permission denied");
  g_mkdir("closed", 0555);
  g_autofree char *of_folder = message_without_rights("closed/new");
  assert_string_equal(of_folder, "closed/new: Permission denied");
  assert_content("protected", "old");
}

static void
a_full_device(void **state)
{
  (void)state;
  assert_refused("/dev/full", "/dev/full: No space left on device");
  assert_int_equal(symlink("/dev/full", "full.csv"), 0);
  assert_refused("full.csv", "full.csv: No space left on device");
  struct stat status;
  assert_int_equal(stat("/dev/full", &status), 0);
  assert_true(S_ISCHR(status.st_mode));
}

static void
a_pipe_is_written_directly(void **state)
{
  (void)state;
  char got[10] = "";
  assert_int_equal(mkfifo("pipe", 0600), 0);
  const int reader = g_open("pipe", O_RDONLY | O_NONBLOCK, 0);
  assert_written("pipe", "through");
  assert_int_equal(read(reader, got, sizeof(got) - 1), 7);
  assert_string_equal(got, "through");
  close(reader);
}

/* Calls write with standard output turned to a path, and turns it back. */
static gboolean
with_stdout(const char *path, gboolean (*print)(GError **error), GError **error)
{
  fflush(stdout);
  const int saved = dup(STDOUT_FILENO), other = g_open(path, O_WRONLY | O_CREAT, 0600);
  dup2(other, STDOUT_FILENO);
  const gboolean done = print(error);
  __fpurge(stdout); /* what could not be written must not appear later */
  clearerr(stdout);
  dup2(saved, STDOUT_FILENO);
  close(other);
  close(saved);
  return done;
}

static gboolean
print_line(GError **error)
{
  return output_print("a line\n", error);
}

static gboolean
write_dash(GError **error)
{
  return output_write("-", "dash\0!", 6, error);
}

static gboolean
print_then_write_device(GError **error)
{
  return output_print("first,", error) && output_write("/dev/stdout", "second", -1, error);
}

static void
standard_output(void **state)
{
  (void)state;
  assert_true(with_stdout("printed", print_line, NULL));
  assert_content("printed", "a line\n");
  assert_true(with_stdout("dashed", write_dash, NULL));
  assert_content("dashed", "dash");
  assert_true(with_stdout("both", print_then_write_device, NULL));
  assert_content("both", "first,second");
  assert_int_equal(count_names("."), 3);
}

static void
standard_output_that_is_full(void **state)
{
  (void)state;
  GError *error = NULL;
  assert_false(with_stdout("/dev/full", print_line, &error));
  assert_error(error, OUTPUT_ERROR, OUTPUT_ERROR_WRITE, "standard output: No space left on device");
  assert_false(with_stdout("/dev/full", write_dash, &error));
  assert_error(error, OUTPUT_ERROR, OUTPUT_ERROR_WRITE, "standard output: No space left on device");
}

/* FIPS 180-4, the examples of NIST for SHA-256. */
#define in_a_folder(test) cmocka_unit_test_setup_teardown(test, enter, leave)

int
main(void)
{
  const struct CMUnitTest tests[] = {
      in_a_folder(a_file_is_made_and_replaced),
      in_a_folder(length_counts_bytes),
      in_a_folder(folders_are_made),
      in_a_folder(links_are_followed),
      in_a_folder(a_dangling_link_gets_its_target),
      in_a_folder(a_circle_of_links_is_refused),
      in_a_folder(permissions),
      in_a_folder(places_where_no_file_can_be),
      in_a_folder(long_names),
      in_a_folder(a_failed_write_leaves_what_was_there),
      in_a_folder(write_protection_is_respected),
      in_a_folder(a_full_device),
      in_a_folder(a_pipe_is_written_directly),
      in_a_folder(standard_output),
      in_a_folder(standard_output_that_is_full),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
