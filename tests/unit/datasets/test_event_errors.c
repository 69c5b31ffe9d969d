/* Hostile files: the exact words of every refusal, and what is accepted. */
#include "event_text.h"

#define ICEWS "Event Date\tSource Name\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tStory\n"
#define CLINE "year,month,day,source,source_root,target,target_root,code,note\n"

#define ASSERT_FAILS(text, code, message) assert_fails(text, sizeof text - 1, NULL, code, EVENTS_FILE message)

/* A good row of GDELT, then one with a cell replaced. */
static void
assert_cell_fails(gsize column, const char *value, DataError code, const char *message)
{
  g_autofree char *good = gdelt_row(61, 0, NULL), *bad = gdelt_row(61, column, value);
  g_autofree char *text = g_strconcat(good, bad, NULL), *wanted = g_strconcat(EVENTS_FILE ":2:", message, NULL);
  assert_int_equal(assert_fails(text, strlen(text), NULL, code, wanted), 1);
}

/* The same, but accepted. */
static Event
cell_passes(EventReader **reader, gsize column, const char *value)
{
  g_autofree char *row = gdelt_row(61, column, value);
  *reader = open_text(row);
  return next_event(*reader);
}

static void
dates_that_are_none(void **state)
{
  (void)state;
  assert_cell_fails(2, "20180230", DATA_ERROR_PERIOD, "4: column 'SQLDATE': '20180230' is no date (YYYYMMDD)");
  assert_cell_fails(2, "", DATA_ERROR_PERIOD, "4: column 'SQLDATE': '' is no date (YYYYMMDD)");
  assert_cell_fails(2, "2018-01-01", DATA_ERROR_PERIOD, "4: column 'SQLDATE': '2018-01-01' is no date (YYYYMMDD)");
  assert_cell_fails(2, "20180101000000", DATA_ERROR_PERIOD,
                    "4: column 'SQLDATE': '20180101000000' is no date (YYYYMMDD)");
  assert_cell_fails(2, "00000101", DATA_ERROR_PERIOD, "4: column 'SQLDATE': '00000101' is no date (YYYYMMDD)");
  assert_cell_fails(60, "20181301", DATA_ERROR_PERIOD,
                    "139: column 'DATEADDED': '20181301' is no date (YYYYMMDD or YYYYMMDDHHMMSS)");
  ASSERT_FAILS(ICEWS "31/12/2017\ta\tConsult\t040\t1\tb\tc\n", DATA_ERROR_PERIOD,
               ":2:1: column 'Event Date': '31/12/2017' is no date (YYYY-MM-DD or month/day/year)");
  ASSERT_FAILS(CLINE "1975,2,29,a,a,b,b,010,c\n", DATA_ERROR_PERIOD,
               ":2:1: year '1975', month '2', day '29' is no date");
  ASSERT_FAILS("Event Date\tEvent Type\tActor Name\tRecipient Name\n1/2/2021\tAID\ta\tb\n", DATA_ERROR_PERIOD,
               ":2:1: column 'Event Date': '1/2/2021' is no date (YYYY-MM-DD)");
}

/* Whether they are meant is not the reader's to say. */
static void
dates_long_past_are_dates(void **state)
{
  (void)state;
  static const char *const dates[] = {"19200101", "19700101", "00010101", "99991231"};
  static const char *const days[] = {"1920-01-01", "1970-01-01", "0001-01-01", "9999-12-31"};
  for (gsize i = 0; i < G_N_ELEMENTS(dates); i++) {
    g_autoptr(EventReader) reader = NULL;
    const Event event = cell_passes(&reader, 2, dates[i]);
    assert_day(event.first, days[i]);
  }
}

static void
numbers_that_are_none(void **state)
{
  (void)state;
  assert_cell_fails(31, "1e999", DATA_ERROR_NUMBER,
                    "98: column 'GoldsteinScale': '1e999' is not a number (too large for a double)");
  assert_cell_fails(31, "inf", DATA_ERROR_NUMBER,
                    "98: column 'GoldsteinScale': 'inf' is not a number (text where digits belong)");
  assert_cell_fails(31, "1,5", DATA_ERROR_NUMBER,
                    "98: column 'GoldsteinScale': '1,5' is not a number (a comma where the decimal sign is a point)");
  assert_cell_fails(31, "NA", DATA_ERROR_NUMBER,
                    "98: column 'GoldsteinScale': 'NA' is not a number (text where digits belong)");
  assert_cell_fails(35, "0x1F", DATA_ERROR_NUMBER,
                    "109: column 'AvgTone': '0x1F' is not a number (hexadecimal digits are not read)");
  assert_cell_fails(32, "-1", DATA_ERROR_NUMBER, "102: column 'NumMentions': '-1' is not a count (negative)");
  assert_cell_fails(33, "2.5", DATA_ERROR_NUMBER, "105: column 'NumSources': '2.5' is not a count (not whole)");
  assert_cell_fails(34, "3000000000", DATA_ERROR_NUMBER,
                    "107: column 'NumArticles': '3000000000' is not a count (too large)");
  assert_cell_fails(30, "5", DATA_ERROR_SCHEMA, "96: column 'QuadClass': '5' is no quad class (0 to 4)");
  assert_cell_fails(30, "VERBAL", DATA_ERROR_SCHEMA, "96: column 'QuadClass': 'VERBAL' is no quad class (0 to 4)");
  assert_cell_fails(26, "yes", DATA_ERROR_SCHEMA, "88: column 'IsRootEvent': 'yes' is not 0 or 1");
}

static void
what_is_accepted_in_a_cell(void **state)
{
  (void)state;
  g_autoptr(EventReader) letters = NULL, empty = NULL, rounded = NULL, leaf = NULL, quote = NULL, name = NULL;
  assert_text(cell_passes(&letters, 27, "---").code, "---"); /* a weight table lists it as lacking */
  assert_true(isnan(cell_passes(&empty, 31, "").score));
  assert_int_equal(cell_passes(&rounded, 32, "1e+05").mentions, 100000);
  assert_false(cell_passes(&leaf, 26, "0").root);
  assert_text(cell_passes(&quote, 7, "\"THE \"BIG\" ONE").source.name, "\"THE \"BIG\" ONE");
  assert_text(cell_passes(&name, 17, "\xD0\x9C\xD0\xB8\xD0\xBD\xD1\x81\xD0\xBA").target.name,
              "\xD0\x9C\xD0\xB8\xD0\xBD\xD1\x81\xD0\xBA");
}

/* Nothing but tabs: there are enough columns, but no day. */
static void
every_cell_empty(void **state)
{
  (void)state;
  g_autofree char *tabs = g_strnfill(60, '\t');
  g_autofree char *text = g_strconcat(tabs, "\n", NULL);
  assert_fails(text, strlen(text), NULL, DATA_ERROR_PERIOD,
               EVENTS_FILE ":1:2: column 'SQLDATE': '' is no date (YYYYMMDD)");
}

static void
wrong_numbers_of_fields(void **state)
{
  (void)state;
  g_autofree char *good = gdelt_row(61, 0, NULL), *few = gdelt_row(60, 0, NULL), *many = gdelt_row(62, 60, "20180102");
  g_autofree char *short_row = g_strconcat(good, few, NULL), *long_row = g_strconcat(good, many, NULL);
  g_autofree char *first = g_strconcat(few, good, NULL);
  assert_fails(short_row, strlen(short_row), NULL, DATA_ERROR_SYNTAX, EVENTS_FILE ":2:1: 60 fields, expected 61");
  assert_fails(long_row, strlen(long_row), NULL, DATA_ERROR_SYNTAX, EVENTS_FILE ":2:157: 62 fields, expected 61");
  assert_fails(first, strlen(first), NULL, DATA_ERROR_SYNTAX, EVENTS_FILE ":1:1: 60 fields, expected 61");
  ASSERT_FAILS(ICEWS "2018-06-01\n", DATA_ERROR_SYNTAX, ":2:1: 1 field, expected 7");
  ASSERT_FAILS(CLINE "1975,2,1,a,a,b,b,010,\"c, d\",\"e\"\n", DATA_ERROR_SYNTAX, ":2:29: 10 fields, expected 9");
}

static void
a_last_row_that_is_cut_off(void **state)
{
  (void)state;
  ASSERT_FAILS(ICEWS "2018-06-01\ta\tConsult\t040\t1\tb\tc\n2018-06-01\ta\tCons", DATA_ERROR_SYNTAX,
               ":3:1: 3 fields, expected 7: the last line is cut off");

  g_autoptr(EventReader) reader = open_text(ICEWS "2018-06-01\ta\tConsult\t040\t1\tb\tc");
  next_event(reader);
  assert_at_end(reader);
  g_auto(GStrv) notes = event_reader_notes(reader);
  assert_string_equal(notes[0], EVENTS_FILE ": the last row does not end in a newline: is the file whole?");
  assert_null(notes[1]);
}

static void
bytes_that_are_no_text(void **state)
{
  (void)state;
  ASSERT_FAILS(ICEWS "2018-06-01\ta\0b\tConsult\t040\t1\tb\tc\n", DATA_ERROR_SYNTAX, ":2:13: NUL byte");
  ASSERT_FAILS(ICEWS "2018-06-01\tErdo\xF0"
                     "an\tConsult\t040\t1\tb\tc\n",
               DATA_ERROR_ENCODING, ":2:12: byte \\xF0 is not UTF-8");
  ASSERT_FAILS("\xFF\xFE"
               "1\0",
               DATA_ERROR_ENCODING, ": UTF-16 or UTF-32, not UTF-8: convert it by iconv");

  /* Story is not read. */
  g_autoptr(EventReader) reader = open_text(ICEWS "2018-06-01\ta\tConsult\t040\t1\tb\tS\xE3o Paulo\n");
  assert_text(next_event(reader).target.name, "b");
  assert_at_end(reader);
  g_auto(GStrv) notes = event_reader_notes(reader);
  assert_string_equal(notes[0], EVENTS_FILE ": 1 row not UTF-8, but only in columns that are not read");
}

static void
quotes_in_layouts_by_commas(void **state)
{
  (void)state;
  ASSERT_FAILS(CLINE "1975,2,1,a,a,b,b,010,5\" gun\n1975,2,1,a,a,b,b,010,x\n", DATA_ERROR_SYNTAX,
               ":2:23: stray quote (quote the field and double it: \"\")");
  ASSERT_FAILS(CLINE "1975,2,1,a,a,b,b,010,\"the \"big\" gun\"\n", DATA_ERROR_SYNTAX,
               ":2:27: stray quote (quote the field and double it: \"\")");
  ASSERT_FAILS(CLINE "1975,2,1,a,a,b,b,010,\"c\n1975,2,1,a,a,b,b,010,d\n", DATA_ERROR_SYNTAX,
               ":2:22: quote is never closed");
  ASSERT_FAILS(CLINE "1975,2,1,a,a,b,b,010,c\r1975,2,1,a,a,b,b,010,d\n", DATA_ERROR_SYNTAX,
               ":2:23: carriage return without line feed");
  /* A cell behind a line end within quotes has a line and a column of its own. */
  ASSERT_FAILS("note," CLINE "\"c\nd\",1975,2,x,a,a,b,b,010,c\n\"c\nd\",1975,2,1,a,a,b,b,010,c\n", DATA_ERROR_PERIOD,
               ":3:4: year '1975', month '2', day 'x' is no date");
}

static void
faults_of_a_catalogue(void **state)
{
  (void)state;
  ASSERT_FAILS("date,title,score\n2021,a,one\n", DATA_ERROR_NUMBER,
               ":2:8: column 'score': 'one' is not a number (text where digits belong)");
  ASSERT_FAILS("date,title,score\nsoon,a,1\n", DATA_ERROR_PERIOD,
               ":2:1: column 'date': 'soon' is no date (no year of four digits)");
  ASSERT_FAILS("start,end,title,score\n2021-05,2021-04,a,1\n", DATA_ERROR_SCHEMA,
               ":2:9: column 'end': '2021-04' is before the start");
  ASSERT_FAILS("date,title,direction\n2021,a,up\n", DATA_ERROR_SCHEMA,
               ":2:8: column 'direction': 'up' is no direction (+, - or 0)");
  ASSERT_FAILS("date,title,score,direction\n2021,a,2,-\n", DATA_ERROR_SCHEMA,
               ":2:10: column 'direction': '-' is against the sign of the score");
  ASSERT_FAILS("date,title,score,weight\n2021,a,2,-1\n", DATA_ERROR_NUMBER,
               ":2:10: column 'weight': '-1' is not a weight (negative)");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(dates_that_are_none, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(dates_long_past_are_dates, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(numbers_that_are_none, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(what_is_accepted_in_a_cell, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(every_cell_empty, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(wrong_numbers_of_fields, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(a_last_row_that_is_cut_off, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(bytes_that_are_no_text, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(quotes_in_layouts_by_commas, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(faults_of_a_catalogue, folder_enter, folder_leave),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
