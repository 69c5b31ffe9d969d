#include "progress.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "command.h"
#include "datasets/problems.h"

#define EVERY      100000 /* microseconds: ten pictures a second */
#define BAR        30     /* cells */
#define CLEAR_LINE "\r\033[K"

void
progress_init(Progress *progress, gboolean quiet)
{
  *progress = (Progress){.shown = !quiet && isatty(STDERR_FILENO)};
}

/* Whether it is time for another picture. */
static gboolean
is_due(Progress *progress)
{
  const gint64 now = g_get_monotonic_time();
  if (!progress->shown || now < progress->next)
    return FALSE;
  progress->next = now + EVERY;
  progress->drawn = TRUE;
  return TRUE;
}

/* done of total, which is above 0. */
static void
draw_bar(guint64 done, guint64 total)
{
  const double share = (double)MIN(done, total) / (double)total;
  const int cells = (int)(BAR * share);
  fprintf(stderr, "[%.*s%*s] %d %%", cells, "##############################", BAR - cells, "", (int)(100 * share));
}

void
progress_share(gpointer user, gsize done, gsize total)
{
  Progress *progress = user;
  if (total == 0 || !is_due(progress))
    return;
  fputs(CLEAR_LINE "computing ", stderr);
  draw_bar(done, total);
  fflush(stderr);
}

void
progress_draw(gpointer user, const EventReader *reader)
{
  Progress *progress = user;
  if (!is_due(progress))
    return;
  guint64 read, total;
  event_reader_progress(reader, &read, &total);
  const char *path = event_reader_path(reader);
  g_autofree char *name = visible_text(path, strlen(path));
  fprintf(stderr, CLEAR_LINE "%s ", name);
  if (total > 0) {
    draw_bar(read, total);
    fputs(", ", stderr);
  }
  fprintf(stderr, "%" G_GUINT64_FORMAT " rows", event_reader_events(reader));
  fflush(stderr);
}

void
progress_say(Progress *progress, const char *format, ...)
{
  if (!progress->shown)
    return;
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_autofree char *shown = visible_message(text);
  progress->drawn = TRUE;
  fprintf(stderr, CLEAR_LINE "%s", shown);
  fflush(stderr);
}

void
progress_end(Progress *progress)
{
  if (!progress->drawn)
    return;
  fputs(CLEAR_LINE, stderr);
  fflush(stderr);
  progress->drawn = FALSE;
}
