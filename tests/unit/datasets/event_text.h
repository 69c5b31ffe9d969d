/* event_text.h - coded events given as text in a test; in a folder of the test's own (folder.h) */
#pragma once

#include "folder.h"

#include "datasets/event_reader.h"
#include "datasets/period.h"

#define EVENTS_FILE "events.tab"

static inline void
write_bytes(const char *text, gsize n)
{
  g_autoptr(GError) error = NULL;
  g_file_set_contents(EVENTS_FILE, text, (gssize)n, &error);
  assert_no_error(error);
}

static inline EventReader *
open_bytes(const char *text, gsize n, const EventReaderOptions *options)
{
  g_autoptr(GError) error = NULL;
  write_bytes(text, n);
  EventReader *reader = event_reader_new(EVENTS_FILE, options, &error);
  assert_no_error(error);
  assert_non_null(reader);
  return reader;
}

static inline EventReader *
open_text(const char *text)
{
  return open_bytes(text, strlen(text), NULL);
}

/* The next event, which there must be. */
static inline Event
next_event(EventReader *reader)
{
  g_autoptr(GError) error = NULL;
  Event event;
  const EventStatus status = event_reader_next(reader, &event, &error);
  assert_no_error(error);
  assert_int_equal(status, EVENT_READ);
  return event;
}

static inline void
assert_at_end(EventReader *reader)
{
  g_autoptr(GError) error = NULL;
  Event event;
  const EventStatus status = event_reader_next(reader, &event, &error);
  assert_no_error(error);
  assert_int_equal(status, EVENT_END);
}

#define assert_text(slice, wanted)                                                                                     \
  do {                                                                                                                 \
    const EventText slice_ = (slice);                                                                                  \
    g_autofree char *got_ = g_strndup(slice_.text, slice_.length);                                                     \
    assert_string_equal(got_, (wanted));                                                                               \
  } while (0)

/* A day as text, so that a test can be read. */
#define assert_day(day, wanted)                                                                                        \
  do {                                                                                                                 \
    int y_, m_, d_;                                                                                                    \
    day_to_date((day), &y_, &m_, &d_);                                                                                 \
    g_autofree char *got_ = g_strdup_printf("%04d-%02d-%02d", y_, m_, d_);                                             \
    assert_string_equal(got_, (wanted));                                                                               \
  } while (0)

/* The events of the bytes before the first fault; the fault must read exactly like that. */
static inline guint64
assert_fails(const char *text, gsize n, const EventReaderOptions *options, DataError code, const char *message)
{
  GError *error = NULL;
  write_bytes(text, n);
  g_autoptr(EventReader) reader = event_reader_new(EVENTS_FILE, options, &error);
  Event event;
  EventStatus status = reader ? EVENT_READ : EVENT_FAILED;
  while (status == EVENT_READ)
    status = event_reader_next(reader, &event, &error);
  assert_int_equal(status, EVENT_FAILED);
  const guint64 n_events = reader ? event_reader_events(reader) : 0;
  assert_error(error, DATA_ERROR, (int)code, message);
  return n_events;
}

/* A row of GDELT with so many columns, of which one (from 1; 0: none) holds another value (transfer full). */
static inline char *
gdelt_row(gsize n_columns, gsize column, const char *value)
{
  GString *row = g_string_new(NULL);
  static const char *const cells[] = {[1] = "42",   [2] = "20180101", [6] = "BLRGOV",     [7] = "BELARUS",
                                      [8] = "BLR",  [13] = "GOV",     [16] = "IGOEUREEC", [17] = "THE EUROPEAN UNION",
                                      [18] = "EUR", [19] = "EEC",     [26] = "1",         [27] = "010",
                                      [30] = "1",   [31] = "0.0",     [32] = "10",        [33] = "2",
                                      [34] = "9",   [35] = "-1.25"};
  for (gsize i = 1; i <= n_columns; i++) {
    const char *cell = i < G_N_ELEMENTS(cells) && cells[i] ? cells[i] : "";
    if (i == (n_columns == 61 ? 60 : 57))
      cell = n_columns == 61 ? "20180102030405" : "20180102";
    g_string_append_printf(row, "%s%s", i > 1 ? "\t" : "", i == column ? value : cell);
  }
  g_string_append_c(row, '\n');
  return g_string_free(row, FALSE);
}
