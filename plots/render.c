#include "render.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORDS_LIMIT 600 /* bytes of gnuplot's own words in a message */
#define CHUNK       65536

static const struct {
  const char *suffix, *terminal, *beginning, *end;
} formats[] = {
    [PICTURE_SVG] = {"svg", "svg", "<?xml", "</svg>"},
    [PICTURE_PNG] = {"png", "pngcairo", "\x89PNG", "IEND\xae\x42\x60\x82"},
    [PICTURE_PDF] = {"pdf", "pdfcairo", "%PDF-", "%%EOF"},
    [PICTURE_TEXT] = {"txt", "dumb", "", "\n"},
};

const char *
picture_suffix(PictureFormat format)
{
  return formats[format].suffix;
}

gboolean
picture_from_name(const char *name, PictureFormat *format)
{
  for (guint i = 0; name && i < G_N_ELEMENTS(formats); i++)
    if (strcmp(name, formats[i].suffix) == 0) {
      *format = (PictureFormat)i;
      return TRUE;
    }
  return FALSE;
}

/* A program that runs, our ends of its three pipes, and what it has said. */
typedef struct {
  GPid pid;
  int in, out, err;
  const char *script;
  gsize left; /* bytes of the script not written yet */
  GByteArray *picture;
  GString *words;
} Run;

static gboolean
start(Run *run, const char *name, PictureFormat format, GError **error)
{
  const char *program = g_getenv("GNUPLOT");
  g_autofree char *settings = g_strdup_printf("terminal='%s'; output=''", formats[format].terminal);
  const char *argv[] = {program && *program ? program : "gnuplot", "-d", "-e", settings, "-", NULL};
  if (g_spawn_async_with_pipes(NULL, (char **)(void *)argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                               NULL, &run->pid, &run->in, &run->out, &run->err, NULL))
    return TRUE;
  g_set_error(error, PLOT_ERROR, PLOT_ERROR_GNUPLOT,
              "chart '%s': %s cannot be started: install gnuplot 5.4 or later, or let GNUPLOT name it", name, argv[0]);
  return FALSE;
}

static void
close_pipe(int *pipe)
{
  if (*pipe >= 0)
    close(*pipe);
  *pipe = -1;
}

static void
feed(Run *run)
{
  const gssize n = write(run->in, run->script, MIN(run->left, (gsize)CHUNK));
  if (n >= 0) {
    run->script += n;
    run->left -= (gsize)n;
  }
  /* a program that does not read on says why by its status */
  if (run->left == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
    close_pipe(&run->in);
}

static void
drain(int *pipe, GByteArray *bytes, GString *words)
{
  g_autofree char *buffer = g_malloc(CHUNK);
  const gssize n = read(*pipe, buffer, CHUNK);
  if (n > 0 && bytes)
    g_byte_array_append(bytes, (const guint8 *)buffer, (guint)n);
  else if (n > 0)
    g_string_append_len(words, buffer, n);
  else if (n == 0 || (errno != EAGAIN && errno != EINTR))
    close_pipe(pipe);
}

/* Writes the script and reads both outputs as each is ready, until the program has closed them. */
static void
converse(Run *run)
{
  fcntl(run->in, F_SETFL, fcntl(run->in, F_GETFL) | O_NONBLOCK);
  while (run->out >= 0 || run->err >= 0) {
    struct pollfd pipes[] = {{run->in, POLLOUT, 0}, {run->out, POLLIN, 0}, {run->err, POLLIN, 0}};
    if (poll(pipes, 3, -1) < 0 && errno != EINTR)
      break;
    if (run->in >= 0 && pipes[0].revents)
      feed(run);
    if (run->out >= 0 && pipes[1].revents)
      drain(&run->out, run->picture, NULL);
    if (run->err >= 0 && pipes[2].revents)
      drain(&run->err, NULL, run->words);
  }
  close_pipe(&run->in);
  close_pipe(&run->out);
  close_pipe(&run->err);
}

/* Runs the program to its end; *status is its wait status. */
static gboolean
run_to_end(Run *run, const char *name, PictureFormat format, int *status, GError **error)
{
  struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
  if (!start(run, name, format, error))
    return FALSE;
  sigaction(SIGPIPE, &ignore, &before);
  converse(run);
  sigaction(SIGPIPE, &before, NULL);
  while (waitpid(run->pid, status, 0) < 0 && errno == EINTR)
    ;
  g_spawn_close_pid(run->pid);
  return TRUE;
}

/* gnuplot's own words in one line, without its pointers to columns. */
static char *
first_words(const GString *words)
{
  g_autofree char *valid = g_utf8_make_valid(words->str, (gssize)MIN(words->len, (gsize)WORDS_LIMIT));
  g_auto(GStrv) lines = g_strsplit(valid, "\n", -1);
  GString *text = g_string_new(NULL);
  for (char **line = lines; *line; line++) {
    g_strstrip(*line);
    if (**line && strspn(*line, "^ ") != strlen(*line))
      g_string_append_printf(text, "%s%s", text->len ? " | " : "", *line);
  }
  return g_string_free(text, FALSE);
}

static gboolean
ends_with(const GByteArray *picture, const char *mark)
{
  gsize n = picture->len;
  while (n > 0 && mark[strlen(mark) - 1] != '\n' && g_ascii_isspace((char)picture->data[n - 1]))
    n--;
  return n >= strlen(mark) && memcmp(picture->data + n - strlen(mark), mark, strlen(mark)) == 0;
}

static gboolean
begins_with(const GByteArray *picture, const char *mark)
{
  return picture->len >= strlen(mark) && memcmp(picture->data, mark, strlen(mark)) == 0;
}

static gboolean
is_proved(const Run *run, int status, const char *name, PictureFormat format, GError **error)
{
  g_autofree char *words = first_words(run->words);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    g_autofree char *end = WIFEXITED(status) ? g_strdup_printf("status %d", WEXITSTATUS(status))
                                             : g_strdup_printf("signal %d", WTERMSIG(status));
    g_set_error(error, PLOT_ERROR, PLOT_ERROR_GNUPLOT, "chart '%s': gnuplot ended with %s: %s", name, end,
                *words ? words : "it said nothing");
    return FALSE;
  }
  if (!begins_with(run->picture, formats[format].beginning) || !ends_with(run->picture, formats[format].end)) {
    g_set_error(error, PLOT_ERROR, PLOT_ERROR_PICTURE, "chart '%s': gnuplot gave no whole %s picture (%u bytes)%s%s",
                name, formats[format].suffix, run->picture->len, *words ? ": " : "", words);
    return FALSE;
  }
  return TRUE;
}

GBytes *
render_script(const char *script, const char *name, PictureFormat format, GError **error)
{
  int status = 0;
  g_autoptr(GByteArray) picture = g_byte_array_new();
  g_autoptr(GString) words = g_string_new(NULL);
  Run run = {.script = script, .left = strlen(script), .picture = picture, .words = words};
  run.in = run.out = run.err = -1;
  if (!run_to_end(&run, name, format, &status, error) || !is_proved(&run, status, name, format, error))
    return NULL;
  return g_byte_array_free_to_bytes(g_steal_pointer(&picture));
}
