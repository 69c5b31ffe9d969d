/* Whole files: what is no file of events, limits, rows left out, empty lines, records that cross the buffer. */
#include "event_text.h"

#define EXTRACT "date,source,event_text,target\n"

#define ASSERT_FAILS(text, code, message) assert_fails(text, sizeof text - 1, NULL, code, EVENTS_FILE message)

#define KNOWN                                                                                                          \
  "; known are by the number of columns between tabs GDELT 2.0 events (61), GDELT 1.0 events (58), GDELT 1.0 events "  \
  "(57), Phoenix events (26), Phoenix events (27); by a header GDELT 2.0 events (GLOBALEVENTID, SQLDATE, EventCode, "  \
  "Actor1Geo_ADM2Code), GDELT 1.0 events (GLOBALEVENTID, SQLDATE, EventCode), ICEWS coded events (Event Date, Source " \
  "Name, Event Text, Target Name), extract of ICEWS (date, source, event_text, target), Cline's historical Phoenix "   \
  "events (year, month, day, source, source_root, target, target_root, code), POLECAT events (Event Date, Event "      \
  "Type, "                                                                                                             \
  "Actor Name, Recipient Name), catalogue of events (date or start, title, score or direction)"

static void
an_unknown_layout_is_told(void **state)
{
  (void)state;
  ASSERT_FAILS("reporter,partner,year,value,unit,flag\nBLR,DEU,2018,1,USD,\n", DATA_ERROR_SCHEMA,
               ": no layout of events that is known: the first line has 6 fields by commas: 'reporter', 'partner', "
               "'year', 'value', 'unit' ..." KNOWN);
  ASSERT_FAILS("1\t2\xC2\x9B\n", DATA_ERROR_SCHEMA,
               ": no layout of events that is known: the first line has 2 fields by tabs: '1', '2\\xC2\\x9B'" KNOWN);
  ASSERT_FAILS("Hello", DATA_ERROR_SCHEMA,
               ": no layout of events that is known: the first line has one field: 'Hello'" KNOWN);
}

static void
a_column_twice(void **state)
{
  (void)state;
  ASSERT_FAILS("date,title,score,Score\n2021,a,1,2\n", DATA_ERROR_SCHEMA,
               ":1: column 'score' of catalogue of events stands twice");
}

static void
nothing_to_read(void **state)
{
  (void)state;
  ASSERT_FAILS("", DATA_ERROR_SYNTAX, ": empty file: there is no event");
  ASSERT_FAILS("\xEF\xBB\xBF", DATA_ERROR_SYNTAX, ": empty file: there is no event");
  ASSERT_FAILS("\r\n" EXTRACT, DATA_ERROR_SYNTAX, ":1:1: empty line before the first row");
  ASSERT_FAILS(EXTRACT, DATA_ERROR_SYNTAX, ": no event: there is only a header");
  ASSERT_FAILS(EXTRACT "\n\n", DATA_ERROR_SYNTAX, ": no event: there is only a header");
}

static void
files_that_cannot_be_read(void **state)
{
  (void)state;
  GError *error = NULL;
  assert_null(event_reader_new("absent.tab", NULL, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_FILE, "absent.tab: No such file or directory");
  assert_null(event_reader_new(".", NULL, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_FILE, ".: Is a directory");
  ASSERT_FAILS("\x1F\x8B\x08", DATA_ERROR_FILE, ": packed by gzip: unpack it (gzip -dc FILE | ... -)");
  ASSERT_FAILS("PK\x03\x04", DATA_ERROR_FILE, ": packed by zip: unpack it (unzip -p FILE | ... -)");
}

/* A mark of byte order, CR LF and empty lines at the end are nothing. */
static void
windows_files(void **state)
{
  (void)state;
  g_autoptr(EventReader) reader = open_text("\xEF\xBB\xBF"
                                            "date,source,event_text,target\r\n2018-06-01,a,Consult,b\r\n\r\n\n");
  const Event event = next_event(reader);
  assert_text(event.target.name, "b");
  assert_int_equal(event.line, 2);
  assert_at_end(reader);
}

static void
an_empty_line_between_rows(void **state)
{
  (void)state;
  ASSERT_FAILS(EXTRACT "2018-06-01,a,Consult,b\n\n\n2018-06-01,a,Consult,b\n", DATA_ERROR_SYNTAX, ":3:1: empty line");
}

static void
a_row_over_the_limit(void **state)
{
  (void)state;
  const EventReaderOptions options = {.row_limit = 100};
  g_autofree char *name = g_strnfill(300, 'x'), *at_limit = g_strnfill(100 - strlen("2018-06-01,,Consult,b"), 'x');
  g_autofree char *text = g_strdup_printf(EXTRACT "2018-06-01,%s,Consult,b\n2018-06-02,%s,Consult,b\n", at_limit, name);
  assert_int_equal(
      assert_fails(text, strlen(text), &options, DATA_ERROR_SYNTAX, EVENTS_FILE ":3:1: row over 100 bytes"), 1);

  g_autofree char *quote = g_strdup_printf(EXTRACT "2018-06-01,\"%s,Consult,b\n", name);
  assert_fails(quote, strlen(quote), &options, DATA_ERROR_SYNTAX, EVENTS_FILE ":2:12: quote is never closed");

  g_autofree char *header = g_strdup_printf("date,source,event_text,target,%s\n", name);
  assert_fails(header, strlen(header), &options, DATA_ERROR_SYNTAX, EVENTS_FILE ":1: header over 100 bytes");
}

/* The usual limit, met by a line without an end. */
static void
a_line_without_an_end(void **state)
{
  (void)state;
  g_autofree char *tabs = g_strnfill(60, '\t'), *name = g_strnfill(3 * EVENT_ROW_LIMIT, 'x');
  g_autofree char *text = g_strconcat(tabs, name, NULL);
  assert_fails(text, strlen(text), NULL, DATA_ERROR_SYNTAX, EVENTS_FILE ":1:1: row over 1048576 bytes");
}

static void
bad_rows_are_left_out_and_counted(void **state)
{
  (void)state;
  const EventReaderOptions options = {.skip_bad = TRUE, .row_limit = 60};
  g_autofree char *name = g_strnfill(300, 'x');
  g_autofree char *text = g_strdup_printf(EXTRACT "2018-06-01,a,Consult,b\n"
                                                  "2018-06-31,a,Consult,b\n"
                                                  "2018-06-02,5\",Consult,b\n" /* and the next row is read */
                                                  "2018-06-03,a,Consult,b\n"
                                                  "\n"
                                                  "2018-06-04,a,Consult,b\n"
                                                  "2018-06-05,%s,Consult,b\n"
                                                  "2018-06-06,a,Consult\n"
                                                  "2018-06-07,a,Consult,b\n",
                                          name);
  g_autoptr(EventReader) reader = open_bytes(text, strlen(text), &options);
  static const struct {
    const char *day;
    guint line;
  } kept[] = {{"2018-06-01", 2}, {"2018-06-03", 5}, {"2018-06-04", 7}, {"2018-06-07", 10}};
  for (gsize i = 0; i < G_N_ELEMENTS(kept); i++) {
    const Event event = next_event(reader);
    assert_day(event.first, kept[i].day);
    assert_int_equal(event.line, kept[i].line);
  }
  assert_at_end(reader);
  assert_int_equal(event_reader_events(reader), 4);

  static const char *const messages[] = {":3:1: column 'date': '2018-06-31' is no date (YYYY-MM-DD or month/day/year)",
                                         ":4:13: stray quote (quote the field and double it: \"\")", ":6:1: empty line",
                                         ":8:1: row over 60 bytes", ":9:1: 3 fields, expected 4"};
  const Problems *skipped = event_reader_skipped(reader);
  assert_int_equal(problems_count(skipped), G_N_ELEMENTS(messages));
  for (gsize i = 0; i < G_N_ELEMENTS(messages); i++)
    assert_string_equal(problems_message(skipped, i) + strlen(EVENTS_FILE), messages[i]);
}

/* However bad the file, twenty messages are kept. */
static void
no_row_is_good(void **state)
{
  (void)state;
  const EventReaderOptions options = {.skip_bad = TRUE};
  g_autoptr(GString) text = g_string_new(EXTRACT);
  for (int i = 0; i < 1000; i++)
    g_string_append(text, "soon,a,Consult,b\n");
  g_autoptr(EventReader) reader = open_bytes(text->str, text->len, &options);
  assert_at_end(reader);
  assert_int_equal(event_reader_events(reader), 0);
  assert_int_equal(problems_count(event_reader_skipped(reader)), 1000);
  assert_non_null(problems_message(event_reader_skipped(reader), PROBLEMS_LISTED - 1));
}

/* Rows and quoted line ends fall on every place of the buffer's edge: nothing is lost, and lines are counted. */
static void
rows_across_the_buffer(void **state)
{
  (void)state;
  g_autoptr(GString) text = g_string_new(EXTRACT);
  guint line = 2;
  g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof line);
  for (int i = 0; text->len < 1200 * 1024; i++) {
    g_autofree char *name = g_strnfill((gsize)(i * 37 % 401), 'x');
    g_string_append_printf(text, "2018-06-01,\"%s\n%d\"\"\n\",Consult,b\r\n", name, i);
    g_array_append_val(lines, line);
    line += 3;
  }
  g_autoptr(EventReader) reader = open_text(text->str);
  for (guint i = 0; i < lines->len; i++) {
    const Event event = next_event(reader);
    g_autofree char *name = g_strnfill((gsize)(i * 37 % 401), 'x');
    g_autofree char *wanted = g_strdup_printf("%s\n%u\"\n", name, i);
    assert_text(event.source.name, wanted);
    assert_int_equal(event.line, g_array_index(lines, guint, i));
  }
  assert_at_end(reader);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(an_unknown_layout_is_told, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(a_column_twice, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(nothing_to_read, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(files_that_cannot_be_read, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(windows_files, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(an_empty_line_between_rows, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(a_row_over_the_limit, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(a_line_without_an_end, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(bad_rows_are_left_out_and_counted, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(no_row_is_good, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(rows_across_the_buffer, folder_enter, folder_leave),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
