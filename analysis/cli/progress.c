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

void
progress_draw(gpointer user, const EventReader *reader)
{
  Progress *progress = user;
  const gint64 now = g_get_monotonic_time();
  if (!progress->shown || now < progress->next)
    return;
  progress->next = now + EVERY;
  progress->drawn = TRUE;

  guint64 read, total;
  event_reader_progress(reader, &read, &total);
  const char *path = event_reader_path(reader);
  g_autofree char *name = visible_text(path, strlen(path));
  fprintf(stderr, CLEAR_LINE "%s ", name);
  if (total > 0) {
    const int cells = (int)(BAR * (double)MIN(read, total) / (double)total);
    fprintf(stderr, "[%.*s%*s] %d %%, ", cells, "##############################", BAR - cells, "",
            (int)(100 * (double)MIN(read, total) / (double)total));
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
